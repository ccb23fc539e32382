"""Workbooks as `Dokumen`: every visible sheet a page, its regions tables, its drawings symbols."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.importers.dokumen import Blok, Dokumen, Halaman
from tolok.sop.importers.paket_ooxml import Hubungan, PaketOoxml, buka_paket, lokal, sifat
from tolok.sop.importers.xlsx.gambar import baca_gambar
from tolok.sop.importers.xlsx.lembar import GayaBuku, baca_gaya, baca_lembar, teks_bersama
from tolok.sop.importers.xlsx.susun import susun_blok

__all__ = ["baca_xlsx"]

_BATAS_LEMBAR = 200


def baca_xlsx(isi: bytes) -> Dokumen:
    """The visible sheets in order; MasukanTidakSah with one sentence when nothing can be read."""
    paket = buka_paket(isi)
    inti = paket.inti() or "xl/workbook.xml"
    buku = paket.urai(inti)
    hubungan = paket.hubungan(inti)
    bagian = {t.jenis: t.jalur for t in hubungan.values()}
    bersama = teks_bersama(_urai_bila_ada(paket, bagian.get("sharedStrings")))
    gaya = _gaya(paket, bagian.get("styles"), buku)
    blok: list[Blok] = []
    halaman: list[Halaman] = []
    for nomor, jalur in enumerate(_lembar_tampak(buku, hubungan), 1):
        if paket.ada(jalur):
            halaman.append(Halaman(nomor=nomor))
            blok.extend(_blok_lembar(paket, jalur, nomor, bersama, gaya))
    if not blok:
        raise MasukanTidakSah(
            "Buku kerja itu tidak memuat tulisan di lembar yang tampak.",
            "Bila isinya gambar, simpan sebagai PDF, lalu pakai PDF itu.",
            "sop.baca.tanpa_teks",
        )
    return Dokumen(blok=tuple(blok), halaman=tuple(halaman))


def _blok_lembar(
    paket: PaketOoxml, jalur: str, nomor: int, bersama: list[str], gaya: GayaBuku
) -> tuple[Blok, ...]:
    akar = paket.urai(jalur)
    if lokal(akar) != "worksheet":
        return ()
    lembar = baca_lembar(akar, bersama, gaya)
    lukisan = baca_gambar(_gambar(paket, jalur, akar), lembar, nomor)
    return susun_blok(lembar, lukisan, nomor)


def _gambar(paket: PaketOoxml, jalur: str, akar: ET.Element) -> ET.Element | None:
    tanda = next((el for el in akar if lokal(el) == "drawing"), None)
    if tanda is None:
        return None
    tautan = paket.hubungan(jalur).get(sifat(tanda, "id") or "")
    return _urai_bila_ada(paket, tautan.jalur if tautan is not None else None)


def _gaya(paket: PaketOoxml, jalur: str | None, buku: ET.Element) -> GayaBuku:
    dasar_1904 = any(
        lokal(el) == "workbookPr" and el.get("date1904") in ("1", "true") for el in buku
    )
    return baca_gaya(_urai_bila_ada(paket, jalur), dasar_1904=dasar_1904)


def _urai_bila_ada(paket: PaketOoxml, jalur: str | None) -> ET.Element | None:
    return paket.urai(jalur) if jalur and paket.ada(jalur) else None


def _lembar_tampak(buku: ET.Element, hubungan: Mapping[str, Hubungan]) -> Iterator[str]:
    """Paths of the sheets that a reader of the workbook sees."""
    tampak = [
        el
        for el in buku.iter()
        if lokal(el) == "sheet" and el.get("state", "visible") == "visible"
    ]
    for el in tampak[:_BATAS_LEMBAR]:
        tautan = hubungan.get(sifat(el, "id") or "")
        if tautan is not None:
            yield tautan.jalur
