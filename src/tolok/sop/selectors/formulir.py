"""The official form of a version, as an office hands it out."""

from __future__ import annotations

from tolok.organisasi.selectors import sebutan_jabatan
from tolok.sop.domain.dokumen import Pengesah, Sop
from tolok.sop.domain.pengesahan import PengesahanTercatat, isi_pengesahan
from tolok.sop.models import VersiSop
from tolok.sop.selectors.versi import halaman_versi

__all__ = ["formulir_resmi"]


def formulir_resmi(satu: VersiSop) -> Sop:
    """The page of a version; once ratified, with what the ratification adds. At most two queries."""
    sop = halaman_versi(satu)
    if satu.disahkan_pada is None or satu.berlaku_sejak is None:
        return sop
    orang = satu.pengesah
    pengesah = None
    if orang is not None:
        jabatan = sebutan_jabatan(orang, satu.disahkan_pada)
        pengesah = Pengesah(
            jabatan=jabatan[0] if jabatan else None,
            nama=orang.nama,
            pangkat=orang.pangkat or None,
            nip=orang.nip or None,
        )
    return isi_pengesahan(
        sop,
        PengesahanTercatat(
            nomor=satu.nomor_pengesahan, berlaku=satu.berlaku_sejak, pengesah=pengesah
        ),
    )
