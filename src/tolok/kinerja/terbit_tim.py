"""The documents of a team's rows: D08 programme, D09 part A, and the note of analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tolok.kinerja.renderers.metode import nilai_metode
from tolok.naskah.dokumen import analisis, metode, rencana_kerja
from tolok.naskah.domain.blok import Blok, JudulNaskah, Paragraf, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah
from tolok.pelaksanaan.domain.keadaan import VersiHasil

if TYPE_CHECKING:
    from tolok.pelaksanaan.terbit.bahan import BahanNaskah

__all__ = ["dokumen_analisis", "dokumen_metode", "dokumen_rencana_kerja"]

_ANALISIS = {"sebab": "Sebab", "risiko": "Risiko", "rekomendasi": "Rekomendasi"}


def _baris(teks: Any) -> tuple[str, ...]:
    return tuple(b.strip() for b in str(teks or "").splitlines() if b.strip())


def dokumen_metode(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D09 part A."""
    kursi = bahan.kantor.pimpinan()
    nilai = nilai_metode(
        bahan.isi(versi.lembar),
        penyusun=bahan.penulis_versi(versi, pembuka="Penyusun,"),
        mengetahui=bahan.tanda_jabatan(kursi.jabatan if kursi else None, "Mengetahui,"),
        status=bahan.status,
    )
    return metode.susun(nilai, bahan.bingkai)


def dokumen_analisis(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """The analysis as its author wrote it, over that person's signature."""
    isi = bahan.isi(versi.lembar)
    nilai = analisis.CatatanAnalisis(
        kegiatan=bahan.kegiatan,
        butir=tuple(
            (f"{b['kode']} {b['nama']}", str(b["tampil"]), str(b["analisis"]))
            for b in isi.get("butir") or ()
        ),
        bagian=tuple((judul, _baris(isi.get(k))) for k, judul in _ANALISIS.items()),
        penanda=bahan.penulis_versi(versi),
        tanggal=bahan.hari(versi.pada),
    )
    return analisis.susun(nilai, bahan.bingkai)


def dokumen_rencana_kerja(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D08; who gave the work approves it. A plain text of another office prints as that."""
    isi = bahan.isi(versi.lembar)
    hari = bahan.hari(versi.pada)
    if isi.get("tahapan") is None:
        blok: tuple[Blok, ...] = (
            JudulNaskah(teks="Program Kerja", tentang=bahan.kegiatan),
            *(Paragraf(teks=b) for b in _baris(isi.get("teks"))),
        )
        judul = f"Program kerja {bahan.kegiatan}"
        return bahan.bingkai.dokumen(JenisNaskah.PROGRAM_KERJA, judul, blok, tanggal=hari)
    nilai = rencana_kerja.ProgramKerja(
        kegiatan=bahan.kegiatan,
        dasar=_baris(isi["dasar"]),
        tujuan=_baris(isi["tujuan"]),
        ruang_lingkup=_baris(isi["ruang_lingkup"]),
        anggota=_tiga(isi["anggota"], "nama", "kedudukan", "tugas"),
        tahapan=tuple(_tahap(t) for t in isi["tahapan"]),
        sumber=_tiga(isi["sumber"], "data", "asal", "cara"),
        risiko=tuple((str(r["risiko"]), str(r["penanganan"])) for r in isi["risiko"]),
        keperluan=_baris(isi["keperluan"]),
        ketua=bahan.penulis_versi(versi, pembuka="Disusun,"),
        menyetujui=_pemberi(bahan, versi),
        tanggal=hari,
    )
    return rencana_kerja.susun(nilai, bahan.bingkai)


def _tiga(
    baris: Sequence[Mapping[str, Any]], a: str, b: str, c: str
) -> tuple[tuple[str, str, str], ...]:
    return tuple((str(x[a]), str(x[b]), str(x[c])) for x in baris)


def _tahap(t: Mapping[str, Any]) -> rencana_kerja.Tahap:
    return rencana_kerja.Tahap(
        tahap=str(t["tahap"]),
        pelaksana=str(t["pelaksana"]),
        mulai=_hari(t["mulai"]),
        selesai=_hari(t["selesai"]),
        keluaran=str(t["keluaran"]),
    )


def _hari(teks: Any) -> date | None:
    try:
        return date.fromisoformat(str(teks))
    except ValueError:
        return None


def _pemberi(bahan: BahanNaskah, versi: VersiHasil) -> TandaTangan:
    """Room for who handed the work out: the holder of the row that this one works on."""
    asal = [
        t.dari
        for t in bahan.lintasan.langkah[bahan.keadaan.tugas[versi.tugas].langkah].mengerjakan
        if t.dari is not None
    ]
    for tugas in sorted(bahan.keadaan.tugas.values(), key=lambda t: t.urutan_buka, reverse=True):
        if tugas.langkah in asal and tugas.induk is None and tugas.pemegang.id:
            pk = UUID(tugas.pemegang.id)
            return bahan.tanda_jabatan(pk if pk in bahan.kantor.kursi else None, "Disetujui,")
    kursi = bahan.kantor.pimpinan()
    return bahan.tanda_jabatan(kursi.jabatan if kursi else None, "Disetujui,")
