"""The identity block of one SOP: its fields out of what stands at the labels and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tolok.sop.domain.dokumen import Keyakinan, Pengesah, Tanggal
from tolok.sop.importers.dokumen import Tempat
from tolok.sop.importers.makna.alir import BarisAlir
from tolok.sop.importers.makna.butir import AWAL_ATURAN, butir_daftar, butir_mutu, penanda
from tolok.sop.importers.makna.isian_identitas import (
    IsianIdentitas,
    Potong,
    kumpulkan,
    nilai_skalar,
)
from tolok.sop.importers.makna.judul import cari_judul, cari_unit, judul_sop
from tolok.sop.importers.makna.label import BAGIAN, Bidang
from tolok.sop.importers.makna.pengesah import (
    AWAL_JABATAN,
    baca_pengesah,
    memuat_nip,
    nip_ganjil,
)
from tolok.sop.importers.makna.tanggal import baca_tanggal
from tolok.sop.importers.makna.teks_tercetak import kata, kunci, rapikan

__all__ = ["Identitas", "Ragu", "baca_identitas"]

_AWAL_BUTIR: dict[Bidang, re.Pattern[str]] = {
    Bidang.DASAR_HUKUM: AWAL_ATURAN,
    Bidang.KETERKAITAN: re.compile(r"(?:SOP|Standar Operasional|STANDAR OPERASIONAL)\b"),
    Bidang.KUALIFIKASI: re.compile(
        r"(?:Memahami|Mengetahui|Memiliki|Mampu|Menguasai|Mengerti|Berpendidikan|Pendidikan|Dapat|Pernah"
        r"|Minimal|Pegawai yang|Kepala|Sekretaris|Sub Koordinator|Kasubbag|Kasubag|Staf|Analis|Pengelola)\b"
    ),
}  # fmt: skip
_TANGGAL = (Bidang.PEMBUATAN, Bidang.REVISI, Bidang.PENGESAHAN, Bidang.EFEKTIF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ragu:
    """A doubt about a field: where, how sure, why, from which words, what else it could be."""

    lokasi: str
    keyakinan: Keyakinan
    alasan: str
    tempat: Tempat = field(default_factory=Tempat)
    asal: str | None = None
    nilai: str | None = None
    alternatif: tuple[str, ...] = ()
    terbaca: bool = True


@dataclass(slots=True, kw_only=True)
class Identitas:
    """The fields of the block. `tempat` tells for each location where it was read."""

    nama: str | None = None
    nomor: str | None = None
    unit: str | None = None
    tanggal: Tanggal = field(default_factory=Tanggal)
    pengesah: Pengesah = field(default_factory=Pengesah)
    bagian: dict[Bidang, tuple[str, ...]] = field(default_factory=dict)
    ragu: list[Ragu] = field(default_factory=list)
    tempat: dict[str, Tempat] = field(default_factory=dict)


def baca_identitas(
    depan: Sequence[BarisAlir], belakang: Sequence[BarisAlir], judul: Sequence[Potong]
) -> Identitas:
    """Read the block from what stands before and behind the step table. `judul`: headings that
    stand over the table itself."""
    isian = kumpulkan(depan, belakang)
    hasil = Identitas()
    _nama(hasil, isian, judul)
    _nomor(hasil, isian)
    _unit(hasil, isian)
    _tanggal(hasil, isian)
    _pengesah(hasil, isian)
    for bidang in BAGIAN:
        _bagian(hasil, isian, bidang)
    return hasil


def _nama(hasil: Identitas, isian: IsianIdentitas, judul: Sequence[Potong]) -> None:
    berlabel = nilai_skalar(isian.teks(Bidang.NAMA))
    atas_tabel = cari_judul(potong.teks for potong in judul)
    sampul = cari_judul(potong.teks for potong in isian.bebas)
    if berlabel is not None:
        hasil.nama = judul_sop(berlabel) or berlabel
        hasil.tempat["nama"] = isian.tempat(Bidang.NAMA)
        lain = next((satu for satu in (atas_tabel, sampul) if satu), None)
        if lain and not _serupa(lain, hasil.nama):
            alasan = "Judul lain tercetak di atas tabel atau pada sampul."
            hasil.ragu.append(
                Ragu(lokasi="nama", keyakinan=Keyakinan.SEDANG, alasan=alasan,
                     asal=berlabel, nilai=hasil.nama, alternatif=(lain,))
            )  # fmt: skip
        return
    hasil.nama = sampul or atas_tabel
    if hasil.nama:
        alasan = "Tidak ada label “Nama SOP”; nama diambil dari judul."
        hasil.ragu.append(
            Ragu(lokasi="nama", keyakinan=Keyakinan.SEDANG, alasan=alasan, nilai=hasil.nama,
                 terbaca=False)
        )  # fmt: skip


def _serupa(satu: str, dua: str) -> bool:
    a, b = set(kata(satu)), set(kata(dua))
    return a <= b or b <= a


def _nomor(hasil: Identitas, isian: IsianIdentitas) -> None:
    hasil.nomor = nilai_skalar(isian.teks(Bidang.NOMOR))
    hasil.tempat["nomor"] = isian.tempat(Bidang.NOMOR)


def _unit(hasil: Identitas, isian: IsianIdentitas) -> None:
    berlabel = nilai_skalar(isian.teks(Bidang.UNIT))
    hasil.unit = cari_unit([potong.teks for potong in isian.bebas]) or berlabel
    if hasil.unit and berlabel is None:
        cari = kunci(hasil.unit)[:20]
        potong = next((p for p in isian.bebas if cari[:12] in kunci(p.teks)), None)
        hasil.tempat["unit"] = potong.tempat if potong else Tempat()


def _tanggal(hasil: Identitas, isian: IsianIdentitas) -> None:
    nilai: dict[str, str | None] = {}
    for bidang in _TANGGAL:
        teks = nilai_skalar(isian.teks(bidang))
        nilai[bidang.value] = baca_tanggal(teks) if teks else None
        lokasi = f"tanggal/{bidang.value}"
        hasil.tempat[lokasi] = isian.tempat(bidang)
        if teks and nilai[bidang.value] is None:
            alasan = f"Tanggal tertulis “{teks[:60]}” dan tidak dapat dibaca."
            hasil.ragu.append(
                Ragu(lokasi=lokasi, keyakinan=Keyakinan.RENDAH, alasan=alasan, asal=teks[:120],
                     tempat=isian.tempat(bidang))
            )  # fmt: skip
    hasil.tanggal = Tanggal(
        pembuatan=nilai["pembuatan"],
        revisi=nilai["revisi"],
        pengesahan=nilai["pengesahan"],
        efektif=nilai["efektif"],
    )


def _pengesah(hasil: Identitas, isian: IsianIdentitas) -> None:
    instansi = kata(hasil.unit or "")
    tempat = isian.tempat(Bidang.DISAHKAN)
    pengesah = baca_pengesah(isian.teks(Bidang.DISAHKAN), instansi)
    hasil.tempat["disahkan_oleh"] = tempat
    if pengesah.nip is None or pengesah.nama is None:
        pengesah = _lengkapi(hasil, isian, pengesah, instansi)
    if pengesah.jabatan is None and (jabatan := _jabatan_di_atas(isian)) is not None:
        pengesah = replace(pengesah, jabatan=rapikan(jabatan.teks).strip(" :,"))
        alasan = "Jabatan tercetak di luar sel “Disahkan oleh”."
        hasil.ragu.append(
            Ragu(lokasi="disahkan_oleh/jabatan", keyakinan=Keyakinan.SEDANG, alasan=alasan,
                 nilai=pengesah.jabatan, asal=jabatan.teks[:120], tempat=jabatan.tempat,
                 terbaca=False)
        )  # fmt: skip
    hasil.pengesah = pengesah
    _ragukan_nip(hasil, isian)


def _ragukan_nip(hasil: Identitas, isian: IsianIdentitas) -> None:
    nip = hasil.pengesah.nip
    ganjil = nip_ganjil(nip) if nip is not None else ""
    if ganjil:
        alasan = f"NIP tidak mungkin memuat {ganjil}; mungkin salah cetak atau salah baca."
        hasil.ragu.append(
            Ragu(lokasi="disahkan_oleh/nip", keyakinan=Keyakinan.SEDANG, alasan=alasan, nilai=nip,
                 asal=nip, tempat=isian.tempat(Bidang.DISAHKAN))
        )  # fmt: skip


def _jabatan_di_atas(isian: IsianIdentitas) -> Potong | None:
    if Bidang.DISAHKAN not in isian.label:
        return None
    for potong in isian.bebas:
        baris = rapikan(potong.teks)
        if AWAL_JABATAN.match(baris) and len(baris.split()) <= 14 and not potong.di_sel:
            return potong
    return None


def _lengkapi(
    hasil: Identitas, isian: IsianIdentitas, pengesah: Pengesah, instansi: Sequence[str]
) -> Pengesah:
    """Name and NIP from a signature that stands apart, at the end of the document."""
    for ke in range(len(isian.bebas) - 1, -1, -1):
        if not memuat_nip(isian.bebas[ke].teks):
            continue
        teks = "\n".join([*_di_atas_nama(isian.bebas[max(0, ke - 3) : ke]), isian.bebas[ke].teks])
        tanda = baca_pengesah(teks, instansi)
        alasan = "Diambil dari tanda tangan di luar sel “Disahkan oleh”."
        hasil.ragu.append(
            Ragu(lokasi="disahkan_oleh/nama", keyakinan=Keyakinan.SEDANG, alasan=alasan,
                 nilai=tanda.nama, asal=rapikan(teks)[:200], tempat=isian.bebas[ke].tempat)
        )  # fmt: skip
        return Pengesah(
            jabatan=pengesah.jabatan or tanda.jabatan,
            nama=pengesah.nama or tanda.nama,
            pangkat=pengesah.pangkat or tanda.pangkat,
            nip=pengesah.nip or tanda.nip,
        )
    return pengesah


def _di_atas_nama(sebelum: Sequence[Potong]) -> list[str]:
    """The lines from the post on, where a post stands right above the name."""
    for ke in range(len(sebelum) - 1, -1, -1):
        baris = rapikan(sebelum[ke].teks)
        if AWAL_JABATAN.match(baris) and len(baris) < 160:
            return [potong.teks for potong in sebelum[ke:]]
    return []


def _bagian(hasil: Identitas, isian: IsianIdentitas, bidang: Bidang) -> None:
    teks = isian.teks(bidang)
    butir = butir_daftar(teks, awal=_AWAL_BUTIR.get(bidang))
    if bidang is Bidang.PERALATAN and len(butir) == 1 and "•" not in teks:
        butir = butir_mutu(butir[0])
    hasil.bagian[bidang] = tuple(satu.lstrip(": ") for satu in butir if satu.lstrip(": -"))
    hasil.tempat[bidang.value] = isian.tempat(bidang)
    bertanda = any(penanda(rapikan(baris)) for baris in teks.splitlines())
    menempel = len(butir) > 1 and (not bertanda or teks.count("•") == 1)
    if menempel and len(teks.splitlines()) < len(butir):
        alasan = "Butir menempel tanpa nomor; batasnya disimpulkan dari awal setiap butir."
        hasil.ragu.append(
            Ragu(lokasi=bidang.value, keyakinan=Keyakinan.SEDANG, alasan=alasan,
                 asal=rapikan(teks)[:200], tempat=isian.tempat(bidang), terbaca=False)
        )  # fmt: skip
