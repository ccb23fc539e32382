"""What a run itself offers to its follow-up plan: the leader's words and what a meeting agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from tolok.pelaksanaan.domain.keadaan import Tugas
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.tindak_lanjut import hari
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.tindakan.bahan_kantor import UsulTindakLanjut
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas

__all__ = ["usul_arahan", "usul_notula"]

_SETUJU = (Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN)


def usul_arahan(halaman: HalamanTugas) -> list[UsulTindakLanjut]:
    """Notes of who approved what this row works on, and dispositions written since it was made."""
    objek = {(m.langkah, m.jenis) for m in halaman.masukan}
    putusan = [UUID(t.id) for t in halaman.keadaan.tugas.values() if _atas(t, objek)]
    sejak = min((m.versi.pada for m in halaman.masukan), default=halaman.sekarang)
    lembar = list(Lembar.objects.filter(tugas__in=putusan, jenis="catatan").order_by("pada"))
    lembar += [x for x in halaman.lembar_arahan if x.jenis == "disposisi" and x.pada >= sejak]
    usul = [
        UsulTindakLanjut(kunci=f"arahan:{x.pk}:{n}", sumber="Disposisi pimpinan", uraian=teks)
        for x in lembar
        for n, teks in enumerate(_teks(isi_lembar(x)))
    ]
    return [*usul, *(u for x in lembar for u in _diperintahkan(x))]


def _diperintahkan(lembar: Lembar) -> Iterator[UsulTindakLanjut]:
    """Follow-ups that the disposition itself orders, with owner and date."""
    for n, t in enumerate(isi_lembar(lembar).get("tindak_lanjut") or ()):
        yield UsulTindakLanjut(
            kunci=f"arahan:{lembar.pk}:lanjut:{n}",
            sumber="Disposisi pimpinan",
            uraian=str(t.get("uraian", "")),
            rencana=str(t.get("uraian", "")),
            keluaran=str(t.get("keluaran", "")),
            jabatan=str(t.get("jabatan", "")),
            tenggat=hari(t.get("tenggat")),
        )


def _atas(t: Tugas, objek: set[tuple[int, str]]) -> bool:
    return t.keputusan in _SETUJU and any((o.langkah, o.jenis) in objek for o in t.objek)


def _teks(isi: Mapping[str, Any]) -> Iterator[str]:
    """Every note of a sheet of notes; the text of a disposition."""
    for butir in (*isi.get("butir", ()), isi):
        teks = str(butir.get("teks", "")).strip() if isinstance(butir, Mapping) else ""
        if teks:
            yield teks


def usul_notula(halaman: HalamanTugas) -> list[UsulTindakLanjut]:
    """What the meetings of this run agreed should be done, with its date when one was set."""
    terakhir = [
        versi[-1].lembar
        for kunci, versi in halaman.keadaan.hasil.items()
        if kunci.jenis == "notula" and versi
    ]
    nama = {j.nama.lower(): str(j.jabatan) for j in halaman.kini.susunan.kursi.values()}
    return [
        UsulTindakLanjut(
            kunci=f"notula:{x.pk}:{n}",
            sumber="Notula rapat",
            uraian=str(t.get("apa", "")),
            rencana=str(t.get("apa", "")),
            jabatan=nama.get(str(t.get("siapa", "")).strip().lower(), ""),
            tenggat=hari(t.get("kapan")),
        )
        for x in Lembar.objects.filter(pk__in=terakhir).order_by("pada")
        for n, t in enumerate(isi_lembar(x).get("tindak_lanjut", ()))
        if isinstance(t, Mapping) and str(t.get("apa", "")).strip()
    ]
