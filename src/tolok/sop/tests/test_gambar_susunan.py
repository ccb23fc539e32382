"""How a drawing is divided and measured: columns, pages, the total of times, start and end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.sop.domain.dokumen import Keputusan, Langkah, MutuBaku, Pelaksana, Sop
from tolok.sop.pustaka import muat
from tolok.sop.renderers.gambar.jumlah_waktu import jumlah_waktu
from tolok.sop.renderers.gambar.lebar_kolom import tata_kolom
from tolok.sop.renderers.gambar.lembar import A4, Bentuk
from tolok.sop.renderers.gambar.susun import susun_gambar


def _langkah(nomor: int, waktu: Durasi | None = None, **lain: object) -> Langkah:
    asal = Langkah(
        nomor=nomor, uraian="Menyusun konsep", pelaksana=("a",), mutu=MutuBaku(waktu=waktu)
    )
    return replace(asal, **lain)  # type: ignore[arg-type]


def _durasi(nilai: str, satuan: Satuan = Satuan.MENIT, **lain: object) -> Durasi:
    asal = Durasi(teks=f"{nilai} {satuan}", nilai=Decimal(nilai), satuan=satuan)
    return replace(asal, **lain)  # type: ignore[arg-type]


def test_jumlah_waktu_tidak_mencampur_satuan_dan_menyebut_yang_kosong() -> None:
    semua = [
        _langkah(1, _durasi("15")),
        _langkah(2, _durasi("1.5", Satuan.HARI)),
        _langkah(3, _durasi("30", maks=Decimal(60))),
        _langkah(4, _durasi("3", Satuan.HARI, hitungan=Hitungan.KALENDER)),
        _langkah(5, _durasi("2", per="berkas")),
        _langkah(6),
    ]

    assert jumlah_waktu(semua) == (
        "Jumlah waktu setiap langkah sekali: 3 hari kalender + 1,5 hari + 45–75 menit + "
        "2 menit/berkas; 1 langkah tanpa waktu"
    )


def test_tanpa_waktu_tidak_ada_jumlahnya() -> None:
    assert jumlah_waktu([_langkah(1), _langkah(2)]) == ""


def test_jumlah_waktu_tercetak_di_bawah_halaman_terakhir_saja() -> None:
    gambar = susun_gambar(muat("000"))

    catatan = [satu.catatan.teks if satu.catatan else "" for satu in gambar.lembar]
    assert [satu.startswith("Jumlah waktu") for satu in catatan] == [False, False, True]


def test_waktu_per_berkas_tidak_dipenggal() -> None:
    waktu = _durasi("2", teks="2 menit/berkas", per="berkas")
    sop = replace(muat("000"), langkah=(_langkah(1, waktu), _langkah(2, _durasi("5"))))

    tabel = susun_gambar(sop).lembar[-1].tabel

    assert [p.baris for s in tabel.baris[2].sel for p in s.isi if "menit" in p.teks] == [
        ("2 menit/berkas",)
    ]


def test_keterangan_panjang_mendapat_ruang_dari_kolom_yang_kosong() -> None:
    panjang = "Sarana yang tersedia adalah kotak pengaduan, surat, dan layanan tatap muka. " * 5
    tanpa = muat("003")
    dengan = replace(tanpa, langkah=tuple(_langkah(n, keterangan=panjang) for n in range(1, 6)))

    lebar = [tata_kolom(sop, A4, 9.0).kolom[-1] for sop in (tanpa, dengan)]

    assert lebar[1] > 2 * lebar[0]


def test_halaman_tidak_terbagi_di_tengah_jalan_kembali() -> None:
    """Row 8 leads back to row 7; the page could end after row 7 as well."""
    gambar = susun_gambar(muat("000"))

    assert [
        [b.langkah for b in lembar.tabel.baris if b.langkah is not None]
        for lembar in gambar.lembar[1:]
    ] == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10]]


def test_mulai_dan_selesai_satu_kali_walau_dikerjakan_bersama() -> None:
    lajur = tuple(Pelaksana(kode=k, nama=k.upper()) for k in "abc")
    semua = tuple(_langkah(n, pelaksana=("b", "a", "c")) for n in range(1, 4))

    simbol = susun_gambar(Sop(nama="Uji", pelaksana=lajur, langkah=semua)).lembar[-1].simbol

    assert [(s.baris - 2, s.lajur) for s in simbol if s.bentuk is Bentuk.KAPSUL] == [
        (0, 1), (2, 1),
    ]  # fmt: skip
    assert len(simbol) == 9


def test_jalan_kembali_dari_halaman_ketiga_berpasangan() -> None:
    asal = muat("003")
    langkah = [replace(asal.langkah[n % 9], nomor=n + 1, keputusan=None) for n in range(30)]
    langkah[28] = replace(langkah[28], keputusan=Keputusan(tidak=2))

    gambar = susun_gambar(replace(asal, langkah=tuple(langkah)))

    ujung = {
        (s.teks, lembar.nomor): s.keterangan
        for lembar in gambar.lembar
        for s in lembar.simbol
        if s.bentuk is Bentuk.PENGHUBUNG and "halaman 2" in s.keterangan and lembar.nomor > 3
    }
    assert len(ujung) == 1
    ((huruf, halaman),) = ujung
    assert any(
        s.teks == huruf and s.keterangan.endswith(f"dari halaman {halaman}")
        for s in gambar.lembar[1].simbol
    )
