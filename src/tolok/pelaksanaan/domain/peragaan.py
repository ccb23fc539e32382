"""Show a run of each SOP of the library with one return: rows, holders, events, the end.

`python -m tolok.pelaksanaan.domain.peragaan [KODE ...]` (also `tolok sop peragakan KODE`).
Invented people, no database; the same decider that serves the office.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    Kejadian,
    LangkahDibuka,
    LangkahDitutupAwal,
    PelaksanaanSelesai,
    PemegangDitetapkan,
    Tercatat,
    TindakanDiselesaikan,
    TugasDialihkan,
    TugasDiambil,
    TugasDikembalikan,
    TugasDiserahkan,
    TugasGugur,
)
from tolok.pelaksanaan.domain.kembali import sasaran_baku
from tolok.pelaksanaan.domain.panggung import Panggung
from tolok.pelaksanaan.domain.perintah import Kembalikan
from tolok.pelaksanaan.domain.usul import siap, usul
from tolok.sop.domain.jalan import SopJalan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.pustaka import daftar, muat

__all__ = ["peragakan", "utama"]

_BATAS = 600


def peragakan(sop: SopJalan) -> Iterator[str]:
    """The lines of one played run: its rows, then every event, one return included."""
    g = Panggung(sop)
    yield f"{sop.nama} ({len(sop.langkah)} langkah)"
    for langkah in sop.langkah:
        acts = ", ".join(t.jenis.value for t in langkah.tindakan)
        yield f"  {langkah.nomor:>2} {acts:<32} {', '.join(langkah.pelaksana)}"
    g.mulai()
    sudah = 0
    kembali = False
    for _ in range(_BATAS):
        for t in g.log[sudah:]:
            yield f"{t.urutan:>4}  {_baris(g.keadaan, t)}"
        sudah = len(g.log)
        terbuka = siap(g)
        if not terbuka:
            break
        tugas = _pengembali(g, terbuka)
        if tugas is not None and not kembali:
            kembali = True
            _kembalikan(g, tugas)
        else:
            g.beri(*usul(g, terbuka[0]))
    yield f"  => {g.keadaan.status.value}, {len(g.log)} kejadian, satu pengembalian: {_ya(kembali)}"


def _ya(benar: bool) -> str:
    return "ya" if benar else "tidak"


def _pengembali(g: Panggung, terbuka: Sequence[Tugas]) -> Tugas | None:
    """The reviewer whose way back the page prints, else the first reviewer."""
    tercetak = [x.nomor for x in g.lin.sop.langkah if x.memutuskan and x.kembali_tercetak]
    memutus = [x.nomor for x in g.lin.sop.langkah if x.memutuskan and sasaran_baku(g.lin, x.nomor)]
    if not memutus:
        return None
    nomor = tercetak[0] if tercetak else memutus[0]
    cocok = [t for t in terbuka if t.langkah == nomor and g.lin.memutuskan_sendiri(nomor)]
    return cocok[0] if cocok else None


def _kembalikan(g: Panggung, t: Tugas) -> None:
    oleh, _ = usul(g, t)
    perintah = Kembalikan(
        kunci=g.kunci(),
        tugas=t.id,
        iterasi=t.iterasi,
        alasan="lembar-alasan",
        catatan=("catatan-1",),
    )
    g.beri(oleh, perintah)


def _baris(k: Keadaan, t: Tercatat) -> str:
    oleh = "sistem" if t.pelaku is None else t.pelaku.pegawai
    return f"{oleh:<18} {t.kejadian.JENIS:<22} {_isi(k, t.kejadian)}".rstrip()


def _sebut(k: Keadaan, nomor: str) -> str:
    t = k.tugas[nomor]
    bagian = [f"langkah {t.langkah}"]
    if t.subjek:
        bagian.append(t.subjek)
    if t.tindakan:
        bagian.append(t.tindakan)
    if t.iterasi > 1:
        bagian.append(f"iterasi {t.iterasi}")
    return " ".join(bagian)


def _isi(k: Keadaan, e: Kejadian) -> str:
    cara = _CARA.get(type(e))
    return "" if cara is None else cara(k, e)


def _serah(k: Keadaan, e: TugasDiserahkan) -> str:
    putus = f": {e.keputusan.value}" if e.keputusan else ""
    return _sebut(k, e.tugas) + putus + (" (perbaikan)" if e.perbaikan else "")


def _kembali(k: Keadaan, e: TugasDikembalikan) -> str:
    jalur = "tercetak" if e.diatur else "tidak diatur SOP"
    return f"{_sebut(k, e.tugas)} -> langkah {e.sasaran} ({jalur})"


def _banyak(k: Keadaan, e: TugasGugur | LangkahDitutupAwal) -> str:
    return ", ".join(_sebut(k, n) for n in e.tugas)


def _dibuka(k: Keadaan, e: LangkahDibuka) -> str:
    buka = ", ".join(
        f"{t.subjek or t.pemegang.kunci}{' (perbaikan)' if t.bentuk.value == 'perbaikan' else ''}"
        for t in e.tugas
    )
    bawa = ", ".join(str(d.subjek or _sebut(k, d.tugas)) for d in e.dibawa)
    ekor = f"; dibawa: {bawa}" if bawa else ""
    return f"langkah {e.langkah} ({e.sebab.value}) -> {buka or '-'}{ekor}"


_CARA: dict[type[Kejadian], Callable[[Keadaan, Any], str]] = {
    LangkahDibuka: _dibuka,
    TugasDiserahkan: _serah,
    TugasDikembalikan: _kembali,
    TindakanDiselesaikan: lambda k, e: f"{_sebut(k, e.tugas)}: {e.tindakan}",
    TugasGugur: _banyak,
    LangkahDitutupAwal: _banyak,
    PemegangDitetapkan: lambda _, e: f"{e.lajur or e.tugas} = {e.pemegang.kunci}",
    TugasDialihkan: lambda k, e: f"{_sebut(k, e.tugas)} -> {e.pemegang.kunci}",
    TugasDiambil: lambda k, e: f"{_sebut(k, e.tugas)} oleh {e.pegawai}",
    PelaksanaanSelesai: lambda *_: "berkas ditutup",
}


def utama(argumen: Sequence[str] | None = None) -> int:
    """Print the runs of the named library SOPs (all when none is named); 2 for an unknown one."""
    kode_dipinta = list(argumen if argumen is not None else sys.argv[1:]) or daftar()
    for kode in kode_dipinta:
        if kode not in daftar():
            sys.stderr.write(f"SOP {kode} tidak ada di pustaka: {', '.join(daftar())}.\n")
            return 2
        sop = siapkan(muat(kode))
        if not isinstance(sop, SopJalan):
            sys.stderr.write(f"SOP {kode} belum dapat dijalankan: {sop[0].masalah}\n")
            return 2
        for baris in peragakan(sop):
            sys.stdout.write(f"{baris}\n")
        sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(utama())
