"""Checks of the identity block: name, number, dates, who ratified, boxes, names no longer used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from tolok.dasar.tanggal import hari_tanggal, tanggal_sebagian
from tolok.dasar.temuan import Temuan
from tolok.regulasi.periksa_sop import istilah_lama
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.nama_bidang import NAMA_KOTAK, NAMA_TANGGAL
from tolok.sop.domain.temukan import temuan

__all__ = ["periksa_identitas"]

_KEGIATAN = re.compile(
    r"^(?:pe[a-z]+|me[a-z]{4,}|ber[a-z]{3,}|ke[a-z]+an|tata|evaluasi|monitoring|reviu|review|rapat|"
    r"verifikasi|validasi|rekapitulasi|koordinasi|sosialisasi|legalisasi|mutasi|konsultasi|"
    r"fasilitasi|administrasi|kompilasi|analisis|analisa|audit|survei|layanan|izin|usulan?|"
    r"input|updating|distribusi|disposisi|inventarisasi|registrasi|publikasi|supervisi)$"
)
_SINGKATAN_DEPAN = re.compile(
    r"^(?:sop|standar operasional prosedur|prosedur)\b\W*", re.IGNORECASE
)
_RINGAN = frozenset({"pelaksanaan", "kegiatan", "penyelenggaraan", "proses"})
_KATA = re.compile(r"[a-z]+")
_NOMINA = re.compile(r"^pe[a-z]+an$")
_BUKAN_KEGIATAN = frozenset({"pemerintahan", "pelaporan", "peraturan", "perangkat"})
_SERING = 3
_SABTU = 5
_NOMOR_RUSAK = re.compile(r"//|/\s*$|^\s*/|\s")
_KEMAMPUAN = re.compile(
    r"\b(?:memahami|mengetahui|menguasai|mampu|memiliki|mempunyai|berpendidikan|pendidikan|terampil|"
    r"menyusun|mengerti|cakap|dapat|bisa|pernah|berpengalaman|pengalaman|kemampuan|keahlian|"
    r"kompetensi|pengetahuan|keterampilan|minimal|s[123]|d(?:3|iii|iv|4)|slta|sma|smk|sarjana|"
    r"diploma|teliti|jujur|bertanggung|sertifikat|bersertifikat)\b"
)
_JABATAN = re.compile(
    r"^(?:para )?(?:plt\.? )?(?:kepala|sekretaris|sekdis|kadis|kasub|kasie?\b|kabid|kabag|staf|camat|"
    r"lurah|asisten|inspektur|bendahara|sub ?ko|koordinator|operator|pelaksana|pengadministrasi|"
    r"analis|perencana|fungsional|jabatan|pejabat|pengelola|ketua|anggota|tim\b|pranata|auditor|"
    r"direktur|bupati|wali ?kota|gubernur|jfp|jft)"
)
_52, _35 = (
    re.compile(r"\b52\s+tahun\s+2011\b", re.I),
    re.compile(r"\b35\s+tahun\s+20[12]2\b", re.I),
)


def periksa_identitas(sop: Sop) -> Iterator[Temuan]:
    """Findings of the identity block, from its first line to its last box."""
    yield from _nama(sop)
    yield from _nomor(sop)
    yield from _tanggal(sop)
    yield from _pengesah(sop)
    yield from _kotak(sop)
    yield from _istilah(sop)


# -- name and number -----------------------------------------------------------------------------


def _nama(sop: Sop) -> Iterator[Temuan]:
    kata = _KATA.findall(_SINGKATAN_DEPAN.sub("", sop.nama).lower())
    if not kata or not _KEGIATAN.match(kata[0]):
        yield temuan(
            "nama-bentuk", "nama", f"Nama “{sop.nama}” tidak diawali kegiatan yang diatur SOP ini."
        )
        return
    lain = _kegiatan_lain(kata, sop)
    if lain is not None:
        yield temuan(
            "nama-lain-dari-isi",
            "nama",
            f"Identitas menyebut “{sop.nama}”, sedangkan langkahnya tentang “{lain}”.",
            saran=f"Samakan: bila SOP ini tentang {lain}, pakai nama itu pada identitas.",
        )


def _kegiatan_lain(kata: list[str], sop: Sop) -> str | None:
    """The act that the rows name with the same object, when the name's own act is in none."""
    while kata and kata[0] in _RINGAN:
        kata = kata[1:]
    if len(kata) < 2 or not _NOMINA.match(kata[0]):
        return None
    objek = " ".join(kata[1:])
    baris = [" ".join(_KATA.findall(_isi_baris(sop, ke))) for ke in range(len(sop.langkah))]
    if any(f"{kata[0]} {objek}" in teks for teks in baris):
        return None
    cari = re.compile(rf"\b(pe[a-z]+an) (?:capaian )?(?:data )?{re.escape(objek)}\b")
    sebutan: Counter[str] = Counter(
        kegiatan for teks in baris for kegiatan in set(cari.findall(teks)) - _BUKAN_KEGIATAN
    )
    terbanyak = sebutan.most_common(1)
    if not terbanyak or terbanyak[0][1] < _SERING:
        return None
    return f"{terbanyak[0][0]} {objek}"


def _isi_baris(sop: Sop, ke: int) -> str:
    satu = sop.langkah[ke]
    return " | ".join([satu.uraian, *satu.mutu.kelengkapan, *satu.mutu.output]).lower()


def _nomor(sop: Sop) -> Iterator[Temuan]:
    if not (sop.nomor or "").strip():
        yield temuan("nomor-kosong", "nomor", "Nomor SOP tidak tertulis.")
    elif _NOMOR_RUSAK.search(str(sop.nomor)):
        yield temuan(
            "nomor-bentuk", "nomor", f"Nomor “{sop.nomor}” memuat bagian kosong atau spasi."
        )


# -- dates ---------------------------------------------------------------------------------------


def _hari(teks: str | None) -> date | None:
    """The day of a whole date; None for a part of one, and for what is in no calendar."""
    if teks is None or teks.count("-") != 2:
        return None
    try:
        return date.fromisoformat(teks)
    except ValueError:
        return None


def _tanggal(sop: Sop) -> Iterator[Temuan]:
    tanggal = sop.tanggal
    if tanggal.pembuatan is None:
        yield temuan("tanggal-kosong", "tanggal/pembuatan", "Tanggal pembuatan tidak tertulis.")
    if tanggal.pengesahan is None and tanggal.efektif is None:
        yield temuan(
            "tanggal-kosong",
            "tanggal/efektif",
            "Tanggal pengesahan maupun tanggal efektif tidak tertulis, "
            "jadi tidak jelas sejak kapan SOP ini berlaku.",
        )
    for kunci, sebutan in NAMA_TANGGAL.items():
        hari = _hari(getattr(tanggal, kunci))
        if hari is not None and hari.weekday() >= _SABTU:
            yield temuan(
                "tanggal-libur",
                f"tanggal/{kunci}",
                f"{sebutan} jatuh pada hari {hari_tanggal(hari)}.",
            )
    yield from _urutan(sop)
    yield from _bentuk_tanggal(sop)


def _sebut(teks: str) -> str:
    """The date in words; as it stands when it is in no calendar."""
    try:
        return tanggal_sebagian(teks)
    except (ValueError, IndexError):
        return teks


def _urutan(sop: Sop) -> Iterator[Temuan]:
    dibuat = sop.tanggal.pembuatan
    for kunci in ("revisi", "pengesahan", "efektif"):
        lain = getattr(sop.tanggal, kunci)
        if dibuat and lain and lain < dibuat[: len(lain)]:
            yield temuan(
                "tanggal-urut",
                f"tanggal/{kunci}",
                f"{NAMA_TANGGAL[kunci]} ({_sebut(lain)}) lebih awal daripada tanggal "
                f"pembuatan ({_sebut(dibuat)}).",
            )


def _bentuk_tanggal(sop: Sop) -> Iterator[Temuan]:
    """Two families of the form: 52/2011 prints Tanggal Pengesahan, 35/2012 Tanggal Efektif."""
    dasar = " ".join(sop.dasar_hukum)
    daerah, sop_ap = bool(_52.search(dasar)), bool(_35.search(dasar))
    if daerah == sop_ap:
        return
    sah, efektif = sop.tanggal.pengesahan is not None, sop.tanggal.efektif is not None
    if daerah and efektif and not sah:
        yield temuan(
            "tanggal-bentuk",
            "tanggal/efektif",
            "Dasar hukumnya Permendagri 52 Tahun 2011, tetapi yang tercetak Tanggal Efektif "
            "(bentuk PermenPANRB 35 Tahun 2012).",
        )
    if sop_ap and sah and not efektif:
        yield temuan(
            "tanggal-bentuk",
            "tanggal/pengesahan",
            "Dasar hukumnya PermenPANRB 35 Tahun 2012, tetapi yang tercetak Tanggal Pengesahan "
            "(bentuk Permendagri 52 Tahun 2011).",
        )


# -- who ratified, boxes, words ------------------------------------------------------------------


def _pengesah(sop: Sop) -> Iterator[Temuan]:
    satu = sop.disahkan_oleh
    kurang = [
        nama for nama, isi in (("jabatan", satu.jabatan), ("nama", satu.nama), ("NIP", satu.nip))
        if not isi
    ]  # fmt: skip
    if kurang:
        yield temuan(
            "pengesah-kosong",
            "disahkan_oleh",
            f"Kotak “Disahkan oleh” tidak memuat {_rangkai(kurang)}.",
        )


def _rangkai(kata: list[str]) -> str:
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])} dan {kata[-1]}"


def _kotak(sop: Sop) -> Iterator[Temuan]:
    for kunci, nama in NAMA_KOTAK.items():
        if not any(butir.strip() for butir in getattr(sop, kunci)):
            yield temuan("kotak-kosong", kunci, f"Kotak {nama} kosong.")
    lajur = {p.nama.strip().lower() for p in sop.pelaksana}
    jabatan = [
        butir for butir in sop.kualifikasi_pelaksana
        if not _KEMAMPUAN.search(butir.lower())
        and (butir.strip().lower() in lajur or _JABATAN.match(butir.strip().lower()))
    ]  # fmt: skip
    if jabatan:
        yield temuan(
            "kualifikasi-jabatan",
            "kualifikasi_pelaksana",
            f"Kualifikasi pelaksana berisi jabatan, bukan kemampuan: {'; '.join(jabatan)}.",
        )


def _istilah(sop: Sop) -> Iterator[Temuan]:
    """Each old name once, at the first place that prints it."""
    tempat = list(_semua_teks(sop))
    for istilah in istilah_lama():
        for lokasi, teks in tempat:
            if istilah.pola.search(teks):
                yield temuan(
                    "istilah-lama",
                    lokasi,
                    f"“{istilah.lama}” sudah tidak dipakai; sekarang {istilah.baru}.",
                    rujukan=istilah.rujukan,
                )
                break


def _semua_teks(sop: Sop) -> Iterator[tuple[str, str]]:
    yield "nama", sop.nama
    for kunci in ("kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan"):
        for ke, butir in enumerate(getattr(sop, kunci)):
            yield f"{kunci}/{ke}", butir
    for ke, lajur in enumerate(sop.pelaksana):
        yield f"pelaksana/{ke}", lajur.nama
    for satu in sop.langkah:
        yield f"langkah/{satu.nomor}/uraian", satu.uraian
        yield f"langkah/{satu.nomor}/kelengkapan", " | ".join(satu.mutu.kelengkapan)
        yield f"langkah/{satu.nomor}/output", " | ".join(satu.mutu.output)
