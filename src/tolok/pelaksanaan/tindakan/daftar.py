"""The register of acts, filled when the app starts, and the check that nothing is missing.

A panel shows one act on the one task page and names its POST commands. The page shows a panel
per act in printed order; what every task can do (return, hand over, claim) is not a panel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured

from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.tindakan import AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban, daftarkan_aturan
from tolok.pelaksanaan.lembar import BerlakuDi, daftar_skema
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan

__all__ = [
    "Fragmen",
    "PanelTindakan",
    "PerintahPanel",
    "daftarkan",
    "daftarkan_varian",
    "panel",
    "panel_langkah",
    "periksa_pendaftaran",
]

KERJAKAN = "pelaksanaan.kerjakan_tugas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragmen:
    """A piece of a page: a template and what it shows. `status` is 422 when a form came back.

    `bilah`: template of the action bar that belongs to the panel, with the same context; besides
    its own values the context has `halaman`, `boleh`, `kode`, `url` (POST name -> address) and
    `kepala` (hidden fields that every form of the panel repeats).
    """

    templat: str
    konteks: Mapping[str, Any] = field(default_factory=dict)
    bilah: str = ""
    status: int = 200
    utama: bool = False
    """Its action bar is the row's, whatever panel stands before it: it submits that one too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerintahPanel:
    """A POST of a panel: what it does, the permission it needs, and what is said afterwards.

    `lakukan` calls a service and returns its Jawaban (the person goes on to `Tugas saya`, or
    stays when `tetap`), a Fragmen (a form with errors, a preview), or None (204: nothing to show).
    """

    lakukan: Callable[[Kiriman], Jawaban | Fragmen | None]
    izin: str = KERJAKAN
    kabar: str = "Tersimpan."
    tetap: bool = False


class PanelTindakan(Protocol):
    """The web side of one act, in the room that owns the act."""

    @property
    def aturan(self) -> AturanTindakan:
        """The pure rule of the act."""

    @property
    def judul(self) -> str:
        """What the panel is called on the page, e.g. "Lembar disposisi"."""

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """POST name -> command; the URL ends in …/<act>/<name>/."""

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The panel for this task and person."""


_daftar: dict[str, PanelTindakan] = {}
_varian: dict[str, list[tuple[PanelTindakan, BerlakuDi]]] = {}


def daftarkan(panel: PanelTindakan) -> None:
    """Register the panel of an act; a second one for the same act stops the start."""
    kode = panel.aturan.kode
    ada = _daftar.get(kode)
    if ada is not None and type(ada) is not type(panel):
        raise ImproperlyConfigured(f"Tindakan {kode!r} didaftarkan dua kali.")
    _daftar[kode] = panel
    daftarkan_aturan(panel.aturan)


def daftarkan_varian(panel: PanelTindakan, *, berlaku: BerlakuDi) -> None:
    """Another panel of an act, for the rows where `berlaku(langkah, lintasan)`.

    The first registered that applies wins, else the panel of the act. The rule of the act stays
    that of its panel: a variant shows and reads the act otherwise, it does not decide otherwise.
    """
    ada = _varian.setdefault(panel.aturan.kode, [])
    if all(type(satu) is not type(panel) for satu, _ in ada):
        ada.append((panel, berlaku))


def panel(kode: str) -> PanelTindakan | None:
    """The panel of an act."""
    return _daftar.get(kode)


def panel_langkah(kode: str, langkah: LangkahJalan, lintasan: Lintasan) -> PanelTindakan | None:
    """The panel of an act on this very row: a variant that applies, else the act's own."""
    for satu, berlaku in _varian.get(kode, ()):
        if berlaku(langkah, lintasan):
            return satu
    return _daftar.get(kode)


def periksa_pendaftaran(**_lain: Any) -> list[Error]:
    """Django's start-up check: every act has a panel, every kind of result a sheet."""
    tanpa_panel = [t.value for t in JenisTindakan if t.value not in _daftar]
    # Tools (a computer, a box file) are never handed in, so they have no sheet.
    berlembar = [j.value for j in JenisHasil if j is not JenisHasil.ALAT]
    tanpa_lembar = [j for j in berlembar if j not in daftar_skema()]
    galat = []
    if tanpa_panel:
        galat.append(
            Error(
                f"Tindakan tanpa panel: {', '.join(tanpa_panel)}.",
                hint="Daftarkan di AppConfig.ready ruang pemiliknya.",
                id="pelaksanaan.E001",
            )
        )
    if tanpa_lembar:
        galat.append(
            Error(
                f"Jenis hasil tanpa lembar: {', '.join(tanpa_lembar)}.",
                hint="Daftarkan skemanya dengan daftarkan_lembar.",
                id="pelaksanaan.E002",
            )
        )
    return galat
