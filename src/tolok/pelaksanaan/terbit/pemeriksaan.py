"""D12, a sheet per review with its notes and answers; and the record of decisions made on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tolok.naskah.dokumen import berita_acara, catatan_pemeriksaan
from tolok.naskah.dokumen.berita_acara import BeritaAcaraKertas
from tolok.naskah.dokumen.catatan_pemeriksaan import (
    Catatan,
    CatatanPemeriksaan,
    KeputusanPeriksa,
)
from tolok.naskah.domain.dokumen import Dokumen
from tolok.pelaksanaan.domain.kejadian import (
    Keputusan,
    ObjekDiputuskan,
    Tercatat,
    TugasDikembalikan,
    TugasDiserahkan,
)
from tolok.pelaksanaan.lembar import isi_lembar, skema_lembar
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan

__all__ = ["penerbit", "penerbit_kertas"]

_KEPUTUSAN = {
    Keputusan.SETUJU: KeputusanPeriksa.SETUJU,
    Keputusan.SETUJU_DENGAN_CATATAN: KeputusanPeriksa.SETUJU_DENGAN_CATATAN,
}


def penerbit(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """A sheet for every review that ended and every return; answers make a further version."""
    for satu in bahan.kejadian:
        k: Any = satu.kejadian
        if not _pemeriksaan(k):
            continue
        jawaban = _dijawab(bahan, k)
        tugas = bahan.keadaan.tugas[k.tugas]
        yield Terbitan(
            kunci=f"catatan/{k.tugas}",
            judul="Lembar catatan pemeriksaan",
            sumber=(f"kejadian:{satu.urutan}", *(f"kejadian:{t.urutan}" for t in jawaban)),
            pada=satu.pada,
            langkah=tugas.langkah,
            subjek=tugas.subjek,
            susun=lambda b, t=satu: _susun(b, t),  # type: ignore[misc]  # default binds the event
        )


def _pemeriksaan(k: Any) -> bool:
    if isinstance(k, TugasDikembalikan):
        return True
    return isinstance(k, TugasDiserahkan) and k.keputusan in _KEPUTUSAN


def _dijawab(bahan: BahanNaskah, k: Any) -> list[Tercatat]:
    """Events that answered the notes of a return."""
    catatan = k.catatan if isinstance(k, TugasDikembalikan) else ()
    menjawab = {t.urutan: t for pk in catatan for t in bahan.penjawab.get(pk, ())}
    return [menjawab[urutan] for urutan in sorted(menjawab)]


def _susun(bahan: BahanNaskah, satu: Tercatat) -> Dokumen:
    k: Any = satu.kejadian
    tugas = bahan.keadaan.tugas[k.tugas]
    objek = _objek(bahan, k.objek)
    kembali = isinstance(k, TugasDikembalikan)
    nilai = CatatanPemeriksaan(
        dokumen=objek[0],
        versi=objek[1],
        sidik=objek[2][:20] or "–",
        tanggal=bahan.hari(satu.pada),
        catatan=tuple(_catatan(bahan, k)),
        keputusan=KeputusanPeriksa.KEMBALIKAN if kembali else _KEPUTUSAN[k.keputusan],
        pemeriksa=_pemeriksa(bahan, satu, objek[2]),
        kembali_ke=_sasaran(bahan, k.sasaran) if kembali else "",
        arahan=bahan.teks(k.alasan) if kembali else "",
        iterasi=tugas.iterasi,
    )
    return catatan_pemeriksaan.susun(nilai, bahan.bingkai)


def _pemeriksa(bahan: BahanNaskah, satu: Tercatat, sidik: str) -> Any:
    k: Any = satu.kejadian
    if k.kertas is None:
        return bahan.tanda(satu.pelaku, saat=satu.pada, sidik=sidik)
    return bahan.penanda_tugas(k.tugas, sidik=sidik)


def _sasaran(bahan: BahanNaskah, langkah: int) -> str:
    return f"langkah {langkah} ({bahan.lintasan.langkah[langkah].uraian})"


def _objek(bahan: BahanNaskah, objek: tuple[ObjekDiputuskan, ...]) -> tuple[str, str, str]:
    """What was read: name, version, digest. A report before other kinds."""
    if not objek:
        return bahan.kegiatan, "–", ""
    o = next((x for x in objek if x.jenis == "laporan"), objek[0])
    return f"{skema_lembar(o.jenis).nama} {bahan.periode.nama}", str(o.versi), o.sidik


def _catatan(bahan: BahanNaskah, k: Any) -> Iterable[Catatan]:
    if isinstance(k, TugasDikembalikan):
        jawab = {
            kunci: lembar
            for t in _dijawab(bahan, k)
            for kunci, lembar in getattr(t.kejadian, "jawaban", {}).items()
        }
        for pk in k.catatan:
            isi = bahan.isi(pk)
            jawaban = bahan.teks(jawab.get(pk))
            yield Catatan(
                lokasi=str(isi.get("lokasi") or "–"),
                catatan=str(isi.get("teks", "")),
                wajib=bool(isi.get("wajib", True)),
                jawaban=jawaban,
                status="dijawab" if jawaban else "terbuka",
            )
        yield from _saran(bahan, k)
        return
    for butir in bahan.isi(k.catatan).get("butir", ()):
        yield Catatan(
            lokasi=str(butir.get("lokasi") or "–"),
            catatan=str(butir.get("teks", "")),
            wajib=False,
            status="dicatat",
        )


def _saran(bahan: BahanNaskah, k: TugasDikembalikan) -> Iterable[Catatan]:
    """Notes of the same return that bind nobody: no event names them, their task does."""
    for x in bahan.jenis_lembar("catatan"):
        isi = isi_lembar(x)
        if str(x.tugas) == k.tugas and str(x.pk) not in k.catatan and isi.get("teks"):
            yield Catatan(
                lokasi=str(isi.get("lokasi") or "–"),
                catatan=str(isi["teks"]),
                wajib=False,
                status="saran",
            )


def penerbit_kertas(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """A berita acara for every decision that was recorded from paper."""
    for satu in bahan.kejadian:
        k: Any = satu.kejadian
        if getattr(k, "kertas", None) is None:
            continue
        tugas = bahan.keadaan.tugas[k.tugas]
        yield Terbitan(
            kunci=f"berita_acara/{k.tugas}",
            judul="Berita acara pencatatan dari kertas",
            sumber=(f"kejadian:{satu.urutan}",),
            pada=satu.pada,
            langkah=tugas.langkah,
            subjek=tugas.subjek,
            susun=lambda b, t=satu: _berita_acara(b, t),  # type: ignore[misc]  # default binds the event
        )


def _berita_acara(bahan: BahanNaskah, satu: Tercatat) -> Dokumen:
    k: Any = satu.kejadian
    nama, versi, sidik = _objek(bahan, k.objek)
    pencatat = bahan.tanda(satu.pelaku, saat=satu.pada, sidik=sidik)
    nilai = BeritaAcaraKertas(
        dokumen=nama,
        versi=versi,
        keputusan=_keputusan(bahan, k),
        pemutus=bahan.penanda_tugas(k.tugas, sidik=sidik),
        tanggal_tertulis=k.kertas.tanggal,
        dicatat=satu.pada,
        pencatat=pencatat,
        pindaian=_pindaian(bahan, k.kertas.pindaian),
        catatan=bahan.teks(getattr(k, "alasan", None)),
    )
    return berita_acara.susun(nilai, bahan.bingkai)


def _keputusan(bahan: BahanNaskah, k: Any) -> str:
    if isinstance(k, TugasDikembalikan):
        return f"dikembalikan ke {_sasaran(bahan, k.sasaran)}"
    if k.keputusan is None:
        return "ditandatangani"
    return str(k.keputusan.value).replace("_", " ")


def _pindaian(bahan: BahanNaskah, pk: str | None) -> str:
    """Name and digest of the scan; without one the berita acara itself is the proof."""
    berkas = bahan.berkas(pk)
    if berkas is None:
        return "tidak dilampirkan"
    return f"{berkas.nama_asli} (sidik {berkas.sidik[:20]})"
