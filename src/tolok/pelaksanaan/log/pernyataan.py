"""The statements of a decision, written out once per table.

Composing a query anew through the ORM takes several times as long as running it, and a decision
runs the same few under a lock that others wait for. Tables and columns come from the models, so
a migration changes nothing here. Everything else in this room uses the ORM.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DatabaseError, connection, models

__all__ = ["hapus", "kunci_satu", "pilih_sejak", "sisipkan", "ubah"]

M = TypeVar("M", bound=models.Model)
_Tabel = Any  # a model class
_SEKALIGUS = 100  # rows of one INSERT: far below the number of parameters either database takes


def kunci_satu(model: type[M], rantai: tuple[str, ...], **syarat: Any) -> M | None:
    """The row with these column values, locked, with the rows that `rantai` leads to.

    `rantai` names foreign keys one after the other: ("instansi", "pemda") is the office of the
    row and the pemda of that office. Only the first row is locked.
    """
    daftar = (model, *_tujuan(model, rantai))
    kunci = connection.features.has_select_for_update
    teks = _teks_pilih(model, rantai, tuple(syarat), kunci=kunci)
    with connection.cursor() as kursor:
        kursor.execute(teks, [_nilai(model, nama, isi) for nama, isi in syarat.items()])
        baris = kursor.fetchone()
    if baris is None:
        return None
    pertama, *lain = _objek(daftar, baris)
    induk = pertama
    for nama, anak in zip(rantai, lain, strict=True):
        induk._meta.get_field(nama).set_cached_value(induk, anak)
        induk = anak
    hasil: M = pertama
    return hasil


def pilih_sejak(model: type[M], *, mulai: tuple[str, Any], **syarat: Any) -> list[M]:
    """Rows with these column values from `mulai` on (column, value), in its order."""
    urut, awal = mulai
    teks = _teks_pilih(model, (), tuple(syarat), kunci=False)
    teks += f" AND {_kolom(model, urut)} >= %s ORDER BY {_kolom(model, urut)}"
    nilai = [_nilai(model, nama, isi) for nama, isi in (*syarat.items(), (urut, awal))]
    with connection.cursor() as kursor:
        kursor.execute(teks, nilai)
        return [next(_objek((model,), baris)) for baris in kursor.fetchall()]


def sisipkan(
    model: _Tabel, baris: Sequence[models.Model], *, atau_ubah: tuple[str, ...] = ()
) -> None:
    """Insert rows; where the id is there already, change the columns `atau_ubah` instead."""
    with connection.cursor() as kursor:
        for awal in range(0, len(baris), _SEKALIGUS):
            bagian = baris[awal : awal + _SEKALIGUS]
            nilai = [_isi(f, satu) for satu in bagian for f in _diisi(model)]
            kursor.execute(_teks_sisip(model, atau_ubah, len(bagian)), nilai)


def ubah(baris: models.Model, kolom: tuple[str, ...]) -> None:
    """Write these columns of a row that is there."""
    nilai = [_isi(baris._meta.get_field(k), baris) for k in (*kolom, baris._meta.pk.name)]
    with connection.cursor() as kursor:
        kursor.execute(_teks_ubah(type(baris), kolom), nilai)
        if kursor.rowcount != 1:
            raise DatabaseError(f"{type(baris).__name__} {baris.pk} tidak ada lagi.")


def hapus(model: _Tabel, kolom: str, nilai: Sequence[Any]) -> None:
    """Delete the rows whose column has one of these values; nothing may depend on them."""
    with connection.cursor() as kursor:
        for awal in range(0, len(nilai), _SEKALIGUS):
            bagian = nilai[awal : awal + _SEKALIGUS]
            tanda = ", ".join(["%s"] * len(bagian))
            isi = [_nilai(model, kolom, satu) for satu in bagian]
            kursor.execute(f"{_teks_hapus(model, kolom)} IN ({tanda})", isi)


# -- texts ---------------------------------------------------------------------------------------


def _kutip(nama: str) -> str:
    return str(connection.ops.quote_name(nama))


def _tabel(model: _Tabel) -> str:
    return _kutip(model._meta.db_table)


def _kolom(model: _Tabel, nama: str) -> str:
    return _kutip(model._meta.get_field(nama).column)


def _kunci_utama(model: _Tabel) -> str:
    return _kutip(model._meta.pk.column)


@cache
def _tujuan(model: _Tabel, rantai: tuple[str, ...]) -> tuple[_Tabel, ...]:
    daftar: list[_Tabel] = []
    for nama in rantai:
        model = model._meta.get_field(nama).related_model
        daftar.append(model)
    return tuple(daftar)


@cache
def _teks_pilih(
    model: _Tabel, rantai: tuple[str, ...], syarat: tuple[str, ...], *, kunci: bool
) -> str:
    semua = (model, *_tujuan(model, rantai))
    kolom = ", ".join(f"{_tabel(m)}.{_kutip(f.column)}" for m in semua for f in _bidang(m))
    teks = f"SELECT {kolom} FROM {_tabel(model)}"  # noqa: S608 - names of the models
    for dari, nama, ke in zip(semua, rantai, semua[1:], strict=False):
        kiri = f"{_tabel(dari)}.{_kolom(dari, nama)}"
        teks += f" JOIN {_tabel(ke)} ON {kiri} = {_tabel(ke)}.{_kunci_utama(ke)}"
    if syarat:
        teks += " WHERE " + " AND ".join(
            f"{_tabel(model)}.{_kolom(model, s)} = %s" for s in syarat
        )
    return f"{teks} FOR UPDATE OF {_tabel(model)}" if kunci else teks


@cache
def _teks_sisip(model: _Tabel, atau_ubah: tuple[str, ...], banyak: int) -> str:
    kolom = [_kutip(f.column) for f in _diisi(model)]
    satu = f"({', '.join(['%s'] * len(kolom))})"
    isi = ", ".join([satu] * banyak)
    teks = f"INSERT INTO {_tabel(model)} ({', '.join(kolom)}) VALUES {isi}"  # noqa: S608 - names of the models
    if atau_ubah:
        ganti = ", ".join(f"{_kolom(model, n)} = EXCLUDED.{_kolom(model, n)}" for n in atau_ubah)
        teks += f" ON CONFLICT ({_kunci_utama(model)}) DO UPDATE SET {ganti}"
    return teks


@cache
def _teks_ubah(model: _Tabel, kolom: tuple[str, ...]) -> str:
    isi = ", ".join(f"{_kolom(model, k)} = %s" for k in kolom)
    milik = f"{_kunci_utama(model)} = %s"
    return f"UPDATE {_tabel(model)} SET {isi} WHERE {milik}"  # noqa: S608 - names of the models


@cache
def _teks_hapus(model: _Tabel, kolom: str) -> str:
    milik = _kolom(model, kolom)
    return f"DELETE FROM {_tabel(model)} WHERE {milik}"  # noqa: S608 - names of the models


# -- values --------------------------------------------------------------------------------------


@cache
def _bidang(model: _Tabel) -> tuple[Any, ...]:
    return tuple(model._meta.concrete_fields)


@cache
def _diisi(model: _Tabel) -> tuple[Any, ...]:
    """Columns that an INSERT names: all but a number the database gives."""
    return tuple(f for f in _bidang(model) if not isinstance(f, models.AutoField))


def _isi(bidang: Any, baris: models.Model) -> Any:
    return bidang.get_db_prep_save(getattr(baris, bidang.attname), connection)


def _nilai(model: _Tabel, nama: str, nilai: Any) -> Any:
    return model._meta.get_field(nama).get_db_prep_value(nilai, connection)


_Pengubah = Callable[[Any, Any, Any], Any]


@cache
def _pengubah(model: _Tabel, _basis: str) -> tuple[tuple[int, Any, _Pengubah], ...]:
    """What Django applies to a fetched column of this kind of database, by place."""
    kolom = [f.get_col(model._meta.db_table) for f in _bidang(model)]
    return tuple(
        (tempat, satu, ganti)
        for tempat, satu in enumerate(kolom)
        for ganti in (
            *connection.ops.get_db_converters(satu),
            *satu.get_db_converters(connection),
        )
    )


def _objek(daftar: Sequence[_Tabel], baris: Sequence[Any]) -> Iterator[Any]:
    """The model objects that lie side by side in one fetched row."""
    awal = 0
    for model in daftar:
        bidang = _bidang(model)
        isi = list(baris[awal : awal + len(bidang)])
        awal += len(bidang)
        for tempat, kolom, ganti in _pengubah(model, connection.vendor):
            isi[tempat] = ganti(isi[tempat], kolom, connection)
        yield model.from_db(connection.alias, [f.attname for f in bidang], isi)
