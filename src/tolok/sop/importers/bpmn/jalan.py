"""The way through a BPMN graph: in which order its tasks come, and where each of them leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tolok.sop.importers.bpmn.urai import ArusBpmn, GrafBpmn, tolak

__all__ = ["Cabang", "JalanBpmn", "telusuri"]

_YA = re.compile(
    r"^(?:ya|iya|y|yes|ok|benar|setuju|disetujui|sesuai|lengkap|layak|diterima|sah|terpenuhi)\b",
    re.I,
)
_TIDAK = re.compile(
    r"^(?:tidak|tdk|t|no|n|belum|kurang|ditolak|tolak|kembali|dikembalikan|revisi|perbaiki)\b",
    re.I,
)
_TURUNAN = "tidak (tidak dicetak)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabang:
    """A way on from a task: to a task (`ke` its id) or to the end (`ke` "").

    `ditebak`: its arrow has no name that says so. `turunan`: a way back that Tolok drew though
    the page does not print it.
    """

    ke: str
    setuju: bool
    ditebak: bool = False
    turunan: bool = False


@dataclass(slots=True, kw_only=True)
class JalanBpmn:
    """Ids of tasks in order; for each its ways on, and whether a decision stands behind it."""

    urutan: list[str] = field(default_factory=list)
    cabang: list[list[Cabang]] = field(default_factory=list)
    berputusan: list[bool] = field(default_factory=list)


def telusuri(graf: GrafBpmn) -> JalanBpmn:
    """Follow the arrows from the start: approval first, so that returns lead backwards."""
    jalur = _Jalur(graf)
    hasil = JalanBpmn(urutan=jalur.urutan())
    terlewat = [
        s.nama or s.id
        for s in graf.simpul.values()
        if s.jenis == "langkah" and s.id not in hasil.urutan
    ]
    if terlewat:
        raise tolak(f"Tugas “{terlewat[0]}” tidak dapat dicapai dari awal diagram.")
    letak = {s: ke for ke, s in enumerate(hasil.urutan)}
    for satu in hasil.urutan:
        arus, berputusan = jalur.lanjutan(satu)
        hasil.cabang.append([_cabang(jalur, a, letak, satu, len(arus)) for a in arus])
        hasil.berputusan.append(berputusan)
    return hasil


def _cabang(
    jalur: _Jalur, arus: ArusBpmn, letak: dict[str, int], dari: str, banyak: int
) -> Cabang:
    ke = jalur.tujuan(arus.ke)
    nama = arus.nama.strip()
    if nama.lower() == _TURUNAN:
        return Cabang(ke=ke, setuju=False, turunan=True)
    if banyak == 1 or _YA.match(nama):
        return Cabang(ke=ke, setuju=True)
    if _TIDAK.match(nama):
        return Cabang(ke=ke, setuju=False)
    if jalur.bawaan(arus):
        return Cabang(ke=ke, setuju=True)
    mundur = ke in letak and letak[ke] <= letak[dari]
    return Cabang(ke=ke, setuju=not mundur, ditebak=True)


class _Jalur:
    """The arrows of a graph, with merging decisions passed through."""

    def __init__(self, graf: GrafBpmn) -> None:
        self._graf = graf
        self._keluar: dict[str, list[ArusBpmn]] = {s: [] for s in graf.simpul}
        for arus in graf.arus:
            self._keluar[arus.dari].append(arus)

    def awal(self) -> str:
        """The node where it begins."""
        mulai = [s.id for s in self._graf.simpul.values() if s.jenis == "mulai"]
        if len(mulai) > 1:
            raise tolak("Diagram itu mempunyai lebih dari satu awal.")
        if mulai:
            return mulai[0]
        dituju = {a.ke for a in self._graf.arus}
        tanpa = [s for s in self._graf.simpul if s not in dituju]
        if len(tanpa) != 1:
            raise tolak("Diagram itu tidak mempunyai awal yang jelas.")
        return tanpa[0]

    def urutan(self) -> list[str]:
        """Tasks in the order in which they are first reached."""
        hasil: list[str] = []
        awal = self.awal()
        antrean = [awal if self._jenis(awal) == "langkah" else self._pertama(awal)]
        while antrean:
            satu = antrean.pop()
            if not satu or satu in hasil:
                continue
            hasil.append(satu)
            arus, _ = self.lanjutan(satu)
            antrean += [
                self.tujuan(a.ke) for a in sorted(arus, key=self._didahulukan, reverse=True)
            ]
        return hasil

    def _didahulukan(self, arus: ArusBpmn) -> int:
        """Approval first, then unnamed ways, then returns."""
        nama = arus.nama.strip()
        if _YA.match(nama) or self.bawaan(arus):
            return 0
        return 2 if _TIDAK.match(nama) else 1

    def _pertama(self, awal: str) -> str:
        keluar = self._keluar[awal]
        if len(keluar) != 1:
            raise tolak("Awal diagram itu tidak menuju tepat satu simpul.")
        return self.tujuan(keluar[0].ke)

    def _jenis(self, simpul: str) -> str:
        return self._graf.simpul[simpul].jenis

    def bawaan(self, arus: ArusBpmn) -> bool:
        """The arrow is what its decision takes by default."""
        return self._graf.simpul[arus.dari].bawaan == arus.id

    def lanjutan(self, langkah: str) -> tuple[list[ArusBpmn], bool]:
        """Arrows on from a task, those of the decision behind it included; is there a decision?"""
        keluar = self._keluar[langkah]
        if len(keluar) > 1:
            nama = self._graf.simpul[langkah].nama
            raise tolak(f"Dari tugas “{nama}” keluar beberapa panah tanpa keputusan.")
        if not keluar:
            return [], False
        simpul, arus = keluar[0].ke, keluar[0]
        for _ in self._graf.simpul:
            if self._jenis(simpul) != "putusan":
                return [arus], False
            if len(self._keluar[simpul]) != 1 or self._berlabel(simpul):
                return list(self._keluar[simpul]), True
            arus = self._keluar[simpul][0]
            simpul = arus.ke
        raise tolak("Diagram itu memuat keputusan yang berputar tanpa langkah.")

    def _berlabel(self, putusan: str) -> bool:
        """A decision with one way on is a meeting of arrows, unless it asks something."""
        return bool(self._graf.simpul[putusan].nama.strip())

    def tujuan(self, simpul: str) -> str:
        """The task that an arrow ends at; "" for the end."""
        for _ in range(len(self._graf.simpul) + 1):
            jenis = self._jenis(simpul)
            if jenis in ("langkah", "selesai"):
                return simpul if jenis == "langkah" else ""
            keluar = self._keluar[simpul]
            if jenis == "putusan" and len(keluar) != 1:
                raise tolak(
                    "Diagram itu memuat dua keputusan berurutan tanpa langkah di antaranya."
                )
            if not keluar:
                return ""
            simpul = keluar[0].ke
        raise tolak("Diagram itu memuat panah yang berputar tanpa langkah.")
