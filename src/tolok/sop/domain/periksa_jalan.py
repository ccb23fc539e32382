"""Checks of the running rows: what would make a run impossible or endless."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tolok.dasar.temuan import Temuan
from tolok.sop.domain.baris import Halaman
from tolok.sop.domain.dokumen import Sop
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import SELESAI, JenisTindakan, LangkahJalan, SopJalan
from tolok.sop.domain.temukan import temuan

__all__ = ["periksa_jalan", "periksa_umum"]

_KATA = frozenset({"seluruh_pegawai", "pemilik_data", "pegawai_unit", "penerima", "tim", "subjek"})


def periksa_jalan(sop: Sop, langkah: Sequence[LangkahJalan]) -> list[Temuan]:
    """Findings (all `galat`) of rows without act, and of targets that do not fit."""
    urutan = {satu.nomor: ke for ke, satu in enumerate(langkah)}
    lajur = set(sop.nama_lajur)
    return [hasil for satu in langkah for hasil in _periksa(satu, urutan, lajur)]


def periksa_umum(halaman: Halaman, jalan: SopJalan) -> Iterator[Temuan]:
    """Rows that run as a plain record, because their sentence names none of the known acts."""
    for baris, satu in zip(halaman.baris, jalan.langkah, strict=True):
        acts = tuple(act.jenis for act in satu.tindakan)
        if baris.kata_tindakan or "tindakan" in baris.ditulis.ditulis:
            continue
        jenis = tuple(buah.jenis for buah in satu.menghasilkan)
        if acts == (JenisTindakan.SUSUN,) and jenis == (JenisHasil.LAIN,):
            yield _galat(
                "jalan-tindakan-umum",
                satu,
                "tindakan",
                f"Kalimat langkah {satu.nomor} tidak menyebut tindakan yang dikenal; langkah ini "
                "berjalan dengan mencatat hasilnya.",
            )


def _galat(kode: str, satu: LangkahJalan, kunci: str, masalah: str) -> Temuan:
    return temuan(kode, f"langkah/{satu.nomor}/jalan/{kunci}", masalah)


def _periksa(satu: LangkahJalan, urutan: dict[int, int], lajur: set[str]) -> Iterator[Temuan]:
    if not satu.tindakan:
        yield _galat(
            "jalan-tanpa-tindakan",
            satu,
            "tindakan",
            f"Kalimat langkah {satu.nomor} tidak menyebut tindakan yang dikenal.",
        )
    yield from _tautan(satu, urutan)
    yield from _arah(satu, urutan)
    for act in satu.tindakan:
        for kode in (*((act.oleh,) if act.oleh else ()), *act.kepada, *act.peserta):
            if kode not in lajur and kode not in _KATA:
                yield _galat("jalan-lajur", satu, "tindakan", f"“{kode}” bukan lajur SOP ini.")


def _tautan(satu: LangkahJalan, urutan: dict[int, int]) -> Iterator[Temuan]:
    acuan = {
        "mengerjakan": [tautan.dari for tautan in satu.mengerjakan],
        "seperti": [satu.seperti],
        "kembali": [satu.kembali],
        "pengendali": [satu.pengendali],
    }
    for kunci, semua in acuan.items():
        for nomor in semua:
            if nomor is None or urutan.get(nomor, len(urutan)) < urutan[satu.nomor]:
                continue
            yield _galat(
                "jalan-tautan",
                satu,
                kunci,
                f"Langkah {nomor} bukan langkah sebelum langkah {satu.nomor}.",
            )


def _arah(satu: LangkahJalan, urutan: dict[int, int]) -> Iterator[Temuan]:
    """Approval leads forward: backwards would never end."""
    for tujuan in satu.maju:
        if tujuan == SELESAI:
            continue
        if urutan.get(int(tujuan), -1) <= urutan[satu.nomor]:
            yield _galat(
                "jalan-arah",
                satu,
                "maju",
                f"Persetujuan langkah {satu.nomor} menuju langkah {tujuan}, yang tidak sesudahnya.",
            )
    if not satu.maju:
        yield _galat("jalan-arah", satu, "maju", "Persetujuan tidak menuju ke mana pun.")
