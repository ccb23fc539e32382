"""Documents damaged at random: bytes, parts, tags, attributes, numbers, text."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from random import Random
from xml.etree import ElementTree as ET

__all__ = ["mutasi", "ubah_bagian"]

_TANDA = re.compile(rb"<[^<>]{1,400}>")
_ANGKA = re.compile(rb"-?\d+")
_ANGKA_ANEH = (b"-1", b"0", b"1", b"65536", b"99999999999999999999", b"1e999", b"NaN", b"")
_NILAI_ANEH = ("-1", "0", "7", "99999999999", "1e999", "NaN", "", "x", "A1:XFD1048576", "rId9")
_TEKS_ANEH = (
    b"",
    b"\x00",
    b"\xff\xfe",
    "\u202e\ufffd".encode(),
    b"A" * 5_000,
    b"<w:p><w:p><w:tbl>",
    b"<td><table><tr>",
    b"&#0;",
    b"&amp;lt;",
    b"]]>",
    b"<!--",
    b"\n" * 300,
)


def mutasi(isi: bytes, acak: Random) -> bytes:
    """One to four random damages; inside the parts of an archive nine times of ten."""
    if isi[:2] == b"PK" and acak.random() < 0.9:
        nama = acak.choice(_bagian(isi))
        lama = baca_bagian(isi, nama)
        return ubah_bagian(isi, nama, (_pohon if acak.random() < 0.7 else _rusak)(lama, acak))
    return _rusak(isi, acak)


def ubah_bagian(isi: bytes, nama: str, baru: bytes | None) -> bytes:
    """The archive with one part replaced, or taken out (None)."""
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as lama,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as arsip,
    ):
        for satu in lama.namelist():
            if satu != nama:
                arsip.writestr(zipfile.ZipInfo(satu), lama.read(satu))
        if baru is not None:
            arsip.writestr(zipfile.ZipInfo(nama), baru)
    return keluar.getvalue()


def baca_bagian(isi: bytes, nama: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return arsip.read(nama)


def _bagian(isi: bytes) -> list[str]:
    """Names of the parts, the long ones more often."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return [e.filename for e in arsip.infolist() for _ in range(1 + e.file_size // 3_000)]


def _rusak(isi: bytes, acak: Random) -> bytes:
    for _ in range(acak.randint(1, 4)):
        isi = acak.choice((_balik, _potong, _cabut, _gandakan, _tukar, _angka, _sisip))(isi, acak)
    return isi


def _pohon(isi: bytes, acak: Random) -> bytes:
    """Damage that leaves the XML well formed: elements out, doubled, moved, attributes changed."""
    akar = ET.fromstring(isi)  # noqa: S314 - our own document
    for _ in range(acak.randint(1, 6)):
        induk = [el for el in akar.iter() if len(el)]
        if not induk:
            break
        el = acak.choice(induk)
        ke = acak.randrange(len(el))
        ulah = acak.randrange(5)
        if ulah == 0:
            del el[ke]
        elif ulah == 1:
            el.insert(acak.randrange(len(el) + 1), copy.deepcopy(el[ke]))
        elif ulah == 2:
            acak.choice(induk).append(copy.deepcopy(el[ke]))
        elif ulah == 3:
            semua = [a for a in akar.iter() if a.attrib]
            sasaran = acak.choice(semua or [akar])
            for kunci in list(sasaran.attrib)[:1] or ["val"]:
                sasaran.set(kunci, acak.choice([*_NILAI_ANEH, sasaran.get(kunci, "")]))
        else:
            el[ke].text = acak.choice(_NILAI_ANEH)
    return ET.tostring(akar)


def _balik(isi: bytes, acak: Random) -> bytes:
    hasil = bytearray(isi)
    for _ in range(acak.randint(1, 5)):
        if hasil:
            hasil[acak.randrange(len(hasil))] = acak.randrange(256)
    return bytes(hasil)


def _potong(isi: bytes, acak: Random) -> bytes:
    return isi[: acak.randrange(len(isi) + 1)] if acak.random() < 0.3 else isi


def _cabut(isi: bytes, acak: Random) -> bytes:
    """Take one tag out."""
    tanda = _pilih(isi, _TANDA, acak)
    return isi[: tanda[0]] + isi[tanda[1] :] if tanda else isi


def _gandakan(isi: bytes, acak: Random) -> bytes:
    """Write a stretch between two tags several times."""
    satu, dua = _pilih(isi, _TANDA, acak), _pilih(isi, _TANDA, acak)
    if satu is None or dua is None:
        return isi
    awal, akhir = sorted((satu[0], dua[1]))
    return isi[:akhir] + isi[awal : min(akhir, awal + 20_000)] * acak.randint(1, 3) + isi[akhir:]


def _tukar(isi: bytes, acak: Random) -> bytes:
    """Put one tag in the place of another."""
    satu, dua = _pilih(isi, _TANDA, acak), _pilih(isi, _TANDA, acak)
    return isi[: satu[0]] + isi[slice(*dua)] + isi[satu[1] :] if satu and dua else isi


def _angka(isi: bytes, acak: Random) -> bytes:
    tempat = _pilih(isi, _ANGKA, acak)
    return isi[: tempat[0]] + acak.choice(_ANGKA_ANEH) + isi[tempat[1] :] if tempat else isi


def _sisip(isi: bytes, acak: Random) -> bytes:
    di = acak.randrange(len(isi) + 1)
    return isi[:di] + acak.choice(_TEKS_ANEH) + isi[di:]


def _pilih(isi: bytes, pola: re.Pattern[bytes], acak: Random) -> tuple[int, int] | None:
    """A match at or after a random place."""
    cocok = pola.search(isi, acak.randrange(len(isi) + 1)) or pola.search(isi)
    return cocok.span() if cocok else None
