"""Decisions and ways back: from diamonds and arrows, from "Jika … tidak …", from named rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tolok.sop.domain.dokumen import Keputusan, Keyakinan
from tolok.sop.domain.kalimat import urai_kalimat
from tolok.sop.importers.dokumen import Panah
from tolok.sop.importers.makna.baris_langkah import BarisCetak
from tolok.sop.importers.makna.lajur_simpulan import LajurBaca
from tolok.sop.importers.makna.sebutan import Sebagai, cari_sebutan, kata_jabatan, nama_lajur
from tolok.sop.importers.makna.tanda import Tanda, tanda_baris
from tolok.sop.importers.makna.teks_tercetak import kunci

__all__ = ["PutusanBaca", "baca_putusan"]

_SYARAT = re.compile(
    r"\b(?:jika|apabila|bila|kalau|jikalau)\b(?: \w+){0,3}? ?(?:setuju|disetujui|menyetujui|tidak|tdk|sesuai"
    r"|lengkap|benar|layak|memenuhi|belum|ditolak|ya|revisi|perbaikan|salah|kurang|valid|diterima"
    r"|sudah|telah|terdapat kesalahan|ada kesalahan|ada koreksi|masih)\b",
    re.IGNORECASE,
)
_YA_TIDAK = re.compile(
    r"\b(?:ya ?/ ?tidak|setuju ?/ ?tidak|disetujui ?/ ?(?:tidak|ditolak)|sesuai ?/ ?tidak|lengkap ?/ ?tidak)\b",
    re.IGNORECASE,
)
_YA_LALU_TIDAK = re.compile(
    r"\b(?:jika )?ya\b[^.;?]{0,80}\b(?P<tidak>tidak\b.{0,200})", re.IGNORECASE
)
_BERTITIK_DUA = re.compile(
    r"(?:^|[.;(] ?)(?:ya|setuju|sesuai|lengkap|disetujui) ?[:=→>]{1,2}[^.;]{0,80}[.;]? ?"
    r"(?P<tidak>\b(?:tidak|tdk|belum)\b.{0,200})",
    re.IGNORECASE,
)
_LANGKAH = re.compile(
    r"\b(?:langkah|nomor|no\.?|poin|point|butir|tahap|prosedur|angka|kegiatan)(?: ke-?| nomor| no\.?)? ?(\d{1,3})\b",
    re.IGNORECASE,
)
_KEMBALI = re.compile(r"\b(?:di ?)?(?:kembali|mengembalikan|kembalikan|dikembalikan)\b", re.I)
_SELESAI = re.compile(r"\b(?:proses |prosedur )?(?:selesai|berakhir)\b", re.IGNORECASE)
_YA = frozenset({"ya", "y", "setuju", "sesuai", "disetujui", "ok", "lengkap", "acc"})
_TIDAK = frozenset({"tidak", "t", "tdk", "n", "tidak setuju", "tidak sesuai", "ditolak"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PutusanBaca:
    """A row's decision; where its way back was not printed as such, why it is this one."""

    keputusan: Keputusan | None = None
    keyakinan: Keyakinan = Keyakinan.TINGGI
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class _Halaman:
    """What the targets are looked up in."""

    baris: Sequence[BarisCetak]
    nomor: Sequence[int]
    lajur: Sequence[LajurBaca]
    nama: Sequence[str]
    simbol: Mapping[str, int]
    panah: tuple[Panah, ...]


def baca_putusan(
    baris: Sequence[BarisCetak],
    nomor: Sequence[int],
    lajur: Sequence[LajurBaca],
    nama: Sequence[str],
) -> list[PutusanBaca]:
    """The decision of each row. `nomor`: the rows' numbers; `nama`: the lanes' names."""
    simbol = {
        satu.kode: ke
        for ke, cetak in enumerate(baris)
        for _, semua in cetak.lajur.values()
        for satu in semua
        if satu.kode
    }
    panah = tuple(dict.fromkeys(satu for cetak in baris for satu in cetak.panah))
    halaman = _Halaman(baris, nomor, lajur, nama, simbol, panah)
    return [_baris(ke, halaman) for ke in range(len(baris))]


def _baris(ke: int, halaman: _Halaman) -> PutusanBaca:
    cetak = halaman.baris[ke]
    tanda = tanda_baris(cetak.lajur)
    belah = any(satu.keputusan for satu in tanda.values())
    tertulis = any(
        pola.search(cetak.uraian) for pola in (_SYARAT, _YA_TIDAK, _YA_LALU_TIDAK, _BERTITIK_DUA)
    )
    berlabel = sum(satu.ya_tidak for satu in tanda.values()) >= 1
    kembali = _KEMBALI.search(cetak.uraian) and urai_kalimat(cetak.uraian).tidak
    if not (belah or tertulis or berlabel or kembali):
        return PutusanBaca()
    panah_setuju, tidak = _dari_panah(ke, halaman)
    setuju = panah_setuju if panah_setuju is not None else _tujuan_setuju(ke, halaman)
    if tidak is not None:
        return PutusanBaca(keputusan=Keputusan(setuju=setuju, tidak=tidak))
    tujuan, keyakinan, alasan = _tujuan_tidak(ke, halaman, tanda)
    return PutusanBaca(
        keputusan=Keputusan(setuju=setuju, tidak=tujuan), keyakinan=keyakinan, alasan=alasan
    )


def _dari_panah(ke: int, halaman: _Halaman) -> tuple[int | None, int | None]:
    """Targets of the arrows that leave a diamond of the row, as row numbers."""
    cetak = halaman.baris[ke]
    tanda = tanda_baris(cetak.lajur)
    kode = {satu for isi in tanda.values() if isi.keputusan for satu in isi.kode}
    setuju = tidak = None
    for panah in halaman.panah:
        tujuan = halaman.simbol.get(panah.ke_kode)
        if panah.dari_kode not in kode or tujuan is None:
            continue
        label = kunci(panah.teks)
        if label in _TIDAK or (label not in _YA and tujuan < ke):
            tidak = tujuan if tidak is None else min(tidak, tujuan)
        elif label in _YA and tujuan != ke + 1 and tujuan != ke:
            setuju = tujuan
    return (
        halaman.nomor[setuju] if setuju is not None else None,
        halaman.nomor[tidak] if tidak is not None and tidak != ke else None,
    )


def _tujuan_setuju(ke: int, halaman: _Halaman) -> int | str | None:
    """A row that the approving part of the sentence names; None: the next row."""
    uraian = halaman.baris[ke].uraian
    setuju = urai_kalimat(uraian).setuju
    if not setuju and (cocok := _ya_lalu_tidak(uraian)):
        setuju = uraian[cocok.start() : cocok.start("tidak")]
    if cocok := _LANGKAH.search(setuju):
        nomor = int(cocok[1])
        if nomor in halaman.nomor and nomor != halaman.nomor[ke]:
            berikut = halaman.nomor[ke + 1] if ke + 1 < len(halaman.nomor) else None
            return None if nomor == berikut else nomor
    terakhir = ke == len(halaman.baris) - 1
    return "selesai" if not terakhir and _SELESAI.search(setuju) else None


def _ya_lalu_tidak(uraian: str) -> re.Match[str] | None:
    """ "Ya …, tidak …" and "Setuju: … Tidak setuju: …", without "jika"."""
    return _BERTITIK_DUA.search(uraian) or _YA_LALU_TIDAK.search(uraian)


def _bagian_tidak(uraian: str) -> str:
    """What follows a refusal, in "jika tidak …" or in "Ya …, tidak …"."""
    tidak = urai_kalimat(uraian).tidak
    cocok = None if tidak else _ya_lalu_tidak(uraian)
    return cocok["tidak"] if cocok else tidak


def _tujuan_tidak(
    ke: int, halaman: _Halaman, tanda: Mapping[int, Tanda]
) -> tuple[int | str | None, Keyakinan, str]:
    tidak = _bagian_tidak(halaman.baris[ke].uraian)
    if cocok := _LANGKAH.search(tidak):
        nomor = int(cocok[1])
        if nomor in halaman.nomor and nomor != halaman.nomor[ke]:
            return nomor, Keyakinan.TINGGI, ""
    sebutan = cari_sebutan(kata_jabatan(tidak), nama_lajur(halaman.nama))
    penerima = [s.lajur for s in sebutan if s.sebagai is Sebagai.PENERIMA]
    for lajur in penerima or [s.lajur for s in sebutan]:
        if (tujuan := _terakhir(ke, lajur, halaman)) is not None:
            alasan = f"Baris terakhir sebelumnya di lajur {halaman.nama[lajur]}, yang disebut kalimatnya."
            return tujuan, Keyakinan.TINGGI, alasan
    if tidak and _SELESAI.search(tidak) and not _KEMBALI.search(tidak):
        return "selesai", Keyakinan.TINGGI, ""
    if (kedua := _simbol_kedua(ke, halaman, tanda)) is not None:
        return kedua
    if tidak and _KEMBALI.search(tidak) and not sebutan and (sebelum := _sebelumnya(ke, halaman)):
        return sebelum
    return None, Keyakinan.SEDANG, "Tujuan bila tidak disetujui tidak tercetak."


def _simbol_kedua(
    ke: int, halaman: _Halaman, tanda: Mapping[int, Tanda]
) -> tuple[int, Keyakinan, str] | None:
    """The last row of the lane in which a second symbol stands beside the decision."""
    pelaku = halaman.lajur[ke].pelaksana
    for lajur in [ke_lajur for ke_lajur, satu in tanda.items() if satu.jenis]:
        if lajur in pelaku or (tujuan := _terakhir(ke, lajur, halaman)) is None:
            continue
        alasan = (
            f"Simbol kedua pada baris ini berada di lajur {halaman.nama[lajur]}; baris terakhir "
            "sebelumnya di lajur itu dianggap tujuan pengembalian."
        )
        return tujuan, Keyakinan.SEDANG, alasan
    return None


def _sebelumnya(ke: int, halaman: _Halaman) -> tuple[int, Keyakinan, str] | None:
    """The row before, where another lane did it: who a paper is sent back to without a name."""
    if ke == 0:
        return None
    sebelum = halaman.lajur[ke - 1].pelaksana[:1]
    if not sebelum or sebelum == halaman.lajur[ke].pelaksana[:1]:
        return None
    alasan = "Tujuan pengembalian tidak tercetak; baris sebelumnya dianggap tujuannya."
    return halaman.nomor[ke - 1], Keyakinan.RENDAH, alasan


def _terakhir(ke: int, lajur: int, halaman: _Halaman) -> int | None:
    """The number of the last earlier row that the lane answers for."""
    for sebelum in range(ke - 1, -1, -1):
        if lajur in halaman.lajur[sebelum].pelaksana[:1]:
            return halaman.nomor[sebelum]
    return None
