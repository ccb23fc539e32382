"""A run about SKP through its pages: everybody has a plan, and acts by name as a browser would."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import time_machine
from django.test import Client

from tolok.akun.models import Pengguna
from tolok.dasar.periode import JenisPeriode, Periode
from tolok.pelaksanaan.models import Tugas
from tolok.pelaksanaan.tests.kantor import Kantor
from tolok.pelaksanaan.tests.lakon_001 import Lakon001, kantor_001
from tolok.skp.models import IndikatorSkp, RencanaHasilKerja, RencanaSkp

__all__ = ["LakonSkp", "rencana_skp"]

MULAI = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
_LAMA = (
    ("kuantitas", "12", "laporan"),
    ("kualitas", "100", ""),
    ("waktu", "12", "bulan"),
)


def rencana_skp(
    kantor: Any, orang: str, mulai: date, selesai: date, *, lama: bool = False, **lain: Any
) -> RencanaSkp:
    """A plan of one result; before July 2021 with the aspects of an activity."""
    skp = RencanaSkp.objects.create(
        pemda=kantor.pemda,
        instansi=kantor.instansi,
        pegawai=kantor.pegawai[orang],
        jabatan=kantor.jabatan[orang],
        mulai=mulai,
        selesai=selesai,
        **lain,
    )
    rhk = RencanaHasilKerja.objects.create(
        pemda=kantor.pemda, skp=skp, urutan=1, rencana=f"Laporan {orang}", pimpinan="Sasaran dinas"
    )
    aspek = _LAMA if lama else (("kuantitas", "4", "laporan"),)
    for urutan, (nama, target, satuan) in enumerate(aspek, 1):
        IndikatorSkp.objects.create(
            pemda=kantor.pemda,
            rhk=rhk,
            urutan=urutan,
            aspek=nama,
            uraian=f"{nama.capitalize()} laporan",
            target=target,
            satuan=satuan,
        )
    return skp


class LakonSkp(Lakon001):
    """SOP 001 of one year, on its pages."""

    def __init__(
        self, tahun: int = 2025, *, kecuali: Sequence[str] = (), kantor: Kantor | None = None
    ) -> None:
        super().__init__(kantor or kantor_001(staf=2), MULAI)
        self.tahun = tahun
        self.masa = Periode(JenisPeriode.TAHUN, tahun)
        for orang in self.kantor.pegawai:
            if orang not in kecuali:
                rencana_skp(
                    self.kantor,
                    orang,
                    date(tahun, 1, 1),
                    date(tahun, 12, 31),
                    lama=tahun < 2021,
                )
        self.mulai(periode=tahun)

    def klien(self, orang: str) -> Client:
        """A browser of that person."""
        pegawai = self.kantor.pegawai[orang]
        if pegawai.pengguna is None:
            pegawai.pengguna = Pengguna.objects.create(username=f"{orang}-{pegawai.pk}")
            pegawai.save()
        klien = Client()
        klien.force_login(pegawai.pengguna, backend="django.contrib.auth.backends.ModelBackend")
        return klien

    def alamat(self, tugas: Tugas) -> str:
        """The page of a task."""
        return f"/pelaksanaan/{self.pelaksanaan}/tugas/{tugas.pk}/"

    def buka(self, orang: str, tugas: Tugas) -> str:
        """What the page says to that person."""
        with time_machine.travel(self.jam(), tick=False):
            jawab = self.klien(orang).get(self.alamat(tugas))
        assert jawab.status_code == 200, jawab.text[:400]
        return jawab.text

    def kirim(self, orang: str, tugas: Tugas, perintah: str, isi: dict[str, Any]) -> Any:
        """A POST of that person."""
        pada = self.pada(orang, tugas)
        kepala = {"kunci": str(pada.kunci), "iterasi": str(pada.iterasi), "dilihat": pada.dilihat}
        with time_machine.travel(self.jam(), tick=False):
            return self.klien(orang).post(
                f"{self.alamat(tugas)}{perintah}/", {**kepala, "versi": "0", **isi}
            )

    def butir(self, orang: str) -> list[IndikatorSkp]:
        """The indicators of somebody's plan."""
        return list(IndikatorSkp.objects.filter(rhk__skp__pegawai=self.kantor.pegawai[orang]))

    def isian(self, orang: str, nilai: str = "4") -> dict[str, str]:
        """The fields of somebody's form."""
        return {f"realisasi-{b.pk}": nilai for b in self.butir(orang)}

    def bagian(self, orang: str) -> Tugas:
        """The share of row 1 that asks somebody to fill in."""
        return next(t for t in self.terbuka(1, tindakan="kumpulkan") if t.subjek == self.pk(orang))

    def isi_semua(self, daftar: Sequence[str] | None = None) -> None:
        """Everybody fills in, on the page."""
        for orang in daftar if daftar is not None else list(self.kantor.pegawai):
            if orang == "wali":
                continue
            jawab = self.kirim(orang, self.bagian(orang), "kumpulkan/kirim", self.isian(orang))
            assert jawab.status_code == 303, jawab.text[:800]

    def sampai_nilai(self) -> None:
        """Rows 1 to 3: filled in, checked, confirmed."""
        self.isi_semua()
        self.langkah_1()
        self.langkah_2()
        for t in self.terbuka(3):
            jawab = self.kirim("staf_1", t, "isi/kirim", {"cara": "daring"})
            assert jawab.status_code == 303, jawab.text[:800]

    def nilai_ekspektasi(
        self, penilai: str, orang: str, hasil: str = "sesuai", perilaku: str = "sesuai"
    ) -> Any:
        """A superior rates one employee."""
        tugas = self.tugas(4, orang)
        return self.kirim(
            penilai,
            tugas,
            "nilai/kirim",
            {
                "rating_hasil": hasil,
                "rating_perilaku": perilaku,
                "umpan-akuntabel": "Laporan tepat waktu.",
            },
        )
