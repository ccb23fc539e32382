"""Acts on an SOP that is being edited: begin, change, undo, redo, make a draft of it, discard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tolok.dasar.galat import MasukanTidakSah, SimpananBasi, TransisiTidakSah
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.domain.status import StatusVersi
from tolok.sop.domain.sunting import Perintah
from tolok.sop.domain.sunting_lacak import lacak, runut
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.models import RiwayatSuntingan, Suntingan, VersiSop
from tolok.sop.permissions import KELOLA, pastikan
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.services.draf import buat_draf, ganti_draf

if TYPE_CHECKING:
    from tolok.berkas.models import Berkas
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = [
    "BATAS_RIWAYAT",
    "HasilSunting",
    "buang",
    "isi_suntingan",
    "jadikan_draf",
    "mulai",
    "sunting",
    "urung",
]

BATAS_RIWAYAT = 200
"""States kept of one Suntingan; the oldest fall away first."""

_SATU_KETIKAN = timedelta(minutes=2)
"""What saves itself within this time of typing in one field is one step to undo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilSunting:
    """A Suntingan after a change, its page already parsed, and the row to show open."""

    suntingan: Suntingan
    sop: Sop
    buka: int | None = None


def isi_suntingan(satu: Suntingan) -> Sop:
    """The page as it stands in the editor."""
    return _urai(satu.isi)


@transaction.atomic
def mulai(
    *,
    pelaku: Pegawai,
    instansi: Instansi,
    sop: Sop | None,
    sekarang: datetime,
    sumber: Berkas | None = None,
    letak: Mapping[str, Any] | None = None,
    kode: str = "",
    asal: VersiSop | None = None,
) -> Suntingan:
    """Begin with a page that was read, with the page of a version (`kode`, `asal`), or empty."""
    pastikan(pelaku, KELOLA, instansi, sekarang)
    terkunci = kunci_instansi(instansi)
    awal = sop or _kosong(f"{terkunci.pemda.nama} - {terkunci.nama}")
    satu = Suntingan.objects.create(
        pemda_id=terkunci.pemda_id,
        instansi=terkunci,
        nama=awal.nama[:300],
        kode=kode,
        sumber=sumber,
        isi=tulis(awal, "yaml"),
        letak=dict(letak or {}),
        asal=asal,
        sidik_asal=asal.sidik if asal is not None else "",
        pembuat=pelaku,
        dibuat_pada=sekarang,
        diubah_pada=sekarang,
    )
    _ingat(satu, "Semula", pelaku, sekarang)
    _catat(satu, "SuntinganSopDimulai", pelaku, sekarang)
    return satu


@transaction.atomic
def sunting(
    *,
    pelaku: Pegawai,
    suntingan: Suntingan,
    kali: int,
    perintah: Callable[[Sop], Perintah],
    sekarang: datetime,
    otomatis: bool = False,
) -> HasilSunting:
    """Apply one change to the state the person saw.

    `perintah` makes the change from the page as it stands under the lock. `otomatis`: it saved
    itself while somebody typed. Raises SimpananBasi when somebody else changed the page meanwhile,
    MasukanTidakSah when the change cannot be. What changes nothing leaves no step behind.
    """
    kini = _terbuka(pelaku, suntingan, sekarang)
    _pastikan_sama(kini, kali)
    lama = _urai(kini.isi)
    satu = perintah(lama)
    baru, asal = lacak(lama, satu.ubah)
    if baru != lama:
        lanjutan = otomatis and _melanjutkan(kini, satu.kata, pelaku, sekarang)
        _tulis(kini, baru, asal, lanjutan=lanjutan)
        _simpan(kini, sekarang)
        if lanjutan:
            kini.riwayat.filter(urutan=kini.urutan).update(isi=kini.isi)
        else:
            _ingat(kini, satu.kata, pelaku, sekarang)
            kini.riwayat.filter(urutan__lte=kini.urutan - BATAS_RIWAYAT).delete()
    return HasilSunting(suntingan=kini, sop=baru, buka=satu.buka)


@transaction.atomic
def urung(
    *, pelaku: Pegawai, suntingan: Suntingan, kali: int, arah: int, sekarang: datetime
) -> HasilSunting:
    """One step back (`arah` -1) or forward again (+1) in the history."""
    kini = _terbuka(pelaku, suntingan, sekarang)
    _pastikan_sama(kini, kali)
    tujuan = kini.riwayat.filter(urutan=kini.urutan + (1 if arah > 0 else -1)).first()
    if tujuan is None:
        raise TransisiTidakSah(
            "Tidak ada lagi yang dapat diulangi."
            if arah > 0
            else "Sudah kembali ke keadaan semula.",
            aturan="sop.sunting",
        )
    sop = _urai(tujuan.isi)
    kini.isi, kini.urutan, kini.nama = tujuan.isi, tujuan.urutan, sop.nama[:300]
    _simpan(kini, sekarang)
    return HasilSunting(suntingan=kini, sop=sop)


@transaction.atomic
def jadikan_draf(
    *, pelaku: Pegawai, suntingan: Suntingan, kali: int, sekarang: datetime
) -> VersiSop:
    """The edited page becomes a draft: the one it was begun from, else the next version of its SOP.

    A draft that was proposed or changed meanwhile is left as it is. Raises MasukanTidakSah with the
    first thing that keeps the page from running.
    """
    kini = _terbuka(pelaku, suntingan, sekarang)
    _pastikan_sama(kini, kali)
    terkunci = kunci_instansi(kini.instansi)
    asal, sop = _asal(kini), _urai(kini.isi)
    if asal is not None and asal.status == StatusVersi.DRAF and asal.sidik == kini.sidik_asal:
        versi = ganti_draf(
            pelaku=pelaku, terkunci=terkunci, versi=asal, sop=sop, sekarang=sekarang
        )
    else:
        versi = buat_draf(
            pelaku=pelaku,
            terkunci=terkunci,
            sop=sop,
            kode=kini.kode,
            sekarang=sekarang,
            asal=asal,
        )
    kini.versi = versi
    kini.save(update_fields=["versi"])
    return versi


def _asal(kini: Suntingan) -> VersiSop | None:
    """The version that the edited page was begun from, as it stands now."""
    if kini.asal_id is None:
        return None
    return VersiSop.objects.select_for_update().get(pk=kini.asal_id)


@transaction.atomic
def buang(*, pelaku: Pegawai, suntingan: Suntingan, sekarang: datetime) -> None:
    """Discard an edited page with its history. The document it came from stays stored."""
    kini = _terbuka(pelaku, suntingan, sekarang)
    _catat(kini, "SuntinganSopDibuang", pelaku, sekarang)
    kini.delete()


def _terbuka(pelaku: Pegawai, suntingan: Suntingan, sekarang: datetime) -> Suntingan:
    pastikan(pelaku, KELOLA, suntingan.instansi, sekarang)
    kini = Suntingan.objects.select_for_update(of=("self",)).get(pk=suntingan.pk)
    if kini.versi_id is not None:
        raise TransisiTidakSah(
            "Suntingan ini sudah menjadi draf SOP.",
            "Buka drafnya; ubah lagi dari sana.",
            "sop.sunting",
        )
    return kini


def _melanjutkan(kini: Suntingan, kata: str, pelaku: Pegawai, sekarang: datetime) -> bool:
    """Whether the newest step is the same person still typing in the same fields."""
    akhir = kini.riwayat.order_by("-urutan").first()
    return (
        akhir is not None
        and 0 < akhir.urutan == kini.urutan
        and akhir.kata == kata[:200]
        and akhir.pegawai_id == pelaku.pk
        and sekarang - akhir.pada < _SATU_KETIKAN
    )


def _tulis(kini: Suntingan, sop: Sop, asal: Sequence[int | None], *, lanjutan: bool) -> None:
    """The page as the next step of its history, or as the one that goes on."""
    dahulu = kini.letak.get("asal", {})
    baris = runut(dahulu.get(str(kini.urutan)), asal)
    if not lanjutan:
        kini.riwayat.filter(urutan__gt=kini.urutan).delete()
        kini.urutan += 1
    kini.isi, kini.nama = tulis(sop, "yaml"), sop.nama[:300]
    if kini.letak.get("bidang"):
        batas = range(kini.urutan - BATAS_RIWAYAT, kini.urutan)
        tetap = {k: v for k, v in dahulu.items() if int(k) in batas}
        kini.letak = {**kini.letak, "asal": {**tetap, str(kini.urutan): baris}}


def _simpan(kini: Suntingan, sekarang: datetime) -> None:
    kini.kali += 1
    kini.diubah_pada = sekarang
    kini.save(update_fields=["isi", "nama", "letak", "urutan", "kali", "diubah_pada"])


def _pastikan_sama(kini: Suntingan, kali: int) -> None:
    if kini.kali == kali:
        return
    akhir = kini.riwayat.filter(urutan=kini.urutan).select_related("pegawai").first()
    siapa = f" oleh {akhir.pegawai.nama}: {akhir.kata}" if akhir and akhir.urutan else ""
    raise SimpananBasi(
        f"Halaman SOP ini sudah diubah setelah Anda membukanya{siapa}.",
        "Yang terbaru sudah tampil, dan ketikan Anda masih ada. Periksa, lalu simpan sekali lagi "
        "bila masih sesuai.",
        "sop.sunting",
    )


def _urai(isi: str) -> Sop:
    sop = baca(isi.encode(), format="yaml")
    if not isinstance(sop, Sop):
        raise MasukanTidakSah("Suntingan memuat lebih dari satu SOP.", aturan="sop.sunting")
    return sop


def _kosong(unit: str) -> Sop:
    return Sop(nama="SOP baru", unit=unit, langkah=(Langkah(nomor=1, uraian=""),))


def _ingat(satu: Suntingan, kata: str, pegawai: Pegawai, sekarang: datetime) -> None:
    RiwayatSuntingan.objects.create(
        pemda_id=satu.pemda_id,
        suntingan=satu,
        urutan=satu.urutan,
        kata=kata[:200],
        isi=satu.isi,
        pegawai=pegawai,
        pada=sekarang,
    )


def _catat(satu: Suntingan, jenis: str, pelaku: Pegawai, sekarang: datetime) -> None:
    isi = {"suntingan": str(satu.pk), "nama": satu.nama}
    catat(satu.instansi, jenis, isi, pelaku=pelaku, sekarang=sekarang)
