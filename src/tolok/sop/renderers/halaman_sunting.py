"""What the editor page shows of an SOP: rows in short, findings with the field they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import Truncator

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.sop.domain.dokumen import Langkah, Sop, Tujuan
from tolok.sop.domain.jalan import LangkahJalan
from tolok.sop.domain.kata_jalan import (
    kata_bahan,
    kata_hasil,
    kata_kembali,
    kata_tindakan,
    kata_tugas,
)
from tolok.sop.domain.nama_bidang import NAMA_KOTAK, NAMA_TANGGAL
from tolok.sop.domain.sunting import titik_pisah
from tolok.sop.domain.sunting_bidang import perlu_dipastikan

__all__ = [
    "NAMA_BAGIAN",
    "BarisSunting",
    "TemuanSunting",
    "nama_lokasi",
    "nomor_langkah",
    "pilihan_langkah",
    "susun_baris",
    "susun_kata_jalan",
    "susun_temuan_sunting",
    "susun_titik_pisah",
]

_NAMA = {
    "nama": "Nama SOP",
    "nomor": "Nomor SOP",
    "unit": "Perangkat daerah",
    "tanggal": "Tanggal",
    **{f"tanggal/{kunci}": nama for kunci, nama in NAMA_TANGGAL.items()},
    "disahkan_oleh": "Disahkan oleh",
    **NAMA_KOTAK,
    "pelaksana": "Lajur",
}
NAMA_BAGIAN: Mapping[str, str] = {
    "uraian": "uraian",
    "pelaksana": "pelaksana",
    "digambar_di": "letak simbol",
    "kelengkapan": "kelengkapan",
    "waktu": "waktu",
    "output": "output",
    "keterangan": "keterangan",
    "keputusan": "keputusan",
    "setuju": "bila setuju",
    "tidak": "bila tidak setuju",
    "nip": "NIP",
    "jalan": "cara berjalan",
}
_LANGKAH = re.compile(r"langkah/(\d+)(?:/(.*))?")


# The control of the editor that a field is changed in: the end of a path of a row, its id.
_ISIAN = {
    "uraian": "l-uraian",
    "pelaksana": "l-penanggung",
    "digambar_di": "l-penanggung",
    "kelengkapan": "l-kelengkapan",
    "waktu": "l-waktu",
    "output": "l-output",
    "keterangan": "l-keterangan",
    "keputusan": "l-memutuskan",
    "setuju": "l-setuju",
    "tidak": "l-tidak",
    "tindakan": "j-tindakan_0",
    "per": "j-per",
    "kembali": "j-kembali",
}
_LANGKAH = re.compile(r"langkah/(\d+)(?:/(.*))?")
_PANJANG_KALIMAT = 60
_NADA = {Tingkat.GALAT: "merah", Tingkat.PERINGATAN: "amber", Tingkat.SARAN: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanSunting:
    """A finding with the control that mends it: `langkah` the row to open, `isian` its id.

    `langkah` None: a field of the identity block or a lane.
    """

    nama: str
    tingkat: str
    nada: str
    masalah: str
    saran: str
    rujukan: str
    langkah: int | None
    isian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSunting:
    """A row in short, how many doubts about it wait, and the findings about it."""

    langkah: Langkah
    pelaksana: str
    waktu: str
    putusan: str
    ragu: int
    temuan: tuple[TemuanSunting, ...]

    @property
    def penting(self) -> int:
        """How many of the findings are more than advice."""
        return sum(satu.tingkat != Tingkat.SARAN.value for satu in self.temuan)


def susun_baris(sop: Sop, temuan: Iterable[TemuanSunting]) -> list[BarisSunting]:
    """Every row of the page."""
    ragu: dict[int, int] = {}
    for c in perlu_dipastikan(sop):
        nomor = nomor_langkah(c.lokasi)
        if nomor is not None:
            ragu[nomor] = ragu.get(nomor, 0) + 1
    menurut: dict[int | None, list[TemuanSunting]] = {}
    for satu in temuan:
        menurut.setdefault(satu.langkah, []).append(satu)
    nama = sop.nama_lajur
    return [
        BarisSunting(
            langkah=x,
            pelaksana=", ".join(nama.get(k, k) for k in x.pelaksana),
            waktu=x.mutu.waktu.tampil if x.mutu.waktu else "",
            putusan=_putusan(x),
            ragu=ragu.get(x.nomor, 0),
            temuan=tuple(menurut.get(x.nomor, ())),
        )
        for x in sop.langkah
    ]


def susun_temuan_sunting(sop: Sop, semua: Iterable[Temuan]) -> list[TemuanSunting]:
    """Findings in their order, each with its control."""
    ada = {x.nomor for x in sop.langkah}
    return [
        TemuanSunting(
            nama=nama_lokasi(satu.lokasi),
            tingkat=satu.tingkat.value,
            nada=_NADA[satu.tingkat],
            masalah=satu.masalah,
            saran=satu.saran,
            rujukan=satu.rujukan,
            langkah=nomor if (nomor := nomor_langkah(satu.lokasi)) in ada else None,
            isian=_isian(satu.lokasi),
        )
        for satu in semua
    ]


def _isian(lokasi: str) -> str:
    """Id of the control that holds a path; of the part of the page where it has none."""
    bagian = lokasi.split("/")
    if bagian[0] == "langkah":
        return _ISIAN.get(bagian[-1], "l-uraian") if len(bagian) > 1 else "lk"
    if bagian[0] == "pelaksana":
        return f"lajur-{bagian[1]}" if len(bagian) > 1 else "lajur-baru"
    if bagian[0] in NAMA_KOTAK or bagian[0] in ("nama", "nomor", "unit"):
        return f"i-{bagian[0]}"
    pertama = {"tanggal": "pembuatan", "disahkan_oleh": "nama"}
    ekor = bagian[1] if len(bagian) > 1 else pertama.get(bagian[0], "")
    return f"i-{bagian[0]}/{ekor}"


def susun_kata_jalan(sop: Sop, langkah: LangkahJalan | None) -> list[tuple[str, str]]:
    """How a row runs, as name and words; empty while the page cannot run."""
    if langkah is None:
        return []
    nama = sop.nama_lajur
    isi = (
        ("Dikerjakan", "; ".join(kata_tindakan(x, nama) for x in langkah.tindakan)),
        ("Banyaknya", kata_tugas(langkah)),
        ("Memakai", ", ".join(kata_bahan(x) for x in langkah.mengerjakan)),
        ("Menghasilkan", ", ".join(kata_hasil(x) for x in langkah.menghasilkan)),
        ("Bila dikembalikan", kata_kembali(langkah)),
    )
    return [(kepala, kata) for kepala, kata in isi if kata]


def susun_titik_pisah(uraian: str) -> list[tuple[int, str, str]]:
    """Places to cut a sentence at: position, the upper half, the lower half."""
    return [(ke, uraian[:ke].rstrip(), uraian[ke:].lstrip()) for ke in titik_pisah(uraian)]


def nomor_langkah(lokasi: str) -> int | None:
    """Number of the row that a path is about; None where it is about none."""
    cocok = _LANGKAH.fullmatch(lokasi)
    return int(cocok[1]) if cocok else None


def nama_lokasi(lokasi: str) -> str:
    """A path in words: "langkah/7/keputusan/tidak" is "Langkah 7, bila tidak setuju"."""
    cocok = _LANGKAH.fullmatch(lokasi)
    if cocok is not None:
        ekor = [b for b in (cocok[2] or "").split("/") if b]
        akhir = NAMA_BAGIAN.get(ekor[-1], ekor[-1].replace("_", " ")) if ekor else ""
        return f"Langkah {cocok[1]}, {akhir}" if akhir else f"Langkah {cocok[1]}"
    if lokasi in _NAMA:
        return _NAMA[lokasi]
    kepala, _, ekor_teks = lokasi.partition("/")
    nama = _NAMA.get(kepala, kepala.replace("_", " ").capitalize())
    if not ekor_teks:
        return nama
    if ekor_teks.isdecimal():
        return f"{nama} {int(ekor_teks) + 1}"
    return f"{nama}, {NAMA_BAGIAN.get(ekor_teks, ekor_teks.replace('_', ' '))}"


def pilihan_langkah(sop: Sop, *, kecuali: int | None = None) -> list[tuple[str, str]]:
    """The rows to choose from: number, and number with the beginning of the sentence."""
    return [
        (str(x.nomor), f"langkah {x.nomor}: {Truncator(x.uraian).chars(_PANJANG_KALIMAT)}")
        for x in sop.langkah
        if x.nomor != kecuali
    ]


def _putusan(x: Langkah) -> str:
    if x.keputusan is None:
        return ""
    tidak = x.keputusan.tidak
    return "memutuskan" if tidak is None else f"bila tidak: {_tujuan(tidak)}"


def _tujuan(tujuan: Tujuan) -> str:
    if isinstance(tujuan, tuple):
        return " atau ".join(_tujuan(x) for x in tujuan)
    return f"langkah {tujuan}" if isinstance(tujuan, int) else str(tujuan)
