"""Printed times: "15 menit", "±1 hari", "1 – 20 Hari Kerja", "2 menit/berkas", a bare number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.sop.importers.makna.teks_tercetak import kunci, rapikan

__all__ = ["WaktuBaca", "baca_waktu", "satuan_di"]

_SATUAN = {
    "detik": Satuan.DETIK, "dtk": Satuan.DETIK, "second": Satuan.DETIK,
    "menit": Satuan.MENIT, "mnt": Satuan.MENIT, "menii": Satuan.MENIT,
    "jam": Satuan.JAM, "hari": Satuan.HARI, "hr": Satuan.HARI, "hk": Satuan.HARI,
    "minggu": Satuan.MINGGU, "mgg": Satuan.MINGGU, "pekan": Satuan.MINGGU,
    "bulan": Satuan.BULAN, "bln": Satuan.BULAN,
}  # fmt: skip
_ANGKA_KATA = {
    "setengah": "0.5", "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5",
    "enam": "6", "tujuh": "7", "delapan": "8", "sembilan": "9", "sepuluh": "10",
}  # fmt: skip
_PECAHAN = re.compile(
    r"(?<![\d/.,])(?:(\d{1,3}) )?([1-9]) ?/ ?([1-9])(?= ?(?:" + "|".join(_SATUAN) + r")\b)", re.I
)
_KALI_JAM = re.compile(r"(?<![\w.,])(\d{1,3}) ?[x×*] ?(\d{1,3}) ?(?=jam\b)", re.IGNORECASE)
_SE = {f"se{kata}": satuan for kata, satuan in _SATUAN.items()}
_NILAI = r"(?:\d{1,5}(?:[.,]\d{1,2})?|½|" + "|".join(_ANGKA_KATA) + r")"
_NAMA_SATUAN = "|".join(sorted(_SATUAN, key=len, reverse=True))
_POLA = re.compile(
    rf"(?<![\w.,])(?P<nilai>{_NILAI})(?:['’]|(?: ?\([a-z ]{{1,20}}\)))?"
    rf"(?: ?(?P<satuan_awal>{_NAMA_SATUAN})?\b ?(?:-|–|—|~|s/d|s\.d\.?|sd|sampai dengan|sampai|hingga) ?"
    rf"(?P<maks>{_NILAI})(?: ?\([a-z ]{{1,20}}\))?)?"
    rf" ?(?:x ?)?(?P<satuan>{_NAMA_SATUAN})\b",
    re.IGNORECASE,
)
_ANGKA_SAJA = re.compile(
    r"[^\w]{0,3}(?P<nilai>\d{1,5}(?:[.,]\d{1,2})?)"
    r"(?: ?(?:-|–|—|s/d|sampai) ?(?P<maks>\d{1,5}(?:[.,]\d{1,2})?))?['’\"”.]{0,2}"
)
_PER = re.compile(
    r"^ ?(?:kerja|kalender)? ?(?:/|per|setiap|tiap)[ -]?(?P<per>[a-z]{2,20}(?: [a-z]{2,20})?)"
)
_MENIT = {Satuan.DETIK: Decimal(1) / 60, Satuan.MENIT: Decimal(1), Satuan.JAM: Decimal(60)}
_KALENDER = re.compile(r"\bkalender\b", re.IGNORECASE)
_RAGU = re.compile(r"\b(?:x|kali|sesuai|tergantung|kondisional|menyesuaikan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaktuBaca:
    """A read time. `ragu` says why a person should look, with the other reading if any."""

    waktu: Durasi
    ragu: str = ""
    lain: str | None = None


def satuan_di(kepala: str) -> Satuan | None:
    """The unit a column's head names: "Waktu (menit)" → menit.

    >>> satuan_di("WAKTU (Menit)").value
    'menit'
    """
    return next((_SATUAN[kata] for kata in kunci(kepala).split() if kata in _SATUAN), None)


def baca_waktu(teks: str, satuan_kolom: Satuan | None = None) -> WaktuBaca | None:
    """The time a cell prints; None where it prints none that can be counted.

    >>> baca_waktu("1 – 20 Hari Kerja").waktu.maks
    Decimal('20')
    >>> baca_waktu("2 menit/berkas").waktu.per
    'berkas'
    >>> baca_waktu("1/2 jam").waktu.nilai, baca_waktu("2 x 24 jam").waktu.nilai
    (Decimal('0.5'), Decimal('48'))
    >>> baca_waktu("Sesuai kebutuhan") is None
    True
    """
    bersih = rapikan(teks)
    hitung = _KALI_JAM.sub(_hasil_kali, _PECAHAN.sub(_hasil_bagi, bersih))
    cocok = list(_POLA.finditer(hitung))[:3]
    if cocok:
        hasil = _dari_pola(hitung, cocok)
        return (
            hasil if hitung == bersih else replace(hasil, waktu=replace(hasil.waktu, teks=bersih))
        )
    return _tanpa_angka(bersih) or _angka_saja(bersih, satuan_kolom)


def _hasil_bagi(cocok: re.Match[str]) -> str:
    """ "1/2" and "1 1/2" before a unit as a number with a point."""
    nilai = Decimal(cocok[1] or 0) + Decimal(cocok[2]) / Decimal(cocok[3])
    return str(nilai.quantize(Decimal("0.01")).normalize())


def _hasil_kali(cocok: re.Match[str]) -> str:
    """ "2 x 24" before "jam" as hours."""
    return f"{int(cocok[1]) * int(cocok[2])} "


def _dari_pola(bersih: str, cocok: list[re.Match[str]]) -> WaktuBaca:
    pertama = cocok[0]
    akhir = cocok[1].start() if len(cocok) > 1 else len(bersih)
    per = _PER.match(bersih[pertama.end() : akhir].lower())
    if per and per["per"] in _SATUAN:
        per = None
    nilai, maks, satuan = _rentang(pertama)
    waktu = Durasi(
        teks=bersih,
        nilai=nilai,
        maks=_maks(nilai, maks),
        satuan=satuan,
        hitungan=Hitungan.KALENDER if _KALENDER.search(bersih) else Hitungan.KERJA,
        per=per["per"].strip() if per else None,
    )
    if len(cocok) > 1:
        lain = cocok[1].group()
        return WaktuBaca(
            waktu=waktu, ragu="Sel ini mencetak lebih dari satu waktu; yang pertama dipakai.",
            lain=lain,
        )  # fmt: skip
    ragu = "Waktunya bersyarat pada halaman." if _RAGU.search(bersih) else ""
    return WaktuBaca(waktu=waktu, ragu=ragu)


def _rentang(cocok: re.Match[str]) -> tuple[Decimal, Decimal | None, Satuan]:
    """Both ends in one unit: "30 menit - 3 jam" is 30 to 180 menit."""
    nilai, satuan = _angka(cocok["nilai"]), _SATUAN[cocok["satuan"].lower()]
    maks = _angka(cocok["maks"]) if cocok["maks"] else None
    awal = _SATUAN[cocok["satuan_awal"].lower()] if cocok["satuan_awal"] else satuan
    if maks is None or awal is satuan:
        return nilai, maks, satuan
    if awal in _MENIT and satuan in _MENIT:
        return nilai, maks * _MENIT[satuan] / _MENIT[awal], awal
    return maks, None, satuan


def _maks(nilai: Decimal, maks: Decimal | None) -> Decimal | None:
    return maks if maks is not None and maks > nilai else None


def _tanpa_angka(bersih: str) -> WaktuBaca | None:
    """ "sehari", "seminggu", "Hari H"-like words without a number."""
    satuan = next((_SE[satu] for satu in kunci(bersih).split() if satu in _SE), None)
    if satuan is None:
        return None
    return WaktuBaca(waktu=Durasi(teks=bersih, nilai=Decimal(1), satuan=satuan))


def _angka_saja(bersih: str, satuan_kolom: Satuan | None) -> WaktuBaca | None:
    cocok = _ANGKA_SAJA.fullmatch(bersih)
    if cocok is None:
        return None
    menit = bersih[-1] in "'’"
    nilai, maks = _angka(cocok["nilai"]), cocok["maks"]
    waktu = Durasi(
        teks=bersih,
        nilai=nilai,
        maks=_maks(nilai, _angka(maks) if maks else None),
        satuan=satuan_kolom or Satuan.MENIT,
    )
    if satuan_kolom is not None or menit:
        return WaktuBaca(waktu=waktu)
    return WaktuBaca(waktu=waktu, ragu="Satuannya tidak tercetak; dianggap menit.")


def _angka(teks: str) -> Decimal:
    kecil = teks.lower()
    if kecil == "½":
        return Decimal("0.5")
    return Decimal(_ANGKA_KATA.get(kecil, kecil.replace(",", ".")))
