"""Acts on drafts of SOPs: take over from the library or a file, replace, confirm."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.dasar.temuan import Temuan
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.sop import pustaka
from tolok.sop.bawaan import kode_bawaan
from tolok.sop.domain.dokumen import KumpulanSop, Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.konfirmasi import (
    Konfirmasi,
    baca_konfirmasi,
    masih_berlaku,
    siapkan_terkonfirmasi,
    tetapkan_lajur,
    tulis_konfirmasi,
)
from tolok.sop.domain.sesuaikan import sesuaikan_instansi
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.simpan_jalan import urai_jalan
from tolok.sop.domain.status import StatusVersi
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.models import VersiSop
from tolok.sop.permissions import KELOLA, pastikan
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.selectors.versi import halaman_versi

if TYPE_CHECKING:
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = [
    "buat_draf",
    "catat_versi",
    "ganti_draf",
    "konfirmasikan",
    "masukkan_berkas",
    "masukkan_pustaka",
]


@transaction.atomic
def masukkan_pustaka(
    *, pelaku: Pegawai, instansi: Instansi, kode: str, sekarang: datetime
) -> VersiSop:
    """Take a published SOP over as a draft of this office, without its first office's identity."""
    pastikan(pelaku, KELOLA, instansi, sekarang)
    terkunci = kunci_instansi(instansi)
    sop = sesuaikan_instansi(pustaka.muat(kode), f"{terkunci.pemda.nama} - {terkunci.nama}")
    versi = _draf(terkunci, kode, sop, pelaku, sekarang)
    catat_versi(terkunci, "VersiSopDimasukkan", versi, pelaku=pelaku, sekarang=sekarang)
    return versi


@transaction.atomic
def masukkan_berkas(
    *, pelaku: Pegawai, instansi: Instansi, data: bytes, nama_fail: str, sekarang: datetime
) -> list[VersiSop]:
    """Take the SOPs of an uploaded file over as drafts of this office, all or none.

    The code of an own SOP comes from its name: the same name again is its next version. Raises
    MasukanTidakSah with the line and what to do.
    """
    pastikan(pelaku, KELOLA, instansi, sekarang)
    terkunci = kunci_instansi(instansi)
    isi = baca(data, format="json" if nama_fail.lower().endswith(".json") else "yaml")
    semua = isi.sop if isinstance(isi, KumpulanSop) else (isi,)
    return [
        buat_draf(pelaku=pelaku, terkunci=terkunci, sop=sop, kode="", sekarang=sekarang)
        for sop in semua
    ]


def buat_draf(
    *,
    pelaku: Pegawai,
    terkunci: Instansi,
    sop: Sop,
    kode: str,
    sekarang: datetime,
    asal: VersiSop | None = None,
) -> VersiSop:
    """The next version of an SOP of the locked office, as a draft; without `kode` by its name.

    `asal`: the version it was written from; its answers stay where the same things are asked.
    """
    versi = _draf(terkunci, kode or _kode(sop.nama), sop, pelaku, sekarang)
    if asal is not None:
        _isi(versi, sop, asal)
        versi.save()
    catat_versi(terkunci, "VersiSopDimasukkan", versi, pelaku=pelaku, sekarang=sekarang)
    return versi


def ganti_draf(
    *, pelaku: Pegawai, terkunci: Instansi, versi: VersiSop, sop: Sop, sekarang: datetime
) -> VersiSop:
    """Put another page into a draft of the locked office; who does is its maker from now on.

    Answers given before stay where the very same things are asked of the very same rows.
    """
    _isi(versi, sop, versi)
    versi.pembuat = pelaku
    versi.save()
    catat_versi(terkunci, "VersiSopDiganti", versi, pelaku=pelaku, sekarang=sekarang)
    return versi


def _isi(versi: VersiSop, sop: Sop, asal: VersiSop) -> None:
    """Put the page into a draft, with the answers of `asal` where they answer what it asks."""
    jalan, jawaban = siapkan(sop), None
    if asal.konfirmasi:
        lama = baca_konfirmasi(asal.konfirmasi)
        if masih_berlaku(lama, halaman_versi(asal), sop):
            jalan, jawaban = siapkan_terkonfirmasi(sop, lama), lama
    siap = _tanpa_temuan(jalan)
    versi.nama, versi.nomor, versi.isi = sop.nama, sop.nomor or "", tulis(sop, "yaml")
    versi.jalan, versi.sidik = urai_jalan(siap), siap.sidik
    versi.konfirmasi = tulis_konfirmasi(jawaban) if jawaban is not None else {}


def _kode(nama: str) -> str:
    """A code that no published SOP has: letters first."""
    kode = slugify(nama)[:56].strip("-") or "tanpa-nama"
    return f"sop-{kode}" if kode in kode_bawaan() or not kode[0].isalpha() else kode


def _draf(
    terkunci: Instansi, kode: str, sop: Sop, pelaku: Pegawai, sekarang: datetime
) -> VersiSop:
    """The next version of a code, as a draft."""
    jalan = _tanpa_temuan(siapkan(sop))
    akhir = VersiSop.objects.filter(instansi=terkunci, kode=kode).aggregate(Max("versi"))
    return VersiSop.objects.create(
        pemda_id=terkunci.pemda_id,
        instansi=terkunci,
        kode=kode,
        versi=(akhir["versi__max"] or 0) + 1,
        nama=sop.nama,
        nomor=sop.nomor or "",
        sidik=jalan.sidik,
        isi=tulis(sop, "yaml"),
        jalan=urai_jalan(jalan),
        dimasukkan_pada=sekarang,
        pembuat=pelaku,
    )


@transaction.atomic
def konfirmasikan(
    *, pelaku: Pegawai, versi: VersiSop, jawaban: Konfirmasi, sekarang: datetime
) -> VersiSop:
    """Write the answers asked once into a draft and prepare it anew."""
    pastikan(pelaku, KELOLA, versi.instansi, sekarang)
    terkunci = kunci_instansi(versi.instansi)
    kini = VersiSop.objects.select_for_update().get(pk=versi.pk)
    if kini.status != StatusVersi.DRAF:
        raise TransisiTidakSah(
            "Hanya draf yang dapat dikonfirmasi; versi ini sudah "
            f"{StatusVersi(kini.status).sebutan.lower()}.",
            saran="Masukkan versi baru bila ada yang berubah.",
            aturan="sop.konfirmasi",
        )
    sop = _sop_tanpa_temuan(tetapkan_lajur(halaman_versi(kini), jawaban))
    jalan = _tanpa_temuan(siapkan_terkonfirmasi(sop, jawaban))
    kini.isi = tulis(sop, "yaml")
    kini.konfirmasi = tulis_konfirmasi(jawaban)
    kini.jalan, kini.sidik = urai_jalan(jalan), jalan.sidik
    kini.save(update_fields=["konfirmasi", "jalan", "sidik", "isi"])
    catat_versi(terkunci, "VersiSopDikonfirmasi", kini, pelaku=pelaku, sekarang=sekarang)
    return kini


def _sop_tanpa_temuan(hasil: Sop | list[Temuan]) -> Sop:
    if isinstance(hasil, Sop):
        return hasil
    raise MasukanTidakSah(hasil[0].masalah, saran=hasil[0].saran, aturan="sop.konfirmasi")


def _tanpa_temuan(hasil: SopJalan | list[Temuan]) -> SopJalan:
    if isinstance(hasil, SopJalan):
        return hasil
    pertama = hasil[0]
    raise MasukanTidakSah(f"{pertama.lokasi}: {pertama.masalah}", saran=pertama.saran)


def catat_versi(
    instansi: Instansi, jenis: str, versi: VersiSop, *, pelaku: Pegawai | None, sekarang: datetime
) -> None:
    """One line about a version in the log of the locked office."""
    isi = {"versi": str(versi.pk), "sop": versi.kode, "nomor": versi.versi, "sidik": versi.sidik}
    catat(instansi, jenis, isi, pelaku=pelaku, sekarang=sekarang)
