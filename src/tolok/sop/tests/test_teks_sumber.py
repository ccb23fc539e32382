from __future__ import annotations

import pytest

from tolok.sop.importers.docx.baca import baca_docx
from tolok.sop.importers.dokumen import Dokumen, Paragraf, Sel, Tabel
from tolok.sop.importers.pagar.baca import baca_terpagar
from tolok.sop.importers.teks_sumber import bernomor_baris
from tolok.sop.tests.pembuat.buku_xlsx import buat_xlsx
from tolok.sop.tests.pembuat.contoh import singkat
from tolok.sop.tests.pembuat.halaman_html import buat_html
from tolok.sop.tests.pembuat.naskah_docx import buat_docx


def test_setiap_paragraf_dan_baris_tabel_bernomor_baris_teksnya() -> None:
    dokumen = Dokumen(
        blok=(
            Paragraf(teks="Satu\nDua"),
            Tabel(baris=((Sel(teks="No", kolom=0), Sel(teks="Uraian\nlengkap", kolom=1)),)),
            Paragraf(teks="Tiga"),
        )
    )

    bernomor, baris = bernomor_baris(dokumen)

    assert baris == ("Satu", "Dua", "", "No │ Uraian lengkap", "", "Tiga")
    assert [b.tempat.baris_teks for b in bernomor.blok] == [1, 4, 6]
    assert [s.tempat.baris_teks for t in bernomor.tabel for r in t.baris for s in r] == [4, 4]


def test_simbol_tampak_sebagai_tanda() -> None:
    _, baris = bernomor_baris(baca_docx(buat_docx(singkat())))

    assert any("⬭ Mulai" in b for b in baris)
    assert any("◇" in b for b in baris)


@pytest.mark.parametrize("buat", [buat_docx, buat_xlsx, buat_html])
def test_bidang_yang_dibaca_menunjuk_baris_sumbernya(buat: object) -> None:
    isi = singkat()
    assert callable(buat)

    (satu,) = baca_terpagar(buat(isi), "naskah")

    letak = satu.bidang["langkah/2"]["b"]
    assert isi.langkah[1].uraian in satu.baris[letak - 1]
    assert isi.identitas[0][1] in satu.baris[satu.bidang["nomor"]["b"] - 1]
    assert satu.halaman == 0
