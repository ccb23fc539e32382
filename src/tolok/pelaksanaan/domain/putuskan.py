"""`putuskan`: one command on one state, with facts and act rules -> the events to store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tolok.pelaksanaan.domain.alih import (
    alihkan,
    ambil,
    baca,
    lepas_subjek,
    tambah_subjek,
    tetapkan_lajur,
    tetapkan_pemegang,
)
from tolok.pelaksanaan.domain.buka import buka, lanjut
from tolok.pelaksanaan.domain.fakta import Fakta, Hak
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusPelaksanaan
from tolok.pelaksanaan.domain.kejadian import Kejadian, PelaksanaanDimulai, Sebab, Tercatat
from tolok.pelaksanaan.domain.kembali import kembalikan, minta_perbaikan
from tolok.pelaksanaan.domain.periksa import tugas_bernama
from tolok.pelaksanaan.domain.perintah import (
    AjukanPerkara,
    Alihkan,
    Ambil,
    Baca,
    Batalkan,
    Kembalikan,
    KeputusanSubjek,
    LepasSubjek,
    MintaPerbaikan,
    Mulai,
    NyatakanTidakDiperlukan,
    Perintah,
    SelesaikanTindakan,
    Serahkan,
    SerahkanBanyak,
    TambahSubjek,
    Tarik,
    TarikPerkara,
    TetapkanLajur,
    TetapkanPemegang,
    TutupAwal,
    UbahBatas,
)
from tolok.pelaksanaan.domain.perkara import ajukan_perkara
from tolok.pelaksanaan.domain.peserta import majukan_tindakan
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.serah import selesaikan, serahkan, serahkan_satu
from tolok.pelaksanaan.domain.tarik_perkara import tarik_perkara
from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.domain.tolak import bukan_sekarang, tidak_berhak, tidak_lengkap
from tolok.pelaksanaan.domain.tutup import (
    batalkan,
    nyatakan_tidak_diperlukan,
    tarik,
    tutup_awal,
    ubah_batas,
)

__all__ = ["jalankan", "putuskan"]


def putuskan(
    keadaan: Keadaan,
    perintah: Perintah,
    fakta: Fakta,
    aturan: Mapping[str, AturanTindakan] = ATURAN,
) -> list[Kejadian]:
    """The events of a command; [] when it was answered before or changes nothing.

    Raises TidakBerwenang (no right), SudahDiputuskan (somebody was first), TransisiTidakSah
    (not in this state), MasukanTidakSah (something not given), TidakDitemukan.
    """
    return _putusan(keadaan, perintah, fakta, aturan).kejadian


def jalankan(
    keadaan: Keadaan,
    perintah: Perintah,
    fakta: Fakta,
    aturan: Mapping[str, AturanTindakan] = ATURAN,
) -> tuple[list[Tercatat], Keadaan]:
    """Decide and apply at once: the events as they are to be stored, and the state after them.

    The same as `putuskan` and then `terapkan` for each, without doing the work twice.
    """
    p = _putusan(keadaan, perintah, fakta, aturan)
    tercatat = [
        Tercatat(
            keadaan.urutan + i,
            e.VERSI,
            fakta.pada,
            fakta.pelaku,
            perintah.kunci if i == 1 else None,
            e,
        )
        for i, e in enumerate(p.kejadian, 1)
    ]
    if tercatat:
        p.k.kunci[perintah.kunci] = "" if fakta.pelaku is None else fakta.pelaku.pegawai
    return tercatat, p.k


def _putusan(
    keadaan: Keadaan, perintah: Perintah, fakta: Fakta, aturan: Mapping[str, AturanTindakan]
) -> Putusan:
    p = Putusan(keadaan, fakta, aturan)
    if perintah.kunci in keadaan.kunci:
        _periksa_ulang(keadaan, perintah, fakta)
        return p
    if keadaan.sop and keadaan.sop != fakta.lintasan.sidik:
        raise bukan_sekarang("Versi SOP ini bukan versi pelaksanaannya.", "versi_sop")
    _CARA[type(perintah)](p, perintah)
    return p


def _periksa_ulang(k: Keadaan, perintah: Perintah, f: Fakta) -> None:
    """The same key again: the first answer stands, nothing happens twice."""
    if f.pelaku is not None and k.kunci[perintah.kunci] not in ("", f.pelaku.pegawai):
        raise tidak_berhak("Formulir ini milik orang lain.", "kunci", "Buka halamannya sendiri.")


def _mulai(p: Putusan, c: Mulai) -> None:
    if Hak.MENYIAPKAN not in p.f.hak:
        raise tidak_berhak("Anda tidak berwenang menyiapkan pelaksanaan.", "menyiapkan")
    if p.k.status is not StatusPelaksanaan.BELUM:
        raise bukan_sekarang("Pelaksanaan ini sudah dimulai.", "mulai")
    p.catat(
        PelaksanaanDimulai(
            pelaksanaan=c.pelaksanaan,
            sop=p.lin.sidik,
            instansi=c.instansi,
            periode=c.periode,
            lampiran=c.lampiran,
            subjek=_subjek_dipilih(p, c),
        )
    )
    pertama = p.lin.pertama
    dibawa = buka(p, pertama, None, Sebab.MULAI)
    if not p.k.baris[pertama].terbuka:
        lanjut(p, pertama, dibawa)


def _subjek_dipilih(p: Putusan, c: Mulai) -> tuple[str, ...]:
    """Named persons, where the SOP has a row per employee."""
    if c.subjek and not p.lin.per_orang:
        raise tidak_lengkap(
            "SOP ini tidak mempunyai langkah per pegawai.",
            "subjek",
            "Kosongkan pilihan pegawai.",
        )
    return tuple(sorted(set(c.subjek)))


def _banyak(p: Putusan, c: SerahkanBanyak) -> None:
    """Every line in order, all or none; what comes next opens once per row."""
    if not c.rincian:
        raise tidak_lengkap("Belum ada baris yang diputuskan.", "rincian")
    tutup: dict[int, list[str | None]] = {}
    umum = p.f
    for baris in c.rincian:
        tugas = tugas_bernama(p.k, baris.tugas)
        p.f = _fakta_baris(umum, tugas.id)
        if baris.kembalikan:
            kembalikan(p, _kembalikan(baris, c.kunci))
            continue
        serahkan_satu(p, _serahkan(baris, c.kunci))
        if tugas.induk is not None:
            majukan_tindakan(p, tugas.induk)
        else:
            tutup.setdefault(tugas.langkah, []).append(tugas.subjek)
    p.f = umum
    for langkah, subjek in tutup.items():
        lanjut(p, langkah, subjek)


def _fakta_baris(f: Fakta, tugas: str) -> Fakta:
    """The same facts with the clocks of one of the tasks."""
    waktu = f.waktu.get(tugas)
    if waktu is None:
        return f
    return replace(
        f,
        tenggat=waktu.tenggat,
        menit_tunggu=waktu.menit_tunggu,
        menit_kerja=waktu.menit_kerja,
    )


def _serahkan(b: KeputusanSubjek, kunci: str) -> Serahkan:
    return Serahkan(
        kunci=kunci,
        tugas=b.tugas,
        iterasi=b.iterasi,
        dilihat=b.dilihat,
        keputusan=b.keputusan,
        hasil=b.hasil,
        catatan=b.catatan,
    )


def _kembalikan(b: KeputusanSubjek, kunci: str) -> Kembalikan:
    return Kembalikan(
        kunci=kunci,
        tugas=b.tugas,
        iterasi=b.iterasi,
        dilihat=b.dilihat,
        alasan=b.alasan or "",
        sasaran=b.sasaran,
    )


_CARA: dict[type[Perintah], Callable[[Putusan, Any], None]] = {
    Mulai: _mulai,
    Baca: baca,
    Ambil: ambil,
    SelesaikanTindakan: selesaikan,
    Serahkan: serahkan,
    SerahkanBanyak: _banyak,
    Kembalikan: kembalikan,
    MintaPerbaikan: minta_perbaikan,
    Tarik: tarik,
    AjukanPerkara: ajukan_perkara,
    TarikPerkara: tarik_perkara,
    Alihkan: alihkan,
    TetapkanPemegang: tetapkan_pemegang,
    TetapkanLajur: tetapkan_lajur,
    TutupAwal: tutup_awal,
    UbahBatas: ubah_batas,
    NyatakanTidakDiperlukan: nyatakan_tidak_diperlukan,
    TambahSubjek: tambah_subjek,
    LepasSubjek: lepas_subjek,
    Batalkan: batalkan,
}
