"""Seed 000 as BPMN for SpiffWorkflow 3.2: eleven user tasks, four decisions that may return.

Only the control flow is the same: SpiffWorkflow knows no lanes' people, two hands, versions,
subjects, signatures or reasons; our engine runs with all of them on. Its script engine evaluates
the gateway conditions with Python's eval; the fixed conditions below are ours.
"""

from __future__ import annotations

import io

from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

_KEMBALI = {6: 5, 7: 5, 8: 7, 9: 5}
_KEPALA = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="tolok">'
    '<process id="sop000" isExecutable="true">'
)


def bpmn() -> bytes:
    """The process as XML."""
    x = [_KEPALA, '<startEvent id="mulai"><outgoing>f0</outgoing></startEvent>']
    alir = ['<sequenceFlow id="f0" sourceRef="mulai" targetRef="t1"/>']
    for n in range(1, 12):
        x.append(f'<userTask id="t{n}" name="Langkah {n}"/>')
        lanjut = f"t{n + 1}" if n < 11 else "selesai"
        if n in _KEMBALI:
            x.append(f'<exclusiveGateway id="g{n}" default="ya{n}"/>')
            alir.append(f'<sequenceFlow id="k{n}" sourceRef="t{n}" targetRef="g{n}"/>')
            alir.append(f'<sequenceFlow id="ya{n}" sourceRef="g{n}" targetRef="{lanjut}"/>')
            alir.append(
                f'<sequenceFlow id="tidak{n}" sourceRef="g{n}" targetRef="t{_KEMBALI[n]}">'
                '<conditionExpression xsi:type="tFormalExpression">kembali</conditionExpression>'
                "</sequenceFlow>"
            )
        else:
            alir.append(f'<sequenceFlow id="f{n}" sourceRef="t{n}" targetRef="{lanjut}"/>')
    x.append('<endEvent id="selesai"/>')
    return ("".join([*x, *alir]) + "</process></definitions>").encode()


def spesifikasi() -> object:
    """Parse once; instances share it."""
    pengurai = BpmnParser()
    pengurai.add_bpmn_io(io.BytesIO(bpmn()))
    return pengurai.get_spec("sop000")


def jalankan(spec: object) -> int:
    """One instance with one return (8 to 7); returns how many user tasks were completed."""
    alur = BpmnWorkflow(spec)
    alur.do_engine_steps()
    langkah, sudah = 0, False
    while not alur.is_completed():
        tugas = next(t for t in alur.get_tasks(state=TaskState.READY) if t.task_spec.manual)
        kembali = tugas.task_spec.name == "t8" and not sudah
        sudah = sudah or kembali
        tugas.data["kembali"] = kembali
        tugas.run()
        alur.do_engine_steps()
        langkah += 1
    return langkah


def jalankan_tersimpan(spec: object) -> int:
    """The same run, its state written to JSON and read back after every completed task."""
    penyimpan = BpmnWorkflowSerializer()
    alur = BpmnWorkflow(spec)
    alur.do_engine_steps()
    langkah, sudah = 0, False
    while not alur.is_completed():
        tugas = next(t for t in alur.get_tasks(state=TaskState.READY) if t.task_spec.manual)
        kembali = tugas.task_spec.name == "t8" and not sudah
        sudah = sudah or kembali
        tugas.data["kembali"] = kembali
        tugas.run()
        alur.do_engine_steps()
        alur = penyimpan.deserialize_json(penyimpan.serialize_json(alur))
        langkah += 1
    return langkah
