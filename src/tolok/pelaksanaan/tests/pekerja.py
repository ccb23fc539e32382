"""A process that decides until it is killed. Run as a module; `test_mati_mendadak` feeds it.

It loads Django once, then forks a child for every line `<run> <journal>` on stdin and prints the
child's pid. The child notes each request before it is sent and each answer after it came, so the
test knows what was acknowledged when the child died. A request without an answer is sent again,
with the same key, by the next child of that run: as a browser would after a broken connection.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID, uuid4

import django

# The models below need the apps to be loaded; this module is a program of its own.
django.setup()

from django.apps import apps  # noqa: E402 - after setup

from tolok.pelaksanaan import services  # noqa: E402 - after setup
from tolok.pelaksanaan.domain.kejadian import Keputusan  # noqa: E402 - after setup
from tolok.pelaksanaan.jalankan import Jawaban  # noqa: E402 - after setup
from tolok.pelaksanaan.lintasan_sop import daftarkan_sumber  # noqa: E402 - after setup
from tolok.pelaksanaan.models import Tugas  # noqa: E402 - after setup
from tolok.pelaksanaan.services import Hasil, PadaTugas  # noqa: E402 - after setup
from tolok.pelaksanaan.tests import lakon  # noqa: E402 - after setup
from tolok.pelaksanaan.tests.kantor import SAAT  # noqa: E402 - after setup
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas  # noqa: E402 - after setup

_BALASAN = 0.004  # seconds that the reply travels: some are killed between commit and reply
_TINDAKAN_5 = {"ukur": "kertas_kerja", "rekap": "rekap"}


class Pekerja:
    """Walks rows 5, 6 and 7 of SOP 000 round and round, for every person whose turn it is."""

    def __init__(self, pelaksanaan: str, jurnal: str) -> None:
        self.pelaksanaan = UUID(pelaksanaan)
        self.jurnal = os.open(jurnal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.orang = self._orang()
        daftarkan_sumber(lakon.sumber_uji)

    def _orang(self) -> dict[str, Any]:
        duduk: Any = apps.get_model("organisasi", "Penempatan")
        daftar = duduk.objects.select_related("jabatan", "pegawai__instansi", "pegawai__pemda")
        return {d.jabatan.kode: d.pegawai for d in daftar}

    def jalan(self, tertunda: dict[str, Any] | None) -> NoReturn:
        """Send the request that was never answered, then new ones for ever."""
        if tertunda is not None:
            self.kirim(tertunda)
        while True:
            self.kirim(self.rencana())

    def rencana(self) -> dict[str, Any]:
        """The next request: who does what to which task."""
        buka = Tugas.objects.filter(pelaksanaan=self.pelaksanaan, terbuka=True)
        tugas = buka.select_related("pelaksanaan__instansi__pemda").order_by("langkah", "pk")[0]
        siapa, apa = self._apa(tugas)
        halaman = HalamanTugas(tugas=tugas, pegawai=self.orang[siapa], sekarang=SAAT)
        return {
            "kunci": str(uuid4()), "tugas": str(tugas.pk), "iterasi": tugas.iterasi,
            "dilihat": halaman.dilihat, "siapa": siapa, "apa": apa, "nilai": str(uuid4()),
        }  # fmt: skip

    def _apa(self, tugas: Tugas) -> tuple[str, str]:
        if tugas.langkah == 5:
            selesai = tugas.tindakan_selesai.split()
            kurang = [t for t in _TINDAKAN_5 if t not in selesai]
            if tugas.pengambil is None:
                return "staf_1", "ambil"
            return "staf_1", kurang[0] if kurang else "susun"
        if tugas.langkah == 6:
            kepala = next(
                kode
                for kode, orang in self.orang.items()
                if kode.startswith("kabid_")
                and orang.daftar_penempatan.filter(jabatan__unit=tugas.subjek).exists()
            )
            return kepala, "setuju"
        return "kasubbag", "kembali"

    def kirim(self, apa: dict[str, Any]) -> None:
        """Note the request, send it, note the answer."""
        self._catat("coba", apa)
        jawaban = self._lakukan(apa)
        time.sleep(_BALASAN)
        urutan = [t.urutan for t in jawaban.kejadian]
        self._catat("terima", {"kunci": apa["kunci"], "urutan": urutan, "ulang": jawaban.ulang})

    def _catat(self, kata: str, isi: dict[str, Any]) -> None:
        os.write(self.jurnal, f"{kata} {json.dumps(isi)}\n".encode())

    def _lakukan(self, apa: dict[str, Any]) -> Jawaban:
        pada = PadaTugas(
            pelaksanaan=self.pelaksanaan, tugas=UUID(apa["tugas"]), kunci=UUID(apa["kunci"]),
            pegawai=self.orang[apa["siapa"]], sekarang=datetime.now(SAAT.tzinfo),
            iterasi=apa["iterasi"], dilihat=apa["dilihat"],
        )  # fmt: skip
        match apa["apa"]:
            case "ambil":
                return services.ambil(pada=pada)
            case "ukur" | "rekap" as tindakan:
                hasil = [Hasil(jenis=_TINDAKAN_5[tindakan], isi={"nilai": apa["nilai"]})]
                return services.selesaikan_tindakan(pada=pada, tindakan=tindakan, hasil=hasil)
            case "susun":
                return services.serahkan(
                    pada=pada,
                    hasil=[Hasil(jenis="laporan", isi={"teks": apa["nilai"]}, tahap="draf")],
                )
            case "setuju":
                return services.serahkan(pada=pada, keputusan=Keputusan.SETUJU)
            case _:
                return services.kembalikan(pada=pada, alasan="Sekali lagi.")


def tertunda(jurnal: str) -> dict[str, Any] | None:
    """The last request of a journal when no answer to it was noted."""
    if not Path(jurnal).exists():
        return None
    teks = Path(jurnal).read_text()
    utuh = teks[: teks.rfind("\n") + 1]  # a line that the kill cut short was not written
    if utuh != teks:
        Path(jurnal).write_text(utuh)
    baris = utuh.splitlines()
    if not baris or not baris[-1].startswith("coba "):
        return None
    isi: dict[str, Any] = json.loads(baris[-1].removeprefix("coba "))
    return isi


def utama() -> None:
    """Fork a child for every line; never touch the database here, or the children would share it."""
    for baris in sys.stdin:
        pelaksanaan, jurnal = baris.split()
        pid = os.fork()
        if pid == 0:
            try:
                Pekerja(pelaksanaan, jurnal).jalan(tertunda(jurnal))
            except BaseException as galat:  # noqa: BLE001 - the test reads why a child stopped
                os.write(2, f"{type(galat).__name__}: {galat}\n".encode())
                os._exit(3)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        _, status = os.waitpid(pid, 0)
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    utama()
