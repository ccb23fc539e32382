"""What a row works on: the present versions, their parts, and who wrote them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from tolok.pelaksanaan.domain.keadaan import Keadaan, KunciHasil, Tugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import (
    Bentuk,
    HasilDiserahkan,
    Keputusan,
    ObjekDiputuskan,
)
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.perintah import HasilBaru
from tolok.pelaksanaan.domain.tolak import tidak_lengkap
from tolok.sop.domain.jalan import JenisTindakan

__all__ = [
    "dilihat",
    "hasil_diserahkan",
    "hasil_sendiri",
    "objek_langkah",
    "objek_tugas",
    "pemutus_objek",
    "penulis_objek",
    "terakhir",
    "versi_dikerjakan",
]


_SETELAH = frozenset({JenisTindakan.LAPORKAN.value, JenisTindakan.KIRIM.value})


def terakhir(k: Keadaan, kunci: KunciHasil) -> VersiHasil | None:
    """The newest submitted version of a result."""
    versi = k.hasil.get(kunci)
    return versi[-1] if versi else None


def versi_dikerjakan(
    k: Keadaan, lin: Lintasan, nomor: int, subjek: str | None
) -> list[tuple[KunciHasil, VersiHasil]]:
    """Newest version of everything row `nomor` works on, for one subject."""
    hasil = []
    for jenis, dari in lin.sumber[nomor]:
        for s in _subjek_sumber(k, lin, nomor, dari, subjek):
            kunci = KunciHasil(dari, jenis, s)
            versi = k.hasil.get(kunci)
            if versi:
                hasil.append((kunci, versi[-1]))
            elif s is None:
                hasil += _isian_peserta(k, kunci)
    return hasil


def _isian_peserta(k: Keadaan, kunci: KunciHasil) -> list[tuple[KunciHasil, VersiHasil]]:
    """Forms gathered in a single row and not compiled there are themselves what it made."""
    b = k.baris.get(kunci.langkah)
    if b is None:
        return []
    semua = [kunci._replace(subjek=s) for bagian, s in b.persetujuan if bagian == "kumpulkan/"]
    return [(x, k.hasil[x][-1]) for x in semua if x in k.hasil]


def _subjek_sumber(
    k: Keadaan, lin: Lintasan, nomor: int, sumber: int, subjek: str | None
) -> tuple[str | None, ...]:
    """Whose result of the source row counts: one's own, the single one, or everybody's."""
    if not lin.per_subjek(sumber):
        return (None,)
    if subjek is not None and lin.akar[sumber] == lin.akar[nomor]:
        return (subjek,)
    b = k.baris.get(sumber)
    return () if b is None else b.subjek


def _sidik_bagian(versi: VersiHasil, subjek: str | None) -> str:
    return versi.sidik if subjek is None else versi.bagian.get(subjek, versi.sidik)


def objek_langkah(
    k: Keadaan, lin: Lintasan, nomor: int, subjek: str | None, bagian: str | None = None
) -> tuple[ObjekDiputuskan, ...]:
    """What is decided on or signed; the digest is that of the part of `bagian` (or `subjek`)."""
    milik = subjek if bagian is None else bagian
    return tuple(
        ObjekDiputuskan(
            langkah=kunci.langkah,
            jenis=kunci.jenis,
            versi=versi.versi,
            sidik=_sidik_bagian(versi, milik),
            subjek=kunci.subjek,
        )
        for kunci, versi in versi_dikerjakan(k, lin, nomor, subjek)
    )


def objek_tugas(k: Keadaan, lin: Lintasan, tugas: Tugas) -> tuple[ObjekDiputuskan, ...]:
    """The object of a task or of a share (own page of the signer, where parts are known).

    A share of `kirim` or `laporkan` is about what the row itself has submitted.
    """
    if tugas.induk is None:
        return objek_langkah(k, lin, tugas.langkah, tugas.subjek)
    induk = k.tugas[tugas.induk]
    sendiri = hasil_sendiri(k, induk) if tugas.tindakan in _SETELAH else ()
    return sendiri or objek_langkah(k, lin, tugas.langkah, induk.subjek, tugas.subjek)


def hasil_sendiri(k: Keadaan, tugas: Tugas) -> tuple[ObjekDiputuskan, ...]:
    """The versions this task itself has submitted so far."""
    return tuple(
        ObjekDiputuskan(
            langkah=tugas.langkah,
            jenis=jenis,
            versi=versi.versi,
            sidik=versi.sidik,
            subjek=tugas.subjek,
        )
        for jenis in sorted(set(tugas.hasil))
        if (versi := terakhir(k, KunciHasil(tugas.langkah, jenis, tugas.subjek))) is not None
        and versi.tugas == tugas.id
    )


def dilihat(k: Keadaan, lin: Lintasan, tugas: Tugas) -> str:
    """Digest of the versions a page about this task shows; "" when it works on none."""
    return _sidik_gabungan(versi.sidik for _, versi in _tampak(k, lin, tugas))


def _tampak(k: Keadaan, lin: Lintasan, tugas: Tugas) -> list[tuple[KunciHasil, VersiHasil]]:
    subjek = tugas.subjek if tugas.induk is None else k.tugas[tugas.induk].subjek
    return versi_dikerjakan(k, lin, tugas.langkah, subjek)


def _sidik_gabungan(sidik: Iterable[str]) -> str:
    semua = list(sidik)
    if len(semua) <= 1:
        return semua[0] if semua else ""
    return sha256("|".join(semua).encode()).hexdigest()


def penulis_objek(k: Keadaan, lin: Lintasan, tugas: Tugas) -> frozenset[str]:
    """Persons who submitted or repaired the versions this task decides on; scores laid beside a
    document make nobody its author."""
    penulis: frozenset[str] = frozenset()
    for kunci, versi in _tampak(k, lin, tugas):
        if kunci.langkah not in lin.menilai:
            penulis |= versi.penulis
    return penulis


def pemutus_objek(k: Keadaan, lin: Lintasan, tugas: Tugas) -> frozenset[str]:
    """Persons who already approved these very versions at another row (double capacity)."""
    versi = {(o.langkah, o.jenis, o.subjek, o.versi) for o in objek_tugas(k, lin, tugas)}
    return frozenset(
        p.pegawai
        for b in k.baris.values()
        if b.nomor != tugas.langkah
        for p in b.persetujuan.values()
        if p.keputusan in (Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN)
        and any((o.langkah, o.jenis, o.subjek, o.versi) in versi for o in p.objek)
    )


def hasil_diserahkan(
    k: Keadaan, lin: Lintasan, tugas: Tugas, baru: tuple[HasilBaru, ...], penulis: tuple[str, ...]
) -> tuple[HasilDiserahkan, ...]:
    """Submitted sheets as numbered versions with their authors.

    A repair makes the next version of the returned document itself; everything else belongs to
    the row it was submitted in, so what a reviewer adds beside a document never changes it.
    """
    hasil = tuple(_versi_baru(k, lin, tugas, h, penulis) for h in baru)
    if len({(h.langkah, h.jenis, h.subjek) for h in hasil}) < len(hasil):
        raise tidak_lengkap("Satu hasil diserahkan dua kali sekaligus.", "hasil_ganda")
    return hasil


def _versi_baru(
    k: Keadaan, lin: Lintasan, tugas: Tugas, h: HasilBaru, penulis: tuple[str, ...]
) -> HasilDiserahkan:
    kunci = _kunci(k, lin, tugas, h)
    lama = terakhir(k, kunci)
    sama = lama is not None and lama.sidik == h.sidik
    nomor = 1 if lama is None else lama.versi if sama else lama.versi + 1
    return HasilDiserahkan(
        langkah=kunci.langkah,
        jenis=h.jenis,
        versi=nomor,
        lembar=h.lembar,
        sidik=h.sidik,
        penulis=tuple(sorted({*penulis, *h.penulis, *_penulis_lama(tugas, lama, kunci)})),
        subjek=kunci.subjek,
        tahap=h.tahap,
        bagian=h.bagian,
    )


def _penulis_lama(tugas: Tugas, lama: VersiHasil | None, kunci: KunciHasil) -> frozenset[str]:
    """Earlier authors stay authors of a repaired text, and of one finished in several acts."""
    if lama is None:
        return frozenset()
    if tugas.bentuk is Bentuk.PERBAIKAN or lama.tugas == tugas.id:
        return lama.penulis
    return frozenset()


def _kunci(k: Keadaan, lin: Lintasan, tugas: Tugas, h: HasilBaru) -> KunciHasil:
    if tugas.bentuk is Bentuk.PERBAIKAN:
        for kunci, _ in versi_dikerjakan(k, lin, tugas.langkah, tugas.subjek):
            if kunci.jenis == h.jenis and h.subjek in (None, kunci.subjek):
                return kunci
    if tugas.bentuk is Bentuk.SAMPINGAN:
        # What a granted case changes is the score, which was laid beside the document last.
        for kunci, _ in reversed(versi_dikerjakan(k, lin, tugas.langkah, tugas.subjek)):
            if kunci.jenis == h.jenis:
                return kunci
    return KunciHasil(tugas.langkah, h.jenis, tugas.subjek)
