from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tolok.kinerja.domain.isi_rencana import IsiRencana, IsiSimpul
from tolok.kinerja.domain.rencana import JenisSimpul
from tolok.kinerja.models import Indikator, PerjanjianKinerja, PilihanAturan, SimpulKinerja
from tolok.kinerja.renderers.buku_rencana import tulis_buku_rencana
from tolok.kinerja.selectors.rencana import isi_rencana
from tolok.kinerja.services.contoh import RencanaContoh
from tolok.kinerja.services.rencana import ubah_rencana
from tolok.kinerja.tests.conftest import SEKARANG
from tolok.organisasi.models import CatatanInstansi, Pegawai
from tolok.organisasi.selectors import sebutan_jabatan_kantor
from tolok.organisasi.services.contoh import HasilContoh
from tolok.organisasi.services.unggahan import simpan_unggahan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(autouse=True)
def _jam() -> Iterator[None]:
    with time_machine.travel(SEKARANG, tick=False):
        yield


def _masuk(kantor: HasilContoh, kode: str) -> Client:
    pegawai: Pegawai = kantor.pegawai[kode]
    assert pegawai.pengguna is not None
    client = Client()
    client.force_login(pegawai.pengguna)
    return client


@pytest.fixture
def perencana(rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh) -> Client:
    """The Kasubbag Perencanaan of OPD A, who may prepare runs."""
    return _masuk(kantor_contoh, "A-03")


def _unggah(client: Client, isi: bytes, tahun: int = 2025, nama: str = "rencana.xlsx") -> Any:
    berkas = SimpleUploadedFile(nama, isi, content_type=XLSX)
    return client.post(reverse("kinerja:rencana_unggah", args=[tahun]), {"buku": berkas})


def _buku(instansi: Any, isi: IsiRencana) -> bytes:
    return tulis_buku_rencana(
        isi, instansi="Contoh", jabatan=list(sebutan_jabatan_kantor(instansi).values())
    )


def _isian(client: Client, alamat: str) -> dict[str, Any]:
    """What the form shows, as a browser would send it back."""
    form = client.get(alamat).context["form"]
    isi = {n: form[n].value() for n in form.fields}
    hidden = client.get(alamat).context["tanda"]
    return {"tanda": hidden, **{n: v for n, v in isi.items() if v not in (None, "", False)}}


def test_seluruh_kantor_membaca_tetapi_hanya_perencana_mengubah(
    perencana: Client, kantor_contoh: HasilContoh
) -> None:
    bidang = _masuk(kantor_contoh, "A-16")

    assertContains(perencana.get("/rencana/2025/"), "Tambah simpul")
    assertContains(bidang.get("/rencana/2025/"), "Pohon kinerja")
    assertNotContains(bidang.get("/rencana/2025/"), "Tambah simpul")
    assert bidang.get(reverse("kinerja:rencana_unggah", args=[2025])).status_code == 403
    assert bidang.get(reverse("kinerja:rencana_unduh", args=[2025])).status_code == 200


def test_rencana_kantor_lain_tidak_terlihat(
    perencana: Client, rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh
) -> None:
    lain = _masuk(kantor_contoh, "B-17")
    pk = rencana_contoh.indikator["A02"].pk

    assert lain.get(reverse("kinerja:indikator", args=[pk])).status_code == 404
    assertNotContains(lain.get("/rencana/2025/"), "A02")


def test_halaman_menunjukkan_target_yang_berlaku_dan_yang_terkunci(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    halaman = perencana.get("/rencana/")

    assertContains(halaman, "Rencana kinerja 2025")
    assert "sudah dipakai: " in " ".join(halaman.text.split())
    assertContains(halaman, "Perjanjian Kinerja Perubahan")
    assertContains(halaman, "semula Rp120.000.000")
    satu = perencana.get(reverse("kinerja:indikator", args=[rencana_contoh.indikator["A08"].pk]))
    assertContains(satu, "30–45")
    assertContains(satu, "buka ralat bila keliru")


def test_menambah_mengubah_memindahkan_dan_menghapus_dengan_tangan(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    baru = perencana.post(
        "/rencana/2025/simpul/baru/",
        {"jenis": "sasaran", "induk": "A-T1", "kode": "A-S9", "nama": "Sasaran  baru", "versi": "murni"},
    )  # fmt: skip
    assertRedirects(baru, "/rencana/2025/", fetch_redirect_response=False)
    simpul = SimpulKinerja.objects.get(kode="A-S9")
    assert simpul.nama == "Sasaran baru"
    jabatan = next(iter(sebutan_jabatan_kantor(rencana_contoh.instansi).values()))
    isi = {
        "simpul": "A-S9", "kode": "A99", "nama": "Dokumen", "satuan": "dokumen", "polaritas": "positif",
        "agregasi": "jumlah", "penanggung_jawab": jabatan, "murni_0": "1200", "murni_1": "300",
        "perubahan_0": "80-90",
    }  # fmt: skip
    perencana.post("/rencana/2025/indikator/baru/", isi)
    indikator = Indikator.objects.get(kode="A99")

    alamat = reverse("kinerja:simpul_ubah", args=[simpul.pk])
    perencana.post(alamat, _isian(perencana, alamat) | {"kode": "A-S10", "induk": ""})
    simpul.refresh_from_db()
    assert (simpul.kode, simpul.induk) == ("A-S10", None)
    tahan = perencana.post(reverse("kinerja:simpul_hapus", args=[simpul.pk]), follow=True)
    assertContains(tahan, "masih membawahi simpul atau indikator")
    perencana.post(reverse("kinerja:indikator_hapus", args=[indikator.pk]))
    perencana.post(reverse("kinerja:simpul_hapus", args=[simpul.pk]))
    assert not SimpulKinerja.objects.filter(pk=simpul.pk).exists()


def test_angka_meragukan_ditanyakan_pada_formulir_dan_ketikan_tetap_ada(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    alamat = reverse("kinerja:indikator_ubah", args=[rencana_contoh.indikator["A03"].pk])
    isi = _isian(perencana, alamat) | {"murni_4": "1.213", "catatan": "Dari hasil rapat"}

    jawab = perencana.post(alamat, isi)

    assert jawab.status_code == 400
    assertContains(jawab, "1.213 (ribuan)", status_code=400)
    assertContains(jawab, 'value="1.213"', status_code=400)
    assertContains(jawab, "Dari hasil rapat", status_code=400)


def test_target_terpakai_ditolak_di_bidangnya(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    alamat = reverse("kinerja:indikator_ubah", args=[rencana_contoh.indikator["A02"].pk])

    jawab = perencana.post(alamat, _isian(perencana, alamat) | {"murni_1": "1"})

    assert jawab.status_code == 400
    assert "murni_1" in jawab.context["form"].errors
    assertContains(jawab, "sudah dipakai pada pengukuran TW II yang disahkan", status_code=400)


def test_ketikan_lama_tidak_menimpa_perubahan_orang_lain(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    alamat = reverse("kinerja:indikator_ubah", args=[rencana_contoh.indikator["A03"].pk])
    isi = _isian(perencana, alamat)
    perencana.post(alamat, isi | {"sumber": "BPS"})

    jawab = perencana.post(alamat, isi | {"sumber": "Survei sendiri"})

    assertContains(jawab, "diubah orang lain", status_code=400)
    assertContains(jawab, "Survei sendiri", status_code=400)
    assert Indikator.objects.get(kode="A03").sumber == "BPS"


def test_unggah_pratinjau_lalu_terapkan(
    perencana: Client, rencana_contoh: RencanaContoh, kantor_contoh: HasilContoh
) -> None:
    lama = isi_rencana(rencana_contoh.instansi, 2025)
    tambah = IsiSimpul(jenis=JenisSimpul.SASARAN, kode="A-S9", nama="Baru", induk="A-T1")
    ubah = tuple(
        i if i.kode != "A03" else type(i)(**{**_dict(i), "murni": (*i.murni[:4], Decimal(99))})
        for i in lama.indikator
    )
    baru = IsiRencana(
        tahun=2025, simpul=(*lama.simpul, tambah), indikator=ubah, perjanjian=lama.perjanjian
    )

    jawab = _unggah(perencana, _buku(rencana_contoh.instansi, baru))
    alamat = jawab.headers["Location"]
    pratinjau = perencana.get(alamat)
    assertContains(pratinjau, "A-S9")
    assertContains(pratinjau, "<ins>99</ins>")
    assert not SimpulKinerja.objects.filter(kode="A-S9").exists()

    perencana.post(alamat, {"dasar": pratinjau.context["dasar"]})
    assert SimpulKinerja.objects.filter(kode="A-S9").exists()
    catatan = CatatanInstansi.objects.count()
    lagi = perencana.post(alamat, {"dasar": pratinjau.context["dasar"]}, follow=True)
    assertContains(lagi, "sudah diterapkan")
    assert CatatanInstansi.objects.count() == catatan


def _dict(nilai: Any) -> dict[str, Any]:
    return {n: getattr(nilai, n) for n in type(nilai).__dataclass_fields__}


def test_baris_yang_dihapus_harus_disetujui(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    lama = isi_rencana(rencana_contoh.instansi, 2025)
    ubah_rencana(
        pelaku=_oleh(perencana),
        instansi=_oleh(perencana).instansi,
        tahun=2025,
        ubah=lambda r: IsiRencana(
            tahun=2025,
            simpul=(*r.simpul, IsiSimpul(jenis=JenisSimpul.TUJUAN, kode="T-9", nama="Sementara")),
            indikator=r.indikator,
            perjanjian=r.perjanjian,
        ),
        sekarang=SEKARANG,
    )  # fmt: skip

    alamat = _unggah(perencana, _buku(rencana_contoh.instansi, lama)).headers["Location"]
    dasar = perencana.get(alamat).context["dasar"]
    tanpa = perencana.post(alamat, {"dasar": dasar})
    assertContains(tanpa, "Centang dahulu", status_code=400)
    perencana.post(alamat, {"dasar": dasar, "setuju_hapus": "ya"})
    assert not SimpulKinerja.objects.filter(kode="T-9").exists()


def _oleh(client: Client) -> Pegawai:
    return Pegawai.objects.select_related("instansi__pemda", "pemda").get(
        pengguna_id=client.session["_auth_user_id"]
    )


def test_setiap_sel_salah_disebut_dan_tidak_ada_yang_diubah(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    lama = isi_rencana(rencana_contoh.instansi, 2025)
    rusak = IsiRencana(tahun=2025, simpul=lama.simpul[1:], indikator=lama.indikator)

    jawab = _unggah(perencana, _buku(rencana_contoh.instansi, rusak))

    assert jawab.status_code == 400
    assertContains(jawab, "sel perlu diperbaiki", status_code=400)
    assertContains(jawab, "Kode induk A-T1 tidak ada", status_code=400)
    assert isi_rencana(rencana_contoh.instansi, 2025) == lama


def test_fail_berbahaya_ditolak_dengan_satu_kalimat(perencana: Client) -> None:
    bom = BytesIO()
    with ZipFile(bom, "w", ZIP_DEFLATED) as arsip:
        arsip.writestr("[Content_Types].xml", "<Types/>")
        arsip.writestr("xl/workbook.xml", "<workbook/>" + " " * 80_000_000)
    makro = BytesIO()
    with ZipFile(makro, "w") as arsip:
        arsip.writestr("[Content_Types].xml", "<Types/>")
        arsip.writestr("xl/workbook.xml", "<workbook/>")
        arsip.writestr("xl/vbaProject.bin", "x")

    for isi, nama in ((bom.getvalue(), "bom.xlsx"), (makro.getvalue(), "makro.xlsx"), (b"bukan", "a.xlsx"), (b"x", "a.exe")):  # fmt: skip
        jawab = _unggah(perencana, isi, nama=nama)
        assert jawab.status_code == 400
        assert len(jawab.context["form"].errors["buku"]) == 1


def test_unggahan_kantor_lain_tidak_ada(perencana: Client, kantor_contoh: HasilContoh) -> None:
    lain = simpan_unggahan(
        pembuat=kantor_contoh.pegawai["B-17"],
        jenis="rencana",
        nama_fail="a.xlsx",
        isi={},
        dasar="",
        sekarang=SEKARANG,
    )

    assert perencana.get(reverse("kinerja:rencana_pratinjau", args=[lain.pk])).status_code == 404


def test_tahun_depan_disalin_dari_tahun_ini_dan_dibandingkan(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    assertContains(perencana.get("/rencana/2026/"), "Salin rencana 2025")
    assertContains(perencana.get("/rencana/2026/salin/"), "indikator akan disalin")

    perencana.post("/rencana/2026/salin/")

    tahun_ini = isi_rencana(rencana_contoh.instansi, 2025)
    depan = isi_rencana(rencana_contoh.instansi, 2026)
    assert len(depan.simpul) == len(tahun_ini.simpul)
    assert depan.perjanjian == ()
    ubah = {s.kode: s for s in depan.simpul}
    assert ubah["3.30.05.2.01.0004"].pagu_murni == 0
    assertContains(perencana.get("/rencana/2026/banding/"), "Tidak ada yang berubah")
    assertContains(perencana.post("/rencana/2026/salin/"), "sudah berisi", status_code=400)


def test_perjanjian_dicatat_dan_yang_terpakai_tidak_dapat_dihapus(perencana: Client) -> None:
    perencana.post(
        "/rencana/2025/perjanjian/baru/",
        {"versi": "perubahan", "nomor": "9/PK", "tanggal": "2025-11-03", "berlaku_sejak": "2025-11-03", "alasan": "Mutasi"},
    )  # fmt: skip
    assert PerjanjianKinerja.objects.filter(nomor="9/PK").exists()
    mundur = perencana.post(
        "/rencana/2025/perjanjian/baru/",
        {"versi": "perubahan", "nomor": "8/PK", "tanggal": "2025-05-03", "berlaku_sejak": "2025-05-03", "alasan": "Mutasi"},
    )  # fmt: skip
    assertContains(mundur, "sudah disahkan dengan perjanjian murni", status_code=400)


def test_aturan_ukur_dibuka_dan_ditutup_tercatat(
    perencana: Client, kantor_contoh: HasilContoh
) -> None:
    admin = _masuk(kantor_contoh, "A-12")
    assertNotContains(perencana.get("/rencana/aturan/"), "Ganti aturan")
    assertContains(admin.get("/rencana/aturan/"), "Ganti aturan")

    salah = admin.post(
        "/rencana/aturan/pilih/", {"aturan": "contoh/aturan-1", "mulai": "2024-01-01"}
    )
    assertContains(salah, "mendahului pilihan aturan yang sekarang", status_code=400)
    pilihan = admin.get("/rencana/aturan/").context["form"].fields["aturan"].choices
    admin.post("/rencana/aturan/pilih/", {"aturan": pilihan[0][0], "mulai": "2025-11-01"})

    lama, baru = PilihanAturan.objects.filter(instansi=kantor_contoh.instansi["A"]).order_by(
        "mulai"
    )
    assert (lama.selesai, baru.selesai) == (date(2025, 10, 31), None)
    assert CatatanInstansi.objects.filter(jenis="AturanUkurDipilih").count() == 1


@pytest.mark.parametrize("jenis", ["perjanjian", "rencana-aksi", "formulir"])
def test_cetakan_pertama_terbuka_sebagai_pdf(perencana: Client, jenis: str) -> None:
    jawab = perencana.get(f"/rencana/2025/cetak/{jenis}.pdf")

    assert jawab.status_code == 200
    assert jawab.content.startswith(b"%PDF")
    assert re.search(rf'filename="{jenis}-', jawab.headers["Content-Disposition"])


def test_tahun_yang_tidak_mungkin_tidak_ada(perencana: Client) -> None:
    assert perencana.get("/rencana/1899/").status_code == 404
    assert perencana.get("/rencana/2025/cetak/apa.pdf").status_code == 404


def test_banyaknya_kueri_halaman_tetap_berapa_pun_isinya(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    def kueri(alamat: str) -> int:
        with CaptureQueriesContext(connection) as ambil:
            assert perencana.get(alamat).status_code == 200
        return len(ambil)

    pk = rencana_contoh.indikator["A02"].pk
    alamat = [
        "/rencana/2025/",
        reverse("kinerja:indikator", args=[pk]),
        reverse("kinerja:indikator_ubah", args=[pk]),
    ]
    dulu = [kueri(a) for a in alamat]
    oleh = _oleh(perencana)
    ubah_rencana(
        pelaku=oleh,
        instansi=oleh.instansi,
        tahun=2025,
        ubah=lambda r: IsiRencana(
            tahun=2025,
            simpul=(*r.simpul, *(IsiSimpul(jenis=JenisSimpul.SASARAN, kode=f"X-{n}", nama="X") for n in range(200))),
            indikator=(*r.indikator, *(type(i)(**{**_dict(i), "kode": f"{i.kode}-x", "id": ""}) for i in r.indikator)),
            perjanjian=r.perjanjian,
        ),
        sekarang=SEKARANG,
    )  # fmt: skip

    assert [kueri(a) for a in alamat] == dulu
    assert max(dulu) <= 15, dulu


def _panjang(r: IsiRencana) -> IsiRencana:
    """The plan with two hundred subkegiatan more, in turn under its kegiatan, each measured."""
    kegiatan = [s for s in r.simpul if s.jenis is JenisSimpul.KEGIATAN]
    contoh = next(i for i in r.indikator if i.kode.startswith("K-"))
    sub = tuple(
        IsiSimpul(
            jenis=JenisSimpul.SUBKEGIATAN,
            kode=f"{kegiatan[n % len(kegiatan)].kode}.9{n:03d}",
            nama=f"Penyuluhan wilayah {n}",
            induk=kegiatan[n % len(kegiatan)].kode,
        )
        for n in range(200)
    )
    ukur = tuple(
        replace(contoh, kode=f"K-{s.kode}", nama=f"Dokumen {s.nama}", simpul=s.kode, id="")
        for s in sub
    )
    return replace(r, simpul=(*r.simpul, *sub), indikator=(*r.indikator, *ukur))


def test_pohon_yang_panjang_dibuka_per_program_dan_dapat_dicari(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    utuh = perencana.get("/rencana/2025/")
    assertNotContains(utuh, "dibuka per program")
    oleh = _oleh(perencana)
    ubah_rencana(pelaku=oleh, instansi=oleh.instansi, tahun=2025, ubah=_panjang, sekarang=SEKARANG)
    kegiatan = next(
        s for s in isi_rencana(rencana_contoh.instansi, 2025).simpul
        if s.jenis is JenisSimpul.KEGIATAN
    )  # fmt: skip

    lipat = perencana.get("/rencana/2025/")
    buka = perencana.get(f"/rencana/2025/?buka={kegiatan.induk}")
    cari = perencana.get("/rencana/2025/?cari=dokumen+penyuluhan+wilayah+19")

    assertContains(lipat, "dibuka per program")
    assertNotContains(lipat, kegiatan.nama)
    assertContains(buka, kegiatan.nama)
    assertContains(buka, "Penyuluhan wilayah 0")
    assertContains(cari, "11 simpul memuat “dokumen penyuluhan wilayah 19”")
    assertContains(cari, "Penyuluhan wilayah 199")
    assertNotContains(cari, "Penyuluhan wilayah 18<")
    for halaman in (utuh, lipat, buka, cari):
        assert len(halaman.content) <= 250_000


def test_bandingkan_dan_salin_membaca_dua_tahun_dengan_kueri_yang_sama(
    perencana: Client, rencana_contoh: RencanaContoh
) -> None:
    def kueri(alamat: str) -> int:
        assert perencana.get(alamat).status_code == 200
        with CaptureQueriesContext(connection) as ambil:
            perencana.get(alamat)
        return len(ambil)

    alamat = ["/rencana/2026/banding/", "/rencana/2026/salin/"]
    dulu = [kueri(a) for a in alamat]
    oleh = _oleh(perencana)
    ubah_rencana(pelaku=oleh, instansi=oleh.instansi, tahun=2025, ubah=_panjang, sekarang=SEKARANG)

    assert [kueri(a) for a in alamat] == dulu
    assert max(dulu) <= 15, dulu
