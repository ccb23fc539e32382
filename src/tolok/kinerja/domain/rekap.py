"""Roll-up of indicators to a sasaran: mean or weighted mean of the measured ones, and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS, bulatkan, rapikan, tampil, tulis_penuh
from tolok.kinerja.domain.hasil import HasilUkur, Terukur
from tolok.kinerja.domain.kategori import ambang_untuk, syarat
from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, Besaran
from tolok.regulasi.nilai import AturanUkur

__all__ = ["BarisRekap", "RekapSimpul", "rekap_simpul"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRekap:
    """One indicator inside a roll-up."""

    kode: str
    hasil: HasilUkur
    bobot: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapSimpul:
    """The recap of a node. `rata_asli` unrounded mean of the raw figures, `rata_batas` of the
    capped ones (None when the rule set caps nothing); both None when nothing was measured."""

    nama: str
    keadaan: Keadaan
    n: int
    n_terukur: int
    n_tercapai: int
    n_menurut_keadaan: tuple[tuple[Keadaan, int], ...]
    rata_asli: Decimal | None
    rata_batas: Decimal | None
    kategori: str | None
    aturan: str
    penjelasan: tuple[BarisPenjelasan, ...]


def _keadaan_gabungan(baris: Sequence[BarisRekap]) -> Keadaan:
    """The state of a node: measured if anything is, else the one state all share."""
    semua = {b.hasil.keadaan for b in baris}
    if Keadaan.TERUKUR in semua:
        return Keadaan.TERUKUR
    if len(semua) == 1:
        return next(iter(semua))
    for keadaan in (Keadaan.BELUM_DIUKUR, Keadaan.BELUM_TERSEDIA, Keadaan.TAK_TERDEFINISI):
        if keadaan in semua:
            return keadaan
    return Keadaan.BELUM_DIUKUR


def _dibatasi(hasil: Terukur, aturan: AturanUkur) -> Decimal | None:
    if hasil.capaian_batas is not None:
        return hasil.capaian_batas
    batas = aturan.rekap.nilai.batas
    return None if batas is None else min(hasil.capaian, batas)


def _gabung(nilai: Sequence[tuple[Decimal, Decimal | None]]) -> Besaran:
    """Mean, or weighted mean when every value has a weight, with its arithmetic."""
    bobot = [w for _, w in nilai if w is not None]
    if len(bobot) == len(nilai) and sum(bobot) > 0:
        atas = " + ".join(
            f"{Besaran(n).dalam_rumus} × {tulis_penuh(w)}" for n, w in nilai if w is not None
        )
        bawah = " + ".join(tulis_penuh(w) for w in bobot)
        total = sum((n * w for n, w in nilai if w is not None), Decimal(0))
        return Besaran(total / sum(bobot), f"({atas}) / ({bawah})")
    total = sum((n for n, _ in nilai), Decimal(0))
    atas = " + ".join(Besaran(n).dalam_rumus for n, _ in nilai)
    return Besaran(total / len(nilai), f"({atas}) / {len(nilai)}")


def _baris_hitungan(baris: Sequence[BarisRekap], terukur: int) -> BarisPenjelasan:
    lain = [
        f"{b.kode} {b.hasil.keadaan.value.replace('_', ' ')}"
        for b in baris
        if b.hasil.keadaan is not Keadaan.TERUKUR
    ]
    teks = f"{terukur} dari {len(baris)} indikator terukur"
    if lain:
        teks += f"; tidak ikut rata-rata: {', '.join(lain)}"
    return BarisPenjelasan("cacah", teks, f"{terukur}/{len(baris)}")


def rekap_simpul(nama: str, baris: Sequence[BarisRekap], aturan: AturanUkur) -> RekapSimpul:
    """Recap of one node of the plan; the counts always add up to the number of indicators.

    >>> from tolok.regulasi.muat import aturan_ukur
    >>> rekap_simpul("Sasaran kosong", [], aturan_ukur()).keadaan.value
    'belum_diukur'
    """
    terukur = [(b, b.hasil) for b in baris if isinstance(b.hasil, Terukur)]
    hitungan = _baris_hitungan(baris, len(terukur))
    mulai = aturan.rekap.nilai.tercapai_mulai
    with localcontext(KONTEKS):
        asli, batas, kategori, penjelasan = (
            _rata(terukur, aturan) if terukur else (None, None, None, ())
        )
    return RekapSimpul(
        nama=nama,
        keadaan=_keadaan_gabungan(baris) if baris else Keadaan.BELUM_DIUKUR,
        n=len(baris),
        n_terukur=len(terukur),
        n_tercapai=sum(1 for _, h in terukur if h.capaian >= mulai),
        n_menurut_keadaan=tuple(
            (k, sum(1 for b in baris if b.hasil.keadaan is k)) for k in Keadaan
        ),
        rata_asli=asli,
        rata_batas=batas,
        kategori=kategori,
        aturan=aturan.id,
        penjelasan=(hitungan, *penjelasan),
    )


def _rata(
    terukur: Sequence[tuple[BarisRekap, Terukur]], aturan: AturanUkur
) -> tuple[Decimal, Decimal | None, str, tuple[BarisPenjelasan, ...]]:
    rujukan = str(aturan.rekap.rujukan)
    asli = _gabung([(h.capaian, b.bobot) for b, h in terukur])
    penjelasan = [BarisPenjelasan("rata_rata", asli.teks, rapikan(asli.nilai), rujukan)]
    berbobot = sum(1 for b, _ in terukur if b.bobot is not None)
    if 0 < berbobot < len(terukur):
        penjelasan.append(
            BarisPenjelasan(
                "bobot",
                f"Bobot hanya diisi pada {berbobot} dari {len(terukur)} indikator; dipakai rata-rata sederhana",
            )
        )
    dibatasi = [(_dibatasi(h, aturan), b.bobot) for b, h in terukur]
    batas = None
    if all(n is not None for n, _ in dibatasi):
        gabungan = _gabung([(n, w) for n, w in dibatasi if n is not None])
        batas = gabungan.nilai
        penjelasan.append(
            BarisPenjelasan("rata_rata_batas", gabungan.teks, rapikan(batas), rujukan)
        )
    digit = aturan.pembulatan.nilai.digit
    penjelasan.append(
        BarisPenjelasan(
            "pembulatan",
            f"Ditampilkan {tampil(asli.nilai, digit)} ({digit} desimal, setengah menjauhi nol)",
            rapikan(bulatkan(asli.nilai, digit)),
            str(aturan.pembulatan.rujukan),
        )
    )
    nama_kategori, baris_kategori = _kategori(asli.nilai, batas, aturan)
    return asli.nilai, batas, nama_kategori, (*penjelasan, baris_kategori)


def _kategori(
    asli: Decimal, batas: Decimal | None, aturan: AturanUkur
) -> tuple[str, BarisPenjelasan]:
    pakai_batas = aturan.rekap.nilai.kategori_dari == "batas" and batas is not None
    nilai = batas if pakai_batas and batas is not None else asli
    kata = "rata-rata setelah batas" if pakai_batas else "rata-rata asli"
    bulat = aturan.pembulatan.nilai
    if bulat.kapan == "sebelum_kategori":
        nilai = bulatkan(nilai, bulat.digit_kategori or 0)
        kata += f" yang dibulatkan menjadi {tulis_penuh(nilai)}"
    ambang = ambang_untuk(nilai, aturan.skala)
    teks = f"{ambang.nama} ({syarat(ambang)}; {kata})"
    return ambang.nama, BarisPenjelasan("kategori", teks, ambang.nama, str(aturan.skala.rujukan))
