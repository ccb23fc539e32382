"""Which lanes a sentence mentions, and in which part: who acts, who receives, who made it.

Posts are written in many ways ("Kasubbag", "Ka. Sub Bagian", "Kepala Sub Bagian"): both the
lane's name and the sentence are brought to the same words first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tolok.sop.importers.makna.teks_tercetak import kata

__all__ = [
    "NamaLajur",
    "Sebagai",
    "Sebutan",
    "awal_jabatan",
    "cari_sebutan",
    "jabatan_utuh",
    "kata_jabatan",
    "nama_lajur",
]

_GANTI: dict[str, tuple[str, ...]] = {
    "kadis": ("kepala", "dinas"), "kadin": ("kepala", "dinas"), "kaban": ("kepala", "badan"),
    "kabadan": ("kepala", "badan"), "kakan": ("kepala", "kantor"), "kasat": ("kepala", "satuan"),
    "kapus": ("kepala", "pusat"), "kabalai": ("kepala", "balai"), "kabag": ("kepala", "bagian"),
    "kabid": ("kepala", "bidang"), "kasubbag": ("kepala", "subbagian"),
    "kasubag": ("kepala", "subbagian"), "kasubbid": ("kepala", "subbidang"),
    "kasubid": ("kepala", "subbidang"), "kasi": ("kepala", "seksi"), "kasie": ("kepala", "seksi"),
    "kasubbagian": ("kepala", "subbagian"), "kasubdit": ("kepala", "subdirektorat"),
    "subbag": ("subbagian",), "subag": ("subbagian",), "subkor": ("subkoordinator",),
    "ka": ("kepala",), "kep": ("kepala",), "uptd": ("upt",),
    "sekdis": ("sekretaris",), "sekban": ("sekretaris",), "sekcam": ("sekretaris",),
    "seklur": ("sekretaris",), "sekwan": ("sekretaris",), "sekda": ("sekretaris", "daerah"),
    "sestama": ("sekretaris", "utama"), "jfp": ("fungsional", "perencana"),
    "jfu": ("pelaksana",), "jft": ("fungsional",), "jf": ("fungsional",), "pfp": ("fungsional", "perencana"),
    "asn": ("pegawai",), "pns": ("pegawai",), "staff": ("staf",), "analisis": ("analis",),
    "analist": ("analis",), "pj": ("penanggungjawab",), "pic": ("penanggungjawab",),
    "dirut": ("direktur", "utama"), "pokja": ("tim",), "ketim": ("ketua", "tim"),
    "kades": ("kepala", "desa"), "sekdes": ("sekretaris",), "kaur": ("kepala", "urusan"),
    "kepsek": ("kepala", "sekolah"), "waka": ("wakil", "kepala"), "kajur": ("ketua", "jurusan"),
    "kaprodi": ("ketua", "prodi"), "panmud": ("panitera", "muda"), "kasatpol": ("kepala", "satuan"),
    "kapuskesmas": ("kepala", "puskesmas"), "sekkel": ("sekretaris",), "sekkam": ("sekretaris",),
    "kabps": ("kepala", "bps"), "fo": ("front", "office"), "koord": ("koordinator",),
}  # fmt: skip
_PASANGAN = {
    ("sub", "bagian"): "subbagian", ("sub", "bag"): "subbagian", ("sub", "koordinator"): "subkoordinator",
    ("sub", "bidang"): "subbidang", ("sub", "seksi"): "subseksi", ("sub", "tim"): "subtim",
    ("penanggung", "jawab"): "penanggungjawab", ("kelompok", "kerja"): "tim",
}  # fmt: skip
_BERBIDANG = frozenset(
    [
        "kabag",
        "kabid",
        "kasubbag",
        "kasubag",
        "kasubbid",
        "kasubid",
        "kasi",
        "kasie",
        "kasubdit",
        "kaur",
        "waka",
        "panmud",
        "kasatpol",
    ]
)
_BUANG = frozenset(
    ["dan", "para", "plt", "plh", "pj", "seluruh", "semua", "setiap", "atau", "yang"]
)
_BERPASANGAN = frozenset(
    [
        "kepala",
        "ketua",
        "koordinator",
        "wakil",
        "fungsional",
        "jabatan",
        "pejabat",
        "petugas",
        "anggota",
        "tim",
        "staf",
        "analis",
        "pengelola",
        "penanggungjawab",
        "front",
        "back",
        "tenaga",
        "ahli",
        "asisten",
        "pengadministrasi",
    ]
)
_UNIT_SENDIRI = frozenset(
    [
        "bidang",
        "seksi",
        "upt",
        "subbagian",
        "bagian",
        "subbidang",
        "subkoordinator",
        "subdirektorat",
        "tim",
    ]
)
_TUNGGAL = frozenset(
    [
        "sekretaris",
        "camat",
        "lurah",
        "direktur",
        "inspektur",
        "bupati",
        "walikota",
        "gubernur",
        "operator",
        "pemohon",
        "bendahara",
        "arsiparis",
        "auditor",
        "pelaksana",
        "staf",
        "tim",
        "perencana",
        "atasan",
        "koordinator",
        "pengawas",
        "verifikator",
        "resepsionis",
        "ajudan",
        "kurir",
        "pranata",
        "statistisi",
        "panitia",
        "calon",
        "pasien",
        "perawat",
        "dokter",
        "bidan",
        "apoteker",
        "guru",
        "siswa",
        "panitera",
        "jurusita",
        "hakim",
        "kasir",
        "masyarakat",
        "pelapor",
        "pengguna",
        "penyedia",
        "ppk",
        "pptk",
        "karyawan",
        "piket",
        "penyuluh",
        "satpam",
        "warga",
        "tamu",
        "pengadu",
        "kader",
        "notulis",
        "asisten",
    ]
)
_VERBA = re.compile(r"(?:me[mnlrwy]|meng|ber|di)[a-z]{3,}$")


class Sebagai(Enum):
    """The part a mentioned lane has in a sentence."""

    SUBJEK = auto()
    PENERIMA = auto()
    OLEH = auto()
    BERSAMA = auto()
    LAIN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamaLajur:
    """A lane's name as words that can be looked for: whole, its post alone, its unit alone."""

    ke: int
    kata: tuple[str, ...]
    pola: tuple[tuple[tuple[str, ...], int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sebutan:
    """A mention: which lane, as what, how surely (1 to 3), where among the words."""

    lajur: int
    sebagai: Sebagai
    kuat: int
    di: int
    akhir: int


def kata_jabatan(teks: str) -> list[str]:
    """The words of a text with the names of posts written in one way.

    >>> kata_jabatan("Ka. Sub Bagian Umum"), kata_jabatan("Kasubag Umum")
    (['kepala', 'subbagian', 'umum'], ['kepala', 'subbagian', 'umum'])
    """
    semua: list[str] = []
    for satu in kata(teks):
        for bagian in _GANTI.get(satu, (satu,)):
            if semua and (gabung := _PASANGAN.get((semua[-1], bagian))):
                semua[-1] = gabung
                if gabung == "subbagian" and semua[-2:-1] == ["ka"]:
                    semua[-2] = "kepala"
            else:
                semua.append(bagian)
    return semua


def awal_jabatan(kata_depan: str) -> bool:
    """A word that names of posts begin with: "Kepala", "Kasubbag", "Staf"."""
    kecil = next(iter(kata(kata_depan)), "")
    return kecil in _GANTI or kecil in _BERPASANGAN or kecil in _TUNGGAL | _UNIT_SENDIRI


def jabatan_utuh(nama: str) -> bool:
    """A short form that is a whole post by itself: "Kadis", "JFP", "Sekdis"."""
    semua = kata(nama)
    return len(semua) == 1 and len(_GANTI.get(semua[0], ())) == 2 and semua[0] not in _BERBIDANG


def nama_lajur(nama: Sequence[str]) -> list[NamaLajur]:
    """What to look for, for each lane of a table."""
    semua = [tuple(satu for satu in kata_jabatan(teks) if satu not in _BUANG) for teks in nama]
    hasil = []
    for ke, kata_lajur in enumerate(semua):
        pola: dict[tuple[str, ...], int] = {}
        for calon, kuat in _calon(kata_lajur):
            if not calon:
                continue
            kembar = sum(calon in dict(_calon(lain)) for lain in semua)
            pola.setdefault(calon, kuat if kembar == 1 else 1)
        if kata_lajur:
            pola[kata_lajur] = 3
        urut = sorted(pola.items(), key=lambda satu: -len(satu[0]))
        hasil.append(NamaLajur(ke=ke, kata=kata_lajur, pola=tuple(urut)))
    return hasil


def _calon(kata_lajur: tuple[str, ...]) -> list[tuple[tuple[str, ...], int]]:
    """Shorter names a sentence may use for a lane, with how surely they mean it."""
    if not kata_lajur:
        return []
    hasil: list[tuple[tuple[str, ...], int]] = [(kata_lajur, 3)]
    pertama = kata_lajur[0]
    if pertama in _BERPASANGAN and len(kata_lajur) > 1:
        hasil.append((kata_lajur[:2], 2))
        if kata_lajur[1] in _TUNGGAL | _UNIT_SENDIRI and pertama != "ketua":
            hasil.append(((kata_lajur[1],), 2))
        if pertama == "kepala":
            hasil += [((satu,), 2) for satu in kata_lajur[2:] if satu in _UNIT_SENDIRI]
            if kata_lajur[1] not in _UNIT_SENDIRI:
                # The head of the whole office: the sentence may name the office in full or not.
                hasil += [(("kepala", satu), 2) for satu in ("dinas", "badan", "kantor", "opd")]
    if pertama in _TUNGGAL | _UNIT_SENDIRI:
        hasil.append(((pertama,), 2))
    if pertama == "pegawai":
        hasil += [(("pegawai",), 1)]
    return hasil


def cari_sebutan(kata_kalimat: Sequence[str], lajur: Sequence[NamaLajur]) -> list[Sebutan]:
    """The mentions of a part of a sentence, in order; of two at one place the longer one."""
    bersih = [(ke, satu) for ke, satu in enumerate(kata_kalimat) if satu not in _BUANG]
    isi = [satu for _, satu in bersih]
    calon = [
        (mulai, len(pola), kuat, satu)
        for satu in lajur
        for pola, kuat in satu.pola
        for mulai in range(len(isi) - len(pola) + 1)
        if isi[mulai] == pola[0] and tuple(isi[mulai : mulai + len(pola)]) == pola
    ]
    calon.sort(key=lambda item: (item[0], -item[1], -item[2]))
    return _pilih(calon, bersih, kata_kalimat)


def _pilih(
    calon: Sequence[tuple[int, int, int, NamaLajur]],
    bersih: Sequence[tuple[int, str]],
    kalimat: Sequence[str],
) -> list[Sebutan]:
    hasil: list[Sebutan] = []
    ujung, panjang_lama, mulai_lama = 0, 0, -1
    for mulai, panjang, kuat, satu in calon:
        sama = mulai == mulai_lama and panjang == panjang_lama
        if mulai < ujung and not sama:
            continue
        di, akhir = bersih[mulai][0], bersih[mulai + panjang - 1][0] + 1
        hasil.append(
            Sebutan(
                lajur=satu.ke,
                sebagai=_sebagai(kalimat, di, akhir, hasil),
                kuat=kuat,
                di=di,
                akhir=akhir,
            )
        )
        ujung, panjang_lama, mulai_lama = mulai + panjang, panjang, mulai
    return hasil


_PENERIMA = frozenset(
    [
        "kepada",
        "ke",
        "menugaskan",
        "memerintahkan",
        "menunjuk",
        "menginstruksikan",
        "mendisposisikan",
        "menugasi",
        "memerintah",
        "bagi",
        "diteruskan",
        "mendisposisi",
    ]
)
_BERSAMA = frozenset(["bersama", "dengan", "didampingi", "beserta"])


def _sebagai(kalimat: Sequence[str], di: int, akhir: int, sebelum: Sequence[Sebutan]) -> Sebagai:
    depan = [satu for satu in kalimat[max(0, di - 3) : di] if satu not in _BUANG]
    terakhir = depan[-1] if depan else ""
    if terakhir in _PENERIMA:
        return Sebagai.PENERIMA
    if terakhir == "oleh":
        return Sebagai.OLEH
    if terakhir in _BERSAMA:
        return Sebagai.BERSAMA
    if di == 0 and any(_VERBA.match(satu) for satu in kalimat[akhir : akhir + 3]):
        return Sebagai.SUBJEK
    if di == 0 and kalimat[akhir : akhir + 1] in (["bersama"], ["dan"]):
        return Sebagai.SUBJEK
    if sebelum and sebelum[-1].akhir >= di - 1:
        return sebelum[-1].sebagai
    return Sebagai.LAIN
