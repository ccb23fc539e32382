"""The line beside a run that leads to the decree of its team."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.log.ingatan import keadaan_kini
from tolok.pelaksanaan.salinan_sk import sk_pelaksanaan
from tolok.pelaksanaan.tampilan.sambungan import Sambungan
from tolok.web.waktu import sekarang

__all__ = ["sambungan_sk"]


def sambungan_sk(pengguna: Any, pelaksanaan: Any) -> list[Sambungan]:
    """A line beside the run: whose team works on it, and what its decree still waits for."""
    hari = hari_di(pelaksanaan.instansi.pemda, sekarang())
    satu = sk_pelaksanaan(pelaksanaan, keadaan_kini(pelaksanaan), hari)
    if satu is None:
        return []
    belum = sum(1 for a in satu.anggota if a.diterima is None)
    nomor = f"Nomor {satu.sk.nomor}" if satu.sk.nomor else "Menunggu nomor"
    terima = f"; {belum} anggota belum menyatakan menerima salinan" if belum else ""
    return [
        Sambungan(
            judul=satu.sk.nama,
            teks=f"{nomor}{terima}.",
            alamat=reverse("pelaksanaan:sk_tim", args=[pelaksanaan.pk]),
            tombol="Buka SK Tim",
        )
    ]
