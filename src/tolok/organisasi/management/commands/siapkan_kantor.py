"""`tolok kelola siapkan_kantor`: the first office of an empty database, and who administers it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tolok.dasar.galat import GalatTolok
from tolok.organisasi.domain.istilah import JenisInstansi, JenisPemda, Zona
from tolok.organisasi.services.pemasangan import IsianPemasangan, pasang_kantor
from tolok.web.waktu import sekarang


class Command(BaseCommand):
    help = "Menyiapkan pemerintah daerah, perangkat daerah, dan administrator pertamanya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pemda", required=True, help="mis. Pemerintah Kota Contoh")
        parser.add_argument("--jenis-pemda", default="kota", choices=[j.value for j in JenisPemda])
        parser.add_argument("--zona", default="WIB", choices=[z.value for z in Zona])
        parser.add_argument("--instansi", required=True, help="nama lengkap perangkat daerah")
        parser.add_argument("--singkatan", default="", help="mis. Disdag")
        parser.add_argument(
            "--jenis-instansi", default="dinas", choices=[j.value for j in JenisInstansi]
        )
        parser.add_argument("--nama", required=True, help="nama administrator dengan gelar")
        parser.add_argument("--nip", required=True, help="NIP administrator, 18 angka")

    def handle(self, *args: Any, **opsi: Any) -> None:
        isian = IsianPemasangan(
            **{nama: opsi[nama] for nama in IsianPemasangan.__dataclass_fields__}
        )
        try:
            instansi, sandi = pasang_kantor(isian=isian, sekarang=sekarang())
        except GalatTolok as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{instansi.nama} siap.")
        self.stdout.write(f"Nama pengguna: {opsi['nip'].replace(' ', '')}")
        self.stdout.write(f"Kata sandi awal (hanya tampil sekali): {sandi}")
