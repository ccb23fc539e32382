"""SOPs on the desk of both offices: in the editor from a version, from a PDF and from a text, and
the next version of the longest one as a draft that says something else than the one in force.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import tolok.sop
from tolok.organisasi.models import Instansi, Penempatan
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.status import StatusVersi
from tolok.sop.domain.sunting import Perintah
from tolok.sop.domain.sunting_bidang import setel
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.renderers.bentuk_gambar import tulis_gambar
from tolok.sop.selectors.versi import halaman_versi
from tolok.sop.services.sunting import jadikan_draf, mulai, sunting
from tolok.sop.services.unggah import masukkan_naskah

__all__ = ["titipkan_sop"]

_PENYIAP = {"A": "A-03", "B": "B-03"}
_NASKAH = Path(tolok.sop.__file__).parent / "tests" / "data"
"""Texts of printed SOPs, each in a file named after its code."""


def titipkan_sop(sekarang: datetime, kali: int) -> None:
    """In both offices, in place of older ones; `kali`: how often the one from the version has been
    changed, and how many more are in the editor."""
    Suntingan.objects.all().delete()
    for kode, posisi in _PENYIAP.items():
        instansi = Instansi.objects.select_related("pemda").get(kode=kode)
        duduk = Penempatan.objects.filter(jabatan__kode=posisi, kapasitas="definitif")
        penyiap = duduk.select_related("pegawai")[0].pegawai
        umum: dict[str, Any] = {"pelaku": penyiap, "instansi": instansi, "sekarang": sekarang}
        versi = _terpanjang(instansi)
        _draf(versi, umum)
        for _ in range(kali):
            mulai(sop=None, **umum)
        _naskah(versi, umum)
        _ubah(versi, kali, umum)


def _terpanjang(instansi: Instansi) -> VersiSop:
    berlaku = VersiSop.objects.filter(instansi=instansi, status=StatusVersi.BERLAKU.value)
    return max(berlaku.select_related("instansi"), key=lambda v: len(v.isi))


def _draf(versi: VersiSop, umum: dict[str, Any]) -> None:
    """Every second row of the next version reads otherwise."""
    draf = VersiSop.objects.filter(instansi=versi.instansi, status=StatusVersi.DRAF.value)
    if draf.filter(kode=versi.kode).exists():
        return
    sop = halaman_versi(versi)
    for langkah in sop.langkah[::2]:
        sop = setel(sop, f"langkah/{langkah.nomor}/uraian", f"{langkah.uraian} dengan lengkap")
    satu = mulai(sop=sop, kode=versi.kode, **umum)
    jadikan_draf(pelaku=umum["pelaku"], suntingan=satu, kali=satu.kali, sekarang=umum["sekarang"])


def _naskah(versi: VersiSop, umum: dict[str, Any]) -> None:
    """The version read back from its own drawing, and an SOP read from a text."""
    pdf = tulis_gambar(halaman_versi(versi), "pdf")
    teks = (_NASKAH / f"{versi.kode}.txt").read_bytes()
    for isi, nama in ((pdf, "sop.pdf"), (teks, "sop.txt")):
        masukkan_naskah(isi=isi, nama_fail=nama, **umum)


def _ubah(versi: VersiSop, kali: int, umum: dict[str, Any]) -> None:
    satu = mulai(sop=halaman_versi(versi), kode=versi.kode, **umum)
    for n in range(kali):
        satu = sunting(
            pelaku=umum["pelaku"], suntingan=satu, kali=satu.kali, sekarang=umum["sekarang"],
            perintah=partial(_ubah_uraian, isi=f"Menyusun rencana kerja {n + 1}"),
        ).suntingan  # fmt: skip


def _ubah_uraian(_: Sop, isi: str) -> Perintah:
    return Perintah(
        ubah=partial(setel, lokasi="langkah/1/uraian", isi=isi), kata="Mengubah uraian langkah 1"
    )
