"""The unit of growth is the pemda: every table says whose row it is."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model

# Tables of no pemda, each with its reason. A new line here needs a reviewer's yes.
GLOBAL = {
    "akun.Pengguna": "an account is of a person; the person's pemda stands in Pegawai",
    "organisasi.Pemda": "it is the pemda itself",
}

# Tables whose pemda may be unknown.
BOLEH_KOSONG = {
    "pelaksanaan.Penolakan": "an account that belongs to no pemda is refused too, and recorded",
}


def _model_tolok() -> list[type[Model]]:
    return [
        m
        for m in apps.get_models()
        if m.__module__.startswith("tolok.") and not m._meta.proxy and m._meta.managed
    ]


def _menunjuk_pemda(model: type[Model]) -> bool:
    try:
        medan = model._meta.get_field("pemda")
    except FieldDoesNotExist:
        return False
    return isinstance(medan, ForeignKey) and (not medan.null or model._meta.label in BOLEH_KOSONG)


def test_setiap_tabel_punya_pemda() -> None:
    tanpa = [
        m._meta.label
        for m in _model_tolok()
        if m._meta.label not in GLOBAL and not _menunjuk_pemda(m)
    ]

    assert tanpa == []


def test_yang_disebut_global_memang_tidak_berpemda() -> None:
    keliru = [
        m._meta.label for m in _model_tolok() if m._meta.label in GLOBAL and _menunjuk_pemda(m)
    ]

    assert keliru == []
