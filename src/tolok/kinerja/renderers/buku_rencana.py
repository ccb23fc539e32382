"""The plan as a workbook: what stands in it now, ready to be changed and uploaded again."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.kinerja.domain.buku_rencana import (
    KATA_PENYEBUT,
    KOLOM_INDIKATOR,
    KOLOM_PERJANJIAN,
    KOLOM_SIMPUL,
    TARGET_MURNI,
    TARGET_PERUBAHAN,
    WAJIB,
    kata,
)
from tolok.kinerja.domain.isi_rencana import IsiIndikator, IsiPerjanjian, IsiRencana, IsiSimpul
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.renderers.tulis_buku import (
    KolomBuku,
    PenulisBuku,
    sel_angka,
    sel_hari,
    sel_pasangan,
    sel_ya,
)

__all__ = ["PETUNJUK_RENCANA", "tulis_buku_rencana", "tulis_lembar_rencana"]

_LEBAR = {
    "Nama": 60, "Indikator": 60, "Penanggung jawab": 36, "Definisi operasional": 48, "Rumus": 36,
    "Sumber data": 28, "Bukti dukung": 28, "Catatan": 36, "Alasan perubahan": 48, "Nomor": 28,
    "Cara menggabung": 22, "Penyebut": 22, "Kode": 20, "Kode induk": 20, "Kode simpul": 20,
    "Pagu murni": 20, "Pagu perubahan": 20, "Skala": 28, "Pembanding": 28,
}  # fmt: skip
_RUPIAH = {"Pagu murni", "Pagu perubahan"}
_CATATAN = {
    "Kode induk": "Kode simpul di atasnya. Tujuan tidak punya induk.",
    "Penyebut": "target s.d. triwulan, atau target tahun (mis. keluaran subkegiatan).",
    "Diisi sebagai komponen": "ya: formulir meminta pembilang dan penyebut.",
    "Target tahun": "Angka atau rentang, misalnya 80-90. Tulis 1213, bukan 1.213.",
    "Skala": "Untuk predikat, misalnya: WTP = 4; WDP = 3.",
    "Pembanding": "Daerah lain, misalnya: Kota B = 81,20; Nasional = 79.",
}
PETUNJUK_RENCANA = (
    "Lembar Simpul: satu baris satu tujuan, sasaran, program, kegiatan, atau subkegiatan. Kode induk menyebut simpul di atasnya.",
    "Lembar Indikator: satu baris satu indikator; Kode simpul menyebut tempatnya. Kode tidak boleh berulang.",
    "Target boleh angka (1213 atau 46,5) atau rentang (80-90). Jangan tulis 1.213, karena dapat berarti dua angka.",
    "Sel target dan kode berformat Teks, agar Excel tidak mengubah 5-10 menjadi tanggal atau 3.30 menjadi 3,3. Saat menempel, pilih Tempel nilai.",
    "Polaritas: positif (makin tinggi makin baik), negatif ((2T-R)/T), negatif rasio (T/R), stabil.",
    "Cara menggabung: jumlah, posisi akhir, rata-rata, rata-rata tertimbang, rasio kumulatif, progres kumulatif, tahunan.",
    "Kolom perubahan diisi hanya bila ada Perjanjian Kinerja Perubahan; target itu dipakai sejak perjanjian berlaku.",
    "Pagu diisi pada subkegiatan, dalam rupiah utuh.",
    "Baris yang dihapus dari lembar ini akan dihapus dari rencana. Sebelum diterapkan, semua perubahan ditampilkan dahulu.",
)


def tulis_buku_rencana(isi: IsiRencana, *, instansi: str, jabatan: Sequence[str]) -> bytes:
    """The workbook of a year, filled with the plan as it stands."""
    buku = PenulisBuku()
    tulis_lembar_rencana(buku, isi, jabatan)
    buku.lembar(
        "Keterangan",
        (KolomBuku(judul="Hal", lebar=24), KolomBuku(judul="Isi", lebar=60)),
        (("Tahun", str(isi.tahun)), ("Perangkat daerah", instansi)),
        beku=(1, 0),
    )
    buku.petunjuk((f"Rencana kinerja tahun {isi.tahun}", *PETUNJUK_RENCANA))
    return buku.selesai()


def tulis_lembar_rencana(
    buku: PenulisBuku, isi: IsiRencana, jabatan: Sequence[str], nama_pilihan: str = "Pilihan"
) -> None:
    """The sheets Simpul, Indikator, Perjanjian and the lists they choose from."""
    daftar: list[tuple[str, Sequence[str]]] = [
        ("Jabatan", jabatan),
        ("Cara menggabung", [kata(a) for a in Agregasi]),
        ("Polaritas", [kata(p) for p in Polaritas]),
    ]
    jabatan_di = f"='{nama_pilihan}'!$A$2:$A${max(len(jabatan), 1) + 1}"
    pilihan: dict[str, tuple[str, ...]] = {
        "Jenis simpul": tuple(j.value for j in JenisSimpul),
        "Polaritas": tuple(kata(p) for p in Polaritas),
        "Cara menggabung": tuple(kata(a) for a in Agregasi),
        "Penyebut": tuple(KATA_PENYEBUT.values()),
        "Diisi sebagai komponen": ("ya", "tidak"),
        "Versi": tuple(v.value for v in VersiRencana),
    }

    def kolom(lembar: str, nama: Sequence[str]) -> tuple[KolomBuku, ...]:
        return tuple(
            KolomBuku(
                judul=k,
                lebar=_LEBAR.get(k, 14),
                wajib=k in WAJIB[lembar],
                rupiah=k in _RUPIAH,
                pilihan=pilihan.get(
                    "Jenis simpul" if (lembar, k) == ("Simpul", "Jenis") else k, ()
                ),
                rujukan=jabatan_di if k == "Penanggung jawab" and jabatan else "",
                catatan=_CATATAN.get(k, ""),
            )
            for k in nama
        )

    buku.lembar("Simpul", kolom("Simpul", KOLOM_SIMPUL), map(_baris_simpul, isi.simpul))
    buku.lembar(
        "Indikator",
        kolom("Indikator", KOLOM_INDIKATOR),
        map(_baris_indikator, isi.indikator),
        beku=(1, 3),
    )
    buku.lembar(
        "Perjanjian", kolom("Perjanjian", KOLOM_PERJANJIAN), map(_baris_pk, isi.perjanjian)
    )
    buku.pilihan(nama_pilihan, daftar)


def _baris_simpul(s: IsiSimpul) -> tuple[str | int | None, ...]:
    return (
        s.jenis.value,
        s.kode,
        s.nama,
        s.induk,
        s.penanggung_jawab,
        s.pagu_murni,
        s.pagu_perubahan,
        s.versi.value,
    )


def _baris_indikator(i: IsiIndikator) -> tuple[str, ...]:
    isi = {
        "Kode simpul": i.simpul,
        "Kode": i.kode,
        "Indikator": i.nama,
        "Satuan": i.satuan,
        "Polaritas": kata(i.polaritas),
        "Cara menggabung": kata(i.agregasi),
        "Penyebut": KATA_PENYEBUT[i.penyebut_tahun],
        "Diisi sebagai komponen": sel_ya(i.berkomponen),
        "Penanggung jawab": i.penanggung_jawab,
        **dict(zip(TARGET_MURNI, map(sel_angka, i.murni), strict=True)),
        **dict(zip(TARGET_PERUBAHAN, map(sel_angka, i.perubahan), strict=True)),
        "Realisasi tahun lalu": sel_angka(i.tahun_lalu),
        "Target akhir Renstra": sel_angka(i.renstra),
        "Bobot": sel_angka(i.bobot),
        "Jenis": i.jenis,
        "Definisi operasional": i.definisi,
        "Rumus": i.rumus,
        "Sumber data": i.sumber,
        "Bukti dukung": i.bukti,
        "Skala": sel_pasangan(i.skala),
        "Pembanding": sel_pasangan(i.pembanding),
        "Tersedia pada": sel_hari(i.tersedia_pada),
        "Catatan": i.catatan,
    }
    return tuple(isi[k] for k in KOLOM_INDIKATOR)


def _baris_pk(p: IsiPerjanjian) -> tuple[str, ...]:
    return (
        p.versi.value,
        p.nomor,
        sel_hari(p.tanggal),
        sel_hari(p.berlaku_sejak),
        p.alasan,
    )
