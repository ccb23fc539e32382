"""An SOP as BPMN 2.0 with its diagram: lanes, tasks, decisions, and all that BPMN has no word for.

Opens laid out in any BPMN editor and can be run by a BPMN engine: the choice at a decision is a
plain name (`syarat`), never an expression. The whole SOP lies beside the diagram as an extension
element of our own namespace, so `importers/bpmn.py` gives back the same SOP.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

from tolok.sop.domain.diagram import (
    ArusDiagram,
    DiagramSop,
    JenisSimpul,
    SimpulDiagram,
    bersihkan,
    susun_diagram,
)
from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.renderers.berkas_sop import tulis
from tolok.sop.renderers.bpmn_tata import Kotak, Tata, tata

__all__ = ["NS_TOLOK", "bpmn"]

NS_TOLOK = "urn:tolok:bpmn:1"
_MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI_BPMN = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DI = "http://www.omg.org/spec/DD/20100524/DI"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
for _awalan, _ruang in (
    ("bpmn", _MODEL), ("bpmndi", _DI_BPMN), ("dc", _DC), ("di", _DI), ("xsi", _XSI),
    ("tolok", NS_TOLOK),
):  # fmt: skip
    ET.register_namespace(_awalan, _ruang)
_UNSUR = {
    JenisSimpul.MULAI: "startEvent",
    JenisSimpul.LANGKAH: "userTask",
    JenisSimpul.PUTUSAN: "exclusiveGateway",
    JenisSimpul.SELESAI: "endEvent",
}


def bpmn(sop: Sop, _kertas: object = None) -> str:
    """The text of a .bpmn file. `_kertas`: a diagram has no paper; taken as the other drawings do."""
    diagram = susun_diagram(sop)
    akar = ET.Element(
        f"{{{_MODEL}}}definitions",
        {"id": "sop", "targetNamespace": NS_TOLOK, "exporter": "Tolok", "exporterVersion": "1"},
    )
    kerja_sama = _anak(akar, "collaboration", id="kerja_sama")
    _anak(kerja_sama, "participant", id="kolam", name=diagram.nama, processRef="proses")
    _proses(akar, sop, diagram)
    _gambar(akar, diagram, tata(diagram))
    ET.indent(akar)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(akar, encoding="unicode") + "\n"
    )


def _anak(induk: ET.Element, nama: str, ruang: str = _MODEL, **sifat: str) -> ET.Element:
    return ET.SubElement(induk, f"{{{ruang}}}{nama}", sifat)


# -- the process ---------------------------------------------------------------------------------


def _proses(akar: ET.Element, sop: Sop, diagram: DiagramSop) -> None:
    proses = _anak(akar, "process", id="proses", name=diagram.nama, isExecutable="true")
    luas = _anak(proses, "extensionElements")
    _anak(luas, "sop", NS_TOLOK, format="tolok/sop/1").text = tulis(sop, "json")
    kumpulan = _anak(proses, "laneSet", id="lajur")
    for lajur in diagram.lajur:
        satu = _anak(kumpulan, "lane", id=lajur.id, name=lajur.nama)
        for simpul in diagram.simpul:
            if simpul.lajur == lajur.id:
                _anak(satu, "flowNodeRef").text = simpul.id
    for simpul in diagram.simpul:
        _simpul(proses, sop, diagram, simpul)
    for arus in diagram.arus:
        _arus(proses, arus)


def _simpul(proses: ET.Element, sop: Sop, diagram: DiagramSop, satu: SimpulDiagram) -> None:
    unsur = _anak(proses, _UNSUR[satu.jenis], id=satu.id, name=satu.nama)
    if satu.jenis is JenisSimpul.LANGKAH:
        _mutu(unsur, sop.langkah[satu.baris])
    for arus in diagram.arus:
        if arus.ke == satu.id:
            _anak(unsur, "incoming").text = arus.id
    keluar = [arus for arus in diagram.arus if arus.dari == satu.id]
    for arus in keluar:
        _anak(unsur, "outgoing").text = arus.id
    if satu.jenis is JenisSimpul.PUTUSAN:
        unsur.set("default", next(arus.id for arus in keluar if not arus.syarat))


def _mutu(unsur: ET.Element, langkah: Langkah) -> None:
    """The mutu baku twice: in words for people, in our own elements for programs."""
    waktu = langkah.mutu.waktu
    kalimat = [
        f"Kelengkapan: {'; '.join(langkah.mutu.kelengkapan)}" if langkah.mutu.kelengkapan else "",
        f"Waktu: {waktu.tampil}" if waktu else "",
        f"Output: {'; '.join(langkah.mutu.output)}" if langkah.mutu.output else "",
        langkah.keterangan or "",
    ]
    isi = "\n".join(bersihkan(satu) for satu in kalimat if satu)
    if isi:
        _anak(unsur, "documentation").text = isi
    luas = _anak(unsur, "extensionElements")
    mutu = _anak(luas, "langkah", NS_TOLOK, nomor=str(langkah.nomor))
    for nama, semua in (
        ("kelengkapan", langkah.mutu.kelengkapan),
        ("output", langkah.mutu.output),
    ):
        for butir in semua:
            _anak(mutu, nama, NS_TOLOK).text = bersihkan(butir)
    if waktu is not None:
        sifat: dict[str, str] = {
            "nilai": format(waktu.nilai, "f"),
            "satuan": waktu.satuan.value,
            "hitungan": waktu.hitungan.value,
        }
        if waktu.maks is not None:
            sifat["maks"] = format(waktu.maks, "f")
        _anak(mutu, "waktu", NS_TOLOK, **sifat).text = bersihkan(waktu.teks)


def _arus(proses: ET.Element, arus: ArusDiagram) -> None:
    sifat = {"name": arus.nama} if arus.nama else {}
    unsur = _anak(
        proses, "sequenceFlow", id=arus.id, sourceRef=arus.dari, targetRef=arus.ke, **sifat
    )
    if arus.syarat:
        syarat = _anak(unsur, "conditionExpression")
        syarat.set(f"{{{_XSI}}}type", "bpmn:tFormalExpression")
        syarat.text = arus.syarat


# -- the diagram ---------------------------------------------------------------------------------


def _gambar(akar: ET.Element, diagram: DiagramSop, letak: Tata) -> None:
    gambar = _anak(akar, "BPMNDiagram", _DI_BPMN, id="gambar")
    bidang = _anak(gambar, "BPMNPlane", _DI_BPMN, id="bidang", bpmnElement="kerja_sama")
    _bentuk(bidang, "kolam", letak.kolam, isHorizontal="true")
    for lajur in diagram.lajur:
        _bentuk(bidang, lajur.id, letak.lajur[lajur.id], isHorizontal="true")
    for simpul in diagram.simpul:
        sifat: dict[str, Any] = {}
        if simpul.jenis is JenisSimpul.PUTUSAN:
            sifat["isMarkerVisible"] = "true"
        _bentuk(bidang, simpul.id, letak.simpul[simpul.id], letak.label.get(simpul.id), **sifat)
    for arus in diagram.arus:
        tepi = _anak(bidang, "BPMNEdge", _DI_BPMN, id=f"garis_{arus.id}", bpmnElement=arus.id)
        for x, y in letak.arus[arus.id]:
            _anak(tepi, "waypoint", _DI, x=str(x), y=str(y))
        if arus.id in letak.label:
            _batas(_anak(tepi, "BPMNLabel", _DI_BPMN), letak.label[arus.id])


def _bentuk(
    bidang: ET.Element, id: str, kotak: Kotak, label: Kotak | None = None, **sifat: str
) -> None:
    bentuk = _anak(bidang, "BPMNShape", _DI_BPMN, id=f"bentuk_{id}", bpmnElement=id, **sifat)
    _batas(bentuk, kotak)
    if label is not None:
        _batas(_anak(bentuk, "BPMNLabel", _DI_BPMN), label)


def _batas(induk: ET.Element, kotak: Kotak) -> None:
    ukuran: Iterable[tuple[str, int]] = (
        ("x", kotak.x), ("y", kotak.y), ("width", kotak.lebar), ("height", kotak.tinggi),
    )  # fmt: skip
    _anak(induk, "Bounds", _DC, **{nama: str(nilai) for nama, nilai in ukuran})
