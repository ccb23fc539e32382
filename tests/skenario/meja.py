"""What the scenarios share: an office, a run, somebody at a page, and the text of a document."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pypdfium2
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tolok.naskah.domain.dokumen import Dokumen
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.services.penempatan import Dasar, catat_berhalangan, tempatkan
from tolok.pelaksanaan.models import Pelaksanaan, Tugas
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.pelaksanaan.tests.kantor import Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.pelaksanaan.tests.test_halaman import masuk

__all__ = [
    "BIDANG",
    "PAGI",
    "Meja",
    "administrator",
    "berhalangan",
    "beri_wewenang",
    "naskah",
    "plh",
    "polos",
    "siap",
]

BIDANG = ("perdagangan", "perindustrian", "kemetrologian")
PAGI = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)
"""Wednesday 1 October 2025, 08.30 WIB."""


def siap(kantor: Kantor | None = None, *, sampai: int = 0, saat: datetime = PAGI) -> Lakon:
    """A run of SOP 000, started, and played up to a row."""
    lakon = Lakon(kantor or buat_kantor(), saat)
    lakon.mulai()
    lakon.sampai(sampai)
    return lakon


def polos(html: str) -> str:
    """The words of a page in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


class Meja:
    """Somebody at the pages of one run. Every request is one minute later than the last."""

    def __init__(self, lakon: Lakon) -> None:
        self.lakon = lakon
        self.klien: dict[tuple[str, date], Client] = {}

    def buka(self, orang: str, tugas: Tugas) -> Any:
        """GET a task page."""
        return self._minta(
            orang, "get", reverse("pelaksanaan:tugas", args=[tugas.pelaksanaan_id, tugas.pk])
        )

    def html(self, orang: str, tugas: Tugas) -> str:
        """Its mark-up, on one line."""
        jawab = self.buka(orang, tugas)
        assert jawab.status_code == 200, polos(jawab.text)[:600]
        return " ".join(jawab.text.split())

    def teks(self, orang: str, tugas: Tugas) -> str:
        """Its words."""
        return polos(self.html(orang, tugas))

    def halaman(self, orang: str, nama: str, *args: Any, cari: str = "") -> str:
        """The words of any page."""
        jawab = self._minta(orang, "get", reverse(nama, args=args) + cari)
        assert jawab.status_code == 200, polos(jawab.text)[:600]
        return polos(jawab.text)

    def sop(self, orang: str) -> str:
        """The living SOP page."""
        return self.halaman(orang, "pelaksanaan:pelaksanaan", self.lakon.pelaksanaan)

    def riwayat(self, orang: str) -> str:
        """The whole timeline."""
        return self.halaman(orang, "pelaksanaan:riwayat", self.lakon.pelaksanaan)

    def tugas_saya(self, orang: str) -> str:
        """The first page."""
        return self.halaman(orang, "pelaksanaan:beranda")

    def kirim(
        self, orang: str, tugas: Tugas, tindakan: str, perintah: str, /, **isian: Any
    ) -> Any:
        """Open the page, then send one of its commands with the head it rendered."""
        jawab = self.buka(orang, tugas)
        assert jawab.status_code == 200, polos(jawab.text)[:600]
        halaman = jawab.context["halaman"]
        kepala = {
            "kunci": str(halaman.kunci), "iterasi": tugas.iterasi, "dilihat": halaman.dilihat,
            "versi": "0",
        }  # fmt: skip
        alamat = reverse(
            "pelaksanaan:perintah", args=[tugas.pelaksanaan_id, tugas.pk, tindakan, perintah]
        )
        return self._minta(orang, "post", alamat, {**kepala, **isian})

    def beres(
        self, orang: str, tugas: Tugas, tindakan: str, perintah: str, /, **isian: Any
    ) -> None:
        """The same, and it must be accepted."""
        jawab = self.kirim(orang, tugas, tindakan, perintah, **isian)
        temuan = jawab.context["temuan"] if jawab.context and "temuan" in jawab.context else ()
        assert jawab.status_code == 303, temuan or polos(jawab.text)[:900]

    def _minta(self, orang: str, cara: str, alamat: str, isi: Any = None) -> Any:
        saat = self.lakon.jam()
        kunci = (orang, saat.date())
        with time_machine.travel(saat, tick=False):
            # A session does not last overnight.
            if kunci not in self.klien:
                self.klien[kunci] = masuk(self.lakon.kantor, orang)
            return getattr(self.klien[kunci], cara)(alamat, isi)


# -- the office ----------------------------------------------------------------------------------


def beri_wewenang(kantor: Kantor, orang: str, peran: str) -> None:
    """Grant a right in this office."""
    apps.get_model("organisasi", "Wewenang").objects.create(
        pemda=kantor.pemda, pegawai=kantor.pegawai[orang], peran=peran, lingkup="instansi",
        instansi=kantor.instansi, mulai=date(2025, 1, 2),
    )  # fmt: skip


def administrator(kantor: Kantor) -> None:
    """The Kasubbag also keeps the office's data."""
    ada = apps.get_model("organisasi", "Wewenang").objects.filter(
        pegawai=kantor.pegawai["kasubbag"], peran="administrator"
    )
    if not ada.exists():
        beri_wewenang(kantor, "kasubbag", "administrator")


def plh(
    lakon: Lakon,
    orang: str,
    jabatan: str,
    *,
    kapasitas: Kapasitas = Kapasitas.PLH,
    nomor: str = "800.1.11.1/264/SP/2025",
) -> None:
    """The administrator appoints somebody to act for a post, by letter."""
    kantor = lakon.kantor
    administrator(kantor)
    tempatkan(
        pelaku=kantor.pegawai["kasubbag"],
        jabatan=kantor.jabatan[jabatan],
        pegawai=kantor.pegawai[orang],
        kapasitas=kapasitas,
        mulai=date(2025, 10, 1),
        selesai=date(2025, 12, 31),
        dasar=Dasar(jenis="Surat Perintah", nomor=nomor, tanggal=date(2025, 9, 29)),
        sekarang=lakon.jam(),
    )


def berhalangan(lakon: Lakon, orang: str) -> None:
    """Somebody is away from today on."""
    kantor = lakon.kantor
    administrator(kantor)
    catat_berhalangan(
        pelaku=kantor.pegawai["kasubbag"],
        pegawai=kantor.pegawai[orang],
        alasan="Cuti",
        mulai=date(2025, 10, 1),
        selesai=None,
        sekarang=lakon.jam(),
    )


# -- documents -----------------------------------------------------------------------------------


def naskah(lakon: Lakon, kunci: str) -> list[str]:
    """Text of each page of a document of the run, by (the beginning of) its key."""
    baris = Pelaksanaan.objects.select_related("instansi__pemda").get(pk=lakon.pelaksanaan)
    bahan = BahanNaskah(baris, lakon.saat)
    semua = daftar_terbitan(bahan)
    cocok = [t for t in semua if t.kunci == kunci]
    satu = next(t for t in cocok or semua if t.kunci.startswith(kunci))
    return _halaman_pdf(satu.susun(bahan))


def _halaman_pdf(dokumen: Dokumen) -> list[str]:
    berkas = pypdfium2.PdfDocument(pdf(dokumen))
    hasil = []
    for i in range(len(berkas)):
        teks = berkas[i].get_textpage()
        hasil.append(" ".join(teks.get_text_bounded().split()))
        teks.close()
    berkas.close()
    return hasil
