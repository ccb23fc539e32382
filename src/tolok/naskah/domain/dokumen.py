"""An official document as a value (naskah dinas, Permendagri 1/2023).

One structure (letterhead, blocks, signatories) is drawn by any renderer. Its digest is taken
over the canonical JSON of what it says, so the same words always carry the same digest, and a
changed figure never does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from tolok.dasar.jejak import kanonik, sidik
from tolok.dasar.tanggal import tanggal as tulis_tanggal
from tolok.naskah.domain.blok import Blok

__all__ = ["TEMPLAT", "Bingkai", "Dokumen", "JenisNaskah", "Kop", "StatusNaskah", "data"]

Kertas: TypeAlias = Literal["potret", "lanskap"]
TEMPLAT = "1"
"""Version of the drawing; a version of a document names the one it was made with."""


class JenisNaskah(StrEnum):
    """Kinds of document that Tolok writes."""

    LEMBAR_DISPOSISI = "lembar_disposisi"
    NOTA_DINAS = "nota_dinas"
    JADWAL = "jadwal"
    FORMULIR = "formulir"
    UNDANGAN = "undangan"
    DAFTAR_HADIR = "daftar_hadir"
    NOTULA = "notula"
    KERTAS_KERJA = "kertas_kerja"
    REKAP = "rekap"
    LAPORAN = "laporan"
    CATATAN_PEMERIKSAAN = "catatan_pemeriksaan"
    SURAT_PENGANTAR = "surat_pengantar"
    BUKU_AGENDA = "buku_agenda"
    BUKU_EKSPEDISI = "buku_ekspedisi"
    CATATAN_PENGGANDAAN = "catatan_penggandaan"
    DAFTAR_ARSIP = "daftar_arsip"
    LABEL_BOKS = "label_boks"
    LEMBAR_TANDA_TANGAN = "lembar_tanda_tangan"
    BERITA_ACARA = "berita_acara"
    KEPUTUSAN = "keputusan"
    RENCANA_TINDAK_LANJUT = "rencana_tindak_lanjut"
    PROGRAM_KERJA = "program_kerja"
    CATATAN_ANALISIS = "catatan_analisis"
    EVALUASI_SOP = "evaluasi_sop"
    DAFTAR_PEMBACA_SOP = "daftar_pembaca_sop"
    SKP = "skp"
    EVALUASI_KINERJA_PEGAWAI = "evaluasi_kinerja_pegawai"
    DOKUMEN_EVALUASI_KINERJA = "dokumen_evaluasi_kinerja"
    FORMULIR_SKP = "formulir_skp"
    PENILAIAN_CAPAIAN_SKP = "penilaian_capaian_skp"
    PENILAIAN_PRESTASI_KERJA = "penilaian_prestasi_kerja"

    @property
    def nama(self) -> str:
        """The kind as officials call it.

        >>> JenisNaskah.LEMBAR_DISPOSISI.nama
        'Lembar disposisi'
        """
        kata = self.value.replace("_", " ").capitalize()
        for singkatan in ("SKP", "SOP"):
            kata = re.sub(rf"\b{singkatan}\b", singkatan, kata, flags=re.IGNORECASE)
        return kata


class StatusNaskah(StrEnum):
    """The word on every page that says how far a document has come."""

    DRAFT = "DRAFT"
    """Being written; nobody has approved it."""
    DOKUMEN = "DOKUMEN"
    """Reviewed, not ratified."""
    SAH = "LAPORAN (SAH)"
    """Ratified by the head of the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kop:
    """Letterhead: regional government over office, at 3:4 (Permendagri 1/2023)."""

    pemda: str
    instansi: str
    alamat: str = ""
    telepon: str = ""
    laman: str = ""
    posel: str = ""
    lambang: str = ""
    """SVG text of the regional emblem; empty: none is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokumen:
    """One document, ready to be drawn."""

    jenis: JenisNaskah
    perihal: str
    """Title in lists and in the file's properties."""
    isi: tuple[Blok, ...]
    dibuat: datetime
    kop: Kop | None = None
    nomor: str = ""
    tanggal: date | None = None
    status: StatusNaskah | None = None
    contoh: bool = False
    aturan: str = ""
    zona: str = "WIB"
    kertas: Kertas = "potret"
    huruf: int = 11
    """Size of the running text in points."""

    @property
    def sidik(self) -> str:
        """Digest of what the document says: SHA-256 over its canonical JSON, 64 hex digits.

        The moment of making is no part of it: the same words made twice are the same document.
        """
        isi = data(self)
        del isi["dibuat"]
        return sidik(kanonik(isi))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bingkai:
    """What all documents of one office share at one moment."""

    kop: Kop
    tempat: str
    dibuat: datetime
    """When the document is made (aware)."""
    contoh: bool = False
    """Sample data: "CONTOH" is printed across every page."""
    aturan: str = ""
    """Identifier of the rule set behind the figures."""
    zona: str = "WIB"
    """Zone of the office, for printed hours."""

    def dokumen(
        self,
        jenis: JenisNaskah,
        perihal: str,
        isi: tuple[Blok, ...],
        *,
        nomor: str = "",
        tanggal: date | None = None,
        status: StatusNaskah | None = None,
        kertas: Kertas = "potret",
        huruf: int = 11,
        berkop: bool = True,
    ) -> Dokumen:
        """A document in this frame; `berkop=False` leaves the letterhead out."""
        return Dokumen(
            jenis=jenis,
            perihal=perihal,
            isi=isi,
            dibuat=self.dibuat,
            kop=self.kop if berkop else None,
            nomor=nomor,
            tanggal=tanggal,
            status=status,
            contoh=self.contoh,
            aturan=self.aturan,
            zona=self.zona,
            kertas=kertas,
            huruf=huruf,
        )

    def tempat_tanggal(self, hari: date | None) -> str:
        """Place and date, "Kota Contoh, 9 Oktober 2025"; without a date, room to write one."""
        return f"{self.tempat}, {tulis_tanggal(hari) if hari else '…………………'}"


def data(nilai: Any) -> Any:
    """A document (or any part) as plain JSON data; each part is tagged with its name.

    >>> data(Kop(pemda="A", instansi="B"))["tipe"]
    'Kop'
    """
    if is_dataclass(nilai) and not isinstance(nilai, type):
        isi = {f.name: data(getattr(nilai, f.name)) for f in fields(nilai)}
        return {"tipe": type(nilai).__name__, **isi}
    if isinstance(nilai, datetime):
        return nilai.astimezone(UTC).isoformat()
    if isinstance(nilai, tuple | list):
        return [data(n) for n in nilai]
    if isinstance(nilai, date):
        return nilai.isoformat()
    if isinstance(nilai, StrEnum):
        return nilai.value
    return nilai
