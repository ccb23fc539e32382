"""A signed SK forms its Tim and binds the lanes that wait for it; a decree that still stands too.

Called under the lock of the run, before the decision: what is written here stands or falls with
it. Who the members are comes from the annex of the signed version and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.dasar.galat import TransisiTidakSah
from tolok.organisasi.daftar_tim import tim_berlaku
from tolok.organisasi.domain.istilah import AturanLajur
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.lajur import CalonAnggota, tetapkan_tim
from tolok.organisasi.services.penempatan import Dasar
from tolok.organisasi.services.tim import berlakukan_lagi, cabut_tim
from tolok.pelaksanaan.domain.keadaan import Keadaan, Tugas
from tolok.pelaksanaan.domain.kejadian import Keputusan, Tercatat, TugasDitarik
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.objek import versi_dikerjakan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.domain.perintah import NyatakanTidakDiperlukan, Perintah, Serahkan
from tolok.pelaksanaan.domain.putusan import id_dalam
from tolok.pelaksanaan.domain.sk_tim import KETUA, anggota_isi, masa_berlaku
from tolok.pelaksanaan.kantor import peta_kini
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.models import Lembar, Pelaksanaan
from tolok.sop.domain.hasil import JenisHasil

__all__ = ["cabut_bila_ditarik", "id_tim", "ikat_lajur", "lajur_menunggu", "langkah_sk"]

_SETUJU = frozenset({Keputusan.SETUJU, Keputusan.SETUJU_DENGAN_CATATAN})


def id_tim(pelaksanaan: UUID | str, lembar: str) -> UUID:
    """The id of the team that a signed sheet forms: signed again, it is the same team."""
    return UUID(id_dalam(str(pelaksanaan), f"tim/{lembar}"))


def langkah_sk(lintasan: Lintasan) -> int | None:
    """The row whose decision puts the SK in force: the last that decides on it."""
    memutus = [
        n
        for n in lintasan.nomor
        if lintasan.memutuskan_sendiri(n)
        and any(t.jenis is JenisHasil.SK_TIM for t in lintasan.langkah[n].mengerjakan)
    ]
    return memutus[-1] if memutus else None


def lajur_menunggu(pelaksanaan: Pelaksanaan, lintasan: Lintasan, hari: date) -> tuple[str, ...]:
    """Lanes whose holder the SK names (`ditetapkan`), by the map of the office or the SOP itself."""
    peta = peta_kini(pelaksanaan.instansi, hari, pelaksanaan.kode_sop, pelaksanaan.sidik_sop)
    nanti = AturanLajur.DITETAPKAN.value
    return tuple(
        lajur.kode
        for lajur in lintasan.sop.lajur
        if (peta[lajur.kode].aturan if lajur.kode in peta else lajur.aturan) == nanti
    )


def ikat_lajur(
    pelaksanaan: Pelaksanaan,
    keadaan: Keadaan,
    lintasan: Lintasan,
    perintah: Perintah,
    lembar: Sequence[Lembar],
    pegawai: Any,
    sekarang: datetime,
) -> Mapping[str, Pemegang]:
    """Lanes that this command binds; forms the Tim when it is the signature of its SK."""
    if isinstance(perintah, NyatakanTidakDiperlukan):
        return _ikat_yang_berlaku(pelaksanaan, lintasan, perintah, lembar, sekarang)
    if not isinstance(perintah, Serahkan) or perintah.keputusan not in _SETUJU:
        return {}
    tugas = keadaan.tugas.get(perintah.tugas)
    if tugas is None or not tugas.terbuka or not _memutuskan_sk(lintasan, tugas):
        return {}
    hari = hari_di(pelaksanaan.instansi.pemda, sekarang)
    lajur = lajur_menunggu(pelaksanaan, lintasan, hari)
    sk = _lembar_sk(keadaan, lintasan, tugas)
    isi = isi_lembar(sk) if sk is not None else {}
    if sk is None or not lajur or not anggota_isi(isi):
        return {}
    tim = _tetapkan(pelaksanaan, sk, isi, pegawai, sekarang)
    return {kode: Pemegang(JenisPemegang.TIM, str(tim)) for kode in lajur}


def _memutuskan_sk(lintasan: Lintasan, tugas: Tugas) -> bool:
    return tugas.induk is None and tugas.langkah == langkah_sk(lintasan)


def _lembar_sk(keadaan: Keadaan, lintasan: Lintasan, tugas: Tugas) -> Lembar | None:
    """The sheet of the version that is decided on."""
    versi = [
        v
        for kunci, v in versi_dikerjakan(keadaan, lintasan, tugas.langkah, tugas.subjek)
        if kunci.jenis == JenisHasil.SK_TIM.value
    ]
    return Lembar.objects.filter(pk=versi[-1].lembar).first() if versi else None


def _tetapkan(
    pelaksanaan: Pelaksanaan,
    sk: Lembar,
    isi: Mapping[str, Any],
    pegawai: Any,
    sekarang: datetime,
) -> UUID:
    """Record the team of the annex, dated; the same sheet signed again puts it back in force."""
    instansi = pelaksanaan.instansi
    pk = id_tim(pelaksanaan.pk, str(sk.pk))
    tabel: Any = apps.get_model("organisasi", "Tim")
    if tabel.objects.filter(pk=pk).exists():
        berlakukan_lagi(pelaku=pegawai, instansi=instansi.pk, tim=pk, sekarang=sekarang)
    else:
        _bentuk(instansi, pk, isi, pegawai, sekarang)
    # The head of the office's own log has moved: what is kept in memory under it is read anew.
    instansi.refresh_from_db(fields=["catatan_urutan", "catatan_jejak"])
    return pk


def _bentuk(
    instansi: Any, pk: UUID, isi: Mapping[str, Any], pegawai: Any, sekarang: datetime
) -> None:
    hari = hari_di(instansi.pemda, sekarang)
    ditetapkan = _tanggal(isi) or hari
    mulai, selesai = masa_berlaku(isi, ditetapkan)
    daftar = anggota_isi(isi)
    tabel: Any = apps.get_model("organisasi", "Pegawai")
    orang = {str(p.pk): p for p in tabel.objects.filter(pk__in=[a["pegawai"] for a in daftar])}
    hilang = [str(a.get("nama", "")) for a in daftar if _pergi(orang, instansi, a)]
    if hilang:
        raise TransisiTidakSah(
            f"{', '.join(hilang)} pada lampiran bukan lagi pegawai perangkat daerah ini.",
            "Kembalikan SK agar susunannya diperbaiki.",
            "anggota_pindah",
        )
    tetapkan_tim(
        pelaku=pegawai,
        instansi=instansi,
        nama=str(isi.get("nama_tim", ""))[:200],
        dasar=Dasar(
            jenis="Keputusan kepala perangkat daerah",
            nomor=str(isi.get("nomor", "")),
            tanggal=ditetapkan,
        ),
        mulai=mulai,
        selesai=selesai,
        anggota=[
            CalonAnggota(
                pegawai=orang[str(a["pegawai"])],
                kedudukan=str(a.get("kedudukan", "")),
                ketua=a.get("kedudukan") == KETUA,
            )
            for a in daftar
        ],
        sekarang=sekarang,
        pk=pk,
    )


def _pergi(orang: Mapping[str, Any], instansi: Any, anggota: Mapping[str, Any]) -> bool:
    satu = orang.get(str(anggota["pegawai"]))
    return satu is None or satu.instansi_id != instansi.pk


def _tanggal(isi: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(isi.get("tanggal", "")))
    except ValueError:
        return None


def _ikat_yang_berlaku(
    pelaksanaan: Pelaksanaan,
    lintasan: Lintasan,
    perintah: NyatakanTidakDiperlukan,
    lembar: Sequence[Lembar],
    sekarang: datetime,
) -> Mapping[str, Pemegang]:
    """The SK rows are not needed: the team of the decree that stands takes its lanes."""
    sk = langkah_sk(lintasan)
    if sk is None or sk not in perintah.langkah:
        return {}
    instansi = pelaksanaan.instansi
    hari = hari_di(instansi.pemda, sekarang)
    lajur = lajur_menunggu(pelaksanaan, lintasan, hari)
    tim = _yang_disebut(tim_berlaku(instansi, hari), lembar) if lajur else None
    if tim is None:
        return {}
    return {kode: Pemegang(JenisPemegang.TIM, str(tim)) for kode in lajur}


def _yang_disebut(berlaku: Sequence[UUID], lembar: Sequence[Lembar]) -> UUID | None:
    """Of several decrees in force the one whose number the evidence names; one is that one."""
    if len(berlaku) <= 1:
        return berlaku[0] if berlaku else None
    teks = " ".join(str(isi_lembar(x).get("teks", "")) for x in lembar)
    tabel: Any = apps.get_model("organisasi", "Tim")
    nomor = dict(tabel.objects.filter(pk__in=berlaku).values_list("pk", "dasar_nomor"))
    disebut = [pk for pk in berlaku if nomor.get(pk) and nomor[pk] in teks]
    return disebut[0] if len(disebut) == 1 else None


def cabut_bila_ditarik(
    pelaksanaan: Pelaksanaan, keadaan: Keadaan, tercatat: Sequence[Tercatat]
) -> None:
    """A listener: the signature is withdrawn or contested, so its team stands no more."""
    for satu in tercatat:
        if not isinstance(satu.kejadian, TugasDitarik):
            continue
        tugas = keadaan.tugas[satu.kejadian.tugas]
        lintasan = lintasan_sop(pelaksanaan.sidik_sop)
        if not _memutuskan_sk(lintasan, tugas):
            continue
        sk = _lembar_sk(keadaan, lintasan, tugas)
        tabel: Any = apps.get_model("organisasi", "Tim")
        pk = id_tim(pelaksanaan.pk, str(sk.pk)) if sk is not None else None
        if pk is not None and tabel.objects.filter(pk=pk).exists():
            cabut_tim(pelaku=None, instansi=pelaksanaan.instansi_id, tim=pk, sekarang=satu.pada)
