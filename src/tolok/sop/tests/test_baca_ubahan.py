"""A changed page changes the reading exactly there: nothing hangs on one page's words or order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.tests.banding_bacaan import DATA

BERNOMOR = ("000", "001", "002", "004")
"""The samples whose step table still has its columns."""


def baca(teks: str) -> Sop:
    (sop,) = baca_dokumen(teks.encode(), "sop.txt")
    return sop


def asli(nama: str) -> str:
    return (DATA / f"{nama}.txt").read_text("utf-8")


def tanpa_lajur(sop: Sop) -> list[Langkah]:
    """The rows without lanes' codes, which are made of their names."""
    return [replace(satu, pelaksana=(), digambar_di=None) for satu in sop.langkah]


def urutan_lajur(sop: Sop) -> list[tuple[int, ...]]:
    """For each row the places of its lanes in the head."""
    kode = [satu.kode for satu in sop.pelaksana]
    return [tuple(kode.index(satu) for satu in baris.pelaksana) for baris in sop.langkah]


def ubah_baris(teks: str, ubah: Callable[[list[str]], list[str]]) -> str:
    """Change the cells of each row of the step table (rows of more than eight cells)."""
    hasil = []
    for baris in teks.split("\n"):
        sel = baris.split("\t")
        hasil.append("\t".join(ubah(sel)) if len(sel) > 8 else baris)
    return "\n".join(hasil)


@pytest.mark.parametrize(
    ("nama", "lama", "baru"),
    [
        ("000", "Kasubbag Perencanaan", "Kepala Seksi Pengujian"),
        ("000", "Sekretaris", "Wakil Direktur"),
        ("001", "Para ASN", "Para Penyuluh"),
        ("002", "Tim AKIP", "Pokja Evaluasi"),
        ("004", "Kabid", "Kepala Bidang"),
    ],
)
def test_lajur_yang_berganti_nama_hanya_mengganti_namanya(nama: str, lama: str, baru: str) -> None:
    berubah = re.sub(rf"\b{lama}\b", baru, asli(nama), flags=re.IGNORECASE)
    dulu, kini = baca(asli(nama)), baca(berubah)

    harap = [baru if satu.nama == lama else satu.nama for satu in dulu.pelaksana]
    assert [satu.nama for satu in kini.pelaksana] == harap
    pasti = [ke for ke, satu in enumerate(urutan_lajur(dulu)) if _pasti(dulu, ke)]
    assert [urutan_lajur(kini)[ke] for ke in pasti] == [urutan_lajur(dulu)[ke] for ke in pasti]


def _pasti(sop: Sop, ke: int) -> bool:
    """The lane of a row is read, or inferred with high confidence."""
    lokasi = f"langkah/{sop.langkah[ke].nomor}/pelaksana"
    return all(c.keyakinan == "tinggi" for c in sop.catatan_baca if c.lokasi == lokasi)


@pytest.mark.parametrize("nama", BERNOMOR)
def test_kolom_yang_bertukar_tempat_tidak_mengubah_bacaan(nama: str) -> None:
    dulu = baca(asli(nama))
    lajur = len(dulu.pelaksana)

    def mutu_di_depan(sel: list[str]) -> list[str]:
        akhir = sel[2 + lajur :]
        return [*sel[:2], *akhir[:3], *sel[2 : 2 + lajur], *akhir[3:]]

    def rapikan(sel: list[str]) -> list[str]:
        kelompok = {"pelaksana": 2, "mutu baku": 2 + lajur, "mutu buku": 2 + lajur}
        if not any(satu.lower() in kelompok for satu in sel):
            return mutu_di_depan([*sel, *[""] * (lajur + 6 - len(sel))])
        baru = [""] * (lajur + 6)
        for ke, satu in enumerate(sel):
            baru[kelompok.get(satu.lower(), ke if ke < 2 else lajur + 5)] = satu
        return mutu_di_depan(baru)

    kini = baca(ubah_baris(asli(nama), rapikan))

    assert kini.pelaksana == dulu.pelaksana
    assert kini.langkah == dulu.langkah


@pytest.mark.parametrize("nama", BERNOMOR)
def test_baris_yang_ditambahkan_hanya_menambah_satu_langkah(nama: str) -> None:
    dulu = baca(asli(nama))
    lajur = len(dulu.pelaksana)
    baru = f"99\tMembukukan pengeluaran harian{chr(9) * lajur}\tKwitansi\t25 menit\tBuku kas"
    baris = asli(nama).rstrip("\n").split("\n")
    akhir = max(ke for ke, satu in enumerate(baris) if satu.count("\t") > 6)
    kini = baca("\n".join([*baris[: akhir + 1], baru, *baris[akhir + 1 :]]))

    tambahan = kini.langkah[-1]
    assert kini.langkah[:-1] == dulu.langkah or tanpa_lajur(kini)[:-1] == tanpa_lajur(dulu)
    assert (tambahan.nomor, tambahan.uraian) == (99, "Membukukan pengeluaran harian")
    assert tambahan.mutu.kelengkapan == ("Kwitansi",)
    assert tambahan.mutu.waktu is not None
    assert tambahan.mutu.waktu.nilai == Decimal(25)


@pytest.mark.parametrize("nama", BERNOMOR)
def test_waktu_yang_berubah_hanya_mengubah_waktunya(nama: str) -> None:
    dulu = baca(asli(nama))
    kini = baca(re.sub(r"\b\d+ (?:menit|jam|hari)\b", "37 jam", asli(nama), flags=re.IGNORECASE))

    for lama, baru in zip(dulu.langkah, kini.langkah, strict=True):
        assert replace(baru, mutu=replace(baru.mutu, waktu=lama.mutu.waktu)) == lama
        if lama.mutu.waktu is not None:
            assert baru.mutu.waktu is not None
            assert (baru.mutu.waktu.nilai, baru.mutu.waktu.satuan) == (Decimal(37), "jam")


@pytest.mark.parametrize("nama", BERNOMOR)
def test_nomor_yang_hilang_diganti_menurut_urutan(nama: str) -> None:
    dulu = baca(asli(nama))
    kini = baca(ubah_baris(asli(nama), _buang_nomor))

    assert kini.langkah == dulu.langkah
    assert "langkah" in {satu.lokasi for satu in kini.catatan_baca}


def _buang_nomor(sel: list[str]) -> list[str]:
    return ["", *sel[1:]] if sel[0].strip(".").isdigit() else sel


@pytest.mark.parametrize(
    "kalimat",
    [
        "Jika tidak dikembalikan kepada kasubbag perencanaan untuk perbaikan",
        "Apabila tidak disetujui, dikembalikan ke Kasubbag Perencanaan",
        "bila belum sesuai dikembalikan kepada Kasubag Perencanaan",
        "Jika tidak sesuai, kembali ke langkah 7",
        "Kalau ditolak kembali ke nomor 7",
    ],
)
def test_kalimat_keputusan_dengan_kata_lain_berarti_sama(kalimat: str) -> None:
    lama = "Jika tidak dikembalikan kepada kasubbag perencanaan untuk perbaikan"
    dulu, kini = baca(asli("000")), baca(asli("000").replace(lama, kalimat))

    for satu, dua in zip(dulu.langkah, kini.langkah, strict=True):
        if satu.nomor != 8:
            assert satu == dua
    keputusan = kini.langkah[7].keputusan
    assert keputusan is not None
    assert keputusan.tidak == 7


def test_identitas_di_belakang_tabel_dibaca_sama() -> None:
    depan, tengah, belakang = asli("002").partition("SOP PENGUKURAN KINERJA")
    dulu, kini = baca(asli("002")), baca(f"{tengah}{belakang}\n\n{depan}")

    assert replace(kini, catatan_baca=()) == replace(dulu, catatan_baca=())


def test_kepala_tabel_yang_terulang_di_halaman_berikut_bukan_langkah() -> None:
    baris = asli("000").split("\n")
    kepala = next(ke for ke, satu in enumerate(baris) if satu.startswith("No\t"))
    tengah = next(ke for ke, satu in enumerate(baris) if satu.startswith("6\t"))
    berulang = [*baris[:tengah], "\f", *baris[kepala : kepala + 3], *baris[tengah:]]

    assert baca("\n".join(berulang)).langkah == baca(asli("000")).langkah


def test_kalimat_yang_terpotong_halaman_disambung() -> None:
    lama = "5\tMenyusun draft pengukuran kinerja, dan menyerahkan kepada Kepala Bidang / UPT"
    baru = (
        "5\tMenyusun draft pengukuran kinerja, dan\n\f\n\tmenyerahkan kepada Kepala Bidang / UPT"
    )
    baris = [satu for satu in asli("000").split("\n") if satu.startswith("5\t")]
    sisa = baris[0].removeprefix(lama)
    potong = baru.replace("dan\n", f"dan{sisa}\n") + "\t" * sisa.count("\t")

    assert baca(asli("000").replace(baris[0], potong)).langkah == baca(asli("000")).langkah


def test_beberapa_sop_dalam_satu_berkas_dibaca_terpisah() -> None:
    semua = baca_dokumen(f"{asli('002')}\n\f\n{asli('004')}\n\f\n{asli('000')}".encode(), "a.txt")

    assert [len(satu.langkah) for satu in semua] == [10, 7, 11]
    assert [replace(satu, catatan_baca=()).langkah for satu in semua] == [
        baca(asli(nama)).langkah for nama in ("002", "004", "000")
    ]
    assert [satu.disahkan_oleh for satu in semua] == [
        baca(asli(nama)).disahkan_oleh for nama in ("002", "004", "000")
    ]


def test_tabel_markdown_bergaris_dibaca_seperti_tabel_bertab() -> None:
    def garis(baris: str) -> str:
        return "| " + " | ".join(baris.split("\t")) + " |" if baris.count("\t") > 6 else baris

    bergaris = "\n".join(garis(satu) for satu in asli("002").split("\n"))

    assert baca(bergaris).langkah == baca(asli("002")).langkah


def _ubah_tabel_menyatu(ubah: Callable[[str], str]) -> Sop:
    """The sample without columns, its step table changed."""
    depan, judul, tabel = asli("003").partition("SOP PENGUKURAN KINERJA\n")
    return baca(f"{depan}{judul}{ubah(tabel)}")


def test_tabel_menyatu_tanpa_baris_kosong_dibaca_sama() -> None:
    kini = _ubah_tabel_menyatu(lambda tabel: re.sub(r"\n{2,}", "\n", tabel))

    dulu = baca(asli("003"))
    assert [(s.uraian, s.pelaksana, s.keputusan, s.mutu.waktu) for s in kini.langkah] == [
        (s.uraian, s.pelaksana, s.keputusan, s.mutu.waktu) for s in dulu.langkah
    ]


def test_tabel_menyatu_dengan_nama_lajur_lain_dan_waktu_lain() -> None:
    kini = _ubah_tabel_menyatu(lambda tabel: tabel.replace("KADIS SEKDIS", "KABAN SEKBAN"))

    dulu = baca(asli("003"))
    assert [satu.nama for satu in kini.pelaksana][:2] == ["KABAN", "SEKBAN"]
    assert urutan_lajur(kini) == urutan_lajur(dulu)
    lain = _ubah_tabel_menyatu(lambda tabel: re.sub(r" (10|15|30|45|60|330) ", " 25 ", tabel))
    waktu = [satu.mutu.waktu for satu in lain.langkah]
    assert [satu.nilai if satu else None for satu in waktu] == [Decimal(25)] * 9
    assert [satu.uraian for satu in lain.langkah] == [satu.uraian for satu in dulu.langkah]
