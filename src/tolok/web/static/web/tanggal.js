/* Tanggal dan jam dalam kata Indonesia di bawah setiap isian tanggal dan jam.
   Peramban menulis tanggal menurut bahasanya sendiri ("10/12/2026"); kata di bawahnya tidak
   dapat salah baca: "Senin, 12 Oktober 2026". Berlaku untuk semua <input type="date"> dan
   <input type="time">, juga yang datang kemudian lewat htmx; atribut data-tanpa-kata
   mematikannya. */
(function () {
  "use strict";
  var HARI = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
    BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
      "September", "Oktober", "November", "Desember"],
    PILIH = "input[type=date]:not([data-tanpa-kata]),input[type=time]:not([data-tanpa-kata])",
    urut = 0;

  function kata(m) {
    var b, h;
    if (!m.value) { return ""; }
    if (m.type === "time") { return "Pukul " + m.value.slice(0, 5).replace(":", "."); }
    b = m.value.split("-").map(Number);
    h = new Date(Date.UTC(b[0], b[1] - 1, b[2]));
    return isNaN(h) ? "" : HARI[h.getUTCDay()] + ", " + b[2] + " " + BULAN[b[1] - 1] + " " + b[0];
  }
  function pasang(m) {
    var s = document.createElement("span");
    s.className = "tl-kata-tanggal";
    s.id = "kata-tanggal-" + (urut += 1);
    m.dataset.kata = s.id;
    m.setAttribute("aria-describedby", ((m.getAttribute("aria-describedby") || "") + " " + s.id).trim());
    m.insertAdjacentElement("afterend", s);
    return s;
  }
  function tulis(m) {
    var s = (m.dataset.kata && document.getElementById(m.dataset.kata)) || pasang(m), teks = kata(m);
    if (s.textContent !== teks) { s.textContent = teks; }
    s.hidden = !teks;
  }
  function semua(akar) {
    if (akar.matches && akar.matches(PILIH)) { tulis(akar); }
    Array.prototype.forEach.call(akar.querySelectorAll(PILIH), tulis);
  }
  ["input", "change", "focusin"].forEach(function (jenis) {
    document.addEventListener(jenis, function (e) {
      if (e.target.matches && e.target.matches(PILIH)) { tulis(e.target); } else if (e.target.matches && e.target.matches("form")) { semua(e.target); }
    });
  });
  document.addEventListener("htmx:load", function (e) { semua(e.detail.elt); });
  document.addEventListener("reset", function (e) { window.setTimeout(function () { semua(e.target); }); });
  window.addEventListener("pageshow", function () { semua(document); });
  semua(document);
})();
