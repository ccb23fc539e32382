"""BPMN to SOP: our own files come back as the very SOP, others as far as an SOP can say them.

A file of ours holds the SOP beside its diagram. While the diagram still shows that SOP, it is
given back unchanged; where somebody changed the diagram in another program, what is seen wins and
a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.diagram import DiagramSop, susun_diagram
from tolok.sop.domain.dokumen import (
    Cara,
    CatatanBaca,
    Keputusan,
    Keyakinan,
    Langkah,
    MutuBaku,
    Nilai,
    Pelaksana,
    Sop,
    Tujuan,
)
from tolok.sop.domain.jalan import SELESAI
from tolok.sop.importers.berkas_sop import baca
from tolok.sop.importers.bpmn.jalan import Cabang, JalanBpmn, telusuri
from tolok.sop.importers.bpmn.urai import GrafBpmn, SimpulBpmn, tolak, urai_bpmn
from tolok.sop.importers.makna.waktu import baca_waktu

__all__ = ["baca_bpmn"]

_BUKAN_KODE = re.compile(r"[^a-z0-9]+")
_BUTIR = re.compile(r"^(kelengkapan|waktu|output)\s*:\s*(.+)$", re.IGNORECASE)
_TANPA_LAJUR = "Pelaksana"
_BIASA = frozenset({"task", "userTask", "manualTask"})


def baca_bpmn(isi: bytes) -> tuple[Sop, ...]:
    """The SOPs of a BPMN file. Raises MasukanTidakSah with one sentence."""
    return tuple(_satu(graf) for graf in urai_bpmn(isi))


def _satu(graf: GrafBpmn) -> Sop:
    tersimpan = _tersimpan(graf)
    if tersimpan is None:
        return _Perakit(graf=graf).rakit()
    diagram = susun_diagram(tersimpan)
    if _sama(graf, diagram):
        return tersimpan
    return _Perakit(graf=graf, asal=tersimpan, diagram=diagram).rakit()


def _tersimpan(graf: GrafBpmn) -> Sop | None:
    if graf.sop is None:
        return None
    try:
        hasil = baca(graf.sop.encode(), format="json")
    except MasukanTidakSah:
        raise tolak(
            "Isi SOP yang tersimpan di dalam diagram itu rusak.",
            "Hapus unsur tolok:sop dari berkasnya untuk membaca diagramnya saja.",
        ) from None
    if not isinstance(hasil, Sop):
        raise tolak("Diagram itu menyimpan beberapa SOP sekaligus.")
    return hasil


def _sama(graf: GrafBpmn, diagram: DiagramSop) -> bool:
    """The diagram still shows what was written: names, lanes, nodes and flows."""
    simpul = {(s.id, s.jenis, s.nama, s.lajur) for s in graf.simpul.values()}
    arus = {(a.dari, a.ke, a.nama) for a in graf.arus}
    return (
        graf.nama == diagram.nama
        and [(x.id, x.nama) for x in graf.lajur] == [(x.id, x.nama) for x in diagram.lajur]
        and simpul == {(s.id, s.jenis.value, s.nama, s.lajur) for s in diagram.simpul}
        and arus == {(a.dari, a.ke, a.nama) for a in diagram.arus}
    )


@dataclass(slots=True, kw_only=True)
class _Perakit:
    """Builds an SOP from a graph; `asal` and its `diagram` lend what the graph still shows."""

    graf: GrafBpmn
    asal: Sop | None = None
    diagram: DiagramSop | None = None
    catatan: list[CatatanBaca] = field(default_factory=list)

    def rakit(self) -> Sop:
        """The SOP with its notes."""
        jalan = telusuri(self.graf)
        kode = self._kode_lajur()
        langkah = tuple(self._langkah(jalan, ke, kode) for ke in range(len(jalan.urutan)))
        tetap = self._nomor_tetap(langkah, jalan)
        if not tetap:
            langkah = tuple(replace(satu, jalan=None) for satu in langkah)
        asal = self.asal or Sop(nama="")
        lama = asal.catatan_baca if tetap else _tanpa_langkah(asal.catatan_baca)
        return replace(
            asal,
            nama=self._nama(asal),
            pelaksana=self._pelaksana(kode),
            langkah=langkah,
            catatan_baca=(*lama, *self.catatan),
        )

    def _catat(self, lokasi: str, nilai: Nilai, alasan: str, yakin: Keyakinan) -> None:
        self.catatan.append(
            CatatanBaca(
                lokasi=lokasi, nilai=nilai, cara=Cara.DISIMPULKAN, keyakinan=yakin, alasan=alasan
            )
        )

    def _nama(self, asal: Sop) -> str:
        if self.diagram is not None and self.graf.nama == self.diagram.nama:
            return asal.nama
        nama = self.graf.nama.strip() or self.graf.kolam.strip()
        if not nama:
            nama = "SOP tanpa nama"
            self._catat("nama", nama, "Diagramnya tidak bernama.", Keyakinan.RENDAH)
        return nama

    # -- lanes

    def _kode_lajur(self) -> dict[str, str]:
        """Lane id -> code; "" stands for nodes outside every lane."""
        milik = {x.id: x.kode for x in self.diagram.lajur} if self.diagram else {}
        hasil: dict[str, str] = {}
        dipakai = {kode for kode in milik.values() if kode}
        for lajur in self.graf.lajur:
            lama = milik.get(lajur.id)
            hasil[lajur.id] = lama or _kode_baru(lajur.nama, dipakai)
            dipakai.add(hasil[lajur.id])
        if any(s.jenis == "langkah" and not s.lajur for s in self.graf.simpul.values()):
            hasil[""] = _kode_baru(self.graf.kolam or _TANPA_LAJUR, dipakai)
            self._catat(
                "pelaksana", hasil[""],
                "Sebagian tugas tidak berada di lajur mana pun; dikumpulkan pada satu lajur.",
                Keyakinan.RENDAH,
            )  # fmt: skip
        return hasil

    def _pelaksana(self, kode: dict[str, str]) -> tuple[Pelaksana, ...]:
        lama = {p.kode: p for p in self.asal.pelaksana} if self.asal else {}
        nama = {x.id: x.nama.strip() for x in self.graf.lajur}
        semua = []
        for id_lajur, satu in kode.items():
            tercetak = nama.get(id_lajur) or self.graf.kolam or _TANPA_LAJUR
            semua.append(
                replace(lama[satu], nama=tercetak)
                if satu in lama
                else Pelaksana(kode=satu, nama=tercetak)
            )
        return tuple(semua)

    # -- rows

    def _langkah(self, jalan: JalanBpmn, ke: int, kode: dict[str, str]) -> Langkah:
        simpul = self.graf.simpul[jalan.urutan[ke]]
        lama = self._lama(simpul)
        nomor = ke + 1
        uraian = simpul.nama.strip() or simpul.keterangan.split("\n")[0].strip()
        if not uraian:
            uraian = "Langkah tanpa nama"
            self._catat(
                f"langkah/{nomor}/uraian", uraian, "Tugasnya tidak bernama.", Keyakinan.RENDAH
            )
        if simpul.unsur not in _BIASA:
            alasan = f"Pada diagram berupa {simpul.unsur}; dibaca sebagai langkah biasa."
            self._catat(f"langkah/{nomor}/uraian", uraian, alasan, Keyakinan.SEDANG)
        if lama is not None and simpul.nama != self._tertulis(simpul.id, "nama"):
            alasan = "Diubah pada diagram; dipakai yang tampak di sana."
            self._catat(f"langkah/{nomor}/uraian", uraian, alasan, Keyakinan.SEDANG)
        elif lama is not None:
            uraian = lama.uraian
        pelaku: tuple[str, ...] = (kode[simpul.lajur],)
        if lama is not None and simpul.lajur == self._tertulis(simpul.id, "lajur"):
            pelaku = lama.pelaksana
        dasar = lama or Langkah(nomor=nomor, uraian=uraian, mutu=_mutu(simpul))
        return replace(
            dasar,
            nomor=nomor,
            uraian=uraian,
            pelaksana=pelaku,
            keputusan=self._keputusan(jalan, ke, lama),
        )

    def _lama(self, simpul: SimpulBpmn) -> Langkah | None:
        if self.asal is None or self.diagram is None:
            return None
        baris = next((s.baris for s in self.diagram.simpul if s.id == simpul.id), -1)
        return self.asal.langkah[baris] if baris >= 0 else None

    def _tertulis(self, id_simpul: str, kunci: str) -> str | None:
        if self.diagram is None:
            return None
        satu = next((s for s in self.diagram.simpul if s.id == id_simpul), None)
        return None if satu is None else str(getattr(satu, kunci))

    def _nomor_tetap(self, langkah: Sequence[Langkah], jalan: JalanBpmn) -> bool:
        """The rows are those of the stored SOP, under their old numbers."""
        if self.asal is None:
            return True
        nomor = {s: ke + 1 for ke, s in enumerate(jalan.urutan)}
        lama = [self._lama(self.graf.simpul[s]) for s in jalan.urutan]
        return len(langkah) == len(self.asal.langkah) and all(
            satu is not None and satu.nomor == nomor[s]
            for satu, s in zip(lama, jalan.urutan, strict=True)
        )

    # -- decisions

    def _keputusan(self, jalan: JalanBpmn, ke: int, lama: Langkah | None) -> Keputusan | None:
        cabang = jalan.cabang[ke]
        sesudah: int | str = ke + 2 if ke + 1 < len(jalan.urutan) else SELESAI
        setuju = [c for c in cabang if c.setuju]
        tidak = [c for c in cabang if not c.setuju and not c.turunan]
        self._catat_tebakan(ke + 1, cabang)
        berputusan = jalan.berputusan[ke]
        maju = _nomor(jalan, setuju) or ([] if berputusan else [SELESAI])
        if not berputusan and maju == [sesudah]:
            return None
        if not berputusan:
            alasan = "Anak panahnya melompati langkah; dicatat sebagai arah keputusan."
            self._catat(f"langkah/{ke + 1}/keputusan", maju[0], alasan, Keyakinan.RENDAH)
        turunan_saja = not tidak and maju == [sesudah] and any(c.turunan for c in cabang)
        if turunan_saja and (lama is None or lama.keputusan is None):
            return None
        return Keputusan(
            setuju=None if maju == [sesudah] else _tujuan(maju),
            tidak=_tujuan(_nomor(jalan, tidak)),
        )

    def _catat_tebakan(self, nomor: int, cabang: Sequence[Cabang]) -> None:
        if any(c.ditebak for c in cabang):
            self._catat(
                f"langkah/{nomor}/keputusan",
                None,
                "Panah keputusannya tidak bernama ya atau tidak; arahnya ditebak dari urutannya.",
                Keyakinan.RENDAH,
            )


def _nomor(jalan: JalanBpmn, cabang: Sequence[Cabang]) -> list[int | str]:
    letak = {s: ke + 1 for ke, s in enumerate(jalan.urutan)}
    return list(dict.fromkeys(letak.get(c.ke, SELESAI) for c in cabang))


def _tujuan(semua: Sequence[int | str]) -> Tujuan:
    if not semua:
        return None
    return semua[0] if len(semua) == 1 else tuple(semua)


def _tanpa_langkah(catatan: Sequence[CatatanBaca]) -> tuple[CatatanBaca, ...]:
    """Notes that name no row: the numbers have changed."""
    return tuple(satu for satu in catatan if not satu.lokasi.startswith("langkah/"))


def _kode_baru(nama: str, dipakai: set[str]) -> str:
    kode = _BUKAN_KODE.sub("_", nama.lower()).strip("_")[:40]
    if not kode or not kode[0].isalpha():
        kode = f"lajur_{kode}".rstrip("_")
    hasil, ke = kode, 2
    while hasil in dipakai:
        hasil, ke = f"{kode}_{ke}", ke + 1
    return hasil


def _mutu(simpul: SimpulBpmn) -> MutuBaku:
    """What data objects and lines such as "Kelengkapan: a; b" of the documentation say."""
    isi = {"kelengkapan": list(simpul.kelengkapan), "waktu": [], "output": list(simpul.output)}
    for baris in simpul.keterangan.splitlines():
        cocok = _BUTIR.match(baris.strip())
        if cocok:
            isi[cocok[1].lower()] += [b.strip() for b in cocok[2].split(";") if b.strip()]
    terbaca = baca_waktu(isi["waktu"][0]) if isi["waktu"] else None
    return MutuBaku(
        kelengkapan=tuple(isi["kelengkapan"]),
        waktu=terbaca.waktu if terbaca else None,
        output=tuple(isi["output"]),
    )
