"""A running row as the short lines of contoh/seeds_jalan.yaml."""

from __future__ import annotations

from typing import Any

from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.jalan import LangkahJalan, Per, SopJalan, TindakanJalan
from tolok.sop.domain.siapkan import siapkan


def jalan(sop: Sop) -> SopJalan:
    hasil = siapkan(sop, {})
    assert isinstance(hasil, SopJalan), hasil
    return hasil


def ringkas(satu: LangkahJalan) -> dict[str, Any]:
    data: dict[str, Any] = {
        "nomor": satu.nomor,
        "siapa": list(satu.pelaksana),
        "acts": [_tindakan(act) for act in satu.tindakan],
        "per": None if satu.per is Per.SATU else satu.per.value,
        "rinci": satu.rinci,
        "seperti": satu.seperti,
        "kerja": [f"{t.jenis.value} {t.dari or 'luar'}" for t in satu.mengerjakan],
        "acuan": list(satu.acuan),
        "hasil": [f"{h.jenis.value} {h.tahap or ''}".strip() for h in satu.menghasilkan],
        "kembali": _kembali(satu),
        "pengendali": satu.pengendali,
    }
    return {kunci: nilai for kunci, nilai in data.items() if nilai}


def _tindakan(act: TindakanJalan) -> str:
    teks = act.jenis.value + ("!" if act.memutuskan else "")
    if act.oleh:
        teks += f" oleh {act.oleh}"
    if act.kepada:
        teks += f" > {' '.join(act.kepada)}"
    if act.peserta:
        teks += f" & {' '.join(act.peserta)}"
    return teks


def _kembali(satu: LangkahJalan) -> str | None:
    if satu.kembali is None:
        return None
    tanda = [str(satu.kembali)]
    tanda += ["T"] if satu.kembali_tercetak else []
    tanda += ["R"] if satu.perbaikan else []
    return " ".join(tanda)
