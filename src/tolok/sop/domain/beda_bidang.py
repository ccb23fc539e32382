"""Fields of two pages side by side: what was written, what is written now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeAlias

from tolok.dasar.tanggal import tanggal_sebagian
from tolok.sop.domain.dokumen import (
    JalanTertulis,
    Keputusan,
    Langkah,
    MutuBaku,
    Sop,
    Tujuan,
)
from tolok.sop.domain.nama_bidang import NAMA_KOTAK, NAMA_TANGGAL

__all__ = ["CARA_BERJALAN", "BedaBidang", "beda_identitas", "beda_langkah"]

CARA_BERJALAN = "Cara berjalan"
"""Name of the field that tells what a person wrote of the running layer."""

_Baris: TypeAlias = "tuple[str, ...]"

_TEKS = {"nama": "Nama SOP", "nomor": "Nomor SOP", "unit": "Perangkat daerah"}
_PENGESAH = {
    "jabatan": "Jabatan yang mengesahkan",
    "nama": "Nama yang mengesahkan",
    "pangkat": "Pangkat yang mengesahkan",
    "nip": "NIP yang mengesahkan",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaBidang:
    """One field: its lines before and after. No lines: nothing was written there."""

    nama: str
    semula: _Baris
    menjadi: _Baris


def beda_identitas(semula: Sop, menjadi: Sop) -> tuple[BedaBidang, ...]:
    """Fields of the identity block and its boxes that differ."""
    hasil = [_teks(nama, getattr(semula, k), getattr(menjadi, k)) for k, nama in _TEKS.items()]
    hasil += [
        _teks(nama, _tanggal(getattr(semula.tanggal, k)), _tanggal(getattr(menjadi.tanggal, k)))
        for k, nama in NAMA_TANGGAL.items()
    ]
    hasil += [
        _teks(nama, getattr(semula.disahkan_oleh, k), getattr(menjadi.disahkan_oleh, k))
        for k, nama in _PENGESAH.items()
    ]
    hasil += [
        _banding(nama, getattr(semula, k), getattr(menjadi, k)) for k, nama in NAMA_KOTAK.items()
    ]
    return tuple(satu for satu in hasil if satu is not None)


def beda_langkah(
    semula: Sop,
    menjadi: Sop,
    dulu: Langkah,
    kini: Langkah,
    *,
    peta: Mapping[int, int],
    peta_lajur: Mapping[str, str],
) -> tuple[BedaBidang, ...]:
    """Fields of one row that differ. `peta`, `peta_lajur`: old number and code to the new one."""
    ikut = _ikut(dulu, peta, peta_lajur)
    if ikut == replace(kini, nomor=ikut.nomor):
        return ()
    lajur_dulu, lajur_kini = semula.nama_lajur, menjadi.nama_lajur
    hasil = [
        _teks("Uraian", dulu.uraian, kini.uraian),
        _lewat("Pelaksana", ikut.pelaksana, kini.pelaksana,
               _sebut(dulu.pelaksana, lajur_dulu), _sebut(kini.pelaksana, lajur_kini)),
        _lewat("Letak simbol", ikut.digambar_di, kini.digambar_di,
               _sebut(_satu(dulu.digambar_di), lajur_dulu),
               _sebut(_satu(kini.digambar_di), lajur_kini)),
        _banding("Kelengkapan", dulu.mutu.kelengkapan, kini.mutu.kelengkapan),
        _lewat("Waktu", (dulu.mutu.waktu, dulu.mutu.tambahan_waktu),
               (kini.mutu.waktu, kini.mutu.tambahan_waktu), _waktu(dulu.mutu), _waktu(kini.mutu)),
        _banding("Output", dulu.mutu.output, kini.mutu.output),
        _teks("Keterangan", dulu.keterangan, kini.keterangan),
        _lewat("Keputusan", ikut.keputusan, kini.keputusan,
               _keputusan(dulu.keputusan), _keputusan(kini.keputusan)),
        _lewat(CARA_BERJALAN, ikut.jalan, kini.jalan, _jalan(dulu.jalan), _jalan(kini.jalan)),
    ]  # fmt: skip
    return tuple(satu for satu in hasil if satu is not None) or (
        BedaBidang(nama="Isian program lain", semula=(), menjadi=()),
    )


def _teks(nama: str, dulu: str | None, kini: str | None) -> BedaBidang | None:
    return _lewat(nama, dulu, kini, _satu(dulu), _satu(kini))


def _banding(nama: str, dulu: _Baris, kini: _Baris) -> BedaBidang | None:
    return _lewat(nama, dulu, kini, dulu, kini)


def _lewat(nama: str, dulu: Any, kini: Any, kata_dulu: _Baris, kata: _Baris) -> BedaBidang | None:
    """Values decide whether there is a difference, words say it."""
    if dulu == kini:
        return None
    return BedaBidang(nama=nama, semula=kata_dulu, menjadi=kata)


def _satu(teks: str | None) -> _Baris:
    return (teks,) if teks else ()


def _tanggal(teks: str | None) -> str | None:
    return tanggal_sebagian(teks) if teks else teks


def _sebut(kode: Sequence[str], nama: Mapping[str, str]) -> _Baris:
    return tuple(nama.get(satu, satu) for satu in kode)


def _waktu(mutu: MutuBaku) -> _Baris:
    return (mutu.waktu.tampil,) if mutu.waktu else ()


def _keputusan(satu: Keputusan | None) -> _Baris:
    if satu is None:
        return ()
    setuju = _tujuan(satu.setuju) or "langkah berikutnya"
    tidak = _tujuan(satu.tidak) or "tidak tercetak"
    return (f"Bila setuju: {setuju}", f"Bila tidak: {tidak}")


def _tujuan(satu: Tujuan) -> str:
    semua = satu if isinstance(satu, tuple) else (satu,)
    return " atau ".join(
        f"langkah {x}" if isinstance(x, int) else x for x in semua if x is not None
    )


_KUNCI_JALAN = {
    "tindakan": "Tindakan",
    "per": "Satu tugas tiap",
    "rinci": "Rinci per pegawai",
    "seperti": "Seperti langkah",
    "waktu_untuk": "Waktu untuk",
    "mengerjakan": "Mengerjakan",
    "menghasilkan": "Menghasilkan",
    "kembali": "Kembali ke langkah",
    "pengendali": "Dikendalikan dari langkah",
}


def _jalan(satu: JalanTertulis | None) -> _Baris:
    """What a person wrote of the running layer, a line per key."""
    if satu is None:
        return ()
    return tuple(
        f"{nama}: {_kata_jalan(getattr(satu, kunci))}"
        for kunci, nama in _KUNCI_JALAN.items()
        if kunci in satu.ditulis
    )


def _kata_jalan(nilai: Any) -> str:
    if nilai is None:
        return "tidak ada"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, tuple):
        return ", ".join(_kata_bagian(x) for x in nilai) or "tidak ada"
    return str(getattr(nilai, "value", nilai)).replace("_", " ")


def _kata_bagian(satu: Any) -> str:
    """An act, a link, or a result in short: its kind, then what was written with it."""
    isi = {f.name: getattr(satu, f.name) for f in fields(satu) if f.name != "tambahan"}
    jenis = str(isi.pop("jenis").value).replace("_", " ")
    lain = [f"{kunci} {_kata_nilai(nilai)}" for kunci, nilai in isi.items() if nilai is not None]
    return f"{jenis} ({', '.join(lain)})" if lain else jenis


def _kata_nilai(nilai: Any) -> str:
    if isinstance(nilai, tuple):
        return ", ".join(str(x).replace("_", " ") for x in nilai)
    return _kata_jalan(nilai) if isinstance(nilai, bool) else str(nilai).replace("_", " ")


def _ikut(satu: Langkah, peta: Mapping[int, int], peta_lajur: Mapping[str, str]) -> Langkah:
    """The old row as it would read when everything it names had only got new numbers and codes."""
    keputusan = satu.keputusan and replace(
        satu.keputusan,
        setuju=_ikut_tujuan(satu.keputusan.setuju, peta),
        tidak=_ikut_tujuan(satu.keputusan.tidak, peta),
    )
    return replace(
        satu,
        pelaksana=tuple(peta_lajur.get(k, k) for k in satu.pelaksana),
        digambar_di=satu.digambar_di and peta_lajur.get(satu.digambar_di, satu.digambar_di),
        keputusan=keputusan,
        jalan=_ikut_jalan(satu.jalan, peta, peta_lajur),
    )


def _ikut_tujuan(satu: Tujuan, peta: Mapping[int, int]) -> Tujuan:
    if isinstance(satu, int):
        return peta.get(satu, satu)
    if isinstance(satu, tuple):
        return tuple(peta.get(x, x) if isinstance(x, int) else x for x in satu)
    return satu


def _ikut_jalan(
    satu: JalanTertulis | None, peta: Mapping[int, int], lajur: Mapping[str, str]
) -> JalanTertulis | None:
    if satu is None:
        return None

    def nomor(x: int | None) -> int | None:
        return None if x is None else peta.get(x, x)

    def kode(semua: _Baris | None) -> _Baris | None:
        return None if semua is None else tuple(lajur.get(k, k) for k in semua)

    return replace(
        satu,
        seperti=nomor(satu.seperti),
        kembali=nomor(satu.kembali),
        pengendali=nomor(satu.pengendali),
        mengerjakan=tuple(replace(x, dari=nomor(x.dari)) for x in satu.mengerjakan),
        tindakan=tuple(
            replace(
                x,
                oleh=x.oleh and lajur.get(x.oleh, x.oleh),
                kepada=kode(x.kepada),
                peserta=kode(x.peserta),
            )
            for x in satu.tindakan
        ),
    )
