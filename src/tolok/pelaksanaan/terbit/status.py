"""How far the report of a run has come: DRAFT, DOKUMEN after its check, SAH after ratification."""

from __future__ import annotations

from tolok.naskah.domain.dokumen import StatusNaskah
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusBaris, StatusTugas, Tugas
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["langkah_sah", "pengesah", "status_laporan"]

_SAHKAN = JenisTindakan.SAHKAN.value
_LEWAT = (StatusBaris.TERTUTUP, StatusBaris.TIDAK_DIPERLUKAN)


def langkah_sah(lintasan: Lintasan) -> int | None:
    """The row that ratifies; where no row prints it, the last one that decides on the report."""
    for nomor in lintasan.nomor:
        if any(t.jenis.value == _SAHKAN for t in lintasan.tindakan(nomor)):
            return nomor
    memutus = [n for n in lintasan.nomor if _memutus_laporan(lintasan, n)]
    return memutus[-1] if memutus else None


def _memutus_laporan(lintasan: Lintasan, nomor: int) -> bool:
    dikerjakan = {t.jenis for t in lintasan.langkah[nomor].mengerjakan}
    return JenisHasil.LAPORAN in dikerjakan and lintasan.memutuskan_sendiri(nomor)


def pengesah(keadaan: Keadaan, lintasan: Lintasan) -> Tugas | None:
    """The task or share by which the report was ratified, while that still stands."""
    nomor = langkah_sah(lintasan)
    if nomor is None:
        return None
    calon = [
        t
        for t in keadaan.tugas.values()
        if t.langkah == nomor and (t.tindakan == _SAHKAN if t.induk else t.keputusan is not None)
    ]
    akhir = max(calon, key=lambda t: t.urutan_buka, default=None)
    if akhir is None or akhir.status is not StatusTugas.DISERAHKAN:
        return None
    return None if akhir.keputusan is Keputusan.MENOLAK else akhir


def status_laporan(keadaan: Keadaan, lintasan: Lintasan) -> StatusNaskah:
    """The word for the report as the run stands."""
    if pengesah(keadaan, lintasan) is not None:
        return StatusNaskah.SAH
    diperiksa = [
        nomor
        for nomor in lintasan.nomor
        if any(
            h.jenis is JenisHasil.LAPORAN and h.tahap == "diperiksa"
            for h in lintasan.langkah[nomor].menghasilkan
        )
    ]
    baris = [keadaan.baris.get(nomor) for nomor in diperiksa]
    if any(b is not None and b.status in _LEWAT for b in baris):
        return StatusNaskah.DOKUMEN
    return StatusNaskah.DRAFT
