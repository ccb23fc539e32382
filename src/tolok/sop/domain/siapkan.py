"""`siapkan`: from the printed page to the running rows, by general rules a person may overrule.

No rule here knows a particular SOP. What the rules cannot derive is written as `jalan` in the
SOP file; every derived value is listed in `SopJalan.catatan` for the person who confirms it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tolok.dasar.temuan import Temuan, Tingkat
from tolok.sop.domain.baris import BarisBaca, BarisJadi, Halaman, baca_halaman
from tolok.sop.domain.bentuk import tanpa_desimal, urai
from tolok.sop.domain.buatan import buat_hasil, hasil_umum
from tolok.sop.domain.dokumen import Sop, TindakanTertulis, WaktuUntuk
from tolok.sop.domain.jalan import (
    HasilJalan,
    JenisTindakan,
    LajurJalan,
    LangkahJalan,
    Per,
    Sifat,
    SopJalan,
    TautanHasil,
    TindakanJalan,
)
from tolok.sop.domain.kata_tindakan import MENGHASILKAN
from tolok.sop.domain.kembali import Kembali, cari_kembali, maju, tujuan_tercetak
from tolok.sop.domain.periksa_bentuk import periksa_bentuk
from tolok.sop.domain.periksa_jalan import periksa_jalan
from tolok.sop.domain.pilih_tindakan import tambah_hitungan, tindakan_awal
from tolok.sop.domain.siapa import Ragam, pengendali, ragam, rinci_tindakan
from tolok.sop.domain.simpan_jalan import sidik_jalan
from tolok.sop.domain.tautan import tautkan

__all__ = ["siapkan"]


def siapkan(sop: Sop, peta_lajur: Mapping[str, str] | None = None) -> SopJalan | list[Temuan]:
    """The running rows of an SOP, or the findings (level `galat`) that stand in the way.

    `peta_lajur`: lane code -> rule word (jabatan, kepala_unit, …) of the Instansi; lanes that
    it does not name take the rule their printed name suggests.
    """
    galat = [temuan for temuan in periksa_bentuk(sop) if temuan.tingkat is Tingkat.GALAT]
    if galat:
        return galat
    halaman = baca_halaman(sop, peta_lajur or {})
    jadi: list[BarisJadi] = []
    for baris in halaman.baris:
        jadi.append(_siapkan_baris(baris, halaman, jadi))
    langkah, catatan = _rangkai(halaman, jadi)
    galat = periksa_jalan(sop, langkah)
    if galat:
        return galat
    lajur = tuple(
        LajurJalan(kode=satu.kode, nama=satu.nama, aturan=satu.aturan.value)
        for satu in halaman.lajur
    )
    tebakan = tuple(
        f"pelaksana/{satu.kode}/aturan: {satu.aturan.value} (dari nama lajur)"
        for satu in halaman.lajur
        if satu.ditebak
    )
    jalan = SopJalan(
        nama=sop.nama, sidik="", lajur=lajur, langkah=langkah, catatan=(*tebakan, *catatan)
    )
    return replace(jalan, sidik=sidik_jalan(tanpa_desimal(urai(sop)), jalan))


def _siapkan_baris(baris: BarisBaca, halaman: Halaman, sebelum: Sequence[BarisJadi]) -> BarisJadi:
    """Acts, links and results of one row, looking only at the rows before it."""
    ditulis = baris.ditulis
    acts = tindakan_awal(baris, sebelum)
    umum = not acts and any(huruf.isalpha() for huruf in baris.langkah.uraian)
    if umum:
        acts = [JenisTindakan.SUSUN]
    if "tindakan" in ditulis.ditulis:
        acts = [satu.jenis for satu in ditulis.tindakan]
    tautan, acuan = tautkan(baris, acts, sebelum)
    if "mengerjakan" in ditulis.ditulis:
        tautan = tuple(
            TautanHasil(jenis=satu.jenis, dari=satu.dari) for satu in ditulis.mengerjakan
        )
    if "tindakan" not in ditulis.ditulis:
        acts = tambah_hitungan(baris, acts, tautan, halaman, sebelum)
    tindakan = rinci_tindakan(acts, baris, tautan, halaman, sebelum)
    tindakan = _timpa_tindakan(tindakan, ditulis.tindakan)
    memutuskan = any(satu.memutuskan for satu in tindakan)
    hasil = buat_hasil(baris, acts, tautan, memutuskan=memutuskan)
    if umum and "tindakan" not in ditulis.ditulis:
        hasil = (hasil_umum(baris),)
    if "menghasilkan" in ditulis.ditulis:
        hasil = tuple(
            HasilJalan(jenis=satu.jenis, tahap=satu.tahap, judul=satu.judul)
            for satu in ditulis.menghasilkan
        )
    return BarisJadi(
        baca=baris,
        tindakan=tindakan,
        sifat=_sifat(acts, memutuskan=memutuskan),
        mengerjakan=tautan,
        menghasilkan=hasil,
        acuan=acuan,
    )


def _timpa_tindakan(
    turunan: tuple[TindakanJalan, ...], ditulis: Sequence[TindakanTertulis]
) -> tuple[TindakanJalan, ...]:
    """What is written about an act's people stands; the rest stays as derived."""
    if not ditulis:
        return turunan
    hasil = []
    for satu, tulis in zip(turunan, ditulis, strict=True):
        hasil.append(
            replace(
                satu,
                oleh=satu.oleh if tulis.oleh is None else tulis.oleh,
                kepada=satu.kepada if tulis.kepada is None else tulis.kepada,
                peserta=satu.peserta if tulis.peserta is None else tulis.peserta,
                memutuskan=satu.memutuskan if tulis.memutuskan is None else tulis.memutuskan,
            )
        )
    return tuple(hasil)


def _sifat(acts: Sequence[JenisTindakan], *, memutuskan: bool) -> Sifat:
    if memutuskan:
        return Sifat.MEMUTUSKAN
    if any(act in MENGHASILKAN or act is JenisTindakan.RAPAT for act in acts):
        return Sifat.MENGHASILKAN
    return Sifat.MENERUSKAN


def _rangkai(
    halaman: Halaman, jadi: Sequence[BarisJadi]
) -> tuple[tuple[LangkahJalan, ...], tuple[str, ...]]:
    """Number of tasks, returns and closing, which look at the rows already made."""
    langkah: list[LangkahJalan] = []
    ragam_lama: list[tuple[BarisBaca, Ragam]] = []
    pengendali_lama: dict[int, int | None] = {}
    catatan: list[str] = []
    for ke, baris in enumerate(jadi):
        dipakai = _timpa_ragam(
            baris.baca, ragam(baris.baca, baris.jenis_tindakan, halaman, ragam_lama)
        )
        kendali = pengendali(dipakai, jadi[:ke], pengendali_lama)
        if "pengendali" in baris.baca.ditulis.ditulis:
            kendali = baris.baca.ditulis.pengendali
        ragam_lama.append((baris.baca, dipakai))
        pengendali_lama[baris.nomor] = kendali
        balik = _kembali(baris, halaman, jadi[:ke])
        satu = _langkah(baris, dipakai, balik, kendali, halaman, jadi)
        langkah.append(satu)
        catatan += _catatan(satu, baris.baca.ditulis.ditulis, balik)
    return tuple(langkah), tuple(catatan)


def _timpa_ragam(baris: BarisBaca, turunan: Ragam) -> Ragam:
    ditulis = baris.ditulis
    return Ragam(
        per=ditulis.per if "per" in ditulis.ditulis else turunan.per,
        rinci=ditulis.rinci if "rinci" in ditulis.ditulis else turunan.rinci,
        seperti=ditulis.seperti if "seperti" in ditulis.ditulis else turunan.seperti,
    )


def _kembali(baris: BarisJadi, halaman: Halaman, sebelum: Sequence[BarisJadi]) -> Kembali:
    ditulis = baris.baca.ditulis
    if "kembali" in ditulis.ditulis:
        tercetak = ditulis.kembali is not None and tujuan_tercetak(baris.baca) == ditulis.kembali
        return Kembali(ke=ditulis.kembali, tercetak=tercetak, alasan="ditetapkan")
    return cari_kembali(baris.baca, baris.tindakan, baris.mengerjakan, halaman, sebelum)


def _langkah(
    baris: BarisJadi,
    dipakai: Ragam,
    balik: Kembali,
    kendali: int | None,
    halaman: Halaman,
    jadi: Sequence[BarisJadi],
) -> LangkahJalan:
    tujuan = next((satu for satu in jadi if satu.nomor == balik.ke), None)
    memutuskan = baris.sifat is Sifat.MEMUTUSKAN
    perbaikan = memutuskan and tujuan is not None and tujuan.sifat is Sifat.MEMUTUSKAN
    asli = baris.baca.langkah
    return LangkahJalan(
        nomor=baris.nomor,
        uraian=asli.uraian,
        pelaksana=asli.pelaksana,
        tindakan=baris.tindakan,
        sifat=baris.sifat,
        per=dipakai.per,
        rinci=dipakai.rinci,
        seperti=dipakai.seperti,
        mengerjakan=baris.mengerjakan,
        menghasilkan=baris.menghasilkan,
        acuan=baris.acuan,
        waktu=asli.mutu.waktu,
        waktu_untuk=_waktu_untuk(baris.baca).value,
        kembali=balik.ke,
        kembali_tercetak=balik.tercetak,
        perbaikan=perbaikan,
        maju=maju(baris.baca, halaman),
        pengendali=kendali,
    )


def _waktu_untuk(baris: BarisBaca) -> WaktuUntuk:
    if baris.ditulis.waktu_untuk is not None:
        return baris.ditulis.waktu_untuk
    waktu = baris.langkah.mutu.waktu
    return WaktuUntuk.BERKAS if waktu is not None and waktu.per else WaktuUntuk.KELOMPOK


def _catatan(satu: LangkahJalan, ditulis: frozenset[str], balik: Kembali) -> list[str]:
    """One line for each derived value, so that a person can confirm or overrule it."""
    acts = ", ".join(
        act.jenis.value + (f" oleh {act.oleh}" if act.oleh else "") for act in satu.tindakan
    )
    bahan = ", ".join(
        f"{tautan.jenis.value} ({'luar' if tautan.dari is None else tautan.dari})"
        for tautan in satu.mengerjakan
    )
    hasil = ", ".join(
        buah.jenis.value + (f" {buah.tahap}" if buah.tahap else "") for buah in satu.menghasilkan
    )
    nilai = {
        "tindakan": acts,
        "per": "" if satu.per is Per.SATU else satu.per.value,
        "rinci": "pegawai" if satu.rinci else "",
        "seperti": "" if satu.seperti is None else str(satu.seperti),
        "mengerjakan": bahan,
        "menghasilkan": hasil,
        "waktu_untuk": satu.waktu_untuk if satu.waktu else "",
        "kembali": "" if satu.kembali is None else f"{satu.kembali} ({balik.alasan})",
        "pengendali": "" if satu.pengendali is None else str(satu.pengendali),
    }
    return [
        f"langkah/{satu.nomor}/jalan/{kunci}: {isi}"
        for kunci, isi in nilai.items()
        if isi and kunci not in ditulis
    ]
