"""Rows of sheets Kegiatan and Perilaku (Perka BKN 1/2013) as a sheet that can be appraised."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.penjelasan import BarisPenjelasan
from tolok.kinerja.importers.sel_ukur import Masalah, baca_angka, baca_teks
from tolok.kinerja.importers.tabel import Baris, PembacaTabel, kata_kunci
from tolok.kinerja.importers.xlsx import Sel
from tolok.regulasi.skp import AturanSkp
from tolok.skp.domain.aspek import TargetRealisasi
from tolok.skp.domain.prestasi import KegiatanTugas, LembarPrestasi, TingkatKreativitas

__all__ = ["baca_prestasi"]

BarisBernomor = tuple[int, Baris]
_TIDAK = frozenset({"tidak_dilaksanakan", "tidak_dilakukan"})
_STRUKTURAL = "struktural"
_KREATIVITAS = {t.value: t for t in TingkatKreativitas} | {
    "unit": TingkatKreativitas.UNIT_KERJA,
    "organisasi": TingkatKreativitas.INSTANSI,
    "negara": TingkatKreativitas.NASIONAL,
}


def baca_prestasi(
    pembaca: PembacaTabel,
    pegawai: BarisBernomor,
    milik: Mapping[str, list[BarisBernomor]],
    nama: Mapping[str, str],
    aturan: AturanSkp,
) -> tuple[LembarPrestasi | None, list[GalatSel]]:
    """The sheet of one employee, or None with every refused cell."""
    nomor, baris = pegawai
    di_kegiatan = PembacaTabel(nama.get("kegiatan", "Kegiatan"))
    kegiatan = [k for n, b in milik["kegiatan"] if (k := _kegiatan(n, b, di_kegiatan, aturan))]
    if not milik["kegiatan"]:
        masalah = Masalah(
            "Tidak ada kegiatan pada lembar Kegiatan.", "Tulis paling sedikit satu kegiatan."
        )
        pembaca.tolak(nomor, "Kode", baris.get("Kode"), masalah)
    di_perilaku = PembacaTabel(nama.get("perilaku", "Perilaku"))
    perilaku = _perilaku(pembaca, pegawai, milik["perilaku"], di_perilaku, aturan)
    tambahan = _tugas_tambahan(nomor, baris, pembaca)
    kreativitas = _kreativitas(nomor, baris, pembaca, aturan)
    galat = [*di_kegiatan.galat, *di_perilaku.galat]
    if galat or not kegiatan or not perilaku or tambahan is None:
        return None, galat
    return LembarPrestasi(
        kegiatan=tuple(kegiatan),
        perilaku=perilaku,
        tugas_tambahan=tambahan,
        kreativitas=kreativitas,
    ), []


def _kegiatan(
    nomor: int, baris: Baris, pembaca: PembacaTabel, aturan: AturanSkp
) -> KegiatanTugas | None:
    sebelum = len(pembaca.galat)
    uraian = baca_teks(baris.get("Kegiatan"))
    if uraian is None:
        pembaca.tolak(nomor, "Kegiatan", None, Masalah("Kegiatan kosong.", "Tulis kegiatannya."))
    ditiadakan = _ditiadakan(nomor, baris, pembaca)
    kuantitas = _pasangan(nomor, baris, "kuantitas", pembaca, ditiadakan=ditiadakan)
    kualitas = _pasangan(nomor, baris, "kualitas", pembaca, ditiadakan=ditiadakan)
    waktu = _pasangan(nomor, baris, "waktu", pembaca, ditiadakan=ditiadakan)
    biaya, catatan = _biaya(nomor, baris, pembaca, ditiadakan=ditiadakan)
    if kualitas is not None:
        _periksa_kualitas(nomor, baris, kualitas, pembaca, aturan)
    kredit = _angka(nomor, baris, "Angka kredit", pembaca)
    if (
        len(pembaca.galat) > sebelum
        or uraian is None
        or kuantitas is None
        or kualitas is None
        or waktu is None
    ):
        return None
    return KegiatanTugas(
        uraian=uraian,
        kuantitas=kuantitas,
        kualitas=kualitas,
        waktu=waktu,
        biaya=biaya,
        satuan=baca_teks(baris.get("Satuan")) or "",
        satuan_waktu=baca_teks(baris.get("Satuan waktu")) or "bulan",
        angka_kredit=kredit,
        ditiadakan=ditiadakan,
        catatan=catatan,
    )


def _ditiadakan(nomor: int, baris: Baris, pembaca: PembacaTabel) -> bool:
    teks = baca_teks(baris.get("Keadaan"))
    if teks is None:
        return False
    if kata_kunci(teks) not in _TIDAK:
        masalah = Masalah(
            f"Keadaan “{teks}” tidak dikenal.", "Tulis tidak dilaksanakan, atau kosongkan."
        )
        pembaca.tolak(nomor, "Keadaan", baris.get("Keadaan"), masalah)
        return False
    terisi = baca_angka(
        baris.get("Realisasi kuantitas"), satuan=None, kolom="Realisasi kuantitas"
    )[0]
    if isinstance(terisi, Decimal) and terisi > 0:
        masalah = Masalah(
            "Keadaan tidak dilaksanakan, padahal Realisasi kuantitas terisi.",
            "Kosongkan salah satunya.",
        )
        pembaca.tolak(nomor, "Keadaan", baris.get("Keadaan"), masalah)
    return True


def _angka(
    nomor: int, baris: Baris, kolom: str, pembaca: PembacaTabel, *, rupiah: bool = False
) -> Decimal | None:
    """A figure of zero or more, None when empty or refused."""
    sel = baris.get(kolom)
    # A percent cell under kualitas is 100 times what it holds, as the sheet shows it.
    satuan = "%" if kolom.endswith("kualitas") else None
    hasil, _ = baca_angka(sel, satuan=satuan, kolom=kolom, rupiah=rupiah)
    if isinstance(hasil, Decimal) and hasil < 0:
        hasil = Masalah(f"{kolom} negatif.", "Tulis nol atau lebih.")
    if isinstance(hasil, Masalah):
        pembaca.tolak(nomor, kolom, sel, hasil)
        return None
    return hasil


def _pasangan(
    nomor: int, baris: Baris, aspek: str, pembaca: PembacaTabel, *, ditiadakan: bool
) -> TargetRealisasi | None:
    sebelum = len(pembaca.galat)
    kolom = f"Target {aspek}", f"Realisasi {aspek}"
    target = _angka(nomor, baris, kolom[0], pembaca)
    realisasi = _angka(nomor, baris, kolom[1], pembaca)
    if len(pembaca.galat) > sebelum:
        return None
    if not target:
        masalah = "kosong" if target is None else "nol"
        pembaca.tolak(
            nomor,
            kolom[0],
            baris.get(kolom[0]),
            Masalah(f"{kolom[0]} {masalah}.", "Tulis target lebih dari nol."),
        )
        return None
    if realisasi is None and not ditiadakan:
        pembaca.tolak(nomor, kolom[1], None, _kosong(kolom[1]))
        return None
    return TargetRealisasi(target, realisasi or Decimal(0))


def _kosong(kolom: str) -> Masalah:
    return Masalah(
        f"{kolom} kosong; kosong bukan nol.",
        "Isi realisasinya, atau tulis tidak dilaksanakan pada kolom Keadaan.",
    )


def _biaya(
    nomor: int, baris: Baris, pembaca: PembacaTabel, *, ditiadakan: bool
) -> tuple[TargetRealisasi | None, tuple[BarisPenjelasan, ...]]:
    """Cost counts when its target is above zero (never by its realisation)."""
    sebelum = len(pembaca.galat)
    target = _angka(nomor, baris, "Target biaya", pembaca, rupiah=True)
    realisasi = _angka(nomor, baris, "Realisasi biaya", pembaca, rupiah=True)
    if len(pembaca.galat) > sebelum:
        return None, ()
    if not target:
        if not realisasi:
            return None, ()
        teks = "Realisasi biaya tidak dihitung: kegiatan ini tidak punya target biaya"
        return None, (BarisPenjelasan("catatan_biaya", teks),)
    if realisasi is None and not ditiadakan:
        pembaca.tolak(nomor, "Realisasi biaya", None, _kosong("Realisasi biaya"))
        return None, ()
    return TargetRealisasi(target, realisasi or Decimal(0)), ()


def _periksa_kualitas(
    nomor: int, baris: Baris, kualitas: TargetRealisasi, pembaca: PembacaTabel, aturan: AturanSkp
) -> None:
    tertinggi = aturan.angka("kualitas_tertinggi")
    for kolom, nilai in (
        ("Target kualitas", kualitas.target),
        ("Realisasi kualitas", kualitas.realisasi),
    ):
        if nilai > tertinggi:
            masalah = Masalah(
                f"{kolom} lebih dari {tertinggi}.", f"Tulis paling tinggi {tertinggi}."
            )
            pembaca.tolak(nomor, kolom, baris.get(kolom), masalah)


def _perilaku(
    pembaca: PembacaTabel,
    pegawai: BarisBernomor,
    milik: list[BarisBernomor],
    di_perilaku: PembacaTabel,
    aturan: AturanSkp,
) -> dict[str, Decimal]:
    """The scored behaviours, five, or six for a structural post."""
    if len(milik) != 1:
        ada = "Tidak ada baris" if not milik else f"Ada {len(milik)} baris"
        masalah = Masalah(
            f"{ada} pada lembar {di_perilaku.lembar}.", "Tulis satu baris perilaku untuk kode ini."
        )
        pembaca.tolak(pegawai[0], "Kode", pegawai[1].get("Kode"), masalah)
        return {}
    nomor, baris = milik[0]
    hasil = {}
    for aspek in aturan.nilai("perilaku"):
        kolom = aspek.replace("_", " ").capitalize()
        nilai = _nilai_perilaku(nomor, baris, kolom, di_perilaku, aturan)
        if nilai is None and kolom not in baris:
            masalah = Masalah(f"{kolom} kosong.", "Isi nilainya, 0 sampai 100.")
            di_perilaku.tolak(nomor, kolom, None, masalah)
        if nilai is not None:
            hasil[aspek] = nilai
    hasil.update(_kepemimpinan(nomor, baris, pegawai[1], di_perilaku, aturan))
    return hasil


def _kepemimpinan(
    nomor: int, baris: Baris, pegawai: Baris, pembaca: PembacaTabel, aturan: AturanSkp
) -> dict[str, Decimal]:
    hasil = {}
    jabatan = baca_teks(pegawai.get("Jenis jabatan"))
    struktural = None if jabatan is None else kata_kunci(jabatan) == _STRUKTURAL
    for aspek in aturan.nilai("perilaku_struktural"):
        kolom = aspek.replace("_", " ").capitalize()
        nilai = _nilai_perilaku(nomor, baris, kolom, pembaca, aturan)
        if struktural and nilai is None and kolom not in baris:
            masalah = Masalah(f"{kolom} kosong, padahal jabatannya struktural.", "Isi nilainya.")
            pembaca.tolak(nomor, kolom, None, masalah)
        elif struktural is False and nilai is not None:
            masalah = Masalah(
                f"{kolom} terisi, padahal jabatannya {jabatan}.",
                "Kosongkan, atau perbaiki Jenis jabatan pada lembar Pegawai.",
            )
            pembaca.tolak(nomor, kolom, baris.get(kolom), masalah)
        elif nilai is not None:
            hasil[aspek] = nilai
    return hasil


def _nilai_perilaku(
    nomor: int, baris: Baris, kolom: str, pembaca: PembacaTabel, aturan: AturanSkp
) -> Decimal | None:
    nilai = _angka(nomor, baris, kolom, pembaca)
    tertinggi = aturan.angka("perilaku_tertinggi")
    if nilai is not None and nilai > tertinggi:
        masalah = Masalah(f"{kolom} lebih dari {tertinggi}.", f"Tulis 0 sampai {tertinggi}.")
        pembaca.tolak(nomor, kolom, baris.get(kolom), masalah)
        return None
    return nilai


def _tugas_tambahan(nomor: int, baris: Baris, pembaca: PembacaTabel) -> int | None:
    sebelum = len(pembaca.galat)
    jumlah = _angka(nomor, baris, "Tugas tambahan", pembaca)
    if jumlah is not None and jumlah != jumlah.to_integral_value():
        masalah = Masalah(
            "Banyaknya tugas tambahan bukan bilangan bulat.", "Tulis banyaknya tugas."
        )
        pembaca.tolak(nomor, "Tugas tambahan", baris.get("Tugas tambahan"), masalah)
    return None if len(pembaca.galat) > sebelum else int(jumlah or 0)


def _kreativitas(
    nomor: int, baris: Baris, pembaca: PembacaTabel, aturan: AturanSkp
) -> TingkatKreativitas | None:
    """The level by its word, or by the mark it gives."""
    sel: Sel | None = baris.get("Kreativitas")
    teks = baca_teks(sel)
    if teks is None or kata_kunci(teks) in {"0", "tidak_ada", "-"}:
        return None
    menurut_nilai = {str(v): TingkatKreativitas(k) for k, v in aturan.nilai("kreativitas").items()}
    tingkat = _KREATIVITAS.get(kata_kunci(teks)) or menurut_nilai.get(teks)
    if tingkat is None:
        masalah = Masalah(
            f"Kreativitas “{teks}” tidak dikenal.",
            "Tulis unit kerja, instansi, atau nasional; kosongkan bila tidak ada.",
        )
        pembaca.tolak(nomor, "Kreativitas", sel, masalah)
    return tingkat
