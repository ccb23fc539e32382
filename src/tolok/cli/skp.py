"""`tolok skp nilai`: appraise a workbook of SKP sheets without Django, database or settings."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tolok.cli.berkas_perintah import baca, laporkan, periksa_tujuan, satu_baris, tulis
from tolok.dasar.galat import GalatTolok, MasukanTidakSah

if TYPE_CHECKING:
    from tolok.kinerja.domain.buku import GalatSel
    from tolok.skp.domain.buku import HasilBukuSkp

__all__ = ["jalankan"]

PEMAKAIAN = """\
Pemakaian: tolok skp nilai BUKU.xlsx [-o HASIL.json|.xlsx] [--format json|yaml|teks] [--timpa]
           tolok skp nilai --templat TEMPLAT.xlsx [--timpa]

Menilai lembar SKP dari satu buku kerja. Peraturan yang dipakai mengikuti masa penilaian tiap
pegawai: PP 46/2011 dan Perka BKN 1/2013 sampai 30 Juni 2021, PermenPANRB 6/2022 sejak 2022.
BUKU boleh - untuk membaca masukan baku. Tanpa -o hasilnya ditulis ke keluaran baku.

  -o BERKAS       tulis ke berkas (.json atau .xlsx); tidak menimpa kecuali --timpa
  --format NAMA   json (bawaan), yaml, atau teks
  --templat       tulis buku kerja kosong untuk diisi
  --timpa         boleh menimpa berkas yang sudah ada
"""
_FORMAT = ("json", "yaml", "teks")
_AKHIRAN = {".json": "json", ".xlsx": "xlsx"}
_BERNILAI = {"-o": "keluaran", "--format": "bentuk", "--templat": "templat"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pilihan:
    buku: str | None = None
    keluaran: str | None = None
    bentuk: str | None = None
    templat: str | None = None
    timpa: bool = False
    bantuan: bool = False


def jalankan(argv: Sequence[str]) -> int:
    """Run `tolok skp`; 0 done, 1 some sheets were refused, 2 nothing can be used."""
    gc.disable()  # one short job without cycles
    try:
        pilihan = _pilihan(argv)
        if pilihan.bantuan:
            sys.stdout.write(PEMAKAIAN)
            return 0
        if pilihan.templat is not None:
            return _tulis_templat(pilihan.templat, timpa=pilihan.timpa)
        return _nilai(pilihan)
    except GalatTolok as galat:
        sys.stderr.write(f"tolok skp: {satu_baris(str(galat))}\n")
        return 2
    except BrokenPipeError:
        return 2
    except (MemoryError, RecursionError):
        sys.stderr.write("tolok skp: berkas terlalu besar untuk dibaca.\n")
        return 2
    finally:
        gc.enable()


def _pilihan(argv: Sequence[str]) -> _Pilihan:
    sisa = list(argv)
    bantuan = not sisa or sisa[0] in {"-h", "--help", "--bantuan"}
    if bantuan:
        return _Pilihan(bantuan=True)
    if sisa.pop(0) != "nilai":
        raise MasukanTidakSah("Perintahnya: tolok skp nilai.", "Lihat tolok skp --help.")
    nilai: dict[str, str] = {}
    saklar: set[str] = set()
    while sisa:
        _satu(sisa, nilai, saklar)
    pilihan = _Pilihan(**nilai, timpa="timpa" in saklar, bantuan="bantuan" in saklar)
    if not pilihan.bantuan and pilihan.buku is None and pilihan.templat is None:
        raise MasukanTidakSah(
            "Sebutkan buku kerjanya.", "Contoh: tolok skp nilai skp.xlsx -o hasil.json"
        )
    return pilihan


def _satu(sisa: list[str], nilai: dict[str, str], saklar: set[str]) -> None:
    """Take one option (and its value) off the front."""
    kata, sama, kanan = sisa.pop(0), "", ""
    if kata.startswith("--"):
        kata, sama, kanan = kata.partition("=")
    if kata in _BERNILAI:
        if not sama and not sisa:
            raise MasukanTidakSah(f"Pilihan {kata} memerlukan nilai.", "Lihat tolok skp --help.")
        nilai[_BERNILAI[kata]] = kanan if sama else sisa.pop(0)
    elif kata in {"--timpa", "-h", "--help", "--bantuan"}:
        saklar.add("timpa" if kata == "--timpa" else "bantuan")
    elif kata.startswith("-") and kata != "-":
        raise MasukanTidakSah(f"Pilihan {kata} tidak dikenal.", "Lihat tolok skp --help.")
    elif "buku" in nilai:
        raise MasukanTidakSah(f"Hanya satu buku kerja; “{kata}” berlebih.")
    else:
        nilai["buku"] = kata


def _bentuk(pilihan: _Pilihan) -> str:
    """The format by the suffix of -o, or by --format; json when neither says."""
    if pilihan.bentuk is not None and pilihan.bentuk not in _FORMAT:
        raise MasukanTidakSah(
            f"Format “{pilihan.bentuk}” tidak dikenal.", f"Pilih {', '.join(_FORMAT)}."
        )
    if pilihan.keluaran in {None, "-"}:
        return pilihan.bentuk or "json"
    akhiran = Path(pilihan.keluaran or "").suffix.lower()
    if akhiran not in _AKHIRAN:
        raise MasukanTidakSah(
            f"Keluaran berakhiran “{akhiran}” tidak dapat ditulis.",
            f"Pakai {' atau '.join(_AKHIRAN)}.",
        )
    if pilihan.bentuk not in {None, _AKHIRAN[akhiran]}:
        raise MasukanTidakSah(
            f"Format {pilihan.bentuk} tidak cocok dengan akhiran {akhiran}.",
            "Pakai salah satunya.",
        )
    return _AKHIRAN[akhiran]


def _nilai(pilihan: _Pilihan) -> int:
    bentuk = _bentuk(pilihan)
    if pilihan.keluaran is not None:
        periksa_tujuan(pilihan.keluaran, timpa=pilihan.timpa)
    from tolok.skp.domain.buku import nilai_buku
    from tolok.skp.importers.buku_skp import baca_buku_skp

    nama = pilihan.buku or ""
    try:
        buku = baca_buku_skp(baca(nama))
    except MasukanTidakSah as galat:
        if nama in galat.pesan:
            raise
        raise MasukanTidakSah(f"{nama}: {galat.pesan}", galat.saran) from galat
    if not buku.lembar:
        raise MasukanTidakSah(f"{nama}: {_tanpa_lembar(buku.galat)}")
    hasil = nilai_buku(buku)
    tulis(_susun(hasil, bentuk), pilihan.keluaran)
    laporkan(hasil.galat)
    return 1 if hasil.galat else 0


def _tanpa_lembar(galat: Sequence[GalatSel]) -> str:
    if not galat:
        return "lembar Pegawai tidak berisi satu baris pun."
    g = galat[0]
    lain = f" (dan {len(galat) - 1} masalah lain)" if len(galat) > 1 else ""
    return (
        f"tidak ada lembar SKP yang dapat dinilai; lembar {g.lembar} baris {g.baris} kolom"
        f" {g.kolom}: {g.masalah} {g.saran}{lain}"
    )


def _susun(hasil: HasilBukuSkp, bentuk: str) -> bytes:
    if bentuk == "teks":
        from tolok.skp.renderers.skp_teks import sebagai_teks

        return sebagai_teks(hasil).encode()
    if bentuk == "xlsx":
        from tolok.skp.renderers.templat_skp import buku_hasil

        return buku_hasil(hasil)
    from tolok.skp.renderers.skp_json import sebagai_json, teks_json

    if bentuk == "yaml":
        import yaml

        return yaml.safe_dump(sebagai_json(hasil), allow_unicode=True, sort_keys=False).encode()
    return teks_json(hasil).encode()


def _tulis_templat(tujuan: str, *, timpa: bool) -> int:
    if Path(tujuan).suffix.lower() != ".xlsx":
        raise MasukanTidakSah(f"Templat ditulis sebagai .xlsx, bukan “{Path(tujuan).name}”.")
    periksa_tujuan(tujuan, timpa=timpa)
    from tolok.skp.renderers.templat_skp import templat

    tulis(templat(), tujuan)
    sys.stderr.write(f"Templat ditulis ke {tujuan}.\n")
    return 0
