from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NaskahConfig(AppConfig):
    name = "tolok.naskah"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, the menu and the reason to see a file; guard the tables."""
        # Models exist only from here on.
        from tolok.berkas.permissions import daftarkan as daftarkan_fail
        from tolok.naskah import permissions
        from tolok.naskah.models import TABEL_TETAP
        from tolok.web.menu import ButirMenu, daftarkan
        from tolok.web.pemicu import jaga

        daftarkan_fail("naskah.versi", permissions.boleh_lihat_fail)
        daftarkan(
            ButirMenu(
                kode="naskah",
                nama="Naskah",
                alamat="naskah:daftar",
                ikon="naskah",
                urutan=50,
                izin=permissions.LIHAT,
                lipat=True,
            )
        )
        post_migrate.connect(
            jaga(*TABEL_TETAP), sender=self, weak=False, dispatch_uid="naskah_pemicu"
        )
