"""Who ratified the SOP: post, name, rank and NIP out of the words of one cell or signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tolok.sop.domain.dokumen import Pengesah
from tolok.sop.importers.makna.judul import AWAL_UNIT
from tolok.sop.importers.makna.teks_tercetak import kata, rapikan

__all__ = ["AWAL_JABATAN", "baca_pengesah", "memuat_nip", "nip_ganjil"]

_NIP = re.compile(r"\bNI[PK]P?\b[^\w\n]{0,4}(?P<angka>\d(?:[ .-]{0,2}\d){11,20})", re.IGNORECASE)
_NIP_KOSONG = re.compile(r"\bNI[PK]\b[^\w]{0,12}$", re.IGNORECASE)
_DELAPAN_BELAS = re.compile(r"(?<!\d)(?:19|20)\d{6} ?(?:19|20)\d{4} ?[12] ?\d{3}(?!\d)")
AWAL_JABATAN = re.compile(
    r"(?:(?:plt|plh|pj|pjs|an|a\.n|u\.b|ub)\.? ?)?(?:kepala|sekretaris|direktur|direksi|camat|lurah"
    r"|bupati|wali ?kota|gubernur|inspektur|ketua|rektor|dekan|menteri|deputi|asisten|koordinator"
    r"|pimpinan|kabag|kabid|kadis|kaban|kasubbag|kasubag|komandan|kasat|pengguna anggaran|wakil"
    r"|ka\.)\b",
    re.IGNORECASE,
)
_PANGKAT = re.compile(
    r"\b(?:pembina|penata|pengatur|juru)\b(?: (?:utama|tingkat|tk\.?|muda|madya|i{1,3}|1)\b)*"
    r"|\([IV]{1,3} ?[/.] ?[a-e]\)|\b\w{3,12} utama (?:muda|madya)\b|\bgol(?:ongan)?\.? ?[IV]{1,3}\b",
    re.IGNORECASE,
)
_GELAR_DEPAN = re.compile(
    r"(?:^|(?<= ))(?:Prof|Drs|Dra|Dr|dr|Ir|drg|H|Hj|KH|R|Rr|A|Kol|Letkol|Mayor|AKBP|Kombes)\. ?(?=[A-Z])"
)
_GELAR = re.compile(r"[A-Z][A-Za-z]{0,4}\.[A-Za-z.]{0,10}|[A-Z]{2,5}|[SM]\.?[A-Z][A-Za-z]{0,4}")
_BUKAN = re.compile(
    r"\[?\(?\b(?:signature|ttd|tanda tangan|stempel|cap|materai|ditandatangani secara elektronik)\b\)?\]?\.?",
    re.IGNORECASE,
)
_BUKAN_ORANG = re.compile(
    r"(?:seksi|bidang|bagian|sub ?bag(?:ian)?\b\.?|sub ?bidang|sekretariat|provinsi|kabupaten|kota|kecamatan"
    r"|nama sop|judul sop|sop|s\.o\.p|unit kerja)(?!\w)",
    re.IGNORECASE,
)
_BERLABEL = re.compile(
    r"^(?:nama(?: (?:pejabat|terang|jelas))?|jabatan|pangkat(?: ?/ ?gol\w*)?) ?: ?", re.I
)
_BELUM_SELESAI = frozenset({"dan", "serta", "atau", "pada", "di", "bidang", "&"})
_SELA = re.compile(r" {2,}|\n")


def memuat_nip(teks: str) -> bool:
    """A number of 18 digits behind "NIP", or one shaped like a NIP."""
    return bool(_NIP.search(teks) or _DELAPAN_BELAS.search(teks))


def nip_ganjil(nip: str) -> str:
    """Why a NIP of 18 digits cannot be one, "" where nothing speaks against it: it holds a birth
    date, the month of appointment, and 1 or 2.

    >>> nip_ganjil("197013121991021003"), nip_ganjil("197004121991021003")
    ('bulan lahir 13', '')
    """
    lahir, hari, angkat = int(nip[4:6]), int(nip[6:8]), int(nip[12:14])
    if not 1 <= lahir <= 12:
        return f"bulan lahir {nip[4:6]}"
    if not 1 <= hari <= 31:
        return f"tanggal lahir {nip[6:8]}"
    if angkat > 12 and angkat != 21:
        return f"bulan pengangkatan {nip[12:14]}"
    return "" if nip[14] in "12" else f"angka jenis kelamin {nip[14]}"


def baca_pengesah(teks: str, kata_instansi: Iterable[str] = ()) -> Pengesah:
    """Take a signature apart. `kata_instansi`: words of the agency's name, which belong to a post.

    >>> p = baca_pengesah("Kepala Dinas\\nDrs. BUDI SANTOSA, M.Si\\nPembina (IV/a)\\nNIP. 19700412 199102 1 003")
    >>> p.jabatan, p.nama, p.pangkat, p.nip
    ('Kepala Dinas', 'Drs. BUDI SANTOSA, M.Si', 'Pembina (IV/a)', '197004121991021003')
    """
    nip, sisa = _ambil_nip(teks[:2000])
    potongan = [_BERLABEL.sub("", rapikan(_BUKAN.sub(" ", satu))) for satu in _SELA.split(sisa)]
    potongan = [satu.strip(" :,;_-") for satu in potongan if any(h.isalpha() for h in satu)]
    instansi = frozenset(kata_instansi)
    jabatan, orang, pangkat = _golongkan(potongan, instansi)
    nama, ekor = _pisah_pangkat(", ".join(orang))
    pangkat = pangkat or ekor
    return Pengesah(jabatan=jabatan or None, nama=nama or None, pangkat=pangkat or None, nip=nip)


def _ambil_nip(teks: str) -> tuple[str | None, str]:
    cocok = _NIP.search(teks) or _DELAPAN_BELAS.search(teks)
    if cocok is None:
        return None, _NIP_KOSONG.sub("", teks)
    angka = "".join(huruf for huruf in cocok.group() if huruf.isdigit())
    sisa = f"{teks[: cocok.start()]}\n{teks[cocok.end() :]}"
    return (angka if len(angka) == 18 else None), sisa


def _golongkan(potongan: Sequence[str], instansi: frozenset[str]) -> tuple[str, list[str], str]:
    jabatan: list[str] = []
    orang: list[str] = []
    pangkat = ""
    for satu in potongan:
        if AWAL_JABATAN.match(satu) and not jabatan:
            depan, belakang = _pisah_jabatan(satu, instansi)
            jabatan.append(depan)
            if belakang:
                orang.append(belakang)
        elif not orang and (_terputus(jabatan) or _lanjutan_jabatan(satu, instansi)):
            jabatan += [satu] if _belum_disebut(satu, jabatan) else []
        elif (cocok := _PANGKAT.search(satu)) and cocok.start() == 0:
            pangkat = pangkat or satu
        elif not orang:
            orang += [nama] if _mungkin_nama(nama := _tanpa_unit(satu)) else []
        elif not pangkat and _gelar_saja(satu):
            orang.append(satu)
    return rapikan(" ".join(jabatan)).strip(" ,"), orang, pangkat


def _belum_disebut(teks: str, jabatan: Sequence[str]) -> bool:
    """The words tell more than the post so far: no letterhead that repeats it."""
    return not set(kata(teks)) <= set(kata(" ".join(jabatan)))


def _tanpa_unit(teks: str) -> str:
    """A name that a unit of the letterhead stands before; "" for the unit alone."""
    if not _BUKAN_ORANG.match(teks):
        return teks
    gelar = _GELAR_DEPAN.search(teks)
    return teks[gelar.start() :] if gelar else ""


def _terputus(jabatan: Sequence[str]) -> bool:
    """Whether the post goes on in the next line: "Kepala Dinas Pemuda dan"."""
    return bool(jabatan) and jabatan[-1].rpartition(" ")[2].lower() in _BELUM_SELESAI


def _gelar_saja(teks: str) -> bool:
    """A line of degrees that the name above left over: "M.M., CGCAE"."""
    bagian = re.split(r"[ ,]+", teks)
    return "." in teks and all(_GELAR.fullmatch(satu) for satu in bagian if satu)


def _mungkin_nama(teks: str) -> bool:
    """Long enough for a name, with a capital: no stroke of a pen that was read as letters."""
    return sum(huruf.isalpha() for huruf in teks) > 3 and any(huruf.isupper() for huruf in teks)


def _lanjutan_jabatan(teks: str, instansi: frozenset[str]) -> bool:
    semua = kata(teks)
    if AWAL_UNIT.match(teks) and "," not in teks:
        return True
    return bool(semua) and all(satu in instansi or satu in _KATA_JABATAN for satu in semua)


_KATA_JABATAN = frozenset(
    [
        "kepala",
        "dinas",
        "badan",
        "kantor",
        "kota",
        "kabupaten",
        "provinsi",
        "kecamatan",
        "kelurahan",
        "dan",
        "bidang",
        "bagian",
        "sub",
        "sekretariat",
        "daerah",
        "direktur",
        "umum",
        "pusat",
        "balai",
        "unit",
        "upt",
        "republik",
        "indonesia",
        "selaku",
        "atas",
        "nama",
        "pemerintah",
        "satuan",
        "rumah",
        "sakit",
        "inspektorat",
        "wilayah",
    ]
)


def _pisah_jabatan(teks: str, instansi: frozenset[str]) -> tuple[str, str]:
    """ "Kepala Dinas Perhubungan Drs. BUDI, M.Si": where the post ends and the name begins."""
    if gelar := _GELAR_DEPAN.search(teks):
        return teks[: gelar.start()].strip(" ,"), teks[gelar.start() :].strip()
    semua = teks.split(" ")
    koma = next((ke for ke, satu in enumerate(semua) if satu.endswith(",")), None)
    if koma is not None and _nama_kapital(semua, koma):
        return " ".join(semua[: koma + 1]).strip(" ,"), " ".join(semua[koma + 1 :])
    gelar_belakang = (
        koma is not None
        and koma + 1 < len(semua)
        and _GELAR.fullmatch(semua[koma + 1].rstrip(",."))
    )
    if not gelar_belakang or koma is None:
        return teks, ""
    ujung = 0
    for ke, satu in enumerate(semua[: koma + 1]):
        polos = "".join(kata(satu))
        if polos in _KATA_JABATAN or polos in instansi:
            ujung = ke + 1
    ujung = ujung or max(1, koma - 1)
    return " ".join(semua[:ujung]).strip(" ,"), " ".join(semua[ujung:])


def _nama_kapital(semua: Sequence[str], koma: int) -> bool:
    """A name in capitals behind a post that is not: "Ketua Komisi Kota Bunga, BUDI SANTOSA"."""
    depan, belakang = " ".join(semua[: koma + 1]), semua[koma + 1 : koma + 3]
    return not depan.isupper() and len(belakang) == 2 and all(satu.isupper() for satu in belakang)


def _pisah_pangkat(teks: str) -> tuple[str, str]:
    """The name with its degrees, and what stands behind them: the rank."""
    if cocok := _PANGKAT.search(teks):
        return teks[: cocok.start()].strip(" ,;("), teks[cocok.start() :].strip(" ,;")
    bagian = teks.split(", ")
    nama = [bagian[0]]
    for satu in bagian[1:]:
        kata_depan, _, ekor = satu.partition(" ")
        if not _GELAR.fullmatch(kata_depan.strip(",.") + "." if "." in kata_depan else kata_depan):
            return ", ".join(nama), satu
        nama.append(kata_depan if ekor else satu)
        if ekor and not _GELAR.match(ekor):
            return ", ".join(nama), ekor
        if ekor:
            nama[-1] = satu
    return ", ".join(nama).strip(), ""
