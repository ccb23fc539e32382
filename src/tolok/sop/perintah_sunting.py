"""What a form of the SOP editor asks for, as one change of the page with its words.

Every form of a row carries the row's fields: what was typed is kept by whatever button is
pressed, and row and order change in one step of the history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from django.http.request import QueryDict

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop.domain import sunting as ubahan, sunting_lajur as ubahan_lajur
from tolok.sop.domain.dokumen import Langkah, Sop
from tolok.sop.domain.sunting import Perintah
from tolok.sop.domain.sunting_bidang import pastikan, pastikan_semua
from tolok.sop.forms.sunting import IdentitasForm, LangkahForm, Perubahan, terapkan
from tolok.sop.forms.sunting_jalan import JalanForm, turunkan
from tolok.sop.jawaban_sunting import pilih_bacaan, tulis_sendiri
from tolok.sop.renderers.halaman_sunting import nama_lokasi
from tolok.sop.renderers.pertanyaan_sunting import susun_kelompok_ragu

__all__ = ["FormSunting", "IsianTidakSah", "angka", "ketikan", "susun_perintah"]

FormSunting = LangkahForm | IdentitasForm | JalanForm

_BATAS_ISIAN = 8000


class IsianTidakSah(Exception):
    """A form with sentences at its fields; the page shows it again with what was typed."""

    def __init__(self, form: FormSunting, langkah: int | None) -> None:
        super().__init__()
        self.form, self.langkah = form, langkah


def susun_perintah(sop: Sop, kiriman: QueryDict) -> Perintah:
    """The change that a form asks for. Raises IsianTidakSah or MasukanTidakSah."""
    susun = _PERINTAH.get(kiriman.get("perintah", ""))
    if susun is None:
        raise MasukanTidakSah("Perintah itu tidak dikenal.", "Muat ulang halaman.", "sop.sunting")
    return susun(sop, kiriman)


def ketikan(sop: Sop, kiriman: QueryDict) -> FormSunting | None:
    """The form as it was typed: a refusal never costs anybody their words."""
    if kiriman.get("perintah") == "identitas":
        return IdentitasForm(kiriman, sop=sop)
    baris = next((x for x in sop.langkah if x.nomor == angka(kiriman.get("langkah", ""))), None)
    if baris is None:
        return None
    if kiriman.get("perintah") == "jalan":
        return JalanForm(kiriman, sop=sop, langkah=baris, turunan=turunkan(sop, baris))
    return LangkahForm(kiriman, sop=sop, langkah=baris) if "uraian" in kiriman else None


def angka(teks: str) -> int | None:
    """A number of at most six digits; None for anything else."""
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 7 else None


def _nomor(kiriman: QueryDict, nama: str = "langkah") -> int:
    nomor = angka(kiriman.get(nama, ""))
    if nomor is None:
        raise MasukanTidakSah("Nomor langkahnya hilang.", "Muat ulang halaman.", "sop.sunting")
    return nomor


def _baris(sop: Sop, kiriman: QueryDict) -> Langkah:
    nomor = _nomor(kiriman)
    baris = next((x for x in sop.langkah if x.nomor == nomor), None)
    if baris is None:
        raise MasukanTidakSah(
            f"Langkah {nomor} tidak ada lagi.", "Muat ulang halaman.", "sop.sunting"
        )
    return baris


def _ketikan_langkah(sop: Sop, kiriman: QueryDict) -> Perubahan:
    """What was typed in the open row, when the form carries it."""
    if "uraian" not in kiriman:
        return []
    baris = _baris(sop, kiriman)
    form = LangkahForm(kiriman, sop=sop, langkah=baris)
    if not form.is_valid():
        raise IsianTidakSah(form, baris.nomor)
    return form.perubahan()


def _sesudah_ketikan(
    sop: Sop, kiriman: QueryDict, ubah: Callable[[Sop], Sop]
) -> Callable[[Sop], Sop]:
    isi = terapkan(_ketikan_langkah(sop, kiriman))
    return lambda awal: ubah(isi(awal))


def _langkah(sop: Sop, kiriman: QueryDict) -> Perintah:
    baris = _baris(sop, kiriman)
    tetap = "otomatis" in kiriman or "tetap" in kiriman
    return _dari_form(_ketikan_langkah(sop, kiriman), baris.nomor if tetap else None)


def _jalan(sop: Sop, kiriman: QueryDict) -> Perintah:
    baris = _baris(sop, kiriman)
    form = JalanForm(kiriman, sop=sop, langkah=baris, turunan=turunkan(sop, baris))
    if not form.is_valid():
        raise IsianTidakSah(form, baris.nomor)
    return _dari_form(form.perubahan(), baris.nomor)


def _identitas(sop: Sop, kiriman: QueryDict) -> Perintah:
    form = IdentitasForm(kiriman, sop=sop)
    if not form.is_valid():
        raise IsianTidakSah(form, None)
    return _dari_form(form.perubahan(), None)


def _dari_form(perubahan: Perubahan, buka: int | None) -> Perintah:
    nama = [nama_lokasi(lokasi) for lokasi, _ in perubahan]
    return Perintah(ubah=terapkan(perubahan), kata=f"{'; '.join(nama)} diubah", buka=buka)


def _jawab(sop: Sop, kiriman: QueryDict) -> Perintah:
    """An answer to a doubt: the reading itself, one of its alternatives, or what is typed."""
    lokasi, pilihan = kiriman.get("lokasi", ""), kiriman.get("pilihan", "0")
    catatan = next((c for c in sop.catatan_baca if c.lokasi == lokasi), None)
    ke = 0 if pilihan == "lain" else angka(pilihan)
    if catatan is None or ke is None or ke > len(catatan.alternatif):
        raise MasukanTidakSah(
            "Pertanyaan itu sudah dijawab atau berubah.", "Muat ulang halaman.", "sop.sunting"
        )
    kata = f"{nama_lokasi(lokasi)} dipastikan"
    if pilihan == "lain":
        isi = kiriman.get("lain", "")[:_BATAS_ISIAN]
        return Perintah(ubah=tulis_sendiri(sop, lokasi, isi), kata=kata)
    if ke == 0:
        return Perintah(ubah=partial(pastikan, lokasi=lokasi), kata=kata)
    return Perintah(ubah=pilih_bacaan(sop, catatan, catatan.alternatif[ke - 1]), kata=kata)


def _jawab_banyak(sop: Sop, kiriman: QueryDict) -> Perintah:
    """Several readings accepted in one step: the ticked ones, or all of one kind."""
    kelompok = kiriman.get("kelompok", "")
    semua = {k.kunci: k for k in susun_kelompok_ragu(sop)}
    if kelompok in semua:
        lokasi: tuple[str, ...] = semua[kelompok].lokasi
    else:
        lokasi = tuple(dict.fromkeys(kiriman.getlist("pilih")))
    if not lokasi or len(lokasi) > len(sop.catatan_baca):
        raise MasukanTidakSah(
            "Belum ada yang dicentang.", "Centang yang bacaannya sudah benar.", "sop.sunting"
        )
    kata = nama_lokasi(lokasi[0]) if len(lokasi) == 1 else f"{len(lokasi)} bacaan"
    return Perintah(ubah=partial(pastikan_semua, lokasi=lokasi), kata=f"{kata} dipastikan")


def _tambah(sop: Sop, kiriman: QueryDict) -> Perintah:
    sesudah = _nomor(kiriman, "sesudah")
    return Perintah(
        ubah=_sesudah_ketikan(sop, kiriman, partial(ubahan.tambah_langkah, sesudah=sesudah)),
        kata=f"Langkah {sesudah + 1} ditambahkan",
        buka=sesudah + 1,
    )


def _hapus(sop: Sop, kiriman: QueryDict) -> Perintah:
    nomor = _nomor(kiriman)
    return Perintah(
        ubah=partial(ubahan.hapus_langkah, nomor=nomor), kata=f"Langkah {nomor} dihapus"
    )


def _naik(sop: Sop, kiriman: QueryDict) -> Perintah:
    return _pindah_ke(sop, kiriman, _nomor(kiriman) - 1)


def _turun(sop: Sop, kiriman: QueryDict) -> Perintah:
    return _pindah_ke(sop, kiriman, _nomor(kiriman) + 1)


def _pindah(sop: Sop, kiriman: QueryDict) -> Perintah:
    return _pindah_ke(sop, kiriman, _nomor(kiriman, "ke"))


def _pindah_ke(sop: Sop, kiriman: QueryDict, tujuan: int) -> Perintah:
    nomor = _nomor(kiriman)
    ke = max(1, min(tujuan, len(sop.langkah)))
    return Perintah(
        ubah=_sesudah_ketikan(sop, kiriman, partial(ubahan.pindah_langkah, nomor=nomor, ke=ke)),
        kata=f"Langkah {nomor} menjadi langkah {ke}",
        buka=ke,
    )


def _gabung(sop: Sop, kiriman: QueryDict) -> Perintah:
    nomor = _nomor(kiriman)
    return Perintah(
        ubah=_sesudah_ketikan(sop, kiriman, partial(ubahan.gabung_langkah, nomor=nomor)),
        kata=f"Langkah {nomor} digabung dengan langkah {nomor + 1}",
        buka=nomor,
    )


def _pisah(sop: Sop, kiriman: QueryDict) -> Perintah:
    """Cut at the cursor of the typed sentence, or at one of the offered places."""
    nomor, potong = _nomor(kiriman), _nomor(kiriman, "potong")
    if "uraian" in kiriman:
        # A form sends a line break as two characters; the cursor counts it as one.
        depan = kiriman.get("uraian", "").replace("\r\n", "\n")[:potong]
        potong = len(" ".join(depan.split()))
    return Perintah(
        ubah=_sesudah_ketikan(
            sop, kiriman, partial(ubahan.pisah_langkah, nomor=nomor, potong=potong)
        ),
        kata=f"Langkah {nomor} dipisah",
        buka=nomor + 1,
    )


def _pisah_di(sop: Sop, kiriman: QueryDict) -> Perintah:
    """Cut at one of the places that `titik_pisah` offered in the saved sentence."""
    baris, potong = _baris(sop, kiriman), _nomor(kiriman, "potong_di")
    nomor = baris.nomor
    if " ".join(kiriman.get("uraian", baris.uraian).split()) != baris.uraian:
        raise MasukanTidakSah(
            "Kalimatnya baru diubah dan belum tersimpan.",
            "Simpan langkahnya, lalu pilih tempat memisahnya.",
            "sop.sunting",
        )
    return Perintah(
        ubah=_sesudah_ketikan(
            sop, kiriman, partial(ubahan.pisah_langkah, nomor=nomor, potong=potong)
        ),
        kata=f"Langkah {nomor} dipisah",
        buka=nomor + 1,
    )


def _lajur_baru(_: Sop, kiriman: QueryDict) -> Perintah:
    nama = kiriman.get("nama", "")[:200]
    return Perintah(
        ubah=partial(ubahan_lajur.tambah_lajur, nama=nama), kata=f"Lajur {nama} ditambahkan"
    )


def _lajur_nama(_: Sop, kiriman: QueryDict) -> Perintah:
    kode, nama = kiriman.get("kode", ""), kiriman.get("nama", "")[:200]
    ubah = partial(
        ubahan_lajur.ganti_nama_lajur, kode=kode, nama=nama, di_kalimat="di_kalimat" in kiriman
    )
    return Perintah(ubah=ubah, kata=f"Lajur menjadi {nama}")


def _lajur_pindah(_: Sop, kiriman: QueryDict) -> Perintah:
    kode, ke = kiriman.get("kode", ""), _nomor(kiriman, "ke")
    return Perintah(
        ubah=partial(ubahan_lajur.pindah_lajur, kode=kode, ke=ke), kata="Urutan lajur diubah"
    )


def _lajur_gabung(sop: Sop, kiriman: QueryDict) -> Perintah:
    kode, ke = kiriman.get("kode", ""), kiriman.get("gabung_ke", "")
    nama = sop.nama_lajur
    return Perintah(
        ubah=partial(ubahan_lajur.gabung_lajur, kode=kode, ke=ke),
        kata=f"Lajur {nama.get(kode, '')} digabung ke {nama.get(ke, '')}",
    )


def _lajur_hapus(_: Sop, kiriman: QueryDict) -> Perintah:
    kode = kiriman.get("kode", "")
    return Perintah(ubah=partial(ubahan_lajur.hapus_lajur, kode=kode), kata="Lajur dihapus")


_PERINTAH: Mapping[str, Callable[[Sop, QueryDict], Perintah]] = {
    "langkah": _langkah,
    "jalan": _jalan,
    "identitas": _identitas,
    "jawab": _jawab,
    "jawab_banyak": _jawab_banyak,
    "tambah": _tambah,
    "hapus": _hapus,
    "pindah": _pindah,
    "naik": _naik,
    "turun": _turun,
    "gabung": _gabung,
    "pisah": _pisah,
    "pisah_di": _pisah_di,
    "lajur_baru": _lajur_baru,
    "lajur_nama": _lajur_nama,
    "lajur_pindah": _lajur_pindah,
    "lajur_gabung": _lajur_gabung,
    "lajur_hapus": _lajur_hapus,
}
