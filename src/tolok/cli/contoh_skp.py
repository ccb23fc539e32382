"""The demo's appraisal of one year: nearly everybody has signed, one objects, one is on leave.

The head of the office is rated by the mayor, outside the office, whose paper is still out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from tolok.cli.contoh_isian import kalimat
from tolok.cli.contoh_peraga import Peraga
from tolok.pelaksanaan.banyak import RincianSubjek, serahkan_banyak
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.services import PadaPelaksanaan
from tolok.skp.domain.ekspektasi import Rating, baca_rating
from tolok.skp.services.contoh import realisasi_contoh

if TYPE_CHECKING:
    from tolok.pelaksanaan.models import Tugas

__all__ = ["menunggu_tanda_tangan", "separuh_terisi"]

_BELUM_MENGISI = frozenset({"A-09", "A-15", "A-19", "A-23", "A-28", "A-30", "A-32"})
_DIKEMBALIKAN = frozenset({"A-20", "A-29"})
_ANALIS, _PEMERIKSA, _KEBERATAN, _CUTI = "A-08", "A-03", "A-13", "A-30"
_UMPAN = {
    Rating.DI_ATAS: "Hasilnya melampaui yang diharapkan; bagikan caranya kepada rekan.",
    Rating.SESUAI: "Sesuai harapan; pertahankan ketepatan waktunya.",
    Rating.DI_BAWAH: "Pengendalian stok belum berjalan; susun rencana perbaikannya.",
}


def menunggu_tanda_tangan(p: Peraga, _: Any) -> None:
    """Rows 1 to 5: filled in, checked, typed, rated; the signatures are nearly complete."""
    _isi(p)
    p.pukul(1, "09.00")
    _serahkan(p, _ANALIS, p.terbuka(1, induk=None))
    p.pukul(1, "13.20")
    _periksa(p)
    p.pukul(2, "08.10")
    _ketik(p)
    p.pukul(3, "08.30")
    _nilai(p)
    p.pukul(4, "08.05")
    _tanda_tangan(p)


def separuh_terisi(p: Peraga, _: Any) -> None:
    """Row 1 and 2 of a quarter: seven have not filled in, two got theirs back."""
    _isi(p, kecuali=_BELUM_MENGISI, beda=True)
    p.pukul(1, "09.00")
    _serahkan(p, _ANALIS, [t for t in p.terbuka(1, induk=None) if not p.terbuka(1, induk=t.pk)])
    p.pukul(1, "13.20")
    dikembalikan = [t for t in p.terbuka(2) if _orang(p, t) in _DIKEMBALIKAN]
    rincian = [
        RincianSubjek(
            tugas=t.pk, iterasi=t.iterasi, kembalikan=True, alasan=kalimat()["skp"]["kembali"]
        )
        for t in dikembalikan
    ]
    serahkan_banyak(pada=_pada(p, _PEMERIKSA), rincian=rincian)
    p.maju()


def _orang(p: Peraga, tugas: Tugas) -> str:
    """Position code of whom a task is about."""
    return p.kantor.kode(tugas.subjek)


def _isi(p: Peraga, *, kecuali: frozenset[str] = frozenset(), beda: bool = False) -> None:
    """Everybody but these fills in the own realisation. `beda`: it differs from what is verified."""
    realisasi = realisasi_contoh(p.kantor.data["skp"], p.kantor.instansi, p.periode)
    for bagian in p.terbuka(1, tindakan="kumpulkan"):
        if _orang(p, bagian) in kecuali:
            continue
        isi = realisasi.get(bagian.subjek or UUID(int=0), {})
        p.kirim(
            _orang(p, bagian),
            bagian,
            "kumpulkan",
            "kirim",
            **{f"realisasi-{pk}": nilai for pk, nilai in isi.items()},
            **{f"bukti-{pk}": f"Laporan {p.periode.nama}" for pk in isi},
            **{f"alasan-{pk}": kalimat()["skp"]["beda"] for pk in isi if beda},
        )


def _serahkan(
    p: Peraga, orang: str, daftar: Iterable[Tugas], keputusan: Keputusan | None = None
) -> None:
    """Hand many subjects on in one command."""
    rincian = [RincianSubjek(tugas=t.pk, iterasi=t.iterasi, keputusan=keputusan) for t in daftar]
    serahkan_banyak(pada=_pada(p, orang), rincian=rincian)
    p.maju()


def _pada(p: Peraga, orang: str) -> PadaPelaksanaan:
    return PadaPelaksanaan(
        pelaksanaan=p.pelaksanaan,
        pegawai=p.kantor.pegawai[orang],
        kunci=uuid4(),
        sekarang=p.saat,
    )


def _periksa(p: Peraga) -> None:
    """The checker decides everybody's form but the own one, which goes to the superior."""
    sendiri = p.kantor.pegawai[_PEMERIKSA].pk
    semua = p.terbuka(2)
    lain = [t for t in semua if t.subjek != sendiri]
    _serahkan(p, _PEMERIKSA, lain, Keputusan.SETUJU)
    for t in semua:
        if t.subjek == sendiri:
            p.kirim(_atasan(p, _PEMERIKSA), t, "periksa", "setujui")


def _atasan(p: Peraga, kode: str) -> str:
    """Position code of who acts in the post above."""
    atasan = p.kantor.jabatan[kode].atasan_id
    return p.kepala(next(k for k, j in p.kantor.jabatan.items() if j.pk == atasan))


def _ketik(p: Peraga) -> None:
    for t in p.terbuka(3):
        p.kirim(_ANALIS, t, "isi", "kirim", cara="daring")


def _nilai(p: Peraga) -> None:
    """Every superior of the office rates; whom the mayor rates waits for paper."""
    rating = {
        x["posisi"]: (baca_rating(x["rating_hasil"]), baca_rating(x["rating_perilaku"]))
        for x in p.kantor.data["skp"]["lembar"]
    }
    for t in p.terbuka(4):
        orang = _orang(p, t)
        penilai = _pemegang(p, t.pemegang_id)
        if penilai is None:
            continue
        hasil, perilaku = rating.get(orang, (Rating.SESUAI, Rating.SESUAI))
        p.kirim(
            penilai,
            t,
            "nilai",
            "kirim",
            rating_hasil=hasil,
            rating_perilaku=perilaku,
            **{"umpan-akuntabel": _UMPAN[hasil or Rating.SESUAI]},
        )


def _pemegang(p: Peraga, jabatan: UUID | None) -> str | None:
    """Who acts in a post of this office; None for a post outside."""
    kode = next((k for k, j in p.kantor.jabatan.items() if j.pk == jabatan), None)
    return None if kode is None else p.kepala(kode)


def _tanda_tangan(p: Peraga) -> None:
    for t in p.terbuka(5, induk=None):
        orang = _orang(p, t)
        if orang == _KEBERATAN:
            _ajukan(p, t)
        elif orang != _CUTI:
            p.kirim(orang, t, "tandatangani", "tandatangani")


def _ajukan(p: Peraga, tugas: Tugas) -> None:
    """One objects; the appraiser has explained, the mayor has yet to decide."""
    contoh = next(x for x in p.kantor.data["skp"]["lembar"] if x["posisi"] == _KEBERATAN)
    alasan = contoh["keberatan"]["alasan"]
    p.kirim(_KEBERATAN, tugas, "tugas", "ajukan_perkara", perkara="keberatan", teks=f"{alasan}.")
    perkara = p.terbuka(5, tindakan="keberatan")[0]
    p.kirim(
        p.kantor.pimpinan,
        perkara,
        "keberatan",
        "jelaskan",
        teks="Rating diberikan atas koefisien variasi harga dan satu kejadian kelangkaan.",
    )
