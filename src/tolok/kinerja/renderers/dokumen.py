"""The measured sheet as the values that the documents of naskah print (D04, D09, D10).

Input is the stored JSON of `domain.berkas_ukur`: a document printed next year says what was
ratified this year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.dasar.periode import Periode
from tolok.dasar.tanggal import tanggal
from tolok.naskah.dokumen import formulir, kertas_kerja, rekap
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import StatusNaskah
from tolok.regulasi.muat import aturan_ukur
from tolok.regulasi.nilai import AturanUkur

__all__ = [
    "baris_formulir",
    "baris_kinerja",
    "baris_program",
    "catatan_rekap",
    "kata_capaian",
    "kata_keadaan",
    "nilai_kertas_kerja",
    "nilai_rekap",
]

Isi = Mapping[str, Any]
_TANPA = "–"
_ROMAWI = ("I", "II", "III", "IV")


def kata_keadaan(keadaan: str) -> str:
    """A state or code in words: "belum diukur"."""
    return keadaan.replace("_", " ")


def _teks(nilai: Any) -> str:
    return "" if nilai is None else str(nilai)


def _tanggal(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None


def kata_capaian(baris: Isi) -> str:
    """The printed achievement, or the word that stands in its place."""
    return baris["tampil"] if baris["tampil"] is not None else kata_keadaan(baris["keadaan"])


def _sumber(b: Mapping[str, Any]) -> str:
    """Where the figure comes from: the source stated, and the run it was taken from."""
    i = b["isian"] or {}
    sumber = _teks(i.get("sumber")) or b["sumber"]
    return "; diambil dari ".join(x for x in (sumber, _teks(i.get("asal"))) if x)


def baris_formulir(isi: Isi, pemilik: str) -> tuple[formulir.BarisFormulir, ...]:
    """D04 rows of one owner: indicators under their node, subkegiatan with their money."""
    uang = {a["kode"]: a for a in isi["anggaran"] if a["jenis"] == "subkegiatan"}
    return tuple(
        _baris_formulir(b, uang.get(b["simpul"]["kode"]))
        for b in isi["baris"]
        if pemilik in (b["pemilik"], b["unit"])
    )


def _catatan(i: Isi) -> str:
    """What the owner noted, and when a figure that is not out yet is expected."""
    perkiraan = _tanggal(i.get("perkiraan"))
    kapan = f"diperkirakan {tanggal(perkiraan)}" if perkiraan else ""
    return "; ".join(x for x in (_teks(i.get("catatan")), kapan) if x)


def _baris_formulir(b: Isi, uang: Isi | None) -> formulir.BarisFormulir:
    i = b["isian"] or {}
    return formulir.BarisFormulir(
        kelompok=f"{b['simpul']['jenis'].capitalize()} {b['simpul']['kode']} {b['simpul']['nama']}",
        kode=b["kode"],
        indikator=b["nama"],
        satuan=b["satuan"],
        cara_ukur=f"{kata_keadaan(b['polaritas'])}, {kata_keadaan(b['agregasi'])}",
        target_tahun=_teks(b["target_tahun"]),
        target_sd=_teks(b["target_sd"]),
        realisasi=_teks(i.get("realisasi")) if i.get("komponen") is None else "",
        komponen=_teks(i.get("komponen")),
        realisasi_sd=_teks(b["tampil_realisasi_sd"]),
        capaian=kata_capaian(b),
        tahun_lalu=_teks(b["tahun_lalu_tw"]) or "tidak tersedia",
        pagu=uang["pagu"] if uang else None,
        anggaran=uang["realisasi"] if uang else None,
        serapan=(uang["tampil"] or kata_keadaan(uang["keadaan"])) if uang else "",
        pendorong=_teks(i.get("pendorong")),
        penghambat=_teks(i.get("penghambat")),
        tindak_lanjut=_teks(i.get("tindak_lanjut")),
        tenggat=_tanggal(i.get("tenggat")),
        penanggung_jawab=_teks(i.get("penanggung_jawab")) or b["penanggung_jawab"],
        bukti="; ".join(x["judul"] for x in i.get("bukti", ())),
        sumber=_sumber(b),
        cara_kumpul=_teks(b["rumus"]),
        akhir_renstra=_teks(b["akhir_renstra"]),
        catatan=_catatan(i),
    )


def nilai_kertas_kerja(
    isi: Isi,
    *,
    penyusun: TandaTangan,
    pemeriksa: TandaTangan,
    status: StatusNaskah = StatusNaskah.DRAFT,
) -> kertas_kerja.KertasKerja:
    """D09 as naskah prints it."""
    aturan = aturan_ukur(isi["aturan"])
    return kertas_kerja.KertasKerja(
        perangkat_daerah=isi["instansi"],
        periode=Periode.dari_kode(isi["periode"]).nama,
        butir=tuple(
            _butir(b, aturan_ukur(b["aturan"]) if b.get("aturan") else aturan)
            for b in isi["baris"]
        ),
        tanpa_indikator=tuple(
            (
                f"{s['jenis'].capitalize()} {s['kode']} {s['nama']}",
                s.get("alasan") or "belum ada indikator dalam rencana",
            )
            for s in isi["tanpa_indikator"]
        ),
        penyusun=penyusun,
        pemeriksa=pemeriksa,
        status=status,
    )


def _kebijakan(aturan: AturanUkur) -> str:
    batas = [
        f"{nama} {entri.nilai}"
        for nama, entri in (("batas atas", aturan.batas_atas), ("batas bawah", aturan.batas_bawah))
        if entri.nilai is not None
    ]
    return "; ".join(
        (
            "target nol: tak terdefinisi",
            "kosong: belum diukur, bukan nol",
            ", ".join(batas) or "capaian tidak dibatasi",
        )
    )


def _butir(b: Isi, aturan: AturanUkur) -> kertas_kerja.Butir:
    i = b["isian"] or {}
    simpul = b["simpul"]
    return kertas_kerja.Butir(
        kode=b["kode"],
        simpul=f"{simpul['jenis'].capitalize()} {simpul['kode']} {simpul['nama']}",
        indikator=b["nama"],
        jenis=b["jenis"] or _TANPA,
        definisi=b["definisi"] or _TANPA,
        rumus=b["rumus"] or _TANPA,
        komponen=_teks(i.get("komponen")) or _TANPA,
        satuan=b["satuan"],
        polaritas=kata_keadaan(b["polaritas"]),
        agregasi=kata_keadaan(b["agregasi"]),
        penyebut=b["penyebut"],
        aturan=aturan.id,
        dasar=str(aturan.rumus[b["polaritas"]].rujukan),
        kebijakan=_kebijakan(aturan),
        gabung=kata_keadaan(aturan.rekap.nilai.cara),
        sumber=_sumber(b) or _TANPA,
        penanggung_jawab=b["penanggung_jawab"],
        bukti="; ".join(x["judul"] for x in i.get("bukti", ())) or _TANPA,
        langkah=tuple(
            kertas_kerja.Langkah(
                langkah=kata_keadaan(p["langkah"]).capitalize(),
                teks=p["teks"],
                nilai="" if p["langkah"] == "rumus" else _ringkas(_teks(p["nilai"])),
                rujukan=_teks(p["rujukan"]),
            )
            for p in b["penjelasan"]
            if not p["langkah"].startswith("pembanding")
        ),
        hasil=f"{b['tampil']}%" if b["tampil"] is not None else "—",
        keadaan=kata_keadaan(b["keadaan"]),
        kategori=_teks(b["kategori"]),
        pembanding=(
            *((p["nama"], p["teks"]) for p in b["pembanding"]),
            *_cara_lama(b.get("cara_lama")),
        ),
        verifikasi=_teks(i.get("catatan")) or _teks(b["alasan"]),
    )


def _cara_lama(lama: Isi | None) -> tuple[tuple[str, str], ...]:
    """The figure by the method of the period before, where the method has changed."""
    if not lama:
        return ()
    angka = f"{lama['tampil']}%" if lama["tampil"] else kata_keadaan(lama["keadaan"])
    return (("Menurut cara periode lalu", f"{angka}; cara diubah karena {lama['alasan']}"),)


def _ringkas(nilai: str) -> str:
    """A value column holds ten decimals at most, marked where it goes on."""
    utuh, titik, pecahan = nilai.partition(".")
    if not titik or not pecahan.isdigit():
        return kata_keadaan(nilai)
    return f"{utuh},{pecahan[:10]}{'…' if len(pecahan) > 10 else ''}"


def nilai_rekap(
    isi: Isi,
    *,
    penyusun: TandaTangan,
    pemeriksa: TandaTangan,
    status: StatusNaskah = StatusNaskah.DRAFT,
) -> rekap.Rekap:
    """D10 as naskah prints it."""
    return rekap.Rekap(
        perangkat_daerah=isi["instansi"],
        periode=Periode.dari_kode(isi["periode"]).nama,
        kinerja=baris_kinerja(isi),
        program=baris_program(isi),
        catatan=catatan_rekap(isi),
        penyusun=penyusun,
        pemeriksa=pemeriksa,
        status=status,
    )


def baris_kinerja(isi: Isi) -> tuple[rekap.BarisKinerja, ...]:
    """Part A of the recap: one row per tujuan and sasaran."""
    alasan: dict[str, list[str]] = {}
    for b in isi["baris"]:
        if b["alasan"]:
            alasan.setdefault(b["simpul"]["kode"], []).append(f"{b['kode']}: {b['alasan']}")
    return tuple(_baris_kinerja(r, alasan.get(r["kode"], ())) for r in isi["rekap"])


def _baris_kinerja(r: Isi, alasan: Sequence[str]) -> rekap.BarisKinerja:
    per = r["n_menurut_keadaan"]
    return rekap.BarisKinerja(
        simpul=f"{r['kode']} {r['nama']}",
        tingkat=r["jenis"].capitalize(),
        indikator=r["n"],
        terukur=r["n_terukur"],
        belum_diukur=per["belum_diukur"] + per["belum_tersedia"],
        tak_terdefinisi=per["tak_terdefinisi"],
        tercapai=r["n_tercapai"],
        di_bawah=r["n_terukur"] - r["n_tercapai"],
        rata_rata=r["tampil"] or _TANPA,
        rata_rata_batas=r["tampil_batas"] or _TANPA,
        kategori=r["kategori"] or _TANPA,
        penanggung_jawab=r["penanggung_jawab"],
        alasan="; ".join(alasan),
    )


def baris_program(isi: Isi) -> tuple[rekap.BarisProgram, ...]:
    """Part B of the recap, with a total."""
    baris = [_baris_program(p) for p in isi["program"]]
    pagu = sum(p["pagu"] for p in isi["program"])
    lengkap = all(p["realisasi"] is not None for p in isi["program"])
    realisasi = sum(p["realisasi"] or 0 for p in isi["program"])
    serapan = (
        f"{Decimal(realisasi) * 100 / pagu:.2f}".replace(".", ",") if pagu and lengkap else ""
    )
    baris.append(
        rekap.BarisProgram(
            kode="",
            program="Jumlah" if lengkap else "Jumlah yang sudah disampaikan",
            pagu=pagu,
            realisasi=realisasi,
            serapan=serapan,
            capaian="",
            efisiensi="",
            penanggung_jawab="",
            jumlah=True,
        )
    )
    return tuple(baris)


def _baris_program(p: Isi) -> rekap.BarisProgram:
    efisiensi = _TANPA
    if p["tampil_efisiensi"] is not None:
        putusan = "efisien" if p["efisien"] else "tidak efisien, jelaskan"
        efisiensi = f"{p['tampil_efisiensi']} ({putusan})"
    belum = f"belum disampaikan: {p['belum']}" if p["belum"] else ""
    return rekap.BarisProgram(
        kode=p["kode"],
        program=p["nama"],
        pagu=p["pagu"],
        realisasi=p["realisasi"] or 0,
        serapan=p["tampil"] or belum or kata_keadaan(p["keadaan"]),
        capaian=p["tampil_capaian"] or _TANPA,
        efisiensi=efisiensi,
        penanggung_jawab=p["penanggung_jawab"],
    )


def catatan_rekap(isi: Isi) -> tuple[str, ...]:
    """Footnotes: mean, cap and scale of the rule set, with citation."""
    aturan = aturan_ukur(isi["aturan"])
    batas = aturan.rekap.nilai.batas
    kategori = "asli" if aturan.rekap.nilai.kategori_dari == "asli" else "setelah batas"
    hasil = [
        f"Aturan ukur {aturan.id}. Rata-rata hanya dari indikator yang terukur ({aturan.rekap.rujukan}).",
        f"Kategori menurut {aturan.skala.nama} atas rata-rata {kategori} ({aturan.skala.rujukan}).",
    ]
    if batas is not None:
        hasil.append(
            f"Rata-rata setelah batas: tiap capaian dibatasi {batas} sebelum dirata-rata."
        )
    if isi["belum_menyampaikan"]:
        hasil.append(
            f"Belum diukur, unit belum menyampaikan: {'; '.join(isi['belum_menyampaikan'])}."
        )
    return (*hasil, *catatan_ralat(isi))


def catatan_ralat(isi: Isi) -> tuple[str, ...]:
    """Which figures of earlier quarters are corrected ones, so that a reader is not surprised."""
    return tuple(
        f"Angka {r['kode']} triwulan {_ROMAWI[r['tw'] - 1]} memakai versi {r['versi']} (ralat)"
        + (f", disahkan {tanggal(date.fromisoformat(r['disahkan']))}" if r["disahkan"] else "")
        + f", menggantikan versi {r['versi'] - 1}."
        for r in isi.get("memakai_ralat", ())
    )
