"""Who acts in each row: the symbol's lane, else what sentence, hand-over and posts say together.

A table is read as a whole: each lane of each row gets a score from the row's own words, each
pair of neighbouring rows one from what the first hands to whom. The best chain wins, and how far
the second best lane of a row lies behind it is the confidence in that row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tolok.sop.domain.dokumen import Keyakinan
from tolok.sop.domain.jalan import JenisTindakan as T
from tolok.sop.domain.kalimat import Kalimat, urai_kalimat
from tolok.sop.domain.kata_tindakan import baca_tindakan
from tolok.sop.importers.makna.baris_langkah import BarisCetak
from tolok.sop.importers.makna.butir import butir_mutu
from tolok.sop.importers.makna.lajur_tingkat import (
    Tingkat,
    cocok_kebiasaan,
    cocok_tindakan,
    tingkat,
)
from tolok.sop.importers.makna.sebutan import (
    NamaLajur,
    Sebagai,
    Sebutan,
    cari_sebutan,
    kata_jabatan,
    nama_lajur,
)
from tolok.sop.importers.makna.tanda import Tanda, tanda_baris

__all__ = ["LajurBaca", "baca_lajur"]

_TINGGI, _SEDANG = 1.5, 0.5
_ALTERNATIF = 1.0
_DIPAKSA = 50.0
_BARIS_TERBANYAK = 400
_LABEL = re.compile(r"(?<![\w/.])((?:[A-Z][\w/.]{0,30} ){0,3}[A-Z][\w/.]{0,30}) ?:")
_LABEL_TERSEDIKIT = 2
_OLEH_BUATAN = frozenset({T.SUSUN, T.ISI, T.UKUR, T.REKAP, T.KUMPULKAN})
_MEMINTA = re.compile(
    r"\b(?:meminta|memintakan|mengajukan) (?:tanda ?tangan|paraf)\b", re.IGNORECASE
)
_OLEH_LAIN = re.compile(r"\b(?:disahkan|ditetapkan|ditandatangani) oleh\b", re.IGNORECASE)
_KATA_OUTPUT = frozenset({"disposisi", "perintah", "nota", "instruksi", "arahan", "surat"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LajurBaca:
    """The lanes of a row, the one that answers first, by their place in the head."""

    pelaksana: tuple[int, ...]
    digambar_di: int | None = None
    terbaca: bool = False
    keyakinan: Keyakinan = Keyakinan.TINGGI
    alternatif: tuple[int, ...] = ()
    alasan: str = ""


@dataclass(slots=True, kw_only=True)
class _Baris:
    """A row with its sentence taken apart and the lanes each part mentions."""

    cetak: BarisCetak
    kalimat: Kalimat
    tindakan: list[T]
    inti: list[Sebutan]
    setuju: list[Sebutan]
    tidak: list[Sebutan]
    tanda: dict[int, Tanda]
    berlabel: frozenset[int] = frozenset()

    @property
    def subjek(self) -> int | None:
        """The lane that begins the sentence and does what follows."""
        return next((s.lajur for s in self.inti if s.sebagai is Sebagai.SUBJEK), None)

    @property
    def penerima(self) -> dict[int, int]:
        """To whom the row hands on, and how surely; what an approval leads to comes first."""
        for semua in (self.setuju, self.inti):
            hasil = {s.lajur: s.kuat for s in semua if s.sebagai is Sebagai.PENERIMA}
            if hasil:
                return hasil
        return {}

    @property
    def bertanda(self) -> list[int]:
        """Lanes with a symbol that stands for an act, a decision first."""
        ada = [ke for ke, satu in self.tanda.items() if satu.jenis is not None]
        return sorted(ada, key=lambda ke: (not self.tanda[ke].keputusan, ke))


def baca_lajur(baris: Sequence[BarisCetak], nama: Sequence[str]) -> list[LajurBaca]:
    """The lanes of every row of a table whose lanes have these names."""
    dicari = nama_lajur(nama)
    semua = [_urai(satu, dicari) for satu in baris[:_BARIS_TERBANYAK]]
    if not semua or not nama:
        return [LajurBaca(pelaksana=(), keyakinan=Keyakinan.RENDAH) for _ in baris]
    nilai = _rantai(semua, nama)
    hasil = [_putuskan(satu, nilai[ke], nama) for ke, satu in enumerate(semua)]
    kosong = LajurBaca(pelaksana=(), keyakinan=Keyakinan.RENDAH)
    return hasil + [kosong] * (len(baris) - len(hasil))


def _urai(cetak: BarisCetak, lajur: Sequence[NamaLajur]) -> _Baris:
    kalimat = urai_kalimat(cetak.uraian)
    utama = f"{kalimat.inti} {kalimat.tujuan}"
    return _Baris(
        cetak=cetak,
        kalimat=kalimat,
        tindakan=_tindakan_sendiri(kalimat),
        inti=cari_sebutan(kata_jabatan(utama), lajur),
        setuju=cari_sebutan(kata_jabatan(kalimat.setuju), lajur),
        tidak=cari_sebutan(kata_jabatan(kalimat.tidak), lajur),
        tanda=tanda_baris(cetak.lajur),
        berlabel=_berlabel(cetak.uraian, lajur),
    )


def _berlabel(uraian: str, lajur: Sequence[NamaLajur]) -> frozenset[int]:
    """Lanes whose names head parts of the sentence: "Petugas: membuat … Asisten: memetakan …"."""
    if uraian.count(":") < _LABEL_TERSEDIKIT:
        return frozenset()
    label = (kata_jabatan(cocok[1]) for cocok in _LABEL.finditer(uraian))
    return frozenset(s.lajur for kata in label for s in cari_sebutan(kata, lajur)[-1:])


def _tindakan_sendiri(kalimat: Kalimat) -> list[T]:
    """The acts of who answers for the row: not those it asks of others ("meminta tanda tangan",
    "disahkan oleh …")."""
    hasil = baca_tindakan(kalimat)
    if _MEMINTA.search(kalimat.inti):
        hasil = [T.SAMPAIKAN if satu is T.TANDATANGANI else satu for satu in hasil]
    if _OLEH_LAIN.search(kalimat.inti):
        hasil = [satu for satu in hasil if satu is not T.SAHKAN]
    return hasil


def _rantai(semua: Sequence[_Baris], nama: Sequence[str]) -> list[list[float]]:
    """For each row and lane the score of the best chain through it."""
    banyak = range(len(nama))
    dicari = nama_lajur(nama)
    diri = [[_diri(satu, ke, nama, dicari) for ke in banyak] for satu in semua]
    _rujuk_balik(semua, diri)
    if T.TUGASKAN in semua[0].tindakan:
        puncak = max(tingkat(satu).value for satu in nama)
        diri[0] = [n + 0.8 * (tingkat(nama[ke]).value == puncak) for ke, n in enumerate(diri[0])]
    maju = [diri[0][:]]
    for ke in range(1, len(semua)):
        antar = _antar(semua[ke - 1], nama)
        maju.append([diri[ke][j] + max(maju[-1][i] + antar[i][j] for i in banyak) for j in banyak])
    mundur = [[0.0] * len(nama)]
    for ke in range(len(semua) - 1, 0, -1):
        antar = _antar(semua[ke - 1], nama)
        mundur.insert(
            0,
            [max(antar[i][j] + diri[ke][j] + mundur[0][j] for j in banyak) for i in banyak],
        )
    return [
        [a + b for a, b in zip(satu, dua, strict=True)]
        for satu, dua in zip(maju, mundur, strict=True)
    ]


def _diri(baris: _Baris, lajur: int, nama: Sequence[str], dicari: Sequence[NamaLajur]) -> float:
    """What a row's own words and symbols say for a lane."""
    nilai = cocok_tindakan(baris.tindakan, nama[lajur])
    if not baris.tindakan:
        nilai += cocok_kebiasaan(baris.kalimat.inti, nama[lajur])
    if baris.subjek is not None:
        nilai += 5.0 if baris.subjek == lajur else 0.0
    if lajur in baris.bertanda:
        nilai += (
            _DIPAKSA if len(baris.bertanda) == 1 else _DIPAKSA - 1 + baris.tanda[lajur].keputusan
        )
    for sebutan in baris.inti:
        nilai += _nilai_sebutan(sebutan, lajur, baris)
    for sebutan in (*baris.setuju, *baris.tidak):
        if sebutan.lajur == lajur and sebutan.sebagai is Sebagai.PENERIMA:
            nilai -= 0.9 * sebutan.kuat
    return nilai + _nilai_output(baris, lajur, dicari)


def _nilai_sebutan(sebutan: Sebutan, lajur: int, baris: _Baris) -> float:
    if sebutan.lajur != lajur:
        return 0.0
    if sebutan.sebagai is Sebagai.PENERIMA:
        return -0.9 * sebutan.kuat
    if sebutan.sebagai is Sebagai.OLEH:
        membuat = "disusun" in baris.kalimat.inti.lower() or "dibuat" in baris.kalimat.inti.lower()
        return -0.7 if membuat else 0.9
    if sebutan.sebagai is Sebagai.BERSAMA:
        return -0.3
    return 0.25 * sebutan.kuat if sebutan.sebagai is Sebagai.LAIN else 0.0


def _nilai_output(baris: _Baris, lajur: int, dicari: Sequence[NamaLajur]) -> float:
    """ "Disposisi Kadis" as output: whose paper it is made it."""
    for satu in butir_mutu(baris.cetak.output)[:6]:
        kata = kata_jabatan(satu)
        if kata and kata[0] in _KATA_OUTPUT:
            sebutan = cari_sebutan(kata[1:], dicari)
            if any(s.lajur == lajur and s.di == 0 for s in sebutan):
                return 1.2
    return 0.0


def _rujuk_balik(semua: Sequence[_Baris], diri: Sequence[list[float]]) -> None:
    """ "… yang disusun oleh Kasubag": tells of the row that made it."""
    for ke, baris in enumerate(semua):
        for sebutan in baris.inti:
            if sebutan.sebagai is not Sebagai.OLEH:
                continue
            pembuat = next(
                (k for k in range(ke - 1, -1, -1) if _OLEH_BUATAN & set(semua[k].tindakan)), None
            )
            if pembuat is not None and "disusun" in baris.kalimat.inti.lower():
                diri[pembuat][sebutan.lajur] += 0.5 * sebutan.kuat


def _antar(baris: _Baris, nama: Sequence[str]) -> list[list[float]]:
    """What a row says of who acts next: `[its own lane][the next row's lane]`."""
    penerima = baris.penerima
    tinggi = [tingkat(satu).value for satu in nama]
    menugaskan = T.TUGASKAN in baris.tindakan
    naik = bool({T.LAPORKAN, T.PERIKSA} & set(baris.tindakan)) or T.SUSUN in baris.tindakan
    hasil = []
    for i in range(len(nama)):
        kolom = []
        for j in range(len(nama)):
            nilai = 1.1 * penerima[j] if j in penerima else (-0.4 if penerima else 0.0)
            if menugaskan:
                nilai += 0.7 if tinggi[i] > tinggi[j] else -0.7
                nilai += _bersebelahan(i, j, nama)
            elif j in penerima and naik and tinggi[j] > tinggi[i]:
                nilai += 0.2 + _bersebelahan(j, i, nama)
            if not penerima and not menugaskan:
                nilai += 0.15 if i == j else 0.0
            kolom.append(nilai)
        hasil.append(kolom)
    return hasil


def _bersebelahan(atas: int, bawah: int, nama: Sequence[str]) -> float:
    """A little more for the direct superior: a subbagian belongs to the secretariat, a seksi to
    a bidang; else nobody stands between the two."""
    tinggi = [tingkat(satu) for satu in nama]
    kata_bawah = kata_jabatan(nama[bawah])
    if "subbagian" in kata_bawah and Tingkat.SEKRETARIS in tinggi:
        return 0.7 if tinggi[atas] is Tingkat.SEKRETARIS else 0.0
    if "seksi" in kata_bawah and Tingkat.BIDANG in tinggi:
        return 0.7 if tinggi[atas] is Tingkat.BIDANG else 0.0
    rendah, puncak = tinggi[bawah].value, tinggi[atas].value
    return 0.7 if not any(rendah < satu.value < puncak for satu in tinggi) else 0.0


def _putuskan(baris: _Baris, nilai: Sequence[float], nama: Sequence[str]) -> LajurBaca:
    urut = sorted(range(len(nama)), key=lambda ke: (-nilai[ke], ke))
    bertanda = baris.bertanda
    if bertanda:
        return _dari_tanda(baris, bertanda, nama)
    terbaik = urut[0]
    if baris.subjek is not None:
        return LajurBaca(
            pelaksana=(baris.subjek, *_bersama(baris)),
            terbaca=True,
            alasan="Kalimatnya dimulai dengan nama lajur ini.",
        )
    selisih = nilai[terbaik] - nilai[urut[1]] if len(urut) > 1 else _TINGGI
    keyakinan = (
        Keyakinan.TINGGI if selisih >= _TINGGI
        else Keyakinan.SEDANG if selisih >= _SEDANG
        else Keyakinan.RENDAH
    )  # fmt: skip
    batas = _ALTERNATIF if keyakinan is not Keyakinan.TINGGI else 0.0
    lain = tuple(ke for ke in urut[1:4] if nilai[terbaik] - nilai[ke] < batas)
    return LajurBaca(
        pelaksana=(terbaik,),
        keyakinan=keyakinan,
        alternatif=lain,
        alasan="Tanda lajur tidak ada pada sumber; disimpulkan dari kalimat, serah terima antarbaris, "
        "dan susunan lajur.",
    )


def _bersama(baris: _Baris) -> list[int]:
    """Lanes that act jointly by the sentence: "Sekretaris bersama Tim menyusun …"."""
    subjek = [s for s in baris.inti if s.sebagai is Sebagai.SUBJEK]
    akhir = max((s.akhir for s in subjek), default=0)
    dekat = [s for s in baris.inti if s.sebagai is Sebagai.BERSAMA and s.di <= akhir + 2]
    return list(dict.fromkeys(s.lajur for s in dekat if s.lajur != baris.subjek))


def _dari_tanda(baris: _Baris, bertanda: Sequence[int], nama: Sequence[str]) -> LajurBaca:
    subjek = baris.subjek
    if subjek is not None and subjek not in bertanda:
        return LajurBaca(
            pelaksana=(subjek,),
            digambar_di=bertanda[0],
            terbaca=True,
            keyakinan=Keyakinan.SEDANG,
            alternatif=(bertanda[0],),
            alasan=f"Kalimat menyebut {nama[subjek]} sebagai pelaku, sedangkan simbolnya berada di "
            f"lajur {nama[bertanda[0]]}.",
        )
    if len(bertanda) == 1 and _melapor_ke(baris, bertanda[0]):
        return LajurBaca(
            pelaksana=(bertanda[0],),
            terbaca=True,
            keyakinan=Keyakinan.SEDANG,
            alasan=f"Simbolnya di lajur {nama[bertanda[0]]}, tetapi kalimat menyebutnya sebagai "
            "penerima.",
        )
    if len(bertanda) == 1:
        return LajurBaca(pelaksana=(bertanda[0],), terbaca=True)
    utama = subjek if subjek is not None else bertanda[0]
    lain = [ke for ke in bertanda if ke != utama]
    disebut = set(baris.penerima) | {s.lajur for s in baris.tidak}
    if subjek is not None or baris.tanda[utama].keputusan:
        serta = {*_bersama(baris), *baris.berlabel}
        bersama = tuple(ke for ke in lain if ke in serta)
    else:
        bersama = tuple(ke for ke in lain if ke not in disebut)
    return LajurBaca(
        pelaksana=(utama, *bersama),
        terbaca=True,
        keyakinan=Keyakinan.TINGGI if subjek is not None else Keyakinan.SEDANG,
        alternatif=tuple(lain) if subjek is None else (),
        alasan="Lebih dari satu simbol tergambar pada baris ini.",
    )


def _melapor_ke(baris: _Baris, lajur: int) -> bool:
    """The sentence hands over to the lane that its symbol stands in."""
    return any(
        s.lajur == lajur and s.sebagai is Sebagai.PENERIMA and s.kuat > 1 for s in baris.inti
    )
