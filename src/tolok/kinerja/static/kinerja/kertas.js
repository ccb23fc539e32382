/* Kertas kerja: baris yang dipilih untuk diperbaiki disebut di formulirnya; catatan pemeriksaan
   disematkan pada baris yang disebutnya; tautan ke satu baris membukanya. */
(function () {
  "use strict";
  function semua(pilih, akar) { return Array.prototype.slice.call((akar || document).querySelectorAll(pilih)); }
  function terpilih() {
    semua("form.kk-minta-form").forEach(function (f) {
      var daftar = semua('input[name=sel][form="' + f.id + '"]:checked').map(function (x) { return x.value; }), p = f.querySelector("[data-terpilih]");
      p.hidden = !daftar.length; p.textContent = daftar.length ? "Yang diminta diperbaiki: " + daftar.join(", ") + "." : "";
    });
  }
  function sematkan() {
    semua("[data-semat]").forEach(function (c) {
      var kata = c.dataset.semat.toLowerCase(), nomor = c.dataset.sematNomor,
        tuju = semua("[data-tempat]").filter(function (t) {
          var k = t.dataset.tempat.toLowerCase(), i = kata.indexOf(k);
          return i >= 0 && !/[\w.]/.test(kata.charAt(i - 1)) && !/\w/.test(kata.charAt(i + k.length));
        })[0], a, tempat;
      if (!tuju || tuju.querySelector('[data-pin="' + nomor + '"]')) { return; }
      tempat = tuju.querySelector("summary .kk-nama,label,h3,th") || tuju;
      a = document.createElement("a");
      a.className = "tl-pin kk-pin" + ("sematSelesai" in c.dataset ? " tl-pin--selesai" : "");
      a.href = "#" + c.id; a.textContent = nomor; a.dataset.pin = nomor; a.setAttribute("aria-label", "Catatan " + nomor);
      tempat.append(" ", a);
    });
  }
  function buka() {
    var u = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))), d = u && u.closest("details");
    while (d) { d.open = true; d = d.parentElement.closest("details"); }
  }
  document.addEventListener("change", function (e) { if (e.target.name === "sel") { terpilih(); } });
  window.addEventListener("hashchange", buka);
  terpilih(); sematkan(); buka();
})();
