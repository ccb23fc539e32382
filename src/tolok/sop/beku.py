"""A version that left the state of a draft keeps its text: a trigger that refuses, on both databases.

Installed by a migration and again at every migrate, because SQLite loses triggers when it remakes a
table. Status and dates still move; log tables, which nothing may change, are `web.pemicu`.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, migrations
from django.db.backends.base.base import BaseDatabaseWrapper

from tolok.sop.domain.status import StatusVersi

__all__ = ["PESAN", "jaga", "operasi", "pasang"]

PESAN = "Isi versi SOP yang bukan draf tidak boleh diubah."
_TABEL = "sop_versi"
_KOLOM = ("instansi_id", "kode", "versi", "isi", "jalan", "sidik", "konfirmasi")

_FUNGSI_PG = f"""
CREATE OR REPLACE FUNCTION tolok_beku_versi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{PESAN}';
END $$
"""
_PG = """
CREATE OR REPLACE TRIGGER beku_{tabel} BEFORE UPDATE ON {tabel}
FOR EACH ROW WHEN (OLD.status <> '{draf}' AND ({beda}))
EXECUTE FUNCTION tolok_beku_versi()
"""
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS beku_{tabel} BEFORE UPDATE ON {tabel}
WHEN OLD.status <> '{draf}' AND ({beda})
BEGIN SELECT RAISE(ABORT, '{pesan}'); END
"""


def pasang(koneksi: BaseDatabaseWrapper) -> None:
    """Make the trigger where it is missing."""
    postgresql = koneksi.vendor == "postgresql"
    lain = "IS DISTINCT FROM" if postgresql else "IS NOT"
    beda = " OR ".join(f"OLD.{kolom} {lain} NEW.{kolom}" for kolom in _KOLOM)
    isi = {"tabel": _TABEL, "draf": StatusVersi.DRAF.value, "beda": beda, "pesan": PESAN}
    with koneksi.cursor() as kursor:
        if postgresql:
            kursor.execute(_FUNGSI_PG)
        kursor.execute((_PG if postgresql else _SQLITE).format(**isi))


def operasi() -> migrations.RunPython:
    """The migration step that puts the trigger on."""

    def maju(apps: Any, penyunting: Any) -> None:
        pasang(penyunting.connection)

    return migrations.RunPython(maju, migrations.RunPython.noop)


def jaga(*, using: str, **lain: Any) -> None:
    """A `post_migrate` receiver that puts a lost trigger back."""
    koneksi = connections[using]
    if _TABEL in koneksi.introspection.table_names():
        pasang(koneksi)
