"""The head of a task page: what it asks, from whom, by when, and why it came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tolok.organisasi.selectors import kalender
from tolok.pelaksanaan.domain.hak import anak_tangga
from tolok.pelaksanaan.domain.kejadian import Bentuk, Tangga
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.pelaksanaan.meja import Meja
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.tampilan.nama import Nama
from tolok.pelaksanaan.tampilan.sop_hidup import tenggat_tugas
from tolok.web.penggaris import SisaWaktu, ukur_sisa

__all__ = ["KepalaTugas", "kepala_tugas"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KepalaTugas:
    """Words and figures of the head; `tangga` says which rung answers and why, when not the holder."""

    judul: str
    konteks: str
    pemegang: str
    subjek: str
    dari: str
    sejak: datetime
    sisa: SisaWaktu
    kembali_dari: str
    alasan: str
    tangga: str
    ditutup_oleh: str
    perbaikan: bool


def kepala_tugas(meja: Meja) -> KepalaTugas:
    """The head of this task's page."""
    t, kantor = meja.tugas, meja.pelaksanaan.instansi
    sebelum = _sebelum(meja)
    kembali = meja.pengembalian
    pengembali = meja.keadaan.tugas.get(kembali.tugas) if kembali else None
    pelaku = [p for p in (sebelum, pengembali and pengembali.oleh, t.oleh) if p]
    nama = Nama(
        sebutan=sebutan(
            [t.pemegang.id, t.subjek, *(x for p in pelaku for x in (p.pegawai, p.jabatan))]
        )
    )
    hari_kerja = kalender(kantor)
    tenggat = tenggat_tugas(t, meja.langkah, hari_kerja)
    return KepalaTugas(
        judul=_judul(meja),
        konteks=f"{meja.pelaksanaan.nama_sop}, {meja.periode.nama}, langkah {t.langkah} dari "
        f"{meja.lintasan.nomor[-1]}",
        pemegang=nama.pemegang(t.pemegang),
        subjek=nama.subjek(t.subjek) if t.subjek else "",
        dari=nama.pelaku(sebelum) if sebelum else "",
        sejak=t.dibuka,
        sisa=ukur_sisa(hari_kerja, dibuka=t.dibuka, tenggat=tenggat, sekarang=meja.sekarang),
        kembali_dari=nama.pelaku(pengembali.oleh) if pengembali else "",
        alasan=meja.teks(kembali.alasan) if kembali else "",
        tangga=_tangga(meja),
        ditutup_oleh=nama.pelaku(t.oleh) if t.oleh else "",
        perbaikan=t.bentuk is Bentuk.PERBAIKAN,
    )


def _judul(meja: Meja) -> str:
    if meja.tugas.peserta:
        return _BAGIAN.get(str(meja.tugas.tindakan), "Lengkapi bagian Anda")
    if meja.tugas.bentuk is Bentuk.PERBAIKAN:
        return "Perbaiki dokumen yang dikembalikan"
    return meja.langkah.uraian.split(". ")[0].rstrip(".")


_BAGIAN = {
    "tandatangani": "Tanda tangani dokumen",
    "sahkan": "Sahkan laporan",
    "kirim": "Paraf dan tanda tangani surat pengantar",
    "laporkan": "Baca laporan dan beri disposisi",
    "kumpulkan": "Isi data yang diminta",
}


def _sebelum(meja: Meja) -> Pelaku | None:
    """Who handed it over: the last closer of the row before, or of the row's own other tasks."""
    selesai = [
        x
        for x in meja.keadaan.tugas.values()
        if x.urutan_tutup and x.urutan_tutup <= meja.tugas.urutan_buka and x.oleh and not x.peserta
    ]
    return max(selesai, key=lambda x: x.urutan_tutup).oleh if selesai else None


def _tangga(meja: Meja) -> str:
    """Why somebody else than the holder answers: the rung in words; empty for the holder."""
    if not meja.tugas.terbuka:
        return ""
    rung, _ = anak_tangga(meja.keadaan, meja.fakta, meja.tugas)
    return _RUNG.get(rung, "")


_RUNG = {
    Tangga.PELAKSANA_TUGAS: "Dijawab oleh pejabat Plt./Plh. yang berlaku hari ini.",
    Tangga.ATASAN: "Dijawab oleh jabatan atasan, karena pemegangnya berhalangan, lowong, atau "
    "menyusun dokumen ini sendiri.",
    Tangga.DITUNJUK: "Dijawab oleh orang yang ditunjuk pimpinan untuk tugas ini.",
}
