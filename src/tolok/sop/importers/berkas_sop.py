"""Reads an SOP file (`tolok/sop/1`, `tolok/sop-kumpulan/1`), YAML or JSON.

The published schema is `sop/skema/sop-1.json`; the tests hold both to the same verdict. A file
of the right shape may still contradict itself: `domain.periksa_bentuk` says so as findings.
"""

from __future__ import annotations

import re
from typing import Literal

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.bentuk import FORMAT_KUMPULAN, FORMAT_SOP
from tolok.sop.domain.dokumen import (
    Asal,
    Cara,
    CatatanBaca,
    HasilTertulis,
    JalanTertulis,
    Keputusan,
    Keyakinan,
    KumpulanSop,
    Langkah,
    MutuBaku,
    Pelaksana,
    Pengesah,
    Sop,
    Tambahan,
    Tanggal,
    TautanTertulis,
    TindakanTertulis,
    Tujuan,
    WaktuUntuk,
)
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import SELESAI, JenisTindakan, Per
from tolok.sop.importers.nilai import (
    Isian,
    angka,
    bulat,
    bulat_boleh_kosong,
    daftar,
    daftar_teks,
    logika,
    nilai_bebas,
    pilihan,
    teks,
    teks_boleh_kosong,
)
from tolok.sop.importers.simpul import Jenis, Simpul, baca_json, baca_yaml, tolak

__all__ = ["BATAS_BITA", "baca"]

BATAS_BITA = 10 * 1024 * 1024
"""Largest SOP file, in bytes: a few hundred times the largest SOP seen."""

_TANGGAL = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_KODE = re.compile(r"[a-z][a-z0-9_]{0,63}")


def baca(data: bytes, *, format: Literal["yaml", "json"]) -> Sop | KumpulanSop:
    """The SOP, or the SOPs, of a file. Raises MasukanTidakSah with the line and what to do."""
    if len(data) > BATAS_BITA:
        raise MasukanTidakSah(
            "Berkas SOP ini lebih besar dari 10 MB.", saran="Pecah menjadi beberapa berkas."
        )
    try:
        isi = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MasukanTidakSah(
            "Berkas SOP ini bukan teks UTF-8.", saran="Simpan ulang sebagai UTF-8."
        ) from None
    if format == "yaml":
        return _akar(baca_yaml(isi))
    try:
        return _akar(baca_json(isi))
    except MasukanTidakSah as galat:
        raise _dengan_baris(isi, galat) from None


def _dengan_baris(isi: str, galat: MasukanTidakSah) -> MasukanTidakSah:
    """The same refusal with its line: JSON is YAML too, and only YAML's reader knows lines."""
    try:
        _akar(baca_yaml(isi))
    except MasukanTidakSah as lain:
        if lain.pesan.endswith(galat.pesan):
            return lain
    return galat


def _akar(simpul: Simpul) -> Sop | KumpulanSop:
    isian = Isian(simpul, "")
    format = isian.wajib("format", teks)
    if format == FORMAT_KUMPULAN:
        semua = isian.wajib("sop", daftar(_sop_bernama))
        return KumpulanSop(sop=semua, tambahan=isian.tutup())
    if format != FORMAT_SOP:
        tolak(
            f"format “{format}” tidak dikenal.",
            simpul.baris,
            f"Yang dapat dibaca: {FORMAT_SOP} dan {FORMAT_KUMPULAN}.",
        )
    return _sop(simpul, "")


def _sop_bernama(simpul: Simpul, tempat: str) -> Sop:
    if Isian(simpul, tempat).wajib("format", teks) != FORMAT_SOP:
        tolak(f"{tempat}/format harus {FORMAT_SOP}.", simpul.baris)
    return _sop(simpul, tempat)


def _sop(simpul: Simpul, tempat: str) -> Sop:
    isian = Isian(simpul, tempat)
    isian.wajib("format", teks)
    return Sop(
        nama=isian.wajib("nama", teks),
        nomor=isian.boleh_null("nomor", teks),
        unit=isian.boleh_null("unit", teks),
        tanggal=isian.boleh("tanggal", _tanggal, Tanggal()),
        disahkan_oleh=isian.boleh("disahkan_oleh", _pengesah, Pengesah()),
        dasar_hukum=isian.boleh("dasar_hukum", daftar_teks, ()),
        kualifikasi_pelaksana=isian.boleh("kualifikasi_pelaksana", daftar_teks, ()),
        keterkaitan=isian.boleh("keterkaitan", daftar_teks, ()),
        peralatan=isian.boleh("peralatan", daftar_teks, ()),
        peringatan=isian.boleh("peringatan", daftar_teks, ()),
        pencatatan=isian.boleh("pencatatan", daftar_teks, ()),
        pelaksana=isian.wajib("pelaksana", daftar(_pelaksana)),
        langkah=isian.wajib("langkah", daftar(_langkah)),
        catatan_baca=isian.boleh("catatan_baca", daftar(_catatan), ()),
        tambahan=isian.tutup(),
    )


def _hari(simpul: Simpul, tempat: str) -> str:
    isi = teks(simpul, tempat)
    if not _TANGGAL.fullmatch(isi):
        tolak(f"{tempat} “{isi}” bukan tanggal.", simpul.baris, "Tulis seperti 2023-05-08.")
    return isi


def _kode(simpul: Simpul, tempat: str) -> str:
    isi = teks(simpul, tempat)
    if not _KODE.fullmatch(isi):
        tolak(
            f"{tempat} “{isi}” bukan kode.",
            simpul.baris,
            "Pakai huruf kecil, angka, dan garis bawah, diawali huruf.",
        )
    return isi


def _tanggal(simpul: Simpul, tempat: str) -> Tanggal:
    isian = Isian(simpul, tempat)
    return Tanggal(
        pembuatan=isian.boleh_null("pembuatan", _hari),
        revisi=isian.boleh_null("revisi", _hari),
        pengesahan=isian.boleh_null("pengesahan", _hari),
        efektif=isian.boleh_null("efektif", _hari),
        tambahan=isian.tutup(),
    )


def _pengesah(simpul: Simpul, tempat: str) -> Pengesah:
    isian = Isian(simpul, tempat)
    return Pengesah(
        jabatan=isian.boleh_null("jabatan", teks),
        nama=isian.boleh_null("nama", teks),
        pangkat=isian.boleh_null("pangkat", teks),
        nip=isian.boleh_null("nip", teks),
        tambahan=isian.tutup(),
    )


def _pelaksana(simpul: Simpul, tempat: str) -> Pelaksana:
    isian = Isian(simpul, tempat)
    return Pelaksana(
        kode=isian.wajib("kode", _kode),
        nama=isian.wajib("nama", teks),
        tambahan=isian.tutup(),
    )


def _langkah(simpul: Simpul, tempat: str) -> Langkah:
    isian = Isian(simpul, tempat)
    return Langkah(
        nomor=isian.wajib("nomor", bulat),
        uraian=isian.wajib("uraian", teks),
        pelaksana=isian.boleh("pelaksana", daftar(_kode), ()),
        digambar_di=isian.boleh_null("digambar_di", _kode),
        mutu=_mutu(isian),
        keterangan=isian.boleh_null("keterangan", teks),
        keputusan=isian.boleh_null("keputusan", _keputusan),
        jalan=isian.boleh_null("jalan", _jalan),
        tambahan=isian.tutup(),
    )


def _mutu(isian: Isian) -> MutuBaku:
    waktu = isian.boleh_null("waktu", _waktu)
    return MutuBaku(
        kelengkapan=isian.boleh("kelengkapan", daftar_teks, ()),
        waktu=waktu[0] if waktu else None,
        output=isian.boleh("output", daftar_teks, ()),
        tambahan_waktu=waktu[1] if waktu else (),
    )


def _waktu(simpul: Simpul, tempat: str) -> tuple[Durasi, Tambahan]:
    isian = Isian(simpul, tempat)
    waktu = Durasi(
        teks=isian.wajib("teks", teks),
        nilai=isian.wajib("nilai", angka),
        maks=isian.boleh_null("maks", angka),
        satuan=isian.wajib("satuan", pilihan(Satuan)),
        hitungan=isian.boleh("hitungan", pilihan(Hitungan), Hitungan.KERJA),
        per=isian.boleh_null("per", teks),
    )
    return waktu, isian.tutup()


def _keputusan(simpul: Simpul, tempat: str) -> Keputusan:
    isian = Isian(simpul, tempat)
    return Keputusan(
        setuju=isian.boleh_null("setuju", _tujuan),
        tidak=isian.boleh_null("tidak", _tujuan),
        tambahan=isian.tutup(),
    )


def _tujuan(simpul: Simpul, tempat: str) -> Tujuan:
    if simpul.jenis is Jenis.DAFTAR:
        return daftar(_satu_tujuan)(simpul, tempat)
    return _satu_tujuan(simpul, tempat)


def _satu_tujuan(simpul: Simpul, tempat: str) -> int | str:
    if simpul.jenis in (Jenis.TEKS, Jenis.POLOS) and simpul.teks == SELESAI:
        return SELESAI
    return bulat(simpul, tempat)


_KUNCI_JALAN = (
    "tindakan",
    "per",
    "rinci",
    "seperti",
    "waktu_untuk",
    "mengerjakan",
    "menghasilkan",
    "kembali",
    "pengendali",
)


def _jalan(simpul: Simpul, tempat: str) -> JalanTertulis:
    isian = Isian(simpul, tempat)
    return JalanTertulis(
        ditulis=isian.tertulis(*_KUNCI_JALAN),
        tindakan=isian.boleh("tindakan", daftar(_tindakan), ()),
        per=isian.boleh("per", pilihan(Per), Per.SATU),
        rinci=isian.boleh_null("rinci", _rinci) is not None,
        seperti=isian.boleh_null("seperti", bulat),
        waktu_untuk=isian.boleh_null("waktu_untuk", pilihan(WaktuUntuk)),
        mengerjakan=isian.boleh("mengerjakan", daftar(_tautan), ()),
        menghasilkan=isian.boleh("menghasilkan", daftar(_hasil), ()),
        kembali=isian.boleh_null("kembali", bulat),
        pengendali=isian.boleh_null("pengendali", bulat),
        tambahan=isian.tutup(),
    )


def _rinci(simpul: Simpul, tempat: str) -> str:
    isi = teks(simpul, tempat)
    if isi != Per.PEGAWAI.value:
        tolak(f"{tempat} “{isi}” tidak dikenal.", simpul.baris, "Tulis pegawai atau null.")
    return isi


def _tindakan(simpul: Simpul, tempat: str) -> TindakanTertulis:
    isian = Isian(simpul, tempat)
    return TindakanTertulis(
        jenis=isian.wajib("jenis", pilihan(JenisTindakan)),
        oleh=isian.boleh_null("oleh", _kode),
        kepada=isian.boleh_null("kepada", daftar(_kode)),
        peserta=isian.boleh_null("peserta", daftar(_kode)),
        memutuskan=isian.boleh_null("memutuskan", logika),
        tambahan=isian.tutup(),
    )


def _tautan(simpul: Simpul, tempat: str) -> TautanTertulis:
    isian = Isian(simpul, tempat)
    return TautanTertulis(
        jenis=isian.wajib("jenis", pilihan(JenisHasil)),
        dari=isian.boleh("dari", bulat_boleh_kosong, None),
        tambahan=isian.tutup(),
    )


def _hasil(simpul: Simpul, tempat: str) -> HasilTertulis:
    isian = Isian(simpul, tempat)
    return HasilTertulis(
        jenis=isian.wajib("jenis", pilihan(JenisHasil)),
        tahap=isian.boleh("tahap", teks_boleh_kosong, None),
        judul=isian.boleh("judul", teks_boleh_kosong, None),
        tambahan=isian.tutup(),
    )


def _catatan(simpul: Simpul, tempat: str) -> CatatanBaca:
    isian = Isian(simpul, tempat)
    return CatatanBaca(
        lokasi=isian.wajib("lokasi", teks),
        nilai=isian.boleh("nilai", nilai_bebas, None),
        cara=isian.boleh("cara", pilihan(Cara), Cara.DISIMPULKAN),
        keyakinan=isian.boleh("keyakinan", pilihan(Keyakinan), Keyakinan.SEDANG),
        alternatif=isian.boleh("alternatif", daftar(nilai_bebas), ()),
        alasan=isian.boleh_null("alasan", teks),
        asal=isian.boleh_null("asal", _asal),
        tambahan=isian.tutup(),
    )


def _asal(simpul: Simpul, tempat: str) -> Asal:
    isian = Isian(simpul, tempat)
    return Asal(
        halaman=isian.boleh_null("halaman", bulat),
        teks=isian.boleh_null("teks", teks),
        tambahan=isian.tutup(),
    )
