"""Load the demo: the invented office, then its runs; a second call only adds what is missing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tolok.cli.contoh import siapkan_dunia
from tolok.cli.contoh_baca import nyatakan_contoh
from tolok.cli.contoh_jalan import jalankan_contoh, terbitkan_contoh
from tolok.cli.contoh_peraga import KantorContoh
from tolok.cli.contoh_tahun import awal_contoh, muat, tahun_contoh
from tolok.dasar.galat import GalatTolok
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.selectors.kinerja import pk_berlaku
from tolok.organisasi.selectors import pengguna_contoh_saja
from tolok.web.waktu import sekarang


class Command(BaseCommand):
    help = "Memuat data contoh ke basis data kosong."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses without TOLOK_DEMO=1, and beside real data."""
        if not settings.DEMO:
            raise CommandError("Data contoh hanya dimuat bila TOLOK_DEMO=1.", returncode=2)
        try:
            pesan = self._muat(sekarang())
        except GalatTolok as galat:
            raise CommandError(f"Data contoh tidak dimuat. {galat}", returncode=2) from galat
        self.stdout.write(pesan)

    def _muat(self, saat: datetime) -> str:
        """What was loaded, in one line."""
        data, tahun = muat(saat.date()), tahun_contoh(saat.date())
        if not pengguna_contoh_saja():
            self.stdout.write("Menyiapkan kantor contoh; sekitar satu menit.")
            self.stdout.flush()
            dunia = siapkan_dunia(data, sekarang=awal_contoh(tahun))
            nyatakan_contoh(dunia.semua_versi.values(), sekarang=awal_contoh(tahun))
        kantor = KantorContoh.baca(data, tahun)
        if pk_berlaku(kantor.instansi.pk, Periode(JenisPeriode.TAHUN, tahun)) is None:
            return "Data contoh dari tahun lain sudah ada; dipakai apa adanya."
        dimainkan = jalankan_contoh(kantor, sekarang=saat)
        for opd in data["opd"][1:]:
            lain = KantorContoh.baca(data, tahun, opd["kode"])
            dimainkan += jalankan_contoh(lain, sekarang=saat)
        if not dimainkan:
            return "Data contoh sudah ada; dipakai apa adanya."
        naskah = terbitkan_contoh(dimainkan)
        return f"Data contoh dimuat: {len(dimainkan)} pelaksanaan, {naskah} naskah."
