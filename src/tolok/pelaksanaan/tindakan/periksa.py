"""`periksa` and `sahkan`: read a version, then approve, approve with notes, or return it.

A document that came back to a reviewer opens for repair: every mandatory note is answered and a
new version made; it never goes up unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tolok.dasar.galat import MasukanTidakSah
from tolok.pelaksanaan.domain.keadaan import KunciHasil, Tugas as TugasDomain
from tolok.pelaksanaan.domain.kejadian import Bentuk, Keputusan
from tolok.pelaksanaan.domain.kembali import sasaran_baku, sasaran_kembali
from tolok.pelaksanaan.domain.rujukan import versi_sebelum
from tolok.pelaksanaan.domain.tindakan import ATURAN, AturanTindakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.lembar import isi_lembar, skema_lembar
from tolok.pelaksanaan.models import Lembar, Tugas
from tolok.pelaksanaan.privasi import subjek_tugas
from tolok.pelaksanaan.sebutan import sebutan
from tolok.pelaksanaan.services import Catatan, Hasil, serahkan
from tolok.pelaksanaan.tampilan.nama import Nama
from tolok.pelaksanaan.tindakan.banyak import BahanSubjek, SiapSerah
from tolok.pelaksanaan.tindakan.daftar import Fragmen, PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman, Masukan
from tolok.pelaksanaan.tindakan.umum import PERINTAH_UMUM, baca_catatan, baca_jawaban

__all__ = [
    "PanelPutusan",
    "Penyunting",
    "daftarkan_pembanding",
    "daftarkan_penyunting",
    "putusan_bersama",
    "putusan_di_atas",
]

_AWALAN = "perbaikan-"
_PUTUSAN_TERBANYAK = 12
_SATU_PUTUSAN = frozenset({"periksa", "sahkan", "tandatangani"})
"""Acts that one decision of the row's holder finishes together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penyunting:
    """How a reviewer corrects a kind of document: a template with `isi`, and a reader.

    `baca(kiriman, isi_lama)` gives the whole new content; what it does not touch stays.
    `cocok`: whether it can edit this content; a sheet written as plain text gets text fields.
    `konteks`: what its template shows besides (`penyunting.konteks`): choices, lists of people.
    """

    templat: str
    baca: Callable[[Kiriman, Mapping[str, Any]], dict[str, Any]]
    cocok: Callable[[Mapping[str, Any]], bool] = lambda isi: bool(isi)
    konteks: Callable[[HalamanTugas, Mapping[str, Any]], Mapping[str, Any]] | None = None


_daftar_penyunting: dict[str, Penyunting] = {}


def daftarkan_penyunting(jenis: str, penyunting: Penyunting) -> None:
    """Give a kind an editor of its own (kinerja: the narrative of the laporan)."""
    _daftar_penyunting[jenis] = penyunting


# Says what differs between two versions of a kind: `tempat`, `semula`, `menjadi` per place.
Pembanding = Callable[[Mapping[str, Any], Mapping[str, Any]], list[dict[str, str]]]
_daftar_pembanding: dict[str, Pembanding] = {}


def daftarkan_pembanding(jenis: str, pembanding: Pembanding) -> None:
    """Give a kind words of its own for what changed (kinerja: rows and columns)."""
    _daftar_pembanding[jenis] = pembanding


def _baca_teks(kiriman: Kiriman, lama: Mapping[str, Any]) -> dict[str, Any]:
    """Without an editor of its own every text of the sheet is a text field."""
    return {
        kunci: kiriman.teks(f"{_AWALAN}{kunci}", nilai) if isinstance(nilai, str) else nilai
        for kunci, nilai in lama.items()
    }


_PENYUNTING_TEKS = Penyunting(templat="pelaksanaan/tindakan/perbaikan_teks.html", baca=_baca_teks)


def _penyunting_untuk(masukan: Masukan) -> Penyunting:
    satu = _daftar_penyunting.get(masukan.jenis, _PENYUNTING_TEKS)
    return satu if satu.cocok(masukan.isi) else _PENYUNTING_TEKS


class PanelPutusan:
    """The panel of a deciding act; `kode` is periksa or sahkan."""

    def __init__(self, kode: str, judul: str) -> None:
        self.kode = kode
        self.judul = judul

    @property
    def aturan(self) -> AturanTindakan:
        """The general rule of the act."""
        return ATURAN[self.kode]

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Approve, approve with notes, return, hand a repair on."""
        return {
            "setujui": PerintahPanel(lakukan=_setujui, kabar="Persetujuan Anda tercatat."),
            "kembalikan": PERINTAH_UMUM["kembalikan"],
            "perbaiki": PerintahPanel(lakukan=_perbaiki, kabar="Perbaikan diserahkan."),
        }

    def siap(self, bahan: BahanSubjek) -> SiapSerah:
        """With what is there to read, a subject may be approved with the others."""
        if not bahan.masukan:
            return SiapSerah(kurang="Belum ada yang diperiksa.")
        jenis, isi = next(iter(bahan.masukan.items()))
        return SiapSerah(ringkas=skema_lembar(jenis, isi).ringkas(isi))

    def tampil(self, halaman: HalamanTugas) -> Fragmen:
        """The document with what changed, the notes, and the decision bar; or the repair."""
        atas = putusan_di_atas(halaman, self.kode)
        if atas:
            return putusan_bersama(halaman, atas)
        tugas = halaman.domain
        perbaikan = tugas.bentuk is Bentuk.PERBAIKAN
        milik_lain = halaman.domain.induk is None and not halaman.memutuskan and not perbaikan
        if milik_lain:
            return Fragmen(
                templat="pelaksanaan/tindakan/peserta.html",
                konteks={"bagian": bagian_peserta(halaman, self.kode), "boleh_lepas": False},
            )
        lintasan, nomor = halaman.lintasan, halaman.tugas.langkah
        konteks: dict[str, Any] = {
            "perbaikan": perbaikan,
            "perubahan": perubahan(halaman),
            "keputusan_lalu": keputusan_lalu(halaman),
            "catatan_terbuka": catatan_terbuka(halaman) if perbaikan else [],
            "penyunting": _penyunting(halaman) if perbaikan else [],
            "sasaran": [lintasan.langkah[n] for n in sasaran_kembali(lintasan, nomor)],
            "sasaran_baku": sasaran_baku(lintasan, nomor),
            "usul_kembali": usul_kembali(halaman),
            "tidak_dicetak": not halaman.langkah.kembali_tercetak,
            "kata_alasan": _kata_alasan(halaman),
            "pilihan_maju": list(lintasan.maju(nomor)) if len(lintasan.maju(nomor)) > 1 else [],
        }
        bilah = "_bilah_perbaikan.html" if perbaikan else "_bilah_putusan.html"
        return Fragmen(
            templat="pelaksanaan/tindakan/periksa.html",
            bilah=f"pelaksanaan/tindakan/{bilah}",
            konteks=konteks,
        )


def putusan_di_atas(halaman: HalamanTugas, kode: str) -> str:
    """The act earlier in this row whose one decision also finishes this act; empty: none."""
    nomor = halaman.tugas.langkah
    perbaikan = halaman.domain.bentuk is Bentuk.PERBAIKAN
    if halaman.domain.induk is not None or not (halaman.memutuskan or perbaikan):
        return ""
    sendiri = [
        t.jenis.value
        for t in halaman.lintasan.tindakan(nomor)
        if t.jenis.value in _SATU_PUTUSAN and not halaman.lintasan.bagian_orang_lain(nomor, t)
    ]
    return sendiri[0] if kode in sendiri[1:] else ""


def putusan_bersama(halaman: HalamanTugas, atas: str) -> Fragmen:
    """Instead of a second decision: which one counts for this act too."""
    return Fragmen(
        templat="pelaksanaan/tindakan/putusan_bersama.html",
        konteks={
            "tombol": "Sahkan" if atas == "sahkan" else "Setujui",
            "perbaikan": halaman.domain.bentuk is Bentuk.PERBAIKAN,
        },
    )


def usul_kembali(halaman: HalamanTugas) -> dict[str, Any]:
    """What a verification in this very row marked: reason, cells and notes, ready to be sent back."""
    lembar = halaman.lembar.get("verifikasi")
    isi = isi_lembar(lembar) if lembar is not None else {}
    perbaiki = [b for b in isi.get("baris", ()) if b.get("sesuai") == "perbaiki"]
    return {
        "alasan": str(isi.get("keputusan", "")) if perbaiki else "",
        "butir": [
            {"kode": str(b["kode"]), "nama": str(b["nama"]), "catatan": str(b["catatan"])}
            for b in perbaiki
        ],
    }


def _kata_alasan(halaman: HalamanTugas) -> str:
    """What the printed sentence calls the words that go with a return: "arahan" where it does."""
    arahan = "arahan" in halaman.langkah.uraian.casefold()
    return "Arahan perbaikan" if arahan else "Alasan pengembalian"


def bagian_peserta(halaman: HalamanTugas, kode: str) -> list[dict[str, Any]]:
    """Shares of an act with their names and state, for who collects them: what is awaited first."""
    nama = halaman.sebutan
    milik = [t for t in halaman.anak if t.tindakan == kode]
    alasan = _alasan_menolak([t for t in milik if t.keputusan == Keputusan.MENOLAK.value])
    bagian = []
    for t in milik:
        menolak = t.keputusan == Keputusan.MENOLAK.value
        terjawab = str(t.pk) in halaman.domain.jawaban
        bagian.append(
            {
                "tugas": t,
                "nama": nama.dari(t.subjek) if t.subjek else nama.dari(t.pemegang_id),
                "pemegang": nama.dari(t.pemegang_id) if t.pemegang_id else "",
                "menolak": menolak,
                "alasan": alasan.get(t.pk, ""),
                "terjawab": terjawab,
                "beres": not t.terbuka and (terjawab or not menolak),
            }
        )
    return sorted(bagian, key=lambda b: (b["beres"], not b["menolak"]))


def _alasan_menolak(menolak: Sequence[Tugas]) -> dict[UUID, str]:
    """Why each of them declined. One query, or none."""
    if not menolak:
        return {}
    daftar = Lembar.objects.filter(tugas__in=[t.pk for t in menolak], jenis="alasan")
    return {x.tugas: str(isi_lembar(x).get("teks", "")) for x in daftar.order_by("pada")}


def perubahan(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Texts that differ from the version before, per document: semula and menjadi."""
    ada = halaman.lembar_disebut
    pasangan = [(m, _sebelum(halaman, m)) for m in halaman.masukan]
    return [
        {"masukan": m, "butir": _pembanding(m.jenis)(isi_lembar(ada[pk]), m.isi)}
        for m, pk in pasangan
        if pk in ada
    ]


def _sebelum(halaman: HalamanTugas, m: Masukan) -> str:
    """The sheet of the version before; empty for a first version."""
    kunci = KunciHasil(m.langkah, m.jenis, str(m.subjek) if m.subjek else None)
    lama = versi_sebelum(halaman.keadaan, kunci, m.versi)
    return lama.lembar if lama else ""


def _pembanding(jenis: str) -> Pembanding:
    ada = _daftar_pembanding.get(jenis)
    return _beda if ada is None else ada


def _beda(lama: Any, baru: Any, tempat: str = "") -> list[dict[str, str]]:
    """Leaves that differ, by path."""
    if isinstance(lama, dict) and isinstance(baru, dict):
        hasil = []
        for kunci in dict.fromkeys((*lama, *baru)):
            hasil += _beda(lama.get(kunci), baru.get(kunci), f"{tempat}/{kunci}".strip("/"))
        return hasil
    if isinstance(lama, list) and isinstance(baru, list):
        panjang = max(len(lama), len(baru))
        hasil = []
        for i in range(panjang):
            kiri = lama[i] if i < len(lama) else None
            kanan = baru[i] if i < len(baru) else None
            hasil += _beda(kiri, kanan, f"{tempat}/{i + 1}")
        return hasil
    if lama == baru:
        return []
    return [{"tempat": tempat, "semula": _teks(lama), "menjadi": _teks(baru)}]


def _teks(nilai: Any) -> str:
    if nilai is None:
        return "(kosong)"
    if isinstance(nilai, dict | list):
        return "(tabel)"
    return str(nilai)


_KATA_PUTUSAN = {
    Keputusan.SETUJU: "setuju",
    Keputusan.SETUJU_DENGAN_CATATAN: "setuju dengan catatan",
}


def keputusan_lalu(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Approvals so far of what this task works on, newest first. An approval that stands though
    the document has a newer version was carried: its own part is unchanged. One query."""
    keadaan, kini = halaman.keadaan, _versi_kini(halaman)
    tugas = [
        t
        for t in keadaan.tugas.values()
        if t.keputusan in _KATA_PUTUSAN and t.oleh is not None and t.induk is None
        if any((o.langkah, o.jenis) in kini for o in t.objek)
        if halaman.pandangan.tugas(t) and _sesubjek(halaman, t)
    ]
    tugas.sort(key=lambda t: t.urutan_tutup or 0, reverse=True)
    orang: set[Any] = {t.subjek for t in tugas}
    orang |= {t.oleh.jabatan or t.oleh.pegawai for t in tugas if t.oleh}
    nama = Nama(sebutan=sebutan(orang, halaman.nama_kantor))
    return [
        {
            "oleh": nama.pelaku(t.oleh),
            "langkah": t.langkah,
            "kata": _KATA_PUTUSAN[t.keputusan],
            "pada": t.ditutup,
            "versi": versi,
            "versi_teks": str(versi),
            "dibawa": versi < kini[kunci] and t.id in keadaan.baris[t.langkah].selesai.values(),
            "lama": versi < kini[kunci],
        }
        for t in tugas[:_PUTUSAN_TERBANYAK]
        if t.keputusan is not None
        for kunci, versi in [_versi_diputuskan(t, kini)]
    ]


def _sesubjek(halaman: HalamanTugas, t: TugasDomain) -> bool:
    """In rows per employee only what was decided about this very person."""
    subjek = subjek_tugas(halaman.keadaan, halaman.domain)
    return t.langkah not in halaman.lintasan.per_orang or subjek in (None, t.subjek)


def _versi_kini(halaman: HalamanTugas) -> dict[tuple[int, str], int]:
    return {(m.langkah, m.jenis): m.versi.versi for m in halaman.masukan}


def _versi_diputuskan(
    tugas: TugasDomain, kini: Mapping[tuple[int, str], int]
) -> tuple[tuple[int, str], int]:
    objek = next(o for o in tugas.objek if (o.langkah, o.jenis) in kini)
    return (objek.langkah, objek.jenis), objek.versi


def catatan_terbuka(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """Mandatory notes of the return that opened this repair, oldest first."""
    karena = halaman.domain.karena
    kembali = halaman.keadaan.kembali.get(karena) if karena else None
    if kembali is None:
        return []
    daftar = [(pk, x) for pk, x in halaman.lembar_disebut.items() if pk in kembali.catatan]
    return [{"id": pk, **isi_lembar(x)} for pk, x in daftar]


def _penyunting(halaman: HalamanTugas) -> list[dict[str, Any]]:
    """The editors of the documents under repair."""
    return [
        {
            "masukan": m,
            "isi": m.isi,
            "templat": _penyunting_untuk(m).templat,
            "konteks": _konteks(halaman, m),
            "teks": [
                {"kunci": k, "nama": f"{_AWALAN}{k}", "nilai": v}
                for k, v in m.isi.items()
                if isinstance(v, str)
            ],
        }
        for m in halaman.masukan
    ]


def _konteks(halaman: HalamanTugas, m: Masukan) -> Mapping[str, Any]:
    susun = _penyunting_untuk(m).konteks
    return {} if susun is None else susun(halaman, m.isi)


def _setujui(kiriman: Kiriman) -> Jawaban:
    """With any note it is an approval with notes; the notes then bind nobody."""
    catatan = baca_catatan(kiriman)
    umum = kiriman.teks("catatan")
    if umum:
        catatan.append(Catatan(teks=umum, wajib=False))
    maju = kiriman.teks("maju")
    return serahkan(
        pada=kiriman.pada,
        keputusan=Keputusan.SETUJU_DENGAN_CATATAN if catatan else Keputusan.SETUJU,
        catatan=catatan,
        maju=int(maju) if maju.isascii() and maju.isdigit() and len(maju) < 4 else maju or None,
    )


def _perbaiki(kiriman: Kiriman) -> Jawaban:
    """The corrected documents and the answers to the notes."""
    hasil = []
    for m in kiriman.halaman.masukan:
        penyunting = _penyunting_untuk(m)
        baru = penyunting.baca(kiriman, m.isi)
        if baru != m.isi:
            hasil.append(Hasil(jenis=m.jenis, isi=baru, tahap=m.versi.tahap, subjek=m.subjek))
    if not hasil:
        raise MasukanTidakSah(
            "Dokumen belum diubah.",
            "Perbaiki isinya, atau kembalikan lagi ke penyusunnya dengan alasan.",
            "perbaikan",
        )
    return serahkan(pada=kiriman.pada, hasil=hasil, jawaban=baca_jawaban(kiriman))
