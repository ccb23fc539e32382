"""`tolok sop gambar`: the official form of an SOP, as PDF, Word, SVG or BPMN."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

from tolok.cli.keluaran import periksa_tujuan, tulis
from tolok.cli.pengurai import Pengurai
from tolok.cli.pilihan_sop import akhiran_keluaran, tambah_sop
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop import pustaka
from tolok.sop.domain.dokumen import Cara, CatatanBaca, Keyakinan, Sop
from tolok.sop.renderers.bentuk_gambar import BENTUK, KERTAS, tulis_gambar

__all__ = ["jalankan_gambar"]


def jalankan_gambar(argumen: Sequence[str], muat: Callable[[str], Sequence[Sop]]) -> int:
    """Run the command; `muat` gives the SOPs of a name."""
    akhiran = "|".join(f".{satu}" for satu in BENTUK)
    pengurai = Pengurai(
        prog="tolok sop gambar",
        usage=f"BERKAS|KODE -o GAMBAR.{akhiran[1:]} [--kertas a4|f4] [--nomor N] [--timpa]",
        description=(
            "Menggambar SOP pada formulir resminya: halaman identitas dan diagram alirnya. BERKAS "
            "boleh juga naskah (PDF, Word, Excel, HTML, teks, pindaian); yang diragukan disebut."
        ),
    )
    tambah_sop(pengurai)
    pengurai.add_argument(
        "-o", dest="keluaran", metavar="GAMBAR", help=f"berkas hasil, berakhiran {akhiran}"
    )
    pengurai.add_argument(
        "--format",
        choices=[*BENTUK],
        metavar="|".join(BENTUK),
        help="bentuknya bila ke keluaran baku",
    )
    pengurai.add_argument(
        "--kertas", choices=[*KERTAS], metavar="|".join(KERTAS), default="a4", help="ukuran kertas"
    )
    pengurai.add_argument(
        "--nomor", type=int, metavar="N", help="SOP ke-N bila berkasnya memuat beberapa"
    )
    pengurai.add_argument("--timpa", action="store_true", help="boleh mengganti berkas yang ada")
    pilihan = pengurai.parse_args(argumen)
    bentuk = _bentuk(pilihan.keluaran, pilihan.format)
    periksa_tujuan(pilihan.keluaran, timpa=pilihan.timpa)
    sop = _pilih(muat(pilihan.sop), pilihan.nomor)
    tulis(tulis_gambar(sop, bentuk, KERTAS[pilihan.kertas]), pilihan.keluaran)
    if pilihan.sop not in pustaka.daftar():
        sys.stderr.writelines(_keraguan(sop))
    return 0


def _keraguan(sop: Sop) -> Iterator[str]:
    """One line for each value that was drawn but is doubted: an official looks at it first."""
    for satu in sop.catatan_baca:
        if satu.keyakinan is not Keyakinan.TINGGI and satu.cara is not Cara.DITETAPKAN:
            alasan = " ".join((satu.alasan or "").split())
            yield f"{satu.lokasi}: {_ucap(satu)}{'. ' + alasan if alasan else ''}\n"


def _ucap(catatan: CatatanBaca) -> str:
    """
    >>> _ucap(CatatanBaca(lokasi="langkah/2/pelaksana", nilai=("staf",)))
    'terbaca “staf”, perlu diperiksa (keyakinan sedang)'
    """
    nilai = catatan.nilai if isinstance(catatan.nilai, tuple) else (catatan.nilai,)
    isi = ", ".join(" ".join(str(satu).split()) for satu in nilai if satu is not None)
    terbaca = f"terbaca “{isi}”, " if isi else ""
    return f"{terbaca}perlu diperiksa (keyakinan {catatan.keyakinan})"


def _bentuk(keluaran: str | None, diminta: str | None) -> str:
    if keluaran is None or keluaran == "-":
        if diminta is None:
            raise MasukanTidakSah(
                "bentuk gambarnya belum disebut.",
                saran="Sebutkan berkasnya, misalnya -o sop.pdf, atau --format untuk keluaran baku.",
            )
        return diminta
    return akhiran_keluaran(keluaran, diminta, {f".{satu}": satu for satu in BENTUK})


def _pilih(semua: Sequence[Sop], nomor: int | None) -> Sop:
    if nomor is None and len(semua) == 1:
        return semua[0]
    if nomor is not None and 1 <= nomor <= len(semua):
        return semua[nomor - 1]
    if len(semua) == 1:
        raise MasukanTidakSah("hanya ada satu SOP di situ.", saran="Hilangkan --nomor.")
    isi = "; ".join(f"{ke} {sop.nama}" for ke, sop in enumerate(semua, start=1))
    raise MasukanTidakSah(
        f"ada {len(semua)} SOP di situ: {isi}.", saran="Pilih satu dengan --nomor."
    )
