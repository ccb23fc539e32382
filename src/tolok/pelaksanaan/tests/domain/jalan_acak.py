"""Random walks: an office that does right and wrong things with a run, from a fixed seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random

from tolok.dasar.galat import GalatTolok
from tolok.pelaksanaan.domain.hak import terlarang
from tolok.pelaksanaan.domain.keadaan import StatusPelaksanaan, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    Kejadian,
    Keputusan,
    LangkahDitutupAwal,
    TugasDikembalikan,
)
from tolok.pelaksanaan.domain.kembali import boleh_kembalikan, sasaran_kembali, sasaran_masukan
from tolok.pelaksanaan.domain.kumpul import bagian_dikumpulkan
from tolok.pelaksanaan.domain.panggung import Panggung
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.domain.perintah import (
    Alihkan,
    Ambil,
    Baca,
    Batalkan,
    Kembalikan,
    KeputusanSubjek,
    LepasSubjek,
    MintaPerbaikan,
    Mulai,
    NyatakanTidakDiperlukan,
    Perintah,
    Serahkan,
    SerahkanBanyak,
    TambahSubjek,
    Tarik,
    TutupAwal,
    UbahBatas,
)
from tolok.pelaksanaan.domain.usul import siap, usul
from tolok.pelaksanaan.tests.domain.invarian import Pengamat
from tolok.pelaksanaan.tests.domain.sop_acak import panggung_acak, sop_acak

__all__ = ["Jalan", "ringkas"]

Saran = tuple[str, Perintah] | None


class Jalan:
    """One walk. `hitung` counts what happened in it."""

    def __init__(self, benih: int) -> None:
        self.rng = Random(benih)  # noqa: S311 - repeatable walks, nothing secret
        sop = sop_acak(self.rng, benih)
        self.g: Panggung = panggung_acak(self.rng, sop)
        self.pengamat = Pengamat(self.g)
        self.hitung: Counter[str] = Counter()
        self.terakhir: tuple[str, Perintah] | None = None

    def tempuh(self, langkah: int) -> None:
        """Begin, take `langkah` steps (right ones and wrong ones), then check the fold."""
        self.g.mulai()
        self.pengamat.periksa()
        for _ in range(langkah):
            if self.g.keadaan.status is not StatusPelaksanaan.BERJALAN:
                break
            salah = self.rng.random() < 0.38
            saran = self._salah() if salah else self._benar()
            if saran is not None:
                self.hitung["langkah"] += 1
                self.hitung["salah"] += salah
                self._beri(*saran)
        self.pengamat.periksa_lipatan()

    def tuntaskan(self, batas: int = 900) -> None:
        """From here on everybody does the plain next thing: the run must end."""
        for _ in range(batas):
            if self.g.keadaan.status is not StatusPelaksanaan.BERJALAN:
                break
            self._beri(*usul(self.g, siap(self.g)[0]), harus=True)
        assert self.g.keadaan.status is not StatusPelaksanaan.BERJALAN, "tidak pernah selesai"
        self.pengamat.periksa_lipatan()

    def _beri(self, oleh: str, perintah: Perintah, *, harus: bool = False) -> None:
        sebelum = self.g.keadaan
        ditolak: GalatTolok | None = None
        kejadian: list[Kejadian] = []
        try:
            kejadian = self.g.beri(oleh, perintah)
        except GalatTolok as galat:
            if harus:
                raise
            ditolak = galat
        if ditolak is not None:
            self.hitung["ditolak"] += 1
            self.hitung[f"tolak:{ditolak.aturan}"] += 1
            assert self.g.keadaan is sebelum
            assert ditolak.pesan
            assert ditolak.aturan
            return
        self.terakhir = (oleh, perintah)
        for e in kejadian:
            self.hitung[e.JENIS] += 1
            if isinstance(e, TugasDikembalikan):
                self.hitung["masukan" if e.masukan else "kembali"] += 1
                self.hitung["kembali_sebagian"] += bool(e.subjek) and not e.masukan
            if isinstance(e, LangkahDitutupAwal):
                self.hitung["tutup_awal"] += 1
        self.pengamat.periksa()

    # --- right steps ----------------------------------------------------------------------------

    def _benar(self) -> Saran:
        acak = self.rng.random()
        for batas, cara in _PILIHAN_BENAR:
            if acak < batas:
                saran = cara(self)
                if saran is not None:
                    return saran
        return self._biasa()

    def _satu(self) -> Tugas | None:
        semua = siap(self.g)
        return self.rng.choice(semua) if semua else None

    def _biasa(self) -> Saran:
        t = self._satu()
        return None if t is None else usul(self.g, t)

    def _banyak(self) -> Saran:
        """Several subjects of one row in one command."""
        t = self._satu()
        if t is None or t.subjek is None or t.induk is not None:
            return None
        kelompok = [u for u in siap(self.g) if u.langkah == t.langkah and u.pemegang == t.pemegang]
        rincian: list[KeputusanSubjek] = []
        oleh = ""
        for u in kelompok:
            oleh, c = usul(self.g, u)
            if not isinstance(c, Serahkan):
                return None
            rincian.append(
                KeputusanSubjek(
                    tugas=u.id, iterasi=u.iterasi, keputusan=c.keputusan, hasil=c.hasil
                )
            )
        return oleh, SerahkanBanyak(kunci=self.g.kunci(), rincian=tuple(rincian))

    def _kembali(self) -> Saran:
        g = self.g
        boleh = [t for t in siap(g) if boleh_kembalikan(g.keadaan, g.lin, t)]
        if not boleh:
            return None
        t = self.rng.choice(boleh)
        oleh, _ = usul(g, t)
        pilihan = sasaran_kembali(g.lin, t.langkah)
        sasaran = self.rng.choice((None, *pilihan))
        tujuan = sasaran or g.lin.langkah[t.langkah].kembali
        subjek: tuple[str, ...] = ()
        if t.subjek is None and tujuan in g.keadaan.baris and self.rng.random() < 0.5:
            ada = [s for s in g.keadaan.baris[tujuan].subjek if s and s not in g.keadaan.lepas]
            subjek = tuple(self.rng.sample(ada, min(1, len(ada))))
        return oleh, Kembalikan(
            kunci=g.kunci(), tugas=t.id, iterasi=t.iterasi, alasan="lembar-alasan",
            sasaran=sasaran, subjek=subjek, catatan=("catatan-1",),
        )  # fmt: skip

    def _masukan(self) -> Saran:
        g = self.g
        boleh = [
            t for t in siap(g)
            if t.induk is None and sasaran_masukan(g.keadaan, g.lin, t.langkah)
        ]  # fmt: skip
        if not boleh:
            return None
        t = self.rng.choice(boleh)
        oleh, _ = usul(g, t)
        sasaran = self.rng.choice(sasaran_masukan(g.keadaan, g.lin, t.langkah))
        ada = [s for s in g.keadaan.baris[sasaran].subjek if s and s not in g.keadaan.lepas]
        subjek = tuple(self.rng.sample(ada, 1)) if ada and t.subjek is None else ()
        return oleh, MintaPerbaikan(
            kunci=g.kunci(), tugas=t.id, iterasi=t.iterasi, alasan="lembar-alasan", subjek=subjek,
            sasaran=sasaran,
        )  # fmt: skip

    def _isian_lagi(self) -> Saran:
        """Who gathers forms asks one owner for theirs again, or moves a date."""
        g = self.g
        for t in g.keadaan.tugas.values():
            ada = bagian_dikumpulkan(g.keadaan, g.lin, t.langkah, t.subjek) if t.terbuka else {}
            if t.induk is not None or not ada:
                continue
            oleh = next((o for o in g.pegawai() if t.pemegang.kunci in g.kedudukan(o)), "")
            return oleh, MintaPerbaikan(
                kunci=g.kunci(), tugas=t.id, iterasi=t.iterasi, alasan="lembar-alasan",
                sasaran=t.langkah, subjek=(self.rng.choice(sorted(ada)),),
            )  # fmt: skip
        return None

    def _batas(self) -> Saran:
        t = self._satu()
        if t is None:
            return None
        hari = self.g.fakta(None).pada + timedelta(days=self.rng.choice((-1, 3)))
        return self.g.kepala_kini(), UbahBatas(
            kunci=self.g.kunci(), tugas=(t.id,), batas=hari, alasan="lembar-alasan"
        )

    def _tutup_awal(self) -> Saran:
        k = self.g.keadaan
        baris = [n for n, b in k.baris.items() if b.terbuka and self.g.lin.per_subjek(n)]
        bagian = [t for t in k.tugas.values() if t.terbuka and t.induk is not None]
        if baris:
            n = self.rng.choice(baris)
            return self.g.kepala_kini(), TutupAwal(
                kunci=self.g.kunci(), langkah=n, alasan="lembar-alasan"
            )
        if bagian:
            t = self.rng.choice(bagian)
            return self.g.kepala_kini(), TutupAwal(
                kunci=self.g.kunci(), langkah=t.langkah, tugas=(t.id,), alasan="lembar-alasan"
            )
        return None

    def _tarik(self) -> Saran:
        tutup = [t for t in self.g.keadaan.tugas.values() if not t.terbuka and t.oleh]
        if not tutup:
            return None
        t = max(tutup, key=lambda x: x.urutan_tutup)
        return t.oleh.pegawai, Tarik(kunci=self.g.kunci(), tugas=t.id)  # type: ignore[union-attr]

    def _baca(self) -> Saran:
        t = self._satu()
        if t is None:
            return None
        oleh, _ = usul(self.g, t)
        return oleh, Baca(kunci=self.g.kunci(), tugas=t.id)

    def _alih(self) -> Saran:
        t = self._satu()
        if t is None:
            return None
        siapa = Pemegang(JenisPemegang.JABATAN, self.rng.choice(self.g.lin.sop.lajur).kode)
        return self.g.kepala_kini(), Alihkan(
            kunci=self.g.kunci(), tugas=t.id, iterasi=t.iterasi, pemegang=siapa,
            alasan="lembar-alasan",
        )  # fmt: skip

    def _lepas_tambah(self) -> Saran:
        k = self.g.keadaan
        baris = [n for n, b in k.baris.items() if self.g.lin.per_subjek(n) and b.subjek]
        if not baris:
            return None
        n = self.rng.choice(baris)
        s = str(self.rng.choice(k.baris[n].subjek))
        kunci = self.g.kunci()
        if self.rng.random() < 0.5:
            return self.g.kepala_kini(), TambahSubjek(kunci=kunci, langkah=n, subjek=s)
        return self.g.kepala_kini(), LepasSubjek(
            kunci=kunci, langkah=n, subjek=s, alasan="lembar-alasan"
        )

    def _tolak_tanda_tangan(self) -> Saran:
        bagian = [t for t in siap(self.g) if t.tindakan == "tandatangani"]
        if not bagian:
            return None
        t = self.rng.choice(bagian)
        return str(t.subjek), Serahkan(
            kunci=self.g.kunci(), tugas=t.id, iterasi=t.iterasi, keputusan=Keputusan.MENOLAK,
            catatan="lembar-catatan",
        )  # fmt: skip

    def _tidak_perlu(self) -> Saran:
        t = self._satu()
        if t is None:
            return None
        oleh, _ = usul(self.g, t)
        return oleh, NyatakanTidakDiperlukan(
            kunci=self.g.kunci(), tugas=t.id, iterasi=t.iterasi, bukti="lembar-bukti",
            langkah=(t.langkah, t.langkah + 1) if self.rng.random() < 0.5 else (),
        )  # fmt: skip

    def _maju_lain(self) -> Saran:
        for t in siap(self.g):
            pilihan = self.g.lin.maju(t.langkah)
            oleh, c = usul(self.g, t)
            if len(pilihan) > 1 and isinstance(c, Serahkan) and t.induk is None:
                return oleh, Serahkan(
                    kunci=c.kunci, tugas=c.tugas, iterasi=c.iterasi, keputusan=c.keputusan,
                    hasil=c.hasil, jawaban=c.jawaban, disposisi=c.disposisi, maju=pilihan[1],
                )  # fmt: skip
        return None

    # --- wrong, stale, repeated, foreign --------------------------------------------------------

    def _salah(self) -> Saran:
        pilihan: list[Callable[[], Saran]] = [
            self._orang_lain, self._basi, self._ulang, self._asing, self._tampak_lama,
            self._tutup_lagi, self._larangan, self._larangan, self._larangan, self._tanpa_alasan,
        ]  # fmt: skip
        saran = self.rng.choice(pilihan)()
        return saran or self._larangan() or self._orang_lain()

    def _orang_lain(self) -> Saran:
        t = self._satu()
        if t is None:
            return None
        _, c = usul(self.g, t)
        return self.rng.choice((*self.g.pegawai(), "orang_luar")), c

    def _basi(self) -> Saran:
        t = self._satu()
        if t is None:
            return None
        oleh, _ = usul(self.g, t)
        return oleh, Serahkan(
            kunci=self.g.kunci(), tugas=t.id, iterasi=t.iterasi + self.rng.choice((-1, 1, 2)),
            keputusan=Keputusan.SETUJU,
        )  # fmt: skip

    def _ulang(self) -> Saran:
        return self.terakhir

    def _asing(self) -> Saran:
        oleh = self.rng.choice(self.g.pegawai())
        kunci = self.g.kunci()
        return oleh, self.rng.choice(
            (
                Serahkan(kunci=kunci, tugas="tidak-ada"),
                Mulai(kunci=kunci, pelaksanaan="x", instansi="y", periode="z"),
                TutupAwal(kunci=kunci, langkah=99, alasan="x"),
                Ambil(kunci=kunci, tugas="tidak-ada"),
                Batalkan(kunci=kunci, alasan=""),
            )
        )

    def _tampak_lama(self) -> Saran:
        t = self._satu()
        if t is None:
            return None
        oleh, _ = usul(self.g, t)
        return oleh, Serahkan(
            kunci=self.g.kunci(), tugas=t.id, iterasi=t.iterasi, dilihat="0" * 64,
            keputusan=Keputusan.SETUJU,
        )  # fmt: skip

    def _tutup_lagi(self) -> Saran:
        tutup = [t for t in self.g.keadaan.tugas.values() if not t.terbuka and t.oleh]
        if not tutup:
            return None
        t = self.rng.choice(tutup)
        return t.oleh.pegawai, Serahkan(  # type: ignore[union-attr]
            kunci=self.g.kunci(), tugas=t.id, iterasi=t.iterasi, keputusan=Keputusan.SETUJU
        )

    def _larangan(self) -> Saran:
        """An author tries to decide on their own document."""
        f = self.g.fakta(None)
        for t in siap(self.g):
            larangan = terlarang(self.g.keadaan, f, t)
            if larangan:
                return sorted(larangan)[0], Serahkan(
                    kunci=self.g.kunci(), tugas=t.id, iterasi=t.iterasi,
                    keputusan=Keputusan.SETUJU, disposisi="lembar-disposisi",
                )  # fmt: skip
        return None

    def _tanpa_alasan(self) -> Saran:
        saran = self._kembali()
        if saran is None:
            return None
        oleh, c = saran
        assert isinstance(c, Kembalikan)
        return oleh, Kembalikan(kunci=c.kunci, tugas=c.tugas, iterasi=c.iterasi, alasan="")


_PILIHAN_BENAR: tuple[tuple[float, Callable[[Jalan], Saran]], ...] = (
    (0.22, Jalan._kembali),
    (0.26, Jalan._masukan),
    (0.27, Jalan._isian_lagi),
    (0.31, Jalan._tutup_awal),
    (0.35, Jalan._tarik),
    (0.37, Jalan._baca),
    (0.38, Jalan._batas),
    (0.40, Jalan._alih),
    (0.43, Jalan._lepas_tambah),
    (0.46, Jalan._tolak_tanda_tangan),
    (0.47, Jalan._tidak_perlu),
    (0.49, Jalan._maju_lain),
    (0.65, Jalan._banyak),
)


def ringkas(jalan: list[Jalan]) -> dict[str, float]:
    """Share of walks with each of the things the proof must have seen."""
    n = len(jalan)
    return {
        "satu kembali": sum(j.hitung["kembali"] >= 1 for j in jalan) / n,
        "dua kembali": sum(j.hitung["kembali"] >= 2 for j in jalan) / n,
        "kembali sebagian": sum(j.hitung["kembali_sebagian"] >= 1 for j in jalan) / n,
        "tutup awal": sum(j.hitung["tutup_awal"] >= 1 for j in jalan) / n,
        "pemeriksa terlarang": sum(j.hitung["tolak:dua_tangan"] >= 1 for j in jalan) / n,
        "langkah salah": sum(j.hitung["salah"] for j in jalan)
        / max(1, sum(j.hitung["langkah"] for j in jalan)),
    }
