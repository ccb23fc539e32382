"""A side case of one subject: who should sign objects; somebody explains, somebody else decides.

It never holds the others: the subject's task closes as declined, the row goes on, and the steps of
the case are shares of that task, open until they are answered, also after the run has ended.
"""

from __future__ import annotations

from tolok.pelaksanaan.domain.buka import lanjut
from tolok.pelaksanaan.domain.fakta import CalonPerkara
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusPelaksanaan, StatusTugas, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    Bentuk,
    Keputusan,
    LangkahDibuka,
    Sebab,
    TugasDibuka,
    TugasDiserahkan,
)
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.objek import objek_tugas
from tolok.pelaksanaan.domain.periksa import (
    penjawab,
    periksa_alasan,
    periksa_berjalan,
    periksa_kini,
    tugas_bernama,
)
from tolok.pelaksanaan.domain.perintah import AjukanPerkara, Serahkan
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import bukan_sekarang, tidak_berhak, tidak_lengkap

__all__ = [
    "ajukan_perkara",
    "boleh_mengajukan",
    "kurang_perkara",
    "lanjutkan_perkara",
    "periksa_putusan_perkara",
    "perkara_terbuka",
    "perkara_tugas",
]

LANGKAH_PUTUS = 1
"""The step that decides; the one before it explains."""


def perkara_tugas(k: Keadaan, tugas: Tugas) -> list[Tugas]:
    """Steps of the side case of a subject's task, in order."""
    anak = [k.tugas[a] for a in k.anak.get(tugas.id, ())]
    return sorted(
        (a for a in anak if a.bentuk is Bentuk.SAMPINGAN), key=lambda a: (a.giliran, a.urutan_buka)
    )


def perkara_terbuka(k: Keadaan, tugas: Tugas) -> list[Tugas]:
    """Steps of the case that still wait for an answer; none once it was decided or taken back."""
    return [t for t in perkara_tugas(k, tugas) if t.terbuka]


def boleh_mengajukan(k: Keadaan, lin: Lintasan, tugas: Tugas) -> bool:
    """A subject's own signature on something that was scored, not given yet or closed for them.

    Once for each scoring, also when it was taken back.
    """
    dinilai = any(n in lin.menilai for _, n in lin.sumber[tugas.langkah])
    kini = tugas.terbuka or tugas.status is StatusTugas.DITUTUP_AWAL
    sendiri = tugas.induk is None and tugas.langkah in lin.tanda_subjek
    return sendiri and dinilai and kini and not _pernah(k, lin, tugas)


def _pernah(k: Keadaan, lin: Lintasan, tugas: Tugas) -> bool:
    """This scoring was objected to already: from this task, or from one before it."""
    if perkara_tugas(k, tugas):
        return True
    objek = objek_tugas(k, lin, tugas)
    return any(
        t.objek == objek and perkara_tugas(k, t)
        for t in k.tugas.values()
        if t.langkah == tugas.langkah and t.subjek == tugas.subjek and t.induk is None
    )


def ajukan_perkara(p: Putusan, c: AjukanPerkara) -> None:
    """Decline to sign and bring the case; the others do not wait for it."""
    k = p.k
    tugas = tugas_bernama(k, c.tugas)
    if tugas.terbuka or k.status not in (StatusPelaksanaan.BERJALAN, StatusPelaksanaan.SELESAI):
        periksa_berjalan(k)
    if p.f.pelaku is None or p.f.pelaku.pegawai != tugas.subjek:
        raise tidak_berhak(
            "Keberatan hanya dapat diajukan pegawai yang dinilai.", "perkara", "Buka sebagai ia."
        )
    if not boleh_mengajukan(k, p.lin, tugas):
        raise bukan_sekarang(
            "Keberatan tidak dapat diajukan dari tugas ini.",
            "perkara",
            "Keberatan diajukan sebelum menandatangani, satu kali untuk setiap penilaian.",
        )
    periksa_alasan(c.lembar)
    calon = _calon(p, tugas, c.kode)
    if tugas.terbuka:
        _tutup(p, tugas, c)
    _buka(p, tugas, c.kode, calon, 0)
    if tugas.terbuka:
        lanjut(p, tugas.langkah, (tugas.subjek,))


def _calon(p: Putusan, tugas: Tugas, kode: str) -> CalonPerkara:
    calon = p.f.perkara.get((tugas.id, kode))
    if calon is None:
        raise tidak_lengkap("Belum jelas kepada siapa keberatan ini diajukan.", "perkara")
    if calon.sampai is not None and p.f.pada > calon.sampai:
        raise bukan_sekarang(
            "Batas waktu mengajukan keberatan sudah lewat.",
            "perkara_lewat",
            "Penilaian yang ada tetap berlaku.",
        )
    return calon


def _tutup(p: Putusan, tugas: Tugas, c: AjukanPerkara) -> None:
    rung, _, _ = penjawab(p, tugas, None)
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    p.catat(
        TugasDiserahkan(
            tugas=tugas.id,
            tangga=rung,
            keputusan=Keputusan.MENOLAK,
            objek=objek_tugas(p.k, p.lin, tugas),
            catatan=c.lembar,
            tenggat=p.f.tenggat,
            menit_tunggu=p.f.menit_tunggu,
            menit_kerja=p.f.menit_kerja,
        )
    )


def _buka(p: Putusan, tugas: Tugas, kode: str, calon: CalonPerkara, giliran: int) -> None:
    baru = TugasDibuka(
        id=p.id("perkara", tugas.id, kode, giliran),
        pemegang=calon.pemegang[giliran],
        iterasi=1,
        subjek=tugas.subjek,
        induk=tugas.id,
        tindakan=kode,
        bentuk=Bentuk.SAMPINGAN,
        giliran=giliran,
        bersama=calon.bersama[giliran],
        batas=calon.batas[giliran],
    )
    p.catat(LangkahDibuka(langkah=tugas.langkah, sebab=Sebab.SAMPINGAN, tugas=(baru,)))


def lanjutkan_perkara(p: Putusan, tugas: Tugas) -> None:
    """The explanation is in: the case goes to who decides finally."""
    if tugas.giliran >= LANGKAH_PUTUS or tugas.induk is None or tugas.tindakan is None:
        return
    utama = p.k.tugas[tugas.induk]
    _buka(p, utama, tugas.tindakan, _calon_lanjut(p, utama, tugas.tindakan), LANGKAH_PUTUS)


def _calon_lanjut(p: Putusan, utama: Tugas, kode: str) -> CalonPerkara:
    calon = p.f.perkara.get((utama.id, kode))
    if calon is None:
        raise tidak_lengkap("Belum jelas siapa yang memutuskan keberatan ini.", "perkara")
    return calon


def periksa_putusan_perkara(tugas: Tugas, c: Serahkan) -> None:
    """An explanation decides nothing; the last step grants or dismisses."""
    putus = tugas.giliran >= LANGKAH_PUTUS
    if putus and c.keputusan not in (Keputusan.SETUJU, Keputusan.MENOLAK):
        raise tidak_lengkap(
            "Keputusan atas keberatan belum dipilih.",
            "keputusan",
            "Pilih diterima atau ditolak.",
        )
    if not putus and c.keputusan is not None:
        raise tidak_lengkap("Penjelasan tidak memuat keputusan.", "keputusan")


def kurang_perkara(tugas: Tugas, c: Serahkan) -> list[Kekurangan]:
    """Every step is written down: the explanation, the decision with its reasons."""
    if c.hasil:
        return []
    kata = "Putusan" if tugas.giliran >= LANGKAH_PUTUS else "Penjelasan"
    return [Kekurangan(tugas.tindakan or "", f"{kata} belum ditulis.", tugas.tindakan)]
