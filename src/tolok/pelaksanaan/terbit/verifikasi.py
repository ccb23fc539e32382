"""D21: the record of a verification meeting, with the decision that was taken on it."""

from __future__ import annotations

from uuid import UUID

from tolok.naskah.dokumen import verifikasi
from tolok.naskah.dokumen.verifikasi import BarisVerifikasi, BeritaAcaraVerifikasi
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import Dokumen
from tolok.organisasi.daftar_tim import kedudukan_dalam_tim
from tolok.pelaksanaan.domain.keadaan import StatusTugas, Tugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import TugasDikembalikan, TugasDiserahkan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.lembaran import hari_isi

__all__ = ["JENIS_VERIFIKASI", "dokumen_verifikasi"]

JENIS_VERIFIKASI = "verifikasi"
_YA = {"ya": True, "tidak": False}
_SESUAI = {"sesuai": True, "perbaiki": False}


def dokumen_verifikasi(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """The record; until the holder decides it says so."""
    isi = bahan.isi(versi.lembar)
    tugas = bahan.keadaan.tugas[versi.tugas]
    laporan = _laporan(bahan, tugas)
    nilai = BeritaAcaraVerifikasi(
        hari=hari_isi(isi.get("tanggal"), bahan.hari(versi.pada)),
        tempat=str(isi.get("tempat", "")),
        dasar=f"rapat verifikasi {bahan.kegiatan}",
        dokumen=f"Laporan {bahan.kegiatan}",
        versi=str(laporan.versi) if laporan else "–",
        sidik=laporan.sidik[:20] if laporan else "–",
        pihak=tuple(map(str, isi.get("pihak", ()))),
        baris=tuple(
            BarisVerifikasi(
                kode=str(b.get("kode", "")),
                nama=str(b.get("nama", "")),
                angka=str(b.get("angka", "")),
                bukti_dibuka=_YA.get(str(b.get("bukti_dibuka", ""))),
                sesuai=_SESUAI.get(str(b.get("sesuai", ""))),
                catatan=str(b.get("catatan", "")),
            )
            for b in isi.get("baris", ())
        ),
        keputusan=_keputusan(bahan, tugas, str(isi.get("keputusan", ""))),
        pemeriksa=bahan.penanda_tugas(tugas.id, sidik=laporan.sidik if laporan else ""),
        ketua=_ketua(bahan),
        keterangan=_keterangan(bahan, tugas),
    )
    return verifikasi.susun(nilai, bahan.bingkai)


def _laporan(bahan: BahanNaskah, tugas: Tugas) -> VersiHasil | None:
    """The version that lay on the table: the decided one, else the newest."""
    objek = next((o for o in tugas.objek if o.jenis == "laporan"), None)
    return bahan.versi_objek(objek) if objek is not None else bahan.versi_laporan()


def _keputusan(bahan: BahanNaskah, tugas: Tugas, rapat: str) -> str:
    """What the meeting said, and what its holder decided; one is not the other."""
    penutup = bahan.penutup.get(tugas.id)
    kejadian = None if penutup is None else penutup.kejadian
    if isinstance(kejadian, TugasDikembalikan):
        putusan = f"Dikembalikan ke langkah {kejadian.sasaran}: {bahan.teks(kejadian.alasan)}"
    elif isinstance(kejadian, TugasDiserahkan) and kejadian.keputusan is not None:
        putusan = f"Diputuskan: {kejadian.keputusan.value.replace('_', ' ')}."
    else:
        putusan = "Belum diputuskan."
    return f"{rapat}\n{putusan}".strip()


def _ketua(bahan: BahanNaskah) -> TandaTangan | None:
    """Room for the head of the team that this run has bound."""
    for pemegang in bahan.keadaan.lajur.values():
        if pemegang.jenis is not JenisPemegang.TIM:
            continue
        for anggota in bahan.kantor.tim.get(UUID(pemegang.id), ()):
            if anggota.ketua:
                orang = bahan.pegawai.get(anggota.pegawai)
                nama = orang.nama if orang else bahan.nama(anggota.pegawai)
                return TandaTangan(
                    jabatan="Ketua Tim", nama=nama, nip=(orang.nip or "") if orang else ""
                )
    return None


def _keterangan(bahan: BahanNaskah, tugas: Tugas) -> str:
    """Who decides and has a place in the team says so: leading is not writing (two hands)."""
    if tugas.oleh is None or tugas.status is StatusTugas.GUGUR:
        return ""
    for pemegang in bahan.keadaan.lajur.values():
        if pemegang.jenis is JenisPemegang.TIM:
            tempat = kedudukan_dalam_tim(UUID(pemegang.id), UUID(tugas.oleh.pegawai))
            if tempat:
                return (
                    f"Pemeriksa tercantum dalam SK Tim sebagai {tempat[0]} {tempat[1]}; ia memimpin "
                    "dan tidak menyusun versi yang diperiksa ini."
                )
    return ""
