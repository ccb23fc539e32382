"""Every page of the site on the demo and on twenty times of it: queries, bytes, time.

`python -m benchmarks halaman` prints the worst figures; the page by page list goes to
benchmarks/halaman.md.

Two comparisons say whether queries grow with the data. Every page of the demo is opened again in
the enlarged office, at the same address by the same person: its total has to be the same. The
longest run there is another run, in another state, so that it may show a section that the demo's
has not; therefore its statements are compared one by one: none may run more often than in the
demo, and one that the demo's page has not may run once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.basis import basis, jalankan
from benchmarks.hasil import Ukuran

JUDUL = "Every page, on the demo and on twenty times of it"

_PEKERJA = "benchmarks.pekerja_halaman"
_ULANG = 4
_DAFTAR = Path(__file__).parent / "halaman.md"
_BUKAN_BUKTI = (
    "one process on SQLite after a first visit (SOP and office in memory); no network, no "
    "rendering in a browser; of an SOP's row and act one task is opened, by the first person who may"
)


def ukur() -> list[Ukuran]:
    """The worst page of each kind of figure, and how many pages differ between the two."""
    with basis("sqlite") as lingkungan:
        jalankan(_PEKERJA, "isi", lingkungan=lingkungan)
        kecil = _jelajah("contoh", lingkungan, "0")
        semula = Path(lingkungan["TOLOK_VAR"]) / "semula.json"
        semula.write_text(json.dumps(kecil), encoding="utf-8")
        jalankan(_PEKERJA, "perbesar", lingkungan=lingkungan)
        besar = _jelajah("contoh × 20", lingkungan, str(_ULANG), str(semula))
    _tulis(kecil, besar)
    halaman = {k: h for k, h in besar.items() if h["html"]}
    sama = [k for k in kecil if k in halaman]
    tetap = [k for k in sama if besar[k]["tetap"] is not None]
    beda = [k for k in tetap if kecil[k]["kueri"] != besar[k]["tetap"]]
    tumbuh = [k for k in sama if _tumbuh(kecil[k], besar[k])]
    semua = list(halaman.values())
    return [
        _terburuk("queries of a page", "kueri", "queries", "≤ 15", semua),
        Ukuran(
            nama=f"pages of the demo with other queries in the enlarged office {_sebut(beda)}".rstrip(),
            nilai=len(beda), satuan=f"of {len(tetap)} pages", sasaran="0",
            bukan_bukti="the same address and person; of runs it compares the demo's own",
        ),
        Ukuran(
            nama="pages on which a statement runs more often than on the same page of the demo "
            f"{_sebut(tumbuh)}".rstrip(),
            nilai=len(tumbuh), satuan=f"of {len(sama)} pages", sasaran="0",
            bukan_bukti="the longest run of each world; a section that only one of them shows may "
            "ask its statements once",
        ),
        _terburuk("HTML of a page, demo × 20", "bita", "B", "≤ 250,000", semua),
        _terburuk("processor time of a page, demo × 20", "cpu", "ms", "≤ 200", semua,
                  "fastest of four; the wall clock, which waited for other work on the machine, "
                  "stands page by page in halaman.md; "),
        *(_lewat(n, k, batas, semua) for n, k, batas in _BATAS),
    ]  # fmt: skip


_BATAS = (
    ("more than 15 queries", "kueri", 15),
    ("more than 250 kB of HTML", "bita", 250_000),
    ("more than 200 ms of processor time", "cpu", 200),
)


def _lewat(nama: str, kunci: str, batas: int, halaman: list[dict[str, Any]]) -> Ukuran:
    """How many pages break a limit, by name."""
    lewat = sorted(h["kunci"] for h in halaman if h[kunci] > batas)
    return Ukuran(
        nama=f"pages with {nama} {_sebut(lewat)}".rstrip(),
        nilai=len(lewat), satuan=f"of {len(halaman)} pages", sasaran="0",
    )  # fmt: skip


def _tumbuh(kecil: Mapping[str, Any], besar: Mapping[str, Any]) -> bool:
    """Whether a statement runs more often in the larger world; one that is only there: twice."""
    lama = kecil["pernyataan"]
    return any(n > lama.get(sql, 1) for sql, n in besar["pernyataan"].items())


def _jelajah(nama: str, lingkungan: Mapping[str, str], *cara: str) -> dict[str, dict[str, Any]]:
    """Every page; stops with the names of the addresses of which no page could be opened."""
    teks = jalankan(_PEKERJA, "jelajah", *cara, lingkungan=lingkungan)
    *baris, akhir = [json.loads(b) for b in teks.splitlines() if b.startswith("{")]
    for kunci in akhir["gagal"]:
        print(f"  tidak dapat dibuka ({nama}): {kunci}")
    if akhir["tanpa"]:
        raise LookupError(f"Tidak satu pun halamannya terbuka ({nama}): {akhir['tanpa']}")
    return {b["kunci"]: b for b in baris}


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
        "Written by `python -m benchmarks halaman`: the addresses of the URL resolver, for office A",
        "and office B, with runs of all five SOPs. Milliseconds: the fastest of four, wall and",
        "processor time of the process. Files (not HTML) stand at the end; the limits are for pages.",
        "",
        "Queries stand three times. The first two are one and the same page, the demo's: the same",
        "address opened by the same person, in the demo and after the office around it has grown",
        "twentyfold; they have to be equal (— where the page is gone, or the demo has none). The third",
        "is the page of the longest run, or of the fullest list, of the large office. That is another",
        "run in another state: it may be open where the demo's is closed, have returns, refusals or",
        "an acting official, be read by somebody else, and then a section of the page, with the query",
        "that fills it, is there and not here. So there each statement is compared with itself: it",
        "runs no more often than on the demo's page, and a statement that the demo's page does not",
        "have runs once.",
        "",
        "| page | demo | same page in the × 20 office | longest, × 20 | bytes, × 20 | ms, × 20 | processor ms, × 20 |",
        "|---|---|---|---|---|---|---|",
    ]
    for kunci, h in sorted(besar.items(), key=lambda b: not b[1]["html"]):
        lama = kecil[kunci]["kueri"] if kunci in kecil else "—"
        tetap = "—" if h["tetap"] is None else h["tetap"]
        baris.append(
            f"| {kunci} | {lama} | {tetap} | {h['kueri']} | {h['bita']:,} | {h['ms']:.0f} "
            f"| {h['cpu']:.0f} |"
        )
    _DAFTAR.write_text("\n".join(baris) + "\n", encoding="utf-8")
