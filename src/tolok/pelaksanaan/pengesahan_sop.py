"""Ratifying an SOP version is a run of three rows: propose, review, ratify (ADR 0023).

The state of the version follows the state of the run: `ikuti` is told of every event, inside the
same transaction, and calls the services of `sop`, which knows nothing of runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from tolok.dasar.galat import TransisiTidakSah
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.selectors import hari_di, pegawai_semua
from tolok.pelaksanaan.domain.keadaan import (
    STATUS_BERES,
    Keadaan,
    KunciHasil,
    StatusPelaksanaan,
    Tugas,
)
from tolok.pelaksanaan.domain.kejadian import (
    PelaksanaanDibatalkan,
    Tercatat,
    TugasDikembalikan,
    TugasDitarik,
)
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.models import Lembar, Pelaksanaan
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.selectors.pelaksanaan import tugas_terbuka_baris
from tolok.pelaksanaan.services import Hasil, PadaTugas, mulai, serahkan
from tolok.sop import bawaan
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.status import StatusVersi, periksa_mulai
from tolok.sop.permissions import KELOLA, pastikan
from tolok.sop.selectors.versi import versi_menurut_id
from tolok.sop.services.pengesahan import catat_peninjau, kembalikan_draf, sahkan, tinjau
from tolok.web.templatetags.tolok import nama_sop

__all__ = ["JENIS", "KODE", "TAHAP", "hasil_usul", "ikuti", "usulkan", "versi_pelaksanaan"]

KODE = "pengesahan"
"""Code of the built-in SOP."""
JENIS = JenisHasil.SOP.value
TAHAP = "pengesahan"
_AWALAN = f"{KODE}-"
_USUL, _PERIKSA = 1, 2


def versi_pelaksanaan(pelaksanaan: Any) -> UUID | None:
    """The version that a run ratifies, by the run's code; None for any other run."""
    kode = str(pelaksanaan.kode_sop)
    if not kode.startswith(_AWALAN) or bawaan.menurut_sidik(pelaksanaan.sidik_sop) is None:
        return None
    return UUID(kode.removeprefix(_AWALAN))


def hasil_usul(versi: Any, *, berlaku_sejak: date, catatan: str) -> Hasil:
    """The sheet of a proposal: the whole text as it is now, from when, and a word to the readers.

    Its authors are whoever submits it and whoever made the version.
    """
    isi = {
        "judul": f"{nama_sop(versi.nama)}, versi {versi.versi}",
        "versi": str(versi.pk),
        "sidik": versi.sidik,
        "berlaku_sejak": berlaku_sejak.isoformat(),
        "catatan": catatan.strip(),
        "sop": versi.isi,
    }
    penulis = (versi.pembuat_id,) if versi.pembuat_id else ()
    return Hasil(jenis=JENIS, isi=isi, tahap=TAHAP, penulis=penulis)


def usulkan(
    *,
    pegawai: Any,
    versi: Any,
    berlaku_sejak: date,
    catatan: str,
    kunci: UUID,
    sekarang: datetime,
) -> Jawaban:
    """Start the run of a confirmed draft and hand its first row in: it is at the reviewer then.

    Raises TransisiTidakSah for a version that is not a free, confirmed draft, MasukanTidakSah for a
    day that has passed.
    """
    pastikan(pegawai, KELOLA, versi.instansi, sekarang)
    hari = hari_di(versi.instansi.pemda, sekarang)
    periksa_mulai(berlaku_sejak, hari)
    with transaksi_tulis():
        jawaban = mulai(
            pegawai=pegawai,
            kode_sop=f"{_AWALAN}{versi.pk.hex}",
            nama_sop=f"Pengesahan SOP {nama_sop(versi.nama)}"[:280] + f", versi {versi.versi}",
            sidik_sop=bawaan.terbaru(KODE).jalan.sidik,
            periode=Periode(JenisPeriode.TAHUN, hari.year),
            kunci=kunci,
            sekarang=sekarang,
        )
        if jawaban.ulang:
            return jawaban
        _pastikan_draf(versi_menurut_id(versi.pk))
        (tugas,) = tugas_terbuka_baris(jawaban.pelaksanaan, _USUL)
        pada = PadaTugas(
            pelaksanaan=jawaban.pelaksanaan,
            pegawai=pegawai,
            kunci=uuid5(kunci, "usul"),
            sekarang=sekarang,
            tugas=tugas.pk,
        )
        hasil = hasil_usul(versi, berlaku_sejak=berlaku_sejak, catatan=catatan)
        serahkan(pada=pada, hasil=[hasil])
    return jawaban


def _pastikan_draf(versi: Any) -> None:
    """One run at a time ratifies a version."""
    if versi.status == StatusVersi.DRAF and versi.pelaksanaan is None:
        return
    raise TransisiTidakSah(
        "Versi ini sudah diusulkan atau bukan draf lagi.",
        "Buka halaman versinya untuk melihat sampai di mana.",
        "sop.usul",
    )


def ikuti(pelaksanaan: Pelaksanaan, keadaan: Keadaan, tercatat: Sequence[Tercatat]) -> None:
    """A listener: the version goes where the run of its ratification goes."""
    kunci = versi_pelaksanaan(pelaksanaan)
    if kunci is None:
        return
    versi = versi_menurut_id(kunci)
    saat, pelaku = tercatat[-1].pada, _pelaku(tercatat)
    if keadaan.status is StatusPelaksanaan.SELESAI:
        _selesai(versi, keadaan, saat)
    elif keadaan.status is StatusPelaksanaan.DIBATALKAN:
        alasan = _alasan(tercatat, keadaan)
        kembalikan_draf(pelaku=pelaku, versi=versi, alasan=alasan, tutup=True, sekarang=saat)
    elif _terbuka(keadaan) != _USUL:
        _di_pemeriksa(versi, pelaksanaan, keadaan, pelaku, saat)
    elif versi.status == StatusVersi.DITINJAU:
        alasan = _alasan(tercatat, keadaan)
        kembalikan_draf(pelaku=pelaku, versi=versi, alasan=alasan, tutup=False, sekarang=saat)


def _selesai(versi: Any, keadaan: Keadaan, saat: datetime) -> None:
    """Ratified by whoever decided last; closed without a decision it is a draft again."""
    pengesah, peninjau = _penutup(keadaan, _PERIKSA + 1), _penutup(keadaan, _PERIKSA)
    if pengesah is None or peninjau is None:
        alasan = "Pengesahan ditutup tanpa keputusan."
        kembalikan_draf(pelaku=None, versi=versi, alasan=alasan, tutup=True, sekarang=saat)
    elif versi.status == StatusVersi.DITINJAU:
        sahkan(
            pelaku=pengesah,
            peninjau=peninjau,
            versi=versi,
            berlaku_sejak=date.fromisoformat(_isi_usul(keadaan)["berlaku_sejak"]),
            sekarang=saat,
        )


def _di_pemeriksa(
    versi: Any, pelaksanaan: Pelaksanaan, keadaan: Keadaan, pelaku: Any, saat: datetime
) -> None:
    """With the reviewer or the head: frozen; who has reviewed it is known while the head decides."""
    if versi.status == StatusVersi.DRAF:
        sidik = _isi_usul(keadaan)["sidik"]
        versi = tinjau(
            pelaku=pelaku, versi=versi, sidik=sidik, pelaksanaan=pelaksanaan.pk, sekarang=saat
        )
    sudah = _terbuka(keadaan) > _PERIKSA
    peninjau = _penutup(keadaan, _PERIKSA) if sudah else None
    catat_peninjau(versi=versi, peninjau=peninjau, sekarang=saat)


def _terbuka(keadaan: Keadaan) -> int:
    """The row that waits for an answer; the earliest where a return has opened several."""
    return min((t.langkah for t in keadaan.tugas.values() if t.terbuka), default=_PERIKSA)


def _penutup(keadaan: Keadaan, langkah: int) -> Any:
    """Who last answered a row for good."""
    beres = [
        t
        for t in keadaan.tugas.values()
        if t.langkah == langkah and t.induk is None and t.status in STATUS_BERES and t.oleh
    ]
    if not beres:
        return None
    akhir = max(beres, key=_urutan_tutup)
    return _pegawai(akhir.oleh.pegawai if akhir.oleh else None)


def _urutan_tutup(tugas: Tugas) -> int:
    return tugas.urutan_tutup or 0


def _pelaku(tercatat: Sequence[Tercatat]) -> Any:
    """Who caused these events; None: the system."""
    oleh = next((t.pelaku for t in tercatat if t.pelaku is not None), None)
    return _pegawai(oleh.pegawai if oleh else None)


def _pegawai(kunci: str | None) -> Any:
    return next(iter(pegawai_semua([UUID(kunci)])), None) if kunci else None


def _isi_usul(keadaan: Keadaan) -> Mapping[str, Any]:
    """The sheet that was proposed last."""
    versi = keadaan.hasil[KunciHasil(_USUL, JENIS, None)][-1]
    return isi_lembar(Lembar.objects.get(pk=versi.lembar))


def _alasan(tercatat: Sequence[Tercatat], keadaan: Keadaan) -> str:
    """Why the proposal is a draft again, and who says so."""
    for satu in tercatat:
        k = satu.kejadian
        if isinstance(k, TugasDitarik) and not k.alasan:
            return "Usul ditarik kembali oleh pengusulnya."
        if isinstance(k, TugasDikembalikan | TugasDitarik | PelaksanaanDibatalkan) and k.alasan:
            teks = isi_lembar(Lembar.objects.get(pk=k.alasan)).get("teks", "")
            return f"{_siapa(satu)}: {teks}" if satu.pelaku else str(teks)
    return ""


def _siapa(satu: Tercatat) -> str:
    oleh = satu.pelaku
    if oleh is None:
        return ""
    nama = sebutan([oleh.pegawai, oleh.jabatan])
    return str(nama.pelaku(oleh.pegawai, oleh.jabatan, oleh.kapasitas.value))
