from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.web.menu import ButirMenu, daftarkan as daftarkan_menu
from tolok.web.pemicu import jaga


class PemantauanConfig(AppConfig):
    name = "tolok.pemantauan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, the menu's words, and the trigger that keeps the reading log."""
        # Models exist only from here on.
        from tolok.pemantauan import permissions
        from tolok.pemantauan.kartu import kartu_dibaca, kartu_evaluasi
        from tolok.web.kartu import daftarkan_kartu

        daftarkan_kartu(kartu_evaluasi, urutan=60)
        daftarkan_kartu(kartu_dibaca, urutan=90)
        daftarkan_menu(
            ButirMenu(
                kode="kalender",
                nama="Kalender tenggat",
                alamat="pemantauan:kalender",
                ikon="kalender",
                urutan=25,
                izin=permissions.KALENDER,
            )
        )
        daftarkan_menu(
            ButirMenu(
                kode="pemantauan",
                nama="Pemantauan",
                alamat="pemantauan:beranda",
                ikon="info",
                urutan=70,
                izin=permissions.LINTAS,
            )
        )
        daftarkan_menu(
            ButirMenu(
                kode="bacaan",
                nama="Dibaca dari luar",
                alamat="pemantauan:bacaan",
                ikon="gembok",
                urutan=75,
                izin="organisasi.kelola",
            )
        )
        post_migrate.connect(
            jaga("pemantauan_bacaan"),
            sender=self,
            weak=False,
            dispatch_uid="pemantauan_pemicu",
        )
