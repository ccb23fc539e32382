"""A small office with real names of posts: enough people for SOP 000 and for sixty signers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps

__all__ = ["SAAT", "Kantor", "buat_kantor"]

SAAT = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)
_MULAI = date(2025, 1, 2)

_BIDANG = ("Perdagangan", "Perindustrian", "Kemetrologian")


def _model(nama: str) -> Any:
    return apps.get_model("organisasi", nama)


@dataclass(kw_only=True)
class Kantor:
    """The office and its people by the key of their post."""

    pemda: Any
    instansi: Any
    jabatan: dict[str, Any] = field(default_factory=dict)
    pegawai: dict[str, Any] = field(default_factory=dict)
    unit: dict[str, Any] = field(default_factory=dict)


def buat_kantor(*, staf: int = 2, nama: str = "Kota Contoh") -> Kantor:
    """An office with a head, a secretary, a Kasubbag, three bidang and `staf` Jabatan Pelaksana."""
    pemda = _model("Pemda").objects.create(nama=f"Pemerintah {nama}", jenis="kota", contoh=True)
    instansi = _model("Instansi").objects.create(
        pemda=pemda, nama="Dinas Perdagangan", kode="disperdagin", jenis="dinas"
    )
    kantor = Kantor(pemda=pemda, instansi=instansi)
    _unit(kantor, "induk", "Kepala Dinas", "induk", None)
    _jabatan(kantor, "kepala_dinas", "Kepala Dinas", "induk", "jpt_pratama", None, kepala=True)
    _unit(kantor, "sekretariat", "Sekretariat", "sekretariat", "induk")
    _jabatan(
        kantor, "sekretaris", "Sekretaris", "sekretariat", "administrator", "kepala_dinas",
        kepala=True,
    )  # fmt: skip
    _unit(kantor, "subbag", "Subbagian Perencanaan", "subbagian", "sekretariat")
    _jabatan(
        kantor, "kasubbag", "Kepala Subbagian Perencanaan", "subbag", "pengawas", "sekretaris",
        kepala=True,
    )  # fmt: skip
    for nama_bidang in _BIDANG:
        kode = nama_bidang.lower()
        _unit(kantor, kode, f"Bidang {nama_bidang}", "bidang", "induk")
        _jabatan(
            kantor, f"kabid_{kode}", f"Kepala Bidang {nama_bidang}", kode, "administrator",
            "kepala_dinas", kepala=True,
        )  # fmt: skip
    for nomor in range(1, staf + 1):
        _jabatan(
            kantor, f"staf_{nomor}", f"Penyusun Laporan {nomor}", "subbag", "pelaksana", "kasubbag"
        )
    _lajur_dan_wewenang(kantor)
    return kantor


def _lajur_dan_wewenang(kantor: Kantor) -> None:
    """Who the lanes of SOP 000 are here, and who may prepare a run."""
    aturan = {
        "kepala_dinas": ("jabatan", {"jabatan": [str(kantor.jabatan["kepala_dinas"].pk)]}),
        "sekretaris": ("jabatan", {"jabatan": [str(kantor.jabatan["sekretaris"].pk)]}),
        "kasubbag": ("jabatan", {"jabatan": [str(kantor.jabatan["kasubbag"].pk)]}),
        "kepala_bidang": (
            "kepala_unit", {"unit": [str(kantor.unit[b.lower()].pk) for b in _BIDANG]},
        ),
        "jabatan_pelaksana": ("pegawai_unit", {"unit": [str(kantor.unit["subbag"].pk)]}),
    }  # fmt: skip
    for lajur, (kode, isian) in aturan.items():
        _model("PetaLajur").objects.create(
            pemda=kantor.pemda,
            instansi=kantor.instansi,
            sop_kode="000",
            lajur=lajur,
            aturan=kode,
            isian=isian,
            mulai=_MULAI,
        )
    _model("Wewenang").objects.create(
        pemda=kantor.pemda,
        pegawai=kantor.pegawai["kasubbag"],
        peran="menyiapkan_pelaksanaan",
        lingkup="instansi",
        instansi=kantor.instansi,
        mulai=_MULAI,
    )


def _unit(kantor: Kantor, kode: str, nama: str, jenis: str, induk: str | None) -> None:
    kantor.unit[kode] = _model("UnitKerja").objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        nama=nama,
        jenis=jenis,
        induk=kantor.unit[induk] if induk else None,
    )


def _jabatan(
    kantor: Kantor,
    kode: str,
    nama: str,
    unit: str,
    jenis: str,
    atasan: str | None,
    *,
    kepala: bool = False,
) -> None:
    jabatan = _model("Jabatan").objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        unit=kantor.unit[unit],
        kode=kode,
        nama=nama,
        jenis=jenis,
        atasan=kantor.jabatan[atasan] if atasan else None,
        kepala_unit=kepala,
    )
    pegawai = _model("Pegawai").objects.create(
        pemda=kantor.pemda, instansi=kantor.instansi, nama=f"Pegawai {nama}"
    )
    _model("Penempatan").objects.create(
        pemda=kantor.pemda, pegawai=pegawai, jabatan=jabatan, kapasitas="definitif", mulai=_MULAI
    )
    kantor.jabatan[kode], kantor.pegawai[kode] = jabatan, pegawai
