"""People and their accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.crypto import get_random_string

from tolok.akun.services import beri_sandi_sementara, buat_pengguna, setel_aktif
from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.organisasi.domain.istilah import StatusPegawai
from tolok.organisasi.models import Instansi, Pegawai
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import berlaku_pada, hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.penempatan import IZIN

__all__ = ["IsianPegawai", "atur_sandi_awal", "periksa_nip", "sandi_acak", "simpan_pegawai"]

_NIP = re.compile(r"[0-9]{18}")
# No letters or digits that are read for one another on paper.
_HURUF_SANDI = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPegawai:
    """What is kept of a person; the NIP without spaces, or empty."""

    nama: str
    nip: str
    pangkat: str
    status: StatusPegawai
    kertas: bool = False
    aktif: bool = True


@transaction.atomic
def simpan_pegawai(
    *,
    pelaku: Pegawai,
    instansi: Instansi,
    pegawai: Pegawai | None,
    isian: IsianPegawai,
    sekarang: datetime,
) -> Pegawai:
    """Add a person to the office (`pegawai` None) or mend what is written of one."""
    hari = hari_di(pelaku.pemda, sekarang)
    pastikan(pelaku, instansi, IZIN, hari)
    terkunci = kunci_instansi(instansi)
    nip = isian.nip.replace(" ", "")
    periksa_nip(terkunci, nip, pegawai)
    _periksa_lepas(pegawai, hari, aktif=isian.aktif)
    baris = pegawai or Pegawai(pemda_id=terkunci.pemda_id, instansi=terkunci)
    baris.nama, baris.nip, baris.pangkat = isian.nama.strip(), nip, isian.pangkat.strip()
    baris.status, baris.kertas, baris.aktif = isian.status.value, isian.kertas, isian.aktif
    baris.save()
    if baris.pengguna is not None and baris.pengguna.is_active != isian.aktif:
        setel_aktif(pengguna=baris.pengguna, aktif=isian.aktif)
    isi = {"pegawai": str(baris.pk), "aktif": baris.aktif}
    jenis = "PegawaiDiubah" if pegawai else "PegawaiDitambah"
    catat(terkunci, jenis, isi, pelaku=pelaku, sekarang=sekarang)
    return baris


def _periksa_lepas(pegawai: Pegawai | None, hari: date, *, aktif: bool) -> None:
    """Nobody who holds a post is made inactive."""
    if pegawai is None or aktif:
        return
    if pegawai.daftar_penempatan.filter(berlaku_pada(hari)).exists():
        raise MasukanTidakSah(
            "Pegawai ini masih memegang jabatan, sehingga belum dapat dinonaktifkan.",
            "Tutup dahulu penempatannya.",
        )


def periksa_nip(instansi: Instansi, nip: str, pegawai: Pegawai | None) -> None:
    """Eighteen digits, and nobody else's in the pemda; empty is allowed."""
    if not nip:
        return
    if not _NIP.fullmatch(nip):
        raise MasukanTidakSah(
            f"NIP terdiri atas 18 angka; yang Anda ketik {len(nip)} huruf/angka.",
            "Periksa kembali NIP-nya, atau kosongkan dahulu.",
        )
    sama = Pegawai.objects.filter(pemda_id=instansi.pemda_id, nip=nip)
    if any(p != pegawai for p in sama):
        raise MasukanTidakSah(
            "NIP ini sudah tercatat atas pegawai lain di pemerintah daerah ini.",
            "Cari pegawai itu, atau periksa kembali NIP-nya.",
        )


def sandi_acak() -> str:
    """A first password that can be read aloud and typed from paper."""
    return get_random_string(12, _HURUF_SANDI)


@transaction.atomic
def atur_sandi_awal(*, pelaku: Pegawai, pegawai: Pegawai, sekarang: datetime) -> str:
    """Give the person an account or a fresh password; returns the password, shown once.

    The person has to choose another at the first sign-in.

    Refused on demo data: invented people are signed in without one.
    """
    pastikan(pelaku, pegawai.instansi, IZIN, hari_di(pelaku.pemda, sekarang))
    instansi = kunci_instansi(pegawai.instansi_id)
    if instansi.pemda.contoh:
        raise TransisiTidakSah(
            "Akun pada data contoh tidak memakai kata sandi.",
            "Pakai “Masuk sebagai” di halaman masuk.",
        )
    if not pegawai.nip:
        raise MasukanTidakSah(
            "Pegawai ini belum mempunyai NIP, padahal NIP menjadi nama penggunanya.",
            "Isi NIP-nya dahulu.",
        )
    sandi = sandi_acak()
    if pegawai.pengguna is None:
        pegawai.pengguna = buat_pengguna(username=pegawai.nip)
        pegawai.save(update_fields=["pengguna"])
    beri_sandi_sementara(pengguna=pegawai.pengguna, sandi=sandi)
    isi = {"pegawai": str(pegawai.pk), "pengguna": str(pegawai.pengguna_id)}
    catat(instansi, "SandiAwalDiatur", isi, pelaku=pelaku, sekarang=sekarang)
    return sandi
