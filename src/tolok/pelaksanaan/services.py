"""What people do to a run: one function per act.

Each has the five steps: the right (an employee of this office; the rest is decided with the
facts under the lock), the lock, the decision of the domain, saving, recording. Steps two to five
are `jalankan.jalankan_perintah`, the same for every act. Texts become sheets before the lock is
taken; only their ids and digests go into the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TidakDitemukan
from tolok.dasar.periode import Periode
from tolok.pelaksanaan.awal import lembar_dasar, tolak_ganda
from tolok.pelaksanaan.batas import batas_disepakati
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.domain.perintah import (
    Alihkan,
    Ambil,
    Baca,
    Batalkan,
    Kembalikan,
    Kertas,
    LepasSubjek,
    MintaPerbaikan,
    Mulai,
    NyatakanTidakDiperlukan,
    Perintah,
    SelesaikanTindakan,
    Serahkan,
    TambahSubjek,
    Tarik,
    TetapkanLajur,
    TetapkanPemegang,
    TutupAwal,
)
from tolok.pelaksanaan.jalankan import Jawaban, jalankan_perintah
from tolok.pelaksanaan.lembar import hasil_baru, susun_lembar
from tolok.pelaksanaan.models import Lembar, Pelaksanaan

__all__ = [
    "Catatan",
    "Hasil",
    "PadaPelaksanaan",
    "PadaTugas",
    "alihkan",
    "ambil",
    "baca",
    "batalkan",
    "catat_dari_kertas",
    "catat_nomor_surat",
    "catat_pengiriman",
    "id_pelaksanaan",
    "kembalikan",
    "lepas_subjek",
    "menolak_tanda_tangan",
    "minta_perbaikan",
    "mulai",
    "selesaikan_tindakan",
    "serahkan",
    "tambah_subjek",
    "tandatangani",
    "tarik",
    "tetapkan_lajur",
    "tetapkan_pemegang",
    "tidak_diperlukan",
    "tutup_awal",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PadaPelaksanaan:
    """Who asks what of which run, when. `kunci` was made when the form was rendered."""

    pelaksanaan: UUID
    pegawai: Any
    kunci: UUID
    sekarang: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PadaTugas(PadaPelaksanaan):
    """The same, about one task; `dilihat` is the digest of what the page showed."""

    tugas: UUID
    iterasi: int = 1
    dilihat: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """A sheet to submit: its kind and content; `tahap` is draf, diperiksa, final, …

    `penulis`: who wrote it besides the person who submits it; they may not decide on it either.
    """

    jenis: str
    isi: Mapping[str, Any]
    tahap: str | None = None
    subjek: UUID | None = None
    penulis: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catatan:
    """A note pinned to a place of the document; a mandatory one must be answered."""

    teks: str
    lokasi: str = ""
    wajib: bool = True


class _Naskah:
    """Sheets of one request, made before the lock is taken."""

    def __init__(self, pada: PadaPelaksanaan, tugas: UUID, iterasi: int = 1) -> None:
        self.pada = pada
        self.tugas = tugas
        self.iterasi = iterasi
        self.lembar: list[Lembar] = []
        self.pelaksanaan = _pelaksanaan(pada)

    def tambah(
        self,
        jenis: str,
        isi: Mapping[str, Any],
        subjek: UUID | None = None,
        penulis: Sequence[UUID] = (),
    ) -> Lembar:
        satu = susun_lembar(
            pelaksanaan=self.pelaksanaan,
            tugas=self.tugas,
            iterasi=self.iterasi,
            jenis=jenis,
            isi=isi,
            penulis=[self.pada.pegawai.pk, *penulis],
            sekarang=self.pada.sekarang,
            subjek=subjek,
        )
        self.lembar.append(satu)
        return satu

    def teks(self, jenis: str, teks: str, *, wajib: str) -> str:
        """A sheet of one text; `wajib` is the sentence when it is empty."""
        bersih = teks.strip()
        if not bersih:
            raise MasukanTidakSah(wajib, "Tulis sedikitnya satu kalimat.", jenis)
        return str(self.tambah(jenis, {"teks": bersih}).pk)

    def catatan(self, daftar: Iterable[Catatan]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids of the mandatory notes, and of the others."""
        wajib: list[str] = []
        saran: list[str] = []
        for satu in daftar:
            isi = {"teks": satu.teks, "lokasi": satu.lokasi, "wajib": satu.wajib}
            (wajib if satu.wajib else saran).append(str(self.tambah("catatan", isi).pk))
        return tuple(wajib), tuple(saran)


def _pelaksanaan(pada: PadaPelaksanaan) -> Pelaksanaan:
    """The run, when it is this person's office's; else it does not exist for them."""
    if pada.pegawai is None:
        raise TidakBerwenang(
            "Akun Anda belum terhubung dengan data pegawai.", "Hubungi administrator.", "pegawai"
        )
    ada = Pelaksanaan.objects.untuk(pada.pegawai).filter(pk=pada.pelaksanaan).first()
    if ada is None:
        raise TidakDitemukan("Pelaksanaan ini tidak ada.", "Periksa kembali tautannya.")
    return ada


def _naskah(pada: PadaTugas) -> _Naskah:
    return _Naskah(pada, pada.tugas, pada.iterasi)


def _kepala(pada: PadaTugas) -> dict[str, Any]:
    return {
        "kunci": str(pada.kunci),
        "tugas": str(pada.tugas),
        "iterasi": pada.iterasi,
        "dilihat": pada.dilihat,
    }


def _jalan(pada: PadaPelaksanaan, perintah: Perintah, **lain: Any) -> Jawaban:
    return jalankan_perintah(
        pelaksanaan=pada.pelaksanaan,
        perintah=perintah,
        pegawai=pada.pegawai,
        sekarang=pada.sekarang,
        **lain,
    )


# -- beginning and end -------------------------------------------------------------------------


def id_pelaksanaan(instansi: UUID, kunci: UUID) -> UUID:
    """The id of the run that a request starts: a repeated request names the same run."""
    return uuid5(NAMESPACE_URL, f"tolok:{instansi}:{kunci}")


def mulai(
    *,
    pegawai: Any,
    kode_sop: str,
    nama_sop: str,
    sidik_sop: str,
    periode: Periode,
    kunci: UUID,
    sekarang: datetime,
    surat: Mapping[str, Any] | None = None,
    pembuka: tuple[str, Mapping[str, Any]] | None = None,
    lampiran: Sequence[UUID] = (),
    subjek: Sequence[UUID] = (),
) -> Jawaban:
    """Start a run: row 1 opens at its holder. `surat`: the letter it rests on, `lampiran` its files.

    `pembuka`: kind and content of another sheet the run rests on (what a ralat corrects).
    `subjek`: the only employees it is about (somebody who moves in mid-period); empty: everybody.
    """
    pk = id_pelaksanaan(pegawai.instansi_id, kunci)
    tolak_ganda(pegawai, kode_sop, periode, pk)
    baru = Pelaksanaan(
        pk=pk,
        pemda=pegawai.pemda,
        instansi=pegawai.instansi,
        kode_sop=kode_sop,
        nama_sop=nama_sop,
        sidik_sop=sidik_sop,
        periode=periode.kode,
        status=StatusPelaksanaan.BERJALAN.value,
        dimulai_pada=sekarang,
    )
    dasar = [("surat_masuk", surat)] if surat is not None else []
    if pembuka is not None:
        dasar.append(pembuka)
    lembar = [lembar_dasar(baru, jenis, isi, pegawai, sekarang) for jenis, isi in dasar]
    perintah = Mulai(
        kunci=str(kunci),
        pelaksanaan=str(pk),
        instansi=str(pegawai.instansi_id),
        periode=periode.kode,
        lampiran=tuple(str(satu.pk) for satu in lembar) + tuple(str(b) for b in lampiran),
        subjek=tuple(map(str, subjek)),
    )
    return jalankan_perintah(
        pelaksanaan=pk,
        perintah=perintah,
        pegawai=pegawai,
        sekarang=sekarang,
        lembar=lembar,
        baru=baru,
    )


def batalkan(*, pada: PadaPelaksanaan, alasan: str) -> Jawaban:
    """Cancel a run with a reason; every open task lapses."""
    naskah = _Naskah(pada, pada.pelaksanaan)
    lembar = naskah.teks("alasan", alasan, wajib="Pembatalan memerlukan alasan.")
    return _jalan(pada, Batalkan(kunci=str(pada.kunci), alasan=lembar), lembar=naskah.lembar)


# -- a task ------------------------------------------------------------------------------------


def baca(*, pada: PadaTugas) -> Jawaban:
    """The holder in person sees the task; sent by the page, idempotent."""
    return _jalan(pada, Baca(**_kepala(pada)))


def ambil(*, pada: PadaTugas) -> Jawaban:
    """One of many holders claims the task, visibly."""
    return _jalan(pada, Ambil(**_kepala(pada)))


def selesaikan_tindakan(
    *,
    pada: PadaTugas,
    tindakan: str,
    hasil: Sequence[Hasil] = (),
    jawaban: Mapping[str, str] | None = None,
) -> Jawaban:
    """Finish one act of a row, with the sheets it makes; `jawaban`: declined share -> answer."""
    naskah = _naskah(pada)
    baru = _hasil(naskah, hasil)
    perintah = SelesaikanTindakan(
        **_kepala(pada), tindakan=tindakan, hasil=baru, jawaban=_jawaban(naskah, jawaban)
    )
    return _jalan(
        pada,
        perintah,
        lembar=naskah.lembar,
        batas=batas_disepakati(naskah.pelaksanaan, naskah.lembar),
    )


def serahkan(
    *,
    pada: PadaTugas,
    keputusan: Keputusan | None = None,
    hasil: Sequence[Hasil] = (),
    catatan: Sequence[Catatan] = (),
    jawaban: Mapping[str, str] | None = None,
    maju: int | str | None = None,
    kertas: Kertas | None = None,
    atas_nama: UUID | None = None,
    ikat: Mapping[str, Pemegang] | None = None,
) -> Jawaban:
    """Hand a task on: submit its sheets, decide, or give back a repaired document."""
    naskah = _naskah(pada)
    baru = _hasil(naskah, hasil)
    lembar_catatan = _satu_catatan(naskah, catatan)
    perintah = Serahkan(
        **_kepala(pada),
        keputusan=keputusan,
        hasil=baru,
        catatan=lembar_catatan,
        jawaban=_jawaban(naskah, jawaban),
        kertas=kertas,
        maju=maju,
    )
    return _jalan(
        pada,
        perintah,
        lembar=naskah.lembar,
        atas_nama=atas_nama,
        batas=batas_disepakati(naskah.pelaksanaan, naskah.lembar),
        ikat=ikat,
    )


def catat_pengiriman(*, pada: PadaTugas, isi: Mapping[str, Any]) -> Jawaban:
    """Record that a letter already signed was sent, or (`atas`: that sending) who received it.

    Without a receiver the receipt is still out, and asked for until it comes back.
    """
    wajib = {"kepada": "Tujuan pengiriman belum diisi."}
    if isi.get("atas"):
        wajib["penerima"] = "Nama penerima belum diisi."
    for nama, pesan in wajib.items():
        if not str(isi.get(nama, "")).strip():
            raise MasukanTidakSah(pesan, "Tulis seperti pada tanda terimanya.", nama)
    return _tambahan_surat(pada, "pengiriman", isi)


def catat_nomor_surat(*, pada: PadaTugas, nomor: str) -> Jawaban:
    """The number that came after the letter was signed; what was signed stays as it is."""
    if not nomor.strip():
        raise MasukanTidakSah("Nomor surat belum diisi.", "Salin dari buku agenda.", "nomor")
    return _tambahan_surat(pada, "nomor_surat", {"nomor": nomor.strip()[:120]})


def _tambahan_surat(pada: PadaTugas, jenis: str, isi: Mapping[str, Any]) -> Jawaban:
    naskah = _naskah(pada)
    lembar = naskah.tambah(jenis, isi)
    perintah = SelesaikanTindakan(
        **_kepala(pada), tindakan="kirim", jawaban={str(lembar.pk): str(lembar.pk)}
    )
    return _jalan(pada, perintah, lembar=naskah.lembar)


def _hasil(naskah: _Naskah, hasil: Sequence[Hasil]) -> tuple[Any, ...]:
    return tuple(
        hasil_baru(
            naskah.tambah(h.jenis, h.isi, h.subjek, h.penulis), tahap=h.tahap, penulis=h.penulis
        )
        for h in hasil
    )


def _jawaban(naskah: _Naskah, jawaban: Mapping[str, str] | None) -> dict[str, str]:
    return {
        kunci: naskah.teks("jawaban", teks, wajib="Jawaban atas catatan masih kosong.")
        for kunci, teks in (jawaban or {}).items()
    }


def _satu_catatan(naskah: _Naskah, catatan: Sequence[Catatan]) -> str | None:
    """Notes of an approval stand on one sheet: nobody must answer them one by one."""
    if not catatan:
        return None
    butir = [{"teks": c.teks, "lokasi": c.lokasi, "wajib": False} for c in catatan]
    return str(naskah.tambah("catatan", {"butir": butir}).pk)


def kembalikan(
    *,
    pada: PadaTugas,
    alasan: str,
    sasaran: int | None = None,
    subjek: Sequence[str] = (),
    sel: Sequence[str] = (),
    catatan: Sequence[Catatan] = (),
    kertas: Kertas | None = None,
    atas_nama: UUID | None = None,
) -> Jawaban:
    """Send back with a reason; notes may be pinned to rows, cells or subjects."""
    naskah = _naskah(pada)
    lembar_alasan = naskah.teks("alasan", alasan, wajib="Pengembalian memerlukan alasan.")
    wajib, _ = naskah.catatan(catatan)
    perintah = Kembalikan(
        **_kepala(pada),
        alasan=lembar_alasan,
        sasaran=sasaran,
        subjek=tuple(subjek),
        sel=tuple(sel),
        catatan=wajib,
        kertas=kertas,
    )
    return _jalan(pada, perintah, lembar=naskah.lembar, atas_nama=atas_nama)


def minta_perbaikan(
    *,
    pada: PadaTugas,
    alasan: str,
    sasaran: int | None = None,
    subjek: Sequence[str] = (),
    sel: Sequence[str] = (),
    catatan: Sequence[Catatan] = (),
) -> Jawaban:
    """Ask for a correction of an input; the asker's own task waits."""
    naskah = _naskah(pada)
    lembar_alasan = naskah.teks("alasan", alasan, wajib="Permintaan perbaikan memerlukan alasan.")
    wajib, _ = naskah.catatan(catatan)
    perintah = MintaPerbaikan(
        **_kepala(pada),
        alasan=lembar_alasan,
        sasaran=sasaran,
        subjek=tuple(subjek),
        sel=tuple(sel),
        catatan=wajib,
    )
    return _jalan(pada, perintah, lembar=naskah.lembar)


def tarik(*, pada: PadaTugas, alasan: str = "", sanggahan: bool = False) -> Jawaban:
    """Withdraw one's own submission before it was read; or contest one recorded from paper."""
    naskah = _naskah(pada)
    lembar = (
        naskah.teks("alasan", alasan, wajib="Sanggahan memerlukan alasan.")
        if alasan.strip() or sanggahan
        else None
    )
    perintah = Tarik(**_kepala(pada), alasan=lembar, sanggahan=sanggahan)
    return _jalan(pada, perintah, lembar=naskah.lembar)


def alihkan(*, pada: PadaTugas, pemegang: Pemegang, alasan: str) -> Jawaban:
    """Give an open task to another holder, with a reason."""
    naskah = _naskah(pada)
    lembar = naskah.teks("alasan", alasan, wajib="Pengalihan memerlukan alasan.")
    perintah = Alihkan(**_kepala(pada), pemegang=pemegang, alasan=lembar)
    return _jalan(pada, perintah, lembar=naskah.lembar)


def tetapkan_pemegang(*, pada: PadaTugas, orang: UUID, alasan: str) -> Jawaban:
    """The head appoints a person for this one task, with a reason."""
    naskah = _naskah(pada)
    lembar = naskah.teks("alasan", alasan, wajib="Penunjukan memerlukan alasan.")
    perintah = TetapkanPemegang(**_kepala(pada), pegawai=str(orang), alasan=lembar)
    return _jalan(pada, perintah, lembar=naskah.lembar)


def tidak_diperlukan(
    *, pada: PadaTugas, bukti: Mapping[str, Any], langkah: Sequence[int] = (), sampai: date | None
) -> Jawaban:
    """Rows whose yearly result still stands are not needed; `bukti` names it (SK, number, file)."""
    naskah = _naskah(pada)
    perintah = NyatakanTidakDiperlukan(
        **_kepala(pada),
        bukti=str(naskah.tambah("bukti", bukti).pk),
        langkah=tuple(langkah),
        sampai=sampai,
    )
    return _jalan(pada, perintah, lembar=naskah.lembar)


# -- signatures and paper ----------------------------------------------------------------------


def tandatangani(*, pada: PadaTugas) -> Jawaban:
    """Sign one's share: the version that was shown, as the person one is at this moment."""
    return _jalan(pada, Serahkan(**_kepala(pada)))


def menolak_tanda_tangan(*, pada: PadaTugas, alasan: str) -> Jawaban:
    """Decline to sign, with a reason, which the penanggung jawab answers."""
    naskah = _naskah(pada)
    lembar = naskah.teks("alasan", alasan, wajib="Penolakan memerlukan alasan.")
    perintah = Serahkan(**_kepala(pada), keputusan=Keputusan.MENOLAK, catatan=lembar)
    return _jalan(pada, perintah, lembar=naskah.lembar)


def catat_dari_kertas(
    *,
    pada: PadaTugas,
    penanda_tangan: UUID,
    tanggal: date,
    pindaian: UUID | None,
    keputusan: Keputusan | None = None,
    alasan: str = "",
    hasil: Sequence[Hasil] = (),
    kembali: bool = False,
    sasaran: int | None = None,
) -> Jawaban:
    """Record what a leader decided or signed on paper; `pindaian` is the stored scan."""
    kertas = Kertas(tanggal=tanggal, pindaian=str(pindaian) if pindaian else None)
    if kembali:
        return kembalikan(
            pada=pada, alasan=alasan, sasaran=sasaran, kertas=kertas, atas_nama=penanda_tangan
        )
    catatan = [Catatan(teks=alasan, wajib=False)] if alasan.strip() else []
    return serahkan(
        pada=pada,
        keputusan=keputusan,
        hasil=hasil,
        catatan=catatan,
        kertas=kertas,
        atas_nama=penanda_tangan,
    )


# -- rows and subjects -------------------------------------------------------------------------


def tutup_awal(
    *, pada: PadaPelaksanaan, langkah: int, alasan: str, tugas: Sequence[UUID] = ()
) -> Jawaban:
    """Close the late tasks of a parallel row early; the report prints who is missing."""
    naskah = _Naskah(pada, pada.pelaksanaan)
    lembar = naskah.teks("alasan", alasan, wajib="Penutupan awal memerlukan alasan.")
    perintah = TutupAwal(
        kunci=str(pada.kunci), langkah=langkah, alasan=lembar, tugas=tuple(map(str, tugas))
    )
    return _jalan(pada, perintah, lembar=naskah.lembar)


def tambah_subjek(
    *, pada: PadaPelaksanaan, langkah: int, subjek: UUID, tindakan: str | None = None
) -> Jawaban:
    """A unit or person joins a parallel row or the signers."""
    perintah = TambahSubjek(
        kunci=str(pada.kunci), langkah=langkah, subjek=str(subjek), tindakan=tindakan
    )
    return _jalan(pada, perintah)


def lepas_subjek(
    *,
    pada: PadaPelaksanaan,
    langkah: int,
    subjek: UUID,
    alasan: str,
    tindakan: str | None = None,
) -> Jawaban:
    """A unit or person is released, with a reason (moved, on leave)."""
    naskah = _Naskah(pada, pada.pelaksanaan)
    lembar = naskah.teks("alasan", alasan, wajib="Pelepasan memerlukan alasan.")
    perintah = LepasSubjek(
        kunci=str(pada.kunci),
        langkah=langkah,
        subjek=str(subjek),
        alasan=lembar,
        tindakan=tindakan,
    )
    return _jalan(pada, perintah, lembar=naskah.lembar)


def tetapkan_lajur(
    *,
    pada: PadaPelaksanaan,
    lajur: str,
    alasan: str,
    tim: UUID | None = None,
    orang: UUID | None = None,
) -> Jawaban:
    """Bind a lane to a Tim, or to one person, while the run goes on."""
    jenis = JenisPemegang.PEGAWAI if tim is None else JenisPemegang.TIM
    pemegang = Pemegang(jenis, str(tim or orang))
    naskah = _Naskah(pada, pada.pelaksanaan)
    lembar = naskah.teks("alasan", alasan, wajib="Penetapan lajur memerlukan alasan.")
    perintah = TetapkanLajur(
        kunci=str(pada.kunci),
        lajur=lajur,
        pemegang=pemegang,
        alasan=lembar,
    )
    return _jalan(pada, perintah, lembar=naskah.lembar)
