"""The workbook of `tolok ukur`: sheets Indikator, Program and (optional) Pengaturan.

Headers are matched without regard to case, order or extra columns. A row that cannot be used
becomes one `GalatSel` per cell and the others go on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.buku import (
    KOLOM_INDIKATOR,
    KOLOM_PROGRAM,
    WAJIB_INDIKATOR,
    BarisIndikator,
    BarisProgram,
    Buku,
    GalatSel,
)
from tolok.kinerja.domain.keadaan import Keadaan, Polaritas
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.kinerja.domain.target import Target
from tolok.kinerja.importers.sel_ukur import Masalah, baca_angka, baca_target, baca_teks
from tolok.kinerja.importers.tabel import (
    Baris,
    PembacaTabel,
    baris_data,
    kata_kunci,
    kunci_judul,
)
from tolok.kinerja.importers.xlsx import BukuKerja, JenisSel, Sel, buka

__all__ = ["baca_buku", "baca_periode"]

_PILIHAN_PROGRAM = (*KOLOM_PROGRAM, "Sasaran")
_KEADAAN = {
    "tidak_berlaku": Keadaan.TIDAK_BERLAKU,
    "belum_tersedia": Keadaan.BELUM_TERSEDIA,
}
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class _Pembaca(PembacaTabel):
    """Collects the rows and refusals of one sheet."""

    def __init__(self, lembar: str) -> None:
        super().__init__(lembar)
        self._kode: dict[str, int] = {}

    def kode(self, nomor: int, baris: Baris) -> str | None:
        kode = baca_teks(baris.get("Kode"))
        if kode is None:
            self.tolak(
                nomor,
                "Kode",
                baris.get("Kode"),
                Masalah("Kode kosong.", "Beri kode yang unik untuk baris ini."),
            )
            return None
        lebih_dulu = self._kode.setdefault(kode.casefold(), nomor)
        if lebih_dulu != nomor:
            self.tolak(
                nomor,
                "Kode",
                baris.get("Kode"),
                Masalah(
                    f"Kode {kode} sudah dipakai pada baris {lebih_dulu}.",
                    "Beri kode lain atau hapus baris yang berulang.",
                ),
            )
            return None
        return kode

    def angka(
        self,
        nomor: int,
        baris: Baris,
        kolom: str,
        *,
        satuan: str | None = None,
        rupiah: bool = False,
    ) -> tuple[Decimal | None, BarisPenjelasan | None]:
        hasil, catatan = baca_angka(baris.get(kolom), satuan=satuan, kolom=kolom, rupiah=rupiah)
        if isinstance(hasil, Masalah):
            self.tolak(nomor, kolom, baris.get(kolom), hasil)
            return None, None
        return hasil, catatan

    def target(
        self, nomor: int, baris: Baris, kolom: str, satuan: str | None
    ) -> tuple[Target | None, BarisPenjelasan | None]:
        hasil, catatan = baca_target(baris.get(kolom), satuan=satuan, kolom=kolom)
        if isinstance(hasil, Masalah):
            self.tolak(nomor, kolom, baris.get(kolom), hasil)
            return None, None
        return hasil, catatan


def baca_buku(isi: bytes, *, aturan_dikenal: Collection[str]) -> Buku:
    """Read a workbook; MasukanTidakSah when nothing in it can be used at all."""
    buku = buka(isi)
    nama = {kunci_judul(n): n for n in buku.nama_lembar}
    if "indikator" not in nama:
        ada = ", ".join(buku.nama_lembar) or "tidak ada"
        raise MasukanTidakSah(
            f"Lembar Indikator tidak ada (lembar yang ada: {ada}).",
            "Pakai templat dari tolok ukur --templat.",
        )
    aturan, galat = _pengaturan(buku, nama, aturan_dikenal)
    pembaca = _Pembaca(nama["indikator"])
    indikator = [
        baris
        for nomor, sel in baris_data(buku, nama["indikator"], KOLOM_INDIKATOR, WAJIB_INDIKATOR)
        if (baris := _indikator(nomor, sel, pembaca, aturan_dikenal)) is not None
    ]
    galat.extend(pembaca.galat)
    program: list[BarisProgram] = []
    if "program" in nama:
        pembaca = _Pembaca(nama["program"])
        program = [
            p
            for nomor, sel in baris_data(buku, nama["program"], _PILIHAN_PROGRAM, KOLOM_PROGRAM)
            if (p := _program(nomor, sel, pembaca)) is not None
        ]
        galat.extend(pembaca.galat)
    return Buku(
        indikator=tuple(indikator), program=tuple(program), galat=tuple(galat), aturan=aturan
    )


def _indikator(
    nomor: int, baris: Baris, pembaca: _Pembaca, aturan_dikenal: Collection[str]
) -> BarisIndikator | None:
    sebelum = len(pembaca.galat)
    kode = pembaca.kode(nomor, baris)
    satuan = baca_teks(baris.get("Satuan"))
    polaritas = _polaritas(nomor, baris, pembaca)
    keadaan = _keadaan(nomor, baris, pembaca)
    aturan = _aturan(nomor, baris, pembaca, aturan_dikenal)
    target, catatan_t = pembaca.target(nomor, baris, "Target", satuan)
    realisasi, catatan_r = pembaca.angka(nomor, baris, "Realisasi", satuan=satuan)
    if len(pembaca.galat) == sebelum:
        _periksa_pasangan(nomor, baris, pembaca, (target, realisasi, keadaan))
    if len(pembaca.galat) > sebelum or kode is None or polaritas is None:
        return None
    lalu, _ = pembaca.angka(nomor, baris, "Tahun lalu", satuan=satuan)
    renstra, _ = pembaca.target(nomor, baris, "Target akhir Renstra", satuan)
    return BarisIndikator(
        baris=nomor,
        kode=kode,
        sasaran=baca_teks(baris.get("Sasaran")),
        polaritas=polaritas,
        target=target,
        realisasi=realisasi,
        keadaan=keadaan,
        tahun_lalu=lalu,
        akhir_renstra=renstra,
        ada_pembanding=lalu is not None or renstra is not None,
        bobot=_bobot(nomor, baris, pembaca),
        aturan=aturan,
        catatan=tuple(c for c in (catatan_t, catatan_r) if c is not None),
        nama=baca_teks(baris.get("Indikator")) or "",
        satuan=satuan or "",
    )


def _periksa_pasangan(
    nomor: int,
    baris: Baris,
    pembaca: _Pembaca,
    isi: tuple[Target | None, Decimal | None, Keadaan | None],
) -> None:
    target, realisasi, keadaan = isi
    if keadaan is not None and realisasi is not None:
        pembaca.tolak(
            nomor,
            "Keadaan",
            baris.get("Keadaan"),
            Masalah(
                f"Keadaan {keadaan.value}, padahal Realisasi terisi.",
                "Kosongkan salah satunya.",
            ),
        )
    elif target is None and realisasi is not None:
        pembaca.tolak(
            nomor,
            "Target",
            baris.get("Target"),
            Masalah("Target kosong, padahal Realisasi terisi.", "Isi targetnya."),
        )


def _polaritas(nomor: int, baris: Baris, pembaca: _Pembaca) -> Polaritas | None:
    teks = baca_teks(baris.get("Polaritas"))
    try:
        return Polaritas(kata_kunci(teks or ""))
    except ValueError:
        masalah = "Polaritas kosong." if teks is None else f"Polaritas “{teks}” tidak dikenal."
        pilihan = ", ".join(p.value for p in Polaritas)
        pembaca.tolak(
            nomor, "Polaritas", baris.get("Polaritas"), Masalah(masalah, f"Pilih {pilihan}.")
        )
        return None


def _keadaan(nomor: int, baris: Baris, pembaca: _Pembaca) -> Keadaan | None:
    teks = baca_teks(baris.get("Keadaan"))
    if teks is None:
        return None
    keadaan = _KEADAAN.get(kata_kunci(teks))
    if keadaan is None:
        pembaca.tolak(
            nomor,
            "Keadaan",
            baris.get("Keadaan"),
            Masalah(
                f"Keadaan “{teks}” tidak dikenal.",
                "Tulis tidak_berlaku atau belum_tersedia, atau kosongkan.",
            ),
        )
    return keadaan


def _aturan(nomor: int, baris: Baris, pembaca: _Pembaca, dikenal: Collection[str]) -> str | None:
    teks = baca_teks(baris.get("Aturan"))
    if teks is None or teks in dikenal:
        return teks
    pembaca.tolak(
        nomor,
        "Aturan",
        baris.get("Aturan"),
        Masalah(f"Aturan “{teks}” tidak dikenal.", f"Pilih {', '.join(sorted(dikenal))}."),
    )
    return None


def _bobot(nomor: int, baris: Baris, pembaca: _Pembaca) -> Decimal | None:
    sel = baris.get("Bobot")
    if sel is None:
        return None
    satuan = "%" if sel.jenis == JenisSel.PERSEN or sel.nilai.strip().endswith("%") else None
    bobot, _ = pembaca.angka(nomor, baris, "Bobot", satuan=satuan)
    if bobot is not None and bobot < 0:
        pembaca.tolak(
            nomor, "Bobot", sel, Masalah("Bobot negatif.", "Tulis bobot nol atau lebih.")
        )
        return None
    return bobot


def _program(nomor: int, baris: Baris, pembaca: _Pembaca) -> BarisProgram | None:
    sebelum = len(pembaca.galat)
    kode = pembaca.kode(nomor, baris)
    pagu, _ = pembaca.angka(nomor, baris, "Pagu", rupiah=True)
    realisasi, _ = pembaca.angka(nomor, baris, "Realisasi anggaran", rupiah=True)
    if len(pembaca.galat) == sebelum and pagu is None and realisasi is not None:
        pembaca.tolak(
            nomor,
            "Pagu",
            baris.get("Pagu"),
            Masalah("Pagu kosong, padahal Realisasi anggaran terisi.", "Isi pagunya."),
        )
    if len(pembaca.galat) > sebelum or kode is None:
        return None
    return BarisProgram(
        baris=nomor,
        kode=kode,
        program=baca_teks(baris.get("Program")) or "",
        pagu=pagu,
        realisasi=realisasi,
        sasaran=baca_teks(baris.get("Sasaran")),
    )


def _pengaturan(
    buku: BukuKerja, nama: Mapping[str, str], dikenal: Collection[str]
) -> tuple[str | None, list[GalatSel]]:
    """Aturan and Periode, written below their names or beside them."""
    if "pengaturan" not in nama:
        return None, []
    pembaca = _Pembaca(nama["pengaturan"])
    isi: dict[str, tuple[int, Sel]] = {}
    baris = buku.lembar(nama["pengaturan"]).baris[:50]
    for urut, (nomor, sel) in enumerate(baris):
        for kolom, s in sel.items():
            kunci = kunci_judul(s.nilai)
            if s.jenis != JenisSel.TEKS or kunci not in {"aturan", "periode"} or kunci in isi:
                continue
            kanan = sel.get(kolom + 1)
            bawah = baris[urut + 1][1].get(kolom) if urut + 1 < len(baris) else None
            nama_lain = kanan is not None and kunci_judul(kanan.nilai) in {"aturan", "periode"}
            mendatar = nama_lain or kolom > min(sel)
            nilai = bawah if mendatar else (kanan or bawah)
            if nilai is not None and kunci_judul(nilai.nilai) not in {"aturan", "periode"}:
                isi[kunci] = (nomor, nilai)
    aturan = baca_teks(isi["aturan"][1]) if "aturan" in isi else None
    if aturan is not None and aturan not in dikenal:
        raise MasukanTidakSah(
            f"Lembar {pembaca.lembar}: aturan “{aturan}” tidak dikenal.",
            f"Pilih {', '.join(sorted(dikenal))}.",
        )
    _periksa_periode(isi, pembaca)
    return aturan, pembaca.galat


def _periksa_periode(isi: Mapping[str, tuple[int, Sel]], pembaca: _Pembaca) -> None:
    if "periode" not in isi:
        return
    nomor, sel = isi["periode"]
    teks = baca_teks(sel)
    if teks is not None and baca_periode(teks) is None:
        pembaca.tolak(
            nomor,
            "Periode",
            sel,
            Masalah(
                f"Periode “{teks}” tidak dikenal.",
                "Tulis seperti Triwulan III 2025, Semester I 2025, atau 2025.",
            ),
        )


def baca_periode(teks: str) -> Periode | None:
    """A period as officials write it: "Triwulan III 2025", "TW 3 2025", "2025", or its code."""
    kata = teks.strip().casefold()
    try:
        return Periode.dari_kode(kata)
    except ValueError:
        pass
    cocok = re.fullmatch(
        r"(?:(tw|triwulan|semester)\s+(i{1,3}|iv|[1-4])\s+)?(?:tahun\s+)?(\d{4})", kata
    )
    if cocok is None:
        return None
    try:
        if cocok[1] is None:
            return Periode(JenisPeriode.TAHUN, int(cocok[3]))
        jenis = JenisPeriode.SEMESTER if cocok[1] == "semester" else JenisPeriode.TRIWULAN
        return Periode(jenis, int(cocok[3]), _ROMAWI[cocok[2]])
    except ValueError:
        return None
