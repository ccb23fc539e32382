"""Named mutants of the decider: each breaks one rule, and the tests must notice.

A mutant replaces one named function where it is used. It is killed when an example of the
rules, or a walk with its invariants, fails under it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest

from tolok.dasar.galat import GalatTolok
from tolok.pelaksanaan.domain import (
    alih,
    buka,
    hak,
    kembali,
    lipat,
    objek,
    panggung,
    periksa,
    peserta,
    serah,
    tutup,
)
from tolok.pelaksanaan.domain.keadaan import Keadaan
from tolok.pelaksanaan.domain.kejadian import Bentuk, LangkahDibuka, Tangga
from tolok.pelaksanaan.domain.putuskan import jalankan
from tolok.pelaksanaan.tests.domain import test_jalannya_langkah, test_pemeriksaan
from tolok.pelaksanaan.tests.domain.jalan_acak import Jalan

Ganti = tuple[Any, Any, Any]


def _diam(*_: Any, **__: Any) -> None:
    return None


def _benar(*_: Any, **__: Any) -> bool:
    return True


def _salah(*_: Any, **__: Any) -> bool:
    return False


def _kosong(*_: Any, **__: Any) -> frozenset[str]:
    return frozenset()


class _SamaDenganApaPun:
    """Compares equal to every digest."""

    def __eq__(self, lain: object) -> bool:
        return True

    def __ne__(self, lain: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


def _siapa_saja(p: Any, tugas: Any, kertas: Any) -> Any:
    return Tangga.PEMEGANG, p.f.pelaku, None


def _iterasi_lama(k: Keadaan, nomor: int, kunci: str | None) -> int:
    b = k.baris.get(nomor)
    return 1 if b is None else max(1, b.iterasi.get(kunci, 0))


def _bagian_selalu_terbawa(p: Any, nomor: int, induk: Any, tindakan: Any, c: Any, _: Any) -> Any:
    b = p.k.baris.get(nomor)
    kunci = (lipat.kunci_bagian(tindakan.jenis.value, induk.subjek), c.subjek)
    lama = None if b is None else b.persetujuan.get(kunci)
    return None if lama is None else lama.tugas


def _tanpa_dibawa(asli: Any) -> Any:
    def terapkan(k: Keadaan, e: LangkahDibuka, *lain: Any) -> None:
        asli(k, replace(e, dibawa=()), *lain)

    return terapkan


def _tugas_biasa(*a: Any) -> Any:
    return replace(_TUGAS_BARU(*a), bentuk=Bentuk.BIASA)


def _hanya_versi_terakhir(k: Keadaan, *lain: Any) -> None:
    _CATAT_HASIL(k, *lain)
    for kunci, versi in list(k.hasil.items()):
        k.hasil[kunci] = versi[-1:]


def _lupa_kunci(keadaan: Keadaan, perintah: Any, f: Any) -> Any:
    return _JALANKAN(keadaan, replace(perintah, kunci=str(uuid4())), f)


def _dibuka_sudah_beres(k: Keadaan, tugas: Any, tindakan: Any) -> bool:
    return tindakan.jenis.value in tugas.tindakan_dibuka


_TUGAS_BARU = buka._tugas_baru
_CATAT_HASIL = lipat._catat_hasil
_JALANKAN = jalankan
_DIBUKA = lipat._CARA[LangkahDibuka]


@dataclass(frozen=True)
class Mutan:
    """A name and what it replaces."""

    nama: str
    ganti: tuple[Ganti, ...]


MUTAN = (
    Mutan(
        "dua tangan tidak diperiksa", ((hak, "terlarang", _kosong), (alih, "terlarang", _kosong))
    ),
    Mutan("yang memperbaiki tidak menjadi penulis", ((objek, "_penulis_lama", _kosong),)),
    Mutan("subjek yang dibawa hilang", ((lipat._CARA, LangkahDibuka, _tanpa_dibawa(_DIBUKA)),)),
    Mutan("semua diminta lagi", ((buka, "_dibawa_dari", _diam),)),
    Mutan("dibawa padahal berubah", ((buka, "sama_isi", _benar), (peserta, "sama_isi", _benar))),
    Mutan("iterasi dipakai ulang", ((buka, "iterasi_berikut", _iterasi_lama),)),
    Mutan("alasan boleh hilang", ((kembali, "periksa_alasan", _diam),)),
    Mutan("saudara tidak gugur", ((kembali, "gugurkan_saudara", _diam),)),
    Mutan(
        "tanda tangan tetap pada versi baru",
        ((peserta, "_bagian_terbawa", _bagian_selalu_terbawa),),
    ),
    Mutan(
        "pengesahan tidak menunggu tanda tangan",
        (
            (peserta, "tindakan_beres", _dibuka_sudah_beres),
            (serah, "tindakan_beres", _dibuka_sudah_beres),
        ),
    ),
    Mutan("penolakan tidak perlu dijawab", ((peserta, "_penolakan_terbuka", _salah),)),
    Mutan("perbaikan tanpa jawaban catatan", ((serah, "_periksa_perbaikan", _diam),)),
    Mutan("perbaikan tanpa versi baru", ((serah, "ada_versi_baru", _benar),)),
    Mutan("halaman lama diterima", ((periksa, "dilihat", lambda *_: _SamaDenganApaPun()),)),
    Mutan("kunci tidak diingat", ((panggung, "jalankan", _lupa_kunci),)),
    Mutan("siapa saja boleh menyerahkan", ((serah, "penjawab", _siapa_saja),)),
    Mutan("atasan mendahului pemegang", ((hak, "ada_pemegang_layak", _salah),)),
    Mutan(
        "penunjukan melewati tangga",
        ((alih, "ada_pemegang_layak", _salah), (alih, "atasan_layak", _diam)),
    ),
    Mutan(
        "baris berikut tidak menunggu semua",
        ((buka, "tuntas", _benar), (buka, "_ada_di_hulu", _salah)),
    ),
    Mutan("perbaikan menjadi pemeriksaan kedua", ((buka, "_tugas_baru", _tugas_biasa),)),
    Mutan("peminta masukan tidak menunggu", ((serah, "periksa_menunggu", _diam),)),
    Mutan("tutup awal oleh siapa saja", ((tutup, "boleh_mengendalikan", _diam),)),
    Mutan("ditarik sesudah dibaca", ((tutup, "_periksa_hilir", _diam),)),
    Mutan("isi lama ditimpa", ((lipat, "_catat_hasil", _hanya_versi_terakhir),)),
    Mutan("penyusun mencatat kertas tanpa pindaian", ((periksa, "penulis_objek", _kosong),)),
    Mutan("giliran paraf diabaikan", ((serah, "periksa_giliran", _diam),)),
    Mutan("susulan tidak gugur pada pemeriksaan", ((buka, "_gugurkan_susulan", _diam),)),
    Mutan("pemeriksaan ditiadakan sendirian", ((tutup, "_boleh_tanpa_putusan", _benar),)),
    Mutan("baris maju mendahului perbaikan di hulu", ((buka, "_ada_di_hulu", _salah),)),
    Mutan("rangkap tidak dilarang", ((hak, "pemutus_objek", _kosong),)),
)


def _contoh() -> list[Callable[[], None]]:
    """Every example without parameters or fixtures."""
    return [
        f
        for modul in (test_pemeriksaan, test_jalannya_langkah)
        for nama, f in vars(modul).items()
        if nama.startswith("test_") and f.__code__.co_argcount == 0
    ]


def _tertangkap() -> bool:
    """Some example or walk fails."""
    try:
        for contoh in _contoh():
            contoh()
        for benih in range(150):
            jalan = Jalan(benih)
            jalan.tempuh(35)
            if benih % 4 == 0:
                jalan.tuntaskan()
    except (AssertionError, GalatTolok, LookupError, TypeError, pytest.fail.Exception):
        return True
    return False


def test_ada_sedikitnya_dua_puluh_lima_mutan_bernama() -> None:
    assert len({m.nama for m in MUTAN}) >= 25


@pytest.mark.lambat
@pytest.mark.parametrize("mutan", MUTAN, ids=lambda m: m.nama)
def test_mutan_tertangkap(mutan: Mutan, monkeypatch: pytest.MonkeyPatch) -> None:
    for tempat, nama, pengganti in mutan.ganti:
        if isinstance(tempat, dict):
            monkeypatch.setitem(tempat, nama, pengganti)
        else:
            monkeypatch.setattr(tempat, nama, pengganti)

    assert _tertangkap(), f"mutan hidup: {mutan.nama}"
