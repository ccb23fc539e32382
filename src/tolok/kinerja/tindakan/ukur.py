"""`ukur`: the worked sheet, computed from the forms; figures no row collects are entered here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.temuan import Tingkat
from tolok.kinerja.domain.berkas_ukur import kertas_ke_json
from tolok.kinerja.domain.isian import dari_json, ke_json
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.tindakan.bahan import (
    JENIS_TIM,
    isian_masuk,
    kertas_halaman,
    rencana_halaman,
    susun_kertas,
    tanpa_formulir,
)
from tolok.kinerja.tindakan.isi import PanelFormulir
from tolok.pelaksanaan.domain.kembali import sasaran_masukan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import Hasil, minta_perbaikan
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["PanelUkur"]


class PanelUkur(PanelFormulir):
    """Measured figures with their explanation; rows without a form are entered by the Tim."""

    kode = "ukur"
    judul = "Kertas kerja pengukuran"
    jenis = "kertas_kerja"
    jenis_ketikan = JENIS_TIM
    templat = "kinerja/tindakan/ukur.html"
    bilah = "pelaksanaan/tindakan/_bilah_kirim.html"
    kabar = "Kertas kerja disimpan."
    kata_kirim = "Simpan kertas kerja"

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Besides the form's own: ask the owners of chosen rows to mend them."""
        minta = PerintahPanel(
            lakukan=self.minta,
            kabar="Permintaan perbaikan terkirim; tugas Anda menunggu sampai perbaikan masuk.",
        )
        return {**super().perintah, "minta": minta}

    def minta(self, kiriman: Kiriman) -> Jawaban:
        """Reopen the forms of the units whose rows were chosen, and only theirs."""
        halaman = kiriman.halaman
        kode = set(kiriman.banyak("sel"))
        butir = [b for b in rencana_halaman(halaman).butir if b.kode in kode]
        if not butir:
            raise MasukanTidakSah(
                "Belum ada baris yang dipilih.",
                "Centang “Minta diperbaiki” pada baris kertas kerja yang keliru.",
                "panel-ukur",
            )
        return minta_perbaikan(
            pada=kiriman.pada,
            alasan=kiriman.teks("alasan"),
            sasaran=_dapat_minta(halaman),
            subjek=list(dict.fromkeys(b.unit for b in butir)),
            sel=[b.kode for b in butir],
        )

    def bagian(self, halaman: HalamanTugas) -> Rencana:
        """The rows that no form covers."""
        return tanpa_formulir(rencana_halaman(halaman), isian_masuk(halaman))

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The sheet as it would be saved now."""
        tampilan, versi = self.tampilan(halaman)
        kertas = kertas_ke_json(kertas_halaman(halaman))
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={
                "kertas": kertas,
                "tampilan": tampilan,
                "versi": versi,
                "kata_kirim": self.kata_kirim,
                "periode": tampilan.bagian.periode,
                "dapat_minta": _dapat_minta(halaman),
            },
        )

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The whole sheet, computed now; later changes of plan or rule leave it as it is."""
        halaman = kiriman.halaman
        rencana, masuk = rencana_halaman(halaman), isian_masuk(halaman)
        kertas = susun_kertas(halaman, rencana, masuk, isi)
        tim, temuan = dari_json(isi, tanpa_formulir(rencana, masuk))
        galat = [t for t in temuan if t.tingkat is Tingkat.GALAT]
        if galat:
            raise MasukanTidakSah(galat[0].masalah, galat[0].saran, galat[0].lokasi)
        hasil = [Hasil(jenis=self.jenis, isi=kertas_ke_json(kertas))]
        if tim.baris or tim.anggaran:
            hasil.append(Hasil(jenis=JENIS_TIM, isi=ke_json(tim)))
        return hasil


def _dapat_minta(halaman: HalamanTugas) -> int | None:
    """The row whose forms may be asked back now; None when there is none."""
    if not halaman.boleh or halaman.domain.induk is not None:
        return None
    asal = sasaran_masukan(halaman.keadaan, halaman.lintasan, halaman.tugas.langkah)
    isian = [
        n
        for n in asal
        if any(h.jenis.value == "isian" for h in halaman.lintasan.langkah[n].menghasilkan)
    ]
    return isian[-1] if isian else None
