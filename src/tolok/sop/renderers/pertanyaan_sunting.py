"""The doubts of a reading as questions: what is asked, what to choose from, what may be typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tolok.sop.domain.dokumen import Cara, CatatanBaca, Keyakinan, Langkah, Nilai, Sop
from tolok.sop.domain.nama_bidang import NAMA_KOTAK
from tolok.sop.domain.sunting_bidang import perlu_dipastikan
from tolok.sop.renderers.halaman_sunting import (
    NAMA_BAGIAN,
    nama_lokasi,
    nomor_langkah,
    pilihan_langkah,
)

__all__ = [
    "IsianJawaban",
    "KelompokRagu",
    "Pertanyaan",
    "RaguSunting",
    "susun_kelompok_ragu",
    "susun_pertanyaan",
    "susun_ragu",
]

_PANJANG = ("uraian", "kelengkapan", "output", "keterangan", *NAMA_KOTAK)
_JENIS = {
    "pelaksana": "lajur langkah",
    "keputusan": "keputusan",
    "setuju": "keputusan",
    "tidak": "keputusan",
    "waktu": "waktu",
    "kelengkapan": "kelengkapan",
    "output": "output",
    "uraian": "uraian",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianJawaban:
    """What a person may give instead of every reading: one of `pilihan`, or a text.

    `banyak`: more than one line of text.
    """

    label: str
    awal: str
    pilihan: tuple[tuple[str, str], ...] = ()
    banyak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pertanyaan:
    """A doubt: what is asked, the sentence it stands in, why, and the readings to choose from.

    `pilihan`: (key, words) of the reading and its alternatives. `langkah`: the row it is about;
    None where the doubt is about no row. `cara`: read, or inferred. `isian` None: nothing else can be given here.
    """

    lokasi: str
    judul: str
    kutipan: str
    alasan: str
    cara: str
    keyakinan: str
    pilihan: tuple[tuple[str, str], ...]
    langkah: int | None
    teks_asal: str
    isian: IsianJawaban | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KelompokRagu:
    """Doubts of one kind and one confidence, to accept in one step."""

    kunci: str
    nama: str
    keyakinan: str
    lokasi: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaguSunting:
    """The doubts beside the page: which is asked now, its neighbours, how many were answered.

    `ke` counts from 1. `sebelum` and `berikut` are paths; both go round at the ends.
    """

    semua: tuple[Pertanyaan, ...]
    kini: Pertanyaan
    ke: int
    sebelum: str
    berikut: str
    terjawab: int
    kelompok: tuple[KelompokRagu, ...]


def susun_ragu(sop: Sop, lokasi: str) -> RaguSunting | None:
    """The doubts with the one about `lokasi` asked, else the greatest; None where none is left."""
    semua = tuple(susun_pertanyaan(sop))
    if not semua:
        return None
    ke = next((n for n, x in enumerate(semua) if x.lokasi == lokasi), 0)
    return RaguSunting(
        semua=semua,
        kini=semua[ke],
        ke=ke + 1,
        sebelum=semua[ke - 1].lokasi,
        berikut=semua[(ke + 1) % len(semua)].lokasi,
        terjawab=sum(c.cara is Cara.DITETAPKAN for c in sop.catatan_baca),
        kelompok=tuple(susun_kelompok_ragu(sop)),
    )


def susun_pertanyaan(sop: Sop) -> list[Pertanyaan]:
    """The doubts, most doubtful first."""
    menurut = {x.nomor: x for x in sop.langkah}
    return [_pertanyaan(sop, c, menurut) for c in perlu_dipastikan(sop)]


def susun_kelompok_ragu(sop: Sop) -> list[KelompokRagu]:
    """Kinds with at least two doubts; what is hardly believed is asked one by one."""
    semua: dict[tuple[str, str], list[str]] = {}
    for c in perlu_dipastikan(sop):
        if c.keyakinan is not Keyakinan.RENDAH:
            semua.setdefault((_jenis(c.lokasi), c.keyakinan.value), []).append(c.lokasi)
    return [
        KelompokRagu(
            kunci=f"{nama}/{keyakinan}", nama=nama, keyakinan=keyakinan, lokasi=tuple(lokasi)
        )
        for (nama, keyakinan), lokasi in semua.items()
        if len(lokasi) > 1
    ]


def _jenis(lokasi: str) -> str:
    if nomor_langkah(lokasi) is not None:
        return _JENIS.get(lokasi.rsplit("/", 1)[-1], "langkah")
    return "nama lajur" if lokasi.startswith("pelaksana/") else "identitas"


def _pertanyaan(sop: Sop, c: CatatanBaca, menurut: Mapping[int, Langkah]) -> Pertanyaan:
    nomor = nomor_langkah(c.lokasi)
    langkah = menurut.get(nomor) if nomor is not None else None
    calon: dict[str, int] = {}
    for ke, nilai in enumerate((c.nilai, *c.alternatif)):
        calon.setdefault(_kata(sop, c, nilai), ke)
    return Pertanyaan(
        lokasi=c.lokasi,
        judul=_judul(sop, c.lokasi, nomor),
        kutipan=langkah.uraian if langkah else "",
        alasan=c.alasan or "",
        cara=c.cara.value,
        keyakinan=c.keyakinan.value,
        pilihan=tuple((str(ke), kata) for kata, ke in calon.items()),
        langkah=nomor,
        teks_asal=(c.asal.teks or "") if c.asal else "",
        isian=_isian(sop, c.lokasi),
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


def _isian(sop: Sop, lokasi: str) -> IsianJawaban | None:
    akhir = lokasi.rsplit("/", 1)[-1]
    if lokasi == "langkah" or akhir == "digambar_di":
        return None
    langkah = next((x for x in sop.langkah if x.nomor == nomor_langkah(lokasi)), None)
    if langkah is None:
        return _isian_identitas(sop, lokasi)
    if akhir == "pelaksana":
        kode = langkah.pelaksana[0] if langkah.pelaksana else ""
        lajur = tuple((x.kode, x.nama) for x in sop.pelaksana)
        return IsianJawaban(label="Lajur lain", awal=kode, pilihan=lajur)
    if akhir in ("keputusan", "setuju", "tidak"):
        return _isian_tujuan(sop, langkah, akhir)
    return IsianJawaban(label="Yang benar", awal=_kini(langkah, akhir), banyak=akhir in _PANJANG)


def _isian_tujuan(sop: Sop, langkah: Langkah, akhir: str) -> IsianJawaban:
    label = "Bila setuju, ke" if akhir == "setuju" else "Bila tidak setuju, ke"
    pilihan = (*pilihan_langkah(sop, kecuali=langkah.nomor), ("selesai", "selesai"))
    putusan = langkah.keputusan
    tujuan = getattr(putusan, "setuju" if akhir == "setuju" else "tidak", None)
    awal = "" if tujuan is None or isinstance(tujuan, tuple) else str(tujuan)
    return IsianJawaban(label=label, awal=awal, pilihan=(("", "tidak tercetak"), *pilihan))


def _isian_identitas(sop: Sop, lokasi: str) -> IsianJawaban | None:
    kepala, _, ekor = lokasi.partition("/")
    if kepala == "pelaksana":
        nama = sop.nama_lajur.get(ekor)
        return None if nama is None else IsianJawaban(label="Yang benar", awal=nama)
    if kepala in NAMA_KOTAK:
        isi = "\n".join(getattr(sop, kepala))
        return None if ekor else IsianJawaban(label="Yang benar", awal=isi, banyak=True)
    induk = getattr(sop, kepala, None)
    nilai = getattr(induk, ekor, None) if ekor else induk
    return IsianJawaban(label="Yang benar", awal=nilai if isinstance(nilai, str) else "")


def _kini(langkah: Langkah, akhir: str) -> str:
    if akhir == "waktu":
        return langkah.mutu.waktu.teks if langkah.mutu.waktu else ""
    nilai = getattr(langkah.mutu, akhir, None) or getattr(langkah, akhir, None)
    return "\n".join(nilai) if isinstance(nilai, tuple) else str(nilai or "")


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
            f"{NAMA_BAGIAN.get(k, k)}: {_kata_tujuan(v) if v is not None else 'tidak tercetak'}"
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
