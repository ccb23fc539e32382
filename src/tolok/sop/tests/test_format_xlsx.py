from __future__ import annotations

from hypothesis import given, settings, strategies as st

from tolok.sop.importers.xlsx.baca import baca_xlsx
from tolok.sop.tests.bacaan_dokumen import alur, harapan, hubungan, isi_paragraf, tabel_langkah
from tolok.sop.tests.pembuat.buku_xlsx import (
    LembarTulis,
    buat_xlsx,
    bungkus_xlsx,
    susun_lembar,
)
from tolok.sop.tests.pembuat.contoh import pindahkan, singkat
from tolok.sop.tests.pembuat.mutasi import baca_bagian, ubah_bagian


def test_simbol_dan_panah_di_atas_sel_terbaca() -> None:
    isi = singkat()

    tabel = tabel_langkah(baca_xlsx(buat_xlsx(isi)))

    assert alur(tabel) == harapan(isi)
    assert {(dari, ke) for dari, ke, _ in hubungan(tabel)} == {(0, 1), (1, 2), (2, 3), (2, 1)}


@settings(max_examples=20, deadline=None)
@given(ke=st.integers(0, 3), lajur=st.integers(0, 4))
def test_simbol_yang_dipindah_mengubah_tepat_satu_lajur(ke: int, lajur: int) -> None:
    isi = singkat()
    lama = alur(tabel_langkah(baca_xlsx(buat_xlsx(isi))))

    baru = alur(tabel_langkah(baca_xlsx(buat_xlsx(pindahkan(isi, ke, lajur)))))

    assert baru == {**lama, ke: {(lajur, next(iter(lama[ke]))[1])}}


def test_identitas_di_atas_di_samping_atau_di_lembar_sendiri_sama_tabelnya() -> None:
    isi = singkat()

    semua = [
        baca_xlsx(buat_xlsx(isi, di_samping=samping, dua_lembar=dua))
        for samping, dua in ((False, False), (True, False), (False, True))
    ]

    baris = [
        [[(s.teks, s.kolom) for s in b] for b in tabel_langkah(dokumen).baris] for dokumen in semua
    ]
    assert baris[0] == baris[1] == baris[2]
    assert all(isi_paragraf(dokumen) == [f"SOP {isi.nama}"] for dokumen in semua)
    assert [len(list(dokumen.tabel)) for dokumen in semua] == [2, 2, 2]


def test_bagan_di_atas_satu_sel_gabungan_terbaca_menurut_kisinya() -> None:
    isi = singkat()
    lembar = LembarTulis()
    susun_lembar(lembar, isi)
    awal = max(baris for baris, _ in lembar.sel) - len(isi.langkah) + 1
    lembar.gabung(awal, 2, awal + len(isi.langkah) - 1, 1 + len(isi.lajur))

    assert alur(tabel_langkah(baca_xlsx(bungkus_xlsx([lembar])))) == harapan(isi)


def test_lembar_tersembunyi_dilewati_dan_setiap_lembar_satu_halaman() -> None:
    isi = singkat()
    lembar = [LembarTulis(nama=n, keadaan=k) for n, k in
              (("A", "visible"), ("B", "hidden"), ("C", "veryHidden"), ("D", "visible"))]  # fmt: skip
    for satu in lembar:
        susun_lembar(satu, isi)

    dokumen = baca_xlsx(bungkus_xlsx(lembar))

    assert len(dokumen.halaman) == 2
    assert [t.tempat.halaman for t in dokumen.tabel] == [1, 1, 2, 2]


def test_baris_dan_kolom_tersembunyi_tidak_dibaca() -> None:
    lembar = LembarTulis()
    for baris in range(3):
        for kolom in range(3):
            lembar.tulis(baris, kolom, f"{baris}{kolom}")
    isi = bungkus_xlsx([lembar])
    xml = baca_bagian(isi, "xl/worksheets/sheet1.xml")
    xml = xml.replace(b"<row r='2'", b"<row hidden='1' r='2'").replace(
        b"<sheetData>", b"<cols><col min='2' max='2' width='9' hidden='1'/></cols><sheetData>"
    )

    (tabel,) = baca_xlsx(ubah_bagian(isi, "xl/worksheets/sheet1.xml", xml)).tabel

    assert [[s.teks for s in baris] for baris in tabel.baris] == [["00", "02"], ["20", "22"]]


def test_angka_terbaca_seperti_tampilannya() -> None:
    lembar = LembarTulis()
    for kolom in range(4):
        lembar.tulis(0, kolom, "x")
    isi = bungkus_xlsx([lembar])
    gaya = baca_bagian(isi, "xl/styles.xml").replace(
        b"</cellXfs>",
        b"<xf numFmtId='164' borderId='1'/><xf numFmtId='14' borderId='1'/>"
        b"<xf numFmtId='9' borderId='1'/></cellXfs>",
    )
    sel = (
        b"<row r='1'><c r='A1' s='1'><v>3</v></c><c r='B1' s='2'><v>15</v></c>"
        b"<c r='C1' s='3'><v>45054</v></c><c r='D1' s='4'><f>1/2</f><v>0.5</v></c></row>"
    )
    xml = baca_bagian(isi, "xl/worksheets/sheet1.xml")
    awal, akhir = xml.index(b"<row"), xml.index(b"</sheetData>")
    isi = ubah_bagian(isi, "xl/styles.xml", gaya)

    (tabel,) = baca_xlsx(
        ubah_bagian(isi, "xl/worksheets/sheet1.xml", xml[:awal] + sel + xml[akhir:])
    ).tabel

    assert [s.teks for s in tabel.baris[0]] == ["3", "15 menit", "8 Mei 2023", "50%"]


def test_gambar_bersama_satu_jangkar_terbaca_di_selnya() -> None:
    lembar = LembarTulis()
    for baris in range(3):
        for kolom in range(4):
            lembar.tulis(baris, kolom, "" if kolom else str(baris + 1))
    bentuk = "".join(
        f"<xdr:sp><xdr:nvSpPr><xdr:cNvPr id='{n}' name='b'/></xdr:nvSpPr><xdr:spPr><a:xfrm>"
        f"<a:off x='{x}' y='{y}'/><a:ext cx='200' cy='100'/></a:xfrm><a:prstGeom prst='{rupa}'/>"
        "<a:ln><a:solidFill/></a:ln></xdr:spPr></xdr:sp>"
        for n, x, y, rupa in ((1, 50, 50, "rect"), (2, 450, 250, "diamond"), (3, 850, 450, "rect"))
    )
    titik = "<xdr:{0}><xdr:col>{1}</xdr:col><xdr:row>{2}</xdr:row></xdr:{0}>"
    lembar.gambar.append(
        f"<xdr:twoCellAnchor>{titik.format('from', 1, 0)}{titik.format('to', 4, 3)}<xdr:grpSp>"
        "<xdr:grpSpPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='1200' cy='600'/><a:chOff x='0' y='0'/>"
        f"<a:chExt cx='1200' cy='600'/></a:xfrm></xdr:grpSpPr>{bentuk}</xdr:grpSp></xdr:twoCellAnchor>"
    )

    (tabel,) = baca_xlsx(bungkus_xlsx([lembar])).tabel

    ada = {
        (ke, s.kolom, satu.jenis.value)
        for ke, b in enumerate(tabel.baris)
        for s in b
        for satu in s.simbol
    }
    assert ada == {(0, 1, "proses"), (1, 2, "keputusan"), (2, 3, "proses")}
