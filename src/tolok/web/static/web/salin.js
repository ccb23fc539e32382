/* Salin sebuah daftar untuk ditempel ke grup. Tanpa berkas ini teksnya tetap dapat dipilih dan disalin. */
(function () {
  "use strict";
  if (document.documentElement.dataset.salin) { return; }
  document.documentElement.dataset.salin = "ya";
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
