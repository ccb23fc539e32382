"""Log tables stay as written: triggers that refuse UPDATE and DELETE on both databases.

A room lists its log tables in a migration (`operasi`) and again at every migrate (`jaga`), because
SQLite loses triggers when it remakes a table. Nothing but the test runner's flush goes round them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, migrations
from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["daftar_pemicu", "jaga", "operasi", "pasang", "tanpa_pemicu"]

_AWALAN = "tetap_"

_FUNGSI_PG = """
CREATE OR REPLACE FUNCTION tolok_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Baris % tidak boleh diubah atau dihapus.', TG_TABLE_NAME;
END $$
"""
_PG = """
CREATE OR REPLACE TRIGGER {awalan}{tabel} BEFORE UPDATE OR DELETE ON {tabel}
FOR EACH ROW EXECUTE FUNCTION tolok_tetap()
"""
_PG_KOSONGKAN = """
CREATE OR REPLACE TRIGGER {awalan}{tabel}_kosongkan BEFORE TRUNCATE ON {tabel}
FOR EACH STATEMENT EXECUTE FUNCTION tolok_tetap()
"""
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {awalan}{tabel}_{tanda} BEFORE {tindakan} ON {tabel}
BEGIN SELECT RAISE(ABORT, 'Baris {tabel} tidak boleh diubah atau dihapus.'); END
"""


def pasang(koneksi: BaseDatabaseWrapper, tabel: Iterable[str]) -> None:
    """Make the triggers of these tables where they are missing."""
    with koneksi.cursor() as kursor:
        if koneksi.vendor == "postgresql":
            kursor.execute(_FUNGSI_PG)
        for nama in tabel:
            for sql in _perintah(koneksi.vendor, nama):
                kursor.execute(sql)


def _perintah(vendor: str, tabel: str) -> list[str]:
    if vendor == "postgresql":
        return [p.format(awalan=_AWALAN, tabel=tabel) for p in (_PG, _PG_KOSONGKAN)]
    return [
        _SQLITE.format(awalan=_AWALAN, tabel=tabel, tanda=tindakan.lower(), tindakan=tindakan)
        for tindakan in ("UPDATE", "DELETE")
    ]


def operasi(*tabel: str) -> migrations.RunPython:
    """The migration step that puts the triggers on."""

    def maju(apps: Any, penyunting: Any) -> None:
        pasang(penyunting.connection, tabel)

    return migrations.RunPython(maju, migrations.RunPython.noop)


def jaga(*tabel: str) -> Callable[..., None]:
    """A `post_migrate` receiver that puts lost triggers back."""

    def pasang_kembali(*, using: str, **lain: Any) -> None:
        koneksi = connections[using]
        ada = set(koneksi.introspection.table_names())
        pasang(koneksi, [nama for nama in tabel if nama in ada])

    return pasang_kembali


def daftar_pemicu(koneksi: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """(trigger, table) of every log trigger that is there and enabled."""
    if koneksi.vendor == "postgresql":
        sql = (
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
            "WHERE tgname LIKE 'tetap\\_%%' AND tgenabled <> 'D' ORDER BY 1"
        )
    else:
        sql = (
            "SELECT name, tbl_name FROM sqlite_master "
            "WHERE type = 'trigger' AND name LIKE 'tetap\\_%%' ESCAPE '\\' ORDER BY 1"
        )
    with koneksi.cursor() as kursor:
        kursor.execute(sql, [])
        return [(str(nama), str(tabel)) for nama, tabel in kursor.fetchall()]


@contextmanager
def tanpa_pemicu(koneksi: BaseDatabaseWrapper) -> Iterator[None]:
    """For the test runner's flush only: take the triggers away and put them back."""
    pemicu = daftar_pemicu(koneksi)
    tabel = sorted({nama for _, nama in pemicu})
    with koneksi.cursor() as kursor:
        for nama, milik in pemicu:
            akhir = f" ON {milik}" if koneksi.vendor == "postgresql" else ""
            kursor.execute(f"DROP TRIGGER {nama}{akhir}")
    try:
        yield
    finally:
        pasang(koneksi, tabel)
