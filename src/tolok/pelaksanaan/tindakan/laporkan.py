"""`laporkan`: a report goes up under a covering note; its receiver reads it and writes a line.

The own acts printed before it in the row are submitted with it, in one go. The receiver may turn
lines into follow-ups, or send the report back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.dasar.periode import Periode
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.kembali import sasaran_baku, sasaran_kembali
from tolok.pelaksanaan.domain.tindak_lanjut import FORMAT, id_baris
from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.lembar import isi_lembar, skema_lembar
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.services import Hasil, selesaikan_tindakan, serahkan
from tolok.pelaksanaan.terbit.daftar import id_naskah, kunci_lembar
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel, panel_langkah
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.nota import (
    JENIS_NOTA,
    SIFAT_NOTA,
    ambil_nomor,
    baca_nota,
    temuan_nomor,
)
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.pelaksanaan.tindakan.periksa import bagian_peserta
from tolok.pelaksanaan.tindakan.tugaskan import HARAP
from tolok.pelaksanaan.tindakan.umum import PERINTAH_UMUM
from tolok.pelaksanaan.tindakan.waktu import batas_hari, hari_isian, kalender_halaman
from tolok.sop.domain.hasil import JenisHasil

__all__ = ["PanelLaporkan"]

_KODE = "laporkan"


class PanelLaporkan(PanelIsian):
    """Holder: the covering note, sent with what the row made. Receiver: the report and a line."""

    kode = _KODE
    judul = "Laporan kepada atasan"
    jenis = JENIS_NOTA
    templat = "pelaksanaan/tindakan/laporkan.html"
    kata_kirim = "Laporkan"

    @property
    def aturan(self) -> AturanTindakan:
        """The general rule of the act."""
        return ATURAN[_KODE]

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Report, answer, send back, and a number for the note."""
        return {
            "simpan": PerintahPanel(lakukan=self.simpan),
            "simpan_nota": PerintahPanel(lakukan=self._simpan_nota),
            "kirim": PerintahPanel(lakukan=self.kirim, kabar="Laporan disampaikan."),
            "disposisi": PerintahPanel(lakukan=self.disposisi, kabar="Disposisi Anda tercatat."),
            "kembalikan": PERINTAH_UMUM["kembalikan"],
            "pesan_nomor": PerintahPanel(
                lakukan=self._pesan_nomor, kabar="Nomor diambil dari buku nomor Tolok.", tetap=True
            ),
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The note to write, the answers awaited, or the report to answer."""
        if halaman.domain.induk is not None:
            return self._bagian(halaman)
        if _sudah_dilaporkan(halaman):
            bagian = bagian_peserta(halaman, _KODE)
            return Fragmen(
                templat="pelaksanaan/tindakan/dilaporkan.html",
                konteks={"bagian": bagian, "dijawab": _jawaban(halaman)},
            )
        isi, versi = halaman.isi_awal(_KODE, JENIS_NOTA)
        belum = _belum(halaman)
        bersama = _bersama(halaman)
        return Fragmen(
            templat=self.templat,
            bilah="" if len(belum) > 1 else "pelaksanaan/tindakan/_bilah_laporkan.html",
            utama=len(belum) <= 1,
            konteks={
                "isi": isi or self.awal(halaman),
                "versi": versi,
                "kata_kirim": self.kata_kirim,
                "penerima": _penerima(halaman),
                "daftar_sifat": SIFAT_NOTA,
                "temuan_nomor": temuan_nomor(halaman, str(isi.get("nomor", ""))),
                "bersama": bersama,
                "formulir": f"isian-{bersama.kode}" if bersama else f"isian-{_KODE}",
                "belum": [_judul(halaman, kode) for kode in belum] if len(belum) > 1 else [],
            },
        )

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """A covering note in the row's own words."""
        kegiatan = _kegiatan(halaman)
        hari = hari_di(halaman.pelaksanaan.instansi.pemda, halaman.sekarang)
        return {
            "hal": f"Laporan {kegiatan}",
            "nomor": "",
            "tanggal": hari.isoformat(),
            "sifat": SIFAT_NOTA[0],
            "lampiran": "1 (satu) berkas",
            "tembusan": "",
            "dasar": "",
            "ruang_lingkup": "",
            "teks": f"Bersama ini disampaikan laporan {kegiatan}. Mohon arahan dan disposisi.",
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The note, with whom it goes to."""
        penerima = _penerima(kiriman.halaman)
        return {
            **baca_nota(kiriman),
            "teks": kiriman.teks("teks"),
            "dari": kiriman.halaman.sebutan.dari(kiriman.halaman.tugas.pemegang_id),
            "kepada": [p["id"] for p in penerima],
            "nama_kepada": [p["nama"] for p in penerima],
            "harap": [],
            "batas_hari": "",
        }

    def simpan(self, kiriman: Kiriman) -> Fragmen:
        """Keep the draft of the note, and of the act it is sent with; or the receiver's line."""
        hasil = self._simpan_nota(kiriman)
        bersama = _bersama(kiriman.halaman)
        return hasil if bersama is None else bersama.simpan(kiriman)

    def _simpan_nota(self, kiriman: Kiriman) -> Fragmen:
        """Keep the draft of the note alone, or of the receiver's line."""
        halaman = kiriman.halaman
        bagian = halaman.domain.induk is not None
        lama = halaman.konsep.get(_KODE)
        konsep = simpan_konsep(
            pada=kiriman.pada,
            bagian=_KODE,
            isi=_baca_disposisi(kiriman) if bagian else self.baca(kiriman),
            versi=lama.versi if lama else 0,
            boleh=halaman.ikut,
        )
        return Fragmen(
            templat="pelaksanaan/tindakan/_versi.html",
            konteks={"kode": _KODE, "versi": konsep.versi},
        )

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """One submission: what the row makes, and the note that covers it."""
        hasil: list[Hasil] = []
        bersama = _bersama(kiriman.halaman)
        if bersama is not None:
            hasil += bersama.hasil(kiriman, bersama.baca(kiriman))
        hasil.append(Hasil(jenis=JENIS_NOTA, isi=self.baca(kiriman)))
        return selesaikan_tindakan(pada=kiriman.pada, tindakan=_KODE, hasil=hasil)

    def _pesan_nomor(self, kiriman: Kiriman) -> Jawaban:
        return ambil_nomor(kiriman, _KODE, self.baca(kiriman))

    # -- the receiver --------------------------------------------------------------------------

    def _bagian(self, halaman: HalamanTugas) -> Fragmen:
        lintasan, nomor = halaman.lintasan, halaman.tugas.langkah
        isi, versi = halaman.isi_awal(_KODE, "disposisi")
        return Fragmen(
            templat="pelaksanaan/tindakan/disposisi_laporan.html",
            bilah="pelaksanaan/tindakan/_bilah_disposisi.html",
            konteks={
                "isi": isi or _disposisi_awal(halaman),
                "versi": versi,
                "daftar_harap": HARAP,
                "daftar_jabatan": _jabatan(halaman),
                "berkas": _yang_dilaporkan(halaman),
                "sasaran": [lintasan.langkah[n] for n in sasaran_kembali(lintasan, nomor)],
                "sasaran_baku": _sasaran_usul(halaman),
                "tidak_dicetak": True,
            },
        )

    def disposisi(self, kiriman: Kiriman) -> Jawaban:
        """The line of the receiver, with the follow-ups it orders."""
        if kiriman.halaman.domain.induk is None:
            raise TransisiTidakSah(
                "Disposisi atas laporan ditulis penerimanya.",
                "Laporkan dahulu; penerimanya menulis disposisi dari Tugas saya.",
                "laporkan",
            )
        isi = _baca_disposisi(kiriman)
        if not isi["teks"]:
            raise MasukanTidakSah(
                "Isi disposisi belum ditulis.", "Tulis sedikitnya satu kalimat.", "teks"
            )
        hasil = [Hasil(jenis="disposisi", isi=isi)]
        rencana = _rencana_lanjut(kiriman.halaman, isi["tindak_lanjut"])
        if rencana is not None:
            hasil.append(Hasil(jenis=JenisHasil.RENCANA_TINDAK_LANJUT.value, isi=rencana))
        return serahkan(pada=kiriman.pada, hasil=hasil)


def _kegiatan(halaman: HalamanTugas) -> str:
    periode = Periode.dari_kode(halaman.pelaksanaan.periode).nama
    return f"{halaman.pelaksanaan.nama_sop} {periode}"


def _penerima(halaman: HalamanTugas) -> list[dict[str, str]]:
    """Who receives the report, by post."""
    calon = halaman.fakta.peserta.get((halaman.tugas.langkah, _KODE), ())
    daftar = [c.pemegang.id for c in calon if c.pemegang.id]
    nama = sebutan(daftar, halaman.nama_kantor)
    return [{"id": pk, "nama": nama.dari(pk)} for pk in daftar]


def _belum(halaman: HalamanTugas) -> list[str]:
    """The row's own acts before this one that are not done."""
    hasil: list[str] = []
    for t in halaman.lintasan.tindakan(halaman.tugas.langkah):
        kode = t.jenis.value
        if kode == _KODE:
            break
        orang_lain = halaman.lintasan.bagian_orang_lain(halaman.tugas.langkah, t)
        if kode not in halaman.selesai and not orang_lain:
            hasil.append(kode)
    return hasil


def _judul(halaman: HalamanTugas, kode: str) -> str:
    satu = panel_langkah(kode, halaman.langkah, halaman.lintasan)
    return satu.judul if satu is not None else kode


def _bersama(halaman: HalamanTugas) -> PanelIsian | None:
    """The panel of the one own act still open before this one: it is submitted along."""
    belum = _belum(halaman)
    if len(belum) != 1 or halaman.domain.induk is not None:
        return None
    satu = panel_langkah(belum[0], halaman.langkah, halaman.lintasan)
    return satu if isinstance(satu, PanelIsian) else None


def _sudah_dilaporkan(halaman: HalamanTugas) -> bool:
    return _KODE in halaman.selesai or _KODE in halaman.domain.tindakan_dibuka


def _jawaban(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Dispositions that the receivers have written, newest last."""
    anak = {t.pk for t in halaman.anak if t.tindakan == _KODE}
    daftar = [x for x in halaman.lembar_arahan if x.jenis == "disposisi" and x.tugas in anak]
    return [{"pada": x.pada, **isi_lembar(x)} for x in daftar]


def _yang_dilaporkan(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """What the row itself submitted, and what stands beside the report (an analysis). Two queries."""
    ada = [x for x in _lembar_induk(halaman) if x.jenis not in ("isian_tim", "disposisi")]
    return [_tampil(halaman, x) for x in ada]


def _tampil(halaman: HalamanTugas, lembar: Lembar) -> dict[str, Any]:
    """A sheet as the receiver reads it: its name, its content, its document."""
    isi = isi_lembar(lembar)
    skema = skema_lembar(lembar.jenis, isi)
    tugas = halaman.keadaan.tugas[str(lembar.tugas)]
    kunci = kunci_lembar(lembar.jenis, tugas.subjek, tugas.langkah if skema.per_langkah else None)
    return {
        "nama": skema.nama,
        "isi": isi,
        "lembar": lembar,
        "templat": skema.templat,
        "ringkas": skema.ringkas(isi),
        "naskah": id_naskah(lembar.pelaksanaan_id, kunci) if skema.dokumen else None,
    }


def _lembar_induk(halaman: HalamanTugas) -> list[Lembar]:
    """Sheets of the main task, and notes that a deciding row put beside the same document."""
    induk = halaman.domain.induk or ""
    sendiri = {
        versi[-1].lembar
        for kunci, versi in halaman.keadaan.hasil.items()
        if versi and versi[-1].tugas == induk
    }
    pendamping = {
        versi[-1].lembar
        for kunci, versi in halaman.keadaan.hasil.items()
        if versi and kunci.jenis == "lain" and kunci.langkah in _pemutus(halaman)
    }
    daftar = Lembar.objects.filter(pk__in=sendiri | pendamping).order_by("pada")
    return list(daftar)


def _pemutus(halaman: HalamanTugas) -> set[int]:
    """Deciding rows before this one that worked on what this row works on."""
    lintasan, nomor = halaman.lintasan, halaman.tugas.langkah
    asal = {(t.jenis, t.dari) for t in halaman.langkah.mengerjakan}
    return {
        n
        for n in lintasan.nomor[: lintasan.posisi[nomor]]
        if lintasan.langkah[n].memutuskan
        and asal & {(t.jenis, t.dari) for t in lintasan.langkah[n].mengerjakan}
    }


def _sasaran_usul(halaman: HalamanTugas) -> int | None:
    """Who reported mends it: the nearest earlier row of the same lane; else the general target."""
    lintasan, nomor = halaman.lintasan, halaman.tugas.langkah
    pelapor = lintasan.langkah[nomor].penanggung_jawab
    sama = [
        n
        for n in sasaran_kembali(lintasan, nomor)
        if lintasan.langkah[n].penanggung_jawab == pelapor
    ]
    return sama[-1] if sama else sasaran_baku(lintasan, nomor)


def _disposisi_awal(halaman: HalamanTugas) -> dict[str, Any]:
    return {"harap": ["Proses lebih lanjut"], "teks": "", "batas_hari": "", "tindak_lanjut": []}


def _baca_disposisi(kiriman: Kiriman) -> dict[str, Any]:
    """From the receiver back to who reported, with lines that become follow-ups."""
    halaman = kiriman.halaman
    induk = halaman.keadaan.tugas[halaman.domain.induk or ""]
    isi: dict[str, Any] = {
        "dari": halaman.sebutan.dari(halaman.tugas.pemegang_id),
        "kepada": [induk.pemegang.id],
        "nama_kepada": [sebutan([induk.pemegang.id], halaman.nama_kantor).dari(induk.pemegang.id)],
        "harap": [h for h in kiriman.banyak("harap") if h in HARAP],
        "teks": kiriman.teks("teks"),
        "batas_hari": kiriman.teks("batas_hari"),
        "tindak_lanjut": _baca_lanjut(kiriman),
    }
    hari = hari_isian(isi["batas_hari"])
    tujuan = halaman.lintasan.maju(halaman.tugas.langkah)[0]
    if hari is not None and isinstance(tujuan, int):
        isi["batas"] = {str(tujuan): batas_hari(kalender_halaman(halaman), hari).isoformat()}
    return isi


def _baca_lanjut(kiriman: Kiriman) -> list[dict[str, str]]:
    """Follow-ups ordered with the disposition; a line without words is left out."""
    nama = dict(_jabatan(kiriman.halaman))
    return [
        {
            **{k.removeprefix("tl_"): v for k, v in baris.items()},
            "penanggung_jawab": nama.get(baris["tl_jabatan"], ""),
        }
        for baris in kiriman.baris("tl_uraian", "tl_jabatan", "tl_tenggat", "tl_keluaran")
        if baris["tl_uraian"]
    ]


def _jabatan(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Posts of the office that may answer for a follow-up, by name."""
    kursi = halaman.kini.susunan.kursi.values()
    return sorted(
        ((str(k.jabatan), k.nama) for k in kursi if not k.penilai_luar), key=lambda b: b[1]
    )


def _rencana_lanjut(
    halaman: HalamanTugas, daftar: Sequence[Mapping[str, str]]
) -> dict[str, Any] | None:
    """The ordered lines as a follow-up plan of their own; None without any, and where a later
    row of the SOP makes the plan: there they are proposed."""
    lain = any(
        h.jenis is JenisHasil.RENCANA_TINDAK_LANJUT
        for langkah in halaman.lintasan.langkah.values()
        for h in langkah.menghasilkan
    )
    if lain or not daftar:
        return None
    return {
        "format": FORMAT,
        "baris": [
            {
                "id": id_baris(f"disposisi:{halaman.tugas.pk}:{n}"),
                "sumber": "Disposisi pimpinan",
                "uraian": t["uraian"],
                "rencana": t["uraian"],
                "keluaran": t["keluaran"] or "Laporan hasil tindak lanjut",
                "jabatan": t["jabatan"],
                "nama_jabatan": t["penanggung_jawab"],
                "tenggat": t["tenggat"],
                "subkegiatan": "",
            }
            for n, t in enumerate(daftar)
        ],
        "alasan_kosong": "",
        "alasan_tanpa_ketua": "",
    }
