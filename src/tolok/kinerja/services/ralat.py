"""Ralat: a ratified figure that proves wrong is corrected by a small run of three rows.

The run makes the next version of the ratified report; the version before stays as it was signed.
What a run corrects stands on a sheet of its own, handed in with its start.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.berkas_ukur import kertas_ke_json, laporan_ke_json
from tolok.kinerja.domain.isian import FORMAT, dari_json
from tolok.kinerja.domain.kertas_kerja import KertasKerja, susun_kertas_kerja
from tolok.kinerja.domain.narasi import gabung_narasi, narasi_awal, narasi_dari_json
from tolok.kinerja.domain.ralat import BENTUK, isian_laporan, pilihan_ralat, semula_menjadi
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.selectors.ralat import JENIS_DASAR, KODE, DasarRalat, laporan_terkini
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import mulai
from tolok.regulasi.muat import aturan_ukur
from tolok.sop import bawaan

__all__ = ["hitung_ralat", "mulai_ralat"]


def mulai_ralat(
    *,
    pegawai: Any,
    asal: Any,
    dipilih: Sequence[str],
    alasan: str,
    dasar: str,
    kunci: UUID,
    sekarang: datetime,
) -> Jawaban:
    """Start the correction of a ratified report: row 1 opens at who prepares it.

    `dipilih`: ids of indicators and subkegiatan. Raises TransisiTidakSah when there is nothing
    ratified, MasukanTidakSah for a missing choice or reason.
    """
    laporan = laporan_terkini(asal)
    if laporan is None or asal.status != StatusPelaksanaan.SELESAI.value:
        raise TransisiTidakSah(
            "Pelaksanaan ini belum menghasilkan laporan angka yang disahkan.",
            "Selama belum disahkan, perbaiki lewat pengembalian atau Minta perbaikan.",
            "ralat",
        )
    ada = {p["id"] for p in pilihan_ralat(laporan.kertas)}
    diminta = [d for d in dict.fromkeys(dipilih) if d in ada]
    if not diminta:
        raise MasukanTidakSah(
            "Belum ada angka yang dipilih.", "Centang angka yang akan diralat.", "dipilih"
        )
    if not alasan.strip():
        raise MasukanTidakSah(
            "Alasan ralat belum ditulis.",
            "Sebut apa yang keliru dan dari mana diketahui, misalnya rilis BPS yang direvisi.",
            "alasan",
        )
    satu = bawaan.terbaru(KODE)
    isi = {
        "asal": str(asal.pk),
        "laporan": str(laporan.lembar),
        "sidik": laporan.sidik,
        "versi": laporan.versi + 1,
        "dipilih": diminta,
        "alasan": alasan.strip(),
        "dasar": dasar.strip(),
        "judul": f"Ralat menuju versi {laporan.versi + 1}: {alasan.strip()[:120]}",
    }
    return mulai(
        pegawai=pegawai,
        kode_sop=KODE,
        nama_sop=f"Ralat {asal.nama_sop}"[:300],
        sidik_sop=satu.jalan.sidik,
        periode=Periode.dari_kode(asal.periode),
        kunci=kunci,
        sekarang=sekarang,
        pembuka=(JENIS_DASAR, isi),
    )


def hitung_ralat(
    *,
    laporan: Mapping[str, Any],
    isian: Mapping[str, Any],
    rencana: Rencana,
    dasar: DasarRalat,
    alasan: str,
    hari: date,
) -> dict[str, Any]:
    """The corrected report: `isian` holds the new statements of the chosen rows (as a form).

    Every other row is measured from what its owner stated in the ratified report. The day of
    measuring stays the first report's, so that nothing else moves.
    """
    lama = laporan["kertas_kerja"]
    kertas = _ukur(lama, isian, rencana)
    isi_kertas = {**kertas_ke_json(kertas), "pada": hari.isoformat()}
    narasi = gabung_narasi(narasi_dari_json(laporan["narasi"]), narasi_awal(kertas))
    isi = laporan_ke_json(kertas, narasi)
    return {
        **isi,
        "kertas_kerja": isi_kertas,
        "bentuk": BENTUK,
        BENTUK: {
            "versi": dasar.versi,
            "asal": str(dasar.asal),
            "laporan": str(dasar.laporan),
            "sidik": dasar.sidik,
            "alasan": alasan,
            "dasar": dasar.dasar,
            "beda": semula_menjadi(lama, isi_kertas, dasar.dipilih),
        },
    }


def _ukur(lama: Mapping[str, Any], isian: Mapping[str, Any], rencana: Rencana) -> KertasKerja:
    semula = isian_laporan(lama)
    baru = {str(b["indikator"]): b for b in isian.get("baris", ())}
    uang = {str(a["simpul"]): a for a in isian.get("anggaran", ())}
    gabungan = {
        "format": FORMAT,
        "pemilik": "",
        "baris": [
            *(b for b in semula["baris"] if b["indikator"] not in baru),
            *baru.values(),
        ],
        "anggaran": [
            *(a for a in semula["anggaran"] if a["simpul"] not in uang),
            *uang.values(),
        ],
    }
    satu, _ = dari_json(gabungan, rencana)
    return susun_kertas_kerja(
        rencana=rencana,
        daftar_isian=[satu],
        aturan=aturan_ukur(rencana.aturan),
        pada=date.fromisoformat(str(lama["pada"])),
    )
