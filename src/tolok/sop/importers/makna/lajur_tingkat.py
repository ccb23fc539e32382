"""How high a lane's post stands and which work such a post does: hints where symbols are lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from tolok.sop.domain.jalan import JenisTindakan as T
from tolok.sop.importers.makna.sebutan import kata_jabatan

__all__ = ["Tingkat", "cocok_kebiasaan", "cocok_tindakan", "tata_usaha", "tingkat"]


class Tingkat(Enum):
    """Levels of posts in an office, the highest first; the number orders them."""

    DAERAH = 6
    KEPALA = 5
    SEKRETARIS = 4
    BIDANG = 3
    SUBBAGIAN = 2
    FUNGSIONAL = 1
    STAF = 0
    LUAR = -1


_POLA: tuple[tuple[Tingkat, re.Pattern[str]], ...] = tuple(
    (nilai, re.compile(rf"\b(?:{pola})\b"))
    for nilai, pola in (
        (Tingkat.LUAR, r"pemohon|pasien|siswa|peserta didik|calon peserta|warga|pengadu|penggugat|masyarakat|pelapor|pengguna|instansi|pihak|wajib pajak|tamu|penyedia|pegawai|opd|skpd|media"),
        (Tingkat.FUNGSIONAL, r"tim|panitia"),
        (Tingkat.DAERAH, r"bupati|walikota|wali kota|gubernur|menteri|sekretaris daerah"),
        (Tingkat.BIDANG, r"kepala (?:bidang|bagian|upt|unit|subdirektorat)|bidang|asisten|direktur (?!utama)|atasan|irban|inspektur pembantu|upt|bagian"),
        (Tingkat.SUBBAGIAN, r"kepala (?:subbagian|seksi|subbidang|sub|tim)|subbagian|seksi|subkoordinator|koordinator|ketua (?:tim|kelompok|panitia|pokja|regu)|lurah"),
        (Tingkat.SEKRETARIS, r"sekretaris|panitera|wakil"),
        (Tingkat.KEPALA, r"kepala|ketua|direktur|camat|inspektur|pimpinan|rektor|dekan|deputi"),
        (Tingkat.STAF, r"staf|pelaksana|operator|petugas|pengadministrasi|pengelola|arsiparis|bendahara|office|kurir|resepsionis|caraka|agendaris|kasir|piket|jurusita"),
        (Tingkat.FUNGSIONAL, r"fungsional|perencana|analis|auditor|pranata|statistisi|pejabat|ahli|verifikator|dokter|perawat|bidan|guru|hakim|pengawas|penanggungjawab|anggota|ppk|pptk"),
    )
)  # fmt: skip
_TATA_USAHA = re.compile(
    r"\b(?:umum|tata usaha|tu|administrasi|arsip|sekretariat|kepegawaian|agenda|persuratan)\b"
)

_P, _S, _B, _K, _F, _J, _L = (
    Tingkat.KEPALA, Tingkat.SEKRETARIS, Tingkat.BIDANG, Tingkat.SUBBAGIAN, Tingkat.FUNGSIONAL,
    Tingkat.STAF, Tingkat.LUAR,
)  # fmt: skip
_BUAT = {_P: -1.2, _S: -0.4, _B: 0.1, _K: 0.4, _F: 0.8, _J: 0.7, _L: -0.2}
_TERUS = {_P: -1.5, _S: -0.5, _B: -0.2, _K: 0.1, _F: 0.3, _J: 1.0, _L: -0.6}
_COCOK: Mapping[T, Mapping[Tingkat, float]] = {
    T.TUGASKAN: {_P: 1.2, _S: 0.7, _B: 0.4, _K: 0.4, _F: -0.6, _J: -1.2, _L: -1.2},
    T.SAHKAN: {_P: 1.6, _S: 0.1, _B: 0.2, _K: -0.4, _F: -1.0, _J: -1.2, _L: -1.2},
    T.TANDATANGANI: {_P: 1.4, _S: 0.2, _B: 0.2, _K: -0.3, _F: -0.6, _J: -0.8, _L: 0.0},
    T.PERIKSA: {_P: 0.3, _S: 0.5, _B: 0.6, _K: 0.6, _F: 0.1, _J: -0.6, _L: -1.0},
    T.NILAI: {_P: 0.4, _S: 0.3, _B: 0.7, _K: 0.3, _F: 0.1, _J: -0.7, _L: -1.0},
    T.SUSUN: _BUAT,
    T.ISI: {_P: -1.2, _S: -0.6, _B: 0.0, _K: 0.2, _F: 0.7, _J: 0.9, _L: 0.3},
    T.UKUR: _BUAT,
    T.REKAP: _BUAT,
    T.KUMPULKAN: _BUAT,
    T.ANALISIS: {_P: -0.4, _S: 0.4, _B: 0.5, _K: 0.4, _F: 0.5, _J: 0.0, _L: -0.8},
    T.RAPAT: {_P: 0.2, _S: 0.4, _B: 0.3, _K: 0.3, _F: 0.2, _J: -0.3, _L: -0.5},
    T.SAMPAIKAN: {_P: -0.5, _S: 0.0, _B: 0.0, _K: 0.3, _F: 0.3, _J: 0.4, _L: 0.2},
    T.LAPORKAN: {_P: -1.2, _S: 0.4, _B: 0.3, _K: 0.3, _F: 0.3, _J: 0.0, _L: -0.5},
    T.KIRIM: _TERUS,
    T.GANDAKAN: _TERUS,
    T.ARSIPKAN: _TERUS,
    T.TINDAKLANJUTI: {_P: -0.4, _S: 0.3, _B: 0.3, _K: 0.3, _F: 0.3, _J: 0.2, _L: -0.5},
}  # fmt: skip
_KEBIASAAN: tuple[tuple[re.Pattern[str], Mapping[Tingkat, float]], ...] = tuple(
    (re.compile(rf"(?:{pola})\b", re.IGNORECASE), nilai)
    for pola, nilai in (
        (r"mengajukan|mendaftar(?:kan diri)?|(?:pemohon )?datang|melampirkan|membayar",
         {_P: -0.8, _S: -0.6, _B: -0.4, _K: -0.2, _F: 0.0, _J: 0.1, _L: 1.0}),
        (r"menerima|mencatat|mengagendakan|memberi(?:kan)? nomor|menomori|meregister|membukukan"
         r"|menyerahkan|memilah|melayani|menstempel|mengambil",
         {_P: -0.9, _S: -0.5, _B: -0.3, _K: 0.0, _F: 0.3, _J: 0.8, _L: -0.5}),
        (r"memaraf|menelaah|mencermati|memberi(?:kan)? (?:pertimbangan|paraf)",
         {_P: -0.3, _S: 0.6, _B: 0.6, _K: 0.5, _F: -0.3, _J: -0.9, _L: -1.0}),
        (r"menyetujui|memberi(?:kan)? persetujuan|membentuk|memutuskan",
         {_P: 1.0, _S: 0.2, _B: 0.2, _K: -0.2, _F: -0.6, _J: -1.0, _L: -1.0}),
    )
)  # fmt: skip
_MENERUSKAN = frozenset({T.KIRIM, T.GANDAKAN, T.ARSIPKAN})


def tingkat(nama: str) -> Tingkat:
    """The level of a post by its name; unknown names count as functional posts.

    >>> tingkat("Kasubbag Perencanaan").name, tingkat("Kadis").name, tingkat("Tim AKIP").name
    ('SUBBAGIAN', 'KEPALA', 'FUNGSIONAL')
    """
    bersih = " ".join(kata_jabatan(nama))
    if bersih.startswith(("ketua tim", "kepala tim")):
        return Tingkat.SUBBAGIAN
    return next((nilai for nilai, pola in _POLA if pola.search(bersih)), Tingkat.FUNGSIONAL)


def tata_usaha(nama: str) -> bool:
    """A lane that keeps papers: general affairs, administration, archive."""
    return bool(_TATA_USAHA.search(" ".join(kata_jabatan(nama))))


def cocok_tindakan(tindakan: Iterable[T], nama: str) -> float:
    """How well the acts of a row fit the lane's post: the mean of its acts, about -1.5 to 1.6."""
    semua = [satu for satu in tindakan if satu in _COCOK]
    if not semua:
        return 0.0
    setinggi = tingkat(nama)
    setinggi = Tingkat.KEPALA if setinggi is Tingkat.DAERAH else setinggi
    nilai = sum(_COCOK[satu][setinggi] for satu in semua) / len(semua)
    if tata_usaha(nama) and _MENERUSKAN & set(semua):
        nilai += 0.7
    return nilai


def cocok_kebiasaan(kalimat: str, nama: str) -> float:
    """How well a sentence fits the lane's post by its first words, where it orders no known act."""
    setinggi = tingkat(nama)
    setinggi = Tingkat.KEPALA if setinggi is Tingkat.DAERAH else setinggi
    return next((nilai[setinggi] for pola, nilai in _KEBIASAAN if pola.match(kalimat)), 0.0)
