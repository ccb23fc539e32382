from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection

from tolok.pelaksanaan.log.proyeksi import bangun_ulang
from tolok.pelaksanaan.log.rantai import periksa_rantai
from tolok.pelaksanaan.models import Kejadian, Lembar
from tolok.pelaksanaan.tests.kantor import buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]

_KALI = 200
_BANYAK_PELAKSANAAN = 4
_PALING_SEDIKIT = 10  # acknowledged in a run, however busy the machine
_SABAR = 5_000  # looks of two milliseconds


def _alamat() -> str:
    """The test database itself, as an address for another process."""
    nama = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{nama}"
    bagian = urlsplit(os.environ["TOLOK_DATABASE_URL"])
    return urlunsplit((*bagian[:2], f"/{nama}", *bagian[3:]))


def _nyalakan() -> subprocess.Popen[str]:
    lingkungan = {
        **os.environ,
        "TOLOK_DATABASE_URL": _alamat(),
        "DJANGO_SETTINGS_MODULE": os.environ.get(
            "DJANGO_SETTINGS_MODULE", "tolok.config.settings"
        ),
        "PYTHONPATH": str(settings.AKAR / "src"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tolok.pelaksanaan.tests.pekerja"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=lingkungan,
    )  # fmt: skip


def _panjang(jurnal: Path) -> int:
    return jurnal.stat().st_size if jurnal.exists() else 0


def _tunggu_baris(jurnal: Path, sudah: int, banyak: int) -> None:
    """Until the child has written so many lines, however busy the machine is."""
    for _ in range(_SABAR):
        if _panjang(jurnal) > sudah and jurnal.read_bytes()[sudah:].count(b"\n") >= banyak:
            return
        time.sleep(0.002)


def _baca_jurnal(jalur: Path) -> tuple[dict[str, dict[str, Any]], int]:
    """Acknowledged requests by key, and how many were answered as a repeat."""
    diterima: dict[str, dict[str, Any]] = {}
    ulang = 0
    for baris in jalur.read_text().splitlines(keepends=True):
        kata, _, isi = baris.partition(" ")
        if kata == "terima" and isi.endswith("\n"):
            satu = json.loads(isi)
            diterima[satu["kunci"]] = satu
            ulang += satu["ulang"]
    return diterima, ulang


def test_dibunuh_dua_ratus_kali_tidak_ada_yang_hilang_dan_tidak_ada_yang_setengah(
    tmp_path: Path,
) -> None:
    kantor = buat_kantor()
    daftar = []
    for nomor in range(1, _BANYAK_PELAKSANAAN + 1):
        lakon = Lakon(kantor)
        lakon.mulai(nomor)
        lakon.sampai(6)
        daftar.append((lakon.pelaksanaan, tmp_path / f"jurnal-{nomor}"))
    acak = random.Random(20251001)  # noqa: S311 - the same moments every time
    mati = 0
    with _nyalakan() as pekerja:
        assert pekerja.stdin is not None
        assert pekerja.stdout is not None
        for kali in range(_KALI):
            pelaksanaan, jurnal = daftar[kali % _BANYAK_PELAKSANAAN]
            pekerja.stdin.write(f"{pelaksanaan} {jurnal}\n")
            pekerja.stdin.flush()
            sudah = _panjang(jurnal)
            pid = int(pekerja.stdout.readline())
            # The first request, or one or two answers later: some work is always done.
            _tunggu_baris(jurnal, sudah, acak.choice((1, 1, 3, 5)))
            time.sleep(acak.uniform(0, 0.1))
            os.kill(pid, signal.SIGKILL)
            mati += int(pekerja.stdout.readline()) == signal.SIGKILL
        pekerja.stdin.close()

    assert mati == _KALI
    ulang_semua = 0
    for pelaksanaan, jurnal in daftar:
        diterima, ulang = _baca_jurnal(jurnal)
        ulang_semua += ulang
        tercatat = {
            str(kunci): urutan
            for kunci, urutan in Kejadian.objects.filter(
                pelaksanaan=pelaksanaan, kunci__isnull=False
            ).values_list("kunci", "urutan")
        }
        assert len(diterima) > _PALING_SEDIKIT
        assert {k: tercatat.get(k) for k in diterima} == {
            k: v["urutan"][0] for k, v in diterima.items()
        }
    # Some died between commit and reply, and their repeat got the first answer: else we missed it.
    assert ulang_semua > 0
    assert periksa_rantai() == []
    assert bangun_ulang(tulis=False) == []
    assert _lembar_disebut() <= {str(pk) for pk in Lembar.objects.values_list("pk", flat=True)}


def _lembar_disebut() -> set[str]:
    """Every sheet that an event names."""
    disebut = set()
    for isi in Kejadian.objects.values_list("isi", flat=True):
        kejadian = json.loads(isi)
        disebut |= {h["lembar"] for h in kejadian.get("hasil", ())}
        if kejadian.get("alasan"):
            disebut.add(kejadian["alasan"])
    return disebut
