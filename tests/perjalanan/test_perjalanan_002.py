"""SOP 002 from the first to the last printed row, in the browser, with a return.

`TOLOK_GAMBAR=<folder>` keeps a picture of every stop at desktop and phone width.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.perjalanan import babak_002
from tests.perjalanan.angka import angka_triwulan, rata_rata, tulis
from tests.perjalanan.panggung import Panggung, teks_pdf
from tests.perjalanan.peramban import buka_peramban
from tests.perjalanan.peran import KADIS, MULAI, opd, pukul
from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Pelaksanaan, Tugas

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.peramban,
    pytest.mark.lambat,
]

_BABAK: list[Callable[[Panggung], None]] = [
    babak_002.kasubbag_menyiapkan,
    babak_002.kadis_memerintahkan,
    babak_002.sekretaris_rapat,
    babak_002.tim_menyusun_program_kerja,
    babak_002.tim_menyusun_metode,
    babak_002.tim_mengukur,
    babak_002.tim_merekap_dan_melaporkan,
    babak_002.sekretaris_mengembalikan,
    babak_002.tim_memperbaiki,
    babak_002.sekretaris_menganalisis_dan_menyetujui,
    babak_002.sekretaris_melaporkan,
    babak_002.kadis_memberi_disposisi,
    babak_002.sekretaris_meneruskan,
    babak_002.staf_mengarsipkan,
]


@pytest.fixture
def panggung(live_server: LiveServer, tmp_path: Path) -> Iterator[Panggung]:
    """The loaded office, a browser, and the clock at the first morning."""
    with time_machine.travel(MULAI, tick=True) as jam, buka_peramban() as peramban:
        babak_002.muat_dunia()
        yield Panggung(
            peramban=peramban,
            alamat=live_server.url,
            jam=jam,
            gambar=os.environ.get("TOLOK_GAMBAR"),
            gambar_gagal=tmp_path,
        )


def test_sop_002_berjalan_dari_nota_dinas_sampai_arsip(panggung: Panggung) -> None:
    for satu in _BABAK:
        panggung.mainkan(satu)

    # Refusals that the journey provokes on purpose answer 422.
    assert [g for _, g in panggung.gangguan() if "422" not in g] == []
    assert panggung.catatan["status kiriman kedua"] == 303
    assert _serahan_langkah_satu() == 1
    assert Pelaksanaan.objects.get().status == "selesai"
    naskah = _unduh_naskah(panggung)
    _naskah_tim(naskah)
    _naskah_putusan(naskah)
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []


def _serahan_langkah_satu() -> int:
    """How often row 1 was handed on, in the log."""
    satu = Tugas.objects.get(langkah=1)
    return Kejadian.objects.filter(jenis="TugasDiserahkan", isi__contains=str(satu.pk)).count()


def _unduh_naskah(p: Panggung) -> dict[str, str]:
    """Text of every document of the run by its name on the page."""
    pukul(p, 9, 15)
    kadis = p.sebagai(KADIS)
    kadis.menu("Pelaksanaan")
    kadis.tautan(re.compile("Penyusunan Kinerja, Triwulan III"))
    kadis.lihat("10 dari 10 langkah selesai")
    kadis.tautan(re.compile("^Naskah"))
    expect(kadis.page.get_by_role("heading", name="Naskah pelaksanaan")).to_be_visible()
    kadis.foto("002-15-naskah")
    naskah: dict[str, str] = {}
    for tautan in kadis.page.get_by_role(
        "link", name=re.compile("^Unduh(?!.*(Word|Excel))")
    ).all():
        nama = " ".join(tautan.inner_text().split()).removeprefix("Unduh ")
        alamat = tautan.get_attribute("href") or ""
        if "docx" in alamat or "xlsx" in alamat:
            continue
        isi = kadis.unduh(tautan)
        if isi.startswith(b"%PDF"):
            naskah[nama] = naskah.get(nama, "") + teks_pdf(isi)
    return naskah


def _rapat(teks: str) -> str:
    return re.sub(r"\s", "", teks)


def _memuat(naskah: dict[str, str], nama: str, *kata: str) -> None:
    """Every one of these stands in the documents whose name begins so."""
    padat = _rapat("".join(isi for n, isi in naskah.items() if n.startswith(nama)))
    assert padat, (nama, list(naskah))
    assert [k for k in kata if _rapat(k) not in padat] == [], nama


def _naskah_tim(naskah: dict[str, str]) -> None:
    """Rows 1-6: note, moved invitation, minutes, programme, method with reasons, figures, recap."""
    _memuat(naskah, "Nota dinas", babak_002.NOMOR_NOTA, "Laksanakan pengukuran kinerja.")
    _memuat(naskah, "Undangan rapat", "Ralat undangan", babak_002.ALASAN_PINDAH)
    _memuat(naskah, "Notula", "Metode tahun ini dipakai.", "Kumpulkan bukti ekspor")
    _memuat(naskah, "Program kerja", "Kumpulkan bukti ekspor", "Data pasar terlambat", "Ketua")
    _memuat(naskah, "Metodologi pengukuran", babak_002.ALASAN_KOSONG, "target s.d. triwulan")
    angka = [a.tampil for a in angka_triwulan(opd(), 3) if a.capaian is not None]
    _memuat(naskah, "Kertas kerja pengukuran", *angka)
    rata = [rata_rata(angka_triwulan(opd(), 3), s["kode"]) for s in opd()["sasaran"]]
    _memuat(naskah, "Rekap pengukuran", "A-S1", *(tulis(r) for r in rata if r is not None))


def _naskah_putusan(naskah: dict[str, str]) -> None:
    """Rows 7-9: the mended report, the arahan, the analysis, the disposition."""
    _memuat(naskah, "Laporan pengukuran kinerja", babak_002.SIMPULAN, "LAPORAN (SAH)")
    _memuat(naskah, "Lembar catatan pemeriksaan", babak_002.ARAHAN)
    _memuat(naskah, "Catatan analisis", *babak_002.ANALISIS.values())
    _memuat(naskah, "Lembar disposisi", "Laksanakan pengukuran kinerja.")
    _memuat(naskah, "Buku agenda", babak_002.NOMOR_NOTA)
    _memuat(naskah, "Buku ekspedisi", babak_002.NOMOR_NOTA, "dibuka di Tolok")
