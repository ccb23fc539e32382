/* Masukkan SOP: naskah yang terlalu besar ditahan sebelum dikirim, dan halaman berkata apa yang
   sedang terjadi selama peladen membaca. Tanpa skrip ini peladen tetap menjawab semuanya. */
(function () {
  "use strict";
  var f = document.querySelector("form[data-baca-naskah]"), jeda;
  if (!f) { return; }
  var m = f.querySelector("input[type=file]"), kotak = f.querySelector("[data-sedang-baca]"),
    lama = kotak.querySelector("[data-lama]");

  function terlaluBesar() {
    var b = m.files && m.files[0];
    return b && b.size > Number(m.dataset.batas) ? m.dataset.terlaluBesar : "";
  }
  function periksa() {
    var kata = terlaluBesar(), bidang = m.closest(".tl-bidang"), p = bidang.querySelector("[data-besar]");
    if (p) { p.remove(); }
    bidang.classList.toggle("tl-bidang--galat", Boolean(kata));
    m.setCustomValidity(kata);
    if (!kata) { return; }
    p = document.createElement("p");
    p.className = "tl-galat"; p.dataset.besar = ""; p.setAttribute("role", "alert"); p.textContent = kata;
    bidang.insertBefore(p, bidang.querySelector("[data-unggah]"));
  }
  function hitung(mulai) {
    var n = Math.round((Date.now() - mulai) / 1000);
    lama.textContent = n < 3 ? "" : n + " detik.";
  }

  var ajak = document.createElement("span");
  ajak.className = "su-seret tl-hanya-lebar"; ajak.textContent = "atau seret naskahnya ke kotak ini";
  m.parentNode.querySelector("label").after(ajak);
  m.addEventListener("change", periksa);
  f.addEventListener("submit", function () {
    var mulai = Date.now();
    kotak.querySelector("[data-nama]").textContent = m.files && m.files[0] ? m.files[0].name : "naskah";
    kotak.hidden = false;
    clearInterval(jeda);
    jeda = setInterval(function () { hitung(mulai); }, 1000);
  });
  window.addEventListener("pageshow", function () { kotak.hidden = true; lama.textContent = ""; clearInterval(jeda); });
}());
