"""`susun` on an SK Tim (D13): the decree from a template, its members from the office's people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from tolok.dasar.galat import MasukanTidakSah, TidakBerwenang
from tolok.dasar.judul import rapikan_judul
from tolok.naskah.services.penomoran import periksa_nomor_luar, pesan_nomor
from tolok.organisasi.daftar_tim import SkTim, jabatan_pada, sk_terakhir
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain import sk_tim
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.sk_tim import KEDUDUKAN, KETUA
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.konsep import simpan_konsep
from tolok.pelaksanaan.lembar import SkemaLembar, isi_lembar
from tolok.pelaksanaan.models import Lembar
from tolok.pelaksanaan.services import Hasil
from tolok.pelaksanaan.terbit.daftar import id_naskah, kunci_lembar
from tolok.pelaksanaan.terbit.sk_tim import asal_sk, dokumen_sk
from tolok.pelaksanaan.tim_sk import id_tim
from tolok.pelaksanaan.tindakan.bahan_kantor import daftar_subkegiatan
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.panel_isian import PanelIsian
from tolok.pelaksanaan.tindakan.periksa import Penyunting
from tolok.regulasi.peraturan import akhiran_subkegiatan
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import LangkahJalan

__all__ = ["PENYUNTING_SK", "SKEMA_SK_TIM", "PanelSkTim", "banding_sk", "menyusun_sk"]

_TEKS = ("tentang", "nama_tim", "nomor", "tanggal", "mulai", "selesai", "kesatu", "ketiga")
_BANYAK = ("menimbang", "mengingat", "tembusan")
_LAMA = 12
"""How many earlier sheets are looked through for the text of the last decree."""

SKEMA_SK_TIM = SkemaLembar(
    jenis="sk_tim",
    nama="SK Tim",
    periksa=sk_tim.periksa,
    ringkas=sk_tim.ringkas,
    templat="pelaksanaan/lembar/sk_tim.html",
    dokumen=dokumen_sk,
    asal=asal_sk,
)


def menyusun_sk(langkah: LangkahJalan, lintasan: Lintasan) -> bool:
    """Whether this row drafts an SK Tim."""
    return any(h.jenis is JenisHasil.SK_TIM for h in langkah.menghasilkan)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisAnggota:
    """A member line as the form shows it; `tanda`: what to know about the person."""

    pegawai: str
    kedudukan: str
    tanda: str = ""


class PanelSkTim(PanelIsian):
    """Considerations, clauses, members; copied from the last decree in one tap."""

    kode = "susun"
    judul = "Konsep SK Tim"
    jenis = "sk_tim"
    templat = "pelaksanaan/tindakan/sk_tim.html"
    kabar = "Konsep SK diserahkan untuk diperiksa."
    kata_kirim = "Serahkan konsep SK"

    @property
    def perintah(self) -> Mapping[str, PerintahPanel]:
        """Besides the form's own: copy the last decree, replace revoked regulations, a number."""
        return {
            **super().perintah,
            "salin": PerintahPanel(
                lakukan=self.salin,
                kabar="Disalin dari SK lama; periksa anggota yang ditandai.",
                tetap=True,
            ),
            "tambah": PerintahPanel(lakukan=self.tambah, tetap=True),
            "ganti_dicabut": PerintahPanel(
                lakukan=self.ganti_dicabut,
                kabar="Peraturan yang dicabut diganti dengan penggantinya.",
                tetap=True,
            ),
            "pesan_nomor": PerintahPanel(
                lakukan=self.pesan_nomor,
                kabar="Nomor diambil dari buku nomor Tolok.",
                tetap=True,
            ),
        }

    def awal(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Every text proposed; the members are for a person to choose or to copy."""
        return sk_tim.isi_awal(
            kegiatan=nama_kegiatan(halaman.langkah.uraian, halaman.pelaksanaan.nama_sop),
            kantor=halaman.pelaksanaan.instansi.nama,
            hari=_hari(halaman),
            subkegiatan=_subkegiatan_usul(daftar_subkegiatan(halaman)),
        )

    def tambahan(self, halaman: HalamanTugas) -> dict[str, Any]:
        """Choices, and what differs from the last decree."""
        isi, _ = halaman.isi_awal(self.kode, self.jenis)
        return {"sk": konteks_sk(halaman, isi or self.awal(halaman))}

    def baca(self, kiriman: Kiriman) -> dict[str, Any]:
        """The fields; names and posts of the members as the office has them now."""
        return baca_sk(kiriman)

    def hasil(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Sequence[Hasil]:
        """One draft."""
        return [Hasil(jenis=self.jenis, isi=isi, tahap="draf")]

    def salin(self, kiriman: Kiriman) -> Jawaban:
        """The last decree's text and members become the draft; dates and number stay open."""
        halaman = kiriman.halaman
        lama = _sk_lama(halaman)
        if lama is None:
            raise MasukanTidakSah(
                "Belum ada SK Tim yang dapat disalin.", "Isi susunannya dari daftar pegawai.", ""
            )
        isi = {**self.baca(kiriman), **_teks_lama(halaman, lama)}
        isi["anggota"] = _lengkapi(
            halaman, [(str(a.pegawai), a.kedudukan) for a in lama.anggota if a.keluar is None]
        )
        return self._simpan(kiriman, isi)

    def tambah(self, kiriman: Kiriman) -> Jawaban:
        """Keep what is typed; the page comes back with room for one more member."""
        return self._simpan(kiriman, self.baca(kiriman))

    def ganti_dicabut(self, kiriman: Kiriman) -> Jawaban:
        """Mengingat with what stands now."""
        isi = self.baca(kiriman)
        isi["mengingat"] = sk_tim.ganti_dicabut(isi["mengingat"])
        return self._simpan(kiriman, isi)

    def pesan_nomor(self, kiriman: Kiriman) -> Jawaban:
        """Reserve the next number of the office's book and put it on the draft."""
        isi, halaman = self.baca(kiriman), kiriman.halaman
        if not halaman.boleh:
            raise TidakBerwenang(
                "Hanya pemegang tugas yang mengambil nomor.", "Hubungi pemegangnya.", "nomor"
            )
        if not isi["nomor"]:
            instansi = halaman.pelaksanaan.instansi
            isi["nomor"] = pesan_nomor(
                pelaku=kiriman.pada.pegawai,
                instansi=instansi,
                klasifikasi=str(instansi.kode_klasifikasi.get("pelaporan_kinerja", "")),
                tahun=_hari(halaman).year,
                sekarang=kiriman.pada.sekarang,
            ).nomor
        return self._simpan(kiriman, isi)

    def _simpan(self, kiriman: Kiriman, isi: Mapping[str, Any]) -> Jawaban:
        pada = kiriman.pada
        simpan_konsep(
            pada=pada,
            bagian=self.kode,
            isi=isi,
            versi=kiriman.bilangan("versi") or 0,
            boleh=kiriman.halaman.ikut,
        )
        return Jawaban(pelaksanaan=pada.pelaksanaan, kejadian=())


def nama_kegiatan(uraian: str, nama_sop: str) -> str:
    """What the team is for, in the printed row's own words; else the SOP's name.

    >>> nama_kegiatan("Menyusun konsep SK Tim Pengukuran Data untuk disampaikan.", "X")
    'Pengukuran Data'
    >>> nama_kegiatan("Menyiapkan surat keputusan", "PENGUKURAN KINERJA")
    'Pengukuran Kinerja'
    """
    ada = re.search(
        r"\btim\s+(.+?)(?:\s+(?:untuk|kepada|dan|yang|oleh)\b|[.,;]|$)", uraian, re.IGNORECASE
    )
    return ada[1].strip() if ada else rapikan_judul(nama_sop)


def _hari(halaman: HalamanTugas) -> Any:
    return hari_di(halaman.pelaksanaan.instansi.pemda, halaman.sekarang)


def _subkegiatan_usul(daftar: Iterable[str]) -> str:
    """The budget line of performance reports, when the office has it."""
    akhiran = akhiran_subkegiatan("pengukuran")
    return next((s for s in daftar if s.split(maxsplit=1)[0].endswith(akhiran)), "")


def _sk_lama(halaman: HalamanTugas) -> SkTim | None:
    return sk_terakhir(halaman.pelaksanaan.instansi, _hari(halaman))


def _teks_lama(halaman: HalamanTugas, lama: SkTim) -> dict[str, Any]:
    """The last decree's own words, when it was drawn up here; its year becomes this one's."""
    daftar = (
        Lembar.objects.filter(
            pelaksanaan__instansi=halaman.pelaksanaan.instansi_id, jenis="sk_tim"
        )
        .order_by("-pada")
        .only("isi", "pelaksanaan")[:_LAMA]
    )
    for satu in daftar:
        if id_tim(satu.pelaksanaan_id, str(satu.pk)) == lama.tim:
            isi = isi_lembar(satu)
            dipakai = ("tentang", "nama_tim", "kesatu", "ketiga", "menimbang", "mengingat")
            return {k: isi[k] for k in (*dipakai, "tugas", "subkegiatan", "tembusan") if k in isi}
    return {"nama_tim": lama.nama}


def _lengkapi(halaman: HalamanTugas, baris: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Lines of the annex with name, NIP and post as they stand today."""
    daftar = [(pk, kedudukan) for teks, kedudukan in baris if (pk := _uuid(teks)) is not None]
    tabel: Any = apps.get_model("organisasi", "Pegawai")
    milik = tabel.objects.filter(
        pk__in=[pk for pk, _ in daftar], instansi=halaman.pelaksanaan.instansi_id
    )
    orang = {p.pk: p for p in milik}
    jabatan = jabatan_pada(halaman.pelaksanaan.instansi_id, orang, _hari(halaman))
    return [
        {
            "pegawai": str(pk),
            "nama": orang[pk].nama,
            "nip": orang[pk].nip or "",
            "jabatan": jabatan.get(pk, ""),
            "kedudukan": kedudukan,
        }
        for pk, kedudukan in daftar
        if pk in orang
    ]


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


def baca_sk(kiriman: Kiriman) -> dict[str, Any]:
    """The decree as the form has it."""
    baris = kiriman.baris("anggota", "kedudukan")
    return {
        **{nama: kiriman.teks(nama) for nama in _TEKS},
        **{nama: [_satu_baris(t) for t in kiriman.banyak(nama)] for nama in _BANYAK},
        "subkegiatan": kiriman.teks("subkegiatan"),
        "tugas": [
            {"kedudukan": t["tugas_kedudukan"], "uraian": _satu_baris(t["tugas_uraian"])}
            for t in kiriman.baris("tugas_kedudukan", "tugas_uraian")
        ],
        "anggota": _lengkapi(
            kiriman.halaman, [(b["anggota"], b["kedudukan"]) for b in baris if b["anggota"]]
        ),
    }


def _satu_baris(teks: str) -> str:
    return " ".join(teks.split())


def konteks_sk(halaman: HalamanTugas, isi: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of a decree shows besides its own content."""
    lama = _sk_lama(halaman)
    tanda = _tanda(lama)
    anggota = [
        BarisAnggota(
            pegawai=str(a["pegawai"]),
            kedudukan=str(a.get("kedudukan", "")),
            tanda=tanda.get(str(a["pegawai"]), ""),
        )
        for a in sk_tim.anggota_isi(isi)
    ]
    hari = _hari(halaman)
    instansi = halaman.pelaksanaan.instansi
    mengingat = [str(t) for t in isi.get("mengingat", ())]
    dicabut = sk_tim.kutipan_dicabut(mengingat)
    nomor = str(isi.get("nomor", ""))
    milik = id_naskah(halaman.pelaksanaan.pk, kunci_lembar("sk_tim", None))
    return {
        "anggota": anggota,
        "baris_kosong": range(1 if anggota else 4),
        "calon": _calon(halaman),
        "kedudukan": KEDUDUKAN,
        "ketua": KETUA,
        "sk_lama": lama,
        "beda": _beda(lama, isi) if anggota else (),
        "mengingat": [(teks, dicabut.get(n, "")) for n, teks in enumerate(mengingat)],
        "dicabut": dicabut,
        "subkegiatan": daftar_subkegiatan(halaman),
        "temuan_nomor": periksa_nomor_luar(
            instansi=instansi, nomor=nomor, tahun=hari.year, kecuali=milik
        )
        if nomor
        else [],
    }


def _tanda(lama: SkTim | None) -> dict[str, str]:
    """Members of the last decree who moved since, in words."""
    if lama is None:
        return {}
    return {
        str(a.pegawai): (
            f"Pindah: semula {a.jabatan_dulu or 'tanpa jabatan'}, kini {a.jabatan_kini}."
            if a.jabatan_kini
            else f"Tidak lagi memegang jabatan di sini (semula {a.jabatan_dulu or 'tidak tercatat'})."
        )
        for a in lama.anggota
        if a.pindah
    }


def _beda(lama: SkTim | None, isi: Mapping[str, Any]) -> tuple[sk_tim.BedaAnggota, ...]:
    if lama is None:
        return ()
    dulu = [
        {"pegawai": str(a.pegawai), "nama": a.nama, "kedudukan": a.kedudukan} for a in lama.anggota
    ]
    return sk_tim.banding_anggota(dulu, sk_tim.anggota_isi(isi))


def _calon(halaman: HalamanTugas) -> list[tuple[str, str, str]]:
    """Everybody of the office with their post, by name."""
    susunan = halaman.kini.susunan
    baris = []
    for pk in susunan.seluruh_pegawai():
        duduk = susunan.duduk(pk)
        jabatan = susunan.kursi[duduk[0].jabatan].nama if duduk else ""
        baris.append((str(pk), susunan.nama.get(pk, ""), jabatan))
    return sorted(baris, key=lambda b: b[1])


# -- review --------------------------------------------------------------------------------------


def _baca_perbaikan(kiriman: Kiriman, lama: Mapping[str, Any]) -> dict[str, Any]:
    """A reviewer corrects with the very form it was drafted with."""
    return {**lama, **baca_sk(kiriman)} if kiriman.isian.get("tentang") is not None else dict(lama)


PENYUNTING_SK = Penyunting(
    templat="pelaksanaan/tindakan/perbaikan_sk.html",
    baca=_baca_perbaikan,
    cocok=lambda isi: "anggota" in isi,
    konteks=konteks_sk,
)

_NAMA = {
    "tentang": "Tentang", "nama_tim": "Nama tim", "nomor": "Nomor", "tanggal": "Tanggal",
    "mulai": "Berlaku mulai", "selesai": "Berlaku sampai", "kesatu": "Diktum KESATU",
    "ketiga": "Diktum KETIGA", "subkegiatan": "Diktum KEEMPAT", "menimbang": "Menimbang",
    "mengingat": "Mengingat", "tembusan": "Tembusan", "teks": "Isi", "judul": "Judul",
}  # fmt: skip


def banding_sk(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[dict[str, str]]:
    """What differs between two drafts, by clause and by member."""
    hasil = [
        {"tempat": nama, "semula": _kata(lama.get(k)), "menjadi": _kata(baru.get(k))}
        for k, nama in _NAMA.items()
        if lama.get(k) != baru.get(k)
    ]
    tugas_lama = {t["kedudukan"]: t["uraian"] for t in lama.get("tugas", ())}
    tugas_baru = {t["kedudukan"]: t["uraian"] for t in baru.get("tugas", ())}
    hasil += [
        {
            "tempat": f"Diktum KEDUA, {k}",
            "semula": _kata(tugas_lama.get(k)),
            "menjadi": _kata(tugas_baru.get(k)),
        }
        for k in dict.fromkeys((*tugas_lama, *tugas_baru))
        if tugas_lama.get(k) != tugas_baru.get(k)
    ]
    hasil += [
        {
            "tempat": f"Lampiran, {b.nama}",
            "semula": b.semula or "(tidak tercantum)",
            "menjadi": b.menjadi or "(tidak tercantum)",
        }
        for b in sk_tim.banding_anggota(sk_tim.anggota_isi(lama), sk_tim.anggota_isi(baru))
    ]
    return hasil


def _kata(nilai: Any) -> str:
    if isinstance(nilai, list):
        return "; ".join(map(str, nilai)) or "(kosong)"
    return str(nilai or "") or "(kosong)"
