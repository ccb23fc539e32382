"""Many subjects of one row in one command: all of them are handed on or returned, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TidakDitemukan
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.perintah import HasilBaru, KeputusanSubjek, SerahkanBanyak
from tolok.pelaksanaan.jalankan import Jawaban, jalankan_perintah
from tolok.pelaksanaan.lembar import garam_lembar, hasil_baru, susun_lembar
from tolok.pelaksanaan.models import Lembar, Pelaksanaan
from tolok.pelaksanaan.services import Hasil, PadaPelaksanaan

__all__ = ["RincianSubjek", "serahkan_banyak"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RincianSubjek:
    """What is decided about one subject: handed on with its sheets, or returned with a reason.

    `dilihat`: digest of what the page showed of it; None where nothing was shown.
    """

    tugas: UUID
    iterasi: int = 1
    dilihat: str | None = None
    keputusan: Keputusan | None = None
    hasil: Sequence[Hasil] = ()
    catatan: str = ""
    kembalikan: bool = False
    sasaran: int | None = None
    alasan: str = ""


def serahkan_banyak(*, pada: PadaPelaksanaan, rincian: Sequence[RincianSubjek]) -> Jawaban:
    """Decide on many subjects of a row at once. Refused as a whole when one of them is refused.

    Each subject keeps its own clocks: one that was opened in place counts its handling time like
    one answered alone. One that was only ticked in the list counts its waiting time and no
    handling time: when its holder turned to it is not known, and to divide the time that the list
    stood open would invent a figure for every subject.
    """
    if not rincian:
        raise MasukanTidakSah(
            "Belum ada yang dipilih.", "Pilih sedikitnya satu pegawai, lalu kirim lagi.", "rincian"
        )
    naskah = _NaskahBanyak(pada)
    baris = tuple(_baris(naskah, satu) for satu in rincian)
    return jalankan_perintah(
        pelaksanaan=pada.pelaksanaan,
        perintah=SerahkanBanyak(kunci=str(pada.kunci), rincian=baris),
        pegawai=pada.pegawai,
        sekarang=pada.sekarang,
        lembar=naskah.lembar,
    )


class _NaskahBanyak:
    """Sheets of one request about many tasks, made before the lock is taken."""

    def __init__(self, pada: PadaPelaksanaan) -> None:
        if pada.pegawai is None:
            raise TidakBerwenang(
                "Akun Anda belum terhubung dengan data pegawai.",
                "Hubungi administrator.",
                "pegawai",
            )
        ada = Pelaksanaan.objects.untuk(pada.pegawai).filter(pk=pada.pelaksanaan).first()
        if ada is None:
            raise TidakDitemukan("Pelaksanaan ini tidak ada.", "Periksa kembali tautannya.")
        self.pada = pada
        self.pelaksanaan: Pelaksanaan = ada
        self.lembar: list[Lembar] = []
        self._garam: dict[str, str] = {}

    def tambah(
        self, satu: RincianSubjek, jenis: str, isi: Mapping[str, Any], subjek: UUID | None = None
    ) -> Lembar:
        """A sheet of one task."""
        if jenis not in self._garam:
            self._garam[jenis] = garam_lembar(self.pelaksanaan, jenis)
        baru = susun_lembar(
            pelaksanaan=self.pelaksanaan,
            tugas=satu.tugas,
            iterasi=satu.iterasi,
            jenis=jenis,
            isi=isi,
            penulis=[self.pada.pegawai.pk],
            sekarang=self.pada.sekarang,
            subjek=subjek,
            garam=self._garam[jenis],
        )
        self.lembar.append(baru)
        return baru

    def hasil(self, satu: RincianSubjek) -> tuple[HasilBaru, ...]:
        """What one subject's line submits."""
        return tuple(
            replace(
                hasil_baru(self.tambah(satu, h.jenis, h.isi, h.subjek), tahap=h.tahap),
                subjek=str(h.subjek) if h.subjek else None,
            )
            for h in satu.hasil
        )


def _baris(naskah: _NaskahBanyak, satu: RincianSubjek) -> KeputusanSubjek:
    kepala: dict[str, Any] = {
        "tugas": str(satu.tugas),
        "iterasi": satu.iterasi,
        "dilihat": satu.dilihat,
    }
    if satu.kembalikan:
        return KeputusanSubjek(
            **kepala,
            kembalikan=True,
            sasaran=satu.sasaran,
            alasan=_alasan(naskah, satu),
        )
    return KeputusanSubjek(
        **kepala,
        keputusan=satu.keputusan,
        hasil=naskah.hasil(satu),
        catatan=_catatan(naskah, satu) if satu.catatan.strip() else None,
    )


def _catatan(naskah: _NaskahBanyak, satu: RincianSubjek) -> str:
    """A note beside an approval: nobody must answer it."""
    butir = [{"teks": satu.catatan.strip(), "lokasi": "", "wajib": False}]
    return str(naskah.tambah(satu, "catatan", {"butir": butir}).pk)


def _alasan(naskah: _NaskahBanyak, satu: RincianSubjek) -> str:
    teks = satu.alasan.strip()
    if not teks:
        raise MasukanTidakSah(
            "Pengembalian memerlukan alasan untuk setiap pegawai yang dikembalikan.",
            "Tulis apa yang harus diperbaiki; pegawai itu yang membacanya.",
            f"alasan-{satu.tugas}",
        )
    return str(naskah.tambah(satu, "alasan", {"teks": teks}).pk)
