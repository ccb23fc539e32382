"""The checks every command on a task passes, in one order: there, entitled, open, current."""

from __future__ import annotations

from collections.abc import Mapping

from tolok.pelaksanaan.domain.fakta import Hak, Kedudukan
from tolok.pelaksanaan.domain.hak import periksa_pemegang
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusPelaksanaan, Tugas
from tolok.pelaksanaan.domain.kejadian import Bentuk, DariKertas, Tangga
from tolok.pelaksanaan.domain.objek import dilihat, penulis_objek, versi_dikerjakan
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.pelaksanaan.domain.perintah import Kertas
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.tolak import (
    bukan_sekarang,
    dokumen_berubah,
    sudah_diputuskan,
    tidak_ada,
    tidak_berhak,
    tidak_lengkap,
)

__all__ = [
    "penjawab",
    "periksa_alasan",
    "periksa_berjalan",
    "periksa_giliran",
    "periksa_kini",
    "periksa_menunggu",
    "tugas_bernama",
    "wakil",
]


def periksa_berjalan(k: Keadaan, tugas: Tugas | None = None) -> None:
    """Only a live run takes commands; a side case outlives its run."""
    sampingan = tugas is not None and tugas.bentuk is Bentuk.SAMPINGAN
    if sampingan and k.status is StatusPelaksanaan.SELESAI:
        return
    if k.status is not StatusPelaksanaan.BERJALAN:
        raise bukan_sekarang(
            f"Pelaksanaan ini {k.status.value}.", "berjalan", "Buka pelaksanaan yang berjalan."
        )


def tugas_bernama(k: Keadaan, nomor: str) -> Tugas:
    """The task, or TidakDitemukan."""
    tugas = k.tugas.get(nomor)
    if tugas is None:
        raise tidak_ada()
    return tugas


def wakil(p: Putusan, tugas: Tugas, kertas: Kertas | None) -> tuple[Pelaku, DariKertas | None]:
    """Who decides: the acting person, or the leader whose paper decision is recorded."""
    f = p.f
    if f.pelaku is None:
        raise tidak_berhak("Perintah ini memerlukan orang yang masuk.", "masuk")
    if kertas is None:
        return f.pelaku, None
    if Hak.MENCATAT_KERTAS not in f.hak:
        raise tidak_berhak(
            "Anda belum diberi wewenang mencatat keputusan dari kertas.", "mencatat_kertas"
        )
    if f.atas_nama is None:
        raise tidak_lengkap("Pejabat yang memutuskan di kertas belum dipilih.", "kertas")
    if kertas.pindaian is None and f.pelaku.pegawai in penulis_objek(p.k, p.lin, tugas):
        raise tidak_berhak(
            "Penyusun dokumen hanya dapat mencatat keputusan dari kertas dengan pindaian.",
            "kertas_tanpa_pindaian",
            "Unggah pindaian lembar yang ditandatangani.",
        )
    catatan = DariKertas(
        penanda_tangan=f.atas_nama, tanggal=kertas.tanggal, pindaian=kertas.pindaian
    )
    return f.atas_nama, catatan


def penjawab(
    p: Putusan, tugas: Tugas, kertas: Kertas | None
) -> tuple[Tangga, Pelaku, DariKertas | None]:
    """Rung and capacity of who answers; raises TidakBerwenang."""
    pelaku, catatan = wakil(p, tugas, kertas)
    kedudukan: Mapping[str, Kedudukan] = (
        p.f.kedudukan if catatan is None else p.f.kedudukan_atas_nama
    )
    rung, sebagai = periksa_pemegang(p.k, p.f, tugas, pelaku, kedudukan)
    if catatan is not None:
        catatan = DariKertas(
            penanda_tangan=sebagai, tanggal=catatan.tanggal, pindaian=catatan.pindaian
        )
    return rung, sebagai, catatan


def periksa_kini(p: Putusan, tugas: Tugas, iterasi: int, tampak: str | None) -> None:
    """Refused only if that task was decided or that document changed meanwhile."""
    if not tugas.terbuka:
        raise sudah_diputuskan(tugas)
    if tugas.iterasi != iterasi:
        raise bukan_sekarang(
            "Halaman ini memuat putaran tugas yang lama.", "iterasi", "Muat ulang halaman."
        )
    if tampak is not None and tampak != dilihat(p.k, p.lin, tugas):
        subjek = tugas.subjek if tugas.induk is None else p.k.tugas[tugas.induk].subjek
        versi = [v for _, v in versi_dikerjakan(p.k, p.lin, tugas.langkah, subjek)]
        penulis = sorted({o for v in versi for o in v.penulis})
        raise dokumen_berubah(tuple(penulis), max((v.pada for v in versi), default=None))


def periksa_menunggu(k: Keadaan, tugas: Tugas) -> None:
    """A task that asked for a correction waits for it."""
    for m in k.menunggu.values():
        if m.tugas in (tugas.id, tugas.induk):
            raise bukan_sekarang(
                "Tugas ini menunggu perbaikan masukan yang Anda minta.",
                "menunggu_masukan",
                "Lanjutkan setelah perbaikan masuk.",
            )


def periksa_giliran(k: Keadaan, tugas: Tugas) -> None:
    """Paraf of those below comes before the signature."""
    if tugas.induk is None:
        return
    for nomor in k.anak[tugas.induk]:
        a = k.tugas[nomor]
        if a.tindakan == tugas.tindakan and a.terbuka and a.giliran < tugas.giliran:
            raise bukan_sekarang(
                "Paraf pejabat sebelumnya belum lengkap.", "giliran", "Tunggu giliran Anda."
            )


def periksa_alasan(alasan: str | None) -> None:
    """A reason is mandatory wherever somebody is sent back, passed over or released."""
    if not alasan:
        raise tidak_lengkap("Alasan wajib diisi.", "alasan", "Tuliskan alasannya.")
