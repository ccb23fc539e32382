"""Headings: the title of an SOP and the agency it belongs to, where no label names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tolok.sop.importers.makna.label import baca_label
from tolok.sop.importers.makna.teks_tercetak import kunci, rapikan, rapikan_baris

__all__ = ["AWAL_UNIT", "cari_judul", "cari_unit", "judul_sop"]

_JUDUL = re.compile(
    r"(?:standar[dt]? operasional prosedur|standar[dt]? operating prosedure?|sop(?:[- ]?ap)?|s\.o\.p\.?|prosedur)\b"
    r"(?: ?\((?:sop(?:[- ]?ap)?)\))?(?: administrasi pemerintahan)? ?[:.-]? ?(?P<nama>.{0,200})",
    re.IGNORECASE,
)
_BUKAN_NAMA = re.compile(r"^(?:\W*|ini\b.*|terkait\b.*|lain\b.*|ap)$", re.IGNORECASE)
AWAL_UNIT = re.compile(
    r"(?:pemerintah (?:kota|kabupaten|provinsi|prov|kab|daerah|desa)|pemkot|pemkab|pemprov|dinas|badan"
    r"|kecamatan|kelurahan|kantor|sekretariat|inspektorat|rumah sakit|rsud|puskesmas|uptd?|kementerian"
    r"|pusat|balai|direktorat|satuan polisi|satpol|lembaga|komisi|universitas|politeknik|institut"
    r"|sekolah|pengadilan|mahkamah|kejaksaan|kepolisian|perpustakaan|museum|arsip nasional)\b",
    re.IGNORECASE,
)
_SAMBUNGAN = re.compile(
    r"(?:kota|kabupaten|provinsi|dan|republik|bidang|bagian|tim|sub|seksi|satu|unit)\b", re.I
)
_ALAMAT = re.compile(
    r"\b(?:jl|jalan|telp|telepon|fax|faks|email|website|kode pos|www)\b|@|\d{4}", re.I
)
_SATU = re.compile(r"[A-Z]{3,20}$")
_DI_BAWAH = re.compile(
    r"(?:uptd?|puskesmas|direktorat|sekretariat|balai|kelurahan|desa|sekolah|s[dm][apk]n?|bidang|bagian)\b",
    re.I,
)
_PEMDA = re.compile(r"(?:pemerintah|pemkot|pemkab|pemprov)\b", re.IGNORECASE)


def judul_sop(baris: str) -> str | None:
    """The name behind "SOP" or "Standar Operasional Prosedur"; "" where it stands alone.

    >>> judul_sop("SOP : PENGUKURAN KINERJA"), judul_sop("STANDAR OPERASIONAL PROSEDUR (SOP)")
    ('PENGUKURAN KINERJA', '')
    >>> judul_sop("Memeriksa SOP") is None
    True
    """
    cocok = _JUDUL.fullmatch(rapikan(baris).strip('"“” '))
    if cocok is None:
        return None
    nama = cocok["nama"].strip(' :"“”')
    return "" if _BUKAN_NAMA.match(nama) else nama


def cari_judul(teks: Iterable[str]) -> str | None:
    """The first title among free texts; its name may stand on the lines below it."""
    for potong in teks:
        baris = rapikan_baris(potong)
        for ke, satu in enumerate(baris[:20]):
            nama = judul_sop(satu)
            if nama is None:
                continue
            sisa = [lain for lain in baris[ke + 1 : ke + 4] if not _berhenti(lain)]
            if utuh := rapikan(" ".join([nama, *sisa])):
                return utuh
    return None


def _berhenti(baris: str) -> bool:
    return bool(AWAL_UNIT.match(baris) or baca_label(baris) or _ALAMAT.search(baris))


def cari_unit(teks: Sequence[str]) -> str | None:
    """The agency named by the headings, its government before it: "PEMERINTAH KOTA X - DINAS Y"."""
    baris = [satu for potong in teks for satu in [*rapikan_baris(potong), ""]]
    mulai = next((ke for ke, satu in enumerate(baris) if _baris_unit(satu)), None)
    if mulai is None:
        return None
    hasil = [baris[mulai]]
    for ke in range(mulai + 1, min(mulai + 9, len(baris))):
        satu = baris[ke]
        if not satu:
            berikut = baris[ke + 1] if ke + 1 < len(baris) else ""
            tempat = berikut.isupper() and _SAMBUNGAN.match(berikut)
            if tempat or _bagian_instansi(berikut) or (len(hasil) == 1 and _pemda_saja(hasil[0])):
                continue
            break
        if judul_sop(satu) is not None or not _sambungan(satu, baris[ke - 1]):
            break
        if kunci(satu) not in {kunci(lama) for lama in hasil}:
            hasil.append(satu)
    return _rangkai(hasil)


def _bagian_instansi(baris: str) -> bool:
    """A line in capitals that names an office under another one: "UPTD PUSKESMAS X"."""
    return baris.isupper() and bool(_DI_BAWAH.match(baris)) and _kepala_surat(baris)


def _pemda_saja(baris: str) -> bool:
    """Whether a line names a government and not yet the office under it."""
    return bool(_PEMDA.match(baris)) and len(AWAL_UNIT.findall(baris)) == 1


def _baris_unit(baris: str) -> bool:
    return bool(AWAL_UNIT.match(baris)) and _kepala_surat(baris)


def _sambungan(baris: str, atas: str) -> bool:
    """Whether a line goes on with the heading; one word in capitals does right below others."""
    if baris.isupper() and (AWAL_UNIT.fullmatch(baris) or (atas.isupper() and _SATU.match(baris))):
        return True
    return _kepala_surat(baris) and bool(
        AWAL_UNIT.match(baris) or _SAMBUNGAN.match(baris) or baris == baris.upper()
    )


def _kepala_surat(baris: str) -> bool:
    """A heading rather than a sentence: short, no address, its words capitalised."""
    if len(baris) > 160 or _ALAMAT.search(baris) or baris.endswith((".", ";", ":")):
        return False
    kata = [satu for satu in baris.split(" ") if satu[:1].isalpha()]
    besar = sum(satu[0].isupper() or satu in ("dan", "di") for satu in kata)
    return len(kata) >= 2 and besar >= len(kata) * 0.8


def _rangkai(baris: Sequence[str]) -> str:
    if len(baris) > 1 and _PEMDA.match(baris[0]) and AWAL_UNIT.match(baris[1]):
        return f"{baris[0]} - {' '.join(baris[1:])}"
    return " ".join(baris)
