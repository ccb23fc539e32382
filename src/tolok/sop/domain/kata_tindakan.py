"""From words to acts: which of the closed list of acts a sentence orders.

Verbs count anywhere in the core of a sentence ("memeriksa"), nouns only where they stand for a
verb: at its start ("Pengarsipan …") or after a light verb ("melakukan pengukuran"). So
"menugaskan pelaksanaan pengukuran kinerja" is a disposition and measures nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tolok.sop.domain.jalan import JenisTindakan as T
from tolok.sop.domain.kalimat import Kalimat

__all__ = ["MENERUSKAN", "MENGHASILKAN", "baca_tindakan", "objek", "tindakan_dari_output"]

MENGHASILKAN = (T.KUMPULKAN, T.ISI, T.UKUR, T.REKAP, T.ANALISIS, T.SUSUN, T.TINDAKLANJUTI)
"""Producing acts in the order in which the work is done."""

MENERUSKAN = frozenset({T.TUGASKAN, T.SAMPAIKAN, T.LAPORKAN, T.KIRIM, T.GANDAKAN, T.ARSIPKAN})
"""Acts that hand a result on."""

_VERBA: dict[T, str] = {
    T.TUGASKAN: "menugaskan memerintahkan menginstruksikan mendisposisikan mendisposisi menunjuk "
    "memberi_disposisi memberikan_disposisi memberi_perintah memberikan_perintah "
    "memberi_tugas memberikan_tugas menerbitkan_disposisi",
    T.SAMPAIKAN: "menyampaikan mendistribusikan membagikan menyebarkan mengedarkan",
    T.SUSUN: "menyusun membuat menyiapkan mempersiapkan merumuskan merancang menulis mengonsep",
    T.ISI: "mengisi menginput menginputkan mengetik memasukkan mengentri",
    T.RAPAT: "membahas berkoordinasi mengoordinasikan mengkoordinasikan bermusyawarah",
    T.KUMPULKAN: "mengumpulkan menghimpun mengompilasi mengkompilasi menginventarisasi",
    T.UKUR: "mengukur menghitung mengolah",
    T.REKAP: "merekap merekapitulasi merangkum",
    T.ANALISIS: "menganalisa menganalisis mengkaji",
    T.PERIKSA: "memeriksa mengecek mereviu mereview memverifikasi memvalidasi meneliti mengoreksi",
    T.NILAI: "menilai memberi_nilai memberikan_nilai",
    T.TANDATANGANI: "menandatangani",
    T.SAHKAN: "mengesahkan menetapkan",
    T.LAPORKAN: "melaporkan",
    T.KIRIM: "mengirim mengirimkan",
    T.GANDAKAN: "menggandakan memperbanyak",
    T.ARSIPKAN: "mengarsipkan mendokumentasikan menyimpan",
    T.TINDAKLANJUTI: "menindaklanjuti",
}
_NOMINA: dict[T, str] = {
    T.TUGASKAN: "penugasan",
    T.SAMPAIKAN: "penyampaian pendistribusian pembagian",
    T.SUSUN: "penyusunan pembuatan penyiapan perumusan",
    T.ISI: "pengisian penginputan pengetikan pengentrian input",
    T.RAPAT: "rapat koordinasi pertemuan pembahasan",
    T.KUMPULKAN: "pengumpulan penghimpunan kompilasi",
    T.UKUR: "pengukuran penghitungan perhitungan pengolahan",
    T.REKAP: "rekapitulasi perekapan rekap",
    T.ANALISIS: "analisa analisis penganalisaan pengkajian",
    T.PERIKSA: "pemeriksaan reviu review verifikasi validasi pengecekan penelitian",
    T.NILAI: "penilaian",
    T.TANDATANGANI: "penandatanganan",
    T.SAHKAN: "pengesahan penetapan",
    T.LAPORKAN: "pelaporan",
    T.KIRIM: "pengiriman",
    T.GANDAKAN: "penggandaan",
    T.ARSIPKAN: "pengarsipan pendokumentasian penyimpanan arsip",
    T.TINDAKLANJUTI: "penindaklanjutan",
}
_PASIF: dict[T, str] = {T.SAHKAN: "disahkan ditetapkan", T.TANDATANGANI: "ditandatangani"}
_RINGAN = frozenset(
    [
        "melakukan",
        "melaksanakan",
        "menyelenggarakan",
        "memberikan",
        "memberi",
        "mengadakan",
        "melangsungkan",
    ]
)
_SAMBUNG = frozenset({"dan", "serta", ",", "/", "&"})
_PASIF_OUTPUT: dict[T, str] = {
    T.TANDATANGANI: "ditandatangani",
    T.SAHKAN: "disahkan",
    T.PERIKSA: "diperiksa diverifikasi divalidasi",
    T.ISI: "diisi terisi",
    T.REKAP: "direkap",
    T.GANDAKAN: "digandakan",
    T.KIRIM: "dikirim",
    T.ARSIPKAN: "diarsipkan",
}


def _balik(tabel: dict[T, str]) -> dict[str, T]:
    return {kata: jenis for jenis, semua in tabel.items() for kata in semua.split()}


_DARI_VERBA, _DARI_NOMINA, _DARI_PASIF = _balik(_VERBA), _balik(_NOMINA), _balik(_PASIF)
_DARI_OUTPUT = _balik(_PASIF_OUTPUT)
_TOKEN = re.compile(r"[a-z]+|[,/&.;]")
_MINTA_TANDA_TANGAN = re.compile(
    r"\b(?:meminta|memintakan|mengumpulkan) (?:tanda ?tangan|paraf)\b"
)
_RENCANA_TINDAK_LANJUT = re.compile(r"\brencana tindak ?lanjut\b")
_TANPA_RAPAT = frozenset({T.ISI, T.PERIKSA})
_BATAS_OBJEK = re.compile(r"\b(?:kepada|yang|sesuai|berdasarkan|dengan|oleh|menggunakan)\b|[.;]")


def baca_tindakan(kalimat: Kalimat) -> list[T]:
    """The acts of a sentence, in printed order, each once."""
    hasil = _pindai(kalimat.inti)
    if T.RAPAT in hasil and kalimat.tujuan:
        # "rapat … untuk pengisian/verifikasi …": the meeting itself does it; other purposes
        # ("untuk memberikan arahan …") are what the meeting is about.
        potongan = re.sub(r"^\w+\s+", "", kalimat.tujuan)
        hasil += [jenis for jenis in _pindai(potongan) if jenis in _TANPA_RAPAT]
    if kalimat.setuju:
        setelah = _pindai(kalimat.setuju)
        hasil += [jenis for jenis in setelah if jenis in (T.TANDATANGANI, T.SAHKAN)
                  and re.search(r"\bmen|\bmeng", kalimat.setuju.lower())
                  and not re.search(r"\bdi(?:tandatangani|sahkan)\b", kalimat.setuju.lower())]  # fmt: skip
    if T.SUSUN in hasil and _RENCANA_TINDAK_LANJUT.search(kalimat.inti.lower()):
        hasil[hasil.index(T.SUSUN)] = T.TINDAKLANJUTI
    return list(dict.fromkeys(hasil))


def tindakan_dari_output(output: Iterable[str]) -> list[T]:
    """What outputs say was done, for a row whose sentence lost its verb."""
    kata = (satu for teks in output for satu in _TOKEN.findall(teks.lower()))
    return list(dict.fromkeys(_DARI_OUTPUT[satu] for satu in kata if satu in _DARI_OUTPUT))


def objek(inti: str) -> str:
    """What the core of a sentence works on: the words behind its first act.

    >>> objek("Memeriksa Laporan Data Kinerja yang disusun oleh Kasubag")
    'laporan data kinerja'
    """
    rendah = inti.lower()
    for cocok in re.finditer(r"[a-z]+", rendah):
        kata = cocok.group()
        if kata in _DARI_VERBA or kata in _DARI_NOMINA:
            sisa = rendah[cocok.end() :]
            potong = _BATAS_OBJEK.search(sisa)
            return (sisa[: potong.start()] if potong else sisa).strip(" ,/")
    return ""


def _pindai(teks: str) -> list[T]:
    rendah = _MINTA_TANDA_TANGAN.sub("meminta_tandatangan", teks.lower())
    token = re.findall(r"[a-z_]+|[,/&.;]", rendah)
    hasil: list[T] = []
    nomina_boleh = True
    for ke, kata in enumerate(token):
        jenis = _jenis_kata(token, ke, nomina_boleh)
        if jenis is not None:
            hasil.append(jenis)
        nomina_boleh = _nomina_setelah(kata, jenis, nomina_boleh)
    return hasil


def _nomina_setelah(kata: str, jenis: T | None, boleh: bool) -> bool:
    """A noun may stand for a verb after a light verb, and in a row of such nouns."""
    if kata in _RINGAN or kata in (".", ";"):
        return True
    if kata in _SAMBUNG:
        return boleh
    return jenis is not None and kata in _DARI_NOMINA


def _jenis_kata(token: list[str], ke: int, nomina_boleh: bool) -> T | None:
    kata = token[ke]
    if kata == "meminta_tandatangan":
        return T.TANDATANGANI
    berikut = token[ke + 1] if ke + 1 < len(token) else ""
    if f"{kata}_{berikut}" in _DARI_VERBA:
        return _DARI_VERBA[f"{kata}_{berikut}"]
    if kata in _DARI_VERBA:
        return _DARI_VERBA[kata]
    if kata in _DARI_PASIF and "yang" not in token[max(0, ke - 3) : ke]:
        return _DARI_PASIF[kata]
    return _DARI_NOMINA.get(kata) if nomina_boleh else None
