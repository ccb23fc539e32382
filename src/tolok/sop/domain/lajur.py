"""Lanes by their printed names: which role a lane is, and which lanes a sentence mentions.

Nothing here knows a lane's code: "Kadis", "Kepala Dinas" and "Kepala Badan" are one role, so a
page whose lanes are named otherwise derives the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tolok.sop.domain.dokumen import Pelaksana

__all__ = ["AturanLajur", "Lajur", "Peran", "kenali", "lajur_disebut"]


class AturanLajur(StrEnum):
    """Rule of a PetaLajur: how a lane finds its people."""

    JABATAN = "jabatan"
    KEPALA_UNIT = "kepala_unit"
    PEGAWAI_UNIT = "pegawai_unit"
    TIM = "tim"
    ATASAN_SUBJEK = "atasan_subjek"
    SUBJEK = "subjek"
    DITETAPKAN = "ditetapkan"


class Peran(StrEnum):
    """The role a lane's name says, with the word that names it in a tidied sentence."""

    ATASAN = "atasan langsung"
    PEGAWAI = "pegawai"
    TIM = "tim"
    KEPALA = "kepala dinas"
    SEKRETARIS = "sekretaris"
    KASUBBAG = "kasubbag"
    KEPALA_BIDANG = "kepala bidang"
    PERENCANA = "fungsional perencana"
    PELAKSANA = "pelaksana"
    STAF = "staf"
    LAIN = ""


_SATU_KATA = tuple(
    (re.compile(rf"\b(?:{pola})\b"), kata)
    for pola, kata in (
        (r"kadis|kaban|kepala (?:badan|opd|skpd|perangkat daerah|kantor|satuan)|pimpinan",
         "kepala dinas"),
        (r"sekdis|sekban|sekretaris (?:dinas|badan)", "sekretaris"),
        (r"kasub ?bag|kasubag|ka sub ?bag(?:ian)?|kepala sub ?bag(?:ian)?|kasubbagian", "kasubbag"),
        (r"kabid|kepala (?:upt|uptd)", "kepala bidang"),
        (r"(?:jabatan )?fungsional perencana|perencana ahli \w+|jfp|perencana", Peran.PERENCANA),
        (r"jabatan pelaksana", "pelaksana"),
        (r"pokja|kelompok kerja", "tim"),
        (r"pejabat penilai(?: kinerja)?", "atasan langsung"),
        (r"(?:para |seluruh |semua |setiap )(?:asn|pns|pegawai|aparatur)", "pegawai"),
        (r"asn|pns", "pegawai"),
        (r"bidang bidang", "bidang"),
    )
)  # fmt: skip
_URUTAN = (
    Peran.ATASAN,
    Peran.TIM,
    Peran.KEPALA_BIDANG,
    Peran.KASUBBAG,
    Peran.PERENCANA,
    Peran.SEKRETARIS,
    Peran.KEPALA,
    Peran.PELAKSANA,
    Peran.STAF,
)
_ATURAN = {
    Peran.ATASAN: AturanLajur.ATASAN_SUBJEK,
    Peran.PEGAWAI: AturanLajur.SUBJEK,
    Peran.TIM: AturanLajur.TIM,
    Peran.KEPALA_BIDANG: AturanLajur.KEPALA_UNIT,
    Peran.PELAKSANA: AturanLajur.PEGAWAI_UNIT,
    Peran.STAF: AturanLajur.PEGAWAI_UNIT,
}
_SEBUTAN = {Peran.KEPALA_BIDANG: r"kepala bidang|bidang", Peran.TIM: r"tim", Peran.STAF: r"staf"}


def _rapi(teks: str) -> str:
    bersih = re.sub(r"[^a-z0-9]+", " ", teks.lower()).strip()
    for pola, kata in _SATU_KATA:
        bersih = pola.sub(str(kata), bersih)
    return bersih


@dataclass(frozen=True, slots=True, kw_only=True)
class Lajur:
    """A lane with its role; `aturan` is the PetaLajur's word, or the one its name suggests."""

    kode: str
    nama: str
    peran: Peran
    aturan: AturanLajur
    ditebak: bool

    @property
    def per_unit(self) -> bool:
        """One task for each unit: heads of units, of which there are several."""
        tunggal = self.peran not in (Peran.KEPALA_BIDANG, Peran.LAIN)
        return self.aturan is AturanLajur.KEPALA_UNIT and not tunggal

    @property
    def per_pegawai(self) -> bool:
        """One task for each employee: the employee, or the employee's superior."""
        return self.aturan in (AturanLajur.SUBJEK, AturanLajur.ATASAN_SUBJEK)


def kenali(pelaksana: Pelaksana, aturan: str | None, *, tim_dibentuk: bool) -> Lajur:
    """Role and rule of a lane. `tim_dibentuk`: the SOP itself forms its Tim by an SK."""
    nama = _rapi(pelaksana.nama)
    peran = _peran(nama)
    tebakan = _tebak(peran, nama)
    if peran is Peran.TIM and tim_dibentuk:
        tebakan = AturanLajur.DITETAPKAN
    dipakai = AturanLajur(aturan) if aturan else tebakan
    return Lajur(
        kode=pelaksana.kode,
        nama=pelaksana.nama,
        peran=peran,
        aturan=dipakai,
        ditebak=not aturan,
    )


def _peran(nama: str) -> Peran:
    if re.match(r"pegawai\b", nama):
        return Peran.PEGAWAI
    for peran in _URUTAN:
        if re.search(rf"\b{re.escape(peran.value)}\b", nama):
            return peran
    return Peran.KEPALA_BIDANG if re.match(r"bidang\b|bidang$|upt", nama) else Peran.LAIN


def _tebak(peran: Peran, nama: str) -> AturanLajur:
    aturan = _ATURAN.get(peran, AturanLajur.JABATAN)
    if peran is Peran.KEPALA_BIDANG:
        # "Kepala Bidang Perdagangan" is one post; "Kepala Bidang/UPT" are many.
        sisa = re.sub(r"\b(?:para|kepala|bidang|upt|uptd|unit|terkait|dan)\b", "", nama).split()
        return AturanLajur.JABATAN if sisa else aturan
    return aturan


def lajur_disebut(teks: str, lajur: Sequence[Lajur]) -> list[str]:
    """Codes of the lanes a sentence mentions, in the order of mention."""
    rapi = _rapi(teks)
    ditemukan: dict[str, int] = {}
    for satu in lajur:
        tempat = _tempat(rapi, satu, lajur)
        if tempat is not None:
            ditemukan[satu.kode] = tempat
    return sorted(ditemukan, key=ditemukan.__getitem__)


def _tempat(rapi: str, satu: Lajur, semua: Iterable[Lajur]) -> int | None:
    nama = _rapi(satu.nama)
    utuh = re.search(rf"\b{re.escape(nama)}\b", rapi)
    if utuh or satu.peran in (Peran.LAIN, Peran.PEGAWAI):
        return utuh.start() if utuh else None
    sekandung = [lain for lain in semua if lain.peran is satu.peran]
    if len(sekandung) > 1 and any(
        re.search(rf"\b{re.escape(_rapi(lain.nama))}\b", rapi) for lain in sekandung
    ):
        return None
    cocok = re.search(rf"\b(?:{_SEBUTAN.get(satu.peran, re.escape(satu.peran.value))})\b", rapi)
    return cocok.start() if cocok and satu is sekandung[0] else None
