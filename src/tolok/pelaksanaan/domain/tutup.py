"""Ends that are not a submission (early closing, not needed, withdrawal, cancellation), new dates."""

from __future__ import annotations

from tolok.pelaksanaan.domain.buka import buka, lanjut, periksa_ruas
from tolok.pelaksanaan.domain.fakta import CalonPeserta, Hak
from tolok.pelaksanaan.domain.hak import boleh_mengendalikan, tugas_memutuskan
from tolok.pelaksanaan.domain.keadaan import (
    STATUS_BERES,
    Keadaan,
    StatusBaris,
    StatusTugas,
    Tugas,
)
from tolok.pelaksanaan.domain.kejadian import (
    BatasDiubah,
    LangkahDibuka,
    LangkahDitutupAwal,
    LangkahTidakDiperlukan,
    PelaksanaanDibatalkan,
    Sebab,
    TugasDitarik,
    TugasGugur,
)
from tolok.pelaksanaan.domain.kumpul import sesudah_kumpul
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.objek import penulis_objek
from tolok.pelaksanaan.domain.periksa import (
    penjawab,
    periksa_alasan,
    periksa_berjalan,
    periksa_kini,
    periksa_menunggu,
    tugas_bernama,
)
from tolok.pelaksanaan.domain.perintah import (
    Batalkan,
    NyatakanTidakDiperlukan,
    Tarik,
    TutupAwal,
    UbahBatas,
)
from tolok.pelaksanaan.domain.perkara import perkara_tugas
from tolok.pelaksanaan.domain.peserta import majukan_tindakan, tugas_peserta
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.serah import ikat_lajur
from tolok.pelaksanaan.domain.tolak import (
    bukan_sekarang,
    dua_tangan,
    sudah_diputuskan,
    tidak_ada,
    tidak_berhak,
    tidak_lengkap,
)
from tolok.sop.domain.jalan import JenisTindakan

__all__ = [
    "batalkan",
    "dapat_ditiadakan",
    "nyatakan_tidak_diperlukan",
    "tarik",
    "tugas_hilir",
    "tutup_awal",
    "ubah_batas",
]


# --- early closing -----------------------------------------------------------------------------


def tutup_awal(p: Putusan, c: TutupAwal) -> None:
    """Close the late tasks of a parallel row, or late shares, with a reason."""
    k = p.k
    periksa_berjalan(k)
    if c.langkah not in k.baris:
        raise tidak_ada()
    sasaran = [tugas_bernama(k, n) for n in c.tugas] or _terlambat(p, c.langkah)
    for t in sasaran:
        _periksa_tutup(p, c.langkah, t)
    periksa_alasan(c.alasan)
    if not sasaran:
        raise bukan_sekarang("Tidak ada tugas terbuka yang dapat ditutup awal.", "tutup_awal")
    utama = [t for t in sasaran if t.induk is None]
    berlaku = [t for t in utama if _versi_lama_berlaku(p, t)]
    semua = sasaran + [u for t in utama if t not in berlaku for u in _hilir_ruas(p, t)]
    anak = [a for t in semua for a in k.anak.get(t.id, ()) if k.tugas[a].terbuka]
    p.catat(
        LangkahDitutupAwal(
            langkah=c.langkah,
            tugas=tuple(dict.fromkeys([*(t.id for t in semua), *anak])),
            alasan=c.alasan,
            berlaku=tuple(t.id for t in berlaku),
        )
    )
    if berlaku:
        lanjut(p, c.langkah, [t.subjek for t in berlaku])
    if utama:
        periksa_ruas(p, c.langkah)
    for induk in dict.fromkeys(t.induk for t in sasaran if t.induk is not None):
        if p.k.tugas[induk].terbuka:
            majukan_tindakan(p, induk)


def _versi_lama_berlaku(p: Putusan, t: Tugas) -> bool:
    """A correction that is given up: what was submitted before stands. Never so for a review."""
    sudah = t.subjek in p.k.baris[t.langkah].beres
    return sudah and not tugas_memutuskan(p.k, p.lin, t)


def _hilir_ruas(p: Putusan, t: Tugas) -> list[Tugas]:
    """Open tasks of a dropped subject further down its segment (they waited for this one)."""
    lin = p.lin
    return [
        u
        for u in p.k.tugas.values()
        if u.terbuka
        and u.induk is None
        and u.subjek == t.subjek
        and u.langkah in lin.ruas[t.langkah]
        and lin.posisi[u.langkah] > lin.posisi[t.langkah]
    ]


def _terlambat(p: Putusan, nomor: int) -> list[Tugas]:
    parallel = p.lin.per_subjek(nomor)
    return [
        t
        for t in p.k.tugas.values()
        if t.langkah == nomor
        and t.terbuka
        and (t.induk is None) is parallel
        and not (t.induk is not None and tugas_memutuskan(p.k, p.lin, t))
    ]


def _periksa_tutup(p: Putusan, nomor: int, t: Tugas) -> None:
    boleh_mengendalikan(p.k, p.f, nomor, t)
    if t.langkah != nomor:
        raise tidak_ada()
    if not t.terbuka:
        raise sudah_diputuskan(t)
    putus = tugas_memutuskan(p.k, p.lin, t)
    if t.induk is None and not p.lin.per_subjek(nomor):
        raise bukan_sekarang("Hanya langkah paralel yang dapat ditutup awal.", "tutup_awal")
    if t.induk is not None and putus:
        raise bukan_sekarang("Pengesahan tidak dapat ditutup awal.", "tutup_awal")
    penulis = penulis_objek(p.k, p.lin, t) if putus else frozenset()
    if p.f.pelaku is not None and p.f.pelaku.pegawai in penulis:
        raise dua_tangan()


def ubah_batas(p: Putusan, c: UbahBatas) -> None:
    """Another agreed date for tasks that are still open, by who handed them out."""
    periksa_berjalan(p.k)
    sasaran = [tugas_bernama(p.k, n) for n in c.tugas]
    if not sasaran:
        raise tidak_lengkap("Belum dipilih tugas siapa yang batasnya diubah.", "tugas")
    for t in sasaran:
        boleh_mengendalikan(p.k, p.f, t.langkah, t)
        if not t.terbuka:
            raise sudah_diputuskan(t)
    periksa_alasan(c.alasan)
    if c.batas <= p.f.pada:
        raise tidak_lengkap(
            "Tanggal batas yang baru sudah lewat.", "batas", "Pilih hari ini atau sesudahnya."
        )
    p.catat(BatasDiubah(tugas=tuple(t.id for t in sasaran), batas=c.batas, alasan=c.alasan))


# --- not needed --------------------------------------------------------------------------------


def nyatakan_tidak_diperlukan(p: Putusan, c: NyatakanTidakDiperlukan) -> None:
    """Rows whose yearly result still stands are passed with that evidence."""
    k = p.k
    periksa_berjalan(k)
    tugas = tugas_bernama(k, c.tugas)
    penjawab(p, tugas, None)
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    periksa_menunggu(k, tugas)
    if not c.bukti:
        raise tidak_lengkap("Bukti bahwa hasil lama masih berlaku wajib dilampirkan.", "bukti")
    if tugas.induk is not None or p.lin.per_subjek(tugas.langkah):
        raise bukan_sekarang(
            "Langkah ini tidak dapat dinyatakan tidak diperlukan.", "bukan_tunggal"
        )
    if tugas.karena is not None:
        raise bukan_sekarang(
            "Langkah ini dibuka lagi untuk perbaikan, jadi tetap diperlukan.", "dikembalikan"
        )
    baris = _berurutan(k, p.lin, tugas.langkah, c.langkah)
    if any(n in k.baris and k.baris[n].subjek for n in baris[1:]):
        raise bukan_sekarang("Langkah yang dipilih sudah berjalan.", "sudah_berjalan")
    anak = tuple(a for a in k.anak.get(tugas.id, ()) if k.tugas[a].terbuka)
    p.catat(
        LangkahTidakDiperlukan(
            langkah=baris, tugas=(tugas.id, *anak), bukti=c.bukti, sampai=c.sampai
        )
    )
    ikat_lajur(p)
    lanjut(p, baris[-1], ())


def dapat_ditiadakan(k: Keadaan, lin: Lintasan, awal: int) -> tuple[int, ...]:
    """Rows from `awal` on that may be said not needed together, in order (for the page)."""
    hasil: tuple[int, ...] = ()
    for n in lin.nomor[lin.posisi[awal] :]:
        sudah = n != awal and n in k.baris and bool(k.baris[n].subjek)
        hasil_baru = (*hasil, n)
        putus = lin.langkah[n].memutuskan and not _boleh_tanpa_putusan(k, lin, n, hasil_baru)
        if sudah or putus or lin.per_subjek(n):
            break
        hasil = hasil_baru
    return hasil


def _berurutan(k: Keadaan, lin: Lintasan, awal: int, diminta: tuple[int, ...]) -> tuple[int, ...]:
    baris = tuple(sorted({awal, *diminta}, key=lambda n: lin.posisi.get(n, -1)))
    if any(n not in lin.posisi for n in baris):
        raise tidak_lengkap("Nomor langkah tidak dikenal.", "langkah")
    if baris[0] != awal or len(baris) != lin.posisi[baris[-1]] - lin.posisi[awal] + 1:
        raise tidak_lengkap("Langkah yang tidak diperlukan harus berurutan.", "langkah")
    for n in baris:
        if lin.langkah[n].memutuskan and not _boleh_tanpa_putusan(k, lin, n, baris):
            raise bukan_sekarang(
                "Pemeriksaan atas dokumen yang dibuat kali ini tidak dapat ditiadakan.",
                "tidak_diperlukan",
            )
    return baris


def _boleh_tanpa_putusan(k: Keadaan, lin: Lintasan, nomor: int, baris: tuple[int, ...]) -> bool:
    """A review may be left out only together with the making of what it reviews."""
    asal = [t.dari for t in lin.langkah[nomor].mengerjakan if t.dari is not None]
    tiada = StatusBaris.TIDAK_DIPERLUKAN
    return bool(asal) and all(
        n in baris or (n in k.baris and k.baris[n].status is tiada) for n in asal
    )


# --- withdrawal --------------------------------------------------------------------------------


def tarik(p: Putusan, c: Tarik) -> None:
    """Take one's own submission back before its receiver read it, or contest a paper record."""
    k = p.k
    periksa_berjalan(k)
    t = tugas_bernama(k, c.tugas)
    _periksa_penyerah(p, t, sanggahan=c.sanggahan)
    if t.status not in STATUS_BERES or t.status is StatusTugas.DITUTUP_AWAL:
        raise bukan_sekarang("Tugas ini belum diserahkan atau sudah beralih.", "tarik")
    if perkara_tugas(k, t):
        raise bukan_sekarang(
            "Tugas ini ditutup dengan keberatan.",
            "perkara",
            "Tarik keberatannya bila Anda berubah pikiran.",
        )
    if c.sanggahan:
        periksa_alasan(c.alasan)
    if t.induk is None:
        _tarik_utama(p, t, c)
    else:
        _tarik_bagian(p, t, c)


def _periksa_penyerah(p: Putusan, t: Tugas, *, sanggahan: bool) -> None:
    pelaku = None if p.f.pelaku is None else p.f.pelaku.pegawai
    pemutus = None if t.oleh is None else t.oleh.pegawai
    boleh = {pemutus} if sanggahan else {pemutus if t.pencatat is None else t.pencatat}
    if pelaku is None or pelaku not in boleh:
        raise tidak_berhak("Hanya yang menyerahkan yang dapat menariknya kembali.", "tarik")
    if sanggahan and t.pencatat is None:
        raise bukan_sekarang("Keputusan ini tidak dicatat dari kertas.", "sanggah")


def _tarik_utama(p: Putusan, t: Tugas, c: Tarik) -> None:
    k, lin = p.k, p.lin
    b = k.baris[t.langkah]
    if b.selesai.get(t.subjek) != t.id or t.sebab in (Sebab.MASUKAN, Sebab.SUSULAN):
        raise bukan_sekarang("Penyerahan ini sudah dipakai langkah berikutnya.", "tarik")
    hilir = tugas_hilir(k, lin, t)
    _periksa_hilir(k, t, hilir, sanggahan=c.sanggahan)
    gugur = [u.id for u in hilir if u.terbuka]
    gugur += [a for u in hilir for a in k.anak.get(u.id, ()) if k.tugas[a].terbuka]
    batal = _baris_batal(k, lin, t, hilir)
    sebab = Sebab.SANGGAH if c.sanggahan else Sebab.TARIK
    subjek = (t.subjek,) if t.subjek is not None and len(lin.ruas[t.langkah]) > 1 else ()
    p.catat(
        TugasDitarik(
            tugas=t.id, langkah=batal, subjek=subjek, alasan=c.alasan, sanggahan=c.sanggahan
        )
    )
    if gugur:
        p.catat(TugasGugur(tugas=tuple(gugur), sebab=sebab))
    buka(p, t.langkah, (t.subjek,), sebab)


def tugas_hilir(k: Keadaan, lin: Lintasan, t: Tugas) -> list[Tugas]:
    """Main tasks after this one that rest on it: open ones, and those closed since."""
    ruas = lin.ruas[t.langkah]
    posisi = lin.posisi[t.langkah]
    menunggu = {m.tugas for m in k.menunggu.values()}
    return [
        u
        for u in k.tugas.values()
        if u.induk is None
        and lin.posisi[u.langkah] > posisi
        and (u.langkah not in ruas or u.subjek == t.subjek)
        and (u.terbuka or u.urutan_tutup > t.urutan_tutup)
        and u.id not in menunggu
        and u.status is not StatusTugas.GUGUR
    ]


def _periksa_hilir(k: Keadaan, t: Tugas, hilir: list[Tugas], *, sanggahan: bool) -> None:
    for u in hilir:
        dipakai = not u.terbuka or u.urutan_buka < t.urutan_tutup
        dibaca = u.status is not StatusTugas.TERBUKA
        bagian = any(not k.tugas[a].terbuka for a in k.anak.get(u.id, ()))
        if dipakai or bagian or (dibaca and not sanggahan):
            raise bukan_sekarang(
                "Penerima sudah membaca atau mengerjakannya, sehingga tidak dapat ditarik.",
                "sudah_dibaca",
                "Hubungi penerima agar mengembalikannya.",
            )


def _baris_batal(k: Keadaan, lin: Lintasan, t: Tugas, hilir: list[Tugas]) -> tuple[int, ...]:
    """Later rows that this closing opened, carried over or passed over."""
    lewat = {
        n for n, b in k.baris.items() if b.status is StatusBaris.DILEWATI and b.oleh == t.langkah
    }
    if hilir:
        jauh = max((u.langkah for u in hilir), key=lin.posisi.__getitem__)
        lewat |= set(lin.antara(t.langkah, jauh)) | {jauh}
    diperlukan = [
        n for n in lewat if n in k.baris and k.baris[n].status is not StatusBaris.TIDAK_DIPERLUKAN
    ]
    return tuple(sorted(diperlukan, key=lin.posisi.__getitem__))


def _dikumpulkan(t: Tugas) -> bool:
    return t.tindakan == JenisTindakan.KUMPULKAN


def _tarik_bagian(p: Putusan, t: Tugas, c: Tarik) -> None:
    """A share may be withdrawn while its row is open and no later act was asked."""
    k = p.k
    induk = k.tugas[t.induk or ""]
    lanjutan = [
        a
        for a in k.anak[induk.id]
        if (k.tugas[a].tindakan != t.tindakan or k.tugas[a].subjek == t.subjek)
        and k.tugas[a].urutan_buka > t.urutan_tutup
    ]
    if not induk.terbuka or lanjutan or (_dikumpulkan(t) and sesudah_kumpul(p, induk)):
        raise bukan_sekarang("Bagian ini sudah dipakai tindakan berikutnya.", "tarik")
    sebab = Sebab.SANGGAH if c.sanggahan else Sebab.TARIK
    p.catat(TugasDitarik(tugas=t.id, alasan=c.alasan, sanggahan=c.sanggahan))
    calon = CalonPeserta(subjek=t.subjek or "", pemegang=t.pemegang, giliran=t.giliran)
    baru = tugas_peserta(p, t.langkah, p.k.tugas[induk.id], t.tindakan or "", calon)
    p.catat(LangkahDibuka(langkah=t.langkah, sebab=sebab, tugas=(baru,)))


# --- cancellation ------------------------------------------------------------------------------


def batalkan(p: Putusan, c: Batalkan) -> None:
    """Cancel the run; what was submitted stays readable."""
    if Hak.MEMBATALKAN not in p.f.hak:
        raise tidak_berhak("Anda tidak berwenang membatalkan pelaksanaan ini.", "membatalkan")
    periksa_berjalan(p.k)
    periksa_alasan(c.alasan)
    p.catat(PelaksanaanDibatalkan(alasan=c.alasan))
