"""The demo's auditor can read office A from the first day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_tahun import muat
from tolok.pemantauan.models import SuratTugas

pytestmark = pytest.mark.django_db

KINI = datetime(2026, 10, 20, 2, 0, tzinfo=UTC)


def test_auditor_contoh_punya_surat_tugas_untuk_dinas_a() -> None:
    with time_machine.travel(KINI, tick=False):
        dunia = siapkan_dunia(muat(KINI.date()), sekarang=KINI)
        klien = Client()
        klien.force_login(
            dunia.pegawai("ITD-01").pengguna, backend="django.contrib.auth.backends.ModelBackend"
        )
        surat = SuratTugas.objects.get()
        html = klien.get(reverse("pemantauan:surat", args=[surat.pk])).text

    assert surat.instansi == dunia.kantor.instansi["A"]
    assert "Membaca saja" in html
