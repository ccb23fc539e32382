"""SOPs that are hard to draw: many rows, long words, decisions that lead far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tolok.sop.domain.dokumen import Keputusan, Langkah, MutuBaku, Pelaksana, Sop
from tolok.sop.pustaka import muat

__all__ = ["SOP_BERAT"]

_PENDEK = ("Kepala Dinas", "Sekretaris", "Kepala Bidang", "Kasubbag Perencanaan", "Staf")
_PANJANG = (
    "Tim Perencanaan, Penganggaran dan Evaluasi",
    "Pejabat Pengelola Informasi dan Dokumentasi Pembantu",
    "Instansi Lain/Media Sosial/Pelapor",
)
_ASAL = muat("003").langkah


def _lajur(banyak: int, nama: tuple[str, ...] = _PENDEK) -> tuple[Pelaksana, ...]:
    return tuple(Pelaksana(kode=f"l{i}", nama=nama[i % len(nama)]) for i in range(banyak))


def _sop(
    banyak: int,
    lajur: tuple[Pelaksana, ...],
    putusan: Mapping[int, Keputusan] | None = None,
    **lain: object,
) -> Sop:
    langkah = [
        replace(
            _ASAL[n % len(_ASAL)],
            nomor=n + 1,
            pelaksana=(lajur[n * 2 % len(lajur)].kode,),
            keputusan=(putusan or {}).get(n + 1),
            **lain,  # type: ignore[arg-type]
        )
        for n in range(banyak)
    ]
    return Sop(nama="Uji Gambar", pelaksana=lajur, langkah=tuple(langkah))


def _bersama(sop: Sop) -> Sop:
    """Every other row done jointly with the lane after the next."""

    def satu(n: int, langkah: Langkah) -> Langkah:
        kode = dict.fromkeys((langkah.pelaksana[0], sop.pelaksana[(n + 2) % 5].kode))
        return replace(langkah, pelaksana=tuple(kode)) if n % 2 == 0 else langkah

    return replace(sop, langkah=tuple(satu(n, x) for n, x in enumerate(sop.langkah)))


_BUTIR = tuple(f"Dokumen pendukung ke-{n} dari pemohon" for n in range(1, 13))
SOP_BERAT: Mapping[str, Sop] = {
    "satu lajur": _sop(8, _lajur(1), {4: Keputusan(tidak=2), 6: Keputusan(tidak=4)}),
    "sembilan lajur berkepala panjang": _sop(9, _lajur(9, _PANJANG)),
    "enam puluh baris": _sop(60, _lajur(5), {n: Keputusan(tidak=n - 6) for n in range(7, 60, 7)}),
    "uraian empat ratus huruf": _sop(
        8, _lajur(4), uraian=("Menelaah kelengkapan persyaratan administrasi pemohon " * 8)[:400]
    ),
    "kelengkapan dua belas butir": _sop(6, _lajur(4), mutu=MutuBaku(kelengkapan=_BUTIR)),
    "sepuluh keputusan": _sop(
        12, _lajur(5), {n: Keputusan(tidak=n - 1) for n in range(2, 12)}
    ),
    "kembali melewati tiga halaman": _sop(
        30, _lajur(5), {21: Keputusan(tidak=2), 26: Keputusan(tidak=9), 28: Keputusan(tidak=2)}
    ),
    "tidak yang maju": _sop(
        9, _lajur(5),
        {2: Keputusan(setuju=3, tidak=6), 5: Keputusan(setuju=8), 6: Keputusan(tidak="selesai")},
    ),
    "tiga kembali ke satu baris": _sop(
        9, _lajur(5), {n: Keputusan(tidak=2) for n in (5, 7, 8)}
    ),
    "dua pelaku": _bersama(_sop(9, _lajur(5), {6: Keputusan(tidak=2)})),
    "baris sejajar": _sop(7, _lajur(5), {2: Keputusan(setuju=(3, 4, 5))}),
    "tanpa waktu": _sop(6, _lajur(3), mutu=MutuBaku()),
}  # fmt: skip
