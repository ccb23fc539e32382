"""Reads of an office: who holds a post on a day, who a lane is, when people work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Set as AbstractSet
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from tolok.dasar.galat import TidakDitemukan
from tolok.dasar.kalender import KalenderKerja, Musim, Pekan
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.domain import lajur as aturan_lajur
from tolok.organisasi.domain.istilah import (
    KODE_PENUNJUKAN,
    AturanLajur,
    JenisUnit,
    Kapasitas,
    Peran,
)
from tolok.organisasi.domain.lajur import PemegangLajur
from tolok.organisasi.domain.sebutan import sebutan_unik
from tolok.organisasi.domain.susunan import (
    Anggota,
    Duduk,
    Kursi,
    Susunan,
    Tangga,
    Unit,
    urut_duduk,
)
from tolok.organisasi.models import (
    AnggotaTim,
    Berhalangan,
    HariLibur,
    Instansi,
    Jabatan,
    JamKerja,
    Pegawai,
    Pemda,
    Penempatan,
    PetaLajur,
    Tim,
    UnitKerja,
    Wewenang,
)
from tolok.regulasi.jam_kerja import jam_kerja

__all__ = [
    "atasan",
    "bawahan",
    "berhalangan_selama",
    "berlaku_pada",
    "dasar_penempatan",
    "dasar_penempatan_kantor",
    "duduk",
    "hari_di",
    "instansi_contoh",
    "jabatan_menurut_kode",
    "kalender",
    "kepala_catatan",
    "pegawai_dari_pengguna",
    "pegawai_menurut_nip",
    "pegawai_semua",
    "pemegang_jabatan",
    "pemegang_lajur",
    "penempatan_berlaku",
    "penempatan_selama",
    "pengguna_contoh_saja",
    "peta_lajur",
    "peta_lajur_semua",
    "sebutan_jabatan",
    "sebutan_jabatan_kantor",
    "seluruh_pegawai",
    "sk_tim_berlaku",
    "susunan",
    "tangga_pengganti",
    "tanpa_akun",
    "wewenang",
    "wewenang_instansi",
    "yang_bertindak",
]


def berlaku_pada(hari: date) -> Q:
    """Rows whose mulai..selesai hold the day; an empty start or end is open."""
    return (Q(mulai__isnull=True) | Q(mulai__lte=hari)) & (
        Q(selesai__isnull=True) | Q(selesai__gte=hari)
    )


def _selama(mulai: date, selesai: date) -> Q:
    """Rows that share a day with mulai..selesai, both ends inside."""
    return Q(mulai__lte=selesai) & (Q(selesai__isnull=True) | Q(selesai__gte=mulai))


def penempatan_selama(instansi: UUID, mulai: date, selesai: date) -> list[Penempatan]:
    """Definitive placements in the office on any of these days, oldest first. One query."""
    return list(
        Penempatan.objects.filter(
            _selama(mulai, selesai),
            jabatan__instansi_id=instansi,
            kapasitas=Kapasitas.DEFINITIF.value,
        )
        .select_related("pegawai", "jabatan")
        .order_by("mulai")
    )


def berhalangan_selama(
    instansi: UUID, mulai: date, selesai: date, jenis: Collection[str]
) -> list[Berhalangan]:
    """Absences of these kinds on any of these days, of the office's own people. One query."""
    return list(
        Berhalangan.objects.filter(
            _selama(mulai, selesai), pegawai__instansi_id=instansi, jenis__in=jenis
        ).order_by("mulai")
    )


def hari_di(pemda: Pemda, saat: datetime) -> date:
    """The date it is in the pemda's own zone."""
    return saat.astimezone(ZoneInfo(pemda.nama_zona)).date()


def duduk(penempatan: Penempatan) -> Duduk:
    """The domain value of a placement row."""
    return Duduk(
        penempatan.id,
        penempatan.pegawai_id,
        penempatan.jabatan_id,
        Kapasitas(penempatan.kapasitas),
        penempatan.mulai,
        penempatan.selesai,
    )


def pemegang_jabatan(jabatan: Jabatan | UUID, hari: date) -> list[Penempatan]:
    """Everyone placed in the post that day, who acts for it first (Plh., Plt., Pj., definitive).

    One query. The first one acts; with several definitive holders of a shared post, all do.
    """
    kunci = jabatan.pk if isinstance(jabatan, Jabatan) else jabatan
    baris = Penempatan.objects.filter(berlaku_pada(hari), jabatan_id=kunci).select_related(
        "pegawai", "jabatan"
    )
    return sorted(baris, key=lambda p: urut_duduk(duduk(p)))


def yang_bertindak(jabatan: Jabatan | UUID, hari: date) -> list[Penempatan]:
    """Who acts for the post that day: an acting holder in force, else its holders."""
    semua = pemegang_jabatan(jabatan, hari)
    acting = [p for p in semua if duduk(p).bertindak]
    return acting or semua


def penempatan_berlaku(pegawai: Pegawai | UUID, hari: date) -> list[Penempatan]:
    """Every post the person holds that day, the definitive one first. One query."""
    kunci = pegawai.pk if isinstance(pegawai, Pegawai) else pegawai
    baris = Penempatan.objects.filter(berlaku_pada(hari), pegawai_id=kunci).select_related(
        "pegawai", "jabatan", "jabatan__unit"
    )
    return sorted(baris, key=lambda p: (duduk(p).bertindak, p.mulai))


def dasar_penempatan(daftar: Iterable[str]) -> dict[str, str]:
    """Placement id -> the letter it rests on ("Surat Perintah Nomor …"). One query, or none."""
    kunci = list(daftar)
    if not kunci:
        return {}
    return {str(p.pk): p.dasar for p in Penempatan.objects.filter(pk__in=kunci) if p.dasar}


def dasar_penempatan_kantor(instansi: Instansi) -> dict[str, str]:
    """Every placement there ever was in the office's posts -> its letter, "" without one. One
    query."""
    baris = Penempatan.objects.filter(jabatan__instansi=instansi).order_by()
    return {str(p.pk): p.dasar for p in baris}


def sk_tim_berlaku(instansi: Instansi, hari: date) -> tuple[str, date | None] | None:
    """The decree of the team in force that day ("SK Tim Nomor … tanggal …") and its last day.

    None when there is none, or several: then a person says which. One query.
    """
    baris = list(
        Tim.objects.filter(berlaku_pada(hari), instansi=instansi, berlaku=True)
        .exclude(dasar_nomor="")
        .exclude(kode=KODE_PENUNJUKAN)[:2]
    )
    if len(baris) != 1:
        return None
    (satu,) = baris
    tanggal_sk = f" tanggal {tanggal(satu.dasar_tanggal)}" if satu.dasar_tanggal else ""
    jenis = satu.dasar_jenis or "SK Tim"
    return f"{jenis} Nomor {satu.dasar_nomor}{tanggal_sk} ({satu.nama})", satu.selesai


def sebutan_jabatan(pegawai: Pegawai, hari: date) -> list[str]:
    """The person's posts as a letter prints them: ["Kepala Bidang A", "Plt. Kepala Bidang B"]."""
    return [p.nama_jabatan for p in penempatan_berlaku(pegawai, hari)]


def sebutan_jabatan_kantor(instansi: Instansi | UUID) -> dict[UUID, str]:
    """Every post of the office with a name that is unique there, in display order. One query.

    Posts that only appraise from outside are left out.
    """
    kunci = instansi.pk if isinstance(instansi, Instansi) else instansi
    baris = Jabatan.objects.filter(instansi_id=kunci, aktif=True, penilai_luar=False)
    return sebutan_unik(baris.values_list("pk", "nama", "unit__nama"))


def pegawai_semua(daftar: Iterable[UUID]) -> list[Pegawai]:
    """These people, for their names as a document prints them. One query, or none."""
    kunci = list(daftar)
    return list(Pegawai.objects.filter(pk__in=kunci)) if kunci else []


def susunan(instansi: Instansi | UUID, hari: date) -> Susunan:
    """The whole office on a day in five queries; every look-up over it is pure.

    Holds also the posts outside the office that its heads answer to (penilai_luar).
    """
    kunci = instansi.pk if isinstance(instansi, Instansi) else instansi
    milik = Q(instansi_id=kunci)
    luar = Q(bawahan__instansi_id=kunci, penilai_luar=True)
    kursi, nama = _kursi(milik | luar, hari)
    anggota: dict[UUID, list[Anggota]] = defaultdict(list)
    baris_anggota = AnggotaTim.objects.filter(
        berlaku_pada(hari), tim__instansi_id=kunci, tim__berlaku=True
    ).filter(Q(tim__selesai__isnull=True) | Q(tim__selesai__gte=hari))
    for a in baris_anggota.select_related("tim").order_by("urutan"):
        anggota[a.tim_id].append(Anggota(a.pegawai_id, a.kedudukan, a.ketua))
        nama[a.tim_id] = a.tim.nama
    return Susunan(
        hari=hari,
        kursi=kursi,
        unit={
            u.id: Unit(u.id, u.nama, JenisUnit(u.jenis), u.induk_id)
            for u in UnitKerja.objects.filter(instansi_id=kunci)
        },
        tim={tim: tuple(daftar) for tim, daftar in anggota.items()},
        berhalangan=frozenset(
            Berhalangan.objects.filter(berlaku_pada(hari), pegawai__instansi_id=kunci).values_list(
                "pegawai_id", flat=True
            )
        ),
        nama=nama,
    )


def _kursi(pilih: Q, hari: date) -> tuple[dict[UUID, Kursi], dict[UUID, str]]:
    """Posts with who holds them, and the names of those people."""
    jabatan = Jabatan.objects.filter(pilih, aktif=True).distinct()
    daftar_duduk: dict[UUID, list[Duduk]] = defaultdict(list)
    baris = Penempatan.objects.filter(
        berlaku_pada(hari), jabatan_id__in=jabatan.order_by().values("pk")
    )
    nama: dict[UUID, str] = {}
    for p in baris.values_list(
        "pk", "pegawai_id", "jabatan_id", "kapasitas", "mulai", "selesai", "pegawai__nama"
    ):
        daftar_duduk[p[2]].append(Duduk(p[0], p[1], p[2], Kapasitas(p[3]), p[4], p[5]))
        nama[p[1]] = p[6]
    kursi = {
        j.id: Kursi(
            j.id,
            j.nama,
            j.unit_id,
            j.atasan_id,
            j.kepala_unit,
            j.penilai_luar,
            tuple(sorted(daftar_duduk[j.id], key=urut_duduk)),
        )
        for j in jabatan
    }
    return kursi, nama


def peta_lajur(
    instansi: Instansi | UUID, sop_kode: str, hari: date, sop_sidik: str = ""
) -> dict[str, PetaLajur]:
    """The rule of each lane in force that day; a row for this very version wins."""
    kunci = instansi.pk if isinstance(instansi, Instansi) else instansi
    baris = PetaLajur.objects.filter(
        berlaku_pada(hari),
        instansi_id=kunci,
        sop_kode=sop_kode,
        sop_sidik__in={"", sop_sidik},
    )
    return {p.lajur: p for p in sorted(baris, key=lambda p: (p.sop_sidik, p.mulai))}


def peta_lajur_semua(instansi: Instansi, hari: date) -> dict[str, set[str]]:
    """SOP code -> lanes that have a rule that day, whatever the version; one query."""
    hasil: dict[str, set[str]] = defaultdict(set)
    baris = PetaLajur.objects.filter(berlaku_pada(hari), instansi=instansi)
    for kode, lajur in baris.values_list("sop_kode", "lajur"):
        hasil[kode].add(lajur)
    return hasil


def pemegang_lajur(
    instansi: Instansi | UUID,
    sop_kode: str,
    lajur: str,
    hari: date,
    *,
    sop_sidik: str = "",
    subjek: UUID | None = None,
    tim_ditetapkan: UUID | None = None,
) -> tuple[PemegangLajur, ...]:
    """Who a lane is on a day. Raises TidakDitemukan when nobody has mapped the lane."""
    peta = peta_lajur(instansi, sop_kode, hari, sop_sidik).get(lajur)
    if peta is None:
        raise TidakDitemukan(
            f"Lajur “{lajur}” belum dipetakan ke jabatan di perangkat daerah ini.",
            "Administrator perlu mengisinya di halaman Peta lajur.",
        )
    return aturan_lajur.pemegang_lajur(
        susunan(instansi, hari),
        AturanLajur(peta.aturan),
        peta.isian,
        subjek=subjek,
        tim_ditetapkan=tim_ditetapkan,
    )


def tangga_pengganti(jabatan: Jabatan, terhalang: AbstractSet[UUID], hari: date) -> Tangga:
    """Who may act for the post when these persons may not, best first, each with its reason."""
    return susunan(jabatan.instansi_id, hari).tangga(jabatan.pk, terhalang)


def seluruh_pegawai(instansi: Instansi | UUID, hari: date) -> list[Pegawai]:
    """Everyone with a definitive post in the office that day, in post order."""
    kunci = instansi.pk if isinstance(instansi, Instansi) else instansi
    baris = (
        Penempatan.objects.filter(
            berlaku_pada(hari),
            jabatan__instansi_id=kunci,
            kapasitas=Kapasitas.DEFINITIF.value,
        )
        .select_related("pegawai")
        .order_by("jabatan__urutan", "pegawai__nama")
    )
    return list({p.pegawai_id: p.pegawai for p in baris}.values())


def atasan(pegawai: Pegawai, hari: date) -> list[Penempatan]:
    """Who acts as the person's direct superior that day; empty at the top or when vacant."""
    for penempatan in penempatan_berlaku(pegawai, hari):
        if penempatan.kapasitas == Kapasitas.DEFINITIF and penempatan.jabatan.atasan_id:
            return yang_bertindak(penempatan.jabatan.atasan_id, hari)
    return []


def bawahan(pegawai: Pegawai, hari: date) -> list[Pegawai]:
    """Everyone whose direct superior the person is (acting included) that day."""
    jabatan = [p.jabatan_id for p in penempatan_berlaku(pegawai, hari)]
    baris = (
        Penempatan.objects.filter(
            berlaku_pada(hari),
            jabatan__atasan_id__in=jabatan,
            kapasitas=Kapasitas.DEFINITIF.value,
        )
        .select_related("pegawai")
        .order_by("jabatan__urutan")
    )
    return list({p.pegawai_id: p.pegawai for p in baris}.values())


def kalender(instansi: Instansi, unit: UnitKerja | UUID | None = None) -> KalenderKerja:
    """The working calendar of the office, or of one unit of it.

    Kept on the `instansi` object: within one request the tables are read once, in two queries,
    however many units are asked for.
    """
    kunci = unit.pk if isinstance(unit, UnitKerja) else unit
    simpanan: dict[UUID | None, KalenderKerja] = instansi.__dict__.setdefault("_kalender", {})
    if kunci not in simpanan:
        simpanan[kunci] = _kalender(instansi, kunci)
    return simpanan[kunci]


def _baris_kalender(instansi: Instansi) -> tuple[list[JamKerja], list[HariLibur]]:
    """Hours and days off of the pemda and of every unit of the office."""
    simpanan = instansi.__dict__
    if "_baris_kalender" not in simpanan:
        milik = Q(unit__isnull=True) | Q(unit__instansi_id=instansi.pk)
        simpanan["_baris_kalender"] = (
            list(JamKerja.objects.filter(milik, pemda=instansi.pemda_id)),
            list(HariLibur.objects.filter(milik, pemda=instansi.pemda_id)),
        )
    baris: tuple[list[JamKerja], list[HariLibur]] = simpanan["_baris_kalender"]
    return baris


def _kalender(instansi: Instansi, unit: UUID | None) -> KalenderKerja:
    jam, hari = _baris_kalender(instansi)
    pemda = instansi.pemda
    musim = [_musim(j) for j in _urut_jam(j for j in jam if j.unit_id in (None, unit))]
    libur: dict[date, bool] = {}
    milik = (h for h in hari if h.unit_id in (None, unit))
    for h in sorted(milik, key=lambda h: h.unit_id is not None):
        libur[h.tanggal] = h.libur
    bawaan = jam_kerja("jam_kerja.biasa", date.max)
    return KalenderKerja(
        pekan=bawaan.pekan,
        zona=pemda.nama_zona,
        musim=tuple(musim),
        libur=frozenset(tanggal for tanggal, tutup in libur.items() if tutup),
    )


def _urut_jam(baris: Iterable[JamKerja]) -> list[JamKerja]:
    """Later ones win: the pemda's week, its seasons, the unit's week, the unit's seasons."""
    return sorted(baris, key=lambda j: (j.unit_id is not None, j.khusus, j.mulai))


def _musim(baris: JamKerja) -> Musim:
    return Musim(
        nama=baris.nama,
        pekan=Pekan.dari_teks(baris.pekan),
        mulai=baris.mulai,
        selesai=baris.selesai,
    )


def wewenang(pegawai: Pegawai, hari: date) -> frozenset[tuple[Peran, UUID | None]]:
    """Grants in force that day as (role, Instansi); None: the whole pemda. Kept on the object."""
    simpanan: dict[date, frozenset[tuple[Peran, UUID | None]]] = pegawai.__dict__.setdefault(
        "_wewenang", {}
    )
    if hari not in simpanan:
        baris = Wewenang.objects.filter(berlaku_pada(hari), pegawai=pegawai)
        simpanan[hari] = frozenset(
            (Peran(peran), instansi) for peran, instansi in baris.values_list("peran", "instansi")
        )
    return simpanan[hari]


def wewenang_instansi(
    instansi: Instansi, hari: date
) -> dict[UUID, frozenset[tuple[Peran, UUID | None]]]:
    """Grants in force that day of everyone in the office who has one, as `wewenang` gives them."""
    milik: dict[UUID, set[tuple[Peran, UUID | None]]] = defaultdict(set)
    baris = Wewenang.objects.filter(berlaku_pada(hari), pegawai__instansi=instansi)
    for pegawai, peran, lingkup in baris.values_list("pegawai", "peran", "instansi"):
        milik[pegawai].add((Peran(peran), lingkup))
    return {pegawai: frozenset(isi) for pegawai, isi in milik.items()}


def pegawai_dari_pengguna(pengguna: Any) -> Pegawai | None:
    """The employee of an account, with office and pemda, or None. Kept on the account object."""
    if not getattr(pengguna, "is_authenticated", False):
        return None
    if not hasattr(pengguna, "_pegawai_tolok"):  # request.user is lazy: its __dict__ is not ours
        pengguna._pegawai_tolok = (
            Pegawai.objects.filter(pengguna_id=pengguna.pk, aktif=True)
            .select_related("pemda", "instansi", "instansi__pemda")
            .first()
        )
    hasil: Pegawai | None = pengguna._pegawai_tolok
    return hasil


def tanpa_akun(pegawai: Collection[UUID]) -> frozenset[UUID]:
    """Those of these people who cannot sign in: they write on paper, or have no active account."""
    masuk = Q(kertas=False, pengguna__is_active=True)
    baris = Pegawai.objects.filter(pk__in=pegawai).exclude(masuk)
    return frozenset(baris.values_list("pk", flat=True))


def pengguna_contoh_saja() -> bool:
    """Whether every pemda in the database is marked as demo data, and there is one."""
    return Pemda.objects.exists() and not Pemda.objects.filter(contoh=False).exists()


def instansi_contoh(kode: str) -> Instansi:
    """The office of the demo with this code; TidakDitemukan in any other database."""
    baris = Instansi.objects.select_related("pemda").filter(kode=kode, pemda__contoh=True).first()
    if baris is None:
        raise TidakDitemukan(f"Kantor contoh {kode} tidak ada.", "Muat data contoh lebih dahulu.")
    return baris


def jabatan_menurut_kode(instansi: Instansi) -> dict[str, Jabatan]:
    """Every post of the office with its unit, by its code. One query."""
    return {j.kode: j for j in Jabatan.objects.filter(instansi=instansi).select_related("unit")}


def pegawai_menurut_nip(instansi: Instansi) -> dict[str, Pegawai]:
    """Everyone of the office with office and pemda, by NIP. One query."""
    baris = Pegawai.objects.filter(instansi=instansi)
    return {p.nip: p for p in baris.select_related("pemda", "instansi", "instansi__pemda")}


def kepala_catatan(pemda: UUID) -> list[tuple[UUID, int, str]]:
    """The head of every office's own log: (Instansi, number, link), for the seals."""
    return list(
        Instansi.objects.filter(pemda_id=pemda, catatan_urutan__gt=0)
        .order_by("pk")
        .values_list("pk", "catatan_urutan", "catatan_jejak")
    )
