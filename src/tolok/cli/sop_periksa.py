"""`tolok sop periksa`: findings of an SOP, as text, JSON or YAML."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from tolok.cli.keluaran import periksa_tujuan, tulis_hasil
from tolok.cli.pengurai import Pengurai
from tolok.cli.pilihan_sop import akhiran_keluaran, tambah_sop
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.periksa import periksa, perlu_dilaporkan

__all__ = ["FORMAT_PERIKSA", "jalankan_periksa"]

FORMAT_PERIKSA = "tolok/periksa/1"
_AKHIRAN = {".txt": "teks", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_Hasil = Sequence[tuple[Sop, tuple[Temuan, ...]]]


def jalankan_periksa(argumen: Sequence[str], muat: Callable[[str], Sequence[Sop]]) -> int:
    """Run the command; `muat` gives the SOPs of a name. 1 when something needs repair."""
    pengurai = Pengurai(
        prog="tolok sop periksa",
        usage="BERKAS|KODE [--format teks|json|yaml] [-o KELUARAN] [--timpa]",
        description=(
            "Memeriksa bentuk, isi, dan dasar hukum SOP. Keadaan keluar 1 bila ada galat atau "
            "peringatan."
        ),
    )
    tambah_sop(pengurai)
    pengurai.add_argument(
        "--format",
        choices=["teks", "json", "yaml"],
        metavar="teks|json|yaml",
        help="bentuk keluaran",
    )
    pengurai.add_argument("-o", dest="keluaran", metavar="KELUARAN", help="tulis ke berkas ini")
    pengurai.add_argument("--timpa", action="store_true", help="boleh mengganti berkas yang ada")
    pilihan = pengurai.parse_args(argumen)
    bentuk = _bentuk(pilihan.keluaran, pilihan.format)
    periksa_tujuan(pilihan.keluaran, timpa=pilihan.timpa)
    hasil = [(sop, periksa(sop)) for sop in muat(pilihan.sop)]
    tulis_hasil(_TULIS[bentuk](hasil), pilihan.keluaran, timpa=pilihan.timpa)
    return int(any(perlu_dilaporkan(temuan) for _, temuan in hasil))


def _bentuk(keluaran: str | None, diminta: str | None) -> str:
    if keluaran is None or keluaran == "-":
        return diminta or "teks"
    return akhiran_keluaran(keluaran, diminta, _AKHIRAN)


def _teks(hasil: _Hasil) -> str:
    return "\n".join(_satu_sop(sop, temuan) for sop, temuan in hasil)


def _satu_sop(sop: Sop, temuan: Sequence[Temuan]) -> str:
    banyak = Counter(satu.tingkat for satu in temuan)
    jumlah = ", ".join(f"{banyak[t]} {t.value}" for t in Tingkat if banyak[t])
    baris = [f"{sop.nama}: {jumlah or 'tidak ada temuan'}"]
    for satu in temuan:
        baris += [
            "",
            f"{satu.tingkat.value}  {satu.lokasi}  [{satu.kode}]",
            f"  {satu.masalah}",
            f"  Saran: {satu.saran}",
            f"  Dasar: {satu.rujukan}",
        ]
    return "\n".join(baris) + "\n"


def _urai(hasil: _Hasil) -> dict[str, Any]:
    return {
        "format": FORMAT_PERIKSA,
        "sop": [
            {"nama": sop.nama, "temuan": [_urai_temuan(satu) for satu in temuan]}
            for sop, temuan in hasil
        ],
    }


def _urai_temuan(satu: Temuan) -> dict[str, str]:
    return {
        "kode": satu.kode,
        "lokasi": satu.lokasi,
        "tingkat": satu.tingkat.value,
        "masalah": satu.masalah,
        "saran": satu.saran,
        "rujukan": satu.rujukan,
    }


def _json(hasil: _Hasil) -> str:
    return json.dumps(_urai(hasil), ensure_ascii=False, indent=2) + "\n"


def _yaml(hasil: _Hasil) -> str:
    return yaml.safe_dump(_urai(hasil), allow_unicode=True, sort_keys=False, width=100)


_TULIS: dict[str, Callable[[_Hasil], str]] = {"teks": _teks, "json": _json, "yaml": _yaml}
