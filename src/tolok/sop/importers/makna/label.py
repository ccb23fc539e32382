"""Labels of the identity block: which field a printed line names.

The words are those of PermenPANRB 35/2012 and Permendagri 52/2011 and what offices make of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tolok.sop.importers.makna.teks_tercetak import jarak, kata

__all__ = ["BAGIAN", "Bidang", "LabelBaca", "baca_label"]


class Bidang(StrEnum):
    """A field of the identity block."""

    NOMOR = "nomor"
    PEMBUATAN = "pembuatan"
    REVISI = "revisi"
    PENGESAHAN = "pengesahan"
    EFEKTIF = "efektif"
    DISAHKAN = "disahkan_oleh"
    NAMA = "nama"
    UNIT = "unit"
    LAIN = "lain"
    DASAR_HUKUM = "dasar_hukum"
    KUALIFIKASI = "kualifikasi_pelaksana"
    KETERKAITAN = "keterkaitan"
    PERALATAN = "peralatan"
    PERINGATAN = "peringatan"
    PENCATATAN = "pencatatan"


BAGIAN = (
    Bidang.DASAR_HUKUM,
    Bidang.KUALIFIKASI,
    Bidang.KETERKAITAN,
    Bidang.PERALATAN,
    Bidang.PERINGATAN,
    Bidang.PENCATATAN,
)
"""The sections: fields whose content stands below their label as a list."""

_SOP = r"(?:sop(?:[- ]?ap)?|s\.o\.p\.?|standar[dt]? operasional prosedur|standar[dt]? operating prosedure?|prosedur)"
_TGL = r"(?:tanggal|tgl\.?)"
_POLA: tuple[tuple[Bidang, bool, str], ...] = (
    (Bidang.NOMOR, True, rf"(?:nomor|no\.?) ?(?:dokumen )?{_SOP}|nomor dokumen|no\. ?dokumen"),
    (Bidang.NOMOR, False, r"nomor|kode dokumen|no\. ?dok"),
    (Bidang.PEMBUATAN, True, rf"{_TGL} ?(?:pembuatan|dibuat|penyusunan|penetapan|terbit|diterbitkan)"),
    (Bidang.REVISI, True, rf"{_TGL} ?(?:revisi|perubahan|direvisi)"),
    (Bidang.EFEKTIF, True, rf"{_TGL} ?(?:efektif|berlaku|diberlakukan|mulai berlaku|pemberlakuan|effektif|efektive)|berlaku efektif"),
    (Bidang.PENGESAHAN, True, rf"{_TGL} ?(?:pengesahan|disahkan|disyahkan|pengesyahan)"),
    (Bidang.DISAHKAN, True, r"di ?s(?:ah|yah)kan(?: oleh)?|pengesahan oleh|ditetapkan oleh|disetujui oleh"),
    (Bidang.NAMA, True, rf"(?:nama|judul) ?{_SOP}"),
    (Bidang.NAMA, False, r"judul"),
    (Bidang.UNIT, False, r"(?:nama )?(?:unit|satuan) ?(?:kerja|organisasi|pelaksana)|(?:nama )?(?:opd|skpd|perangkat daerah|instansi)|unit eselon (?:i{1,3}|[1-3])"),
    (Bidang.LAIN, False, r"revisi ke|nomor revisi|no\.? ?revisi|jumlah halaman|halaman|maksud dan tujuan|tujuan|ruang lingkup|definisi|pengertian|lampiran|diperiksa oleh|disiapkan oleh|disusun oleh|dibuat oleh"),
    (Bidang.DASAR_HUKUM, True, r"(?:dasar|landasan) ?hukum"),
    (Bidang.KUALIFIKASI, True, r"kualifikasi ?(?:pelaksana(?:an)?|pejabat|sdm|petugas)(?: sop)?"),
    (Bidang.KUALIFIKASI, False, r"kualifikasi"),
    (Bidang.KETERKAITAN, True, r"keterkaitan (?:dengan )?(?:sop(?:[- ]?ap)?(?: lain(?:nya)?)?|prosedur)"),
    (Bidang.KETERKAITAN, False, r"keterkaitan|sop terkait"),
    (Bidang.PERALATAN, True, r"peralatan ?(?:/|dan|&|,) ?(?:dan )?perlengkapan|perlengkapan ?(?:/|dan|&) ?peralatan|sarana ?(?:/|dan|&) ?(?:prasarana|peralatan)"),
    (Bidang.PERALATAN, False, r"peralatan|perlengkapan"),
    (Bidang.PERINGATAN, False, r"peringatan"),
    (Bidang.PENCATATAN, True, r"pencatatan ?(?:dan|/|&|,) ?(?:pen[dg]ataan|pendokumentasian|pelaporan|pengarsipan|penyimpanan)"),
    (Bidang.PENCATATAN, False, r"pencatatan"),
)  # fmt: skip
_TERSUSUN = tuple(
    (bidang, kuat, re.compile(rf"(?:{pola})(?![\w])", re.IGNORECASE))
    for bidang, kuat, pola in _POLA
)
_SALAH_BACA = str.maketrans("01|", "oll")
_PEMISAH = re.compile(r" ?[:;=.-]? ?")
_PERTAMA = frozenset("bcdefhijklmnopqrstu")
_LABEL_TERPANJANG = 70
_PELURU_DEPAN = re.compile(r"^[•●▪◦■➢✓·*–-] ?(?=[A-Z])")
_NOMOR_DEPAN = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)] ?(?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelBaca:
    """A label at the start of a line, and the rest of the line behind it."""

    bidang: Bidang
    sisa: str


def baca_label(baris: str) -> tuple[LabelBaca, ...]:
    """The label a line begins with; two or more where a line is made of labels only.

    `baris` has single spaces. A label counts when nothing or a colon follows it, and a label
    that cannot be anything else also when its value follows at once.

    >>> [(satu.bidang.value, satu.sisa) for satu in baca_label("Tgl. Revisi : -")]
    [('revisi', '-')]
    >>> [satu.bidang.value for satu in baca_label("KETERKAITAN PERALATAN/PERLENGKAPAN")]
    ['keterkaitan', 'peralatan']
    >>> baca_label("Peralatan komputer disiapkan")
    ()
    """
    baris = _PELURU_DEPAN.sub("", baris)
    depan = _NOMOR_DEPAN.match(baris)
    if depan and (hasil := _baca(baris[depan.end() :])):
        return hasil if not hasil[0].sisa else ()
    if hasil := _baca(baris):
        return hasil
    mirip = _salah_baca(baris)
    return (LabelBaca(bidang=mirip, sisa=""),) if mirip is not None else ()


def _baca(baris: str) -> tuple[LabelBaca, ...]:
    hasil: list[LabelBaca] = []
    sisa = baris
    while sisa and len(hasil) < 4:
        satu = _satu(sisa)
        if satu is None:
            break
        bidang, kuat, tegas, lanjut = satu
        if not lanjut or tegas:
            return (*hasil, LabelBaca(bidang=bidang, sisa=lanjut))
        if _baca(lanjut) and bidang in BAGIAN:
            hasil.append(LabelBaca(bidang=bidang, sisa=""))
            sisa = lanjut
            continue
        if kuat and (bidang not in BAGIAN or lanjut[:2] in ("1.", "1)", "- ", "• ")):
            return (*hasil, LabelBaca(bidang=bidang, sisa=lanjut))
        break
    return ()


_KERAP: tuple[tuple[str, Bidang], ...] = (
    ("dasarhukum", Bidang.DASAR_HUKUM),
    ("kualifikasipelaksana", Bidang.KUALIFIKASI),
    ("keterkaitan", Bidang.KETERKAITAN),
    ("peralatanperlengkapan", Bidang.PERALATAN),
    ("peringatan", Bidang.PERINGATAN),
    ("pencatatandanpendataan", Bidang.PENCATATAN),
    ("tanggalpembuatan", Bidang.PEMBUATAN),
    ("tanggalrevisi", Bidang.REVISI),
    ("tanggalefektif", Bidang.EFEKTIF),
    ("disahkanoleh", Bidang.DISAHKAN),
)


def _salah_baca(baris: str) -> Bidang | None:
    """A whole line that is a usual label but for a letter or two: misread by recognition."""
    if not 8 <= len(baris) <= 40 or not baris[0].isupper():
        return None
    padat = "".join(kata(baris.translate(_SALAH_BACA)))
    for label, bidang in _KERAP:
        boleh = 1 if len(label) < 14 else 2
        if abs(len(padat) - len(label)) <= boleh and jarak(padat, label) <= boleh:
            return bidang
    return None


def _satu(baris: str) -> tuple[Bidang, bool, bool, str] | None:
    if baris[:1].lower() not in _PERTAMA or not baris[:1].isupper():
        return None
    depan = baris[:_LABEL_TERPANJANG].translate(_SALAH_BACA)
    for bidang, kuat, pola in _TERSUSUN:
        cocok = pola.match(depan)
        if cocok is None:
            continue
        pisah = _PEMISAH.match(baris, cocok.end())
        akhir = pisah.end() if pisah else cocok.end()
        tegas = ":" in baris[cocok.end() : akhir]
        return bidang, kuat, tegas, baris[akhir:].strip()
    return None
