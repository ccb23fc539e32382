/* Tema: pilihan orang, lalu setelan perangkat. Dijalankan sebelum halaman digambar. */
(function () {
  "use strict";
  var d = document.documentElement, simpanan = null;
  function pasang(t) { d.setAttribute("data-bs-theme", t === "gelap" ? "dark" : "light"); }
  try { simpanan = localStorage.getItem("tolok-tema"); } catch (e) { /* penyimpanan ditutup */ }
  pasang(simpanan || (matchMedia("(prefers-color-scheme: dark)").matches ? "gelap" : "terang"));
  document.addEventListener("click", function (e) {
    var b = e.target.closest("[data-tema]"), t;
    if (!b) { return; }
    t = d.getAttribute("data-bs-theme") === "dark" ? "terang" : "gelap";
    pasang(t);
    try { localStorage.setItem("tolok-tema", t); } catch (x) { /* hanya untuk halaman ini */ }
  });
})();
