"""Closed lists of words of an office: kinds of unit, post, capacity, lane rule and grant."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "KODE_PENUNJUKAN",
    "AturanLajur",
    "JenisBerhalangan",
    "JenisHari",
    "JenisInstansi",
    "JenisJabatan",
    "JenisPemda",
    "JenisUnit",
    "Kapasitas",
    "Lingkup",
    "Peran",
    "StatusPegawai",
    "Zona",
]

KODE_PENUNJUKAN = "penunjukan"
"""Code of a team that was named for one run; no decree formed it, so none is copied from it."""


class _Pilihan(StrEnum):
    """A StrEnum whose members carry the words officials read."""

    label: str

    def __new__(cls, nilai: str, label: str = "") -> _Pilihan:
        """Make a member from its stored value and its shown word."""
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.label = label
        return anggota

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """Pairs (value, word) for a form or a model field, in order."""
        return [(anggota.value, anggota.label) for anggota in cls]


class JenisPemda(_Pilihan):
    """Level of regional government (UU 23/2014)."""

    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"


class Zona(_Pilihan):
    """Time zone of a pemda; `nama_iana` is the key of the zone data."""

    WIB = "WIB", "Waktu Indonesia Barat (WIB)"
    WITA = "WITA", "Waktu Indonesia Tengah (WITA)"
    WIT = "WIT", "Waktu Indonesia Timur (WIT)"

    @property
    def nama_iana(self) -> str:
        """Name of the zone in the IANA database."""
        return {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[self.value]


class JenisInstansi(_Pilihan):
    """Kind of perangkat daerah (PP 18/2016 Ps 5 and 29)."""

    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    SEKRETARIAT_DAERAH = "sekretariat_daerah", "Sekretariat Daerah"
    SEKRETARIAT_DPRD = "sekretariat_dprd", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    KECAMATAN = "kecamatan", "Kecamatan"
    LAIN = "lain", "Lainnya"


class JenisUnit(_Pilihan):
    """Kind of unit kerja inside an office; `induk` is the office itself, led by its head."""

    INDUK = "induk", "Pimpinan"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    BIDANG = "bidang", "Bidang"
    SUBBAGIAN = "subbagian", "Subbagian"
    UPT = "upt", "UPT/UPTD"
    LAIN = "lain", "Unit lain"


class JenisJabatan(_Pilihan):
    """Kind of post (UU 20/2023)."""

    KEPALA_DAERAH = "kepala_daerah", "Kepala Daerah"
    JPT_PRATAMA = "jpt_pratama", "JPT Pratama"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    FUNGSIONAL = "fungsional", "Fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"

    @property
    def tunggal(self) -> bool:
        """Whether one person at a time holds the post definitively."""
        return self not in (JenisJabatan.FUNGSIONAL, JenisJabatan.PELAKSANA)


class Kapasitas(_Pilihan):
    """In which capacity a post is held.

    Plh. stands in for an official who is away for a while, Plt. for a post that is vacant
    (UU 30/2014 Ps 34; SE BKN 1/SE/I/2021); Pj. is for a head of region and the Sekda.
    """

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."

    @property
    def awalan(self) -> str:
        """What stands before the post's name on a letter: "Plt. ", or nothing."""
        return "" if self is Kapasitas.DEFINITIF else f"{self.label} "


class StatusPegawai(_Pilihan):
    """ASN = PNS + PPPK (UU 20/2023)."""

    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"


class JenisBerhalangan(_Pilihan):
    """Kinds of absence that other rooms have rules for; every other is told by its reason alone."""

    BIASA = "biasa", "Cuti, dinas luar, sakit, atau lainnya"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"
    CLTN = "cltn", "Cuti di luar tanggungan negara"


class AturanLajur(_Pilihan):
    """How a lane of an SOP finds its people in this office (docs/penjelasan/jalannya-sop.md)."""

    JABATAN = "jabatan", "Pemegang jabatan"
    KEPALA_UNIT = "kepala_unit", "Kepala unit (satu atau beberapa)"
    PEGAWAI_UNIT = "pegawai_unit", "Pegawai sebuah unit"
    TIM = "tim", "Tim"
    ATASAN_SUBJEK = "atasan_subjek", "Atasan langsung pegawai yang bersangkutan"
    SUBJEK = "subjek", "Pegawai yang bersangkutan"
    DITETAPKAN = "ditetapkan", "Tim yang ditetapkan saat SOP berjalan"


class Peran(_Pilihan):
    """A right that is granted by date, apart from any post."""

    ADMINISTRATOR = "administrator", "Administrator"
    MENYIAPKAN_PELAKSANAAN = "menyiapkan_pelaksanaan", "Menyiapkan pelaksanaan"
    ARSIPARIS = "arsiparis", "Penjaga arsip"
    AUDITOR = "auditor", "Evaluator/auditor"
    PEMBINA = "pembina", "Pembina (lintas perangkat daerah)"


class Lingkup(_Pilihan):
    """How far a grant reaches."""

    INSTANSI = "instansi", "Perangkat daerah ini"
    PEMDA = "pemda", "Seluruh pemerintah daerah"


class JenisHari(_Pilihan):
    """Where a special day comes from."""

    NASIONAL = "nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    DAERAH = "daerah", "Ketetapan daerah"
