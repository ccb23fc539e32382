"""The result of `tolok skp nilai` as the JSON contract `tolok/skp/1`.

Marks are texts with ten decimals beside their printed form; what a regime does not know is null.
No NIP stands in it: a sheet is named by its code.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tolok.dasar.angka import baca
from tolok.dasar.teks_json import baris_json
from tolok.kinerja.domain.bilangan import sepuluh_desimal, tampil
from tolok.kinerja.domain.hasil import HasilUkur, Terukur
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.domain.penjelasan import BarisPenjelasan, ke_json
from tolok.kinerja.domain.ukur import ukur
from tolok.kinerja.renderers.ukur_json import galat_json
from tolok.regulasi.muat import ATURAN_BAWAAN, aturan_ukur
from tolok.skp.domain.aspek import TargetRealisasi
from tolok.skp.domain.buku import BarisRhk, HasilBukuSkp, HasilSkp
from tolok.skp.domain.indikator_individu import NilaiIndikator
from tolok.skp.domain.prestasi import NilaiKegiatan, NilaiPrestasi

__all__ = ["FORMAT", "capaian_butir", "hasil_ke_json", "sebagai_json", "teks_json"]

FORMAT = "tolok/skp/1"


def sebagai_json(hasil: HasilBukuSkp) -> dict[str, Any]:
    """The whole result, ready for `json.dumps`."""
    return {
        "format": FORMAT,
        "lembar": [hasil_ke_json(h) for h in hasil.lembar],
        "galat": [galat_json(g) for g in hasil.galat],
    }


def teks_json(hasil: HasilBukuSkp) -> str:
    """The same as text, one sheet a line, so that two results can be compared line by line."""
    return baris_json(sebagai_json(hasil))


def hasil_ke_json(hasil: HasilSkp) -> dict[str, Any]:
    """One appraised sheet."""
    lembar, prestasi = hasil.lembar, hasil.prestasi
    sebutan = prestasi.sebutan if prestasi else hasil.predikat.nama if hasil.predikat else None
    return {
        "kode": lembar.kode,
        "nama": lembar.nama,
        "jenis_pegawai": lembar.jenis_pegawai,
        "periode": {
            "mulai": lembar.masa.mulai.isoformat(),
            "selesai": lembar.masa.selesai.isoformat(),
        },
        "aturan": lembar.aturan.id,
        "keadaan": hasil.keadaan,
        "nilai": _panjang(prestasi.nilai) if prestasi else None,
        "tampil": tampil(prestasi.nilai) if prestasi else None,
        "predikat": sebutan,
        "prestasi": _prestasi(prestasi) if prestasi else None,
        "rating_hasil": lembar.rating_hasil.sebutan if lembar.rating_hasil else None,
        "rating_perilaku": lembar.rating_perilaku.sebutan if lembar.rating_perilaku else None,
        "rhk": _semua_rhk(hasil),
        "perilaku": [
            {"perilaku": p.perilaku, "ekspektasi": p.ekspektasi, "umpan_balik": p.umpan_balik}
            for p in lembar.perilaku
        ],
        "angka_kredit": _panjang(hasil.angka_kredit.nilai) if hasil.angka_kredit else None,
        "catatan": list(hasil.catatan),
        "penjelasan": _penjelasan(hasil.penjelasan),
    }


def _panjang(nilai: Decimal) -> str:
    return sepuluh_desimal(nilai)


def _penjelasan(baris: tuple[BarisPenjelasan, ...]) -> list[dict[str, str | None]]:
    return [ke_json(b) for b in baris]


def _prestasi(nilai: NilaiPrestasi) -> dict[str, Any]:
    return {
        "kegiatan": [_kegiatan(k) for k in nilai.kegiatan],
        "rata_kegiatan": _panjang(nilai.rata_kegiatan),
        "tugas_tambahan": _panjang(nilai.tugas_tambahan),
        "kreativitas": _panjang(nilai.kreativitas),
        "nilai_capaian_skp": _panjang(nilai.nilai_skp),
        "sebutan_skp": nilai.sebutan_skp,
        "jumlah_perilaku": _panjang(nilai.jumlah_perilaku),
        "rata_perilaku": _panjang(nilai.rata_perilaku),
        "sebutan_perilaku": nilai.sebutan_perilaku,
        "bagian_skp": _panjang(nilai.bagian_skp),
        "bagian_perilaku": _panjang(nilai.bagian_perilaku),
        "nilai_prestasi": _panjang(nilai.nilai),
        "sebutan": nilai.sebutan,
    }


def _kegiatan(nilai: NilaiKegiatan) -> dict[str, Any]:
    k = nilai.kegiatan
    return {
        "kegiatan": k.uraian,
        "kuantitas": _angka(k.kuantitas),
        "kualitas": _angka(k.kualitas),
        "waktu": _angka(k.waktu),
        "biaya": _angka(k.biaya) if k.biaya else None,
        "aspek": {a.aspek: _panjang(a.nilai) for a in nilai.aspek},
        "penghitungan": _panjang(sum((a.nilai for a in nilai.aspek), Decimal(0))),
        "nilai": _panjang(nilai.nilai),
        "tampil": tampil(nilai.nilai),
        "penjelasan": _penjelasan(nilai.penjelasan),
    }


def _angka(angka: TargetRealisasi) -> dict[str, str]:
    return {"target": format(angka.target, "f"), "realisasi": format(angka.realisasi, "f")}


def _semua_rhk(hasil: HasilSkp) -> list[dict[str, Any]]:
    if hasil.indikator:
        pasangan = zip(hasil.lembar.rhk, hasil.indikator, strict=True)
        return [_rhk(r, n.hasil, n) for r, n in pasangan]
    return [_rhk(r, _capaian(r), None) for r in hasil.lembar.rhk]


def capaian_butir(target: str, realisasi: str, polaritas: Polaritas | None) -> str | None:
    """The achievement of a typed pair as it prints, where direction and figures are given.

    >>> capaian_butir("178,00", "180,50", Polaritas.POSITIF)
    '101,40'
    """
    angka = baca(target), baca(realisasi) if realisasi else None
    if polaritas is None or not isinstance(angka[0], Decimal) or not isinstance(angka[1], Decimal):
        return None
    hasil = ukur(
        target=angka[0],
        realisasi=angka[1],
        polaritas=polaritas,
        aturan=aturan_ukur(ATURAN_BAWAAN),
    )
    return tampil(hasil.capaian) if isinstance(hasil, Terukur) else None


def _capaian(rhk: BarisRhk) -> HasilUkur | None:
    """The achievement beside the rating, where direction and figures are given."""
    if rhk.polaritas is None or rhk.target_angka is None or rhk.realisasi_angka is None:
        return None
    return ukur(
        target=rhk.target_angka,
        realisasi=rhk.realisasi_angka,
        polaritas=rhk.polaritas,
        aturan=aturan_ukur(ATURAN_BAWAAN),
    )


def _rhk(rhk: BarisRhk, hasil: HasilUkur | None, nilai: NilaiIndikator | None) -> dict[str, Any]:
    terukur = hasil if isinstance(hasil, Terukur) else None
    return {
        "rencana": rhk.rencana,
        "pimpinan": rhk.pimpinan,
        "aspek": rhk.aspek,
        "indikator": rhk.indikator,
        "target": rhk.target,
        "realisasi": rhk.realisasi,
        "capaian": _panjang(terukur.capaian) if terukur else None,
        "tampil": tampil(terukur.capaian) if terukur else None,
        "kategori": nilai.kategori if nilai else None,
        "nilai": _panjang(nilai.nilai) if nilai and nilai.nilai is not None else None,
        "umpan_balik": rhk.umpan_balik,
        "penjelasan": _penjelasan(
            nilai.penjelasan if nilai else hasil.penjelasan if hasil else ()
        ),
    }
