"""`susun` on a rencana kerja (D08): why, how far, who measures what, when, from which source.

Filled from the minutes before it, the team, the timeline of the SOP and the plan; in a later
period from the programme of the period before, with what differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tolok.dasar.periode import Periode
from tolok.dasar.tanggal import tanggal
from tolok.dasar.temuan import Temuan, Tingkat
from tolok.kinerja.domain.rencana import Rencana
from tolok.kinerja.selectors import kinerja as selectors
from tolok.kinerja.tindakan.bahan import periode_halaman, rencana_asli, sekali
from tolok.organisasi.selectors import sk_tim_berlaku
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.pelaksanaan.tindakan.waktu import usul_jadwal
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan

__all__ = [
    "FORMAT_RENCANA_KERJA",
    "PanelRencanaKerja",
    "banding_rencana_kerja",
    "merencanakan",
    "periksa_rencana_kerja",
    "program_kerja_berlaku",
    "ringkas_rencana_kerja",
]

FORMAT_RENCANA_KERJA = "tolok/rencana-kerja/1"
_TEKS = {
    "dasar": "Dasar",
    "tujuan": "Tujuan",
    "ruang_lingkup": "Ruang lingkup",
    "keperluan": "Keperluan",
}
_TABEL = {
    "anggota": ("nama", "kedudukan", "tugas"),
    "tahapan": ("tahap", "pelaksana", "mulai", "selesai", "keluaran"),
    "sumber": ("data", "asal", "cara"),
    "risiko": ("risiko", "penanganan"),
}
_TETAP = ("tujuan", "keperluan", "sumber", "risiko")
"""What a programme of the period before passes on as it was."""


def merencanakan(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """A row that draws up a work programme."""
    tindakan = {t.jenis for t in langkah.tindakan}
    buat = {h.jenis.value for h in langkah.menghasilkan}
    return JenisTindakan.SUSUN in tindakan and "rencana_kerja" in buat


def periksa_rencana_kerja(isi: Mapping[str, Any]) -> list[Temuan]:
    """A programme says why, how far, who and when; a plain text of another office is as good."""
    if isi.get("format") != FORMAT_RENCANA_KERJA:
        return []
    kurang = [
        Temuan(
            lokasi=f"sel-{k}",
            tingkat=Tingkat.GALAT,
            masalah=f"{_TEKS[k]} belum diisi.",
            saran="Tulis satu kalimat.",
        )
        for k in ("dasar", "tujuan", "ruang_lingkup")
        if not isi[k].strip()
    ]
    if not isi["tahapan"]:
        kurang.append(
            Temuan(
                lokasi="sel-tahapan",
                tingkat=Tingkat.GALAT,
                masalah="Tahapan belum ada.",
                saran="Tulis sedikitnya satu tahapan dengan tanggalnya.",
            )
        )
    return kurang


def ringkas_rencana_kerja(isi: Mapping[str, Any]) -> str:
    """It in one line."""
    if isi.get("format") != FORMAT_RENCANA_KERJA:
        return str(isi.get("judul") or isi.get("teks") or "")[:120]
    return f"{len(isi['tahapan'])} tahapan, {len(isi['anggota'])} anggota"


def banding_rencana_kerja(
    lama: Mapping[str, Any], baru: Mapping[str, Any]
) -> list[dict[str, str]]:
    """What differs between two programmes: texts, and rows of tables by their first column."""
    hasil = [
        {
            "tempat": nama,
            "semula": str(lama.get(k) or "(kosong)"),
            "menjadi": str(baru.get(k) or "(kosong)"),
        }
        for k, nama in _TEKS.items()
        if str(lama.get(k) or "") != str(baru.get(k) or "")
    ]
    for k, kolom in _TABEL.items():
        hasil += _banding_tabel(k.capitalize(), kolom, lama.get(k) or (), baru.get(k) or ())
    return hasil


def _banding_tabel(
    nama: str,
    kolom: Sequence[str],
    lama: Sequence[Mapping[str, str]],
    baru: Sequence[Mapping[str, str]],
) -> list[dict[str, str]]:
    dulu = {b.get(kolom[0], ""): b for b in lama}
    kini = {b.get(kolom[0], ""): b for b in baru}
    hasil = []
    for satu in dict.fromkeys((*dulu, *kini)):
        semula, menjadi = _baris(dulu.get(satu), kolom), _baris(kini.get(satu), kolom)
        if semula != menjadi:
            hasil.append({"tempat": f"{nama}: {satu}", "semula": semula, "menjadi": menjadi})
    return hasil


def _baris(baris: Mapping[str, str] | None, kolom: Sequence[str]) -> str:
    """A row in the order of its columns, whatever order it was stored in."""
    if baris is None:
        return "(tidak ada)"
    return ", ".join(str(baris[k]) for k in kolom if baris.get(k))


class PanelRencanaKerja(PanelIsian):
    """Four texts and four tables; everything is proposed, everything may be changed."""

    kode = "susun"
    judul = "Program kerja"
    jenis = "rencana_kerja"
    templat = "kinerja/tindakan/rencana_kerja.html"
    kabar = "Program kerja diserahkan."
    kata_kirim = "Serahkan program kerja"

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """The programme of the period before with this period's dates; else a first proposal."""
        isi = _usul(halaman)
        lalu = _lalu(halaman)
        if lalu is not None:
            isi = {**isi, **{k: lalu[k] for k in _TETAP if lalu.get(k)}}
            isi["anggota"] = _tugas_lama(isi["anggota"], lalu.get("anggota") or ())
        return isi

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """What differs from the period before; nothing does: the row may not be needed."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        lalu, kini = _lalu(halaman), isi or self.awal(halaman)
        beda = [] if lalu is None else banding_rencana_kerja(lalu, kini)
        return {
            "lalu": lalu,
            "beda": beda,
            "sama": lalu is not None and not [b for b in beda if not _hanya_waktu(b)],
            "teks": [
                {"kunci": k, "nama": nama, "nilai": kini.get(k, "")} for k, nama in _TEKS.items()
            ],
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """Texts and tables as typed; empty rows are left out."""
        return {
            "format": FORMAT_RENCANA_KERJA,
            "periode": kiriman.halaman.pelaksanaan.periode,
            **{k: kiriman.teks(k).replace("\r\n", "\n") for k in _TEKS},
            **{k: _tabel(kiriman, k, kolom) for k, kolom in _TABEL.items()},
        }

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """One sheet."""
        return [Hasil(jenis=self.jenis, isi=isi)]


def program_kerja_berlaku(halaman: HalamanTugas) -> str:
    """The programme of the period before, where this row would make the same but for its dates."""
    langkah = halaman.lintasan.langkah[halaman.tugas.langkah]
    membuat = any(h.jenis.value == PanelRencanaKerja.jenis for h in langkah.menghasilkan)
    if halaman.tugas.induk is not None or not membuat:
        return ""
    lalu = _lalu(halaman)
    if lalu is None:
        return ""
    isi, _ = halaman.isi_awal(PanelRencanaKerja.kode, PanelRencanaKerja.jenis)
    kini = isi or PanelRencanaKerja().awal(halaman)
    if any(not _hanya_waktu(b) for b in banding_rencana_kerja(lalu, kini)):
        return ""
    periode = Periode.dari_kode(str(lalu["periode"])).nama
    return (
        f"Program kerja {periode} masih berlaku: tujuan, susunan tugas "
        f"{len(lalu.get('anggota') or ())} anggota, sumber data, dan risikonya tidak berubah; "
        "hanya tanggalnya yang menyesuaikan."
    )


def _tabel(kiriman: Kiriman, nama: str, kolom: Sequence[str]) -> list[dict[str, str]]:
    awalan = f"{nama}_"
    baris = kiriman.baris(*(awalan + k for k in kolom))
    return [{k.removeprefix(awalan): v for k, v in b.items()} for b in baris]


def _hanya_waktu(beda: Mapping[str, str]) -> bool:
    """Dates, the base and the named period change by themselves every quarter."""
    return beda["tempat"] in ("Dasar", "Ruang lingkup") or beda["tempat"].startswith("Tahapan:")


def _lalu(halaman: HalamanTugas) -> dict[str, Any] | None:
    return sekali(
        halaman,
        "rencana kerja lalu",
        lambda: selectors.lembar_periode_lalu(
            halaman.pelaksanaan.instansi_id,
            periode_halaman(halaman),
            PanelRencanaKerja.jenis,
            FORMAT_RENCANA_KERJA,
        ),
    )


def _usul(halaman: HalamanTugas) -> dict[str, Any]:
    """A first proposal from the minutes, the team, the SOP's rows to come and the plan."""
    rencana = rencana_asli(halaman)
    notula = next((m.isi for m in halaman.masukan if m.jenis == "notula"), {})
    kini = [b for b in rencana.butir if b.dijadwalkan(rencana.tw)]
    tingkat = list(dict.fromkeys(rencana.simpul_menurut_id[b.simpul].jenis.value for b in kini))
    return {
        "format": FORMAT_RENCANA_KERJA,
        "periode": halaman.pelaksanaan.periode,
        "dasar": "\n".join(_dasar(halaman, notula)),
        "tujuan": f"Mengukur capaian kinerja {rencana.periode.nama} dengan cara yang sama untuk "
        "seluruh indikator dan dengan bukti yang dapat diperiksa.",
        "ruang_lingkup": f"{rencana.periode.nama}; tingkat {', '.join(tingkat) or 'rencana kinerja'}; "
        f"{len(kini)} indikator dan {len(rencana.anggaran)} subkegiatan.",
        "keperluan": "",
        "anggota": _anggota(halaman, rencana),
        "tahapan": [*_tindak_lanjut(notula), *_tahapan(halaman)],
        "sumber": _sumber(rencana),
        "risiko": [],
    }


def _dasar(halaman: HalamanTugas, notula: Mapping[str, Any]) -> list[str]:
    """The minutes this row works on, and the decree of the team in force."""
    hasil = []
    if notula.get("tanggal"):
        nomor = f", undangan nomor {notula['nomor']}" if notula.get("nomor") else ""
        hasil.append(f"Notula rapat tanggal {_hari(notula['tanggal'])}{nomor}.")
    sk = sekali(
        halaman,
        "sk tim",
        lambda: sk_tim_berlaku(halaman.pelaksanaan.instansi, halaman.kini.hari),
    )
    if sk is not None:
        hasil.append(f"{sk[0]}.")
    return hasil or [f"Jadwal {halaman.pelaksanaan.nama_sop}."]


def _hari(teks: Any) -> str:
    """A day of a sheet as it prints; what is no day stays as it was typed."""
    try:
        return tanggal(date.fromisoformat(str(teks)))
    except ValueError:
        return str(teks)


def _anggota(halaman: HalamanTugas, rencana: Rencana) -> list[dict[str, str]]:
    """Who works on the row, each with the indicators of their own unit."""
    kunci = halaman.domain.pemegang.kunci
    orang = [UUID(p.pelaku.pegawai) for p in halaman.fakta.pemangku.get(kunci, ())]
    nama = sebutan(orang, halaman.nama_kantor)
    susunan = halaman.kini.susunan
    tim = {
        a.pegawai: (a.kedudukan or ("Ketua" if a.ketua else "Anggota"))
        for daftar in susunan.tim.values()
        for a in daftar
    }
    milik: dict[str, list[str]] = {}
    for b in rencana.butir:
        if b.dijadwalkan(rencana.tw):
            milik.setdefault(b.unit, []).append(b.kode)
    hasil = []
    for pk in dict.fromkeys(orang):
        duduk = susunan.duduk(pk)
        unit = str(susunan.kursi[duduk[0].jabatan].unit) if duduk else ""
        kode = ", ".join(milik.get(unit, ())[:12])
        tugas = f"Mengumpulkan dan mengukur {kode}" if kode else "Memeriksa kelengkapan bukti"
        hasil.append({"nama": nama.dari(pk), "kedudukan": tim.get(pk, ""), "tugas": tugas})
    return hasil


def _tindak_lanjut(notula: Mapping[str, Any]) -> list[dict[str, str]]:
    """What the meeting agreed on becomes a stage."""
    return [
        {
            "tahap": str(t.get("apa", "")),
            "pelaksana": str(t.get("siapa", "")),
            "mulai": "",
            "selesai": str(t.get("kapan", "")),
            "keluaran": "",
        }
        for t in notula.get("tindak_lanjut") or ()
    ]


def _tahapan(halaman: HalamanTugas) -> list[dict[str, str]]:
    """The rows to come with the dates that their standard times give."""
    lintasan = halaman.lintasan
    return [
        {
            "tahap": str(b["tahapan"]),
            "pelaksana": str(b["pelaksana"]),
            "mulai": str(b["mulai"]),
            "selesai": str(b["selesai"]),
            "keluaran": ", ".join(
                dict.fromkeys(
                    h.jenis.value.replace("_", " ")
                    for h in lintasan.langkah[int(b["langkah"])].menghasilkan
                )
            ),
        }
        for b in usul_jadwal(halaman)
    ]


def _sumber(rencana: Rencana) -> list[dict[str, str]]:
    """Sources of the indicators due now, each with the indicators it feeds."""
    menurut: dict[str, list[str]] = {}
    for b in rencana.butir:
        if b.dijadwalkan(rencana.tw):
            menurut.setdefault(b.sumber or "sumber belum ditulis", []).append(b.kode)
    return [
        {"data": ", ".join(kode[:12]), "asal": asal, "cara": "diminta dari pemilik data"}
        for asal, kode in menurut.items()
    ]


def _tugas_lama(
    kini: Sequence[dict[str, str]], lalu: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """Members of today, each with the task of the period before where they had one."""
    dulu = {b.get("nama", ""): b.get("tugas", "") for b in lalu}
    return [{**b, "tugas": dulu.get(b["nama"]) or b["tugas"]} for b in kini]
