"""The content of an SK Tim (D13): what is proposed, what is missing, and how two of them differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tolok.dasar.tanggal import tanggal
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.regulasi.peraturan import dasar_sk, pengganti

__all__ = [
    "KEDUDUKAN",
    "KETUA",
    "BedaAnggota",
    "anggota_isi",
    "banding_anggota",
    "diktum",
    "ganti_dicabut",
    "isi_awal",
    "kutipan_dicabut",
    "masa_berlaku",
    "periksa",
    "ringkas",
]

KETUA = "Ketua"
KEDUDUKAN = (
    "Pengarah", "Penanggung Jawab", KETUA, "Wakil Ketua", "Sekretaris Tim", "Anggota",
)  # fmt: skip
_TUGAS = {
    "Pengarah": "memberikan arahan dan kebijakan pelaksanaan pengukuran kinerja",
    "Penanggung Jawab": "bertanggung jawab atas terlaksananya pengukuran kinerja tepat waktu",
    KETUA: "memimpin dan membagi pekerjaan tim serta menyampaikan hasilnya",
    "Wakil Ketua": "membantu dan mewakili Ketua bila berhalangan",
    "Sekretaris Tim": "menyelenggarakan tata usaha tim dan menghimpun bahan",
    "Anggota": "mengumpulkan, mengolah, mengukur, dan menganalisis data serta menyusun laporan",
}
_WAJIB = {
    "tentang": "Judul keputusan (tentang) belum diisi.",
    "nama_tim": "Nama tim belum diisi.",
    "selesai": "Akhir masa berlaku belum diisi.",
    "subkegiatan": "Pembiayaan (diktum KEEMPAT) belum memilih subkegiatan.",
}


def isi_awal(*, kegiatan: str, kantor: str, hari: date, subkegiatan: str = "") -> dict[str, Any]:
    """What an untouched draft proposes: a person reads and changes every line of it."""
    nama = f"Tim {kegiatan}"
    return {
        "tentang": f"Pembentukan {nama} {kantor} Tahun Anggaran {hari.year}",
        "nama_tim": nama,
        "nomor": "",
        "tanggal": "",
        "mulai": "",
        "selesai": date(hari.year, 12, 31).isoformat(),
        "menimbang": [
            f"bahwa untuk kelancaran {kegiatan.lower()} secara berkala dan berjenjang perlu "
            "dibentuk tim;",
            "bahwa pejabat dan pegawai yang namanya tercantum dalam lampiran keputusan ini "
            "dipandang cakap dan mampu melaksanakan tugas dimaksud;",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b perlu "
            "menetapkan keputusan ini.",
        ],
        "mengingat": [f"{p.kutipan};" for p in dasar_sk()],
        "kesatu": f"Membentuk {nama} dengan susunan keanggotaan sebagaimana tercantum dalam "
        "lampiran yang tidak terpisahkan dari keputusan ini.",
        "tugas": [{"kedudukan": k, "uraian": u} for k, u in _TUGAS.items()],
        "ketiga": "Dalam melaksanakan tugasnya, tim bertanggung jawab dan melaporkan hasilnya "
        "kepada kepala perangkat daerah melalui sekretaris.",
        "subkegiatan": subkegiatan,
        "anggota": [],
        "tembusan": [],
    }


def periksa(isi: Mapping[str, Any]) -> list[Temuan]:
    """What stands in the way of sending the draft up; a sheet of plain text is left alone."""
    if "anggota" not in isi:
        return [] if isi else [_galat("isi", "Isian masih kosong.")]
    temuan = [
        _galat(nama, pesan) for nama, pesan in _WAJIB.items() if not str(isi.get(nama, "")).strip()
    ]
    if not any(isi.get("menimbang", ())):
        temuan.append(_galat("menimbang", "Menimbang belum diisi."))
    if not any(isi.get("mengingat", ())):
        temuan.append(_galat("mengingat", "Mengingat belum diisi."))
    return temuan + _periksa_masa(isi) + _periksa_anggota(isi["anggota"])


def _periksa_masa(isi: Mapping[str, Any]) -> list[Temuan]:
    mulai, selesai = _hari(isi.get("mulai")), _hari(isi.get("selesai"))
    if isi.get("selesai") and selesai is None:
        return [_galat("selesai", "Akhir masa berlaku bukan tanggal.")]
    if mulai is not None and selesai is not None and selesai < mulai:
        return [_galat("selesai", "Masa berlaku berakhir sebelum mulai.", "Perbaiki tanggalnya.")]
    return []


def _periksa_anggota(anggota: Sequence[Mapping[str, Any]]) -> list[Temuan]:
    if not anggota:
        return [_galat("anggota", "Susunan keanggotaan pada lampiran masih kosong.")]
    temuan = []
    ketua = [a for a in anggota if a.get("kedudukan") == KETUA]
    if len(ketua) != 1:
        temuan.append(
            _galat(
                "anggota", "Tim perlu tepat satu ketua.", "Beri kedudukan Ketua kepada seorang."
            )
        )
    orang = [str(a.get("pegawai")) for a in anggota]
    ganda = [str(a.get("nama", "")) for n, a in enumerate(anggota) if orang[n] in orang[:n]]
    if ganda:
        temuan.append(
            _galat("anggota", f"{ganda[0]} tercantum dua kali.", "Hapus salah satu barisnya.")
        )
    return temuan


def _galat(lokasi: str, masalah: str, saran: str = "") -> Temuan:
    return Temuan(lokasi=lokasi, tingkat=Tingkat.GALAT, masalah=masalah, saran=saran)


def _hari(teks: Any) -> date | None:
    try:
        return date.fromisoformat(str(teks))
    except ValueError:
        return None


def ringkas(isi: Mapping[str, Any]) -> str:
    """The draft in one line."""
    if "anggota" not in isi:
        return str(isi.get("judul") or isi.get("teks") or "")[:120]
    return f"{isi.get('nama_tim', '')}, {len(isi['anggota'])} orang"


def anggota_isi(isi: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The lines of the annex; none on a sheet of plain text."""
    daftar = isi.get("anggota", ())
    return [a for a in daftar if isinstance(a, Mapping) and a.get("pegawai")]


def masa_berlaku(isi: Mapping[str, Any], ditetapkan: date) -> tuple[date, date | None]:
    """First and last day: an empty beginning is the day of the decree."""
    return _hari(isi.get("mulai")) or ditetapkan, _hari(isi.get("selesai"))


def diktum(
    isi: Mapping[str, Any], *, kantor: str, ditetapkan: date | None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """KESATU to KELIMA as they are printed; cost and validity follow their fields."""
    dipakai = [str(a.get("kedudukan", "")) for a in anggota_isi(isi)]
    tugas = [
        f"{t['kedudukan']}: {t['uraian']};"
        for t in isi.get("tugas", ())
        if t.get("uraian") and t.get("kedudukan") in dipakai
    ]
    mulai, selesai = _hari(isi.get("mulai")), _hari(isi.get("selesai"))
    sejak = tanggal(mulai) if mulai else "tanggal ditetapkan"
    sampai = f" sampai dengan {tanggal(selesai)}" if selesai else ""
    tahun = (ditetapkan or selesai or mulai or date.min).year
    return (
        ("KESATU", (str(isi.get("kesatu", "")),)),
        (
            "KEDUA",
            (
                "Tim sebagaimana dimaksud dalam diktum KESATU mempunyai tugas:",
                *(f"{huruf}. {teks}" for huruf, teks in zip("abcdefgh", tugas, strict=False)),
            ),
        ),
        ("KETIGA", (str(isi.get("ketiga", "")),)),
        (
            "KEEMPAT",
            (
                "Segala biaya yang timbul akibat ditetapkannya keputusan ini dibebankan pada "
                f"DPA-SKPD {kantor} Tahun Anggaran {tahun}, subkegiatan "
                f"{isi.get('subkegiatan', '')}.",
            ),
        ),
        (
            "KELIMA",
            (
                f"Keputusan ini mulai berlaku sejak {sejak}{sampai}, dengan ketentuan apabila "
                "terdapat kekeliruan di dalamnya akan diperbaiki sebagaimana mestinya.",
            ),
        ),
    )


# -- what changed --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BedaAnggota:
    """A member who came, left or changed place between two decrees."""

    pegawai: str
    nama: str
    semula: str
    menjadi: str

    @property
    def kata(self) -> str:
        """In a word: masuk, keluar, or the change of place."""
        if not self.semula:
            return f"masuk sebagai {self.menjadi}"
        if not self.menjadi:
            return f"keluar (semula {self.semula})"
        return f"{self.semula} menjadi {self.menjadi}"


def banding_anggota(
    lama: Iterable[Mapping[str, Any]], baru: Iterable[Mapping[str, Any]]
) -> tuple[BedaAnggota, ...]:
    """Members that differ, in the order of the newer decree, leavers last.

    >>> [b.kata for b in banding_anggota([], [{"pegawai": "1", "nama": "A", "kedudukan": "Ketua"}])]
    ['masuk sebagai Ketua']
    """
    dulu = {str(a["pegawai"]): a for a in lama}
    kini = {str(a["pegawai"]): a for a in baru}
    hasil = []
    for pk in (*kini, *(p for p in dulu if p not in kini)):
        a, b = dulu.get(pk, {}), kini.get(pk, {})
        semula, menjadi = str(a.get("kedudukan", "")), str(b.get("kedudukan", ""))
        if semula != menjadi:
            nama = str(b.get("nama") or a.get("nama", ""))
            hasil.append(BedaAnggota(pegawai=pk, nama=nama, semula=semula, menjadi=menjadi))
    return tuple(hasil)


def kutipan_dicabut(mengingat: Iterable[str]) -> dict[int, str]:
    """Line of Mengingat -> what to say about it, where the regulation was replaced."""
    hasil = {}
    for n, teks in enumerate(mengingat):
        ganti = pengganti(teks)
        if ganti is not None:
            lama, baru = ganti
            hasil[n] = (
                f"{lama.jenis} Nomor {lama.nomor} Tahun {lama.tahun} sudah diganti dengan "
                f"{baru.kutipan}."
            )
    return hasil


def ganti_dicabut(mengingat: Iterable[str]) -> list[str]:
    """The list with every revoked regulation replaced; one that is there already is not doubled."""
    hasil: list[str] = []
    for teks in mengingat:
        ganti = pengganti(teks)
        baru = teks if ganti is None else f"{ganti[1].kutipan};"
        if baru not in hasil:
            hasil.append(baru)
    return hasil
