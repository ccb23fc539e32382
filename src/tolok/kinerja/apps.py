from __future__ import annotations

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "tolok.kinerja"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register sheets, panels, generated contents, data owners and the projection."""
        # Models exist only from here on.
        from tolok.kinerja import lembar
        from tolok.kinerja.services.pengukuran import proyeksikan
        from tolok.kinerja.tindakan import pendaftaran
        from tolok.pelaksanaan.jalankan import daftarkan_pendengar

        lembar.daftarkan()
        pendaftaran.daftarkan_semua()
        daftarkan_pendengar(proyeksikan)
