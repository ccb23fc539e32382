"""`tolok kelola siapkan_kantor`: the first office of an empty database, and who administers it.

By options, or whole from a workbook: units, posts, people and the plan with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from tolok.dasar.galat import GalatTolok, MasukanTidakSah
from tolok.kinerja.domain.buku import GalatSel
from tolok.kinerja.domain.buku_kantor import BukuKantor
from tolok.kinerja.domain.isi_rencana import IsiRencana, ke_json
from tolok.kinerja.importers.buku_kantor import baca_buku_kantor, letakkan_kantor
from tolok.kinerja.importers.buku_rencana import letakkan
from tolok.kinerja.renderers.buku_kantor import tulis_buku_kantor
from tolok.kinerja.services.penyiapan import terapkan_buku_kantor
from tolok.kinerja.services.rencana import RencanaDitolak
from tolok.organisasi.domain.isi_kantor import IsiKantor
from tolok.organisasi.domain.istilah import JenisInstansi, JenisPemda, Zona
from tolok.organisasi.selectors import hari_di, pegawai_menurut_nip
from tolok.organisasi.services.pemasangan import IsianPemasangan, pasang_kantor
from tolok.organisasi.services.penyiapan import KantorDitolak
from tolok.web.waktu import sekarang

_WAJIB = ("pemda", "instansi", "nama", "nip")
_DARI_BUKU = {"nama": "admin", "instansi": "nama"}


class Command(BaseCommand):
    help = "Menyiapkan pemerintah daerah, perangkat daerah, dan administrator pertamanya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pemda", default="", help="mis. Pemerintah Kota Contoh")
        parser.add_argument("--jenis-pemda", default="", choices=[j.value for j in JenisPemda])
        parser.add_argument("--zona", default="", choices=[z.value for z in Zona])
        parser.add_argument("--instansi", default="", help="nama lengkap perangkat daerah")
        parser.add_argument("--singkatan", default="", help="mis. Disdag")
        parser.add_argument(
            "--jenis-instansi", default="", choices=[j.value for j in JenisInstansi]
        )
        parser.add_argument("--nama", default="", help="nama administrator dengan gelar")
        parser.add_argument("--nip", default="", help="NIP administrator, 18 angka")
        parser.add_argument("--buku", help="Templat Penyiapan Kantor yang sudah diisi (.xlsx)")
        parser.add_argument("--templat", help="tulis templat kosong ke fail ini, lalu selesai")

    def handle(self, *args: Any, **opsi: Any) -> None:
        if opsi["templat"]:
            self._tulis_templat(Path(opsi["templat"]))
            return
        try:
            buku = _baca(Path(opsi["buku"])) if opsi["buku"] else None
            isian = _isian(opsi, buku)
            with transaction.atomic():
                instansi, sandi = pasang_kantor(isian=isian, sekarang=sekarang())
                if buku is not None:
                    _terapkan(instansi, isian.nip, buku)
        except (KantorDitolak, RencanaDitolak) as galat:
            raise CommandError(_daftar(galat, buku)) from galat
        except GalatTolok as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{instansi.nama} siap.")
        self.stdout.write(f"Nama pengguna: {isian.nip.replace(' ', '')}")
        self.stdout.write(f"Kata sandi awal (hanya tampil sekali): {sandi}")

    def _tulis_templat(self, fail: Path) -> None:
        if fail.exists():
            raise CommandError(f"{fail} sudah ada. Pilih nama lain.")
        kosong = IsiRencana(tahun=sekarang().year)
        fail.write_bytes(tulis_buku_kantor(IsiKantor(), kosong, (), pasang=True))
        self.stdout.write(f"Templat ditulis ke {fail}.")


def _baca(fail: Path) -> BukuKantor:
    """The workbook; every cell that cannot be used is named."""
    try:
        isi = fail.read_bytes()
    except OSError as galat:
        raise MasukanTidakSah(f"{fail} tidak dapat dibaca.", "Periksa nama failnya.") from galat
    buku = baca_buku_kantor(isi, IsiRencana(tahun=sekarang().year))
    if buku.galat:
        raise CommandError("\n".join(map(_kalimat, buku.galat)))
    return buku


def _kalimat(g: GalatSel) -> str:
    tempat = f"{g.lembar}, baris {g.baris}, {g.kolom}" if g.baris else f"{g.lembar}, {g.kolom}"
    return f"{tempat}: {g.masalah} {g.saran}".strip()


def _isian(opsi: dict[str, Any], buku: BukuKantor | None) -> IsianPemasangan:
    """Options win over the workbook; what neither says is asked for."""
    pasang = buku.pasang if buku else {}
    isi = {
        nama: opsi[nama] or pasang.get(_DARI_BUKU.get(nama, nama), "")
        for nama in IsianPemasangan.__dataclass_fields__
    }
    kurang = [nama for nama in _WAJIB if not isi[nama]]
    if kurang:
        raise MasukanTidakSah(
            f"Belum diisi: {', '.join(f'--{n}' for n in kurang)}.",
            "Tulis pada perintahnya, atau pada lembar Instansi buku kerjanya.",
        )
    isi["jenis_pemda"] = _pilihan(
        "Jenis pemerintah daerah", isi["jenis_pemda"] or "kota", JenisPemda
    )
    isi["zona"] = _pilihan("Zona waktu", isi["zona"] or "WIB", Zona)
    isi["jenis_instansi"] = _pilihan(
        "Jenis perangkat daerah", isi["jenis_instansi"] or "dinas", JenisInstansi
    )
    return IsianPemasangan(**isi)


def _pilihan(hal: str, teks: str, jenis: type[JenisPemda | Zona | JenisInstansi]) -> str:
    """The value of a choice, however it is spaced."""
    kunci = "_".join(teks.casefold().split())
    for satu in jenis:
        if satu.value.casefold() == kunci:
            return satu.value
    boleh = ", ".join(j.value for j in jenis)
    raise MasukanTidakSah(f"{hal} “{teks}” tidak dikenal.", f"Pilih salah satu: {boleh}.")


def _terapkan(instansi: Any, nip: str, buku: BukuKantor) -> None:
    """The workbook's rows, in the name of the new administrator."""
    kini = sekarang()
    admin = pegawai_menurut_nip(instansi)[nip.replace(" ", "")]
    rencana = buku.rencana
    if rencana is not None and rencana.tahun != hari_di(instansi.pemda, kini).year:
        raise MasukanTidakSah("Tahun rencana pada buku kerja bukan tahun ini.", "Perbaiki.")
    terapkan_buku_kantor(
        pelaku=admin,
        instansi=instansi,
        kantor=buku.isi,
        rencana=ke_json(rencana) if rencana else None,
        sekarang=kini,
    )


def _daftar(galat: KantorDitolak | RencanaDitolak, buku: BukuKantor | None) -> str:
    if buku is None:
        return str(galat)
    if isinstance(galat, KantorDitolak):
        return "\n".join(map(_kalimat, letakkan_kantor(galat.temuan, buku)))
    return "\n".join(map(_kalimat, letakkan(galat.temuan, buku.letak, buku.mentah)))
