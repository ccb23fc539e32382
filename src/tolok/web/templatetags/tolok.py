"""`{% load tolok %}`: the parts of the interface, and Indonesian numbers and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from tolok.dasar import tanggal as kata
from tolok.dasar.angka import rupiah as tulis_rupiah, tulis
from tolok.dasar.judul import rapikan_judul
from tolok.web import rupa
from tolok.web.ikon import IKON
from tolok.web.menu import ButirTampil, menu_untuk
from tolok.web.penggaris import (
    KeadaanLangkah,
    Nada,
    SisaWaktu,
    lama_kerja as lama_kerja_teks,
    penggaris_capaian as gambar_capaian,
    penggaris_langkah as gambar_langkah,
    penggaris_waktu as gambar_waktu,
)
from tolok.web.waktu import sekarang as jam

register = template.Library()

_BILANGAN = (
    "Tidak ada", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan",
)  # fmt: skip
# Path or rectangle of each SOP symbol in a 40 × 32 box.
_BENTUK = {
    "ketupat": '<path d="M20 2.5 37.5 16 20 29.5 2.5 16Z"/>',
    "kotak": '<rect x="3.5" y="6" width="33" height="20" rx="1.5"/>',
    "kapsul": '<rect x="2.5" y="6" width="35" height="20" rx="10"/>',
    "penghubung": '<path d="M6 3H34V20L20 29 6 20Z"/>',
}


# ── Icons, symbols, badges, notes ────────────────────────────────────────────


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """An icon; decorative, so the words beside it must say what it means. Its line is in the CSS."""
    jalur = format_html_join("", '<path d="{}"/>', ((d,) for d in IKON[nama]))
    return format_html(
        '<svg class="tl-ikon{}" aria-hidden="true" viewBox="0 0 24 24">{}</svg>',
        f" {kelas}" if kelas else "",
        jalur,
    )


@register.simple_tag
def simbol(bentuk: str, keadaan: str = "", lebar: int = 44) -> SafeString:
    """A small SOP symbol. `bentuk`: ketupat kotak kapsul penghubung.

    `keadaan`: "" (mine), nila (mine now), merah (late), sepi (waiting), isi (done), amber, nanti.
    """
    return format_html(
        '<svg class="tl-simbol-kecil{}" aria-hidden="true" focusable="false" width="{}" '
        'height="{}" viewBox="0 0 40 32">{}</svg>',
        f" tl-simbol-kecil--{keadaan}" if keadaan else "",
        str(lebar),
        str(round(lebar * 0.8)),
        mark_safe(_BENTUK[bentuk]),  # noqa: S308  # constants of this module
    )


@register.simple_tag
def lencana(teks: str, nada: str = "", ikon_nama: str = "") -> SafeString:
    """A badge: neutral, nila, hijau, amber, merah."""
    return format_html(
        '<span class="tl-lencana{}">{}{}</span>',
        f" tl-lencana--{nada}" if nada else "",
        ikon(ikon_nama) if ikon_nama else "",
        teks,
    )


_IKON_NADA = {
    "": "info",
    "nila": "maju",
    "amber": "peringatan",
    "merah": "galat",
    "hijau": "bulat_jadi",
}


@register.simple_block_tag
def catatan(content: str, nada: str = "", ikon_nama: str = "") -> str:
    """A note with its sign: neutral, nila, hijau, amber, merah."""
    return render_to_string(
        "web/komponen/catatan.html",
        {"isi": content, "nada": nada, "ikon_nama": ikon_nama or _IKON_NADA[nada]},
    )


@register.simple_block_tag
def sheet(content: str, id: str, judul: str) -> str:
    """A decision sheet (native popover): `<button popovertarget="id">` opens it."""
    return render_to_string("web/komponen/sheet.html", {"isi": content, "id": id, "judul": judul})


@register.simple_tag
def pin(nomor: int, tuju: str = "", selesai: bool = False) -> SafeString:
    """A pin: a link to its note, or still beside it. Answered pins have a green outline."""
    kelas = "tl-pin tl-pin--selesai" if selesai else "tl-pin"
    if not tuju:
        return format_html('<span class="{} tl-pin-diam">{}</span>', kelas, str(nomor))
    return format_html(
        '<a class="{} tl-pin-titik" href="#{}" aria-label="Catatan {}">{}</a>',
        kelas, tuju, str(nomor), str(nomor),
    )  # fmt: skip


# ── Rulers ───────────────────────────────────────────────────────────────────


@register.inclusion_tag("web/komponen/penggaris_waktu.html")
def penggaris_waktu(sisa: SisaWaktu) -> dict[str, Any]:
    """The time ruler of a task."""
    return {"p": gambar_waktu(sisa)}


@register.inclusion_tag("web/komponen/sisa_waktu.html")
def sisa_waktu(sisa: SisaWaktu) -> dict[str, Any]:
    """Time left in words, the ruler, and the due time."""
    kelas = {Nada.CUKUP: "nila", Nada.HAMPIR: "amber"}.get(sisa.nada, "")
    return {"sisa": sisa, "nada_kelas": kelas, "sekarang": jam()}


@register.inclusion_tag("web/komponen/pesan_salin.html")
def pesan_salin(id: str, teks: str, label: str) -> dict[str, str]:
    """A text that is ready to copy into a group chat, with its button; nothing when it is empty."""
    return {"id": id, "teks": teks, "label": label}


@register.inclusion_tag("web/komponen/penggaris_langkah.html")
def penggaris_langkah(langkah: Sequence[tuple[int, KeadaanLangkah]]) -> dict[str, Any]:
    """The step ruler; items are (number, state)."""
    return {"p": gambar_langkah(langkah)}


@register.inclusion_tag("web/komponen/penggaris_capaian.html")
def penggaris_capaian(
    capaian: Decimal, tampil: str, nada: str, ambang: Sequence[Decimal] = ()
) -> dict[str, Any]:
    """The achievement ruler; only for measured figures, words stand for the other states."""
    return {"p": gambar_capaian(capaian, tampil, nada, ambang)}


@register.inclusion_tag("web/komponen/penggaris_hari.html")
def penggaris_hari(p: Any) -> dict[str, Any]:
    """The day ruler, a value of `tolok.web.penggaris.penggaris_hari`."""
    return {"p": p}


# ── Forms ────────────────────────────────────────────────────────────────────


@register.inclusion_tag("web/komponen/bidang.html")
def bidang(
    isian: forms.BoundField, bantu: str = "", satuan: str = "", kelas: str = "", baris: int = 4
) -> dict[str, Any]:
    """One field of a form: label, help, error, control. `satuan` makes it a number field."""
    jenis = _jenis_bidang(isian.field.widget)
    galat = list(isian.errors)
    bantu = bantu or str(isian.help_text or "")
    uraian = " ".join(
        f"{isian.auto_id}-{bagian}" for bagian, ada in (("bantu", bantu), ("galat", galat)) if ada
    )
    atribut: dict[str, Any] = {}
    if uraian:
        atribut["aria-describedby"] = uraian
    if galat:
        atribut["aria-invalid"] = "true"
    if satuan:
        atribut |= {"inputmode": "decimal", "data-angka": "", "autocomplete": "off"}
    else:
        atribut |= _atribut_jenis(jenis, bool(galat), baris)
    return {
        "bidang": isian,
        "isian": isian.as_widget(attrs=atribut),
        "jenis": jenis,
        "galat": galat,
        "bantu": bantu,
        "uraian": uraian,
        "satuan": satuan,
        "kelas": kelas,
        "wajib": isian.field.required,
    }


def _jenis_bidang(widget: forms.Widget) -> str:
    pasangan: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.CheckboxSelectMultiple, "pilihan"),
        (forms.RadioSelect, "pilihan"),
        (forms.CheckboxInput, "centang"),
        (forms.FileInput, "berkas"),
        (forms.Textarea, "teks"),
        (forms.Select, "pilih"),
    )
    return next((nama for kelas, nama in pasangan if isinstance(widget, kelas)), "baris")


def _atribut_jenis(jenis: str, salah: bool, baris: int) -> dict[str, Any]:
    salah_kelas = " is-galat" if salah else ""
    match jenis:
        case "teks":
            return {"class": f"form-control{salah_kelas}", "rows": str(baris)}
        case "pilih":
            return {"class": f"form-select{salah_kelas}"}
        case "berkas":
            return {}
        case "baris":
            return {"class": f"form-control{salah_kelas}"}
        case _:
            return {}


@register.inclusion_tag("web/komponen/ringkas_galat.html")
def ringkas_galat(formulir: forms.BaseForm, judul: str = "") -> dict[str, Any]:
    """The list of what must be mended, each linked to its field."""
    daftar = [
        {"teks": f"{formulir[nama].label}: {g}" if nama != "__all__" else g,
         "tuju": formulir[nama].id_for_label if nama != "__all__" else ""}
        for nama, banyak in formulir.errors.items()
        for g in banyak
    ]  # fmt: skip
    kata = bilangan(len(daftar)).lower()
    return {"daftar": daftar, "judul": judul or f"Ada {kata} hal yang perlu diperbaiki"}


@register.simple_tag
def kunci() -> SafeString:
    """The key of one sending: a repeat of the same sending gets the first answer again."""
    return format_html('<input type="hidden" name="kunci" value="{}" data-kunci>', str(uuid4()))


# ── Lists ────────────────────────────────────────────────────────────────────


@register.inclusion_tag("web/komponen/paginasi.html", takes_context=True)
def paginasi(context: Context, hal: Page[Any]) -> dict[str, Any]:
    """Previous and next; the rest of the query stays."""
    return {
        "hal": hal,
        "request": context["request"],
        "sebelum": str(hal.previous_page_number()) if hal.has_previous() else None,
        "sesudah": str(hal.next_page_number()) if hal.has_next() else None,
        "ke": angka(hal.number),
        "banyak": angka(hal.paginator.num_pages),
    }


@register.inclusion_tag("web/komponen/hampa.html")
def hampa(
    judul: str, isi: str = "", url: str = "", teks: str = "", atas: str = "", tag: str = "h2"
) -> dict[str, Any]:
    """An empty list that says why it is empty and what one may do."""
    return {"judul": judul, "isi": isi, "url": url, "teks": teks, "atas": atas, "tag": tag}


@register.inclusion_tag("web/komponen/memuat.html")
def memuat() -> dict[str, Any]:
    """Quiet bars while a fragment comes."""
    return {}


# ── The frame ────────────────────────────────────────────────────────────────


@register.simple_tag(takes_context=True)
def menu_utama(context: Context) -> list[ButirTampil]:
    """The menu of this person; computed once a page."""
    request = context["request"]
    if not hasattr(request, "menu_tolok"):
        request.menu_tolok = menu_untuk(request)
    hasil: list[ButirTampil] = request.menu_tolok
    return hasil


@register.simple_tag
def lipatan_menu(menu: list[ButirTampil]) -> dict[str, object]:
    """The words under Lainnya on a wide screen, and whether the present one is among them."""
    butir = [b for b in menu if b.lipat]
    return {"butir": butir, "aktif": any(b.aktif for b in butir)}


@register.simple_tag
def mode_contoh() -> bool:
    """This is the demo: every page says so."""
    return bool(settings.DEMO)


# ── Words and numbers ────────────────────────────────────────────────────────


@register.filter
def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """ "1.234,56"; with `desimal` that many places, half away from zero."""
    return "" if nilai is None else tulis(nilai, desimal)


@register.filter
def persen(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """ "93,33 %" with a space that does not break, as pages (not letters) write it."""
    return "" if nilai is None else f"{tulis(nilai, desimal)}\u00a0%"


@register.filter
def rupiah(nilai: int | None) -> str:
    """ "Rp1.250.000"."""
    return "" if nilai is None else tulis_rupiah(nilai)


@register.filter
def bilangan(nilai: int) -> str:
    """A small number as a word with a capital: "Empat"; from ten on as a figure."""
    return _BILANGAN[nilai] if 0 <= nilai < len(_BILANGAN) else tulis(nilai)


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """ "23 April 2026"."""
    return kata.tanggal(rupa.hari(nilai)) if nilai else ""


@register.filter
def tanggal_iso(teks: str | None) -> str:
    """A date of an SOP file, perhaps partial: "2023-05" is "Mei 2023"."""
    return kata.tanggal_sebagian(teks)


@register.filter
def hari_tanggal(nilai: date | datetime | None) -> str:
    """ "Kamis, 23 April 2026"."""
    return kata.hari_tanggal(rupa.hari(nilai)) if nilai else ""


@register.filter
def pukul(nilai: datetime | None) -> str:
    """ "09.18"."""
    return rupa.pukul(nilai) if nilai else ""


@register.filter
def waktu_dekat(nilai: datetime | None, sekarang: datetime | None = None) -> str:
    """ "hari ini, 09.18" or "Rabu, 22 April, 15.48"."""
    return rupa.waktu_dekat(nilai, sekarang or jam()) if nilai else ""


@register.filter
def waktu_lengkap(nilai: datetime | None) -> str:
    """ "Kamis, 23 April 2026 pukul 09.18 WIB"."""
    return f"{hari_tanggal(nilai)} pukul {rupa.pukul(nilai, dengan_zona=True)}" if nilai else ""


@register.filter
def lama_kerja(menit: int | None, menit_per_hari: int) -> str:
    """Working minutes in words; the second value is the length of an office day."""
    return "" if menit is None else lama_kerja_teks(menit, menit_per_hari)


@register.filter
def nama_sop(tercetak: str | None) -> str:
    """The name of an SOP for lists and headings: pages print it in capitals."""
    return rapikan_judul(tercetak or "")


@register.filter
def tempat(jalur: str) -> str:
    """A place in a document as words: "narasi/rencana_aksi/2" is "Narasi, rencana aksi, 2"."""
    kata = jalur.strip("/").replace("_", " ").replace("/", ", ")
    return f"{kata[:1].upper()}{kata[1:]}"


@register.filter
def inisial(nama: str) -> str:
    """Two letters of a name or post: "Kepala Dinas" is KD."""
    kata = [k for k in nama.replace(".", " ").split() if k[:1].isalpha()]
    if len(kata) == 1:
        return kata[0][:2].upper()
    return "".join(k[0] for k in kata[:2]).upper()
