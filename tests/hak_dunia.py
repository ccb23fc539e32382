"""A small fixed world for the table of rights: the sample offices, a run of SOP 000, a second pemda.

Everything is made through services. Addresses and payloads of `hak.yaml` name its objects.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from tolok.akun.models import Pengguna
from tolok.akun.services import buat_pengguna, setel_aktif
from tolok.arsip.domain.indeks import IndeksArsip, Keamanan
from tolok.arsip.models import Arsip
from tolok.berkas.services import simpan
from tolok.cli.contoh_tahun import muat
from tolok.dasar.jejak import kanonik
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    ke_json,
    sidik_rencana,
)
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.selectors.rencana import isi_rencana
from tolok.kinerja.services.rencana import ubah_rencana
from tolok.naskah.services.penomoran import pesan_nomor
from tolok.naskah.services.terbitan import terbitkan
from tolok.naskah.tests.contoh_dokumen import contoh_dokumen
from tolok.organisasi.domain.isi_kantor import IsiKantor, IsiPegawai, IsiUnit, kantor_ke_json
from tolok.organisasi.domain.istilah import JenisHari, JenisUnit, Kapasitas
from tolok.organisasi.models import (
    Berhalangan,
    HariLibur,
    JamKerja,
    Pegawai,
    Penempatan,
    Tim,
    Wewenang,
)
from tolok.organisasi.selectors import sebutan_jabatan_kantor
from tolok.organisasi.services.contoh import HasilContoh, muat_contoh
from tolok.organisasi.services.penempatan import Dasar, tempatkan, tutup_penempatan
from tolok.organisasi.services.unggahan import simpan_unggahan
from tolok.organisasi.tests.kantor import buat_kantor
from tolok.pelaksanaan.domain.tindak_lanjut import StatusTindakLanjut
from tolok.pelaksanaan.lembar import susun_lembar
from tolok.pelaksanaan.lintasan_sop import daftarkan_sumber
from tolok.pelaksanaan.models import Bukti, FormulirEvaluasi, Pelaksanaan, TindakLanjut, Tugas
from tolok.pelaksanaan.penerbitan import terbitkan_pelaksanaan
from tolok.pelaksanaan.services import (
    Hasil,
    PadaPelaksanaan,
    PadaTugas,
    mulai,
    serahkan,
    tetapkan_lajur,
)
from tolok.pelaksanaan.terbit.daftar import id_naskah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.pemantauan.services import beri_surat, buat_tautan
from tolok.sop.domain.dokumen import WaktuUntuk
from tolok.sop.domain.konfirmasi import Konfirmasi, pertanyaan, pertanyaan_lajur
from tolok.sop.models import VersiSop
from tolok.sop.selectors.versi import halaman_versi, jalan_menurut_sidik, jalan_versi
from tolok.sop.services.draf import konfirmasikan, masukkan_pustaka
from tolok.sop.services.sunting import mulai as mulai_sunting
from tolok.sop.tests.pengesahan import berlakukan

__all__ = ["SAAT", "Dunia", "buat_dunia"]

SAAT = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)
"""Tuesday 20 October 2026, 09.00 WIB: no acting head, no leave."""

_ORANG = {
    "pegawai": "A-16",
    "kabid": "A-17",
    "mantan": "A-33",
    "nonaktif": "A-30",
    "pemegang": "A-02",
    "plh": "A-24",
    "kepala_dinas": "A-01",
    "penyiap": "A-03",
    "arsiparis": "A-09",
    "administrator": "A-12",
    "administrator_lain": "B-09",
    "auditor": "ITD-01",
    "pembina": "ORG-01",
    "pegawai_instansi_lain": "B-17",
}
_PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass(kw_only=True)
class Dunia:
    """Objects by the words of the table, and a signed-in session per role."""

    objek: dict[str, Any] = field(default_factory=dict)
    sesi: dict[str, str] = field(default_factory=dict)

    def isi(self, nilai: Any) -> Any:
        """A value of the table: `$word` is an object of the world, `$kunci` a new form key."""
        if isinstance(nilai, list):
            return [self.isi(n) for n in nilai]
        if not isinstance(nilai, str) or not nilai.startswith("$"):
            return nilai
        return str(uuid4()) if nilai == "$kunci" else self.objek[nilai[1:]]


def buat_dunia() -> Dunia:
    """Make it; the caller has set the clock to SAAT."""
    daftarkan_sumber(jalan_menurut_sidik)
    hasil = muat_contoh(muat(SAAT.date()), sekarang=SAAT)
    lain = buat_kantor(nama="Lain", kode="x")
    dunia = Dunia()
    _penempatan(hasil)
    _orang(dunia, hasil, lain.pegawai["kepala"])
    _sop(dunia, hasil)
    _pelaksanaan(dunia, hasil)
    _organisasi(dunia, hasil)
    _skp(dunia, hasil)
    _tim_bekerja(dunia, hasil)
    _evaluasi(dunia, hasil)
    _notula(dunia, hasil)
    _naskah(dunia, hasil)
    _pemantauan(dunia, hasil)
    _rencana(dunia, hasil)
    berkas = simpan(_PDF, pemda=hasil.pemda, sekarang=SAAT, nama="surat.pdf")
    dunia.objek["berkas"] = berkas.pk
    dunia.objek["asing"] = uuid4()
    return dunia


def _penempatan(hasil: HasilContoh) -> None:
    """Somebody acts for the Sekretaris from yesterday on; somebody else left the day before."""
    kemarin = date(2026, 10, 19)
    tempatkan(
        pelaku=hasil.pegawai["A-12"],
        jabatan=hasil.jabatan["A-02"],
        pegawai=hasil.pegawai[_ORANG["plh"]],
        kapasitas=Kapasitas.PLH,
        mulai=kemarin,
        selesai=date(2026, 10, 30),
        dasar=Dasar(jenis="Surat Perintah", nomor="1", tanggal=kemarin),
        sekarang=SAAT,
    )
    lama = Penempatan.objects.get(
        jabatan=hasil.jabatan["A-33"], pegawai=hasil.pegawai["A-33"], selesai=None
    )
    tutup_penempatan(pelaku=hasil.pegawai["A-12"], penempatan=lama, selesai=kemarin, sekarang=SAAT)


def _orang(dunia: Dunia, hasil: HasilContoh, orang_lain: Pegawai) -> None:
    akun: dict[str, Pengguna] = {
        peran: _akun(hasil.pegawai[kode]) for peran, kode in _ORANG.items()
    }
    akun["pegawai_pemda_lain"] = _akun(orang_lain)
    akun["tanpa_pegawai"] = buat_pengguna(username="belum-terhubung")
    for peran, pengguna in akun.items():
        dunia.sesi[peran] = _sesi(pengguna)
    setel_aktif(pengguna=akun["nonaktif"], aktif=False)
    dunia.objek["pengguna"] = akun["pegawai"].pk


def _sesi(pengguna: Pengguna) -> str:
    client = Client()
    client.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _akun(pegawai: Pegawai) -> Pengguna:
    assert pegawai.pengguna is not None
    return pegawai.pengguna


def _sop(dunia: Dunia, hasil: HasilContoh) -> None:
    """A version of SOP 000 in force, and a later draft of it."""
    administrator, instansi = hasil.pegawai["A-12"], hasil.instansi["A"]
    dunia.objek["versi"] = _versi(administrator, instansi, berlaku=True).pk
    dunia.objek["versi_siap"] = _versi(administrator, instansi, berlaku=False).pk
    dunia.objek["suntingan"] = mulai_sunting(
        pelaku=administrator, instansi=instansi, sop=None, sekarang=SAAT
    ).pk
    dunia.objek["versi_draf"] = masukkan_pustaka(
        pelaku=administrator, instansi=instansi, kode="004", sekarang=SAAT
    ).pk


def _versi(administrator: Pegawai, instansi: Any, *, berlaku: bool, kode: str = "000") -> VersiSop:
    versi = masukkan_pustaka(pelaku=administrator, instansi=instansi, kode=kode, sekarang=SAAT)
    jawaban = Konfirmasi(
        penanggung_jawab="kasubbag",
        pelaksana={10: "kasubbag"}
        if kode == "000"
        else {t.langkah: t.usul for t in pertanyaan_lajur(halaman_versi(versi))},
        waktu_untuk={
            t.langkah: WaktuUntuk(t.usul)
            for t in pertanyaan(jalan_versi(versi))
            if t.kunci == "waktu_untuk" and t.usul
        },
    )
    konfirmasikan(pelaku=administrator, versi=versi, jawaban=jawaban, sekarang=SAAT)
    if not berlaku:
        return versi
    return berlakukan(pelaku=administrator, versi=versi, sekarang=SAAT)


def _pelaksanaan(dunia: Dunia, hasil: HasilContoh) -> None:
    """A run of SOP 000 whose second row waits for the Sekretaris."""
    versi = VersiSop.objects.get(pk=dunia.objek["versi"])
    jawaban = mulai(
        pegawai=hasil.pegawai["A-03"],
        kode_sop="000",
        nama_sop=versi.nama,
        sidik_sop=versi.sidik,
        periode=Periode(JenisPeriode.TRIWULAN, 2026, 3),
        kunci=uuid4(),
        sekarang=SAAT,
    )
    dunia.objek["pelaksanaan"] = jawaban.pelaksanaan
    satu = _terbuka(jawaban.pelaksanaan)
    serahkan(
        pada=PadaTugas(
            pelaksanaan=jawaban.pelaksanaan,
            tugas=satu.pk,
            pegawai=hasil.pegawai["A-01"],
            kunci=uuid4(),
            sekarang=SAAT,
            iterasi=satu.iterasi,
            dilihat=HalamanTugas(tugas=satu, pegawai=hasil.pegawai["A-01"], sekarang=SAAT).dilihat,
        ),
        hasil=[Hasil(jenis="disposisi", isi={"teks": "Proses lebih lanjut."})],
    )
    dua = _terbuka(jawaban.pelaksanaan)
    dunia.objek |= {"tugas_selesai": satu.pk, "tugas": dua.pk}
    dunia.objek["dilihat"] = HalamanTugas(
        tugas=dua, pegawai=hasil.pegawai["A-02"], sekarang=SAAT
    ).dilihat


def _skp(dunia: Dunia, hasil: HasilContoh) -> None:
    """A run of SOP 001 about one employee, whose form waits for the Kasubbag's check."""
    versi = _versi(hasil.pegawai["A-12"], hasil.instansi["A"], berlaku=True, kode="001")
    orang = hasil.pegawai["A-16"]
    jawaban = mulai(
        pegawai=hasil.pegawai["A-03"],
        kode_sop="001",
        nama_sop=versi.nama,
        sidik_sop=versi.sidik,
        periode=Periode(JenisPeriode.SEMESTER, 2026, 1),
        kunci=uuid4(),
        sekarang=SAAT,
        subjek=[orang.pk],
    )
    bagian = Tugas.objects.get(
        pelaksanaan=jawaban.pelaksanaan, subjek=orang.pk, tindakan="kumpulkan"
    )
    isi = Hasil(jenis="isian", isi={"teks": "Enam laporan."})
    serahkan(pada=_pada(bagian, orang), hasil=[isi])
    assert bagian.induk is not None
    utama = Tugas.objects.get(pk=bagian.induk)
    serahkan(pada=_pada(utama, hasil.pegawai["A-08"]))
    periksa = Tugas.objects.get(pelaksanaan=jawaban.pelaksanaan, langkah=2)
    dunia.objek |= {"pelaksanaan_skp": jawaban.pelaksanaan, "tugas_skp": periksa.pk}


def _pada(tugas: Tugas, pegawai: Pegawai) -> PadaTugas:
    return PadaTugas(
        pelaksanaan=tugas.pelaksanaan_id,
        tugas=tugas.pk,
        pegawai=pegawai,
        kunci=uuid4(),
        sekarang=SAAT,
        iterasi=tugas.iterasi,
    )


def _notula(dunia: Dunia, hasil: HasilContoh) -> None:
    """Minutes of a meeting of the run that waits for the signature of their notulis."""
    tugas = Tugas.objects.select_related("pelaksanaan").get(pk=dunia.objek["tugas"])
    notulis, penulis = hasil.pegawai["A-12"], hasil.pegawai["A-02"]
    satu = susun_lembar(
        pelaksanaan=tugas.pelaksanaan,
        tugas=tugas.pk,
        iterasi=1,
        jenis="notula",
        isi={
            "tanggal": "2026-10-19", "tempat": "Ruang rapat", "teks": "Dibahas.",
            "hadir": [str(penulis.pk)], "nama_hadir": [penulis.nama],
            "pimpinan": penulis.nama, "pimpinan_id": str(penulis.pk),
            "notulis": notulis.nama, "notulis_id": str(notulis.pk),
        },
        penulis=[penulis.pk],
        sekarang=SAAT,
    )  # fmt: skip
    satu.save(force_insert=True)
    dunia.objek["notula"] = satu.pk


def _tim_bekerja(dunia: Dunia, hasil: HasilContoh) -> None:
    """A team bound to the run, and a follow-up that a staff member answers for."""
    tetapkan_lajur(
        pada=PadaPelaksanaan(
            pelaksanaan=dunia.objek["pelaksanaan"],
            pegawai=hasil.pegawai["A-01"],
            kunci=uuid4(),
            sekarang=SAAT,
        ),
        lajur="jabatan_pelaksana",
        tim=dunia.objek["tim"],
        alasan="Dikerjakan tim.",
    )
    dunia.objek["tindak_lanjut"] = TindakLanjut.objects.create(
        pemda=hasil.pemda,
        instansi=hasil.instansi["A"],
        pelaksanaan=dunia.objek["pelaksanaan"],
        asal="Pengukuran Kinerja",
        nomor=1,
        sumber="Notula rapat",
        uraian="Data bidang belum diuji.",
        rencana="Uji petik dua indikator",
        keluaran="Berita acara uji petik",
        jabatan=hasil.jabatan["A-16"],
        pengendali=hasil.jabatan["A-02"].pk,
        tenggat=date(2026, 11, 13),
        status=StatusTindakLanjut.BELUM.value,
    ).pk


def _evaluasi(dunia: Dunia, hasil: HasilContoh) -> None:
    """The yearly evaluation form of the version in force, begun and not filled in."""
    versi = VersiSop.objects.get(pk=dunia.objek["versi"])
    dunia.objek["sidik_sop"] = versi.sidik
    dunia.objek["evaluasi"] = FormulirEvaluasi.objects.create(
        pemda=hasil.pemda,
        instansi=hasil.instansi["A"],
        kode_sop=versi.kode,
        nama_sop=versi.nama,
        sidik_sop=versi.sidik,
        tahun=SAAT.year,
        pengisi=hasil.pegawai["A-03"],
        diubah_pada=SAAT,
    ).pk


def _terbuka(pelaksanaan: UUID) -> Tugas:
    return Tugas.objects.select_related("pelaksanaan__instansi__pemda").get(
        pelaksanaan=pelaksanaan, terbuka=True
    )


def _organisasi(dunia: Dunia, hasil: HasilContoh) -> None:
    """Rows that the administrator's pages name; what the sample lacks is added."""
    libur, _ = HariLibur.objects.get_or_create(
        pemda=hasil.pemda,
        unit=None,
        tanggal=date(2026, 11, 10),
        defaults={"nama": "Hari contoh", "jenis": JenisHari.DAERAH.value, "libur": True},
    )
    pegawai, jabatan = hasil.pegawai["A-16"], hasil.jabatan["A-16"]
    halangan = Berhalangan.objects.create(
        pemda=hasil.pemda, pegawai=hasil.pegawai["A-20"], alasan="cuti", mulai=date(2026, 10, 19)
    )
    dunia.objek |= {
        "pegawai": pegawai.pk,
        "pegawai_lain": hasil.pegawai["A-15"].pk,
        "orang_lain_kantor": hasil.pegawai["B-17"].pk,
        "sebutan_pegawai": f"{pegawai.nama} ({pegawai.nip[-4:]})",
        "jabatan": jabatan.pk,
        "unit": jabatan.unit_id,
        "penempatan": Penempatan.objects.get(jabatan=jabatan, pegawai=pegawai).pk,
        "tim": Tim.objects.filter(instansi=hasil.instansi["A"]).earliest("mulai").pk,
        "libur": libur.pk,
        "jam": JamKerja.objects.filter(unit__instansi=hasil.instansi["A"]).latest("mulai").pk,
        "wewenang": Wewenang.objects.get(pegawai=hasil.pegawai["A-09"]).pk,
        "berhalangan": halangan.pk,
    }


def _naskah(dunia: Dunia, hasil: HasilContoh) -> None:
    """Documents of the run with their PDF, a reserved number, and a closed file."""
    terbitkan_pelaksanaan(Pelaksanaan.objects.get(pk=dunia.objek["pelaksanaan"]), SAAT)
    instansi, penyiap = hasil.instansi["A"], hasil.pegawai["A-03"]
    versi = terbitkan(
        contoh_dokumen()["D02-nota-dinas"],
        instansi=instansi,
        pembuat=penyiap,
        sekarang=SAAT,
        pelaksanaan=dunia.objek["pelaksanaan"],
    )
    nomor = pesan_nomor(
        pelaku=penyiap, instansi=instansi, klasifikasi="000.8", tahun=2026, sekarang=SAAT
    )
    indeks = IndeksArsip(
        pelaksanaan=str(dunia.objek["pelaksanaan"]),
        uraian="Pengukuran Kinerja",
        kurun_waktu="Triwulan III 2026",
        klasifikasi="000.8.6.3",
        keamanan=Keamanan.BIASA,
        ditutup_pada=SAAT,
        kepala="0" * 64,
        urutan=1,
        butir=(),
    )
    arsip = Arsip.objects.create(
        pemda=hasil.pemda,
        instansi=instansi,
        pelaksanaan_id=dunia.objek["pelaksanaan"],
        klasifikasi=indeks.klasifikasi,
        uraian=indeks.uraian,
        kurun_waktu=indeks.kurun_waktu,
        indeks=kanonik(indeks.isi()),
        sidik=indeks.sidik,
        dibuat_pada=SAAT,
    )
    dunia.objek |= {
        "naskah": versi.naskah_id,
        "naskah_disposisi": id_naskah(dunia.objek["pelaksanaan"], "lembar_disposisi"),
        "berkas_naskah": versi.berkas_id,
        "nomor": nomor.pk,
        "arsip": arsip.pk,
    }


def _rencana(dunia: Dunia, hasil: HasilContoh) -> None:
    """A small plan of the year, a leaf of it to remove, and an uploaded workbook."""
    penyiap, instansi = hasil.pegawai["A-03"], hasil.instansi["A"]
    jabatan = sebutan_jabatan_kantor(instansi)[hasil.jabatan["A-16"].pk]
    isi = IsiRencana(
        tahun=SAAT.year,
        simpul=(
            IsiSimpul(jenis=JenisSimpul.TUJUAN, kode="T1", nama="Perdagangan tumbuh"),
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="S1", nama="Pasar tertib", induk="T1"),
            IsiSimpul(jenis=JenisSimpul.SASARAN, kode="S2", nama="Kosong", induk="T1"),
        ),
        indikator=(
            IsiIndikator(
                simpul="S1",
                kode="IK-1",
                nama="Pasar tertib",
                satuan="persen",
                polaritas=Polaritas.POSITIF,
                agregasi=Agregasi.POSISI_AKHIR,
                penanggung_jawab=jabatan,
                murni=(Decimal(90), Decimal(80), Decimal(85), Decimal(88), Decimal(90)),
            ),
        ),
        perjanjian=(
            IsiPerjanjian(
                versi=VersiRencana.MURNI,
                nomor="1/PK",
                tanggal=date(2026, 1, 5),
                berlaku_sejak=date(2026, 1, 5),
            ),
        ),
    )
    ubah_rencana(
        pelaku=penyiap, instansi=instansi, tahun=SAAT.year, ubah=lambda _: isi, sekarang=SAAT
    )
    kini = isi_rencana(instansi.pk, SAAT.year)
    unggahan = simpan_unggahan(
        pembuat=penyiap,
        jenis="rencana",
        nama_fail="rencana.xlsx",
        isi={"rencana": ke_json(replace(kini, simpul=kini.simpul[:2]))},
        dasar=sidik_rencana(kini),
        sekarang=SAAT,
    )
    kantor = IsiKantor(
        unit=(IsiUnit(nama="Bidang Baru", jenis=JenisUnit.BIDANG),),
        pegawai=(IsiPegawai(nama="Orang Titipan", pangkat="Penata (III/c)"),),
    )
    titipan = simpan_unggahan(
        pembuat=hasil.pegawai["A-12"],
        jenis="kantor",
        nama_fail="kantor.xlsx",
        isi={
            "kantor": kantor_ke_json(kantor),
            "rencana": None,
            "peringatan": [],
            "beda": [
                {
                    "jenis": {"value": "tambah"},
                    "benda": "unit",
                    "kode": "",
                    "nama": "Bidang Baru",
                    "sel": [{"kolom": "Jenis", "semula": "", "menjadi": "Bidang"}],
                }
            ],
        },
        dasar="",
        sekarang=SAAT,
    )
    dunia.objek |= {
        "unggahan_kantor": titipan.pk,
        "simpul": kini.simpul[1].id,
        "simpul_kosong": kini.simpul[2].id,
        "indikator": kini.indikator[0].id,
        "perjanjian": kini.perjanjian[0].id,
        "jabatan_isian": jabatan,
        "unggahan_rencana": unggahan.pk,
        "dasar_rencana": sidik_rencana(kini),
    }


def _pemantauan(dunia: Dunia, hasil: HasilContoh) -> None:
    """An evaluator with a letter for office A and 2026, evidence, and somebody's calendar link."""
    pengguna = buat_pengguna(username="evaluator")
    evaluator = Pegawai.objects.create(
        pemda=hasil.pemda,
        instansi=hasil.pegawai["ITD-01"].instansi,
        nama="Evaluator Contoh",
        pengguna=pengguna,
    )
    dunia.sesi["evaluator"] = _sesi(pengguna)
    surat = beri_surat(
        pelaku=hasil.pegawai["A-12"],
        pegawai=evaluator,
        nomor="700/1/2026",
        tanggal=date(2026, 10, 1),
        tahun=2026,
        periode="",
        mulai=date(2026, 10, 1),
        selesai=date(2026, 12, 31),
        sekarang=SAAT,
    )
    bukti = Bukti.objects.create(
        pemda=hasil.pemda,
        pelaksanaan_id=dunia.objek["pelaksanaan"],
        tugas=dunia.objek["tugas_selesai"],
        berkas_id=dunia.objek["berkas_naskah"],
        judul="Bukti contoh",
        oleh=hasil.pegawai["A-01"].pk,
        pada=SAAT,
    )
    dunia.objek |= {
        "surat": surat.pk,
        "bukti": bukti.pk,
        "instansi": hasil.instansi["A"].pk,
        "evaluator": evaluator.pk,
        "token": buat_tautan(pegawai=hasil.pegawai["A-16"], sekarang=SAAT),
    }
