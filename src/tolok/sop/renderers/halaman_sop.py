"""The page of an SOP at rest: printed rows with their drawing, and the running rows in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from tolok.dasar.tanggal import tanggal_sebagian
from tolok.sop.domain.dokumen import CatatanBaca, Keyakinan, Langkah, Nilai, Sop
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, SopJalan
from tolok.sop.domain.kata_jalan import (
    kata_bahan,
    kata_hasil,
    kata_kembali,
    kata_tindakan,
    kata_tugas,
    sebut_lajur,
)
from tolok.sop.domain.periksa import periksa
from tolok.sop.renderers.halaman_temuan import KelompokTemuan, susun_temuan, tanggal_berlaku
from tolok.sop.renderers.jalur_svg import BarisJalur, Bentuk, Kembali, gambar

__all__ = ["BarisCatatan", "BarisHalaman", "BarisJalan", "HalamanSop", "susun_halaman"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisHalaman:
    """One printed row with its drawing (`gambar`: an SVG of our own making)."""

    nomor: int
    uraian: str
    pelaksana: str
    kelengkapan: str
    waktu: str
    output: str
    keterangan: str
    gambar: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisJalan:
    """One running row in words."""

    nomor: int
    pelaksana: str
    tindakan: tuple[str, ...]
    tugas: str
    mengerjakan: str
    menghasilkan: str
    kembali: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisCatatan:
    """Notes of the reading that say the same, with the places they are about."""

    tempat: str
    isi: str
    alasan: str
    keyakinan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanSop:
    """Everything the page of an SOP shows."""

    sop: Sop
    identitas: tuple[tuple[str, str], ...]
    kotak: tuple[tuple[str, tuple[str, ...]], ...]
    baris: tuple[BarisHalaman, ...]
    jalan: tuple[BarisJalan, ...]
    catatan: tuple[BarisCatatan, ...]
    temuan: tuple[KelompokTemuan, ...]

    @property
    def kotak_berpasangan(self) -> list[tuple[tuple[str, tuple[str, ...]], ...]]:
        """The boxes two by two, as the printed form places them."""
        return [self.kotak[ke : ke + 2] for ke in range(0, len(self.kotak), 2)]


def susun_halaman(sop: Sop, jalan: SopJalan) -> HalamanSop:
    """The whole page from its two layers."""
    svg = gambar([_jalur(satu, sop, jalan) for satu in sop.langkah], len(sop.pelaksana))
    nama = sop.nama_lajur
    return HalamanSop(
        sop=sop,
        identitas=_identitas(sop),
        kotak=_kotak(sop),
        baris=tuple(
            _baris(satu, nama, lukisan) for satu, lukisan in zip(sop.langkah, svg, strict=True)
        ),
        jalan=tuple(_jalan(satu, nama) for satu in jalan.langkah),
        catatan=_catatan(sop),
        temuan=susun_temuan(sop, periksa(sop)),
    )


_RAGU = (Keyakinan.RENDAH, Keyakinan.SEDANG, Keyakinan.TINGGI)


def _catatan(sop: Sop) -> tuple[BarisCatatan, ...]:
    """Doubtful first; notes with the same reason and the same confidence share a row."""
    kelompok: dict[tuple[str, str], list[CatatanBaca]] = {}
    for satu in sorted(sop.catatan_baca, key=lambda c: _RAGU.index(c.keyakinan)):
        kelompok.setdefault((satu.keyakinan.value, satu.alasan or ""), []).append(satu)
    return tuple(
        BarisCatatan(
            tempat=", ".join(_tempat(satu.lokasi) for satu in semua),
            isi=_pilihan(semua[0], sop) if len(semua) == 1 else "",
            alasan=alasan,
            keyakinan=keyakinan,
        )
        for (keyakinan, alasan), semua in kelompok.items()
    )


def _tempat(lokasi: str) -> str:
    return lokasi.replace("_", " ").replace("/", " ").capitalize()


def _pilihan(satu: CatatanBaca, sop: Sop) -> str:
    """The value that was taken and the others that were possible."""
    dipakai, lain = _nilai(satu.nilai, sop), [_nilai(nilai, sop) for nilai in satu.alternatif]
    bagian = [
        f"Dipakai: {dipakai}." if dipakai else "",
        f"Mungkin: {'; '.join(lain)}." if lain else "",
    ]
    return " ".join(teks for teks in bagian if teks)


def _nilai(nilai: Nilai, sop: Sop) -> str:
    if isinstance(nilai, tuple):
        return ", ".join(_nilai(satu, sop) for satu in nilai)
    if isinstance(nilai, str):
        return sop.nama_lajur.get(nilai, nilai)
    return str(nilai) if isinstance(nilai, int) else ""


def _identitas(sop: Sop) -> tuple[tuple[str, str], ...]:
    pengesah = sop.disahkan_oleh
    orang = ", ".join(satu for satu in (pengesah.nama, pengesah.jabatan) if satu)
    if pengesah.nip:
        orang += f", NIP {pengesah.nip}"
    berlaku = tanggal_berlaku(sop)
    mulai = (berlaku, _tanggal(getattr(sop.tanggal, berlaku.removeprefix("Tanggal ").lower())))
    return (
        ("Nomor SOP", sop.nomor or ""),
        ("Tanggal Pembuatan", _tanggal(sop.tanggal.pembuatan)),
        ("Tanggal Revisi", _tanggal(sop.tanggal.revisi)),
        mulai,
        ("Disahkan oleh", orang),
        ("Nama SOP", sop.nama),
    )


def _tanggal(teks: str | None) -> str:
    return tanggal_sebagian(teks) if teks else ""


def _kotak(sop: Sop) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("Dasar hukum", sop.dasar_hukum),
        ("Kualifikasi pelaksana", sop.kualifikasi_pelaksana),
        ("Keterkaitan", sop.keterkaitan),
        ("Peralatan dan perlengkapan", sop.peralatan),
        ("Peringatan", sop.peringatan),
        ("Pencatatan dan pendataan", sop.pencatatan),
    )


def _baris(satu: Langkah, nama: Mapping[str, str], lukisan: str) -> BarisHalaman:
    return BarisHalaman(
        nomor=satu.nomor,
        uraian=satu.uraian,
        pelaksana=sebut_lajur(satu.pelaksana, nama),
        kelengkapan=", ".join(satu.mutu.kelengkapan),
        waktu=satu.mutu.waktu.teks if satu.mutu.waktu else "",
        output=", ".join(satu.mutu.output),
        keterangan=satu.keterangan or "",
        gambar=mark_safe(lukisan),  # noqa: S308 - jalur_svg escapes every text it is given
    )


def _jalur(satu: Langkah, sop: Sop, jalan: SopJalan) -> BarisJalur:
    letak = {lajur.kode: ke for ke, lajur in enumerate(sop.pelaksana)}
    langkah = jalan.menurut_nomor[satu.nomor]
    kode = (satu.digambar_di,) if satu.digambar_di else satu.pelaksana
    kembali: tuple[Kembali, ...] = ()
    if langkah.kembali_tercetak and langkah.kembali is not None:
        kembali = (Kembali(ke=langkah.kembali),)
    return BarisJalur(
        nomor=satu.nomor,
        lajur=tuple(letak[lajur] for lajur in kode),
        bentuk=_bentuk(satu, langkah, jalan),
        maju=tuple(nomor for nomor in langkah.maju if isinstance(nomor, int)),
        kembali=kembali,
    )


def _bentuk(satu: Langkah, langkah: LangkahJalan, jalan: SopJalan) -> Bentuk:
    if satu.nomor in (jalan.urutan[0], jalan.urutan[-1]):
        return Bentuk.KAPSUL
    memeriksa = {act.jenis for act in langkah.tindakan} & {
        JenisTindakan.PERIKSA,
        JenisTindakan.NILAI,
    }
    return Bentuk.KETUPAT if satu.keputusan is not None or memeriksa else Bentuk.KOTAK


def _jalan(satu: LangkahJalan, nama: Mapping[str, str]) -> BarisJalan:
    bahan = [kata_bahan(t) for t in satu.mengerjakan]
    return BarisJalan(
        nomor=satu.nomor,
        pelaksana=sebut_lajur(satu.pelaksana, nama),
        tindakan=tuple(kata_tindakan(act, nama) for act in satu.tindakan),
        tugas=kata_tugas(satu),
        mengerjakan=", ".join([*bahan, *satu.acuan]),
        menghasilkan=", ".join(kata_hasil(x) for x in satu.menghasilkan),
        kembali=kata_kembali(satu),
    )
