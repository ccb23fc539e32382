"""What no reader can know is asked once per SOP version, before it may run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.sop.domain.bentuk import tanpa_desimal, urai
from tolok.sop.domain.dokumen import (
    Cara,
    CatatanBaca,
    JalanTertulis,
    Keyakinan,
    Langkah,
    Sop,
    WaktuUntuk,
)
from tolok.sop.domain.jalan import Per, SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.domain.simpan_jalan import sidik_jalan

__all__ = [
    "Konfirmasi",
    "Pertanyaan",
    "baca_konfirmasi",
    "masih_berlaku",
    "pertanyaan",
    "pertanyaan_lajur",
    "siapkan_terkonfirmasi",
    "tetapkan_lajur",
    "tulis_konfirmasi",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Konfirmasi:
    """The answers. `penanggung_jawab`: lane that answers for the whole run. `kembali`,
    `waktu_untuk` and `pelaksana` (the lane of a row that was read with doubt): by row number.
    `aturan`: rule word by lane code."""

    penanggung_jawab: str
    kembali: Mapping[int, int] = field(default_factory=dict)
    waktu_untuk: Mapping[int, WaktuUntuk] = field(default_factory=dict)
    aturan: Mapping[str, str] = field(default_factory=dict)
    pelaksana: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pertanyaan:
    """What is asked of one row: `kembali` (choices: earlier rows), `waktu_untuk`, or `pelaksana`
    (choices: lanes, the one read first)."""

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


def pertanyaan_lajur(sop: Sop) -> tuple[Pertanyaan, ...]:
    """Rows whose lane was read with little confidence: a person says whose row it is here."""
    ragu = {nomor for c in sop.catatan_baca if (nomor := _lajur_ragu(c)) is not None}
    semua = tuple(lajur.kode for lajur in sop.pelaksana)
    return tuple(
        Pertanyaan(
            langkah=satu.nomor,
            kunci="pelaksana",
            usul=satu.pelaksana[0],
            pilihan=tuple(dict.fromkeys((satu.pelaksana[0], *semua))),
        )
        for satu in sop.langkah
        if satu.nomor in ragu and satu.pelaksana
    )


def _lajur_ragu(catatan: CatatanBaca) -> int | None:
    """The row whose lane a note doubts; None for any other note, and for one that was answered."""
    cocok = re.fullmatch(r"langkah/(\d+)/pelaksana", catatan.lokasi)
    if cocok is None or catatan.keyakinan is not Keyakinan.RENDAH:
        return None
    return None if catatan.cara is Cara.DITETAPKAN else int(cocok[1])


def tetapkan_lajur(sop: Sop, jawaban: Konfirmasi) -> Sop | list[Temuan]:
    """The page with the confirmed lanes; the notes keep what was read and say who is meant.

    Findings for every doubted lane without an answer that names a lane of this SOP.
    """
    ditanya = {p.langkah: p for p in pertanyaan_lajur(sop)}
    belum = [n for n, p in ditanya.items() if jawaban.pelaksana.get(n) not in p.pilihan]
    if belum:
        return [
            Temuan(
                lokasi=f"langkah/{n}/pelaksana",
                tingkat=Tingkat.GALAT,
                masalah=f"Pelaksana langkah {n} dibaca dengan keyakinan rendah dan belum "
                "dikonfirmasi.",
                saran="Pilih lajur yang mengerjakannya di kantor Anda.",
            )
            for n in belum
        ]
    langkah = tuple(
        replace(x, pelaksana=_ganti(x.pelaksana, jawaban.pelaksana[x.nomor]))
        if x.nomor in ditanya
        else x
        for x in sop.langkah
    )
    catatan = tuple(
        replace(
            c,
            nilai=(jawaban.pelaksana[nomor],),
            cara=Cara.DITETAPKAN,
            alasan=f"{c.alasan or ''} Dikonfirmasi saat SOP ini disiapkan untuk berlaku.".strip(),
        )
        if (nomor := _lajur_ragu(c)) in ditanya and nomor is not None
        else c
        for c in sop.catatan_baca
    )
    return replace(sop, langkah=langkah, catatan_baca=catatan)


def _ganti(pelaksana: tuple[str, ...], lajur: str) -> tuple[str, ...]:
    """The row with another responsible lane; who acts jointly stays."""
    return (lajur, *(p for p in pelaksana[1:] if p != lajur))


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


def masih_berlaku(jawaban: Konfirmasi, lama: Sop, baru: Sop) -> bool:
    """Whether answers about the old page answer what the new one asks: the same lane answers for
    the run, and every row they are about reads as it did, in the same place and lane."""
    if jawaban.penanggung_jawab not in baru.nama_lajur:
        return False
    jalan = siapkan(baru)
    if isinstance(jalan, list):
        return False
    dijawab = {*jawaban.kembali, *jawaban.waktu_untuk}
    ditanya = {p.langkah for p in pertanyaan(jalan)}
    dulu = {x.nomor: (x.uraian, x.pelaksana) for x in lama.langkah}
    kini = {x.nomor: (x.uraian, x.pelaksana) for x in baru.langkah}
    return (
        ditanya == dijawab
        and not pertanyaan_lajur(baru)
        and all(dulu.get(nomor) == kini.get(nomor) for nomor in dijawab)
    )


def tulis_konfirmasi(jawaban: Konfirmasi) -> dict[str, Any]:
    """Plain data, for storage."""
    return {
        "penanggung_jawab": jawaban.penanggung_jawab,
        "kembali": {str(nomor): ke for nomor, ke in sorted(jawaban.kembali.items())},
        "waktu_untuk": {str(n): untuk.value for n, untuk in sorted(jawaban.waktu_untuk.items())},
        "aturan": dict(sorted(jawaban.aturan.items())),
        "pelaksana": {str(n): lajur for n, lajur in sorted(jawaban.pelaksana.items())},
    }


def baca_konfirmasi(data: Mapping[str, Any]) -> Konfirmasi:
    """The answers of stored data."""
    return Konfirmasi(
        penanggung_jawab=data["penanggung_jawab"],
        kembali={int(nomor): ke for nomor, ke in data["kembali"].items()},
        waktu_untuk={int(n): WaktuUntuk(untuk) for n, untuk in data["waktu_untuk"].items()},
        aturan=dict(data["aturan"]),
        pelaksana={int(n): str(lajur) for n, lajur in data.get("pelaksana", {}).items()},
    )
