"""The timeline of a run: every event as a sentence an official would say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import (
    Kejadian,
    Keputusan,
    LangkahDibuka,
    LangkahDitutupAwal,
    LangkahTidakDiperlukan,
    PelaksanaanDibatalkan,
    PelaksanaanDimulai,
    PelaksanaanSelesai,
    PemegangDitetapkan,
    Tercatat,
    TindakanDiselesaikan,
    TugasDialihkan,
    TugasDiambil,
    TugasDibaca,
    TugasDikembalikan,
    TugasDiserahkan,
    TugasDitarik,
    TugasGugur,
)
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.log.jurnal import baca
from tolok.pelaksanaan.models import Lembar, Pelaksanaan
from tolok.pelaksanaan.sebutan import Sebutan, sebutan

__all__ = ["ButirLinimasa", "linimasa"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirLinimasa:
    """One event: when, who (with post and capacity), what, and the reason quoted where one is.

    `jenis` is the event's name; `langkah` the row it is about; `nada` is selesai, kembali, kini.
    """

    urutan: int
    jenis: str
    pada: datetime
    pelaku: str
    kalimat: str
    langkah: int | None = None
    kutipan: str = ""
    nada: str = "selesai"
    dari_kertas: bool = False
    tidak_diatur: bool = False


@dataclass(slots=True)
class _Bahan:
    keadaan: Keadaan
    sebutan: Sebutan
    teks: dict[str, str]

    def langkah(self, tugas: str) -> int:
        return self.keadaan.tugas[tugas].langkah

    def bagian(self, tugas: str) -> str:
        """ "langkah 4 (Bidang Perdagangan)"."""
        t = self.keadaan.tugas[tugas]
        siapa = f" ({self.sebutan.dari(t.subjek)})" if t.subjek else ""
        return f"langkah {t.langkah}{siapa}"


def linimasa(pelaksanaan: Pelaksanaan) -> list[ButirLinimasa]:
    """All events, oldest first. Eight queries at most."""
    tercatat = baca(pelaksanaan.pk)
    keadaan = keadaan_kini(pelaksanaan)
    bahan = _Bahan(keadaan, sebutan(_daftar_id(keadaan, tercatat)), _teks(pelaksanaan))
    return [_butir(bahan, t) for t in tercatat]


def _daftar_id(keadaan: Keadaan, tercatat: Iterable[Tercatat]) -> set[str]:
    daftar: set[str] = set()
    for t in keadaan.tugas.values():
        daftar |= {t.pemegang.id, t.subjek or ""}
    for satu in tercatat:
        for pelaku in (satu.pelaku, _penanda_tangan(satu.kejadian)):
            if pelaku is not None:
                daftar |= {pelaku.pegawai, pelaku.jabatan or ""}
        if isinstance(satu.kejadian, TugasDialihkan | PemegangDitetapkan):
            daftar.add(satu.kejadian.pemegang.id)
    return daftar - {""}


def _teks(pelaksanaan: Pelaksanaan) -> dict[str, str]:
    """Reasons by the id of their sheet."""
    daftar = Lembar.objects.filter(pelaksanaan=pelaksanaan, jenis__in=("alasan", "bukti"))
    return {str(satu.pk): str(isi_lembar(satu).get("teks", "")) for satu in daftar}


def _penanda_tangan(kejadian: Kejadian) -> Pelaku | None:
    kertas = getattr(kejadian, "kertas", None)
    return None if kertas is None else kertas.penanda_tangan


def _butir(bahan: _Bahan, tercatat: Tercatat) -> ButirLinimasa:
    kejadian = tercatat.kejadian
    kalimat, lain = _KALIMAT[type(kejadian)](bahan, kejadian)
    kertas = getattr(kejadian, "kertas", None)
    if kertas is not None:
        siapa = _nama(bahan, kertas.penanda_tangan)
        kalimat += f" Dicatat dari kertas: keputusan {siapa} tertanggal {kertas.tanggal:%d-%m-%Y}."
    return ButirLinimasa(
        urutan=tercatat.urutan,
        jenis=kejadian.JENIS,
        pada=tercatat.pada,
        pelaku=_nama(bahan, tercatat.pelaku),
        kalimat=kalimat,
        dari_kertas=kertas is not None,
        **lain,
    )


def _nama(bahan: _Bahan, pelaku: Pelaku | None) -> str:
    if pelaku is None:
        return "Sistem"
    return bahan.sebutan.pelaku(pelaku.pegawai, pelaku.jabatan, pelaku.kapasitas.value)


_Kalimat = tuple[str, dict[str, Any]]


def _dimulai(b: _Bahan, e: PelaksanaanDimulai) -> _Kalimat:
    return "Pelaksanaan dimulai.", {}


def _dibuka(b: _Bahan, e: LangkahDibuka) -> _Kalimat:
    if not e.tugas:
        return f"Langkah {e.langkah} dilanjutkan.", {"langkah": e.langkah}
    pemegang = list(dict.fromkeys(b.sebutan.dari(t.pemegang.id) for t in e.tugas if t.pemegang.id))
    siapa = ", ".join(pemegang[:3]) or "pemegang yang belum ditetapkan"
    lain = f" dan {len(pemegang) - 3} lainnya" if len(pemegang) > 3 else ""
    return f"Langkah {e.langkah} sampai di {siapa}{lain}.", {"langkah": e.langkah, "nada": "kini"}


def _dibaca(b: _Bahan, e: TugasDibaca) -> _Kalimat:
    return f"Membaca tugas {b.bagian(e.tugas)}.", {"langkah": b.langkah(e.tugas)}


def _diambil(b: _Bahan, e: TugasDiambil) -> _Kalimat:
    return f"Mengambil tugas {b.bagian(e.tugas)}.", {"langkah": b.langkah(e.tugas)}


def _dialihkan(b: _Bahan, e: TugasDialihkan) -> _Kalimat:
    return (
        f"Mengalihkan tugas {b.bagian(e.tugas)} kepada {b.sebutan.dari(e.pemegang.id)}.",
        {"langkah": b.langkah(e.tugas), "kutipan": b.teks.get(e.alasan, "")},
    )


def _ditetapkan(b: _Bahan, e: PemegangDitetapkan) -> _Kalimat:
    siapa = b.sebutan.dari(e.pemegang.id)
    kutipan = {"kutipan": b.teks.get(e.alasan or "", "")}
    if e.tugas is not None:
        return f"Menunjuk {siapa} untuk {b.bagian(e.tugas)}.", kutipan
    return f"Menetapkan {siapa} sebagai pemegang lajur {e.lajur}.", kutipan


def _tindakan(b: _Bahan, e: TindakanDiselesaikan) -> _Kalimat:
    return (
        f"Menyelesaikan tindakan {e.tindakan} di {b.bagian(e.tugas)}.",
        {"langkah": b.langkah(e.tugas)},
    )


_PUTUSAN = {
    Keputusan.SETUJU: "Menyetujui",
    Keputusan.SETUJU_DENGAN_CATATAN: "Menyetujui dengan catatan",
    Keputusan.MENOLAK: "Menolak",
}


def _diserahkan(b: _Bahan, e: TugasDiserahkan) -> _Kalimat:
    kata = _PUTUSAN[e.keputusan] if e.keputusan else "Menyerahkan"
    if e.perbaikan:
        kata = "Menyerahkan perbaikan"
    tindakan = b.keadaan.tugas[e.tugas].tindakan
    apa = f"{tindakan} " if tindakan else ""
    lewat = f" Langkah {', '.join(map(str, e.dilewati))} dilewati." if e.dilewati else ""
    return f"{kata} {apa}{b.bagian(e.tugas)}.{lewat}", {"langkah": b.langkah(e.tugas)}


def _dikembalikan(b: _Bahan, e: TugasDikembalikan) -> _Kalimat:
    kata = "Meminta perbaikan masukan ke" if e.masukan else "Mengembalikan ke"
    siapa = ", ".join(b.sebutan.dari(s) for s in e.subjek)
    untuk = f" untuk {siapa}" if siapa else ""
    diatur = "" if e.diatur or e.masukan else " Jalur kembali ini tidak dicetak di SOP."
    return (
        f"{kata} langkah {e.sasaran}{untuk}.{diatur}",
        {
            "langkah": b.langkah(e.tugas),
            "kutipan": b.teks.get(e.alasan, ""),
            "nada": "kembali",
            "tidak_diatur": bool(diatur),
        },
    )


def _ditarik(b: _Bahan, e: TugasDitarik) -> _Kalimat:
    kata = "Menyanggah keputusan yang dicatat di" if e.sanggahan else "Menarik kembali"
    return (
        f"{kata} {b.bagian(e.tugas)}.",
        {
            "langkah": b.langkah(e.tugas),
            "kutipan": b.teks.get(e.alasan or "", ""),
            "nada": "kembali",
        },
    )


def _gugur(b: _Bahan, e: TugasGugur) -> _Kalimat:
    if e.lepas:
        siapa = ", ".join(b.sebutan.dari(s) for s in e.lepas)
        return f"Melepas {siapa} dari pelaksanaan ini.", {
            "kutipan": b.teks.get(e.alasan or "", "")
        }
    return f"{len(e.tugas)} tugas terbuka gugur; catatannya disimpan.", {}


def _ditutup_awal(b: _Bahan, e: LangkahDitutupAwal) -> _Kalimat:
    return (
        f"Menutup langkah {e.langkah} lebih awal; {len(e.tugas)} belum masuk.",
        {"langkah": e.langkah, "kutipan": b.teks.get(e.alasan, "")},
    )


def _tidak_diperlukan(b: _Bahan, e: LangkahTidakDiperlukan) -> _Kalimat:
    nomor = ", ".join(map(str, e.langkah))
    return (
        f"Langkah {nomor} tidak diperlukan periode ini.",
        {"langkah": e.langkah[0], "kutipan": b.teks.get(e.bukti, "")},
    )


def _dibatalkan(b: _Bahan, e: PelaksanaanDibatalkan) -> _Kalimat:
    return "Membatalkan pelaksanaan.", {"kutipan": b.teks.get(e.alasan, ""), "nada": "kembali"}


def _selesai(b: _Bahan, e: PelaksanaanSelesai) -> _Kalimat:
    return "Pelaksanaan selesai.", {}


_KALIMAT: dict[type[Kejadian], Callable[[_Bahan, Any], _Kalimat]] = {
    PelaksanaanDimulai: _dimulai,
    LangkahDibuka: _dibuka,
    TugasDibaca: _dibaca,
    TugasDiambil: _diambil,
    TugasDialihkan: _dialihkan,
    PemegangDitetapkan: _ditetapkan,
    TindakanDiselesaikan: _tindakan,
    TugasDiserahkan: _diserahkan,
    TugasDikembalikan: _dikembalikan,
    TugasDitarik: _ditarik,
    TugasGugur: _gugur,
    LangkahDitutupAwal: _ditutup_awal,
    LangkahTidakDiperlukan: _tidak_diperlukan,
    PelaksanaanDibatalkan: _dibatalkan,
    PelaksanaanSelesai: _selesai,
}
