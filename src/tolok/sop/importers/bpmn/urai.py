"""A BPMN file as a graph of the few constructs an SOP has; anything else refused by one sentence.

Declarations (DTD, entities) are refused before anything is built, nothing is ever fetched, and no
expression is evaluated or kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET
from xml.parsers import expat

from tolok.dasar.galat import MasukanTidakSah

__all__ = ["ArusBpmn", "GrafBpmn", "LajurBpmn", "SimpulBpmn", "tolak", "urai_bpmn"]

_MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_TOLOK = "{urn:tolok:bpmn:1}"
_BATAS_BITA = 10 * 1024 * 1024
_BATAS_UNSUR, _BATAS_DALAM, _BATAS_SIMPUL = 50_000, 64, 500
LANGKAH = frozenset({"task", "userTask", "manualTask", "sendTask", "receiveTask", "serviceTask"})
_UNSUR = {**dict.fromkeys(LANGKAH, "langkah"), "startEvent": "mulai", "endEvent": "selesai",
          "exclusiveGateway": "putusan"}  # fmt: skip
_DITOLAK = {
    "parallelGateway": "gerbang paralel",
    "inclusiveGateway": "gerbang inklusif",
    "complexGateway": "gerbang rumit",
    "eventBasedGateway": "gerbang peristiwa",
    "subProcess": "subproses",
    "adHocSubProcess": "subproses",
    "transaction": "transaksi",
    "callActivity": "pemanggilan proses lain",
    "scriptTask": "tugas skrip",
    "businessRuleTask": "tugas aturan bisnis",
    "intermediateCatchEvent": "peristiwa di tengah jalan",
    "intermediateThrowEvent": "peristiwa di tengah jalan",
    "boundaryEvent": "peristiwa pada tepi tugas",
}


@dataclass(slots=True, kw_only=True)
class SimpulBpmn:
    """A node. `jenis`: mulai, langkah, putusan or selesai; `unsur`: its own word in BPMN."""

    id: str
    jenis: str
    unsur: str
    nama: str
    keterangan: str = ""
    kelengkapan: list[str] = field(default_factory=list)
    output: list[str] = field(default_factory=list)
    bawaan: str = ""
    lajur: str = ""


@dataclass(slots=True, kw_only=True)
class ArusBpmn:
    """A sequence flow; its condition, if it has one, is left behind."""

    id: str
    dari: str
    ke: str
    nama: str


@dataclass(slots=True, kw_only=True)
class LajurBpmn:
    """A lane without lanes inside."""

    id: str
    nama: str


@dataclass(slots=True, kw_only=True)
class GrafBpmn:
    """One process. `sop`: the SOP file that Tolok wrote beside the diagram, when it did."""

    nama: str
    kolam: str
    simpul: dict[str, SimpulBpmn]
    arus: list[ArusBpmn]
    lajur: list[LajurBpmn]
    sop: str | None


def tolak(
    pesan: str, saran: str = "Sederhanakan diagramnya, lalu baca kembali."
) -> MasukanTidakSah:
    """The one sentence with which a diagram is refused."""
    return MasukanTidakSah(pesan, saran, "sop.baca.bpmn")


def urai_bpmn(isi: bytes) -> list[GrafBpmn]:
    """Every process of a BPMN file that holds anything."""
    akar = _akar(isi)
    if akar.tag != f"{_MODEL}definitions":
        raise tolak("Berkas itu bukan diagram BPMN 2.0.", "Simpan sebagai BPMN 2.0 (.bpmn).")
    if akar.find(f".//{_MODEL}messageFlow") is not None:
        raise tolak("Diagram itu memuat pesan antarkolam, yang tidak ada pada sebuah SOP.")
    kolam = {
        satu.get("processRef", ""): satu.get("name", "")
        for satu in akar.iter(f"{_MODEL}participant")
    }
    semua = [
        _proses(satu, kolam.get(satu.get("id", ""), "")) for satu in akar.iter(f"{_MODEL}process")
    ]
    hasil = [
        satu
        for satu in semua
        if any(s.jenis == "langkah" for s in satu.simpul.values()) or satu.sop
    ]
    if not hasil:
        raise tolak("Diagram BPMN itu tidak memuat satu pun tugas.", "Periksa berkasnya.")
    return hasil


def _akar(isi: bytes) -> ET.Element:
    """The root, built by a parser that refuses declarations and unnatural depth."""
    if len(isi) > _BATAS_BITA:
        raise tolak("Diagram BPMN itu lebih besar dari 10 MB.", "Pecah diagramnya.")
    pembangun = ET.TreeBuilder()
    pengurai = expat.ParserCreate(namespace_separator="}")
    dalam = banyak = 0

    def deklarasi(*_: object) -> None:
        raise tolak(
            "Diagram itu memuat deklarasi XML yang tidak diperbolehkan.",
            "Simpan ulang dari aplikasi asalnya.",
        )

    def mulai(nama: str, sifat: dict[str, str]) -> None:
        nonlocal dalam, banyak
        dalam, banyak = dalam + 1, banyak + 1
        if dalam > _BATAS_DALAM or banyak > _BATAS_UNSUR:
            raise tolak("Diagram BPMN itu terlalu besar atau terlalu dalam.", "Pecah diagramnya.")
        pembangun.start(_bernama(nama), {_bernama(k): v for k, v in sifat.items()})

    def akhir(nama: str) -> None:
        nonlocal dalam
        dalam -= 1
        pembangun.end(_bernama(nama))

    pengurai.StartDoctypeDeclHandler = deklarasi
    pengurai.StartElementHandler = mulai
    pengurai.EndElementHandler = akhir
    pengurai.CharacterDataHandler = pembangun.data
    pengurai.buffer_text = True
    try:
        pengurai.Parse(isi, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise tolak(
            "Diagram BPMN itu rusak: XML-nya tidak dapat dibaca.", "Simpan ulang dari aplikasinya."
        ) from None
    return pembangun.close()


def _bernama(nama: str) -> str:
    return "{" + nama if "}" in nama else nama


def _lokal(unsur: ET.Element) -> str:
    return unsur.tag.removeprefix(_MODEL) if unsur.tag.startswith(_MODEL) else ""


# -- one process ---------------------------------------------------------------------------------


def _proses(proses: ET.Element, kolam: str) -> GrafBpmn:
    benda = _benda(proses)
    simpul: dict[str, SimpulBpmn] = {}
    arus: list[ArusBpmn] = []
    for unsur in proses:
        nama = _lokal(unsur)
        if nama in _DITOLAK:
            raise tolak(f"Diagram itu memuat {_DITOLAK[nama]}, yang tidak ada pada sebuah SOP.")
        if nama in _UNSUR:
            satu = _simpul(unsur, nama, benda)
            simpul[satu.id] = satu
        elif nama == "sequenceFlow":
            arus.append(_arus(unsur))
    if len(simpul) > _BATAS_SIMPUL:
        raise tolak(f"Diagram itu memuat lebih dari {_BATAS_SIMPUL} simpul.", "Pecah diagramnya.")
    for satu_arus in arus:
        if satu_arus.dari not in simpul or satu_arus.ke not in simpul:
            raise tolak(
                "Diagram itu memuat anak panah yang tidak berujung pada simpul yang dikenal."
            )
    isi = proses.find(f"{_MODEL}extensionElements/{_TOLOK}sop")
    return GrafBpmn(
        nama=proses.get("name", ""),
        kolam=kolam,
        simpul=simpul,
        arus=arus,
        lajur=list(_lajur(proses, simpul)),
        sop=None if isi is None else (isi.text or ""),
    )


def _benda(proses: ET.Element) -> dict[str, str]:
    """Names of data objects and stores by the id that associations use."""
    return {
        unsur.get("id", ""): unsur.get("name", "")
        for unsur in proses
        if _lokal(unsur) in ("dataObjectReference", "dataStoreReference", "dataObject")
    }


def _simpul(unsur: ET.Element, nama: str, benda: dict[str, str]) -> SimpulBpmn:
    for anak in unsur:
        lokal = _lokal(anak)
        if lokal.endswith("EventDefinition"):
            raise tolak("Diagram itu memuat peristiwa berpemicu, yang tidak ada pada sebuah SOP.")
        if lokal.endswith("LoopCharacteristics"):
            raise tolak("Diagram itu memuat tugas berulang, yang tidak ada pada sebuah SOP.")
    return SimpulBpmn(
        id=_wajib(unsur, "id"),
        jenis=_UNSUR[nama],
        unsur=nama,
        nama=unsur.get("name", ""),
        keterangan="\n".join(
            d.text or "" for d in unsur.findall(f"{_MODEL}documentation")
        ).strip(),
        kelengkapan=_terkait(unsur, "dataInputAssociation", "sourceRef", benda),
        output=_terkait(unsur, "dataOutputAssociation", "targetRef", benda),
        bawaan=unsur.get("default", ""),
    )


def _terkait(unsur: ET.Element, kaitan: str, ujung: str, benda: dict[str, str]) -> list[str]:
    ids = [
        (satu.text or "").strip() for satu in unsur.findall(f"{_MODEL}{kaitan}/{_MODEL}{ujung}")
    ]
    return [benda[satu] for satu in ids if benda.get(satu)]


def _arus(unsur: ET.Element) -> ArusBpmn:
    return ArusBpmn(
        id=_wajib(unsur, "id"),
        dari=_wajib(unsur, "sourceRef"),
        ke=_wajib(unsur, "targetRef"),
        nama=unsur.get("name", ""),
    )


def _wajib(unsur: ET.Element, sifat: str) -> str:
    nilai = unsur.get(sifat)
    if not nilai:
        raise tolak("Diagram BPMN itu tidak lengkap: ada unsur tanpa pengenal.")
    return nilai


def _lajur(proses: ET.Element, simpul: dict[str, SimpulBpmn]) -> Iterator[LajurBpmn]:
    """Leaf lanes in printed order; each node is told its lane."""
    for unsur in proses.iter(f"{_MODEL}lane"):
        if unsur.find(f"{_MODEL}childLaneSet/{_MODEL}lane") is not None:
            continue
        id_lajur = unsur.get("id", "") or unsur.get("name", "")
        for acuan in unsur.findall(f"{_MODEL}flowNodeRef"):
            satu = simpul.get((acuan.text or "").strip())
            if satu is not None:
                satu.lajur = id_lajur
        yield LajurBpmn(id=id_lajur, nama=unsur.get("name", ""))
