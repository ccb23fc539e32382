"""`tolok sop gambar`: the official form of an SOP, as PDF, Word or SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tolok.cli.berkas_perintah import periksa_tujuan, tulis
from tolok.cli.pengurai import Pengurai
from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain.dokumen import Sop
from tolok.sop.renderers.bentuk_gambar import BENTUK, KERTAS, tulis_gambar

__all__ = ["jalankan_gambar"]


def jalankan_gambar(argumen: Sequence[str], muat: Callable[[str], Sequence[Sop]]) -> int:
    """Run the command; `muat` gives the SOPs of a name."""
    akhiran = "|".join(f".{satu}" for satu in BENTUK)
    pengurai = Pengurai(
        prog="tolok sop gambar",
        usage=f"BERKAS|KODE -o GAMBAR.{akhiran[1:]} [--kertas a4|f4] [--nomor N] [--timpa]",
        description="Menggambar SOP pada formulir resminya: halaman identitas dan diagram alirnya.",
    )
    pengurai.add_argument("sop", metavar="BERKAS|KODE", help="berkas SOP, - atau kode pustaka")
    pengurai.add_argument(
        "-o", dest="keluaran", metavar="GAMBAR", help=f"berkas hasil, berakhiran {akhiran}"
    )
    pengurai.add_argument("--format", choices=[*BENTUK], help="bentuknya bila ke keluaran baku")
    pengurai.add_argument("--kertas", choices=[*KERTAS], default="a4", help="ukuran kertas")
    pengurai.add_argument(
        "--nomor", type=int, metavar="N", help="SOP ke-N bila berkasnya memuat beberapa"
    )
    pengurai.add_argument("--timpa", action="store_true", help="boleh mengganti berkas yang ada")
    pilihan = pengurai.parse_args(argumen)
    bentuk = _bentuk(pilihan.keluaran, pilihan.format)
    if pilihan.keluaran is not None:
        periksa_tujuan(pilihan.keluaran, timpa=pilihan.timpa)
    sop = _pilih(muat(pilihan.sop), pilihan.nomor)
    tulis(tulis_gambar(sop, bentuk, KERTAS[pilihan.kertas]), pilihan.keluaran)
    return 0


def _bentuk(keluaran: str | None, diminta: str | None) -> str:
    if keluaran is None or keluaran == "-":
        if diminta is None:
            raise MasukanTidakSah(
                "bentuk gambarnya belum disebut.",
                saran="Sebutkan berkasnya, misalnya -o sop.pdf, atau --format untuk keluaran baku.",
            )
        return diminta
    akhiran = Path(keluaran).suffix.lower()
    if akhiran.removeprefix(".") not in BENTUK or not akhiran:
        dikenal = ", ".join(f".{satu}" for satu in BENTUK)
        raise MasukanTidakSah(
            f"{keluaran}: akhiran “{akhiran}” tidak dikenal.", saran=f"Pakai {dikenal}."
        )
    if diminta is not None and diminta != akhiran[1:]:
        raise MasukanTidakSah(f"{keluaran}: akhirannya tidak sesuai dengan --format {diminta}.")
    return akhiran[1:]


def _pilih(semua: Sequence[Sop], nomor: int | None) -> Sop:
    if nomor is None and len(semua) == 1:
        return semua[0]
    if nomor is not None and 1 <= nomor <= len(semua):
        return semua[nomor - 1]
    raise MasukanTidakSah(
        f"berkasnya memuat {len(semua)} SOP.",
        saran=f"Pilih satu dengan --nomor 1 sampai {len(semua)}.",
    )
