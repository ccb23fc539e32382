"""The other SOPs twenty times larger, after the office has grown: SOP 001 with 300 employees, the
team's measurements of a plan of 200 nodes, a collection from 20 owners, and long registers.

Everything that a person writes goes through the panels, as in the demo.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from benchmarks.data20_jalan import berhenti_tiap_baris, mainkan
from tolok.cli import contoh_kumpul as kumpul, contoh_sk as sk, contoh_tim as tim
from tolok.cli.contoh_peraga import KantorContoh, Peraga
from tolok.cli.contoh_tahun import muat, tahun_contoh
from tolok.kinerja.domain.isi_rencana import IsiIndikator, IsiRencana, IsiSimpul
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul
from tolok.kinerja.models import SimpulKinerja
from tolok.kinerja.services.rencana import ubah_rencana
from tolok.organisasi.models import Penempatan
from tolok.organisasi.selectors import sebutan_jabatan_kantor
from tolok.pelaksanaan.banyak import RincianSubjek, serahkan_banyak
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.tindak_lanjut import StatusTindakLanjut
from tolok.pelaksanaan.models import TindakLanjut
from tolok.pelaksanaan.services import PadaPelaksanaan
from tolok.pemantauan.models import Bacaan, SuratTugas
from tolok.skp.domain.ekspektasi import Rating
from tolok.skp.services.contoh import muat_contoh as muat_skp, realisasi_contoh

__all__ = ["perbesar_lain"]

SIMPUL, PEMILIK, TINDAK_LANJUT, BACAAN = 200, 20, 200, 1_000
_ANALIS, _PEMERIKSA = "A-08", "A-03"
_SAMPAI_KETIK, _SAMPAI_NILAI = 60, 30
"""Of the employees, so many are typed in and so many of those are rated; the others wait."""


def perbesar_lain(sekarang: datetime) -> None:
    """Both offices; the people of office A have been added before."""
    hari = sekarang.date()
    data, tahun = muat(hari), tahun_contoh(hari)
    a, b = (_kantor(data, tahun, kode) for kode in ("A", "B"))
    _rencana(a, sekarang, list(a.jabatan)[2:])
    _rencana(b, sekarang, list(b.jabatan)[1 : PEMILIK + 1])
    _skp(a, sekarang)
    _tim(a, sekarang)
    _sk(a, sekarang)
    _kumpul(b, sekarang)
    berhenti_tiap_baris(a, b, sekarang)
    _tindak_lanjut(a, sekarang)
    _bacaan(a, sekarang)


def _kantor(data: dict[str, Any], tahun: int, kode: str) -> KantorContoh:
    """The sample office with everybody who has been added, under made-up position codes."""
    kantor = KantorContoh.baca(deepcopy(data), tahun, kode)
    duduk = Penempatan.objects.filter(
        jabatan__instansi=kantor.instansi, jabatan__kode="", kapasitas="definitif"
    ).select_related("jabatan__unit", "pegawai__instansi__pemda", "pegawai__pemda")
    for n, satu in enumerate(duduk.order_by("pegawai__nip"), 1):
        kantor.jabatan[f"{kode}-X{n}"] = satu.jabatan
        kantor.pegawai[f"{kode}-X{n}"] = satu.pegawai
    return kantor


def _rencana(kantor: KantorContoh, sekarang: datetime, pemilik: list[str]) -> None:
    """Subkegiatan with an output and a ceiling each until the plan has its number of nodes, in
    turn in the hands of the owners; their figures go into the sample's figures."""
    sebutan = sebutan_jabatan_kantor(kantor.instansi)
    nama = [sebutan[kantor.jabatan[k].pk] for k in pemilik if kantor.jabatan[k].pk in sebutan]

    def tambah(isi: IsiRencana) -> IsiRencana:
        kegiatan = [s for s in isi.simpul if s.jenis is JenisSimpul.KEGIATAN]
        baru = [
            IsiSimpul(
                jenis=JenisSimpul.SUBKEGIATAN,
                kode=f"{kegiatan[n % len(kegiatan)].kode}.9{n:03d}",
                nama=f"Penyusunan dokumen pembinaan pelaku usaha wilayah {n + 1}",
                induk=kegiatan[n % len(kegiatan)].kode,
                penanggung_jawab=nama[n % len(nama)],
                pagu_murni=40_000_000 + n * 1_000,
            )
            for n in range(SIMPUL - len(isi.simpul))
        ]
        return replace(
            isi,
            simpul=(*isi.simpul, *baru),
            indikator=(*isi.indikator, *(_keluaran(s) for s in baru)),
        )

    ubah_rencana(
        pelaku=kantor.pegawai[kantor.penyiap], instansi=kantor.instansi, tahun=kantor.tahun,
        ubah=tambah, sekarang=sekarang,
    )  # fmt: skip
    _angka(kantor)


def _keluaran(simpul: IsiSimpul) -> IsiIndikator:
    return IsiIndikator(
        simpul=simpul.kode,
        kode=f"K-{simpul.kode}",
        nama=f"Jumlah dokumen {simpul.nama.lower()}",
        satuan="dokumen",
        polaritas=Polaritas.POSITIF,
        agregasi=Agregasi.POSISI_AKHIR,
        penanggung_jawab=simpul.penanggung_jawab,
        penyebut_tahun=True,
        murni=(Decimal(12), None, None, None, None),
        jenis="output",
    )


def _angka(kantor: KantorContoh) -> None:
    """What will be reported about the added ones: every fifth misses its target."""
    ada = {str(s["kode"]) for s in kantor.opd["subkegiatan"]}
    for n, kode in enumerate(_kode_subkegiatan(kantor)):
        if kode not in ada:
            kantor.opd["subkegiatan"].append(
                {
                    "kode": kode,
                    "realisasi_sd_tw": [12] * 4 if n % 5 else [3, 6, 9, 12],
                    "anggaran_sd_tw": [10_000_000, 20_000_000, 30_000_000, 39_000_000],
                }
            )


def _kode_subkegiatan(kantor: KantorContoh) -> list[str]:
    baris = SimpulKinerja.objects.filter(
        instansi=kantor.instansi, tahun=kantor.tahun, jenis=JenisSimpul.SUBKEGIATAN.value
    )
    return list(baris.values_list("kode", flat=True))


def _skp(kantor: KantorContoh, sekarang: datetime) -> None:
    """Everybody has a plan and reports; a part of them is checked, typed in and rated."""
    tambahan = {k: p for k, p in kantor.pegawai.items() if "-X" in k}
    muat_skp(
        {"capaian_organisasi": {}, "lembar": []}, opd="A", instansi=kantor.instansi,
        pegawai=tambahan, jabatan=kantor.jabatan, tahun=kantor.tahun, sekarang=sekarang,
    )  # fmt: skip
    mainkan(kantor, sekarang, "001", _nilai_semua, per_pegawai=True)


def _nilai_semua(p: Peraga) -> None:
    """Rows 1 to 4 as far as the numbers above say; each row is handed on in one command."""
    _isi_semua(p)
    p.pukul(1, "09.00")
    siap = [t for t in p.terbuka(1, induk=None) if not p.terbuka(1, induk=t.pk)]
    _serahkan(p, _ANALIS, siap)
    p.pukul(1, "13.20")
    diperiksa = [t for t in p.terbuka(2) if t.subjek != p.kantor.pegawai[_PEMERIKSA].pk]
    _serahkan(p, _PEMERIKSA, diperiksa[: 2 * _SAMPAI_KETIK], Keputusan.SETUJU)
    for tugas in p.terbuka(3)[:_SAMPAI_KETIK]:
        p.kirim(_ANALIS, tugas, "isi", "kirim", cara="daring")
    menurut: dict[UUID | None, str] = {j.pk: k for k, j in p.kantor.jabatan.items()}
    for tugas in [t for t in p.terbuka(4) if t.pemegang_id in menurut][:_SAMPAI_NILAI]:
        p.kirim(
            p.kepala(menurut[tugas.pemegang_id]), tugas, "nilai", "kirim",
            rating_hasil=Rating.SESUAI, rating_perilaku=Rating.SESUAI,
        )  # fmt: skip


def _isi_semua(p: Peraga) -> None:
    realisasi = realisasi_contoh(p.kantor.data["skp"], p.kantor.instansi, p.periode)
    menurut: dict[UUID | None, str] = {o.pk: kode for kode, o in p.kantor.pegawai.items()}
    for bagian in p.terbuka(1, tindakan="kumpulkan"):
        isi = realisasi.get(bagian.subjek or UUID(int=0))
        if isi is None:  # came to the office later: no plan in this period
            continue
        p.kirim(
            menurut[bagian.subjek], bagian, "kumpulkan", "kirim",
            **{f"realisasi-{pk}": nilai for pk, nilai in isi.items()},
            **{f"bukti-{pk}": f"Laporan {p.periode.nama}" for pk in isi},
        )  # fmt: skip


def _serahkan(
    p: Peraga, orang: str, daftar: list[Any], keputusan: Keputusan | None = None
) -> None:
    rincian = [RincianSubjek(tugas=t.pk, iterasi=t.iterasi, keputusan=keputusan) for t in daftar]
    pada = PadaPelaksanaan(
        pelaksanaan=p.pelaksanaan, pegawai=p.kantor.pegawai[orang], kunci=uuid4(), sekarang=p.saat
    )
    serahkan_banyak(pada=pada, rincian=rincian)
    p.maju()


def _tim(kantor: KantorContoh, sekarang: datetime) -> None:
    """The team's measurement, to the report that goes up."""
    mainkan(kantor, sekarang, "002", lambda p: tim.mainkan(p, 9))


def _sk(kantor: KantorContoh, sekarang: datetime) -> None:
    """The measurement of the team by decree, ratified."""

    def main(p: Peraga) -> None:
        sk.sk_masih_berlaku(p)
        sk.kerja_tim(p)
        sk.rapat(p)
        sk.setujui_laporan(p)
        sk.tanda_tangan_laporan(p)

    mainkan(kantor, sekarang, "003", main)


def _kumpul(kantor: KantorContoh, sekarang: datetime) -> None:
    """Forms to twenty owners; all but two are in."""

    def main(p: Peraga) -> None:
        kumpul.sampaikan(p)
        sendiri: dict[UUID | None, str] = {j.pk: k for k, j in p.kantor.jabatan.items()}
        unit: dict[UUID | None, str] = {
            j.unit_id: k for k, j in p.kantor.jabatan.items() if j.kepala_unit
        }
        bagian = p.terbuka(2, tindakan="kumpulkan")
        for satu in [sendiri.get(t.subjek) or unit[t.subjek] for t in bagian][:-2]:
            kumpul.isi(p, satu)

    mainkan(kantor, sekarang, "004", main)


def _tindak_lanjut(kantor: KantorContoh, sekarang: datetime) -> None:
    """A register of two hundred, half of them of the planner."""
    contoh = TindakLanjut.objects.filter(instansi=kantor.instansi).order_by("pk")[0]
    jabatan = [kantor.jabatan[k] for k in list(kantor.jabatan)[:20]]
    TindakLanjut.objects.bulk_create(
        TindakLanjut(
            pk=uuid4(),
            pemda_id=contoh.pemda_id,
            instansi_id=contoh.instansi_id,
            pelaksanaan=contoh.pelaksanaan,
            asal=contoh.asal,
            nomor=100 + n,
            sumber=contoh.sumber,
            uraian=f"{contoh.uraian} ({n})",
            rencana=contoh.rencana,
            keluaran=contoh.keluaran,
            jabatan=kantor.jabatan["A-03"] if n % 2 else jabatan[n // 2 % len(jabatan)],
            pengendali=contoh.pengendali,
            tenggat=sekarang.date() + timedelta(days=n % 60 - 20),
            status=StatusTindakLanjut.BELUM.value,
        )
        for n in range(TINDAK_LANJUT)
    )


def _bacaan(kantor: KantorContoh, sekarang: datetime) -> None:
    """A thousand readings under forty letters."""
    contoh = SuratTugas.objects.filter(instansi=kantor.instansi).order_by("pk")[0]
    surat = [
        SuratTugas(
            pemda_id=contoh.pemda_id, instansi_id=contoh.instansi_id, pegawai_id=contoh.pegawai_id,
            nomor=f"{contoh.nomor}/{n}", tanggal=contoh.tanggal, tahun=contoh.tahun,
            mulai=contoh.mulai, selesai=contoh.selesai, dicatat_oleh=contoh.dicatat_oleh,
            dicatat_pada=sekarang,
        )
        for n in range(40)
    ]  # fmt: skip
    SuratTugas.objects.bulk_create(surat)
    Bacaan.objects.bulk_create(
        Bacaan(
            pemda_id=contoh.pemda_id, instansi_id=contoh.instansi_id, surat=surat[n % 40],
            pegawai_id=contoh.pegawai_id, halaman=f"Daftar pelaksanaan {n}",
            pada=sekarang - timedelta(minutes=n),
        )
        for n in range(BACAAN)
    )  # fmt: skip
