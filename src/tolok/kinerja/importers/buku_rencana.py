"""Reads the plan workbook: sheets Simpul, Indikator and Perjanjian."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.banding_rencana import tulis_nilai
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.buku_rencana import (
    KOLOM_INDIKATOR,
    KOLOM_PERJANJIAN,
    KOLOM_SIMPUL,
    PADANAN,
    TARGET_MURNI,
    TARGET_PERUBAHAN,
    WAJIB,
    BukuRencana,
)
from tolok.kinerja.domain.isi_rencana import (
    DeretTarget,
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    urutkan,
)
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.periksa_rencana import TemuanRencana
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.importers.sel_ukur import Masalah
from tolok.kinerja.importers.tabel_buku import LembarBuku, baris_lembar, cari_lembar
from tolok.kinerja.importers.xlsx import BukuKerja, buka

__all__ = ["baca_buku_rencana", "baca_isi_rencana", "letakkan"]

_Satu = TypeVar("_Satu", bound=IsiSimpul | IsiIndikator | IsiPerjanjian)
_LEMBAR = {"simpul": "Simpul", "indikator": "Indikator", "perjanjian": "Perjanjian"}


def baca_buku_rencana(isi: bytes, lama: IsiRencana) -> BukuRencana:
    """Read a workbook for the year of `lama`, the plan as it stands.

    Raises MasukanTidakSah when it is no such workbook. A workbook without sheet Perjanjian
    leaves the agreements as they are.
    """
    buku = buka(isi)
    _periksa_tahun(buku, lama.tahun)
    return baca_isi_rencana(buku, lama)


def baca_isi_rencana(buku: BukuKerja, lama: IsiRencana) -> BukuRencana:
    """The plan sheets of an opened workbook."""
    pembaca = _Pembaca(buku)
    simpul = pembaca.lembar("Simpul", KOLOM_SIMPUL, _simpul)
    indikator = pembaca.lembar(
        "Indikator", KOLOM_INDIKATOR, _indikator, _sebelumnya(lama.indikator)
    )
    perjanjian: Iterable[IsiPerjanjian] = lama.perjanjian
    if cari_lembar(buku, "Perjanjian") is not None:
        perjanjian = pembaca.lembar("Perjanjian", KOLOM_PERJANJIAN, _perjanjian)
    hasil = IsiRencana(
        tahun=lama.tahun,
        simpul=tuple(simpul),
        indikator=tuple(indikator),
        perjanjian=tuple(perjanjian),
    )
    return BukuRencana(
        isi=urutkan(hasil), galat=tuple(pembaca.galat), letak=pembaca.letak, mentah=pembaca.mentah
    )


def _periksa_tahun(buku: BukuKerja, tahun: int) -> None:
    nama = cari_lembar(buku, "Keterangan")
    if nama is None:
        return
    lembar = LembarBuku(nama)
    for nomor, baris in baris_lembar(buku, nama, ("Hal", "Isi"), ("Hal", "Isi")):
        lembar.buka(nomor, baris)
        if lembar.teks("Hal").casefold() == "tahun" and lembar.teks("Isi") != str(tahun):
            raise MasukanTidakSah(
                f"Buku kerja ini untuk rencana tahun {lembar.teks('Isi')}, bukan {tahun}.",
                f"Buka halaman rencana tahun itu, atau ganti tahunnya pada lembar {nama}.",
            )


class _Pembaca:
    """Reads sheet after sheet, keeping errors and where each row stands."""

    def __init__(self, buku: BukuKerja) -> None:
        self._buku = buku
        self.galat: list[GalatSel] = []
        self.letak: dict[tuple[str, str], int] = {}
        self.mentah: dict[tuple[str, int, str], str] = {}

    def lembar(
        self,
        nama: str,
        kolom: Collection[str],
        baca: Callable[[LembarBuku], _Satu | None],
        sebelumnya: Mapping[tuple[str, str], str] | None = None,
    ) -> list[_Satu]:
        """Every row of a sheet that could be read as far as its code."""
        ada = cari_lembar(self._buku, nama)
        if ada is None:
            raise MasukanTidakSah(
                f"Lembar {nama} tidak ada (lembar yang ada: {', '.join(self._buku.nama_lembar)}).",
                "Pakai templat dari halaman Rencana kinerja.",
            )
        lembar = LembarBuku(ada, sebelumnya)
        hasil = []
        for nomor, baris in baris_lembar(self._buku, ada, kolom, WAJIB[nama]):
            lembar.buka(nomor, baris)
            satu = baca(lembar)
            if satu is not None:
                kode = satu.nomor if isinstance(satu, IsiPerjanjian) else satu.kode
                self.letak.setdefault((nama.casefold(), kode), nomor)
                hasil.append(satu)
        self.galat += lembar.galat
        self.mentah |= {(nama.casefold(), *kunci): isi for kunci, isi in lembar.mentah.items()}
        return hasil


def _simpul(x: LembarBuku) -> IsiSimpul:
    return IsiSimpul(
        jenis=x.wajib_pilihan("Jenis", JenisSimpul, JenisSimpul.SASARAN),
        kode=x.kode("Kode"),
        nama=x.teks("Nama"),
        induk=x.kode("Kode induk"),
        penanggung_jawab=x.teks("Penanggung jawab"),
        pagu_murni=x.rupiah("Pagu murni"),
        pagu_perubahan=x.rupiah("Pagu perubahan"),
        versi=x.pilihan("Versi", VersiRencana, VersiRencana.MURNI),
    )


def _indikator(x: LembarBuku) -> IsiIndikator:
    kode, satuan = x.kode("Kode"), x.teks("Satuan")
    penyebut = x.teks("Penyebut").casefold()
    if penyebut and not any(k in penyebut for k in ("tahun", "triwulan", "tw")):
        x.tolak(
            "Penyebut",
            Masalah(f"“{penyebut}” tidak dikenal.", "Isi target tahun atau target s.d. triwulan."),
        )
    return IsiIndikator(
        simpul=x.kode("Kode simpul"),
        kode=kode,
        nama=x.teks("Indikator"),
        satuan=satuan,
        polaritas=x.pilihan("Polaritas", Polaritas, Polaritas.POSITIF, PADANAN),
        agregasi=x.pilihan("Cara menggabung", Agregasi, Agregasi.POSISI_AKHIR, PADANAN),
        penanggung_jawab=x.teks("Penanggung jawab"),
        penyebut_tahun="tahun" in penyebut,
        berkomponen=x.ya("Diisi sebagai komponen"),
        murni=_deret(x, TARGET_MURNI, satuan, kode),
        perubahan=_deret(x, TARGET_PERUBAHAN, satuan, kode),
        tahun_lalu=x.angka("Realisasi tahun lalu", satuan, kode),
        renstra=x.target("Target akhir Renstra", satuan, kode),
        bobot=x.angka("Bobot", None, kode),
        jenis=x.teks("Jenis"),
        definisi=x.teks("Definisi operasional", berbaris=True),
        rumus=x.teks("Rumus"),
        sumber=x.teks("Sumber data"),
        bukti=x.teks("Bukti dukung"),
        skala=x.pasangan("Skala"),
        pembanding=x.pasangan("Pembanding"),
        tersedia_pada=x.hari("Tersedia pada"),
        catatan=x.teks("Catatan", berbaris=True),
    )


def _deret(x: LembarBuku, kolom: Iterable[str], satuan: str, kode: str) -> DeretTarget:
    tahun, satu, dua, tiga, empat = (x.target(k, satuan, kode) for k in kolom)
    return (tahun, satu, dua, tiga, empat)


def _perjanjian(x: LembarBuku) -> IsiPerjanjian | None:
    tanggal = x.hari("Tanggal")
    berlaku = x.hari("Berlaku sejak") or tanggal
    if tanggal is None or berlaku is None:
        if "Tanggal" not in x.baris:
            x.tolak("Tanggal", Masalah("Tanggal belum diisi.", "Tulis seperti 31-12-2026."))
        return None
    return IsiPerjanjian(
        versi=x.pilihan("Versi", VersiRencana, VersiRencana.MURNI),
        nomor=x.teks("Nomor"),
        tanggal=tanggal,
        berlaku_sejak=berlaku,
        alasan=x.teks("Alasan perubahan"),
    )


def _sebelumnya(indikator: Iterable[IsiIndikator]) -> dict[tuple[str, str], str]:
    """(code, column) -> what stands there now, to show beside a doubtful number."""
    hasil: dict[tuple[str, str], str] = {}
    for i in indikator:
        lalu = tulis_nilai(i.tahun_lalu)
        kini = {
            **dict(zip(TARGET_MURNI, map(tulis_nilai, i.murni), strict=True)),
            **dict(zip(TARGET_PERUBAHAN, map(tulis_nilai, i.perubahan), strict=True)),
            "Realisasi tahun lalu": lalu,
            "Target akhir Renstra": tulis_nilai(i.renstra),
        }
        hasil |= {(i.kode.casefold(), kolom): nilai or lalu for kolom, nilai in kini.items()}
    return hasil


def letakkan(
    temuan: Iterable[TemuanRencana],
    letak: Mapping[tuple[str, str], int],
    mentah: Mapping[tuple[str, int, str], str] | None = None,
) -> tuple[GalatSel, ...]:
    """Findings of the plan as cells of the workbook; row 0: none of its rows."""
    hasil = []
    for t in temuan:
        baris = letak.get((t.benda, t.kode), 0)
        hasil.append(
            GalatSel(
                lembar=_LEMBAR[t.benda],
                baris=baris,
                kolom=t.kolom,
                nilai=(mentah or {}).get((t.benda, baris, t.kolom), "" if baris else t.kode),
                masalah=t.masalah,
                saran=t.saran,
            )
        )
    return tuple(hasil)
