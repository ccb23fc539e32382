"""D20: who signed which version, how; who was absent or declined, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from tolok.naskah.dokumen import tanda_tangan
from tolok.naskah.dokumen.tanda_tangan import BarisUkur, HalamanPegawai, LembarTandaTangan
from tolok.naskah.domain.blok import Blok, CaraTandaTangan, HalamanBaru, TandaTangan
from tolok.naskah.domain.dokumen import Dokumen
from tolok.organisasi.domain.susunan import Duduk
from tolok.pelaksanaan.domain.keadaan import StatusTugas, Tugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import Keputusan, TugasGugur
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.pelaksanaan.terbit.bahan import BahanNaskah
from tolok.pelaksanaan.terbit.daftar import Terbitan
from tolok.pelaksanaan.terbit.status import pengesah
from tolok.sop.domain.jalan import JenisTindakan

__all__ = [
    "UkuranPegawai",
    "cara_pegawai",
    "daftarkan_ukuran_pegawai",
    "hasil_pegawai",
    "penanda_sah",
    "penerbit",
]

_TTD = JenisTindakan.TANDATANGANI.value
_PER_PEGAWAI = "per_pegawai"
UkuranPegawai = Callable[[BahanNaskah, VersiHasil, Duduk], Iterable[BarisUkur]]
_ukuran: list[UkuranPegawai] = []
CARA = {
    "per_pegawai": "per pegawai: setiap pegawai menandatangani halaman pengukurannya",
    "daftar": "daftar: satu daftar tanda tangan untuk seluruh pegawai",
}


def cara_pegawai(bahan: BahanNaskah) -> str:
    """How the office chose to sign, as printed."""
    return CARA.get(str(bahan.jadwal().get("mode_tanda_tangan", "")), CARA["per_pegawai"])


def _bagian(bahan: BahanNaskah, induk: str) -> list[Tugas]:
    """The newest share of every signer, in the order they were asked."""
    terakhir: dict[str | None, Tugas] = {}
    for pk in bahan.keadaan.anak.get(induk, ()):
        t = bahan.keadaan.tugas[pk]
        if t.tindakan == _TTD and t.status is not StatusTugas.DIALIHKAN:
            terakhir[t.subjek] = t
    return list(terakhir.values())


def _induk(bahan: BahanNaskah) -> list[Tugas]:
    """Main tasks that asked for signatures."""
    return [t for t in bahan.keadaan.tugas.values() if t.induk is None and _bagian(bahan, t.id)]


def penerbit(bahan: BahanNaskah) -> Iterable[Terbitan]:
    """One sheet per collection, once nobody is left to sign."""
    for induk in _induk(bahan):
        bagian = _bagian(bahan, induk.id)
        if any(t.terbuka for t in bagian):
            continue
        sah = pengesah(bahan.keadaan, bahan.lintasan)
        yield Terbitan(
            kunci=f"tanda_tangan/{induk.id}",
            judul="Lembar tanda tangan pegawai",
            sumber=(
                *(f"kejadian:{t.urutan_tutup}" for t in bagian),
                *((f"sah:{sah.urutan_tutup}",) if sah else ()),
            ),
            pada=max(t.ditutup or t.dibuka for t in bagian),
            langkah=induk.langkah,
            berat=True,
            susun=lambda b, t=induk: _susun(b, t),  # type: ignore[misc]  # default binds the task
        )


def _susun(bahan: BahanNaskah, induk: Tugas) -> Dokumen:
    bagian = _bagian(bahan, induk.id)
    objek = next((o for t in bagian for o in t.objek if o.jenis == "laporan"), None)
    versi = bahan.versi_objek(objek) if objek else bahan.versi_laporan()
    saat = max((t.ditutup or t.dibuka for t in bagian), default=bahan.sekarang)
    semua = urut(bahan, [*bagian, *_dibawa(bahan, induk)])
    lembar = LembarTandaTangan(
        dokumen=f"Laporan {bahan.kegiatan}",
        versi=str(objek.versi) if objek else "–",
        sidik=versi.sidik[:20] if versi else "–",
        pegawai=tuple(_baris(bahan, t) for t in semua),
        pengesah=penanda_sah(bahan),
        cara=cara_pegawai(bahan),
        tanggal=bahan.hari(saat),
        status=bahan.status,
    )
    daftar = tanda_tangan.susun_daftar(lembar, bahan.bingkai)
    if versi is None or bahan.jadwal().get("mode_tanda_tangan", _PER_PEGAWAI) != _PER_PEGAWAI:
        return daftar
    return replace(daftar, isi=(*daftar.isi, *_halaman_pegawai(bahan, versi, lembar, semua)))


def daftarkan_ukuran_pegawai(baris: UkuranPegawai) -> None:
    """Say which measured lines stand on an employee's own page (the room that measures)."""
    _ukuran.clear()
    _ukuran.append(baris)


def _halaman_pegawai(
    bahan: BahanNaskah, versi: VersiHasil, lembar: LembarTandaTangan, semua: Sequence[Tugas]
) -> Iterable[Blok]:
    """Behind the list, a page for everybody who is measured, signed with the superior."""
    for t, satu in zip(semua, lembar.pegawai, strict=True):
        duduk = bahan.kantor.duduk(UUID(t.subjek)) if t.subjek else ()
        baris = [b for hitung in _ukuran for d in duduk[:1] for b in hitung(bahan, versi, d)]
        if not baris:
            continue
        kursi = bahan.kantor.kursi[duduk[0].jabatan]
        halaman = HalamanPegawai(
            dokumen=lembar.dokumen,
            versi=lembar.versi,
            periode=bahan.periode.nama,
            unit=bahan.unit.get(kursi.unit, ""),
            baris=tuple(baris),
            pegawai=replace(satu, pembuka="Pegawai,"),
            atasan=bahan.tanda_jabatan(kursi.atasan, "Atasan langsung,"),
            tanggal=lembar.tanggal,
        )
        yield HalamanBaru(kop=True)
        yield from tanda_tangan.susun_pegawai(halaman, bahan.bingkai).isi


def urut(bahan: BahanNaskah, bagian: Sequence[Tugas]) -> list[Tugas]:
    """By post, as the office lists its people."""
    tempat = {
        str(d.pegawai): n for n, k in enumerate(bahan.kantor.kursi.values()) for d in k.duduk
    }
    return sorted(bagian, key=lambda t: (tempat.get(t.subjek or "", len(tempat)), t.urutan_buka))


def _dibawa(bahan: BahanNaskah, induk: Tugas) -> list[Tugas]:
    """Signatures carried from an earlier round: their page is unchanged."""
    baris = bahan.keadaan.baris.get(induk.langkah)
    if baris is None:
        return []
    ada = {t.subjek for t in _bagian(bahan, induk.id)}
    return [
        bahan.keadaan.tugas[p.tugas]
        for (bagian, subjek), p in baris.persetujuan.items()
        if bagian.startswith(f"{_TTD}/") and subjek not in ada and p.tugas in bahan.keadaan.tugas
    ]


def _baris(bahan: BahanNaskah, t: Tugas) -> TandaTangan:
    if t.status is StatusTugas.DISERAHKAN and t.oleh is not None:
        return _sudah(bahan, t, t.oleh)
    cara, alasan = CaraTandaTangan.BERHALANGAN, _alasan_lepas(bahan, t)
    return bahan.tanda(_subjek(t), cara=cara, catatan=alasan)


def _subjek(t: Tugas) -> Pelaku | None:
    return Pelaku(pegawai=t.subjek) if t.subjek else None


def _sudah(bahan: BahanNaskah, t: Tugas, oleh: Pelaku) -> TandaTangan:
    sidik = next((o.sidik for o in t.objek), "")
    if t.keputusan is Keputusan.MENOLAK:
        return bahan.tanda(
            oleh, saat=t.ditutup, cara=CaraTandaTangan.MENOLAK, catatan=_alasan_menolak(bahan, t)
        )
    if t.pencatat:
        return bahan.tanda(
            oleh, saat=t.ditutup, cara=CaraTandaTangan.KERTAS, sidik=sidik,
            catatan=f"dicatat oleh {bahan.nama(t.pencatat)}",
        )  # fmt: skip
    return bahan.tanda(oleh, saat=t.ditutup, sidik=sidik)


def _alasan_menolak(bahan: BahanNaskah, t: Tugas) -> str:
    """The reason, with the answer of the penanggung jawab."""
    satu: Any = bahan.penutup.get(t.id)
    alasan = bahan.teks(satu.kejadian.catatan) if satu else ""
    induk = bahan.keadaan.tugas.get(t.induk or "")
    jawaban = bahan.teks(induk.jawaban.get(t.id)) if induk else ""
    return f"{alasan} (dijawab: {jawaban})" if jawaban else alasan


def _alasan_lepas(bahan: BahanNaskah, t: Tugas) -> str:
    """Why somebody was released, or that the row was closed before they signed."""
    for satu in bahan.kejadian:
        k = satu.kejadian
        if isinstance(k, TugasGugur) and t.id in k.tugas and k.alasan:
            return bahan.teks(k.alasan)
    return "belum menandatangani sampai langkah ditutup"


def hasil_pegawai(bahan: BahanNaskah) -> str:
    """The count as the report prints it: "30 dari 32 pegawai; 1 berhalangan, 1 tidak …"."""
    induk = max(_induk(bahan), key=lambda t: t.urutan_buka, default=None)
    if induk is None:
        return "belum dimintakan"
    semua = [_baris(bahan, t) for t in (*_bagian(bahan, induk.id), *_dibawa(bahan, induk))]
    hitung = {c: sum(1 for t in semua if t.cara is c) for c in CaraTandaTangan}
    sudah = hitung[CaraTandaTangan.TERCATAT] + hitung[CaraTandaTangan.KERTAS]
    sisa = [
        f"{hitung[c]} {kata}"
        for c, kata in (
            (CaraTandaTangan.KERTAS, "di antaranya pada kertas"),
            (CaraTandaTangan.BERHALANGAN, "berhalangan"),
            (CaraTandaTangan.MENOLAK, "tidak menandatangani"),
        )
        if hitung[c]
    ]
    return f"{sudah} dari {len(semua)} pegawai" + (f"; {', '.join(sisa)}" if sisa else "")


def penanda_sah(bahan: BahanNaskah) -> TandaTangan:
    """Who ratified the report, in which capacity; before that the room to do so."""
    sah = pengesah(bahan.keadaan, bahan.lintasan)
    if sah is not None:
        satu: Any = bahan.penutup.get(sah.id)
        objek = next((o.sidik for o in sah.objek), "")
        if satu is not None and sah.oleh is not None:
            return bahan.penanda_tugas(sah.id, sidik=objek)
    kepala = next(
        (k for k in bahan.kantor.kursi.values() if k.atasan is None and k.kepala_unit), None
    ) or next((k for k in bahan.kantor.kursi.values() if _puncak(bahan, k)), None)
    return bahan.tanda_jabatan(kepala.jabatan if kepala else None)


def _puncak(bahan: BahanNaskah, kursi: Any) -> bool:
    """Leads its unit and answers to nobody inside the office."""
    atasan = bahan.kantor.kursi.get(kursi.atasan) if kursi.atasan else None
    return bool(
        kursi.kepala_unit and not kursi.penilai_luar and (atasan is None or atasan.penilai_luar)
    )
