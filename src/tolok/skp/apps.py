from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from tolok.web.menu import ButirMenu, daftarkan as daftarkan_menu
from tolok.web.pemicu import jaga


class SkpConfig(AppConfig):
    name = "tolok.skp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register sheets, panels, documents and the projection of results.

        The imports stand here because models may be read only after every app is loaded.
        """
        from tolok.berkas.pembukaan import daftarkan_pencatat_fail
        from tolok.pelaksanaan.jalankan import daftarkan_pendengar
        from tolok.pelaksanaan.terbit.daftar import daftarkan_penerbit
        from tolok.skp.services.pembacaan import catat_fail_dibuka
        from tolok.skp.services.proyeksi import proyeksikan
        from tolok.skp.terbit import penerbit_skp
        from tolok.skp.tindakan import pendaftaran

        pendaftaran.daftarkan_semua()
        daftarkan_pendengar(proyeksikan)
        daftarkan_pencatat_fail("skp", catat_fail_dibuka)
        daftarkan_penerbit("skp", penerbit_skp)
        daftarkan_menu(
            ButirMenu(
                kode="skp", nama="SKP saya", alamat="skp:beranda", ikon="orang", urutan=45,
                izin="skp.lihat_sendiri", lipat=True,
            )
        )  # fmt: skip
        post_migrate.connect(
            jaga("skp_pembacaan"), sender=self, weak=False, dispatch_uid="skp_pemicu"
        )
