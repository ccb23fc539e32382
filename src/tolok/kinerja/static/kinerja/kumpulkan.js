/* Salin daftar yang belum mengisi. Tanpa berkas ini teksnya tetap dapat dipilih dan disalin. */
(function () {
  "use strict";
  document.addEventListener("click", function (e) {
    var tombol = e.target.closest("[data-salin-dari]"), asal;
    if (!tombol) { return; }
    asal = document.getElementById(tombol.dataset.salinDari);
    asal.focus(); asal.select();
    function kabar(teks) { document.dispatchEvent(new CustomEvent("tolok:kabar", { detail: { teks: teks } })); }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(asal.value).then(function () { kabar("Daftar disalin; tempel di grup WhatsApp."); }, function () { kabar("Daftar sudah dipilih; tekan Ctrl+C untuk menyalin."); });
    } else { kabar("Daftar sudah dipilih; tekan Ctrl+C untuk menyalin."); }
  });
})();
