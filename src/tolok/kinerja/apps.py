from __future__ import annotations

from django.apps import AppConfig


class KinerjaConfig(AppConfig):
    name = "tolok.kinerja"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register sheets, panels, generated contents, data owners and the projection."""
        # Models exist only from here on.
        from tolok.kinerja import lembar, permissions
        from tolok.kinerja.langkah_penyiapan import kartu_penyiapan
        from tolok.kinerja.sambungan_ralat import pengganti_laporan, sambungan_ralat
        from tolok.kinerja.services.pengukuran import proyeksikan
        from tolok.kinerja.tindakan import pendaftaran
        from tolok.kinerja.tindakan.pendaftaran_tim import daftarkan_tim
        from tolok.naskah.pengganti import daftarkan_pengganti
        from tolok.pelaksanaan.jalankan import daftarkan_pendengar
        from tolok.pelaksanaan.tampilan.sambungan import daftarkan_sambungan
        from tolok.web.kartu import daftarkan_kartu
        from tolok.web.menu import ButirMenu, daftarkan

        daftarkan(
            ButirMenu(
                kode="rencana",
                nama="Rencana kinerja",
                pendek="Rencana",
                alamat="kinerja:rencana",
                ikon="kinerja",
                awalan=("/penyiapan/",),
                urutan=35,
                izin=permissions.LIHAT,
            )
        )
        daftarkan(
            ButirMenu(
                kode="capaian",
                nama="Capaian",
                alamat="capaian:kini",
                ikon="grafik",
                urutan=36,
                izin=permissions.LIHAT,
            )
        )
        daftarkan_kartu(kartu_penyiapan, urutan=10)
        lembar.daftarkan()
        daftarkan_sambungan(sambungan_ralat)
        daftarkan_pengganti(pengganti_laporan)
        pendaftaran.daftarkan_semua()
        daftarkan_tim()
        daftarkan_pendengar(proyeksikan)
