"""Whom the demo offers to sign in as."""

from __future__ import annotations

from uuid import UUID

from tolok.akun.pintu import PintuContoh
from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.models import Pegawai, Penempatan, Wewenang
from tolok.organisasi.selectors import pengguna_contoh_saja

__all__ = ["PintuOrganisasi"]


class PintuOrganisasi:
    """Every invented person with an account: leaders and holders of grants first."""

    def semua_contoh(self) -> bool:
        return pengguna_contoh_saja()

    def daftar(self) -> list[PintuContoh]:
        berwenang = set(Wewenang.objects.values_list("pegawai_id", flat=True))
        baris = (
            Penempatan.objects.filter(
                kapasitas=Kapasitas.DEFINITIF.value,
                selesai__isnull=True,
                pegawai__aktif=True,
                pegawai__pengguna__isnull=False,
                pegawai__pemda__contoh=True,
            )
            .select_related("pegawai", "pegawai__instansi", "jabatan", "jabatan__unit")
            .order_by("pegawai__instansi__kode", "jabatan__urutan")
        )
        urut = sorted(baris, key=lambda p: not (p.jabatan.kepala_unit or _utama(p, berwenang)))
        return [_pintu(p.pegawai, p) for p in urut]


def _utama(penempatan: Penempatan, berwenang: set[UUID]) -> bool:
    return penempatan.pegawai_id in berwenang


def _pintu(pegawai: Pegawai, penempatan: Penempatan) -> PintuContoh:
    assert pegawai.pengguna_id is not None  # noqa: S101 - the query asked for accounts only
    return PintuContoh(
        pengguna=pegawai.pengguna_id,
        nama=pegawai.nama,
        jabatan=penempatan.jabatan.nama,
        unit=penempatan.jabatan.unit.nama,
        instansi=pegawai.instansi.singkatan or pegawai.instansi.nama,
    )
