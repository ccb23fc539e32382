from __future__ import annotations

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_basis_data_uji_sesuai_permintaan() -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
        (satu,) = kursor.fetchone()

    assert satu == 1
    assert (
        connection.vendor
        == {"sqlite": "sqlite", "postgres": "postgresql"}[os.environ.get("TOLOK_UJI_DB", "sqlite")]
    )
