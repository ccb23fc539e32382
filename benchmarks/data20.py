"""The demo made twenty times larger: 20 bidang, 300 employees, 50 runs, 2,000 events in one run.

Masters are inserted in bulk; runs go through the services. Sheets repeat the newest one of their
kind in the demo, and the long run measures a month of the demo's own year, so that its pages have
real content to draw. Its documents are recorded as issued, all with one and the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from benchmarks.data20_lain import perbesar_lain
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.naskah.domain.dokumen import JenisNaskah
from tolok.naskah.models import Naskah, VersiNaskah
from tolok.organisasi.models import Instansi, Jabatan, Pegawai, Penempatan, PetaLajur, UnitKerja
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.pelaksanaan import services
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.models import Lembar, Pelaksanaan, Tugas
from tolok.pelaksanaan.services import Hasil, PadaTugas
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import daftar_terbitan
from tolok.pelaksanaan.tests.lakon import NOTULA
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.sop.models import VersiSop

__all__ = ["perbesar"]

BIDANG, PEGAWAI, PELAKSANAAN, KEJADIAN = 20, 300, 50, 2_000
_TAHUN = 2019
_PERIODE = tuple(
    Periode(JenisPeriode.BULAN, tahun, bulan)
    for tahun in range(_TAHUN, _TAHUN + 6)
    for bulan in range(1, 13)
)
_BERHENTI = (3, 5, 6)
"""Rows at which a run of the measurement stays open."""
# Row -> kinds it hands in, for rows that are not decisions.
_HASIL = {
    1: ("disposisi",), 2: ("disposisi",), 3: ("jadwal", "formulir"), 4: ("notula", "isian"),
    5: ("laporan",),
}  # fmt: skip
_TINDAKAN = {"rapat": "notula", "ukur": "kertas_kerja", "rekap": "rekap"}
# What a kind says when the demo has no sheet of it yet.
_BAWAAN: dict[str, dict[str, Any]] = {"notula": dict(NOTULA)}


def perbesar(sekarang: datetime) -> None:
    """Grow the demo's OPD A in place."""
    instansi = Instansi.objects.select_related("pemda").get(kode="A")
    with transaction.atomic():
        _orang(instansi, sekarang)
    pemain = _Pemain(instansi, sekarang)
    ada = Pelaksanaan.objects.filter(instansi=instansi).count()
    for periode in _PERIODE[: max(0, PELAKSANAAN - ada - 1)]:
        pemain.mulai(periode)
        pemain.satu_langkah()
    for baris in _BERHENTI:
        pemain.mulai(_periode_berangka())
        pemain.sampai_baris(baris)
    pemain.mulai(_periode_berangka())
    pemain.sampai(KEJADIAN)
    _catat_naskah(pemain.pelaksanaan, sekarang)
    perbesar_lain(sekarang)


def _periode_berangka() -> Periode:
    """A month of the year that the demo has targets and figures for, not run there."""
    ada = set(Pelaksanaan.objects.values_list("periode", flat=True))
    tahun = max(Periode.dari_kode(p).tahun for p in ada)
    bulan = (Periode(JenisPeriode.BULAN, tahun, b) for b in range(3, 13))
    return next(p for p in bulan if p.kode not in ada)


def _catat_naskah(pelaksanaan: UUID, sekarang: datetime) -> None:
    """A version of every document of the run, as if each had been drawn."""
    baris = Pelaksanaan.objects.select_related("instansi__pemda").get(pk=pelaksanaan)
    semua = daftar_terbitan(BahanNaskah(baris, sekarang))
    berkas = VersiNaskah.objects.filter(pemda=baris.pemda_id)[0].berkas_id
    Naskah.objects.bulk_create(
        Naskah(
            pk=t.id(pelaksanaan), pemda_id=baris.pemda_id, instansi_id=baris.instansi_id,
            jenis=JenisNaskah.CATATAN_PEMERIKSAAN.value, perihal=t.judul, pelaksanaan=pelaksanaan,
            dibuat=sekarang,
        )
        for t in semua
    )  # fmt: skip
    VersiNaskah.objects.bulk_create(
        VersiNaskah(
            pemda_id=baris.pemda_id, naskah_id=t.id(pelaksanaan), versi=1, berkas_id=berkas,
            sidik=sha256(t.kunci.encode()).hexdigest(), sidik_lembar=t.asal, templat="1",
            tanggal=t.pada.date(), dibuat=sekarang,
        )
        for t in semua
    )  # fmt: skip


def _orang(instansi: Instansi, sekarang: datetime) -> None:
    """Bidang with a head each, then staff in turn until the office has its number."""
    dinas = Jabatan.objects.get(kode="A-01")
    lama = list(UnitKerja.objects.filter(instansi=instansi, jenis="bidang"))
    baru = [
        UnitKerja(
            pemda=instansi.pemda, instansi=instansi, induk=dinas.unit, nama=f"Bidang Contoh {n}",
            jenis="bidang", urutan=100 + n,
        )
        for n in range(len(lama) + 1, BIDANG + 1)
    ]  # fmt: skip
    UnitKerja.objects.bulk_create(baru)
    kepala = [_jabatan(u, f"Kepala {u.nama}", dinas, kepala=True) for u in baru]
    Jabatan.objects.bulk_create(kepala)
    kurang = PEGAWAI - Pegawai.objects.filter(instansi=instansi).count() - len(kepala)
    staf = [
        _jabatan(baru[n % len(baru)], "Pengolah Data dan Informasi", kepala[n % len(baru)])
        for n in range(kurang)
    ]
    Jabatan.objects.bulk_create(staf)
    _isi_jabatan(instansi, [*kepala, *staf])
    peta = PetaLajur.objects.get(instansi=instansi, sop_kode="000", lajur="kepala_bidang")
    peta.isian = {"unit": [*peta.isian["unit"], *(str(u.pk) for u in baru)]}
    peta.save(update_fields=["isian"])
    catat(kunci_instansi(instansi), "DataContohDimuat", {}, pelaku=None, sekarang=sekarang)
    instansi.refresh_from_db()


def _jabatan(unit: UnitKerja, nama: str, atasan: Jabatan, *, kepala: bool = False) -> Jabatan:
    return Jabatan(
        pemda=unit.pemda, instansi=unit.instansi, unit=unit, nama=nama, atasan=atasan,
        jenis="administrator" if kepala else "pelaksana", kepala_unit=kepala, urutan=100,
    )  # fmt: skip


def _isi_jabatan(instansi: Instansi, daftar: list[Jabatan]) -> None:
    orang = [
        Pegawai(
            pemda=instansi.pemda, instansi=instansi, nama=f"Rekaan Nomor {n}, S.E.",
            nip=f"1900010120200{n:05d}", pangkat="Penata (III/c)",
        )
        for n in range(len(daftar))
    ]  # fmt: skip
    Pegawai.objects.bulk_create(orang)
    Penempatan.objects.bulk_create(
        Penempatan(
            pemda=instansi.pemda, pegawai=p, jabatan=j, kapasitas="definitif",
            mulai=date(_TAHUN, 1, 1),
        )
        for p, j in zip(orang, daftar, strict=True)
    )  # fmt: skip


class _Pemain:
    """Plays rows 1 to 6 of SOP 000; row 7 always returns, so that a run grows without end."""

    def __init__(self, instansi: Instansi, sekarang: datetime) -> None:
        self.instansi = instansi
        self.saat = sekarang - timedelta(days=30)
        self.versi = VersiSop.objects.filter(instansi=instansi, kode="000", status="berlaku").get()
        self.pelaksanaan = UUID(int=0)
        hari = self.saat.date()
        duduk = Penempatan.objects.filter(jabatan__instansi=instansi, mulai__lte=hari).filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari)
        )
        daftar = sorted(
            duduk.select_related("pegawai__instansi__pemda", "pegawai__pemda", "jabatan"),
            key=lambda d: d.kapasitas == "definitif",
        )
        self.orang = {d.jabatan_id: d.pegawai for d in daftar}  # the definitive holder stays
        self.kode = {d.jabatan.kode: d.pegawai for d in daftar if d.jabatan.kode}
        semua = list(Lembar.objects.filter(pelaksanaan__kode_sop="000").order_by("pada"))
        self.isi = {x.jenis: json.loads(x.isi) for x in semua}
        unit = dict(Tugas.objects.filter(subjek__isnull=False).values_list("pk", "subjek"))
        self.isian = {unit.get(x.tugas): json.loads(x.isi) for x in semua if x.jenis == "isian"}

    def mulai(self, periode: Periode) -> None:
        """The Kasubbag prepares a run."""
        self.pelaksanaan = services.mulai(
            pegawai=self.kode["A-03"],
            kode_sop="000",
            nama_sop=self.versi.nama,
            sidik_sop=self.versi.sidik,
            periode=periode,
            kunci=uuid4(),
            sekarang=self._jam(),
        ).pelaksanaan

    def sampai(self, kejadian: int) -> None:
        """Go on until the run's log is this long."""
        while Pelaksanaan.objects.values_list("urutan", flat=True).get(pk=self.pelaksanaan) < (
            kejadian
        ):
            self.satu_langkah()

    def sampai_baris(self, baris: int) -> None:
        """Go on until this row is open."""
        while self._terdepan().langkah < baris:
            self.satu_langkah()

    def satu_langkah(self) -> None:
        """Whatever the first open task needs next."""
        self._lakukan(self._terdepan())

    def _terdepan(self) -> Tugas:
        return (
            Tugas.objects.filter(pelaksanaan=self.pelaksanaan, terbuka=True, induk=None)
            .select_related("pelaksanaan__instansi__pemda")
            .order_by("langkah", "pk")[0]
        )

    def _lakukan(self, tugas: Tugas) -> None:
        pada = self._pada(tugas)
        if tugas.bentuk == "perbaikan":
            services.serahkan(pada=pada, hasil=list(self._hasil(("laporan",))))
        elif tugas.langkah == 7:
            services.kembalikan(pada=pada, alasan="Angka belum sama dengan bukti.", sasaran=5)
        elif tugas.langkah == 6:
            services.serahkan(pada=pada, keputusan=Keputusan.SETUJU)
        else:
            self._kerjakan(tugas, pada)

    def _kerjakan(self, tugas: Tugas, pada: PadaTugas) -> None:
        sudah = tugas.tindakan_selesai.split()
        perlu = {4: ("rapat",), 5: ("ukur", "rekap")}.get(tugas.langkah, ())
        for tindakan in perlu:
            if tindakan not in sudah:
                hasil = list(self._hasil((_TINDAKAN[tindakan],)))
                services.selesaikan_tindakan(pada=pada, tindakan=tindakan, hasil=hasil)
                return
        jenis = tuple(j for j in _HASIL[tugas.langkah] if j != "notula")
        services.serahkan(pada=pada, hasil=list(self._hasil(jenis, tugas.subjek)))

    def _hasil(self, jenis: tuple[str, ...], subjek: UUID | None = None) -> Iterator[Hasil]:
        """Sheets like those of the demo; a form like that of the same unit, empty where it has
        no indicator."""
        for satu in jenis:
            isi = self.isi.get(satu) or _BAWAAN.get(satu) or {"teks": "Contoh."}
            if satu == "isian":
                isi = self.isian.get(subjek) or {**isi, "baris": [], "anggaran": []}
            tahap = "draf" if satu == "laporan" else None
            if satu == "laporan":
                isi = {**isi, "putaran": str(self.saat)}
            yield Hasil(jenis=satu, isi=isi, tahap=tahap)

    def _pada(self, tugas: Tugas) -> PadaTugas:
        # A vacant post is answered by its superior.
        pemegang = tugas.pemegang_id
        oleh = self.orang.get(pemegang) if pemegang else None
        oleh = oleh or self.kode["A-01"]
        halaman = HalamanTugas(tugas=tugas, pegawai=oleh, sekarang=self.saat)
        return PadaTugas(
            pelaksanaan=self.pelaksanaan,
            tugas=tugas.pk,
            pegawai=oleh,
            kunci=uuid4(),
            sekarang=self._jam(),
            iterasi=tugas.iterasi,
            dilihat=halaman.dilihat,
        )

    def _jam(self) -> datetime:
        self.saat += timedelta(seconds=20)
        return self.saat
