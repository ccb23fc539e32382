"""The acts of a team's task: who does which, who claimed it, who moved away meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.tim import lepas_anggota
from tolok.pelaksanaan.domain.pelaku import JenisPemegang
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import SkemaLembar
from tolok.pelaksanaan.pembagian import JENIS_PEMBAGIAN, catat_pembagian
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel, panel_langkah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["PERINTAH_PEMBAGIAN", "SKEMA_PEMBAGIAN", "PembagianTampil", "pembagian_halaman"]

SKEMA_PEMBAGIAN = SkemaLembar(
    jenis=JENIS_PEMBAGIAN,
    nama="Pembagian tugas tim",
    periksa=lambda _isi: [],
    ringkas=lambda isi: f"{len(isi.get('orang', {}))} bagian dibagi",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BagianTim:
    """One act of the row: whose it is, whether it is done."""

    kode: str
    judul: str
    orang: str
    nama: str
    selesai: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PembagianTampil:
    """The division as the page shows it. `pindah`: members without a post here any more.

    `pengambil`: who claimed the task; `sejarah`: earlier divisions with their reasons.
    """

    bagian: tuple[BagianTim, ...]
    anggota: tuple[tuple[str, str], ...]
    pindah: tuple[tuple[str, str], ...]
    ketua: bool
    dibagi: bool
    pengambil: str
    sejarah: tuple[tuple[datetime, str], ...]


def pembagian_halaman(halaman: HalamanTugas, kode_kode: tuple[str, ...]) -> PembagianTampil | None:
    """The division of a team's task with several acts; None for any other task."""
    domain = halaman.domain
    if domain.pemegang.jenis is not JenisPemegang.TIM or domain.induk is not None:
        return None
    anggota = halaman.kini.susunan.tim.get(UUID(domain.pemegang.id), ())
    orang = halaman.pembagian
    pk = {a.pegawai for a in anggota} | {UUID(p) for p in orang.values()}
    nama = sebutan([*pk, domain.ambil], halaman.nama_kantor)
    kini = halaman.kini.susunan
    return PembagianTampil(
        bagian=tuple(
            BagianTim(
                kode=kode,
                judul=_judul(halaman, kode),
                orang=orang.get(kode, ""),
                nama=nama.dari(orang[kode]) if kode in orang else "",
                selesai=kode in halaman.selesai,
            )
            for kode in kode_kode
        ),
        anggota=tuple((str(a.pegawai), nama.dari(a.pegawai)) for a in anggota),
        pindah=tuple(
            (str(a.pegawai), nama.dari(a.pegawai))
            for a in anggota
            if not kini.duduk(a.pegawai) and not a.ketua
        ),
        ketua=halaman.ketua_tim and domain.terbuka,
        dibagi=bool(orang),
        pengambil=nama.dari(domain.ambil) if domain.ambil else "",
        sejarah=tuple(
            (pada, str(isi["alasan"])) for pada, isi in halaman.riwayat_pembagian if isi["alasan"]
        ),
    )


def _judul(halaman: HalamanTugas, kode: str) -> str:
    satu = panel_langkah(kode, halaman.langkah, halaman.lintasan)
    return satu.judul if satu is not None else kode


# -- commands --------------------------------------------------------------------------------------


def _bagi(kiriman: Kiriman) -> Jawaban:
    """Say who does which act; an act without a name is anybody's."""
    halaman = kiriman.halaman
    anggota = _anggota(halaman)
    orang = {
        kode.removeprefix("bagi-"): nilai
        for kode, nilai in kiriman.isian.items()
        if kode.startswith("bagi-") and nilai in anggota
    }
    catat_pembagian(
        pada=kiriman.pada,
        bagian=orang,
        alasan=kiriman.teks("alasan_bagi"),
        boleh=halaman.ketua_tim,
    )
    return Jawaban(pelaksanaan=kiriman.pada.pelaksanaan, kejadian=())


def _anggota(halaman: HalamanTugas) -> set[str]:
    tim = halaman.domain.pemegang.id
    return {str(a.pegawai) for a in halaman.kini.susunan.tim.get(UUID(tim), ())} if tim else set()


def _lepas_anggota(kiriman: Kiriman) -> Jawaban:
    """A member who moved leaves the team, with the reason; their acts wait for another name."""
    halaman, pada = kiriman.halaman, kiriman.pada
    pegawai = kiriman.teks("pegawai")
    if not halaman.ketua_tim:
        raise TidakBerwenang(
            "Hanya ketua tim yang melepas anggota.", "Sampaikan kepadanya.", "ketua"
        )
    if pegawai not in _anggota(halaman):
        raise MasukanTidakSah("Pilih dahulu siapa yang dilepas.", "Pilih dari daftar.", "pegawai")
    alasan = kiriman.teks("alasan_bagi")
    if not alasan:
        raise MasukanTidakSah("Pelepasan memerlukan alasan.", "Tulis satu kalimat.", "alasan_bagi")
    sisa = {k: p for k, p in halaman.pembagian.items() if p != pegawai}
    nama = sebutan([UUID(pegawai)], halaman.nama_kantor).dari(pegawai)
    instansi = halaman.pelaksanaan.instansi
    lepas_anggota(
        pelaku=pada.pegawai,
        instansi=instansi.pk,
        tim=UUID(halaman.domain.pemegang.id),
        pegawai=UUID(pegawai),
        selesai=hari_di(instansi.pemda, pada.sekarang) - timedelta(days=1),
        sekarang=pada.sekarang,
    )
    catat_pembagian(pada=pada, bagian=sisa, alasan=f"{nama} dilepas: {alasan}", boleh=True)
    return Jawaban(pelaksanaan=pada.pelaksanaan, kejadian=())


PERINTAH_PEMBAGIAN: Mapping[str, PerintahPanel] = {
    "bagi": PerintahPanel(
        lakukan=_bagi, kabar="Pembagian tugas dicatat; anggota melihatnya.", tetap=True
    ),
    "lepas_anggota": PerintahPanel(
        lakukan=_lepas_anggota,
        kabar="Anggota dilepas. Pertimbangkan perubahan SK Tim agar susunannya sesuai.",
        tetap=True,
    ),
}
