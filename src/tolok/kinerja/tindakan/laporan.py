"""The report's first content: figures from the worked sheet, text drafted from the forms."""

from __future__ import annotations

from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.berkas_ukur import laporan_dari_kertas
from tolok.kinerja.domain.narasi import gabung_narasi, narasi_awal, narasi_dari_json
from tolok.kinerja.tindakan.bahan import kertas_halaman, kertas_json
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["buat_laporan"]


def buat_laporan(halaman: HalamanTugas) -> tuple[dict[str, Any], list[Temuan]]:
    """Figures computed now; sections that a person wrote before stay as they are."""
    kertas = kertas_halaman(halaman)
    lama, _ = halaman.isi_awal("susun", "laporan")
    tersimpan = lama.get("narasi")
    narasi = gabung_narasi(
        narasi_dari_json(tersimpan) if isinstance(tersimpan, dict) else {}, narasi_awal(kertas)
    )
    temuan = [
        Temuan(
            lokasi="laporan",
            tingkat=Tingkat.PERINGATAN,
            masalah=f"{nama} belum menyampaikan isian.",
            saran="Barisnya dicetak belum diukur, bukan nol.",
        )
        for nama in kertas.belum_menyampaikan
    ]
    return laporan_dari_kertas(kertas_json(halaman), narasi), temuan
