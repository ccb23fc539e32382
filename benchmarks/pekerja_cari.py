"""A program that fills an office with SOPs and searches them, one JSON line a query; `cari_sop`
starts it."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from time import process_time

import django

# The modules below need the apps to be loaded; this module is a program of its own.
django.setup()

from tolok.dasar.jejak import sidik  # noqa: E402 - after setup
from tolok.organisasi.models import Instansi, Pegawai, Pemda  # noqa: E402 - after setup
from tolok.sop import pustaka  # noqa: E402 - after setup
from tolok.sop.models import VersiSop  # noqa: E402 - after setup
from tolok.sop.renderers.berkas_sop import tulis  # noqa: E402 - after setup
from tolok.sop.selectors.cari import cari  # noqa: E402 - after setup

_SAAT = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)
_HARI = date(2026, 10, 12)


def utama(banyak: int, ulang: int, dicari: list[str]) -> None:
    pegawai = _kantor(banyak)
    for teks in dicari:
        detik = []
        for _ in range(ulang):
            awal = process_time()
            hasil = cari(pegawai, teks, _HARI)
            detik.append(process_time() - awal)
        print(json.dumps({"dicari": teks, "milik": len(hasil.milik), "detik": detik}))


def _kantor(banyak: int) -> Pegawai:
    """An office with that many SOPs in force: the published ones, each copy named otherwise."""
    pemda = Pemda.objects.create(nama="Pemerintah Kota Ukur")
    instansi = Instansi.objects.create(pemda=pemda, nama="Dinas Ukur", kode="U")
    asal = [pustaka.muat(kode) for kode in pustaka.daftar()]
    semua = []
    for n in range(banyak):
        sop = asal[n % len(asal)]
        isi = tulis(replace(sop, nama=f"{sop.nama} nomor {n}"), "yaml")
        semua.append(
            VersiSop(
                pemda=pemda,
                instansi=instansi,
                kode=f"ukur-{n}",
                versi=1,
                nama=f"{sop.nama} nomor {n}",
                sidik=sidik(isi.encode()),
                isi=isi,
                jalan={},
                status="berlaku",
                dimasukkan_pada=_SAAT,
                berlaku_sejak=_HARI,
            )
        )
    VersiSop.objects.bulk_create(semua, batch_size=200)
    return Pegawai.objects.create(pemda=pemda, instansi=instansi, nama="Pencari")


if __name__ == "__main__":
    utama(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
