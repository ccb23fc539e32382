"""Forms gathered inside one row: whose are in, and asking one of them again."""

from __future__ import annotations

from tolok.pelaksanaan.domain.fakta import CalonPeserta
from tolok.pelaksanaan.domain.keadaan import Keadaan, Persetujuan, Tugas
from tolok.pelaksanaan.domain.kejadian import (
    LangkahDibuka,
    Sebab,
    Tangga,
    TugasDikembalikan,
)
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.lipat import kunci_bagian
from tolok.pelaksanaan.domain.perintah import MintaPerbaikan
from tolok.pelaksanaan.domain.peserta import tugas_peserta
from tolok.pelaksanaan.domain.putusan import Putusan
from tolok.pelaksanaan.domain.tolak import bukan_sekarang, tidak_lengkap
from tolok.sop.domain.jalan import JenisTindakan

__all__ = ["bagian_dikumpulkan", "minta_bagian", "sesudah_kumpul"]

_KUMPULKAN = JenisTindakan.KUMPULKAN


def bagian_dikumpulkan(
    k: Keadaan, lin: Lintasan, nomor: int, subjek: str | None = None
) -> dict[str, Persetujuan]:
    """Owner -> the form that is in, of a row that gathers forms from others; else empty."""
    baris = k.baris.get(nomor)
    asal = [t for t in lin.tindakan(nomor) if t.jenis is _KUMPULKAN]
    if baris is None or not asal or not lin.bagian_orang_lain(nomor, asal[0]):
        return {}
    kode = kunci_bagian(_KUMPULKAN.value, subjek)
    return {s: p for (bagian, s), p in baris.persetujuan.items() if bagian == kode and s}


def minta_bagian(p: Putusan, tugas: Tugas, c: MintaPerbaikan, tangga: Tangga) -> None:
    """Ask owners for their form again, in the row that gathers it; later own acts are redone."""
    ada = bagian_dikumpulkan(p.k, p.lin, tugas.langkah, tugas.subjek)
    subjek = tuple(sorted(dict.fromkeys(c.subjek)))
    if not subjek or any(s not in ada for s in subjek):
        raise tidak_lengkap(
            "Belum dipilih isian siapa yang perlu diperbaiki.",
            "subjek",
            "Pilih pemilik data yang isiannya sudah masuk.",
        )
    terbuka = {p.k.tugas[a].subjek for a in p.k.anak.get(tugas.id, ()) if p.k.tugas[a].terbuka}
    if terbuka & set(subjek):
        raise bukan_sekarang("Isian itu sedang diperbaiki.", "masukan_terbuka")
    nomor = p.id("masukan", tugas.id, len(p.k.kembali))
    p.catat(
        TugasDikembalikan(
            id=nomor,
            tugas=tugas.id,
            sasaran=tugas.langkah,
            jalur=(),
            alasan=c.alasan,
            subjek=subjek,
            sel=c.sel,
            catatan=c.catatan,
            masukan=True,
            tangga=tangga,
        )
    )
    kembali = p.k.kembali[nomor]
    p.catat(
        LangkahDibuka(
            langkah=tugas.langkah,
            sebab=Sebab.MASUKAN,
            tugas=tuple(
                tugas_peserta(
                    p, tugas.langkah, tugas, _KUMPULKAN.value,
                    CalonPeserta(subjek=s, pemegang=p.k.tugas[ada[s].tugas].pemegang),
                    kembali=kembali,
                )
                for s in subjek
            ),
            melanjutkan=(nomor,),
            batal=sesudah_kumpul(p, tugas),
        )
    )  # fmt: skip


def sesudah_kumpul(p: Putusan, tugas: Tugas) -> tuple[str, ...]:
    """Acts of the row after the gathering that are done: they rest on a form that is open again."""
    urut = [t.kode for t in p.lin.tindakan_langkah[tugas.langkah]]
    awal = urut.index(_KUMPULKAN.value) + 1
    return tuple(kode for kode in urut[awal:] if kode in tugas.tindakan_selesai)
