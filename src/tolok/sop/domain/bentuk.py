"""A `Sop` as plain data in the order of the SOP file: the one shape of file, digest and API."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tolok.sop.domain.dokumen import (
    CatatanBaca,
    JalanTertulis,
    Keputusan,
    KumpulanSop,
    Langkah,
    MutuBaku,
    Nilai,
    Sop,
    Tambahan,
    TindakanTertulis,
    Tujuan,
)

__all__ = ["FORMAT_KUMPULAN", "FORMAT_SOP", "cair", "tanpa_desimal", "urai", "urai_kumpulan"]

FORMAT_SOP = "tolok/sop/1"
FORMAT_KUMPULAN = "tolok/sop-kumpulan/1"


def cair(nilai: Nilai) -> Any:
    """Plain lists and dicts of a frozen JSON value."""
    if isinstance(nilai, tuple):
        return [cair(satu) for satu in nilai]
    if isinstance(nilai, Mapping):
        return {kunci: cair(satu) for kunci, satu in nilai.items()}
    return nilai


def urai_kumpulan(kumpulan: KumpulanSop) -> dict[str, Any]:
    """Plain data of several SOPs."""
    isi = [urai(sop) for sop in kumpulan.sop]
    return {"format": FORMAT_KUMPULAN, "sop": isi, **_tambahan(kumpulan.tambahan)}


def urai(sop: Sop) -> dict[str, Any]:
    """Plain data of one SOP, keys in schema order; numbers of a time stay Decimal."""
    tanggal, pengesah = sop.tanggal, sop.disahkan_oleh
    return {
        "format": FORMAT_SOP,
        "nama": sop.nama,
        "nomor": sop.nomor,
        "unit": sop.unit,
        "tanggal": {
            "pembuatan": tanggal.pembuatan,
            "revisi": tanggal.revisi,
            "pengesahan": tanggal.pengesahan,
            "efektif": tanggal.efektif,
            **_tambahan(tanggal.tambahan),
        },
        "disahkan_oleh": {
            "jabatan": pengesah.jabatan,
            "nama": pengesah.nama,
            "pangkat": pengesah.pangkat,
            "nip": pengesah.nip,
            **_tambahan(pengesah.tambahan),
        },
        "dasar_hukum": list(sop.dasar_hukum),
        "kualifikasi_pelaksana": list(sop.kualifikasi_pelaksana),
        "keterkaitan": list(sop.keterkaitan),
        "peralatan": list(sop.peralatan),
        "peringatan": list(sop.peringatan),
        "pencatatan": list(sop.pencatatan),
        "pelaksana": [
            {"kode": lajur.kode, "nama": lajur.nama, **_tambahan(lajur.tambahan)}
            for lajur in sop.pelaksana
        ],
        "langkah": [_langkah(langkah) for langkah in sop.langkah],
        "catatan_baca": [_catatan(catatan) for catatan in sop.catatan_baca],
        **_tambahan(sop.tambahan),
    }


def _tambahan(tambahan: Tambahan) -> dict[str, Any]:
    return {kunci: cair(nilai) for kunci, nilai in tambahan}


def _langkah(langkah: Langkah) -> dict[str, Any]:
    return {
        "nomor": langkah.nomor,
        "uraian": langkah.uraian,
        "pelaksana": list(langkah.pelaksana),
        "digambar_di": langkah.digambar_di,
        "kelengkapan": list(langkah.mutu.kelengkapan),
        "waktu": _waktu(langkah.mutu),
        "output": list(langkah.mutu.output),
        "keterangan": langkah.keterangan,
        "keputusan": _keputusan(langkah.keputusan),
        "jalan": _jalan(langkah.jalan),
        **_tambahan(langkah.tambahan),
    }


def _waktu(mutu: MutuBaku) -> dict[str, Any] | None:
    waktu = mutu.waktu
    if waktu is None:
        return None
    return {
        "teks": waktu.teks,
        "nilai": waktu.nilai,
        "maks": waktu.maks,
        "satuan": waktu.satuan.value,
        "hitungan": waktu.hitungan.value,
        "per": waktu.per,
        **_tambahan(mutu.tambahan_waktu),
    }


def _keputusan(keputusan: Keputusan | None) -> dict[str, Any] | None:
    if keputusan is None:
        return None
    return {
        "setuju": _tujuan(keputusan.setuju),
        "tidak": _tujuan(keputusan.tidak),
        **_tambahan(keputusan.tambahan),
    }


def _tujuan(tujuan: Tujuan) -> Any:
    return list(tujuan) if isinstance(tujuan, tuple) else tujuan


def _jalan(jalan: JalanTertulis | None) -> dict[str, Any] | None:
    if jalan is None:
        return None
    semua: dict[str, Any] = {
        "tindakan": [_tindakan(tindakan) for tindakan in jalan.tindakan],
        "per": jalan.per.value,
        "rinci": "pegawai" if jalan.rinci else None,
        "seperti": jalan.seperti,
        "waktu_untuk": jalan.waktu_untuk.value if jalan.waktu_untuk else None,
        "mengerjakan": [
            {"jenis": tautan.jenis.value, "dari": tautan.dari, **_tambahan(tautan.tambahan)}
            for tautan in jalan.mengerjakan
        ],
        "menghasilkan": [
            {
                "jenis": hasil.jenis.value,
                "tahap": hasil.tahap,
                "judul": hasil.judul,
                **_tambahan(hasil.tambahan),
            }
            for hasil in jalan.menghasilkan
        ],
        "kembali": jalan.kembali,
        "pengendali": jalan.pengendali,
    }
    ditulis = {kunci: nilai for kunci, nilai in semua.items() if kunci in jalan.ditulis}
    return {**ditulis, **_tambahan(jalan.tambahan)}


def _tindakan(tindakan: TindakanTertulis) -> dict[str, Any]:
    data: dict[str, Any] = {"jenis": tindakan.jenis.value}
    if tindakan.oleh is not None:
        data["oleh"] = tindakan.oleh
    if tindakan.kepada is not None:
        data["kepada"] = list(tindakan.kepada)
    if tindakan.peserta is not None:
        data["peserta"] = list(tindakan.peserta)
    if tindakan.memutuskan is not None:
        data["memutuskan"] = tindakan.memutuskan
    return {**data, **_tambahan(tindakan.tambahan)}


def _catatan(catatan: CatatanBaca) -> dict[str, Any]:
    asal = catatan.asal
    return {
        "lokasi": catatan.lokasi,
        "nilai": cair(catatan.nilai),
        "cara": catatan.cara.value,
        "keyakinan": catatan.keyakinan.value,
        "alternatif": [cair(nilai) for nilai in catatan.alternatif],
        "alasan": catatan.alasan,
        "asal": None
        if asal is None
        else {"halaman": asal.halaman, "teks": asal.teks, **_tambahan(asal.tambahan)},
        **_tambahan(catatan.tambahan),
    }


def tanpa_desimal(data: Any) -> Any:
    """The same data with every Decimal as text, for canonical JSON."""
    if isinstance(data, Decimal):
        return format(data, "f")
    if isinstance(data, dict):
        return {kunci: tanpa_desimal(nilai) for kunci, nilai in data.items()}
    if isinstance(data, list):
        return [tanpa_desimal(nilai) for nilai in data]
    return data
