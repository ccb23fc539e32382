"""Loads the plan and the figures of a sample office: earlier quarters as ratified history.

`muat_contoh` takes one `opd` mapping of the sample file (format tolok/contoh/1), already moved to
its year, the loaded Instansi and its posts by code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.db import transaction

from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.models import (
    Anggaran,
    Indikator,
    PerjanjianKinerja,
    PilihanAturan,
    Realisasi,
    RealisasiAnggaran,
    SimpulKinerja,
    TargetIndikator,
)

__all__ = ["RencanaContoh", "muat_contoh"]

_TAMBAHAN = Path(__file__).parents[1] / "data" / "contoh_tambahan.yaml"


@dataclass(kw_only=True)
class RencanaContoh:
    """What was loaded, by the codes of the sample file."""

    instansi: UUID
    pemda: UUID
    tahun: int
    simpul: dict[str, SimpulKinerja] = field(default_factory=dict)
    indikator: dict[str, Indikator] = field(default_factory=dict)


@transaction.atomic
def muat_contoh(
    opd: Mapping[str, Any],
    *,
    pemda: UUID,
    instansi: UUID,
    jabatan: Mapping[str, UUID],
    tahun: int,
    aturan: str,
    riwayat_sampai: int,
    sekarang: datetime,
) -> RencanaContoh:
    """Load agreement, tree, indicators, targets, ceilings, and figures of quarters 1..`riwayat_sampai`.

    Figures of later quarters are left out: they are to be entered. `jabatan` maps position codes
    to posts.
    """
    tambahan: dict[str, Any] = yaml.safe_load(_TAMBAHAN.read_text(encoding="utf-8"))
    hasil = RencanaContoh(instansi=instansi, pemda=pemda, tahun=tahun)
    PilihanAturan.objects.create(
        pemda_id=pemda, instansi_id=instansi, aturan=aturan, mulai=date(tahun, 1, 1)
    )
    _perjanjian(hasil, opd["perjanjian_kinerja"])
    _pohon(hasil, opd, jabatan, tambahan["penanggung_jawab"])
    for urutan, isi in enumerate(opd["indikator"], 1):
        _indikator(hasil, isi, jabatan, urutan)
        _riwayat(hasil, isi, riwayat_sampai, sekarang)
    for urutan, isi in enumerate(opd["program"], 100):
        pengisi = tambahan["pengisi_program"].get(isi["kode"], isi["penanggung_jawab"])
        _indikator_program(hasil, isi, jabatan[pengisi], urutan)
    for urutan, isi in enumerate(opd["subkegiatan"], 200):
        _subkegiatan(hasil, isi, urutan, riwayat_sampai, sekarang)
    return hasil


def _desimal(isi: str | int | None) -> Decimal | None:
    return None if isi is None else Decimal(str(isi))


def _tanggal(isi: str | date | None) -> date | None:
    return date.fromisoformat(isi) if isinstance(isi, str) else isi


def _perjanjian(hasil: RencanaContoh, daftar: list[Mapping[str, Any]]) -> None:
    for isi in daftar:
        tanggal = date.fromisoformat(str(isi["tanggal"]))
        PerjanjianKinerja.objects.create(
            pemda_id=hasil.pemda,
            instansi_id=hasil.instansi,
            tahun=hasil.tahun,
            versi=isi["versi"],
            nomor=isi["nomor"],
            tanggal=tanggal,
            berlaku_sejak=tanggal,
            alasan=isi.get("alasan", ""),
        )


def _simpul(
    hasil: RencanaContoh,
    isi: Mapping[str, Any],
    jenis: JenisSimpul,
    induk: str | None,
    jabatan: UUID | None,
) -> None:
    kode = str(isi["kode"])
    hasil.simpul[kode] = SimpulKinerja.objects.create(
        pemda_id=hasil.pemda,
        instansi_id=hasil.instansi,
        tahun=hasil.tahun,
        jenis=jenis.value,
        kode=kode,
        nama=isi["nama"],
        induk=hasil.simpul[induk] if induk else None,
        penanggung_jawab_id=jabatan,
        urutan=len(hasil.simpul) + 1,
    )


def _pohon(
    hasil: RencanaContoh,
    opd: Mapping[str, Any],
    jabatan: Mapping[str, UUID],
    penanggung_jawab: Mapping[str, str],
) -> None:
    """The tree: tujuan, sasaran, program (under its sasaran), kegiatan, subkegiatan."""
    for isi in opd["tujuan"]:
        _simpul(hasil, isi, JenisSimpul.TUJUAN, None, None)
    for isi in opd["sasaran"]:
        _simpul(hasil, isi, JenisSimpul.SASARAN, isi["tujuan"], None)
    for isi in opd["program"]:
        pemilik = jabatan[isi["penanggung_jawab"]]
        _simpul(hasil, isi, JenisSimpul.PROGRAM, isi["sasaran"], pemilik)
    for jenis, daftar in (
        (JenisSimpul.KEGIATAN, opd["kegiatan"]),
        (JenisSimpul.SUBKEGIATAN, opd["subkegiatan"]),
    ):
        for isi in daftar:
            induk = str(isi["kode"]).rpartition(".")[0]
            if jenis is JenisSimpul.KEGIATAN:
                induk = induk.rpartition(".")[0]
            pj = penanggung_jawab.get(str(isi["kode"]))
            _simpul(hasil, isi, jenis, induk, jabatan[pj] if pj else None)


def _target(
    hasil: RencanaContoh, indikator: Indikator, tw: int, isi: str | list[str] | int | None
) -> None:
    if isi is None:
        return
    bawah, atas = isi if isinstance(isi, list) else (isi, None)
    TargetIndikator.objects.create(
        pemda_id=hasil.pemda,
        indikator=indikator,
        versi=VersiRencana.MURNI.value,
        tw=tw,
        bawah=Decimal(str(bawah)),
        atas=_desimal(atas),
    )


def _indikator(
    hasil: RencanaContoh, isi: Mapping[str, Any], jabatan: Mapping[str, UUID], urutan: int
) -> None:
    renstra = isi["akhir_renstra"]
    bawah, atas = renstra if isinstance(renstra, list) else (renstra, None)
    baris = Indikator.objects.create(
        pemda_id=hasil.pemda,
        instansi_id=hasil.instansi,
        simpul=hasil.simpul[isi["simpul"]],
        kode=isi["kode"],
        nama=isi["nama"],
        satuan=isi["satuan"],
        polaritas=isi["polaritas"],
        agregasi=isi["agregasi"],
        berkomponen="komponen_tw" in isi,
        jenis="impact" if hasil.simpul[isi["simpul"]].jenis == "tujuan" else "outcome",
        rumus=isi["rumus"],
        sumber=isi["sumber_data"],
        bukti=isi["bukti"],
        penanggung_jawab_id=jabatan[isi["penanggung_jawab"]],
        skala={nama: str(n) for nama, n in isi.get("skala", {}).items()},
        tersedia_pada=_tanggal(isi.get("tersedia_pada")),
        tahun_lalu=_desimal(isi["tahun_lalu"]),
        renstra_bawah=_desimal(bawah),
        renstra_atas=_desimal(atas),
        pembanding=isi["pembanding"] or [],
        catatan=isi.get("catatan", ""),
        urutan=urutan,
    )
    hasil.indikator[isi["kode"]] = baris
    _target(hasil, baris, 0, isi["target_tahun"])
    for tw, target in enumerate(isi["target_tw"], 1):
        _target(hasil, baris, tw, target)


def _riwayat(
    hasil: RencanaContoh, isi: Mapping[str, Any], sampai: int, sekarang: datetime
) -> None:
    """Ratified figures of the quarters before the one to be entered."""
    komponen = isi.get("komponen_tw") or [None] * 4
    bobot = isi.get("bobot_tw") or [None] * 4
    nilai = isi.get("realisasi_tw") or [None] * 4
    for tw in range(1, sampai + 1):
        bagian = komponen[tw - 1]
        if nilai[tw - 1] is None and bagian is None:
            continue
        Realisasi.objects.create(
            pemda_id=hasil.pemda,
            indikator=hasil.indikator[isi["kode"]],
            tahun=hasil.tahun,
            tw=tw,
            nilai=_desimal(nilai[tw - 1]) if bagian is None else None,
            pembilang=_desimal(bagian[0]) if bagian else None,
            penyebut=_desimal(bagian[1]) if bagian else None,
            bobot=_desimal(bobot[tw - 1]),
            disahkan_pada=sekarang,
        )


def _indikator_program(
    hasil: RencanaContoh, isi: Mapping[str, Any], pengisi: UUID, urutan: int
) -> None:
    """A programme's own indicator: measured once at year end."""
    baris = Indikator.objects.create(
        pemda_id=hasil.pemda,
        instansi_id=hasil.instansi,
        simpul=hasil.simpul[str(isi["kode"])],
        kode=f"P-{isi['kode']}",
        nama=isi["indikator"],
        satuan=isi["satuan"],
        polaritas=Polaritas.POSITIF.value,
        agregasi=Agregasi.TAHUNAN.value,
        jenis="outcome",
        penanggung_jawab_id=pengisi,
        urutan=urutan,
    )
    _target(hasil, baris, 0, isi["target"])


def _subkegiatan(
    hasil: RencanaContoh,
    isi: Mapping[str, Any],
    urutan: int,
    sampai: int,
    sekarang: datetime,
) -> None:
    """A subkegiatan's output (measured against the year) and its money, with their history."""
    simpul = hasil.simpul[str(isi["kode"])]
    pemilik = simpul
    while pemilik.penanggung_jawab is None:
        if pemilik.induk is None:
            raise ValueError(f"Simpul {simpul.kode} tidak punya penanggung jawab.")
        pemilik = pemilik.induk
    baris = Indikator.objects.create(
        pemda_id=hasil.pemda,
        instansi_id=hasil.instansi,
        simpul=simpul,
        kode=f"K-{isi['kode']}",
        nama=isi["indikator"],
        satuan=isi["satuan"],
        polaritas=Polaritas.POSITIF.value,
        agregasi=Agregasi.POSISI_AKHIR.value,
        penyebut_tahun=True,
        jenis="output",
        penanggung_jawab=pemilik.penanggung_jawab,
        urutan=urutan,
    )
    _target(hasil, baris, 0, isi["target"])
    Anggaran.objects.create(
        pemda_id=hasil.pemda,
        simpul=simpul,
        pagu_murni=isi["pagu_murni"],
        pagu_perubahan=isi["pagu_perubahan"],
    )
    for tw in range(1, sampai + 1):
        Realisasi.objects.create(
            pemda_id=hasil.pemda,
            indikator=baris,
            tahun=hasil.tahun,
            tw=tw,
            nilai=_desimal(isi["realisasi_sd_tw"][tw - 1]),
            disahkan_pada=sekarang,
        )
        RealisasiAnggaran.objects.create(
            pemda_id=hasil.pemda,
            simpul=simpul,
            tw=tw,
            nilai=isi["anggaran_sd_tw"][tw - 1],
            disahkan_pada=sekarang,
        )
