from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.web.menu import ButirMenu, daftarkan as daftarkan_menu
from tolok.web.pemicu import jaga


class ArsipConfig(AppConfig):
    name = "tolok.arsip"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the act, its sheet, the closing of files and the menu's word.

        The imports stand here because models may be read only after every app is loaded.
        """
        from tolok.arsip.services import tutup_berkas
        from tolok.arsip.terbit import penerbit
        from tolok.arsip.tindakan.arsipkan import SKEMA, PanelArsipkan
        from tolok.pelaksanaan.jalankan import daftarkan_pendengar
        from tolok.pelaksanaan.lembar import daftarkan_lembar
        from tolok.pelaksanaan.terbit.daftar import daftarkan_penerbit
        from tolok.pelaksanaan.tindakan.daftar import daftarkan

        daftarkan_penerbit("arsip", penerbit)
        daftarkan_lembar(SKEMA)
        daftarkan(PanelArsipkan())
        daftarkan_pendengar(tutup_berkas)
        post_migrate.connect(
            jaga("arsip_arsip", "arsip_tempat_simpan"),
            sender=self,
            weak=False,
            dispatch_uid="arsip_pemicu",
        )
        daftarkan_menu(
            ButirMenu(
                kode="arsip", nama="Arsip", alamat="arsip:daftar", ikon="arsip", urutan=60,
                izin="arsip.lihat", lipat=True,
            )
        )  # fmt: skip
