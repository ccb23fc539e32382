"""A program that loads the demo (`isi`, or `isi besar` for twenty times of it) and walks every
GET page of the site (`jelajah`), printing one JSON line a page; `halaman` starts it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import django

# The modules below need the apps to be loaded; this module is a program of its own.
django.setup()

from django.core.management import call_command  # noqa: E402 - after setup
from django.db import connection  # noqa: E402 - after setup
from django.test import Client  # noqa: E402 - after setup
from django.test.utils import CaptureQueriesContext  # noqa: E402 - after setup
from django.urls import NoReverseMatch, reverse  # noqa: E402 - after setup
from tests.hak_tabel import alamat_situs  # noqa: E402 - after setup

from benchmarks.data20 import perbesar  # noqa: E402 - after setup
from tolok.arsip.models import Arsip  # noqa: E402 - after setup
from tolok.naskah.models import Naskah  # noqa: E402 - after setup
from tolok.organisasi.models import (  # noqa: E402 - after setup
    Berhalangan,
    JamKerja,
    Pegawai,
    Penempatan,
    Tim,
    UnitKerja,
    Wewenang,
)
from tolok.pelaksanaan.models import Pelaksanaan, Tugas  # noqa: E402 - after setup
from tolok.sop.models import VersiSop  # noqa: E402 - after setup
from tolok.web.waktu import sekarang  # noqa: E402 - after setup

_ULANG = 4
_PELAKSANAAN = 6
# Lists that show more when asked for a part.
_SARINGAN = {"pelaksanaan:naskah": "?langkah=7"}
_ORANG = ("A-12", "A-03", "A-01", "A-02", "A-09", "A-07", "A-13", "ITD-01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Halaman:
    """A page to ask for: `kunci` names it on both databases."""

    kunci: str
    alamat: str
    calon: list[Any] = field(default_factory=list)


def isi(besar: str = "") -> None:
    """Fill the empty database."""
    call_command("muat_contoh")
    if besar:
        perbesar(sekarang())


def jelajah() -> None:
    """Every page that answers 200 to somebody; the rest is named on the last line."""
    orang = _orang()
    gagal: dict[str, Any] = {}
    for halaman in _halaman():
        hasil = next(
            (h for o in (*halaman.calon, *orang) if (h := _ukur(halaman, o)) is not None), None
        )
        if hasil is None:
            gagal[halaman.kunci] = halaman.alamat
        else:
            print(json.dumps(hasil))
    print(json.dumps({"gagal": gagal}))


def _orang() -> list[Any]:
    baris = Penempatan.objects.filter(
        jabatan__kode__in=_ORANG, kapasitas="definitif", pegawai__pengguna__isnull=False
    ).select_related("jabatan", "pegawai__pengguna")
    menurut = {p.jabatan.kode: p.pegawai.pengguna for p in baris}
    return [menurut[k] for k in _ORANG if k in menurut]


def _ukur(halaman: Halaman, pengguna: Any) -> dict[str, Any] | None:
    """Queries, bytes and milliseconds of a page that this person may open; None otherwise."""
    client = Client(raise_request_exception=False)
    client.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    if client.get(halaman.alamat).status_code != 200:
        return None
    waktu, proses = [], []
    for _ in range(_ULANG):
        mulai, cpu = time.perf_counter(), time.process_time()
        jawab = client.get(halaman.alamat)
        bita = b"".join(jawab) if jawab.streaming else jawab.content
        proses.append(time.process_time() - cpu)
        waktu.append(time.perf_counter() - mulai)
    with CaptureQueriesContext(connection) as kueri:
        client.get(halaman.alamat)
    return {
        "kunci": halaman.kunci,
        "kueri": len([q for q in kueri if not q["sql"].startswith(("BEGIN", "COMMIT"))]),
        "bita": len(bita),
        "html": jawab.headers.get("Content-Type", "").startswith("text/html"),
        "ms": min(waktu) * 1000,
        "cpu": min(proses) * 1000,
    }


def _halaman() -> Iterator[Halaman]:
    pelaksanaan = Pelaksanaan.objects.order_by("-urutan").first()
    for nama in alamat_situs():
        if nama == "pelaksanaan:tugas":
            if pelaksanaan is not None:
                yield from _tugas(_terpanjang())
            continue
        try:
            alamat = reverse(nama, kwargs=_argumen(nama, pelaksanaan))
        except (NoReverseMatch, LookupError):
            alamat = ""
        yield Halaman(kunci=nama, alamat=alamat)
        if nama in _SARINGAN and alamat:
            saringan = _SARINGAN[nama]
            yield Halaman(kunci=f"{nama} {saringan}", alamat=f"{alamat}{saringan}")


def _terpanjang() -> Iterable[Pelaksanaan]:
    """The long run, and those of the demo with the one begun last."""
    semua = Pelaksanaan.objects.all()
    return [*semua.order_by("-urutan")[:_PELAKSANAAN], *semua.order_by("-dimulai_pada")[:1]]


def _tugas(daftar: Iterable[Pelaksanaan]) -> Iterator[Halaman]:
    """One open and one closed task of every row and act, of the longest run that has it."""
    lihat: set[str] = set()
    for tugas in (t for p in daftar for t in p.tugas.order_by("-dibuka_pada", "pk")):
        keadaan = "terbuka" if tugas.terbuka else "selesai"
        kunci = f"pelaksanaan:tugas langkah {tugas.langkah} {tugas.tindakan} {keadaan}"
        calon = _pemegang(tugas)
        if kunci not in lihat and calon:
            lihat.add(kunci)
            alamat = reverse("pelaksanaan:tugas", args=[tugas.pelaksanaan_id, tugas.pk])
            yield Halaman(kunci=kunci, alamat=alamat, calon=calon)


def _pemegang(tugas: Tugas) -> list[Any]:
    if tugas.pemegang_id is None:
        return []
    baris = Penempatan.objects.filter(
        jabatan=tugas.pemegang_id, pegawai__pengguna__isnull=False
    ).select_related("pegawai__pengguna")
    orang = [p.pegawai.pengguna for p in baris]
    sendiri = Pegawai.objects.filter(pk=tugas.pemegang_id, pengguna__isnull=False)
    return orang + [p.pengguna for p in sendiri.select_related("pengguna")]


def _argumen(nama: str, pelaksanaan: Pelaksanaan | None) -> dict[str, Any]:
    """Arguments of an address, from whatever the data has; LookupError when it has none."""
    rute = alamat_situs()[nama].rute
    hasil: dict[str, Any] = {}
    for kata in [b.split(">")[0].partition(":")[2] for b in rute.split("<")[1:]]:
        nilai = _nilai(nama, kata, pelaksanaan)
        if nilai is None:
            raise LookupError(kata)
        hasil[kata] = nilai
    return hasil


_PK: dict[str, Any] = {
    "organisasi:pegawai": Pegawai, "organisasi:jabatan": Penempatan, "organisasi:unit": UnitKerja,
    "organisasi:tim": Tim, "organisasi:wewenang": Wewenang, "organisasi:jam": JamKerja,
    "organisasi:penempatan": Penempatan, "organisasi:berhalangan_": Berhalangan,
    "organisasi:berhalangan": Pegawai, "organisasi:tempatkan": Penempatan,
    "naskah:": Naskah, "arsip:": Arsip,
}  # fmt: skip


def _nilai(nama: str, kata: str, pelaksanaan: Pelaksanaan | None) -> Any:
    tetap = {
        "kode": "000", "lajur": "kasubbag", "tahun": sekarang().year, "format": "yaml",
        "teks": f"{sekarang().year}-11-10",
    }  # fmt: skip
    if kata in tetap:
        return tetap[kata]
    if kata == "versi":
        return 1 if nama.startswith("naskah:") else _pertama(VersiSop)
    if kata == "pelaksanaan":
        return pelaksanaan.pk if pelaksanaan else None
    if kata == "arsip":
        return _pertama(Arsip)
    if kata == "pk":
        cocok = sorted((k for k in _PK if nama.startswith(k)), key=len)
        return _pk(nama, _PK[cocok[-1]]) if cocok else None
    return None


def _pk(nama: str, model: Any) -> Any:
    if model is Penempatan and not nama.startswith("organisasi:penempatan"):
        baris = Penempatan.objects.filter(jabatan__kode="A-16").first()
        return baris.jabatan_id if baris else None
    return _pertama(model)


def _pertama(model: Any) -> Any:
    """The first row of OPD A, or of a unit or person of it."""
    nama = {f.name for f in model._meta.get_fields()}
    syarat = next(
        (
            {f"{f}instansi__kode": "A"}
            for f in ("", "unit__", "pegawai__", "jabatan__")
            if (f.rstrip("_") or "instansi") in nama
        ),
        {},
    )
    return model.objects.filter(**syarat).values_list("pk", flat=True).order_by("pk").first()


if __name__ == "__main__":
    perintah, *sisa = sys.argv[1:]
    {"isi": isi, "jelajah": jelajah}[perintah](*sisa)
