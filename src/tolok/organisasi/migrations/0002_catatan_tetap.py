"""The office's own log refuses UPDATE and DELETE."""

from __future__ import annotations

from django.db import migrations

from tolok.web.pemicu import operasi


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0001_awal")]

    operations = [operasi("organisasi_catatan")]
