"""A program that fills an office, or decides as fast as it can; `keputusan` starts it.

`siapkan RUNS STAFF` makes the office and brings runs of SOP 000 to the signatures of row 9.
`kerja NUMBER OF THREADS` signs its part of them, once a line on stdin says go.
`lantai NUMBER OF THREADS` does nothing but commit one small row again and again.
`besar` prints the bytes of the tables and indexes of a run.
"""

from __future__ import annotations

import json
import random
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from time import perf_counter, process_time
from typing import Any
from uuid import UUID, uuid4

import django

# The modules below need the apps to be loaded; this module is a program of its own.
django.setup()

from django.apps import apps  # noqa: E402 - after setup
from django.db import connection  # noqa: E402 - after setup

from tolok.dasar.periode import JenisPeriode, Periode  # noqa: E402 - after setup
from tolok.pelaksanaan.log.kunci_tulis import transaksi_tulis  # noqa: E402 - after setup
from tolok.pelaksanaan.models import Tugas  # noqa: E402 - after setup
from tolok.pelaksanaan.services import (  # noqa: E402 - after setup
    PadaTugas,
    ambil,
    mulai,
    tandatangani,
)
from tolok.pelaksanaan.tests import lakon  # noqa: E402 - after setup
from tolok.pelaksanaan.tests.kantor import SAAT, buat_kantor  # noqa: E402 - after setup
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas  # noqa: E402 - after setup

_LANTAI = 2_000
TABEL = (
    "pelaksanaan_pelaksanaan",
    "pelaksanaan_kejadian",
    "pelaksanaan_tugas",
    "pelaksanaan_lembar",
    "pelaksanaan_penerima_tambahan",
    "pelaksanaan_konsep",
)


def siapkan(banyak: int, staf: int) -> None:
    """The office with `staf` employees in one unit, and the runs up to row 9."""
    with connection.cursor() as kursor:
        kursor.execute("CREATE TABLE ukur_lantai (teks text)")
    kantor = buat_kantor(staf=staf)
    for nomor in range(banyak):
        satu = lakon.Lakon(kantor)
        satu.pelaksanaan = mulai(
            pegawai=kantor.pegawai["kasubbag"],
            kode_sop="000",
            nama_sop="Pengukuran Kinerja",
            sidik_sop=lakon.sop_000().sidik,
            periode=Periode(JenisPeriode.TRIWULAN, 2021 + nomor // 4, nomor % 4 + 1),
            kunci=uuid4(),
            sekarang=satu.jam(),
        ).pelaksanaan
        satu.sampai(8)
        ambil(pada=satu.satu(9, "staf_1"))


def _kerjaan(nomor: int, dari: int) -> list[PadaTugas]:
    """Every signature that waits, as its form would arrive; this client's share of them."""
    orang: dict[UUID, Any] = {
        p.pk: p
        for p in apps.get_model("organisasi", "Pegawai").objects.select_related(
            "instansi__pemda", "pemda"
        )
    }
    daftar = Tugas.objects.filter(terbuka=True, langkah=9, tindakan="tandatangani")
    semua = list(daftar.select_related("pelaksanaan__instansi__pemda").order_by("pk"))
    random.Random(9).shuffle(semua)
    dilihat: dict[UUID, str] = {}
    hasil = []
    for tugas in semua[nomor::dari]:
        pegawai = orang[UUID(str(tugas.subjek))]
        if tugas.pelaksanaan_id not in dilihat:
            halaman = HalamanTugas(tugas=tugas, pegawai=pegawai, sekarang=SAAT)
            dilihat[tugas.pelaksanaan_id] = halaman.dilihat
        hasil.append(
            PadaTugas(
                pelaksanaan=tugas.pelaksanaan_id,
                tugas=tugas.pk,
                pegawai=pegawai,
                kunci=uuid4(),
                sekarang=datetime.now(UTC),
                iterasi=tugas.iterasi,
                dilihat=dilihat[tugas.pelaksanaan_id],
            )
        )
    return hasil


def kerja(nomor: int, dari: int, utas: int) -> None:
    """Decide this client's share."""
    daftar = _kerjaan(nomor, dari)
    _serentak([partial(_tanda_tangani, daftar[i::utas]) for i in range(utas)], len(daftar))


def lantai(nomor: int, dari: int, utas: int) -> None:
    """One small row a transaction, so that only the commit is left: what this disk can do."""
    _serentak([partial(_satu_baris, _LANTAI // (dari * utas))] * utas, _LANTAI // dari)


def _serentak(kerja: Sequence[Callable[[], None]], banyak: int) -> None:
    """All threads at once; prints how many, from when to when, and the processor's seconds."""
    sys.stdout.write("siap\n")
    sys.stdout.flush()
    sys.stdin.readline()
    awal, prosesor = perf_counter(), process_time()
    semua = [threading.Thread(target=satu) for satu in kerja]
    for satu in semua:
        satu.start()
    for satu in semua:
        satu.join()
    hasil = {
        "banyak": banyak, "awal": awal, "akhir": perf_counter(),
        "prosesor": process_time() - prosesor,
    }  # fmt: skip
    sys.stdout.write(json.dumps(hasil) + "\n")


def _tanda_tangani(daftar: list[PadaTugas]) -> None:
    for pada in daftar:
        tandatangani(pada=pada)
    connection.close()


def _satu_baris(banyak: int) -> None:
    for _ in range(banyak):
        with transaksi_tulis(), connection.cursor() as kursor:
            kursor.execute("INSERT INTO ukur_lantai (teks) VALUES (%s)", ["x" * 200])
    connection.close()


def besar() -> None:
    """Bytes of the tables of runs with their indexes, and what the database says of fsync."""
    with connection.cursor() as kursor:
        if connection.vendor == "sqlite":
            kursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            kursor.execute(
                "SELECT (SELECT page_count FROM pragma_page_count) - "
                "(SELECT freelist_count FROM pragma_freelist_count)"
            )
            halaman = kursor.fetchone()[0]
            kursor.execute("PRAGMA page_size")
            bita = halaman * kursor.fetchone()[0]
            kursor.execute("PRAGMA synchronous")
            aman = {2: "FULL"}.get(kursor.fetchone()[0], "?")
        else:
            kursor.execute("VACUUM")
            kursor.execute("SELECT " + " + ".join(f"pg_total_relation_size('{t}')" for t in TABEL))
            bita = kursor.fetchone()[0]
            kursor.execute(
                "SELECT current_setting('fsync') || '/' || current_setting('synchronous_commit')"
            )
            aman = kursor.fetchone()[0]
    sys.stdout.write(json.dumps({"bita": bita, "aman": aman}) + "\n")


_PERINTAH: dict[str, Callable[..., None]] = {
    "siapkan": siapkan, "kerja": kerja, "lantai": lantai, "besar": besar,
}  # fmt: skip


if __name__ == "__main__":
    perintah, *isi = sys.argv[1:]
    _PERINTAH[perintah](*map(int, isi))
