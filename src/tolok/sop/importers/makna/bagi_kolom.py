"""Two columns whose text came out as one: which piece belongs to which of the labels above."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from tolok.sop.importers.makna.butir import AWAL_ATURAN
from tolok.sop.importers.makna.label import Bidang
from tolok.sop.importers.makna.teks_tercetak import derau, rapikan, rapikan_baris

__all__ = ["bagi_berurut", "bagi_sebaris"]

_SIFAT: dict[Bidang, re.Pattern[str]] = {
    Bidang.KUALIFIKASI: re.compile(
        r"(?:memahami|mengetahui|memiliki|mampu|menguasai|berpendidikan|pendidikan|mengerti|menduduki"
        r"|dapat|pernah|minimal|s-?[123]\b|d-?(?:3|iii|iv)\b|pegawai|kepala|sekretaris|staf)",
        re.IGNORECASE,
    ),
    Bidang.KETERKAITAN: re.compile(r"(?:sop|standar operasional|pedoman)\b", re.IGNORECASE),
    Bidang.PERALATAN: re.compile(
        r"(?:komputer|laptop|printer|atk|alat tulis|dokumen|kertas|jaringan|internet|buku|format"
        r"|formulir|aplikasi|kendaraan|telepon|meja|renstra|renja|rpjm)",
        re.IGNORECASE,
    ),
    Bidang.PERINGATAN: re.compile(r"(?:jika|apabila|bila|kalau|keterlambatan)\b", re.IGNORECASE),
    Bidang.PENCATATAN: re.compile(
        r"(?:disimpan|dicatat|didokumentasikan|terdokumentasi|dokumen|arsip|buku|data|laporan)",
        re.IGNORECASE,
    ),
    Bidang.DASAR_HUKUM: AWAL_ATURAN,
}
_BERAWALAN = frozenset({Bidang.DASAR_HUKUM, Bidang.KETERKAITAN})
_BLOK_TERBANYAK = 120
_NOMOR = re.compile(r"(?:^|(?<= ))(\d{1,2})[.)] ?(?=[A-Za-z])")


def bagi_berurut(bidang: Sequence[Bidang], teks: Sequence[str]) -> list[list[tuple[int, str]]]:
    """Blocks in the order of columns: the first ones to the first label, and so on.

    The cut is where the blocks' own words fit their labels best; without any sign of it each
    label gets an equal share. Returns for each label (number of the block, text).
    """
    bersih = [(ke, satu) for ke, satu in enumerate(teks) if not derau(rapikan(satu))]
    bersih = bersih[:_BLOK_TERBANYAK]
    if len(bidang) == 1 or not bersih:
        return [list(bersih), *[[] for _ in bidang[1:]]]
    nilai = [[_cocok(satu, isi) for satu in bidang] for _, isi in bersih]
    potong = _potong_terbaik(nilai, len(bidang))
    return [bersih[awal:akhir] for awal, akhir in itertools.pairwise(potong)]


def _cocok(bidang: Bidang, isi: str) -> int:
    """How many items of the block begin as items of this field do."""
    pola = _SIFAT.get(bidang)
    if pola is None:
        return 0
    baris = [re.sub(r"^(?:\d{1,2}[.)]|[-•(‘'\"]) ?", "", satu) for satu in rapikan_baris(isi)]
    return sum(1 for satu in baris if pola.match(satu))


def _potong_terbaik(nilai: Sequence[Sequence[int]], banyak: int) -> list[int]:
    """Cut points that make the sum of fits greatest; ties go to equal shares."""
    n = len(nilai)
    terbaik: list[dict[int, tuple[float, list[int]]]] = [{0: (0.0, [0])}]
    for bidang in range(banyak):
        kini: dict[int, tuple[float, list[int]]] = {}
        jumlah = [0]
        for satu in nilai:
            jumlah.append(jumlah[-1] + satu[bidang])
        sasaran = n / banyak
        for mulai, (skor, jejak) in terbaik[-1].items():
            ujung = [n] if bidang == banyak - 1 else range(mulai, n + 1)
            for akhir in ujung:
                panjang = akhir - mulai
                baru = skor + jumlah[akhir] - jumlah[mulai] - 0.01 * abs(panjang - sasaran)
                baru -= 0.3 if panjang == 0 else 0
                if akhir not in kini or baru > kini[akhir][0]:
                    kini[akhir] = (baru, [*jejak, akhir])
        terbaik.append(kini)
    return terbaik[-1][n][1]


def bagi_sebaris(bidang: Sequence[Bidang], teks: Sequence[str]) -> list[list[tuple[int, str]]]:
    """Lines in which two numbered columns ran together, taken apart by their numbers.

    >>> kiri, kanan = bagi_sebaris(
    ...     [Bidang.KETERKAITAN, Bidang.PERALATAN], ["1. SOP Surat 1. Meja", "Masuk 2. Kursi"]
    ... )
    >>> [isi for _, isi in kiri], [isi for _, isi in kanan]
    (['1. SOP Surat', 'Masuk'], ['1. Meja', '2. Kursi'])
    """
    hasil: list[list[tuple[int, str]]] = [[] for _ in bidang]
    harap = [1] * len(bidang)
    baris = [(ke, satu) for ke, isi in enumerate(teks) for satu in rapikan_baris(isi)]
    if not any(_NOMOR.search(satu) for _, satu in baris):
        return bagi_berurut(bidang, teks)
    for ke, satu in baris:
        cocok = [_selalu_cocok(bidang[k], hasil[k]) for k in range(len(bidang))]
        for kolom, isi in _pecah(
            satu, harap, [b if c else None for b, c in zip(bidang, cocok, strict=True)]
        ):
            hasil[kolom].append((ke, isi))
    return hasil


def _selalu_cocok(bidang: Bidang, isi: Sequence[tuple[int, str]]) -> bool:
    """Every numbered item of the field so far begins as its items do."""
    bernomor = [satu for _, satu in isi if _NOMOR.match(satu)]
    return bidang in _BERAWALAN and bool(bernomor) and all(_cocok(bidang, s) for s in bernomor)


def _pecah(baris: str, harap: list[int], tetap: Sequence[Bidang | None]) -> list[tuple[int, str]]:
    """The parts of a line with their column; `harap` is the number each column waits for,
    `tetap` its field where all its items so far begin alike."""
    potong: list[tuple[int, int]] = []
    kolom = -1
    for cocok in _NOMOR.finditer(baris):
        nomor, di_depan = int(cocok[1]), cocok.start() == 0
        calon = [ke for ke, satu in enumerate(harap) if satu == nomor and ke > kolom]
        if not di_depan and kolom < 0 and len(calon) > 1:
            calon = [ke for ke in calon if ke > 0]
        if len(calon) > 1:
            isi = baris[cocok.start() :]
            asing = {ke for ke in calon if (b := tetap[ke]) is not None and not _cocok(b, isi)}
            calon = [ke for ke in calon if ke not in asing] or calon
        if not calon:
            continue
        kolom = calon[0]
        harap[kolom] = nomor + 1
        potong.append((cocok.start(), kolom))
    if not potong:
        return [(0, baris)]
    hasil = (
        [] if potong[0][0] == 0 else [(max(0, potong[0][1] - 1), baris[: potong[0][0]].strip())]
    )
    ujung = [*(awal for awal, _ in potong[1:]), len(baris)]
    hasil += [
        (ke, baris[awal:akhir].strip()) for (awal, ke), akhir in zip(potong, ujung, strict=True)
    ]
    return hasil
