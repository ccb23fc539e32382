"""Commands that every task has, whatever its acts: read, claim, withdraw, hand on, ask back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse

from tolok.berkas.services import simpan as simpan_berkas
from tolok.dasar.galat import MasukanTidakSah
from tolok.pelaksanaan import services
from tolok.pelaksanaan.domain.kejadian import Keputusan
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.meja import Meja
from tolok.pelaksanaan.services import Catatan, Hasil, PadaPelaksanaan, PadaTugas
from tolok.pelaksanaan.tindakan.panel import PerintahPanel, Selesai

__all__ = [
    "PERINTAH_UMUM",
    "baca_catatan",
    "pada_pelaksanaan",
    "pada_tugas",
    "serahkan_lembar",
    "uuid_isian",
]


def uuid_isian(request: HttpRequest, nama: str) -> UUID | None:
    """A UUID field of the form; None when it is empty or no UUID."""
    try:
        return UUID(request.POST.get(nama, ""))
    except ValueError:
        return None


def pada_pelaksanaan(request: HttpRequest, meja: Meja) -> PadaPelaksanaan:
    """Who asks what of this run, with the key of the form that asks."""
    return PadaPelaksanaan(
        pelaksanaan=meja.pelaksanaan.pk,
        pegawai=meja.pegawai,
        kunci=uuid_isian(request, "kunci") or uuid4(),
        sekarang=meja.sekarang,
    )


def pada_tugas(request: HttpRequest, meja: Meja) -> PadaTugas:
    """The same about this task: its iteration and what the page showed come back with the form."""
    iterasi = request.POST.get("iterasi", "")
    return PadaTugas(
        pelaksanaan=meja.pelaksanaan.pk,
        pegawai=meja.pegawai,
        kunci=uuid_isian(request, "kunci") or uuid4(),
        sekarang=meja.sekarang,
        tugas=UUID(meja.tugas.id),
        iterasi=int(iterasi) if iterasi.isascii() and iterasi.isdigit() else meja.tugas.iterasi,
        dilihat=request.POST.get("dilihat", meja.dilihat),
    )


def baca_catatan(request: HttpRequest, awalan: str = "catatan") -> list[Catatan]:
    """Pinned notes: parallel lists of text, place and weight; empty lines are left out."""
    teks = request.POST.getlist(f"{awalan}-teks")
    lokasi = request.POST.getlist(f"{awalan}-lokasi")
    saran = set(request.POST.getlist(f"{awalan}-saran"))
    return [
        Catatan(
            teks=t.strip(), lokasi=lokasi[i] if i < len(lokasi) else "", wajib=str(i) not in saran
        )
        for i, t in enumerate(teks)
        if t.strip()
    ]


def baca_jawaban(request: HttpRequest) -> dict[str, str]:
    """Answers to notes and declined shares: fields `jawaban-<id>`."""
    return {
        k.removeprefix("jawaban-"): v.strip()
        for k, v in request.POST.items()
        if k.startswith("jawaban-") and isinstance(v, str) and v.strip()
    }


def serahkan_lembar(request: HttpRequest, meja: Meja, hasil: Sequence[Hasil]) -> Selesai:
    """Hand the row on with its sheets; the message says where the file goes."""
    services.serahkan(pada=pada_tugas(request, meja), hasil=hasil, jawaban=baca_jawaban(request))
    return Selesai(kabar="Terkirim. Berkas diteruskan ke langkah berikutnya.")


def _baca(request: HttpRequest, meja: Meja) -> HttpResponse:
    services.baca(pada=pada_tugas(request, meja))
    return HttpResponse(status=204)


def _ambil(request: HttpRequest, meja: Meja) -> Selesai:
    services.ambil(pada=pada_tugas(request, meja))
    return Selesai(kabar="Tugas ini kini Anda kerjakan. Rekan Anda dapat melihatnya.", tetap=True)


def _tarik(request: HttpRequest, meja: Meja) -> Selesai:
    services.tarik(pada=pada_tugas(request, meja), alasan=request.POST.get("alasan", ""))
    return Selesai(kabar="Kiriman ditarik. Tugas kembali ke Tugas saya.")


def _sanggah(request: HttpRequest, meja: Meja) -> Selesai:
    services.tarik(
        pada=pada_tugas(request, meja), alasan=request.POST.get("alasan", ""), sanggahan=True
    )
    return Selesai(kabar="Sanggahan dicatat. Keputusan dari kertas itu tidak berlaku lagi.")


def _kembalikan(request: HttpRequest, meja: Meja) -> Selesai:
    services.kembalikan(
        pada=pada_tugas(request, meja),
        alasan=request.POST.get("alasan", ""),
        sasaran=_sasaran(request),
        subjek=request.POST.getlist("subjek"),
        sel=request.POST.getlist("sel"),
        catatan=baca_catatan(request),
    )
    return Selesai(kabar="Dokumen dikembalikan beserta alasan Anda. Isian yang ada tersimpan.")


def _minta_perbaikan(request: HttpRequest, meja: Meja) -> Selesai:
    services.minta_perbaikan(
        pada=pada_tugas(request, meja),
        alasan=request.POST.get("alasan", ""),
        sasaran=_sasaran(request),
        subjek=request.POST.getlist("subjek"),
        sel=request.POST.getlist("sel"),
        catatan=baca_catatan(request),
    )
    return Selesai(
        kabar="Permintaan perbaikan dikirim. Tugas Anda menunggu sampai perbaikan masuk.",
        tetap=True,
    )


def _sasaran(request: HttpRequest) -> int | None:
    teks = request.POST.get("sasaran", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 5 else None


def _alihkan(request: HttpRequest, meja: Meja) -> Selesai:
    orang = uuid_isian(request, "orang")
    if orang is None:
        raise MasukanTidakSah("Pilih dahulu siapa yang menerima tugas ini.")
    services.alihkan(
        pada=pada_tugas(request, meja),
        pemegang=Pemegang(JenisPemegang.PEGAWAI, str(orang)),
        alasan=request.POST.get("alasan", ""),
    )
    return Selesai(kabar="Tugas dialihkan, beserta alasannya.")


def _tunjuk(request: HttpRequest, meja: Meja) -> Selesai:
    orang = uuid_isian(request, "orang")
    if orang is None:
        raise MasukanTidakSah("Pilih dahulu siapa yang Anda tunjuk.")
    services.tetapkan_pemegang(
        pada=pada_tugas(request, meja), orang=orang, alasan=request.POST.get("alasan", "")
    )
    return Selesai(kabar="Penunjukan dicatat. Orang itu dapat menjawab tugas ini.", tetap=True)


def _tutup_awal(request: HttpRequest, meja: Meja) -> Selesai:
    services.tutup_awal(
        pada=pada_pelaksanaan(request, meja),
        langkah=_sasaran(request) or meja.tugas.langkah,
        alasan=request.POST.get("alasan", ""),
        tugas=[UUID(t) for t in request.POST.getlist("tugas") if t in meja.keadaan.tugas],
    )
    return Selesai(kabar="Langkah ditutup awal. Yang belum masuk disebut dalam laporan.")


def _lepas(request: HttpRequest, meja: Meja) -> Selesai:
    subjek = uuid_isian(request, "subjek")
    if subjek is None:
        raise MasukanTidakSah("Pilih dahulu siapa yang dilepas.")
    services.lepas_subjek(
        pada=pada_pelaksanaan(request, meja),
        langkah=meja.tugas.langkah,
        subjek=subjek,
        alasan=request.POST.get("alasan", ""),
        tindakan=request.POST.get("tindakan") or None,
    )
    return Selesai(kabar="Dicatat berhalangan, dengan alasannya.", tetap=True)


def _dari_kertas(request: HttpRequest, meja: Meja) -> Selesai:
    """Record what the leader signed on paper, with the scan and the date written."""
    orang = uuid_isian(request, "penanda_tangan")
    if orang is None:
        raise MasukanTidakSah("Pilih siapa yang memutuskan di kertas.")
    keputusan = request.POST.get("keputusan", "")
    services.catat_dari_kertas(
        pada=pada_tugas(request, meja),
        penanda_tangan=orang,
        tanggal=_tanggal(request.POST.get("tanggal", "")),
        pindaian=_pindaian(request, meja),
        keputusan=Keputusan(keputusan) if keputusan in set(Keputusan) else None,
        alasan=request.POST.get("alasan", ""),
        kembali=keputusan == "kembalikan",
        sasaran=_sasaran(request),
    )
    return Selesai(
        kabar="Keputusan dari kertas dicatat. Pimpinan diberi tahu dan dapat menyanggah."
    )


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        raise MasukanTidakSah(
            "Tanggal pada kertas belum diisi.", "Isi tanggal yang tertulis di dokumen itu."
        ) from None


def _pindaian(request: HttpRequest, meja: Meja) -> UUID | None:
    unggahan = request.FILES.get("pindaian")
    if unggahan is None:
        return None
    return simpan_berkas(
        unggahan, pemda=meja.pelaksanaan.instansi.pemda, sekarang=meja.sekarang
    ).pk


PERINTAH_UMUM: Mapping[str, PerintahPanel] = {
    "baca": _baca,
    "ambil": _ambil,
    "tarik": _tarik,
    "sanggah": _sanggah,
    "kembalikan": _kembalikan,
    "minta_perbaikan": _minta_perbaikan,
    "alihkan": _alihkan,
    "tunjuk": _tunjuk,
    "tutup_awal": _tutup_awal,
    "lepas": _lepas,
    "dari_kertas": _dari_kertas,
}
