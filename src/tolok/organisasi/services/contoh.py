"""Loads the invented offices of the sample data into an empty database, marked as demo.

`muat_contoh(data, sekarang=...)` takes the parsed sample file (format tolok/contoh/1, its dates
text or dates). What that file does not say (who administers, who evaluates) stands in
organisasi/data/contoh_tambahan.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from tolok.akun.services import buat_pengguna
from tolok.dasar.galat import TransisiTidakSah
from tolok.organisasi.domain.istilah import (
    AturanLajur,
    JenisBerhalangan,
    JenisHari,
    JenisInstansi,
    JenisJabatan,
    JenisUnit,
    Kapasitas,
    Lingkup,
)
from tolok.organisasi.models import (
    AnggotaTim,
    Berhalangan,
    HariLibur,
    Instansi,
    Jabatan,
    JamKerja,
    Pegawai,
    Pemda,
    Penempatan,
    PetaLajur,
    Tim,
    UnitKerja,
    Wewenang,
)
from tolok.organisasi.selectors import hari_di
from tolok.organisasi.services.catatan import catat, kunci_instansi
from tolok.organisasi.services.kalender import hari_libur_pustaka, jam_kerja_bawaan

__all__ = ["HasilContoh", "muat_contoh"]

_TAMBAHAN = Path(__file__).parents[1] / "data" / "contoh_tambahan.yaml"
_UNIT = {
    "Sekretariat": JenisUnit.SEKRETARIAT,
    "Bidang": JenisUnit.BIDANG,
    "UPTD": JenisUnit.UPT,
    "Subbagian": JenisUnit.SUBBAGIAN,
}
_KAPASITAS = {"Plt.": Kapasitas.PLT, "Plh.": Kapasitas.PLH, "Pj.": Kapasitas.PJ}


@dataclass(kw_only=True)
class HasilContoh:
    """What was loaded, by the codes of the sample file ("A", "A-01", "TIM-2")."""

    pemda: Pemda
    awal: date
    instansi: dict[str, Instansi] = field(default_factory=dict)
    unit: dict[tuple[str, str], UnitKerja] = field(default_factory=dict)
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    pegawai: dict[str, Pegawai] = field(default_factory=dict)
    tim: dict[str, Tim] = field(default_factory=dict)


@transaction.atomic
def muat_contoh(data: Mapping[str, Any], *, sekarang: datetime) -> HasilContoh:
    """Load pemda, offices, posts, people, teams, lanes, hours and grants; log one line each.

    Raises TransisiTidakSah unless the database is empty: demo and real data never mix.
    """
    if Pemda.objects.exists():
        raise TransisiTidakSah(
            "Basis data ini sudah berisi pemerintah daerah, sehingga data contoh tidak dimuat.",
            "Pakai basis data kosong untuk mode contoh.",
        )
    tambahan: dict[str, Any] = yaml.safe_load(_TAMBAHAN.read_text(encoding="utf-8"))
    hasil = HasilContoh(pemda=_pemda(data["pemda"]), awal=date(int(data["tahun"]) - 1, 1, 1))
    _luar(hasil, tambahan)
    for opd in data["opd"]:
        _kantor(hasil, opd)
    _atasan(hasil, [p for opd in data["opd"] for p in opd["posisi"]] + tambahan["posisi_luar"])
    for opd in data["opd"]:
        _penempatan(hasil, opd.get("penempatan", []))
        _berhalangan(hasil, opd.get("pegawai_berhalangan", []))
    for tim in data["tim"]:
        _tim(hasil, tim)
    for sop, peta in data["peta_lajur"].items():
        _peta(hasil, str(sop), peta, tambahan["nama_lajur"].get(str(sop), {}))
    _wewenang(hasil, tambahan["wewenang"])
    _waktu(hasil, data["pemda"], tambahan["jam_unit"], hari_di(hasil.pemda, sekarang).year)
    _catat(hasil, sekarang)
    return hasil


def _tanggal(nilai: date | str | None) -> date | None:
    """A date of the sample file; its dates may be text."""
    return date.fromisoformat(nilai) if isinstance(nilai, str) else nilai


def _tentu(nilai: date | str) -> date:
    return date.fromisoformat(nilai) if isinstance(nilai, str) else nilai


def _pemda(isi: Mapping[str, Any]) -> Pemda:
    return Pemda.objects.create(
        nama=isi["nama"],
        jenis=isi["jenis"],
        kepala_daerah=isi["kepala_daerah"],
        zona=isi["zona"],
        contoh=True,
        penerima_laporan=isi["penerima_laporan"],
    )


def _luar(hasil: HasilContoh, tambahan: Mapping[str, Any]) -> None:
    """Offices beside the ones that run SOPs: who appraises their heads, who evaluates."""
    for kantor in tambahan["kantor_luar"]:
        instansi = _instansi(hasil, kantor, JenisInstansi(kantor["jenis"]))
        _unit(hasil, instansi, "Pimpinan", JenisUnit.INDUK, 0)
    for urutan, posisi in enumerate(tambahan["posisi_luar"], start=1):
        instansi = hasil.instansi[posisi["kantor"]]
        unit = hasil.unit[instansi.kode, "Pimpinan"]
        _jabatan(hasil, posisi, unit, JenisJabatan(posisi["jenis"]), urutan, kepala=False)


def _instansi(hasil: HasilContoh, isi: Mapping[str, Any], jenis: JenisInstansi) -> Instansi:
    kop = isi.get("kop", {})
    baris = Instansi.objects.create(
        pemda=hasil.pemda,
        kode=isi["kode"],
        nama=isi["nama"],
        singkatan=isi["singkatan"],
        jenis=jenis.value,
        alamat=kop.get("alamat", ""),
        telepon=kop.get("telepon", ""),
        laman=kop.get("laman", ""),
        posel=kop.get("posel", ""),
        tempat=hasil.pemda.nama.removeprefix("Pemerintah "),
        kode_klasifikasi=isi.get("kode_klasifikasi", {}),
    )
    hasil.instansi[isi["kode"]] = baris
    return baris


def _unit(
    hasil: HasilContoh, instansi: Instansi, nama: str, jenis: JenisUnit, urutan: int
) -> UnitKerja:
    """A unit under the head's; a subbagian under the sekretariat."""
    di_atas = JenisUnit.SEKRETARIAT if jenis is JenisUnit.SUBBAGIAN else JenisUnit.INDUK
    sekantor = [u for u in hasil.unit.values() if u.instansi_id == instansi.pk]
    baris = UnitKerja.objects.create(
        pemda=hasil.pemda,
        instansi=instansi,
        nama=nama,
        jenis=jenis.value,
        induk=next((u for u in sekantor if u.jenis == di_atas), None),
        urutan=urutan,
    )
    hasil.unit[instansi.kode, nama] = baris
    return baris


def _kantor(hasil: HasilContoh, opd: Mapping[str, Any]) -> None:
    """One office with its units and posts; the first structural post of a unit leads it."""
    instansi = _instansi(hasil, opd, JenisInstansi.DINAS)
    for urutan, posisi in enumerate(opd["posisi"], start=1):
        kunci = (instansi.kode, posisi["unit"])
        baru = kunci not in hasil.unit
        if baru:
            kata = posisi["unit"].split()[0]
            jenis = _UNIT.get(kata, JenisUnit.INDUK if urutan == 1 else JenisUnit.LAIN)
            _unit(hasil, instansi, posisi["unit"], jenis, urutan)
        jenis_jabatan = JenisJabatan(posisi["jenis"].lower().replace(" ", "_"))
        _jabatan(hasil, posisi, hasil.unit[kunci], jenis_jabatan, urutan, kepala=baru)


def _jabatan(
    hasil: HasilContoh,
    posisi: Mapping[str, Any],
    unit: UnitKerja,
    jenis: JenisJabatan,
    urutan: int,
    *,
    kepala: bool,
) -> None:
    jabatan = Jabatan.objects.create(
        pemda=hasil.pemda,
        instansi=unit.instansi,
        unit=unit,
        kode=posisi["kode"],
        nama=posisi["jabatan"],
        jenis=jenis.value,
        kepala_unit=kepala,
        penilai_luar=posisi.get("penilai_luar", False),
        urutan=urutan,
    )
    hasil.jabatan[posisi["kode"]] = jabatan
    if not posisi.get("pegawai"):
        return
    pegawai = Pegawai.objects.create(
        pemda=hasil.pemda,
        instansi=unit.instansi,
        nama=posisi["pegawai"],
        nip=posisi["nip"],
        pangkat=posisi["pangkat"],
        status=posisi["status"],
        pengguna=buat_pengguna(username=posisi["nip"]),
    )
    hasil.pegawai[posisi["kode"]] = pegawai
    _tempatkan(hasil, jabatan, pegawai, Kapasitas.DEFINITIF, hasil.awal)


def _tempatkan(
    hasil: HasilContoh,
    jabatan: Jabatan,
    pegawai: Pegawai,
    kapasitas: Kapasitas,
    mulai: date,
    isi: Mapping[str, Any] | None = None,
) -> None:
    isi = isi or {}
    dasar = isi.get("dasar", {})
    Penempatan.objects.create(
        pemda=hasil.pemda,
        jabatan=jabatan,
        pegawai=pegawai,
        kapasitas=kapasitas.value,
        mulai=mulai,
        selesai=_tanggal(isi.get("selesai")),
        dasar_jenis=dasar.get("jenis", ""),
        dasar_nomor=dasar.get("nomor", ""),
        dasar_tanggal=_tanggal(dasar.get("tanggal")),
        keterangan=isi.get("keterangan", ""),
    )


def _atasan(hasil: HasilContoh, daftar: Iterable[Mapping[str, Any]]) -> None:
    """Superior posts, once every post exists."""
    for posisi in daftar:
        if posisi["atasan"]:
            jabatan = hasil.jabatan[posisi["kode"]]
            jabatan.atasan = hasil.jabatan[posisi["atasan"]]
            jabatan.save(update_fields=["atasan"])


def _penempatan(hasil: HasilContoh, daftar: Iterable[Mapping[str, Any]]) -> None:
    for isi in daftar:
        jabatan, pegawai = hasil.jabatan[isi["posisi"]], hasil.pegawai[isi["pegawai_dari"]]
        if isi["sebagai"] in _KAPASITAS:
            kapasitas = _KAPASITAS[isi["sebagai"]]
            _tempatkan(hasil, jabatan, pegawai, kapasitas, _tentu(isi["mulai"]), isi)
        else:  # a move into the office: the definitive placement starts on that day
            Penempatan.objects.filter(jabatan=jabatan, pegawai=pegawai).update(
                mulai=_tentu(isi["mulai"]), keterangan=f"Pindah dari {isi['asal']}"
            )


def _berhalangan(hasil: HasilContoh, daftar: Iterable[Mapping[str, Any]]) -> None:
    for isi in daftar:
        pegawai = hasil.pegawai[isi["posisi"]]
        if "mulai" in isi:
            Berhalangan.objects.create(
                pemda=hasil.pemda,
                pegawai=pegawai,
                jenis=isi.get("jenis", JenisBerhalangan.BIASA.value),
                alasan=isi["alasan"],
                mulai=_tentu(isi["mulai"]),
                selesai=_tanggal(isi.get("selesai")),
            )
        else:  # no device: signs on paper
            pegawai.kertas = True
            pegawai.save(update_fields=["kertas"])


def _tim(hasil: HasilContoh, isi: Mapping[str, Any]) -> None:
    """A team; one whose decree has no number yet is a draft and in force nowhere."""
    dasar = isi["dasar"]
    susunan = isi["susunan"]
    mulai, selesai = _tanggal(dasar["tanggal"]), _tanggal(dasar.get("berlaku_sampai"))
    tim = Tim.objects.create(
        pemda=hasil.pemda,
        instansi=hasil.jabatan[susunan[0]["posisi"]].instansi,
        kode=isi["kode"],
        nama=isi["nama"],
        dasar_jenis=dasar["jenis"],
        dasar_nomor=dasar["nomor"] or "",
        dasar_tanggal=mulai,
        mulai=mulai,
        selesai=selesai,
        berlaku=dasar["nomor"] is not None,
    )
    hasil.tim[isi["kode"]] = tim
    AnggotaTim.objects.bulk_create(
        AnggotaTim(
            pemda=hasil.pemda,
            tim=tim,
            pegawai=hasil.pegawai[anggota["posisi"]],
            kedudukan=anggota["kedudukan"],
            ketua=anggota["kedudukan"] == "Ketua",
            mulai=mulai,
            selesai=selesai,
            urutan=urutan,
        )
        for urutan, anggota in enumerate(susunan, start=1)
    )


def _peta(
    hasil: HasilContoh, sop: str, peta: Mapping[str, Any], nama_lajur: Mapping[str, str]
) -> None:
    for lajur, isi in peta.items():
        if not isinstance(isi, dict):
            continue  # `opd` and the lists that say who takes part without a lane
        aturan = AturanLajur(isi["aturan"])
        PetaLajur.objects.create(
            pemda=hasil.pemda,
            instansi=hasil.instansi[peta["opd"]],
            sop_kode=sop,
            lajur=nama_lajur.get(lajur, lajur),
            aturan=aturan.value,
            isian=_isian(hasil, aturan, isi),
            mulai=hasil.awal,
        )


def _isian(hasil: HasilContoh, aturan: AturanLajur, isi: Mapping[str, Any]) -> dict[str, Any]:
    posisi = isi.get("posisi", [])
    daftar = [posisi] if isinstance(posisi, str) else posisi
    match aturan:
        case AturanLajur.JABATAN:
            return {"jabatan": [str(hasil.jabatan[p].pk) for p in daftar]}
        case AturanLajur.KEPALA_UNIT | AturanLajur.PEGAWAI_UNIT:
            return {"unit": [str(hasil.jabatan[p].unit_id) for p in daftar]}
        case AturanLajur.TIM:
            return {"tim": str(hasil.tim[isi["tim"]].pk)}
        case AturanLajur.DITETAPKAN:
            return {"langkah": isi["oleh_langkah"]}
        case _:
            return {}


def _wewenang(hasil: HasilContoh, daftar: Iterable[Mapping[str, Any]]) -> None:
    for isi in daftar:
        pegawai = hasil.pegawai[isi["posisi"]]
        lingkup = Lingkup(isi["lingkup"])
        Wewenang.objects.create(
            pemda=hasil.pemda,
            pegawai=pegawai,
            peran=isi["peran"],
            lingkup=lingkup.value,
            instansi=pegawai.instansi if lingkup is Lingkup.INSTANSI else None,
            mulai=hasil.awal,
            dasar="Data contoh",
        )


def _waktu(
    hasil: HasilContoh,
    pemda: Mapping[str, Any],
    jam_unit: Iterable[Mapping[str, Any]],
    tahun_ini: int,
) -> None:
    """Hours of the law, the season of the sample, units with their own week, three years of days."""
    biasa = jam_kerja_bawaan(hasil.pemda, hasil.awal)
    biasa.save()
    _ramadan(hasil, pemda["jam_kerja"])
    for isi in jam_unit:
        unit = next(u for (_, nama), u in hasil.unit.items() if nama == isi["unit"])
        JamKerja.objects.create(
            pemda=hasil.pemda,
            unit=unit,
            nama=isi["nama"],
            pekan=isi["pekan"],
            mulai=hasil.awal,
            dasar="Perpres 21 Tahun 2023 Pasal 7 (contoh)",
        )
    tahun = sorted({hasil.awal.year, hasil.awal.year + 1, tahun_ini, tahun_ini + 1})
    libur = {h[0]: h for t in tahun for h in hari_libur_pustaka(t)}
    HariLibur.objects.bulk_create(
        HariLibur(pemda=hasil.pemda, tanggal=hari, nama=nama, jenis=jenis.value)
        for hari, nama, jenis in libur.values()
    )
    for isi in pemda["libur_daerah"]:
        HariLibur.objects.update_or_create(
            pemda=hasil.pemda,
            unit=None,
            tanggal=_tentu(isi["tanggal"]),
            defaults={
                "nama": isi["nama"],
                "jenis": JenisHari.DAERAH.value,
                "libur": isi["libur"],
            },
        )


def _ramadan(hasil: HasilContoh, jam: Mapping[str, Any]) -> None:
    """Each `ramadan_<tahun>` of the sample with the week of the law."""
    for kunci, isi in jam.items():
        if not kunci.startswith("ramadan_"):
            continue
        mulai = _tentu(isi["mulai"])
        baris = jam_kerja_bawaan(hasil.pemda, mulai, "jam_kerja.ramadan")
        baris.khusus, baris.mulai, baris.selesai = True, mulai, _tanggal(isi["selesai"])
        baris.save()


def _catat(hasil: HasilContoh, sekarang: datetime) -> None:
    for instansi in hasil.instansi.values():
        penempatan = Penempatan.objects.filter(jabatan__instansi=instansi)
        wewenang = Wewenang.objects.filter(pegawai__instansi=instansi)
        isi = {
            "penempatan": [str(k) for k in penempatan.values_list("pk", flat=True).order_by("pk")],
            "wewenang": [str(k) for k in wewenang.values_list("pk", flat=True).order_by("pk")],
        }
        terkunci = kunci_instansi(instansi)
        catat(terkunci, "DataContohDimuat", isi, pelaku=None, sekarang=sekarang)
        instansi.catatan_urutan = terkunci.catatan_urutan
        instansi.catatan_jejak = terkunci.catatan_jejak
