"""BPMN of the five SOPs, judged by others: valid by the schema, run by another engine."""

from __future__ import annotations

from collections import Counter
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
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.renderers.bpmn import bpmn

_BATAS = 200


@cache
def _sah() -> Any:
    """The validator that SpiffWorkflow brings, with the schema of the standard."""
    return BpmnValidator()


@cache
def _berkas(kode: str) -> bytes:
    return bpmn(pustaka.muat(kode)).encode()


@cache
def _spesifikasi(kode: str) -> Any:
    pengurai = BpmnParser(validator=_sah())
    pengurai.add_bpmn_str(_berkas(kode))
    return pengurai.get_spec("proses")


class _Pemilih(PythonScriptEngine):  # type: ignore[misc]  # SpiffWorkflow ships no types
    """Answers a decision by its plain name; nothing is evaluated."""

    def __init__(self, kembali: int | None) -> None:
        super().__init__()
        self._kembali = kembali
        self._dijumpai: Counter[str] = Counter()

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> bool:
        self._dijumpai[expression] += 1
        putusan = f"putusan_{self._kembali}_"
        return expression.startswith(putusan) and self._dijumpai[expression] == 1


def _jalankan(kode: str, kembali: int | None) -> list[int]:
    """The rows that SpiffWorkflow opens, when one of them sends back once."""
    alur = BpmnWorkflow(_spesifikasi(kode), script_engine=_Pemilih(kembali))
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
    """The paths of our engine that the SOP itself knows: smooth, and each row that goes back."""
    sop = siapkan(pustaka.muat(kode))
    assert isinstance(sop, SopJalan)
    kembali = {n.nomor for n in sop.langkah if n.kembali is not None}
    return [x for x in lintasan_uji(sop) if x.dari is None or x.dari in kembali]


@pytest.mark.parametrize("kode", pustaka.daftar())
def test_bpmn_sah_menurut_skema_bakunya(kode: str) -> None:
    _sah().validate(etree.fromstring(_berkas(kode)))


@pytest.mark.parametrize("kode", pustaka.daftar())
def test_mesin_lain_menempuh_jalan_yang_sama(kode: str) -> None:
    semua = _lintasan(kode)

    assert len(semua) > 1
    for lintasan in semua:
        diharapkan = [x.langkah for x in lintasan.urutan]
        assert _jalankan(kode, lintasan.dari) == diharapkan
