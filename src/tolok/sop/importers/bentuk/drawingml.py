"""Shapes of DrawingML, as Word and Excel write them: presets, groups, canvases, connectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from tolok.sop.importers.bentuk.rangkai import Bentuk, Garis, Titik, garis_dari_kotak, tengah
from tolok.sop.importers.dokumen import Kotak
from tolok.sop.importers.paket_ooxml import lokal

__all__ = ["EMU", "Lukisan", "PengumpulBentuk", "pilihan"]

EMU = 12_700
"""English Metric Units in a point."""
_BENTUK = frozenset({"sp", "wsp"})
_GRUP = frozenset({"grpSp", "wgp", "wpc", "lockedCanvas"})
_SEJAJAR = {
    "rightArrow": ((0.0, 0.5), (1.0, 0.5)),
    "leftArrow": ((1.0, 0.5), (0.0, 0.5)),
    "downArrow": ((0.5, 0.0), (0.5, 1.0)),
    "upArrow": ((0.5, 1.0), (0.5, 0.0)),
}
_PUTIH = frozenset({"ffffff", "bg1", "lt1", "window", "white"})
_BATAS_BENTUK = 3_000
_ANGKA_TERBESAR = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruang:
    """How coordinates of a group become points of the page."""

    x: float = 0.0
    y: float = 0.0
    skala_x: float = 1.0 / EMU
    skala_y: float = 1.0 / EMU

    def kotak(self, x: float, y: float, cx: float, cy: float) -> Kotak:
        kiri, atas = self.x + x * self.skala_x, self.y + y * self.skala_y
        return Kotak(
            kiri=kiri, atas=atas, kanan=kiri + cx * self.skala_x, bawah=atas + cy * self.skala_y
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lukisan:
    """What was drawn: shapes and lines on one plane."""

    bentuk: tuple[Bentuk, ...] = ()
    garis: tuple[Garis, ...] = ()


def pilihan(el: ET.Element) -> Iterator[ET.Element]:
    """Children, with each mc:AlternateContent replaced by its first offered content."""
    for anak in el:
        if lokal(anak) != "AlternateContent":
            yield anak
            continue
        tawaran = [a for a in anak if lokal(a) in ("Choice", "Fallback")]
        isi = next((a for a in tawaran if len(a)), None)
        if isi is not None:
            yield from pilihan(isi)


class PengumpulBentuk:
    """Collects the shapes of one drawing after another; codes stay unique over all of them."""

    def __init__(self, baca_teks: Callable[[ET.Element], str], awalan: str = "s") -> None:
        self._baca_teks = baca_teks
        self._awalan = awalan
        self._kode: dict[tuple[int, str], str] = {}
        self._lingkup = 0
        self._urut = 0
        self.bentuk: list[Bentuk] = []
        self.garis: list[Garis] = []

    def lingkup_baru(self) -> None:
        """Start a drawing whose shape numbers mean nothing to the others."""
        self._lingkup += 1

    def kumpulkan(self, el: ET.Element, kotak: Kotak) -> None:
        """One anchored element (shape, group, picture) that fills `kotak` as it is seen."""
        self._satu(el, None, kotak, 0)

    def tambah_bentuk(
        self, nomor: str, rupa: str, kotak: Kotak, teks: str, *, polos: bool
    ) -> None:
        """A shape of another drawing language, by its own number."""
        kode = self._kode_baru(nomor or None)
        self.bentuk.append(Bentuk(kode=kode, rupa=rupa, kotak=kotak, teks=teks, polos=polos))

    def tambah_garis(
        self, dari: Titik, ke: Titik, *, nomor_dari: str = "", nomor_ke: str = "", teks: str = ""
    ) -> None:
        """A line of another drawing language; the numbers are of the shapes it names."""
        self.garis.append(
            Garis(
                dari=dari,
                ke=ke,
                kode_dari=self._kode_untuk(nomor_dari) if nomor_dari else None,
                kode_ke=self._kode_untuk(nomor_ke) if nomor_ke else None,
                teks=teks,
            )
        )

    def hasil(self) -> Lukisan:
        """Everything collected; links that name no shape are forgotten."""
        ada = {b.kode for b in self.bentuk}
        return Lukisan(
            bentuk=tuple(self.bentuk),
            garis=tuple(
                replace(
                    g,
                    kode_dari=g.kode_dari if g.kode_dari in ada else None,
                    kode_ke=g.kode_ke if g.kode_ke in ada else None,
                )
                for g in self.garis
            ),
        )

    def _satu(self, el: ET.Element, ruang: _Ruang | None, kotak: Kotak | None, dalam: int) -> None:
        if dalam > 20 or self._urut > _BATAS_BENTUK:
            return
        nama = lokal(el)
        if nama in _GRUP:
            self._grup(el, ruang, kotak, dalam)
        elif nama in _BENTUK or nama in ("cxnSp", "pic"):
            self._tunggal(el, nama, ruang, kotak)

    def _grup(self, el: ET.Element, ruang: _Ruang | None, kotak: Kotak | None, dalam: int) -> None:
        xfrm = _cari(el, "grpSpPr", "xfrm")
        luar = kotak or (_kotak_xfrm(xfrm, ruang) if ruang is not None else None)
        if luar is None:
            return
        anak_ruang = _ruang_anak(xfrm, luar)
        for anak in pilihan(el):
            self._satu(anak, anak_ruang, None, dalam + 1)

    def _tunggal(
        self, el: ET.Element, nama: str, ruang: _Ruang | None, terlihat: Kotak | None
    ) -> None:
        sifat = _anak(el, "spPr")
        xfrm = _anak(sifat, "xfrm") if sifat is not None else None
        putar = _angka(xfrm, "rot") / 60_000 if xfrm is not None else 0.0
        kotak = terlihat or (_kotak_xfrm(xfrm, ruang) if ruang is not None else None)
        if kotak is None:
            return
        if terlihat is not None and _tegak(putar) and not _seukuran(kotak, xfrm):
            kotak = _berdiri(kotak)
        rupa = _rupa(sifat) if nama != "pic" else "gambar"
        kode = self._kode_baru(_nomor(el))
        if nama == "cxnSp" or _anak(el, "cNvCnPr") is not None or _garis(rupa):
            self._sambungan(el, sifat, xfrm, kotak, putar)
            return
        if rupa in _SEJAJAR:
            self.garis.append(_panah_balok(rupa, kotak))
            return
        tampak = _berdiri(kotak) if _tegak(putar) else kotak
        teks = self._baca_teks(el) if nama != "pic" else ""
        self.bentuk.append(
            Bentuk(kode=kode, rupa=rupa, kotak=tampak, teks=teks, polos=_polos(el, sifat, rupa))
        )

    def _sambungan(
        self,
        el: ET.Element,
        sifat: ET.Element | None,
        xfrm: ET.Element | None,
        kotak: Kotak,
        putar: float,
    ) -> None:
        balik_x = xfrm is not None and xfrm.get("flipH") in ("1", "true")
        balik_y = xfrm is not None and xfrm.get("flipV") in ("1", "true")
        dari, ke = garis_dari_kotak(kotak, putar=putar, balik_x=balik_x, balik_y=balik_y)
        kode_dari, kode_ke = self._tautan(el, "stCxn"), self._tautan(el, "endCxn")
        if _terbalik(sifat):
            dari, ke, kode_dari, kode_ke = ke, dari, kode_ke, kode_dari
        self.garis.append(
            Garis(dari=dari, ke=ke, kode_dari=kode_dari, kode_ke=kode_ke, teks=self._baca_teks(el))
        )

    def _tautan(self, el: ET.Element, nama: str) -> str | None:
        tanda = next((t for t in el.iter() if lokal(t) == nama), None)
        nomor = tanda.get("id") if tanda is not None else None
        return self._kode_untuk(nomor) if nomor else None

    def _kode_baru(self, nomor: str | None) -> str:
        if nomor:
            return self._kode_untuk(nomor)
        self._urut += 1
        return f"{self._awalan}{self._urut}"

    def _kode_untuk(self, nomor: str) -> str:
        """The code of a shape number within this drawing, made when first named."""
        kunci = (self._lingkup, nomor)
        if kunci not in self._kode:
            self._urut += 1
            self._kode[kunci] = f"{self._awalan}{self._urut}"
        return self._kode[kunci]


def _anak(el: ET.Element, nama: str) -> ET.Element | None:
    return next((a for a in el if lokal(a) == nama), None)


def _cari(el: ET.Element, *jalur: str) -> ET.Element | None:
    kini: ET.Element | None = el
    for nama in jalur:
        kini = _anak(kini, nama) if kini is not None else None
    return kini


def _angka(el: ET.Element | None, nama: str) -> float:
    try:
        nilai = float(el.get(nama, "0")) if el is not None else 0.0
    except ValueError:
        return 0.0
    return nilai if abs(nilai) < _ANGKA_TERBESAR else 0.0


def _nomor(el: ET.Element) -> str | None:
    """The number of a shape, wherever its kind keeps it."""
    for anak in el:
        if lokal(anak) == "cNvPr":
            return anak.get("id")
        if lokal(anak).startswith("nv"):
            return _nomor(anak)
    return None


def _rupa(sifat: ET.Element | None) -> str:
    if sifat is None:
        return ""
    jadi = _anak(sifat, "prstGeom")
    if jadi is not None:
        return jadi.get("prst", "")
    bebas = _anak(sifat, "custGeom")
    return _rupa_bebas(bebas) if bebas is not None else ""


def _rupa_bebas(el: ET.Element) -> str:
    """A freeform by its corners: a diamond has them at the middles of its sides."""
    jalur = next((p for p in el.iter() if lokal(p) == "path"), None)
    if jalur is None:
        return ""
    lebar, tinggi = _angka(jalur, "w"), _angka(jalur, "h")
    titik = {(_angka(p, "x"), _angka(p, "y")) for p in jalur.iter() if lokal(p) == "pt"}
    if not any(lokal(p) == "close" for p in jalur.iter()):
        return "line" if titik else ""
    if len(titik) == 4 and lebar and tinggi:
        tengah_sisi = {
            (lebar / 2, 0.0),
            (lebar, tinggi / 2),
            (lebar / 2, tinggi),
            (0.0, tinggi / 2),
        }
        dekat = all(
            any(abs(x - a) < 0.1 * lebar and abs(y - b) < 0.1 * tinggi for a, b in tengah_sisi)
            for x, y in titik
        )
        return "diamond" if dekat else "bebas"
    return "pentagon" if len(titik) == 5 else "bebas"


def _garis(rupa: str) -> bool:
    return rupa == "line" or ("Connector" in rupa and not rupa.startswith("flowChart"))


def _terbalik(sifat: ET.Element | None) -> bool:
    """Whether the only arrow head stands at the beginning of the line."""
    garis = _anak(sifat, "ln") if sifat is not None else None
    if garis is None:
        return False
    depan, belakang = _anak(garis, "headEnd"), _anak(garis, "tailEnd")
    return _berkepala(depan) and not _berkepala(belakang)


def _berkepala(el: ET.Element | None) -> bool:
    return el is not None and el.get("type", "none") != "none"


def _polos(el: ET.Element, sifat: ET.Element | None, rupa: str) -> bool:
    """Neither outline nor fill: of a text box only the words are seen."""
    if sifat is None or rupa == "gambar" or rupa.startswith("flowChart"):
        return False
    gaya = _anak(el, "style")
    return not _bergaris(sifat, gaya) and not _berisi(sifat, gaya)


def _bergaris(sifat: ET.Element, gaya: ET.Element | None) -> bool:
    garis = _anak(sifat, "ln")
    if garis is not None and any(lokal(a).endswith("Fill") for a in garis):
        return _anak(garis, "noFill") is None
    return garis is not None or _bernilai(gaya, "lnRef")


def _berisi(sifat: ET.Element, gaya: ET.Element | None) -> bool:
    isi = next((a for a in sifat if lokal(a).endswith("Fill")), None)
    if isi is None:
        return _bernilai(gaya, "fillRef")
    if lokal(isi) == "noFill":
        return False
    return not any((a.get("val") or "").lower() in _PUTIH for a in isi)


def _bernilai(gaya: ET.Element | None, nama: str) -> bool:
    rujukan = _anak(gaya, nama) if gaya is not None else None
    return rujukan is not None and rujukan.get("idx", "0") != "0"


def _tegak(putar: float) -> bool:
    return 45 <= putar % 180 < 135


def _seukuran(kotak: Kotak, xfrm: ET.Element | None) -> bool:
    """Whether the box has the size of the shape before rotation rather than as it is seen."""
    ukuran = _anak(xfrm, "ext") if xfrm is not None else None
    if ukuran is None:
        return True
    lebar, tinggi = _angka(ukuran, "cx") / EMU, _angka(ukuran, "cy") / EMU
    rata, datar = kotak.kanan - kotak.kiri, kotak.bawah - kotak.atas
    return abs(rata - lebar) + abs(datar - tinggi) <= abs(rata - tinggi) + abs(datar - lebar)


def _berdiri(kotak: Kotak) -> Kotak:
    """The box turned a quarter about its centre."""
    pusat = tengah(kotak)
    lebar, tinggi = kotak.bawah - kotak.atas, kotak.kanan - kotak.kiri
    return Kotak(
        kiri=pusat.x - lebar / 2,
        atas=pusat.y - tinggi / 2,
        kanan=pusat.x + lebar / 2,
        bawah=pusat.y + tinggi / 2,
    )


def _kotak_xfrm(xfrm: ET.Element | None, ruang: _Ruang) -> Kotak | None:
    if xfrm is None:
        return None
    titik, ukuran = _anak(xfrm, "off"), _anak(xfrm, "ext")
    return ruang.kotak(
        _angka(titik, "x"), _angka(titik, "y"), _angka(ukuran, "cx"), _angka(ukuran, "cy")
    )


def _ruang_anak(xfrm: ET.Element | None, luar: Kotak) -> _Ruang:
    titik = _anak(xfrm, "chOff") if xfrm is not None else None
    ukuran = _anak(xfrm, "chExt") if xfrm is not None else None
    lebar, tinggi = _angka(ukuran, "cx"), _angka(ukuran, "cy")
    skala_x = (luar.kanan - luar.kiri) / lebar if lebar else 1.0 / EMU
    skala_y = (luar.bawah - luar.atas) / tinggi if tinggi else 1.0 / EMU
    return _Ruang(
        x=luar.kiri - _angka(titik, "x") * skala_x,
        y=luar.atas - _angka(titik, "y") * skala_y,
        skala_x=skala_x,
        skala_y=skala_y,
    )


def _panah_balok(rupa: str, kotak: Kotak) -> Garis:
    (ax, ay), (bx, by) = _SEJAJAR[rupa]
    lebar, tinggi = kotak.kanan - kotak.kiri, kotak.bawah - kotak.atas
    return Garis(
        dari=Titik(x=kotak.kiri + ax * lebar, y=kotak.atas + ay * tinggi),
        ke=Titik(x=kotak.kiri + bx * lebar, y=kotak.atas + by * tinggi),
    )
