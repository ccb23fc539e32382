"""Puts the parts of one SOP together: the printed layer of a `Sop`, and the notes of its reading."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tolok.sop.domain.dokumen import (
    Asal,
    Cara,
    CatatanBaca,
    Keyakinan,
    Langkah,
    MutuBaku,
    Nilai,
    Pelaksana,
    Sop,
)
from tolok.sop.importers.dokumen import Tempat
from tolok.sop.importers.makna.bagian import BagianSop
from tolok.sop.importers.makna.baris_langkah import BarisCetak, baris_cetak, gabungkan
from tolok.sop.importers.makna.butir import butir_mutu
from tolok.sop.importers.makna.identitas import Identitas, Ragu, baca_identitas
from tolok.sop.importers.makna.kolom import JenisKolom
from tolok.sop.importers.makna.label import Bidang
from tolok.sop.importers.makna.lajur_simpulan import LajurBaca, baca_lajur
from tolok.sop.importers.makna.putusan import PutusanBaca, baca_putusan
from tolok.sop.importers.makna.teks_tercetak import kunci, rapikan
from tolok.sop.importers.makna.waktu import WaktuBaca, baca_waktu

__all__ = ["SopTerbaca", "rakit"]

_BUKAN_KODE = re.compile(r"[^a-z0-9]+")
_KODE_TERPANJANG = 40
_TANPA_NAMA = "(tanpa nama)"


@dataclass(frozen=True, slots=True, kw_only=True)
class SopTerbaca:
    """A reading: the SOP, and for each location (`nama`, `langkah/3`) where it stands."""

    sop: Sop
    tempat: Mapping[str, Tempat] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Tabel:
    """The step tables of an SOP as one: rows, lanes, the unit of bare numbers for each row."""

    baris: list[BarisCetak]
    nama_lajur: list[str]
    waktu: list[WaktuBaca | None]


def rakit(bagian: BagianSop) -> SopTerbaca | None:
    """The reading of one SOP; None where its table holds no step."""
    tabel = _tabel(bagian)
    if not tabel.baris:
        return None
    identitas = baca_identitas(bagian.depan, bagian.belakang, bagian.judul)
    nomor, catatan_nomor = _nomor(tabel.baris)
    lajur = baca_lajur(tabel.baris, tabel.nama_lajur)
    putusan = baca_putusan(tabel.baris, nomor, lajur, tabel.nama_lajur)
    kode = _kode(tabel.nama_lajur)
    catatan = [_catatan_ragu(ragu) for ragu in identitas.ragu] + catatan_nomor
    catatan += _catatan_lajur_kosong(lajur, tabel.nama_lajur, kode)
    langkah = []
    for ke, cetak in enumerate(tabel.baris):
        langkah.append(_langkah(cetak, nomor[ke], lajur[ke], putusan[ke], kode, tabel.waktu[ke]))
        catatan += _catatan_baris(tabel, ke, nomor, lajur[ke], putusan[ke], kode)
    tempat = dict(identitas.tempat)
    tempat |= {f"langkah/{n}": cetak.tempat for n, cetak in zip(nomor, tabel.baris, strict=True)}
    return SopTerbaca(sop=_sop(identitas, tabel, kode, langkah, catatan), tempat=tempat)


def _sop(
    identitas: Identitas,
    tabel: _Tabel,
    kode: Sequence[str],
    langkah: Sequence[Langkah],
    catatan: list[CatatanBaca],
) -> Sop:
    nama = identitas.nama
    if nama is None:
        alasan = "Nama SOP tidak ditemukan pada dokumen."
        catatan.insert(0, CatatanBaca(lokasi="nama", keyakinan=Keyakinan.RENDAH, alasan=alasan))
    isi = identitas.bagian
    return Sop(
        nama=nama or _TANPA_NAMA,
        nomor=identitas.nomor,
        unit=identitas.unit,
        tanggal=identitas.tanggal,
        disahkan_oleh=identitas.pengesah,
        dasar_hukum=isi[Bidang.DASAR_HUKUM],
        kualifikasi_pelaksana=isi[Bidang.KUALIFIKASI],
        keterkaitan=isi[Bidang.KETERKAITAN],
        peralatan=isi[Bidang.PERALATAN],
        peringatan=isi[Bidang.PERINGATAN],
        pencatatan=isi[Bidang.PENCATATAN],
        pelaksana=tuple(
            Pelaksana(kode=satu, nama=nama_lajur)
            for satu, nama_lajur in zip(kode, tabel.nama_lajur, strict=True)
        ),
        langkah=tuple(langkah),
        catatan_baca=tuple(catatan),
    )


def _tabel(bagian: BagianSop) -> _Tabel:
    """The tables joined: lanes by name, rows torn over pages put together."""
    nama: list[str] = []
    semua: list[BarisCetak] = []
    satuan = {}
    for tabel in bagian.tabel:
        cetak = baris_cetak(tabel.baris, tabel.kepala)
        if tabel.kepala.bernama:
            _lajur_bernama(cetak, nama)
        else:
            _petakan_lajur(cetak, [kolom.nama for kolom in tabel.kepala.lajur], nama)
        satuan.update({id(satu): tabel.kepala.satuan for satu in cetak})
        semua += cetak
    baris = gabungkan(semua)
    waktu = [baca_waktu(satu.waktu, satuan[id(satu)]) for satu in baris]
    return _Tabel(baris=baris, nama_lajur=nama, waktu=waktu)


def _petakan_lajur(cetak: Sequence[BarisCetak], kepala: Sequence[str], nama: list[str]) -> None:
    """Lanes of this head as places in the list of all lanes."""
    tempat = []
    dipakai: set[int] = set()
    for satu in kepala:
        ke = next(
            (k for k, lama in enumerate(nama) if kunci(lama) == kunci(satu) and k not in dipakai),
            None,
        )
        if ke is None:
            nama.append(satu)
            ke = len(nama) - 1
        dipakai.add(ke)
        tempat.append(ke)
    for baris in cetak:
        baris.lajur = {tempat[ke]: isi for ke, isi in baris.lajur.items()}


def _lajur_bernama(cetak: Sequence[BarisCetak], nama: list[str]) -> None:
    """A single column that names who acts: each name is a lane, marked where it stands."""
    for baris in cetak:
        teks = " ".join(isi for isi, _ in baris.lajur.values())
        semua = [rapikan(satu) for satu in butir_mutu(teks)][:6]
        baris.lajur = {}
        for satu in semua:
            ke = next((k for k, lama in enumerate(nama) if kunci(lama) == kunci(satu)), None)
            if ke is None:
                nama.append(satu)
                ke = len(nama) - 1
            baris.lajur[ke] = ("□", ())


def _nomor(baris: Sequence[BarisCetak]) -> tuple[list[int], list[CatatanBaca]]:
    """Printed numbers where they rise all the way, else by order."""
    tercetak = [satu.nomor for satu in baris]
    pasti = [satu for satu in tercetak if satu is not None]
    naik = all(a < b for a, b in itertools.pairwise(pasti))
    if len(pasti) == len(tercetak) and naik and pasti[0] >= 1:
        return pasti, []
    alasan = (
        "Nomor langkah tidak tercetak; diberi nomor menurut urutan."
        if not pasti
        else "Nomor tercetak tidak lengkap atau berulang; diberi nomor menurut urutan."
    )
    catatan = CatatanBaca(
        lokasi="langkah",
        keyakinan=Keyakinan.SEDANG if pasti else Keyakinan.TINGGI,
        alasan=alasan,
    )
    return list(range(1, len(baris) + 1)), [catatan]


def _kode(nama: Sequence[str]) -> list[str]:
    hasil: list[str] = []
    for ke, satu in enumerate(nama):
        polos = unicodedata.normalize("NFKD", satu).encode("ascii", "ignore").decode().lower()
        dasar = _BUKAN_KODE.sub("_", polos).strip("_")[:_KODE_TERPANJANG].strip("_")
        if not dasar or not dasar[0].isalpha():
            dasar = f"lajur_{dasar or ke + 1}"
        calon, ulang = dasar, 2
        while calon in hasil:
            calon, ulang = f"{dasar}_{ulang}", ulang + 1
        hasil.append(calon)
    return hasil


def _langkah(
    cetak: BarisCetak,
    nomor: int,
    lajur: LajurBaca,
    putusan: PutusanBaca,
    kode: Sequence[str],
    waktu: WaktuBaca | None,
) -> Langkah:
    return Langkah(
        nomor=nomor,
        uraian=cetak.uraian,
        pelaksana=tuple(kode[ke] for ke in lajur.pelaksana),
        digambar_di=kode[lajur.digambar_di] if lajur.digambar_di is not None else None,
        mutu=MutuBaku(
            kelengkapan=butir_mutu(cetak.kelengkapan, dibungkus=cetak.dibungkus),
            waktu=waktu.waktu if waktu else None,
            output=butir_mutu(cetak.output, dibungkus=cetak.dibungkus),
        ),
        keterangan=_keterangan(cetak.keterangan),
        keputusan=putusan.keputusan,
    )


def _keterangan(teks: str) -> str | None:
    return teks if any(huruf.isalnum() for huruf in teks) else None


def _asal(tempat: Tempat, teks: str | None) -> Asal | None:
    """Page and words of a value; line and rectangle stand in keys of the review screen."""
    tambahan: list[tuple[str, Nilai]] = []
    if tempat.baris_teks is not None:
        tambahan.append(("x_baris", tempat.baris_teks))
    if (kotak := tempat.kotak) is not None:
        sudut = (kotak.kiri, kotak.atas, kotak.kanan, kotak.bawah)
        tambahan.append(("x_kotak", tuple(max(0, round(satu)) for satu in sudut)))
    if tempat.halaman is None and not teks and not tambahan:
        return None
    return Asal(halaman=tempat.halaman, teks=teks or None, tambahan=tuple(tambahan))


def _catatan_ragu(ragu: Ragu) -> CatatanBaca:
    return CatatanBaca(
        lokasi=ragu.lokasi,
        nilai=ragu.nilai,
        cara=Cara.TERBACA if ragu.terbaca else Cara.DISIMPULKAN,
        keyakinan=ragu.keyakinan,
        alternatif=ragu.alternatif,
        alasan=ragu.alasan,
        asal=_asal(ragu.tempat, ragu.asal),
    )


def _catatan_lajur_kosong(
    lajur: Sequence[LajurBaca], nama: Sequence[str], kode: Sequence[str]
) -> list[CatatanBaca]:
    dipakai = {ke for satu in lajur for ke in (*satu.pelaksana, satu.digambar_di)}
    return [
        CatatanBaca(
            lokasi=f"pelaksana/{kode[ke]}",
            nilai=satu,
            cara=Cara.TERBACA,
            keyakinan=Keyakinan.SEDANG,
            alasan="Lajur ini tercetak, tetapi tidak ada langkah yang dibaca sebagai miliknya.",
        )
        for ke, satu in enumerate(nama)
        if ke not in dipakai
    ]


def _catatan_baris(
    tabel: _Tabel,
    ke: int,
    nomor: Sequence[int],
    lajur: LajurBaca,
    putusan: PutusanBaca,
    kode: Sequence[str],
) -> list[CatatanBaca]:
    cetak = tabel.baris[ke]
    asal = _asal(cetak.tempat, cetak.asal)
    akar = f"langkah/{nomor[ke]}"
    hasil = []
    if lajur.alasan:
        hasil.append(
            CatatanBaca(
                lokasi=f"{akar}/pelaksana",
                nilai=tuple(kode[satu] for satu in lajur.pelaksana),
                cara=Cara.TERBACA if lajur.terbaca else Cara.DISIMPULKAN,
                keyakinan=lajur.keyakinan,
                alternatif=tuple((kode[satu],) for satu in lajur.alternatif),
                alasan=lajur.alasan,
                asal=asal,
            )
        )
    if putusan.keputusan is not None and putusan.alasan:
        tidak = putusan.keputusan.tidak
        hasil.append(
            CatatanBaca(
                lokasi=f"{akar}/keputusan",
                nilai=tidak if isinstance(tidak, int | str) else None,
                keyakinan=putusan.keyakinan,
                alasan=putusan.alasan,
                asal=asal,
            )
        )
    hasil += _catatan_waktu(cetak, tabel.waktu[ke], akar, asal)
    return hasil + _catatan_isi(tabel, ke, nomor, asal)


def _catatan_waktu(
    cetak: BarisCetak, waktu: WaktuBaca | None, akar: str, asal: Asal | None
) -> list[CatatanBaca]:
    lokasi = f"{akar}/waktu"
    if waktu is None and any(huruf.isalnum() for huruf in cetak.waktu):
        alasan = f"Waktu tertulis “{cetak.waktu[:80]}” dan tidak dapat dibaca sebagai lama waktu."
        return [
            CatatanBaca(lokasi=lokasi, cara=Cara.TERBACA, keyakinan=Keyakinan.RENDAH,
                        alasan=alasan, asal=asal)
        ]  # fmt: skip
    if waktu is None or not waktu.ragu:
        return []
    return [
        CatatanBaca(lokasi=lokasi, nilai=waktu.waktu.teks, cara=Cara.TERBACA,
                    keyakinan=Keyakinan.SEDANG, alasan=waktu.ragu, asal=asal,
                    alternatif=(waktu.lain,) if waktu.lain else ())
    ]  # fmt: skip


def _catatan_isi(
    tabel: _Tabel, ke: int, nomor: Sequence[int], asal: Asal | None
) -> list[CatatanBaca]:
    cetak = tabel.baris[ke]
    akar = f"langkah/{nomor[ke]}"
    hasil = []
    if cetak.uraian[:1].islower():
        hasil.append(
            CatatanBaca(
                lokasi=f"{akar}/uraian", nilai=cetak.uraian, cara=Cara.TERBACA,
                keyakinan=Keyakinan.RENDAH, asal=asal,
                alasan="Kalimatnya dimulai huruf kecil; awalnya mungkin hilang dari sumber.",
            )
        )  # fmt: skip
    berikut = tabel.baris[ke + 1] if ke + 1 < len(tabel.baris) else None
    if not cetak.bermutu and cetak.gabung and ke > 0:
        hasil.append(
            _catatan_gabung(f"{akar}/kelengkapan", tabel.baris[ke - 1], nomor[ke - 1], asal)
        )
    elif not cetak.bermutu and berikut is not None and berikut.bermutu:
        hasil.append(_catatan_gabung(f"{akar}/kelengkapan", berikut, nomor[ke + 1], asal))
    for jenis, nama in ((JenisKolom.KELENGKAPAN, "kelengkapan"), (JenisKolom.OUTPUT, "output")):
        if jenis in cetak.disimpulkan:
            hasil.append(
                CatatanBaca(
                    lokasi=f"{akar}/{nama}", keyakinan=Keyakinan.RENDAH, asal=asal,
                    nilai=butir_mutu(getattr(cetak, nama)),
                    alasan="Kolomnya menyatu pada sumber; batasnya disimpulkan.",
                )
            )  # fmt: skip
    return hasil


def _catatan_gabung(lokasi: str, lain: BarisCetak, nomor: int, asal: Asal | None) -> CatatanBaca:
    return CatatanBaca(
        lokasi=lokasi,
        nilai=(),
        cara=Cara.TERBACA,
        keyakinan=Keyakinan.SEDANG,
        alternatif=(butir_mutu(lain.kelengkapan),),
        alasan=f"Kelengkapan, waktu, dan output kosong; mungkin digabung dengan baris {nomor}.",
        asal=asal,
    )
