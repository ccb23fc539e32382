"""What must hold after every step of every run, told from the log alone.

Written apart from the decider on purpose: it re-derives authors, versions, approvals and
signatures from the events and compares.
"""

from __future__ import annotations

from typing import Any

from tolok.pelaksanaan.domain.hak import anak_tangga
from tolok.pelaksanaan.domain.keadaan import (
    PERALIHAN,
    Baris,
    Keadaan,
    StatusBaris,
    StatusPelaksanaan,
    StatusTugas,
    Tugas,
)
from tolok.pelaksanaan.domain.kejadian import (
    Kejadian,
    Keputusan,
    LangkahDibuka,
    LangkahDitutupAwal,
    Sebab,
    Tangga,
    Tercatat,
    TindakanDiselesaikan,
    TugasDialihkan,
    TugasDikembalikan,
    TugasDiserahkan,
    TugasDitarik,
    TugasGugur,
    dari_isi,
)
from tolok.pelaksanaan.domain.lintasan import memutuskan
from tolok.pelaksanaan.domain.lipat import lipat
from tolok.pelaksanaan.domain.panggung import Panggung
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["Pengamat", "potret"]

_MAJU = (Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN)


def potret(k: Keadaan) -> Any:
    """A state as comparable values."""
    return (
        k.pelaksanaan, k.status, k.urutan, k.lajur, k.lepas, k.anak, k.hasil, k.kembali,
        k.menunggu, k.kunci,
        {n: _isi(t, Tugas) for n, t in k.tugas.items()},
        {n: _isi(b, Baris) for n, b in k.baris.items()},
    )  # fmt: skip


def _isi(benda: Any, kelas: Any) -> tuple[Any, ...]:
    return tuple(getattr(benda, nama) for nama in kelas.__slots__ if nama != "_token")


class Pengamat:
    """Watches one run: feed it every stored event, then ask `periksa`."""

    def __init__(self, g: Panggung) -> None:
        self.g = g
        self.status: dict[str, StatusTugas] = {}
        self.lembar: set[str] = set()
        self.penulis: dict[tuple[int, str, str | None, int], set[str]] = {}
        self.sidik: dict[tuple[int, str, str | None], tuple[int, str, dict[str, str]]] = {}
        self.setuju: dict[tuple[int, str, str | None], dict[tuple[Any, ...], str]] = {}
        self.iterasi: dict[tuple[int, str, str | None], int] = {}
        self.dilihat = 0
        self.urutan_tarik = 0

    def periksa(self) -> None:
        """Everything, for the events since the last time."""
        baru = self.g.log[self.dilihat :]
        self.dilihat = len(self.g.log)
        for t in baru:
            self._amati(t)
        self._satu_terbuka()
        self._peralihan()
        self._isi_tetap()
        self._ada_yang_ditunggu()

    def periksa_lipatan(self) -> None:
        """Fold of the stored, re-read events == the incremental state."""
        ulang = [
            Tercatat(
                t.urutan, t.versi, t.pada, t.pelaku, t.kunci,
                dari_isi(t.kejadian.JENIS, t.versi, t.kejadian.ke_isi()),
            )
            for t in self.g.log
        ]  # fmt: skip
        assert [t.kejadian for t in ulang] == [t.kejadian for t in self.g.log]
        assert potret(lipat(ulang)) == potret(self.g.keadaan)

    # --- one event ------------------------------------------------------------------------------

    def _amati(self, t: Tercatat) -> None:
        e = t.kejadian
        assert dari_isi(e.JENIS, t.versi, e.ke_isi()) == e
        match e:
            case LangkahDibuka():
                self._dibuka(e)
            case TindakanDiselesaikan():
                self._hasil(e, t, perbaikan=False)
            case TugasDiserahkan():
                self._diserahkan(e, t)
            case TugasDikembalikan():
                self._dikembalikan(e)
            case LangkahDitutupAwal() | TugasDialihkan():
                assert e.alasan
            case TugasDitarik():
                self.urutan_tarik = t.urutan
                self._cabut(e.tugas)
            case TugasGugur():
                assert e.sebab is not Sebab.LEPAS or e.alasan
            case _:
                pass

    def _tugas(self, nomor: str) -> Tugas:
        return self.g.keadaan.tugas[nomor]

    def _kunci(self, tugas: Tugas) -> tuple[int, str, str | None]:
        if tugas.induk is None:
            return tugas.langkah, "", tugas.subjek
        induk = self._tugas(tugas.induk)
        return tugas.langkah, f"{tugas.tindakan}/{induk.subjek}", tugas.subjek

    def _hasil(self, e: Any, t: Tercatat, *, perbaikan: bool) -> None:
        for h in e.hasil:
            kunci = (h.langkah, h.jenis, h.subjek)
            lama = self.sidik.get(kunci)
            orang = {t.pelaku.pegawai} if t.pelaku else set()
            if isinstance(e, TugasDiserahkan) and e.kertas is not None:
                orang.add(e.kertas.penanda_tangan.pegawai)
            if perbaikan and lama is not None:
                orang |= self.penulis[(*kunci, lama[0])]
            if lama is None or lama[1] != h.sidik:
                assert h.versi == (1 if lama is None else lama[0] + 1)
                self.penulis[(*kunci, h.versi)] = orang
            else:
                assert h.versi == lama[0]
            self.sidik[kunci] = (h.versi, h.sidik, dict(h.bagian))
            self.lembar.add(h.lembar if lama is None or lama[1] != h.sidik else "")

    def _diserahkan(self, e: TugasDiserahkan, t: Tercatat) -> None:
        tugas = self._tugas(e.tugas)
        self._hasil(e, t, perbaikan=e.perbaikan)
        orang = e.kertas.penanda_tangan if e.kertas is not None else t.pelaku
        assert orang is not None
        memutus = e.keputusan in _MAJU
        if memutus:
            for o in e.objek:
                penulis = self.penulis[o.langkah, o.jenis, o.subjek, o.versi]
                assert orang.pegawai not in penulis, "dua tangan"
        if e.perbaikan:
            self._perbaikan(e, tugas)
        if tugas.induk is not None or memutus:
            isi = tuple((o.langkah, o.jenis, o.subjek, o.sidik) for o in e.objek)
            self._objek_kini(e)
            if e.keputusan is not Keputusan.MENOLAK:
                self.setuju.setdefault(self._kunci(tugas), {})[isi] = tugas.id
        if tugas.induk is None and not e.perbaikan:
            self._bagian_lengkap(tugas)

    def _objek_kini(self, e: TugasDiserahkan) -> None:
        """A decision is about the newest version."""
        for o in e.objek:
            assert self.sidik[o.langkah, o.jenis, o.subjek][0] == o.versi

    def _perbaikan(self, e: TugasDiserahkan, tugas: Tugas) -> None:
        kembali = self.g.keadaan.kembali[tugas.karena or ""]
        assert set(kembali.catatan) <= set(e.jawaban), "catatan wajib belum dijawab"
        if self._kini(tugas):
            assert e.hasil, "perbaikan tanpa versi baru"
        assert e.keputusan is None

    def _bagian_lengkap(self, tugas: Tugas) -> None:
        """Every share of the row is in, about the present version."""
        k = self.g.keadaan
        for t in self.g.lin.tindakan(tugas.langkah):
            if t.jenis not in (JenisTindakan.TANDATANGANI, JenisTindakan.SAHKAN):
                continue
            if not self.g.lin.bagian_orang_lain(tugas.langkah, t):
                continue
            kode = t.jenis.value
            anak = [k.tugas[a] for a in k.anak.get(tugas.id, ()) if k.tugas[a].tindakan == kode]
            assert not any(a.terbuka for a in anak)
            for a in anak:
                if a.keputusan is Keputusan.MENOLAK and a.status is StatusTugas.DISERAHKAN:
                    assert a.id in tugas.jawaban, "penolakan belum dijawab"
            if memutuskan(t):
                bagian = f"{kode}/{tugas.subjek}"
                sah = [
                    isi
                    for (n, b, _), semua in self.setuju.items()
                    if n == tugas.langkah and b == bagian
                    for isi in semua
                ]
                kini = {(n, j, s, v[1]) for (n, j, s), v in self.sidik.items()}
                assert any(set(isi) <= kini for isi in sah), "pengesahan bukan atas versi ini"

    def _dikembalikan(self, e: TugasDikembalikan) -> None:
        assert e.alasan, "alasan hilang"
        assert self.g.keadaan.kembali[e.id].alasan == e.alasan
        if e.masukan:
            return
        self._cabut(e.tugas)
        k = self.g.keadaan
        for n in e.jalur[1:]:
            for t in k.tugas.values():
                if t.langkah == n and t.urutan_buka <= self._urutan(e):
                    utama = t if t.induk is None else k.tugas[t.induk]
                    if not e.terbatas or utama.subjek in e.subjek:
                        assert not t.terbuka, "saudara tidak gugur"

    def _urutan(self, e: Kejadian) -> int:
        return next(t.urutan for t in reversed(self.g.log) if t.kejadian is e)

    def _cabut(self, nomor: str) -> None:
        kunci = self._kunci(self._tugas(nomor))
        self.setuju.pop(kunci, None)

    def _dibuka(self, e: LangkahDibuka) -> None:
        k = self.g.keadaan
        for d in e.tugas:
            tugas = k.tugas[d.id]
            kunci = self._kunci(tugas)
            assert d.iterasi == self.iterasi.get(kunci, 0) + 1, "iterasi dipakai ulang"
            self.iterasi[kunci] = d.iterasi
            kembali = e.sebab in (Sebab.KEMBALI, Sebab.MASUKAN)
            baru = e.sebab in (Sebab.SUSULAN, Sebab.TAMBAH)
            lagi = d.induk is None and d.iterasi > 1 and not baru
            if lagi and (kembali or not self.urutan_tarik):
                assert d.karena in k.kembali, "dibuka lagi tanpa menyebut pengembaliannya"
            if e.sebab in (Sebab.MAJU, Sebab.TINDAKAN):
                self._tidak_diminta_dua_kali(tugas)
        if e.sebab is Sebab.MAJU and e.tugas:
            self._hulu_selesai(e.langkah)
        for b in e.dibawa:
            self._dibawa(e, b.subjek, b.tindakan, b.tugas)

    def _hulu_selesai(self, nomor: int) -> None:
        """A row opens when every row before it is in (late additions hold nobody); only inside
        a segment does each subject go on by itself."""
        lin = self.g.lin
        if lin.ruas[nomor][0] != nomor:
            return
        hulu = set(lin.nomor[: lin.posisi[nomor]]) - set(lin.ruas[nomor])
        for t in self.g.keadaan.tugas.values():
            if t.terbuka and t.induk is None and t.langkah in hulu:
                assert t.sebab is Sebab.SUSULAN, "mendahului baris sebelumnya"

    def _tidak_diminta_dua_kali(self, tugas: Tugas) -> None:
        """A signature or approval on this very content is not asked again (unless named)."""
        kembali = self.g.keadaan.kembali.get(tugas.karena or "")
        if kembali is not None and tugas.subjek in kembali.subjek:
            return
        if tugas.tindakan in ("kumpulkan", "isi"):
            return
        lama = self.setuju.get(self._kunci(tugas), {})
        terakhir = list(lama)[-1:]  # the last answer only
        for isi in terakhir:
            if isi and {v[:3] for v in isi} == self._kini(tugas) and self._sama_kini(isi):
                penulis = set()
                for n, j, s, _ in isi:
                    penulis |= self.penulis[n, j, s, self.sidik[n, j, s][0]]
                oleh = self._tugas(lama[isi]).oleh
                assert oleh is None or oleh.pegawai in penulis, "diminta dua kali"

    def _kini(self, tugas: Tugas) -> set[tuple[int, str, str | None]]:
        """Results the task's row works on, by the links of the SOP alone."""
        lin = self.g.lin
        utama = tugas if tugas.induk is None else self._tugas(tugas.induk)
        tautan = {(t.dari, t.jenis.value) for t in lin.langkah[tugas.langkah].mengerjakan}
        return {
            (n, j, s)
            for n, j, s in self.sidik
            if (n, j) in tautan
            and (
                s is None
                or utama.subjek is None
                or lin.akar[n] != lin.akar[utama.langkah]
                or s == utama.subjek
            )
        }

    def _sama_kini(self, isi: tuple[Any, ...]) -> bool:
        return all(
            v in (self.sidik[n, j, s][1], *self.sidik[n, j, s][2].values()) for n, j, s, v in isi
        )

    def _dibawa(
        self, e: LangkahDibuka, subjek: str | None, tindakan: str | None, asal: str
    ) -> None:
        """Carried approvals and signatures are about unchanged content."""
        tugas = self._tugas(asal)
        if tindakan in ("kumpulkan", "isi"):
            return
        if tindakan is None and not self.g.lin.memutuskan_sendiri(e.langkah):
            return
        isi = tuple((o.langkah, o.jenis, o.subjek, o.sidik) for o in tugas.objek)
        assert isi, "dibawa tanpa dokumen"
        assert self._sama_kini(isi), "dibawa padahal berubah"

    # --- the state ------------------------------------------------------------------------------

    def _satu_terbuka(self) -> None:
        k = self.g.keadaan
        ada: set[tuple[Any, ...]] = set()
        for t in k.tugas.values():
            if t.terbuka:
                kunci = (t.langkah, t.induk, t.tindakan, t.subjek)
                assert kunci not in ada, "dua tugas terbuka"
                ada.add(kunci)
                if t.induk is not None:
                    assert k.tugas[t.induk].terbuka, "bagian terbuka tanpa induknya"

    def _peralihan(self) -> None:
        for nomor, t in self.g.keadaan.tugas.items():
            lama = self.status.get(nomor, StatusTugas.TERBUKA)
            if lama is not t.status:
                assert t.status in PERALIHAN[lama] or lama is StatusTugas.TERBUKA
            self.status[nomor] = t.status

    def _isi_tetap(self) -> None:
        """No submitted content ever disappears."""
        ada = {v.lembar for semua in self.g.keadaan.hasil.values() for v in semua}
        assert self.lembar - {""} <= ada, "isi hilang"

    def _ada_yang_ditunggu(self) -> None:
        """A live run waits for somebody who exists; a finished one for nobody."""
        k = self.g.keadaan
        terbuka = [t for t in k.tugas.values() if t.terbuka]
        if k.status is not StatusPelaksanaan.BERJALAN:
            assert not terbuka
            if k.status is StatusPelaksanaan.SELESAI:
                self._semua_baris_selesai()
            return
        assert terbuka, "berjalan tanpa yang ditunggu"
        menunggu = {m.tugas for m in k.menunggu.values()}
        for m in k.menunggu.values():
            hulu = self.g.lin.nomor[: self.g.lin.posisi[m.langkah]]
            assert any(t.langkah in hulu for t in terbuka), "menunggu tanpa sebab"
        assert any(t.id not in menunggu for t in terbuka)
        f = self.g.fakta(None)
        for t in terbuka:
            rung, kunci = anak_tangga(k, f, t)
            assert kunci is not None or rung is Tangga.DITUNJUK

    def _semua_baris_selesai(self) -> None:
        k = self.g.keadaan
        for n in self.g.lin.nomor:
            b = k.baris.get(n)
            if b is None:
                assert self.g.lin.ruas[n][0] != n, "baris tak tersentuh"
                continue
            if b.status in (StatusBaris.DILEWATI, StatusBaris.TIDAK_DIPERLUKAN):
                continue
            assert b.status is not StatusBaris.TERBUKA
            if self.g.lin.ruas[n] == (n,):
                hilang = [s for s in b.subjek if s not in b.selesai and s not in k.lepas]
                assert not hilang, "subjek hilang"
                assert set(b.terbuka) == set()
