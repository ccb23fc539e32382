"""The workbook of `tolok skp nilai`: one row per employee, their activities or planned results.

A sheet with one refused cell is not appraised at all: a mean over what could be read would be a
wrong mark. The other sheets go on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.importers.buku_ukur import baca_periode
from tolok.kinerja.importers.sel_ukur import Masalah, baca_tanggal, baca_teks
from tolok.kinerja.importers.tabel import (
    Baris,
    PembacaTabel,
    baris_data,
    kunci_judul,
)
from tolok.kinerja.importers.xlsx import BukuKerja, buka
from tolok.regulasi.skp import AturanSkp, aturan_angka_kredit
from tolok.skp.domain.angka_kredit import baca_jenjang
from tolok.skp.domain.buku import (
    KOLOM_KEGIATAN,
    KOLOM_PEGAWAI,
    KOLOM_PERILAKU,
    KOLOM_PERILAKU_ASN,
    KOLOM_RHK,
    BukuSkp,
    LembarSkp,
)
from tolok.skp.domain.ekspektasi import Rating, baca_rating
from tolok.skp.domain.rezim import JenisPegawaiSkp, MasaPenilaian, TanpaRezim, pilih_rezim
from tolok.skp.importers.baris_prestasi import baca_prestasi
from tolok.skp.importers.baris_rhk import baca_perilaku_asn, baca_rhk

__all__ = ["baca_buku_skp"]

_LEMBAR = {
    "kegiatan": (KOLOM_KEGIATAN, KOLOM_KEGIATAN[:2]),
    "perilaku": (KOLOM_PERILAKU, KOLOM_PERILAKU[:1]),
    "rhk": (KOLOM_RHK, KOLOM_RHK[:2]),
    "perilaku kerja": (KOLOM_PERILAKU_ASN, KOLOM_PERILAKU_ASN[:2]),
}

# Other names under which offices write the same column.
_NAMA_LAIN = {
    "Kerjasama": "Kerja sama",
    "Rating hasil": "Rating hasil kerja",
    "Rating perilaku kerja": "Rating perilaku",
    "Status pegawai": "Jenis pegawai",
    "Tanggal mulai": "Periode mulai",
    "Tanggal selesai": "Periode selesai",
}

BarisBernomor = tuple[int, Baris]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pegawai:
    """A row of sheet Pegawai that can be used so far."""

    nomor: int
    kode: str
    baris: Baris
    masa: MasaPenilaian
    jenis: JenisPegawaiSkp
    aturan: AturanSkp


def baca_buku_skp(isi: bytes) -> BukuSkp:
    """Read a workbook; MasukanTidakSah when nothing in it can be used at all."""
    buku = buka(isi)
    nama = {kunci_judul(n): n for n in buku.nama_lembar}
    if "pegawai" not in nama:
        ada = ", ".join(buku.nama_lembar) or "tidak ada"
        raise MasukanTidakSah(
            f"Lembar Pegawai tidak ada (lembar yang ada: {ada}).",
            "Pakai templat dari tolok skp nilai --templat.",
        )
    pembaca = PembacaTabel(nama["pegawai"])
    kolom = (*KOLOM_PEGAWAI, "Periode")
    baris_pegawai = _baca_lembar(buku, nama["pegawai"], kolom, KOLOM_PEGAWAI[:2])
    kelompok, galat = _kelompok(buku, nama, _kode_ada(baris_pegawai))
    dipakai: dict[str, int] = {}
    lembar = []
    for nomor, baris in baris_pegawai:
        pegawai = _pegawai(nomor, baris, pembaca, dipakai)
        if pegawai is None:
            continue
        satu, masalah = _lembar(pegawai, pembaca, kelompok, nama)
        galat.extend(masalah)
        if satu is not None:
            lembar.append(satu)
    return BukuSkp(lembar=tuple(lembar), galat=(*pembaca.galat, *galat))


def _baca_lembar(
    buku: BukuKerja, nama: str, kolom: Sequence[str], wajib: Sequence[str]
) -> list[BarisBernomor]:
    """Rows by the names of the template, whichever name the office wrote."""
    lain = [k for k, asli in _NAMA_LAIN.items() if asli in kolom]
    return [
        (nomor, {_NAMA_LAIN.get(k, k): sel for k, sel in baris.items()})
        for nomor, baris in baris_data(buku, nama, (*kolom, *lain), wajib)
    ]


def _kode_ada(baris: Sequence[BarisBernomor]) -> set[str]:
    return {kode.casefold() for _, b in baris if (kode := baca_teks(b.get("Kode")))}


def _kelompok(
    buku: BukuKerja, nama: Mapping[str, str], dikenal: set[str]
) -> tuple[dict[str, dict[str, list[BarisBernomor]]], list[GalatSel]]:
    """Rows of the other sheets by employee; a row of nobody is refused."""
    hasil: dict[str, dict[str, list[BarisBernomor]]] = {}
    galat: list[GalatSel] = []
    for kunci, (kolom, wajib) in _LEMBAR.items():
        hasil[kunci] = {}
        if kunci not in nama:
            continue
        pembaca = PembacaTabel(nama[kunci])
        for nomor, baris in _baca_lembar(buku, nama[kunci], kolom, wajib):
            kode = baca_teks(baris.get("Kode"))
            if kode is None or kode.casefold() not in dikenal:
                masalah = "Kode kosong." if kode is None else f"Kode {kode} tidak ada."
                saran = f"Tulis kode yang ada pada lembar {nama['pegawai']}."
                pembaca.tolak(nomor, "Kode", baris.get("Kode"), Masalah(masalah, saran))
                continue
            hasil[kunci].setdefault(kode.casefold(), []).append((nomor, baris))
        galat.extend(pembaca.galat)
    return hasil, galat


def _pegawai(
    nomor: int, baris: Baris, pembaca: PembacaTabel, dipakai: dict[str, int]
) -> _Pegawai | None:
    sebelum = len(pembaca.galat)
    kode = baca_teks(baris.get("Kode"))
    if kode is None:
        pembaca.tolak(
            nomor, "Kode", None, Masalah("Kode kosong.", "Beri kode yang unik untuk lembar ini.")
        )
    elif dipakai.setdefault(kode.casefold(), nomor) != nomor:
        pembaca.tolak(
            nomor,
            "Kode",
            baris.get("Kode"),
            Masalah(
                f"Kode {kode} sudah dipakai pada baris {dipakai[kode.casefold()]}.",
                "Beri kode lain atau hapus baris yang berulang.",
            ),
        )
    jenis = _jenis(nomor, baris, pembaca)
    masa = _masa(nomor, baris, pembaca)
    if kode is None or jenis is None or masa is None or len(pembaca.galat) > sebelum:
        return None
    aturan = pilih_rezim(masa, jenis)
    if isinstance(aturan, TanpaRezim):
        kolom = "Periode mulai" if "Periode mulai" in baris else "Periode"
        pembaca.tolak(nomor, kolom, baris.get(kolom), Masalah(aturan.masalah, aturan.saran))
        return None
    return _Pegawai(nomor=nomor, kode=kode, baris=baris, masa=masa, jenis=jenis, aturan=aturan)


def _jenis(nomor: int, baris: Baris, pembaca: PembacaTabel) -> JenisPegawaiSkp | None:
    teks = baca_teks(baris.get("Jenis pegawai")) or JenisPegawaiSkp.PNS.value
    try:
        return JenisPegawaiSkp(teks.upper().replace("P3K", "PPPK"))
    except ValueError:
        masalah = Masalah(f"Jenis pegawai “{teks}” tidak dikenal.", "Tulis PNS atau PPPK.")
        pembaca.tolak(nomor, "Jenis pegawai", baris.get("Jenis pegawai"), masalah)
        return None


def _masa(nomor: int, baris: Baris, pembaca: PembacaTabel) -> MasaPenilaian | None:
    """The days appraised: two dates, or a period such as "2025" or "Semester I 2020"."""
    teks = baca_teks(baris.get("Periode"))
    if teks is not None and "Periode mulai" not in baris:
        periode = baca_periode(teks)
        if periode is not None:
            return MasaPenilaian(mulai=periode.mulai, selesai=periode.selesai)
        masalah = Masalah(f"Periode “{teks}” tidak dikenal.", "Tulis seperti 2025.")
        pembaca.tolak(nomor, "Periode", baris.get("Periode"), masalah)
        return None
    hari = [_tanggal(nomor, baris, k, pembaca) for k in ("Periode mulai", "Periode selesai")]
    if hari[0] is None or hari[1] is None:
        return None
    if hari[1] < hari[0]:
        masalah = Masalah(
            "Periode selesai sebelum Periode mulai.", "Tukar atau perbaiki tanggalnya."
        )
        pembaca.tolak(nomor, "Periode selesai", baris.get("Periode selesai"), masalah)
        return None
    return MasaPenilaian(mulai=hari[0], selesai=hari[1])


def _tanggal(nomor: int, baris: Baris, kolom: str, pembaca: PembacaTabel) -> date | None:
    hari = baca_tanggal(baris.get(kolom))
    if hari is None:
        hari = Masalah(f"{kolom} kosong.", "Tulis tanggalnya, misalnya 1 Januari 2025.")
    if isinstance(hari, Masalah):
        pembaca.tolak(nomor, kolom, baris.get(kolom), hari)
        return None
    return hari


def _lembar(
    pegawai: _Pegawai,
    pembaca: PembacaTabel,
    kelompok: Mapping[str, Mapping[str, list[BarisBernomor]]],
    nama: Mapping[str, str],
) -> tuple[LembarSkp | None, list[GalatSel]]:
    milik = {k: v.get(pegawai.kode.casefold(), []) for k, v in kelompok.items()}
    sebelum = len(pembaca.galat)
    if pegawai.aturan.jenis == "prestasi_kerja":
        prestasi, galat = baca_prestasi(
            pembaca, (pegawai.nomor, pegawai.baris), milik, nama, pegawai.aturan
        )
        if prestasi is None or galat or len(pembaca.galat) > sebelum:
            return None, galat
        return _susun(pegawai, prestasi=prestasi), []
    rhk, galat = baca_rhk(pembaca, pegawai.nomor, milik["rhk"], nama, pegawai.aturan)
    perilaku, galat_perilaku = baca_perilaku_asn(milik["perilaku kerja"], nama, pegawai.aturan)
    galat += galat_perilaku
    hasil = _rating(pegawai, "Rating hasil kerja", pembaca)
    sikap = _rating(pegawai, "Rating perilaku", pembaca)
    jenjang = _jenjang(pegawai, pembaca)
    if galat or len(pembaca.galat) > sebelum:
        return None, galat
    return _susun(
        pegawai,
        rhk=rhk,
        perilaku=perilaku,
        rating_hasil=hasil,
        rating_perilaku=sikap,
        jenjang=jenjang,
    ), []


def _susun(pegawai: _Pegawai, **isi: object) -> LembarSkp:
    return LembarSkp(
        kode=pegawai.kode,
        nama=baca_teks(pegawai.baris.get("Nama")) or "",
        jenis_pegawai=pegawai.jenis.value,
        masa=pegawai.masa,
        aturan=pegawai.aturan,
        nip=baca_teks(pegawai.baris.get("NIP")),
        **isi,  # type: ignore[arg-type]  # fields of the regime, named by the two callers above
    )


def _rating(pegawai: _Pegawai, kolom: str, pembaca: PembacaTabel) -> Rating | None:
    teks = baca_teks(pegawai.baris.get(kolom))
    rating = None if teks is None else baca_rating(teks)
    if teks is not None and (rating is None or pegawai.aturan.jenis != "ekspektasi"):
        masalah = (
            Masalah(
                f"{kolom} “{teks}” tidak dikenal.",
                "Tulis Di Bawah Ekspektasi, Sesuai Ekspektasi, atau Di Atas Ekspektasi.",
            )
            if rating is None
            else Masalah(f"{kolom} belum dikenal pada masa {pegawai.masa.teks}.", "Kosongkan.")
        )
        pembaca.tolak(pegawai.nomor, kolom, pegawai.baris.get(kolom), masalah)
        return None
    return rating


def _jenjang(pegawai: _Pegawai, pembaca: PembacaTabel) -> str | None:
    teks = baca_teks(pegawai.baris.get("Jenjang"))
    aturan = aturan_angka_kredit(pegawai.masa.selesai)
    if teks is None or aturan is None:
        return None
    jenjang = baca_jenjang(teks, aturan)
    if jenjang is None:
        pilihan = ", ".join(k.replace("_", " ").title() for k in aturan.nilai("koefisien"))
        masalah = Masalah(f"Jenjang “{teks}” tidak dikenal.", f"Pilih {pilihan}, atau kosongkan.")
        pembaca.tolak(pegawai.nomor, "Jenjang", pegawai.baris.get("Jenjang"), masalah)
    return jenjang
