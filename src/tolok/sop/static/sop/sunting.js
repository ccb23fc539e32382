/* SOP editor: shows where a field was read, and the keys. Everything works without it too. */
(function () {
  "use strict";
  var akar = document.querySelector("[data-sunting]");
  if (!akar) { return; }

  function letak() {
    var s = document.getElementById("letak-bidang");
    return s ? JSON.parse(s.textContent) : {};
  }
  /* The place of a field, or of the part it belongs to: langkah/3/waktu, else langkah/3. */
  function cari(lokasi) {
    var semua = letak(), bagian = lokasi.split("/");
    while (bagian.length) {
      if (semua[bagian.join("/")]) { return semua[bagian.join("/")]; }
      bagian.pop();
    }
    return null;
  }
  function sorot(lokasi) {
    var l = cari(lokasi), f, s, wadah, p;
    document.querySelectorAll(".ss-sorot").forEach(function (x) { x.hidden = true; });
    document.querySelectorAll(".ss-kena").forEach(function (x) { x.classList.remove("ss-kena"); });
    if (!l) { return; }
    if (l.b) {
      p = document.querySelector('[data-baris-teks="' + l.b + '"]');
      if (p) { p.classList.add("ss-kena"); gulir(p.parentElement, p); }
      return;
    }
    f = document.querySelector('figure[data-halaman="' + l.h + '"]');
    if (!f) { return; }
    wadah = f.parentElement;
    if (l.k) {
      s = f.querySelector(".ss-sorot");
      s.hidden = false;
      s.style.left = 100 * l.k[0] + "%"; s.style.top = 100 * l.k[1] + "%";
      s.style.width = 100 * (l.k[2] - l.k[0]) + "%"; s.style.height = 100 * (l.k[3] - l.k[1]) + "%";
      gulir(wadah, s);
      return;
    }
    gulir(wadah, f);
  }
  /* Scrolls inside the source only; the page stays where the person works. */
  function gulir(wadah, unsur) {
    var w = wadah.getBoundingClientRect(), u = unsur.getBoundingClientRect();
    wadah.scrollTop += u.top - w.top - (w.height - u.height) / 3;
  }
  function kini() {
    var buka = akar.querySelector("[data-buka]"), kartu = akar.querySelector("[data-tanya-kartu]");
    return (buka && buka.dataset.lokasi) || (kartu && kartu.dataset.lokasi) || "";
  }
  function siapkan() {
    var pisah = akar.querySelector("[data-pisah]"), uraian = akar.querySelector("#l-uraian"), buka;
    if (pisah && uraian) {
      pisah.hidden = false;
      uraian.addEventListener("blur", function () {
        akar.querySelectorAll("[data-potong]").forEach(function (x) { x.value = uraian.selectionStart; });
      });
    }
    document.querySelectorAll(".ss-halaman img").forEach(function (g) {
      if (!g.complete) { g.addEventListener("load", function () { sorot(kini()); }, { once: true }); }
    });
    sorot(kini());
    buka = akar.querySelector("[data-buka]");
    if (buka && uraian && !akar.querySelector("[role=alert]")) { uraian.focus({ preventScroll: true }); }
  }
  akar.addEventListener("focusin", function (e) {
    var w = e.target.closest("[data-lokasi]");
    if (w) { sorot(w.dataset.lokasi); }
  });
  akar.addEventListener("mouseover", function (e) {
    var w = e.target.closest("a[data-lokasi]");
    if (w) { sorot(w.dataset.lokasi); }
  });
  document.addEventListener("htmx:afterSwap", function (e) {
    if (e.detail.target === akar) { siapkan(); }
  });

  function tekan(pilih) { var b = akar.querySelector(pilih); if (b && !b.disabled) { b.click(); return true; } return false; }
  document.addEventListener("keydown", function (e) {
    var ketik = /^(input|textarea|select)$/i.test(e.target.tagName), baris, ke;
    if ((e.ctrlKey || e.metaKey) && e.key === "Enter" && tekan("[data-simpan-langkah]")) { e.preventDefault(); return; }
    if (e.altKey && e.key === "ArrowUp" && tekan("[data-naik]")) { e.preventDefault(); return; }
    if (e.altKey && e.key === "ArrowDown" && tekan("[data-turun]")) { e.preventDefault(); return; }
    if (e.key === "Escape" && akar.querySelector("[data-tutup]") && !document.querySelector("dialog[open]")) { tekan("[data-tutup]"); return; }
    if (ketik) { return; }
    if ((e.ctrlKey || e.metaKey) && !e.shiftKey && e.key === "z" && tekan("[data-urung]")) { e.preventDefault(); return; }
    if ((e.ctrlKey || e.metaKey) && (e.key === "y" || (e.shiftKey && e.key === "Z")) && tekan("[data-ulang]")) { e.preventDefault(); return; }
    if (e.altKey || e.ctrlKey || e.metaKey) { return; }
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      baris = Array.prototype.slice.call(akar.querySelectorAll("[data-baris]"));
      ke = baris.indexOf(document.activeElement);
      if (ke >= 0) {
        ke += e.key === "ArrowDown" ? 1 : -1;
        if (baris[ke]) { e.preventDefault(); baris[ke].focus(); }
      }
    }
  });
  siapkan();
})();
