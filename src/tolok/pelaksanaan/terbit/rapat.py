"""D05, D06, D07: invitation, attendance and minutes, all from the one sheet of the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from tolok.naskah.dokumen import rapat
from tolok.naskah.dokumen.rapat import (
    AcaraNotula,
    DaftarHadir,
    Hadir,
    Notula,
    TindakLanjut,
    Undangan,
)
from tolok.naskah.domain.blok import CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.keadaan import VersiHasil
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.terbit.lembaran import hari_isi

__all__ = ["penerbit"]

_JUDUL = {"undangan": "Undangan rapat", "daftar_hadir": "Daftar hadir", "notula": "Notula"}


def penerbit(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """Attendance and minutes of every meeting; an invitation where one was written."""
    for subjek, (kunci, versi) in bahan.versi_jenis("notula").items():
        tertulis = bool(bahan.isi(versi.lembar).get("nomor"))
        for kode, judul in _JUDUL.items():
            if kode == "undangan" and not tertulis:
                continue
            yield Terbitan(
                kunci=f"{kode}/{subjek or ''}",
                judul=judul,
                sumber=(versi.sidik,),
                pada=versi.pada,
                langkah=kunci.langkah,
                subjek=subjek,
                susun=lambda b, v=versi, s=subjek, k=kode: _PENYUSUN[k](b, v, s),  # type: ignore[misc]  # defaults bind the loop's values
            )


def _hal(bahan: BahanNaskah, subjek: str | None) -> str:
    unit = f" {bahan.nama(subjek)}" if subjek else ""
    return f"rapat{unit} {bahan.kegiatan}"


def _mulai(bahan: BahanNaskah, isi: Mapping[str, Any], versi: VersiHasil) -> Any:
    hari = hari_isi(isi.get("tanggal"), bahan.hari(versi.pada))
    return bahan.saat(hari, str(isi.get("mulai", "")))


def _undangan(bahan: BahanNaskah, versi: VersiHasil, subjek: str | None) -> Dokumen:
    isi = bahan.isi(versi.lembar)
    mulai = _mulai(bahan, isi, versi)
    kepada = [*isi.get("nama_hadir", ()), *isi.get("tidak_hadir", ())]
    nilai = Undangan(
        tanggal=min(mulai.date(), bahan.hari(bahan.keadaan.tugas[versi.tugas].dibuka)),
        hal=f"Undangan {_hal(bahan, subjek)}",
        kepada=tuple(map(str, kepada)) or ("Pegawai yang diundang",),
        pembuka="Sehubungan dengan pelaksanaan pengukuran kinerja, Saudara diundang untuk hadir pada:",
        mulai=mulai,
        tempat=str(isi.get("tempat", "")),
        acara=str(isi.get("acara") or _hal(bahan, subjek)),
        penanda=replace(bahan.penulis_versi(versi), cara=CaraTandaTangan.KOSONG),
        nomor=str(isi.get("nomor", "")),
    )
    return rapat.susun_undangan(nilai, bahan.bingkai)


def _hadir(bahan: BahanNaskah, isi: Mapping[str, Any]) -> tuple[Hadir, ...]:
    """Who came; the sheet has their names, the office their posts."""
    nama = list(isi.get("nama_hadir") or [])
    hasil = []
    for n, pk in enumerate(isi.get("hadir", ())):
        try:
            duduk = bahan.kantor.duduk(UUID(str(pk)))
        except ValueError:
            duduk = ()
        jabatan = bahan.kantor.kursi[duduk[0].jabatan].nama if duduk else ""
        hasil.append(Hadir(nama=str(nama[n]) if n < len(nama) else str(pk), jabatan=jabatan))
    return tuple(hasil)


def _daftar_hadir(bahan: BahanNaskah, versi: VersiHasil, subjek: str | None) -> Dokumen:
    isi = bahan.isi(versi.lembar)
    mulai = _mulai(bahan, isi, versi)
    absen = tuple(
        Hadir(nama=str(n), jabatan="", keterangan="tidak hadir")
        for n in isi.get("tidak_hadir", ())
    )
    nilai = DaftarHadir(
        acara=str(isi.get("acara") or _hal(bahan, subjek)),
        mulai=mulai,
        tempat=str(isi.get("tempat", "")),
        peserta=(
            *(Hadir(nama=h.nama, jabatan=h.jabatan, waktu=mulai) for h in _hadir(bahan, isi)),
            *absen,
        ),
        penanda=bahan.penulis_versi(versi),
    )
    return rapat.susun_daftar_hadir(nilai, bahan.bingkai)


def _notula(bahan: BahanNaskah, versi: VersiHasil, subjek: str | None) -> Dokumen:
    isi = bahan.isi(versi.lembar)
    mulai = _mulai(bahan, isi, versi)
    penulis, hadir = bahan.penulis_versi(versi), _hadir(bahan, isi)
    nilai = Notula(
        hal=_kapital(_hal(bahan, subjek)),
        dasar=f"Undangan nomor {isi['nomor']}" if isi.get("nomor") else "Undangan lisan",
        mulai=mulai,
        selesai=bahan.saat(mulai.date(), str(isi.get("selesai", "")), f"{mulai:%H:%M}"),
        tempat=str(isi.get("tempat", "")),
        pimpinan=_orang(isi.get("pimpinan"), "Pimpinan rapat", penulis, hadir),
        notulis=_orang(isi.get("notulis"), "Notulis", penulis, hadir),
        hadir=hadir,
        tidak_hadir=tuple(Hadir(nama=str(n), jabatan="") for n in isi.get("tidak_hadir", ())),
        acara=(
            AcaraNotula(
                judul=str(isi.get("acara") or "Pembahasan"),
                pembahasan=_baris(isi.get("teks")),
                keputusan=_baris(isi.get("keputusan")),
            ),
        ),
        tindak_lanjut=tuple(
            TindakLanjut(
                apa=str(t.get("apa", "")),
                siapa=str(t.get("siapa", "")),
                kapan=_kapan(t.get("kapan")),
            )
            for t in isi.get("tindak_lanjut", ())
        ),
        lampiran=("Daftar hadir",),
    )
    return rapat.susun_notula(nilai, bahan.bingkai)


def _orang(nama: Any, sebagai: str, penulis: TandaTangan, hadir: Iterable[Hadir]) -> TandaTangan:
    """Somebody else than who handed the minutes in signs on paper, with the post they came in."""
    teks = str(nama or "").strip()
    if not teks or teks == penulis.nama:
        return replace(penulis, pembuka=f"{sebagai},")
    jabatan = next((h.jabatan for h in hadir if h.nama == teks and h.jabatan), "")
    if not jabatan:
        return TandaTangan(jabatan=sebagai, nama=teks)
    return TandaTangan(jabatan=jabatan, nama=teks, pembuka=f"{sebagai},")


def _kapital(teks: str) -> str:
    return teks[:1].upper() + teks[1:]


def _kapan(teks: Any) -> date | None:
    try:
        return date.fromisoformat(str(teks))
    except ValueError:
        return None


def _baris(teks: Any) -> tuple[str, ...]:
    return tuple(b.strip() for b in str(teks or "").splitlines() if b.strip())


_PENYUSUN = {"undangan": _undangan, "daftar_hadir": _daftar_hadir, "notula": _notula}
