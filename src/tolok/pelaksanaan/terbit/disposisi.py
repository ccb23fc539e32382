"""D01: the one sheet that travels with the run. Every hand-over of the log is a line of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tolok.naskah.dokumen import lembar_disposisi
from tolok.naskah.dokumen.lembar_disposisi import (
    HARAP,
    BarisDisposisi,
    LembarDisposisi,
    SuratMasuk,
)
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.kejadian import (
    LangkahDibuka,
    PelaksanaanDimulai,
    PelaksanaanSelesai,
    Sebab,
    Tercatat,
    TugasDibuka,
    TugasDikembalikan,
    TugasDiserahkan,
)
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["penerbit"]

_PENERUS = (Sebab.MAJU, Sebab.KEMBALI, Sebab.SUSULAN)
_KEMBALI_PRIBADI = "Dikembalikan untuk diperbaiki; alasannya disampaikan kepada yang bersangkutan."
_SEBUT_SEMUA = 4
"""More holders than this of one lane print as a count."""


@dataclass(slots=True)
class _Baris:
    """One hand-over of the log: who let go, and what opened by it (None: the end)."""

    serah: list[Tercatat]
    buka: list[TugasDibuka] = field(default_factory=list)
    langkah: int | None = None
    balik: bool = False

    @property
    def asal(self) -> Tercatat:
        return self.serah[-1]


def penerbit(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """The sheet, as soon as it has a line."""
    baris = _serah_terima(bahan)
    if not baris:
        return
    yield Terbitan(
        kunci="lembar_disposisi",
        judul="Lembar disposisi",
        sumber=tuple(f"kejadian:{b.asal.urutan}" for b in baris),
        pada=baris[0].asal.pada,
        susun=_susun,
    )


def _serah_terima(bahan: BahanNaskah) -> list[_Baris]:
    """Closed tasks gathered until the next row opens: a parallel row is one line."""
    hasil: list[_Baris] = []
    tunggu: list[Tercatat] = []
    for satu in bahan.kejadian:
        k = satu.kejadian
        if isinstance(k, TugasDiserahkan) and _jawaban_laporan(bahan.keadaan.tugas[k.tugas]):
            hasil.append(
                _Baris(serah=[satu], buka=[], langkah=bahan.keadaan.tugas[k.tugas].langkah)
            )
        elif isinstance(k, TugasDiserahkan | TugasDikembalikan):
            if bahan.keadaan.tugas[k.tugas].induk is None or isinstance(k, TugasDikembalikan):
                tunggu.append(satu)
        elif isinstance(k, LangkahDibuka) and tunggu and k.sebab in (*_PENERUS, Sebab.MASUKAN):
            hasil.append(
                _Baris(
                    serah=tunggu,
                    buka=[t for t in k.tugas if t.induk is None],
                    langkah=k.langkah,
                    balik=isinstance(tunggu[-1].kejadian, TugasDikembalikan),
                )
            )
            tunggu = []
        elif isinstance(k, PelaksanaanSelesai) and tunggu:
            hasil.append(_Baris(serah=tunggu))
    return hasil


def _jawaban_laporan(tugas: Tugas) -> bool:
    """The receiver of a report answers with a line of their own, to who reported."""
    return tugas.induk is not None and tugas.tindakan == JenisTindakan.LAPORKAN.value


def _susun(bahan: BahanNaskah) -> Dokumen:
    surat = _surat(bahan)
    lembar = LembarDisposisi(
        baris=tuple(_baris(bahan, b) for b in _serah_terima(bahan)),
        surat=surat,
        dasar="" if surat else f"jadwal {bahan.kegiatan}",
        pilihan_harap=HARAP,
    )
    return lembar_disposisi.susun(lembar, bahan.bingkai)


def _surat(bahan: BahanNaskah) -> SuratMasuk | None:
    """The letter the run rests on; a run on the timeline has none, and no invented number."""
    mulai = bahan.kejadian[0].kejadian
    if not isinstance(mulai, PelaksanaanDimulai):
        return None
    for pk in mulai.lampiran:
        isi = bahan.isi(pk)
        if isi.get("nomor"):
            hari = date.fromisoformat(str(isi["tanggal"]))
            terima = isi.get("diterima")
            return SuratMasuk(
                dari=str(isi.get("dari", "")),
                nomor=str(isi["nomor"]),
                tanggal=hari,
                diterima=date.fromisoformat(str(terima)) if terima else hari,
                agenda=str(isi.get("agenda") or "belum dicatat"),
                sifat=str(isi.get("sifat") or "Biasa"),
                hal=str(isi.get("hal", "")),
            )
    return None


def _baris(bahan: BahanNaskah, b: _Baris) -> BarisDisposisi:
    asal = b.asal
    k: Any = asal.kejadian
    isi = _isi_disposisi(bahan, k)
    kertas = getattr(k, "kertas", None)
    pemutus = kertas.penanda_tangan if kertas else asal.pelaku
    batas = max((t.batas for t in b.buka if t.batas), default=None)
    return BarisDisposisi(
        dari=_dari(bahan, b) if pemutus else "Sistem",
        kepada=_kepada(bahan, b),
        harap=tuple(str(h) for h in isi.get("harap", ())),
        isi=str(isi.get("teks") or _kalimat(bahan, b)),
        waktu=asal.pada,
        paraf=_paraf(bahan, b, pemutus),
        batas=bahan.hari(batas) if batas else None,
        pencatat=bahan.nama(asal.pelaku.pegawai) if kertas and asal.pelaku else "",
    )


def _paraf(bahan: BahanNaskah, b: _Baris, pemutus: Any) -> str:
    """Who initialled; of a parallel row how many did, and who was the last."""
    if pemutus is None:
        return "Sistem"
    nama = f"{_awalan(bahan, pemutus)}{bahan.nama(pemutus.pegawai)}"
    return f"{len(b.serah)} pejabat, terakhir {nama}" if len(b.serah) > 1 else nama


def _awalan(bahan: BahanNaskah, pelaku: Any) -> str:
    sebagai = bahan.tanda(pelaku).sebagai
    return f"{sebagai} " if sebagai else ""


def _isi_disposisi(bahan: BahanNaskah, k: Any) -> dict[str, Any]:
    for h in getattr(k, "hasil", ()):
        if h.jenis in ("disposisi", "nota_dinas"):
            return bahan.isi(h.lembar)
    return {}


def _dari(bahan: BahanNaskah, b: _Baris) -> str:
    """Who let go; of a parallel row everybody, or how many."""
    daftar = []
    for satu in b.serah:
        kertas = getattr(satu.kejadian, "kertas", None)
        pelaku = kertas.penanda_tangan if kertas else satu.pelaku
        if pelaku is not None:
            daftar.append(bahan.sebut(pelaku))
    return _gabung(tuple(dict.fromkeys(daftar)))


def _kepada(bahan: BahanNaskah, b: _Baris) -> tuple[str, ...]:
    if b.langkah is None:
        return ("Arsip",)
    if b.balik and _pribadi(bahan, b):
        return (_lajur(bahan, b.langkah),)
    nama = tuple(dict.fromkeys(_pemegang(bahan, t) for t in b.buka))
    return nama or (_lajur(bahan, b.langkah),)


def _pemegang(bahan: BahanNaskah, t: TugasDibuka) -> str:
    if t.pemegang.jenis.value == "jabatan":
        kursi = bahan.tanda_jabatan_nama(t.pemegang.id)
        if kursi:
            return kursi
    return bahan.nama(t.pemegang.id) if t.pemegang.id else "belum ditetapkan"


def _pribadi(bahan: BahanNaskah, b: _Baris) -> bool:
    """A line about single employees: the sheet is read by more people than their forms are."""
    k: Any = b.asal.kejadian
    return bahan.keadaan.tugas[k.tugas].langkah in bahan.lintasan.pribadi


def _lajur(bahan: BahanNaskah, langkah: int) -> str:
    nama = {lajur.kode: lajur.nama for lajur in bahan.lintasan.sop.lajur}
    return ", ".join(nama.get(p, p) for p in bahan.lintasan.langkah[langkah].pelaksana)


def _gabung(nama: tuple[str, ...]) -> str:
    if len(nama) > _SEBUT_SEMUA:
        return f"{nama[0]} dan {len(nama) - 1} lainnya"
    return "; ".join(nama)


def _kalimat(bahan: BahanNaskah, b: _Baris) -> str:
    """What a line says when nobody wrote a disposition: the row that follows, or the reason."""
    k: Any = b.asal.kejadian
    pribadi = _pribadi(bahan, b)
    if b.balik:
        return _KEMBALI_PRIBADI if pribadi else f"Dikembalikan: {bahan.teks(k.alasan)}"
    if b.langkah is None:
        return "Selesai; berkas ditutup dan diarsipkan."
    arahan = _arahan(bahan, k) if len(b.serah) == 1 and not pribadi else ""
    if arahan:
        return arahan
    return bahan.lintasan.langkah[b.langkah].uraian


def _arahan(bahan: BahanNaskah, k: Any) -> str:
    """What somebody wrote beside an approval: their word to who goes on."""
    catatan = bahan.isi(getattr(k, "catatan", None)) if isinstance(k, TugasDiserahkan) else {}
    teks = [str(b.get("teks", "")).strip() for b in catatan.get("butir", ())]
    return " ".join(t for t in teks if t)
