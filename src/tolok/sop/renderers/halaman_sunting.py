"""What the editor page shows: rows in short, doubts as questions, where a field was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tolok.sop.domain.dokumen import CatatanBaca, Langkah, Nilai, Sop
from tolok.sop.domain.nama_bidang import NAMA_KOTAK
from tolok.sop.domain.sunting_bidang import perlu_dipastikan

__all__ = ["BarisSunting", "Pertanyaan", "nama_lokasi", "susun_baris", "susun_pertanyaan"]

_NAMA = {
    "nama": "Nama SOP",
    "nomor": "Nomor SOP",
    "unit": "Perangkat daerah",
    "tanggal": "Tanggal",
    "disahkan_oleh": "Disahkan oleh",
    **NAMA_KOTAK,
    "pelaksana": "Lajur",
}
_BAGIAN = {
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
}
_LANGKAH = re.compile(r"langkah/(\d+)(?:/(.*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisSunting:
    """A row in short, and how many doubts about it wait for an answer."""

    langkah: Langkah
    pelaksana: str
    waktu: str
    putusan: str
    ragu: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pertanyaan:
    """A doubt: what is asked, the sentence it stands in, why, and the readings to choose from.

    `pilihan`: (key, words) of the reading and its alternatives. `langkah`: the row to open for an
    answer that is none of them; None where the doubt is about no row.
    """

    lokasi: str
    judul: str
    kutipan: str
    alasan: str
    keyakinan: str
    pilihan: tuple[tuple[str, str], ...]
    langkah: int | None
    teks_asal: str


def susun_baris(sop: Sop) -> list[BarisSunting]:
    """Every row of the page."""
    ragu: dict[int, int] = {}
    for c in perlu_dipastikan(sop):
        nomor = _nomor(c.lokasi)
        if nomor is not None:
            ragu[nomor] = ragu.get(nomor, 0) + 1
    nama = sop.nama_lajur
    return [
        BarisSunting(
            langkah=x,
            pelaksana=", ".join(nama.get(k, k) for k in x.pelaksana),
            waktu=x.mutu.waktu.tampil if x.mutu.waktu else "",
            putusan=_putusan(x),
            ragu=ragu.get(x.nomor, 0),
        )
        for x in sop.langkah
    ]


def susun_pertanyaan(sop: Sop) -> list[Pertanyaan]:
    """The doubts, most doubtful first."""
    menurut = {x.nomor: x for x in sop.langkah}
    return [_pertanyaan(sop, c, menurut) for c in perlu_dipastikan(sop)]


def nama_lokasi(lokasi: str) -> str:
    """A path in words: "langkah/7/keputusan/tidak" is "Langkah 7, bila tidak setuju"."""
    cocok = _LANGKAH.fullmatch(lokasi)
    if cocok is not None:
        ekor = [b for b in (cocok[2] or "").split("/") if b]
        akhir = _BAGIAN.get(ekor[-1], ekor[-1].replace("_", " ")) if ekor else ""
        return f"Langkah {cocok[1]}, {akhir}" if akhir else f"Langkah {cocok[1]}"
    kepala, _, ekor_teks = lokasi.partition("/")
    nama = _NAMA.get(kepala, kepala.replace("_", " ").capitalize())
    if not ekor_teks:
        return nama
    return f"{nama}, {_BAGIAN.get(ekor_teks, ekor_teks.replace('_', ' '))}"


def _pertanyaan(sop: Sop, c: CatatanBaca, menurut: Mapping[int, Langkah]) -> Pertanyaan:
    nomor = _nomor(c.lokasi)
    langkah = menurut.get(nomor) if nomor is not None else None
    calon = dict.fromkeys((_kata(sop, c, c.nilai), *(_kata(sop, c, x) for x in c.alternatif)))
    return Pertanyaan(
        lokasi=c.lokasi,
        judul=_judul(sop, c.lokasi, nomor),
        kutipan=langkah.uraian if langkah else "",
        alasan=c.alasan or "",
        keyakinan=c.keyakinan.value,
        pilihan=tuple((str(ke), kata) for ke, kata in enumerate(calon)),
        langkah=nomor,
        teks_asal=(c.asal.teks or "") if c.asal else "",
    )


def _judul(sop: Sop, lokasi: str, nomor: int | None) -> str:
    kepala, _, ekor = lokasi.partition("/")
    if kepala == "pelaksana" and ekor in sop.nama_lajur:
        return f"Lajur “{sop.nama_lajur[ekor]}”: benar?"
    if lokasi == "langkah":
        return "Semua langkah sudah terbaca?"
    if nomor is not None and lokasi.endswith("/pelaksana"):
        return f"Siapa pelaksana langkah {nomor}?"
    if nomor is not None and lokasi.endswith("/tidak"):
        return f"Bila langkah {nomor} tidak setuju, ke mana?"
    return f"{nama_lokasi(lokasi)}: benar?"


def _nomor(lokasi: str) -> int | None:
    cocok = _LANGKAH.fullmatch(lokasi)
    return int(cocok[1]) if cocok else None


def _kata(sop: Sop, c: CatatanBaca, nilai: Nilai) -> str:
    """A reading in words."""
    if nilai is None or nilai in ((), ""):
        umum = c.lokasi == "langkah"
        return "Sudah saya periksa" if umum else "tidak tertulis pada halaman"
    if c.lokasi.endswith("/pelaksana"):
        kode = nilai if isinstance(nilai, tuple) else (nilai,)
        return ", ".join(sop.nama_lajur.get(str(k), str(k)) for k in kode)
    if "keputusan" in c.lokasi or "kembali" in c.lokasi:
        return _kata_tujuan(nilai)
    return _kata_biasa(nilai)


def _kata_tujuan(nilai: Nilai) -> str:
    if isinstance(nilai, bool):
        return "memutuskan" if nilai else "tidak memutuskan"
    if isinstance(nilai, int):
        return f"langkah {nilai}"
    if isinstance(nilai, Mapping):
        return "; ".join(
            f"{_BAGIAN.get(k, k)}: {_kata_tujuan(v) if v is not None else 'tidak tercetak'}"
            for k, v in nilai.items()
        )
    return _kata_biasa(nilai)


def _kata_biasa(nilai: Nilai) -> str:
    if isinstance(nilai, tuple):
        return "; ".join(_kata_biasa(x) for x in nilai)
    if isinstance(nilai, Mapping):
        isi: Any = nilai.get("teks")
        return str(isi) if isi else "; ".join(f"{k} {_kata_biasa(v)}" for k, v in nilai.items())
    return "kosong" if nilai is None else str(nilai)


def _putusan(x: Langkah) -> str:
    if x.keputusan is None:
        return ""
    tidak = x.keputusan.tidak
    return "memutuskan" if tidak is None else f"bila tidak: {_kata_tujuan(tidak)}"
