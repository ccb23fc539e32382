"""Checks of what passes from row to row: outputs nobody uses, things nobody makes, changing names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tolok.dasar.temuan import Temuan
from tolok.sop.domain.baris import Barang, BarisBaca, Halaman
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.hasil import JenisHasil as H, kata_pembeda, klasifikasi, rapikan
from tolok.sop.domain.temukan import temuan

__all__ = ["periksa_dokumen"]

_LEPAS = frozenset({H.DISPOSISI, H.ALAT, H.ACUAN, H.SALINAN, H.ARSIP, H.SURAT_PENGANTAR, H.SK_TIM})
_VERBA = re.compile(r"\b(?:me[a-z]{4,}|ber[a-z]{4,})\b(?:\s+(?:dan|serta)\b)?\s*")
_DARI_LUAR = frozenset({H.DISPOSISI, H.ALAT, H.ACUAN, H.FORMULIR, H.NOTA_DINAS})
_DOKUMEN = re.compile(r"^(?:dokumen|laporan|hasil|naskah)\b")
_BERBEDA = 2
# A thing of no known kind is missed only when its name says that somebody wrote it.
_TERTULIS = re.compile(
    r"^(?:dokumen|draf|daftar|hasil|naskah|surat|berita acara|data|catatan|konsep|laporan|rancangan)\b"
)
_ALAT = re.compile(
    r"\b(?:pc|laptop|komputer|printer|scanner|internet|jaringan|aplikasi|email|portal|website|"
    r"telepon|kendaraan|sarana|peralatan|perlengkapan|alat|media|hp|handphone|atk)\b"
)


def periksa_dokumen(sop: Sop, halaman: Halaman) -> Iterator[Temuan]:
    """Findings of the columns kelengkapan and output, read against each other."""
    bernama_lain: set[int] = set()
    for ke in range(1, len(halaman.baris)):
        yield from _lain_di_kalimat(sop, halaman, ke)
        beda = _lain_di_kelengkapan(halaman, ke)
        if beda is not None:
            bernama_lain.add(ke - 1)
            yield beda
    yield from _tanpa_asal(sop, halaman, bernama_lain)
    yield from _tak_dipakai(halaman, bernama_lain)


# -- outputs nobody uses -------------------------------------------------------------------------


def _tak_dipakai(halaman: Halaman, bernama_lain: set[int]) -> Iterator[Temuan]:
    """The last row that makes anything makes the SOP's own product; a state is no thing.

    `bernama_lain`: rows whose output the next row seems to need under another name.
    """
    terakhir = max((ke for ke, b in enumerate(halaman.baris) if b.output), default=-1)
    for ke, baris in enumerate(halaman.baris[: max(terakhir, 0)]):
        sesudah = halaman.baris[ke + 1 :]
        for barang in () if ke in bernama_lain else baris.output:
            if barang.keadaan or barang.jenis in _LEPAS or _dipakai(barang, sesudah):
                continue
            yield temuan(
                "output-tak-dipakai",
                f"langkah/{baris.nomor}/output",
                f"“{barang.teks}” dari langkah {baris.nomor} tidak dipakai langkah sesudahnya.",
            )


def _dipakai(barang: Barang, sesudah: Sequence[BarisBaca]) -> bool:
    for baris in sesudah:
        if any(_sama(barang, lain) for lain in (*baris.kelengkapan, *baris.output)):
            return True
        if not baris.kelengkapan or all(b.jenis is H.ALAT for b in baris.kelengkapan):
            return True  # an empty cell may stand for anything the row before made
        kata = kata_pembeda(barang.teks)
        sejenis = klasifikasi(baris.objek) is barang.jenis or barang.jenis.value in rapikan(
            baris.langkah.uraian
        )
        if kata and sejenis and kata & kata_pembeda(baris.langkah.uraian):
            return True
    return False


def _sama(satu: Barang, lain: Barang) -> bool:
    """Two printed names that may be one thing: same kind, or a form before and after filling."""
    formulir = {H.FORMULIR, H.ISIAN}
    if satu.jenis is not lain.jenis and not {satu.jenis, lain.jenis} <= formulir:
        return False
    kiri, kanan = kata_pembeda(satu.teks), kata_pembeda(lain.teks)
    return not kiri or not kanan or bool(kiri & kanan)


# -- things nobody makes -------------------------------------------------------------------------


def _tanpa_asal(sop: Sop, halaman: Halaman, bernama_lain: set[int]) -> Iterator[Temuan]:
    """Each thing once, at the first row that needs it, with the others named.

    What the first row needs comes from outside. `bernama_lain`: rows before one that has a
    finding of its own about the name.
    """
    perlu: dict[str, list[tuple[BarisBaca, Barang]]] = {}
    for ke, baris in enumerate(halaman.baris):
        if ke == 0 or ke - 1 in bernama_lain:
            continue
        for barang in baris.kelengkapan:
            if _tak_berasal(sop, halaman.baris[:ke], barang):
                perlu.setdefault(rapikan(barang.teks), []).append((baris, barang))
    for semua in perlu.values():
        baris, barang = semua[0]
        nomor = ", ".join(str(satu.nomor) for satu, _ in semua)
        yield temuan(
            "kelengkapan-tanpa-asal",
            f"langkah/{baris.nomor}/kelengkapan",
            f"“{barang.teks}” diperlukan langkah {nomor}, tetapi tidak dihasilkan langkah "
            "sebelumnya dan tidak disebut pada Keterkaitan atau Peralatan.",
        )


def _tak_berasal(sop: Sop, sebelum: Sequence[BarisBaca], barang: Barang) -> bool:
    if barang.jenis in _DARI_LUAR or barang.kosong or barang.keadaan:
        return False
    bersih = rapikan(barang.teks)
    if _ALAT.search(bersih) or (barang.jenis is H.LAIN and not _TERTULIS.match(bersih)):
        return False
    if barang.jenis is H.ARSIP and any(_berbagi(barang, b) for b in sebelum):
        return False
    if any(_sama(barang, lain) for b in sebelum for lain in b.output):
        return False
    return not _disebut(barang, (*sop.keterkaitan, *sop.peralatan))


def _berbagi(barang: Barang, baris: BarisBaca) -> bool:
    kata = kata_pembeda(barang.teks)
    return any(kata & kata_pembeda(lain.teks) for lain in baris.output)


def _disebut(barang: Barang, teks: Sequence[str]) -> bool:
    kata = kata_pembeda(barang.teks)
    return bool(kata) and any(kata <= set(rapikan(satu).split()) for satu in teks)


# -- one document, two names ---------------------------------------------------------------------


def _lain_di_kalimat(sop: Sop, halaman: Halaman, ke: int) -> Iterator[Temuan]:
    """The sentence names a report by words that stand nowhere else before it."""
    baris = halaman.baris[ke]
    sejenis = [b for b in baris.kelengkapan if b.jenis is H.LAPORAN]
    if baris.jenis_objek is not H.LAPORAN or not sejenis:
        return
    benda = _VERBA.sub("", baris.objek).strip()
    kata = kata_pembeda(benda)
    dikenal = set(rapikan(sop.nama).split()) | _kata_baris(halaman.baris[:ke])
    dikenal |= {k for b in sejenis for k in rapikan(b.teks).split()}
    if len(kata - dikenal) >= _BERBEDA:
        yield temuan(
            "nama-dokumen-berbeda",
            f"langkah/{baris.nomor}/uraian",
            f"Kalimat langkah {baris.nomor} menyebut “{benda}”, sedangkan kelengkapannya "
            f"“{sejenis[0].teks}”. Langkah sebelumnya tidak menghasilkan laporan bernama demikian.",
        )


def _kata_baris(semua: Sequence[BarisBaca]) -> set[str]:
    return {
        kata
        for baris in semua
        for teks in (
            baris.langkah.uraian,
            *baris.langkah.mutu.kelengkapan,
            *baris.langkah.mutu.output,
        )
        for kata in rapikan(teks).split()
    }


def _lain_di_kelengkapan(halaman: Halaman, ke: int) -> Temuan | None:
    """The only thing a row needs bears another name than what the row before made."""
    baris, lalu = halaman.baris[ke], halaman.baris[ke - 1]
    hasil = [b for b in lalu.output if b.jenis is H.LAPORAN and not b.keadaan]
    if len(baris.kelengkapan) != 1 or not hasil:
        return None
    satu = baris.kelengkapan[0]
    kata = kata_pembeda(satu.teks)
    if satu.jenis is H.LAPORAN or not kata or not _DOKUMEN.match(rapikan(satu.teks)):
        return None
    benda = {
        k
        for b in halaman.baris[:ke]
        for teks in (*b.langkah.mutu.kelengkapan, *b.langkah.mutu.output)
        for k in rapikan(teks).split()
    }
    if kata & benda:
        return None
    return temuan(
        "nama-dokumen-berbeda",
        f"langkah/{baris.nomor}/kelengkapan",
        f"Langkah {baris.nomor} memakai “{satu.teks}”, sedangkan langkah {lalu.nomor} "
        f"menghasilkan “{hasil[0].teks}”.",
        saran="Bila keduanya dokumen yang sama, pakai satu nama; bila bukan, sebut asalnya.",
    )
