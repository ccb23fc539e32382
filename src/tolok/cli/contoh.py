"""The demo: the invented offices with their plans, their SOPs in force, and runs in different states.

Called by `tolok demo` through `muat_contoh`. It only calls services, with moments counted back
from now in the office's working days, so that the due times of the demo are alive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tolok.kinerja.services.contoh import RencanaContoh, muat_contoh as muat_rencana
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh as muat_kantor
from tolok.pemantauan.services import beri_surat
from tolok.skp.services.contoh import SkpContoh, muat_contoh as muat_skp
from tolok.sop.domain.dokumen import WaktuUntuk
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan, pertanyaan_lajur
from tolok.sop.domain.status import PengesahanKertas
from tolok.sop.selectors.versi import halaman_versi, jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.services.pengesahan import sahkan_dari_kertas

__all__ = ["DAFTAR_SOP", "DuniaContoh", "SopContoh", "siapkan_dunia"]

SOP = "000"
_RIWAYAT = 2
_MASA_SURAT = timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True)
class SopContoh:
    """An SOP of the library that an office of the demo runs.

    `penanggung_jawab`: the lane that answers for the whole run; `penyiap` takes the SOP over and
    answers what is asked once, `administrator` puts it in force (codes of the sample file).
    """

    kode: str
    opd: str
    penanggung_jawab: str
    penyiap: str
    administrator: str


def _milik_a(kode: str, penanggung_jawab: str) -> SopContoh:
    return SopContoh(
        kode=kode, opd="A", penanggung_jawab=penanggung_jawab, penyiap="A-03", administrator="A-12"
    )


DAFTAR_SOP = (
    _milik_a("000", "kasubbag"),
    _milik_a("001", "kasubbag"),
    _milik_a("002", "sekretaris"),
    _milik_a("003", "sekdis"),
    SopContoh(
        kode="004", opd="B", penanggung_jawab="kasubag", penyiap="B-03", administrator="B-09"
    ),
)


@dataclass(kw_only=True)
class DuniaContoh:
    """What the demo stands on, before any run.

    `rencana` and `versi` are those of office A and SOP 000; `semua_rencana` is by office,
    `semua_versi` by SOP, `skp` (office A: plans, and what will be reported and rated) by year.
    """

    data: Mapping[str, Any]
    kantor: HasilContoh
    semua_rencana: Mapping[str, RencanaContoh]
    semua_versi: Mapping[str, Any]
    tahun: int
    skp: Mapping[int, SkpContoh] = field(default_factory=dict)

    @property
    def rencana(self) -> RencanaContoh:
        """The plan of office A."""
        return self.semua_rencana["A"]

    @property
    def versi(self) -> Any:
        """SOP 000 in force."""
        return self.semua_versi[SOP]

    def pegawai(self, kode: str) -> Any:
        """The person of a position of the sample file."""
        return self.kantor.pegawai[kode]


@transaction.atomic
def siapkan_dunia(data: Mapping[str, Any], *, sekarang: datetime) -> DuniaContoh:
    """Load the offices and their plans into an empty database, and put the five SOPs in force."""
    kantor, tahun = muat_kantor(data, sekarang=sekarang), int(data["tahun"])
    _surat_tugas(kantor, tahun, sekarang)
    return DuniaContoh(
        data=data,
        kantor=kantor,
        semua_rencana={
            opd["kode"]: _rencana(data, kantor, opd, tahun, sekarang) for opd in data["opd"]
        },
        semua_versi={satu.kode: _berlaku(kantor, satu, sekarang) for satu in DAFTAR_SOP},
        tahun=tahun,
        skp={satu: _skp(data, kantor, satu, sekarang) for satu in (tahun - 1, tahun)},
    )


def _surat_tugas(kantor: HasilContoh, tahun: int, sekarang: datetime) -> None:
    """The auditor of the inspectorate may read office A for the year of the demo."""
    hari = hari_di(kantor.pemda, sekarang)
    beri_surat(
        pelaku=kantor.pegawai["A-12"],
        pegawai=kantor.pegawai["ITD-01"],
        nomor=f"700.1.2/15/ITDA/{tahun}",
        tanggal=hari,
        tahun=tahun,
        periode="",
        mulai=hari,
        selesai=hari + _MASA_SURAT,
        sekarang=sekarang,
    )


def _skp(
    data: Mapping[str, Any], kantor: HasilContoh, tahun: int, sekarang: datetime
) -> SkpContoh:
    """The SKP of office A in one year."""
    return muat_skp(
        data["skp"],
        opd="A",
        instansi=kantor.instansi["A"],
        pegawai=kantor.pegawai,
        jabatan=kantor.jabatan,
        tahun=tahun,
        sekarang=sekarang,
    )


def _rencana(
    data: Mapping[str, Any],
    kantor: HasilContoh,
    opd: Mapping[str, Any],
    tahun: int,
    sekarang: datetime,
) -> RencanaContoh:
    return muat_rencana(
        opd,
        pemda=kantor.pemda.pk,
        instansi=kantor.instansi[opd["kode"]].pk,
        jabatan={kode: j.pk for kode, j in kantor.jabatan.items()},
        tahun=tahun,
        aturan=data["aturan"]["id"],
        riwayat_sampai=_RIWAYAT,
        sekarang=sekarang,
    )


def _berlaku(kantor: HasilContoh, satu: SopContoh, sekarang: datetime) -> Any:
    """Somebody takes the published SOP over and answers what is asked once as proposed; the
    administrator records the paper that the head signed that day."""
    penyiap, instansi = kantor.pegawai[satu.penyiap], kantor.instansi[satu.opd]
    versi = masukkan_pustaka(pelaku=penyiap, instansi=instansi, kode=satu.kode, sekarang=sekarang)
    ditanya = pertanyaan(jalan_versi(versi))
    jawaban = Konfirmasi(
        penanggung_jawab=satu.penanggung_jawab,
        kembali={t.langkah: int(t.usul) for t in ditanya if t.kunci == "kembali"},
        waktu_untuk={
            t.langkah: WaktuUntuk(t.usul) for t in ditanya if t.kunci == "waktu_untuk" and t.usul
        },
        pelaksana={t.langkah: t.usul for t in pertanyaan_lajur(halaman_versi(versi))},
    )
    versi = konfirmasikan(pelaku=penyiap, versi=versi, jawaban=jawaban, sekarang=sekarang)
    administrator = kantor.pegawai[satu.administrator]
    hari = hari_di(instansi.pemda, sekarang)
    kertas = PengesahanKertas(nomor=f"065/{satu.kode}/SOP/{hari.year}", tanggal=hari)
    return sahkan_dari_kertas(pelaku=administrator, versi=versi, kertas=kertas, sekarang=sekarang)
