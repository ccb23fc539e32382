"""Checks of the rows: their sentences, lanes, decisions and the way through them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tolok.dasar.temuan import Temuan
from tolok.sop.domain.baris import BarisBaca, Halaman
from tolok.sop.domain.dokumen import Langkah, Sop, Tujuan
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import SELESAI, JenisTindakan
from tolok.sop.domain.kata_tindakan import tindakan_dari_output
from tolok.sop.domain.temukan import temuan

__all__ = ["arah_langkah", "periksa_langkah"]

_KATA = re.compile(r"[A-Za-z]+")
_AKTIF = re.compile(r"^(?:me[a-z]{3,}|ber[a-z]{3,})$")
_BUKAN_VERBA = frozenset(
    ["menteri", "media", "medis", "mekanisme", "metode", "metodologi", "menit", "mei", "meja",
     "melalui", "mengenai", "menurut", "berita", "berkas", "berdasarkan", "bersama", "berikut",
     "beserta", "berbagai", "bersangkutan"]
)  # fmt: skip
_PASIF = re.compile(r"^di(?!nas\b|ri\b|a\b)[a-z]{4,}$")
_BUKAN_PASIF = frozenset(
    ["direktur", "direktorat", "digital", "disiplin", "disposisi", "distribusi", "dimana",
     "diskusi", "dinas", "diagram", "dividen"]
)  # fmt: skip
_KEGIATAN = re.compile(
    r"^(?:pe[a-z]{4,}an|per[a-z]{3,}an|evaluasi|editing|entri|entry|input|koordinasi|verifikasi|"
    r"validasi|reviu|review|rekapitulasi|rapat|monitoring|sosialisasi|konsultasi|distribusi|"
    r"disposisi|analisis|analisa|survei|audit|klarifikasi|publikasi|instruksi)$"
)
_BUTIR = re.compile(r"^\W*(?:[a-z0-9]{1,2}[.)]\s*)+", re.IGNORECASE)
_ARSIP = re.compile(r"\b(?:meng|di|peng)?arsip", re.IGNORECASE)
_KODE_ARSIP = re.compile(r"\b\d{3}(?:\.\d+)+")
_VERBA_OUTPUT = {
    JenisTindakan.TANDATANGANI: "Menandatangani",
    JenisTindakan.SAHKAN: "Mengesahkan",
    JenisTindakan.PERIKSA: "Memeriksa",
    JenisTindakan.ISI: "Mengisi",
    JenisTindakan.REKAP: "Merekap",
    JenisTindakan.GANDAKAN: "Menggandakan",
    JenisTindakan.KIRIM: "Mengirim",
    JenisTindakan.ARSIPKAN: "Mengarsipkan",
}


def periksa_langkah(sop: Sop, halaman: Halaman) -> Iterator[Temuan]:
    """Findings of the rows in printed order, then those of the whole table."""
    yield from _urut(sop)
    for baris in halaman.baris:
        yield from _kalimat(baris)
        yield from _lajur(sop, baris.langkah)
        yield from _putusan(sop, baris)
    yield from _lajur_kosong(sop)
    yield from _tercapai(sop)
    yield from _akhir(sop, halaman)


def _urut(sop: Sop) -> Iterator[Temuan]:
    nomor = [satu.nomor for satu in sop.langkah]
    if nomor != list(range(1, len(nomor) + 1)):
        tertulis = ", ".join(str(n) for n in nomor)
        yield temuan(
            "nomor-urut",
            f"langkah/{nomor[0]}",
            f"Nomor langkah tertulis {tertulis}; seharusnya 1 sampai {len(nomor)}.",
        )


# -- sentences -----------------------------------------------------------------------------------


def _verba(kata: str) -> bool:
    return bool(_AKTIF.match(kata)) and kata not in _BUKAN_VERBA


def _kalimat(baris: BarisBaca) -> Iterator[Temuan]:
    kata = [k.lower() for k in _KATA.findall(_BUTIR.sub("", baris.langkah.uraian))]
    lokasi = f"langkah/{baris.nomor}/uraian"
    if kata and _verba(kata[0]):
        return
    if not _menyebut_kegiatan(kata) and not _dari_kalimat(baris):
        yield _hilang(baris, lokasi)
    elif kata:
        yield temuan(
            "awal-kata-kerja",
            lokasi,
            f"Kalimat langkah {baris.nomor} diawali “{_awal(baris.langkah)}”, "
            "bukan kata kerja aktif.",
        )


def _menyebut_kegiatan(kata: list[str]) -> bool:
    """An active verb anywhere, a passive one that is no attribute ("yang telah disetujui"), or
    a noun of action at the start."""
    for ke, satu in enumerate(kata):
        pasif = bool(_PASIF.match(satu)) and satu not in _BUKAN_PASIF
        terpisah = satu == "di" and ke + 1 < len(kata) and _akar_verba(kata[ke + 1])
        if _verba(satu) or ((pasif or terpisah) and "yang" not in kata[max(0, ke - 3) : ke]):
            return True
    return bool(kata) and bool(_KEGIATAN.match(kata[0]))


def _akar_verba(kata: str) -> bool:
    """What is written apart from its "di": "di olah", "di tandatangani", "di ajukan"."""
    return kata.endswith(("kan", "i")) or kata in ("olah", "telaah", "buat", "susun", "kirim")


def _dari_kalimat(baris: BarisBaca) -> bool:
    """The words themselves order an act, and not only the output's."""
    ditebak = tindakan_dari_output(baris.langkah.mutu.output)
    return baris.kalimat.bersyarat or (
        bool(baris.kata_tindakan) and list(baris.kata_tindakan) != ditebak
    )


def _awal(langkah: Langkah) -> str:
    return " ".join(langkah.uraian.split()[:2])


def _hilang(baris: BarisBaca, lokasi: str) -> Temuan:
    tebakan = [
        _VERBA_OUTPUT[jenis]
        for jenis in tindakan_dari_output(baris.langkah.mutu.output)
        if jenis in _VERBA_OUTPUT
    ]
    saran = ""
    if tebakan:
        saran = (
            "Periksa kalimatnya pada halaman aslinya; menurut outputnya mungkin "
            f"diawali “{tebakan[0]}”."
        )
    return temuan(
        "kata-kerja-hilang",
        lokasi,
        f"Kalimat langkah {baris.nomor} tidak memuat kata kerja; mungkin terpotong.",
        saran=saran,
    )


# -- lanes ---------------------------------------------------------------------------------------


def _lajur(sop: Sop, langkah: Langkah) -> Iterator[Temuan]:
    nama = sop.nama_lajur
    if len(langkah.pelaksana) > 1:
        semua = " dan ".join(nama[kode] for kode in langkah.pelaksana)
        yield temuan(
            "dua-pelaksana",
            f"langkah/{langkah.nomor}/pelaksana",
            f"Langkah {langkah.nomor} dikerjakan {semua}; tidak jelas siapa yang menjawabnya.",
        )
    gambar = langkah.digambar_di
    if gambar and gambar not in langkah.pelaksana:
        yield temuan(
            "lajur-beda-gambar",
            f"langkah/{langkah.nomor}/digambar_di",
            f"Simbol langkah {langkah.nomor} digambar di lajur {nama[gambar]}, sedangkan menurut "
            f"kalimatnya dikerjakan {nama[langkah.pelaksana[0]]}.",
        )


def _lajur_kosong(sop: Sop) -> Iterator[Temuan]:
    dipakai = {kode for satu in sop.langkah for kode in (*satu.pelaksana, satu.digambar_di)}
    for ke, lajur in enumerate(sop.pelaksana):
        if lajur.kode not in dipakai:
            yield temuan(
                "lajur-tanpa-langkah",
                f"pelaksana/{ke}",
                f"Lajur {lajur.nama} tercetak, tetapi tidak mengerjakan langkah mana pun.",
            )


# -- decisions and the way -----------------------------------------------------------------------


def _putusan(sop: Sop, baris: BarisBaca) -> Iterator[Temuan]:
    langkah, kalimat = baris.langkah, baris.kalimat
    lokasi = f"langkah/{langkah.nomor}/keputusan"
    if langkah.keputusan is None:
        if kalimat.setuju and not kalimat.tidak:
            yield _tanpa_kembali(lokasi, langkah.nomor)
        elif not kalimat.bersyarat and {JenisTindakan.PERIKSA, JenisTindakan.NILAI} & set(
            baris.kata_tindakan
        ):
            yield temuan(
                "periksa-tanpa-putusan",
                lokasi,
                f"Langkah {langkah.nomor} memeriksa atau menilai, tetapi tidak tertulis apa yang "
                "terjadi bila hasilnya tidak disetujui.",
            )
        return
    if langkah.keputusan.tidak is None:
        yield _tanpa_kembali(lokasi, langkah.nomor)
    urutan = {satu.nomor: ke for ke, satu in enumerate(sop.langkah)}
    for tujuan in _semua(langkah.keputusan.tidak):
        if isinstance(tujuan, int) and urutan[tujuan] >= urutan[langkah.nomor]:
            yield temuan(
                "kembali-ke-depan",
                f"{lokasi}/tidak",
                f"Bila tidak disetujui, langkah {langkah.nomor} menuju langkah {tujuan}, yang "
                "bukan langkah sebelumnya.",
            )


def _tanpa_kembali(lokasi: str, nomor: int) -> Temuan:
    return temuan(
        "putusan-tanpa-kembali",
        lokasi,
        f"Keputusan langkah {nomor} tidak menyebut ke mana dikembalikan bila tidak setuju.",
    )


def _semua(tujuan: Tujuan) -> tuple[int | str, ...]:
    if tujuan is None:
        return ()
    return tujuan if isinstance(tujuan, tuple) else (tujuan,)


def arah_langkah(sop: Sop) -> dict[int, tuple[int | str, ...]]:
    """Row -> where the page leads from it: the next row, or what its decision prints."""
    sesudah: list[int | str] = [*(satu.nomor for satu in sop.langkah[1:]), SELESAI]
    hasil: dict[int, tuple[int | str, ...]] = {}
    for satu, berikut in zip(sop.langkah, sesudah, strict=True):
        putusan = satu.keputusan
        if putusan is None:
            hasil[satu.nomor] = (berikut,)
        else:
            setuju = _semua(putusan.setuju) or (berikut,)
            hasil[satu.nomor] = (*setuju, *_semua(putusan.tidak))
    return hasil


def _tercapai(sop: Sop) -> Iterator[Temuan]:
    arah = arah_langkah(sop)
    nomor = [satu.nomor for satu in sop.langkah]
    tercapai: set[int] = set()
    antrean: list[int | str] = [nomor[0]]
    while antrean:
        satu = antrean.pop()
        if isinstance(satu, int) and satu not in tercapai:
            tercapai.add(satu)
            antrean += arah[satu]
    for satu in nomor:
        if satu not in tercapai:
            yield temuan(
                "langkah-tak-tercapai",
                f"langkah/{satu}",
                f"Tidak ada anak panah yang menuju langkah {satu}.",
            )


# -- the end -------------------------------------------------------------------------------------


def _akhir(sop: Sop, halaman: Halaman) -> Iterator[Temuan]:
    """Only an SOP that makes a report must say where the report goes and stays."""
    acts = {jenis for baris in halaman.baris for jenis in baris.kata_tindakan}
    arsip = [b.langkah for b in halaman.baris if _mengarsipkan(b)]
    if arsip:
        yield from _kode_arsip(sop, arsip[-1])
        return
    if any(b.jenis is JenisHasil.LAPORAN for baris in halaman.baris for b in baris.output):
        kurang = "pengarsipan" if JenisTindakan.KIRIM in acts else "pengiriman dan pengarsipan"
        yield temuan(
            "tanpa-pengarsipan",
            f"langkah/{sop.langkah[-1].nomor}",
            f"Tidak ada langkah {kurang} hasilnya.",
        )


def _mengarsipkan(baris: BarisBaca) -> bool:
    hasil = any(b.jenis is JenisHasil.ARSIP for b in baris.output)
    return (
        hasil
        or JenisTindakan.ARSIPKAN in baris.kata_tindakan
        or bool(_ARSIP.search(baris.langkah.uraian))
    )


def _kode_arsip(sop: Sop, langkah: Langkah) -> Iterator[Temuan]:
    teks = (*sop.pencatatan, langkah.uraian, langkah.keterangan or "", *langkah.mutu.output)
    if not any(_KODE_ARSIP.search(satu) for satu in (*teks, sop.nomor or "")):
        yield temuan(
            "arsip-tanpa-kode",
            f"langkah/{langkah.nomor}",
            f"Langkah {langkah.nomor} mengarsipkan, tetapi kode klasifikasi arsipnya tidak disebut.",
        )
