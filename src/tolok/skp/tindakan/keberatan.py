"""Keberatan: the appraiser explains, the appraiser's superior decides and may change the ratings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tolok.dasar.galat import MasukanTidakSah
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.perkara import AJUKAN, JELASKAN, PUTUSKAN, Perkara
from tolok.pelaksanaan.services import Hasil, serahkan
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.perkara import PanelPerkara
from tolok.regulasi.skp import daftar_aturan_skp
from tolok.skp.domain.ekspektasi import Rating
from tolok.skp.domain.lembar import BENTUK_DINILAI, AsalHasil, aturan_lembar, periksa_penilaian
from tolok.skp.domain.penilaian import sebutan_hasil, tetapkan
from tolok.skp.tindakan.bahan import catat_dibuka, dinilai, lembar_dasar, lengkap_atau_tolak
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan

__all__ = ["KEBERATAN", "PanelKeberatanSkp"]

_KODE = "keberatan"
_HARI = {
    AJUKAN: "keberatan_hari",
    JELASKAN: "keberatan_penjelasan_hari",
    PUTUSKAN: "keberatan_keputusan_hari",
}
_RATING = ("rating_hasil", "rating_perilaku")


def _berlaku(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """Rows in which the employee signs the own appraisal."""
    return dinilai(langkah, lintasan) and any(
        t.jenis is JenisTindakan.TANDATANGANI for t in langkah.tindakan
    )


def _hari(pada: date) -> Mapping[str, int]:
    """Calendar days to raise, explain and decide it, by the law in force on that day.

    Raised late it is refused; an explanation or a decision that is late is only shown as late.
    """
    for aturan in daftar_aturan_skp():
        if aturan.berlaku_pada(pada) and "keberatan_hari" in aturan.isi:
            return {t: int(aturan.angka(k)) for t, k in _HARI.items() if k in aturan.isi}
    return {}


def _pasal() -> str:
    return next(
        a.rujukan("keberatan_hari") for a in daftar_aturan_skp() if "keberatan_hari" in a.isi
    )


KEBERATAN = Perkara(
    kode=_KODE,
    nama="Keberatan",
    ajakan="Ajukan keberatan",
    keterangan=(
        "Keberatan disampaikan kepada atasan pejabat penilai; penilai memberi penjelasan lebih"
        f" dahulu. Putusannya final. {_pasal()}."
    ),
    berlaku=_berlaku,
    hari=_hari,
)


class PanelKeberatanSkp(PanelPerkara):
    """The general panel, with the ratings that a decision may change."""

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The case so far; who decides sees both ratings as they stand."""
        asli = super().tampil(halaman)
        isi = lembar_dasar(halaman)
        if isi.get("bentuk") != BENTUK_DINILAI:
            return asli
        catat_dibuka(halaman, "keberatan SKP")
        memutuskan = bool(asli.konteks["memutuskan"])
        return Fragmen(
            templat="skp/tindakan/keberatan.html",
            bilah=asli.bilah,
            konteks={
                **asli.konteks,
                "isi": isi,
                "nilai": isi["penilaian"],
                "sebutan_hasil": sebutan_hasil(isi),
                "ubah_rating": memutuskan and aturan_lembar(isi).jenis == "ekspektasi",
                "pilihan_rating": [(r.value, r.sebutan) for r in Rating],
            },
        )

    def _putuskan(self, kiriman: Kiriman, keputusan: Keputusan) -> Jawaban:
        """A granted objection makes a corrected appraisal beside the decision."""
        hasil = self.hasil(kiriman, f"putusan_{self.kode}")
        dasar = lembar_dasar(kiriman.halaman)
        if keputusan is Keputusan.SETUJU and dasar.get("bentuk") == BENTUK_DINILAI:
            baru = _penilaian_baru(kiriman, dasar)
            hasil += [] if baru is None else [Hasil(jenis="skp", isi=baru, tahap="dinilai")]
        return serahkan(pada=kiriman.pada, keputusan=keputusan, hasil=hasil)


def _penilaian_baru(kiriman: Kiriman, dasar: Mapping[str, Any]) -> dict[str, Any] | None:
    """The appraisal with the ratings of the decision; None where numbers are scored."""
    if aturan_lembar(dasar).jenis != "ekspektasi":
        return None
    lama: Mapping[str, Any] = dasar["penilaian"]
    dipilih = {nama: kiriman.teks(nama) or lama.get(nama, "") for nama in _RATING}
    if all(dipilih[nama] == lama.get(nama, "") for nama in _RATING):
        raise MasukanTidakSah(
            "Keberatan diterima, tetapi kedua rating belum diubah.",
            "Pilih rating yang baru, atau tolak keberatannya dengan pertimbangan.",
            "rating_hasil",
        )
    nilai = {**lama, **dipilih, "asal": AsalHasil.TOLOK.value}
    lengkap_atau_tolak(periksa_penilaian({**dasar, "penilaian": nilai}), _KODE)
    return tetapkan(dasar, nilai)
