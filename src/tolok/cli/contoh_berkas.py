"""Small papers of the demo: a one-page PDF that says of itself that it is an example."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["pdf_contoh"]


def pdf_contoh(judul: str, baris: Sequence[str]) -> bytes:
    """A PDF page (A4) with a title and lines of plain ASCII text.

    >>> pdf_contoh("Lembar", ["satu"])[:8]
    b'%PDF-1.4'
    """
    teks = ["BT /F1 16 Tf 72 770 Td", f"({_aman(judul)}) Tj", "/F1 11 Tf 0 -30 Td 17 TL"]
    teks += [f"({_aman(satu)}) Tj T*" for satu in baris]
    isi = "\n".join([*teks, "ET"])
    objek = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(isi)}>>\nstream\n{isi}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    hasil, letak = "%PDF-1.4\n", []
    for nomor, satu in enumerate(objek, start=1):
        letak.append(len(hasil))
        hasil += f"{nomor} 0 obj\n{satu}\nendobj\n"
    tabel = "".join(f"{n:010d} 00000 n \n" for n in letak)
    akhir = (
        f"xref\n0 {len(objek) + 1}\n0000000000 65535 f \n{tabel}"
        f"trailer\n<</Size {len(objek) + 1}/Root 1 0 R>>\nstartxref\n{len(hasil)}\n%%EOF\n"
    )
    return (hasil + akhir).encode("ascii", "replace")


def _aman(teks: str) -> str:
    return teks.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
