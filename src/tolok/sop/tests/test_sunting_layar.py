"""The editor at work: findings lead to their field, doubts are answered together, typing is kept."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tolok.organisasi.tests.kantor import SEKARANG, Kantor
from tolok.sop.domain.dokumen import Cara, CatatanBaca, Keyakinan
from tolok.sop.domain.jalan import JenisTindakan, Per
from tolok.sop.domain.periksa import periksa
from tolok.sop.domain.sunting import Perintah
from tolok.sop.domain.sunting_bidang import perlu_dipastikan, setel
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.models import RiwayatSuntingan, Suntingan
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.renderers.halaman_sunting import susun_temuan_sunting
from tolok.sop.renderers.pertanyaan_sunting import susun_kelompok_ragu, susun_pertanyaan
from tolok.sop.services import sunting as services_sunting
from tolok.sop.services.sunting import isi_suntingan
from tolok.sop.tests.test_halaman_sunting import NASKAH

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(kantor: Kantor) -> Client:
    pengguna = kantor.pegawai["sekretaris"].pengguna
    assert pengguna is not None
    client = Client()
    client.force_login(pengguna)
    return client


@pytest.fixture
def satu(admin: Client) -> UUID:
    """An SOP that was read from a text, in the editor."""
    admin.post(reverse("sop:unggah"), {"berkas": SimpleUploadedFile("sop.txt", NASKAH)})
    return Suntingan.objects.get().pk


def _ubah(client: Client, satu: UUID, perintah: str, **isi: Any) -> Any:
    kali = isi.pop("kali", Suntingan.objects.get(pk=satu).kali)
    return client.post(
        reverse("sop:ubah_sunting", args=[satu]), {"kali": kali, "perintah": perintah, **isi}
    )


def _halaman(client: Client, satu: UUID, **tanya: Any) -> Any:
    return client.get(reverse("sop:sunting", args=[satu]), tanya)


def _form(client: Client, satu: UUID, nomor: int, nama: str = "form") -> dict[str, Any]:
    form = _halaman(client, satu, langkah=nomor).context[nama]
    isi = {k: form[k].value() for k in form.fields}
    return {k: v for k, v in isi.items() if v not in (None, False)} | {"langkah": nomor}


def _sop(satu: UUID) -> Any:
    return isi_suntingan(Suntingan.objects.get(pk=satu))


def _oleh_lain(kantor: Kantor, satu: UUID, lokasi: str, isi: str, kata: str) -> None:
    """The Kasubbag types the same in another window."""
    kini = Suntingan.objects.get(pk=satu)
    perintah = Perintah(ubah=partial(setel, lokasi=lokasi, isi=isi), kata=kata)
    services_sunting.sunting(
        pelaku=kantor.pegawai["kasubbag"],
        suntingan=kini,
        kali=kini.kali,
        perintah=lambda _: perintah,
        sekarang=SEKARANG,
        otomatis=True,
    )


def _ragukan(satu: UUID, *catatan: CatatanBaca) -> None:
    """Exactly these doubts on the page, as its first state."""
    sop = _sop(satu)
    object.__setattr__(sop, "catatan_baca", catatan)
    isi = tulis(sop, "yaml")
    Suntingan.objects.update(isi=isi)
    RiwayatSuntingan.objects.update(isi=isi)


def _lajur(nomor: int, keyakinan: Keyakinan = Keyakinan.SEDANG) -> CatatanBaca:
    return CatatanBaca(
        lokasi=f"langkah/{nomor}/pelaksana", nilai=("sekretaris",), keyakinan=keyakinan
    )


def test_setiap_temuan_menuju_isian_yang_ada_pada_halaman(admin: Client, satu: UUID) -> None:
    temuan = susun_temuan_sunting(_sop(satu), periksa(_sop(satu)))

    halaman = _halaman(admin, satu).text
    langkah = {n: _halaman(admin, satu, langkah=n).text for n in {t.langkah for t in temuan} if n}

    assert len(temuan) > 5
    for t in temuan:
        assert f'data-tuju="{t.isian}"' in halaman
        assert f'id="{t.isian}"' in (langkah[t.langkah] if t.langkah else halaman)


def test_temuan_hilang_begitu_isiannya_dibetulkan(admin: Client, satu: UUID) -> None:
    isi = _form(admin, satu, 3)
    _ubah(admin, satu, "langkah", **(isi | {"output": ""}))
    kosong = "Output langkah 3 kosong."
    assert kosong in _halaman(admin, satu, langkah=3).text

    jawab = admin.post(
        reverse("sop:ubah_sunting", args=[satu]),
        isi | {"kali": 1, "perintah": "langkah", "otomatis": "1", "output": "Jadwal"},
        headers={"hx-request": "true"},
    )

    assert kosong not in jawab.text
    assert 'data-buka="3"' in jawab.text
    assert "<html" not in jawab.text


def test_semua_bacaan_sejenis_disetujui_sekali_dan_diurungkan_sekali(
    admin: Client, satu: UUID
) -> None:
    _ragukan(satu, _lajur(2), _lajur(3), _lajur(5, Keyakinan.RENDAH), CatatanBaca(lokasi="nama"))
    semula = _sop(satu)
    (kelompok,) = susun_kelompok_ragu(semula)

    jawab = _ubah(admin, satu, "jawab_banyak", kelompok=kelompok.kunci)

    assert jawab.status_code == 302
    assert kelompok.lokasi == ("langkah/2/pelaksana", "langkah/3/pelaksana")
    sisa = [c.lokasi for c in perlu_dipastikan(_sop(satu))]
    assert sisa == ["langkah/5/pelaksana", "nama"]
    assert RiwayatSuntingan.objects.get(urutan=1).kata == "2 bacaan dipastikan"
    _ubah(admin, satu, "urung")
    assert _sop(satu) == semula


def test_yang_dicentang_disetujui_bersama_dan_tanpa_centang_ditolak(
    admin: Client, satu: UUID
) -> None:
    _ragukan(satu, _lajur(2), _lajur(3), _lajur(4))

    kosong = _ubah(admin, satu, "jawab_banyak")
    aneh = _ubah(admin, satu, "jawab_banyak", pilih=["langkah/77/waktu"])
    _ubah(admin, satu, "jawab_banyak", pilih=["langkah/2/pelaksana", "langkah/4/pelaksana"])

    assert kosong.status_code == aneh.status_code == 422
    assert "Belum ada yang dicentang" in kosong.text
    assert [c.lokasi for c in perlu_dipastikan(_sop(satu))] == ["langkah/3/pelaksana"]


def test_pertanyaan_dijelajahi_dan_yang_dijawab_disusul_berikutnya(
    admin: Client, satu: UUID
) -> None:
    _ragukan(satu, _lajur(2), _lajur(3), _lajur(4))

    ragu = _halaman(admin, satu, ragu="langkah/3/pelaksana").context["ragu"]

    assert (ragu.kini.lokasi, ragu.ke) == ("langkah/3/pelaksana", 2)
    assert (ragu.sebelum, ragu.berikut) == ("langkah/2/pelaksana", "langkah/4/pelaksana")
    jawab = admin.post(
        reverse("sop:ubah_sunting", args=[satu]),
        {"kali": 0, "perintah": "jawab", "lokasi": ragu.kini.lokasi, "berikut": ragu.berikut},
        headers={"hx-request": "true"},
    )
    assert jawab.context["ragu"].kini.lokasi == "langkah/4/pelaksana"
    assert jawab.context["ragu"].terjawab == 1


@pytest.mark.parametrize(
    ("lokasi", "diketik", "hasil"),
    [
        ("langkah/3/pelaksana", "kepala_dinas", lambda s: s.langkah[2].pelaksana[0]),
        ("langkah/3/waktu", "2 jam", lambda s: s.langkah[2].mutu.waktu.teks),
        ("langkah/3/output", "Jadwal\nFormulir", lambda s: "|".join(s.langkah[2].mutu.output)),
        ("langkah/3/keputusan", "1", lambda s: str(s.langkah[2].keputusan.tidak)),
        ("langkah/3/keputusan/setuju", "selesai", lambda s: s.langkah[2].keputusan.setuju),
        ("tanggal/efektif", "2 Januari 2026", lambda s: s.tanggal.efektif),
        ("nama", "Pengukuran Kinerja Baru", lambda s: s.nama),
        ("dasar_hukum", "UU 25/2004", lambda s: s.dasar_hukum[0]),
    ],
)
def test_yang_benar_dapat_ditulis_pada_pertanyaannya(
    admin: Client, satu: UUID, lokasi: str, diketik: str, hasil: Any
) -> None:
    _ragukan(satu, CatatanBaca(lokasi=lokasi))
    (pertanyaan,) = susun_pertanyaan(_sop(satu))
    assert pertanyaan.isian is not None

    jawab = _ubah(admin, satu, "jawab", lokasi=lokasi, pilihan="lain", lain=diketik)

    assert jawab.status_code == 302
    sop = _sop(satu)
    assert hasil(sop) in (diketik, diketik.replace("\n", "|"), "2026-01-02")
    assert sop.catatan_baca[0].cara is Cara.DITETAPKAN


def test_yang_ditulis_salah_pada_pertanyaan_ditolak_dengan_kalimat(
    admin: Client, satu: UUID
) -> None:
    for lokasi, diketik, kalimat in (
        ("langkah/3/waktu", "segera", "belum dapat dihitung"),
        ("langkah/3/pelaksana", "walikota", "bukan lajur"),
        ("langkah/3/keputusan", "77", "Langkah 77 tidak ada"),
        ("tanggal/efektif", "kapan-kapan", "tidak dikenal"),
    ):
        _ragukan(satu, CatatanBaca(lokasi=lokasi))
        jawab = _ubah(admin, satu, "jawab", lokasi=lokasi, pilihan="lain", lain=diketik)
        assert jawab.status_code == 422
        assert kalimat in jawab.text


def test_bacaan_yang_sama_bunyinya_ditawarkan_sekali_dan_yang_dipilih_yang_dipasang(
    admin: Client, satu: UUID
) -> None:
    _ragukan(satu, CatatanBaca(lokasi="nomor", nilai="1", alternatif=("1", "2")))
    (pertanyaan,) = susun_pertanyaan(_sop(satu))
    assert pertanyaan.pilihan == (("0", "1"), ("2", "2"))

    _ubah(admin, satu, "jawab", lokasi="nomor", pilihan="2")

    assert _sop(satu).nomor == "2"


def test_ketikan_yang_disimpan_sendiri_menjadi_satu_langkah_urung(
    admin: Client, satu: UUID
) -> None:
    semula = _sop(satu)
    isi = _form(admin, satu, 3)
    with time_machine.travel(SEKARANG, tick=False) as jam:
        for ketikan in ("Menyu", "Menyusun", "Menyusun jadwal"):
            _ubah(admin, satu, "langkah", **(isi | {"uraian": ketikan, "otomatis": "1"}))
            jam.shift(timedelta(seconds=20))
        jam.shift(timedelta(minutes=5))
        _ubah(admin, satu, "langkah", **(isi | {"uraian": "Lain waktu", "otomatis": "1"}))

    assert list(RiwayatSuntingan.objects.values_list("urutan", flat=True)) == [0, 1, 2]
    _ubah(admin, satu, "urung")
    assert _sop(satu).langkah[2].uraian == "Menyusun jadwal"
    _ubah(admin, satu, "urung")
    assert _sop(satu) == semula


def test_ketikan_orang_lain_dan_bidang_lain_tidak_disatukan(
    admin: Client, kantor: Kantor, satu: UUID
) -> None:
    isi = _form(admin, satu, 3)
    with time_machine.travel(SEKARANG, tick=False):
        _ubah(admin, satu, "langkah", **(isi | {"uraian": "Menyusun A", "otomatis": "1"}))
        _oleh_lain(kantor, satu, "langkah/3/uraian", "Menyusun B", "Langkah 3, uraian diubah")
        isi = _form(admin, satu, 3)
        _ubah(admin, satu, "langkah", **(isi | {"uraian": "Menyusun C", "otomatis": "1"}))
        isi = _form(admin, satu, 3)
        _ubah(admin, satu, "langkah", **(isi | {"output": "Jadwal", "otomatis": "1"}))

    assert RiwayatSuntingan.objects.count() == 5


def test_yang_bersamaan_menyunting_membaca_siapa_dan_apa(
    admin: Client, kantor: Kantor, satu: UUID
) -> None:
    isi = _form(admin, satu, 2) | {"uraian": "Ketikan saya"}
    _oleh_lain(kantor, satu, "nomor", "12/2026", "Nomor SOP diubah")

    jawab = _ubah(admin, satu, "langkah", **isi, kali=0)

    nama = kantor.pegawai["kasubbag"].nama
    assert f"oleh {nama}: Nomor SOP diubah" in jawab.text
    assert "Ketikan saya" in jawab.text
    assert "data-basi" in jawab.text
    kali = jawab.context["satu"].kali
    assert _ubah(admin, satu, "langkah", **isi, kali=kali).status_code == 302
    assert _sop(satu).langkah[1].uraian == "Ketikan saya"


def test_ketikan_ikut_tersimpan_oleh_tombol_susunan_mana_pun(admin: Client, satu: UUID) -> None:
    for perintah in ("turun", "naik", "tambah", "gabung"):
        isi = _form(admin, satu, 2) | {"keterangan": f"sebelum {perintah}", "sesudah": 2}
        jawab = _ubah(admin, satu, perintah, **isi)
        assert jawab.status_code == 302
        semua = [x.keterangan or "" for x in _sop(satu).langkah]
        assert any(f"sebelum {perintah}" in x for x in semua), perintah
        _ubah(admin, satu, "urung")


def test_pisah_di_kursor_memakai_kalimat_yang_sedang_diketik(admin: Client, satu: UUID) -> None:
    uraian = "Menyusun jadwal\r\ndan formulir. Membagikannya"
    isi = _form(admin, satu, 2) | {"uraian": uraian}
    potong = len("Menyusun jadwal\ndan formulir.")

    jawab = _ubah(admin, satu, "pisah", **isi, potong=potong)

    assert [x.uraian for x in _sop(satu).langkah[1:3]] == [
        "Menyusun jadwal dan formulir.", "Membagikannya",
    ]  # fmt: skip
    assert jawab.headers["Location"].endswith("?langkah=3#langkah-3")


def test_pisah_pada_tempat_yang_ditawarkan_menolak_kalimat_yang_belum_tersimpan(
    admin: Client, satu: UUID
) -> None:
    _ubah(admin, satu, "langkah", **(_form(admin, satu, 2) | {"uraian": "Menyusun A dan B"}))
    isi = _form(admin, satu, 2)
    halaman = _halaman(admin, satu, langkah=2)
    ((ke, atas, bawah),) = halaman.context["titik_pisah"]
    assert (atas, bawah) == ("Menyusun A", "dan B")

    baru = _ubah(admin, satu, "pisah_di", **(isi | {"uraian": "Menyusun"}), potong_di=ke)
    _ubah(admin, satu, "pisah_di", **isi, potong_di=ke)

    assert "belum tersimpan" in baru.text
    assert [x.uraian for x in _sop(satu).langkah[1:3]] == ["Menyusun A", "dan B"]


def test_letak_pada_dokumen_asal_mengikuti_langkah_yang_dipindah_dan_diurungkan(
    admin: Client, satu: UUID
) -> None:
    semula = _halaman(admin, satu).context["letak"]

    _ubah(admin, satu, "hapus", langkah=1)
    _ubah(admin, satu, "pindah", langkah=2, ke=1)
    pindah = _halaman(admin, satu).context["letak"]
    _ubah(admin, satu, "urung")
    _ubah(admin, satu, "urung")

    assert pindah["langkah/1"] == semula["langkah/3"]
    assert pindah["langkah/2"] == semula["langkah/2"]
    assert "langkah/11" not in pindah
    assert _halaman(admin, satu).context["letak"] == semula


def test_cara_berjalan_satu_langkah_ditetapkan_lalu_dikembalikan_ke_usulan(
    admin: Client, satu: UUID
) -> None:
    semula = _sop(satu)
    isi = _form(admin, satu, 8, "jalan")
    assert _ubah(admin, satu, "jalan", **isi).status_code == 302
    assert RiwayatSuntingan.objects.count() == 1

    ubah = isi | {"tindakan": ["periksa", "tandatangani"], "per": "unit", "kembali": "tidak"}
    _ubah(admin, satu, "jalan", **ubah)

    jalan = _sop(satu).langkah[7].jalan
    assert [x.jenis for x in jalan.tindakan] == [JenisTindakan.PERIKSA, JenisTindakan.TANDATANGANI]
    assert (jalan.per, jalan.kembali) == (Per.UNIT, None)
    assert jalan.ditulis >= {"tindakan", "per", "kembali"}
    assert "cara berjalan diubah" in RiwayatSuntingan.objects.get(urutan=1).kata
    kata = dict(_halaman(admin, satu, langkah=8).context["kata_jalan"])
    assert kata["Banyaknya"] == "satu tugas tiap unit"
    _ubah(admin, satu, "jalan", **isi)
    assert _sop(satu) == semula


def test_lajur_digabung_lewat_halaman_dan_diurungkan_persis(admin: Client, satu: UUID) -> None:
    semula = _sop(satu)
    lama, ke = (x.kode for x in semula.pelaksana[:2])

    _ubah(admin, satu, "lajur_gabung", kode=lama, gabung_ke=ke)

    assert lama not in _sop(satu).nama_lajur
    _ubah(admin, satu, "urung")
    assert _sop(satu) == semula


def test_halaman_sop_dirakit_sekali_saja_untuk_satu_suntingan(
    admin: Client, satu: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    panggilan: list[str] = []
    asli = baca

    def catat(isi: bytes, **kata: Any) -> Any:
        panggilan.append(isi.decode())
        return asli(isi, **kata)

    monkeypatch.setattr("tolok.sop.services.sunting.baca", catat)
    admin.post(
        reverse("sop:ubah_sunting", args=[satu]),
        {"kali": 0, "perintah": "lajur_baru", "nama": "Tim"},
        headers={"hx-request": "true"},
    )

    assert len(panggilan) == 1
