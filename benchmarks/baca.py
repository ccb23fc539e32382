"""What the reader of SOP documents reads rightly, field by field, and how long it takes.

The five sample texts are compared with careful human readings, then the same SOPs as Word, Excel,
HTML and PDF pages with drawn symbols. Documents of one's own are looked at, without human
readings of them, when TOLOK_KORPUS names their folder. The table is docs/rujukan/hasil-baca.md.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.hasil import Ukuran
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Keyakinan, Sop
from tolok.sop.importers.baca import baca_dokumen, dokumen_dari
from tolok.sop.tests.banding_bacaan import DATA, Bidang, bandingkan, harapan
from tolok.sop.tests.pembuat.buku_xlsx import buat_xlsx
from tolok.sop.tests.pembuat.halaman_html import buat_html
from tolok.sop.tests.pembuat.isi import IsiDokumen, tata
from tolok.sop.tests.pembuat.naskah_docx import buat_docx
from tolok.sop.tests.pembuat.naskah_pdf import buat_pdf

JUDUL = "The reader of SOP documents"

_HALAMAN = Path(__file__).parent.parent / "docs" / "rujukan" / "hasil-baca.md"
_CONTOH = ("000", "001", "002", "003", "004")
_PEMBUAT: dict[str, Callable[[IsiDokumen], bytes]] = {
    "docx": buat_docx, "xlsx": buat_xlsx, "html": buat_html, "pdf": buat_pdf,
}  # fmt: skip
_BENTUK = ("teks", *_PEMBUAT)
_AWAL = """# Hasil baca

Ditulis oleh `python -m benchmarks baca`. Setiap bidang hasil bacaan dibandingkan dengan bacaan
manusia yang teliti: teks sebagai kata berhuruf kecil, daftar digabung, unit menurut kata yang sama
(≥ 0,6), lajur boleh yang utama atau salah satu pilihannya; bidang yang oleh pembaca manusianya
ditandai tidak pasti tidak dibandingkan.

Lima teks contoh berasal dari lima instansi, dengan kerusakan aslinya (kolom menyatu, kotak alir
hilang, huruf salah baca); nama orang dan NIP-nya rekaan. Bentuk lain dibuat dari SOP yang sama:
tabel dengan sel gabung, simbol di kolom lajur, dan panah. Aturan pembaca tidak mengenal satu pun
dokumen ini; sebuah pengujian menjaganya.
"""


@dataclass(frozen=True, slots=True)
class _Bacaan:
    """One document read: its form, its name, the compared fields, seconds, pages."""

    bentuk: str
    nama: str
    bidang: tuple[Bidang, ...]
    detik: float
    halaman: int


def ukur() -> list[Ukuran]:
    """Read everything, write the page, give the figures."""
    semua = [_teks(nama) for nama in _CONTOH]
    for bentuk in _PEMBUAT:
        semua += [_buatan(bentuk, nama) for nama in _CONTOH]
    korpus = _korpus()
    _HALAMAN.write_text(_tulisan(semua, korpus), encoding="utf-8")
    hasil = [_benar(bentuk, semua) for bentuk in _BENTUK]
    hasil += [_cepat(bentuk, semua) for bentuk in _BENTUK]
    return hasil


def _teks(nama: str) -> _Bacaan:
    isi = (DATA / f"{nama}.txt").read_bytes()
    return _satu("teks", nama, isi, f"{nama}.txt", harapan(nama))


def _buatan(bentuk: str, nama: str) -> _Bacaan:
    (sop,) = baca_dokumen((DATA / f"{nama}.txt").read_bytes(), nama)
    isi = tata(sop)
    return _satu(
        bentuk, nama, _PEMBUAT[bentuk](isi), f"{nama}.{bentuk}", _tercetak(harapan(nama), isi)
    )


def _tercetak(harap: dict[str, Any], isi: IsiDokumen) -> dict[str, Any]:
    """The human reading with what our pages print in another way: units of times, an agency."""
    langkah = [
        satu | {"waktu_teks": baris.waktu or None}
        for satu, baris in zip(harap["langkah"], isi.langkah, strict=True)
    ]
    return harap | {"unit": harap["unit"] or isi.unit, "langkah": langkah}


def _satu(bentuk: str, nama: str, isi: bytes, berkas: str, harap: dict[str, Any]) -> _Bacaan:
    halaman = max(1, len(dokumen_dari(isi, berkas).halaman))
    detik = []
    terbaca: tuple[Sop, ...] = ()
    for _ in range(3):
        mulai = process_time()
        terbaca = baca_dokumen(isi, berkas)
        detik.append(process_time() - mulai)
    bidang = tuple(bandingkan(terbaca[0], harap)) if terbaca else ()
    return _Bacaan(bentuk, nama, bidang, min(detik), halaman)


def _benar(bentuk: str, semua: Sequence[_Bacaan]) -> Ukuran:
    bidang = [satu for baca in semua if baca.bentuk == bentuk for satu in baca.bidang]
    benar = sum(satu.benar for satu in bidang)
    return Ukuran(
        nama=f"fields read rightly, {bentuk} ({benar} of {len(bidang)})",
        nilai=100 * benar / max(1, len(bidang)),
        satuan="%",
        sasaran="100" if bentuk == "teks" else "≥ 97",
        bukan_bukti="five SOPs only; the texts are real and damaged, the other forms were made "
        "from them by our own tests, so they show the reading of a form and not of its variety",
    )


def _cepat(bentuk: str, semua: Sequence[_Bacaan]) -> Ukuran:
    baca = [satu for satu in semua if satu.bentuk == bentuk]
    detik = sum(satu.detik for satu in baca) / sum(satu.halaman for satu in baca)
    return Ukuran(
        nama=f"reading a page, {bentuk}",
        nilai=detik,
        satuan="s",
        sasaran="≤ 0.5" if bentuk == "pdf" else "≤ 0.1",
        bukan_bukti="processor time, best of 3; a text without form feeds counts as one page",
    )


def _tulisan(semua: Sequence[_Bacaan], korpus: Sequence[str]) -> str:
    jenis = list(dict.fromkeys(b.jenis for satu in semua for b in satu.bidang))
    baris = [_AWAL, "## Benar dari semua, per bidang", ""]
    baris += [f"| bidang | {' | '.join(_BENTUK)} |", f"|---|{'---|' * len(_BENTUK)}"]
    baris += [f"| {_sebut(satu)} | {' | '.join(_hitung(semua, satu))} |" for satu in jenis]
    baris += ["", "## Benar dari semua, per dokumen", ""]
    baris += [f"| dokumen | {' | '.join(_BENTUK)} |", f"|---|{'---|' * len(_BENTUK)}"]
    baris += [f"| {nama} | {' | '.join(_per_dokumen(semua, nama))} |" for nama in _CONTOH]
    baris += ["", "## Yang salah", ""]
    salah = [
        f"| {baca.bentuk} {baca.nama} | {bidang.tempat} | {_isi(bidang.dibaca)} | {_isi(bidang.harapan)} |"
        for baca in semua
        for bidang in baca.bidang
        if not bidang.benar
    ]
    kepala = ["| dokumen | bidang | dibaca | seharusnya |", "|---|---|---|---|"]
    baris += [*kepala, *salah] if salah else ["Tidak ada."]
    if korpus:
        baris += ["", "## Dokumen dari luar", "", *korpus]
    return "\n".join(baris) + "\n"


def _sebut(jenis: str) -> str:
    return jenis.replace("_", " ")


def _hitung(semua: Sequence[_Bacaan], jenis: str) -> list[str]:
    hasil = []
    for bentuk in _BENTUK:
        bidang = [b for s in semua if s.bentuk == bentuk for b in s.bidang if b.jenis == jenis]
        hasil.append(f"{sum(b.benar for b in bidang)}/{len(bidang)}")
    return hasil


def _per_dokumen(semua: Sequence[_Bacaan], nama: str) -> list[str]:
    dicari = {satu.bentuk: satu.bidang for satu in semua if satu.nama == nama}
    return [f"{sum(b.benar for b in dicari[s])}/{len(dicari[s])}" for s in _BENTUK]


def _isi(nilai: object) -> str:
    teks = " ".join(str(satu) for satu in nilai) if isinstance(nilai, tuple) else str(nilai)
    return teks.replace("|", "/")[:120] or "–"


def _korpus() -> list[str]:
    """What was read out of the documents in TOLOK_KORPUS, in sums: no file is named."""
    folder = os.environ.get("TOLOK_KORPUS")
    if not folder:
        return []
    hitung: Counter[str] = Counter()
    for berkas in sorted(Path(folder).iterdir()):
        if berkas.suffix.lower() in (".pdf", ".docx", ".xlsx", ".html", ".txt"):
            _catat(hitung, berkas)
    sebutan = {
        "berkas": "berkas dicoba", "ditolak": "berkas ditolak dengan satu kalimat",
        "sop": "SOP dibaca", "berlabel": "SOP dengan nama, nomor, dan unit",
        "langkah": "langkah", "lajur": "langkah dengan lajur yang terbaca dari simbol atau kalimat",
        "ragu": "langkah dengan lajur berkeyakinan rendah", "waktu": "langkah dengan waktu",
    }  # fmt: skip
    return [
        "Dokumen instansi lain, tanpa bacaan manusia sebagai pembanding:",
        "",
        "| apa | banyak |",
        "|---|---|",
        *(f"| {arti} | {hitung[kunci]} |" for kunci, arti in sebutan.items()),
    ]


def _catat(hitung: Counter[str], berkas: Path) -> None:
    hitung["berkas"] += 1
    try:
        semua = baca_dokumen(berkas.read_bytes(), berkas.name)
    except MasukanTidakSah:
        hitung["ditolak"] += 1
        return
    for sop in semua:
        hitung["sop"] += 1
        hitung["berlabel"] += bool(sop.nomor and sop.unit)
        catatan = {satu.lokasi: satu for satu in sop.catatan_baca}
        for langkah in sop.langkah:
            satu = catatan.get(f"langkah/{langkah.nomor}/pelaksana")
            hitung["langkah"] += 1
            hitung["waktu"] += langkah.mutu.waktu is not None
            hitung["lajur"] += satu is None or satu.cara.value == "terbaca"
            hitung["ragu"] += satu is not None and satu.keyakinan is Keyakinan.RENDAH
