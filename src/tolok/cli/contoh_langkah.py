"""The rows of SOP 000, played by the people of the demo one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tolok.cli.contoh_isian import formulir, kalimat
from tolok.cli.contoh_peraga import Peraga, hari_kerja_maju, lajur_kolom
from tolok.pelaksanaan.bukti import lampirkan
from tolok.pelaksanaan.services import Hasil, catat_dari_kertas
from tolok.pelaksanaan.tindakan.daftar import panel
from tolok.pelaksanaan.tindakan.umum import KODE

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Tugas

__all__ = [
    "PEMILIK",
    "arsipkan",
    "disposisi_kertas",
    "draf",
    "formulir_disampaikan",
    "isi_bersama",
    "kembalikan_ke_kasubbag",
    "kirim_dan_gandakan",
    "mulai_mengisi",
    "periksa_bidang",
    "periksa_kasubbag",
    "periksa_sekretaris",
    "sahkan",
    "tandatangan",
    "teruskan",
]

PEMILIK = ("A-03", "A-04", "A-17", "A-24", "A-26", "A-31", "A-13", "A-21")
"""Posts whose units supply figures; the last two are the slow ones."""

PENCATAT = "A-06"
"""Who records what leaders decide on paper: holds the grant for it."""

_TENGGAT = {4: 3, 5: 4, 6: 5, 7: 6, 8: 6, 9: 7, 10: 8, 11: 8}
"""Row -> working days after the first one, as the Kasubbag plans the timeline."""


def _disposisi(peraga: Peraga, orang: str, tugas: Tugas, teks: str) -> dict[str, Any]:
    panel_tugaskan: Any = panel("tugaskan")
    penerima = panel_tugaskan.tambahan(peraga.halaman(orang, tugas))["penerima"]
    return {
        "kepada": [p["id"] for p in penerima],
        "harap": ["Proses lebih lanjut", "Koordinasikan"],
        "teks": teks.format(periode=peraga.periode.nama),
    }


def teruskan(peraga: Peraga, langkah: int, orang: str, kunci: str) -> None:
    """A line on the disposition sheet."""
    tugas = peraga.utama(langkah)
    peraga.baca(orang, tugas)
    isi = _disposisi(peraga, orang, tugas, kalimat()["disposisi"][kunci])
    peraga.kirim(orang, tugas, "tugaskan", "kirim", **isi)


def disposisi_kertas(peraga: Peraga, pindaian: UUID) -> None:
    """Kepala Dinas wrote his line on the paper sheet; staff records it with the scan."""
    tugas = peraga.utama(1)
    halaman = peraga.halaman(PENCATAT, tugas)
    lampirkan(pada=halaman.pada(), berkas=pindaian, judul="Pindaian lembar disposisi", boleh=True)
    panel_tugaskan: Any = panel("tugaskan")
    penerima = panel_tugaskan.tambahan(halaman)["penerima"]
    teks = kalimat()["disposisi"]["kepala_dinas"].format(periode=peraga.periode.nama)
    isi = {
        "dari": halaman.sebutan.dari(tugas.pemegang_id),
        "kepada": [p["id"] for p in penerima],
        "nama_kepada": [p["nama"] for p in penerima],
        "harap": ["Proses lebih lanjut"],
        "teks": teks,
        "batas_hari": "",
    }
    catat_dari_kertas(
        pada=halaman.pada(),
        penanda_tangan=peraga.kantor.pegawai["A-01"].pk,
        tanggal=peraga.saat.date(),
        pindaian=pindaian,
        hasil=[Hasil(jenis="disposisi", isi=isi)],
    )


def formulir_disampaikan(peraga: Peraga, tenggat: Mapping[int, int] | None = None) -> None:
    """The Kasubbag sends timeline and forms. `tenggat`: row -> working days, where it differs."""
    tugas = peraga.utama(3)
    peraga.baca("A-03", tugas)
    peraga.pukul(0, "10.05")
    panel_sampaikan: Any = panel("sampaikan")
    halaman = peraga.halaman("A-03", tugas)
    semua = _TENGGAT | dict(tenggat or {})
    kalender = peraga.kantor.kalender
    baris, mulai = [], peraga.tanggal(0)
    for satu in panel_sampaikan.awal(halaman)["baris"]:
        selesai: date = hari_kerja_maju(kalender, peraga.awal, semua[satu["langkah"]])
        baris.append({**satu, "mulai": mulai.isoformat(), "selesai": selesai.isoformat()})
        mulai = selesai
    peraga.kirim(
        "A-03", tugas, "sampaikan", "kirim",
        **lajur_kolom(baris, "langkah", "tahapan", "pelaksana", "mulai", "selesai"),
        berbatas=[str(b["langkah"]) for b in baris],
        catatan=kalimat()["timeline"],
        mode_tanda_tangan="per_pegawai",
    )  # fmt: skip


def isi_bersama(peraga: Peraga, hari: int, kode: Iterable[str], bukti: UUID) -> None:
    """On one day these units open their task, meet, fill in their form and confirm it.

    `bukti`: the recap that Bidang Perdagangan attaches.
    """
    urut = sorted(kode, key=lambda k: str(kalimat()["rapat"][k]["selesai"]))
    peraga.pukul(hari, "07.50")
    for satu in urut:
        peraga.baca(peraga.kepala(satu), peraga.milik(4, satu))
    for satu in urut:
        _rapat(peraga, hari, satu)
        orang, tugas = peraga.kepala(satu), peraga.milik(4, satu)
        if satu == "A-13":
            _lampirkan_rekap(peraga, orang, tugas, bukti)
        isi = formulir(peraga.halaman(orang, tugas), peraga.kantor)
        peraga.kirim(orang, tugas, "isi", "kirim", **isi)


def mulai_mengisi(peraga: Peraga, hari: int, kode: str, pengetik: str, bukti: UUID) -> None:
    """A unit met and its staff typed half of the form; it is not handed in."""
    _rapat(peraga, hari, kode)
    tugas = peraga.milik(4, kode)
    _lampirkan_rekap(peraga, peraga.kepala(kode), tugas, bukti)
    isi = list(formulir(peraga.halaman(pengetik, tugas), peraga.kantor).items())
    peraga.kirim(pengetik, tugas, "isi", "simpan", **dict(isi[: len(isi) // 2]))


def _lampirkan_rekap(peraga: Peraga, orang: str, tugas: Tugas, bukti: UUID) -> None:
    lampirkan(
        pada=peraga.halaman(orang, tugas).pada(),
        berkas=bukti,
        judul=f"Rekap e-SKA {peraga.periode.nama}",
        baris="A02",
        boleh=True,
    )


def _rapat(peraga: Peraga, hari: int, kode: str) -> None:
    """The unit's meeting; its minutes are written when it is over."""
    isi = kalimat()["rapat"][kode]
    peraga.pukul(hari, isi["selesai"])
    peraga.maju()
    orang, tugas = peraga.kepala(kode), peraga.milik(4, kode)
    peraga.baca(orang, tugas)
    panel_rapat: Any = panel("rapat")
    undangan = panel_rapat.tambahan(peraga.halaman(orang, tugas))["undangan"]
    peraga.kirim(
        orang, tugas, "rapat", "kirim",
        acara=f"Pengisian form pengukuran kinerja {peraga.periode.nama}",
        tanggal=peraga.saat.date().isoformat(),
        mulai=isi["mulai"].replace(".", ":"), selesai=isi["selesai"].replace(".", ":"),
        tempat=isi["tempat"],
        pimpinan=peraga.kantor.pegawai[orang].nama, notulis=undangan[-1]["nama"],
        teks=isi["teks"], keputusan=isi["keputusan"].format(periode=peraga.periode.nama),
        hadir=[o["id"] for o in undangan],
    )  # fmt: skip


def draf(peraga: Peraga, hari: int, orang: str = "A-07") -> None:
    """The Jabatan Pelaksana opens row 5, measures, recaps and drafts the report."""
    peraga.pukul(hari, "08.05")
    peraga.baca(orang, peraga.utama(5))
    peraga.pukul(hari, "09.20")
    peraga.kirim(orang, peraga.utama(5), "ukur", "kirim")
    peraga.kirim(orang, peraga.utama(5), "rekap", "kirim")
    peraga.pukul(hari, "13.35")
    isi = {"narasi.simpulan": kalimat()["simpulan"]}
    peraga.kirim(orang, peraga.utama(5), "susun", "kirim", **isi)


def periksa_bidang(peraga: Peraga) -> None:
    """Every unit head reviews the draft."""
    for kode in PEMILIK:
        for tugas in peraga.terbuka(6, subjek=peraga.kantor.jabatan[kode].unit_id):
            peraga.putuskan(peraga.kepala(kode), tugas, menit=10)


def periksa_kasubbag(peraga: Peraga) -> None:
    """The Kasubbag approves."""
    catatan = kalimat()["persetujuan"]
    peraga.putuskan("A-03", peraga.utama(7), menit=85, catatan=catatan)


def periksa_sekretaris(peraga: Peraga) -> None:
    """The Sekretaris approves with a note that binds nobody."""
    catatan = kalimat()["setuju_bercatatan"]
    peraga.putuskan("A-02", peraga.utama(8), menit=70, catatan=catatan)


def kembalikan_ke_kasubbag(peraga: Peraga) -> None:
    """The Sekretaris returns the report with a reason and pinned notes."""
    tugas = peraga.utama(8)
    peraga.baca("A-02", tugas)
    peraga.pukul(6, "14.50")
    isi = kalimat()["kembali"]
    peraga.kirim(
        "A-02", tugas, "periksa", "kembalikan",
        alasan=isi["alasan"], sasaran="7",
        catatan_teks=[c["teks"] for c in isi["catatan"]],
        catatan_lokasi=[c["lokasi"] for c in isi["catatan"]],
        catatan_bobot=[c["bobot"] for c in isi["catatan"]],
    )  # fmt: skip


def tandatangan(peraga: Peraga, orang: Iterable[str], pindaian: UUID) -> None:
    """These people sign; who has no device signs on paper, recorded with the scan."""
    peraga.baca("A-07", peraga.utama(9))
    menurut_subjek = {t.subjek: t for t in peraga.terbuka(9, tindakan="tandatangani")}
    for kode in orang:
        pegawai = peraga.kantor.pegawai[kode]
        tugas = menurut_subjek.get(pegawai.pk)
        if tugas is None:
            continue
        if pegawai.kertas:
            _tanda_tangan_kertas(peraga, tugas, pegawai, pindaian)
        else:
            peraga.kirim(kode, tugas, "tandatangani", "tandatangani")


def _tanda_tangan_kertas(peraga: Peraga, tugas: Tugas, pegawai: Any, pindaian: UUID) -> None:
    pada = peraga.halaman(PENCATAT, tugas).pada()
    lampirkan(pada=pada, berkas=pindaian, judul="Pindaian tanda tangan basah", boleh=True)
    catat_dari_kertas(
        pada=pada, penanda_tangan=pegawai.pk, tanggal=peraga.saat.date(), pindaian=pindaian
    )


def sahkan(peraga: Peraga) -> None:
    """Kepala Dinas ratifies, and the collector hands the signed report on."""
    (tugas,) = peraga.terbuka(9, tindakan="sahkan")
    peraga.baca("A-01", tugas)
    peraga.kirim("A-01", tugas, "sahkan", "setujui")
    peraga.kirim("A-07", peraga.utama(9), KODE, "serahkan")


def kirim_dan_gandakan(peraga: Peraga) -> None:
    """Covering letter with parafs and signature, delivery, copies."""
    peraga.baca("A-07", peraga.utama(11))
    _surat(peraga)
    ekspedisi = peraga.kantor.data["naskah"]["ekspedisi"][0]
    peraga.kirim(
        "A-07", peraga.utama(11), "kirim", "catat",
        kepada=ekspedisi["tujuan"], cara="diantar langsung", penerima=ekspedisi["penerima"],
        tanggal=peraga.saat.date().isoformat(), jam=f"{peraga.saat:%H:%M}", keterangan=ekspedisi["isi"],
    )  # fmt: skip
    utama = peraga.utama(11)
    panel_salin: Any = panel("gandakan")
    salinan = panel_salin.awal(peraga.halaman("A-07", utama))
    peraga.kirim(
        "A-07", utama, "gandakan", "kirim",
        **lajur_kolom(salinan["eksemplar"], "nomor", "penerima", "media"),
        tanggal=peraga.saat.date().isoformat(), petugas=salinan["petugas"],
    )  # fmt: skip


def arsipkan(peraga: Peraga) -> None:
    """The shelf; with it the run ends and its index is sealed."""
    boks = peraga.kantor.data["naskah"]["boks"][0]
    peraga.kirim(
        "A-07", peraga.utama(11), "arsipkan", "arsipkan",
        media=["elektronik", "tercetak"], klasifikasi=boks["klasifikasi"],
        keamanan="biasa", ruang=boks["ruang"], rak=boks["rak"], boks=boks["boks"],
        folder=peraga.periode.nama,
    )  # fmt: skip
    if peraga.terbuka(11, induk=None):
        peraga.kirim("A-07", peraga.utama(11), KODE, "serahkan")


def _surat(peraga: Peraga) -> None:
    utama = peraga.utama(11)
    panel_kirim: Any = panel("kirim")
    isi = panel_kirim.awal(peraga.halaman("A-07", utama))
    peraga.kirim(
        "A-07", utama, "kirim", "kirim",
        hal=f"Penyampaian Laporan Pengukuran Kinerja {peraga.periode.nama}",
        nomor=str(peraga.kantor.data["naskah"]["ekspedisi"][0]["nomor_surat"]),
        tanggal=peraga.saat.date().isoformat(),
        tempat="Kota Contoh",
        isi_surat="",
        **lajur_kolom(isi["penerima"], "kepada", "melalui", "jenis"),
        **lajur_kolom(isi["kiriman"], "nama", "banyak", "keterangan"),
    )  # fmt: skip
    pemegang = {j.pk: kode for kode, j in peraga.kantor.jabatan.items()}
    while bagian := [t for t in peraga.terbuka(11, tindakan="kirim") if t.induk is not None]:
        kode = pemegang[UUID(str(bagian[0].pemegang_id))]
        peraga.kirim(kode, bagian[0], "kirim", "tandatangani")
