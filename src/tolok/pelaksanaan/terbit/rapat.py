"""D05, D06, D07: invitation, attendance and minutes, all from the one sheet of the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tolok.dasar.tanggal import hari_tanggal, tanggal
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
from tolok.pelaksanaan.domain.pelaku import Kapasitas, Pelaku
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.tanda_notula import JENIS_TANDA, PERAN
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.terbit.nomor import hari_isi
from tolok.pelaksanaan.undangan import JENIS_UNDANGAN

__all__ = ["penerbit"]

_JUDUL = {"undangan": "Undangan rapat", "daftar_hadir": "Daftar hadir", "notula": "Notula"}


def penerbit(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """Attendance and minutes of every meeting; an invitation where one was written."""
    yield from _undangan_tercatat(bahan)
    for subjek, (kunci, versi) in bahan.versi_jenis("notula").items():
        isi = bahan.isi(versi.lembar)
        tertulis = bool(isi.get("nomor")) and not isi.get("undangan")
        for kode, judul in _JUDUL.items():
            if kode == "undangan" and not tertulis:
                continue
            yield Terbitan(
                kunci=f"{kode}/{subjek or ''}",
                judul=judul,
                sumber=(versi.sidik, *_sidik_tanda(bahan, versi, kode)),
                pada=versi.pada,
                langkah=kunci.langkah,
                subjek=subjek,
                susun=lambda b, v=versi, s=subjek, k=kode: _PENYUSUN[k](b, v, s),  # type: ignore[misc]  # defaults bind the loop's values
            )


def _tanda(bahan: BahanNaskah, versi: VersiHasil) -> dict[str, Lembar]:
    """Role -> the signature that was recorded under these minutes."""
    return {
        str(isi["peran"]): x
        for x in bahan.lembar_ringan.values()
        if x.jenis == JENIS_TANDA and (isi := bahan.isi(str(x.pk)))["notula"] == versi.lembar
    }


def _sidik_tanda(bahan: BahanNaskah, versi: VersiHasil, kode: str) -> tuple[str, ...]:
    """A signature makes the next version of the minutes' document, and of no other."""
    return tuple(x.sidik for x in _tanda(bahan, versi).values()) if kode == "notula" else ()


def _undangan_tercatat(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """The newest invitation of every meeting that was called; a moved one is a further version."""
    terakhir = {}
    for satu in bahan.lembar_ringan.values():
        if satu.jenis == JENIS_UNDANGAN and str(satu.tugas) in bahan.keadaan.tugas:
            terakhir[satu.tugas] = satu
    for tugas, lembar in terakhir.items():
        milik = bahan.keadaan.tugas[str(tugas)]
        yield Terbitan(
            kunci=f"undangan/{milik.subjek or ''}",
            judul=_JUDUL["undangan"],
            sumber=(lembar.sidik,),
            pada=lembar.pada,
            langkah=milik.langkah,
            subjek=milik.subjek,
            susun=lambda b, x=lembar: _undangan_lembar(b, x),  # type: ignore[misc]  # as above
        )


def _undangan_lembar(bahan: BahanNaskah, lembar: Any) -> Dokumen:
    """D05 from its own sheet; a correction says so in its subject, and what it was before."""
    isi = bahan.isi(str(lembar.pk))
    hari = bahan.hari(lembar.pada)
    mulai = bahan.saat(hari_isi(isi.get("tanggal"), hari), str(isi.get("mulai", "")))
    tugas = bahan.keadaan.tugas[str(lembar.tugas)]
    hal = _hal(bahan, tugas.subjek)
    pembuka = (
        "Sehubungan dengan pelaksanaan pengukuran kinerja, Saudara diundang untuk hadir pada:"
    )
    semula = isi.get("semula")
    if semula:
        lama = hari_isi(semula.get("tanggal"), hari)
        pembuka = (
            f"Rapat yang semula diundang untuk {hari_tanggal(lama)} pukul {semula.get('mulai')} di "
            f"{semula.get('tempat')} dipindah ({isi.get('alasan')}). Saudara diundang untuk hadir pada:"
        )
    kursi = UUID(tugas.pemegang.id) if tugas.pemegang.id else None
    nilai = Undangan(
        tanggal=hari,
        hal=f"{'Ralat undangan' if semula else 'Undangan'} {hal}",
        kepada=tuple(map(str, isi.get("kepada", ()))) or ("Pegawai yang diundang",),
        pembuka=pembuka,
        mulai=mulai,
        tempat=str(isi.get("tempat", "")),
        acara=str(isi.get("acara") or hal),
        penanda=bahan.tanda_jabatan(kursi),
        nomor=str(isi.get("nomor", "")),
        bahan=tuple(b.strip() for b in str(isi.get("bahan") or "").split(";") if b.strip()),
    )
    return rapat.susun_undangan(nilai, bahan.bingkai)


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
    waktu = isi.get("waktu_hadir") or {}
    hasil = []
    for n, pk in enumerate(isi.get("hadir", ())):
        try:
            duduk = bahan.kantor.duduk(UUID(str(pk)))
        except ValueError:
            duduk = ()
        jabatan = bahan.kantor.kursi[duduk[0].jabatan].nama if duduk else ""
        saat = waktu.get(str(pk))
        hasil.append(
            Hadir(
                nama=str(nama[n]) if n < len(nama) else str(pk),
                jabatan=jabatan,
                waktu=datetime.fromisoformat(saat).astimezone(bahan.zona) if saat else None,
            )
        )
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
            *(replace(h, waktu=h.waktu or mulai) for h in _hadir(bahan, isi)),
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
        dasar=_dasar(isi),
        mulai=mulai,
        selesai=bahan.saat(mulai.date(), str(isi.get("selesai", "")), f"{mulai:%H:%M}"),
        tempat=str(isi.get("tempat", "")),
        pimpinan=_penanda(bahan, versi, "pimpinan", penulis, hadir),
        notulis=_penanda(bahan, versi, "notulis", penulis, hadir),
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


def _dasar(isi: Mapping[str, Any]) -> str:
    """The invitation the meeting rests on, and how often it was moved."""
    awal = f"Undangan nomor {isi['nomor']}" if isi.get("nomor") else "Undangan lisan"
    panggilan = isi.get("undangan") or ()
    if panggilan and not isi.get("nomor"):
        awal = "Undangan tertulis, menunggu nomor"
    return f"{awal}, diralat {len(panggilan) - 1} kali" if len(panggilan) > 1 else awal


def _penanda(
    bahan: BahanNaskah,
    versi: VersiHasil,
    peran: str,
    penulis: TandaTangan,
    hadir: Iterable[Hadir],
) -> TandaTangan:
    """The recorded signature of a role, else room for it."""
    tanda = _tanda(bahan, versi).get(peran)
    isi = bahan.isi(str(tanda.pk)) if tanda is not None else {}
    kosong = _orang(bahan.isi(versi.lembar).get(peran), PERAN[peran], penulis, hadir)
    if tanda is None:
        return kosong
    kertas = isi.get("kertas")
    catatan = ""
    if kertas:
        hari = tanggal(date.fromisoformat(kertas["tanggal"]))
        catatan = f"tertulis {hari}, dicatat oleh {bahan.nama(kertas['pencatat'])}"
    cara = CaraTandaTangan.KERTAS if kertas else CaraTandaTangan.TERCATAT
    if not isi.get("pegawai"):
        return replace(kosong, cara=cara, waktu=tanda.pada, sidik=versi.sidik, catatan=catatan)
    pelaku = Pelaku(
        pegawai=isi["pegawai"],
        jabatan=isi["jabatan"],
        kapasitas=Kapasitas(isi["kapasitas"]),
        penempatan=isi["penempatan"],
    )
    return bahan.tanda(
        pelaku,
        saat=tanda.pada,
        cara=cara,
        pembuka=f"{PERAN[peran]},",
        sidik=versi.sidik,
        catatan=catatan,
    )


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
