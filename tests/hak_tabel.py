"""The table of rights: read from `hak.yaml`, compared with the site's addresses, printed as a page.

`python -m tests.hak_tabel` rewrites docs/rujukan/hak.md from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.urls import URLPattern, URLResolver, get_resolver

__all__ = [
    "DOKUMEN",
    "METODE",
    "PERAN",
    "Alamat",
    "Baris",
    "alamat_situs",
    "baca_tabel",
    "halaman",
]

_BERKAS = Path(__file__).parent / "hak.yaml"
DOKUMEN = Path(__file__).parents[1] / "docs" / "rujukan" / "hak.md"
METODE = ("GET", "POST")
PERAN = {
    "tamu": "belum masuk",
    "tanpa_pegawai": "akun yang belum terhubung dengan pegawai",
    "pegawai": "pegawai perangkat daerah itu, tidak bertugas dalam pelaksanaan itu",
    "kabid": "kepala bidang yang belum didatangi pelaksanaan itu",
    "mantan": "pegawai yang penempatannya sudah berakhir",
    "nonaktif": "akun yang dinonaktifkan, dengan sesi lama",
    "pemegang": "sekretaris, pemegang tugas yang sedang terbuka",
    "plh": "pelaksana harian jabatan sekretaris",
    "kepala_dinas": "kepala perangkat daerah, pemegang langkah yang sudah selesai",
    "penyiap": "kasubbag yang menyiapkan pelaksanaan itu",
    "arsiparis": "penjaga arsip perangkat daerah",
    "administrator": "administrator perangkat daerah",
    "administrator_lain": "administrator perangkat daerah lain",
    "auditor": "auditor inspektorat, lingkup pemda",
    "pembina": "pembina lintas perangkat daerah, juga administrator pemda",
    "evaluator": "evaluator dengan surat tugas untuk perangkat daerah itu",
    "pegawai_instansi_lain": "pegawai perangkat daerah lain",
    "pegawai_pemda_lain": "pegawai pemda lain",
}
"""Role -> who that is, as docs/rujukan/hak.md says it."""
_SEPERTI = {
    "kabid": "pegawai",
    "mantan": "pegawai",
    "arsiparis": "pegawai",
    "plh": "pemegang",
    "nonaktif": "tamu",
    "pembina": "administrator_lain",
    "evaluator": "pegawai_instansi_lain",
}
"""A role that a line does not name gets what the role it resembles gets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baris:
    """One line: a request, and the exact status that each role gets.

    `alamat`: arguments of the URL. `isi`: what is sent. `lingkup`: whose or which object, in
    words; tells two lines of one URL and method apart.
    """

    url: str
    metode: str
    lingkup: str
    status: Mapping[str, int]
    alamat: Mapping[str, Any] = field(default_factory=dict)
    isi: Mapping[str, Any] = field(default_factory=dict)

    @property
    def nama(self) -> str:
        """Names the line in a test report."""
        return f"{self.metode} {self.url}" + (f" ({self.lingkup})" if self.lingkup else "")


def baca_tabel() -> list[Baris]:
    """Every line of the table, its pattern of statuses filled in."""
    isi = yaml.safe_load(_BERKAS.read_text(encoding="utf-8"))
    return [_baris(b, isi["pola"]) for b in isi["baris"]]


def _baris(isi: Mapping[str, Any], pola: Mapping[str, Mapping[str, int]]) -> Baris:
    status = {**pola[isi["pola"]], **isi.get("kecuali", {})}
    for peran, contoh in _SEPERTI.items():
        status.setdefault(peran, status[contoh])
    if set(status) != set(PERAN):
        raise ValueError(f"{isi['url']}: peran {set(status) ^ set(PERAN)} tidak pas.")
    return Baris(
        url=isi["url"],
        metode=isi["metode"],
        lingkup=isi.get("lingkup", ""),
        status={peran: status[peran] for peran in PERAN},
        alamat=isi.get("alamat", {}),
        isi=isi.get("isi", {}),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Alamat:
    """An address of the site: its full name, its route, and the permission its view declares."""

    nama: str
    rute: str
    izin: str | None


def alamat_situs() -> dict[str, Alamat]:
    """Every address of the site by its full name."""
    return {a.nama: a for a in _jalan(get_resolver().url_patterns, "", "")}


def _jalan(daftar: list[URLPattern | URLResolver], awalan: str, ruang: str) -> Iterator[Alamat]:
    for satu in daftar:
        jalur = awalan + str(satu.pattern)
        if isinstance(satu, URLResolver):
            nama = f"{ruang}{satu.namespace}:" if satu.namespace else ruang
            yield from _jalan(satu.url_patterns, jalur, nama)
        else:
            yield Alamat(
                nama=f"{ruang}{satu.name}", rute=jalur, izin=getattr(satu.callback, "izin", None)
            )


_KEPALA = """\
# Hak akses

Dibuat dari `tests/hak.yaml`; jangan disunting di sini (`python -m tests.hak_tabel`).
Setiap baris diuji dengan permintaan sungguhan: alamat tanpa baris menggagalkan uji.

Arti angka: 200 terbuka; 302 dikerjakan lalu dialihkan (bagi yang belum masuk: ke halaman masuk);
400 isian perlu diperbaiki; 403 bukan wewenang; 404 tidak ada bagi orang itu; 405 cara itu tidak
tersedia pada alamat itu; 409 tidak dapat dilakukan pada keadaan sekarang; 422 isian belum lengkap.

Perannya:

"""


def halaman() -> str:
    """The page docs/rujukan/hak.md."""
    rute = alamat_situs()
    baris = [f"- **{_kata(peran)}**: {arti}" for peran, arti in PERAN.items()]
    baris += ["", f"| alamat | cara | {' | '.join(map(_kata, PERAN))} |"]
    baris += ["|---" * (len(PERAN) + 2) + "|"]
    for b in baca_tabel():
        lingkup = f" ({b.lingkup})" if b.lingkup else ""
        status = " | ".join(str(s) for s in b.status.values())
        baris.append(
            f"| `/{_rapi(rute[b.url].rute if b.url in rute else b.url)}`{lingkup} | {b.metode} | {status} |"
        )
    return _KEPALA + "\n".join(baris) + "\n"


def _kata(peran: str) -> str:
    return peran.replace("_", " ")


def _rapi(rute: str) -> str:
    """`<uuid:versi>` as `<versi>`."""
    return re.sub(r"<\w+:", "<", rute)


def utama() -> None:
    """Rewrite the page."""
    DOKUMEN.write_text(halaman(), encoding="utf-8")


if __name__ == "__main__":
    import os

    import django

    import tests.lingkungan  # noqa: F401 - sets the environment before Django reads it

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.config.settings")
    django.setup()
    utama()
