"""Whom the demo offers to sign in as."""

from __future__ import annotations

from uuid import UUID

from tolok.akun.pintu import PintuContoh
from tolok.organisasi.domain.istilah import AturanLajur, JenisInstansi, JenisUnit, Kapasitas, Peran
from tolok.organisasi.models import Penempatan, PetaLajur, Wewenang
from tolok.organisasi.selectors import pengguna_contoh_saja

__all__ = ["PintuOrganisasi"]


class PintuOrganisasi:
    """Every invented person with an account, office by office, those an SOP needs first."""

    def semua_contoh(self) -> bool:
        return pengguna_contoh_saja()

    def daftar(self) -> list[PintuContoh]:
        baris = list(
            Penempatan.objects.filter(
                kapasitas=Kapasitas.DEFINITIF.value,
                selesai__isnull=True,
                pegawai__aktif=True,
                pegawai__pengguna__isnull=False,
                pegawai__pemda__contoh=True,
            )
            .select_related("pegawai", "pegawai__instansi", "jabatan", "jabatan__unit")
            .order_by("jabatan__urutan")
        )
        utama = _utama(baris)
        urut = sorted(
            baris,
            key=lambda p: (
                p.pegawai.instansi.jenis not in _PELAKSANA_SOP,
                p.pegawai.instansi.kode,
                p.pk not in utama,
            ),
        )
        beri = _wewenang()
        return [_pintu(p, utama=p.pk in utama, wewenang=beri.get(p.pegawai_id, "")) for p in urut]


# Offices that only appraise or evaluate come after those that run SOPs.
_PELAKSANA_SOP = {JenisInstansi.DINAS.value, JenisInstansi.BADAN.value}


def _utama(baris: list[Penempatan]) -> set[UUID]:
    """Holders of a lane's post, of a grant, and the first head of a bidang of each office."""
    jabatan = {
        kunci
        for isian in PetaLajur.objects.filter(aturan=AturanLajur.JABATAN.value).values_list(
            "isian", flat=True
        )
        for kunci in isian["jabatan"]
    }
    berwenang = set(Wewenang.objects.values_list("pegawai_id", flat=True))
    kabid: dict[UUID, UUID] = {}
    for p in baris:
        if p.jabatan.kepala_unit and p.jabatan.unit.jenis == JenisUnit.BIDANG:
            kabid.setdefault(p.pegawai.instansi_id, p.pk)
    return set(kabid.values()) | {
        p.pk for p in baris if str(p.jabatan_id) in jabatan or p.pegawai_id in berwenang
    }


def _wewenang() -> dict[UUID, str]:
    """Person -> what was granted, in words. One query."""
    hasil: dict[UUID, list[str]] = {}
    for pegawai, peran in Wewenang.objects.order_by("peran").values_list("pegawai_id", "peran"):
        hasil.setdefault(pegawai, []).append(Peran(peran).label.lower())
    return {pegawai: ", ".join(daftar) for pegawai, daftar in hasil.items()}


def _pintu(penempatan: Penempatan, *, utama: bool, wewenang: str) -> PintuContoh:
    pegawai = penempatan.pegawai
    assert pegawai.pengguna_id is not None  # noqa: S101 - the query asked for accounts only
    return PintuContoh(
        pengguna=pegawai.pengguna_id,
        nama=pegawai.nama,
        jabatan=penempatan.jabatan.nama,
        unit=penempatan.jabatan.unit.nama,
        instansi=pegawai.instansi.singkatan or pegawai.instansi.nama,
        utama=utama,
        wewenang=wewenang,
    )
