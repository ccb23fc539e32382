"""The running rows of an SOP as a table of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from tolok.sop.domain.jalan import LangkahJalan, Per, SopJalan

__all__ = ["tabel"]

_KEPALA = ("No", "Lajur", "Tindakan", "Per", "Mengerjakan", "Menghasilkan", "Kembali", "Waktu")


def tabel(sop: SopJalan, *, catatan: bool) -> str:
    """One line for each act of each row, columns padded, ending in a line break."""
    nama = {lajur.kode: lajur.nama for lajur in sop.lajur}
    baris = [_KEPALA, *(isi for langkah in sop.langkah for isi in _baris(langkah, nama))]
    lebar = [max(len(satu[ke]) for satu in baris) for ke in range(len(_KEPALA))]
    garis = "  ".join("-" * satu for satu in lebar)
    hasil = [sop.nama, "", _gabung(baris[0], lebar), garis]
    hasil += [_gabung(satu, lebar) for satu in baris[1:]]
    if catatan:
        hasil += ["", "Diturunkan dari halaman:", *(f"  {satu}" for satu in sop.catatan)]
    return "\n".join([*hasil, "", ""])


def _gabung(isi: Sequence[str], lebar: Sequence[int]) -> str:
    return "  ".join(teks.ljust(satu) for teks, satu in zip(isi, lebar, strict=True)).rstrip()


def _baris(satu: LangkahJalan, nama: dict[str, str]) -> list[tuple[str, ...]]:
    tindakan = []
    for act in satu.tindakan:
        teks = act.jenis.value
        if act.oleh:
            teks += f" oleh {_nama(act.oleh, nama)}"
        if act.kepada:
            teks += " → " + ", ".join(_nama(kode, nama) for kode in act.kepada)
        if act.peserta:
            teks += " bersama " + ", ".join(_nama(kode, nama) for kode in act.peserta)
        tindakan.append(teks)
    per = "" if satu.per is Per.SATU else satu.per.value
    pertama = (
        str(satu.nomor),
        " + ".join(nama.get(kode, kode) for kode in satu.pelaksana),
        tindakan[0],
        ("rinci pegawai" if satu.rinci else per)
        + (f" seperti {satu.seperti}" if satu.seperti is not None else ""),
        ", ".join(
            f"{t.jenis.value} ({'luar' if t.dari is None else t.dari})" for t in satu.mengerjakan
        ),
        ", ".join(f"{h.jenis.value} {h.tahap or ''}".strip() for h in satu.menghasilkan),
        _kembali(satu),
        satu.waktu.teks if satu.waktu else "",
    )
    return [pertama, *(("", "", teks, "", "", "", "", "") for teks in tindakan[1:])]


def _nama(kode: str, nama: dict[str, str]) -> str:
    return nama.get(kode, kode.replace("_", " "))


def _kembali(satu: LangkahJalan) -> str:
    if satu.kembali is None:
        return ""
    tanda = " perbaikan" if satu.perbaikan else ""
    return f"{satu.kembali}{tanda}" + ("" if satu.kembali_tercetak else " (tidak tercetak)")
