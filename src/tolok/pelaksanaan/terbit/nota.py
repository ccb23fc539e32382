"""D02 nota dinas: an order of a row, or the covering note of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from tolok.dasar.tanggal import tanggal
from tolok.naskah.dokumen import buku, nota_dinas
from tolok.naskah.dokumen.buku import BarisAgenda, BarisEkspedisi
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.keadaan import KunciHasil, VersiHasil
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.terbit.nomor import hari_isi
from tolok.sop.domain.hasil import JenisHasil

__all__ = ["dokumen_nota", "penerbit_buku"]

_SOPAN = "Demikian disampaikan, atas arahan Bapak/Ibu diucapkan terima kasih."
_PENUTUP = "Demikian disampaikan untuk dilaksanakan sebagaimana mestinya."


def dokumen_nota(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """The note as it was handed on: base, order, scope and limit, each in its own words."""
    isi = bahan.isi(versi.lembar)
    penanda = bahan.penulis_versi(versi)
    hari = hari_isi(isi.get("tanggal"), bahan.hari(versi.pada))
    paragraf, perintah = _isi(isi, bahan.kegiatan)
    nilai = nota_dinas.NotaDinas(
        kepada="; ".join(map(str, isi.get("nama_kepada", ())))
        or "pejabat pada langkah berikutnya",
        dari=penanda.jabatan_lengkap,
        tanggal=hari,
        hal=str(isi.get("hal") or f"Pelaksanaan {bahan.kegiatan}"),
        paragraf=paragraf,
        penanda=penanda,
        nomor=str(isi.get("nomor", "")),
        sifat=str(isi.get("sifat") or "Biasa"),
        lampiran=str(isi.get("lampiran") or "-"),
        tembusan=tuple(t.strip() for t in str(isi.get("tembusan") or "").split(";") if t.strip()),
        perintah=perintah,
    )
    return nota_dinas.susun(nilai, bahan.bingkai)


def _isi(isi: Mapping[str, Any], kegiatan: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """An order: base, numbered orders, scope. A covering note (nothing ordered): its own words."""
    baris = tuple(b.strip() for b in str(isi.get("teks") or "").splitlines() if b.strip())
    harap = _harap(isi)
    if not isi.get("dasar") and not harap:
        return (*(baris or (kegiatan,)), _SOPAN), ()
    pembuka = f"Dasar: {isi['dasar']}" if isi.get("dasar") else kegiatan
    return (pembuka, *_penutup(isi)), (*baris, *harap)


def _harap(isi: Mapping[str, Any]) -> tuple[str, ...]:
    """What is expected, and by when."""
    daftar = [str(h) for h in isi.get("harap", ())]
    batas = hari_isi(isi.get("batas_hari"), date.min)
    if batas > date.min:
        daftar.append(f"Selesai paling lambat {tanggal(batas)}")
    return tuple(daftar)


def _penutup(isi: Mapping[str, Any]) -> tuple[str, ...]:
    lingkup = str(isi.get("ruang_lingkup") or "")
    return (f"Ruang lingkup: {lingkup}", _PENUTUP) if lingkup else (_PENUTUP,)


# -- the registers -----------------------------------------------------------------------------


def penerbit_buku(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """D15: the run's lines of the register of letters out and of the delivery book, for its notes."""
    semua = _nota(bahan)
    if not semua:
        return
    pada = max(versi.pada for _, versi in semua)
    terima = [_penerima(bahan, kunci, versi)[1] for kunci, versi in semua]
    sumber = tuple(
        f"{v.sidik}:{t.isoformat() if t else ''}" for (_, v), t in zip(semua, terima, strict=True)
    )
    for kode, judul, susun in (
        ("agenda_nota", "Buku agenda, nota dinas", _agenda),
        ("ekspedisi_nota", "Buku ekspedisi, nota dinas", _ekspedisi),
    ):
        yield Terbitan(kunci=kode, judul=judul, sumber=sumber, pada=pada, susun=susun)


def _nota(bahan: BahanNaskah) -> list[tuple[KunciHasil, VersiHasil]]:
    """The newest note of every row, in the order of the rows."""
    akhir = {k: (k, v) for k, v in bahan.versi_urut if k.jenis == JenisHasil.NOTA_DINAS.value}
    return sorted(akhir.values(), key=lambda b: b[1].pada)


def _penerima(
    bahan: BahanNaskah, kunci: KunciHasil, versi: VersiHasil
) -> tuple[str, datetime | None]:
    """Who opened what the note handed on, and when: the receipt. Empty while nobody did."""
    tugas = bahan.keadaan.tugas
    bagian = [tugas[a] for a in bahan.keadaan.anak.get(versi.tugas, ())]
    lanjut = bahan.lintasan.maju(kunci.langkah)[0]
    calon = bagian or [t for t in tugas.values() if t.langkah == lanjut and t.induk is None]
    for t in sorted(calon, key=lambda t: t.urutan_buka):
        if t.dibaca is not None and t.dibuka >= versi.pada:
            siapa = t.oleh.pegawai if t.oleh else None
            return (bahan.nama(siapa) if siapa else bahan.nama(t.pemegang.id)), t.dibaca
    return "", None


def _agenda(bahan: BahanNaskah) -> Dokumen:
    baris = tuple(
        BarisAgenda(
            nomor=str(n),
            tanggal=bahan.hari(versi.pada),
            nomor_surat=str(isi.get("nomor") or "menunggu nomor"),
            tanggal_surat=hari_isi(isi.get("tanggal"), bahan.hari(versi.pada)),
            pihak="; ".join(map(str, isi.get("nama_kepada", ()))),
            hal=str(isi.get("hal") or isi.get("teks") or ""),
            lampiran=str(isi.get("lampiran") or "-"),
        )
        for n, (_, versi) in enumerate(_nota(bahan), start=1)
        for isi in [bahan.isi(versi.lembar)]
    )
    return buku.susun_agenda(baris, masuk=False, tahun=bahan.periode.tahun, bingkai=bahan.bingkai)


def _ekspedisi(bahan: BahanNaskah) -> Dokumen:
    baris = []
    for n, (kunci, versi) in enumerate(_nota(bahan), start=1):
        isi = bahan.isi(versi.lembar)
        siapa, saat = _penerima(bahan, kunci, versi)
        baris.append(
            BarisEkspedisi(
                nomor=n,
                tanggal=bahan.hari(versi.pada),
                nomor_surat=str(isi.get("nomor") or "menunggu nomor"),
                tujuan="; ".join(map(str, isi.get("nama_kepada", ()))),
                isi=f"Nota dinas: {isi.get('hal') or isi.get('teks') or ''}",
                penerima=siapa,
                paraf="dibuka di Tolok" if saat else "",
                diterima=saat,
            )
        )
    return buku.susun_ekspedisi(tuple(baris), tahun=bahan.periode.tahun, bingkai=bahan.bingkai)
