"""Who holds what while running: read, claim, reassign, appoint, bind a lane, add, release."""

from __future__ import annotations

from tolok.pelaksanaan.domain.buka import buka, periksa_ruas
from tolok.pelaksanaan.domain.fakta import CalonPeserta, Hak
from tolok.pelaksanaan.domain.hak import (
    ada_pemegang_layak,
    atasan_layak,
    boleh_mengendalikan,
    dapat_diambil,
    memegang,
    periksa_pemegang,
    terlarang,
    tolak_terlarang,
)
from tolok.pelaksanaan.domain.keadaan import STATUS_BUKA, Keadaan, StatusTugas, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    LangkahDibuka,
    PemegangDitetapkan,
    Sebab,
    TugasDialihkan,
    TugasDiambil,
    TugasDibaca,
    TugasGugur,
)
from tolok.pelaksanaan.domain.kumpul import sesudah_kumpul
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.domain.periksa import (
    periksa_alasan,
    periksa_berjalan,
    periksa_kini,
    tugas_bernama,
)
from tolok.pelaksanaan.domain.perintah import (
    Alihkan,
    Ambil,
    Baca,
    LepasSubjek,
    TambahSubjek,
    TetapkanLajur,
    TetapkanPemegang,
)
from tolok.pelaksanaan.domain.peserta import majukan_tindakan, tugas_peserta
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.tolak import (
    bukan_pemegang,
    bukan_sekarang,
    tidak_ada,
    tidak_berhak,
    tidak_lengkap,
)
from tolok.sop.domain.jalan import JenisTindakan

__all__ = [
    "alihkan",
    "ambil",
    "baca",
    "lajur_tanpa_pemegang",
    "lepas_subjek",
    "tambah_subjek",
    "tetapkan_lajur",
    "tetapkan_pemegang",
]


def baca(p: Putusan, c: Baca) -> None:
    """Seen by its holder in person; the first time only, and never an error afterwards."""
    tugas = tugas_bernama(p.k, c.tugas)
    if not memegang(p.f, tugas):
        _periksa_atasan(p, tugas)
    if tugas.status is StatusTugas.TERBUKA:
        p.catat(TugasDibaca(tugas=tugas.id))


def _periksa_atasan(p: Putusan, tugas: Tugas) -> None:
    if p.f.pelaku is None:
        raise bukan_pemegang()
    periksa_pemegang(p.k, p.f, tugas, p.f.pelaku, p.f.kedudukan)


def ambil(p: Putusan, c: Ambil) -> None:
    """One of many claims a task; the claim is visible to all."""
    periksa_berjalan(p.k)
    tugas = tugas_bernama(p.k, c.tugas)
    pelaku = p.f.pelaku
    if pelaku is None or tugas.pemegang.kunci not in p.f.kedudukan:
        raise bukan_pemegang()
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    if not tugas.pemegang.banyak:
        raise bukan_sekarang("Tugas ini sudah milik satu pejabat.", "ambil")
    if tugas.ambil == pelaku.pegawai:
        return
    if not dapat_diambil(p.f, tugas):
        raise bukan_sekarang("Tugas ini sedang dikerjakan anggota lain.", "diambil")
    tolak_terlarang(p.k, p.f, tugas, pelaku.pegawai)
    p.catat(TugasDiambil(tugas=tugas.id, pegawai=pelaku.pegawai))


def alihkan(p: Putusan, c: Alihkan) -> None:
    """To another holder, by the holder, the pengendali or the head, with a reason."""
    periksa_berjalan(p.k)
    tugas = tugas_bernama(p.k, c.tugas)
    if tugas.pemegang.kunci not in p.f.kedudukan:
        boleh_mengendalikan(p.k, p.f, tugas.langkah, tugas)
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    periksa_alasan(c.alasan)
    sendiri = tugas.induk is None and tugas.langkah in p.lin.tanda_subjek
    if tugas.tindakan == JenisTindakan.TANDATANGANI or sendiri:
        raise bukan_sekarang("Tanda tangan tidak dapat dialihkan.", "alihkan")
    if c.pemegang == tugas.pemegang or c.pemegang.jenis is JenisPemegang.BELUM:
        raise tidak_lengkap("Pilih pemegang yang lain.", "alihkan")
    if c.pemegang.jenis is JenisPemegang.PEGAWAI:
        tolak_terlarang(p.k, p.f, tugas, c.pemegang.id)
    _alihkan(p, tugas, c.pemegang, c.alasan)


def _alihkan(p: Putusan, tugas: Tugas, pemegang: Pemegang, alasan: str) -> None:
    baru = p.id("alih", tugas.id, pemegang.kunci)
    p.catat(TugasDialihkan(tugas=tugas.id, baru=baru, pemegang=pemegang, alasan=alasan))


def tetapkan_pemegang(p: Putusan, c: TetapkanPemegang) -> None:
    """The last rung: the head of the Instansi appoints a person for this one task."""
    k, f = p.k, p.f
    periksa_berjalan(k)
    tugas = tugas_bernama(k, c.tugas)
    if f.kepala is None or f.kepala not in f.kedudukan:
        raise tidak_berhak("Hanya kepala perangkat daerah yang dapat menunjuk.", "menunjuk")
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    periksa_alasan(c.alasan)
    larangan = terlarang(k, f, tugas)
    tolak_terlarang(k, f, tugas, c.pegawai)
    kunci = tugas.pemegang.kunci
    if ada_pemegang_layak(f, kunci, larangan) or atasan_layak(f, kunci, larangan) is not None:
        raise bukan_sekarang(
            "Masih ada pejabat yang dapat memutuskan tugas ini.",
            "tangga",
            "Penunjukan hanya bila pemegang, Plt./Plh. dan atasannya berhalangan.",
        )
    p.catat(
        PemegangDitetapkan(
            pemegang=Pemegang(JenisPemegang.PEGAWAI, c.pegawai), tugas=tugas.id, alasan=c.alasan
        )
    )


def tetapkan_lajur(p: Putusan, c: TetapkanLajur) -> None:
    """Bind a lane; tasks of it that wait for nobody yet go to the new holder.

    The head binds any lane; who prepares runs only one whose task waits for nobody's hand.
    """
    menunggu = lajur_tanpa_pemegang(p.k, p.lin).get(c.lajur, ())
    penyiap = Hak.MENYIAPKAN in p.f.hak and menunggu
    if Hak.MENETAPKAN_LAJUR not in p.f.hak and not penyiap:
        raise tidak_berhak("Anda tidak berwenang menetapkan pemegang lajur.", "menetapkan_lajur")
    periksa_berjalan(p.k)
    periksa_alasan(c.alasan)
    if all(lajur.kode != c.lajur for lajur in p.lin.sop.lajur):
        raise tidak_lengkap("Lajur itu tidak ada di SOP ini.", "lajur")
    p.catat(PemegangDitetapkan(pemegang=c.pemegang, lajur=c.lajur, alasan=c.alasan))
    for t in menunggu:
        _alihkan(p, t, c.pemegang, c.alasan)


def lajur_tanpa_pemegang(k: Keadaan, lin: Lintasan) -> dict[str, tuple[Tugas, ...]]:
    """Lane -> its open tasks that nobody holds, in the order in which they were opened."""
    hasil: dict[str, tuple[Tugas, ...]] = {}
    for t in k.tugas.values():
        if not t.terbuka or t.pemegang.jenis is not JenisPemegang.BELUM:
            continue
        lajur = t.subjek if t.induk is not None else lin.langkah[t.langkah].pelaksana[0]
        if lajur:
            hasil[lajur] = (*hasil.get(lajur, ()), t)
    return hasil


def tambah_subjek(p: Putusan, c: TambahSubjek) -> None:
    """Who arrives, or the late one after early closing, until the next review begins.

    The late one may come in without being let in: it is their own figure that is missing.
    """
    periksa_berjalan(p.k)
    if c.langkah not in p.k.baris:
        raise tidak_ada()
    if not _menyusul_sendiri(p, c):
        boleh_mengendalikan_atau_memegang(p, c.langkah)
    if c.tindakan is not None:
        _tambah_peserta(p, c)
        return
    telat = c.subjek in p.k.baris[c.langkah].ditutup_awal
    _periksa_tambah(p, c, telat=telat)
    buka(p, c.langkah, (c.subjek,), Sebab.SUSULAN if telat else Sebab.TAMBAH)


def _menyusul_sendiri(p: Putusan, c: TambahSubjek) -> bool:
    """The acting person holds the task of this very subject that was closed early."""
    return any(
        t.status is StatusTugas.DITUTUP_AWAL
        and (t.langkah, t.subjek, t.tindakan) == (c.langkah, c.subjek, c.tindakan)
        and c.pemegang in (None, t.pemegang)
        and t.pemegang.kunci in p.f.kedudukan
        for t in p.k.tugas.values()
    )


def _periksa_tambah(p: Putusan, c: TambahSubjek, *, telat: bool) -> None:
    b = p.k.baris[c.langkah]
    pertama = p.lin.per_subjek(c.langkah) and p.lin.ruas[c.langkah][0] == c.langkah
    if not pertama:
        raise bukan_sekarang("Subjek hanya dapat ditambah di langkah pertamanya.", "tambah")
    if telat and p.lin.langkah[c.langkah].memutuskan:
        raise bukan_sekarang("Pemeriksaan yang ditutup awal tidak menerima susulan.", "tambah")
    if c.subjek in b.terbuka.values() or (c.subjek in b.subjek and not telat):
        raise bukan_sekarang("Subjek ini sudah ada di langkah ini.", "tambah")
    if _ruas_terlewati(p, c.langkah, hingga_putusan=telat):
        raise bukan_sekarang("Langkah berikutnya sudah berjalan.", "tambah")
    if not telat and all(x.subjek != c.subjek for x in p.f.calon.get(c.langkah, ())):
        raise tidak_lengkap("Pemegang subjek ini tidak diketahui.", "tambah")


def boleh_mengendalikan_atau_memegang(p: Putusan, nomor: int) -> None:
    """The pengendali of the row, or the holder of its single task."""
    b = p.k.baris[nomor]
    if not p.lin.per_subjek(nomor) and any(memegang(p.f, p.k.tugas[n]) for n in b.terbuka):
        return
    boleh_mengendalikan(p.k, p.f, nomor)


def _ruas_terlewati(p: Putusan, nomor: int, *, hingga_putusan: bool) -> bool:
    """The row after the segment has begun (for the late: a reviewing one)."""
    akhir = p.lin.ruas[nomor][-1]
    for n in p.lin.antara(akhir, "selesai"):
        b = p.k.baris.get(n)
        begun = b is not None and bool(b.terbuka or b.selesai)
        if begun and (not hingga_putusan or p.lin.langkah[n].memutuskan):
            return True
    return False


def _tambah_peserta(p: Putusan, c: TambahSubjek) -> None:
    b = p.k.baris[c.langkah]
    kode = c.tindakan or ""
    for nomor in b.terbuka:
        induk = p.k.tugas[nomor]
        if kode not in induk.tindakan_dibuka:
            continue
        if any(_bagian_ada(p, a, c) for a in p.k.anak.get(nomor, ())):
            raise bukan_sekarang("Pegawai ini sudah diminta.", "tambah")
        calon = [x for x in p.f.peserta.get((c.langkah, kode), ()) if x.subjek == c.subjek]
        siapa = c.pemegang or Pemegang(JenisPemegang.PEGAWAI, c.subjek)
        bawaan = CalonPeserta(subjek=c.subjek, pemegang=siapa)
        baru = tugas_peserta(p, c.langkah, induk, kode, calon[0] if calon else bawaan)
        batal = sesudah_kumpul(p, induk) if kode == JenisTindakan.KUMPULKAN else ()
        p.catat(LangkahDibuka(langkah=c.langkah, sebab=Sebab.TAMBAH, tugas=(baru,), batal=batal))
        return
    raise bukan_sekarang("Bagian ini belum atau tidak lagi diminta.", "tambah")


def _bagian_ada(p: Putusan, nomor: str, c: TambahSubjek) -> bool:
    a = p.k.tugas[nomor]
    ada = a.status in STATUS_BUKA or a.status is StatusTugas.DISERAHKAN
    return a.tindakan == c.tindakan and a.subjek == c.subjek and ada


def lepas_subjek(p: Putusan, c: LepasSubjek) -> None:
    """Who leaves is released with a reason: from the run, or from one share only."""
    k = p.k
    periksa_berjalan(k)
    if c.langkah not in k.baris:
        raise tidak_ada()
    boleh_mengendalikan_atau_memegang(p, c.langkah)
    periksa_alasan(c.alasan)
    if c.tindakan is not None:
        _lepas_bagian(p, c)
        return
    if not p.lin.per_subjek(c.langkah) or c.subjek not in k.baris[c.langkah].subjek:
        raise tidak_ada()
    if c.subjek in k.lepas:
        raise bukan_sekarang("Subjek ini sudah dilepas.", "lepas")
    milik = [
        t
        for t in k.tugas.values()
        if t.status in STATUS_BUKA
        and (t.subjek if t.induk is None else k.tugas[t.induk].subjek) == c.subjek
    ]
    p.catat(
        TugasGugur(
            tugas=tuple(t.id for t in milik),
            sebab=Sebab.LEPAS,
            alasan=c.alasan,
            lepas=(c.subjek,),
        )
    )
    baris = {*(t.langkah for t in milik if t.induk is None), c.langkah}
    for n in sorted(baris, key=p.lin.posisi.__getitem__):
        periksa_ruas(p, n)


def _lepas_bagian(p: Putusan, c: LepasSubjek) -> None:
    for nomor in p.k.baris[c.langkah].terbuka:
        for a in p.k.anak.get(nomor, ()):
            t = p.k.tugas[a]
            if t.terbuka and t.tindakan == c.tindakan and t.subjek == c.subjek:
                p.catat(TugasGugur(tugas=(a,), sebab=Sebab.LEPAS, alasan=c.alasan))
                majukan_tindakan(p, nomor)
                return
    raise tidak_ada()
