from __future__ import annotations

import pytest

from tolok.organisasi.domain.istilah import Peran
from tolok.organisasi.tests.kantor import Kantor, beri, buat_kantor


@pytest.fixture
def kantor(db: None) -> Kantor:
    """An office whose secretary administers and whose Kasubbag prepares runs."""
    kantor = buat_kantor()
    beri(kantor, "kasubbag", Peran.MENYIAPKAN_PELAKSANAAN)
    return kantor
