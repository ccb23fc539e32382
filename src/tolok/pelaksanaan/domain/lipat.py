"""The fold: `terapkan` adds one stored event to a state, `lipat` folds a whole log.

Nothing is looked up and nothing can fail: what an event needs stands in the event. `lipat`
changes one accumulator in place; `terapkan` leaves the given state as it was and shares what
did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from tolok.pelaksanaan.domain.keadaan import (
    SEMUA,
    STATUS_BUKA,
    Baris,
    Keadaan,
    KunciHasil,
    Menunggu,
    Pengembalian,
    Persetujuan,
    StatusBaris,
    StatusPelaksanaan,
    StatusTugas,
    Tugas,
    VersiHasil,
)
from tolok.pelaksanaan.domain.kejadian import (
    BatasDiubah,
    HasilDiserahkan,
    Kejadian,
    LangkahDibuka,
    LangkahDitutupAwal,
    LangkahTidakDiperlukan,
    ObjekDiputuskan,
    PelaksanaanDibatalkan,
    PelaksanaanDimulai,
    PelaksanaanSelesai,
    PemegangDitetapkan,
    Sebab,
    Tercatat,
    TindakanDiselesaikan,
    TugasDialihkan,
    TugasDiambil,
    TugasDibaca,
    TugasDibuka,
    TugasDikembalikan,
    TugasDiserahkan,
    TugasDitarik,
    TugasGugur,
)
from tolok.pelaksanaan.domain.pelaku import Pelaku

__all__ = ["kunci_bagian", "lipat", "salin", "tambahkan", "terapkan", "terapkan_di"]

_KOSONG: dict[str, str] = {}
_S = StatusTugas
_PULIH = frozenset({Sebab.SUSULAN, Sebab.SELESAI})


def lipat(kejadian: Iterable[Tercatat], awal: Keadaan | None = None) -> Keadaan:
    """Fold a log (or its rest, after `awal`) into a state."""
    k = Keadaan() if awal is None else salin(awal)
    for t in kejadian:
        tambahkan(k, t)
    return k


def tambahkan(k: Keadaan, t: Tercatat) -> None:
    """Add one stored event in place, for who owns the state alone (a fold, a run kept in memory)."""
    if t.kunci is not None:
        k.kunci[t.kunci] = "" if t.pelaku is None else t.pelaku.pegawai
    k.urutan = t.urutan
    _CARA[type(t.kejadian)](k, t.kejadian, t.pada, t.pelaku)


def terapkan(keadaan: Keadaan, tercatat: Tercatat) -> Keadaan:
    """The state after one more event; `keadaan` itself stays as it is."""
    return lipat((tercatat,), keadaan)


def salin(k: Keadaan) -> Keadaan:
    """A state of its own that shares every task and row until it changes them."""
    baru = Keadaan.__new__(Keadaan)
    baru.pelaksanaan = k.pelaksanaan
    baru.sop = k.sop
    baru.instansi = k.instansi
    baru.periode = k.periode
    baru.hanya = k.hanya
    baru.status = k.status
    baru.urutan = k.urutan
    baru.tugas = k.tugas.copy()
    baru.baris = k.baris.copy()
    baru.anak = k.anak.copy()
    baru.hasil = k.hasil.copy()
    baru.lajur = k.lajur.copy()
    baru.lepas = k.lepas.copy()
    baru.kembali = k.kembali.copy()
    baru.menunggu = k.menunggu.copy()
    baru.kunci = k.kunci.copy()
    baru._token = object()
    return baru


def terapkan_di(k: Keadaan, kejadian: Kejadian, pada: datetime, pelaku: Pelaku | None) -> None:
    """Change `k` in place by one event (the decider's scratch state and the fold use it)."""
    k.urutan += 1
    _CARA[type(kejadian)](k, kejadian, pada, pelaku)


def kunci_bagian(tindakan: str | None, subjek_induk: str | None) -> str:
    """Names a share of a row in `Baris.persetujuan` and `Baris.iterasi`; "" is the row itself."""
    return "" if tindakan is None else f"{tindakan}/{subjek_induk or ''}"


def _tugas(k: Keadaan, nomor: str) -> Tugas:
    t = k.tugas[nomor]
    if t._token is not k._token:
        t = t.salin(k._token)
        k.tugas[nomor] = t
    return t


def _baris(k: Keadaan, nomor: int) -> Baris:
    b = k.baris.get(nomor)
    if b is not None and b._token is k._token:
        return b
    baru = Baris.__new__(Baris)
    baru._token = k._token
    baru.nomor = nomor
    if b is None:
        baru.status = StatusBaris.BELUM
        baru.subjek = ()
        baru.oleh = None
        baru.karena = {}
        baru.iterasi = {}
        baru.selesai = {}
        baru.beres = {}
        baru.terbuka = {}
        baru.persetujuan = {}
        baru.ditutup_awal = {}
    else:
        baru.status = b.status
        baru.subjek = b.subjek
        baru.karena = b.karena.copy()
        baru.oleh = b.oleh
        baru.iterasi = b.iterasi.copy()
        baru.selesai = b.selesai.copy()
        baru.beres = b.beres.copy()
        baru.terbuka = b.terbuka.copy()
        baru.persetujuan = b.persetujuan.copy()
        baru.ditutup_awal = b.ditutup_awal.copy()
    k.baris[nomor] = baru
    return baru


def _dimulai(k: Keadaan, e: PelaksanaanDimulai, pada: datetime, pelaku: Pelaku | None) -> None:
    k.pelaksanaan = e.pelaksanaan
    k.sop = e.sop
    k.instansi = e.instansi
    k.periode = e.periode
    k.hanya = frozenset(e.subjek)
    k.status = StatusPelaksanaan.BERJALAN


def _dibuka(k: Keadaan, e: LangkahDibuka, pada: datetime, pelaku: Pelaku | None) -> None:
    b = _baris(k, e.langkah)
    for d in e.tugas:
        _buka_satu(k, b, d, e.sebab, pada)
    for bawaan in e.dibawa:
        if bawaan.induk is None:
            b.selesai[bawaan.subjek] = bawaan.tugas
            if bawaan.subjek not in b.subjek:
                b.subjek += (bawaan.subjek,)
    for induk, tindakan in e.peserta.items():
        t = _tugas(k, induk)
        t.tindakan_dibuka += (tindakan,)
    if e.melanjutkan or e.batal:
        _lanjutkan(k, e)
    _lewati(k, e.dilewati, e.langkah)
    b.status = StatusBaris.TERBUKA if b.terbuka else StatusBaris.TERTUTUP


def _lanjutkan(k: Keadaan, e: LangkahDibuka) -> None:
    """Requests for correction are answered, or shares asked again: acts done on old forms are void."""
    for nomor in e.melanjutkan:
        m = k.menunggu.pop(nomor, None)
        if m is not None and e.batal:
            _batalkan(k, _tugas(k, m.tugas), e.batal)
    if e.batal and not e.melanjutkan:
        for pk in {d.induk for d in e.tugas if d.induk is not None}:
            _batalkan(k, _tugas(k, pk), e.batal)


def _batalkan(k: Keadaan, t: Tugas, batal: tuple[str, ...]) -> None:
    """These acts are asked or done anew; what the own ones made counts no more."""
    t.tindakan_dibuka = tuple([x for x in t.tindakan_dibuka if x not in batal])
    sisa = tuple([x for x in t.tindakan_selesai if x not in batal])
    if sisa != t.tindakan_selesai:
        t.tindakan_selesai = sisa
        anak = {j for a in k.anak.get(t.id, ()) for j in k.tugas[a].hasil}
        t.hasil = tuple([j for j in t.hasil if j in anak])


def _buka_satu(k: Keadaan, b: Baris, d: TugasDibuka, sebab: Sebab, pada: datetime) -> None:
    t = Tugas.__new__(Tugas)
    t._token = k._token
    t.id = d.id
    t.langkah = b.nomor
    t.subjek = d.subjek
    t.iterasi = d.iterasi
    t.pemegang = d.pemegang
    t.status = _S.TERBUKA
    t.induk = d.induk
    t.tindakan = d.tindakan
    t.bentuk = d.bentuk
    t.giliran = d.giliran
    t.bersama = d.bersama
    t.karena = d.karena
    t.sel = d.sel
    t.batas = d.batas
    t.dibuka = pada
    t.sebab = sebab
    t.urutan_buka = k.urutan
    t.urutan_tutup = 0
    t.dibaca = t.ditutup = t.oleh = t.ambil = t.keputusan = t.maju = t.pencatat = None
    t.ditunjuk = t.tindakan_dibuka = t.tindakan_selesai = t.hasil = t.bersama_hadir = ()
    t.jawaban = _KOSONG
    t.objek = ()
    k.tugas[d.id] = t
    if d.induk is None:
        b.terbuka[d.id] = d.subjek
        b.iterasi[d.subjek] = d.iterasi
        b.selesai.pop(d.subjek, None)
        b.ditutup_awal.pop(d.subjek, None)
        if d.subjek not in b.subjek:
            b.subjek += (d.subjek,)
    else:
        induk = k.tugas[d.induk]
        b.iterasi[f"{kunci_bagian(d.tindakan, induk.subjek)}/{d.subjek}"] = d.iterasi
        k.anak[d.induk] = (*k.anak.get(d.induk, ()), d.id)


def _lewati(k: Keadaan, nomor: tuple[int, ...], oleh: int) -> None:
    for n in nomor:
        b = _baris(k, n)
        b.status = StatusBaris.DILEWATI
        b.oleh = oleh
        b.karena = {}


def _dibaca(k: Keadaan, e: TugasDibaca, pada: datetime, pelaku: Pelaku | None) -> None:
    t = _tugas(k, e.tugas)
    if t.dibaca is None:
        t.dibaca = pada
    if t.status is _S.TERBUKA:
        t.status = _S.DIBACA


def _diambil(k: Keadaan, e: TugasDiambil, pada: datetime, pelaku: Pelaku | None) -> None:
    t = _tugas(k, e.tugas)
    t.ambil = e.pegawai
    if t.dibaca is None:
        t.dibaca = pada
    t.status = _S.DIKERJAKAN


def _dialihkan(k: Keadaan, e: TugasDialihkan, pada: datetime, pelaku: Pelaku | None) -> None:
    lama = _tutup(k, e.tugas, _S.DIALIHKAN, pada, pelaku)
    t = lama.salin(k._token)
    t.id = e.baru
    t.pemegang = e.pemegang
    t.status = _S.TERBUKA
    t.ambil = t.dibaca = t.ditutup = t.oleh = None
    t.ditunjuk = ()
    t.urutan_tutup = 0
    t.urutan_buka = k.urutan
    k.tugas[e.baru] = t
    anak = k.anak.pop(e.tugas, ())
    for nomor in anak:
        _tugas(k, nomor).induk = e.baru
    if anak:
        k.anak[e.baru] = anak
    if t.induk is None:
        b = _baris(k, t.langkah)
        b.terbuka.pop(e.tugas, None)
        b.terbuka[e.baru] = t.subjek
        b.status = StatusBaris.TERBUKA
    else:
        k.anak[t.induk] = (*k.anak.get(t.induk, ()), e.baru)
    for nomor, m in list(k.menunggu.items()):
        if m.tugas == e.tugas:
            k.menunggu[nomor] = m._replace(tugas=e.baru)


def _ditetapkan(k: Keadaan, e: PemegangDitetapkan, pada: datetime, pelaku: Pelaku | None) -> None:
    if e.lajur is not None:
        k.lajur[e.lajur] = e.pemegang
    if e.tugas is not None:
        t = _tugas(k, e.tugas)
        t.ditunjuk = (*t.ditunjuk, e.pemegang.id)


def _catat_hasil(k: Keadaan, t: Tugas, hasil: tuple[HasilDiserahkan, ...], pada: datetime) -> None:
    induk = None if t.induk is None else _tugas(k, t.induk)
    for h in hasil:
        kunci = KunciHasil(h.langkah, h.jenis, h.subjek)
        lama = k.hasil.get(kunci, ())
        if not lama or lama[-1].versi != h.versi:
            versi = VersiHasil(
                h.versi, h.lembar, h.sidik, frozenset(h.penulis), t.id, h.tahap, h.bagian, pada
            )
            k.hasil[kunci] = (*lama, versi)
        t.hasil = (*t.hasil, h.jenis)
        if induk is not None:
            induk.hasil = (*induk.hasil, h.jenis)


def _tindakan(k: Keadaan, e: TindakanDiselesaikan, pada: datetime, pelaku: Pelaku | None) -> None:
    t = _tugas(k, e.tugas)
    t.status = _S.DIKERJAKAN
    t.tindakan_selesai = (*t.tindakan_selesai, e.tindakan)
    if e.hasil:
        _catat_hasil(k, t, e.hasil, pada)
    if e.jawaban:
        t.jawaban = {**t.jawaban, **e.jawaban}
    if pelaku is not None and pelaku.pegawai not in t.bersama_hadir:
        t.bersama_hadir = (*t.bersama_hadir, pelaku.pegawai)


def _tutup(
    k: Keadaan,
    nomor: str,
    status: StatusTugas,
    pada: datetime,
    pelaku: Pelaku | None,
    *,
    masuk: bool = False,
) -> Tugas:
    """Close a task; `masuk`: its subject is in. A row nobody passed and nobody holds is not reached."""
    t = _tugas(k, nomor)
    t.status = status
    t.ditutup = pada
    t.oleh = pelaku
    t.urutan_tutup = k.urutan
    if t.induk is None:
        b = _baris(k, t.langkah)
        b.terbuka.pop(nomor, None)
        if masuk:
            b.selesai[t.subjek] = nomor
            b.beres[t.subjek] = nomor
        if not b.terbuka:
            b.status = StatusBaris.TERTUTUP if b.selesai else StatusBaris.BELUM
    return t


def _diserahkan(k: Keadaan, e: TugasDiserahkan, pada: datetime, pelaku: Pelaku | None) -> None:
    oleh = pelaku if e.kertas is None else e.kertas.penanda_tangan
    status = _S.DIPERBAIKI if e.perbaikan else _S.DISERAHKAN
    t = _tutup(k, e.tugas, status, pada, oleh, masuk=True)
    if e.kertas is not None and pelaku is not None:
        t.pencatat = pelaku.pegawai
    t.keputusan = e.keputusan
    t.objek = e.objek
    t.maju = e.maju
    if e.jawaban:
        t.jawaban = {**t.jawaban, **e.jawaban}
    if e.hasil:
        _catat_hasil(k, t, e.hasil, pada)
    b = _baris(k, t.langkah)
    if (t.induk is not None or e.keputusan is not None) and oleh is not None:
        _setujui(k, b, t, oleh.pegawai, e.objek)
    if e.dilewati:
        _lewati(k, e.dilewati, t.langkah)


def _setujui(
    k: Keadaan, b: Baris, t: Tugas, pegawai: str, objek: tuple[ObjekDiputuskan, ...]
) -> None:
    bagian = "" if t.induk is None else kunci_bagian(t.tindakan, k.tugas[t.induk].subjek)
    b.persetujuan[bagian, t.subjek] = Persetujuan(t.id, pegawai, objek, t.keputusan)


def _cabut(k: Keadaan, t: Tugas) -> None:
    bagian = "" if t.induk is None else kunci_bagian(t.tindakan, k.tugas[t.induk].subjek)
    _baris(k, t.langkah).persetujuan.pop((bagian, t.subjek), None)


def _dikembalikan(k: Keadaan, e: TugasDikembalikan, pada: datetime, pelaku: Pelaku | None) -> None:
    oleh = pelaku if e.kertas is None else e.kertas.penanda_tangan
    if e.masukan:
        t = _tugas(k, e.tugas)
        t.status = _S.DIKERJAKAN
        k.menunggu[e.id] = Menunggu(e.tugas, t.langkah, e.jalur, e.subjek, e.id)
    else:
        t = _tutup(k, e.tugas, _S.DIKEMBALIKAN, pada, oleh)
        t.objek = e.objek
        _cabut(k, t)
    k.kembali[e.id] = Pengembalian(
        e.id, e.tugas, t.langkah, e.sasaran, e.subjek, e.alasan, e.catatan, e.sel, e.objek,
        e.jalur, e.terbatas, e.masukan,
    )  # fmt: skip
    for n in e.jalur:
        _buka_ulang(_baris(k, n), e)


def _buka_ulang(b: Baris, e: TugasDikembalikan) -> None:
    """A row on the way back: its subjects are not in any more; what they did is kept."""
    if b.status is StatusBaris.TIDAK_DIPERLUKAN and b.nomor != e.sasaran:
        return
    if b.status is StatusBaris.DILEWATI and b.oleh not in e.jalur and b.nomor != e.sasaran:
        return
    if b.nomor not in e.seluruhnya:
        for s in e.subjek:
            b.selesai.pop(s, None)
            b.karena[s] = e.id
    else:
        b.selesai.clear()
        b.karena = {SEMUA: e.id}
    b.oleh = None
    if not b.selesai and not b.terbuka:
        b.status = StatusBaris.BELUM


def _ditarik(k: Keadaan, e: TugasDitarik, pada: datetime, pelaku: Pelaku | None) -> None:
    t = _tugas(k, e.tugas)
    t.status = _S.DITARIK
    _cabut(k, t)
    if t.induk is None:
        b = _baris(k, t.langkah)
        b.selesai.pop(t.subjek, None)
        if b.beres.get(t.subjek) == t.id:
            del b.beres[t.subjek]
        if not b.selesai and not b.terbuka:
            b.status = StatusBaris.BELUM
    for n in e.langkah:
        b = _baris(k, n)
        bagian = [s for s in e.subjek if s in b.subjek]
        if bagian:
            for s in bagian:
                b.selesai.pop(s, None)
        else:
            b.selesai.clear()
        b.oleh = None
        if not b.selesai and not b.terbuka:
            b.status = StatusBaris.BELUM


def _gugur(k: Keadaan, e: TugasGugur, pada: datetime, pelaku: Pelaku | None) -> None:
    for nomor in e.tugas:
        t = _tutup(k, nomor, _S.GUGUR, pada, None)
        if e.sebab in _PULIH and t.induk is None:
            _pulihkan(k, t)
    _lepas_tunggu(k, e.tugas)
    for s in e.lepas:
        k.lepas[s] = k.urutan


def _pulihkan(k: Keadaan, t: Tugas) -> None:
    """A late addition that nobody waits for any more: what was in stays in."""
    b = _baris(k, t.langkah)
    lama = b.beres.get(t.subjek)
    b.selesai[t.subjek] = t.id if lama is None else lama
    if lama is None:
        b.ditutup_awal[t.subjek] = t.id
    if not b.terbuka:
        b.status = StatusBaris.TERTUTUP


def _batas_diubah(k: Keadaan, e: BatasDiubah, pada: datetime, pelaku: Pelaku | None) -> None:
    for nomor in e.tugas:
        _tugas(k, nomor).batas = e.batas


def _lepas_tunggu(k: Keadaan, tugas: tuple[str, ...]) -> None:
    """Who is gone waits for nothing."""
    if k.menunggu:
        for kunci, m in list(k.menunggu.items()):
            if m.tugas in tugas:
                del k.menunggu[kunci]


def _ditutup_awal(
    k: Keadaan, e: LangkahDitutupAwal, pada: datetime, pelaku: Pelaku | None
) -> None:
    for nomor in e.tugas:
        t = _tutup(k, nomor, _S.DITUTUP_AWAL, pada, pelaku)
        if t.induk is not None:
            continue
        b = _baris(k, t.langkah)
        if nomor in e.berlaku:
            b.selesai[t.subjek] = b.beres[t.subjek]
        else:
            b.selesai[t.subjek] = nomor
            b.ditutup_awal[t.subjek] = nomor
        if not b.terbuka:
            b.status = StatusBaris.TERTUTUP
    _lepas_tunggu(k, e.tugas)


def _tidak_diperlukan(
    k: Keadaan, e: LangkahTidakDiperlukan, pada: datetime, pelaku: Pelaku | None
) -> None:
    for nomor in e.tugas:
        _tutup(k, nomor, _S.GUGUR, pada, None)
    for n in e.langkah:
        b = _baris(k, n)
        b.status = StatusBaris.TIDAK_DIPERLUKAN
        b.karena = {}


def _dibatalkan(
    k: Keadaan, e: PelaksanaanDibatalkan, pada: datetime, pelaku: Pelaku | None
) -> None:
    for nomor in [t.id for t in k.tugas.values() if t.status in STATUS_BUKA]:
        _tutup(k, nomor, _S.GUGUR, pada, None)
    k.menunggu.clear()
    k.status = StatusPelaksanaan.DIBATALKAN


def _selesai(k: Keadaan, e: PelaksanaanSelesai, pada: datetime, pelaku: Pelaku | None) -> None:
    k.status = StatusPelaksanaan.SELESAI


_CARA: dict[type[Kejadian], Callable[[Keadaan, Any, datetime, Pelaku | None], None]] = {
    PelaksanaanDimulai: _dimulai,
    LangkahDibuka: _dibuka,
    TugasDibaca: _dibaca,
    TugasDiambil: _diambil,
    TugasDialihkan: _dialihkan,
    PemegangDitetapkan: _ditetapkan,
    TindakanDiselesaikan: _tindakan,
    TugasDiserahkan: _diserahkan,
    TugasDikembalikan: _dikembalikan,
    TugasDitarik: _ditarik,
    TugasGugur: _gugur,
    LangkahDitutupAwal: _ditutup_awal,
    BatasDiubah: _batas_diubah,
    LangkahTidakDiperlukan: _tidak_diperlukan,
    PelaksanaanDibatalkan: _dibatalkan,
    PelaksanaanSelesai: _selesai,
}
