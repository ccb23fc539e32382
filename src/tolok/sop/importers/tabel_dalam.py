"""Tables set inside a cell: a list that was typed as a table is read as the list it is."""

from __future__ import annotations

import re

from tolok.sop.importers.dokumen import Tabel

__all__ = ["sebagai_daftar"]

_PENANDA = re.compile(r"(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})?[.)]?|[-•*o·▪➢✓]")


def sebagai_daftar(tabel: Tabel) -> str | None:
    """The lines of a table whose first column holds only markers; None for a real table.

    A table of one column is lines as well.
    """
    baris: list[str] = []
    for sel_baris in tabel.baris:
        isi = [s for s in sel_baris if s.teks.strip()]
        if any(s.simbol for s in sel_baris) or len(isi) > 2:
            return None
        if len(isi) == 2 and not _PENANDA.fullmatch(isi[0].teks.strip()):
            return None
        if isi:
            baris.append(" ".join(s.teks.strip() for s in isi))
    return "\n".join(baris)
