"""`SopJalan` as plain data and back: a version keeps the very rows it was confirmed with.

The rules of `siapkan` may grow better; a run that pinned a version must not change with them.
Values that equal the default are not written, so a field added later changes no digest.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.dasar.jejak import kanonik, sidik
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import (
    HasilJalan,
    JenisTindakan,
    LajurJalan,
    LangkahJalan,
    Per,
    Sifat,
    SopJalan,
    TautanHasil,
    TindakanJalan,
)

__all__ = ["rakit_jalan", "sidik_jalan", "urai_jalan"]


def sidik_jalan(halaman: Mapping[str, Any], jalan: SopJalan) -> str:
    """Digest of page and run together; `halaman` is plain data without Decimal."""
    isi = urai_jalan(jalan)
    ikut = {kunci: isi[kunci] for kunci in ("lajur", "langkah", "penanggung_jawab")}
    return sidik(kanonik({"halaman": halaman, **ikut}))


def urai_jalan(jalan: SopJalan) -> dict[str, Any]:
    """Plain data of the running rows; numbers of a time are text."""
    return {
        "nama": jalan.nama,
        "sidik": jalan.sidik,
        "lajur": [
            {"kode": satu.kode, "nama": satu.nama, "aturan": satu.aturan} for satu in jalan.lajur
        ],
        "langkah": [_urai_langkah(satu) for satu in jalan.langkah],
        "penanggung_jawab": jalan.penanggung_jawab,
        "catatan": list(jalan.catatan),
    }


def _isi(data: dict[str, Any]) -> dict[str, Any]:
    """Without the values that say nothing."""
    return {kunci: nilai for kunci, nilai in data.items() if nilai not in (None, False, [])}


def _urai_langkah(satu: LangkahJalan) -> dict[str, Any]:
    return _isi(
        {
            "nomor": satu.nomor,
            "uraian": satu.uraian,
            "pelaksana": list(satu.pelaksana),
            "tindakan": [
                _isi(
                    {
                        "jenis": act.jenis.value,
                        "oleh": act.oleh,
                        "kepada": list(act.kepada),
                        "peserta": list(act.peserta),
                        "memutuskan": act.memutuskan,
                    }
                )
                for act in satu.tindakan
            ],
            "sifat": satu.sifat.value,
            "per": None if satu.per is Per.SATU else satu.per.value,
            "rinci": satu.rinci,
            "seperti": satu.seperti,
            "mengerjakan": [
                {"jenis": tautan.jenis.value, "dari": tautan.dari} for tautan in satu.mengerjakan
            ],
            "menghasilkan": [
                _isi({"jenis": hasil.jenis.value, "tahap": hasil.tahap, "judul": hasil.judul})
                for hasil in satu.menghasilkan
            ],
            "acuan": list(satu.acuan),
            "waktu": _urai_waktu(satu.waktu),
            "waktu_untuk": satu.waktu_untuk,
            "kembali": satu.kembali,
            "kembali_tercetak": satu.kembali_tercetak,
            "perbaikan": satu.perbaikan,
            "maju": list(satu.maju),
            "pengendali": satu.pengendali,
        }
    )


def _urai_waktu(waktu: Durasi | None) -> dict[str, Any] | None:
    if waktu is None:
        return None
    return {
        "teks": waktu.teks,
        "nilai": format(waktu.nilai, "f"),
        "maks": None if waktu.maks is None else format(waktu.maks, "f"),
        "satuan": waktu.satuan.value,
        "hitungan": waktu.hitungan.value,
        "per": waktu.per,
    }


def rakit_jalan(data: Mapping[str, Any]) -> SopJalan:
    """The running rows of stored data; raises KeyError or ValueError when it is not ours."""
    return SopJalan(
        nama=data["nama"],
        sidik=data["sidik"],
        lajur=tuple(LajurJalan(**satu) for satu in data["lajur"]),
        langkah=tuple(_rakit_langkah(satu) for satu in data["langkah"]),
        penanggung_jawab=data["penanggung_jawab"],
        catatan=tuple(data["catatan"]),
    )


def _rakit_langkah(data: Mapping[str, Any]) -> LangkahJalan:
    ambil = data.get
    return LangkahJalan(
        nomor=data["nomor"],
        uraian=data["uraian"],
        pelaksana=tuple(data["pelaksana"]),
        tindakan=tuple(_rakit_tindakan(act) for act in data["tindakan"]),
        sifat=Sifat(data["sifat"]),
        per=Per(ambil("per", Per.SATU)),
        rinci=ambil("rinci", False),
        seperti=ambil("seperti"),
        mengerjakan=tuple(
            TautanHasil(jenis=JenisHasil(satu["jenis"]), dari=satu["dari"])
            for satu in ambil("mengerjakan", ())
        ),
        menghasilkan=tuple(
            HasilJalan(
                jenis=JenisHasil(satu["jenis"]),
                tahap=satu.get("tahap"),
                judul=satu.get("judul"),
            )
            for satu in ambil("menghasilkan", ())
        ),
        acuan=tuple(ambil("acuan", ())),
        waktu=_rakit_waktu(ambil("waktu")),
        waktu_untuk=data["waktu_untuk"],
        kembali=ambil("kembali"),
        kembali_tercetak=ambil("kembali_tercetak", False),
        perbaikan=ambil("perbaikan", False),
        maju=tuple(data["maju"]),
        pengendali=ambil("pengendali"),
    )


def _rakit_tindakan(data: Mapping[str, Any]) -> TindakanJalan:
    return TindakanJalan(
        jenis=JenisTindakan(data["jenis"]),
        oleh=data.get("oleh"),
        kepada=tuple(data.get("kepada", ())),
        peserta=tuple(data.get("peserta", ())),
        memutuskan=data.get("memutuskan", False),
    )


def _rakit_waktu(data: Mapping[str, Any] | None) -> Durasi | None:
    if data is None:
        return None
    return Durasi(
        teks=data["teks"],
        nilai=Decimal(data["nilai"]),
        maks=None if data["maks"] is None else Decimal(data["maks"]),
        satuan=Satuan(data["satuan"]),
        hitungan=Hitungan(data["hitungan"]),
        per=data["per"],
    )
