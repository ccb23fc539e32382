"""Who brought a side case takes it back before it is decided: what was scored stands.

The row asks for the signature again while nothing after it has begun; once the file has gone on,
only the case ends.
"""

from __future__ import annotations

from tolok.pelaksanaan.domain.buka import buka
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan, StatusTugas, Tugas
from tolok.pelaksanaan.domain.kejadian import Sebab, TugasDitarik, TugasGugur
from tolok.pelaksanaan.domain.periksa import periksa_berjalan, tugas_bernama
from tolok.pelaksanaan.domain.perintah import TarikPerkara
from tolok.pelaksanaan.domain.perkara import perkara_terbuka
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.tolak import bukan_sekarang, tidak_berhak
from tolok.pelaksanaan.domain.tutup import tugas_hilir

__all__ = ["tarik_perkara"]


def tarik_perkara(p: Putusan, c: TarikPerkara) -> None:
    """End the open case of the subject's task; its steps lapse, what was written stays."""
    k = p.k
    tugas = tugas_bernama(k, c.tugas)
    if k.status is not StatusPelaksanaan.SELESAI:
        periksa_berjalan(k)
    if p.f.pelaku is None or p.f.pelaku.pegawai != tugas.subjek:
        raise tidak_berhak(
            "Keberatan hanya dapat ditarik pegawai yang mengajukannya.",
            "perkara",
            "Buka sebagai ia.",
        )
    terbuka = perkara_terbuka(k, tugas)
    if not terbuka:
        raise bukan_sekarang(
            "Keberatan ini sudah diputus atau sudah ditarik.",
            "perkara",
            "Keberatan hanya dapat ditarik sebelum ada putusannya.",
        )
    p.catat(TugasGugur(tugas=tuple(t.id for t in terbuka), sebab=Sebab.TARIK, alasan=c.alasan))
    if _dapat_ditandatangani(p, tugas):
        p.catat(TugasDitarik(tugas=tugas.id))
        buka(p, tugas.langkah, (tugas.subjek,), Sebab.TARIK)


def _dapat_ditandatangani(p: Putusan, tugas: Tugas) -> bool:
    """The run has not left the row for the next one: the signature may still be given."""
    kini = p.k.baris[tugas.langkah].selesai.get(tugas.subjek) == tugas.id
    berjalan = p.k.status is StatusPelaksanaan.BERJALAN
    menolak = tugas.status is StatusTugas.DISERAHKAN
    return berjalan and menolak and kini and not tugas_hilir(p.k, p.lin, tugas)
