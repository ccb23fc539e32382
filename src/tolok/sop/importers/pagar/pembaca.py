"""The child behind the fence: reads one document from standard input, answers on output.

Run as a program by `pagar`; it binds itself to its limits before it looks at the first byte.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tolok.dasar.galat import GalatTolok
from tolok.sop.domain.bentuk import urai
from tolok.sop.importers.baca import baca_sop, dokumen_dari, sop_dari
from tolok.sop.importers.dokumen import Halaman, Tempat
from tolok.sop.importers.jenis_isi import JenisDokumen, kenali_jenis
from tolok.sop.importers.makna.rakit import SopTerbaca
from tolok.sop.importers.pagar.anak import batasi_diri
from tolok.sop.importers.pagar.baca import BATAS_BITA, BATAS_DETIK, BATAS_MEMORI
from tolok.sop.importers.teks_sumber import bernomor_baris

__all__ = ["batasi_pembaca", "utama"]

_GALAT_TERKENAL = 3
_Sisi = tuple[float, float, float, float]
_BERGAMBAR = frozenset({JenisDokumen.PDF, JenisDokumen.GAMBAR})


def utama() -> int:
    """0: answered with SOPs; 3: answered with a refusal."""
    batasi_pembaca()
    nama = sys.argv[1] if len(sys.argv) > 1 else ""
    isi = sys.stdin.buffer.read(BATAS_BITA + 1)
    galat: tuple[str, str, str] | None = None
    semua: list[dict[str, object]] = []
    try:
        semua = _baca(isi, nama)
    except GalatTolok as salah:
        galat = (salah.pesan, salah.saran, salah.aturan)
    except (MemoryError, RecursionError):
        galat = (
            "Berkas itu tidak dapat dibaca: isinya memakan memori di luar batas.",
            "Pakai bagian yang memuat SOP saja, atau simpan ulang dari aplikasi asalnya.",
            "sop.baca.memori",
        )
    sys.stdout.write(json.dumps({"galat": galat, "sop": semua}))
    sys.stdout.flush()
    return 0 if galat is None else _GALAT_TERKENAL


def batasi_pembaca() -> None:
    """Bind this process to what a reading may use."""
    batasi_diri(memori=BATAS_MEMORI, ruang_alamat=4 * BATAS_MEMORI, detik=2 * BATAS_DETIK)


def _baca(isi: bytes, nama: str) -> list[dict[str, object]]:
    """Each SOP as its file, with the places it was read from."""
    jenis = kenali_jenis(isi, nama)
    if jenis is JenisDokumen.BPMN:
        return _urai_semua(baca_sop(isi, nama), {}, bergambar=0, teks=False)
    dokumen = dokumen_dari(isi, nama)
    ukuran = {h.nomor: h for h in dokumen.halaman}
    bergambar = len(ukuran) if jenis in _BERGAMBAR else 0
    teks = jenis is JenisDokumen.TEKS
    baris: tuple[str, ...] = ()
    if not bergambar and not teks:
        dokumen, baris = bernomor_baris(dokumen)
    return _urai_semua(sop_dari(dokumen), ukuran, bergambar=bergambar, teks=teks, baris=baris)


def _urai_semua(
    terbaca: Iterable[SopTerbaca],
    ukuran: Mapping[int, Halaman],
    *,
    bergambar: int,
    teks: bool,
    baris: Sequence[str] = (),
) -> list[dict[str, object]]:
    return [
        {
            "berkas": json.dumps(urai(satu.sop), default=_angka),
            "halaman": bergambar,
            "teks": teks,
            "baris": list(baris),
            "bidang": {
                lokasi: letak
                for lokasi, tempat in satu.tempat.items()
                if (letak := _letak(tempat, ukuran))
            },
        }
        for satu in terbaca
    ]


def _angka(nilai: object) -> int | float:
    """The number of a printed time."""
    if not isinstance(nilai, Decimal):
        raise TypeError(type(nilai).__name__)
    return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)


def _letak(tempat: Tempat, ukuran: Mapping[int, Halaman]) -> dict[str, object]:
    """A place in short: page, box as shares of its page, line."""
    hasil: dict[str, object] = {}
    if tempat.halaman is not None:
        hasil["h"] = tempat.halaman
    if tempat.baris_teks is not None:
        hasil["b"] = tempat.baris_teks
    halaman = ukuran.get(tempat.halaman or 0)
    if tempat.kotak is not None and halaman is not None and halaman.lebar and halaman.tinggi:
        k, lebar, tinggi = tempat.kotak, halaman.lebar, halaman.tinggi
        sisi = (k.kiri / lebar, k.atas / tinggi, k.kanan / lebar, k.bawah / tinggi)
        sisi = _seperti_tercetak(sisi, halaman.putar)
        hasil["k"] = [round(min(max(satu, 0.0), 1.0), 4) for satu in sisi]
    return hasil


def _seperti_tercetak(sisi: _Sisi, putar: int) -> _Sisi:
    """A box on a page that was turned clockwise, on the page as it came: shares of its sides.

    >>> _seperti_tercetak((0.1, 0.2, 0.3, 0.4), 180)
    (0.7, 0.6, 0.9, 0.8)
    """
    kiri, atas, kanan, bawah = sisi
    if putar == 90:
        return (atas, 1 - kanan, bawah, 1 - kiri)
    if putar == 180:
        return (1 - kanan, 1 - bawah, 1 - kiri, 1 - atas)
    if putar == 270:
        return (1 - bawah, kiri, 1 - atas, kanan)
    return sisi


if __name__ == "__main__":
    sys.exit(utama())
