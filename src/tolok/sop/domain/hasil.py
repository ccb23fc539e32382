"""Kinds of result: the closed list that every kelengkapan and output text is classed into.

The words are those of real SOPs; a synonym is one line here. What no pattern knows is `lain`:
a file with a title, never a dead end.
"""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = [
    "JenisHasil",
    "kata_pembeda",
    "klasifikasi",
    "lembar_kosong",
    "menyatakan_keadaan",
    "rapikan",
]


class JenisHasil(StrEnum):
    """What a row makes or needs. `acuan` is attached or cited, `alat` never gates anything, `sop` is
    a version of an SOP itself: no printed words mean it, only the built-in SOP that ratifies one."""

    DISPOSISI = "disposisi"
    NOTA_DINAS = "nota_dinas"
    JADWAL = "jadwal"
    FORMULIR = "formulir"
    ISIAN = "isian"
    RENCANA_KERJA = "rencana_kerja"
    KERTAS_KERJA = "kertas_kerja"
    REKAP = "rekap"
    NOTULA = "notula"
    SK_TIM = "sk_tim"
    LAPORAN = "laporan"
    SKP = "skp"
    SURAT_PENGANTAR = "surat_pengantar"
    RENCANA_TINDAK_LANJUT = "rencana_tindak_lanjut"
    SALINAN = "salinan"
    ARSIP = "arsip"
    ACUAN = "acuan"
    ALAT = "alat"
    SOP = "sop"
    LAIN = "lain"


# One word for one thing, before anything is compared. Order matters: longer first.
_SATU_KATA = tuple(
    (re.compile(rf"\b(?:{pola})\b"), kata)
    for pola, kata in (
        (r"draft|konsep|rancangan|rintisan", "draf"),
        (r"form|format|borang|blangko isian|templat|template|kuesioner", "formulir"),
        (r"tindaklanjut", "tindak lanjut"),
        (r"notulen|notulensi|risalah", "notula"),
        (r"surat keputusan|keputusan kepala dinas|keputusan kepala badan", "sk"),
        (r"time ?line|time schedule|lini ?masa", "jadwal"),
        (r"lakip|lkip|laporan kinerja instansi pemerintah", "lkjip"),
        (r"blangko", "blanko"),
    )
)

_J = JenisHasil
# First match wins, so the narrow words stand before the broad ones.
_POLA: tuple[tuple[JenisHasil, re.Pattern[str]], ...] = tuple(
    (jenis, re.compile(pola))
    for jenis, pola in (
        (_J.SURAT_PENGANTAR, r"\bsurat pengantar\b"),
        (_J.RENCANA_TINDAK_LANJUT, r"\btindak lanjut\b|\brtl\b"),
        (_J.NOTULA, r"\bnotula\b|\bhasil rapat\b|\bdaftar hadir\b|\bberita acara rapat\b"),
        (_J.ARSIP, r"\barsip\b|\bdokumentasi\b|\btersimpan"),
        (_J.ALAT, r"^(?:box file|boks|map|ordner|atk|alat tulis|komputer|laptop|printer|scanner|"
                  r"jaringan|internet|proyektor|telepon|kamera|kertas$|kendaraan|flashdisk|"
                  r"buku agenda|buku ekspedisi|perangkat komputer|aplikasi)"),
        (_J.SALINAN, r"\b(?:salinan|fotokopi|fotocopy|foto kopi|copy|eksemplar|duplikat)\b"),
        (_J.DISPOSISI, r"\bdisposisi\b|^perintah (?!dinas\b)|\binstruksi\b|\barahan\b"),
        (_J.NOTA_DINAS, r"\bnota dinas\b|\bmemo\b"),
        (_J.SK_TIM, r"\bsk\b"),
        (_J.ISIAN, r"\bhasil (?:isian|pengisian|input|inputan)\b|\bisian formulir\b|"
                   r"\bformulir\b.*\b(?:diisi|terisi)\b"),
        (_J.FORMULIR, r"\bformulir\b"),
        (_J.JADWAL, r"\bjadwal\b"),
        (_J.KERTAS_KERJA, r"\b(?:kertas|lembar) kerja\b|\bmetodologi\b"),
        (_J.REKAP, r"\brekap(?:an|itulasi)?\b"),
        (_J.SKP, r"\bskp\b|\bsasaran ker?ja pegawai\b|\bsasaran kinerja pegawai\b|"
                 r"\bpenilaian kinerja pegawai\b|\bpenilaian prestasi kerja\b"),
        (_J.RENCANA_KERJA, r"\bprogram kerja\b|\brencana (?:kegiatan|pelaksanaan|kerja tim)\b"),
        (_J.ACUAN, r"\b(?:renstra|renja|rpjmd|rpjpd|rkpd|rka|dpa|dppa|rkt|pk|iku|perjanjian kinerja|"
                   r"rencana (?:strategis|kerja)|peraturan|undang undang|perwal|perbup|pergub|"
                   r"pedoman|indikator kinerja utama|hasil evaluasi|lhe|perintah dinas|"
                   r"surat perintah|surat masuk|pengumpulan data)\b"),
        (_J.LAPORAN, r"\blaporan\b|\blkjip\b"),
    )
)  # fmt: skip
_DOKUMEN_KINERJA = re.compile(
    r"\b(?:draf|dokumen|naskah)\b.*\b(?:pengukuran|capaian|data|penilaian) ?(?:capaian )?"
    r"(?:data )?kinerja\b"
)
_KEADAAN = re.compile(r"^ter[a-z]+nya\b")
_BLANKO = re.compile(r"^blanko\b")
_PENGISI = frozenset(
    [
        "dan",
        "atau",
        "yang",
        "telah",
        "sudah",
        "akan",
        "untuk",
        "dari",
        "ke",
        "di",
        "pada",
        "dengan",
        "oleh",
        "atas",
        "serta",
        "tersebut",
        "terkait",
        "hasil",
        "dokumen",
        "naskah",
        "draf",
        "final",
        "akhir",
        "awal",
        "kerja",
        "isian",
        "penyampaian",
        "diterima",
        "diperiksa",
        "diisi",
        "ditandatangani",
        "disahkan",
        "disetujui",
        "disusun",
        "bentuk",
        "dalam",
        "kegiatan",
    ]
)
_KATA_JENIS = frozenset(
    [
        "disposisi",
        "perintah",
        "nota",
        "dinas",
        "jadwal",
        "formulir",
        "kertas",
        "rekap",
        "rekapitulasi",
        "notula",
        "rapat",
        "sk",
        "laporan",
        "skp",
        "surat",
        "pengantar",
        "rencana",
        "tindak",
        "lanjut",
        "salinan",
        "arsip",
        "program",
        "lembar",
    ]
)


def rapikan(teks: str) -> str:
    """Lower case, single spaces, no punctuation, synonyms unified.

    >>> rapikan("Draft  Form Pengukuran-Kinerja")
    'draf formulir pengukuran kinerja'
    """
    bersih = re.sub(r"[^a-z0-9]+", " ", teks.lower()).strip()
    for pola, kata in _SATU_KATA:
        bersih = pola.sub(kata, bersih)
    return bersih


def klasifikasi(teks: str, *, kepegawaian: bool = False) -> JenisHasil:
    """The kind of result a printed text names.

    `kepegawaian`: the SOP is about the SKP of employees, where "dokumen pengukuran kinerja"
    is the employee's SKP and not the office's report.

    >>> klasifikasi("Hasil Isian Form Pengukuran Kinerja").value
    'isian'
    >>> klasifikasi("Program kerja kegiatan").value
    'rencana_kerja'
    """
    bersih = rapikan(teks)
    for jenis, pola in _POLA:
        if pola.search(bersih):
            return jenis
    if _DOKUMEN_KINERJA.search(bersih):
        return JenisHasil.SKP if kepegawaian else JenisHasil.LAPORAN
    return JenisHasil.LAIN


def menyatakan_keadaan(teks: str) -> bool:
    """Whether the text names a state and not a thing: "Tersusunnya Pengukuran Kinerja"."""
    return _KEADAAN.match(rapikan(teks)) is not None


def lembar_kosong(teks: str) -> bool:
    """Whether the text names an empty sheet of what the row itself makes: "Blanko …"."""
    return _BLANKO.match(rapikan(teks)) is not None


def kata_pembeda(teks: str) -> frozenset[str]:
    """The words that tell two results of one kind apart: without filler and kind words.

    >>> sorted(kata_pembeda("Draf Laporan Hasil Pengukuran Kinerja"))
    ['kinerja', 'pengukuran']
    """
    return frozenset(rapikan(teks).split()) - _PENGISI - _KATA_JENIS
