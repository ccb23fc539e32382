"""Which addresses the pages benchmark asks for: every GET page of the URL resolver.

`_ISIAN` says what stands in the arguments of an address, from whatever the data has. A GET page
without an entry there stops the benchmark with its name, so that no new page goes unmeasured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from tests.hak_tabel import alamat_situs, baca_tabel

from tolok.arsip.models import Arsip
from tolok.kinerja.domain.lembar_salin import LEMBAR
from tolok.kinerja.models import Indikator, SimpulKinerja
from tolok.kinerja.selectors.capaian import laporan_tahun, tahun_capaian
from tolok.naskah.models import Naskah, VersiNaskah
from tolok.organisasi.models import (
    Berhalangan,
    HariLibur,
    Instansi,
    Jabatan,
    JamKerja,
    Pegawai,
    Penempatan,
    PetaLajur,
    Tim,
    Unggahan,
    UnitKerja,
    Wewenang,
)
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.models import Bukti, Lembar, Pelaksanaan, TindakLanjut, Tugas
from tolok.pemantauan.models import SuratTugas
from tolok.pemantauan.services import buat_tautan
from tolok.sop.models import Suntingan, VersiSop
from tolok.sop.renderers.bentuk_gambar import BENTUK
from tolok.web.waktu import sekarang

__all__ = ["Halaman", "halaman_situs"]

_BUKAN_HALAMAN = frozenset(
    {"organisasi:kalender", "pelaksanaan:buka_naskah", "capaian:kini", "naskah:pdf"}
)
"""Addresses that only lead to another one."""
_ORANG = {
    "A": (
        "A-12", "A-03", "A-01", "A-02", "A-09", "A-07", "A-13", "A-06", "A-08", "ITD-01", "SETDA-01",
    ),
    "B": ("B-09", "B-03", "B-01", "B-02", "B-05", "B-10"),
}  # fmt: skip
"""Who opens the pages of an office: the first who may."""
_SERING = {
    "pelaksanaan:naskah": ("langkah=7", "halaman=2"),
    "pelaksanaan:riwayat": ("halaman=2",),
    "pelaksanaan:tindak_lanjut_daftar": ("milik=semua", "milik=selesai"),
    "pelaksanaan:banyak": ("saring=", "saring=selesai"),
    "capaian:tahun": ("tingkat=program",),
    "pemantauan:bacaan": ("halaman=2",),
    "sop:sunting": ("langkah=2",),
}
"""Lists that show more, or something else, when asked."""

_Argumen = Mapping[str, Any]
_Isian = Iterable[tuple[str, _Argumen]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Halaman:
    """A page to ask for. `kunci` names it in both worlds; `nama` is its URL's name; `calon` are
    the accounts that may open it, most likely first."""

    kunci: str
    nama: str
    alamat: str
    calon: tuple[Any, ...]


class _Dunia:
    """What one office has to show, newest and largest first."""

    def __init__(self, kode: str) -> None:
        self.kode = kode
        self.instansi = Instansi.objects.get(kode=kode)

    @cached_property
    def akun(self) -> tuple[Any, ...]:
        """Accounts of the people who open pages."""
        baris = Penempatan.objects.filter(
            jabatan__kode__in=_ORANG[self.kode],
            kapasitas="definitif",
            pegawai__pengguna__isnull=False,
        ).select_related("jabatan", "pegawai__pengguna")
        menurut = {p.jabatan.kode: p.pegawai.pengguna for p in baris}
        return tuple(menurut[k] for k in _ORANG[self.kode] if k in menurut)

    @cached_property
    def jalan(self) -> list[Pelaksanaan]:
        """Every run: the longest first."""
        return list(Pelaksanaan.objects.filter(instansi=self.instansi).order_by("-urutan", "pk"))

    @cached_property
    def terpanjang(self) -> dict[str, Pelaksanaan]:
        """SOP -> its longest run."""
        return {p.kode_sop: p for p in reversed(self.jalan)}

    @cached_property
    def tahun(self) -> int:
        """The year of the plan."""
        baris = SimpulKinerja.objects.filter(instansi=self.instansi).order_by("-tahun")
        return int(baris.values_list("tahun", flat=True)[0])

    def pertama(self, model: Any, **syarat: Any) -> Any:
        """The key of the first row of this office; LookupError when there is none."""
        nama = {f.name for f in model._meta.get_fields()}
        milik = next(
            (f"{f}instansi" for f in ("", "unit__", "pegawai__", "jabatan__")
             if (f.removesuffix("__") or "instansi") in nama),
            None,
        )  # fmt: skip
        syarat |= {milik: self.instansi} if milik else {}
        pk = model.objects.filter(**syarat).order_by("pk").values_list("pk", flat=True).first()
        if pk is None:
            raise LookupError(model.__name__)
        return pk


def halaman_situs() -> Iterator[Halaman]:
    """Every page of both offices. Raises LookupError for a GET page that has no entry."""
    semua = _nama_halaman()
    tanpa = [n for n in semua if "<" in alamat_situs()[n].rute and n not in _ISIAN]
    if tanpa:
        raise LookupError(f"Halaman tanpa isian pada benchmarks/alamat_halaman.py: {tanpa}")
    for kode in ("A", "B"):
        dunia = _Dunia(kode)
        for nama in semua:
            yield from _satu(dunia, nama)
        yield from _tugas(dunia)


def _nama_halaman() -> list[str]:
    """The addresses that answer a GET with content: not those that only take a POST."""
    hanya_kirim = {b.url for b in baca_tabel() if b.metode == "GET" and 405 in b.status.values()}
    return [n for n in alamat_situs() if n not in hanya_kirim | _BUKAN_HALAMAN]


def _satu(dunia: _Dunia, nama: str) -> Iterator[Halaman]:
    if nama == "pelaksanaan:tugas":
        return
    isian = _ISIAN.get(nama, _tanpa_isian)
    try:
        daftar = list(isian(dunia))
    except LookupError:
        return
    for sebutan, argumen in daftar:
        alamat = reverse(nama, kwargs=dict(argumen))
        kunci = " ".join(x for x in (f"{nama} {dunia.kode}", sebutan) if x)
        for tanya in ("", *_SERING.get(nama, ())):
            yield Halaman(
                kunci=f"{kunci} ?{tanya}" if tanya else kunci,
                nama=nama,
                alamat=f"{alamat}?{tanya}" if tanya else alamat,
                calon=(*_pemilik(dunia, nama), *dunia.akun),
            )


def _pemilik(dunia: _Dunia, nama: str) -> tuple[Any, ...]:
    """Who finds rows of their own on a page that shows one's own."""
    if nama != "pelaksanaan:tindak_lanjut_daftar":
        return ()
    milik = TindakLanjut.objects.filter(instansi=dunia.instansi).order_by("nomor", "pk")
    jabatan = milik.values_list("jabatan", flat=True).first()
    baris = Penempatan.objects.filter(jabatan=jabatan, pegawai__pengguna__isnull=False)
    return tuple(p.pegawai.pengguna for p in baris.select_related("pegawai__pengguna"))


def _tugas(dunia: _Dunia) -> Iterator[Halaman]:
    """One open and one closed task of every SOP, row and act, of the longest run that has it."""
    lihat: set[str] = set()
    for tugas in _semua_tugas(dunia):
        kode_sop, keadaan = tugas.pelaksanaan.kode_sop, "terbuka" if tugas.terbuka else "selesai"
        kata = (kode_sop, f"langkah {tugas.langkah}", tugas.tindakan, keadaan)
        kunci = f"pelaksanaan:tugas {' '.join(k for k in kata if k)}"
        if kunci in lihat:
            continue
        lihat.add(kunci)
        calon = _pemegang(tugas)
        alamat = reverse("pelaksanaan:tugas", args=[tugas.pelaksanaan_id, tugas.pk])
        yield Halaman(
            kunci=kunci, nama="pelaksanaan:tugas", alamat=alamat, calon=(*calon, *dunia.akun)
        )


def _semua_tugas(dunia: _Dunia) -> Iterable[Tugas]:
    """Tasks of an office: of the longest run first, and there the newest."""
    semua = Tugas.objects.filter(pelaksanaan__instansi=dunia.instansi)
    urut = semua.order_by("-pelaksanaan__urutan", "pelaksanaan", "-dibuka_pada", "pk")
    return urut.select_related("pelaksanaan")


def _pemegang(tugas: Tugas) -> tuple[Any, ...]:
    """Accounts of who holds a task: whoever stands in the post, the person, or the team."""
    baris = Penempatan.objects.filter(pegawai__pengguna__isnull=False).select_related(
        "pegawai__pengguna"
    )
    jabatan = baris.filter(jabatan=tugas.pemegang_id)
    orang = baris.filter(pegawai=tugas.pemegang_id)
    tim = baris.filter(pegawai__daftar_keanggotaan__tim=tugas.pemegang_id).order_by(
        "pegawai__daftar_keanggotaan__urutan"
    )
    return tuple(dict.fromkeys(p.pegawai.pengguna for p in (*jabatan, *orang, *tim)))


def _tanpa_isian(d: _Dunia) -> _Isian:
    return [("", {})]


def _pk(model: Any, **syarat: Any) -> Callable[[_Dunia], _Isian]:
    return lambda d: [("", {"pk": d.pertama(model, **syarat)})]


def _tahun(d: _Dunia) -> _Isian:
    return [("", {"tahun": d.tahun})]


def _per_sop(d: _Dunia) -> _Isian:
    return [(kode, {"pelaksanaan": p.pk}) for kode, p in sorted(d.terpanjang.items())]


def _ralat(d: _Dunia) -> _Isian:
    """Of every SOP the longest run, and the longest that has ended."""
    yield from _per_sop(d)
    usai = {p.kode_sop: p for p in reversed(d.jalan) if p.status == "selesai"}
    for kode, p in sorted(usai.items()):
        yield f"{kode} selesai", {"pelaksanaan": p.pk}


def _per_langkah(d: _Dunia) -> _Isian:
    """Every row of the longest runs that has tasks about somebody."""
    for kode, p in sorted(d.terpanjang.items()):
        langkah = p.tugas.filter(subjek__isnull=False).values_list("langkah", flat=True)
        for n in sorted(set(langkah)):
            yield f"{kode} langkah {n}", {"pelaksanaan": p.pk, "langkah": n}


def _naskah(d: _Dunia) -> _Isian:
    """One document of every kind, of the newest run that has it."""
    baris = Naskah.objects.filter(instansi=d.instansi, pelaksanaan__isnull=False)
    menurut = {n.jenis: n for n in baris.order_by("dibuat", "pk")}
    return [
        (jenis, {"pelaksanaan": n.pelaksanaan, "naskah": n.pk})
        for jenis, n in sorted(menurut.items())
    ]


def _surat(d: _Dunia) -> Any:
    return d.pertama(SuratTugas, dicabut_pada=None)


def _dibaca_surat(d: _Dunia) -> _Isian:
    surat = _surat(d)
    return [(kode, {"surat": surat, **isi}) for kode, isi in _per_sop(d)]


def _bukti_surat(d: _Dunia) -> _Isian:
    bukti = Bukti.objects.filter(pelaksanaan__instansi=d.instansi).order_by("pk").first()
    if bukti is None:
        raise LookupError("Bukti")
    isi = {"surat": _surat(d), "pelaksanaan": bukti.pelaksanaan_id, "bukti": bukti.pk}
    return [("", isi)]


def _tahun_sah(d: _Dunia) -> int:
    ada = tahun_capaian(d.instansi.pk)
    if not ada:
        raise LookupError("capaian")
    return int(ada[0])


def _capaian(d: _Dunia) -> _Isian:
    return [("", {"tahun": _tahun_sah(d)})]


def _rinci(d: _Dunia) -> _Isian:
    tahun = _tahun_sah(d)
    laporan = laporan_tahun(d.instansi.pk, tahun)
    tw = max(laporan)
    return [
        ("", {"tahun": tahun, "tw": tw, "indikator": laporan[tw].kertas["baris"][0]["indikator"]})
    ]


def _salin(d: _Dunia) -> _Isian:
    tahun = _tahun_sah(d)
    return [(bentuk, {"tahun": tahun, "bentuk": bentuk}) for bentuk in LEMBAR]


def _narasi(d: _Dunia) -> _Isian:
    """The tasks of a row that drafts a report."""
    for kode, p in sorted(d.terpanjang.items()):
        langkah = lintasan_sop(p.sidik_sop).langkah
        susun = [
            n for n, x in langkah.items() if any(h.jenis == "laporan" for h in x.menghasilkan)
        ]
        tugas = p.tugas.filter(langkah__in=susun).order_by("dibuka_pada").first()
        if tugas is not None:
            yield kode, {"pelaksanaan": p.pk, "tugas": tugas.pk}


def _berkas(d: _Dunia) -> Any:
    versi = VersiNaskah.objects.filter(naskah__instansi=d.instansi).order_by("pk").first()
    if versi is None:
        raise LookupError("VersiNaskah")
    return versi.berkas_id


def _versi_sop(d: _Dunia) -> _Isian:
    versi = VersiSop.objects.filter(instansi=d.instansi, status="berlaku").order_by("kode")
    return [(v.kode, {"versi": v.pk}) for v in versi]


def _draf_sop(d: _Dunia) -> Any:
    """The draft of a next version."""
    draf = VersiSop.objects.filter(instansi=d.instansi, status="draf", versi__gt=1)
    satu = draf.order_by("pk").first()
    if satu is None:
        raise LookupError("VersiSop")
    return satu


def _versi_dan_draf(d: _Dunia) -> _Isian:
    yield from _versi_sop(d)
    draf = _draf_sop(d)
    yield f"{draf.kode} draf", {"versi": draf.pk}


def _beda(d: _Dunia) -> _Isian:
    draf = _draf_sop(d)
    lama = VersiSop.objects.get(instansi=d.instansi, kode=draf.kode, status="berlaku")
    return [(draf.kode, {"versi": draf.pk, "lain": lama.pk})]


def _gambar(d: _Dunia) -> _Isian:
    return [
        (f"{s} {akhiran}", {**i, "akhiran": akhiran})
        for s, i in _versi_sop(d)
        for akhiran in BENTUK
    ]


def _sunting(d: _Dunia) -> _Isian:
    """One from a version, one from a document with pages, one from a text."""
    semua = Suntingan.objects.filter(instansi=d.instansi, versi=None).order_by("pk")
    asal = [
        (s, "versi" if s.kode else "halaman" if s.letak.get("halaman") else "teks")
        for s in semua
        if s.kode or s.sumber_id
    ]
    return sorted((kata, {"suntingan": s.pk}) for s, kata in asal)


def _halaman_sunting(d: _Dunia) -> _Isian:
    return [(s, {**i, "nomor": 1}) for s, i in _sunting(d) if s == "halaman"]


def _notula(d: _Dunia) -> _Isian:
    """The newest minutes of every SOP."""
    baris = Lembar.objects.filter(pelaksanaan__instansi=d.instansi, jenis="notula")
    urut = baris.select_related("pelaksanaan").order_by("pada", "pk")
    menurut = {x.pelaksanaan.kode_sop: x for x in urut}
    return [
        (kode, {"pelaksanaan": x.pelaksanaan_id, "lembar": x.pk})
        for kode, x in sorted(menurut.items())
    ]


def _unggahan(jenis: str) -> Callable[[_Dunia], _Isian]:
    return lambda d: [("", {"pk": d.pertama(Unggahan, jenis=jenis)})]


def _lajur(d: _Dunia) -> _Isian:
    """Every lane of every SOP that runs."""
    peta = PetaLajur.objects.filter(instansi=d.instansi, sop_kode__in=d.terpanjang)
    return [
        (f"{p.sop_kode} {p.lajur}", {"kode": p.sop_kode, "lajur": p.lajur})
        for p in peta.order_by("sop_kode", "lajur")
    ]


def _kode(d: _Dunia) -> _Isian:
    return [(kode, {"kode": kode}) for kode in sorted(d.terpanjang)]


def _rekam(d: _Dunia) -> _Isian:
    for isi in _per_langkah(d):
        if isi[0].startswith("001"):
            yield isi


def _feed(d: _Dunia) -> _Isian:
    """A calendar of somebody with work; the link before it ends."""
    orang = Pegawai.objects.get(pengguna=d.akun[1])
    return [("", {"token": buat_tautan(pegawai=orang, sekarang=sekarang())})]


def _rencana_cetak(d: _Dunia) -> _Isian:
    return [
        (j, {"tahun": d.tahun, "jenis": j}) for j in ("perjanjian", "rencana-aksi", "formulir")
    ]


def _hari_ini(d: _Dunia) -> _Isian:
    return [("", {"teks": f"{d.tahun}-11-10"})]


_ISIAN: Mapping[str, Callable[[_Dunia], _Isian]] = {
    "sop:terbitan": lambda _: [("", {"kode": "000"})],
    "sop:gambar_terbitan": lambda _: [(a, {"kode": "000", "akhiran": a}) for a in BENTUK],
    "sop:versi": _versi_dan_draf,
    "sop:gambar_versi": _gambar,
    "sop:pembaca": _versi_sop,
    "sop:beda": _beda,
    "sop:sunting": _sunting,
    "sop:gambar_sunting": _sunting,
    "sop:halaman_sunting": _halaman_sunting,
    "pelaksanaan:uji_versi": _versi_sop,
    "pelaksanaan:uji_terbitan": lambda _: [("", {"kode": "000"})],
    "pelaksanaan:notula": _notula,
    "sop:unduh": lambda d: [(s, {**i, "format": "yaml"}) for s, i in _versi_sop(d)],
    "organisasi:pegawai_rinci": _pk(Pegawai),
    "organisasi:pegawai_ubah": _pk(Pegawai),
    "organisasi:berhalangan": _pk(Pegawai),
    "organisasi:berhalangan_selesai": _pk(Berhalangan),
    "organisasi:jabatan_rinci": _pk(Jabatan),
    "organisasi:jabatan_ubah": _pk(Jabatan),
    "organisasi:tempatkan": _pk(Jabatan),
    "organisasi:penempatan_tutup": _pk(Penempatan),
    "organisasi:unit_ubah": _pk(UnitKerja),
    "organisasi:tim_selesai": _pk(Tim),
    "organisasi:lajur_peta": _kode,
    "organisasi:petakan": _lajur,
    "organisasi:kalender_tahun": _tahun,
    "organisasi:hari": _hari_ini,
    "organisasi:hari_hapus": _pk(HariLibur),
    "organisasi:jam_selesai": _pk(JamKerja),
    "organisasi:wewenang_cabut": _pk(Wewenang),
    "pelaksanaan:tindak_lanjut": _pk(TindakLanjut),
    "pelaksanaan:pelaksanaan": _per_sop,
    "pelaksanaan:batalkan": _per_sop,
    "pelaksanaan:tetapkan_lajur": _per_sop,
    "pelaksanaan:banyak": _per_langkah,
    "pelaksanaan:kendali": _per_langkah,
    "pelaksanaan:sk_tim": _per_sop,
    "pelaksanaan:riwayat": _per_sop,
    "pelaksanaan:naskah": _per_sop,
    "pelaksanaan:word": _naskah,
    "pelaksanaan:excel": _naskah,
    "pelaksanaan:tugas": lambda _: [],
    "ralat:mulai": _ralat,
    "kinerja:rencana_tahun": _tahun,
    "kinerja:rencana_banding": lambda d: [("", {"tahun": d.tahun + 1})],
    "kinerja:rencana_salin": lambda d: [("", {"tahun": d.tahun + 1})],
    "kinerja:rencana_unduh": _tahun,
    "kinerja:rencana_cetak": _rencana_cetak,
    "kinerja:rencana_unggah": _tahun,
    "kinerja:rencana_pratinjau": _unggahan("rencana"),
    "kinerja:simpul_baru": _tahun,
    "kinerja:simpul_ubah": _pk(SimpulKinerja),
    "kinerja:indikator_baru": _tahun,
    "kinerja:indikator": _pk(Indikator),
    "kinerja:indikator_ubah": _pk(Indikator),
    "kinerja:perjanjian_baru": _tahun,
    "kinerja:penyiapan_pratinjau": _unggahan("kantor"),
    "capaian:tahun": _capaian,
    "capaian:excel": _capaian,
    "capaian:csv": _capaian,
    "capaian:rinci": _rinci,
    "capaian:salin": _salin,
    "capaian:salin_excel": _salin,
    "capaian:narasi_word": _narasi,
    "arsip:berkas": lambda d: [("", {"arsip": d.pertama(Arsip)})],
    "skp:pegawai": _tahun,
    "skp:rekam": _rekam,
    "pemantauan:feed": _feed,
    "pemantauan:instansi": lambda d: [("", {"instansi": d.instansi.pk})],
    "pemantauan:surat": lambda d: [("", {"surat": _surat(d)})],
    "pemantauan:pelaksanaan": _dibaca_surat,
    "pemantauan:naskah": lambda d: [(s, {"surat": _surat(d), **i}) for s, i in _naskah(d)],
    "pemantauan:bukti": _bukti_surat,
    "naskah:rinci": _pk(Naskah),
    "berkas:unduh": lambda d: [("", {"pk": _berkas(d)})],
}
"""URL name -> what stands in its address, several when rows or SOPs look different."""
