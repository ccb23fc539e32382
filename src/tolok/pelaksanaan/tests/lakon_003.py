"""SOP 003 in one small office: its lanes, its people and a run that has just begun."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from uuid import uuid4

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.organisasi.models import PetaLajur
from tolok.pelaksanaan.lintasan_sop import daftarkan_sumber
from tolok.pelaksanaan.services import Hasil, mulai, serahkan
from tolok.pelaksanaan.tests.kantor import SAAT, Kantor, buat_kantor
from tolok.pelaksanaan.tests.lakon import Lakon
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.pustaka import muat

__all__ = ["kantor_003", "lakon_003", "sop_003"]

_JABATAN = {"kadis": "kepala_dinas", "sekdis": "sekretaris", "jfp": "kasubbag"}


@cache
def sop_003() -> SopJalan:
    """SOP 003 of the library, ready to run."""
    jalan = siapkan(muat("003"))
    assert isinstance(jalan, SopJalan)
    return jalan


def _sumber(sidik: str) -> SopJalan | None:
    return sop_003() if sop_003().sidik == sidik else None


daftarkan_sumber(_sumber)


def kantor_003(*, staf: int = 3) -> Kantor:
    """The office with the lanes of SOP 003; the Tim is bound while running."""
    kantor = buat_kantor(staf=staf)
    aturan: dict[str, tuple[str, dict[str, object]]] = {
        lajur: ("jabatan", {"jabatan": [str(kantor.jabatan[kode].pk)]})
        for lajur, kode in _JABATAN.items()
    }
    aturan["tim_penyusun"] = ("ditetapkan", {"langkah": 5})
    for lajur, (kode, isian) in aturan.items():
        PetaLajur.objects.create(
            pemda=kantor.pemda, instansi=kantor.instansi, sop_kode="003", lajur=lajur,
            aturan=kode, isian=isian, mulai=date(2025, 1, 2),
        )  # fmt: skip
    return kantor


def lakon_003(
    kantor: Kantor | None = None, *, saat: datetime = SAAT, tw: int = 3, sampai: int = 0
) -> Lakon:
    """A run of SOP 003, started, and played up to a row (2: the dispositions)."""
    lakon = Lakon(kantor or kantor_003(), saat)
    jawaban = mulai(
        pegawai=lakon.kantor.pegawai["kasubbag"],
        kode_sop="003",
        nama_sop="Pengukuran Kinerja",
        sidik_sop=sop_003().sidik,
        periode=Periode(JenisPeriode.TRIWULAN, 2025, tw),
        kunci=uuid4(),
        sekarang=lakon.jam(),
    )
    lakon.pelaksanaan = jawaban.pelaksanaan
    for langkah, orang in ((1, "kepala_dinas"), (2, "sekretaris"))[:sampai]:
        serahkan(
            pada=lakon.satu(langkah, orang),
            hasil=[Hasil(jenis="disposisi", isi={"teks": "Proses lebih lanjut."})],
        )
    return lakon
