from __future__ import annotations

import pytest

from tests.skenario.lakon_002 import Sop002

pytestmark = pytest.mark.django_db


def test_sop_002_berjalan_dari_nota_dinas_sampai_arsip() -> None:
    sop = Sop002()

    sop.sampai(10)

    assert sop.lakon.baris().status == "selesai"
