/* Kertas kerja: baris yang dipilih untuk diperbaiki disebut di formulirnya; tautan ke satu baris
   membukanya beserta lipatan di atasnya. */
(function () {
  "use strict";
  function semua(pilih, akar) { return Array.prototype.slice.call((akar || document).querySelectorAll(pilih)); }
  function terpilih() {
    semua("form.kk-minta-form").forEach(function (f) {
      var daftar = semua('input[name=sel][form="' + f.id + '"]:checked').map(function (x) { return x.value; }), p = f.querySelector("[data-terpilih]");
      p.hidden = !daftar.length; p.textContent = daftar.length ? "Yang diminta diperbaiki: " + daftar.join(", ") + "." : "";
    });
  }
  function buka() {
    var u = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))), d = u && u.closest("details");
    while (d) { d.open = true; d = d.parentElement.closest("details"); }
  }
  document.addEventListener("change", function (e) { if (e.target.name === "sel") { terpilih(); } });
  window.addEventListener("hashchange", buka);
  terpilih(); buka();
})();
