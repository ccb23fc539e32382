/* Catatan di samping yang dibicarakannya: pin pada baris atau bagian dokumen, dan tombol di tiap
   baris untuk menyematkan catatan baru pada lembar pengembalian. Tanpa berkas ini tempat catatan
   tetap dapat ditulis dan dibaca sebagai teks. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  function semua(pilih, akar) { return Array.prototype.slice.call((akar || document).querySelectorAll(pilih)); }
  function rapi(teks) { return teks.replace(/[_\s]+/g, " ").trim().toLowerCase(); }
  function kode(baris) {
    var sel = baris.querySelector("th,td"), kata = sel ? sel.textContent.trim().split(/\s+/)[0] : "";
    return /\d/.test(kata) && /^[A-Z0-9][\w.\-]*$/i.test(kata) ? kata : "";
  }
  function baris() { return semua(".tl-masukan tbody tr").filter(kode); }

  /* Pin: tempat yang bernama (data-tempat), lalu kode baris tabel, lalu judul bagian. */
  function tempat(lokasi) {
    var kata = lokasi.split(/[\s,;/]+/), bagian = rapi(lokasi.split("/").pop()), b, j;
    b = semua("[data-tempat]").filter(function (x) { return x.dataset.tempat === lokasi || kata.indexOf(x.dataset.tempat) >= 0; })[0];
    if (b) { return b.querySelector("summary>:first-child") || b.querySelector("h2,h3,h4,label,legend,dt") || b; }
    b = baris().filter(function (r) { return kata.indexOf(kode(r)) >= 0; })[0];
    if (b) { return b.querySelector("th,td"); }
    j = semua(".tl-masukan :is(h3,h4,h5,dt,caption)").filter(function (h) { return rapi(h.textContent) === bagian; })[0];
    return j || null;
  }
  function pasangPin() { semua("[data-semat]").forEach(pin); }
  function pin(c) {
    var t = tempat(c.dataset.semat), n = c.dataset.sematNomor, diam, a;
    if (!t || semua(".tl-pin", t).some(function (x) { return x.textContent === n; })) { return; }
    diam = t.closest("summary,button,label");
    a = document.createElement(diam ? "span" : "a");
    a.className = "tl-pin " + (diam ? "tl-pin-diam" : "tl-pin-titik") + (c.hasAttribute("data-semat-selesai") ? " tl-pin--selesai" : "");
    a.textContent = n;
    if (diam) { a.title = "Catatan " + n; } else { a.href = "#" + c.id; a.setAttribute("aria-label", "Catatan " + n); }
    t.classList.add("tl-semat-tanda"); t.append(a);
  }
  pasangPin();
  document.addEventListener("htmx:load", pasangPin); // baris yang baru dimuat

  /* Menyematkan: hanya bila halaman ini dapat mengembalikan. */
  var lembar = document.querySelector("[id^=kembalikan-][popover]"), wadah;
  if (!lembar) { return; }
  wadah = lembar.querySelector("[data-catatan-wadah]");
  if (!wadah) { return; }
  function tambah() {
    var n = semua("[data-catatan]", wadah).length + 1, p = wadah.querySelector("[data-catatan]").cloneNode(true);
    semua("input,textarea", p).forEach(function (m) { m.value = ""; m.setAttribute("aria-label", m.getAttribute("aria-label").replace(/\d+$/, n)); });
    semua("select", p).forEach(function (m) { m.selectedIndex = 0; m.setAttribute("aria-label", "Bobot catatan " + n); });
    wadah.querySelector("[data-tambah-catatan]").before(p);
    return p;
  }
  function kosong() {
    return semua("[data-catatan]", wadah).filter(function (p) { return semua("input,textarea", p).every(function (m) { return !m.value.trim(); }); })[0] || tambah();
  }
  wadah.querySelector("[data-tambah-catatan]").addEventListener("click", function () { tambah().querySelector("input").focus(); });
  wadah.querySelector("[data-tambah-catatan]").hidden = false;
  function tombol(k, induk, depan, teks) {
    var b = document.createElement("button");
    b.type = "button"; b.className = teks ? "btn btn-polos tl-sematkan-teks" : "tl-sematkan"; b.textContent = teks || "+";
    b.setAttribute("aria-label", "Sematkan catatan pada " + k); b.title = "Sematkan catatan";
    b.addEventListener("click", function () {
      var p = kosong();
      p.querySelector("input").value = k;
      lembar.showPopover(); p.querySelector("textarea").focus();
    });
    if (depan) { induk.prepend(b); } else { induk.append(b); }
  }
  function pasangTombol() {
    baris().forEach(function (r) { if (!r.querySelector(".tl-sematkan")) { tombol(kode(r), r.querySelector("th,td")); } });
    semua(".tl-masukan details[data-tempat]").forEach(function (d) {
      if (!d.querySelector(".tl-sematkan-teks")) { tombol(d.dataset.tempat, d.querySelector("summary+*") || d, true, "Sematkan catatan"); }
    });
  }
  pasangTombol();
  document.addEventListener("htmx:load", pasangTombol);
});
