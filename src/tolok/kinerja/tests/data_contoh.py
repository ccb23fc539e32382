"""The sample data as the domain's values, for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tolok.kinerja.domain.agregasi import Deret, realisasi_sd
from tolok.kinerja.domain.keadaan import Agregasi
from tolok.kinerja.domain.penjelasan import Besaran
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
