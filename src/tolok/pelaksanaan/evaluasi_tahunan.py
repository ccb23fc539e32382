"""The yearly evaluation form: begin it, type into it, sign it, open the revision it asks for.

Who manages the SOPs types; the head of the office or who ratifies SOPs signs, never the last who
typed. What was signed stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tolok.dasar.galat import (
    MasukanTidakSah,
    SimpananBasi,
    TidakBerwenang,
    TidakDitemukan,
    TransisiTidakSah,
)
from tolok.dasar.jejak import kanonik, sidik
from tolok.dasar.temuan import Temuan
from tolok.organisasi.domain.susunan import Duduk
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.pelaksanaan.domain.formulir_evaluasi import (
    AngkaEvaluasi,
    IsiEvaluasi,
    SimpulanEvaluasi,
    baca_isi,
    isi_awal,
    kurang,
    tulis,
)
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import FormulirEvaluasi
from tolok.pelaksanaan.permissions import TANDA_EVALUASI, memimpin
from tolok.regulasi.evaluasi_sop import daftar_evaluasi_sop
from tolok.sop.permissions import KELOLA, SAHKAN, pastikan
from tolok.sop.selectors.versi import halaman_menurut_sidik
from tolok.sop.services.sunting import mulai as mulai_sunting

if TYPE_CHECKING:
    from tolok.organisasi.models import Pegawai
    from tolok.sop.models import Suntingan

__all__ = [
    "EvaluasiBelumLengkap",
    "evaluasi_suntingan",
    "evaluasi_tahun",
    "mulai_evaluasi",
    "mulai_revisi",
    "riwayat_evaluasi",
    "satu_evaluasi",
    "simpan_evaluasi",
    "tandatangani_evaluasi",
]


class EvaluasiBelumLengkap(MasukanTidakSah):
    """Not yet complete; `temuan` says what is missing, each with its field."""

    def __init__(self, temuan: list[Temuan]) -> None:
        super().__init__(
            "Formulir evaluasi ini belum lengkap.", "Lengkapi yang disebut, lalu simpan lagi."
        )
        self.temuan = temuan


# -- reads -----------------------------------------------------------------------------------------


def satu_evaluasi(pegawai: Pegawai | None, pk: UUID) -> FormulirEvaluasi:
    """One form of the own office, or TidakDitemukan."""
    ada = (
        FormulirEvaluasi.objects.untuk(pegawai)
        .select_related("instansi__pemda", "pengisi")
        .filter(pk=pk)
        .first()
    )
    if ada is None:
        raise TidakDitemukan("Formulir evaluasi itu tidak ada.", "Buka dari halaman Evaluasi SOP.")
    return ada


def evaluasi_tahun(pegawai: Pegawai | None, tahun: int) -> dict[str, FormulirEvaluasi]:
    """Digest of an SOP version -> its form of that year. One query."""
    semua = FormulirEvaluasi.objects.untuk(pegawai).filter(tahun=tahun)
    return {satu.sidik_sop: satu for satu in semua}


def riwayat_evaluasi(pegawai: Pegawai | None, kode: str) -> list[FormulirEvaluasi]:
    """Every form of an SOP, whatever its version, the newest year first. One query."""
    return list(
        FormulirEvaluasi.objects.untuk(pegawai)
        .filter(kode_sop=kode)
        .order_by("-tahun", "-diubah_pada")
    )


def evaluasi_suntingan(suntingan: Iterable[UUID]) -> list[FormulirEvaluasi]:
    """The forms whose revision is being edited there."""
    return list(FormulirEvaluasi.objects.filter(suntingan__in=list(suntingan)))


# -- acts ------------------------------------------------------------------------------------------


def mulai_evaluasi(
    *,
    pelaku: Pegawai,
    kode: str,
    nama: str,
    sidik_sop: str,
    tahun: int,
    angka: AngkaEvaluasi,
    sekarang: datetime,
) -> FormulirEvaluasi:
    """The form of a version and year, begun if need be with what the figures say.

    Raises TidakBerwenang, MasukanTidakSah for a year that has not begun.
    """
    pastikan(pelaku, KELOLA, pelaku.instansi, sekarang)
    if tahun > hari_di(pelaku.pemda, sekarang).year:
        raise MasukanTidakSah(
            f"Tahun {tahun} belum tiba.", "Pilih tahun yang sudah berjalan.", "evaluasi.tahun"
        )
    with transaksi_tulis():
        satu, _ = FormulirEvaluasi.objects.get_or_create(
            instansi_id=pelaku.instansi_id,
            sidik_sop=sidik_sop,
            tahun=tahun,
            defaults={
                "pemda_id": pelaku.pemda_id,
                "kode_sop": kode,
                "nama_sop": nama[:300],
                "isi": tulis(isi_awal(angka)),
                "pengisi": pelaku,
                "diubah_pada": sekarang,
            },
        )
    return satu


def simpan_evaluasi(
    *, pelaku: Pegawai, evaluasi: UUID, kali: int, isi: IsiEvaluasi, sekarang: datetime
) -> FormulirEvaluasi:
    """Keep what was typed, complete or not.

    Raises TidakBerwenang, TransisiTidakSah (signed), SimpananBasi (somebody else saved meanwhile).
    """
    pastikan(pelaku, KELOLA, pelaku.instansi, sekarang)
    with transaksi_tulis():
        satu = _terkunci(pelaku, evaluasi, kali)
        satu.isi, satu.kali = tulis(isi), satu.kali + 1
        satu.pengisi, satu.diubah_pada = pelaku, sekarang
        satu.save(update_fields=["isi", "kali", "pengisi", "diubah_pada"])
    return satu


def tandatangani_evaluasi(
    *, pelaku: Pegawai, evaluasi: UUID, kali: int, angka: AngkaEvaluasi, sekarang: datetime
) -> FormulirEvaluasi:
    """Freeze the form with the figures of its year under a name.

    Raises TidakBerwenang (no right, or the signer typed it), TransisiTidakSah (signed already),
    SimpananBasi, EvaluasiBelumLengkap.
    """
    _pastikan_tanda(pelaku, sekarang)
    with transaksi_tulis():
        instansi = kunci_instansi(pelaku.instansi)
        satu = _terkunci(pelaku, evaluasi, kali)
        if satu.pengisi_id == pelaku.pk:
            raise TidakBerwenang(
                "Anda yang terakhir mengisi formulir ini, jadi orang lain yang menandatanganinya.",
                "Minta kepala perangkat daerah atau pengesah SOP lain menandatanganinya.",
                "evaluasi.dua_tangan",
            )
        ada = kurang(baca_isi(satu.isi), daftar_evaluasi_sop(satu.tahun).butir, _nomor(angka))
        if ada:
            raise EvaluasiBelumLengkap(ada)
        satu.angka = tulis(angka)
        satu.tanda = _tanda(pelaku, hari_di(instansi.pemda, sekarang))
        satu.penanda, satu.ditandatangani_pada = pelaku, sekarang
        satu.sidik = sidik(
            kanonik({"isi": satu.isi, "angka": satu.angka, "tanda": satu.tanda,
                     "sop": satu.sidik_sop, "tahun": satu.tahun})
        )  # fmt: skip
        satu.save(update_fields=["angka", "tanda", "penanda", "ditandatangani_pada", "sidik"])
        rincian = {"evaluasi": str(satu.pk), "sop": satu.kode_sop, "tahun": satu.tahun,
                   "sidik": satu.sidik}  # fmt: skip
        catat(instansi, "EvaluasiSopDitandatangani", rincian, pelaku=pelaku, sekarang=sekarang)
    return satu


def mulai_revisi(*, pelaku: Pegawai, evaluasi: UUID, sekarang: datetime) -> UUID:
    """Open the editor on the evaluated version; asked again, the same editing. Returns its id.

    Raises TidakBerwenang, TransisiTidakSah unless the signed conclusion is "direvisi".
    """
    with transaksi_tulis():
        satu = _baris(pelaku, evaluasi)
        if not satu.selesai or baca_isi(satu.isi).simpulan is not SimpulanEvaluasi.DIREVISI:
            raise TransisiTidakSah(
                "Revisi dibuka dari evaluasi yang ditandatangani dengan simpulan direvisi.",
                "Lengkapi dan tandatangani formulirnya lebih dahulu.",
                "evaluasi.revisi",
            )
        if satu.suntingan is not None:
            return satu.suntingan
        sop = halaman_menurut_sidik(satu.sidik_sop)
        if sop is None:
            raise TransisiTidakSah(
                "Halaman versi SOP ini tidak tersimpan, jadi tidak dapat disunting.",
                "Unggah naskahnya dari halaman SOP.",
                "evaluasi.revisi",
            )
        baru: Suntingan = mulai_sunting(
            pelaku=pelaku,
            instansi=satu.instansi,
            sop=sop,
            sekarang=sekarang,
            kode=satu.kode_sop,
        )
        satu.suntingan = baru.pk
        satu.save(update_fields=["suntingan"])
    return baru.pk


def _pastikan_tanda(pelaku: Pegawai, sekarang: datetime) -> None:
    """The head of the office, or who ratifies its SOPs."""
    kantor = susunan_kini(pelaku.instansi, hari_di(pelaku.pemda, sekarang))
    if memimpin(kantor, pelaku.pk):
        return
    try:
        pastikan(pelaku, SAHKAN, pelaku.instansi, sekarang)
    except TidakBerwenang:
        raise TidakBerwenang(
            "Formulir evaluasi ditandatangani kepala perangkat daerah atau pengesah SOP.",
            "Minta kepala perangkat daerah membukanya dari halaman Evaluasi SOP.",
            TANDA_EVALUASI,
        ) from None


def _baris(pelaku: Pegawai, evaluasi: UUID) -> FormulirEvaluasi:
    semua = FormulirEvaluasi.objects.select_for_update(of=("self",)).untuk(pelaku)
    satu = semua.select_related("instansi__pemda").filter(pk=evaluasi).first()
    if satu is None:
        raise TidakDitemukan("Formulir evaluasi itu tidak ada.", "Buka dari halaman Evaluasi SOP.")
    return satu


def _terkunci(pelaku: Pegawai, evaluasi: UUID, kali: int) -> FormulirEvaluasi:
    """The form under its lock, as the person saw it and not signed."""
    satu = _baris(pelaku, evaluasi)
    if satu.selesai:
        raise TransisiTidakSah(
            "Formulir ini sudah ditandatangani, jadi tidak dapat diubah lagi.",
            "Muat ulang halamannya.",
            "evaluasi.selesai",
        )
    if satu.kali != kali:
        raise SimpananBasi(
            "Orang lain menyimpan formulir ini sesudah Anda membukanya.",
            "Muat ulang halamannya; salin dahulu yang belum tersimpan.",
            "evaluasi.basi",
        )
    return satu


def _nomor(angka: AngkaEvaluasi) -> list[int]:
    return [x.nomor for x in angka.langkah]


def _tanda(pelaku: Pegawai, hari: date) -> dict[str, Any]:
    """The signatory as printed: person, post and capacity of that day."""
    kantor = susunan_kini(pelaku.instansi, hari)
    duduk: list[Duduk] = list(kantor.duduk(pelaku.pk))
    pimpinan = kantor.pimpinan()
    utama = [d for d in duduk if pimpinan is not None and d.jabatan == pimpinan.jabatan]
    satu = next(iter((*utama, *duduk)), None)
    return {
        "nama": pelaku.nama,
        "nip": pelaku.nip,
        "pangkat": pelaku.pangkat,
        "jabatan": kantor.kursi[satu.jabatan].nama if satu else "Pengesah SOP",
        "kapasitas": satu.kapasitas.value if satu else "",
    }
