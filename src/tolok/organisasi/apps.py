from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.web.pemicu import jaga


class OrganisasiConfig(AppConfig):
    name = "tolok.organisasi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, the menu, the demo's door, and keep the log as written."""
        # Models exist only from here on.
        from tolok.akun.pintu import daftarkan_penyedia
        from tolok.organisasi import permissions  # noqa: F401
        from tolok.organisasi.pintu import PintuOrganisasi
        from tolok.web.menu import ButirMenu, daftarkan

        daftarkan_penyedia(PintuOrganisasi())
        post_migrate.connect(
            jaga("organisasi_catatan"),
            sender=self,
            weak=False,
            dispatch_uid="organisasi_pemicu",
        )
        daftarkan(
            ButirMenu(
                kode="kelola",
                nama="Kelola",
                alamat="organisasi:beranda",
                ikon="gedung",
                urutan=90,
                izin="organisasi.kelola",
            )
        )
