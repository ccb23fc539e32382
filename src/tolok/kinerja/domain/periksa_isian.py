"""What must or should be mended in a form before it may be handed on.

Thresholds are dated values of regulasi (`isian.*`); a finding names its cell, what is wrong and
what to do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tolok.dasar.angka import tulis
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.hasil import TakTerdefinisi, Terukur
from tolok.kinerja.domain.isian import BarisAnggaran, BarisIsian, Isian, ukur_isian
from tolok.kinerja.domain.keadaan import Agregasi, Keadaan
from tolok.kinerja.domain.kertas_kerja import CaraUkur
from tolok.kinerja.domain.rencana import Butir, ButirAnggaran, Rencana
from tolok.regulasi.muat import nilai as nilai_hukum
from tolok.regulasi.nilai import AturanUkur

__all__ = ["periksa_isian"]

_KATA_PENYEBUT = 2  # a single word ("izin") is not enough to say that two counts are the same


def periksa_isian(
    isian: Isian,
    bagian: Rencana,
    aturan: AturanUkur,
    pada: date,
    cara: Mapping[str, CaraUkur] | None = None,
) -> list[Temuan]:
    """Everything that must or should be mended before the form may be handed on.

    Galat: an untouched row, half a ratio, an unexplained shortfall. Peringatan: a jump, a
    progress figure that fell, spending above the ceiling, missing evidence. `cara`: the method
    sheet's choice by indicator.
    """
    baku = CaraUkur(aturan=aturan, terhadap_tahun=False)
    menurut = cara or {}
    menurut_id = {b.id: b for b in bagian.butir}
    temuan: list[Temuan] = []
    for baris in isian.baris:
        butir = menurut_id[baris.indikator]
        if butir.dijadwalkan(bagian.tw):
            temuan += _periksa_baris(butir, baris, bagian, menurut.get(butir.id, baku), pada)
    temuan += _uji_silang(isian, bagian)
    uang = {a.simpul: a for a in bagian.anggaran}
    for anggaran in isian.anggaran:
        temuan += _periksa_anggaran(uang[anggaran.simpul], anggaran)
    return temuan


def _uji_silang(isian: Isian, bagian: Rencana) -> list[Temuan]:
    """A ratio whose denominator is another indicator's count: both state the same number.

    The formula of the definition sheet says so in words ("pengaduan ditindaklanjuti / pengaduan
    masuk", "cacah pengaduan masuk").
    """
    baris = {b.indikator: b for b in isian.baris}
    temuan = []
    for rasio in bagian.butir:
        kata = _kata_penyebut(rasio)
        penyebut = baris[rasio.id].penyebut if rasio.id in baris else None
        if penyebut is None or len(kata) < _KATA_PENYEBUT:
            continue
        for lain in bagian.butir:
            kini = baris[lain.id].realisasi if lain.id in baris else None
            cocok = not lain.berkomponen and kata <= _kata(lain.rumus) and "/" not in lain.rumus
            if cocok and kini is not None and kini != penyebut:
                temuan.append(
                    _peringatan(
                        f"baris/{rasio.kode}/penyebut",
                        f"Penyebut {rasio.kode} ({tulis(penyebut)}) tidak sama dengan "
                        f"{lain.kode} ({tulis(kini)}).",
                        "Keduanya mencacah hal yang sama; periksa salah satunya.",
                    )
                )
    return temuan


def _kata_penyebut(butir: Butir) -> frozenset[str]:
    """Words of the denominator, as the formula names it; none where it names none."""
    if not butir.berkomponen or butir.rumus.count("/") != 1:
        return frozenset()
    return _kata(re.split(r" x 100| × 100", butir.rumus.partition("/")[2])[0])


def _kata(teks: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", teks.casefold()))


def _galat(lokasi: str, masalah: str, saran: str) -> Temuan:
    return Temuan(lokasi=lokasi, tingkat=Tingkat.GALAT, masalah=masalah, saran=saran)


def _peringatan(lokasi: str, masalah: str, saran: str) -> Temuan:
    return Temuan(lokasi=lokasi, tingkat=Tingkat.PERINGATAN, masalah=masalah, saran=saran)


def _periksa_baris(
    butir: Butir, baris: BarisIsian, bagian: Rencana, cara: CaraUkur, pada: date
) -> list[Temuan]:
    tempat = f"baris/{butir.kode}"
    if baris.keadaan is not None:
        return _periksa_keadaan(butir, baris, tempat)
    if butir.berkomponen and (baris.pembilang is None) != (baris.penyebut is None):
        kurang = "penyebut" if baris.penyebut is None else "pembilang"
        return [
            _galat(f"{tempat}/{kurang}", f"{butir.kode}: {kurang} belum diisi.", "Isi keduanya.")
        ]
    ada = baris.pembilang if butir.berkomponen else baris.realisasi
    if ada is None:
        return [
            _galat(
                f"{tempat}/{'pembilang' if butir.berkomponen else 'realisasi'}",
                f"Realisasi {butir.kode} belum diisi.",
                "Isi angkanya, atau nyatakan belum diukur atau belum tersedia beserta alasannya.",
            )
        ]
    return [
        *_periksa_angka(butir, baris, tempat, pada),
        *_periksa_penjelasan(butir, baris, bagian, cara, pada),
        *_periksa_bukti(butir, baris, tempat),
    ]


def _periksa_keadaan(butir: Butir, baris: BarisIsian, tempat: str) -> list[Temuan]:
    temuan = []
    if any(getattr(baris, n) is not None for n in ("realisasi", "pembilang", "penyebut")):
        temuan.append(
            _galat(
                f"{tempat}/keadaan",
                f"{butir.kode} dinyatakan tanpa angka, tetapi angkanya terisi.",
                "Kosongkan salah satunya.",
            )
        )
    if baris.keadaan is Keadaan.BELUM_TERSEDIA and baris.perkiraan is None:
        temuan.append(
            _peringatan(
                f"{tempat}/perkiraan",
                f"Perkiraan kapan {butir.kode} tersedia belum diisi.",
                "Isi tanggalnya agar dapat ditagih; angkanya disusulkan sebelum pengesahan.",
            )
        )
    if not baris.catatan:
        temuan.append(
            _galat(
                f"{tempat}/catatan",
                f"Alasan {butir.kode} tanpa angka belum ditulis.",
                "Tulis alasannya pada catatan.",
            )
        )
    return temuan


def _periksa_angka(butir: Butir, baris: BarisIsian, tempat: str, pada: date) -> list[Temuan]:
    temuan = []
    if baris.pembilang is not None and baris.penyebut is not None:
        if baris.penyebut < 0 or baris.pembilang < 0:
            temuan.append(
                _galat(
                    f"{tempat}/penyebut", "Pembilang atau penyebut negatif.", "Periksa angkanya."
                )
            )
        elif baris.pembilang > baris.penyebut:
            temuan.append(
                _peringatan(
                    f"{tempat}/pembilang",
                    f"{butir.kode}: pembilang {tulis(baris.pembilang)} melebihi penyebut {tulis(baris.penyebut)}.",
                    "Pastikan tidak tertukar.",
                )
            )
    if butir.berbobot and baris.bobot is None:
        temuan.append(
            _galat(
                f"{tempat}/bobot", f"Bobot {butir.kode} belum diisi.", "Isi bobot triwulan ini."
            )
        )
    kini = _nilai_triwulan(baris)
    if kini is None:
        return temuan
    return [*temuan, *_lonjakan(butir, kini, tempat, pada), *_penurunan(butir, kini, tempat)]


def _nilai_triwulan(baris: BarisIsian) -> Decimal | None:
    if baris.pembilang is None or baris.penyebut is None:
        return baris.realisasi
    return baris.pembilang * 100 / baris.penyebut if baris.penyebut else None


def _lonjakan(butir: Butir, kini: Decimal, tempat: str, pada: date) -> list[Temuan]:
    """A figure a thousand times the one before is usually a lost or added thousands point."""
    kali = nilai_hukum("isian.lonjakan", pada=pada)
    for nama, lalu in (("triwulan lalu", butir.lalu), ("tahun lalu", butir.tahun_lalu_tw)):
        if lalu is None or lalu == 0 or kini == 0:
            continue
        banding = abs(kini / lalu)
        if banding >= kali or banding <= 1 / kali:
            return [
                _peringatan(
                    f"{tempat}/realisasi",
                    f"{butir.kode}: {tulis(kini)} berbeda sedikitnya {tulis(kali)} kali dari {nama} ({tulis(lalu)}).",
                    "Periksa titik ribuan dan komanya.",
                )
            ]
    return []


def _penurunan(butir: Butir, kini: Decimal, tempat: str) -> list[Temuan]:
    """Progress "s.d. triwulan" of a growing figure does not fall."""
    deret = butir.deret
    progres = (
        deret.penyebut_tahun
        or deret.agregasi is Agregasi.PROGRES_KUMULATIF
        or (deret.agregasi is Agregasi.POSISI_AKHIR and butir.berkomponen)
    )
    if not progres or butir.lalu is None or kini >= butir.lalu:
        return []
    return [
        _peringatan(
            f"{tempat}/realisasi",
            f"{butir.kode}: {tulis(kini, 2)} lebih rendah daripada triwulan lalu ({tulis(butir.lalu, 2)}), padahal progresnya kumulatif.",
            "Isi angka s.d. triwulan ini, atau jelaskan penurunannya.",
        )
    ]


def _periksa_penjelasan(
    butir: Butir, baris: BarisIsian, bagian: Rencana, cara: CaraUkur, pada: date
) -> list[Temuan]:
    hasil = ukur_isian(
        butir, baris, bagian, cara.aturan, pada, terhadap_tahun=cara.terhadap_tahun
    ).hasil
    tempat = f"baris/{butir.kode}"
    if isinstance(hasil, TakTerdefinisi):
        if baris.penghambat or baris.pendorong or baris.catatan:
            return []
        return [
            _galat(
                f"{tempat}/catatan",
                f"Capaian {butir.kode} tak terdefinisi ({hasil.alasan}).",
                "Jelaskan hasilnya pada catatan.",
            )
        ]
    if not isinstance(hasil, Terukur) or butir.deret.penyebut_tahun:
        return []
    kurang = nilai_hukum("isian.capaian_wajib_penjelasan_kurang_dari", pada=pada)
    lebih = nilai_hukum("isian.capaian_wajib_penjelasan_lebih_dari", pada=pada)
    if hasil.capaian < kurang:
        return _wajib_di_bawah(butir, baris, hasil.capaian, kurang)
    if hasil.capaian > lebih and not baris.pendorong:
        return [
            _galat(
                f"{tempat}/pendorong",
                f"Capaian {butir.kode} {tulis(hasil.capaian, 2)} jauh di atas {tulis(kurang)}.",
                "Jelaskan faktor pendorongnya dan tinjau targetnya.",
            )
        ]
    return []


def _wajib_di_bawah(
    butir: Butir, baris: BarisIsian, capaian: Decimal, batas: Decimal
) -> list[Temuan]:
    tempat = f"baris/{butir.kode}"
    awal = f"Capaian {butir.kode} {tulis(capaian, 2)}, di bawah {tulis(batas)}"
    temuan = [
        _galat(f"{tempat}/{kolom}", f"{awal}; {nama} belum ditulis.", f"Tulis {nama}.")
        for kolom, nama in (
            ("penghambat", "faktor penghambat"),
            ("tindak_lanjut", "rencana tindak lanjut"),
        )
        if not getattr(baris, kolom)
    ]
    if baris.tindak_lanjut and (baris.tenggat is None or not baris.penanggung_jawab):
        temuan.append(
            _peringatan(
                f"{tempat}/tenggat",
                f"Tindak lanjut {butir.kode} belum bertenggat atau belum ada penanggung jawabnya.",
                "Isi tenggat dan penanggung jawab.",
            )
        )
    return temuan


def _periksa_bukti(butir: Butir, baris: BarisIsian, tempat: str) -> list[Temuan]:
    if baris.bukti:
        return []
    contoh = f", misalnya {butir.bukti}" if butir.bukti else ""
    return [
        _peringatan(
            f"{tempat}/bukti",
            f"{butir.kode} belum punya bukti dukung.",
            f"Lampirkan bukti{contoh}.",
        )
    ]


def _periksa_anggaran(butir: ButirAnggaran, baris: BarisAnggaran) -> list[Temuan]:
    tempat = f"anggaran/{butir.kode}/realisasi"
    if baris.realisasi is None:
        return [
            _galat(
                tempat,
                f"Realisasi anggaran {butir.kode} belum diisi.",
                "Isi jumlah s.d. triwulan ini; tulis 0 bila memang belum ada.",
            )
        ]
    temuan = []
    if butir.pagu is not None and baris.realisasi > butir.pagu:
        temuan.append(
            _peringatan(
                tempat,
                f"{butir.kode}: realisasi {tulis(baris.realisasi)} melebihi pagu {tulis(butir.pagu)}.",
                "Periksa angkanya atau pagunya.",
            )
        )
    if butir.lalu is not None and baris.realisasi < butir.lalu:
        temuan.append(
            _peringatan(
                tempat,
                f"{butir.kode}: realisasi s.d. triwulan ini lebih kecil daripada triwulan lalu ({tulis(butir.lalu)}).",
                "Isi jumlah s.d. triwulan, bukan jumlah triwulan ini saja.",
            )
        )
    return temuan
