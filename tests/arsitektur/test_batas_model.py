"""Tables belong to their room: others read through selectors and act through services."""

from __future__ import annotations

import configparser

import grimp

from tests.arsitektur import sumber

GRAF = grimp.build_graph("tolok", exclude_type_checking_imports=True, cache_dir=None)


def _pemilik(modul: str) -> str | None:
    """Room whose tables this module declares; None for every other module."""
    bagian = modul.split(".")
    return bagian[1] if len(bagian) >= 3 and bagian[2] == "models" else None


def test_model_hanya_diimpor_ruangnya_sendiri() -> None:
    """Tests may build another room's rows; types alone (`if TYPE_CHECKING`) may be named."""
    pelanggaran = [
        f"{pengimpor} -> {modul}"
        for modul in sorted(GRAF.modules)
        if (ruang := _pemilik(modul)) is not None
        for pengimpor in sorted(GRAF.find_modules_that_directly_import(modul))
        if pengimpor.split(".")[1] != ruang and ".tests" not in pengimpor
    ]

    assert pelanggaran == []


def test_views_tidak_diimpor_ruang_lain() -> None:
    pelanggaran = [
        f"{pengimpor} -> {modul}"
        for modul in sorted(GRAF.modules)
        if len(bagian := modul.split(".")) >= 3 and bagian[2] == "views" and bagian[1] != "web"
        for pengimpor in sorted(GRAF.find_modules_that_directly_import(modul))
        if pengimpor.split(".")[1] != bagian[1]
    ]

    assert pelanggaran == []


def test_setiap_ruang_bertabel_diperiksa_lapisannya() -> None:
    """A room that gets tables also gets its line in .importlinter."""
    aturan = configparser.ConfigParser()
    aturan.read(sumber.AKAR / ".importlinter", encoding="utf-8")
    wadah = set(aturan["importlinter:contract:lapisan"]["containers"].split())

    bertabel = {f"tolok.{m.split('.')[1]}" for m in GRAF.modules if _pemilik(m)}

    assert bertabel - wadah == set()


def test_setiap_ruang_ada_dalam_urutan_arah() -> None:
    aturan = configparser.ConfigParser()
    aturan.read(sumber.AKAR / ".importlinter", encoding="utf-8")
    urutan = aturan["importlinter:contract:arah"]["layers"]

    tak_terdaftar = [r for r in sumber.ruang() if f"tolok.{r}" not in urutan]

    assert tak_terdaftar == []
