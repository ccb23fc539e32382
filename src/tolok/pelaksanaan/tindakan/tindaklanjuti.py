"""`tindaklanjuti` (D18): a plan from what the run found, signed by the team's head and who answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.pelaksanaan.domain import tindak_lanjut as rtl
from tolok.pelaksanaan.domain.pelaku import JenisPemegang, Pemegang
from tolok.pelaksanaan.domain.tindak_lanjut import FORMAT, baris_isi, pecah_rekomendasi
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.lembar import SkemaLembar, isi_lembar
from tolok.pelaksanaan.services import Hasil, selesaikan_tindakan, serahkan
from tolok.pelaksanaan.terbit.rencana_tindak_lanjut import dokumen_rencana
from tolok.pelaksanaan.tindakan.alur import tindakan_lain_selesai
from tolok.pelaksanaan.tindakan.bahan_kantor import (
    UsulTindakLanjut,
    daftar_subkegiatan,
    usul_tindak_lanjut,
)
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian

__all__ = ["SKEMA_RTL", "PanelTindakLanjut"]

_KOLOM = (
    "baris_id", "sumber", "uraian", "rencana", "keluaran", "jabatan", "tenggat", "subkegiatan",
)  # fmt: skip
_LHE = "Rekomendasi LHE AKIP"

SKEMA_RTL = SkemaLembar(
    jenis="rencana_tindak_lanjut",
    nama="Rencana tindak lanjut",
    periksa=rtl.periksa,
    ringkas=rtl.ringkas,
    templat="pelaksanaan/lembar/rencana_tindak_lanjut.html",
    dokumen=dokumen_rencana,
)


class PanelTindakLanjut(PanelIsian):
    """Rows with measure, owner and date; the head of the team signs first, then the holder."""

    kode = "tindaklanjuti"
    judul = "Rencana tindak lanjut"
    jenis = "rencana_tindak_lanjut"
    templat = "pelaksanaan/tindakan/tindaklanjuti.html"
    bilah = "pelaksanaan/tindakan/_bilah_tindaklanjuti.html"
    kabar = "Rencana tindak lanjut ditandatangani; barisnya kini dipantau."
    kata_kirim = "Tandatangani dan serahkan"

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Besides the form's own: the team head's signature, pasted recommendations, a new line."""
        return {
            **super().perintah,
            "tandatangani": PerintahPanel(
                lakukan=self.tandatangani, kabar="Anda menandatangani rencana ini.", tetap=True
            ),
            "tempel": PerintahPanel(
                lakukan=self.tempel, kabar="Rekomendasi ditambahkan sebagai baris.", tetap=True
            ),
            "tambah": PerintahPanel(lakukan=self.tambah, tetap=True),
            "pilih": PerintahPanel(
                lakukan=self.pilih, kabar="Usulan ditambahkan sebagai baris.", tetap=True
            ),
        }

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The form as it stands, for everybody of the row; who signed it."""
        isi, versi = self._isi(halaman)
        tanda = _tanda_ketua(halaman)
        return Fragmen(
            templat=self.templat,
            bilah=self.bilah,
            konteks={
                "isi": isi,
                "versi": versi,
                "daftar_baris": [*baris_isi(isi), *_kosong(isi)],
                "usul_lain": _usul_lain(halaman, isi),
                "jabatan": _jabatan(halaman),
                "subkegiatan": daftar_subkegiatan(halaman),
                "sunting": halaman.domain.terbuka and halaman.ikut,
                "sebagai_ketua": _sebagai_ketua(halaman),
                "perlu_ketua": _ada_ketua(halaman),
                "ketua_sudah": tanda is not None,
                "berubah": tanda is not None and tanda != _inti(isi),
                "holder": halaman.boleh,
                "kata_kirim": self.kata_kirim,
            },
        )

    def _isi(self, halaman: HalamanTugas) -> tuple[dict[str, Any], int]:
        isi, versi = halaman.isi_awal(self.kode, self.jenis)
        return isi or self.awal(halaman), versi

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """What the run itself found: notes, minutes, indicators that missed their target."""
        return {
            "format": FORMAT,
            "baris": [_baris(halaman, u) for u in usul_tindak_lanjut(halaman) if u.utama],
            "alasan_tanpa_ketua": "",
            "alasan_kosong": "",
        }

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The lines with the names of their owners; a line without any words is left out."""
        jabatan = dict(_jabatan(kiriman.halaman))
        baris = []
        for satu in kiriman.baris(*_KOLOM):
            ditulis = {k: v for k, v in satu.items() if k != "baris_id"}
            if not any(ditulis[k] for k in ("uraian", "rencana", "keluaran")):
                continue
            pk = satu["baris_id"] or str(uuid4())
            nama = jabatan.get(satu["jabatan"], "")
            baris.append({"id": pk, **ditulis, "nama_jabatan": nama})
        return {
            "format": FORMAT,
            "baris": baris,
            "alasan_tanpa_ketua": kiriman.teks("alasan_tanpa_ketua"),
            "alasan_kosong": kiriman.teks("alasan_kosong"),
        }

    def kirim(self, kiriman: Kiriman) -> Jawaban:
        """The holder's signature closes the row: over the very version the team's head signed."""
        halaman = kiriman.halaman
        isi = self.baca(kiriman)
        tanda = _tanda_ketua(halaman)
        if tanda is not None:
            if tanda != _inti(isi):
                raise MasukanTidakSah(
                    "Rencana berubah setelah ditandatangani ketua tim.",
                    "Mintakan tanda tangan ketua atas versi yang baru.",
                    "panel-tindaklanjuti",
                )
            return serahkan(pada=kiriman.pada)
        if _ada_ketua(halaman) and not isi["alasan_tanpa_ketua"]:
            raise MasukanTidakSah(
                "Ketua tim belum menandatangani rencana ini.",
                "Minta ketua menandatanganinya, atau sebutkan mengapa ia berhalangan.",
                "alasan_tanpa_ketua",
            )
        hasil = [Hasil(jenis=self.jenis, isi=isi)]
        if tindakan_lain_selesai(halaman, self.kode):
            return serahkan(pada=kiriman.pada, hasil=hasil)
        return selesaikan_tindakan(pada=kiriman.pada, tindakan=self.kode, hasil=hasil)

    def tandatangani(self, kiriman: Kiriman) -> Jawaban:
        """The head of the team signs the plan as typed now; again when it changed since."""
        halaman = kiriman.halaman
        if not _sebagai_ketua(halaman):
            raise TidakBerwenang(
                "Hanya ketua tim yang menandatangani di sini.",
                "Anggota lain cukup ikut mengisi barisnya.",
                "ketua_tim",
            )
        isi = {**self.baca(kiriman), "alasan_tanpa_ketua": ""}
        lama = halaman.lembar.get(self.jenis) if self.kode in halaman.selesai else None
        jawaban = {str(lama.pk): "Versi baru ditandatangani."} if lama is not None else None
        return selesaikan_tindakan(
            pada=kiriman.pada,
            tindakan=self.kode,
            hasil=[Hasil(jenis=self.jenis, isi=isi)],
            jawaban=jawaban,
        )

    def tempel(self, kiriman: Kiriman) -> Jawaban:
        """Pasted recommendations of the evaluation report become lines of their own."""
        isi = self.baca(kiriman)
        butir = pecah_rekomendasi(kiriman.teks("rekomendasi"))
        if not butir:
            raise MasukanTidakSah(
                "Belum ada rekomendasi yang ditempel.", "Tempel teks dari LHE.", "rekomendasi"
            )
        ada = {str(b["id"]) for b in isi["baris"]}
        baru = [
            _baris(kiriman.halaman, UsulTindakLanjut(kunci=f"lhe:{b}", sumber=_LHE, uraian=b))
            for b in butir
        ]
        isi["baris"] = [*isi["baris"], *(b for b in baru if b["id"] not in ada)]
        return self._simpan(kiriman, isi)

    def pilih(self, kiriman: Kiriman) -> Jawaban:
        """Proposals beside the plan that were ticked become lines of it."""
        isi = self.baca(kiriman)
        dipilih = set(kiriman.banyak("usul"))
        baru = [b for b in _usul_lain(kiriman.halaman, isi) if b["id"] in dipilih]
        if not baru:
            raise MasukanTidakSah(
                "Belum ada usulan yang dipilih.",
                "Centang usulan yang hendak dijadikan baris.",
                "panel-tindaklanjuti",
            )
        isi["baris"] = [*isi["baris"], *baru]
        return self._simpan(kiriman, isi)

    def tambah(self, kiriman: Kiriman) -> Jawaban:
        """Keep what is typed; the page comes back with room for one more line."""
        return self._simpan(kiriman, self.baca(kiriman))

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """One plan."""
        return [Hasil(jenis=self.jenis, isi=isi)]

    def _simpan(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Jawaban:
        simpan_konsep(
            pada=kiriman.pada,
            bagian=self.kode,
            isi=isi,
            versi=kiriman.bilangan("versi") or 0,
            boleh=kiriman.halaman.ikut,
        )
        return Jawaban(pelaksanaan=kiriman.pada.pelaksanaan, kejadian=())


def _inti(isi: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a signature is about: the lines."""
    return [dict(b) for b in baris_isi(isi)]


def _usul_lain(halaman: HalamanTugas, isi: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the run found besides, as lines; those that the plan has are left out."""
    if not (halaman.domain.terbuka and halaman.ikut):
        return []
    ada = {str(b["id"]) for b in baris_isi(isi)}
    lain = [_baris(halaman, u) for u in usul_tindak_lanjut(halaman) if not u.utama]
    return [b for b in lain if b["id"] not in ada]


def _kosong(isi: Mapping[str, Any]) -> list[dict[str, str]]:
    """Room for one more line; for three on an empty plan."""
    return [{"id": ""} for _ in range(1 if baris_isi(isi) else 3)]


def _baris(halaman: HalamanTugas, u: UsulTindakLanjut) -> dict[str, Any]:
    jabatan = dict(_jabatan(halaman))
    return {
        "id": rtl.id_baris(f"{halaman.pelaksanaan.pk}:{u.kunci}"),
        "sumber": u.sumber,
        "uraian": u.uraian,
        "rencana": u.rencana,
        "keluaran": u.keluaran,
        "jabatan": u.jabatan if u.jabatan in jabatan else "",
        "nama_jabatan": jabatan.get(u.jabatan, ""),
        "tenggat": u.tenggat.isoformat() if u.tenggat else "",
        "subkegiatan": u.subkegiatan,
    }


_ingatan: WeakKeyDictionary[HalamanTugas, list[tuple[str, str]]] = WeakKeyDictionary()


def _jabatan(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Posts of the office that somebody holds, by name; sorted once per page."""
    if halaman not in _ingatan:
        _ingatan[halaman] = _jabatan_terisi(halaman)
    return _ingatan[halaman]


def _jabatan_terisi(halaman: HalamanTugas) -> list[tuple[str, str]]:
    kursi = halaman.kini.susunan.kursi.values()
    milik = ((str(k.jabatan), k.nama) for k in kursi if not k.penilai_luar and k.duduk)
    return sorted(milik, key=lambda b: b[1])


def _tim(halaman: HalamanTugas) -> list[Pemegang]:
    return [p for p in halaman.domain.bersama if p.jenis is JenisPemegang.TIM]


def _sebagai_ketua(halaman: HalamanTugas) -> bool:
    """The reader leads a team that works along on this row."""
    kedudukan = halaman.fakta.kedudukan
    return halaman.domain.terbuka and any(
        p.kunci in kedudukan and kedudukan[p.kunci].ketua for p in _tim(halaman)
    )


def _ada_ketua(halaman: HalamanTugas) -> bool:
    """A team works along whose head is somebody else than the holder."""
    tim = halaman.kini.susunan.tim
    return any(
        a.ketua and a.pegawai != halaman.pegawai.pk
        for p in _tim(halaman)
        for a in tim.get(UUID(p.id), ())
    )


def _tanda_ketua(halaman: HalamanTugas) -> list[Mapping[str, Any]] | None:
    """The lines as the team's head signed them in this round; None while nobody has."""
    if PanelTindakLanjut.kode not in halaman.selesai:
        return None
    lembar = halaman.lembar.get(PanelTindakLanjut.jenis)
    return None if lembar is None else _inti(isi_lembar(lembar))
