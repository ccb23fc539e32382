"""The sample data as the domain's values, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tolok.dasar.periode import JenisPeriode, Periode
from tolok.kinerja.domain.agregasi import Deret, realisasi_sd
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.penjelasan import Besaran
from tolok.kinerja.domain.rencana import (
    Butir,
    ButirAnggaran,
    JenisSimpul,
    Perjanjian,
    Rencana,
    Simpul,
    VersiRencana,
)
from tolok.kinerja.domain.target import Rentang, Target
from tolok.kinerja.domain.turunan import pertumbuhan

PADA_TW4 = date(2026, 1, 31)
PADA = (date(2025, 4, 10), date(2025, 7, 10), date(2025, 10, 10), PADA_TW4)


@cache
def data() -> dict[str, Any]:
    berkas = files("tolok.cli").joinpath("data/contoh.yaml")
    isi: dict[str, Any] = yaml.load(
        berkas.read_text(encoding="utf-8"),
        Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader),  # noqa: S506
    )
    return isi


def desimal(isi: str | int | None) -> Decimal | None:
    return None if isi is None else Decimal(str(isi))


def target(isi: str | list[str] | None) -> Target | None:
    if isinstance(isi, list):
        return Rentang(Decimal(isi[0]), Decimal(isi[1]))
    return desimal(isi)


def _realisasi_tahun(isi: dict[str, Any]) -> Decimal | Besaran | None:
    sumber = str(isi["sumber_data"])
    if not sumber.startswith("turunan "):
        return desimal(isi.get("realisasi_tahun"))
    asal = next(
        i for opd in data()["opd"] for i in opd["indikator"] if i["kode"] == sumber.split()[1]
    )
    kini = realisasi_sd(deret(asal), 4)
    assert kini is not None
    return pertumbuhan(kini, Decimal(asal["tahun_lalu"]))


def deret(isi: dict[str, Any]) -> Deret:
    komponen = isi.get("komponen_tw")
    return Deret(
        agregasi=Agregasi(isi["agregasi"]),
        target_tahun=target(isi["target_tahun"]),
        target_tw=tuple(target(t) for t in isi["target_tw"]),
        realisasi_tw=tuple(desimal(r) for r in isi.get("realisasi_tw", [None] * 4)),
        komponen_tw=None
        if komponen is None
        else tuple(k and (Decimal(k[0]), Decimal(k[1])) for k in komponen),
        bobot_tw=tuple(desimal(b) for b in isi["bobot_tw"]) if "bobot_tw" in isi else None,
        realisasi_tahun=_realisasi_tahun(isi),
        tersedia_pada=date.fromisoformat(isi["tersedia_pada"]) if "tersedia_pada" in isi else None,
    )


def _sebelum(isi: Deret, tw: int) -> Deret:
    """The year as it is known before quarter `tw` is entered."""
    kosong = (None,) * (5 - tw)
    return replace(
        isi,
        realisasi_tw=(*isi.realisasi_tw[: tw - 1], *kosong),
        komponen_tw=None if isi.komponen_tw is None else (*isi.komponen_tw[: tw - 1], *kosong),
        bobot_tw=None if isi.bobot_tw is None else (*isi.bobot_tw[: tw - 1], *kosong),
        realisasi_tahun=None,
    )


def rencana(kode: str, tw: int) -> Rencana:
    """The plan of a sample office before quarter `tw` is entered; ids are the sample's codes."""
    opd = next(o for o in data()["opd"] if o["kode"] == kode)
    simpul = [
        *(
            Simpul(id=s["kode"], kode=s["kode"], nama=s["nama"], jenis=JenisSimpul.TUJUAN)
            for s in opd["tujuan"]
        ),
        *(
            Simpul(
                id=s["kode"],
                kode=s["kode"],
                nama=s["nama"],
                jenis=JenisSimpul.SASARAN,
                induk=s["tujuan"],
            )
            for s in opd["sasaran"]
        ),
        *(
            Simpul(
                id=s["kode"],
                kode=s["kode"],
                nama=s["nama"],
                jenis=JenisSimpul.PROGRAM,
                induk=s["sasaran"],
            )
            for s in opd["program"]
        ),
        *(
            Simpul(
                id=s["kode"],
                kode=s["kode"],
                nama=s["nama"],
                jenis=JenisSimpul.SUBKEGIATAN,
                induk=".".join(s["kode"].split(".")[:3]),
            )
            for s in opd["subkegiatan"]
        ),
    ]
    return Rencana(
        instansi=opd["nama"],
        periode=Periode(JenisPeriode.TRIWULAN, 2025, tw),
        aturan="contoh/aturan-1",
        perjanjian=Perjanjian(
            id="pk", versi=VersiRencana.MURNI, nomor="012/PK/2025", tanggal=date(2025, 1, 24)
        ),
        simpul=tuple(simpul),
        butir=tuple(_butir(i, tw) for i in opd["indikator"]),
        anggaran=tuple(
            ButirAnggaran(
                simpul=s["kode"],
                kode=s["kode"],
                nama=s["nama"],
                pagu=s["pagu_perubahan"],
                lalu=0 if tw == 1 else s["anggaran_sd_tw"][tw - 2],
                pemilik="PJ",
                unit="PJ",
            )
            for s in opd["subkegiatan"]
        ),
    )


def _butir(isi: dict[str, Any], tw: int) -> Butir:
    tahun = deret(isi)
    lalu = tahun.realisasi_tw[tw - 2] if tw > 1 else None
    return Butir(
        id=isi["kode"],
        kode=isi["kode"],
        nama=isi["nama"],
        simpul=isi["simpul"],
        satuan=isi["satuan"],
        polaritas=Polaritas(isi["polaritas"]),
        deret=_sebelum(tahun, tw),
        pemilik=isi["penanggung_jawab"],
        unit=isi["penanggung_jawab"],
        penanggung_jawab=isi["penanggung_jawab"],
        rumus=isi["rumus"],
        sumber=isi["sumber_data"],
        bukti=isi["bukti"],
        berkomponen="komponen_tw" in isi,
        berbobot="bobot_tw" in isi,
        skala=tuple((n, Decimal(v)) for n, v in isi.get("skala", {}).items()),
        lalu=lalu,
        tahun_lalu=desimal(isi["tahun_lalu"]),
        akhir_renstra=target(isi["akhir_renstra"]),
        pembanding=tuple((n, Decimal(v)) for n, v in isi["pembanding"] or []),
    )


def ketikan(kode: str, tw: int, pemilik: str | None = None) -> dict[str, Any]:
    """The form as its owners typed it: the sample's figures of that quarter and its analyses."""
    opd = next(o for o in data()["opd"] if o["kode"] == kode)
    analisis = {a["indikator"]: a for a in opd.get("analisis_tw3", [])} if tw == 3 else {}
    baris = [
        _ketik(i, tw, analisis.get(i["kode"], {}))
        for i in opd["indikator"]
        if pemilik in (None, i["penanggung_jawab"])
    ]
    anggaran = [
        {"simpul": s["kode"], "realisasi": s["anggaran_sd_tw"][tw - 1]} for s in opd["subkegiatan"]
    ]
    return {"pemilik": pemilik or kode, "baris": baris, "anggaran": anggaran}


def _ketik(isi: dict[str, Any], tw: int, analisis: dict[str, Any]) -> dict[str, Any]:
    komponen = (isi.get("komponen_tw") or [None] * 4)[tw - 1]
    nilai = (isi.get("realisasi_tw") or [None] * 4)[tw - 1]
    if isi["agregasi"] == "tahunan" and tw == 4 and desimal(isi.get("realisasi_tahun")):
        terbit = date.fromisoformat(isi["tersedia_pada"]) <= PADA_TW4
        nilai = isi["realisasi_tahun"] if terbit else None
    tanpa = nilai is None and komponen is None
    return {
        "indikator": isi["kode"],
        "keadaan": "belum_tersedia" if tanpa else "",
        "catatan": "sumber belum menerbitkan" if tanpa else "",
        "realisasi": None if nilai is None or komponen else str(nilai).replace(".", ","),
        "pembilang": komponen and str(komponen[0]),
        "penyebut": komponen and str(komponen[1]),
        "bobot": isi.get("bobot_tw", [None] * 4)[tw - 1],
        "pendorong": analisis.get("pendorong") or "",
        "penghambat": analisis.get("penghambat") or "",
        "tindak_lanjut": analisis.get("tindak_lanjut") or "",
        "tenggat": analisis.get("tenggat"),
        "penanggung_jawab": analisis.get("penanggung_jawab") or "",
        "bukti": [{"judul": isi["bukti"]}],
    }
