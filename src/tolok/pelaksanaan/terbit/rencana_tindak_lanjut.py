"""D18: the plan as it was signed, by the head of the team and by who answers for the row."""

from __future__ import annotations

from tolok.naskah.dokumen import rencana_tindak_lanjut as naskah
from tolok.naskah.dokumen.rencana_tindak_lanjut import BarisRencana, RencanaTindakLanjut
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah
from tolok.pelaksanaan.domain.keadaan import VersiHasil
from tolok.pelaksanaan.domain.tindak_lanjut import baris_isi, hari
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.lembaran import polos

__all__ = ["dokumen_rencana"]


def dokumen_rencana(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """The plan; a sheet of plain text is printed as text."""
    isi = bahan.isi(versi.lembar)
    if not isi.get("format"):
        return polos(bahan, versi, JenisNaskah.RENCANA_TINDAK_LANJUT, "Rencana tindak lanjut", isi)
    nilai = RencanaTindakLanjut(
        kegiatan=bahan.kegiatan,
        dasar=f"Laporan {bahan.kegiatan}, rapat verifikasi, dan arahan pimpinan",
        baris=tuple(
            BarisRencana(
                sumber=str(b.get("sumber", "")),
                uraian=str(b.get("uraian", "")),
                rencana=str(b.get("rencana", "")),
                keluaran=str(b.get("keluaran", "")),
                penanggung_jawab=str(b.get("nama_jabatan", "")),
                tenggat=hari(b.get("tenggat")),
                subkegiatan=str(b.get("subkegiatan", "")),
            )
            for b in baris_isi(isi)
        ),
        tanggal=bahan.hari(versi.pada),
        penanda=_penanda(bahan, versi),
        keterangan=_keterangan(isi),
    )
    return naskah.susun(nilai, bahan.bingkai)


def _penanda(bahan: BahanNaskah, versi: VersiHasil) -> tuple[TandaTangan, ...]:
    """Who submitted this version signed it; who closed the row signed too, when somebody else."""
    tugas = bahan.keadaan.tugas[versi.tugas]
    penyerah = bahan.penulis_versi(versi)
    penutup = bahan.penanda_tugas(versi.tugas, sidik=versi.sidik)
    if tugas.oleh is None or penyerah.nama == penutup.nama:
        return (penutup,)
    return (_ketua(penyerah), penutup)


def _ketua(tanda: TandaTangan) -> TandaTangan:
    return TandaTangan(
        jabatan="Ketua Tim",
        nama=tanda.nama,
        pangkat=tanda.pangkat,
        nip=tanda.nip,
        cara=tanda.cara,
        waktu=tanda.waktu,
        sidik=tanda.sidik,
        catatan=tanda.catatan,
    )


def _keterangan(isi: object) -> str:
    alasan = str(isi.get("alasan_tanpa_ketua", "")) if isinstance(isi, dict) else ""
    kosong = str(isi.get("alasan_kosong", "")) if isinstance(isi, dict) else ""
    butir = []
    if alasan:
        butir.append(f"Tanpa tanda tangan ketua tim: {alasan}")
    if kosong:
        butir.append(kosong)
    return " ".join(butir)
