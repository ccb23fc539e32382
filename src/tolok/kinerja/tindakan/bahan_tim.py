"""What a team's work needs from the plan and its figures: budget lines, figures to verify, misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tolok.kinerja.domain.berkas_ukur import FORMAT_LAPORAN
from tolok.kinerja.domain.rencana import JenisSimpul, Simpul
from tolok.kinerja.tindakan.bahan import simpul_halaman
from tolok.pelaksanaan.tindakan.bahan_kantor import (
    ButirVerifikasi,
    UsulTindakLanjut,
    daftarkan_subkegiatan,
    daftarkan_usul,
    daftarkan_verifikasi,
)
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["daftarkan_bahan_tim", "usulkan"]

_PENUH = Decimal(100)
_ATAS = (JenisSimpul.TUJUAN.value, JenisSimpul.SASARAN.value)
_SUMBER = "Indikator di bawah target"
_SEBUT = 5


def subkegiatan(halaman: HalamanTugas) -> list[str]:
    """Budget lines of the plan in force, code and name."""
    semua = simpul_halaman(halaman)
    return [f"{s.kode} {s.nama}" for s in semua if s.jenis is JenisSimpul.SUBKEGIATAN]


def butir_laporan(isi: Mapping[str, Any]) -> list[ButirVerifikasi] | None:
    """Every indicator of the report with the figure as it is printed."""
    if isi.get("format") != FORMAT_LAPORAN:
        return None
    return [
        ButirVerifikasi(kode=str(b["kode"]), nama=str(b["nama"]), angka=_angka(b), bukti=_bukti(b))
        for b in isi["kertas_kerja"]["baris"]
    ]


def _angka(b: Mapping[str, Any]) -> str:
    """ "8 dokumen, capaian 80,00%"; without a figure why there is none."""
    realisasi = str(b.get("tampil_realisasi_sd") or "")
    kata = f"{realisasi} {b.get('satuan', '')}".strip() if realisasi else ""
    if b.get("capaian") is None:
        return "; ".join(x for x in (kata, str(b.get("alasan") or "belum diukur")) if x)
    capaian = f"capaian {b['tampil']}%"
    return f"{kata}, {capaian}" if kata else capaian


def _bukti(b: Mapping[str, Any]) -> str:
    bukti = (b.get("isian") or {}).get("bukti") or ()
    return f"{len(bukti)} bukti" if bukti else ""


def usul_indikator(halaman: HalamanTugas) -> list[UsulTindakLanjut]:
    """What the report of this run says stayed below its target."""
    laporan = [m.isi for m in halaman.masukan if m.isi.get("format") == FORMAT_LAPORAN]
    baris = [b for isi in laporan for b in isi["kertas_kerja"]["baris"]]
    return usulkan(baris, simpul_halaman(halaman)) if baris else []


def usulkan(
    baris: Sequence[Mapping[str, Any]], simpul: Sequence[Simpul]
) -> list[UsulTindakLanjut]:
    """Lines for what stayed below its target, the widest gap first.

    Tujuan, sasaran and IKU one by one; what lies below them once per program. The indicators of
    that program stay one tap away (`utama` False). `baris`: rows of a worked sheet as JSON.
    """
    kurang = sorted((b for b in baris if _kurang(b)), key=_capaian)
    program = _program(simpul)
    kelompok: dict[str, list[Mapping[str, Any]]] = {}
    for b in kurang:
        if not _utama(b):
            kode = str(b["simpul"]["kode"])
            kelompok.setdefault(program.get(kode, kode), []).append(b)
    nama = {s.kode: s.nama for s in simpul}
    usul = [(_capaian(b), _usul(b)) for b in kurang if _utama(b)]
    usul += [
        (_capaian(k[0]), _usul_program(f"{kode} {nama.get(kode, '')}".strip(), kode, k))
        for kode, k in kelompok.items()
    ]
    usul.sort(key=lambda pasangan: pasangan[0])
    sisa = [_usul(b, utama=False) for k in kelompok.values() for b in k if len(k) > 1]
    return [*(satu for _, satu in usul), *sisa]


def _kurang(b: Mapping[str, Any]) -> bool:
    return b.get("capaian") is not None and _capaian(b) < _PENUH


def _capaian(b: Mapping[str, Any]) -> Decimal:
    return Decimal(str(b["capaian"]))


def _utama(b: Mapping[str, Any]) -> bool:
    """Of the office itself: a tujuan, a sasaran, or an IKU wherever it hangs.

    A report whose rows do not say where they hang keeps each as a line of its own.
    """
    simpul = b.get("simpul")
    iku = str(b.get("jenis") or "").upper().startswith("IKU")
    return iku or not simpul or simpul["jenis"] in _ATAS


def _program(simpul: Sequence[Simpul]) -> dict[str, str]:
    """Code of a node of the plan -> code of the program above it, or its own."""
    ada = {s.id: s for s in simpul}
    hasil = {}
    for satu in simpul:
        naik: Simpul | None = satu
        while naik is not None and naik.jenis is not JenisSimpul.PROGRAM:
            naik = ada.get(naik.induk or "")
        hasil[satu.kode] = satu.kode if naik is None else naik.kode
    return hasil


def _usul_program(
    sebutan: str, kode: str, daftar: Sequence[Mapping[str, Any]]
) -> UsulTindakLanjut:
    """One line for what stayed below target under a program; alone it is the line itself."""
    if len(daftar) == 1:
        return _usul(daftar[0])
    sebut = "; ".join(f"{b['nama']} {b['tampil']}%" for b in daftar[:_SEBUT])
    sisa = f"; dan {len(daftar) - _SEBUT} lainnya" if len(daftar) > _SEBUT else ""
    pemilik = Counter(str(b.get("pemilik") or "") for b in daftar).most_common(1)[0][0]
    rencana = dict.fromkeys(_lanjut(b) for b in daftar)
    tenggat = [t for b in daftar if (t := _hari((b.get("isian") or {}).get("tenggat")))]
    return UsulTindakLanjut(
        kunci=f"program:{kode}",
        sumber=_SUMBER,
        uraian=f"{sebutan}: {len(daftar)} indikator di bawah target, yaitu {sebut}{sisa}.",
        rencana="\n".join(teks for teks in rencana if teks),
        jabatan=pemilik,
        tenggat=max(tenggat, default=None),
    )


def _lanjut(b: Mapping[str, Any]) -> str:
    return str((b.get("isian") or {}).get("tindak_lanjut") or "").strip()


def _usul(b: Mapping[str, Any], *, utama: bool = True) -> UsulTindakLanjut:
    isian = b.get("isian") or {}
    penghambat = str(isian.get("penghambat") or "").strip()
    return UsulTindakLanjut(
        kunci=f"indikator:{b['indikator']}",
        sumber=_SUMBER,
        uraian=f"{b['kode']} {b['nama']}: {_angka(b)}. {penghambat}".strip(),
        rencana=_lanjut(b),
        jabatan=str(b.get("pemilik") or ""),
        tenggat=_hari(isian.get("tenggat")),
        utama=utama,
    )


def _hari(teks: Any) -> date | None:
    try:
        return date.fromisoformat(str(teks))
    except ValueError:
        return None


def daftarkan_bahan_tim() -> None:
    """Called when the app starts."""
    daftarkan_subkegiatan(subkegiatan)
    daftarkan_verifikasi(butir_laporan)
    daftarkan_usul("indikator", usul_indikator)
