"""The one way a run changes: lock, first answer, fold, facts, decision, append, project.

Everything slow (rendering, hashing of files, network) is done before or after, never in here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tolok.dasar.galat import GalatTolok, TidakBerwenang, TidakDitemukan
from tolok.pelaksanaan.domain.keadaan import Keadaan, StatusPelaksanaan, Tugas as TugasDomain
from tolok.pelaksanaan.domain.kejadian import Tercatat, TindakanDiselesaikan
from tolok.pelaksanaan.domain.pelaku import Pemegang
from tolok.pelaksanaan.domain.perintah import Perintah, PerintahTugas, SerahkanBanyak
from tolok.pelaksanaan.domain.putuskan import jalankan
from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.domain.tolak import DokumenBerubah, SudahDiputuskanOleh
from tolok.pelaksanaan.fakta_kini import FaktaKini
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.ingatan import ingat, keadaan_kini
from tolok.pelaksanaan.log.jurnal import catat, ke_tercatat
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis
from tolok.pelaksanaan.log.pernyataan import hapus, kunci_satu, sisipkan
from tolok.pelaksanaan.log.proyeksi import proyeksikan, tersentuh
from tolok.pelaksanaan.log.segel import segel
from tolok.pelaksanaan.models import Kejadian, Konsep, Lembar, Pelaksanaan, Penolakan, Tugas
from tolok.pelaksanaan.sebutan import pukul, sebutan
from tolok.pelaksanaan.tim_sk import ikat_lajur

__all__ = [
    "Jawaban",
    "Pendengar",
    "catat_penolakan",
    "daftarkan_aturan",
    "daftarkan_pendengar",
    "jalankan_perintah",
]

_PERCOBAAN = 3

# Told of new events inside the same transaction; a room above keeps its own projection with it.
Pendengar = Callable[[Pelaksanaan, Keadaan, Sequence[Tercatat]], None]
_daftar_pendengar: list[Pendengar] = []
_aturan: dict[str, AturanTindakan] = dict(ATURAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jawaban:
    """What a command did. `ulang`: it had been answered before, and this is that answer."""

    pelaksanaan: UUID
    kejadian: tuple[Tercatat, ...]
    ulang: bool = False


def daftarkan_pendengar(pendengar: Pendengar) -> None:
    """Register a projection of a room above; it runs inside the transaction, so keep it short."""
    if pendengar not in _daftar_pendengar:
        _daftar_pendengar.append(pendengar)


def daftarkan_aturan(aturan: AturanTindakan) -> None:
    """Decide with this rule for its act from now on (the panel of the act registers it)."""
    _aturan[aturan.kode] = aturan


def jalankan_perintah(
    *,
    pelaksanaan: UUID,
    perintah: Perintah,
    pegawai: Any,
    sekarang: datetime,
    lembar: Sequence[Lembar] = (),
    atas_nama: UUID | None = None,
    batas: Mapping[int | tuple[int, str], datetime] | None = None,
    ikat: Mapping[str, Pemegang] | None = None,
    baru: Pelaksanaan | None = None,
) -> Jawaban:
    """Decide one command. `pegawai` acts (None: the system); `lembar` are saved with it.

    `baru` is the row of a run that this command starts. Raises what the decision refuses; the
    refusal is written down apart from the transaction that it undid.
    """
    try:
        return _dengan_ulang(
            lambda: _jalankan(
                pelaksanaan, perintah, pegawai, sekarang, lembar, baru,
                {"atas_nama": atas_nama, "batas": batas, "ikat": ikat},
            )
        )  # fmt: skip
    except GalatTolok as galat:
        sebut_nama(galat, pelaksanaan, getattr(perintah, "tugas", None))
        catat_penolakan(
            galat,
            pegawai=pegawai,
            sekarang=sekarang,
            tindakan=type(perintah).__name__,
            pelaksanaan=pelaksanaan,
            tugas=getattr(perintah, "tugas", None),
        )
        raise


def _dengan_ulang(kerja: Callable[[], Jawaban]) -> Jawaban:
    """The unique numbers are the net under the lock: caught and tried again, never shown."""
    for sisa in reversed(range(_PERCOBAAN)):
        try:
            return kerja()
        except IntegrityError:
            if not sisa or transaction.get_connection().in_atomic_block:
                raise
    raise AssertionError("tidak tercapai")


def _jalankan(
    pk: UUID,
    perintah: Perintah,
    pegawai: Any,
    sekarang: datetime,
    lembar: Sequence[Lembar],
    baru: Pelaksanaan | None,
    pilihan: Mapping[str, Any],
) -> Jawaban:
    with transaksi_tulis():
        pelaksanaan = _terkunci(pk, pegawai, baru)
        keadaan = keadaan_kini(pelaksanaan)
        if perintah.kunci in keadaan.kunci:
            return _jawaban_pertama(pelaksanaan, perintah, pegawai)
        lintasan = lintasan_sop(pelaksanaan.sidik_sop)
        kini = FaktaKini(
            pelaksanaan=pelaksanaan, lintasan=lintasan, keadaan=keadaan, pegawai=pegawai,
            sekarang=sekarang,
        )  # fmt: skip
        if not pilihan.get("ikat"):
            ikat = ikat_lajur(pelaksanaan, keadaan, lintasan, perintah, lembar, pegawai, sekarang)
            pilihan = {**pilihan, "ikat": ikat}
        fakta = kini.fakta(tugas=_tugas_perintah(perintah), **pilihan)
        tercatat, sesudah = jalankan(keadaan, perintah, fakta, _aturan)
        return _simpan(pelaksanaan, keadaan, sesudah, tercatat, lembar, sekarang)


def _tugas_perintah(perintah: Perintah) -> str | None:
    """The task through which the person acts; of many lines the first, they reach them alike."""
    if isinstance(perintah, PerintahTugas):
        return perintah.tugas
    if isinstance(perintah, SerahkanBanyak) and perintah.rincian:
        return perintah.rincian[0].tugas
    return None


def _terkunci(pk: UUID, pegawai: Any, baru: Pelaksanaan | None) -> Pelaksanaan:
    """The run's row under its lock; another office's run does not exist for this person."""
    milik = {} if pegawai is None else {"pemda": pegawai.pemda_id, "instansi": pegawai.instansi_id}
    baris = kunci_satu(Pelaksanaan, ("instansi", "pemda"), id=pk, **milik)
    if baris is not None:
        return baris
    if baru is None:
        raise TidakDitemukan("Pelaksanaan ini tidak ada.", "Periksa kembali tautannya.")
    baru.save(force_insert=True)
    return baru


def _jawaban_pertama(pelaksanaan: Pelaksanaan, perintah: Perintah, pegawai: Any) -> Jawaban:
    """The events of the first request with this `kunci`; the log has it."""
    pertama = Kejadian.objects.get(pelaksanaan=pelaksanaan, kunci=UUID(perintah.kunci))
    if pertama.pelaku != getattr(pegawai, "pk", None):
        raise TidakBerwenang(
            "Formulir ini dikirim oleh orang lain.", "Muat ulang halaman, lalu kirim lagi."
        )
    sesudah = Kejadian.objects.filter(
        pelaksanaan=pelaksanaan, urutan__gte=pertama.urutan
    ).order_by("urutan")
    tercatat: list[Tercatat] = []
    for baris in sesudah:
        if tercatat and baris.kunci is not None:
            break
        if (baris.pada, baris.pelaku) != (pertama.pada, pertama.pelaku):
            break
        tercatat.append(ke_tercatat(baris))
    return Jawaban(pelaksanaan=pelaksanaan.pk, kejadian=tuple(tercatat), ulang=True)


def _simpan(
    pelaksanaan: Pelaksanaan,
    lama: Keadaan,
    kini: Keadaan,
    tercatat: Sequence[Tercatat],
    lembar: Sequence[Lembar],
    sekarang: datetime,
) -> Jawaban:
    if tercatat:
        catat(pelaksanaan=pelaksanaan, tercatat=tercatat)
        tugas = tersentuh(lama, kini)
        proyeksikan(pelaksanaan=pelaksanaan, baru=kini, tugas=tugas, tercatat=tercatat)
        sisipkan(Lembar, lembar)
        _hapus_konsep(tugas, tercatat)
        for pendengar in _daftar_pendengar:
            pendengar(pelaksanaan, kini, tercatat)
    transaction.on_commit(lambda: ingat(pelaksanaan, kini))
    if kini.status is StatusPelaksanaan.SELESAI and lama.status is not kini.status:
        transaction.on_commit(lambda: _segel_akhir(pelaksanaan.pemda_id, sekarang), robust=True)
    return Jawaban(pelaksanaan=pelaksanaan.pk, kejadian=tuple(tercatat))


def _segel_akhir(pemda: UUID, sekarang: datetime) -> None:
    segel(pemda=pemda, sekarang=sekarang)


def _hapus_konsep(tersentuh: Sequence[TugasDomain], tercatat: Sequence[Tercatat]) -> None:
    """Typing of a task that closed, and of an act that is done, is in its sheets now."""
    hapus(Konsep, "tugas", [UUID(t.id) for t in tersentuh if not t.terbuka])
    for satu in tercatat:
        if isinstance(satu.kejadian, TindakanDiselesaikan):
            selesai = satu.kejadian
            Konsep.objects.filter(tugas=UUID(selesai.tugas), bagian=selesai.tindakan).delete()


def catat_penolakan(
    galat: GalatTolok,
    *,
    pegawai: Any,
    sekarang: datetime,
    tindakan: str,
    pelaksanaan: Any = None,
    tugas: Any = None,
) -> None:
    """Write a refused attempt down, once: the page that shows it will not write it again."""
    if getattr(galat, "tercatat", False):
        return
    Penolakan.objects.create(
        pemda_id=getattr(pegawai, "pemda_id", None),
        instansi=getattr(pegawai, "instansi_id", None),
        pelaksanaan=pelaksanaan,
        tugas=_uuid(tugas),
        pegawai=getattr(pegawai, "pk", None),
        tindakan=tindakan[:80],
        jenis=type(galat).__name__,
        aturan=galat.aturan[:120],
        pada=sekarang,
    )
    galat.tercatat = True  # type: ignore[attr-defined]  # read two lines above


def sebut_nama(galat: GalatTolok, pelaksanaan: UUID, tugas: Any) -> None:
    """Put who and when into the sentence: the decision knows ids, the officer needs a name."""
    if isinstance(galat, SudahDiputuskanOleh) and galat.pada is not None:
        baris = Tugas.objects.select_related("pemda").filter(pk=str(tugas)).first()
        if baris is not None and baris.pelaku is not None:
            nama = sebutan([baris.pelaku, baris.jabatan_pelaku])
            siapa = nama.pelaku(baris.pelaku, baris.jabatan_pelaku, baris.kapasitas_pelaku)
            saat = pukul(galat.pada, baris.pemda.nama_zona)
            galat.pesan = f"Tugas ini sudah {galat.status.replace('_', ' ')} oleh {siapa} {saat}."
    elif isinstance(galat, DokumenBerubah) and galat.pegawai and galat.pada is not None:
        ada = Pelaksanaan.objects.select_related("pemda").filter(pk=pelaksanaan).first()
        if ada is not None:
            nama = sebutan(galat.pegawai)
            siapa = ", ".join(nama.dari(p) for p in galat.pegawai)
            galat.pesan = (
                f"Dokumen ini diubah oleh {siapa} {pukul(galat.pada, ada.pemda.nama_zona)}, "
                "setelah halaman Anda dibuka."
            )


def _uuid(nilai: Any) -> UUID | None:
    try:
        return UUID(str(nilai)) if nilai else None
    except ValueError:
        return None
