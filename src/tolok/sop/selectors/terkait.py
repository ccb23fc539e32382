"""Related SOPs: what a page names in its Keterkaitan box, and which pages name an SOP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from tolok.organisasi.ingatan import Ingatan
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.status import StatusVersi
from tolok.sop.domain.terkait import CalonTerkait, Terkait, cocokkan
from tolok.sop.models import VersiSop
from tolok.sop.selectors.versi import halaman_versi, pada_hari, semua_berlaku, semua_versi

if TYPE_CHECKING:
    from tolok.organisasi.models import Pegawai

__all__ = ["BarisTerkait", "PenyebutSop", "TautanSop", "sop_penyebut", "susun_terkait"]

_INGATAN = Ingatan(paling_banyak=4096)


@dataclass(frozen=True, slots=True, kw_only=True)
class TautanSop:
    """A link to an SOP that a line names; `pasti` false: only perhaps."""

    nama: str
    alamat: str
    keterangan: str
    pasti: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTerkait:
    """A line of the box as it is printed, with the SOPs it names."""

    teks: str
    tautan: tuple[TautanSop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PenyebutSop:
    """A version in force whose Keterkaitan names another SOP; `tertulis`: in these words."""

    versi: UUID
    kode: str
    nama: str
    tertulis: str
    pasti: bool


def susun_terkait(
    pegawai: Pegawai | None, sop: Sop, kode: str, hari: date
) -> tuple[BarisTerkait, ...]:
    """The lines of the box, linked to SOPs of the person's own office, then of the library.

    `kode`: the SOP itself, which its own box does not name.
    """
    if not sop.keterkaitan:
        return ()
    milik = {v.kode: v for v in _terkini(pegawai, hari) if v.kode != kode}
    calon = [CalonTerkait(kode=k, nama=v.nama) for k, v in milik.items()]
    calon += [
        CalonTerkait(kode=k, nama=pustaka.muat(k).nama, utama=False)
        for k in pustaka.daftar()
        if k != kode and k not in milik
    ]
    return tuple(
        BarisTerkait(
            teks=teks, tautan=tuple(_tautan(milik.get(x.kode), x) for x in cocokkan(teks, calon))
        )
        for teks in sop.keterkaitan
    )


def sop_penyebut(pegawai: Pegawai | None, kode: str, nama: str, hari: date) -> list[PenyebutSop]:
    """Versions in force that day of the person's own Instansi whose page names this SOP, sure
    ones first. Two queries, one when the boxes are in memory."""
    semua = [x for x in semua_berlaku(pegawai, hari) if x.kode != kode]
    kotak = _keterkaitan(semua)
    calon = [CalonTerkait(kode=kode, nama=nama)]
    hasil = []
    for versi in sorted(semua, key=lambda x: x.nama):
        temu = [(x.pasti, teks) for teks in kotak[versi.sidik] for x in cocokkan(teks, calon)]
        if temu:
            pasti, tertulis = max(temu, key=lambda x: x[0])
            hasil.append(
                PenyebutSop(
                    versi=versi.pk,
                    kode=versi.kode,
                    nama=versi.nama,
                    tertulis=tertulis,
                    pasti=pasti,
                )
            )
    return sorted(hasil, key=lambda x: not x.pasti)


def _keterkaitan(semua: Iterable[VersiSop]) -> dict[str, tuple[str, ...]]:
    """The boxes of versions by digest, which names one page, so each text is read once."""
    pk = {x.sidik: x.pk for x in semua}

    def baca(hilang: list[str]) -> dict[str, tuple[str, ...]]:
        versi = VersiSop.objects.filter(pk__in=[pk[s] for s in hilang]).only("sidik", "isi")
        return {x.sidik: halaman_versi(x).keterkaitan for x in versi}

    return _INGATAN.ambil_banyak(pk, baca)


def _terkini(pegawai: Pegawai | None, hari: date) -> list[VersiSop]:
    """One version of each SOP that is not withdrawn: the one in force, else the newest draft."""
    pilihan: dict[str, VersiSop] = {}
    for satu in pada_hari(semua_versi(pegawai).order_by("versi"), hari):
        lama = pilihan.get(satu.kode)
        if satu.status_kini is StatusVersi.DICABUT:
            continue
        if lama is None or lama.status_kini is not StatusVersi.BERLAKU:
            pilihan[satu.kode] = satu
    return list(pilihan.values())


def _tautan(versi: VersiSop | None, satu: Terkait) -> TautanSop:
    if versi is None:
        alamat, keterangan = reverse("sop:terbitan", args=[satu.kode]), "SOP terbitan"
    else:
        alamat = reverse("sop:versi", args=[versi.pk])
        status = versi.status_kini.sebutan.lower()
        keterangan = f"versi {versi.versi}, {status}"
    return TautanSop(nama=satu.nama, alamat=alamat, keterangan=keterangan, pasti=satu.pasti)
