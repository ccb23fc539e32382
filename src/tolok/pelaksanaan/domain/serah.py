"""Handing on: finish an act, submit, decide, sign, decline, hand a repair on."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.pelaksanaan.domain.buka import lanjut
from tolok.pelaksanaan.domain.hak import memegang, tugas_memutuskan
from tolok.pelaksanaan.domain.keadaan import STATUS_BUKA, KunciHasil, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    Bentuk,
    HasilDiserahkan,
    Keputusan,
    PemegangDitetapkan,
    Sebab,
    TindakanDiselesaikan,
    TugasDiserahkan,
    TugasGugur,
)
from tolok.pelaksanaan.domain.objek import hasil_diserahkan, objek_tugas, versi_dikerjakan
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.pelaksanaan.domain.periksa import (
    penjawab,
    periksa_berjalan,
    periksa_giliran,
    periksa_kini,
    periksa_menunggu,
    tugas_bernama,
)
from tolok.pelaksanaan.domain.perintah import HasilBaru, SelesaikanTindakan, Serahkan
from tolok.pelaksanaan.domain.perkara import (
    kurang_perkara,
    lanjutkan_perkara,
    periksa_putusan_perkara,
)
from tolok.pelaksanaan.domain.peserta import (
    majukan_tindakan,
    tindakan_beres,
    tindakan_bernama,
)
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.tindakan import Kekurangan, kurang_langkah
from tolok.pelaksanaan.domain.tolak import (
    belum_lengkap,
    bukan_pemegang,
    bukan_sekarang,
    tidak_lengkap,
)
from tolok.sop.domain.jalan import JenisTindakan, Per

__all__ = ["ikat_lajur", "kekurangan", "selesaikan", "serahkan", "serahkan_satu"]

_SETELAH = frozenset({JenisTindakan.LAPORKAN.value, JenisTindakan.KIRIM.value})
_MAJU = frozenset({Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN})


def selesaikan(p: Putusan, c: SelesaikanTindakan) -> None:
    """One act is done: by the holder, or by somebody of a joint row who works on it."""
    periksa_berjalan(p.k)
    tugas = tugas_bernama(p.k, c.tugas)
    if p.f.pelaku is None or not memegang(p.f, tugas):
        penjawab(p, tugas, None)
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    periksa_menunggu(p.k, tugas)
    _periksa_tindakan(p, tugas, c)
    pelaku = _orang(p)
    p.catat(
        TindakanDiselesaikan(
            tugas=tugas.id,
            tindakan=c.tindakan,
            hasil=hasil_diserahkan(p.k, p.lin, tugas, c.hasil, (pelaku.pegawai,)),
            jawaban=c.jawaban,
        )
    )
    _selesaikan_sebelumnya(p, tugas, c)
    majukan_tindakan(p, tugas.id)


def _selesaikan_sebelumnya(p: Putusan, tugas: Tugas, c: SelesaikanTindakan) -> None:
    """Reporting or sending presupposes the own acts printed before it; they close with it."""
    if c.tindakan not in _SETELAH:
        return
    jenis = _jenis(tugas, c.hasil)
    for kode, _, orang_lain, _ in p.lin.tindakan_langkah[tugas.langkah]:
        if kode == c.tindakan:
            return
        if kode in tugas.tindakan_selesai or orang_lain:
            continue
        kurang = p.aturan[kode].kurang(p.lin.langkah[tugas.langkah], tugas, jenis)
        if kurang:
            raise belum_lengkap(kurang)
        p.catat(TindakanDiselesaikan(tugas=tugas.id, tindakan=kode))


def _periksa_tindakan(p: Putusan, tugas: Tugas, c: SelesaikanTindakan) -> None:
    t = tindakan_bernama(p.lin, tugas.langkah, c.tindakan)
    if t is None or tugas.bentuk is not Bentuk.BIASA:
        raise tidak_lengkap("Tindakan ini bukan bagian langkah ini.", "tindakan")
    if c.tindakan in tugas.tindakan_selesai and not c.jawaban:
        raise bukan_sekarang("Tindakan ini sudah selesai.", "tindakan_selesai")
    milik_lain = p.lin.bagian_orang_lain(tugas.langkah, t)
    if milik_lain and c.tindakan not in _SETELAH:
        if not c.jawaban:
            raise bukan_sekarang("Tindakan ini dikerjakan para pesertanya.", "tindakan_peserta")
        return
    kurang = p.aturan[c.tindakan].kurang(
        p.lin.langkah[tugas.langkah], tugas, _jenis(tugas, c.hasil)
    )
    if kurang:
        raise belum_lengkap(kurang)


def _jenis(
    tugas: Tugas, hasil: Sequence[HasilBaru], disposisi: str | None = None
) -> frozenset[str]:
    """Kinds submitted in this task so far, this command included."""
    jenis = {*tugas.hasil, *(h.jenis for h in hasil)}
    if disposisi is not None:
        jenis.add("disposisi")
    return frozenset(jenis)


def _orang(p: Putusan) -> Pelaku:
    if p.f.pelaku is None:
        raise bukan_pemegang()
    return p.f.pelaku


def serahkan(p: Putusan, c: Serahkan) -> None:
    """Hand one task on and open what comes next."""
    tugas = tugas_bernama(p.k, c.tugas)
    maju = serahkan_satu(p, c)
    if tugas.bentuk is Bentuk.SAMPINGAN:
        lanjutkan_perkara(p, tugas)
    elif tugas.induk is not None:
        majukan_tindakan(p, tugas.induk)
    else:
        lanjut(p, tugas.langkah, (tugas.subjek,), maju)


def serahkan_satu(p: Putusan, c: Serahkan) -> int | str | None:
    """Close one task by its event; returns where a decision leads (None: the usual next row)."""
    k = p.k
    tugas = tugas_bernama(k, c.tugas)
    periksa_berjalan(k, tugas)
    rung, sebagai, kertas = penjawab(p, tugas, c.kertas)
    periksa_kini(p, tugas, c.iterasi, c.dilihat)
    periksa_menunggu(k, tugas)
    periksa_giliran(k, tugas)
    putus = tugas_memutuskan(k, p.lin, tugas)
    _periksa_keputusan(tugas, c, putus=putus)
    penulis = {sebagai.pegawai} if kertas is None else {sebagai.pegawai, _orang(p).pegawai}
    hasil = hasil_diserahkan(k, p.lin, tugas, c.hasil, tuple(sorted(penulis)))
    if tugas.bentuk is Bentuk.PERBAIKAN:
        _periksa_perbaikan(p, tugas, c, hasil)
    else:
        kurang = kekurangan(p, tugas, c)
        if kurang:
            raise belum_lengkap(kurang)
    maju = _arah(p, tugas, c)
    dilewati = () if maju is None else p.lin.antara(tugas.langkah, maju)
    berobjek = putus or tugas.induk is not None or tugas.langkah in p.lin.tanda_subjek
    objek = objek_tugas(k, p.lin, tugas) if berobjek else ()
    _gugurkan_dilewati(p, dilewati)
    p.catat(
        TugasDiserahkan(
            tugas=tugas.id,
            tangga=rung,
            perbaikan=tugas.bentuk is Bentuk.PERBAIKAN,
            keputusan=c.keputusan,
            hasil=hasil,
            objek=objek,
            catatan=c.catatan,
            jawaban=c.jawaban,
            disposisi=c.disposisi,
            kertas=kertas,
            maju=maju,
            dilewati=dilewati,
            tenggat=p.f.tenggat,
            menit_tunggu=p.f.menit_tunggu,
            menit_kerja=p.f.menit_kerja,
        )
    )
    if tugas.induk is None:
        ikat_lajur(p)
    return maju


def _gugurkan_dilewati(p: Putusan, dilewati: tuple[int, ...]) -> None:
    """Who waited in a row that the decision now passes over waits for nothing."""
    if dilewati:
        nomor = tuple(
            t.id
            for t in p.k.tugas.values()
            if t.status in STATUS_BUKA
            and t.langkah in dilewati
            and t.bentuk is not Bentuk.SAMPINGAN
        )
        if nomor:
            p.catat(TugasGugur(tugas=nomor, sebab=Sebab.MAJU))


def _periksa_keputusan(tugas: Tugas, c: Serahkan, *, putus: bool) -> None:
    if tugas.bentuk is Bentuk.SAMPINGAN:
        periksa_putusan_perkara(tugas, c)
        return
    if putus and c.keputusan not in _MAJU:
        raise tidak_lengkap(
            "Keputusan belum dipilih.",
            "keputusan",
            "Pilih setuju, setuju dengan catatan, atau kembalikan.",
        )
    menolak = c.keputusan is Keputusan.MENOLAK
    if not putus and c.keputusan is not None and not (menolak and tugas.induk is not None):
        raise tidak_lengkap("Tugas ini tidak meminta keputusan.", "keputusan")
    if (menolak or c.keputusan is Keputusan.SETUJU_DENGAN_CATATAN) and not c.catatan:
        raise tidak_lengkap("Catatan atau alasan wajib diisi.", "catatan", "Tuliskan catatannya.")


def _periksa_perbaikan(
    p: Putusan, tugas: Tugas, c: Serahkan, hasil: tuple[HasilDiserahkan, ...]
) -> None:
    """A repair answers every mandatory note and makes a new version; it never goes up unchanged."""
    wajib = () if tugas.karena is None else p.k.kembali[tugas.karena].catatan
    terbuka = [n for n in wajib if n not in c.jawaban]
    if terbuka:
        raise belum_lengkap(
            [Kekurangan(n, f"{len(terbuka)} catatan wajib belum dijawab.") for n in terbuka]
        )
    dikerjakan = versi_dikerjakan(p.k, p.lin, tugas.langkah, tugas.subjek)
    lama = {kunci: v.sidik for kunci, v in dikerjakan}
    if lama and not ada_versi_baru(lama, hasil):
        raise belum_lengkap(
            [Kekurangan("versi", "Dokumen yang dikembalikan belum diperbaiki.", "perbaikan")]
        )


def ada_versi_baru(lama: dict[KunciHasil, str], hasil: tuple[HasilDiserahkan, ...]) -> bool:
    """At least one returned document has another digest than before."""
    return any(
        lama.get(KunciHasil(h.langkah, h.jenis, h.subjek), h.sidik) != h.sidik for h in hasil
    )


def kekurangan(p: Putusan, tugas: Tugas, c: Serahkan) -> list[Kekurangan]:
    """What is missing before this task may close; also for the page (with an empty command)."""
    if tugas.induk is not None:
        return _kurang_bagian(p, tugas, c)
    langkah = p.lin.langkah[tugas.langkah]
    jenis = _jenis(tugas, c.hasil, c.disposisi)
    kurang: list[Kekurangan] = []
    for kode, _, orang_lain, _ in p.lin.tindakan_langkah[tugas.langkah]:
        if orang_lain and not _boleh_sendiri(p, tugas, kode):
            kurang += _kurang_peserta(p, tugas, kode)
        elif kode not in tugas.tindakan_selesai:
            kurang += p.aturan[kode].kurang(langkah, tugas, jenis)
    return kurang or kurang_langkah(langkah, jenis)


def _boleh_sendiri(p: Putusan, tugas: Tugas, kode: str) -> bool:
    """`kirim` without anybody who must sign first is the holder's alone."""
    kirim = kode == JenisTindakan.KIRIM and kode not in tugas.tindakan_selesai
    return kirim and not p.f.peserta.get((tugas.langkah, kode))


def _kurang_peserta(p: Putusan, tugas: Tugas, kode: str) -> list[Kekurangan]:
    t = tindakan_bernama(p.lin, tugas.langkah, kode)
    if t is None or tindakan_beres(p.k, tugas, t):
        return []
    if kode not in tugas.tindakan_dibuka:
        return [Kekurangan(kode, f"Bagian {kode} belum dimintakan kepada pesertanya.", kode)]
    return [Kekurangan(kode, f"Bagian peserta untuk {kode} belum lengkap.", kode)]


def _kurang_bagian(p: Putusan, tugas: Tugas, c: Serahkan) -> list[Kekurangan]:
    """A share: a form asked for needs a form, a report's receiver writes a disposition."""
    if tugas.bentuk is Bentuk.SAMPINGAN:
        return kurang_perkara(tugas, c)
    if c.keputusan is Keputusan.MENOLAK:
        return []
    if tugas.tindakan == JenisTindakan.LAPORKAN and c.disposisi is None and not c.hasil:
        return [Kekurangan("disposisi", "Disposisi belum ditulis.", tugas.tindakan)]
    diminta = (JenisTindakan.KUMPULKAN, JenisTindakan.ISI)
    if tugas.tindakan in diminta and not c.hasil:
        return [Kekurangan("isian", "Isian belum ada.", tugas.tindakan)]
    return []


def _arah(p: Putusan, tugas: Tugas, c: Serahkan) -> int | str | None:
    """Where a single row's decision leads, when that is not simply the next row."""
    if tugas.induk is not None:
        return None
    nomor = tugas.langkah
    pilihan = p.lin.maju(nomor)
    biasa = p.lin.berikut[nomor]
    maju = c.maju
    if tugas.bentuk is Bentuk.PERBAIKAN:
        lama = p.k.baris[nomor].beres.get(tugas.subjek)
        return None if lama is None else p.k.tugas[lama].maju
    if maju is None or p.lin.langkah[nomor].per is not Per.SATU:
        maju = pilihan[0]
    elif maju not in pilihan:
        raise tidak_lengkap("Arah yang dipilih tidak dicetak di SOP.", "maju")
    return None if maju == biasa or biasa is None else maju


def ikat_lajur(p: Putusan) -> None:
    """Bind the lanes that this decision names (the Tim of a signed SK, or of one that stands)."""
    for lajur, pemegang in p.f.ikat.items():
        if p.k.lajur.get(lajur) != pemegang:
            p.catat(PemegangDitetapkan(pemegang=pemegang, lajur=lajur))
