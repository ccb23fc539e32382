from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.web.pemicu import jaga


class SopConfig(AppConfig):
    name = "tolok.sop"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, the menu, the list of lanes, and the triggers of this room."""
        # Models exist only from here on.
        from tolok.berkas.permissions import daftarkan as daftarkan_berkas
        from tolok.organisasi.sop_terdaftar import daftarkan_sumber
        from tolok.sop import beku, permissions
        from tolok.sop.kartu import kartu_baca
        from tolok.sop.selectors.versi import sop_terdaftar
        from tolok.web.kartu import daftarkan_kartu
        from tolok.web.menu import ButirMenu, daftarkan

        daftarkan_sumber(sop_terdaftar)
        daftarkan_kartu(kartu_baca, urutan=80)
        daftarkan_berkas("sop.sumber", permissions.boleh_lihat_sumber)
        daftarkan(
            ButirMenu(
                kode="sop",
                nama="SOP",
                alamat="sop:daftar",
                ikon="sop",
                urutan=40,
                izin=permissions.LIHAT,
            )
        )
        post_migrate.connect(
            jaga("sop_pembacaan"), sender=self, weak=False, dispatch_uid="sop_pemicu"
        )
        post_migrate.connect(beku.jaga, sender=self, weak=False, dispatch_uid="sop_beku")
