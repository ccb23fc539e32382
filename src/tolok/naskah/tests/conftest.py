from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tolok.organisasi.tests.kantor import Kantor, buat_kantor


@pytest.fixture
def kantor(db: None) -> Kantor:
    return buat_kantor()


@pytest.fixture(autouse=True)
def gudang_sementara(tmp_path: Path, settings: Any) -> None:
    settings.BERKAS_ROOT = tmp_path / "berkas"
