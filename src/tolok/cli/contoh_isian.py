"""What the people of the demo type: letters, forms and minutes, from the sample data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tolok.cli.contoh_peraga import KantorContoh, Peraga, hari_kerja_mundur
from tolok.dasar.periode import Periode
from tolok.kinerja.domain.rencana import Butir, Rencana
from tolok.kinerja.tindakan.bahan import hari_ukur, pemilik_tugas, rencana_halaman
from tolok.kinerja.tindakan.isi import Tampilan
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.regulasi.muat import aturan_ukur

__all__ = ["formulir", "kalimat", "penjelasan", "surat_masuk"]

_KALIMAT = Path(__file__).parent / "data" / "contoh_jalan.yaml"
_DIJELASKAN = ("penghambat", "tindak_lanjut", "pendorong", "catatan")


@cache
def kalimat() -> dict[str, Any]:
    """Sentences of the demo's people, by occasion."""
    isi: dict[str, Any] = yaml.safe_load(_KALIMAT.read_text(encoding="utf-8"))
    return isi


def surat_masuk(peraga: Peraga) -> dict[str, Any]:
    """The letter that asks for the report: of the day before, received as the run begins."""
    contoh = peraga.kantor.data["naskah"]["surat_masuk"][0]
    nama = peraga.periode.nama
    return {
        "dari": contoh["dari"],
        "nomor": contoh["nomor"],
        "tanggal": hari_kerja_mundur(peraga.kantor.kalender, peraga.awal, 1).isoformat(),
        "diterima": peraga.tanggal(0).isoformat(),
        "agenda": contoh["agenda"],
        "sifat": contoh["sifat"],
        "hal": f"Penyampaian Laporan Pengukuran Kinerja {nama}",
        "usulan": kalimat()["disposisi"]["kepala_dinas"].format(periode=nama),
    }


def penjelasan(kode: str) -> str:
    """Why the figure of an indicator is far from its target, in one sentence."""
    sendiri = kalimat()["penjelasan"].get(kode, {})
    umum = kalimat()["umum"]
    return str(sendiri.get("penghambat") or sendiri.get("pendorong") or umum["penghambat"])


def formulir(
    halaman: HalamanTugas, kantor: KantorContoh, *, semua: bool = False
) -> dict[str, str]:
    """The form of one data owner, or (`semua`) of the whole plan: the sample's figures, and a
    sentence wherever one is asked for."""
    rencana = rencana_halaman(halaman)
    pemilik = "" if semua else pemilik_tugas(halaman)
    if not semua:
        rencana = rencana.milik(pemilik)
    angka = _Angka(kantor, rencana.tw)
    isian: dict[str, str] = {}
    for butir in rencana.butir:
        if butir.dijadwalkan(rencana.tw):
            for kolom, nilai in angka.baris(butir, rencana.periode).items():
                isian[f"{butir.id}.{kolom}"] = nilai
    for uang in rencana.anggaran:
        isian[f"{uang.simpul}.realisasi"] = angka.rupiah(uang.kode)
    return isian | _penjelasan(halaman, rencana, isian, kantor, pemilik)


class _Angka:
    """Figures of one quarter of the sample office."""

    def __init__(self, kantor: KantorContoh, tw: int) -> None:
        self._tw = tw - 1
        self._indikator = {i["kode"]: i for i in kantor.opd["indikator"]}
        self._sub = {str(s["kode"]): s for s in kantor.opd["subkegiatan"]}

    def baris(self, butir: Butir, periode: Periode) -> dict[str, str]:
        """The cells of an indicator, as typed."""
        if butir.kode.startswith("K-"):
            sub = self._sub[butir.kode.removeprefix("K-")]
            nilai = str(sub["realisasi_sd_tw"][self._tw])
            return {
                "realisasi": nilai.replace(".", ","),
                "bukti": f"Laporan kegiatan {periode.nama}",
            }
        isi = self._indikator[butir.kode]
        bukti = {"bukti": f"{isi['bukti']} {periode.nama}", "sumber": str(isi["sumber_data"])}
        komponen = (isi.get("komponen_tw") or [None] * 4)[self._tw]
        if komponen is not None:
            return {"pembilang": str(komponen[0]), "penyebut": str(komponen[1]), **bukti}
        if "bobot_tw" in isi:
            bukti["bobot"] = str(isi["bobot_tw"][self._tw])
        return {"realisasi": str(isi["realisasi_tw"][self._tw]).replace(".", ","), **bukti}

    def rupiah(self, kode: str) -> str:
        """Money spent up to the quarter, with thousands points."""
        return f"{self._sub[kode]['anggaran_sd_tw'][self._tw]:,}".replace(",", ".")


def _penjelasan(
    halaman: HalamanTugas,
    rencana: Rencana,
    isian: Mapping[str, str],
    kantor: KantorContoh,
    pemilik: str,
) -> dict[str, str]:
    """What the check of the form asks to be explained, explained."""
    kolom = sorted({k.partition(".")[2] for k in isian})
    isi = {
        "pemilik": pemilik,
        "baris": [
            {"indikator": b.id, **{k: isian.get(f"{b.id}.{k}", "") for k in kolom if k != "bukti"}}
            for b in rencana.butir
        ],
        "anggaran": [
            {"simpul": a.simpul, "realisasi": isian[f"{a.simpul}.realisasi"]}
            for a in rencana.anggaran
        ],
    }
    tampilan = Tampilan(isi, rencana, aturan_ukur(rencana.aturan), hari_ukur(halaman))
    menurut_kode = {b.kode: b for b in rencana.butir}
    hasil: dict[str, str] = {}
    for temuan in tampilan.galat:
        _, _, tempat = temuan.lokasi.partition("/")
        kode, _, sel = tempat.rpartition("/")
        if sel in _DIJELASKAN and kode in menurut_kode:
            hasil |= _jelaskan(menurut_kode[kode], sel, halaman, kantor)
    return hasil


def _jelaskan(
    butir: Butir, sel: str, halaman: HalamanTugas, kantor: KantorContoh
) -> dict[str, str]:
    sendiri = kalimat()["penjelasan"].get(butir.kode, {})
    hasil = {f"{butir.id}.{sel}": str(sendiri.get(sel) or kalimat()["umum"][sel])}
    if sel == "tindak_lanjut":
        kode = sendiri.get("penanggung_jawab")
        siapa = kantor.jabatan[kode].nama if kode else butir.penanggung_jawab
        tenggat = hari_ukur(halaman).toordinal() + 30
        hasil[f"{butir.id}.tenggat"] = hari_ukur(halaman).fromordinal(tenggat).isoformat()
        hasil[f"{butir.id}.penanggung_jawab"] = siapa
    return hasil
