"""A panel with a form: typing is saved as it goes, submitting makes the sheet of the act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.alur import tuntaskan
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["PanelIsian", "simpan_ketikan"]


def simpan_ketikan(kiriman: Kiriman, bagian: str, isi: Mapping[str, Any]) -> Fragmen:
    """Autosave of one form of the page; answers with the new version for its hidden field."""
    konsep = simpan_konsep(
        pada=kiriman.pada,
        bagian=bagian,
        isi=isi,
        versi=kiriman.bilangan("versi") or 0,
        boleh=kiriman.halaman.ikut,
    )
    return Fragmen(
        templat="pelaksanaan/tindakan/_versi.html",
        konteks={"kode": bagian, "versi": konsep.versi},
    )


class PanelIsian:
    """Base of panels with a form. A subclass names the act and reads its own fields.

    `kode`: the act. `jenis`: kind of the sheet it makes. The form is posted to `simpan` while
    typing (hidden field `versi`) and to `kirim` when done. `templat` gets `isi`, `versi` and what
    `tambahan` returns.
    """

    kode: str
    judul: str
    jenis: str
    templat: str
    bilah: str = "pelaksanaan/tindakan/_bilah_kirim.html"
    kabar: str = "Terkirim."
    kata_kirim: str = "Kirim"

    @property
    def aturan(self) -> AturanTindakan:
        """The general rule of the act."""
        return ATURAN[self.kode]

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Autosave and submit; a subclass may add its own."""
        return {
            "simpan": PerintahPanel(lakukan=self.simpan),
            "kirim": PerintahPanel(lakukan=self.kirim, kabar=self.kabar),
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The form as it was left; read-only when the person may not send it."""
        isi, versi = halaman.isi_awal(self.kode, self.jenis)
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={
                "isi": isi or self.awal(halaman),
                "versi": versi,
                "kata_kirim": self.kata_kirim,
                **self.tambahan(halaman),
            },
        )

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """What an untouched form proposes."""
        return {}

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """More context for the template: choices, lists of people."""
        return {}

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The fields as plain JSON values; wrong values are kept as typed."""
        raise NotImplementedError

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The sheets that submitting makes; one of `jenis` by default."""
        return [Hasil(jenis=self.jenis, isi=isi)]

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Autosave; answers with the new version for the hidden field."""
        return simpan_ketikan(kiriman, self.kode, self.baca(kiriman))

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """Finish the act; the row is handed on when it was the last."""
        return tuntaskan(kiriman, self.kode, self.hasil(kiriman, self.baca(kiriman)))
