"""Documents of an employee's appraisal: three per regime, planned from the state of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from tolok.dasar.angka import baca
from tolok.kinerja.domain.kategori import kategori
from tolok.naskah.dokumen import prestasi_kerja, skp as dokumen_skp
from tolok.naskah.dokumen.prestasi_kerja import KegiatanPrestasi
from tolok.naskah.dokumen.skp import (
    BELUM_DINILAI,
    ButirSkp,
    HasilEvaluasi,
    KeberatanSkp,
    OrangSkp,
    PerilakuSkp,
    RhkSkp,
)
from tolok.naskah.domain.blok import TandaTangan
from tolok.naskah.domain.dokumen import Dokumen, JenisNaskah
from tolok.pelaksanaan.domain.keadaan import StatusTugas, Tugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import TugasDiserahkan
from tolok.pelaksanaan.domain.perkara import perkara_tugas
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.terbit.lembaran import polos
from tolok.regulasi.muat import skala
from tolok.skp import selectors
from tolok.skp.domain.ekspektasi import Rating, sebaran
from tolok.skp.domain.lembar import (
    BENTUK_DINILAI,
    BENTUK_SKP,
    AsalHasil,
    JenisRencana,
    aturan_lembar,
    masa_lembar,
)
from tolok.skp.domain.penilaian import sebutan_hasil
from tolok.skp.domain.rezim import MasaPenilaian, TanpaRezim, pilih_rezim

__all__ = ["penerbit_skp"]

_JENIS = "skp"
_DITARIK = "Keberatan ditarik pegawai sebelum diputus."
_ASPEK = ("kuantitas", "kualitas", "waktu", "biaya")


def penerbit_skp(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """Per employee: the plan once it is typed, the two of the appraisal once it is scored."""
    versi = bahan.versi_jenis(_JENIS)
    if not versi:
        return
    lama = _rezim_lama(bahan)
    for subjek, (kunci, satu) in versi.items():
        if subjek is None or kunci.langkah not in bahan.lintasan.per_orang:
            continue
        dinilai = satu.tahap == "dinilai" or kunci.langkah in bahan.lintasan.menilai
        tanda = _tanda_tangan(bahan, subjek)
        sumber = (satu.sidik, *_sumber_tanda(tanda), *_sumber_perkara(bahan, tanda))
        for kode, judul, susun in _daftar_dokumen(lama=lama, dinilai=dinilai):
            yield Terbitan(
                kunci=f"{_JENIS}/{subjek}/{kode}",
                judul=judul,
                sumber=sumber,
                pada=satu.pada,
                langkah=kunci.langkah,
                subjek=subjek,
                berat=True,
                susun=partial(_gambar, versi=satu, subjek=subjek, susun=susun),
            )


def _rezim_lama(bahan: BahanNaskah) -> bool:
    periode = bahan.periode
    aturan = pilih_rezim(MasaPenilaian(mulai=periode.mulai, selesai=periode.selesai))
    return not isinstance(aturan, TanpaRezim) and aturan.jenis == "prestasi_kerja"


Penyusun = Callable[["_Bahan"], Dokumen]


def _daftar_dokumen(*, lama: bool, dinilai: bool) -> list[tuple[str, str, Penyusun]]:
    rencana: list[tuple[str, str, Penyusun]] = (
        [("formulir", "Formulir SKP", _formulir)] if lama else [("rencana", "SKP", _skp)]
    )
    if not dinilai:
        return rencana
    if lama:
        return [
            *rencana,
            ("capaian", "Penilaian Capaian SKP", _capaian),
            ("prestasi", "Penilaian Prestasi Kerja", _prestasi),
        ]
    return [
        *rencana,
        ("evaluasi", "Evaluasi Kinerja Pegawai", _evaluasi),
        ("dokumen", "Dokumen Evaluasi Kinerja Pegawai", _dokumen),
    ]


def _gambar(bahan: BahanNaskah, *, versi: VersiHasil, subjek: str, susun: Penyusun) -> Dokumen:
    isi = bahan.isi(versi.lembar)
    if isi.get("bentuk") not in (BENTUK_SKP, BENTUK_DINILAI):
        return polos(bahan, versi, JenisNaskah.SKP, "Sasaran Kinerja Pegawai", isi)
    return susun(_Bahan(bahan, versi, subjek, isi))


def _tanda_tangan(bahan: BahanNaskah, subjek: str) -> Tugas | None:
    """The newest task in which the subject signs."""
    milik = [
        t
        for t in bahan.keadaan.tugas.values()
        if t.langkah in bahan.lintasan.tanda_subjek and t.subjek == subjek and t.induk is None
    ]
    return max(milik, key=lambda t: t.urutan_buka, default=None)


def _sumber_tanda(tanda: Tugas | None) -> tuple[str, ...]:
    if tanda is None:
        return ()
    return (f"tanda:{tanda.id}:{tanda.status.value}:{tanda.keputusan or ''}",)


def _sumber_perkara(bahan: BahanNaskah, tanda: Tugas | None) -> tuple[str, ...]:
    if tanda is None:
        return ()
    return tuple(f"perkara:{t.id}:{t.status.value}" for t in perkara_tugas(bahan.keadaan, tanda))


class _Bahan:
    """What the documents of one employee are made from."""

    def __init__(
        self, bahan: BahanNaskah, versi: VersiHasil, subjek: str, isi: Mapping[str, Any]
    ) -> None:
        self.bahan = bahan
        self.versi = versi
        self.subjek = subjek
        self.isi = isi
        self.aturan = aturan_lembar(isi)
        self.masa = masa_lembar(isi)
        self.nilai: Mapping[str, Any] = isi.get("penilaian", {})
        self.tugas_tanda = _tanda_tangan(bahan, subjek)

    @property
    def instansi(self) -> str:
        """The office."""
        return str(self.bahan.instansi.nama)

    @property
    def pegawai(self) -> OrangSkp:
        """Whom it is about, in the post held now."""
        orang = self.bahan.pegawai[UUID(self.subjek)]
        duduk = self.bahan.kantor.duduk(orang.pk)
        kursi = self.bahan.kantor.kursi[duduk[0].jabatan] if duduk else None
        return OrangSkp(
            nama=orang.nama,
            nip=orang.nip,
            pangkat=orang.pangkat,
            jabatan=kursi.nama if kursi else "",
            unit=self.bahan.unit.get(kursi.unit, "") if kursi else "",
        )

    @property
    def ttd_pegawai(self) -> TandaTangan:
        """Signed, declined, or room for it."""
        pembuka = "Pegawai yang dinilai,"
        tugas = self.tugas_tanda
        if tugas is not None and self.bahan.setuju(tugas) and not tugas.terbuka:
            return self.bahan.penanda_tugas(tugas.id, pembuka, self.versi.sidik)
        satu = self.pegawai
        return TandaTangan(
            jabatan=satu.jabatan or "Pegawai",
            nama=satu.nama,
            pangkat=satu.pangkat,
            nip=satu.nip,
            pembuka=pembuka,
            catatan=self._catatan_keberatan,
        )

    @property
    def ttd_penilai(self) -> TandaTangan:
        """Who scored, in the capacity of that moment; else who will."""
        hari = self.bahan.hari(self.versi.pada)
        pembuka = f"{self.bahan.bingkai.tempat_tanggal(hari)}\nPejabat penilai kinerja,"
        if self.isi.get("bentuk") == BENTUK_DINILAI:
            return self.bahan.penanda_tugas(self._tugas_nilai, pembuka, self.versi.sidik)
        return self.bahan.tanda_jabatan(self._jabatan_penilai, pembuka)

    @property
    def _tugas_nilai(self) -> str:
        """The task that scored; a decision on an objection changes the score, not who scored."""
        semua = [
            v
            for kunci, daftar in self.bahan.keadaan.hasil.items()
            if kunci.jenis == _JENIS and kunci.subjek == self.subjek
            for v in daftar
            if self.bahan.keadaan.tugas[v.tugas].induk is None
        ]
        return max(semua, key=lambda v: v.pada, default=self.versi).tugas

    @property
    def _jabatan_penilai(self) -> UUID | None:
        kursi = self.bahan.kantor.jabatan_atasan(UUID(self.subjek))
        return kursi.jabatan if kursi else None

    @property
    def penilai(self) -> OrangSkp:
        """The appraiser as the form names them."""
        return self._dengan_unit(_orang(self.ttd_penilai), self._jabatan_penilai)

    def _dengan_unit(self, orang: OrangSkp, jabatan: UUID | None) -> OrangSkp:
        kursi = self.bahan.kantor.kursi.get(jabatan or UUID(int=0))
        return orang if kursi is None else replace(orang, unit=self.bahan.unit.get(kursi.unit, ""))

    @property
    def atasan_penilai(self) -> OrangSkp | None:
        """The appraiser's superior, who decides an objection."""
        tanda = self.ttd_atasan
        kursi = self.bahan.kantor.kursi.get(self._jabatan_penilai or UUID(int=0))
        if tanda is None or kursi is None:
            return None
        return self._dengan_unit(_orang(tanda), kursi.atasan)

    @property
    def ttd_atasan(self) -> TandaTangan | None:
        """Room for the superior of the appraiser."""
        kursi = self.bahan.kantor.kursi.get(self._jabatan_penilai or UUID(int=0))
        if kursi is None or kursi.atasan is None:
            return None
        return self.bahan.tanda_jabatan(kursi.atasan, "Atasan pejabat penilai,")

    @property
    def _perkara(self) -> list[Tugas]:
        if self.tugas_tanda is None:
            return []
        return perkara_tugas(self.bahan.keadaan, self.tugas_tanda)

    @property
    def _catatan_keberatan(self) -> str:
        """What stands instead of the signature of who objected."""
        if not self._perkara:
            return ""
        return "mengajukan keberatan" if self._ditarik is None else "menarik keberatannya"

    @property
    def _ditarik(self) -> date | None:
        """The day on which the case was taken back before it was decided."""
        akhir = self._perkara[-1] if self._perkara else None
        gugur = akhir is not None and akhir.status is StatusTugas.GUGUR
        return self._hari(akhir) if akhir is not None and gugur else None

    @property
    def keberatan(self) -> KeberatanSkp:
        """Rows 6 to 8 as their sheets have them."""
        langkah = self._perkara
        if not langkah or self.tugas_tanda is None:
            return KeberatanSkp()
        teks = [self._jawaban(t) for t in langkah]
        ajuan = self._penutup(self.tugas_tanda.id)
        return KeberatanSkp(
            isi=self.bahan.teks(ajuan.catatan) if ajuan else "",
            diajukan=self._hari(self.tugas_tanda),
            penjelasan=teks[0],
            dijelaskan=self._hari(langkah[0]) if teks[0] else None,
            keputusan=_DITARIK if self._ditarik else "".join(teks[1:]),
            diputus=self._ditarik or (self._hari(langkah[1]) if len(langkah) > 1 else None),
        )

    def _hari(self, tugas: Tugas) -> date | None:
        return self.bahan.hari(tugas.ditutup) if tugas.ditutup is not None else None

    def _penutup(self, tugas: str) -> TugasDiserahkan | None:
        tercatat = self.bahan.penutup.get(tugas)
        kejadian = tercatat.kejadian if tercatat else None
        return kejadian if isinstance(kejadian, TugasDiserahkan) else None

    def _jawaban(self, tugas: Tugas) -> str:
        kejadian = self._penutup(tugas.id)
        if kejadian is None:
            return ""
        for hasil in kejadian.hasil:
            teks = self.bahan.teks(hasil.lembar)
            if teks:
                return teks
        return self.bahan.teks(kejadian.catatan) if kejadian.catatan else ""


def _orang(tanda: TandaTangan) -> OrangSkp:
    return OrangSkp(
        nama=tanda.nama,
        nip=tanda.nip,
        pangkat=tanda.pangkat,
        jabatan=tanda.jabatan_lengkap,
    )


# -- PermenPANRB 6/2022 --------------------------------------------------------------------------


def _lembar(b: _Bahan) -> dokumen_skp.LembarSkp:
    umpan: Mapping[str, str] = b.nilai.get("umpan_rhk", {})
    return dokumen_skp.LembarSkp(
        instansi=b.instansi,
        masa=b.masa.teks,
        tahun=b.masa.selesai.year,
        pegawai=b.pegawai,
        penilai=b.penilai,
        atasan_penilai=b.atasan_penilai,
        rhk=tuple(_rhk(r, umpan) for r in b.isi["rhk"]),
        perilaku=_perilaku(b),
        ttd_pegawai=b.ttd_pegawai,
        ttd_penilai=b.ttd_penilai,
        tanggal=b.bahan.hari(b.versi.pada),
        hasil=_hasil(b),
    )


def _rhk(rhk: Mapping[str, Any], umpan: Mapping[str, str]) -> RhkSkp:
    return RhkSkp(
        rencana=rhk["rencana"],
        pimpinan=rhk.get("pimpinan") or "",
        utama=rhk.get("jenis", JenisRencana.UTAMA.value) == JenisRencana.UTAMA.value,
        butir=tuple(
            ButirSkp(
                aspek=x["aspek"],
                indikator=x["indikator"],
                target=f"{x['target']} {x.get('satuan', '')}".strip(),
                realisasi=f"{x['realisasi']} {x.get('satuan', '')}".strip()
                if x["realisasi"]
                else "",
                bukti=x.get("bukti", ""),
            )
            for x in rhk["butir"]
        ),
        umpan=umpan.get(rhk["id"], ""),
    )


def _perilaku(b: _Bahan) -> tuple[PerilakuSkp, ...]:
    if "perilaku" not in b.aturan.isi:
        return ()
    umpan: Mapping[str, str] = b.nilai.get("umpan_perilaku", {})
    ekspektasi: Mapping[str, str] = b.nilai.get("ekspektasi", {})
    return tuple(
        PerilakuSkp(
            nama=p["nama"],
            ekspektasi=ekspektasi.get(p["kode"], ""),
            umpan=umpan.get(p["kode"], ""),
        )
        for p in b.aturan.nilai("perilaku")
    )


def _hasil(b: _Bahan) -> HasilEvaluasi:
    if not b.nilai.get("predikat"):
        return BELUM_DINILAI
    kode = selectors.capaian_organisasi(b.bahan.pelaksanaan.instansi_id, b.masa.selesai.year)
    pola = sebaran((), kode, b.aturan)
    nama = {c["kode"]: str(c["nama"]) for c in b.aturan.nilai("capaian_organisasi")}
    return HasilEvaluasi(
        capaian_organisasi=nama.get(kode or "", ""),
        pola=f"predikat terbanyak {pola.terbanyak_pola} (kurva, bukan kuota)"
        if pola.terbanyak_pola
        else "",
        rating_hasil=_rating(b.nilai, "rating_hasil"),
        rating_perilaku=_rating(b.nilai, "rating_perilaku"),
        predikat=sebutan_hasil(b.isi),
        catatan=b.nilai.get("catatan", ""),
        keberatan=b.keberatan,
    )


def _rating(nilai: Mapping[str, Any], nama: str) -> str:
    """The rating; of a result made elsewhere, where to find it."""
    if nilai.get(nama):
        return Rating(nilai[nama]).sebutan
    return f"{AsalHasil(nilai.get('asal', 'tolok')).sebutan}: {nilai.get('dokumen', '')}"


def _skp(b: _Bahan) -> Dokumen:
    return dokumen_skp.susun_skp(_lembar(b), b.bahan.bingkai)


def _evaluasi(b: _Bahan) -> Dokumen:
    return dokumen_skp.susun_evaluasi(_lembar(b), b.bahan.bingkai)


def _dokumen(b: _Bahan) -> Dokumen:
    return dokumen_skp.susun_dokumen(_lembar(b), b.bahan.bingkai)


# -- Perka BKN 1/2013 ----------------------------------------------------------------------------


def _lembar_lama(b: _Bahan) -> prestasi_kerja.LembarPrestasi:
    n = b.nilai
    utama = [r for r in b.isi["rhk"] if r.get("jenis", "utama") == JenisRencana.UTAMA.value]
    hitung = n.get("kegiatan", [])
    return prestasi_kerja.LembarPrestasi(
        instansi=b.instansi,
        masa=b.masa.teks,
        pegawai=b.pegawai,
        penilai=b.penilai,
        atasan_penilai=b.atasan_penilai,
        kegiatan=tuple(_kegiatan(r, hitung[i] if hitung else {}) for i, r in enumerate(utama)),
        tambahan=tuple(r["rencana"] for r in b.isi["rhk"] if r not in utama),
        ttd_pegawai=b.ttd_pegawai,
        ttd_penilai=b.ttd_penilai,
        ttd_atasan=b.ttd_atasan,
        nilai_tambahan=n.get("tugas_tambahan", ""),
        nilai_kreativitas=n.get("nilai_kreativitas", ""),
        nilai_skp=n.get("nilai_skp", ""),
        sebutan_skp=n.get("sebutan_skp", ""),
        perilaku=tuple(
            (k.replace("_", " ").capitalize(), str(v), _sebutan(str(v), b))
            for k, v in _urut(n.get("perilaku", {}), b)
        ),
        jumlah_perilaku=n.get("jumlah_perilaku", ""),
        rata_perilaku=n.get("rata_perilaku", ""),
        bagian_skp=n.get("bagian_skp", ""),
        bagian_perilaku=n.get("bagian_perilaku", ""),
        nilai=n.get("tampil", ""),
        sebutan=n.get("sebutan", ""),
        catatan=n.get("catatan", ""),
        keberatan=b.keberatan,
    )


def _urut(perilaku: Mapping[str, Any], b: _Bahan) -> list[tuple[str, Any]]:
    """Behaviours in the order of the form."""
    urutan = (*b.aturan.nilai("perilaku"), *b.aturan.nilai("perilaku_struktural"))
    return [(k, perilaku[k]) for k in urutan if k in perilaku]


def _sebutan(teks: str, b: _Bahan) -> str:
    """The word of one behaviour's mark."""
    nilai = baca(teks)
    return kategori(nilai, skala(b.aturan.nilai("skala"))) if isinstance(nilai, Decimal) else ""


def _kegiatan(rhk: Mapping[str, Any], hitung: Mapping[str, Any]) -> KegiatanPrestasi:
    aspek = {x["aspek"]: x for x in rhk["butir"]}

    def kolom(nama: str) -> tuple[str, str, str, str]:
        isi = [
            f"{aspek[a][nama]} {aspek[a].get('satuan', '')}".strip() if a in aspek else ""
            for a in _ASPEK
        ]
        return (isi[0], isi[1], isi[2], isi[3])

    return KegiatanPrestasi(
        uraian=rhk["rencana"],
        target=kolom("target"),
        realisasi=kolom("realisasi"),
        penghitungan=hitung.get("penghitungan", ""),
        nilai=hitung.get("nilai", ""),
    )


def _formulir(b: _Bahan) -> Dokumen:
    return prestasi_kerja.susun_formulir(_lembar_lama(b), b.bahan.bingkai)


def _capaian(b: _Bahan) -> Dokumen:
    return prestasi_kerja.susun_capaian(_lembar_lama(b), b.bahan.bingkai)


def _prestasi(b: _Bahan) -> Dokumen:
    return prestasi_kerja.susun_prestasi(_lembar_lama(b), b.bahan.bingkai)
