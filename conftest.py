"""What every test may use."""

from __future__ import annotations

import os

import pytest

pytest_plugins = ["tests.pemicu"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for the database is marked `basis`, so that PostgreSQL runs it too."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(fixtures):
            item.add_marker("basis")


def pytest_report_header() -> str:
    return f"basis data: {os.environ.get('TOLOK_UJI_DB', 'sqlite')}"


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """A skip in CI is a failure: nothing may be left out there."""
    dilewati = terminalreporter.stats.get("skipped", [])
    if os.environ.get("CI") and dilewati:
        terminalreporter.write_line(
            f"{len(dilewati)} uji dilewati; di CI itu kegagalan.", red=True
        )


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    lapor = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and lapor is not None and lapor.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
