"""Measure one indicator against its target, by a rule set, with the whole calculation written out.

Source of the steps: the rule set (regulasi/data/aturan_ukur), which cites each of its values.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext

from tolok.kinerja.domain.bilangan import KONTEKS, bulatkan, rapikan, tampil, tulis_penuh
from tolok.kinerja.domain.hasil import (
    BelumDiukur,
    BelumTersedia,
    HasilUkur,
    TakTerdefinisi,
    Terukur,
    TidakBerlaku,
)
from tolok.kinerja.domain.kategori import ambang_untuk, syarat
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, Besaran
from tolok.kinerja.domain.rumus import RUMUS, Rumus
from tolok.kinerja.domain.target import Letak, Rentang, Target, letak, tulis_target
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "belum_diukur",
    "belum_tersedia",
    "capaian_saja",
    "tak_terdefinisi",
    "tidak_berlaku",
    "ukur",
]

_LETAK = {Letak.DI_BAWAH: "di bawah batas bawah", Letak.DI_ATAS: "di atas batas atas"}
_NEGATIF = frozenset({Polaritas.NEGATIF, Polaritas.NEGATIF_RASIO})

Catatan = tuple[BarisPenjelasan, ...]


def belum_diukur(aturan: AturanUkur, alasan: str, catatan: Catatan = ()) -> BelumDiukur:
    """No figure; the reason is printed instead."""
    baris = BarisPenjelasan("keadaan", f"Belum diukur: {alasan}", "belum_diukur")
    return BelumDiukur(alasan=alasan, aturan=aturan.id, penjelasan=(*catatan, baris))


def belum_tersedia(
    aturan: AturanUkur, alasan: str, perkiraan: date | None = None, catatan: Catatan = ()
) -> BelumTersedia:
    """The source has not published; `perkiraan` is the day it is expected."""
    baris = BarisPenjelasan("keadaan", f"Belum tersedia: {alasan}", "belum_tersedia")
    return BelumTersedia(
        alasan=alasan, aturan=aturan.id, penjelasan=(*catatan, baris), perkiraan=perkiraan
    )


def tidak_berlaku(aturan: AturanUkur, alasan: str, catatan: Catatan = ()) -> TidakBerlaku:
    """The indicator does not apply in this period."""
    baris = BarisPenjelasan("keadaan", f"Tidak berlaku: {alasan}", "tidak_berlaku")
    return TidakBerlaku(alasan=alasan, aturan=aturan.id, penjelasan=(*catatan, baris))


def tak_terdefinisi(
    aturan: AturanUkur, alasan: str, rujukan: str | None = None, catatan: Catatan = ()
) -> TakTerdefinisi:
    """Measured, but there is no answer; it takes no part in any mean and must be explained."""
    baris = BarisPenjelasan("keadaan", f"Tak terdefinisi: {alasan}", "tak_terdefinisi", rujukan)
    return TakTerdefinisi(alasan=alasan, aturan=aturan.id, penjelasan=(*catatan, baris))


def ukur(
    *,
    target: Target | None,
    realisasi: Besaran | Decimal | None,
    polaritas: Polaritas,
    aturan: AturanUkur,
    catatan: Catatan = (),
) -> HasilUkur:
    """Achievement of one indicator in percent.

    `realisasi` None is "not measured", never zero. `catatan` are lines that stand before the
    calculation (how the figure came about). Nothing raises for bad figures: the state says it.

    >>> from tolok.regulasi.muat import aturan_ukur
    >>> hasil = ukur(target=Rentang(Decimal(80), Decimal(90)), realisasi=Decimal(92),
    ...              polaritas=Polaritas.POSITIF, aturan=aturan_ukur())
    >>> hasil.penjelasan[-3].teks, hasil.keadaan.value
    ('92 / 90 × 100', 'terukur')
    """
    if realisasi is None:
        return belum_diukur(aturan, "realisasi belum diisi", catatan)
    besaran = realisasi if isinstance(realisasi, Besaran) else Besaran(realisasi)
    if target is None:
        return tak_terdefinisi(aturan, "target belum ditetapkan", None, catatan)
    with localcontext(KONTEKS):
        awal = (*catatan, _baris_target(target), _baris_realisasi(besaran))
        if isinstance(target, Rentang):
            return _ukur_rentang(target, besaran, polaritas, aturan, awal)
        entri = aturan.rumus[polaritas]
        return _terapkan(
            RUMUS[entri.nilai], target, besaran, polaritas, aturan, awal, str(entri.rujukan)
        )


def capaian_saja(
    target: Target, realisasi: Decimal, polaritas: Polaritas, aturan: AturanUkur
) -> Decimal | None:
    """The achievement without its explanation, for comparisons; None where it has no answer."""
    kode = aturan.rumus[polaritas].nilai
    acuan = target
    if isinstance(target, Rentang):
        bagian = aturan.rentang[polaritas].nilai
        di = letak(target, realisasi)
        if di is Letak.DI_DALAM:
            return bagian.di_dalam
        acuan = target.bawah if di is Letak.DI_BAWAH else target.atas
        milik = bagian.di_bawah if di is Letak.DI_BAWAH else bagian.di_atas
        kode = milik if milik in RUMUS else kode
    rumus = RUMUS[kode]
    if isinstance(acuan, Rentang) or acuan <= 0 or (rumus.pembagi == "R" and realisasi <= 0):
        return None
    with localcontext(KONTEKS):
        return rumus.hitung(acuan, realisasi)


def _baris_target(target: Target) -> BarisPenjelasan:
    nilai = (
        f"{rapikan(target.bawah)}-{rapikan(target.atas)}"
        if isinstance(target, Rentang)
        else rapikan(target)
    )
    return BarisPenjelasan("target", f"T = {tulis_target(target)}", nilai)


def _baris_realisasi(realisasi: Besaran) -> BarisPenjelasan:
    return BarisPenjelasan("realisasi", f"R = {realisasi.teks}", realisasi.polos)


def _ukur_rentang(
    target: Rentang, realisasi: Besaran, polaritas: Polaritas, aturan: AturanUkur, awal: Catatan
) -> HasilUkur:
    entri = aturan.rentang[polaritas]
    rujukan = str(entri.rujukan)
    di = letak(target, realisasi.nilai)
    if di is Letak.DI_DALAM:
        teks = f"Realisasi di dalam rentang {tulis_target(target)}: capaian {tulis_penuh(entri.nilai.di_dalam)}"
        baris = BarisPenjelasan("rentang", teks, rapikan(entri.nilai.di_dalam), rujukan)
        return _selesai(entri.nilai.di_dalam, aturan, (*awal, baris))
    acuan = target.bawah if di is Letak.DI_BAWAH else target.atas
    kode = entri.nilai.di_bawah if di is Letak.DI_BAWAH else entri.nilai.di_atas
    rumus = RUMUS.get(kode) or RUMUS[aturan.rumus[polaritas].nilai]
    baris = BarisPenjelasan(
        "rentang",
        f"Realisasi {_LETAK[di]} rentang {tulis_target(target)}: T = {tulis_penuh(acuan)}",
        rapikan(acuan),
        rujukan,
    )
    asal = rujukan if kode in RUMUS else str(aturan.rumus[polaritas].rujukan)
    return _terapkan(rumus, acuan, realisasi, polaritas, aturan, (*awal, baris), asal)


def _terapkan(
    rumus: Rumus,
    target: Decimal,
    realisasi: Besaran,
    polaritas: Polaritas,
    aturan: AturanUkur,
    awal: Catatan,
    rujukan: str,
) -> HasilUkur:
    baris_rumus = BarisPenjelasan(
        "rumus", f"Polaritas {polaritas.value}: {rumus.tulisan}", rumus.kode, rujukan
    )
    awal = (*awal, baris_rumus)
    pembagi = target if rumus.pembagi == "T" else realisasi.nilai
    if target <= 0 or pembagi <= 0:
        return _tanpa_jawaban(target, realisasi.nilai, polaritas, aturan, awal)
    capaian = rumus.hitung(target, realisasi.nilai)
    susunan = rumus.susun(Besaran(target).dalam_rumus, realisasi.dalam_rumus)
    baris = BarisPenjelasan("substitusi", susunan, rapikan(capaian), rujukan)
    return _selesai(capaian, aturan, (*awal, baris))


def _tanpa_jawaban(
    target: Decimal, realisasi: Decimal, polaritas: Polaritas, aturan: AturanUkur, awal: Catatan
) -> HasilUkur:
    kebijakan = aturan.target_nol
    rujukan = str(kebijakan.rujukan)
    if target < 0:
        alasan = f"target {tulis_penuh(target)} negatif, rumus akan membalik arah penilaian"
    elif target == 0:
        if (
            kebijakan.nilai == "seratus_bila_negatif_dan_nol"
            and polaritas in _NEGATIF
            and realisasi == 0
        ):
            baris = BarisPenjelasan("target_nol", "Target 0 tercapai: capaian 100", "100", rujukan)
            return _selesai(Decimal(100), aturan, (*awal, baris))
        alasan = "target 0, pembagian dengan nol"
    else:
        alasan = f"realisasi {tulis_penuh(realisasi)}, rumus T / R tidak dapat membagi dengannya"
    return tak_terdefinisi(aturan, alasan, rujukan, awal)


def _batasi(capaian: Decimal, aturan: AturanUkur) -> tuple[Decimal | None, Catatan]:
    atas, bawah = aturan.batas_atas, aturan.batas_bawah
    if atas.nilai is None and bawah.nilai is None:
        return None, ()
    hasil, entri, kata = capaian, atas, "di dalam batas"
    if atas.nilai is not None and capaian > atas.nilai:
        hasil, kata = atas.nilai, f"dibatasi paling tinggi {tulis_penuh(atas.nilai)}"
    elif bawah.nilai is not None and capaian < bawah.nilai:
        hasil, entri, kata = (
            bawah.nilai,
            bawah,
            f"dibatasi paling rendah {tulis_penuh(bawah.nilai)}",
        )
    teks = f"Capaian {kata}; capaian asli tetap dilaporkan"
    return hasil, (BarisPenjelasan("batas", teks, rapikan(hasil), str(entri.rujukan)),)


def _selesai(capaian: Decimal, aturan: AturanUkur, awal: Catatan) -> Terukur:
    """Cap, round and classify a computed figure."""
    capaian_batas, baris_batas = _batasi(capaian, aturan)
    bulat = aturan.pembulatan.nilai
    dinilai = capaian if capaian_batas is None else capaian_batas
    teks_bulat = f"{tampil(capaian, bulat.digit)} ({bulat.digit} desimal, setengah menjauhi nol)"
    baris_bulat = BarisPenjelasan(
        "pembulatan",
        f"Ditampilkan {teks_bulat}",
        rapikan(bulatkan(capaian, bulat.digit)),
        str(aturan.pembulatan.rujukan),
    )
    kata = "nilai yang belum dibulatkan"
    if bulat.kapan == "sebelum_kategori":
        digit = bulat.digit_kategori or 0
        dinilai = bulatkan(dinilai, digit)
        kata = f"dibulatkan lebih dahulu menjadi {tulis_penuh(dinilai)}"
    ambang = ambang_untuk(dinilai, aturan.skala)
    baris_kategori = BarisPenjelasan(
        "kategori",
        f"{ambang.nama} ({syarat(ambang)}; {kata})",
        ambang.nama,
        str(aturan.skala.rujukan),
    )
    return Terukur(
        capaian=capaian,
        capaian_batas=capaian_batas,
        kategori=ambang.nama,
        aturan=aturan.id,
        penjelasan=(*awal, *baris_batas, baris_bulat, baris_kategori),
    )
