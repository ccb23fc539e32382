"""The timeline of a run: one sentence per event that a person would tell. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tolok.dasar.tanggal import tanggal
from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    BatasDiubah,
    Bentuk,
    DariKertas,
    Kejadian,
    Keputusan,
    LangkahDibuka,
    LangkahDitutupAwal,
    LangkahTidakDiperlukan,
    PelaksanaanDibatalkan,
    PelaksanaanDimulai,
    PelaksanaanSelesai,
    PemegangDitetapkan,
    Sebab,
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
from tolok.pelaksanaan.domain.perkara import perkara_tugas
from tolok.pelaksanaan.perkara import daftar_perkara
from tolok.pelaksanaan.tampilan.jam import jam_menit
from tolok.pelaksanaan.tampilan.nama import Nama, bertindak

__all__ = ["ButirLinimasa", "id_disebut", "lembar_disebut", "linimasa", "penempatan_disebut"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ButirLinimasa:
    """One entry. `siapa` is set in bold before `kalimat`; `kutipan` quotes a reason.

    `kelas`: kini (the newest while the run goes on), kembali (came back), or empty.
    """

    urutan: int
    pada: datetime
    siapa: str
    kalimat: str
    kelas: str = ""
    kutipan: str = ""
    rinci: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Konteks:
    keadaan: Keadaan
    nama: Nama
    teks: Mapping[str, str]
    baku: Mapping[int, str]
    terbaca: Callable[[Kejadian], bool]

    def langkah(self, tugas: str) -> int:
        t = self.keadaan.tugas.get(tugas)
        return t.langkah if t else 0

    def tentang(self, tugas: str) -> str:
        """The unit or person a parallel task is about, as ", Bidang Perdagangan"."""
        t = self.keadaan.tugas.get(tugas)
        return f", {self.nama.subjek(t.subjek)}" if t and t.subjek and not t.peserta else ""


def linimasa(
    kejadian: Sequence[Tercatat],
    keadaan: Keadaan,
    nama: Nama,
    teks: Mapping[str, str] | None = None,
    baku: Mapping[int, str] | None = None,
    terbaca: Callable[[Kejadian], bool] = lambda k: True,
) -> list[ButirLinimasa]:
    """Newest first. `teks`: texts of the sheets the reader may see, by id (reasons, notes).

    `baku`: row -> its printed standard, which handling time is set beside. `terbaca`: whether
    the reader may know whom an event is about; if not, it tells the row and who acted, no more.
    """
    konteks = _Konteks(
        keadaan=keadaan, nama=nama, teks=teks or {}, baku=baku or {}, terbaca=terbaca
    )
    butir = [b for c in kejadian if (b := _butir(c, konteks)) is not None]
    return list(reversed(butir))


def _butir(c: Tercatat, konteks: _Konteks) -> ButirLinimasa | None:
    tertutup = not konteks.terbaca(c.kejadian)
    penulis = (_TERTUTUP if tertutup else _KALIMAT).get(type(c.kejadian))
    bagian = penulis(c.kejadian, konteks) if penulis else None
    if bagian is None:
        return None
    dasar = konteks.nama.dasar_pelaku(c.pelaku)
    if dasar:
        bagian["rinci"] = "; ".join(x for x in (bagian.get("rinci", ""), dasar) if x)
    return ButirLinimasa(
        urutan=c.urutan, pada=c.pada, siapa=konteks.nama.pelaku(c.pelaku), **bagian
    )


# Each writer answers the fields of its entry, or None when nobody would tell it.
_Bagian = dict[str, Any] | None


def _dimulai(k: PelaksanaanDimulai, x: _Konteks) -> _Bagian:
    return {"kalimat": "memulai pelaksanaan"}


def _dibuka(k: LangkahDibuka, x: _Konteks) -> _Bagian:
    """Told only when it is not the plain consequence of a hand-over."""
    if k.sebab in (Sebab.SUSULAN, Sebab.TAMBAH):
        return {"kalimat": f"membuka langkah {k.langkah} untuk {len(k.tugas)} tambahan"}
    return None


def _dibaca(k: TugasDibaca, x: _Konteks) -> _Bagian:
    return {"kalimat": f"membuka langkah {x.langkah(k.tugas)}{x.tentang(k.tugas)}"}


def _diambil(k: TugasDiambil, x: _Konteks) -> _Bagian:
    return {"kalimat": f"mengambil langkah {x.langkah(k.tugas)}"}


def _dialihkan(k: TugasDialihkan, x: _Konteks) -> _Bagian:
    return {
        "kalimat": f"mengalihkan langkah {x.langkah(k.tugas)} kepada {x.nama.pemegang(k.pemegang)}",
        "kutipan": x.teks.get(k.alasan, ""),
    }


def _ditetapkan(k: PemegangDitetapkan, x: _Konteks) -> _Bagian:
    kepada = x.nama.pemegang(k.pemegang)
    sasaran = f"untuk langkah {x.langkah(k.tugas)}" if k.tugas else "sebagai pelaksana SOP ini"
    return {
        "kalimat": f"menetapkan {kepada} {sasaran}",
        "kutipan": x.teks.get(k.alasan or "", ""),
    }


def _tindakan(k: TindakanDiselesaikan, x: _Konteks) -> _Bagian:
    return {"kalimat": f"menyelesaikan {k.tindakan} pada langkah {x.langkah(k.tugas)}"}


_PUTUSAN = {
    Keputusan.SETUJU: "menyetujui langkah",
    Keputusan.SETUJU_DENGAN_CATATAN: "menyetujui dengan catatan langkah",
    Keputusan.MENOLAK: "tidak menyetujui pada langkah",
}


def _diserahkan(k: TugasDiserahkan, x: _Konteks) -> _Bagian:
    nomor = x.langkah(k.tugas)
    tugas = x.keadaan.tugas.get(k.tugas)
    if tugas is not None and (perkara := _perkara(tugas, x)):
        kata = perkara
    elif k.perbaikan:
        kata = f"menyerahkan perbaikan langkah {nomor}"
    elif k.keputusan is not None:
        kata = f"{_PUTUSAN[k.keputusan]} {nomor}"
    elif tugas is not None and tugas.peserta:
        kata = f"menyelesaikan bagiannya pada langkah {nomor}"
    else:
        kata = f"menyelesaikan langkah {nomor}"
    return {
        "kalimat": _dari_kertas(k.kertas, x) + kata + x.tentang(k.tugas),
        "kutipan": x.teks.get(k.catatan or "", ""),
        "rinci": _lama(k, x) if k.kertas is None else _rinci_kertas(k.kertas),
    }


def _perkara(tugas: Tugas, x: _Konteks) -> str:
    """The words of a side case: raised by the subject, explained, decided."""
    if tugas.bentuk is Bentuk.SAMPINGAN:
        nama = daftar_perkara()[tugas.tindakan or ""].nama.lower()
        return f"{'memutuskan' if tugas.giliran else 'menjelaskan'} {nama} pada langkah {tugas.langkah}"
    langkah = perkara_tugas(x.keadaan, tugas)
    if not langkah or tugas.keputusan is not Keputusan.MENOLAK:
        return ""
    nama = daftar_perkara()[langkah[0].tindakan or ""].nama.lower()
    return f"mengajukan {nama} pada langkah {tugas.langkah}"


def _dari_kertas(kertas: DariKertas | None, x: _Konteks) -> str:
    """Who decided on paper: the sentence begins with who wrote it down."""
    if kertas is None:
        return ""
    return f"mencatat dari kertas bahwa {x.nama.pelaku(kertas.penanda_tangan)} "


def _rinci_kertas(kertas: DariKertas) -> str:
    """Both dates stand side by side: the one written here, the one recorded is the entry's."""
    pindaian = "dengan pindaian" if kertas.pindaian else "tanpa pindaian"
    return f"tertulis {tanggal(kertas.tanggal)}, {pindaian}"


def _lama(k: TugasDiserahkan | TugasDikembalikan, x: _Konteks) -> str:
    """The two clocks: handling beside the standard, waiting apart. Neither makes anybody late."""
    bagian = []
    if k.menit_kerja:
        baku = x.baku.get(x.langkah(k.tugas), "")
        bagian.append(f"dikerjakan {jam_menit(k.menit_kerja)}{f' dari {baku}' if baku else ''}")
    if k.menit_tunggu:
        bagian.append(f"menunggu {jam_menit(k.menit_tunggu)} kerja")
    return ", ".join(bagian)


def _dikembalikan(k: TugasDikembalikan, x: _Konteks) -> _Bagian:
    kata = "meminta perbaikan masukan" if k.masukan else "mengembalikan"
    untuk = ", ".join(x.nama.subjek(s) for s in k.subjek[:3])
    lain = f" dan {len(k.subjek) - 3} lainnya" if len(k.subjek) > 3 else ""
    return {
        "kalimat": f"{_dari_kertas(k.kertas, x)}{kata} ke langkah {k.sasaran}"
        f"{f' untuk {untuk}{lain}' if untuk else ''}",
        "kelas": "kembali",
        "kutipan": x.teks.get(k.alasan, ""),
        "rinci": "; ".join(
            bagian
            for bagian in (
                "" if k.diatur or k.masukan else "jalur kembali ini tidak dicetak di SOP",
                _rinci_kertas(k.kertas) if k.kertas else "",
            )
            if bagian
        ),
    }


def _ditarik(k: TugasDitarik, x: _Konteks) -> _Bagian:
    tugas = x.keadaan.tugas.get(k.tugas)
    if tugas is not None and perkara_tugas(x.keadaan, tugas):
        return None  # the withdrawal of its case has been told
    kata = "menyanggah keputusan yang dicatat atas namanya" if k.sanggahan else "menarik kiriman"
    return {
        "kalimat": f"{kata} pada langkah {x.langkah(k.tugas)}",
        "kelas": "kembali",
        "kutipan": x.teks.get(k.alasan or "", ""),
    }


def _gugur(k: TugasGugur, x: _Konteks) -> _Bagian:
    perkara = _perkara_ditarik(k, x)
    if perkara:
        return {"kalimat": perkara, "kutipan": x.teks.get(k.alasan or "", "")}
    if k.sebab is not Sebab.LEPAS:
        return None
    return {
        "kalimat": f"melepas {', '.join(x.nama.subjek(s) for s in k.lepas) or 'peserta'}",
        "kutipan": x.teks.get(k.alasan or "", ""),
    }


def _perkara_ditarik(k: TugasGugur, x: _Konteks) -> str:
    """The words of a side case that its author took back."""
    langkah = [t for n in k.tugas if (t := x.keadaan.tugas.get(n)) is not None]
    milik = [t for t in langkah if t.bentuk is Bentuk.SAMPINGAN]
    if k.sebab is not Sebab.TARIK or not milik:
        return ""
    nama = daftar_perkara()[milik[0].tindakan or ""].nama.lower()
    return f"menarik {nama} pada langkah {milik[0].langkah}"


def _ditutup_awal(k: LangkahDitutupAwal, x: _Konteks) -> _Bagian:
    return {
        "kalimat": f"menutup awal langkah {k.langkah}, {len(k.tugas)} belum menyampaikan",
        "kutipan": x.teks.get(k.alasan, ""),
    }


def _batas_diubah(k: BatasDiubah, x: _Konteks) -> _Bagian:
    tugas = [x.keadaan.tugas[t] for t in k.tugas if t in x.keadaan.tugas]
    siapa = [x.nama.subjek(t.subjek) for t in tugas if t.subjek]
    untuk = f" untuk {siapa[0]}" if len(siapa) == 1 else f" untuk {len(k.tugas)} tugas"
    # Office hours end in the afternoon of all three zones: the day is the same in UTC.
    return {
        "kalimat": f"mengubah batas langkah {x.langkah(k.tugas[0])}{untuk} "
        f"menjadi {tanggal(k.batas.date())}",
        "kutipan": x.teks.get(k.alasan, ""),
    }


def _tidak_diperlukan(k: LangkahTidakDiperlukan, x: _Konteks) -> _Bagian:
    nomor = ", ".join(str(n) for n in k.langkah)
    return {"kalimat": f"menyatakan langkah {nomor} tidak diperlukan periode ini"}


def _dibatalkan(k: PelaksanaanDibatalkan, x: _Konteks) -> _Bagian:
    return {
        "kalimat": "membatalkan pelaksanaan",
        "kelas": "kembali",
        "kutipan": x.teks.get(k.alasan, ""),
    }


def _selesai(k: PelaksanaanSelesai, x: _Konteks) -> _Bagian:
    return {"kalimat": "menutup berkas, pelaksanaan selesai"}


_KALIMAT: Mapping[type[Kejadian], Callable[[Any, _Konteks], _Bagian]] = {
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
    BatasDiubah: _batas_diubah,
    LangkahTidakDiperlukan: _tidak_diperlukan,
    PelaksanaanDibatalkan: _dibatalkan,
    PelaksanaanSelesai: _selesai,
}


def _tanpa_nama(kata: str) -> Callable[[Any, _Konteks], _Bagian]:
    return lambda k, x: {"kalimat": f"{kata} langkah {x.langkah(k.tugas)}"}


_TERTUTUP: Mapping[type[Kejadian], Callable[[Any, _Konteks], _Bagian]] = {
    TugasDibaca: _tanpa_nama("membuka"),
    TugasDiambil: _diambil,
    TindakanDiselesaikan: _tanpa_nama("mengerjakan"),
    TugasDiserahkan: _tanpa_nama("menyelesaikan"),
    TugasDikembalikan: lambda k, x: {
        "kalimat": f"mengembalikan ke langkah {k.sasaran}",
        "kelas": "kembali",
    },
    TugasDitarik: _tanpa_nama("menarik kiriman pada"),
    TugasDialihkan: _tanpa_nama("mengalihkan"),
    LangkahDitutupAwal: lambda k, x: {"kalimat": f"menutup awal langkah {k.langkah}"},
}
"""Events about a person, told to who may not read about that person: row, who acted, when."""


def id_disebut(kejadian: Sequence[Tercatat], keadaan: Keadaan) -> set[str]:
    """Ids of persons, posts and subjects that the sentences of these events name."""
    hasil: set[str] = set()
    for c in kejadian:
        hasil |= {p.jabatan or p.pegawai for p in _pelaku(c)}
        k = c.kejadian
        if isinstance(k, TugasDikembalikan):
            hasil |= set(k.subjek[:3])
        elif isinstance(k, TugasDialihkan | PemegangDitetapkan):
            hasil.add(k.pemegang.id)
        elif isinstance(k, TugasGugur):
            hasil |= set(k.lepas)
        elif isinstance(k, BatasDiubah):
            hasil |= {t.subjek or "" for pk in k.tugas if (t := keadaan.tugas.get(pk))}
        elif isinstance(k, TugasDibaca | TugasDiserahkan):
            tugas = keadaan.tugas.get(k.tugas)
            if tugas is not None and tugas.subjek:
                hasil.add(tugas.subjek)
    return {k for k in hasil if k}


def _pelaku(c: Tercatat) -> list[Pelaku]:
    """Who acted, and in whose name it was recorded from paper."""
    kertas = getattr(c.kejadian, "kertas", None)
    return [p for p in (c.pelaku, kertas.penanda_tangan if kertas else None) if p is not None]


def penempatan_disebut(kejadian: Sequence[Tercatat]) -> set[str]:
    """Ids of the placements in which somebody acted for another: they rest on a letter."""
    semua = [p for c in kejadian for p in _pelaku(c)]
    return {p.penempatan for p in semua if p.penempatan and bertindak(p)}


def lembar_disebut(kejadian: Sequence[Tercatat]) -> set[str]:
    """Ids of the sheets that hold the reasons and notes of these events."""
    hasil: set[str] = set()
    for c in kejadian:
        for nama in ("alasan", "catatan"):
            nilai = getattr(c.kejadian, nama, None)
            if isinstance(nilai, str):
                hasil.add(nilai)
    return hasil
