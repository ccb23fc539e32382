from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.web.menu import ButirMenu, daftarkan as daftarkan_menu
from tolok.web.pemicu import jaga


class PemantauanConfig(AppConfig):
    name = "tolok.pemantauan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, the menu's word, what the start page shows, and the trigger that keeps the reading log."""
        # Models exist only from here on.
        from tolok.pemantauan import permissions
        from tolok.pemantauan.kartu import kartu_dibaca, kartu_evaluasi
        from tolok.web.kartu import Pintasan, daftarkan_kartu, daftarkan_pintasan

        daftarkan_kartu(kartu_evaluasi, urutan=60)
        daftarkan_kartu(kartu_dibaca, urutan=90)
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
        daftarkan_pintasan(
            Pintasan(
                nama="Kalender tenggat",
                alamat="pemantauan:kalender",
                ikon="kalender",
                izin=permissions.KALENDER,
            )
        )
        daftarkan_pintasan(
            Pintasan(
                nama="Surat tugas evaluator",
                alamat="pemantauan:surat_tugas",
                ikon="gembok",
                izin=permissions.KELOLA_SURAT,
            )
        )
        post_migrate.connect(
            jaga("pemantauan_bacaan"),
            sender=self,
            weak=False,
            dispatch_uid="pemantauan_pemicu",
        )
