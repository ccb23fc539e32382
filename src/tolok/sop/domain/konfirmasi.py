"""What no reader can know is asked once per SOP version, before it may run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.sop.domain.bentuk import tanpa_desimal, urai
from tolok.sop.domain.dokumen import JalanTertulis, Langkah, Sop, WaktuUntuk
from tolok.sop.domain.jalan import Per, SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.simpan_jalan import sidik_jalan

__all__ = [
    "Konfirmasi",
    "Pertanyaan",
    "baca_konfirmasi",
    "pertanyaan",
    "siapkan_terkonfirmasi",
    "tulis_konfirmasi",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Konfirmasi:
    """The answers. `penanggung_jawab`: lane that answers for the whole run. `kembali` and
    `waktu_untuk`: by row number. `aturan`: rule word by lane code."""

    penanggung_jawab: str
    kembali: Mapping[int, int] = field(default_factory=dict)
    waktu_untuk: Mapping[int, WaktuUntuk] = field(default_factory=dict)
    aturan: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pertanyaan:
    """What is asked of one row: `kembali` (choices: earlier rows) or `waktu_untuk`."""

    langkah: int
    kunci: str
    usul: str
    pilihan: tuple[str, ...]


def pertanyaan(jalan: SopJalan) -> tuple[Pertanyaan, ...]:
    """Return targets that the page leaves open, and what the time of a repeated row is for."""
    hasil = []
    for ke, satu in enumerate(jalan.langkah):
        if satu.kembali is not None and not satu.kembali_tercetak:
            pilihan = tuple(str(lain.nomor) for lain in jalan.langkah[:ke])
            hasil.append(
                Pertanyaan(
                    langkah=satu.nomor, kunci="kembali", usul=str(satu.kembali), pilihan=pilihan
                )
            )
        if satu.waktu is not None and (satu.rinci or satu.per is not Per.SATU):
            hasil.append(
                Pertanyaan(
                    langkah=satu.nomor,
                    kunci="waktu_untuk",
                    usul=satu.waktu_untuk,
                    pilihan=tuple(untuk.value for untuk in WaktuUntuk),
                )
            )
    return tuple(hasil)


def siapkan_terkonfirmasi(sop: Sop, jawaban: Konfirmasi) -> SopJalan | list[Temuan]:
    """The running rows with the answers in them; findings when an answer does not fit."""
    if jawaban.penanggung_jawab not in sop.nama_lajur:
        return [
            Temuan(
                lokasi="penanggung_jawab",
                tingkat=Tingkat.GALAT,
                masalah=f"“{jawaban.penanggung_jawab}” bukan lajur SOP ini.",
                saran="Pilih lajur yang menjawab seluruh pelaksanaan.",
            )
        ]
    dijawab = replace(sop, langkah=tuple(_jawab(satu, jawaban) for satu in sop.langkah))
    jalan = siapkan(dijawab, jawaban.aturan)
    if isinstance(jalan, list):
        return jalan
    lengkap = replace(jalan, penanggung_jawab=jawaban.penanggung_jawab)
    return replace(lengkap, sidik=sidik_jalan(tanpa_desimal(urai(sop)), lengkap))


def _jawab(langkah: Langkah, jawaban: Konfirmasi) -> Langkah:
    """An answer is a written value; it never overrules what the file itself writes."""
    tulis = langkah.jalan or JalanTertulis()
    nomor = langkah.nomor
    if nomor in jawaban.kembali and "kembali" not in tulis.ditulis:
        tulis = replace(tulis, ditulis=tulis.ditulis | {"kembali"}, kembali=jawaban.kembali[nomor])
    if nomor in jawaban.waktu_untuk and "waktu_untuk" not in tulis.ditulis:
        tulis = replace(
            tulis,
            ditulis=tulis.ditulis | {"waktu_untuk"},
            waktu_untuk=jawaban.waktu_untuk[nomor],
        )
    return replace(langkah, jalan=tulis) if tulis.ditulis else langkah


def tulis_konfirmasi(jawaban: Konfirmasi) -> dict[str, Any]:
    """Plain data, for storage."""
    return {
        "penanggung_jawab": jawaban.penanggung_jawab,
        "kembali": {str(nomor): ke for nomor, ke in sorted(jawaban.kembali.items())},
        "waktu_untuk": {str(n): untuk.value for n, untuk in sorted(jawaban.waktu_untuk.items())},
        "aturan": dict(sorted(jawaban.aturan.items())),
    }


def baca_konfirmasi(data: Mapping[str, Any]) -> Konfirmasi:
    """The answers of stored data."""
    return Konfirmasi(
        penanggung_jawab=data["penanggung_jawab"],
        kembali={int(nomor): ke for nomor, ke in data["kembali"].items()},
        waktu_untuk={int(n): WaktuUntuk(untuk) for n, untuk in data["waktu_untuk"].items()},
        aturan=dict(data["aturan"]),
    )
