"""The stage of a journey: one browser window per person, acting by role and label only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, Locator, Page, Request, Response, expect

from tests.perjalanan.peramban import LEBAR_DESKTOP, LEBAR_TELEPON

__all__ = ["Layar", "Panggung", "awasi", "teks_pdf"]

_TUNGGU = 30_000


def teks_pdf(isi: bytes) -> str:
    """All words of a PDF, with runs of white space as one blank."""
    dokumen = pypdfium2.PdfDocument(isi)
    try:
        halaman = [dokumen[i].get_textpage().get_text_bounded() for i in range(len(dokumen))]
    finally:
        dokumen.close()
    return " ".join(" ".join(halaman).replace("\u00ad", "").split())


@dataclass(kw_only=True)
class Layar:
    """What one person sees, and what that person can do: read, press, fill, tick."""

    orang: str
    page: Page
    alamat: str
    gambar: Path | None
    gangguan: list[str] = field(default_factory=list)

    # -- coming in -----------------------------------------------------------------------------

    def masuk(self) -> None:
        """Open the door and choose the person under "Masuk sebagai …"."""
        self.page.goto(self.alamat)
        self._pintu()

    def _pintu(self) -> None:
        expect(self.page.get_by_role("heading", name="Masuk sebagai …")).to_be_visible()
        pintu = self.page.get_by_role("button", name=self.orang)
        if not pintu.first.is_visible():
            for lipatan in self.page.locator("summary").all():
                lipatan.click()
        pintu.first.click()
        expect(self.page.get_by_text(self.orang).first).to_be_attached()

    def ganti_orang(self, orang: str) -> None:
        """Another person sits down at the same desk, through the door of the demo."""
        self.page.get_by_role("button", name=re.compile("^Akun:")).click()
        self.page.get_by_role("link", name="Masuk sebagai orang lain").click()
        self.orang = orang
        self._pintu()

    def beranda(self) -> None:
        """Go to Tugas saya through the mark of the product."""
        self.page.get_by_role("link", name="Tolok, ke halaman Tugas saya").click()

    def menu(self, nama: str) -> None:
        """An entry of the main menu, also one that is folded under Lainnya."""
        menu = self.page.get_by_role("navigation", name="Menu utama")
        tautan = menu.get_by_role("link", name=nama)
        expect(menu.get_by_role("link").last).to_be_visible()
        if not tautan.first.is_visible():
            menu.get_by_role("button", name="Lainnya").click()
        tautan.click()

    def buka(self, judul: str) -> None:
        """Open a task of Tugas saya by words of its title."""
        self.beranda()
        self.page.get_by_role("heading", name=re.compile(judul, re.IGNORECASE)).get_by_role(
            "link"
        ).first.click()
        expect(self.page.get_by_role("navigation", name="Menu utama")).to_be_attached()

    def bidang(self, label: str) -> Locator:
        """Fields with this label, whatever the label adds in brackets."""
        pola = re.compile(rf"^\s*{re.escape(label)}\s*([(,].*)?$", re.DOTALL)
        return self.page.get_by_role("main").get_by_label(pola)

    # -- acting --------------------------------------------------------------------------------

    def tekan(self, nama: str, *, di: Locator | None = None) -> None:
        """Press a button."""
        (di or self.page).get_by_role("button", name=nama, exact=True).click()

    def tekan_dua_kali(self, nama: str) -> int:
        """Press a button twice at once, then send the very same request again: its status."""
        tombol = self.page.get_by_role("button", name=nama, exact=True)
        with self.page.expect_request(
            lambda r: r.method == "POST" and r.is_navigation_request()
        ) as kiriman:
            tombol.dblclick()
        self.page.wait_for_load_state()
        r = kiriman.value
        ulang = self.page.request.post(
            r.url,
            headers={"Content-Type": r.headers["content-type"]},
            data=r.post_data_buffer or b"",
            max_redirects=0,
        )
        return ulang.status

    def isi(self, label: str, nilai: str, *, ke: int = 0) -> None:
        """Fill a field; `ke` counts fields with the same label."""
        self.bidang(label).nth(ke).fill(nilai)

    def pilih(self, label: str, nilai: str) -> None:
        """Choose from a list by its visible words."""
        self.bidang(label).first.select_option(label=nilai)

    def centang(self, label: str) -> None:
        """Tick a box or choose a radio button."""
        self.bidang(label).first.check()

    def tautan(self, nama: str | re.Pattern[str]) -> None:
        """Follow a link of the page itself."""
        self.page.get_by_role("main").get_by_role("link", name=nama).first.click()

    def lampirkan(self, label: str, isi: bytes, *, nama: str = "pindaian.pdf") -> None:
        """Choose a file for a field."""
        self.bidang(label).set_input_files(
            {"name": nama, "mimeType": "application/pdf", "buffer": isi}
        )

    def catat_tugas_di_kertas(self, nama: str) -> None:
        """From the page of the run to the task that somebody answered on paper."""
        self.menu("Pelaksanaan")
        self.tautan(re.compile("Pengukuran Kinerja, Triwulan III"))
        self.page.get_by_text(re.compile("^Diputuskan di kertas")).click()
        self.tautan(re.compile(f"Catat dari kertas: {nama}"))

    def catat_dari_kertas(self, *, tanggal: str, pindaian: bytes | None) -> None:
        """Fill in and send the record of a decision taken on paper."""
        lipatan = self.page.get_by_role("group").filter(has_text="Catat keputusan dari kertas")
        if not self.bidang("Tanggal yang tertulis").is_visible():
            lipatan.get_by_text("Catat keputusan dari kertas").click()
        self.isi("Tanggal yang tertulis", tanggal)
        if pindaian is not None:
            self.lampirkan("Pindaian", pindaian)
        self.tekan("Catat dari kertas")

    # -- looking -------------------------------------------------------------------------------

    def lihat(self, teks: str | re.Pattern[str]) -> None:
        """These words stand on the page."""
        expect(self.page.get_by_role("main")).to_contain_text(teks, timeout=_TUNGGU)

    def kabar(self, teks: str) -> None:
        """The page says in one sentence what was done."""
        expect(self.page.locator("#kabar")).to_contain_text(teks, timeout=_TUNGGU)

    def sampai_di_beranda(self) -> None:
        """What was sent was accepted: the person is back on Tugas saya."""
        expect(self.page).to_have_title("Tugas saya · Tolok", timeout=_TUNGGU)

    def foto(self, nama: str) -> None:
        """The page at desktop and at phone width, when pictures are asked for."""
        if self.gambar is None:
            return
        for akhiran, ukuran in (("d", LEBAR_DESKTOP), ("t", LEBAR_TELEPON)):
            self.page.set_viewport_size(ukuran)  # type: ignore[arg-type]  # two whole numbers
            self.page.screenshot(
                path=self.gambar / f"{nama}-{akhiran}.png", full_page=True, caret="initial"
            )
        self.page.set_viewport_size(LEBAR_DESKTOP)  # type: ignore[arg-type]

    def banyak_kejadian(self) -> int:
        """How many events the page of the run counts."""
        self.menu("Pelaksanaan")
        self.tautan(re.compile("Pengukuran Kinerja, Triwulan III"))
        hitung = self.page.get_by_text(re.compile(r"^\s*[\d.]+ kejadian tercatat"))
        teks = hitung.first.inner_text()
        return int(teks.split()[0].replace(".", ""))

    def unduh(self, tautan: Locator) -> bytes:
        """What a link of the page gives, fetched with this person's own session."""
        alamat = tautan.get_attribute("href")
        assert alamat
        jawab = self.page.request.get(f"{self.alamat}{alamat}")
        assert jawab.ok, f"{jawab.status} {alamat}"
        return bytes(jawab.body())


@dataclass(kw_only=True)
class Panggung:
    """Everybody of a journey; `jam` moves the server's clock; `catatan` is what later acts need."""

    peramban: Browser
    alamat: str
    jam: Any
    gambar: Path | str | None = None
    gambar_gagal: Path | None = None
    catatan: dict[str, Any] = field(default_factory=dict)
    _layar: dict[str, Layar] = field(default_factory=dict)

    def sebagai(self, orang: str) -> Layar:
        """The window of a person, signed in; the same window every time."""
        if orang not in self._layar:
            self._layar[orang] = self._buka(orang)
        return self._layar[orang]

    def _buka(self, orang: str) -> Layar:
        konteks = self.peramban.new_context(
            viewport=LEBAR_DESKTOP,  # type: ignore[arg-type]  # two whole numbers
            locale="id-ID",
            timezone_id="Asia/Jakarta",
        )
        konteks.set_default_timeout(_TUNGGU)
        page = konteks.new_page()
        layar = Layar(
            orang=orang,
            page=page,
            alamat=self.alamat,
            gambar=Path(self.gambar) if self.gambar else None,
        )
        awasi(page, layar.gangguan)
        layar.masuk()
        return layar

    def pulang(self, orang: str) -> None:
        """Close a person's window; what disturbed it is kept."""
        layar = self._layar.pop(orang)
        self.catatan.setdefault("gangguan", []).extend((orang, g) for g in layar.gangguan)
        layar.page.context.close()

    def mainkan(self, babak: Callable[[Panggung], None]) -> None:
        """One act; everybody goes home after it, as sessions end with the day."""
        try:
            babak(self)
        except BaseException:
            self.foto_semua(babak.__name__)
            raise
        self.tutup()

    def tutup(self) -> None:
        """Close every window."""
        for orang in list(self._layar):
            self.pulang(orang)

    def gangguan(self) -> list[tuple[str, str]]:
        """Console errors, broken requests and server faults of everybody so far."""
        kini = [(o, g) for o, layar in self._layar.items() for g in layar.gangguan]
        return [*self.catatan.get("gangguan", []), *kini]

    def foto_semua(self, nama: str) -> None:
        """A picture of every open window, after a failure."""
        for n, layar in enumerate(self._layar.values()):
            layar.gambar = self.gambar_gagal or layar.gambar
            layar.foto(f"{nama}-{n}")


_LAPOR_CSP = """document.addEventListener("securitypolicyviolation", (e) => console.error(
    "CSP", e.effectiveDirective, e.sourceFile, e.lineNumber, e.sample,
    e.target && e.target.outerHTML ? e.target.outerHTML.slice(0, 200) : ""));"""


def awasi(page: Page, gangguan: list[str]) -> None:
    """Write down whatever a careful developer would see in the console."""
    page.add_init_script(_LAPOR_CSP)
    page.on(
        "console",
        lambda p: gangguan.append(f"konsol: {p.text}") if p.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda g: gangguan.append(f"galat: {g}"))

    def jawaban(r: Response) -> None:
        if r.status >= 400:
            gangguan.append(f"{r.status} {r.request.method} {r.url}")

    def gagal(r: Request) -> None:
        if r.failure and "ERR_ABORTED" not in r.failure:
            gangguan.append(f"gagal: {r.url} {r.failure}")

    page.on("response", jawaban)
    page.on("requestfailed", gagal)
