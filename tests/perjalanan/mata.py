"""What a careful reviewer looks at on any page: axe, width, headings, language, cut text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.perjalanan.peramban import LEBAR_DESKTOP, LEBAR_TELEPON

__all__ = ["AXE", "halaman_utuh", "pasang_axe", "teks_terpotong"]

AXE = Path(__file__).parents[1] / "vendor" / "axe" / "axe.min.js"

_JALANKAN = """async () => {
  const hasil = await axe.run(document, {resultTypes: ["violations"]});
  return hasil.violations.map(v => `${v.id} (${v.impact}): ` +
    v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " | " +
      (n.failureSummary || "").replace(/\\s+/g, " ").slice(0, 160)).join(" || "));
}"""

_KERANGKA = """() => {
  const salah = [];
  const judul = document.querySelectorAll("h1");
  if (document.documentElement.lang !== "id") salah.push("lang bukan id");
  if (!/^\\S.* · Tolok$/.test(document.title)) salah.push("title: " + document.title);
  if (judul.length !== 1 || !judul[0].innerText.trim()) salah.push("h1: " + judul.length);
  return salah;
}"""

_LEBAR = """() => {
  const lebar = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= lebar) return [];
  const lewat = [...document.querySelectorAll("body *")].filter(e => {
    const k = e.getBoundingClientRect();
    return k.width && k.right > lebar + 1 && getComputedStyle(e).position !== "fixed";
  });
  return [`gulir mendatar ${document.documentElement.scrollWidth} > ${lebar}: ` +
    lewat.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(" || ")];
}"""

# Hidden or clipped on purpose: text for readers alone, scroll boxes, drawings, form fields, and
# the name beside the account button, which its menu repeats in full.
_TERPOTONG = """() => [...document.querySelectorAll("body *")].filter(e => {
  const g = getComputedStyle(e);
  if (!e.childNodes.length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
    return false;
  if (e.closest("svg,.visually-hidden,.tl-lewati,select,textarea,input,[popover],dialog,[hidden],.tl-akun-nama"))
    return false;
  if (!e.offsetParent || g.visibility === "hidden") return false;
  const potong = v => v === "hidden" || v === "clip";
  return (potong(g.overflowX) && e.scrollWidth > e.clientWidth + 1) ||
    (potong(g.overflowY) && e.scrollHeight > e.clientHeight + 2);
}).map(e => "terpotong: " + e.outerHTML.slice(0, 160))"""


def pasang_axe(konteks: BrowserContext) -> None:
    """Have axe on every page of the context; the page's own CSP stays as it is."""
    konteks.add_init_script(path=AXE)


def halaman_utuh(page: Page) -> list[str]:
    """Everything wrong with the page at the desk and on the phone; empty when it is sound."""
    salah: list[Any] = list(page.evaluate(_KERANGKA))
    for nama, ukuran in (("desktop", LEBAR_DESKTOP), ("telepon", LEBAR_TELEPON)):
        page.set_viewport_size(ukuran)  # type: ignore[arg-type]  # two whole numbers
        salah += [f"{nama}: {s}" for s in page.evaluate(_LEBAR)]
        salah += [f"{nama}: {s}" for s in page.evaluate(_JALANKAN)]
    page.set_viewport_size(LEBAR_DESKTOP)  # type: ignore[arg-type]  # two whole numbers
    return [str(s) for s in salah]


def teks_terpotong(page: Page) -> list[str]:
    """Texts that their box cuts off, and sideways scrolling, at the present size."""
    return [*map(str, page.evaluate(_LEBAR)), *map(str, page.evaluate(_TERPOTONG))]
