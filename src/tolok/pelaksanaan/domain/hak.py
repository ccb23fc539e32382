"""Who may answer a task: holder, acting holder, superior, appointee; never an author."""

from __future__ import annotations

from collections.abc import Mapping

from tolok.pelaksanaan.domain.fakta import Fakta, Kedudukan
from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.kejadian import Bentuk, Tangga
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.objek import pemutus_objek, penulis_objek
from tolok.pelaksanaan.domain.pelaku import Kapasitas, Pelaku
from tolok.pelaksanaan.domain.tolak import (
    bukan_pemegang,
    bukan_sekarang,
    dua_tangan,
    putusan_rangkap,
    tidak_berhak,
)

__all__ = [
    "ada_pemegang_layak",
    "anak_tangga",
    "atasan_layak",
    "boleh_mengendalikan",
    "dapat_diambil",
    "larangan_rangkap",
    "larangan_tetap",
    "memegang",
    "periksa_pemegang",
    "terlarang",
    "tolak_terlarang",
    "tugas_memutuskan",
]


def tugas_memutuskan(k: Keadaan, lin: Lintasan, tugas: Tugas) -> bool:
    """Whether answering this task is a deciding act (review, score, ratify, approve by signing)."""
    if tugas.bentuk is Bentuk.PERBAIKAN:
        return False
    if tugas.induk is None:
        return lin.memutuskan_sendiri(tugas.langkah)
    return any(
        b.memutuskan and b.kode == tugas.tindakan for b in lin.tindakan_langkah[tugas.langkah]
    )


def terlarang(k: Keadaan, f: Fakta, tugas: Tugas) -> frozenset[str]:
    """Persons barred from deciding: the authors; in a strict pemda also earlier deciders."""
    larangan = larangan_tetap(k, f.lintasan, tugas)
    return larangan | larangan_rangkap(k, f.lintasan, tugas) if f.rangkap_dilarang else larangan


def tolak_terlarang(k: Keadaan, f: Fakta, tugas: Tugas, pegawai: str) -> None:
    """Raise TidakBerwenang for somebody who is barred, with the true reason."""
    if pegawai in larangan_tetap(k, f.lintasan, tugas):
        raise dua_tangan()
    if pegawai in terlarang(k, f, tugas):
        raise putusan_rangkap()


def larangan_rangkap(k: Keadaan, lin: Lintasan, tugas: Tugas) -> frozenset[str]:
    """Who approved the same versions at another row: barred where the pemda forbids that."""
    return pemutus_objek(k, lin, tugas) if tugas_memutuskan(k, lin, tugas) else frozenset()


def larangan_tetap(k: Keadaan, lin: Lintasan, tugas: Tugas) -> frozenset[str]:
    """Who may never answer the task: authors; in a side case who objects and, at the end, who scored."""
    if tugas.bentuk is Bentuk.SAMPINGAN:
        return _larangan_perkara(k, lin, tugas)
    if not tugas_memutuskan(k, lin, tugas):
        return frozenset()
    return penulis_objek(k, lin, tugas)


def _larangan_perkara(k: Keadaan, lin: Lintasan, tugas: Tugas) -> frozenset[str]:
    larangan = {tugas.subjek or ""}
    if tugas.giliran > 0:
        for _, nomor in lin.sumber[tugas.langkah]:
            baris = k.baris.get(nomor)
            penilai = baris.beres.get(tugas.subjek) if baris and nomor in lin.menilai else None
            oleh = k.tugas[penilai].oleh if penilai else None
            if oleh is not None:
                larangan.add(oleh.pegawai)
    return frozenset(larangan)


def ada_pemegang_layak(f: Fakta, kunci: str, larangan: frozenset[str]) -> bool:
    """Somebody holds the post now, is present and not barred."""
    return any(p.hadir and p.pelaku.pegawai not in larangan for p in f.pemangku.get(kunci, ()))


def atasan_layak(f: Fakta, kunci: str, larangan: frozenset[str]) -> str | None:
    """The superior post, when somebody unbarred is there."""
    atasan = f.atasan.get(kunci)
    return atasan if atasan and ada_pemegang_layak(f, atasan, larangan) else None


def anak_tangga(k: Keadaan, f: Fakta, tugas: Tugas) -> tuple[Tangga, str | None]:
    """For the page and the inbox: which rung answers the task now, and its `Pemegang.kunci`.

    (DITUNJUK, None) means: the head of the Instansi must appoint somebody.
    """
    larangan = terlarang(k, f, tugas)
    if any(p not in larangan for p in tugas.ditunjuk):
        return Tangga.DITUNJUK, f"pegawai:{tugas.ditunjuk[-1]}"
    kunci = tugas.pemegang.kunci
    for p in f.pemangku.get(kunci, ()):
        if p.hadir and p.pelaku.pegawai not in larangan:
            return _rung(p.pelaku), kunci
    atasan = atasan_layak(f, kunci, larangan)
    return (Tangga.DITUNJUK, None) if atasan is None else (Tangga.ATASAN, atasan)


def _rung(pelaku: Pelaku) -> Tangga:
    biasa = pelaku.kapasitas is Kapasitas.DEFINITIF
    return Tangga.PEMEGANG if biasa else Tangga.PELAKSANA_TUGAS


def periksa_pemegang(
    k: Keadaan,
    f: Fakta,
    tugas: Tugas,
    pelaku: Pelaku,
    kedudukan: Mapping[str, Kedudukan],
) -> tuple[Tangga, Pelaku]:
    """The rung and capacity in which `pelaku` may answer `tugas`; raises TidakBerwenang."""
    larangan = terlarang(k, f, tugas)
    tolak_terlarang(k, f, tugas, pelaku.pegawai)
    if pelaku.pegawai in tugas.ditunjuk:
        return Tangga.DITUNJUK, pelaku
    kunci = tugas.pemegang.kunci
    punya = kedudukan.get(kunci)
    if punya is not None:
        _periksa_ambil(f, tugas, pelaku, ketua=punya.ketua)
        return _rung(punya.pelaku), punya.pelaku
    atasan = f.atasan.get(kunci)
    punya = kedudukan.get(atasan) if atasan else None
    if punya is not None and not ada_pemegang_layak(f, kunci, larangan):
        return Tangga.ATASAN, punya.pelaku
    raise bukan_pemegang()


def dapat_diambil(f: Fakta, tugas: Tugas) -> bool:
    """Nobody has claimed the task, or who did no longer belongs to those who hold it."""
    if tugas.ambil is None:
        return True
    pemangku = f.pemangku.get(tugas.pemegang.kunci, ())
    return all(p.pelaku.pegawai != tugas.ambil for p in pemangku)


def _periksa_ambil(f: Fakta, tugas: Tugas, pelaku: Pelaku, *, ketua: bool) -> None:
    """Held by many: the claimer's; unclaimed, the ketua's or unit head's."""
    if not tugas.pemegang.banyak or not tugas.terbuka or tugas.ambil == pelaku.pegawai:
        return
    if not dapat_diambil(f, tugas):
        raise bukan_sekarang(
            "Tugas ini sedang dikerjakan anggota lain.",
            "diambil",
            "Minta ketua mengalihkan tugas bila perlu.",
        )
    if not ketua:
        raise bukan_sekarang(
            "Tugas ini milik bersama dan belum ada yang mengambil.",
            "belum_diambil",
            "Pilih Ambil dahulu agar rekan Anda melihat siapa yang mengerjakan.",
        )


def memegang(f: Fakta, tugas: Tugas) -> bool:
    """The acting person holds the task, jointly works on it, or is appointed for it."""
    if f.pelaku is not None and f.pelaku.pegawai in tugas.ditunjuk:
        return True
    if tugas.pemegang.kunci in f.kedudukan:
        return True
    return any(p.kunci in f.kedudukan for p in tugas.bersama)


def boleh_mengendalikan(k: Keadaan, f: Fakta, nomor: int, tugas: Tugas | None = None) -> None:
    """The pengendali of a row (who handed it out), or for a share the row's own holder."""
    if f.kepala is not None and f.kepala in f.kedudukan:
        return
    if tugas is not None and tugas.induk is not None and memegang(f, k.tugas[tugas.induk]):
        return
    if any(kunci in f.kedudukan for kunci in _kunci_pengendali(k, f.lintasan, nomor)):
        return
    raise tidak_berhak(
        "Hanya pengendali langkah ini yang dapat melakukannya.",
        "pengendali",
        "Hubungi pejabat yang membagikan tugas ini.",
    )


def _kunci_pengendali(k: Keadaan, lin: Lintasan, nomor: int) -> set[str]:
    pengendali = lin.langkah[nomor].pengendali
    if pengendali is None:
        posisi = lin.posisi[nomor]
        pengendali = lin.nomor[posisi - 1] if posisi else nomor
    return {
        t.pemegang.kunci for t in k.tugas.values() if t.langkah == pengendali and t.induk is None
    }
