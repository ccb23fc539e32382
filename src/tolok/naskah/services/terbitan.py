"""Publishing a document: drawn and stored outside any transaction, then recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from tolok.berkas.services import simpan
from tolok.naskah.domain.dokumen import TEMPLAT, Dokumen
from tolok.naskah.models import Naskah, VersiNaskah
from tolok.naskah.renderers.typst_pdf import pdf
from tolok.naskah.services.hak import pastikan_milik

if TYPE_CHECKING:
    from tolok.berkas.models import Berkas
    from tolok.organisasi.models import Instansi, Pegawai

__all__ = ["terbitkan"]


def terbitkan(
    dokumen: Dokumen,
    *,
    instansi: Instansi,
    pembuat: Pegawai | None,
    sekarang: datetime,
    naskah: Naskah | None = None,
    pelaksanaan: UUID | None = None,
    sidik_lembar: Sequence[str] = (),
    pk: UUID | None = None,
) -> VersiNaskah:
    """Draw the document and record it as a version: the first of a new Naskah, or the next.

    `pk` names the new Naskah; two who issue it at once make one document with one version.

    A document that says exactly what the last version says makes no new version. `pembuat` None
    is the system. Raises TidakBerwenang, and RuntimeError inside a transaction.
    """
    pemilik = naskah.instansi_id if naskah else instansi.pk
    pastikan_milik(pembuat, pemilik, "naskah.terbitkan")
    if naskah is not None:
        terakhir = naskah.daftar_versi.order_by("-versi").first()
        if terakhir is not None and terakhir.sidik == dokumen.sidik:
            return terakhir
    berkas = simpan(
        pdf(dokumen),
        pemda=instansi.pemda,
        sekarang=sekarang,
        nama=dokumen.perihal[:100].replace("/", "-") + ".pdf",
    )
    with transaction.atomic():
        induk = (
            _kunci(naskah)
            if naskah
            else _baru(dokumen, instansi, pembuat, sekarang, pelaksanaan, pk)
        )
        return _catat(induk, dokumen, berkas, pembuat, sekarang, sidik_lembar)


def _baru(
    dokumen: Dokumen,
    instansi: Instansi,
    pembuat: Pegawai | None,
    sekarang: datetime,
    pelaksanaan: UUID | None,
    pk: UUID | None,
) -> Naskah:
    isi = {
        "pemda_id": instansi.pemda_id,
        "instansi": instansi,
        "jenis": dokumen.jenis.value,
        "perihal": dokumen.perihal[:300],
        "pelaksanaan": pelaksanaan,
        "pembuat": pembuat,
        "dibuat": sekarang,
    }
    if pk is None:
        return Naskah.objects.create(**isi)
    baris, baru = Naskah.objects.get_or_create(pk=pk, defaults=isi)
    return baris if baru else _kunci(baris)


def _kunci(naskah: Naskah) -> Naskah:
    return Naskah.objects.select_for_update().get(pk=naskah.pk)


def _catat(
    naskah: Naskah,
    dokumen: Dokumen,
    berkas: Berkas,
    pembuat: Pegawai | None,
    sekarang: datetime,
    sidik_lembar: Sequence[str],
) -> VersiNaskah:
    terakhir = naskah.daftar_versi.order_by("-versi").first()
    if terakhir is not None and terakhir.sidik == dokumen.sidik:
        return terakhir  # somebody published the same words while we were drawing
    return VersiNaskah.objects.create(
        pemda_id=naskah.pemda_id,
        naskah=naskah,
        versi=terakhir.versi + 1 if terakhir else 1,
        berkas=berkas,
        sidik=dokumen.sidik,
        sidik_lembar=list(sidik_lembar),
        templat=TEMPLAT,
        status=dokumen.status.value if dokumen.status else "",
        nomor=dokumen.nomor,
        tanggal=dokumen.tanggal,
        pembuat=pembuat,
        dibuat=sekarang,
    )
