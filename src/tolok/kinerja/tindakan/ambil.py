"""Taking figures over from a finished run of another SOP, on the form and on the worked sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.keterkaitan import isi_dengan
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.services.keterkaitan import SumberAngka, angka_dari, sumber_tersedia
from tolok.kinerja.tindakan.bahan import periode_halaman
from tolok.kinerja.tindakan.tampilan_isian import Tampilan
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.sop.selectors.versi import halaman_menurut_sidik

__all__ = ["ambil_angka", "bawa_asal", "kerangka", "sumber_halaman"]


def sumber_halaman(halaman: HalamanTugas, tampilan: Tampilan) -> list[SumberAngka]:
    """Runs whose figures may be taken here; none when nothing is empty or the page is read only."""
    if not halaman.boleh or tampilan.n_terisi == tampilan.n_baris:
        return []
    sop = halaman_menurut_sidik(halaman.pelaksanaan.sidik_sop)
    return sumber_tersedia(
        halaman.pelaksanaan.instansi_id,
        periode_halaman(halaman),
        keterkaitan=sop.keterkaitan if sop is not None else (),
        kecuali=halaman.pelaksanaan.kode_sop,
    )


def ambil_angka(kiriman: Kiriman, isi: Mapping[str, Any]) -> dict[str, Any]:
    """The typed form with its empty rows taken from the chosen run."""
    halaman = kiriman.halaman
    sumber = _dipilih(kiriman)
    yakin = str(sumber.pelaksanaan) in kiriman.banyak("yakin")
    if not sumber.cocok and not yakin:
        raise MasukanTidakSah(
            f"{sumber.nama_sop} tidak disebut pada Keterkaitan SOP ini.",
            "Centang pernyataan bahwa pelaksanaan itu memang sumber angkanya.",
            "sumber",
        )
    angka = angka_dari(
        sumber.pelaksanaan,
        periode_halaman(halaman),
        instansi=halaman.pelaksanaan.instansi_id,
        dipastikan="" if sumber.cocok else str(halaman.pegawai.nama),
    )
    terisi, banyak = isi_dengan(isi, angka.sel, angka.uang)
    if not banyak:
        raise MasukanTidakSah(
            "Tidak ada baris kosong yang angkanya tersedia di sumber itu.",
            "Isi sendiri baris yang masih kosong.",
            "sumber",
        )
    return terisi


def _dipilih(kiriman: Kiriman) -> SumberAngka:
    """The chosen run, when it is one that this page offers."""
    halaman = kiriman.halaman
    sop = halaman_menurut_sidik(halaman.pelaksanaan.sidik_sop)
    daftar = sumber_tersedia(
        halaman.pelaksanaan.instansi_id,
        periode_halaman(halaman),
        keterkaitan=sop.keterkaitan if sop is not None else (),
        kecuali=halaman.pelaksanaan.kode_sop,
    )
    try:
        dicari = UUID(kiriman.teks("sumber"))
    except ValueError:
        dicari = None
    for satu in daftar:
        if satu.pelaksanaan == dicari:
            return satu
    raise MasukanTidakSah(
        "Sumber angka belum dipilih.",
        "Pilih pelaksanaan yang sudah selesai dari daftar.",
        "sumber",
    )


def kerangka(isi: Mapping[str, Any], bagian: Rencana) -> dict[str, Any]:
    """A typed form with a row for everything due, typed or not yet."""
    butir = [{"indikator": b.id} for b in bagian.butir if b.dijadwalkan(bagian.tw)]
    uang = [{"simpul": a.simpul} for a in bagian.anggaran]
    hasil = dict(isi)
    for daftar, kunci, semua in (("baris", "indikator", butir), ("anggaran", "simpul", uang)):
        ada = {str(b[kunci]): b for b in isi.get(daftar) or ()}
        lain = [b for k, b in ada.items() if k not in {str(s[kunci]) for s in semua}]
        hasil[daftar] = [*(ada.get(str(s[kunci]), s) for s in semua), *lain]
    return hasil


def bawa_asal(kiriman: Mapping[str, Any], lama: Mapping[str, Any]) -> dict[str, Any]:
    """What was sent, with the origins that stood there; one whose figures changed reads as none."""
    asal = {str(b.get("indikator")): b["asal"] for b in lama.get("baris") or () if b.get("asal")}
    if not asal:
        return dict(kiriman)
    baris = [
        {**b, "asal": asal[str(b["indikator"])]} if str(b["indikator"]) in asal else b
        for b in kiriman.get("baris") or ()
    ]
    return {**kiriman, "baris": baris}
