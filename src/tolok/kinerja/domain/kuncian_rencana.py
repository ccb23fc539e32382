"""What ratified figures hold fast in a plan that is changed: rows, fields, targets, budgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tolok.kinerja.domain.banding_rencana import NAMA_TW, pasangkan, tulis_nilai
from tolok.kinerja.domain.isi_rencana import DeretTarget, IsiIndikator, IsiRencana, IsiSimpul
from tolok.kinerja.domain.periksa_rencana import TemuanRencana
from tolok.kinerja.domain.rencana import VersiRencana

__all__ = ["KuncianRencana", "periksa_kuncian"]

_TERKUNCI = (
    ("satuan", "Satuan"),
    ("polaritas", "Polaritas"),
    ("agregasi", "Cara menggabung"),
    ("penyebut_tahun", "Penyebut"),
    ("berkomponen", "Diisi sebagai komponen"),
    ("skala", "Skala"),
)


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


def _terpakai(benda: str, kode: str, nama: str, isi: str) -> TemuanRencana:
    """A row that holds figures cannot be removed."""
    return TemuanRencana(
        benda=benda,
        kode=kode,
        kolom="Kode",
        masalah=f"{nama} sudah punya {isi}, sehingga tidak dapat dihapus.",
        saran="Biarkan sampai akhir tahun; hapus pada rencana tahun berikutnya.",
    )


def _kunci_indikator(
    asal: IsiIndikator, kini: IsiIndikator | None, lama: IsiRencana, kuncian: KuncianRencana
) -> Iterator[TemuanRencana]:
    if kini is None:
        if asal.id in kuncian.terpakai:
            yield _terpakai("indikator", asal.kode, f"Indikator {asal.kode}", "realisasi")
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
            nama = f"{asal.jenis.value.capitalize()} {asal.kode}"
            yield _terpakai("simpul", asal.kode, nama, "realisasi anggaran")
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
