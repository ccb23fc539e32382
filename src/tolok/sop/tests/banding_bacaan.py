"""Compares a reading with a careful human one, field by field.

Texts are compared as lower-case words and lists joined; the unit by its words' overlap; a lane
may be the human reading's or one of its alternatives. What the human marks as uncertain is not
compared, nor a lane of which the human is not sure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tolok.sop.domain.dokumen import Langkah, Sop

__all__ = ["DATA", "Bidang", "bandingkan", "harapan"]

DATA = Path(__file__).parent / "data"
_KATA = re.compile(r"[^\W_]+")
_BAGIAN = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan",
    "peringatan",
    "pencatatan",
)
_TUMPANG_TERKECIL = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Bidang:
    """One compared field: its kind (`waktu`), its place (`langkah/3/waktu`), both readings."""

    jenis: str
    tempat: str
    dibaca: object
    harapan: object

    @property
    def benar(self) -> bool:
        """Both readings are the same."""
        return self.dibaca == self.harapan


def harapan(nama: str) -> dict[str, Any]:
    """The human reading of one sample text: "000" to "004"."""
    isi: dict[str, Any] = json.loads((DATA / f"{nama}.json").read_text(encoding="utf-8"))
    return isi


def kata(teks: str | None) -> tuple[str, ...]:
    """Lower-case words of a text."""
    return tuple(_KATA.findall((teks or "").lower()))


def bandingkan(sop: Sop, harap: Mapping[str, Any]) -> list[Bidang]:
    """Every field that is compared."""
    hasil = _identitas(sop, harap)
    hasil.append(_bidang("jumlah_langkah", "langkah", len(sop.langkah), len(harap["langkah"])))
    for langkah, satu in zip(sop.langkah, harap["langkah"], strict=False):
        hasil += _langkah(sop, langkah, satu)
    return hasil


def _bidang(jenis: str, tempat: str, dibaca: object, harapan_: object) -> Bidang:
    return Bidang(jenis=jenis, tempat=tempat, dibaca=dibaca, harapan=harapan_)


def _teks(jenis: str, tempat: str, dibaca: str | None, harapan_: str | None) -> Bidang:
    return _bidang(jenis, tempat, kata(dibaca), kata(harapan_))


def _gabung(daftar: Iterable[str]) -> str:
    return " ".join(daftar)


def _identitas(sop: Sop, harap: Mapping[str, Any]) -> list[Bidang]:
    iso, label = harap["tanggal_iso"], harap["tanggal_efektif_label"]
    berlaku = sop.tanggal.pengesahan if label == "pengesahan" else sop.tanggal.efektif
    hasil = [
        _teks("nama", "nama", sop.nama, harap["nama"]),
        _teks("nomor", "nomor", sop.nomor, harap["nomor"]),
        _unit(sop.unit, harap["unit"]),
        _bidang("tanggal", "tanggal/pembuatan", sop.tanggal.pembuatan, iso["pembuatan"]),
        _bidang("tanggal", "tanggal/revisi", sop.tanggal.revisi, iso["revisi"]),
        _bidang("tanggal", f"tanggal/{label or 'efektif'}", berlaku, iso["efektif"]),
    ]
    for bagian in ("jabatan", "nama", "nip"):
        dibaca = getattr(sop.disahkan_oleh, bagian)
        hasil.append(
            _teks("disahkan_oleh", f"disahkan_oleh/{bagian}", dibaca,
                  harap["disahkan_oleh"][bagian])
        )  # fmt: skip
    hasil += [
        _teks(nama, nama, _gabung(getattr(sop, nama)), _gabung(harap[nama])) for nama in _BAGIAN
    ]
    lajur = [kata(satu.nama) for satu in sop.pelaksana]
    hasil.append(_bidang("lajur", "pelaksana", lajur, [kata(n) for n in harap["pelaksana"]]))
    return hasil


def _unit(dibaca: str | None, harapan_: str | None) -> Bidang:
    """By overlap: shared words of all words."""
    satu, dua = set(kata(dibaca)), set(kata(harapan_))
    sama = satu == dua or (bool(dua) and len(satu & dua) / len(satu | dua) >= _TUMPANG_TERKECIL)
    return _bidang("unit", "unit", harapan_ if sama else dibaca, harapan_)


def _langkah(sop: Sop, langkah: Langkah, harap: Mapping[str, Any]) -> list[Bidang]:
    tempat, ragu = f"langkah/{harap['no']}", set(harap.get("tidak_pasti", ()))
    mutu, keputusan = langkah.mutu, langkah.keputusan
    semua = [
        _bidang("nomor_langkah", f"{tempat}/nomor", langkah.nomor, harap["no"]),
        _teks("uraian", f"{tempat}/uraian", langkah.uraian, harap["uraian"]),
        _teks("kelengkapan", f"{tempat}/kelengkapan", _gabung(mutu.kelengkapan),
              harap["kelengkapan"]),
        _bidang("waktu", f"{tempat}/waktu", _waktu(langkah), _waktu_harapan(harap)),
        _teks("output", f"{tempat}/output", _gabung(mutu.output), harap["output"]),
        _teks("keterangan", f"{tempat}/keterangan", langkah.keterangan, harap["keterangan"]),
        _bidang("keputusan", f"{tempat}/keputusan", keputusan is not None, harap["keputusan"]),
        _bidang("kembali", f"{tempat}/kembali", keputusan.tidak if keputusan else None,
                harap["kembali_ke"]),
    ]  # fmt: skip
    if harap.get("pelaksana_keyakinan") != "rendah":
        semua.append(_pelaksana(sop, langkah, harap, tempat))
    return [satu for satu in semua if satu.tempat.rsplit("/", 1)[1] not in ragu]


def _pelaksana(sop: Sop, langkah: Langkah, harap: Mapping[str, Any], tempat: str) -> Bidang:
    boleh = [harap["pelaksana"], *harap.get("pelaksana_alternatif", ())]
    nama = sop.nama_lajur.get(langkah.pelaksana[0]) if langkah.pelaksana else None
    cocok = kata(nama) in [kata(satu) for satu in boleh]
    return _bidang(
        "pelaksana",
        f"{tempat}/pelaksana",
        harap["pelaksana"] if cocok else nama,
        harap["pelaksana"],
    )


def _waktu(langkah: Langkah) -> tuple[object, ...] | None:
    waktu = langkah.mutu.waktu
    if waktu is None:
        return None
    return (kata(waktu.teks), waktu.nilai, waktu.maks, waktu.satuan.value)


def _waktu_harapan(harap: Mapping[str, Any]) -> tuple[object, ...] | None:
    if harap["waktu_teks"] is None:
        return None
    return (
        kata(harap["waktu_teks"]),
        harap["waktu_nilai"],
        harap["waktu_nilai_maks"],
        harap["waktu_satuan"],
    )
