"""`nilai` per employee: the superior chooses both ratings, or scores the behaviours of before 2022."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.kinerja.domain.keadaan import Polaritas
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tindakan.banyak import BahanSubjek, SiapSerah
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.skp import selectors
from tolok.skp.domain.ekspektasi import Rating, SebaranPredikat, sebaran
from tolok.skp.domain.lembar import (
    BENTUK_DINILAI,
    BENTUK_SKP,
    AsalHasil,
    aturan_lembar,
    butir_lembar,
    masa_lembar,
    periksa_penilaian,
)
from tolok.skp.domain.penilaian import hitung_penilaian, sebutan_hasil, tetapkan
from tolok.skp.domain.prestasi import TingkatKreativitas
from tolok.skp.renderers.skp_json import capaian_butir
from tolok.skp.tindakan.bahan import (
    alasan_halaman,
    catat_dibuka,
    lembar_dasar,
    lengkap_atau_tolak,
    subjek_halaman,
)
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["PanelNilaiSkp"]

_TAHAP = "dinilai"
_RATING = ("rating_hasil", "rating_perilaku")


class PanelNilaiSkp(PanelIsian):
    """Beside the realisation and its evidence: ratings with feedback, or scores; the predicate is
    derived. Handing on approves the sheet and submits the appraisal in one."""

    kode = "nilai"
    judul = "Penilaian"
    jenis = "skp"
    templat = "skp/tindakan/nilai.html"
    bilah = "skp/tindakan/_bilah_nilai.html"
    kabar = "Penilaian ditetapkan; pegawai diberi tahu untuk membaca dan menandatangani."
    kata_kirim = "Tetapkan penilaian"

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The appraisal form; its bar also answers the review of the same row."""
        catat_dibuka(halaman, "penilaian SKP")
        dasar, versi = lembar_dasar(halaman), self._versi(halaman)
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            utama=True,
            konteks=self._konteks(halaman, dasar, self._penilaian(halaman), versi),
        )

    def _versi(self, halaman: HalamanTugas) -> int:
        konsep = halaman.konsep.get(self.kode)
        return konsep.versi if konsep is not None and halaman.ikut else 0

    def _penilaian(self, halaman: HalamanTugas) -> dict[str, Any]:
        """What was typed, else the appraisal of an earlier round."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        nilai: dict[str, Any] = isi.get("penilaian", isi)
        return {k: v for k, v in nilai.items() if k != "rhk"}

    def _konteks(
        self, halaman: HalamanTugas, dasar: Mapping[str, Any], nilai: Mapping[str, Any], versi: int
    ) -> dict[str, Any]:
        aturan = aturan_lembar(dasar) if "aturan" in dasar else None
        jenis = aturan.jenis if aturan else ""
        hasil = hitung_penilaian({**dasar, "penilaian": nilai}) if aturan else {}
        return {
            "isi": dasar,
            "nilai": nilai,
            "versi": versi,
            "kata_kirim": self.kata_kirim,
            "rezim": jenis,
            "alasan_rezim": alasan_halaman(halaman, dasar),
            "subjek": halaman.sebutan.dari(subjek_halaman(halaman)),
            "pilihan_rating": [(r.value, r.sebutan) for r in Rating],
            "baris_perilaku": _baris_perilaku(nilai, dasar),
            "baris_rhk": _baris_rhk(nilai, dasar),
            "pilihan_asal": [(a.value, a.sebutan) for a in AsalHasil],
            "pilihan_predikat": _pilihan_predikat(dasar),
            "pilihan_kreativitas": [
                (t.value, t.value.replace("_", " ").capitalize()) for t in TingkatKreativitas
            ],
            "hasil": hasil,
            "sebaran": self._sebaran(halaman, dasar) if jenis == "ekspektasi" else None,
            "ada_periksa": any(t.jenis is JenisTindakan.PERIKSA for t in halaman.langkah.tindakan),
        }

    @staticmethod
    def _sebaran(halaman: HalamanTugas, dasar: Mapping[str, Any]) -> SebaranPredikat | None:
        """The predicates of this superior's own people so far (the head of the office: everybody's),
        for their eyes only."""
        if not halaman.boleh:
            return None
        pimpinan = halaman.kini.susunan.pimpinan()
        semua = pimpinan is not None and f"jabatan:{pimpinan.jabatan}" in halaman.fakta.kedudukan
        milik = {
            t.subjek
            for t in halaman.keadaan.tugas.values()
            if t.langkah == halaman.tugas.langkah
            and (semua or t.pemegang == halaman.domain.pemegang)
        }
        ada = selectors.hasil_pelaksanaan(halaman.pelaksanaan.pk)
        kode = [h.predikat for pk, h in ada.items() if str(pk) in milik]
        tahun = masa_lembar(dasar).selesai.year
        organisasi = selectors.capaian_organisasi(halaman.pelaksanaan.instansi_id, tahun)
        return sebaran(kode, organisasi, aturan_lembar(dasar))

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The typed appraisal as it stands, right or wrong."""
        dasar = lembar_dasar(kiriman.halaman)
        return _baca_penilaian(kiriman, dasar)

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Autosave; answers with the result as it would be now."""
        nilai = self.baca(kiriman)
        konsep = simpan_konsep(
            pada=kiriman.pada,
            bagian=self.kode,
            isi=nilai,
            versi=kiriman.bilangan("versi") or 0,
            boleh=kiriman.halaman.ikut,
        )
        dasar = lembar_dasar(kiriman.halaman)
        return Fragmen(
            templat="skp/tindakan/_nilai_tersimpan.html",
            konteks={
                "kode": self.kode,
                "versi": konsep.versi,
                "hasil": hitung_penilaian({**dasar, "penilaian": nilai}),
                "rezim": aturan_lembar(dasar).jenis,
            },
        )

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """The scored sheet, complete."""
        dasar = lembar_dasar(kiriman.halaman)
        lengkap_atau_tolak(periksa_penilaian({**dasar, "penilaian": isi}), self.kode)
        return [Hasil(jenis=self.jenis, isi=tetapkan(dasar, isi), tahap=_TAHAP)]

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """Approve the sheet and hand it on with the appraisal."""
        return serahkan(
            pada=kiriman.pada,
            keputusan=Keputusan.SETUJU,
            hasil=self.hasil(kiriman, self.baca(kiriman)),
        )

    def siap(self, bahan: BahanSubjek) -> SiapSerah:
        """With everything chosen and typed, a subject may be handed on with the others."""
        dasar = bahan.masukan.get("skp", {})
        nilai = bahan.konsep.get(self.kode)
        if dasar.get("bentuk") not in (BENTUK_SKP, BENTUK_DINILAI) or nilai is None:
            return SiapSerah(kurang="Belum dinilai.")
        kurang = periksa_penilaian({**dasar, "penilaian": nilai})
        if kurang:
            return SiapSerah(kurang=kurang[0].masalah)
        isi = tetapkan(dasar, nilai)
        return SiapSerah(
            hasil=[Hasil(jenis=self.jenis, isi=isi, tahap=_TAHAP)], ringkas=sebutan_hasil(isi)
        )


def _baca_penilaian(kiriman: Kiriman, dasar: Mapping[str, Any]) -> dict[str, Any]:
    aturan = aturan_lembar(dasar)
    catatan = kiriman.teks("catatan_penilaian")
    if kiriman.teks("asal") not in ("", AsalHasil.TOLOK.value):
        return {
            "asal": kiriman.teks("asal"),
            "predikat": kiriman.teks("predikat"),
            "dokumen": kiriman.teks("dokumen"),
            "catatan": catatan,
        }
    if aturan.jenis == "prestasi_kerja":
        aspek = [*aturan.nilai("perilaku"), *aturan.nilai("perilaku_struktural")]
        return {
            "struktural": bool(dasar.get("struktural")),
            "perilaku": {
                a: kiriman.teks(f"perilaku-{a}")
                for a in aspek
                if kiriman.teks(f"perilaku-{a}") or a in aturan.nilai("perilaku")
            },
            "kreativitas": kiriman.teks("kreativitas"),
            "catatan": catatan,
        }
    perilaku = aturan.nilai("perilaku") if "perilaku" in aturan.isi else []
    return {
        **{nama: kiriman.teks(nama) for nama in _RATING},
        "umpan_rhk": {r["id"]: kiriman.teks(f"umpan-{r['id']}") for r in dasar.get("rhk", ())},
        "umpan_perilaku": {p["kode"]: kiriman.teks(f"umpan-{p['kode']}") for p in perilaku},
        "ekspektasi": {p["kode"]: kiriman.teks(f"ekspektasi-{p['kode']}") for p in perilaku},
        "catatan": catatan,
    }


def _baris_perilaku(nilai: Mapping[str, Any], dasar: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The behaviours of the regime with what was typed for each."""
    if "aturan" not in dasar:
        return []
    aturan = aturan_lembar(dasar)
    if aturan.jenis == "prestasi_kerja":
        aspek = list(aturan.nilai("perilaku"))
        if dasar.get("struktural"):
            aspek += aturan.nilai("perilaku_struktural")
        return [
            {
                "kode": a,
                "nama": a.replace("_", " ").capitalize(),
                "nilai": nilai.get("perilaku", {}).get(a, ""),
            }
            for a in aspek
        ]
    if "perilaku" not in aturan.isi:
        return []
    return [
        {
            "kode": p["kode"],
            "nama": p["nama"],
            "umpan": nilai.get("umpan_perilaku", {}).get(p["kode"], ""),
            "ekspektasi": nilai.get("ekspektasi", {}).get(p["kode"], ""),
        }
        for p in aturan.nilai("perilaku")
    ]


def _pilihan_predikat(dasar: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The predicates of the regime, for a result made elsewhere."""
    aturan = aturan_lembar(dasar) if "aturan" in dasar else None
    if aturan is None or "predikat" not in aturan.isi:
        return []
    return [(p["kode"], p["nama"]) for p in aturan.nilai("predikat")]


def _baris_rhk(nilai: Mapping[str, Any], dasar: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Planned results with the achievement of each indicator beside it, and the feedback."""
    capaian = {
        b["id"]: capaian_butir(b["target"], b["realisasi"], _polaritas(b.get("polaritas")))
        for _, b in butir_lembar(dasar)
    }
    return [
        {
            **r,
            "butir": [{**b, "capaian": capaian[b["id"]]} for b in r["butir"]],
            "umpan": nilai.get("umpan_rhk", {}).get(r["id"], ""),
        }
        for r in dasar.get("rhk", ())
    ]


def _polaritas(kode: Any) -> Polaritas | None:
    return Polaritas(kode) if kode else None
