"""Writes "Templat Penyiapan Kantor", filled with what the office has already."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.kinerja.domain.buku_kantor import HAL_INSTANSI, HAL_PASANG, KOLOM, WAJIB_KANTOR
from tolok.kinerja.domain.isi_rencana import IsiRencana
from tolok.kinerja.renderers.buku_rencana import PETUNJUK_RENCANA, tulis_lembar_rencana
from tolok.kinerja.renderers.tulis_buku import KolomBuku, PenulisBuku, sel_hari, sel_ya
from tolok.organisasi.domain.isi_kantor import IsiKantor, IsiPegawai, sebutan_isi
from tolok.organisasi.domain.istilah import (
    JenisJabatan,
    JenisUnit,
    Kapasitas,
    Peran,
    StatusPegawai,
)

__all__ = ["tulis_buku_kantor"]

_PETUNJUK = (
    "Templat Penyiapan Kantor",
    "Urutan mengisi: Instansi, Unit, Jabatan, Pegawai, lalu Simpul dan Indikator. Lembar rencana boleh menyusul.",
    "Unit: satu unit berjenis Pimpinan untuk perangkat daerahnya sendiri; sekretariat, bidang, subbagian, dan UPT di bawahnya.",
    "Jabatan: satu baris satu jabatan. Jabatan fungsional dan pelaksana cukup sekali walau dipegang beberapa orang. Tandai “ya” pada jabatan yang memimpin unitnya.",
    "Jabatan yang senama di dua unit ditulis dengan unitnya dalam kurung, misalnya Pengadministrasi (Sekretariat).",
    "Pegawai: satu baris satu penempatan. Yang merangkap Plt. ditulis dua baris dengan NIP yang sama; Plt. dan Plh. selalu diisi tanggal Sampai.",
    "NIP 18 angka, selnya berformat Teks; Excel membuang angka terakhir bila dijadikan angka.",
    "Mulai boleh kosong; dipakai 1 Januari tahun ini. Wewenang menyiapkan pelaksanaan diberikan kepada Kasubbag Perencanaan.",
    "Baris yang tidak ditulis tidak dihapus; pegawai yang pindah ditutup penempatannya dari halaman Jabatan.",
)
_LEBAR = {
    "Hal": 28, "Isi": 60, "Nama unit": 48, "Di bawah unit": 40, "Nama jabatan": 52, "Unit": 40,
    "Atasan langsung": 44, "Nama dengan gelar": 40, "NIP": 24, "Pangkat/golongan": 26, "Jabatan": 52,
    "Nomor SK atau surat perintah": 30, "Wewenang": 26,
}  # fmt: skip
_PILIHAN: dict[tuple[str, str], tuple[str, ...]] = {
    ("Unit", "Jenis"): tuple(j.label for j in JenisUnit),
    ("Jabatan", "Jenis"): tuple(j.label for j in JenisJabatan if j is not JenisJabatan.KEPALA_DAERAH),
    ("Jabatan", "Memimpin unit"): ("ya", "tidak"),
    ("Pegawai", "Status"): tuple(s.value for s in StatusPegawai),
    ("Pegawai", "Sebagai"): tuple(k.label for k in Kapasitas),
    ("Pegawai", "Menandatangani di kertas"): ("ya", "tidak"),
    ("Pegawai", "Wewenang"): tuple(p.label for p in (Peran.MENYIAPKAN_PELAKSANAAN, Peran.ARSIPARIS, Peran.ADMINISTRATOR)),
}  # fmt: skip
_RUJUKAN = {
    ("Unit", "Di bawah unit"): "='Unit'!$A$2:$A$200",
    ("Jabatan", "Unit"): "='Unit'!$A$2:$A$200",
    ("Jabatan", "Atasan langsung"): "='Jabatan'!$A$2:$A$400",
    ("Pegawai", "Jabatan"): "='Jabatan'!$A$2:$A$400",
}


def tulis_buku_kantor(
    isi: IsiKantor, rencana: IsiRencana, jabatan: Sequence[str], *, pasang: bool = False
) -> bytes:
    """The workbook. `pasang`: with the lines that an installation asks for."""
    buku = PenulisBuku()
    hal = [(h, getattr(isi.instansi, a)) for h, a in HAL_INSTANSI.items()]
    if pasang:
        hal += [(h, "") for h in HAL_PASANG]
    buku.lembar("Instansi", _kolom("Instansi"), hal, beku=(1, 0))
    buku.lembar(
        "Unit", _kolom("Unit"), ((u.nama, u.jenis.label, u.induk) for u in isi.unit), beku=(1, 1)
    )
    buku.lembar(
        "Jabatan",
        _kolom("Jabatan"),
        ((j.nama, j.unit, j.jenis.label, j.atasan, sel_ya(j.kepala_unit)) for j in isi.jabatan),
        beku=(1, 1),
    )
    buku.lembar("Pegawai", _kolom("Pegawai"), map(_baris, isi.pegawai), beku=(1, 1))
    daftar = list(jabatan) or list(sebutan_isi(isi.jabatan).values())
    tulis_lembar_rencana(buku, rencana, daftar)
    buku.lembar(
        "Keterangan",
        (KolomBuku(judul="Hal", lebar=24), KolomBuku(judul="Isi", lebar=60)),
        (("Tahun", str(rencana.tahun)),),
        beku=(1, 0),
    )
    buku.petunjuk((*_PETUNJUK, *PETUNJUK_RENCANA))
    return buku.selesai()


def _kolom(lembar: str) -> tuple[KolomBuku, ...]:
    return tuple(
        KolomBuku(
            judul=k,
            lebar=_LEBAR.get(k, 18),
            wajib=k in WAJIB_KANTOR[lembar],
            pilihan=_PILIHAN.get((lembar, k), ()),
            rujukan=_RUJUKAN.get((lembar, k), ""),
        )
        for k in KOLOM[lembar]
    )


def _baris(p: IsiPegawai) -> tuple[str, ...]:
    d = p.penempatan
    return (
        p.nama,
        p.nip,
        p.pangkat,
        p.status.value,
        d.jabatan if d else "",
        d.kapasitas.label if d else "",
        sel_hari(d.mulai) if d else "",
        sel_hari(d.selesai) if d else "",
        d.dasar if d else "",
        sel_ya(p.kertas),
        p.peran.label if p.peran else "",
    )
