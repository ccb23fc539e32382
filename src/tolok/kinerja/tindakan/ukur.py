"""`ukur`: the worked sheet, computed from the forms by the method sheet of the run.

Figures that no row collects are typed by the Tim in the same cells, with source and evidence, or
taken over from a finished run of another SOP.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.berkas_ukur import kertas_ke_json
from tolok.kinerja.domain.isian import Isian, dari_json, ke_json
from tolok.kinerja.domain.keadaan import Keadaan
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.tindakan.ambil import sumber_halaman
from tolok.kinerja.tindakan.bahan import (
    JENIS_TIM,
    isian_masuk,
    kertas_halaman,
    metode_halaman,
    rencana_halaman,
    susun_kertas,
    tanpa_formulir,
)
from tolok.kinerja.tindakan.isi import PanelFormulir
from tolok.kinerja.tindakan.menunggu import fragmen_menunggu, periksa_isian_masuk
from tolok.kinerja.tindakan.potongan import buka_awal, potong
from tolok.kinerja.tindakan.tampilan_isian import Tampilan
from tolok.pelaksanaan.domain.kembali import sasaran_masukan
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.services import Hasil, minta_perbaikan
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman

__all__ = ["PanelUkur"]

_ALASAN = "alasan_kosong"


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
        """The sheet as it would be saved now, and which unit's rows still lack a figure."""
        tunggu = fragmen_menunggu(halaman, self.judul)
        if tunggu is not None:
            return tunggu
        tampilan, versi = self.tampilan(halaman)
        potongan = potong(tampilan)
        kertas = kertas_ke_json(kertas_halaman(halaman))
        isi, _ = halaman.isi_awal(self.kode, self.jenis_ketikan)
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
                "sendiri": not isian_masuk(halaman),
                "menunggu": _menunggu(tampilan, halaman),
                "alasan_kosong": str(isi.get(_ALASAN) or ""),
                "bermetode": metode_halaman(halaman) is not None,
                "sumber_angka": sumber_halaman(halaman, tampilan),
                "daftar_potongan": potongan,
                "buka_awal": buka_awal(potongan, pertama=not isian_masuk(halaman)),
            },
        )

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The cells, and why the rest is empty."""
        return {**super().baca(kiriman), _ALASAN: kiriman.teks(_ALASAN)[:500]}

    def _dikirim(self, kiriman: Kiriman) -> dict[str, Any]:
        return {**super()._dikirim(kiriman), _ALASAN: kiriman.teks(_ALASAN)[:500]}

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The whole sheet, computed now; later changes of plan or rule leave it as it is."""
        halaman = kiriman.halaman
        periksa_isian_masuk(halaman)
        rencana, masuk = rencana_halaman(halaman), isian_masuk(halaman)
        bagian = tanpa_formulir(rencana, masuk)
        tim = self._isian_sah(kiriman, isi, bagian, wajib=not masuk)
        isi_tim = {**ke_json(tim), _ALASAN: str(isi.get(_ALASAN) or "").strip()}
        kertas = susun_kertas(halaman, rencana, masuk, isi_tim)
        hasil = [Hasil(jenis=self.jenis, isi=kertas_ke_json(kertas))]
        if tim.baris or tim.anggaran:
            hasil.append(Hasil(jenis=JENIS_TIM, isi=isi_tim))
        return hasil

    def _isian_sah(
        self, kiriman: Kiriman, isi: Mapping[str, Any], bagian: Rencana, *, wajib: bool
    ) -> Isian:
        """What the Tim typed, checked like any form; an untouched row is stated as not measured.

        `wajib`: nobody else was asked for these figures, so what stays empty needs a reason.
        """
        tampilan = self._tampilan(isi, bagian, kiriman.halaman)
        kosong = _kosong(tampilan)
        galat = [t for t in tampilan.galat if t.lokasi.rpartition("/")[0] not in kosong]
        alasan = str(isi.get(_ALASAN) or "").strip()
        if wajib and kosong and not alasan:
            kode = ", ".join(sorted(k.partition("/")[2] for k in kosong))
            galat.append(
                Temuan(
                    lokasi=f"baris/{_ALASAN}",
                    tingkat=Tingkat.GALAT,
                    masalah=f"{len(kosong)} baris belum ada angkanya: {kode}.",
                    saran="Isi angkanya, atau tulis mengapa belum diukur pada “Alasan baris kosong”.",
                )
            )
        if galat:
            raise BelumLengkap(
                "Angka pada kertas kerja belum lengkap.",
                "Perbaiki yang ditandai, lalu simpan lagi.",
                "isian",
                kekurangan=[self._kurang(t) for t in galat],
            )
        isian, _ = dari_json(isi, bagian)
        return _nyatakan_kosong(isian, bagian, alasan) if wajib else isian

    def _kurang(self, temuan: Temuan) -> Kekurangan:
        sel = temuan.lokasi.partition("/")[2].replace("/", "-")
        return Kekurangan(f"sel-{sel}", f"{temuan.masalah} {temuan.saran}".strip(), self.kode)


def _kosong(tampilan: Tampilan) -> set[str]:
    """Places of the rows that nobody has touched."""
    baris = {f"baris/{b.butir.kode}" for b in tampilan.diukur if not b.tersentuh}
    return baris | {f"anggaran/{a.butir.kode}" for a in tampilan.anggaran if not a.tersentuh}


def _nyatakan_kosong(isian: Isian, bagian: Rencana, alasan: str) -> Isian:
    """Rows due now without a figure are stated as not measured, with the reason; never zero.

    Spending has no state of its own: its empty row keeps the reason as a note.
    """
    kini = {b.id for b in bagian.butir if b.dijadwalkan(bagian.tw)}
    baris = tuple(
        replace(b, keadaan=Keadaan.BELUM_DIUKUR, catatan=b.catatan or alasan)
        if b.kosong and b.indikator in kini and alasan
        else b
        for b in isian.baris
    )
    anggaran = tuple(
        replace(a, catatan=a.catatan or alasan) if a.realisasi is None else a
        for a in isian.anggaran
    )
    return replace(isian, baris=baris, anggaran=anggaran)


def _menunggu(tampilan: Tampilan, halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Per unit the codes that still lack a figure, by the name of the unit."""
    kurang: dict[str, list[str]] = {}
    for unit, kode in _belum_terisi(tampilan):
        kurang.setdefault(unit, []).append(kode)
    nama = {str(u.id): u.nama for u in halaman.kini.susunan.unit.values()}
    return [{"unit": nama.get(unit, "Tanpa unit"), "kode": kode} for unit, kode in kurang.items()]


def _belum_terisi(tampilan: Tampilan) -> Iterable[tuple[str, str]]:
    for b in tampilan.diukur:
        if not b.terisi:
            yield b.butir.unit, b.butir.kode
    for a in tampilan.anggaran:
        if not a.terisi:
            yield a.butir.unit, a.butir.kode


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
