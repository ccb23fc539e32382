"""The documents of this room's sheets: form (D04), worked sheet (D09), recap (D10), report (D11).

Each takes what the run's documents are made from and one version of a sheet. A sheet that was
written as plain text (an office without a plan in Tolok) prints as that text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tolok.dasar.periode import Periode
from tolok.dasar.tanggal import tanggal
from tolok.kinerja.domain.berkas_ukur import FORMAT_KERTAS, FORMAT_LAPORAN
from tolok.kinerja.renderers.dokumen import (
    baris_formulir,
    kata_capaian,
    nilai_kertas_kerja,
    nilai_rekap,
)
from tolok.kinerja.renderers.laporan import nilai_laporan
from tolok.kinerja.renderers.ralat import halaman_ralat
from tolok.naskah.dokumen import formulir, kertas_kerja, laporan, rekap, tanda_tangan
from tolok.naskah.domain.blok import Blok, JudulNaskah, Kolom, Paragraf, Tabel, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah
from tolok.naskah.renderers.typst_pdf import sidik_cetak
from tolok.pelaksanaan.domain.keadaan import Tugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.terbit.status import pengesah
from tolok.pelaksanaan.terbit.tanda_tangan import hasil_pegawai
from tolok.sop.domain.jalan import JenisTindakan
from tolok.sop.domain.judul_laporan import judul_laporan

if TYPE_CHECKING:
    from uuid import UUID

    from tolok.organisasi.domain.susunan import Duduk
    from tolok.pelaksanaan.terbit.bahan import BahanNaskah

__all__ = [
    "dokumen_isian",
    "dokumen_kertas_kerja",
    "dokumen_laporan",
    "dokumen_rekap",
    "ukuran_pegawai",
]

_KATA = {
    Keputusan.SETUJU: "setuju",
    Keputusan.SETUJU_DENGAN_CATATAN: "setuju dengan catatan",
    Keputusan.MENOLAK: "menolak",
}
_CARA = {
    "per_pegawai": "setiap pegawai menandatangani halaman pengukurannya",
    "daftar": "satu daftar tanda tangan untuk seluruh pegawai",
}


def _polos(bahan: BahanNaskah, jenis: JenisNaskah, judul: str, isi: Mapping[str, Any]) -> Dokumen:
    """A sheet of plain text under the office's letterhead."""
    teks = str(isi.get("teks") or isi.get("judul") or "")
    blok: tuple[Blok, ...] = (
        JudulNaskah(teks=judul, tentang=bahan.kegiatan),
        *(Paragraf(teks=p) for p in teks.splitlines() if p.strip()),
    )
    status = None if jenis is JenisNaskah.FORMULIR else bahan.status
    return bahan.bingkai.dokumen(jenis, f"{judul} {bahan.periode.nama}", blok, status=status)


def _pimpinan(bahan: BahanNaskah, pembuka: str = "") -> TandaTangan:
    kursi = bahan.kantor.pimpinan()
    return bahan.tanda_jabatan(kursi.jabatan if kursi is not None else None, pembuka)


def dokumen_isian(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D04 of one owner, with the results as the owner confirmed them; D22 where a row gathered it."""
    isi = bahan.isi(versi.lembar)
    cetak = isi.get("cetak")
    if not cetak:
        return _polos(bahan, JenisNaskah.FORMULIR, "Formulir Pengukuran Kinerja", isi)
    pemilik = str(isi["pemilik"])
    pengisi = bahan.penulis_versi(versi, pembuka="Pengisi,")
    return formulir.susun(
        formulir.Formulir(
            perangkat_daerah=cetak["instansi"],
            unit=bahan.nama(pemilik),
            periode=Periode.dari_kode(cetak["periode"]).nama,
            perjanjian=cetak["perjanjian"] or "belum tercatat",
            baris=baris_formulir(cetak, pemilik),
            pengisi=pengisi,
            mengetahui=bahan.penanda_tugas(versi.tugas, pembuka="Mengetahui,"),
            **_pengumpulan(bahan, versi),
        ),
        bahan.bingkai,
    )


def _pengumpulan(bahan: BahanNaskah, versi: VersiHasil) -> dict[str, Any]:
    """A form that was gathered inside a row is called what it is, and says where its data are from."""
    tugas = bahan.keadaan.tugas.get(versi.tugas)
    if tugas is None or tugas.tindakan != JenisTindakan.KUMPULKAN:
        return {}
    return {"judul": "Format Isian Data Kinerja", "tanggal_data": bahan.hari(versi.pada)}


def dokumen_kertas_kerja(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D09: method beside calculation, indicator by indicator."""
    isi = bahan.isi(versi.lembar)
    if isi.get("format") != FORMAT_KERTAS:
        return _polos(bahan, JenisNaskah.KERTAS_KERJA, "Kertas Kerja Pengukuran Kinerja", isi)
    penyusun = bahan.penulis_versi(versi, pembuka="Penyusun,")
    nilai = nilai_kertas_kerja(
        isi,
        penyusun=penyusun,
        pemeriksa=_pimpinan(bahan, "Mengetahui,"),
        status=bahan.status,
    )
    return kertas_kerja.susun(nilai, bahan.bingkai)


def dokumen_rekap(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D10: counts, averages, categories, money and efficiency."""
    isi = bahan.isi(versi.lembar)
    if "rekap" not in isi:
        return _polos(bahan, JenisNaskah.REKAP, "Rekapitulasi Pengukuran Kinerja", isi)
    nilai = nilai_rekap(
        isi,
        penyusun=bahan.penulis_versi(versi, pembuka="Penyusun,"),
        pemeriksa=_pimpinan(bahan, "Mengetahui,"),
        status=bahan.status,
    )
    return rekap.susun(nilai, bahan.bingkai)


def dokumen_laporan(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D11: the report; its status word says how far the run has come."""
    isi = bahan.isi(versi.lembar)
    if isi.get("format") != FORMAT_LAPORAN:
        return _polos(bahan, JenisNaskah.LAPORAN, "Laporan Pengukuran Kinerja", isi)
    kertas = nilai_kertas_kerja(
        isi["kertas_kerja"],
        penyusun=bahan.penulis_versi(versi),
        pemeriksa=_pimpinan(bahan),
        status=bahan.status,
    )
    lampiran = laporan.Lampiran(
        judul="Kertas kerja pengukuran kinerja",
        isi=tuple(blok for b in kertas.butir for blok in kertas_kerja.blok_butir(b)),
    )
    sah = pengesah(bahan.keadaan, bahan.lintasan)
    nilai = nilai_laporan(
        isi,
        pengesahan=_pengesahan(bahan, versi, sah),
        status=bahan.status,
        lampiran=(lampiran, _pendukung(bahan)),
        tanggal=bahan.hari(sah.ditutup) if sah is not None and sah.ditutup else None,
        sisipan=_ralat(isi),
        keaslian=bahan.keaslian() if sah is not None else (),
        judul=judul_laporan(bahan.lintasan.langkah.values()),
    )
    return laporan.susun(nilai, bahan.bingkai)


def _ralat(isi: Mapping[str, Any]) -> tuple[Blok, ...]:
    """The page of a correction, which names the version it corrects by date and digest."""
    if not isi.get("ralat"):
        return ()
    semula = (
        ("Versi yang diralat", str(int(isi["ralat"]["versi"]) - 1)),
        ("Sidik isi versi itu", sidik_cetak(str(isi["ralat"]["sidik"]))),
    )
    return halaman_ralat(isi["ralat"], semula=semula)


def _pendukung(bahan: BahanNaskah) -> laporan.Lampiran:
    """The documents behind the figures, by unit, date and digest; each stands in the same file."""
    semua = [
        (nama, subjek, versi)
        for jenis, nama in (("isian", "Formulir pengukuran kinerja"), ("notula", "Notula rapat"))
        for subjek, (_, versi) in bahan.versi_jenis(jenis).items()
    ]
    tabel = Tabel(
        kolom=(
            Kolom(judul="No.", mm=10, rata="tengah"),
            Kolom(judul="Naskah", bagian=5),
            Kolom(judul="Unit kerja", bagian=6),
            Kolom(judul="Tanggal", bagian=3),
            Kolom(judul="Versi", mm=14, rata="tengah"),
            Kolom(judul="Sidik isian", bagian=4),
        ),
        baris=tuple(
            (
                str(n),
                nama,
                bahan.nama(subjek) if subjek else "–",
                tanggal(bahan.hari(versi.pada)),
                str(versi.versi),
                sidik_cetak(versi.sidik),
            )
            for n, (nama, subjek, versi) in enumerate(semua, start=1)
        ),
        ukuran="kecil",
        kosong="Tidak ada naskah pendukung yang tercatat.",
    )
    kalimat = (
        "Naskah berikut tersimpan dalam berkas pelaksanaan yang sama dan menjadi dasar angka."
    )
    return laporan.Lampiran(
        judul="Daftar naskah pendukung", isi=(Paragraf(teks=kalimat, alinea=True), tabel)
    )


def _pengesahan(bahan: BahanNaskah, versi: VersiHasil, sah: Tugas | None) -> laporan.Pengesahan:
    penanda = (
        bahan.penanda_tugas(sah.id, sidik=versi.sidik) if sah is not None else _pimpinan(bahan)
    )
    mode = str(bahan.jadwal().get("mode_tanda_tangan") or "per_pegawai")
    ralat = bahan.isi(versi.lembar).get("ralat")
    return laporan.Pengesahan(
        penanda=penanda,
        cara_pegawai="tidak diminta ulang" if ralat else _CARA.get(mode, mode),
        hasil_pegawai="yang diberikan pada versi semula tetap berlaku untuk versi itu"
        if ralat
        else hasil_pegawai(bahan),
        versi=str(ralat["versi"]) if ralat else str(versi.versi),
        pemeriksa=_pemeriksa(bahan, versi),
    )


def _pemeriksa(bahan: BahanNaskah, versi: VersiHasil) -> tuple[tuple[str, str], ...]:
    """Reviewers and what they decided, in the order they did."""
    hasil = []
    for tugas in sorted(bahan.keadaan.tugas.values(), key=lambda t: t.urutan_buka):
        if tugas.keputusan is None or tugas.oleh is None or tugas.induk is not None:
            continue
        hari = f", {tanggal(bahan.hari(tugas.ditutup))}" if tugas.ditutup else ""
        hasil.append(
            (bahan.sebut(tugas.oleh), f"{_KATA[tugas.keputusan]}{hari}{_atas(tugas, versi)}")
        )
    return tuple(hasil)


def _atas(tugas: Tugas, versi: VersiHasil) -> str:
    """On which earlier version somebody decided, when it was not this one."""
    lama = [o.versi for o in tugas.objek if o.jenis == "laporan" and o.versi < versi.versi]
    return f", atas versi {lama[0]}" if lama else ""


def ukuran_pegawai(
    bahan: BahanNaskah, versi: VersiHasil, duduk: Duduk
) -> Iterable[tanda_tangan.BarisUkur]:
    """Lines of the report that the post answers for; without any, those of its unit."""
    bagian = bahan.isi(versi.lembar).get("bagian") or {}
    unit: UUID | None = bahan.kantor.kursi[duduk.jabatan].unit
    baris = bagian.get(str(duduk.jabatan))
    while not baris and unit is not None and unit in bahan.kantor.unit:
        baris, unit = bagian.get(str(unit)), bahan.kantor.unit[unit].induk
    if not isinstance(baris, list):
        return
    for b in baris:
        simpul = b["simpul"]
        yield tanda_tangan.BarisUkur(
            uraian=f"{simpul['jenis'].capitalize()} {simpul['kode']} {simpul['nama']}",
            indikator=f"{b['kode']} {b['nama']} ({b['satuan']})",
            target=str(b["target_sd"] or "–"),
            realisasi=str(b["tampil_realisasi_sd"] or "–"),
            capaian=kata_capaian(b),
        )
