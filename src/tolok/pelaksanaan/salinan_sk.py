"""What happens to a signed SK: its number when that comes later, and a copy to every member.

Copies stand in the office's book of deliveries; the receipt is the member's own word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.apps import apps

from tolok.dasar.galat import TidakBerwenang, TidakDitemukan
from tolok.naskah.services.ekspedisi import catat_kirim, catat_terima, ekspedisi_menunggu
from tolok.naskah.services.penomoran import pesan_nomor
from tolok.organisasi.daftar_tim import SkTim, sk_tim
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.tim import nomori_sk
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.terbit.daftar import id_naskah, kunci_lembar
from tolok.pelaksanaan.tim_sk import id_tim

__all__ = [
    "SalinanAnggota",
    "SkPelaksanaan",
    "ambil_nomor",
    "bagikan_salinan",
    "sk_pelaksanaan",
    "terima_salinan",
    "tulis_nomor",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SalinanAnggota:
    """A member's copy: recorded as shared or not, received or not."""

    pegawai: UUID
    nama: str
    kedudukan: str
    dibagikan: datetime | None
    diterima: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SkPelaksanaan:
    """The decree that binds the team of a run. `sendiri`: this very run made it."""

    sk: SkTim
    sendiri: bool
    naskah: UUID | None
    penyusun: frozenset[str]
    anggota: tuple[SalinanAnggota, ...]


def sk_pelaksanaan(pelaksanaan: Pelaksanaan, keadaan: Keadaan, hari: Any) -> SkPelaksanaan | None:
    """The decree behind the team of this run; None while no team is bound."""
    tim = next((p.id for p in keadaan.lajur.values() if p.jenis is JenisPemegang.TIM), None)
    tabel: Any = apps.get_model("organisasi", "Tim")
    baris = tabel.objects.filter(pk=tim, instansi=pelaksanaan.instansi_id).first() if tim else None
    if baris is None:
        return None
    versi = [v for k, daftar in keadaan.hasil.items() if k.jenis == "sk_tim" for v in daftar]
    milik = next((v for v in versi if id_tim(pelaksanaan.pk, v.lembar) == baris.pk), None)
    sk = sk_tim(baris, hari)
    return SkPelaksanaan(
        sk=sk,
        sendiri=milik is not None,
        naskah=id_naskah(pelaksanaan.pk, kunci_lembar("sk_tim", None)) if milik else None,
        penyusun=frozenset(milik.penulis) if milik else frozenset(),
        anggota=_anggota(sk),
    )


def _id_salinan(tim: UUID, pegawai: UUID) -> UUID:
    return uuid5(NAMESPACE_URL, f"tolok:salinan_sk:{tim}:{pegawai}")


def _anggota(sk: SkTim) -> tuple[SalinanAnggota, ...]:
    tabel: Any = apps.get_model("naskah", "LembarEkspedisi")
    kunci = {_id_salinan(sk.tim, a.pegawai): a.pegawai for a in sk.anggota}
    ada = {b.pk: b for b in tabel.objects.filter(pk__in=kunci)}
    return tuple(
        SalinanAnggota(
            pegawai=a.pegawai,
            nama=a.nama,
            kedudukan=a.kedudukan,
            dibagikan=b.dikirim_pada if (b := ada.get(_id_salinan(sk.tim, a.pegawai))) else None,
            diterima=b.diterima_pada if b else None,
        )
        for a in sk.anggota
    )


def _pastikan(boleh: bool) -> None:
    if not boleh:
        raise TidakBerwenang(
            "Nomor dan salinan SK diurus penyusunnya atau penyiap pelaksanaan.",
            "Hubungi salah satunya.",
            "sk_tim",
        )


def tulis_nomor(
    *, pegawai: Any, satu: SkPelaksanaan, nomor: str, boleh: bool, sekarang: datetime
) -> None:
    """The number that came from the agenda after the signature; once."""
    _pastikan(boleh and satu.sendiri)
    nomori_sk(
        pelaku=pegawai,
        instansi=pegawai.instansi_id,
        tim=satu.sk.tim,
        nomor=nomor,
        sekarang=sekarang,
    )


def ambil_nomor(*, pegawai: Any, satu: SkPelaksanaan, boleh: bool, sekarang: datetime) -> None:
    """The next number of the office's own book; a decree that has one keeps it."""
    _pastikan(boleh and satu.sendiri)
    if satu.sk.nomor:
        return
    instansi = pegawai.instansi
    nomor = pesan_nomor(
        pelaku=pegawai,
        instansi=instansi,
        klasifikasi=str(instansi.kode_klasifikasi.get("pelaporan_kinerja", "")),
        tahun=hari_di(instansi.pemda, sekarang).year,
        sekarang=sekarang,
    )
    tulis_nomor(pegawai=pegawai, satu=satu, nomor=nomor.nomor, boleh=True, sekarang=sekarang)


def bagikan_salinan(*, pegawai: Any, satu: SkPelaksanaan, boleh: bool, sekarang: datetime) -> None:
    """A line in the book of deliveries for every member who has none yet."""
    _pastikan(boleh)
    for a in satu.anggota:
        if a.dibagikan is None:
            _kirim(pegawai, satu, a, sekarang)


def terima_salinan(*, pegawai: Any, satu: SkPelaksanaan, sekarang: datetime) -> None:
    """The member's own receipt; said twice it changes nothing."""
    a = next((x for x in satu.anggota if x.pegawai == pegawai.pk), None)
    if a is None:
        raise TidakDitemukan("Anda tidak tercantum pada SK ini.", "Periksa lampirannya.")
    if a.dibagikan is None:
        _kirim(pegawai, satu, a, sekarang)
    lembar = ekspedisi_menunggu(_id_salinan(satu.sk.tim, a.pegawai))
    if lembar is not None:
        catat_terima(pelaku=pegawai, lembar=lembar, penerima=a.nama, diterima_pada=sekarang)


def _kirim(pegawai: Any, satu: SkPelaksanaan, a: SalinanAnggota, sekarang: datetime) -> None:
    catat_kirim(
        pelaku=pegawai,
        instansi=pegawai.instansi,
        tujuan=a.nama,
        isi=f"Salinan SK {satu.sk.nama} sebagai {a.kedudukan}"[:300],
        cara="Tolok",
        sekarang=sekarang,
        nomor_surat=satu.sk.nomor,
        pk=_id_salinan(satu.sk.tim, a.pegawai),
    )
