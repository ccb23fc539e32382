/* Formulir panjang: bagiannya dimuat ketika dibuka. Tautan ke sel di bagian yang belum dimuat membuka
   bagian itu lebih dahulu. Tanpa berkas ini semua baris dapat ditampilkan lewat tautan di atasnya. */
(function () {
  "use strict";
  function semua(pilih) { return Array.prototype.slice.call(document.querySelectorAll(pilih)); }
  function tujuan() { return decodeURIComponent(location.hash.slice(1)); }
  function memuat(d, nama) {
    return (d.dataset.kode || "").split(" ").some(function (k) {
      var awal = k ? nama.indexOf("-" + k) : -1;
      return awal > 0 && /^(-|$)/.test(nama.slice(awal + k.length + 1));
    });
  }
  function buka() {
    var nama = tujuan(), b;
    if (!nama || document.getElementById(nama)) { return; }
    b = semua("details.tl-bagian:not([open])").filter(function (d) { return memuat(d, nama); })[0];
    if (b) { b.open = true; }
  }
  document.addEventListener("click", function (e) {
    var a = e.target.closest("a[href^='#']"), wadah = e.target.closest("[data-buka-bagian]");
    if (wadah) { semua("details.tl-bagian").forEach(function (d) { d.open = true; }); }
    if (a && a.getAttribute("href") === location.hash) { buka(); }
  });
  document.addEventListener("htmx:afterSettle", function (e) {
    var bagian = e.target.closest && e.target.closest(".tl-bagian"), u = bagian && tujuan() && document.getElementById(tujuan()), d;
    if (!u || !bagian.contains(u)) { return; }
    d = u.closest("details");
    if (d) { d.open = true; }
    u.scrollIntoView({ block: "center" });
    if (u.matches("input,textarea,select")) { u.focus(); }
  });
  window.addEventListener("hashchange", buka);
  document.addEventListener("DOMContentLoaded", buka);
})();
