"""Word files as `Dokumen`: paragraphs and tables in order, drawn shapes in their cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.bentuk.drawingml import PengumpulBentuk
from tolok.sop.importers.bentuk.vml import PelukisVml, baca_sambungan
from tolok.sop.importers.docx.angka import Penomoran
from tolok.sop.importers.docx.gaya import GayaNaskah
from tolok.sop.importers.docx.jangkar import lukis
from tolok.sop.importers.docx.simbol import Keluarga, Penempatan, tempatkan
from tolok.sop.importers.docx.tata import Jangkar, PenataDocx, TabelTerukur
from tolok.sop.importers.docx.teks import teks_kotak
from tolok.sop.importers.dokumen import Blok, Dokumen, Paragraf, Sel, Tabel
from tolok.sop.importers.paket_ooxml import Hubungan, PaketOoxml, buka_paket, lokal, sifat

__all__ = ["baca_docx"]


def baca_docx(isi: bytes) -> Dokumen:
    """The document in reading order; MasukanTidakSah with one sentence when it cannot be read."""
    paket = buka_paket(isi)
    inti = paket.inti() or "word/document.xml"
    akar = paket.urai(inti)
    badan = next((el for el in akar if lokal(el) == "body"), akar)
    hubungan = paket.hubungan(inti)
    bagian = {t.jenis: t.jalur for t in hubungan.values()}
    gaya = _urai_bila_ada(paket, bagian.get("styles"))
    penata = PenataDocx(
        Penomoran(_urai_bila_ada(paket, bagian.get("numbering")), gaya),
        GayaNaskah(gaya),
        tanda_halaman=any(lokal(el) == "lastRenderedPageBreak" for el in badan.iter()),
    )
    for kepala in _kepala(paket, badan, hubungan):
        penata.baca_kepala(kepala)
    penata.baca(badan)
    dokumen = _susun(penata, baca_sambungan(akar))
    if not dokumen.blok:
        raise MasukanTidakSah(
            "Naskah itu tidak memuat tulisan" + (", hanya gambar." if penata.jangkar else "."),
            "Bila isinya pindaian, simpan sebagai PDF, lalu pakai PDF itu.",
            "sop.baca.tanpa_teks",
        )
    return dokumen


def _urai_bila_ada(paket: PaketOoxml, jalur: str | None) -> ET.Element | None:
    return paket.urai(jalur) if jalur and paket.ada(jalur) else None


def _kepala(
    paket: PaketOoxml, badan: ET.Element, hubungan: dict[str, Hubungan]
) -> Iterator[ET.Element]:
    """Heads of pages that hold a table: some agencies print the identity block there."""
    terbaca: set[str] = set()
    for el in badan.iter():
        if lokal(el) != "headerReference" or len(terbaca) >= 6:
            continue
        tautan = hubungan.get(sifat(el, "id") or "")
        if tautan is None or tautan.jalur in terbaca or not paket.ada(tautan.jalur):
            continue
        terbaca.add(tautan.jalur)
        akar = paket.urai(tautan.jalur)
        if any(lokal(t) == "tbl" for t in akar.iter()):
            yield akar


def _susun(penata: PenataDocx, sambungan: dict[str, tuple[str, str]]) -> Dokumen:
    tabel = [b for b in penata.blok if isinstance(b, TabelTerukur)]
    letak = tempatkan(_keluarga(penata.jangkar, sambungan), tabel)
    lepas: dict[int, list[str]] = {}
    for jangkar, teks in letak.lepas:
        lepas.setdefault(jangkar.blok, []).append(teks)
    blok: list[Blok] = []
    for n, b in enumerate([*penata.blok, None]):
        blok.extend(Paragraf(teks=teks) for teks in lepas.get(n, ()))
        if isinstance(b, TabelTerukur):
            if any(b.baris):
                blok.append(_tabel(b, letak))
        elif b is not None:
            blok.append(b)
    return Dokumen(blok=tuple(blok), halaman=tuple(penata.halaman))


def _keluarga(jangkar: list[Jangkar], sambungan: dict[str, tuple[str, str]]) -> list[Keluarga]:
    """Shapes gathered by the paragraph they hang on."""
    pengumpul = PengumpulBentuk(teks_kotak)
    vml = PelukisVml(pengumpul, teks_kotak, sambungan)
    batas: list[tuple[int, int]] = []
    for j in jangkar:
        lukis(j, pengumpul, vml)
        batas.append((len(pengumpul.bentuk), len(pengumpul.garis)))
    lukisan = pengumpul.hasil()
    hasil: dict[tuple[int, int, float, float], Keluarga] = {}
    b0 = g0 = 0
    for j, (b1, g1) in zip(jangkar, batas, strict=True):
        kunci = (id(j.ruang.tabel), j.ruang.baris, j.atas, j.ruang.kiri)
        keluarga = hasil.setdefault(kunci, Keluarga(jangkar=j))
        keluarga.bentuk.extend(lukisan.bentuk[b0:b1])
        keluarga.garis.extend(lukisan.garis[g0:g1])
        b0, g0 = b1, g1
    return list(hasil.values())


def _tabel(terukur: TabelTerukur, letak: Penempatan) -> Tabel:
    """The table with its symbols and the arrows between them."""
    simbol = [s for baris in terukur.baris for sel in baris for s in letak.simbol.get(id(sel), ())]
    kode = {s.kode for s in simbol}
    polos = terukur.jadi()
    return replace(
        polos,
        baris=tuple(
            tuple(
                _sel(sel, asal_id=id(asal), letak=letak)
                for sel, asal in zip(jadi, semula, strict=True)
            )
            for jadi, semula in zip(polos.baris, terukur.baris, strict=True)
        ),
        panah=tuple(p for p in letak.panah if p.dari_kode in kode and p.ke_kode in kode),
    )


def _sel(sel: Sel, *, asal_id: int, letak: Penempatan) -> Sel:
    label = letak.label.get(asal_id)
    return replace(
        sel,
        teks="\n".join(t for t in (sel.teks, label) if t),
        simbol=tuple(letak.simbol.get(asal_id, ())),
    )
