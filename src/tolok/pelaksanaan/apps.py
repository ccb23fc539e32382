from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_migrate

from tolok.pelaksanaan.log.tabel import TABEL_TETAP
from tolok.web.pemicu import jaga


class PelaksanaanConfig(AppConfig):
    name = "tolok.pelaksanaan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register sheets, permissions and the menu; keep the triggers, which SQLite loses."""
        # Models exist only from here on.
        from tolok.berkas.permissions import daftarkan as daftarkan_fail
        from tolok.naskah.permissions import daftarkan as daftarkan_naskah
        from tolok.organisasi.selectors import kepala_catatan
        from tolok.pelaksanaan import permissions  # noqa: F401
        from tolok.pelaksanaan.bukti import boleh_lihat_fail
        from tolok.pelaksanaan.hak_naskah import boleh_baca_naskah
        from tolok.pelaksanaan.jalankan import daftarkan_pendengar
        from tolok.pelaksanaan.lembar_baku import daftarkan_baku
        from tolok.pelaksanaan.lintasan_sop import daftarkan_sumber
        from tolok.pelaksanaan.log.segel import daftarkan_sumber as daftarkan_log
        from tolok.pelaksanaan.pengesahan_sop import ikuti
        from tolok.pelaksanaan.penolakan import catat_penolakan_halaman
        from tolok.pelaksanaan.tampilan.pendaftaran import daftarkan_tampilan
        from tolok.pelaksanaan.terbit.pendaftaran import daftarkan_penerbit_baku
        from tolok.pelaksanaan.tim_sk import cabut_bila_ditarik
        from tolok.pelaksanaan.tindakan.baku import daftarkan_panel_baku
        from tolok.pelaksanaan.tindakan.baku_tim import daftarkan_panel_tim
        from tolok.pelaksanaan.tindakan.daftar import periksa_pendaftaran
        from tolok.pelaksanaan.tindakan.pengesahan_sop import daftarkan_pengesahan_sop
        from tolok.sop.selectors.versi import jalan_menurut_sidik
        from tolok.web.izin import daftarkan_pencatat

        daftarkan_tampilan()
        daftarkan_panel_baku()
        daftarkan_panel_tim()
        daftarkan_pengesahan_sop()
        daftarkan_baku()
        daftarkan_penerbit_baku()
        daftarkan_naskah("pelaksanaan", boleh_baca_naskah)
        daftarkan_sumber(jalan_menurut_sidik)
        daftarkan_log("instansi", kepala_catatan)
        daftarkan_pencatat(catat_penolakan_halaman)
        daftarkan_fail("pelaksanaan.bukti", boleh_lihat_fail)
        daftarkan_pendengar(cabut_bila_ditarik)
        daftarkan_pendengar(ikuti)
        register(periksa_pendaftaran)
        post_migrate.connect(
            jaga(*TABEL_TETAP), sender=self, weak=False, dispatch_uid="pelaksanaan_pemicu"
        )
