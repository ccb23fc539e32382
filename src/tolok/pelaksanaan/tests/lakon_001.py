"""SOP 001 in one small office: every employee a subject, their superiors score, one sits outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.models import Jabatan, PetaLajur, UnitKerja
from tolok.pelaksanaan.banyak import RincianSubjek, serahkan_banyak
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lintasan_sop import daftarkan_sumber
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.services import (
    Hasil,
    PadaPelaksanaan,
    catat_dari_kertas,
    mulai,
    selesaikan_tindakan,
    serahkan,
)
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import SALINAN, Lakon
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.pustaka import muat

__all__ = ["Lakon001", "kantor_001", "sop_001"]

_JABATAN = {"kasubbag": "kasubbag", "sekretaris": "sekretaris", "analis": "staf_1"}


@cache
def sop_001() -> SopJalan:
    """SOP 001 of the library, ready to run."""
    jalan = siapkan(muat("001"))
    assert isinstance(jalan, SopJalan)
    return jalan


def _sumber(sidik: str) -> SopJalan | None:
    return sop_001() if sop_001().sidik == sidik else None


daftarkan_sumber(_sumber)


def kantor_001(*, staf: int = 4, nama: str = "Kota Contoh") -> Kantor:
    """The office of the tests; its head answers to the mayor, who is outside and has no name here."""
    kantor = buat_kantor(staf=staf, nama=nama)
    setda = kantor.instansi.__class__.objects.create(
        pemda=kantor.pemda, nama="Sekretariat Daerah", kode="setda", jenis="sekretariat_daerah"
    )
    unit = UnitKerja.objects.create(
        pemda=kantor.pemda, instansi=setda, nama="Wali Kota", jenis="induk"
    )
    wali = Jabatan.objects.create(
        pemda=kantor.pemda, instansi=setda, unit=unit, kode="wali", nama="Wali Kota",
        jenis="kepala_daerah", penilai_luar=True,
    )  # fmt: skip
    kepala = kantor.jabatan["kepala_dinas"]
    kepala.atasan = wali
    kepala.save()
    kantor.jabatan["wali"] = wali
    aturan: dict[str, tuple[str, dict[str, Any]]] = {
        lajur: ("jabatan", {"jabatan": [str(kantor.jabatan[kode].pk)]})
        for lajur, kode in _JABATAN.items()
    }
    aturan["atasan_langsung"] = ("atasan_subjek", {})
    aturan["para_asn"] = ("subjek", {})
    for lajur, (kode, isian) in aturan.items():
        PetaLajur.objects.create(
            pemda=kantor.pemda, instansi=kantor.instansi, sop_kode="001", lajur=lajur,
            aturan=kode, isian=isian, mulai=date(2025, 1, 2),
        )  # fmt: skip
    return kantor


class Lakon001(Lakon):
    """A run of SOP 001."""

    def __init__(self, kantor: Kantor | None = None, saat: datetime = SAAT) -> None:
        super().__init__(kantor or kantor_001(), saat)
        self.kode = {p.pk: kode for kode, p in self.kantor.pegawai.items()}

    def mulai(self, periode: int = 2025, kunci: UUID | None = None, **lain: Any) -> Jawaban:
        """The Kasubbag prepares the year's run."""
        jawaban = mulai(
            pegawai=self.kantor.pegawai["kasubbag"],
            kode_sop="001",
            nama_sop="Penilaian SKP",
            sidik_sop=sop_001().sidik,
            periode=Periode(JenisPeriode.TAHUN, periode, 1),
            kunci=kunci or uuid4(),
            sekarang=self.jam(),
            **lain,
        )
        self.pelaksanaan = jawaban.pelaksanaan
        return jawaban

    def pk(self, kode: str) -> UUID:
        """The id of a person by the key of their post."""
        pk: UUID = self.kantor.pegawai[kode].pk
        return pk

    def tugas(self, langkah: int, subjek: str) -> Tugas:
        """The open main task of one employee at a row."""
        return self.terbuka(langkah, subjek=self.pk(subjek), induk=None)[0]

    def umum(self, orang: str) -> PadaPelaksanaan:
        """The head of a command about the run as a whole."""
        return PadaPelaksanaan(
            pelaksanaan=self.pelaksanaan,
            pegawai=self.kantor.pegawai[orang],
            kunci=uuid4(),
            sekarang=self.jam(),
        )

    def banyak(self, langkah: int, orang: str, daftar: Iterable[RincianSubjek]) -> Jawaban:
        """Many subjects in one command."""
        return serahkan_banyak(pada=self.umum(orang), rincian=list(daftar))

    def rincian(self, tugas: Tugas, **lain: Any) -> RincianSubjek:
        """One line of the page with many."""
        return RincianSubjek(tugas=tugas.pk, iterasi=tugas.iterasi, **lain)

    # -- the rows --------------------------------------------------------------------------------

    def isi_formulir(self, daftar: Sequence[str] = (), nilai: str = "1") -> None:
        """ASN hand in their share of row 1."""
        for bagian in self.terbuka(1, tindakan="kumpulkan"):
            orang = self.kode[bagian.subjek]
            if daftar and orang not in daftar:
                continue
            serahkan(
                pada=self.pada(orang, bagian),
                hasil=[Hasil(jenis="isian", isi={"teks": f"{orang} {nilai}"})],
            )

    def langkah_1(self) -> None:
        """The analyst hands on who has filled in."""
        terisi = [
            t
            for t in self.terbuka(1, induk=None)
            if not Tugas.objects.filter(induk=t.pk, terbuka=True).exists()
        ]
        self.banyak(1, "staf_1", [self.rincian(t) for t in terisi])

    def langkah_2(self, kembali: Sequence[str] = ()) -> None:
        """Kasubbag checks everybody but herself; her superior checks hers."""
        sendiri = self.kantor.pegawai["kasubbag"].pk
        rincian = []
        for t in self.terbuka(2):
            if t.subjek == sendiri:
                serahkan(pada=self.pada("sekretaris", t), keputusan=Keputusan.SETUJU)
            elif self.kode[t.subjek] in kembali:
                rincian.append(self.rincian(t, kembalikan=True, alasan="Bukti belum lengkap."))
            else:
                rincian.append(self.rincian(t, keputusan=Keputusan.SETUJU))
        self.banyak(2, "kasubbag", rincian)

    def langkah_3(self) -> None:
        """The analyst types everybody's sheet."""
        self.banyak(
            3, "staf_1",
            [
                self.rincian(t, hasil=[Hasil(jenis="skp", isi={"teks": f"skp {t.subjek}"})])
                for t in self.terbuka(3)
            ],
        )  # fmt: skip

    def langkah_4(self, daftar: Sequence[str] = (), nilai: str = "Baik") -> None:
        """Every superior scores their staff; the mayor's paper is recorded by the analyst."""
        menurut: dict[UUID | None, list[Tugas]] = {}
        for t in self.terbuka(4):
            if daftar and self.kode[t.subjek] not in daftar:
                continue
            menurut.setdefault(t.pemegang_id, []).append(t)
        jabatan = {j.pk: kode for kode, j in self.kantor.jabatan.items()}
        for pemegang, milik in menurut.items():
            if pemegang is None or jabatan[pemegang] == "wali":
                self._dari_luar(milik[0], nilai)
                continue
            self.banyak(
                4, jabatan[pemegang],
                [
                    self.rincian(t, keputusan=Keputusan.SETUJU, hasil=[self.nilai(nilai)])
                    for t in milik
                ],
            )  # fmt: skip

    def nilai(self, nilai: str) -> Hasil:
        """A scored sheet."""
        return Hasil(jenis="skp", isi={"teks": nilai}, tahap="dinilai")

    def _dari_luar(self, tugas: Tugas, nilai: str) -> None:
        catat_dari_kertas(
            pada=self.pada("staf_1", tugas),
            penanda_tangan=self.kantor.jabatan["wali"].pk,
            tanggal=date(2026, 1, 12),
            pindaian=uuid4(),
            keputusan=Keputusan.SETUJU,
            hasil=[self.nilai(nilai)],
        )

    def langkah_5(self, kecuali: Sequence[str] = ()) -> None:
        """Every ASN signs."""
        for t in self.terbuka(5, induk=None):
            orang = self.kode[t.subjek]
            if orang not in kecuali:
                serahkan(pada=self.pada(orang, t))

    def langkah_6(self) -> None:
        """Copies."""
        serahkan(pada=self.satu(6, "staf_1"), hasil=[Hasil(jenis="salinan", isi=SALINAN)])

    def langkah_7(self) -> None:
        """Box file."""
        selesaikan_tindakan(
            pada=self.satu(7, "staf_1"),
            tindakan="arsipkan",
            hasil=[Hasil(jenis="arsip", isi={"media": ["elektronik"], "ruang": "Ruang arsip"})],
        )
        serahkan(pada=self.satu(7, "staf_1"))
