"""Results made in e-Kinerja for many employees: files and predicates become drafts to confirm.

Nothing here decides: a draft waits at the superior's page, and a person confirms every predicate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from tolok.berkas.services import simpan as simpan_fail
from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.kinerja.importers.sel_ukur import baca_teks
from tolok.kinerja.importers.tabel import baris_data, kata_kunci
from tolok.kinerja.importers.xlsx import buka
from tolok.pelaksanaan.bukti import lampirkan
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.services import PadaTugas
from tolok.regulasi.skp import daftar_aturan_skp
from tolok.skp.domain.lembar import AsalHasil
from tolok.skp.domain.rekaman import Rekaman, SubjekRekam

__all__ = ["BAGIAN", "baca_rekaman", "fail_pegawai", "rekam_hasil"]

BAGIAN = "nilai"
_KOLOM = ("NIP", "Nama", "Predikat", "Dokumen")


def baca_rekaman(
    isi: bytes, daftar: Sequence[SubjekRekam]
) -> tuple[dict[UUID, Rekaman], list[str]]:
    """A list exported from e-Kinerja: NIP or Nama, and Predikat. Lines of nobody here are named."""
    buku = buka(isi)
    kode = _kode_predikat()
    hasil: dict[UUID, Rekaman] = {}
    asing = []
    for nomor, baris in baris_data(buku, buku.nama_lembar[0], _KOLOM, ("Predikat",)):
        teks = {k: baca_teks(baris.get(k)) or "" for k in _KOLOM}
        subjek = _cari(daftar, teks["NIP"], teks["Nama"])
        predikat = kode.get(kata_kunci(teks["Predikat"]))
        if subjek is None or predikat is None:
            sebab = (
                "pegawai tidak ada di daftar ini" if subjek is None else "predikat tidak dikenal"
            )
            asing.append(f"Baris {nomor}: {teks['Nama'] or teks['NIP']}, {sebab}.")
            continue
        hasil[subjek.tugas] = Rekaman(predikat=predikat, dokumen=teks["Dokumen"])
    return hasil, asing


def _kode_predikat() -> dict[str, str]:
    """Every name of a predicate, the law's other name for it too -> its code."""
    hasil = {}
    for aturan in daftar_aturan_skp():
        for p in aturan.nilai("predikat") if "predikat" in aturan.isi else ():
            hasil[kata_kunci(p["nama"])] = str(p["kode"])
            if "nama_lain" in p:
                hasil[kata_kunci(p["nama_lain"])] = str(p["kode"])
    return hasil


def _cari(daftar: Sequence[SubjekRekam], nip: str, nama: str) -> SubjekRekam | None:
    angka = "".join(h for h in nip if h.isdigit())
    menurut_nip = [s for s in daftar if s.nip and s.nip == angka]
    menurut_nama = [s for s in daftar if s.nama.casefold() == nama.casefold()]
    calon = menurut_nip or menurut_nama
    return calon[0] if len(calon) == 1 else None


def fail_pegawai(nama_fail: str, daftar: Sequence[SubjekRekam]) -> SubjekRekam | None:
    """Whose file it is, by the NIP or the name in its name."""
    polos = kata_kunci(nama_fail.rpartition(".")[0])
    calon = [s for s in daftar if (s.nip and s.nip in polos) or kata_kunci(s.nama) in polos]
    return calon[0] if len(calon) == 1 else None


def rekam_hasil(
    *,
    pada: Mapping[UUID, PadaTugas],
    daftar: Sequence[SubjekRekam],
    rekaman: Mapping[UUID, Rekaman],
    boleh: bool,
) -> int:
    """Save the drafts and attach the files; returns how many wait for confirmation."""
    if not boleh:
        raise TidakBerwenang(
            "Hasil e-Kinerja direkam penilainya, pengetiknya, atau penyiap pelaksanaan.",
            "Minta salah satu dari mereka merekamnya.",
            "skp.rekam",
        )
    if not rekaman:
        raise MasukanTidakSah(
            "Belum ada predikat yang dipilih.", "Pilih predikat sedikitnya satu pegawai.", "rekam"
        )
    menurut_tugas = {s.tugas: s for s in daftar}
    for tugas, satu in rekaman.items():
        subjek = menurut_tugas[tugas]
        nama_fail = satu.fail.name if satu.fail is not None else ""
        _fail(pada[tugas], satu.fail)
        simpan_konsep(
            pada=pada[tugas],
            bagian=BAGIAN,
            isi={
                "asal": AsalHasil.E_KINERJA.value,
                "predikat": satu.predikat,
                "dokumen": satu.dokumen or nama_fail or subjek.dokumen or "e-Kinerja BKN",
                "catatan": "",
            },
            versi=subjek.versi,
            boleh=True,
        )
    return len(rekaman)


def _fail(pada: PadaTugas, unggahan: Any) -> None:
    if unggahan is None:
        return
    berkas = simpan_fail(unggahan, pemda=pada.pegawai.pemda, sekarang=pada.sekarang)
    lampirkan(pada=pada, berkas=berkas.pk, judul="Hasil penilaian dari e-Kinerja", boleh=True)
