"""Follow-ups (D18): the lines of a plan, and what may happen to each until it is verified as done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tolok.dasar.galat import TransisiTidakSah
from tolok.dasar.temuan import Temuan, Tingkat

__all__ = [
    "FORMAT",
    "TERBUKA",
    "JenisCatatan",
    "Perubahan",
    "StatusTindakLanjut",
    "baris_isi",
    "hari",
    "id_baris",
    "pecah_rekomendasi",
    "periksa",
    "rencanakan",
    "ringkas",
    "sesudah",
]

FORMAT = "tolok/rencana-tindak-lanjut/1"
_WAJIB = {
    "uraian": "uraian",
    "rencana": "rencana aksi",
    "keluaran": "keluaran atau ukuran selesai",
    "jabatan": "penanggung jawab",
    "tenggat": "tenggat",
}


class StatusTindakLanjut(StrEnum):
    """Where a follow-up stands."""

    BELUM = "belum"
    BERJALAN = "berjalan"
    DIAJUKAN = "diajukan"
    SELESAI = "selesai"
    BATAL = "batal"

    @property
    def label(self) -> str:
        """In words.

        >>> StatusTindakLanjut.DIAJUKAN.label
        'Menunggu verifikasi'
        """
        return _LABEL[self]


_LABEL = {
    StatusTindakLanjut.BELUM: "Belum dimulai",
    StatusTindakLanjut.BERJALAN: "Berjalan",
    StatusTindakLanjut.DIAJUKAN: "Menunggu verifikasi",
    StatusTindakLanjut.SELESAI: "Selesai",
    StatusTindakLanjut.BATAL: "Dibatalkan",
}
TERBUKA = (
    StatusTindakLanjut.BELUM, StatusTindakLanjut.BERJALAN, StatusTindakLanjut.DIAJUKAN,
)  # fmt: skip


class JenisCatatan(StrEnum):
    """What happens to a follow-up; each is one line of its history."""

    DICATAT = "dicatat"
    DIUBAH = "diubah"
    KEMAJUAN = "kemajuan"
    DIAJUKAN = "diajukan"
    DITERIMA = "diterima"
    DITOLAK = "ditolak"
    TENGGAT = "tenggat"
    DIALIHKAN = "dialihkan"
    BATAL = "batal"

    @property
    def label(self) -> str:
        """In words, after who did it."""
        return _KEJADIAN[self]


_KEJADIAN = {
    JenisCatatan.DICATAT: "mencatat dari rencana tindak lanjut",
    JenisCatatan.DIUBAH: "mengubah menurut rencana yang diperbaiki",
    JenisCatatan.KEMAJUAN: "melaporkan kemajuan",
    JenisCatatan.DIAJUKAN: "mengajukan selesai",
    JenisCatatan.DITERIMA: "memverifikasi: selesai",
    JenisCatatan.DITOLAK: "mengembalikan, belum selesai",
    JenisCatatan.TENGGAT: "mengubah tenggat",
    JenisCatatan.DIALIHKAN: "mengalihkan penanggung jawab",
    JenisCatatan.BATAL: "membatalkan",
}
_S, _J = StatusTindakLanjut, JenisCatatan
_BERIKUT: Mapping[tuple[StatusTindakLanjut, JenisCatatan], StatusTindakLanjut] = {
    (_S.BELUM, _J.KEMAJUAN): _S.BERJALAN,
    (_S.BERJALAN, _J.KEMAJUAN): _S.BERJALAN,
    (_S.BELUM, _J.DIAJUKAN): _S.DIAJUKAN,
    (_S.BERJALAN, _J.DIAJUKAN): _S.DIAJUKAN,
    (_S.DIAJUKAN, _J.DITERIMA): _S.SELESAI,
    (_S.DIAJUKAN, _J.DITOLAK): _S.BERJALAN,
    (_S.BATAL, _J.DIUBAH): _S.BELUM,
    **{(s, j): s for s in TERBUKA for j in (_J.TENGGAT, _J.DIALIHKAN, _J.DIUBAH)},
    **{(s, _J.BATAL): _S.BATAL for s in (_S.BELUM, _S.BERJALAN)},
}


def sesudah(status: StatusTindakLanjut, jenis: JenisCatatan) -> StatusTindakLanjut:
    """The status after this; TransisiTidakSah when it cannot happen now.

    >>> sesudah(StatusTindakLanjut.BELUM, JenisCatatan.DIAJUKAN).value
    'diajukan'
    """
    ke = _BERIKUT.get((status, jenis))
    if ke is None:
        raise TransisiTidakSah(
            f"Tindak lanjut ini berstatus {status.label.lower()}, sehingga hal itu tidak dapat "
            "dilakukan sekarang.",
            "Muat ulang halaman untuk melihat keadaannya.",
            "tindak_lanjut",
        )
    return ke


# -- the plan's sheet ------------------------------------------------------------------------------


def id_baris(kunci: str) -> str:
    """The id of a proposed line: the same origin keeps the same line, however often proposed."""
    return str(uuid5(NAMESPACE_URL, f"tolok:tindak-lanjut:{kunci}"))


def baris_isi(isi: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The lines of a plan; none on a sheet of plain text."""
    if isi.get("format") != FORMAT:
        return []
    return [b for b in isi.get("baris", ()) if isinstance(b, Mapping) and b.get("id")]


def periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    """What a plan still needs before it can be signed; plain text only has to be there."""
    if isi.get("format") != FORMAT:
        return [] if isi else [_galat("isi", "Isian masih kosong.")]
    baris = baris_isi(isi)
    if not baris and not str(isi.get("alasan_kosong", "")).strip():
        return [
            _galat(
                "baris",
                "Rencana tindak lanjut belum berisi satu baris pun.",
                "Isi barisnya, atau sebutkan mengapa tidak ada yang perlu ditindaklanjuti.",
            )
        ]
    return [
        _galat("baris", f"Baris {n}: {kata} belum diisi.")
        for n, b in enumerate(baris, start=1)
        for nama, kata in _WAJIB.items()
        if not str(b.get(nama, "")).strip()
    ]


def _galat(lokasi: str, masalah: str, saran: str = "") -> Temuan:
    return Temuan(lokasi=lokasi, tingkat=Tingkat.GALAT, masalah=masalah, saran=saran)


def ringkas(isi: Mapping[str, Any]) -> str:
    """The plan in one line."""
    if isi.get("format") != FORMAT:
        return str(isi.get("judul") or isi.get("teks") or "")[:120]
    return f"{len(baris_isi(isi))} tindak lanjut"


def pecah_rekomendasi(teks: str) -> list[str]:
    """Recommendations of an evaluation report, one per line or per "Agar …".

    >>> pecah_rekomendasi("1. Agar IKU dilengkapi; 2. Agar data diuji.")
    ['Agar IKU dilengkapi', 'Agar data diuji.']
    """
    hasil: list[str] = []
    for baris in teks.splitlines():
        sisa = baris.strip()
        while sisa:
            letak = sisa.find("Agar ", 1)
            satu, sisa = (sisa, "") if letak < 0 else (sisa[:letak], sisa[letak:])
            bersih = satu.strip().strip(";").rstrip("0123456789.) ;-–").lstrip("0123456789.)-– ")
            if bersih.strip():
                akhir = "." if satu.rstrip().endswith(".") and not sisa else ""
                hasil.append(bersih.strip() + akhir)
    return hasil


# -- from the plan to the register -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Perubahan:
    """What a newly signed plan does to the register: a line recorded, changed or dropped."""

    jenis: JenisCatatan
    id: str
    nomor: int = 0
    baris: Mapping[str, Any] | None = None


def rencanakan(
    baris: Iterable[Mapping[str, Any]], ada: Mapping[str, StatusTindakLanjut]
) -> list[Perubahan]:
    """Changes that bring the register to the plan; what is done or under way is never dropped."""
    baris = list(baris)
    hasil = []
    for nomor, b in enumerate(baris, start=1):
        pk = str(b["id"])
        if pk not in ada:
            hasil.append(Perubahan(jenis=JenisCatatan.DICATAT, id=pk, nomor=nomor, baris=b))
        elif ada[pk] is not StatusTindakLanjut.SELESAI:
            hasil.append(Perubahan(jenis=JenisCatatan.DIUBAH, id=pk, nomor=nomor, baris=b))
    kini = {str(b["id"]) for b in baris}
    hasil += [
        Perubahan(jenis=JenisCatatan.BATAL, id=pk)
        for pk, status in ada.items()
        if pk not in kini and status is StatusTindakLanjut.BELUM
    ]
    return hasil


def hari(teks: Any) -> date | None:
    """A typed day; None when it is none."""
    try:
        return date.fromisoformat(str(teks))
    except ValueError:
        return None
