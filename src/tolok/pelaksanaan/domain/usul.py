"""What the right person would do next on a task: the plain way through a run.

Used to play a run (the showing command) and to keep random walks moving.
"""

from __future__ import annotations

from dataclasses import replace

from tolok.pelaksanaan.domain.hak import anak_tangga, tugas_memutuskan
from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.kejadian import Bentuk, Keputusan
from tolok.pelaksanaan.domain.objek import dilihat, versi_dikerjakan
from tolok.pelaksanaan.domain.panggung import Panggung
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.domain.perintah import (
    Ambil,
    HasilBaru,
    Perintah,
    SelesaikanTindakan,
    Serahkan,
    TetapkanLajur,
    TetapkanPemegang,
)
from tolok.pelaksanaan.domain.peserta import tindakan_beres
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.serah import kekurangan
from tolok.pelaksanaan.domain.tindakan import ATURAN
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["siap", "usul"]

_JENIS = frozenset(j.value for j in JenisHasil)
_SETELAH = (JenisTindakan.LAPORKAN, JenisTindakan.KIRIM)


def siap(g: Panggung) -> list[Tugas]:
    """Open tasks somebody can move now, in the order they were opened."""
    k = g.keadaan
    menunggu = {m.tugas for m in k.menunggu.values()}
    return [
        t
        for t in k.tugas.values()
        if t.terbuka and t.id not in menunggu and t.induk not in menunggu and _giliran(g, t)
    ]


def _giliran(g: Panggung, t: Tugas) -> bool:
    k = g.keadaan
    if t.induk is not None:
        saudara = (k.tugas[a] for a in k.anak[t.induk])
        return not any(
            a.terbuka and a.tindakan == t.tindakan and a.giliran < t.giliran for a in saudara
        )
    dibuka = [x for x in g.lin.tindakan(t.langkah) if x.jenis.value in t.tindakan_dibuka]
    anak = [k.tugas[a] for a in k.anak.get(t.id, ())]
    jawab = any(a.keputusan is Keputusan.MENOLAK and a.id not in t.jawaban for a in anak)
    return jawab or all(tindakan_beres(k, t, x) for x in dibuka)


def usul(g: Panggung, t: Tugas) -> tuple[str, Perintah]:
    """Who should do what on this task next."""
    k = g.keadaan
    if t.pemegang.jenis is JenisPemegang.BELUM and not t.ditunjuk:
        return _tetapkan(g, t)
    _, kunci = anak_tangga(k, g.fakta(None), t)
    if kunci is None:
        return _tunjuk(g, t)
    oleh = _orang(g, t, kunci)
    dasar = {"kunci": g.kunci(), "tugas": t.id, "iterasi": t.iterasi}
    if t.pemegang.banyak and t.ambil is None and kunci == t.pemegang.kunci:
        return oleh, Ambil(**dasar)  # type: ignore[arg-type]
    tampak = dilihat(k, g.lin, t)
    ditolak = _penolakan(g, t)
    if ditolak:
        jawaban = {nomor: f"jawaban-{nomor}" for nomor in ditolak}
        kode = k.tugas[ditolak[0]].tindakan or ""
        return oleh, SelesaikanTindakan(**dasar, tindakan=kode, jawaban=jawaban)  # type: ignore[arg-type]
    berikut = _harus_diminta(g, t)
    if berikut is not None:
        hasil = tuple(_lengkapi(g, t, berikut))
        return oleh, SelesaikanTindakan(**dasar, tindakan=berikut, hasil=hasil)  # type: ignore[arg-type]
    return oleh, _serahkan(g, t, tampak)


def _orang(g: Panggung, t: Tugas, kunci: str) -> str:
    if t.ambil is not None:
        return t.ambil
    if kunci.startswith("pegawai:"):
        return kunci.partition(":")[2]
    from_rung = [p for p in g.pemangku[kunci] if p.hadir]
    larangan = _larangan(g, t)
    layak = [p for p in from_rung if p.pelaku.pegawai not in larangan]
    return (layak or from_rung)[0].pelaku.pegawai


def _larangan(g: Panggung, t: Tugas) -> frozenset[str]:
    if not tugas_memutuskan(g.keadaan, g.lin, t):
        return frozenset()
    subjek = t.subjek if t.induk is None else g.keadaan.tugas[t.induk].subjek
    semua: frozenset[str] = frozenset()
    for _, v in versi_dikerjakan(g.keadaan, g.lin, t.langkah, subjek):
        semua |= v.penulis
    return semua


def _tetapkan(g: Panggung, t: Tugas) -> tuple[str, Perintah]:
    lajur = t.subjek if t.induk is not None else g.lin.langkah[t.langkah].pelaksana[0]
    if any(x.kode == lajur for x in g.lin.sop.lajur):
        tim = Pemegang(JenisPemegang.TIM, str(lajur))
        return g.kepala_kini(), TetapkanLajur(
            kunci=g.kunci(), lajur=str(lajur), pemegang=tim, alasan="lembar-alasan"
        )
    return _tunjuk(g, t)


def _tunjuk(g: Panggung, t: Tugas) -> tuple[str, Perintah]:
    larangan = _larangan(g, t)
    calon = next(p for p in (*g.pegawai(), "penilai_luar") if p not in larangan)
    return g.kepala_kini(), TetapkanPemegang(
        kunci=g.kunci(), tugas=t.id, iterasi=t.iterasi, pegawai=calon, alasan="lembar-alasan"
    )


def _penolakan(g: Panggung, t: Tugas) -> list[str]:
    anak = (g.keadaan.tugas[a] for a in g.keadaan.anak.get(t.id, ()))
    return [a.id for a in anak if a.keputusan is Keputusan.MENOLAK and a.id not in t.jawaban]


def _harus_diminta(g: Panggung, t: Tugas) -> str | None:
    """The own act that must be finished before the shares of others can be asked."""
    if t.induk is not None or t.bentuk is Bentuk.PERBAIKAN:
        return None
    semua = g.lin.tindakan(t.langkah)
    lain = [i for i, x in enumerate(semua) if _menunggu_bagian(g, t, i)]
    for i, x in enumerate(semua):
        kode = x.jenis.value
        if x.jenis in _SETELAH and i in lain and kode not in t.tindakan_selesai:
            return kode
        milik_lain = g.lin.bagian_orang_lain(t.langkah, x)
        if not milik_lain and kode not in t.tindakan_selesai and any(j > i for j in lain):
            return kode
    return None


def _menunggu_bagian(g: Panggung, t: Tugas, i: int) -> bool:
    x = g.lin.tindakan(t.langkah)[i]
    if not g.lin.bagian_orang_lain(t.langkah, x) or x.jenis.value in t.tindakan_dibuka:
        return False
    return x.jenis is not JenisTindakan.KIRIM or bool(g.paraf)


def _lengkapi(g: Panggung, t: Tugas, kode: str) -> list[HasilBaru]:
    langkah = g.lin.langkah[t.langkah]
    hasil: list[HasilBaru] = []
    sebelum = [x.jenis.value for x in g.lin.tindakan(t.langkah)]
    for satu in sebelum[: sebelum.index(kode) + 1]:
        if satu in t.tindakan_selesai:
            continue
        while kurang := ATURAN[satu].kurang(langkah, t, [*t.hasil, *(h.jenis for h in hasil)]):
            hasil.append(g.hasil(_jenis(kurang[0].kode)))
    return hasil


def _jenis(kode: str) -> str:
    return kode if kode in _JENIS else "lain"


def _serahkan(g: Panggung, t: Tugas, tampak: str) -> Serahkan:
    k = g.keadaan
    putus = tugas_memutuskan(k, g.lin, t)
    hasil: list[HasilBaru] = []
    jawaban: dict[str, str] = {}
    if t.bentuk is Bentuk.PERBAIKAN:
        subjek = t.subjek
        hasil = [
            replace(g.hasil(n.jenis), subjek=n.subjek)
            for n, _ in versi_dikerjakan(k, g.lin, t.langkah, subjek)
        ]
        wajib = k.kembali[t.karena].catatan if t.karena else ()
        jawaban = {n: f"jawaban-{n}" for n in wajib}
    perintah = Serahkan(
        kunci=g.kunci(),
        tugas=t.id,
        iterasi=t.iterasi,
        dilihat=tampak,
        keputusan=Keputusan.SETUJU if putus else None,
        hasil=tuple(hasil),
        jawaban=jawaban,
        disposisi="lembar-disposisi" if t.induk is None or t.tindakan == "laporkan" else None,
    )
    return _cukupi(g, t, perintah)


def _cukupi(g: Panggung, t: Tugas, c: Serahkan) -> Serahkan:
    """Add a sheet for each kind that is still missing."""
    if t.bentuk is Bentuk.PERBAIKAN:
        return c
    p = Putusan(g.keadaan, g.fakta(None), ATURAN)
    for _ in _JENIS:
        kurang = [x for x in kekurangan(p, t, c) if x.kode in _JENIS or x.kode == "hasil"]
        if not kurang:
            break
        baru = g.hasil(_jenis(kurang[0].kode))
        c = Serahkan(
            kunci=c.kunci,
            tugas=c.tugas,
            iterasi=c.iterasi,
            dilihat=c.dilihat,
            keputusan=c.keputusan,
            hasil=(*c.hasil, baru),
            jawaban=c.jawaban,
            disposisi=c.disposisi,
        )
    return c
