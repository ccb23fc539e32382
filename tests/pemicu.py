"""Test-runner hook: the flush after a transactional test may empty log tables, nothing else may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from tolok.web.pemicu import tanpa_pemicu


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Only tests that open the database ask for this."""
    asli: Any = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # Django's own hook

    def teardown(uji: Any) -> None:
        with ExitStack() as tumpukan:
            for nama in uji._databases_names(include_mirrors=False):
                tumpukan.enter_context(tanpa_pemicu(connections[nama]))
            asli(uji)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[attr-defined]  # put back below
    yield
    TransactionTestCase._fixture_teardown = asli  # type: ignore[attr-defined]  # the original
