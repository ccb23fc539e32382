from __future__ import annotations

import pytest

from tolok.organisasi.tests.kantor import Kantor, buat_kantor


@pytest.fixture
def kantor(db: None) -> Kantor:
    return buat_kantor()
