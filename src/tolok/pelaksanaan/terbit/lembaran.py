"""Documents printed from one sheet each: D03 timeline, D14 letter, D15, D16."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tolok.dasar.tanggal import tanggal
from tolok.naskah.dokumen import buku, jadwal, penggandaan, surat_pengantar
from tolok.naskah.dokumen.buku import BarisEkspedisi
from tolok.naskah.dokumen.penggandaan import CatatanPenggandaan
from tolok.naskah.dokumen.surat_pengantar import Kiriman, SuratPengantar
from tolok.naskah.domain.blok import Blok, HalamanBaru, JudulNaskah, Paragraf, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah
from tolok.pelaksanaan.domain.keadaan import StatusTugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import TindakanDiselesaikan
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.terbit.nomor import (
    PENGIRIMAN,
    KirimanTercatat,
    hari_isi,
    kiriman_tercatat,
    lembar_kirim,
    nomor_surat,
    saat_terima,
)
from tolok.sop.domain.jalan import JenisTindakan

__all__ = [
    "dokumen_jadwal",
    "dokumen_salinan",
    "dokumen_surat",
    "hari_isi",
    "kiriman_tercatat",
    "penerbit_ekspedisi",
    "polos",
]

_KIRIM = JenisTindakan.KIRIM.value
_DIANTAR = "diantar langsung"
_PENGANTAR = "Disampaikan dengan hormat. Mohon lembar kedua dikembalikan."


def polos(
    bahan: BahanNaskah, versi: VersiHasil, jenis: JenisNaskah, judul: str, isi: Mapping[str, Any]
) -> Dokumen:
    """A sheet without a form of its own: its title, its texts, who wrote it."""
    blok: list[Blok] = [JudulNaskah(teks=judul, tentang=str(isi.get("judul") or bahan.kegiatan))]
    blok += [
        Paragraf(teks=baris, alinea=True)
        for kunci, nilai in isi.items()
        if isinstance(nilai, str) and kunci not in ("judul", "format")
        for baris in nilai.splitlines()
        if baris.strip()
    ]
    return bahan.bingkai.dokumen(
        jenis, f"{judul} {bahan.kegiatan}", tuple(blok), tanggal=bahan.hari(versi.pada)
    )


def dokumen_jadwal(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D03: the rows to come with their dates; made by who sent it, known to the superior."""
    isi = bahan.isi(versi.lembar)
    hari = bahan.hari(versi.pada)
    pembuat = bahan.penulis_versi(versi, bahan.bingkai.tempat_tanggal(hari))
    pelaku = next((t.pelaku for t in bahan.kejadian if t.pelaku and t.pada == versi.pada), None)
    nilai = jadwal.Jadwal(
        kegiatan=bahan.pelaksanaan.nama_sop,
        periode=bahan.periode.nama,
        baris=tuple(_tahap(bahan, b, hari) for b in isi.get("baris", ())),
        pembuat=pembuat,
        mengetahui=bahan.atasan(pelaku),
        tanggal=hari,
        dasar=tuple(_acuan(d, hari) for d in isi.get("dasar") or ()),
        pemilik=tuple(
            (bahan.nama(pk), hari_isi(batas, hari))
            for pk, batas in (isi.get("batas_pemilik") or {}).items()
            if batas
        ),
    )
    return jadwal.susun(nilai, bahan.bingkai)


def _acuan(d: Mapping[str, Any], bawaan: date) -> str:
    """A cited disposition or letter in one line."""
    nomor, hari = str(d.get("dasar_nomor") or ""), str(d.get("dasar_tanggal") or "")
    bagian = [str(d.get("dasar_uraian") or "")]
    if nomor:
        bagian.append(f"Nomor {nomor}")
    if hari:
        bagian.append(f"tanggal {tanggal(hari_isi(hari, bawaan))}")
    return " ".join(x for x in bagian if x)


def _tahap(bahan: BahanNaskah, b: Mapping[str, Any], bawaan: date) -> jadwal.BarisJadwal:
    nomor = int(b["langkah"]) if str(b.get("langkah", "")).isdigit() else 0
    langkah = bahan.lintasan.langkah.get(nomor)
    keluaran = (
        {h.jenis.value.replace("_", " ") for h in langkah.menghasilkan} if langkah else set()
    )
    return jadwal.BarisJadwal(
        tahapan=str(b.get("tahapan", "")),
        langkah=str(b.get("langkah", "")),
        pelaksana=str(b.get("pelaksana", "")),
        mulai=hari_isi(b.get("mulai"), bawaan),
        selesai=hari_isi(b.get("selesai"), bawaan),
        keluaran=", ".join(sorted(keluaran)) or "–",
        keterangan="" if b.get("berbatas", True) else "tanpa batas waktu",
    )


def dokumen_surat(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D14: two sheets for every addressee; the signature and parafs as they stand."""
    isi = bahan.isi(versi.lembar)
    asli = [p for p in isi.get("penerima", ()) if p.get("jenis") != "tembusan" and p.get("kepada")]
    tembusan = tuple(
        str(p["kepada"]) for p in isi.get("penerima", ()) if p.get("jenis") == "tembusan"
    )
    penanda = _penanda_surat(bahan, versi)
    hari = hari_isi(isi.get("tanggal"), bahan.hari(versi.pada))
    dokumen = [
        surat_pengantar.susun(
            SuratPengantar(
                tanggal=hari,
                kepada=str(p["kepada"]),
                melalui=str(p.get("melalui", "")),
                di=str(isi.get("tempat") or bahan.bingkai.tempat),
                kiriman=_kiriman(bahan, isi),
                penanda=penanda,
                nomor=nomor_surat(bahan),
                tembusan=tembusan,
            ),
            bahan.bingkai,
        )
        for p in asli or [{"kepada": "…………………"}]
    ]
    blok = dokumen[0].isi
    for satu in dokumen[1:]:
        blok += (HalamanBaru(kop=True), *satu.isi)
    return replace(dokumen[0], isi=blok, perihal=f"Surat pengantar: {isi.get('hal', '')}")


def _kiriman(bahan: BahanNaskah, isi: Mapping[str, Any]) -> tuple[Kiriman, ...]:
    daftar = tuple(
        Kiriman(
            jenis=_berperiode(bahan, str(k.get("nama", ""))),
            banyaknya=str(k.get("banyak", "")),
            keterangan=str(k.get("keterangan") or isi.get("isi_surat") or _PENGANTAR),
        )
        for k in isi.get("kiriman", ())
    )
    return daftar or (
        Kiriman(
            jenis=f"Laporan {bahan.kegiatan}",
            banyaknya="1 (satu) berkas",
            keterangan=str(isi.get("isi_surat") or _PENGANTAR),
        ),
    )


def _berperiode(bahan: BahanNaskah, nama: str) -> str:
    """What is sent names its period."""
    periode = bahan.periode.nama
    return nama if not nama or periode in nama else f"{nama} {periode}"


def _penanda_surat(bahan: BahanNaskah, versi: VersiHasil) -> TandaTangan:
    """The last of the chain signs; those before it have given their paraf."""
    anak = [
        bahan.keadaan.tugas[pk]
        for pk in bahan.keadaan.anak.get(versi.tugas, ())
        if bahan.keadaan.tugas[pk].tindakan == _KIRIM
    ]
    bagian = [t for t in anak if t.status not in (StatusTugas.GUGUR, StatusTugas.DIALIHKAN)]
    if not bagian:
        return bahan.penulis_versi(versi)
    urut = sorted(bagian, key=lambda t: t.giliran)
    akhir = bahan.penanda_tugas(urut[-1].id, sidik=versi.sidik)
    paraf = tuple(
        f"{bahan.sebut(t.oleh)}: paraf {_pendek(bahan, t.ditutup)}"
        for t in urut[:-1]
        if t.oleh is not None and not t.terbuka and t.ditutup is not None
    )
    return replace(akhir, paraf=paraf)


def _pendek(bahan: BahanNaskah, saat: datetime) -> str:
    hari = bahan.hari(saat)
    setempat = saat.astimezone(bahan.zona)
    return f"{hari.day}/{hari.month} {setempat:%H.%M} {bahan.bingkai.zona}"


def dokumen_salinan(bahan: BahanNaskah, versi: VersiHasil) -> Dokumen:
    """D16: numbered copies of the report's ratified version."""
    isi = bahan.isi(versi.lembar)
    eksemplar = list(isi.get("eksemplar", ()))
    laporan = bahan.versi_laporan()
    nilai = CatatanPenggandaan(
        dokumen=f"Laporan {bahan.kegiatan}",
        versi=str(laporan.versi) if laporan else "–",
        sidik=laporan.sidik[:20] if laporan else "–",
        tanggal=hari_isi(isi.get("tanggal"), bahan.hari(versi.pada)),
        penerima=tuple(
            (f"{e.get('nomor', '')}/{len(eksemplar)}", _penerima(e)) for e in eksemplar
        ),
        petugas=bahan.penulis_versi(versi),
    )
    return penggandaan.susun(nilai, bahan.bingkai)


def _penerima(e: Mapping[str, Any]) -> str:
    media = str(e.get("media", ""))
    return f"{e.get('penerima', '')} ({media})" if media else str(e.get("penerima", ""))


def penerbit_ekspedisi(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """D15: the run's lines of the delivery book, once something was delivered."""
    if not kiriman_tercatat(bahan):
        return
    lembar = lembar_kirim(bahan, PENGIRIMAN)
    pada, tugas = max(
        (t.pada, t.kejadian.tugas)
        for t in bahan.kejadian
        if isinstance(t.kejadian, TindakanDiselesaikan) and lembar[-1] in t.kejadian.jawaban
    )
    yield Terbitan(
        kunci="ekspedisi",
        judul="Lembar ekspedisi",
        sumber=(*(f"lembar:{pk}" for pk in lembar), f"nomor:{nomor_surat(bahan)}"),
        pada=pada,
        langkah=bahan.keadaan.tugas[tugas].langkah,
        susun=_ekspedisi,
    )


def _cara(isi: Mapping[str, Any]) -> tuple[str, ...]:
    """How it went, and what was noted."""
    return tuple(str(isi.get(k, "")) for k in ("cara", "keterangan"))


def _ekspedisi(bahan: BahanNaskah) -> Dokumen:
    nomor = nomor_surat(bahan) or "menunggu nomor"
    baris = tuple(
        _baris_ekspedisi(bahan, n, satu, nomor)
        for n, satu in enumerate(kiriman_tercatat(bahan), start=1)
    )
    return buku.susun_ekspedisi(baris, tahun=bahan.periode.tahun, bingkai=bahan.bingkai)


def _baris_ekspedisi(
    bahan: BahanNaskah, nomor: int, satu: KirimanTercatat, nomor_surat: str
) -> BarisEkspedisi:
    kirim, terima = bahan.isi(satu.kirim), bahan.isi(satu.terima)
    return BarisEkspedisi(
        nomor=nomor,
        tanggal=hari_isi(kirim.get("tanggal"), bahan.hari(bahan.lembar[satu.kirim].pada)),
        nomor_surat=nomor_surat,
        tujuan=str(kirim.get("kepada", "")),
        isi=f"Surat pengantar dan laporan ({kirim.get('cara', '')})",
        penerima=str(terima.get("penerima", "")),
        paraf=str(terima.get("keterangan", "")),
        diterima=saat_terima(bahan, satu),
    )
