"""D13: the decree as it stands, the control copy with parafs, and a copy receipt per member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tolok.naskah.dokumen import keputusan
from tolok.naskah.dokumen.keputusan import AnggotaKeputusan, Keputusan as SuratKeputusan, Paraf
from tolok.naskah.domain.blok import CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.keadaan import StatusTugas, Tugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.sk_tim import anggota_isi, diktum
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.terbit.lembaran import hari_isi, polos
from tolok.pelaksanaan.tim_sk import id_tim, langkah_sk

__all__ = ["asal_sk", "dokumen_sk", "nomor_sk", "penanda_sk", "penerbit"]

_JENIS = "sk_tim"
_SETUJU = (Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN)


def dokumen_sk(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """The official copy: no paraf on it."""
    return _dokumen(bahan, versi, kendali=False)


def asal_sk(bahan: BahanNaskah, versi: VersiHasil) -> tuple[str, ...]:
    """Besides its sheet the decree carries its signature and its number."""
    tanda_tangan = penanda_sk(bahan, versi)
    ditandatangani = tanda_tangan.urutan_tutup if tanda_tangan else ""
    return (f"tanda_tangan:{ditandatangani}", f"nomor:{nomor_sk(bahan, versi)}")


def penerbit(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """The control copy, from the first paraf on; anew with every further one."""
    ada = bahan.versi_jenis(_JENIS).get(None)
    if ada is None:
        return
    kunci, versi = ada
    pemutus = _pemutus(bahan, versi)
    if not pemutus or not anggota_isi(bahan.isi(versi.lembar)):
        return
    yield Terbitan(
        kunci="sk_tim_kendali/",
        judul="SK Tim, salinan kendali",
        sumber=(
            versi.sidik,
            *(f"kejadian:{t.urutan_tutup}" for t in pemutus),
            f"nomor:{nomor_sk(bahan, versi)}",
        ),
        pada=pemutus[-1].ditutup or versi.pada,
        langkah=kunci.langkah,
        susun=lambda b, v=versi: _dokumen(b, v, kendali=True),  # type: ignore[misc]  # default binds the version
    )


def nomor_sk(bahan: BahanNaskah, versi: VersiHasil) -> str:
    """The decree's number: what came after the signature counts before what was typed on it."""
    menyusul = bahan.nomor_tim.get(id_tim(bahan.pelaksanaan.pk, versi.lembar))
    return menyusul or str(bahan.isi(versi.lembar).get("nomor", "")).strip()


def penanda_sk(bahan: BahanNaskah, versi: VersiHasil) -> Tugas | None:
    """The task by which this version was signed; None while it is a draft."""
    lintasan: Lintasan = bahan.lintasan
    akhir = langkah_sk(lintasan)
    return next((t for t in _pemutus(bahan, versi) if t.langkah == akhir), None)


def _pemutus(bahan: BahanNaskah, versi: VersiHasil) -> list[Tugas]:
    """Who approved this very version, in order."""
    semua = [
        t
        for t in bahan.keadaan.tugas.values()
        if t.status is StatusTugas.DISERAHKAN
        and t.induk is None
        and t.keputusan in _SETUJU
        and any(o.jenis == _JENIS and o.sidik == versi.sidik for o in t.objek)
    ]
    return sorted(semua, key=lambda t: t.urutan_tutup or 0)


def _dokumen(bahan: BahanNaskah, versi: VersiHasil, *, kendali: bool) -> Dokumen:
    isi = bahan.isi(versi.lembar)
    if not anggota_isi(isi):
        return polos(bahan, versi, keputusan.JENIS, "Keputusan", isi)
    tanda_tangan = penanda_sk(bahan, versi)
    ditetapkan = _ditetapkan(bahan, isi, tanda_tangan)
    nilai = SuratKeputusan(
        pejabat=_pejabat(bahan),
        tentang=str(isi.get("tentang", "")),
        menimbang=tuple(map(str, isi.get("menimbang", ()))),
        mengingat=tuple(map(str, isi.get("mengingat", ()))),
        diktum=diktum(isi, kantor=str(bahan.instansi.nama), ditetapkan=ditetapkan),
        anggota=tuple(
            AnggotaKeputusan(
                nama=str(a.get("nama", "")),
                nip=str(a.get("nip", "")),
                jabatan=str(a.get("jabatan", "")),
                kedudukan=str(a.get("kedudukan", "")),
            )
            for a in anggota_isi(isi)
        ),
        tanggal=ditetapkan,
        penanda=_penanda(bahan, versi, tanda_tangan),
        nomor=nomor_sk(bahan, versi),
        tembusan=tuple(map(str, isi.get("tembusan", ()))),
        paraf=_paraf(bahan, versi) if kendali else (),
        kendali=kendali,
    )
    return keputusan.susun(nilai, bahan.bingkai)


def _ditetapkan(bahan: BahanNaskah, isi: Any, tanda_tangan: Tugas | None) -> date | None:
    """The date on the decree: as written; else the day of the signature; a draft has room for it."""
    tutup = tanda_tangan.ditutup if tanda_tangan else None
    bawaan = bahan.hari(tutup) if tutup else None
    if isi.get("tanggal"):
        return hari_isi(isi["tanggal"], bawaan or bahan.hari(bahan.sekarang))
    return bawaan


def _pejabat(bahan: BahanNaskah) -> str:
    """The post that decrees, with the region: "Kepala Dinas Perdagangan Kota Contoh"."""
    kursi = bahan.kantor.pimpinan()
    jabatan = kursi.nama if kursi else f"Kepala {bahan.instansi.nama}"
    if jabatan.strip().lower() == "kepala dinas":
        jabatan = f"Kepala {bahan.instansi.nama}"
    tempat = bahan.bingkai.tempat
    return jabatan if tempat.lower() in jabatan.lower() else f"{jabatan} {tempat}"


def _penanda(bahan: BahanNaskah, versi: VersiHasil, tanda_tangan: Tugas | None) -> TandaTangan:
    if tanda_tangan is not None:
        return bahan.penanda_tugas(tanda_tangan.id, sidik=versi.sidik)
    kursi = bahan.kantor.pimpinan()
    return replace(
        bahan.tanda_jabatan(kursi.jabatan if kursi else None), cara=CaraTandaTangan.KOSONG
    )


def _paraf(bahan: BahanNaskah, versi: VersiHasil) -> tuple[Paraf, ...]:
    """Who wrote it and repaired it, then who approved on the way up; a signature is no paraf."""
    hasil = [
        _disusun(bahan, v, "memperbaiki" if n else "menyusun")
        for n, v in enumerate(
            v for k, v in bahan.versi_urut if k.jenis == _JENIS and v.pada <= versi.pada
        )
    ]
    akhir = langkah_sk(bahan.lintasan)
    for t in _pemutus(bahan, versi):
        if t.langkah == akhir or t.oleh is None or t.ditutup is None:
            continue
        tanda = bahan.penanda_tugas(t.id)
        hasil.append(
            Paraf(
                jabatan=tanda.jabatan_lengkap,
                nama=tanda.nama,
                keterangan=f"paraf tercatat, {_saat(bahan, t.ditutup)}",
            )
        )
    return tuple(hasil)


def _disusun(bahan: BahanNaskah, versi: VersiHasil, kata: str) -> Paraf:
    """One hand on the text."""
    tanda = bahan.penulis_versi(versi)
    return Paraf(
        jabatan=tanda.jabatan_lengkap,
        nama=tanda.nama,
        keterangan=f"{kata}, {_saat(bahan, versi.pada)}",
    )


def _saat(bahan: BahanNaskah, saat: datetime) -> str:
    hari = bahan.hari(saat)
    return f"{hari.day}/{hari.month}/{hari.year} {saat.astimezone(bahan.zona):%H.%M} {bahan.bingkai.zona}"
