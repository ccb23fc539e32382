"""What every task can do, whatever its acts: read, claim, hand on, return, ask back, pass on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tolok.berkas.services import simpan as simpan_fail
from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang, TransisiTidakSah
from tolok.pelaksanaan import services
from tolok.pelaksanaan.bukti import bukti_tugas, lampirkan
from tolok.pelaksanaan.domain.fakta import Hak
from tolok.pelaksanaan.domain.hak import dapat_diambil
from tolok.pelaksanaan.domain.kejadian import Bentuk, Keputusan
from tolok.pelaksanaan.domain.kembali import (
    boleh_kembalikan,
    sasaran_baku,
    sasaran_kembali,
    sasaran_masukan,
)
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.domain.perkara import perkara_tugas
from tolok.pelaksanaan.domain.tutup import dapat_ditiadakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.services import Catatan, Hasil
from tolok.pelaksanaan.tampilan.banyak import HalamanBanyak
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.kelola import (
    PERINTAH_KELOLA,
    calon_tunjuk,
    daftar_kendali,
    dapat_ditunda,
    dapat_menyusul,
    kata_tangga,
    usul_peniadaan,
)
from tolok.pelaksanaan.tindakan.pembagian import PERINTAH_PEMBAGIAN
from tolok.pelaksanaan.tindakan.perkara import perkara_tersedia
from tolok.pelaksanaan.tindakan.perkara_saya import perkara_saya
from tolok.sop import bawaan

__all__ = ["KODE", "PERINTAH_UMUM", "baca_catatan", "baca_jawaban", "tampil_umum"]

_DIGIT_LANGKAH = 4
KODE = "tugas"
"""Stands where the act stands in the address of a command that every task has."""


def tampil_umum(halaman: HalamanTugas) -> Fragmen:
    """The part of the page below the panels: what else may be done with this task, and what not."""
    lintasan, nomor = halaman.lintasan, halaman.tugas.langkah
    kembali = halaman.boleh and boleh_kembalikan(halaman.keadaan, lintasan, halaman.domain)
    masukan = (
        sasaran_masukan(halaman.keadaan, lintasan, nomor)
        if halaman.boleh
        and halaman.domain.induk is None
        and not halaman.langkah.memutuskan
        and nomor not in lintasan.tanda_subjek
        else ()
    )
    return Fragmen(
        templat="pelaksanaan/tindakan/umum.html",
        konteks={
            "dapat_diambil": halaman.domain.terbuka
            and halaman.domain.pemegang.banyak
            and dapat_diambil(halaman.fakta, halaman.domain)
            and halaman.ikut,
            "dapat_ditarik": _dapat_ditarik(halaman),
            "dapat_disanggah": _dapat_disanggah(halaman),
            "sasaran_kembali": [lintasan.langkah[n] for n in sasaran_kembali(lintasan, nomor)]
            if kembali and not _berbilah_kembali(halaman)
            else [],
            "sasaran_baku": sasaran_baku(lintasan, nomor) if kembali else None,
            "sasaran_masukan": [lintasan.langkah[n] for n in masukan],
            "calon_pemegang": _calon_pemegang(halaman),
            "kendali": daftar_kendali(halaman),
            "dapat_ditunda": dapat_ditunda(halaman),
            "perkara": perkara_tersedia(halaman),
            "perkara_saya": perkara_saya(halaman),
            "kata_tangga": kata_tangga(halaman),
            "calon_tunjuk": calon_tunjuk(halaman),
            "dapat_menyusul": dapat_menyusul(halaman),
            "peniadaan": usul_peniadaan(halaman) if _dapat_tidak_diperlukan(halaman) else None,
            "dapat_dilanjutkan": halaman.boleh and _semua_tindakan_selesai(halaman),
            "subjek_kembali": _subjek_masukan(halaman),
            "baris_masukan": _baris_masukan(halaman) if masukan else [],
            "daftar_bukti": halaman.bukti,
            "dapat_mencatat_kertas": _dapat_mencatat_kertas(halaman),
            "penanda_tangan": _penanda_tangan(halaman),
        },
    )


def _berbilah_kembali(halaman: HalamanTugas) -> bool:
    """Who decides or repairs has the return in the bar of the panel already."""
    return halaman.memutuskan or halaman.domain.bentuk is Bentuk.PERBAIKAN


def _dapat_mencatat_kertas(halaman: HalamanTugas) -> bool:
    """Staff with the right may record what a leader decided or signed on paper."""
    hak = Hak.MENCATAT_KERTAS in halaman.fakta.hak
    tanda = halaman.domain.tindakan == "tandatangani" or (
        halaman.domain.induk is None and halaman.tugas.langkah in halaman.lintasan.tanda_subjek
    )
    putus = halaman.memutuskan or tanda or halaman.domain.bentuk is Bentuk.SAMPINGAN
    return halaman.domain.terbuka and hak and putus


def _penanda_tangan(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Who holds the task now, by name: one of them decided on paper."""
    if not _dapat_mencatat_kertas(halaman):
        return []
    pemangku = halaman.fakta.pemangku.get(halaman.domain.pemegang.kunci, ())
    nama = sebutan([p.pelaku.pegawai for p in pemangku], halaman.nama_kantor)
    return [(p.pelaku.pegawai, nama.dari(p.pelaku.pegawai)) for p in pemangku]


def _dapat_ditarik(halaman: HalamanTugas) -> bool:
    """One's own submission; whether it was read meanwhile is decided under the lock."""
    tugas = halaman.domain
    return (
        tugas.status.value in ("diserahkan", "diperbaiki")
        and tugas.oleh is not None
        and tugas.oleh.pegawai == str(halaman.pegawai.pk)
        and halaman.keadaan.status.value == "berjalan"
        and not perkara_tugas(halaman.keadaan, tugas)
    )


def _calon_pemegang(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Who may get the task instead: colleagues of the unit, else of the office. Holder only."""
    tugas = halaman.domain
    tanda = tugas.tindakan == "tandatangani" or (
        tugas.induk is None and tugas.langkah in halaman.lintasan.tanda_subjek
    )
    bisa = tugas.terbuka and not tanda
    if not bisa or tugas.pemegang.kunci not in halaman.fakta.kedudukan:
        return []
    susunan = halaman.kini.susunan
    unit = UUID(tugas.subjek) if tugas.subjek else None
    daftar = (
        susunan.pegawai_unit(unit)
        if unit is not None and unit in susunan.unit
        else susunan.seluruh_pegawai()
    )
    lain = [p for p in daftar if p != halaman.pegawai.pk]
    nama = sebutan(lain, halaman.nama_kantor)
    return sorted(((str(p), nama.dari(p)) for p in lain), key=lambda b: b[1])


def _dapat_tidak_diperlukan(halaman: HalamanTugas) -> bool:
    """A single row, opened for the first time: its yearly result may still stand. What the product
    itself runs (a correction, a ratification) has no yearly result."""
    tugas, lintasan = halaman.domain, halaman.lintasan
    tunggal = tugas.induk is None and not lintasan.per_subjek(tugas.langkah)
    if not (halaman.boleh and tunggal and tugas.karena is None):
        return False
    if bawaan.menurut_sidik(halaman.pelaksanaan.sidik_sop) is not None:
        return False
    return bool(dapat_ditiadakan(halaman.keadaan, lintasan, tugas.langkah))


def _dapat_disanggah(halaman: HalamanTugas) -> bool:
    """A decision that somebody else recorded from paper in this person's name."""
    tugas = halaman.domain
    return (
        tugas.pencatat is not None
        and tugas.oleh is not None
        and tugas.oleh.pegawai == str(halaman.pegawai.pk)
        and tugas.status.value in ("diserahkan", "diperbaiki")
    )


def _semua_tindakan_selesai(halaman: HalamanTugas) -> bool:
    """Several acts, all done one by one: what is left is to hand the row on."""
    if halaman.domain.induk is not None or halaman.domain.bentuk is Bentuk.PERBAIKAN:
        return False
    lintasan = halaman.lintasan
    sendiri = [
        t.jenis.value
        for t in lintasan.tindakan(halaman.tugas.langkah)
        if not lintasan.bagian_orang_lain(halaman.tugas.langkah, t)
        or t.jenis.value in ("kirim", "laporkan")
    ]
    return not halaman.memutuskan and all(t in halaman.selesai for t in sendiri)


def _subjek_masukan(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Units or persons that a return or a request may name."""
    daftar = {m.subjek for m in halaman.masukan if m.subjek is not None}
    return sorted(((str(s), halaman.sebutan.dari(s)) for s in daftar), key=lambda b: b[1])


def _baris_masukan(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Rows of the forms a request may pin: code, and whose it is."""
    return [
        (str(b["kode"]), m.nama_subjek)
        for m in halaman.masukan
        for b in m.isi.get("baris") or ()
        if isinstance(b, Mapping) and b.get("kode")
    ]


# -- reading what was sent -----------------------------------------------------------------------


def baca_catatan(kiriman: Kiriman) -> list[Catatan]:
    """Pinned notes: parallel lists of text, place and weight; empty lines are left out."""
    lokasi = kiriman.isian.getlist("catatan_lokasi")
    bobot = kiriman.isian.getlist("catatan_bobot")
    return [
        Catatan(
            teks=teks.strip(),
            lokasi=lokasi[i] if i < len(lokasi) else "",
            wajib=(bobot[i] if i < len(bobot) else "wajib") != "saran",
        )
        for i, teks in enumerate(kiriman.isian.getlist("catatan_teks"))
        if teks.strip()
    ]


def baca_jawaban(kiriman: Kiriman) -> dict[str, str]:
    """Answers to notes and to declined shares: fields `jawaban-<id>`."""
    return {
        kunci.removeprefix("jawaban-"): str(nilai).strip()
        for kunci, nilai in kiriman.isian.items()
        if kunci.startswith("jawaban-") and str(nilai).strip()
    }


def _uuid(kiriman: Kiriman, nama: str, pesan: str) -> UUID:
    try:
        return UUID(kiriman.teks(nama))
    except ValueError:
        raise MasukanTidakSah(pesan, "Pilih dari daftar.", nama) from None


# -- commands ------------------------------------------------------------------------------------


def _baca(kiriman: Kiriman) -> None:
    if kiriman.halaman.domain.terbuka:
        services.baca(pada=kiriman.pada)


def _ambil(kiriman: Kiriman) -> Jawaban:
    return services.ambil(pada=kiriman.pada)


def _serahkan(kiriman: Kiriman) -> Jawaban:
    return services.serahkan(pada=kiriman.pada, jawaban=baca_jawaban(kiriman))


def _tarik(kiriman: Kiriman) -> Jawaban:
    return services.tarik(pada=kiriman.pada, alasan=kiriman.teks("alasan"))


def _sanggah(kiriman: Kiriman) -> Jawaban:
    return services.tarik(pada=kiriman.pada, alasan=kiriman.teks("alasan"), sanggahan=True)


def _kembalikan(kiriman: Kiriman) -> Jawaban:
    return services.kembalikan(
        pada=kiriman.pada,
        alasan=kiriman.teks("alasan"),
        sasaran=kiriman.bilangan("sasaran"),
        subjek=kiriman.banyak("subjek"),
        sel=kiriman.banyak("sel"),
        catatan=baca_catatan(kiriman),
    )


def _minta_perbaikan(kiriman: Kiriman) -> Jawaban:
    return services.minta_perbaikan(
        pada=kiriman.pada,
        alasan=kiriman.teks("alasan"),
        sasaran=kiriman.bilangan("sasaran"),
        subjek=kiriman.banyak("subjek"),
        sel=kiriman.banyak("sel"),
        catatan=baca_catatan(kiriman),
    )


def _orang_kantor(kiriman: Kiriman, pesan: str) -> UUID:
    """The colleague that was chosen; somebody of another office would never find the task."""
    orang = _uuid(kiriman, "orang", pesan)
    if orang not in kiriman.halaman.kini.susunan.seluruh_pegawai():
        raise MasukanTidakSah(
            "Orang itu tidak memegang jabatan di perangkat daerah ini.",
            "Pilih dari daftar.",
            "orang",
        )
    return orang


def _alihkan(kiriman: Kiriman) -> Jawaban:
    orang = _orang_kantor(kiriman, "Pilih dahulu siapa yang menerima tugas ini.")
    pemegang = Pemegang(JenisPemegang.PEGAWAI, str(orang))
    return services.alihkan(pada=kiriman.pada, pemegang=pemegang, alasan=kiriman.teks("alasan"))


def _tunjuk(kiriman: Kiriman) -> Jawaban:
    orang = _orang_kantor(kiriman, "Pilih dahulu siapa yang Anda tunjuk.")
    return services.tetapkan_pemegang(
        pada=kiriman.pada, orang=orang, alasan=kiriman.teks("alasan")
    )


def _tidak_diperlukan(kiriman: Kiriman) -> Jawaban:
    teks = kiriman.teks("bukti")
    if not teks:
        raise MasukanTidakSah(
            "Dasar yang masih berlaku belum disebut.", "Tulis nomor dan tanggal SK-nya.", "bukti"
        )
    return services.tidak_diperlukan(
        pada=kiriman.pada,
        bukti={"teks": teks},
        langkah=[
            int(n)
            for n in kiriman.banyak("langkah")
            if n.isascii() and n.isdigit() and len(n) < _DIGIT_LANGKAH
        ],
        sampai=_tanggal(kiriman, "sampai") if kiriman.teks("sampai") else None,
    )


def _tutup_awal(kiriman: Kiriman) -> Jawaban:
    return services.tutup_awal(
        pada=kiriman.pada_pelaksanaan(),
        langkah=kiriman.bilangan("langkah") or kiriman.halaman.tugas.langkah,
        alasan=kiriman.teks("alasan"),
        tugas=[UUID(t) for t in kiriman.banyak("tugas") if t in kiriman.halaman.keadaan.tugas],
    )


def _lepas(kiriman: Kiriman) -> Jawaban:
    return services.lepas_subjek(
        pada=kiriman.pada_pelaksanaan(),
        langkah=kiriman.halaman.tugas.langkah,
        subjek=_uuid(kiriman, "subjek", "Pilih dahulu siapa yang berhalangan."),
        alasan=kiriman.teks("alasan"),
        tindakan=kiriman.teks("tindakan") or None,
    )


def _unggah(kiriman: Kiriman) -> Fragmen:
    """Store a file, then link it; nothing is stored inside a transaction."""
    _pastikan_terbuka(kiriman)
    if not kiriman.halaman.ikut:
        raise TidakBerwenang(
            "Anda tidak ikut mengerjakan tugas ini.", "Hubungi pemegang tugas.", "bukti"
        )
    fail = _simpan_fail(kiriman, "fail")
    if fail is None:
        raise MasukanTidakSah("Belum ada fail yang dipilih.", "Pilih failnya dahulu.", "fail")
    judul = kiriman.teks("judul") or fail.nama_asli
    _lampirkan(kiriman, fail, judul, kiriman.teks("baris"))
    return Fragmen(
        templat="pelaksanaan/tindakan/_bukti.html",
        konteks={"daftar_bukti": bukti_tugas(kiriman.halaman.tugas.pk)},
    )


def _pastikan_terbuka(kiriman: Kiriman) -> None:
    """Evidence belongs to the answer of a task; what was answered does not gain any later."""
    if not kiriman.halaman.domain.terbuka:
        raise TransisiTidakSah(
            "Tugas ini sudah selesai, sehingga tidak menerima fail lagi.",
            "Bila ada susulan, minta pemegang langkah berikutnya mengembalikannya.",
            "bukti_tertutup",
        )


def _simpan_fail(kiriman: Kiriman, nama: str) -> Any:
    """The uploaded file as it is stored; None when none was sent."""
    unggahan = kiriman.berkas.get(nama)
    if unggahan is None:
        return None
    pada = kiriman.pada
    return simpan_fail(unggahan, pemda=pada.pegawai.pemda, sekarang=pada.sekarang)


def _lampirkan(kiriman: Kiriman, fail: Any, judul: str, baris: str = "") -> None:
    lampirkan(pada=kiriman.pada, berkas=fail.pk, judul=judul, baris=baris, boleh=True)


def _dari_kertas(kiriman: Kiriman) -> Jawaban:
    """The scan comes with the form; it is stored first, and linked once the decision stands."""
    _pastikan_terbuka(kiriman)
    if Hak.MENCATAT_KERTAS not in kiriman.halaman.fakta.hak:
        raise TidakBerwenang(
            "Anda tidak berwenang mencatat keputusan dari kertas.",
            "Minta penyiap pelaksanaan mencatatnya.",
            "mencatat_kertas",
        )
    putusan = kiriman.teks("keputusan")
    penanda_tangan = _uuid(kiriman, "penanda_tangan", "Pilih siapa yang memutuskan di kertas.")
    tanggal = _tanggal(kiriman, "tanggal")
    hasil = [] if putusan == "kembalikan" else _hasil_tersimpan(kiriman.halaman)
    pindaian = _simpan_fail(kiriman, "pindaian")
    jawaban = services.catat_dari_kertas(
        pada=kiriman.pada,
        penanda_tangan=penanda_tangan,
        tanggal=tanggal,
        pindaian=pindaian.pk if pindaian else None,
        keputusan=Keputusan(putusan) if putusan in set(Keputusan) else None,
        alasan=kiriman.teks("alasan"),
        kembali=putusan == "kembalikan",
        sasaran=kiriman.bilangan("sasaran"),
        hasil=hasil,
    )
    if pindaian is not None and not jawaban.ulang:
        _lampirkan(kiriman, pindaian, "Pindaian keputusan di kertas")
    return jawaban


def _hasil_tersimpan(halaman: HalamanTugas) -> Sequence[Hasil]:
    """What the paper says beside the decision (a score), as it was typed on this page before."""
    tugas = halaman.domain
    if tugas.langkah not in halaman.lintasan.per_orang or tugas.induk is not None:
        return ()
    banyak = HalamanBanyak(
        pelaksanaan=halaman.pelaksanaan,
        langkah=tugas.langkah,
        pegawai=halaman.pegawai,
        sekarang=halaman.sekarang,
    )
    siap = banyak.siap([tugas])[tugas.id][0]
    if siap.kurang and halaman.memutuskan:
        raise MasukanTidakSah(
            siap.kurang, "Ketik dahulu isi kertasnya pada formulir di halaman ini.", "kertas"
        )
    return siap.hasil if halaman.memutuskan else ()


def _tanggal(kiriman: Kiriman, nama: str) -> date:
    try:
        return date.fromisoformat(kiriman.teks(nama))
    except ValueError:
        raise MasukanTidakSah(
            "Tanggal belum diisi.", "Isi tanggal yang tertulis pada dokumen.", nama
        ) from None


PERINTAH_UMUM: Mapping[str, PerintahPanel] = {
    **PERINTAH_KELOLA,
    **PERINTAH_PEMBAGIAN,
    "baca": PerintahPanel(lakukan=_baca, izin="pelaksanaan.buka_tugas"),
    "ambil": PerintahPanel(
        lakukan=_ambil, kabar="Tugas ini kini Anda kerjakan; rekan Anda melihatnya.", tetap=True
    ),
    "serahkan": PerintahPanel(lakukan=_serahkan, kabar="Berkas diteruskan ke langkah berikutnya."),
    "tarik": PerintahPanel(lakukan=_tarik, kabar="Kiriman ditarik; tugas kembali ke Tugas saya."),
    "sanggah": PerintahPanel(
        lakukan=_sanggah, kabar="Sanggahan dicatat; keputusan dari kertas itu dibuka kembali."
    ),
    "kembalikan": PerintahPanel(
        lakukan=_kembalikan, kabar="Dokumen dikembalikan beserta alasan Anda."
    ),
    "minta_perbaikan": PerintahPanel(
        lakukan=_minta_perbaikan,
        kabar="Permintaan perbaikan terkirim; tugas Anda menunggu sampai perbaikan masuk.",
    ),
    "alihkan": PerintahPanel(lakukan=_alihkan, kabar="Tugas dialihkan beserta alasannya."),
    "tunjuk": PerintahPanel(lakukan=_tunjuk, kabar="Penunjukan dicatat.", tetap=True),
    "tidak_diperlukan": PerintahPanel(
        lakukan=_tidak_diperlukan, kabar="Langkah dicatat tidak diperlukan periode ini."
    ),
    "tutup_awal": PerintahPanel(
        lakukan=_tutup_awal, kabar="Langkah ditutup awal; yang belum masuk disebut di laporan."
    ),
    "lepas": PerintahPanel(lakukan=_lepas, kabar="Dicatat berhalangan.", tetap=True),
    "unggah": PerintahPanel(lakukan=_unggah, kabar="Fail dilampirkan.", tetap=True),
    "dari_kertas": PerintahPanel(
        lakukan=_dari_kertas,
        kabar="Keputusan dari kertas dicatat; pimpinan dapat menyanggahnya.",
    ),
}
