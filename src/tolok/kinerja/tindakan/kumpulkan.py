"""`kumpulkan`: forms are asked of every data owner; each fills the same form as in `isi`.

The holder of the row sees who is in and who is missing. A row that gathers from nobody by name
goes over what earlier rows gathered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.tindakan.bahan import rencana_halaman
from tolok.kinerja.tindakan.himpun import FragmenHimpun
from tolok.kinerja.tindakan.isi import PanelIsi
from tolok.kinerja.tindakan.kemajuan import Kemajuan, kemajuan
from tolok.pelaksanaan import pengumpulan, services
from tolok.pelaksanaan.domain.keadaan import StatusTugas
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tindakan.bebas import PanelBebas
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.waktu import batas_hari, hari_isian, kalender_halaman
from tolok.sop.domain.jalan import LangkahJalan, Per, TindakanJalan

__all__ = ["PanelKumpulkan", "mengumpulkan_angka"]


def mengumpulkan_angka(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row that gathers figures of units; one per employee gathers something else."""
    return langkah.per is not Per.PEGAWAI and not langkah.rinci


class _IsianPolos(PanelBebas):
    """The form of an owner without a row in the plan: what they contribute, as text and files."""

    def _daftar_jenis(self, halaman: HalamanTugas) -> list[str]:
        return [self.jenis]

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Nothing is proposed: whoever was added knows for which figure."""
        return {"judul": "Data pendukung", "teks": ""}


class PanelKumpulkan(PanelIsi):
    """Owner: the form. Holder: progress, dates, corrections, early closing, the message to copy."""

    kode = "kumpulkan"
    judul = "Pengumpulan data"
    kabar = "Isian dikonfirmasi dan diserahkan."
    judul_formulir = "Format isian data kinerja"

    def __init__(self) -> None:
        self._polos = _IsianPolos(self.kode, self.judul, "isian")
        self._himpun = FragmenHimpun(self.kode)

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's own, and what the holder does about those who are asked."""
        ubah = "Batas yang baru dicatat dan terlihat oleh pemilik data."
        minta = "Isian itu dibuka lagi bagi pemiliknya; tindakan sesudahnya dikerjakan ulang."
        tutup = "Pengumpulan ditutup awal; yang belum masuk disebut di laporan."
        tambah = "Formulir dimintakan; pemiliknya melihatnya di Tugas saya."
        return {
            **super().perintah,
            "batas": PerintahPanel(lakukan=_batas, kabar=ubah, tetap=True),
            "minta": PerintahPanel(lakukan=_minta, kabar=minta, tetap=True),
            "tutup": PerintahPanel(lakukan=_tutup, kabar=tutup, tetap=True),
            "tambah": PerintahPanel(lakukan=_tambah, kabar=tambah, tetap=True),
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """By who opens the task: the owner, the holder who asked, or the holder of what is in."""
        if halaman.domain.induk is not None:
            return self._formulir(halaman)
        if not _meminta(halaman):
            return self._himpun.tampil(halaman)
        maju = kemajuan(halaman)
        return Fragmen(
            templat="kinerja/tindakan/kumpulkan.html",
            konteks={
                "kemajuan": maju,
                "calon": _calon_pemilik(halaman, maju) if halaman.boleh else [],
                "baris": _baris_masuk(halaman, maju) if halaman.boleh else [],
            },
        )

    def _formulir(self, halaman: HalamanTugas) -> Fragmen:
        if self._tanpa_baris(halaman):
            return self._polos.tampil(halaman)
        return super().tampil(halaman)

    def _tanpa_baris(self, halaman: HalamanTugas) -> bool:
        bagian: Rencana = self.bagian(halaman)
        return not bagian.butir and not bagian.anggaran

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Autosave of the form that was shown."""
        if kiriman.halaman.domain.induk is None:
            return self._himpun.simpan(kiriman)
        if self._tanpa_baris(kiriman.halaman):
            return self._polos.simpan(kiriman)
        return super().simpan(kiriman)

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """An owner hands the form in; the holder of what is in finishes the act."""
        halaman = kiriman.halaman
        if halaman.domain.induk is None:
            return self._himpun.kirim(kiriman)
        hasil: Sequence[Hasil]
        if self._tanpa_baris(halaman):
            hasil = self._polos.hasil(kiriman, self._polos.baca(kiriman))
        else:
            hasil = self.hasil(kiriman, self.baca(kiriman))
        return serahkan(pada=kiriman.pada, hasil=hasil)


def _meminta(halaman: HalamanTugas) -> bool:
    """Whether the act asks others for their forms."""
    return any(
        t.jenis.value == PanelKumpulkan.kode
        and halaman.lintasan.bagian_orang_lain(halaman.tugas.langkah, t)
        for t in _tindakan(halaman)
    )


def _tindakan(halaman: HalamanTugas) -> tuple[TindakanJalan, ...]:
    return halaman.lintasan.tindakan(halaman.tugas.langkah)


def _calon_pemilik(halaman: HalamanTugas, maju: Kemajuan) -> list[tuple[str, str]]:
    """Units and posts that nobody asked yet: who contributes to a figure may join."""
    susunan = halaman.kini.susunan
    ada = {p.subjek for p in maju.pemilik}
    unit = [(str(u.id), u.nama) for u in susunan.unit.values() if susunan.kepala(u.id)]
    jabatan = [
        (str(k.jabatan), f"{k.nama} ({susunan.unit[k.unit].nama})")
        for k in susunan.kursi.values()
        if k.duduk and not k.kepala_unit and k.unit in susunan.unit
    ]
    return [
        (pk, nama) for pk, nama in (*sorted(unit, key=lambda x: x[1]), *jabatan) if pk not in ada
    ]


def _baris_masuk(halaman: HalamanTugas, maju: Kemajuan) -> list[tuple[str, str]]:
    """Rows of the forms that are in: code, and whose it is."""
    rencana = rencana_halaman(halaman)
    return [
        (kode, p.nama)
        for p in maju.sudah
        for bagian in (rencana.milik(p.subjek),)
        for kode in (
            *(b.kode for b in bagian.butir if b.dijadwalkan(rencana.tw)),
            *(a.kode for a in bagian.anggaran),
        )
    ]


# -- what the holder does ------------------------------------------------------------------------


def _terpilih(kiriman: Kiriman, nama: str, pesan: str) -> list[UUID]:
    try:
        daftar = [UUID(x) for x in kiriman.banyak(nama)]
    except ValueError:
        daftar = []
    if not daftar:
        raise MasukanTidakSah(pesan, "Centang sedikitnya satu pemilik data.", "panel-kumpulkan")
    return daftar


def _batas(kiriman: Kiriman) -> Jawaban:
    """Another date for the chosen owners, with a reason."""
    hari = hari_isian(kiriman.teks("tanggal"))
    if hari is None:
        raise MasukanTidakSah(
            "Tanggal batas yang baru belum diisi.", "Pilih tanggalnya.", "panel-kumpulkan"
        )
    tugas = _terpilih(kiriman, "tugas", "Belum dipilih batas siapa yang diubah.")
    return pengumpulan.ubah_batas(
        pada=kiriman.pada_pelaksanaan(),
        tugas=tugas,
        batas=batas_hari(kalender_halaman(kiriman.halaman), hari),
        alasan=kiriman.teks("alasan"),
    )


def _minta(kiriman: Kiriman) -> Jawaban:
    """Ask owners for their form again, or for chosen rows of it."""
    subjek = _terpilih(kiriman, "subjek", "Belum dipilih isian siapa yang diperbaiki.")
    return services.minta_perbaikan(
        pada=kiriman.pada,
        alasan=kiriman.teks("alasan"),
        sasaran=kiriman.halaman.tugas.langkah,
        subjek=[str(s) for s in subjek],
        sel=kiriman.banyak("sel"),
    )


def _tutup(kiriman: Kiriman) -> Jawaban:
    """Close the gathering for the chosen owners; the report names them with the reason."""
    return services.tutup_awal(
        pada=kiriman.pada_pelaksanaan(),
        langkah=kiriman.halaman.tugas.langkah,
        alasan=kiriman.teks("alasan"),
        tugas=_terpilih(kiriman, "tugas", "Belum dipilih siapa yang ditutup."),
    )


def _tambah(kiriman: Kiriman) -> Jawaban:
    """One more owner, or one that was closed early."""
    halaman = kiriman.halaman
    (subjek,) = _terpilih(kiriman, "subjek", "Belum dipilih siapa yang diminta.")[:1]
    lama = [
        t
        for a in halaman.keadaan.anak.get(halaman.domain.id, ())
        if (t := halaman.keadaan.tugas[a]).subjek == str(subjek)
        and t.status is StatusTugas.DITUTUP_AWAL
    ]
    return pengumpulan.tambah_pemilik(
        pada=kiriman.pada_pelaksanaan(),
        langkah=halaman.tugas.langkah,
        subjek=subjek,
        pemegang=lama[-1].pemegang if lama else _pemegang(halaman, subjek),
    )


def _pemegang(halaman: HalamanTugas, subjek: UUID) -> Pemegang:
    """Who fills for a unit is its head; for a post, whoever holds it."""
    susunan = halaman.kini.susunan
    kepala = susunan.kepala(subjek) if subjek in susunan.unit else susunan.kursi.get(subjek)
    if kepala is None:
        raise MasukanTidakSah(
            "Unit atau jabatan itu tidak ada di perangkat daerah ini.",
            "Pilih dari daftar.",
            "panel-kumpulkan",
        )
    return Pemegang(JenisPemegang.JABATAN, str(kepala.jabatan))
