"""Every page of the site on the demo and on twenty times of it: queries, bytes, time.

`python -m benchmarks halaman` prints the worst figures; the page by page list goes to
benchmarks/halaman.md.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.basis import basis, jalankan
from benchmarks.hasil import Ukuran

JUDUL = "Every page, on the demo and on twenty times of it"

_PEKERJA = "benchmarks.pekerja_halaman"
_DAFTAR = Path(__file__).parent / "halaman.md"
_BUKAN_BUKTI = (
    "one process on SQLite after a first visit (SOP and office in memory); no network, no "
    "rendering in a browser; the bidang that were added measure nothing, and of a row and act one "
    "task is opened, by the first person who may"
)


def ukur() -> list[Ukuran]:
    """The worst page of each kind of figure, and how many pages differ between the two."""
    kecil, besar = _jelajah(""), _jelajah("besar")
    _tulis(kecil, besar)
    beda = [k for k in kecil if k in besar and kecil[k]["kueri"] != besar[k]["kueri"]]
    halaman = [h for h in besar.values() if h["html"]]
    return [
        _terburuk("queries of a page", "kueri", "queries", "≤ 15", list(besar.values())),
        Ukuran(
            nama=f"pages whose queries differ on demo and demo × 20 {_sebut(beda)}".rstrip(),
            nilai=len(beda), satuan=f"of {len(besar)} pages", sasaran="0",
            bukan_bukti="pages that need a row the demo lacks are not visited",
        ),
        _terburuk("HTML of a page, demo × 20", "bita", "B", "≤ 250,000", halaman),
        _terburuk("processor time of a page, demo × 20", "cpu", "ms", "≤ 200", list(besar.values()),
                  "fastest of four; the wall clock, which waited for other work on the machine, "
                  "stands page by page in halaman.md; "),
    ]  # fmt: skip


def _jelajah(ukuran: str) -> dict[str, dict[str, Any]]:
    with basis("sqlite") as lingkungan:
        jalankan(_PEKERJA, "isi", *([ukuran] if ukuran else []), lingkungan=lingkungan)
        teks = jalankan(_PEKERJA, "jelajah", lingkungan=lingkungan)
    baris = [json.loads(b) for b in teks.splitlines() if b.startswith("{")]
    for kunci, alamat in baris[-1]["gagal"].items():
        print(f"  tidak diukur ({ukuran or 'contoh'}): {kunci} {alamat}")
    return {b["kunci"]: b for b in baris[:-1]}


def _terburuk(
    nama: str,
    kunci: str,
    satuan: str,
    sasaran: str,
    halaman: list[dict[str, Any]],
    syarat: str = "",
) -> Ukuran:
    satu = max(halaman, key=lambda h: h[kunci])
    return Ukuran(
        nama=f"{nama} (worst of {len(halaman)}: {satu['kunci']})",
        nilai=satu[kunci],
        satuan=satuan,
        sasaran=sasaran,
        bukan_bukti=f"{syarat}{_BUKAN_BUKTI}",
    )


def _sebut(beda: list[str]) -> str:
    return f"({', '.join(sorted(beda)[:6])})" if beda else ""


def _tulis(kecil: dict[str, dict[str, Any]], besar: dict[str, dict[str, Any]]) -> None:
    baris = [
        "# Every page",
        "",
        "Written by `python -m benchmarks halaman`. Milliseconds: the fastest of four, wall and",
        "processor time of the process.",
        "",
        "| page | queries, demo | queries, × 20 | bytes, × 20 | ms, × 20 | processor ms, × 20 |",
        "|---|---|---|---|---|---|",
    ]
    for kunci, h in besar.items():
        lama = kecil[kunci]["kueri"] if kunci in kecil else "—"
        baris.append(
            f"| {kunci} | {lama} | {h['kueri']} | {h['bita']:,} | {h['ms']:.0f} | {h['cpu']:.0f} |"
        )
    _DAFTAR.write_text("\n".join(baris) + "\n", encoding="utf-8")
