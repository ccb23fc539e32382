"""The yearly evaluation form of an SOP as a document of naskah."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tolok.naskah.dokumen import evaluasi_sop as naskah
from tolok.naskah.dokumen.evaluasi_sop import BarisButir, BarisLangkah, EvaluasiSop
from tolok.naskah.domain.blok import CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen
from tolok.organisasi.selectors import hari_di, kalender
from tolok.pelaksanaan.domain.formulir_evaluasi import (
    AngkaEvaluasi,
    AngkaLangkah,
    PenilaianLangkah,
)
from tolok.pelaksanaan.models import FormulirEvaluasi
from tolok.pelaksanaan.pilihan_evaluasi import Pilihan
from tolok.pelaksanaan.tampilan.formulir_evaluasi import susun_formulir
from tolok.pelaksanaan.terbit.bahan import AWALAN, bingkai_kantor
from tolok.regulasi.evaluasi_sop import daftar_evaluasi_sop
from tolok.web.penggaris import lama_kerja, menit_sehari
from tolok.web.templatetags.tolok import nama_sop

__all__ = ["dokumen_evaluasi"]


def dokumen_evaluasi(
    satu: FormulirEvaluasi, angka: AngkaEvaluasi, versi: Pilihan | None, sekarang: datetime
) -> Dokumen:
    """The form as it stands; unsigned, it says so and leaves room for the signature."""
    instansi = satu.instansi
    bingkai = bingkai_kantor(instansi, sekarang)
    halaman = susun_formulir(satu, angka)
    sehari = menit_sehari(kalender(instansi))
    hari = hari_di(instansi.pemda, satu.ditandatangani_pada or sekarang)
    nilai = EvaluasiSop(
        nama=nama_sop(satu.nama_sop),
        versi=f"versi {versi.nomor}" if versi and versi.nomor else "",
        tahun=satu.tahun,
        pelaksanaan=f"{angka.banyak} pelaksanaan, {angka.selesai} selesai",
        rujukan=daftar_evaluasi_sop(satu.tahun).rujukan,
        langkah=tuple(_langkah(a, p, sehari) for a, p in halaman.langkah),
        butir=tuple(BarisButir(teks=b.teks, ya=j.ya, catatan=j.catatan) for b, j in halaman.butir),
        simpulan=halaman.isi.simpulan.sebutan if halaman.isi.simpulan else "",
        alasan=halaman.isi.alasan,
        usul=tuple(f"Langkah {n}: {teks}" if n else teks for n, teks in halaman.usul),
        tanggal=hari,
        pengisi=satu.pengisi.nama,
        penanda=_penanda(satu, bingkai.tempat_tanggal(hari if satu.selesai else None)),
        selesai=satu.selesai,
    )
    return naskah.susun(nilai, bingkai)


def _langkah(a: AngkaLangkah, p: PenilaianLangkah, sehari: int) -> BarisLangkah:
    def lama(menit: int | None) -> str:
        return "–" if menit is None else lama_kerja(menit, sehari)

    return BarisLangkah(
        nomor=a.nomor,
        uraian=a.uraian,
        baku=a.baku or "tanpa batas waktu",
        kali=str(a.kali) if a.kali else "–",
        tengah=lama(a.tengah),
        terlama=lama(a.terlama),
        melebihi=f"{a.melebihi} dari {a.kali}" if a.melebihi else "–",
        terlambat=f"{a.terlambat} dari {a.berbatas}" if a.terlambat else "–",
        kembali=f"{a.kembali} kali" if a.kembali else "–",
        penilaian=p.nilai.sebutan if p.nilai else "Belum dinilai",
        catatan=p.catatan,
        tindakan=p.tindakan,
    )


def _penanda(satu: FormulirEvaluasi, tempat_tanggal: str) -> TandaTangan:
    tanda: dict[str, Any] = satu.tanda
    if not satu.selesai:
        return TandaTangan(
            jabatan="Kepala Perangkat Daerah", nama="…………………", pembuka=tempat_tanggal
        )
    return TandaTangan(
        jabatan=tanda["jabatan"],
        nama=tanda["nama"],
        pangkat=tanda["pangkat"],
        nip=tanda["nip"],
        sebagai=AWALAN.get(tanda["kapasitas"], ""),
        pembuka=tempat_tanggal,
        cara=CaraTandaTangan.TERCATAT,
        waktu=satu.ditandatangani_pada,
        sidik=satu.sidik,
    )
