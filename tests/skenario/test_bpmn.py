"""BPMN of SOPs, judged by others: valid by the schema, run by another engine.

The five of the library, and one of them with decisions that lead elsewhere: several back to one
row, onward, to the end, to more than one row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from lxml import etree  # type: ignore[import-untyped]  # no types are published with it
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from tolok.pelaksanaan.domain.uji_jalan import LintasanUji, lintasan_uji
from tolok.sop import pustaka
from tolok.sop.domain.diagram import ID_SELESAI
from tolok.sop.domain.dokumen import Keputusan, Sop
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.renderers.bpmn import bpmn

_BATAS = 200


def _dengan(putusan: dict[int, Keputusan]) -> Sop:
    asal = pustaka.muat("003")
    return replace(
        asal,
        langkah=tuple(replace(x, keputusan=putusan.get(x.nomor)) for x in asal.langkah),
    )


_SOP = {kode: pustaka.muat(kode) for kode in pustaka.daftar()} | {
    "beberapa kembali ke satu langkah": _dengan(
        {4: Keputusan(tidak=3), 5: Keputusan(tidak=3), 7: Keputusan(tidak=2)}
    ),
    "tidak yang maju": _dengan({1: Keputusan(tidak=3), 3: Keputusan(tidak=6)}),
    "tidak yang mengakhiri": _dengan({3: Keputusan(tidak="selesai"), 7: Keputusan(tidak=6)}),
    "setuju ke dua tujuan": _dengan({2: Keputusan(setuju=(3, 6)), 8: Keputusan(tidak=4)}),
}


@cache
def _sah() -> Any:
    """The validator that SpiffWorkflow brings, with the schema of the standard."""
    return BpmnValidator()


@cache
def _berkas(kode: str) -> bytes:
    return bpmn(_SOP[kode]).encode()


@cache
def _spesifikasi(kode: str) -> Any:
    pengurai = BpmnParser(validator=_sah())
    pengurai.add_bpmn_str(_berkas(kode))
    return pengurai.get_spec("proses")


class _Pemilih(PythonScriptEngine):  # type: ignore[misc]  # SpiffWorkflow ships no types
    """Answers a decision by its plain name; nothing is evaluated."""

    def __init__(self, lintasan: LintasanUji) -> None:
        super().__init__()
        ke = f"langkah_{lintasan.ke}" if isinstance(lintasan.ke, int) else ID_SELESAI
        self._dipilih = f"putusan_{lintasan.dari}_{ke}"
        self._dijumpai: Counter[str] = Counter()

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> bool:
        self._dijumpai[expression] += 1
        return expression == self._dipilih and self._dijumpai[expression] == 1


def _jalankan(kode: str, lintasan: LintasanUji) -> list[int]:
    """The rows that SpiffWorkflow opens, when one decision leads once where the path does."""
    alur = BpmnWorkflow(_spesifikasi(kode), script_engine=_Pemilih(lintasan))
    langkah: list[int] = []
    for _ in range(_BATAS):
        alur.do_engine_steps()
        siap = alur.get_tasks(state=TaskState.READY, manual=True)
        if not siap:
            break
        assert len(siap) == 1
        langkah.append(int(siap[0].task_spec.bpmn_id.removeprefix("langkah_")))
        siap[0].run()
    assert alur.is_completed()
    return langkah


def _lintasan(kode: str) -> list[LintasanUji]:
    """The paths of our engine that the SOP itself knows: smooth, each choice, each return."""
    sop = siapkan(_SOP[kode])
    assert isinstance(sop, SopJalan)
    kembali = {n.nomor for n in sop.langkah if n.kembali is not None}
    return [x for x in lintasan_uji(sop) if not x.kembali or x.dari in kembali]


@pytest.mark.parametrize("kode", _SOP)
def test_bpmn_sah_menurut_skema_bakunya(kode: str) -> None:
    _sah().validate(etree.fromstring(_berkas(kode)))


@pytest.mark.parametrize("kode", _SOP)
def test_mesin_lain_menempuh_jalan_yang_sama(kode: str) -> None:
    semua = _lintasan(kode)

    assert len(semua) > 1
    for lintasan in semua:
        diharapkan = [x.langkah for x in lintasan.urutan]
        assert _jalankan(kode, lintasan) == diharapkan, (lintasan.dari, lintasan.ke)
