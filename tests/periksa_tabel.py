"""The page of the checks of an SOP, made from the register that the program itself reads.

`python -m tests.periksa_tabel` rewrites docs/rujukan/periksa-sop.md.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tolok.regulasi.nilai import Keyakinan
from tolok.regulasi.peraturan import semua_peraturan
from tolok.regulasi.periksa_sop import ButirPeriksa, butir_periksa, istilah_lama

DOKUMEN = Path(__file__).parents[1] / "docs" / "rujukan" / "periksa-sop.md"
_KEPALA = """# Pemeriksaan SOP

Dibuat dari `src/tolok/regulasi/data/periksa_sop.yaml` dan `peraturan.yaml` dengan
`python -m tests.periksa_tabel`; jangan disunting.

`tolok sop periksa BERKAS` dan panel **Temuan** pada halaman SOP memeriksa butir di bawah. Kodenya tidak
pernah berubah. **Galat**: halamannya bertentangan dengan dirinya sendiri atau tidak dapat dijalankan.
**Peringatan**: perlu diperbaiki pada revisi berikutnya. **Saran**: layak dipertimbangkan; kantor boleh
mempunyai alasan sendiri. Dasar bertanda † berasal dari sumber kedua, ‡ menurut pengetahuan umum dan perlu
dicocokkan dengan naskahnya.
"""
_TANDA = {Keyakinan.TINGGI: "", Keyakinan.SEDANG: "†", Keyakinan.RENDAH: "‡"}


def halaman() -> str:
    """The whole page."""
    return "\n".join([_KEPALA, *_butir(), *_istilah(), *_peraturan()]) + "\n"


def _butir() -> list[str]:
    baris: list[str] = []
    for bagian, semua in groupby(butir_periksa().values(), key=lambda b: b.bagian):
        baris += [
            f"## {bagian.capitalize()}",
            "",
            "| Kode | Tingkat | Yang diperiksa | Dasar | Saran |",
            "|---|---|---|---|---|",
            *(_baris(satu) for satu in semua),
            "",
        ]
    return baris


def _baris(satu: ButirPeriksa) -> str:
    dasar = f"{satu.rujukan}{_TANDA[satu.keyakinan]}"
    return f"| `{satu.kode}` | {satu.tingkat.value} | {satu.periksa} | {dasar} | {satu.saran} |"


def _istilah() -> list[str]:
    return [
        "## Istilah lama",
        "",
        "| Tercetak | Sekarang | Dasar |",
        "|---|---|---|",
        *(f"| {i.lama} | {i.baru} | {i.rujukan} |" for i in istilah_lama()),
        "",
    ]


def _peraturan() -> list[str]:
    ganti = [p for p in semua_peraturan() if p.diganti is not None]
    return [
        "## Peraturan yang diganti",
        "",
        "Yang tidak ada di daftar ini tidak dinyatakan berlaku; Tolok hanya tidak mengenalnya.",
        "",
        "| Peraturan | Tentang | Diganti | Rujukan |",
        "|---|---|---|---|",
        *(
            f"| {p.sebutan}{_TANDA[p.keyakinan]} | {p.tentang} | "
            f"{p.diganti[0]} Nomor {p.diganti[1]} Tahun {p.diganti[2]} | {p.rujukan} |"
            for p in ganti
            if p.diganti is not None
        ),
    ]


def utama() -> None:
    """Rewrite the page."""
    DOKUMEN.write_text(halaman(), encoding="utf-8")


if __name__ == "__main__":
    utama()
