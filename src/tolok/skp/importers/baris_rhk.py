"""Rows of sheets RHK and Perilaku kerja (PermenPANRB 6/2022 and 8/2021)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tolok.kinerja.domain.bilangan import tulis_penuh
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.keadaan import Polaritas
from tolok.kinerja.importers.sel_ukur import Masalah, baca_angka, baca_teks
from tolok.kinerja.importers.tabel import Baris, PembacaTabel, kata_kunci
from tolok.kinerja.importers.xlsx import JenisSel, Sel
from tolok.regulasi.skp import AturanSkp
from tolok.skp.domain.buku import BarisRhk, UmpanBalik

__all__ = ["baca_perilaku_asn", "baca_rhk"]

BarisBernomor = tuple[int, Baris]
_YA = frozenset({"ya", "1", "x", "v"})
_POLARITAS = {p.value: p for p in Polaritas} | {
    "normal": Polaritas.POSITIF,
    "khusus": Polaritas.NEGATIF,
}


def baca_rhk(
    pegawai: PembacaTabel,
    nomor_pegawai: int,
    milik: list[BarisBernomor],
    nama: Mapping[str, str],
    aturan: AturanSkp,
) -> tuple[tuple[BarisRhk, ...], list[GalatSel]]:
    """The planned results of one employee in the order of the sheet."""
    pembaca = PembacaTabel(nama.get("rhk", "RHK"))
    berangka = aturan.jenis == "indikator_individu"
    if not milik and berangka:
        masalah = Masalah("Tidak ada baris pada lembar RHK.", "Tulis rencana dan indikatornya.")
        pegawai.tolak(nomor_pegawai, "Kode", None, masalah)
    rhk = [r for n, b in milik if (r := _rhk(n, b, pembaca, berangka=berangka))]
    return tuple(rhk), pembaca.galat


def _rhk(nomor: int, baris: Baris, pembaca: PembacaTabel, *, berangka: bool) -> BarisRhk | None:
    sebelum = len(pembaca.galat)
    rencana = baca_teks(baris.get("Rencana hasil kerja"))
    if rencana is None:
        masalah = Masalah("Rencana hasil kerja kosong.", "Tulis rencana hasil kerjanya.")
        pembaca.tolak(nomor, "Rencana hasil kerja", None, masalah)
    polaritas = _polaritas(nomor, baris, pembaca, wajib=berangka)
    target = _angka(nomor, baris, "Target", pembaca, wajib=berangka)
    realisasi = _angka(nomor, baris, "Realisasi", pembaca, wajib=berangka)
    if len(pembaca.galat) > sebelum or rencana is None:
        return None
    return BarisRhk(
        rencana=rencana,
        pimpinan=baca_teks(baris.get("RHK pimpinan")),
        aspek=baca_teks(baris.get("Aspek")),
        indikator=baca_teks(baris.get("Indikator")) or rencana,
        target=_teks(baris.get("Target")),
        realisasi=_teks(baris.get("Realisasi")),
        target_angka=target,
        realisasi_angka=realisasi,
        polaritas=polaritas,
        satuan=baca_teks(baris.get("Satuan")),
        kode_indikator=baca_teks(baris.get("Kode indikator")),
        target_maksimum=kata_kunci(baca_teks(baris.get("Target maksimum")) or "") in _YA,
        umpan_balik=baca_teks(baris.get("Umpan balik")),
    )


def _teks(sel: Sel | None) -> str | None:
    """What stands in the cell, a number in Indonesian notation."""
    teks = baca_teks(sel)
    if teks is None or sel is None or sel.jenis not in {JenisSel.ANGKA, JenisSel.PERSEN}:
        return teks
    return tulis_penuh(Decimal(teks))


def _angka(
    nomor: int, baris: Baris, kolom: str, pembaca: PembacaTabel, *, wajib: bool
) -> Decimal | None:
    """The figure; words are allowed where nothing is computed from them."""
    hasil, _ = baca_angka(baris.get(kolom), satuan="%", kolom=kolom)
    if not wajib:
        return hasil if isinstance(hasil, Decimal) else None
    if hasil is None:
        hasil = Masalah(f"{kolom} kosong.", f"Isi {kolom.lower()}nya dengan angka.")
    if kolom == "Target" and hasil == 0:
        hasil = Masalah("Target nol.", "Tulis target lebih dari nol.")
    if isinstance(hasil, Masalah):
        pembaca.tolak(nomor, kolom, baris.get(kolom), hasil)
        return None
    return hasil


def _polaritas(
    nomor: int, baris: Baris, pembaca: PembacaTabel, *, wajib: bool
) -> Polaritas | None:
    teks = baca_teks(baris.get("Polaritas"))
    if teks is None and not wajib:
        return None
    polaritas = _POLARITAS.get(kata_kunci(teks or ""))
    if polaritas is None:
        masalah = "Polaritas kosong." if teks is None else f"Polaritas “{teks}” tidak dikenal."
        saran = f"Pilih {', '.join(p.value for p in Polaritas)}."
        pembaca.tolak(nomor, "Polaritas", baris.get("Polaritas"), Masalah(masalah, saran))
    return polaritas


def baca_perilaku_asn(
    milik: list[BarisBernomor], nama: Mapping[str, str], aturan: AturanSkp
) -> tuple[tuple[UmpanBalik, ...], list[GalatSel]]:
    """Expectation and feedback per behaviour, in the order of the law."""
    if aturan.jenis != "ekspektasi":
        return (), []
    pembaca = PembacaTabel(nama.get("perilaku kerja", "Perilaku kerja"))
    dikenal = {kata_kunci(p["nama"]): str(p["kode"]) for p in aturan.nilai("perilaku")}
    isi: dict[str, UmpanBalik] = {}
    for nomor, baris in milik:
        teks = baca_teks(baris.get("Perilaku"))
        kode = dikenal.get(kata_kunci(teks or ""))
        if kode is None or kode in isi:
            masalah = (
                Masalah(f"Perilaku “{teks or ''}” tidak dikenal.", f"Pilih {', '.join(dikenal)}.")
                if kode is None
                else Masalah(f"Perilaku {teks} sudah tertulis.", "Sisakan satu baris.")
            )
            pembaca.tolak(nomor, "Perilaku", baris.get("Perilaku"), masalah)
            continue
        isi[kode] = UmpanBalik(
            perilaku=kode,
            ekspektasi=baca_teks(baris.get("Ekspektasi khusus")),
            umpan_balik=baca_teks(baris.get("Umpan balik")),
        )
    return tuple(isi[k] for k in dikenal.values() if k in isi), pembaca.galat
