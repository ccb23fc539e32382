"""What a team's work needs from the plan and its figures: budget lines, figures to verify, misses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.kinerja.domain.berkas_ukur import FORMAT_LAPORAN
from tolok.kinerja.domain.rencana import JenisSimpul
from tolok.kinerja.tindakan.bahan import rencana_halaman
from tolok.pelaksanaan.tindakan.bahan_kantor import (
    ButirVerifikasi,
    UsulTindakLanjut,
    daftarkan_subkegiatan,
    daftarkan_usul,
    daftarkan_verifikasi,
)
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["daftarkan_bahan_tim"]

_PENUH = Decimal(100)


def subkegiatan(halaman: HalamanTugas) -> list[str]:
    """Budget lines of the plan in force, code and name."""
    return [
        f"{s.kode} {s.nama}"
        for s in rencana_halaman(halaman).simpul
        if s.jenis is JenisSimpul.SUBKEGIATAN
    ]


def butir_laporan(isi: Mapping[str, Any]) -> list[ButirVerifikasi] | None:
    """Every indicator of the report with the figure as it is printed."""
    if isi.get("format") != FORMAT_LAPORAN:
        return None
    return [
        ButirVerifikasi(kode=str(b["kode"]), nama=str(b["nama"]), angka=_angka(b), bukti=_bukti(b))
        for b in isi["kertas_kerja"]["baris"]
    ]


def _angka(b: Mapping[str, Any]) -> str:
    """ "8 dokumen, capaian 80,00%"; without a figure why there is none."""
    realisasi = str(b.get("tampil_realisasi_sd") or "")
    kata = f"{realisasi} {b.get('satuan', '')}".strip() if realisasi else ""
    if b.get("capaian") is None:
        return "; ".join(x for x in (kata, str(b.get("alasan") or "belum diukur")) if x)
    capaian = f"capaian {b['tampil']}%"
    return f"{kata}, {capaian}" if kata else capaian


def _bukti(b: Mapping[str, Any]) -> str:
    bukti = (b.get("isian") or {}).get("bukti") or ()
    return f"{len(bukti)} bukti" if bukti else ""


def usul_indikator(halaman: HalamanTugas) -> list[UsulTindakLanjut]:
    """Indicators of the report that stayed below their target, with what was written to do."""
    return [
        _usul(b)
        for m in halaman.masukan
        if m.isi.get("format") == FORMAT_LAPORAN
        for b in m.isi["kertas_kerja"]["baris"]
        if b.get("capaian") is not None and Decimal(str(b["capaian"])) < _PENUH
    ]


def _usul(b: Mapping[str, Any]) -> UsulTindakLanjut:
    isian = b.get("isian") or {}
    penghambat = str(isian.get("penghambat") or "").strip()
    return UsulTindakLanjut(
        kunci=f"indikator:{b['indikator']}",
        sumber="Indikator di bawah target",
        uraian=f"{b['kode']} {b['nama']}: {_angka(b)}. {penghambat}".strip(),
        rencana=str(isian.get("tindak_lanjut") or ""),
        jabatan=str(b.get("pemilik") or ""),
        tenggat=_hari(isian.get("tenggat")),
    )


def _hari(teks: Any) -> date | None:
    try:
        return date.fromisoformat(str(teks))
    except ValueError:
        return None


def daftarkan_bahan_tim() -> None:
    """Called when the app starts."""
    daftarkan_subkegiatan(subkegiatan)
    daftarkan_verifikasi(butir_laporan)
    daftarkan_usul("indikator", usul_indikator)
