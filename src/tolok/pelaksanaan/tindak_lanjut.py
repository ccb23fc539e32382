"""The register of follow-ups: from a signed plan to a measure verified as done.

Each change is one chained, insert-only line; the row itself only holds where that history led.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TidakDitemukan
from tolok.dasar.jejak import jejak, kanonik
from tolok.dasar.judul import rapikan_judul
from tolok.dasar.periode import Periode
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.keadaan import Keadaan, KunciHasil
from tolok.pelaksanaan.domain.kejadian import Tercatat, TugasDiserahkan
from tolok.pelaksanaan.domain.putusan import id_dalam
from tolok.pelaksanaan.domain.tindak_lanjut import (
    JenisCatatan,
    Perubahan,
    StatusTindakLanjut,
    baris_isi,
    hari as baca_hari,
    rencanakan,
    sesudah,
)
from tolok.pelaksanaan.kantor import susunan_kini
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.log.waktu import teks_waktu
from tolok.pelaksanaan.models import CatatanTindakLanjut, Lembar, Pelaksanaan, TindakLanjut
from tolok.sop.domain.hasil import JenisHasil
from tolok.web.waktu import sekarang as jam

__all__ = [
    "Peran",
    "boleh_lihat_bukti",
    "catat_tindak_lanjut",
    "kepala_tindak_lanjut",
    "pastikan_boleh",
    "peran_pada",
    "proyeksikan_rencana",
    "rantai_tindak_lanjut_rusak",
]

_RTL = JenisHasil.RENCANA_TINDAK_LANJUT.value
_TEKS_TERPANJANG = 4000
_BUKTI_TERBANYAK = 10
_OLEH_PJ = frozenset({JenisCatatan.KEMAJUAN, JenisCatatan.DIAJUKAN})
_OLEH_VERIFIKATOR = frozenset({JenisCatatan.DITERIMA, JenisCatatan.DITOLAK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Peran:
    """What one person may do with one follow-up today."""

    penanggung_jawab: bool = False
    verifikator: bool = False
    pengendali: bool = False


def peran_pada(satu: TindakLanjut, pegawai: Any, susunan: Susunan) -> Peran:
    """The PJ holds the post; the verifier is its superior, who signed the plan, or the head.

    Who reported it as done never verifies it.
    """
    jabatan = {d.jabatan for d in susunan.duduk(pegawai.pk)}
    pimpinan = susunan.pimpinan()
    kursi = susunan.kursi.get(satu.jabatan_id)
    pengendali = bool(
        (satu.pengendali in jabatan) or (pimpinan is not None and pimpinan.jabatan in jabatan)
    )
    atasan = kursi is not None and kursi.atasan in jabatan
    return Peran(
        penanggung_jawab=satu.jabatan_id in jabatan,
        verifikator=(pengendali or atasan) and satu.pengaju != pegawai.pk,
        pengendali=pengendali,
    )


# -- what people do --------------------------------------------------------------------------------


def catat_tindak_lanjut(
    *,
    pegawai: Any,
    tindak_lanjut: UUID,
    jenis: JenisCatatan,
    teks: str,
    kunci: UUID,
    sekarang: datetime,
    berkas: UUID | None = None,
    tenggat: date | None = None,
    jabatan: UUID | None = None,
) -> TindakLanjut:
    """One step of a follow-up, with its words; a repeated form changes nothing.

    Raises TidakBerwenang, TransisiTidakSah (not in this status), MasukanTidakSah.
    """
    with transaksi_tulis():
        satu = (
            TindakLanjut.objects.select_for_update(of=("self",))
            .select_related("instansi__pemda")
            .untuk(pegawai)
            .filter(pk=tindak_lanjut)
            .first()
        )
        if satu is None:
            raise TidakDitemukan("Tindak lanjut itu tidak ada.", "Buka kembali dari daftarnya.")
        if CatatanTindakLanjut.objects.filter(tindak_lanjut=satu, kunci=kunci).exists():
            return satu
        susunan = susunan_kini(satu.instansi, hari_di(satu.instansi.pemda, sekarang))
        _pastikan(satu, pegawai, jenis, susunan)
        ke = sesudah(StatusTindakLanjut(satu.status), jenis)
        isi = _isi(satu, jenis, teks, tenggat, jabatan, susunan)
        _terapkan(satu, jenis, ke, isi, pegawai, sekarang)
        _tulis(satu, jenis, isi, pegawai, susunan, kunci=kunci, pada=sekarang, berkas=berkas)
        return satu


def pastikan_boleh(
    satu: TindakLanjut, pegawai: Any, jenis: JenisCatatan, sekarang: datetime
) -> None:
    """The rights of `catat_tindak_lanjut` alone, asked before a file is kept."""
    susunan = susunan_kini(satu.instansi, hari_di(satu.instansi.pemda, sekarang))
    _pastikan(satu, pegawai, jenis, susunan)


def _pastikan(satu: TindakLanjut, pegawai: Any, jenis: JenisCatatan, susunan: Susunan) -> None:
    peran = peran_pada(satu, pegawai, susunan)
    if jenis in _OLEH_PJ:
        if not peran.penanggung_jawab:
            raise TidakBerwenang(
                "Hanya penanggung jawab yang melaporkan tindak lanjut ini.",
                "Hubungi pejabat yang tercantum sebagai penanggung jawab.",
                "tindak_lanjut.penanggung_jawab",
            )
    elif jenis in _OLEH_VERIFIKATOR:
        if satu.pengaju == pegawai.pk:
            raise TidakBerwenang(
                "Yang mengajukan selesai tidak memverifikasi pekerjaannya sendiri.",
                "Atasan penanggung jawab atau penanda tangan rencana yang memverifikasinya.",
                "dua_tangan",
            )
        if not peran.verifikator:
            raise TidakBerwenang(
                "Tindak lanjut ini diverifikasi atasan penanggung jawab atau penanda tangan "
                "rencananya.",
                "Hubungi salah satunya.",
                "tindak_lanjut.verifikator",
            )
    elif not peran.pengendali:
        raise TidakBerwenang(
            "Hanya penanda tangan rencana atau pimpinan yang mengubahnya.",
            "Sampaikan usulnya lewat laporan kemajuan.",
            "tindak_lanjut.pengendali",
        )


def _isi(
    satu: TindakLanjut,
    jenis: JenisCatatan,
    teks: str,
    tenggat: date | None,
    jabatan: UUID | None,
    susunan: Susunan,
) -> dict[str, Any]:
    """What is written down, complete; the words are mandatory except for an acceptance."""
    bersih = teks.strip()[:_TEKS_TERPANJANG]
    if not bersih and jenis is not JenisCatatan.DITERIMA:
        raise MasukanTidakSah(
            "Keterangan belum ditulis.", "Tulis sedikitnya satu kalimat.", "teks"
        )
    isi: dict[str, Any] = {"teks": bersih}
    if jenis is JenisCatatan.TENGGAT:
        if tenggat is None or tenggat == satu.tenggat:
            raise MasukanTidakSah("Tenggat baru belum dipilih.", "Isi tanggalnya.", "tenggat")
        isi |= {"semula": satu.tenggat.isoformat(), "menjadi": tenggat.isoformat()}
    if jenis is JenisCatatan.DIALIHKAN:
        if jabatan is None or jabatan not in susunan.kursi or jabatan == satu.jabatan_id:
            raise MasukanTidakSah(
                "Penanggung jawab baru belum dipilih.", "Pilih jabatan lain.", "jabatan"
            )
        isi |= {"semula": str(satu.jabatan_id), "menjadi": str(jabatan)}
    return isi


def _terapkan(
    satu: TindakLanjut,
    jenis: JenisCatatan,
    ke: StatusTindakLanjut,
    isi: Mapping[str, Any],
    pegawai: Any,
    sekarang: datetime,
) -> None:
    satu.status = ke.value
    if jenis is JenisCatatan.DIAJUKAN:
        satu.pengaju = pegawai.pk
    if jenis is JenisCatatan.DITOLAK:
        satu.pengaju = None
    if jenis is JenisCatatan.TENGGAT:
        satu.tenggat = date.fromisoformat(isi["menjadi"])
    if jenis is JenisCatatan.DIALIHKAN:
        satu.jabatan_id = UUID(isi["menjadi"])
    if ke is StatusTindakLanjut.SELESAI:
        satu.ditutup_pada = sekarang


def boleh_lihat_bukti(pegawai: Any, berkas: Any) -> bool:
    """Evidence is seen by who answers for it, who verifies it and who signed the plan."""
    catatan = CatatanTindakLanjut.objects.filter(
        berkas=berkas, tindak_lanjut__instansi=pegawai.instansi_id
    ).select_related("tindak_lanjut__instansi__pemda")
    for satu in catatan[:_BUKTI_TERBANYAK]:
        instansi = satu.tindak_lanjut.instansi
        susunan = susunan_kini(instansi, hari_di(instansi.pemda, jam()))
        peran = peran_pada(satu.tindak_lanjut, pegawai, susunan)
        if pegawai.pk == satu.pelaku or any(
            (peran.penanggung_jawab, peran.verifikator, peran.pengendali)
        ):
            return True
    return False


# -- the history -----------------------------------------------------------------------------------


def _tulis(
    satu: TindakLanjut,
    jenis: JenisCatatan,
    isi: Mapping[str, Any],
    pegawai: Any | None,
    susunan: Susunan | None,
    *,
    pada: datetime,
    kunci: UUID | None = None,
    berkas: UUID | None = None,
) -> None:
    """Append a line and move the head; the row is saved with it."""
    duduk = susunan.duduk(pegawai.pk) if susunan is not None and pegawai is not None else ()
    baris = CatatanTindakLanjut(
        pemda_id=satu.pemda_id,
        tindak_lanjut=satu,
        urutan=satu.catatan_urutan + 1,
        jenis=jenis.value,
        pelaku=None if pegawai is None else pegawai.pk,
        jabatan=duduk[0].jabatan if duduk else None,
        kapasitas=duduk[0].kapasitas.value if duduk else "",
        kunci=kunci,
        pada=pada,
        isi=kanonik(dict(isi)),
        berkas_id=berkas,
    )
    baris.jejak = _jejak(satu.catatan_jejak, baris)
    satu.catatan_urutan, satu.catatan_jejak = baris.urutan, baris.jejak
    satu.save()
    baris.save(force_insert=True)


def _jejak(sebelum: str, b: CatatanTindakLanjut) -> str:
    return jejak(
        sebelum,
        str(b.tindak_lanjut_id),
        b.urutan,
        b.jenis,
        str(b.pelaku) if b.pelaku else None,
        str(b.jabatan) if b.jabatan else None,
        b.kapasitas,
        str(b.kunci) if b.kunci else None,
        teks_waktu(b.pada),
        b.isi,
        str(b.berkas_id) if b.berkas_id else None,
    )


def kepala_tindak_lanjut(pemda: UUID) -> list[tuple[UUID, int, str]]:
    """The head of every follow-up's history, for the seals."""
    baris = TindakLanjut.objects.filter(pemda_id=pemda, catatan_urutan__gt=0).order_by("pk")
    return list(baris.values_list("pk", "catatan_urutan", "catatan_jejak"))


def rantai_tindak_lanjut_rusak(pemda: UUID | None = None) -> Iterator[str]:
    """What does not fit in the histories: a changed line, a missing one, a wrong head."""
    semua = TindakLanjut.objects.order_by("pk").prefetch_related("daftar_catatan")
    if pemda is not None:
        semua = semua.filter(pemda_id=pemda)
    for satu in semua:
        link, nomor = "", 0
        for b in sorted(satu.daftar_catatan.all(), key=lambda b: b.urutan):
            if b.urutan != nomor + 1:
                yield f"tindak lanjut {satu.pk}: catatan {nomor + 1} hilang."
            if b.jejak != _jejak(link, b):
                yield f"tindak lanjut {satu.pk}: catatan {b.urutan} berubah."
            link, nomor = b.jejak, b.urutan
        if (nomor, link) != (satu.catatan_urutan, satu.catatan_jejak):
            yield f"tindak lanjut {satu.pk}: catatan sesudah {nomor} hilang."


# -- from the signed plan --------------------------------------------------------------------------


def proyeksikan_rencana(
    pelaksanaan: Pelaksanaan, keadaan: Keadaan, tercatat: Sequence[Tercatat]
) -> None:
    """A listener of runs: a plan handed on puts its lines into the register, once each."""
    for satu in tercatat:
        kejadian = satu.kejadian
        if not isinstance(kejadian, TugasDiserahkan):
            continue
        tugas = keadaan.tugas[kejadian.tugas]
        versi = keadaan.hasil.get(KunciHasil(tugas.langkah, _RTL, tugas.subjek))
        if not versi or _RTL not in tugas.hasil:
            continue
        lembar = Lembar.objects.filter(pk=versi[-1].lembar).first()
        isi = isi_lembar(lembar) if lembar is not None else {}
        pengendali = satu.pelaku.jabatan if satu.pelaku else None
        _selaraskan(pelaksanaan, baris_isi(isi), pengendali, str(versi[-1].lembar), satu.pada)


def _selaraskan(
    pelaksanaan: Pelaksanaan,
    baris: Sequence[Mapping[str, Any]],
    pengendali: str | None,
    lembar: str,
    pada: datetime,
) -> None:
    """Bring the register to the plan: new lines, changed ones, dropped ones."""
    tabel: Any = apps.get_model("organisasi", "Jabatan")
    milik = {
        str(pk)
        for pk in tabel.objects.filter(instansi=pelaksanaan.instansi_id).values_list(
            "pk", flat=True
        )
    }
    menurut_id = {
        _pk(pelaksanaan, str(b["id"])): b for b in baris if str(b.get("jabatan")) in milik
    }
    ada = {t.pk: t for t in TindakLanjut.objects.filter(pelaksanaan=pelaksanaan.pk)}
    status = {str(pk): StatusTindakLanjut(t.status) for pk, t in ada.items()}
    daftar = [{**b, "id": str(pk)} for pk, b in menurut_id.items()]
    for ubah in rencanakan(daftar, status):
        satu = ada.get(UUID(ubah.id)) or _baru(pelaksanaan, ubah)
        _isi_baris(satu, ubah)
        satu.pengendali = UUID(pengendali) if pengendali else satu.pengendali
        satu.status = _status(satu, ubah).value
        _tulis(satu, ubah.jenis, {"lembar": lembar}, None, None, pada=pada)


def _pk(pelaksanaan: Pelaksanaan, baris: str) -> UUID:
    return UUID(id_dalam(str(pelaksanaan.pk), f"tindak_lanjut/{baris}"))


def _baru(pelaksanaan: Pelaksanaan, ubah: Perubahan) -> TindakLanjut:
    return TindakLanjut(
        pk=UUID(ubah.id),
        pemda_id=pelaksanaan.pemda_id,
        instansi=pelaksanaan.instansi,
        pelaksanaan=pelaksanaan.pk,
        asal=_asal(pelaksanaan),
        status=StatusTindakLanjut.BELUM.value,
    )


def _asal(pelaksanaan: Pelaksanaan) -> str:
    """The run in words, for a list that outlives it; SOP pages print their name in capitals."""
    nama = rapikan_judul(pelaksanaan.nama_sop)
    return f"{nama} {Periode.dari_kode(pelaksanaan.periode).nama}"[:200]


def _status(satu: TindakLanjut, ubah: Perubahan) -> StatusTindakLanjut:
    if ubah.jenis is JenisCatatan.DICATAT:
        return StatusTindakLanjut.BELUM
    return sesudah(StatusTindakLanjut(satu.status), ubah.jenis)


def _isi_baris(satu: TindakLanjut, ubah: Perubahan) -> None:
    b = ubah.baris
    if b is None:
        return
    satu.nomor = ubah.nomor
    satu.sumber = str(b.get("sumber", ""))[:200]
    satu.uraian, satu.rencana = str(b["uraian"]), str(b["rencana"])
    satu.keluaran = str(b["keluaran"])
    satu.jabatan_id = UUID(str(b["jabatan"]))
    satu.tenggat = baca_hari(b["tenggat"]) or satu.tenggat
    satu.subkegiatan = str(b.get("subkegiatan", ""))[:300]
