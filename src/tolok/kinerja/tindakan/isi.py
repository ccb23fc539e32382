"""`isi`: the form of one data owner, prefilled, checked while it is typed, by several hands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.kinerja.domain.berkas_ukur import kertas_ke_json
from tolok.kinerja.domain.isian import FORMAT, ke_json
from tolok.kinerja.domain.kertas_kerja import susun_kertas_kerja
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.tindakan.ambil import ambil_angka, bawa_asal, kerangka, sumber_halaman
from tolok.kinerja.tindakan.bahan import cara_halaman, hari_ukur, pemilik_tugas, rencana_halaman
from tolok.kinerja.tindakan.kunci_baris import ALASAN, baris_terkunci, ketikan, pasang_kunci
from tolok.kinerja.tindakan.potongan import BERBAGIAN, baris_tampil, buka_awal, potong, tak_tampil
from tolok.kinerja.tindakan.tambal import Tambalan, baca_diubah, sebutan_sel, tambal
from tolok.kinerja.tindakan.tampilan_isian import Tampilan, nada
from tolok.pelaksanaan.domain.tindakan import Kekurangan
from tolok.pelaksanaan.domain.tolak import BelumLengkap
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import KonsepBasi, simpan_konsep
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.regulasi.muat import aturan_ukur

__all__ = ["PanelFormulir", "PanelIsi", "Tampilan", "baca_ketikan", "nada"]

_TEKS = (
    "realisasi", "pembilang", "penyebut", "bobot", "keadaan", "pendorong", "penghambat",
    "tindak_lanjut", "tenggat", "penanggung_jawab", "sumber", "catatan", "perkiraan",
)  # fmt: skip


def baca_ketikan(kiriman: Kiriman, bagian: Rencana, pemilik: str) -> dict[str, Any]:
    """The fields of a form as they were typed; names are `<indikator>.<kolom>`."""
    return {
        "pemilik": pemilik,
        "baris": [_ketik(kiriman, b.id) for b in bagian.butir],
        "anggaran": [
            {
                "simpul": a.simpul,
                **{k: kiriman.teks(f"{a.simpul}.{k}") for k in ("realisasi", "fisik", "catatan")},
            }
            for a in bagian.anggaran
        ],
    }


def _ketik(kiriman: Kiriman, indikator: str) -> dict[str, Any]:
    bukti = kiriman.teks(f"{indikator}.bukti").splitlines()
    return {
        "indikator": indikator,
        **{k: kiriman.teks(f"{indikator}.{k}").replace("\r\n", "\n") for k in _TEKS},
        "bukti": [{"judul": b.strip()} for b in bukti if b.strip()],
    }


def dengan_fail(isi: Mapping[str, Any], bagian: Rencana, halaman: HalamanTugas) -> dict[str, Any]:
    """The typing with files that were attached to a row of the form (by its code) as evidence."""
    if not bagian.butir:
        return dict(isi)
    fail: dict[str, list[dict[str, str]]] = {}
    for bukti in halaman.bukti:
        fail.setdefault(bukti.baris.strip(), []).append(
            {"judul": bukti.judul, "berkas": str(bukti.berkas_id)}
        )
    kode = {b.id: b.kode for b in bagian.butir}
    baris = [
        {**b, "bukti": [*_tanpa_fail(b), *fail.get(kode.get(str(b.get("indikator")), ""), ())]}
        for b in isi.get("baris") or [{"indikator": i} for i in kode]
    ]
    return {**isi, "baris": baris}


def _tanpa_fail(baris: Mapping[str, Any]) -> list[Any]:
    return [b for b in baris.get("bukti") or () if not b.get("berkas")]


class PanelFormulir(PanelIsian):
    """A form of indicator rows. A subclass says which part of the plan it shows.

    Autosave writes only the cells that were typed in, so that a unit fills one form together; a
    cell that two people changed is shown to both.
    """

    jenis_ketikan: str
    templat_simpan = "kinerja/tindakan/_isi_tersimpan.html"

    def bagian(self, halaman: HalamanTugas) -> Rencana:
        """The rows of this form."""
        raise NotImplementedError

    def pemilik(self, halaman: HalamanTugas) -> str:
        """Whose form it is; empty for the Tim's."""
        return ""

    def tampilan(self, halaman: HalamanTugas) -> tuple[Tampilan, int]:
        """The form as it was left, and its version."""
        isi, versi = halaman.isi_awal(self.kode, self.jenis_ketikan)
        bagian = self.bagian(halaman)
        if isi.get("format") != FORMAT:
            isi = dengan_fail(isi, bagian, halaman)
        return self._tampilan(isi, bagian, halaman), versi

    def _tampilan(
        self, isi: Mapping[str, Any], bagian: Rencana, halaman: HalamanTugas
    ) -> Tampilan:
        return Tampilan(
            isi,
            bagian,
            aturan_ukur(bagian.aturan),
            hari_ukur(halaman),
            diperiksa=any(t.lokasi.startswith("sel-") for t in halaman.temuan),
            cara=cara_halaman(halaman),
        )

    def _dikirim(self, kiriman: Kiriman) -> dict[str, Any]:
        """What was typed, right or wrong, as the page sent it."""
        bagian = self.bagian(kiriman.halaman)
        lama = self._lama(kiriman.halaman)
        isi = baca_ketikan(kiriman, bagian, self.pemilik(kiriman.halaman))
        if kiriman.teks(BERBAGIAN):
            isi = pasang_kunci(isi, lama, bagian, tak_tampil(kiriman.isian.keys(), bagian))
        dikirim = dengan_fail(isi, bagian, kiriman.halaman)
        terkunci = baris_terkunci(kiriman.halaman.domain.sel, bagian, lama)
        return bawa_asal(pasang_kunci(dikirim, lama, bagian, terkunci), lama)

    def _lama(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The form as it stands now, as somebody would have typed it."""
        return ketikan(halaman.isi_awal(self.kode, self.jenis_ketikan)[0], self.bagian(halaman))

    def _tambalan(self, kiriman: Kiriman, tersimpan: Mapping[str, Any] | None) -> Tambalan:
        """What was sent over what is stored; without word of what was typed, all of it."""
        isi = self._dikirim(kiriman)
        diubah = baca_diubah(kiriman.teks("diubah"))
        if diubah is None or tersimpan is None:
            return Tambalan(isi=isi, lain={}, bentrok={})
        return tambal(tersimpan, isi, diubah)

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The form that is handed in: the newest of everybody's cells, if this person saw them."""
        konsep = kiriman.halaman.konsep.get(self.kode)
        tersimpan = kiriman.halaman.isi_awal(self.kode, self.jenis_ketikan)[0] if konsep else None
        hasil = self._tambalan(kiriman, tersimpan)
        berubah = [*hasil.lain, *(hasil.bentrok if konsep and not self._mutakhir(kiriman) else ())]
        if berubah:
            sebutan = sebutan_sel(berubah, self.bagian(kiriman.halaman)).values()
            raise MasukanTidakSah(
                f"Isian {', '.join(sebutan)} diubah orang lain setelah halaman ini Anda buka.",
                "Yang terbaru kini tampil di bawah. Periksa, lalu serahkan lagi.",
                "isian_berubah",
            )
        return hasil.isi

    def _mutakhir(self, kiriman: Kiriman) -> bool:
        """Whether the page was sent knowing the version that is stored now."""
        konsep = kiriman.halaman.konsep.get(self.kode)
        return konsep is not None and konsep.versi == kiriman.bilangan("versi")

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's two, and taking figures over from a finished run of another SOP."""
        kabar = "Angka diambil; baris yang sudah Anda isi tidak diubah."
        return {
            **super().perintah,
            "ambil": PerintahPanel(lakukan=self._ambil, kabar=kabar, tetap=True),
        }

    def _ambil(self, kiriman: Kiriman) -> Jawaban:
        """Fill the empty rows from the chosen run; each cell keeps where it came from."""
        halaman = kiriman.halaman
        isi, versi = halaman.isi_awal(self.kode, self.jenis_ketikan)
        bagian = self.bagian(halaman)
        lama = ketikan(isi, bagian)
        lengkap = {"baris": [], "anggaran": [], **lama}
        simpan_konsep(
            pada=kiriman.pada,
            bagian=self.kode,
            isi=ambil_angka(kiriman, kerangka(lengkap, bagian)),
            versi=versi,
            boleh=halaman.ikut,
        )
        return Jawaban(pelaksanaan=kiriman.pada.pelaksanaan, kejadian=())

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Autosave; answers with the new version, each row's result and what others typed."""
        konsep = kiriman.halaman.konsep.get(self.kode)
        if konsep is None or baca_diubah(kiriman.teks("diubah")) is None:
            hasil = self._tambalan(kiriman, None)
            try:
                return self._tersimpan(kiriman, hasil, kiriman.bilangan("versi") or 0)
            except KonsepBasi as basi:
                if baca_diubah(kiriman.teks("diubah")) is None:
                    raise
                return self._tambal(kiriman, basi.tersimpan, basi.versi, basi.penulis)
        isi, versi = kiriman.halaman.isi_awal(self.kode, self.jenis_ketikan)
        return self._tambal(kiriman, isi, versi, konsep.penulis.nama)

    def _tambal(
        self,
        kiriman: Kiriman,
        tersimpan: Mapping[str, Any],
        versi: int,
        penulis: str,
        *,
        ulang: bool = True,
    ) -> Fragmen:
        """Write the typed cells over the stored ones; once more when somebody was faster."""
        hasil = self._tambalan(kiriman, tersimpan)
        if hasil.bentrok and kiriman.bilangan("versi") != versi:
            raise _bentrok(hasil, self.bagian(kiriman.halaman), versi, penulis, kiriman)
        try:
            return self._tersimpan(kiriman, hasil, versi, penulis)
        except KonsepBasi as basi:
            if not ulang:
                raise
            return self._tambal(kiriman, basi.tersimpan, basi.versi, basi.penulis, ulang=False)

    def _tersimpan(
        self, kiriman: Kiriman, hasil: Tambalan, versi: int, penulis: str = ""
    ) -> Fragmen:
        konsep = simpan_konsep(
            pada=kiriman.pada,
            bagian=self.kode,
            isi=hasil.isi,
            versi=versi,
            boleh=kiriman.halaman.ikut,
        )
        bagian = self.bagian(kiriman.halaman)
        tampilan = self._tampilan(hasil.isi, bagian, kiriman.halaman)
        ada = baris_tampil(kiriman.isian.keys()) if kiriman.teks(BERBAGIAN) else None
        return Fragmen(
            templat=self.templat_simpan,
            konteks={
                "kode": self.kode,
                "versi": konsep.versi,
                "tampilan": tampilan,
                "daftar_potongan": potong(tampilan),
                "baris": [b for b in tampilan.diukur if ada is None or b.butir.id in ada],
                "uang": [a for a in tampilan.anggaran if ada is None or a.butir.simpul in ada],
                "lain": dict(hasil.lain),
                "penulis": penulis,
            },
        )


def _bentrok(
    hasil: Tambalan, bagian: Rencana, versi: int, penulis: str, kiriman: Kiriman
) -> KonsepBasi:
    """Both texts of the cells that two people changed."""
    sebutan = sebutan_sel(list(hasil.bentrok), bagian)
    sendiri = penulis == str(kiriman.pada.pegawai.nama)
    siapa = "Anda, dari jendela lain," if sendiri else penulis
    daftar = ", ".join(sebutan.values())
    return KonsepBasi(
        f"{siapa} sudah mengubah {daftar} setelah halaman ini Anda buka.",
        "Bandingkan kedua isian, lalu simpan yang benar. Sel lain tidak terganggu.",
        "konsep_basi",
        tersimpan={sebutan[k]: lama for k, (lama, _) in hasil.bentrok.items()},
        dikirim={sebutan[k]: baru for k, (_, baru) in hasil.bentrok.items()},
        versi=versi,
        penulis="Dari jendela lain" if sendiri else penulis,
    )


class PanelIsi(PanelFormulir):
    """Only the owner's rows, with last quarter and target; empty stays empty, never zero."""

    kode = "isi"
    judul = "Formulir pengukuran kinerja"
    jenis = "isian"
    jenis_ketikan = "isian"
    templat = "kinerja/tindakan/isi.html"
    bilah = "kinerja/tindakan/_bilah_isi.html"
    kabar = "Isian dikonfirmasi dan diserahkan."
    kata_kirim = "Konfirmasi isian"
    judul_formulir = "Formulir pengukuran kinerja"

    def bagian(self, halaman: HalamanTugas) -> Rencana:
        """The unit's own rows."""
        return rencana_halaman(halaman).milik(pemilik_tugas(halaman))

    def pemilik(self, halaman: HalamanTugas) -> str:
        """The unit or post that the task is about."""
        return pemilik_tugas(halaman)

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The form with live results and what is still missing."""
        tampilan, versi = self.tampilan(halaman)
        potongan = potong(tampilan)
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={
                "tampilan": tampilan,
                "versi": versi,
                "kata_kirim": self.kata_kirim,
                "periode": tampilan.bagian.periode,
                "perjanjian": tampilan.bagian.perjanjian,
                "diminta": {s.partition("/")[0] for s in halaman.domain.sel},
                "terkunci": baris_terkunci(
                    halaman.domain.sel, tampilan.bagian, self._lama(halaman)
                ),
                "disematkan": [s.replace("/", ", ") for s in halaman.domain.sel],
                "sumber_angka": sumber_halaman(halaman, tampilan),
                "judul_formulir": self.judul_formulir,
                "daftar_potongan": potongan,
                "buka_awal": buka_awal(potongan),
            },
        )

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """The form's two, and opening rows that nobody asked to correct."""
        return {
            **super().perintah,
            "buka_baris": PerintahPanel(
                lakukan=self._buka_baris,
                kabar="Baris lain terbuka; alasannya dicatat.",
                tetap=True,
            ),
        }

    def _buka_baris(self, kiriman: Kiriman) -> Jawaban:
        """The holder opens the other rows of a returned form, with a reason that stays with it."""
        alasan, halaman = kiriman.teks(ALASAN), kiriman.halaman
        if not alasan:
            raise MasukanTidakSah(
                "Alasan membuka baris lain belum ditulis.", "Tulis satu kalimat.", ALASAN
            )
        _, versi = halaman.isi_awal(self.kode, self.jenis_ketikan)
        simpan_konsep(
            pada=kiriman.pada,
            bagian=self.kode,
            isi={**self._lama(halaman), ALASAN: alasan[:300]},
            versi=versi,
            boleh=halaman.boleh,
        )
        return Jawaban(pelaksanaan=kiriman.pada.pelaksanaan, kejadian=())

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The form as figures; refused with everything that is missing, named by cell."""
        bagian = self.bagian(kiriman.halaman)
        tampilan = self._tampilan(isi, bagian, kiriman.halaman)
        if tampilan.galat:
            raise BelumLengkap(
                "Isian belum lengkap.",
                "Perbaiki yang ditandai, lalu konfirmasi lagi.",
                "isian",
                kekurangan=[
                    Kekurangan(
                        f"sel-{t.lokasi.partition('/')[2].replace('/', '-')}",
                        f"{t.masalah} {t.saran}".strip(),
                        self.kode,
                    )
                    for t in tampilan.galat
                ],
            )
        lembar = _kanonik(tampilan, hari_ukur(kiriman.halaman))
        if isi.get(ALASAN):
            lembar[ALASAN] = isi[ALASAN]
        return [Hasil(jenis=self.jenis, isi=lembar)]


def _kanonik(tampilan: Tampilan, pada: date) -> dict[str, Any]:
    """The form's figures, and what the office's paper form prints beside them."""
    kertas = susun_kertas_kerja(
        rencana=tampilan.bagian,
        daftar_isian=[tampilan.isian],
        aturan=aturan_ukur(tampilan.bagian.aturan),
        pada=pada,
    )
    return {**ke_json(tampilan.isian), "cetak": kertas_ke_json(kertas)}
