"""Acts that rest on forms gathered in the same row wait until the last of them is in."""

from __future__ import annotations

from tolok.dasar.galat import TransisiTidakSah
from tolok.pelaksanaan.domain.peserta import tindakan_beres
from tolok.pelaksanaan.tindakan.daftar import Fragmen
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["fragmen_menunggu", "menunggu_isian", "periksa_isian_masuk"]

_KUMPULKAN = JenisTindakan.KUMPULKAN


def menunggu_isian(halaman: HalamanTugas) -> int:
    """Forms asked of others in this very row that are not in yet; 0 when nothing is awaited."""
    if halaman.domain.induk is not None or not halaman.domain.terbuka:
        return 0
    lintasan, nomor, k = halaman.lintasan, halaman.tugas.langkah, halaman.keadaan
    asal = [
        t
        for t in lintasan.tindakan(nomor)
        if t.jenis is _KUMPULKAN and lintasan.bagian_orang_lain(nomor, t)
    ]
    if not asal or tindakan_beres(k, halaman.domain, asal[0]):
        return 0
    anak = (k.tugas[a] for a in k.anak.get(halaman.domain.id, ()))
    return sum(1 for a in anak if a.terbuka and a.tindakan == _KUMPULKAN) or 1


def fragmen_menunggu(halaman: HalamanTugas, judul: str) -> Fragmen | None:
    """What a later act of the row shows meanwhile; None when it may begin."""
    banyak = menunggu_isian(halaman)
    if not banyak:
        return None
    return Fragmen(
        templat="kinerja/tindakan/menunggu_isian.html", konteks={"judul": judul, "banyak": banyak}
    )


def periksa_isian_masuk(halaman: HalamanTugas) -> None:
    """Refuse to compute on forms that are still out."""
    banyak = menunggu_isian(halaman)
    if banyak:
        raise TransisiTidakSah(
            f"{banyak} isian pemilik data belum masuk.",
            "Tunggu isiannya, atau tutup pengumpulan lebih awal dengan alasan.",
            "menunggu_isian",
        )
