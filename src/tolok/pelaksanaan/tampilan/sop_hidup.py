"""The living SOP page: the printed page, its rows filled with what the run has done.

Pure. Made from the page (`Sop`), the running rows (`SopJalan`), the state of the run, names, the
office calendar and the moment.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from tolok.dasar.durasi import Durasi, Satuan
from tolok.dasar.kalender import KalenderKerja, jatuh_tempo, menit_kerja
from tolok.pelaksanaan.domain.keadaan import (
    STATUS_BERES,
    Baris,
    Keadaan,
    KunciHasil,
    StatusBaris,
    StatusPelaksanaan,
    Tugas,
)
from tolok.pelaksanaan.domain.kejadian import (
    ObjekDiputuskan,
    Tercatat,
    TugasDibaca,
    TugasDikembalikan,
    TugasDiserahkan,
)
from tolok.pelaksanaan.domain.pelaku import JenisPemegang
from tolok.pelaksanaan.tampilan.nama import Nama
from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, Per, SopJalan
from tolok.sop.renderers.jalur_svg import BarisJalur, Bentuk, Keadaan as Gambar, Kembali, gambar
from tolok.web.penggaris import KeadaanLangkah, SisaWaktu, lama_kerja, menit_sehari, ukur_sisa

__all__ = ["Bahan", "BarisHidup", "HalamanHidup", "Pegangan", "Waktu", "susun"]

_MENIT = {Satuan.DETIK: Decimal(1) / 60, Satuan.MENIT: Decimal(1), Satuan.JAM: Decimal(60)}
_NAMA_TERBANYAK = 4


def _lama_babak(baku: Durasi | None, babak: Iterable[int], sehari: int) -> str:
    """Rounds one after another: in minutes beside a standard in minutes, else in words.

    >>> _lama_babak(Durasi(teks="14 hari", nilai=14, satuan=Satuan.HARI), [1350, 0, 20], 450)
    '3 hari + 20 menit'
    >>> _lama_babak(Durasi(teks="60 menit", nilai=60, satuan=Satuan.MENIT), [75, 20], 450)
    '75 + 20 menit'
    """
    lama = [m for m in babak if m]
    if baku is None or baku.satuan is Satuan.MENIT:
        return f"{' + '.join(map(str, lama))} menit" if lama else ""
    return " + ".join(lama_kerja(m, sehari) for m in lama)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bahan:
    """Everything the page is made of. `milik_saya`: ids of open tasks of the reader.
    `menunggu_sk`: lanes whose holder an SK Tim still has to name.

    `kalender_pemegang`: the week of the unit of a post, by its id; None: everybody's is the
    office's."""

    sop: Sop
    jalan: SopJalan
    keadaan: Keadaan
    kejadian: Sequence[Tercatat]
    nama: Nama
    kalender: KalenderKerja
    sekarang: datetime
    kalender_pemegang: Callable[[str], KalenderKerja] | None = None
    milik_saya: frozenset[str] = frozenset()
    menunggu_sk: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waktu:
    """The Waktu cell: the standard, the working time it really took, and the part beyond."""

    baku: str
    nyata: str = ""
    lebih: str = ""
    tunggu: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pegangan:
    """Who holds an open row: words, time left, and the reader's own task in it."""

    langkah: int
    iterasi: int
    siapa: str
    rinci: str
    sisa: SisaWaktu
    dibuka: datetime
    tugas: str
    """The task that waits longest in it."""
    tugas_saya: str | None
    bentuk: str
    perbaikan: bool
    banyak_saya: int = 1
    """How many employees of a row wait for the reader; more than one: the row's own page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisHidup:
    """One row of the page."""

    nomor: int
    uraian: str
    kelas: str
    keadaan: str
    pelaksana: str
    kelengkapan: str
    output: str
    waktu: Waktu
    pegangan: tuple[Pegangan, ...]
    catatan: tuple[str, ...]
    gambar: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanHidup:
    """The whole page."""

    lajur: tuple[tuple[str, bool], ...]
    baris: tuple[BarisHidup, ...]
    langkah: tuple[tuple[int, KeadaanLangkah], ...]
    selesai: int
    pegangan: tuple[Pegangan, ...]
    perkiraan: datetime | None
    berjalan: bool
    posisi: str
    ada_kembali: bool


def susun(bahan: Bahan) -> HalamanHidup:
    """Make the page."""
    penyusun = _Penyusun(bahan)
    baris = penyusun.baris()
    pegangan = tuple(p for b in baris for p in b.pegangan)
    langkah = tuple((b.nomor, _LANGKAH[b.kelas]) for b in baris)
    return HalamanHidup(
        lajur=penyusun.lajur(),
        baris=baris,
        langkah=langkah,
        selesai=sum(1 for _, k in langkah if k is KeadaanLangkah.JADI),
        pegangan=pegangan,
        perkiraan=penyusun.perkiraan(),
        berjalan=bahan.keadaan.status is StatusPelaksanaan.BERJALAN,
        posisi=_posisi(bahan.keadaan, pegangan),
        ada_kembali=bool(bahan.keadaan.kembali),
    )


_KELAS = {
    StatusBaris.BELUM: "nanti",
    StatusBaris.TERBUKA: "berjalan",
    StatusBaris.TERTUTUP: "selesai",
    StatusBaris.DILEWATI: "lewat",
    StatusBaris.TIDAK_DIPERLUKAN: "lewat",
}
_KATA = {
    StatusBaris.BELUM: "Belum mulai",
    StatusBaris.TERBUKA: "Sedang berjalan",
    StatusBaris.TERTUTUP: "Selesai",
    StatusBaris.DILEWATI: "Dilewati",
    StatusBaris.TIDAK_DIPERLUKAN: "Tidak diperlukan periode ini",
}
_LANGKAH = {
    "nanti": KeadaanLangkah.NANTI,
    "berjalan": KeadaanLangkah.JALAN,
    "selesai": KeadaanLangkah.JADI,
    "lewat": KeadaanLangkah.JADI,
}


class _Penyusun:
    """Gathers per row what the state and the log say."""

    def __init__(self, bahan: Bahan) -> None:
        self.b = bahan
        self.tugas: dict[int, list[Tugas]] = defaultdict(list)
        for t in bahan.keadaan.tugas.values():
            self.tugas[t.langkah].append(t)
        self.dibaca: dict[str, datetime] = {}
        self.lama: dict[str, int] = {}
        self.tunggu: dict[str, int] = {}
        for c in bahan.kejadian:
            self._catat_waktu(c)
        self.sehari = menit_sehari(bahan.kalender)
        self.status = {n: self._status(n) for n in bahan.jalan.urutan}

    def _catat_waktu(self, c: Tercatat) -> None:
        k = c.kejadian
        if isinstance(k, TugasDibaca):
            self.dibaca.setdefault(k.tugas, c.pada)
        elif isinstance(k, TugasDiserahkan | TugasDikembalikan):
            self.tunggu[k.tugas] = k.menit_tunggu or 0
            if k.menit_kerja is not None:
                self.lama[k.tugas] = k.menit_kerja

    def _status(self, nomor: int) -> StatusBaris:
        baris: Baris | None = self.b.keadaan.baris.get(nomor)
        return baris.status if baris else StatusBaris.BELUM

    def lajur(self) -> tuple[tuple[str, bool], ...]:
        """Printed lane names; true where the file is now."""
        kini = {
            kode
            for n in self.b.jalan.urutan
            if self.status[n] is StatusBaris.TERBUKA
            for kode in self.b.jalan.menurut_nomor[n].pelaksana[:1]
        }
        return tuple((p.nama, p.kode in kini) for p in self.b.sop.pelaksana)

    def baris(self) -> tuple[BarisHidup, ...]:
        """The rows with their drawing."""
        jalan = self.b.jalan.menurut_nomor
        svg = gambar(
            [self._jalur(x, jalan[x.nomor]) for x in self.b.sop.langkah], len(self.b.sop.pelaksana)
        )
        return tuple(
            self._satu(x, jalan[x.nomor], s) for x, s in zip(self.b.sop.langkah, svg, strict=True)
        )

    def _satu(self, halaman: Langkah, langkah: LangkahJalan, svg: str) -> BarisHidup:
        status = self.status[halaman.nomor]
        nama = self.b.sop.nama_lajur
        return BarisHidup(
            nomor=halaman.nomor,
            uraian=halaman.uraian,
            kelas=_KELAS[status],
            keadaan=_KATA[status],
            pelaksana=", ".join(nama.get(k, k) for k in langkah.pelaksana),
            kelengkapan=", ".join(halaman.mutu.kelengkapan),
            output=", ".join(halaman.mutu.output),
            waktu=self._waktu(halaman, langkah),
            pegangan=self._pegangan(langkah) if status is StatusBaris.TERBUKA else (),
            catatan=tuple(self._catatan(halaman.nomor)),
            gambar=mark_safe(svg),  # noqa: S308 - jalur_svg escapes every text it is given
        )

    # ── the drawing ──

    def _jalur(self, halaman: Langkah, langkah: LangkahJalan) -> BarisJalur:
        letak = {p.kode: i for i, p in enumerate(self.b.sop.pelaksana)}
        kode = (halaman.digambar_di, *langkah.pelaksana[1:]) if halaman.digambar_di else None
        lajur = tuple(letak[k] for k in kode or langkah.pelaksana if k in letak) or (0,)
        return BarisJalur(
            nomor=halaman.nomor,
            lajur=tuple(dict.fromkeys(lajur)),
            bentuk=self._bentuk(halaman, langkah),
            keadaan=Gambar(_KELAS[self.status[halaman.nomor]]),
            maju=self._maju(langkah),
            kembali=tuple(self._jalan_kembali(langkah)),
        )

    def _bentuk(self, halaman: Langkah, langkah: LangkahJalan) -> Bentuk:
        if halaman.nomor in (self.b.jalan.urutan[0], self.b.jalan.urutan[-1]):
            return Bentuk.KAPSUL
        return bentuk_langkah(langkah, tercetak=halaman.keputusan is not None)

    def _maju(self, langkah: LangkahJalan) -> tuple[int, ...]:
        urutan = self.b.jalan.urutan
        tertulis = tuple(m for m in langkah.maju if isinstance(m, int))
        if tertulis or langkah.maju:
            return tertulis
        letak = urutan.index(langkah.nomor) + 1
        return urutan[letak : letak + 1]

    def _jalan_kembali(self, langkah: LangkahJalan) -> Iterable[Kembali]:
        ditempuh = Counter(
            k.sasaran for k in self.b.keadaan.kembali.values() if k.langkah == langkah.nomor
        )
        for ke, kali in ditempuh.items():
            kata = "Tidak" if langkah.kembali_tercetak and ke == langkah.kembali else "Kembali"
            yield Kembali(ke=ke, ditempuh=True, label=kata if kali == 1 else f"{kata} {kali}×")
        if langkah.kembali_tercetak and langkah.kembali and langkah.kembali not in ditempuh:
            yield Kembali(ke=langkah.kembali)

    # ── time ──

    def _waktu(self, halaman: Langkah, langkah: LangkahJalan) -> Waktu:
        baku = halaman.mutu.waktu
        babak = self._babak(langkah.nomor)
        nyata = _lama_babak(baku, babak, self.sehari)
        lebih = _lama_babak(baku, [self._lebih(baku, babak)], self.sehari)
        return Waktu(
            baku=baku.tampil if baku else "",
            nyata=nyata or ("< 1 menit" if babak else ""),
            lebih=f"{lebih} di atas baku" if lebih else "",
            tunggu=self._tunggu(langkah.nomor),
        )

    def _babak(self, nomor: int) -> list[int]:
        """Handling minutes per round; of parallel tasks the longest counts."""
        per_babak: dict[int, int] = {}
        for t in self.tugas[nomor]:
            if not t.peserta:
                menit = self._lama(t)
                if menit is not None:
                    per_babak[t.iterasi] = max(per_babak.get(t.iterasi, 0), menit)
        return [per_babak[i] for i in sorted(per_babak)]

    def _tunggu(self, nomor: int) -> str:
        """How long the file lay unread: shown apart, it is nobody's handling time."""
        menit = max(
            (self.tunggu.get(t.id, 0) for t in self.tugas[nomor] if not t.peserta), default=0
        )
        return f"menunggu {lama_kerja(menit, self.sehari)}" if menit else ""

    def _lama(self, t: Tugas) -> int | None:
        if t.id in self.lama:
            return self.lama[t.id]
        mulai = self.dibaca.get(t.id)
        if not t.terbuka or mulai is None:
            return None
        return menit_kerja(self._kalender(t), mulai, self.b.sekarang)

    def _lebih(self, baku: Durasi | None, babak: list[int]) -> int:
        batas = None if baku is None else self._menit(baku)
        return 0 if batas is None else max((m - batas for m in babak if m > batas), default=0)

    def _menit(self, baku: Durasi) -> int | None:
        """Minutes of a standard given in minutes or hours; days end by the calendar instead."""
        faktor = _MENIT.get(baku.satuan)
        return None if faktor is None or baku.per else int(baku.paling_lama * faktor)

    def perkiraan(self) -> datetime | None:
        """When the run would end if every row left takes its standard, from now."""
        if self.b.keadaan.status is not StatusPelaksanaan.BERJALAN:
            return None
        saat = self.b.sekarang
        for n in self.b.jalan.urutan:
            waktu = self.b.jalan.menurut_nomor[n].waktu
            if waktu and self.status[n] in (StatusBaris.TERBUKA, StatusBaris.BELUM):
                saat = jatuh_tempo(self.b.kalender, saat, waktu)
        return saat

    # ── who holds it ──

    def _pegangan(self, langkah: LangkahJalan) -> tuple[Pegangan, ...]:
        terbuka = [t for t in self.tugas[langkah.nomor] if t.terbuka and not t.peserta]
        if not terbuka:
            return ()
        utama = min(terbuka, key=lambda t: (t.dibuka, t.id))
        batas = min((t.batas for t in terbuka if t.batas is not None), default=None)
        milik = [t.id for t in self.tugas[langkah.nomor] if t.id in self.b.milik_saya]
        return (
            Pegangan(
                langkah=langkah.nomor,
                iterasi=utama.iterasi,
                siapa=self._siapa(langkah, terbuka),
                rinci=self._rinci(langkah.nomor, terbuka),
                sisa=ukur_sisa(
                    self._kalender(utama),
                    dibuka=utama.dibuka,
                    batas=batas,
                    sekarang=self.b.sekarang,
                    baku=langkah.waktu.tampil if langkah.waktu else "",
                ),
                dibuka=utama.dibuka,
                tugas=utama.id,
                tugas_saya=milik[0] if milik else None,
                banyak_saya=self._banyak_saya(langkah, terbuka),
                bentuk=bentuk_langkah(langkah, tercetak=False).value,
                perbaikan=utama.bentuk.value == "perbaikan",
            ),
        )

    def _banyak_saya(self, langkah: LangkahJalan, terbuka: list[Tugas]) -> int:
        if langkah.per is not Per.PEGAWAI and not langkah.rinci:
            return 1
        return sum(1 for t in terbuka if t.id in self.b.milik_saya)

    def _kalender(self, t: Tugas) -> KalenderKerja:
        """Of the unit of the holding post: serving units have their own week."""
        if self.b.kalender_pemegang is None or t.pemegang.jenis is not JenisPemegang.JABATAN:
            return self.b.kalender
        return self.b.kalender_pemegang(t.pemegang.id)

    def _siapa(self, langkah: LangkahJalan, terbuka: list[Tugas]) -> str:
        pemegang = {t.pemegang for t in terbuka}
        if len(pemegang) == 1:
            return self.b.nama.pemegang(terbuka[0].pemegang)
        return f"{len(pemegang)} {self.b.sop.nama_lajur.get(langkah.penanggung_jawab, 'pemegang')}"

    def _rinci(self, nomor: int, terbuka: list[Tugas]) -> str:
        """Who is still awaited: units of a parallel row, or participants of a single one."""
        peserta = [
            t
            for t in self.tugas[nomor]
            if t.peserta and t.bentuk.value != "sampingan" and t.iterasi == terbuka[0].iterasi
        ]
        if peserta:
            sudah = sum(1 for t in peserta if t.status in STATUS_BERES)
            return f"{sudah} dari {len(peserta)} peserta sudah"
        if len(terbuka) == 1 and terbuka[0].subjek is None:
            return ""
        baris = self.b.keadaan.baris[nomor]
        banyak = len(baris.subjek)
        nama = [self.b.nama.subjek(t.subjek) for t in terbuka if t.subjek]
        sisa = f" dan {len(nama) - _NAMA_TERBANYAK} lainnya" if len(nama) > _NAMA_TERBANYAK else ""
        belum = ", ".join(sorted(nama)[:_NAMA_TERBANYAK]) + sisa
        return f"{banyak - len(terbuka)} dari {banyak} sudah, belum: {belum}"

    def _catatan(self, nomor: int) -> Iterable[str]:
        """What went back from or to this row, in words under its text."""
        yield from self._menunggu_sk(nomor)
        yield from self._dikembalikan(nomor)
        baris = self.b.keadaan.baris.get(nomor)
        if baris and baris.ditutup_awal:
            yield f"Ditutup awal untuk {len(baris.ditutup_awal)} yang belum menyampaikan"
        if baris and self.b.jalan.menurut_nomor[nomor].per is not Per.PEGAWAI:
            yield from self._dibawa(baris)

    def _dikembalikan(self, nomor: int) -> Iterable[str]:
        """Every way back that was taken from this row, with how often."""
        jalan = Counter(
            (k.masukan, k.sasaran) for k in self.b.keadaan.kembali.values() if k.langkah == nomor
        )
        for (masukan, sasaran), kali in jalan.items():
            kata = "Meminta perbaikan masukan" if masukan else "Dikembalikan"
            diatur = "" if self._tercetak(nomor, sasaran) else ", jalur ini tidak dicetak di SOP"
            ulang = f" {kali} kali" if kali > 1 else ""
            yield f"{kata} ke langkah {sasaran}{ulang}{'' if masukan else diatur}"

    def _menunggu_sk(self, nomor: int) -> Iterable[str]:
        """The row's lane is bound by a decree that is not signed yet: no holder is invented."""
        lajur = self.b.jalan.menurut_nomor[nomor].penanggung_jawab
        belum = lajur in self.b.menunggu_sk and lajur not in self.b.keadaan.lajur
        if belum and self.status[nomor] in (StatusBaris.BELUM, StatusBaris.TERBUKA):
            nama = self.b.sop.nama_lajur.get(lajur, lajur)
            yield f"{nama} menunggu SK Tim ditandatangani"

    def _dibawa(self, baris: Baris) -> Iterable[str]:
        """Approvals that stand from an earlier version, because that unit's part is unchanged."""
        for subjek, kunci in baris.selesai.items():
            lama = {o.versi for o in self.b.keadaan.tugas[kunci].objek if self._usang(o)}
            if lama:
                siapa = self.b.nama.subjek(subjek) if subjek else "Persetujuan"
                yield f"{siapa}: dibawa dari versi {min(lama)}"

    def _usang(self, o: ObjekDiputuskan) -> bool:
        versi = self.b.keadaan.hasil.get(KunciHasil(o.langkah, o.jenis, o.subjek))
        return versi is not None and versi[-1].versi > o.versi

    def _tercetak(self, nomor: int, sasaran: int) -> bool:
        langkah = self.b.jalan.menurut_nomor[nomor]
        return langkah.kembali_tercetak and langkah.kembali == sasaran


def bentuk_langkah(langkah: LangkahJalan, *, tercetak: bool) -> Bentuk:
    """Diamond for a printed decision or a review, rectangle for other work."""
    memeriksa = {t.jenis for t in langkah.tindakan} & {JenisTindakan.PERIKSA, JenisTindakan.NILAI}
    return Bentuk.KETUPAT if tercetak or memeriksa else Bentuk.KOTAK


_AKHIR: Mapping[StatusPelaksanaan, str] = {
    StatusPelaksanaan.SELESAI: "selesai seluruhnya",
    StatusPelaksanaan.DIBATALKAN: "dibatalkan",
    StatusPelaksanaan.BELUM: "belum dimulai",
}


def _posisi(keadaan: Keadaan, pegangan: tuple[Pegangan, ...]) -> str:
    """Where the file is, in one line of the printed form."""
    if keadaan.status in _AKHIR:
        return _AKHIR[keadaan.status]
    return "; ".join(f"langkah {p.langkah}, {p.siapa}" for p in pegangan) or "menunggu"
