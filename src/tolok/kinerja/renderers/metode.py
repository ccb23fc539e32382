"""The method sheet in words, for its page and its document (D09 part A).

`isi_metode` makes what is stored: the choices, and everything the document prints, so that a
rule set or a plan of next year cannot change what this year's sheet says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tolok.dasar.periode import Periode
from tolok.kinerja.domain.metode import (
    PENYEBUT,
    Metode,
    MetodeButir,
    beda_butir,
    dampak,
    metode_ke_json,
    tanpa_indikator,
)
from tolok.kinerja.domain.rencana import Butir, Rencana, Simpul
from tolok.naskah.dokumen import metode as dokumen_metode
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import StatusNaskah
from tolok.regulasi.nilai import AturanUkur

__all__ = ["butir_cetak", "cetak_metode", "isi_metode", "kata_aturan", "nilai_metode", "perubahan"]

BENTUK = "metode"
"""What the sheet calls its form, beside the worked sheet of the same kind."""

_NOL = {
    "tak_terdefinisi": "target 0: tak terdefinisi, tidak ikut rata-rata",
    "seratus_bila_negatif_dan_nol": "target 0 pada indikator negatif yang realisasinya 0: 100; "
    "selain itu tak terdefinisi",
}
_GABUNG = {"rata_rata": "rata-rata capaian indikator"}
_TANPA = "–"
Daftar = Mapping[str, AturanUkur]


def kata_aturan(aturan: AturanUkur, polaritas: str) -> dict[str, str]:
    """A rule set as it bears on one indicator: article, zero, cap and roll-up."""
    rekap = aturan.rekap.nilai
    batas = [
        f"{nama} {entri.nilai}"
        for nama, entri in (
            ("paling tinggi", aturan.batas_atas),
            ("paling rendah", aturan.batas_bawah),
        )
        if entri.nilai is not None
    ]
    gabung = _GABUNG.get(rekap.cara, rekap.cara.replace("_", " "))
    return {
        "nama": aturan.nama,
        "dasar": str(aturan.rumus[polaritas].rujukan),
        "nol": _NOL.get(aturan.target_nol.nilai, aturan.target_nol.nilai.replace("_", " ")),
        "kosong": "kosong: belum diukur, bukan nol",
        "batas": f"capaian dibatasi {', '.join(batas)}" if batas else "capaian tidak dibatasi",
        "gabung": gabung + (", berbobot bila bobot diisi" if rekap.bobot == "bila_diisi" else ""),
    }


def butir_cetak(butir: Butir, m: MetodeButir, aturan: Daftar) -> dict[str, Any]:
    """One indicator's method as it prints."""
    return {
        "kode": butir.kode,
        "nama": butir.nama,
        "satuan": butir.satuan,
        "jenis": butir.jenis or _TANPA,
        "definisi": m.definisi,
        "rumus": m.rumus,
        "komponen": m.komponen,
        "polaritas": m.polaritas.value.replace("_", " "),
        "agregasi": m.agregasi.value.replace("_", " "),
        "penyebut": PENYEBUT[m.penyebut],
        "aturan": m.aturan,
        **{f"aturan_{k}": v for k, v in kata_aturan(aturan[m.aturan], m.polaritas.value).items()},
        "sumber": m.sumber,
        "penanggung_jawab": butir.penanggung_jawab,
        "bukti": m.bukti,
    }


def perubahan(
    metode: Metode, lalu: Metode | None, rencana: Rencana, aturan: Daftar, pada: date
) -> list[dict[str, Any]]:
    """What is measured otherwise than in the period before: reason, and the figure both ways."""
    dulu = lalu.menurut_indikator() if lalu else {}
    butir = {b.id: b for b in rencana.butir}
    hasil = []
    for m in metode.butir:
        lama = dulu.get(m.indikator)
        beda = beda_butir(lama, m) if lama is not None else ()
        if lama is None or not beda:
            continue
        angka = dampak(butir[m.indikator], lama, m, tw=rencana.tw, aturan=aturan, pada=pada)
        hasil.append(
            {
                "kode": m.kode,
                "beda": [{"hal": b.hal, "semula": b.semula, "menjadi": b.menjadi} for b in beda],
                "alasan": m.alasan,
                "lama": angka[0] if angka else "",
                "baru": angka[1] if angka else "",
            }
        )
    return hasil


def isi_metode(
    metode: Metode, lalu: Metode | None, rencana: Rencana, aturan: Daftar, pada: date
) -> dict[str, Any]:
    """The sheet as it is handed in."""
    return {
        "bentuk": BENTUK,
        **metode_ke_json(metode),
        "cetak": cetak_metode(metode, rencana, aturan),
        "perubahan": perubahan(metode, lalu, rencana, aturan, pada),
        "dibanding": lalu.periode if lalu else None,
    }


def cetak_metode(metode: Metode, rencana: Rencana, aturan: Daftar) -> dict[str, Any]:
    """Every node of the plan in order, with its indicators' methods or why it has none."""
    cara = metode.menurut_indikator()
    menurut_simpul: dict[str, list[Butir]] = {}
    for b in rencana.butir:
        menurut_simpul.setdefault(b.simpul, []).append(b)
    return {
        "instansi": rencana.instansi,
        "perjanjian": rencana.perjanjian.sebutan if rencana.perjanjian else None,
        "simpul": [
            {
                **_simpul(s),
                "butir": [
                    butir_cetak(b, cara[b.id], aturan) for b in menurut_simpul.get(s.id, ())
                ],
                "alasan": metode.kosong.get(s.id, ""),
            }
            for s in rencana.simpul
        ],
        "tanpa": len(tanpa_indikator(rencana)),
    }


def _simpul(s: Simpul) -> dict[str, str]:
    return {"kode": s.kode, "nama": s.nama, "jenis": s.jenis.value}


# -- the document ------------------------------------------------------------------------------


def nilai_metode(
    isi: Mapping[str, Any],
    *,
    penyusun: TandaTangan,
    mengetahui: TandaTangan,
    status: StatusNaskah = StatusNaskah.DRAFT,
) -> dokumen_metode.KertasMetode:
    """D09 part A as naskah prints it."""
    cetak = isi["cetak"]
    return dokumen_metode.KertasMetode(
        perangkat_daerah=cetak["instansi"],
        periode=Periode.dari_kode(isi["periode"]).nama,
        perjanjian=cetak["perjanjian"] or "belum tercatat",
        aturan=isi["aturan"],
        simpul=tuple(_simpul_cetak(s) for s in cetak["simpul"] if s["butir"]),
        tanpa=tuple((_sebut(s), s["alasan"] or _TANPA) for s in cetak["simpul"] if not s["butir"]),
        perubahan=tuple(_ubah_cetak(p) for p in isi.get("perubahan") or ()),
        alasan_versi=str(isi.get("alasan_versi") or ""),
        penyusun=penyusun,
        mengetahui=mengetahui,
        status=status,
    )


def _sebut(s: Mapping[str, Any]) -> str:
    return f"{s['jenis'].capitalize()} {s['kode']} {s['nama']}"


def _simpul_cetak(s: Mapping[str, Any]) -> tuple[str, Sequence[dokumen_metode.MetodeIndikator]]:
    return _sebut(s), tuple(
        dokumen_metode.MetodeIndikator(
            judul=f"{b['kode']} · {b['nama']}",
            kiri=(
                ("Jenis", b["jenis"]),
                ("Definisi operasional", b["definisi"] or "belum ditulis"),
                ("Rumus", b["rumus"] or "belum ditulis"),
                ("Komponen", b["komponen"]),
                ("Satuan", b["satuan"]),
                ("Polaritas", b["polaritas"]),
                ("Agregasi", b["agregasi"]),
                ("Penyebut", b["penyebut"]),
            ),
            kanan=(
                ("Aturan", f"{b['aturan']}, {b['aturan_nama']}"),
                ("Dasar", b["aturan_dasar"]),
                ("Kebijakan", "; ".join((b["aturan_nol"], b["aturan_kosong"], b["aturan_batas"]))),
                ("Penggabungan", b["aturan_gabung"]),
                ("Sumber data", b["sumber"] or "belum ditulis"),
                ("Penanggung jawab", b["penanggung_jawab"]),
                ("Bukti", b["bukti"] or _TANPA),
            ),
        )
        for b in s["butir"]
    )


def _ubah_cetak(p: Mapping[str, Any]) -> tuple[str, str, str, str]:
    beda = "; ".join(f"{b['hal']}: {b['semula']} menjadi {b['menjadi']}" for b in p["beda"])
    angka = f"{p['lama']} menjadi {p['baru']}" if p["lama"] else "belum ada triwulan pembanding"
    return p["kode"], beda, p["alasan"], angka
