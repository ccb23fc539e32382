"""An SOP laid out as its page: identity rows, boxes, lanes, step rows with symbols, arrows."""

from __future__ import annotations

from dataclasses import dataclass

from tolok.sop.domain.dokumen import Sop

__all__ = ["BarisLangkah", "IsiDokumen", "PanahLangkah", "tata"]

_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisLangkah:
    """A printed row. `lajur`: indices of the lanes its symbols stand in. `rupa`: preset name."""

    nomor: int
    uraian: str
    lajur: tuple[int, ...]
    rupa: str
    teks: str
    kelengkapan: tuple[str, ...]
    waktu: str
    output: tuple[str, ...]
    keterangan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanahLangkah:
    """An arrow between the symbols of two rows, by index."""

    dari: int
    ke: int
    teks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiDokumen:
    """Everything a page of an SOP prints."""

    unit: str
    nama: str
    identitas: tuple[tuple[str, str], ...]
    kotak: tuple[tuple[str, tuple[str, ...]], ...]
    lajur: tuple[str, ...]
    langkah: tuple[BarisLangkah, ...]
    panah: tuple[PanahLangkah, ...]


def tata(sop: Sop) -> IsiDokumen:
    """The page of an SOP: start and end as terminators, decisions as diamonds."""
    urutan = {p.kode: n for n, p in enumerate(sop.pelaksana)}
    baris = tuple(
        BarisLangkah(
            nomor=langkah.nomor,
            uraian=langkah.uraian,
            lajur=tuple(urutan[k] for k in langkah.pelaksana if k in urutan),
            rupa=_rupa(n, len(sop.langkah), langkah.keputusan is not None),
            teks=_teks(n, len(sop.langkah), langkah.keputusan is not None),
            kelengkapan=langkah.mutu.kelengkapan,
            waktu=_waktu(langkah.mutu.waktu.teks if langkah.mutu.waktu else None),
            output=langkah.mutu.output,
            keterangan=langkah.keterangan or "",
        )
        for n, langkah in enumerate(sop.langkah)
    )
    return IsiDokumen(
        unit=sop.unit or "DINAS CONTOH KABUPATEN ANGGREK",
        nama=sop.nama,
        identitas=_identitas(sop),
        kotak=(
            ("Dasar Hukum", sop.dasar_hukum),
            ("Kualifikasi Pelaksana", sop.kualifikasi_pelaksana),
            ("Keterkaitan", sop.keterkaitan),
            ("Peralatan/Perlengkapan", sop.peralatan),
            ("Peringatan", sop.peringatan),
            ("Pencatatan dan Pendataan", sop.pencatatan),
        ),
        lajur=tuple(p.nama for p in sop.pelaksana),
        langkah=baris,
        panah=_panah(sop),
    )


def _identitas(sop: Sop) -> tuple[tuple[str, str], ...]:
    pengesah = "\n".join(
        t
        for t in (
            sop.disahkan_oleh.jabatan,
            sop.disahkan_oleh.nama,
            sop.disahkan_oleh.pangkat,
            f"NIP. {sop.disahkan_oleh.nip}" if sop.disahkan_oleh.nip else None,
        )
        if t
    )
    return (
        ("Nomor SOP", sop.nomor or "-"),
        ("Tanggal Pembuatan", tanggal(sop.tanggal.pembuatan)),
        ("Tanggal Revisi", tanggal(sop.tanggal.revisi)),
        ("Tanggal Pengesahan", tanggal(sop.tanggal.pengesahan)),
        ("Tanggal Efektif", tanggal(sop.tanggal.efektif)),
        ("Disahkan oleh", pengesah),
        ("Nama SOP", sop.nama),
    )


def tanggal(iso: str | None) -> str:
    """ISO text, perhaps partial, as an official writes it."""
    if not iso:
        return "-"
    bagian = [int(b) for b in iso.split("-")]
    if len(bagian) == 1:
        return str(bagian[0])
    bulan = f"{_BULAN[bagian[1] - 1]} {bagian[0]}"
    return f"{bagian[2]} {bulan}" if len(bagian) == 3 else bulan


def _rupa(n: int, banyak: int, memutuskan: bool) -> str:
    if memutuskan:
        return "flowChartDecision"
    return "flowChartTerminator" if n in (0, banyak - 1) else "flowChartProcess"


def _teks(n: int, banyak: int, memutuskan: bool) -> str:
    if memutuskan or n not in (0, banyak - 1):
        return ""
    return "Mulai" if n == 0 else "Selesai"


def _waktu(teks: str | None) -> str:
    if not teks:
        return ""
    return f"{teks} menit" if teks.isdigit() else teks


def _panah(sop: Sop) -> tuple[PanahLangkah, ...]:
    urutan = {langkah.nomor: n for n, langkah in enumerate(sop.langkah)}
    hasil: list[PanahLangkah] = []
    for n, langkah in enumerate(sop.langkah):
        memutuskan = langkah.keputusan is not None
        if n + 1 < len(sop.langkah):
            hasil.append(PanahLangkah(dari=n, ke=n + 1, teks="Ya" if memutuskan else ""))
        tidak = langkah.keputusan.tidak if langkah.keputusan is not None else None
        if isinstance(tidak, int) and tidak in urutan:
            hasil.append(PanahLangkah(dari=n, ke=urutan[tidak], teks="Tidak"))
    return tuple(hasil)
