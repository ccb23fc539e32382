"""Whether a plan can be saved: its own rules, and what ratified figures hold fast.

Findings name a row and a column, so that a page marks the field and a workbook its cell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tolok.dasar.temuan import Tingkat
from tolok.kinerja.domain.banding_rencana import NAMA_TW, pasangkan, tulis_nilai
from tolok.kinerja.domain.bilangan import tulis_penuh
from tolok.kinerja.domain.isi_rencana import (
    INDUK,
    DeretTarget,
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
)
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.domain.target import Rentang, Target

__all__ = ["KuncianRencana", "TemuanRencana", "lonjakan", "periksa_kuncian", "periksa_rencana"]

BATAS_RUPIAH = 10**15
_PANJANG = {
    "kode": (40, "Kode"),
    "nama": (400, "Nama"),
    "satuan": (60, "Satuan"),
    "jenis": (20, "Jenis"),
    "rumus": (400, "Rumus"),
    "sumber": (200, "Sumber data"),
    "bukti": (200, "Bukti dukung"),
    "definisi": (4000, "Definisi operasional"),
    "catatan": (4000, "Catatan"),
    "nomor": (80, "Nomor"),
    "alasan": (400, "Alasan perubahan"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TemuanRencana:
    """One finding: `benda` (simpul, indikator, perjanjian), the row's code, the column."""

    benda: str
    kode: str
    kolom: str
    masalah: str
    saran: str = ""
    tingkat: Tingkat = Tingkat.GALAT

    @property
    def menahan(self) -> bool:
        """The plan cannot be saved with it."""
        return self.tingkat is Tingkat.GALAT


@dataclass(frozen=True, slots=True, kw_only=True)
class KuncianRencana:
    """What ratified figures rest on: per row id, the last quarter of the year measured.

    `indikator` and `simpul` (spending) count quarters 1-4; `terpakai` are rows that hold any
    figure, ratified or not, and so cannot be removed.
    """

    indikator: Mapping[str, int] = field(default_factory=dict)
    simpul: Mapping[str, int] = field(default_factory=dict)
    terpakai: frozenset[str] = frozenset()

    @property
    def sampai(self) -> int:
        """The last quarter with any ratified figure; 0: none yet."""
        return max((*self.indikator.values(), *self.simpul.values()), default=0)


def periksa_rencana(isi: IsiRencana, jabatan: Collection[str]) -> list[TemuanRencana]:
    """Everything that is wrong or doubtful in the plan. `jabatan`: posts of the office."""
    dikenal = {j.casefold() for j in jabatan}
    return [
        *_ganda("simpul", isi.simpul),
        *_ganda("indikator", isi.indikator),
        *(t for s in isi.simpul for t in _simpul(s, isi, dikenal)),
        *(t for i in isi.indikator for t in _indikator(i, isi, dikenal)),
        *_perjanjian(isi),
    ]


def _ganda(
    benda: str, baris: Iterable[IsiSimpul] | Iterable[IsiIndikator]
) -> Iterator[TemuanRencana]:
    ada: set[str] = set()
    for b in baris:
        if b.kode.casefold() in ada:
            yield TemuanRencana(
                benda=benda,
                kode=b.kode,
                kolom="Kode",
                masalah=f"Kode {b.kode} dipakai dua kali.",
                saran="Beri kode lain, atau hapus baris yang berulang.",
            )
        ada.add(b.kode.casefold())


def _panjang(benda: str, baris: IsiSimpul | IsiIndikator) -> Iterator[TemuanRencana]:
    for atribut, (batas, kolom) in _PANJANG.items():
        teks = getattr(baris, atribut, "")
        if len(teks) > batas:
            yield TemuanRencana(
                benda=benda,
                kode=baris.kode,
                kolom=_kolom(benda, kolom),
                masalah=f"{kolom} terlalu panjang ({len(teks)} huruf, paling banyak {batas}).",
                saran="Ringkas isinya.",
            )
    for atribut, kolom in (("kode", "Kode"), ("nama", "Nama"), ("satuan", "Satuan")):
        if not getattr(baris, atribut, "-"):
            yield TemuanRencana(
                benda=benda,
                kode=baris.kode,
                kolom=_kolom(benda, kolom),
                masalah=f"{_kolom(benda, kolom)} belum diisi.",
                saran="Isi dahulu.",
            )


def _kolom(benda: str, kolom: str) -> str:
    return "Indikator" if (benda, kolom) == ("indikator", "Nama") else kolom


def _simpul(s: IsiSimpul, isi: IsiRencana, jabatan: Collection[str]) -> Iterator[TemuanRencana]:
    yield from _panjang("simpul", s)
    yield from _induk(s, isi)
    if s.penanggung_jawab and s.penanggung_jawab.casefold() not in jabatan:
        yield _jabatan_asing("simpul", s.kode, s.penanggung_jawab)
    for kolom, pagu in (("Pagu murni", s.pagu_murni), ("Pagu perubahan", s.pagu_perubahan)):
        if pagu is None:
            continue
        if s.jenis is not JenisSimpul.SUBKEGIATAN:
            yield TemuanRencana(
                benda="simpul",
                kode=s.kode,
                kolom=kolom,
                masalah=f"{kolom} diisi pada {s.jenis.value} {s.kode}.",
                saran="Isi pagu pada subkegiatannya; jumlah program dan kegiatan dihitung sendiri.",
            )
        elif not 0 <= pagu < BATAS_RUPIAH:
            yield TemuanRencana(
                benda="simpul",
                kode=s.kode,
                kolom=kolom,
                masalah=f"{kolom} {tulis_penuh(Decimal(pagu))} di luar jangkauan.",
                saran="Tulis rupiah utuh, tidak negatif.",
            )
    if s.pagu_perubahan is not None and s.pagu_murni is None:
        yield TemuanRencana(
            benda="simpul",
            kode=s.kode,
            kolom="Pagu murni",
            masalah="Pagu perubahan terisi, tetapi pagu murninya kosong.",
            saran="Tulis 0 bila subkegiatan ini baru ada pada perubahan anggaran.",
        )


def _induk(s: IsiSimpul, isi: IsiRencana) -> Iterator[TemuanRencana]:
    menurut = {x.kode: x for x in isi.simpul}
    atas = menurut.get(s.induk)
    boleh = INDUK[s.jenis]
    kata = " atau ".join(j.value for j in boleh if j is not None)
    if s.induk and atas is None:
        masalah = f"Kode induk {s.induk} tidak ada di dalam rencana."
        saran = "Periksa kodenya, atau tambahkan dahulu simpul induknya."
    elif atas is None and None not in boleh:
        masalah = f"{s.jenis.value.capitalize()} {s.kode} belum punya induk."
        saran = f"Isi kode {kata} yang menjadi induknya."
    elif atas is not None and atas.jenis not in boleh:
        masalah = f"{s.jenis.value.capitalize()} tidak dapat berada di bawah {atas.jenis.value}."
        saran = f"Pilih {kata} sebagai induknya." if kata else "Kosongkan kode induknya."
    elif _melingkar(s, menurut):
        masalah = f"Simpul {s.kode} berada di bawah dirinya sendiri."
        saran = "Pilih induk yang lain."
    else:
        return
    yield TemuanRencana(
        benda="simpul", kode=s.kode, kolom="Kode induk", masalah=masalah, saran=saran
    )


def _melingkar(s: IsiSimpul, menurut: Mapping[str, IsiSimpul]) -> bool:
    dilihat, kini = {s.kode}, menurut.get(s.induk)
    while kini is not None:
        if kini.kode in dilihat:
            return True
        dilihat.add(kini.kode)
        kini = menurut.get(kini.induk)
    return False


def _jabatan_asing(benda: str, kode: str, jabatan: str) -> TemuanRencana:
    return TemuanRencana(
        benda=benda,
        kode=kode,
        kolom="Penanggung jawab",
        masalah=f"Jabatan “{jabatan}” tidak ada di perangkat daerah ini.",
        saran="Pilih nama jabatan persis seperti pada lembar Pilihan atau halaman Jabatan.",
    )


def _indikator(
    i: IsiIndikator, isi: IsiRencana, jabatan: Collection[str]
) -> Iterator[TemuanRencana]:
    yield from _panjang("indikator", i)

    def temuan(kolom: str, masalah: str, saran: str, *, ringan: bool = False) -> TemuanRencana:
        tingkat = Tingkat.PERINGATAN if ringan else Tingkat.GALAT
        return TemuanRencana(
            benda="indikator",
            kode=i.kode,
            kolom=kolom,
            masalah=masalah,
            saran=saran,
            tingkat=tingkat,
        )

    if i.penanggung_jawab and i.penanggung_jawab.casefold() not in jabatan:
        yield _jabatan_asing("indikator", i.kode, i.penanggung_jawab)
    for t in _wajib_indikator(i, isi):
        yield temuan(*t)
    for t in _target(i):
        yield temuan(*t, ringan=True)
    if any(t is not None for t in i.perubahan) and not any(
        p.versi is VersiRencana.PERUBAHAN for p in isi.perjanjian
    ):
        yield temuan(
            "Target tahun perubahan",
            "Target perubahan baru dipakai setelah ada Perjanjian Kinerja Perubahan.",
            "Catat perjanjiannya bila sudah ditandatangani.",
            ringan=True,
        )


def _wajib_indikator(i: IsiIndikator, isi: IsiRencana) -> Iterator[tuple[str, str, str]]:
    """What keeps an indicator from being measured: column, what, advice."""
    if all(s.kode != i.simpul for s in isi.simpul):
        yield (
            "Kode simpul",
            f"Simpul {i.simpul or '(kosong)'} tidak ada di dalam rencana.",
            "Isi kode simpul yang ada pada lembar Simpul.",
        )
    if not i.penanggung_jawab:
        yield (
            "Penanggung jawab",
            f"Indikator {i.kode} belum punya penanggung jawab.",
            "Isi jabatan yang menyediakan datanya; formulirnya dikirim ke jabatan itu.",
        )
    if i.agregasi is Agregasi.RASIO_KUMULATIF and not i.berkomponen:
        yield (
            "Diisi sebagai komponen",
            "Rasio kumulatif dihitung dari pembilang dan penyebut.",
            "Isi “ya” agar formulirnya meminta keduanya.",
        )
    if i.bobot is not None and i.bobot <= 0:
        yield "Bobot", "Bobot harus lebih besar daripada nol.", "Perbaiki atau kosongkan."


def _target(i: IsiIndikator) -> Iterator[tuple[str, str, str]]:
    """Doubts about the targets of one indicator: column, what, advice."""
    tw = [t for t in i.murni[1:] if t is not None]
    tahun = i.murni[0]
    if tahun is None and not tw:
        yield "Target tahun", f"Indikator {i.kode} belum punya target.", "Isi targetnya."
        return
    if i.agregasi is Agregasi.TAHUNAN or i.penyebut_tahun:
        if tahun is None:
            yield "Target tahun", "Target tahun kosong, padahal itulah pembandingnya.", "Isi."
        return
    if not tw:
        yield (
            "Target TW I",
            "Tidak ada target triwulan, sehingga indikator ini tidak diukur tiap triwulan.",
            "Isi target triwulannya, atau pilih penyebut target tahun.",
        )
        return
    angka = [t for t in tw if isinstance(t, Decimal)]
    if len(angka) != len(tw) or not isinstance(tahun, Decimal):
        return
    if i.agregasi is Agregasi.JUMLAH and sum(angka) != tahun:
        yield (
            "Target tahun",
            f"Jumlah target triwulan {tulis_penuh(sum(angka, Decimal(0)))}, target tahun {tulis_penuh(tahun)}.",
            "Pastikan targetnya per triwulan, bukan s.d. triwulan.",
        )
    if i.agregasi is Agregasi.PROGRES_KUMULATIF and angka != sorted(angka):
        yield (
            "Target TW I",
            "Target kemajuan kumulatif turun antartriwulan.",
            "Isi target s.d. triwulan.",
        )


def _perjanjian(isi: IsiRencana) -> Iterator[TemuanRencana]:
    nomor: set[str] = set()
    for p in isi.perjanjian:
        if not p.nomor:
            yield _temuan_pk(p, "Nomor", "Nomor perjanjian belum diisi.", "Tulis nomornya.")
        for kolom, teks in (("nomor", p.nomor), ("alasan", p.alasan)):
            if len(teks) > _PANJANG[kolom][0]:
                yield _temuan_pk(
                    p, _PANJANG[kolom][1], f"{_PANJANG[kolom][1]} terlalu panjang.", "Ringkas."
                )
        if p.nomor in nomor:
            yield _temuan_pk(p, "Nomor", f"Nomor {p.nomor} dipakai dua kali.", "Beri nomor lain.")
        nomor.add(p.nomor)
        if p.berlaku_sejak.year != isi.tahun and p.berlaku_sejak > date(isi.tahun, 12, 31):
            yield _temuan_pk(
                p,
                "Berlaku sejak",
                f"Perjanjian {p.nomor} mulai berlaku sesudah tahun {isi.tahun}.",
                "Periksa tahunnya.",
            )
        if p.versi is VersiRencana.PERUBAHAN and not p.alasan:
            yield _temuan_pk(
                p,
                "Alasan perubahan",
                "Perjanjian perubahan belum menyebut alasannya.",
                "Tulis sebab perubahannya, misalnya perubahan APBD atau pergantian pejabat.",
            )


def _temuan_pk(p: IsiPerjanjian, kolom: str, masalah: str, saran: str) -> TemuanRencana:
    return TemuanRencana(
        benda="perjanjian", kode=p.nomor, kolom=kolom, masalah=masalah, saran=saran
    )


# ── What ratified figures hold fast ──────────────────────────────────────────

_TERKUNCI = (
    ("satuan", "Satuan"),
    ("polaritas", "Polaritas"),
    ("agregasi", "Cara menggabung"),
    ("penyebut_tahun", "Penyebut"),
    ("berkomponen", "Diisi sebagai komponen"),
    ("skala", "Skala"),
)


def periksa_kuncian(
    lama: IsiRencana, baru: IsiRencana, kuncian: KuncianRencana
) -> list[TemuanRencana]:
    """What the change would do silently to figures that are ratified already; empty: nothing."""
    return [
        *_kunci_perjanjian(lama, baru, kuncian.sampai),
        *(
            t
            for asal, kini in pasangkan(lama.indikator, baru.indikator, lambda i: i.kode)
            if asal is not None
            for t in _kunci_indikator(asal, kini, lama, kuncian)
        ),
        *(
            t
            for asal_s, kini_s in pasangkan(lama.simpul, baru.simpul, lambda s: s.kode)
            if asal_s is not None
            for t in _kunci_simpul(asal_s, kini_s, lama, kuncian)
        ),
    ]


def _akhir(tahun: int, tw: int) -> date:
    return date(tahun, tw * 3, 31 if tw in (1, 4) else 30)


def _versi_terpakai(isi: IsiRencana, sampai: int) -> frozenset[VersiRencana]:
    """Versions that quarters 1..`sampai` were measured against."""
    ada = {isi.versi_pada(_akhir(isi.tahun, tw)) for tw in range(1, sampai + 1)}
    return frozenset(v or VersiRencana.MURNI for v in ada)


def _kunci_perjanjian(lama: IsiRencana, baru: IsiRencana, sampai: int) -> Iterator[TemuanRencana]:
    for tw in range(1, sampai + 1):
        hari = _akhir(lama.tahun, tw)
        dulu, kini = lama.versi_pada(hari), baru.versi_pada(hari)
        if (dulu or VersiRencana.MURNI) is (kini or VersiRencana.MURNI):
            continue
        nomor = next(
            (p.nomor for p in reversed(baru.perjanjian) if p.berlaku_sejak <= hari),
            lama.perjanjian[0].nomor if lama.perjanjian else "",
        )
        yield TemuanRencana(
            benda="perjanjian",
            kode=nomor,
            kolom="Berlaku sejak",
            masalah=(
                f"Pengukuran {NAMA_TW[tw]} sudah disahkan dengan perjanjian "
                f"{(dulu or VersiRencana.MURNI).value}; perubahan ini akan menggantinya."
            ),
            saran=f"Pilih tanggal berlaku sesudah akhir {NAMA_TW[sampai]}, atau buka ralat.",
        )
        return


def _kunci_indikator(
    asal: IsiIndikator, kini: IsiIndikator | None, lama: IsiRencana, kuncian: KuncianRencana
) -> Iterator[TemuanRencana]:
    if kini is None:
        if asal.id in kuncian.terpakai:
            yield TemuanRencana(
                benda="indikator",
                kode=asal.kode,
                kolom="Kode",
                masalah=f"Indikator {asal.kode} sudah punya realisasi, sehingga tidak dapat dihapus.",
                saran="Biarkan sampai akhir tahun; hapus pada rencana tahun berikutnya.",
            )
        return
    sampai = kuncian.indikator.get(asal.id, 0)
    if not sampai:
        return
    for atribut, kolom in _TERKUNCI:
        if getattr(asal, atribut) != getattr(kini, atribut):
            yield TemuanRencana(
                benda="indikator",
                kode=asal.kode,
                kolom=kolom,
                masalah=f"{kolom} indikator {asal.kode} sudah dipakai pada pengukuran {NAMA_TW[sampai]} yang disahkan.",
                saran="Buat indikator baru dengan kode lain, atau ubah pada rencana tahun berikutnya.",
            )
    versi = _versi_terpakai(lama, sampai)
    yield from _kunci_target(asal.kode, asal.murni, kini.murni, sampai, "")
    if VersiRencana.PERUBAHAN in versi:
        yield from _kunci_target(asal.kode, asal.perubahan, kini.perubahan, sampai, " perubahan")


def _kunci_target(
    kode: str, dulu: DeretTarget, kini: DeretTarget, sampai: int, akhiran: str
) -> Iterator[TemuanRencana]:
    for tw in range(sampai + 1):
        if dulu[tw] == kini[tw]:
            continue
        yield TemuanRencana(
            benda="indikator",
            kode=kode,
            kolom=f"Target {NAMA_TW[tw]}{akhiran}",
            masalah=(
                f"Target {NAMA_TW[tw]}{akhiran} {kode} ({tulis_nilai(dulu[tw]) or 'kosong'}) sudah "
                f"dipakai pada pengukuran {NAMA_TW[sampai]} yang disahkan."
            ),
            saran=(
                "Buka ralat bila angkanya keliru."
                if akhiran
                else "Tulis target barunya pada kolom perubahan, dengan Perjanjian Kinerja "
                "Perubahan; buka ralat bila angkanya keliru."
            ),
        )


def _kunci_simpul(
    asal: IsiSimpul, kini: IsiSimpul | None, lama: IsiRencana, kuncian: KuncianRencana
) -> Iterator[TemuanRencana]:
    if kini is None:
        if asal.id in kuncian.terpakai:
            yield TemuanRencana(
                benda="simpul",
                kode=asal.kode,
                kolom="Kode",
                masalah=f"{asal.jenis.value.capitalize()} {asal.kode} sudah punya realisasi anggaran, sehingga tidak dapat dihapus.",
                saran="Biarkan sampai akhir tahun; hapus pada rencana tahun berikutnya.",
            )
        return
    sampai = kuncian.simpul.get(asal.id, 0)
    if not sampai:
        return
    versi = _versi_terpakai(lama, sampai)
    pagu = [("Pagu murni", asal.pagu_murni, kini.pagu_murni)]
    if VersiRencana.PERUBAHAN in versi:
        pagu.append(("Pagu perubahan", asal.pagu_perubahan, kini.pagu_perubahan))
    for kolom, dulu, nanti in pagu:
        if dulu != nanti:
            yield TemuanRencana(
                benda="simpul",
                kode=asal.kode,
                kolom=kolom,
                masalah=f"{kolom} {asal.kode} sudah dipakai pada pengukuran {NAMA_TW[sampai]} yang disahkan.",
                saran="Tulis pagu barunya pada kolom perubahan, dengan Perjanjian Kinerja Perubahan.",
            )


# ── Lost thousands points ────────────────────────────────────────────────────


def lonjakan(lama: IsiRencana, baru: IsiRencana, kali: Decimal) -> list[TemuanRencana]:
    """Figures about `kali` times larger or smaller than those that stood there (X-14).

    Half of it is enough: 1.200 read as 1,21 is 992 times smaller.
    """
    hasil: list[TemuanRencana] = []
    for asal, kini in pasangkan(lama.indikator, baru.indikator, lambda i: i.kode):
        if kini is None:
            continue
        pasangan: list[tuple[str, Target | None, Target | None]] = []
        if asal is not None:
            pasangan += [
                (f"Target {nama}", *t)
                for nama, t in zip(NAMA_TW, zip(asal.murni, kini.murni, strict=True), strict=True)
            ]
            pasangan.append(("Realisasi tahun lalu", asal.tahun_lalu, kini.tahun_lalu))
        else:
            pasangan.append(("Target tahun", kini.tahun_lalu, kini.murni[0]))
        hasil += [
            TemuanRencana(
                benda="indikator",
                kode=kini.kode,
                kolom=kolom,
                masalah=f"{tulis_nilai(nanti)} jauh sekali dari nilai sebelumnya ({tulis_nilai(dulu)}).",
                saran="Periksa titik ribuan dan komanya.",
                tingkat=Tingkat.PERINGATAN,
            )
            for kolom, dulu, nanti in pasangan
            if _melonjak(dulu, nanti, kali)
        ]
    return hasil


def _melonjak(dulu: Target | None, nanti: Target | None, kali: Decimal) -> bool:
    a, b = _tengah(dulu), _tengah(nanti)
    if not a or not b:
        return False
    banding = abs(b / a) * 2
    return banding >= kali or banding <= 4 / kali


def _tengah(nilai: Target | None) -> Decimal | None:
    return nilai.atas if isinstance(nilai, Rentang) else nilai
