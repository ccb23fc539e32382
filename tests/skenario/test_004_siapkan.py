"""SOP 004 before it begins: what is uncertain is confirmed, and what it would miss is said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from tests.skenario.kantor_b import buat_kantor_b, rencana_b, sop_berlaku
from tests.skenario.meja import polos
from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.organisasi.services.contoh import HasilContoh
from tolok.pelaksanaan.models import Pelaksanaan
from tolok.pelaksanaan.tests.test_halaman import masuk
from tolok.sop.domain.dokumen import Cara
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan_lajur
from tolok.sop.selectors.versi import halaman_versi, jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.tests.pengesahan import berlakukan

pytestmark = pytest.mark.django_db


def _halaman(kantor: HasilContoh, saat: datetime) -> str:
    with time_machine.travel(saat, tick=False):
        return polos(masuk(kantor, "B-03").get(reverse("pelaksanaan:siapkan")).text)  # type: ignore[arg-type]


def test_lajur_yang_diragukan_dikonfirmasi_orang_sebelum_berlaku() -> None:
    """004-01: rows 1, 3 and 4; the choice stays in the notes of the reading."""
    kantor = buat_kantor_b()
    saat = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
    pelaku = kantor.pegawai["B-09"]
    versi = masukkan_pustaka(
        pelaku=pelaku, instansi=kantor.instansi["B"], kode="004", sekarang=saat
    )
    with pytest.raises(TransisiTidakSah, match="belum dikonfirmasi"):
        berlakukan(pelaku=pelaku, versi=versi, sekarang=saat)
    with pytest.raises(
        MasukanTidakSah, match="Pelaksana langkah 1 dibaca dengan keyakinan rendah"
    ):
        konfirmasikan(
            pelaku=pelaku, versi=versi, jawaban=Konfirmasi(penanggung_jawab="kasubag"),
            sekarang=saat,
        )  # fmt: skip

    ditanya = pertanyaan_lajur(halaman_versi(versi))
    jawaban = Konfirmasi(
        penanggung_jawab="kasubag", pelaksana={1: "sekdis", 3: "kabid", 4: "fungsional_perencana"}
    )
    versi = konfirmasikan(pelaku=pelaku, versi=versi, jawaban=jawaban, sekarang=saat)

    assert [p.langkah for p in ditanya] == [1, 3, 4]
    assert jalan_versi(versi).langkah[0].pelaksana == ("sekdis",)
    catatan = {c.lokasi: c for c in halaman_versi(versi).catatan_baca}
    assert catatan["langkah/1/pelaksana"].cara is Cara.DITETAPKAN
    assert catatan["langkah/1/pelaksana"].alternatif == (("sekdis",),)
    assert berlakukan(pelaku=pelaku, versi=versi, sekarang=saat).status == "berlaku"


@pytest.mark.parametrize(
    ("mulai", "kalimat", "lewat"),
    [
        (datetime(2026, 1, 12, 1, 0, tzinfo=UTC), "38 hari kerja, selesai 9 Maret 2026", True),
        (datetime(2026, 1, 2, 1, 0, tzinfo=UTC), "38 hari kerja, hari ini dihitung", False),
    ],
)
def test_halaman_siapkan_menyebut_38_hari_kerja_dan_batas_lkjip(
    mulai: datetime, kalimat: str, *, lewat: bool
) -> None:
    """004-02: begun on 12 January it ends on 9 March; on 2 January in time, on 27 February."""
    kantor = buat_kantor_b()
    sop_berlaku(kantor)

    teks = _halaman(kantor, mulai)

    assert kalimat in teks
    assert ("batas LKjIP perangkat daerah akhir Februari 2026" in teks) is lewat
    assert ("27 Februari" in teks) is not lewat


def test_triwulan_tiga_yang_dimulai_1_oktober_selesai_21_november() -> None:
    """004-02."""
    kantor = buat_kantor_b()
    sop_berlaku(kantor)

    assert "21 November" in _halaman(kantor, datetime(2025, 10, 1, 1, 0, tzinfo=UTC))


def test_batas_pelaporan_yang_ditetapkan_pemda_sendiri_dipakai() -> None:
    kantor = buat_kantor_b()
    rencana_b(kantor)
    sop_berlaku(kantor)
    kantor.pemda.batas_pelaporan = [
        {
            "kode": "pelaporan.lkj_perangkat_daerah", "bulan": 1, "mulai": "2025-01-01",
            "dasar": "Peraturan Wali Kota Contoh",
        }
    ]  # fmt: skip
    kantor.pemda.save()

    teks = _halaman(kantor, datetime(2026, 1, 2, 1, 0, tzinfo=UTC))

    assert "batas LKjIP perangkat daerah akhir Januari 2026" in teks


def test_memulai_yang_akan_lewat_batas_meminta_pengertian_dahulu() -> None:
    """004-02: said before it begins; nothing has begun."""
    kantor = buat_kantor_b()
    rencana_b(kantor)
    versi = sop_berlaku(kantor)
    alamat, isi = reverse("pelaksanaan:siapkan"), {"sop": str(versi.pk), "periode": "2025-tahun-1"}
    with time_machine.travel(datetime(2026, 1, 12, 1, 0, tzinfo=UTC), tick=False):
        klien = masuk(kantor, "B-03")  # type: ignore[arg-type]
        pertama = klien.post(alamat, isi)
        belum = Pelaksanaan.objects.count()
        kedua = klien.post(alamat, {**isi, "mengerti": "ya"})

    assert "melewati batas LKjIP perangkat daerah 28 Februari 2026" in polos(pertama.text)
    assert belum == 0
    assert kedua.status_code == 302
    assert Pelaksanaan.objects.get().periode == "2025-tahun-1"
    dimulai = Pelaksanaan.objects.get().dimulai_pada
    assert dimulai is not None
    assert dimulai.date() == date(2026, 1, 12)
