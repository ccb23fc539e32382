"""Setting up an office from a workbook: one row after the other, through the services of each.

A trial runs the very same services and is rolled back, so that the preview tells the truth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tolok.dasar.galat import GalatTolok, MasukanTidakSah, TidakBerwenang
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain.isi_kantor import (
    BedaKantor,
    IsiInstansi,
    IsiJabatan,
    IsiKantor,
    IsiPegawai,
    IsiPenempatan,
    IsiUnit,
    TemuanKantor,
    periksa_kantor,
    sebutan_isi,
)
from tolok.organisasi.domain.istilah import (
    JenisJabatan,
    JenisUnit,
    Kapasitas,
    Lingkup,
    Peran,
    StatusPegawai,
)
from tolok.organisasi.models import (
    Instansi,
    Jabatan,
    Pegawai,
    Penempatan,
    UnitKerja,
    Wewenang,
)
from tolok.organisasi.permissions import pastikan
from tolok.organisasi.selectors import berlaku_pada, hari_di, sebutan_jabatan_kantor
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.pegawai import IsianPegawai, simpan_pegawai
from tolok.organisasi.services.penempatan import IZIN, Dasar, tempatkan
from tolok.organisasi.services.struktur import IsianJabatan, IsianUnit, simpan_jabatan, simpan_unit
from tolok.organisasi.services.wewenang import beri_wewenang

__all__ = ["HasilPenyiapan", "KantorDitolak", "isi_kantor", "siapkan_kantor"]


@dataclass(kw_only=True)
class HasilPenyiapan:
    """What the workbook adds and changes, and what keeps it from being applied."""

    beda: list[BedaKantor] = field(default_factory=list)
    temuan: list[TemuanKantor] = field(default_factory=list)
    sebutan: list[str] = field(default_factory=list)
    """Posts of the office as it would be, for the plan that comes with the workbook."""

    @property
    def galat(self) -> list[TemuanKantor]:
        """Findings that stop it."""
        return [t for t in self.temuan if t.menahan]


@dataclass(eq=False)
class KantorDitolak(MasukanTidakSah):
    """The workbook cannot be applied; `temuan` says where."""

    temuan: tuple[TemuanKantor, ...] = field(default=())


def isi_kantor(instansi: Instansi, hari: date) -> IsiKantor:
    """The office as it stands on a day. Five queries."""
    unit = list(UnitKerja.objects.filter(instansi=instansi, aktif=True).select_related("induk"))
    sebutan = sebutan_jabatan_kantor(instansi)
    jabatan = Jabatan.objects.filter(instansi=instansi, aktif=True, penilai_luar=False)
    duduk: dict[object, list[Penempatan]] = {}
    for p in Penempatan.objects.filter(berlaku_pada(hari), jabatan__instansi=instansi).order_by(
        "kapasitas", "mulai"
    ):
        duduk.setdefault(p.pegawai_id, []).append(p)
    pegawai = Pegawai.objects.filter(instansi=instansi, aktif=True).order_by("nama")
    return IsiKantor(
        instansi=IsiInstansi(**{n: getattr(instansi, n) for n in _KEPALA}),
        unit=tuple(
            IsiUnit(nama=u.nama, jenis=JenisUnit(u.jenis), induk=u.induk.nama if u.induk else "")
            for u in unit
        ),
        jabatan=tuple(
            IsiJabatan(
                nama=j.nama,
                unit=j.unit.nama,
                jenis=JenisJabatan(j.jenis),
                atasan=sebutan.get(j.atasan_id, "") if j.atasan_id else "",
                kepala_unit=j.kepala_unit,
            )
            for j in jabatan.select_related("unit")
        ),
        pegawai=tuple(
            baris
            for p in pegawai
            for baris in _baris_pegawai(
                p, [_duduk(d, sebutan[d.jabatan_id]) for d in duduk.get(p.pk, ()) if d.jabatan_id in sebutan]
            )
        ),
    )  # fmt: skip


_KEPALA = ("nama", "singkatan", "alamat", "telepon", "laman", "posel", "tempat")


def _duduk(p: Penempatan, jabatan: str) -> IsiPenempatan:
    return IsiPenempatan(
        jabatan=jabatan,
        kapasitas=Kapasitas(p.kapasitas),
        mulai=p.mulai,
        selesai=p.selesai,
        dasar=p.dasar_nomor,
    )


def _baris_pegawai(p: Pegawai, duduk: list[IsiPenempatan]) -> Iterable[IsiPegawai]:
    semua: list[IsiPenempatan | None] = [*duduk] or [None]
    for satu in semua:
        yield IsiPegawai(
            nama=p.nama,
            nip=p.nip,
            pangkat=p.pangkat,
            status=StatusPegawai(p.status),
            kertas=p.kertas,
            penempatan=satu,
        )


def siapkan_kantor(
    *, pelaku: Pegawai, instansi: Instansi, isi: IsiKantor, coba: bool, sekarang: datetime
) -> HasilPenyiapan:
    """Add and change what the workbook names. `coba`: only say what it would do.

    Raises TidakBerwenang, and KantorDitolak unless it is a trial.
    """
    with transaction.atomic():
        pastikan(pelaku, instansi, IZIN, hari_di(pelaku.pemda, sekarang))
        terkunci = kunci_instansi(instansi)
        hasil = _Penyiap(pelaku, terkunci, sekarang).jalankan(isi)
        hasil.sebutan = list(sebutan_jabatan_kantor(terkunci).values())
        if coba:
            transaction.set_rollback(True)
        elif hasil.galat:
            satu = hasil.galat[0]
            raise KantorDitolak(satu.masalah, satu.saran, "kantor.ditolak", tuple(hasil.galat))
    return hasil


class _Penyiap:
    """Applies the rows of one workbook inside the caller's transaction."""

    def __init__(self, pelaku: Pegawai, instansi: Instansi, sekarang: datetime) -> None:
        self._pelaku = pelaku
        self._instansi = instansi
        self._sekarang = sekarang
        self._hari = hari_di(instansi.pemda, sekarang)
        self._hasil = HasilPenyiapan()
        self._sama: dict[str, Any] = {"pelaku": pelaku, "instansi": instansi, "sekarang": sekarang}

    def jalankan(self, isi: IsiKantor) -> HasilPenyiapan:
        unit = list(UnitKerja.objects.filter(instansi=self._instansi))
        sebutan = sebutan_jabatan_kantor(self._instansi)
        self._hasil.temuan = periksa_kantor(isi, [u.nama for u in unit], list(sebutan.values()))
        if self._hasil.galat:
            return self._hasil
        self._kepala(isi.instansi)
        self._semua_unit(isi.unit, unit)
        self._semua_jabatan(isi.jabatan)
        self._semua_pegawai(isi.pegawai)
        return self._hasil

    def _baris(self, benda: str, urut: int, kolom: str, kerja: Callable[[], None]) -> None:
        """One row in a savepoint; a refusal becomes a finding at that row."""
        try:
            with transaction.atomic():
                kerja()
        except TidakBerwenang:
            raise
        except GalatTolok as galat:
            self._hasil.temuan.append(
                TemuanKantor(
                    benda=benda, urut=urut, kolom=kolom, masalah=galat.pesan, saran=galat.saran
                )
            )

    def _beda(
        self, jenis: str, benda: str, nama: str, sel: Iterable[tuple[str, str, str]]
    ) -> None:
        berbeda = tuple(s for s in sel if s[1] != s[2])
        if berbeda or jenis == "tambah":
            self._hasil.beda.append(BedaKantor(jenis=jenis, benda=benda, nama=nama, sel=berbeda))

    def _kepala(self, isi: IsiInstansi) -> None:
        """The letterhead; an empty cell changes nothing, and the name is not changed here."""
        label = {"alamat": "Alamat", "telepon": "Telepon", "laman": "Laman", "posel": "Pos-el", "tempat": "Tempat pada surat", "singkatan": "Singkatan"}  # fmt: skip
        ganti = {
            n: getattr(isi, n)
            for n in label
            if getattr(isi, n) and getattr(isi, n) != getattr(self._instansi, n)
        }
        if not ganti:
            return
        sel = [(label[n], getattr(self._instansi, n), v) for n, v in ganti.items()]
        self._beda("ubah", "instansi", self._instansi.nama, sel)
        for nama, nilai in ganti.items():
            setattr(self._instansi, nama, nilai)
        self._instansi.save(update_fields=list(ganti))
        catat(
            self._instansi,
            "KepalaSuratDiubah",
            {"kolom": sorted(ganti)},
            pelaku=self._pelaku,
            sekarang=self._sekarang,
        )

    # ── Units ────────────────────────────────────────────────────────────────

    def _semua_unit(self, isi: tuple[IsiUnit, ...], ada: list[UnitKerja]) -> None:
        self._unit = {u.nama.casefold(): u for u in ada}
        self._ganti_nama_pimpinan(isi, ada)
        sisa = sorted(enumerate(isi), key=lambda x: bool(x[1].induk))
        while sisa:
            siap = [(n, u) for n, u in sisa if not u.induk or u.induk.casefold() in self._unit]
            if not siap:
                for n, u in sisa:
                    self._baris("unit", n, "Di bawah unit", _melingkar(u.nama))
                return
            for n, u in siap:
                self._baris("unit", n, "Nama unit", self._satu_unit(u))
            if self._hasil.galat:
                return
            sisa = [s for s in sisa if s not in siap]

    def _ganti_nama_pimpinan(self, isi: tuple[IsiUnit, ...], ada: list[UnitKerja]) -> None:
        """The unit made at installation gets the name that the workbook gives the office."""
        lama = [u for u in ada if u.jenis == JenisUnit.INDUK]
        baru = [u for u in isi if u.jenis is JenisUnit.INDUK]
        if len(lama) == 1 and len(baru) == 1 and baru[0].nama.casefold() not in self._unit:
            self._unit[baru[0].nama.casefold()] = self._unit.pop(lama[0].nama.casefold())

    def _satu_unit(self, u: IsiUnit) -> Callable[[], None]:
        def kerja() -> None:
            kini = self._unit.get(u.nama.casefold())
            induk = self._unit[u.induk.casefold()] if u.induk else (kini.induk if kini else None)
            sel = [
                ("Nama unit", kini.nama if kini else "", u.nama),
                ("Jenis", JenisUnit(kini.jenis).label if kini else "", u.jenis.label),
                ("Di bawah unit", kini.induk.nama if kini and kini.induk else "", induk.nama if induk else ""),
            ]  # fmt: skip
            if kini is not None and all(a == b for _, a, b in sel):
                return
            isian = IsianUnit(nama=u.nama, jenis=u.jenis, induk=induk)
            baru = simpan_unit(unit=kini, isian=isian, **self._sama)
            self._unit[u.nama.casefold()] = baru
            self._beda("ubah" if kini else "tambah", "unit", u.nama, sel)

        return kerja

    # ── Posts ────────────────────────────────────────────────────────────────

    def _semua_jabatan(self, isi: tuple[IsiJabatan, ...]) -> None:
        if self._hasil.galat:
            return
        ada = Jabatan.objects.filter(instansi=self._instansi, aktif=True).select_related(
            "unit", "atasan"
        )
        self._jabatan = {(j.nama.casefold(), j.unit.nama.casefold()): j for j in ada}
        sebutan = sebutan_isi(isi)
        self._menurut = {s.casefold(): _kunci(isi[n]) for n, s in sebutan.items()}
        lama = sebutan_jabatan_kantor(self._instansi)
        for kunci, baris in self._jabatan.items():
            self._menurut.setdefault(lama.get(baris.pk, baris.nama).casefold(), kunci)
        sisa = list(enumerate(isi))
        while sisa:
            siap = [
                (n, j)
                for n, j in sisa
                if not j.atasan or self._menurut[j.atasan.casefold()] in self._jabatan
            ]
            if not siap:
                for n, j in sisa:
                    self._baris("jabatan", n, "Atasan langsung", _melingkar(j.nama))
                return
            for n, j in siap:
                self._baris("jabatan", n, "Nama jabatan", self._satu_jabatan(j))
            if self._hasil.galat:
                return
            sisa = [s for s in sisa if s not in siap]

    def _satu_jabatan(self, j: IsiJabatan) -> Callable[[], None]:
        def kerja() -> None:
            kini = self._jabatan.get(_kunci(j))
            atasan = self._atasan(j, kini)
            sel = [
                ("Unit", kini.unit.nama if kini else "", j.unit),
                ("Jenis", JenisJabatan(kini.jenis).label if kini else "", j.jenis.label),
                ("Atasan langsung", kini.atasan.nama if kini and kini.atasan else "", atasan.nama if atasan else ""),
                ("Memimpin unit", _ya(kini.kepala_unit) if kini else "", _ya(j.kepala_unit)),
            ]  # fmt: skip
            if kini is not None and all(a.casefold() == b.casefold() for _, a, b in sel):
                return
            isian = IsianJabatan(
                nama=j.nama,
                jenis=j.jenis,
                unit=self._unit[j.unit.casefold()],
                atasan=atasan,
                kepala_unit=j.kepala_unit,
            )
            self._jabatan[_kunci(j)] = simpan_jabatan(jabatan=kini, isian=isian, **self._sama)
            self._beda("ubah" if kini else "tambah", "jabatan", j.nama, sel)

        return kerja

    def _atasan(self, j: IsiJabatan, kini: Jabatan | None) -> Jabatan | None:
        """The post named; an empty cell keeps a superior that stands outside the office."""
        if j.atasan:
            return self._jabatan[self._menurut[j.atasan.casefold()]]
        lama = kini.atasan if kini else None
        return lama if lama is not None and lama.instansi_id != self._instansi.pk else None

    # ── People ───────────────────────────────────────────────────────────────

    def _semua_pegawai(self, isi: tuple[IsiPegawai, ...]) -> None:
        if self._hasil.galat:
            return
        semua = list(Pegawai.objects.filter(instansi=self._instansi).select_related("pengguna"))
        self._orang = {p.nama.casefold(): p for p in semua} | {p.nip: p for p in semua if p.nip}
        for n, p in enumerate(isi):
            self._baris("pegawai", n, "Nama dengan gelar", self._satu_pegawai(p))
        # A seat of one's own first: who acts for another post holds one already.
        urut = sorted(
            enumerate(isi),
            key=lambda x: x[1].penempatan is not None and x[1].penempatan.kapasitas is not Kapasitas.DEFINITIF,
        )  # fmt: skip
        for n, p in urut:
            if p.penempatan is not None:
                self._baris("pegawai", n, "Jabatan", self._satu_penempatan(p, p.penempatan))
            if p.peran is not None:
                self._baris("pegawai", n, "Wewenang", self._satu_wewenang(p, p.peran))

    def _cari(self, p: IsiPegawai) -> Pegawai | None:
        return self._orang.get(p.nip) if p.nip in self._orang else self._senama(p)

    def _senama(self, p: IsiPegawai) -> Pegawai | None:
        """Somebody of that name who has no other NIP."""
        kini = self._orang.get(p.nama.casefold())
        return kini if kini is not None and (not p.nip or not kini.nip) else None

    def _satu_pegawai(self, p: IsiPegawai) -> Callable[[], None]:
        def kerja() -> None:
            kini = self._cari(p)
            nip = p.nip or (kini.nip if kini else "")
            sel = [
                ("Nama dengan gelar", kini.nama if kini else "", p.nama),
                ("NIP", kini.nip if kini else "", nip),
                ("Pangkat/golongan", kini.pangkat if kini else "", p.pangkat),
                ("Status", kini.status if kini else "", p.status.value),
                ("Di kertas", _ya(kini.kertas) if kini else "", _ya(p.kertas)),
            ]
            if kini is not None and all(a == b for _, a, b in sel):
                return
            isian = IsianPegawai(
                nama=p.nama, nip=nip, pangkat=p.pangkat, status=p.status, kertas=p.kertas
            )
            baru = simpan_pegawai(pegawai=kini, isian=isian, **self._sama)
            self._orang |= {p.nama.casefold(): baru} | ({baru.nip: baru} if baru.nip else {})
            self._beda("ubah" if kini else "tambah", "pegawai", p.nama, sel)

        return kerja

    def _satu_penempatan(self, p: IsiPegawai, duduk: IsiPenempatan) -> Callable[[], None]:
        def kerja() -> None:
            orang = self._cari(p)
            if orang is None:
                return
            jabatan = self._jabatan[self._menurut[duduk.jabatan.casefold()]]
            kini = orang.daftar_penempatan.filter(
                berlaku_pada(self._hari), jabatan=jabatan, kapasitas=duduk.kapasitas.value
            )
            if kini.exists():
                return
            mulai = duduk.mulai or date(self._hari.year, 1, 1)
            tempatkan(
                pelaku=self._pelaku,
                jabatan=jabatan,
                pegawai=orang,
                kapasitas=duduk.kapasitas,
                mulai=mulai,
                selesai=duduk.selesai,
                dasar=Dasar(jenis="Surat Keputusan" if duduk.dasar else "", nomor=duduk.dasar),
                sekarang=self._sekarang,
            )
            akhir = f" sampai {tanggal(duduk.selesai)}" if duduk.selesai else ""
            teks = f"{duduk.kapasitas.awalan}{jabatan.nama}, mulai {tanggal(mulai)}{akhir}"
            self._beda("tambah", "penempatan", p.nama, [("Jabatan", "", teks)])

        return kerja

    def _satu_wewenang(self, p: IsiPegawai, peran: Peran) -> Callable[[], None]:
        def kerja() -> None:
            orang = self._cari(p)
            ada = Wewenang.objects.filter(
                berlaku_pada(self._hari), pegawai=orang, peran=peran.value
            )
            if orang is None or ada.exists():
                return
            beri_wewenang(
                pelaku=self._pelaku,
                pegawai=orang,
                peran=peran,
                lingkup=Lingkup.INSTANSI,
                mulai=self._hari,
                selesai=None,
                dasar="Penyiapan kantor",
                sekarang=self._sekarang,
            )
            self._beda("tambah", "wewenang", p.nama, [("Wewenang", "", peran.label)])

        return kerja


def _kunci(j: IsiJabatan) -> tuple[str, str]:
    return (j.nama.casefold(), j.unit.casefold())


def _ya(nilai: bool) -> str:
    return "ya" if nilai else "tidak"


def _melingkar(nama: str) -> Callable[[], None]:
    def kerja() -> None:
        raise MasukanTidakSah(f"{nama} berada di atas dirinya sendiri.", "Perbaiki kolom atasnya.")

    return kerja
