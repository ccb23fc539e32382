"""Reads "Templat Penyiapan Kantor": sheets Instansi, Unit, Jabatan, Pegawai, and the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.buku_kantor import (
    HAL_INSTANSI,
    HAL_PASANG,
    KOLOM,
    WAJIB_KANTOR,
    BukuKantor,
)
from tolok.kinerja.domain.buku_rencana import BukuRencana
from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.importers.buku_rencana import baca_isi_rencana
from tolok.kinerja.importers.sel_ukur import Masalah
from tolok.kinerja.importers.tabel_buku import LembarBuku, baris_lembar, cari_lembar
from tolok.kinerja.importers.xlsx import BukuKerja, buka
from tolok.organisasi.domain.isi_kantor import (
    IsiInstansi,
    IsiJabatan,
    IsiKantor,
    IsiPegawai,
    IsiPenempatan,
    IsiUnit,
    TemuanKantor,
)
from tolok.organisasi.domain.istilah import (
    JenisJabatan,
    JenisUnit,
    Kapasitas,
    Peran,
    StatusPegawai,
)

__all__ = ["baca_buku_kantor", "letakkan_kantor"]

_Isi = TypeVar("_Isi")
_LEMBAR = {"instansi": "Instansi", "unit": "Unit", "jabatan": "Jabatan", "pegawai": "Pegawai"}
_PADANAN_UNIT = {"pimpinan": "induk", "uptd": "upt", "uptd/upt": "upt", "upt/uptd": "upt"}
_PADANAN_JABATAN = {
    "eselon_ii": "jpt_pratama", "ii_b": "jpt_pratama", "ii.b": "jpt_pratama", "jpt": "jpt_pratama",
    "eselon_iii": "administrator", "eselon_iv": "pengawas", "jft": "fungsional", "jfu": "pelaksana",
    "jabatan_fungsional": "fungsional", "jabatan_pelaksana": "pelaksana",
}  # fmt: skip
_PADANAN_KAPASITAS = {"pejabat_definitif": "definitif", "tetap": "definitif"}
_PADANAN_PERAN = {"penjaga_arsip": "arsiparis", "evaluator/auditor": "auditor"}


def baca_buku_kantor(isi: bytes, lama: IsiRencana) -> BukuKantor:
    """Read the workbook; `lama` is the plan of the year as it stands.

    Raises MasukanTidakSah when it is no such workbook.
    """
    buku = buka(isi)
    pembaca = _Pembaca(buku)
    kepala, pasang = pembaca.instansi()
    kantor = IsiKantor(
        instansi=kepala,
        unit=tuple(pembaca.lembar("Unit", _unit)),
        jabatan=tuple(pembaca.lembar("Jabatan", _jabatan)),
        pegawai=tuple(pembaca.lembar("Pegawai", _pegawai)),
    )
    rencana = _rencana(buku, lama)
    return BukuKantor(
        isi=kantor,
        rencana=rencana.isi if rencana else None,
        galat=(*pembaca.galat, *(rencana.galat if rencana else ())),
        baris=pembaca.baris,
        letak=(rencana.letak or {}) if rencana else {},
        mentah={**pembaca.mentah, **((rencana.mentah or {}) if rencana else {})},
        pasang=pasang,
    )


def _rencana(buku: BukuKerja, lama: IsiRencana) -> BukuRencana | None:
    """The plan sheets, when something is written on them; agreements alone are no plan."""
    if cari_lembar(buku, "Simpul") is None or cari_lembar(buku, "Indikator") is None:
        return None
    hasil = baca_isi_rencana(buku, lama)
    if not hasil.isi.simpul and not hasil.isi.indikator:
        return None
    if not hasil.isi.perjanjian:
        return replace(hasil, isi=replace(hasil.isi, perjanjian=lama.perjanjian))
    return hasil


class _Pembaca:
    """Reads the sheets of an office, keeping errors and row numbers."""

    def __init__(self, buku: BukuKerja) -> None:
        self._buku = buku
        self.galat: list[GalatSel] = []
        self.baris: dict[str, tuple[int, ...]] = {}
        self.mentah: dict[tuple[str, int, str], str] = {}

    def _nama(self, lembar: str) -> str:
        ada = cari_lembar(self._buku, lembar)
        if ada is None:
            raise MasukanTidakSah(
                f"Lembar {lembar} tidak ada (lembar yang ada: {', '.join(self._buku.nama_lembar)}).",
                "Pakai Templat Penyiapan Kantor dari halaman Langkah penyiapan.",
            )
        return ada

    def lembar(self, nama: str, baca: Callable[[LembarBuku], _Isi]) -> list[_Isi]:
        """Every row of a sheet."""
        ada = self._nama(nama)
        lembar = LembarBuku(ada)
        hasil, nomor_baris = [], []
        for nomor, baris in baris_lembar(self._buku, ada, KOLOM[nama], WAJIB_KANTOR[nama]):
            lembar.buka(nomor, baris)
            hasil.append(baca(lembar))
            nomor_baris.append(nomor)
        self.galat += lembar.galat
        self.baris[nama.casefold()] = tuple(nomor_baris)
        self.mentah |= {(nama.casefold(), *kunci): isi for kunci, isi in lembar.mentah.items()}
        return hasil

    def instansi(self) -> tuple[IsiInstansi, dict[str, str]]:
        """The letterhead, and what an installation is told."""
        ada = self._nama("Instansi")
        lembar = LembarBuku(ada)
        hal = {h.casefold(): a for h, a in {**HAL_INSTANSI, **HAL_PASANG}.items()}
        isi: dict[str, str] = {}
        for nomor, baris in baris_lembar(self._buku, ada, KOLOM["Instansi"], KOLOM["Instansi"]):
            lembar.buka(nomor, baris)
            nama = hal.get(lembar.teks("Hal").casefold())
            if nama is not None:
                isi[nama] = lembar.digit("Isi", 18) if nama == "nip" else lembar.teks("Isi")
        self.galat += lembar.galat
        kepala = {n: isi.get(n, "") for n in HAL_INSTANSI.values()}
        return IsiInstansi(**kepala), isi


def _unit(x: LembarBuku) -> IsiUnit:
    return IsiUnit(
        nama=x.teks("Nama unit"),
        jenis=x.wajib_pilihan(
            "Jenis", JenisUnit, JenisUnit.LAIN, _PADANAN_UNIT | _label(JenisUnit)
        ),
        induk=x.teks("Di bawah unit"),
    )


def _jabatan(x: LembarBuku) -> IsiJabatan:
    return IsiJabatan(
        nama=x.teks("Nama jabatan"),
        unit=x.teks("Unit"),
        jenis=x.wajib_pilihan(
            "Jenis",
            JenisJabatan,
            JenisJabatan.PELAKSANA,
            _PADANAN_JABATAN | _label(JenisJabatan),
        ),
        atasan=x.teks("Atasan langsung"),
        kepala_unit=x.ya("Memimpin unit"),
    )


def _pegawai(x: LembarBuku) -> IsiPegawai:
    jabatan = x.teks("Jabatan")
    duduk = IsiPenempatan(
        jabatan=jabatan,
        kapasitas=x.pilihan(
            "Sebagai", Kapasitas, Kapasitas.DEFINITIF, _PADANAN_KAPASITAS | _label(Kapasitas)
        ),
        mulai=x.hari("Mulai"),
        selesai=x.hari("Sampai"),
        dasar=x.teks("Nomor SK atau surat perintah"),
    )
    peran = None
    if x.teks("Wewenang"):
        peran = x.pilihan(
            "Wewenang", Peran, Peran.MENYIAPKAN_PELAKSANAAN, _PADANAN_PERAN | _label(Peran)
        )
        if peran in (Peran.AUDITOR, Peran.PEMBINA):
            x.tolak(
                "Wewenang",
                Masalah(
                    f"Wewenang {peran.label} tidak diberikan lewat buku kerja.",
                    "Beri dari halaman Wewenang, dengan dasarnya.",
                ),
            )
    return IsiPegawai(
        nama=x.teks("Nama dengan gelar"),
        nip=x.digit("NIP", 18),
        pangkat=x.teks("Pangkat/golongan"),
        status=x.pilihan("Status", StatusPegawai, StatusPegawai.PNS),
        kertas=x.ya("Menandatangani di kertas"),
        penempatan=duduk if jabatan else None,
        peran=peran,
    )


def _label(jenis: Iterable[object]) -> dict[str, str]:
    """The words shown for a choice, as keys of `LembarBuku.pilihan`."""
    hasil = {}
    for satu in jenis:
        label = str(getattr(satu, "label", "")).casefold()
        kunci = "_".join(label.replace(".", " ").replace("-", " ").split())
        hasil[kunci] = str(satu).casefold()
    return hasil


def letakkan_kantor(temuan: Iterable[TemuanKantor], buku: BukuKantor) -> list[GalatSel]:
    """Findings of the office as cells of the workbook."""
    hasil = []
    for t in temuan:
        semua = buku.baris.get(t.benda, ())
        baris = semua[t.urut] if t.urut < len(semua) else 0
        hasil.append(
            GalatSel(
                lembar=_LEMBAR[t.benda],
                baris=baris,
                kolom=t.kolom,
                nilai=buku.mentah.get((t.benda, baris, t.kolom), ""),
                masalah=t.masalah,
                saran=t.saran,
            )
        )
    return hasil
