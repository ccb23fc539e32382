"""Closing the file, and recording where its paper stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tolok.arsip.domain.indeks import ButirArsip, IndeksArsip, Keamanan, TempatArsip
from tolok.arsip.models import Arsip, TempatSimpan
from tolok.arsip.permissions import pastikan_pengarsip
from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.jejak import kanonik
from tolok.dasar.periode import Periode
from tolok.naskah.selectors import naskah_pelaksanaan
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import PelaksanaanSelesai, Tercatat
from tolok.pelaksanaan.lembar import isi_lembar, skema_lembar
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.sebutan import sebutan

__all__ = ["catat_tempat", "tutup_berkas"]

_TENTANG_PEGAWAI = "penilaian_kinerja_pegawai"
_TANPA_KODE = "belum ditetapkan"
"""An office that keeps no classification codes in Tolok; the paper label then waits for one."""
_MENYUSUL = (
    "Yang dilengkapi kejadian terakhir dicetak sesudah indeks ini disegel dan tidak termasuk di "
    "dalamnya: baris akhir lembar disposisi, daftar arsip, dan label boks. Sidiknya tercatat pada "
    "daftar naskah pelaksanaan."
)


def tutup_berkas(pelaksanaan: Any, keadaan: Keadaan, tercatat: Sequence[Tercatat]) -> None:
    """Write the archive record when a run ends; called inside the transaction of its last event.

    Its index lists every sheet and every document drawn by then; what the last event completes
    (the end of the disposition sheet, the list of the file itself) is drawn after it, and the
    index says so.
    """
    akhir = [t for t in tercatat if isinstance(t.kejadian, PelaksanaanSelesai)]
    if not akhir or Arsip.objects.filter(pelaksanaan=pelaksanaan).exists():
        return
    pada = akhir[-1].pada
    lembar = list(pelaksanaan.lembar.order_by("pada", "pk"))
    isian = next((isi_lembar(x) for x in reversed(lembar) if x.jenis == "arsip"), {})
    indeks = _indeks(pelaksanaan, _butir_lembar(keadaan, lembar), isian, pada)
    arsip = Arsip.objects.create(
        pemda_id=pelaksanaan.pemda_id,
        instansi_id=pelaksanaan.instansi_id,
        pelaksanaan=pelaksanaan,
        klasifikasi=indeks.klasifikasi,
        uraian=indeks.uraian,
        kurun_waktu=indeks.kurun_waktu,
        keamanan=indeks.keamanan.value,
        indeks=kanonik(indeks.isi()),
        sidik=indeks.sidik,
        dibuat_pada=pada,
    )
    tempat = tempat_dari(isian)
    if not tempat.kosong and akhir[-1].pelaku is not None:
        _simpan_tempat(arsip, tempat, akhir[-1].pelaku.pegawai, pada)


def _butir_lembar(keadaan: Keadaan, lembar: Sequence[Any]) -> list[ButirArsip]:
    """The sheets by name, a unit's or an employee's own with whose it is."""
    tugas = {x.pk: keadaan.tugas.get(str(x.tugas)) for x in lembar}
    nama = sebutan({t.subjek for t in tugas.values() if t is not None and t.subjek})
    hasil = []
    for x in lembar:
        milik = tugas[x.pk]
        siapa = f", {nama.dari(milik.subjek)}" if milik is not None and milik.subjek else ""
        hasil.append(
            ButirArsip(
                jenis="lembar",
                judul=f"{skema_lembar(x.jenis, isi_lembar(x)).nama}{siapa}",
                sidik=x.sidik,
                waktu=x.pada.isoformat(),
                versi=x.iterasi,
            )
        )
    return hasil


def _indeks(
    pelaksanaan: Any, lembar: Sequence[ButirArsip], isian: Mapping[str, Any], pada: datetime
) -> IndeksArsip:
    periode = Periode.dari_kode(pelaksanaan.periode)
    tentang_orang = bool(lintasan_sop(pelaksanaan.sidik_sop).pribadi)
    urusan = _TENTANG_PEGAWAI if tentang_orang else "pelaporan_kinerja"
    kode = pelaksanaan.instansi.kode_klasifikasi.get(urusan, _TANPA_KODE)
    biasa = Keamanan.TERBATAS if tentang_orang else Keamanan.BIASA
    isi = list(lembar)
    isi += [
        ButirArsip(
            jenis="naskah",
            judul=v.naskah.perihal,
            sidik=v.sidik,
            waktu=v.dibuat.isoformat(),
            versi=v.versi,
        )
        for v in naskah_pelaksanaan(pelaksanaan.pk)
    ]
    return IndeksArsip(
        pelaksanaan=str(pelaksanaan.pk),
        uraian=f"{pelaksanaan.nama_sop} {periode.nama}",
        kurun_waktu=periode.nama,
        klasifikasi=str(isian.get("klasifikasi") or kode),
        keamanan=Keamanan(isian.get("keamanan") or biasa.value),
        ditutup_pada=pada,
        kepala=pelaksanaan.jejak,
        urutan=pelaksanaan.urutan,
        butir=tuple(isi),
        catatan=_MENYUSUL,
    )


def tempat_dari(isi: Mapping[str, Any]) -> TempatArsip:
    """The place that a sheet or form names."""
    return TempatArsip(
        **{k: str(isi.get(k, "")).strip()[:80] for k in ("ruang", "rak", "boks", "folder")}
    )


@transaction.atomic
def catat_tempat(
    *, pegawai: Any, arsip: Arsip, tempat: TempatArsip, sekarang: datetime
) -> TempatSimpan:
    """Record where the paper stands now; the places before stay readable."""
    pastikan_pengarsip(pegawai, arsip)
    terkunci = Arsip.objects.select_for_update().get(pk=arsip.pk)
    if tempat.kosong:
        raise MasukanTidakSah(
            "Tempat simpan masih kosong.", "Isi sedikitnya ruang, rak, boks, atau folder."
        )
    return _simpan_tempat(terkunci, tempat, pegawai.pk, sekarang)


def _simpan_tempat(
    arsip: Arsip, tempat: TempatArsip, pegawai: Any, sekarang: datetime
) -> TempatSimpan:
    return TempatSimpan.objects.create(
        pemda_id=arsip.pemda_id,
        arsip=arsip,
        ruang=tempat.ruang,
        rak=tempat.rak[:40],
        boks=tempat.boks[:40],
        folder=tempat.folder,
        dicatat_oleh_id=pegawai,
        dicatat_pada=sekarang,
    )
