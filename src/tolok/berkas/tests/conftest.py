from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tolok.berkas import permissions
from tolok.organisasi.tests.kantor import Kantor, buat_kantor


@pytest.fixture
def kantor(db: None) -> Kantor:
    return buat_kantor()


@pytest.fixture(autouse=True)
def gudang_sementara(tmp_path: Path, settings: Any) -> Path:
    settings.BERKAS_ROOT = tmp_path / "berkas"
    return tmp_path / "berkas"


@pytest.fixture(autouse=True)
def tanpa_predikat_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with nobody allowed."""
    monkeypatch.setattr(permissions, "_daftar", {})
