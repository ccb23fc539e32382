/* Lembar salin: menyalin satu kolom atau seluruh tabel sebagai teks siap tempel. */
(function () {
  "use strict";
  var tabel = document.getElementById("tabel-salin");
  var kabar = document.getElementById("kabar-salin");
  if (!tabel) return;

  function baris() {
    return Array.prototype.map.call(tabel.tBodies[0].rows, function (r) {
      return Array.prototype.map.call(r.cells, function (c) {
        return c.textContent.replace(/[\t\r\n]+/g, " ").trim();
      });
    });
  }

  /* Tempat kolom sebuah kepala, dengan kepala gabungan diperhitungkan. */
  function kolom(sel) {
    var kepala = tabel.tHead.rows;
    if (sel.parentNode === kepala[0]) {
      var letak = 0;
      for (var k = sel.previousElementSibling; k; k = k.previousElementSibling) letak += k.colSpan;
      return letak;
    }
    var tampung = [];
    Array.prototype.forEach.call(kepala[0].cells, function (c) {
      for (var n = 0; n < c.colSpan; n++) tampung.push(c.rowSpan > 1);
    });
    var sisa = sel.cellIndex;
    for (var i = 0; i < tampung.length; i++) {
      if (!tampung[i]) {
        if (sisa === 0) return i;
        sisa--;
      }
    }
    return sel.cellIndex;
  }

  function salin(teks, tombol) {
    function beri(kata) {
      kabar.textContent = kata;
      tombol.classList.add("tersalin");
      window.setTimeout(function () { tombol.classList.remove("tersalin"); }, 1600);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(teks).then(function () { beri("Tersalin."); }, function () { cadangan(teks, beri); });
    } else {
      cadangan(teks, beri);
    }
  }

  function cadangan(teks, beri) {
    var wadah = document.createElement("textarea");
    wadah.value = teks;
    wadah.className = "ks-wadah";
    document.body.appendChild(wadah);
    wadah.select();
    var bisa = document.execCommand("copy");
    document.body.removeChild(wadah);
    beri(bisa ? "Tersalin." : "Peramban ini tidak mengizinkan penyalinan; unduh Excel-nya.");
  }

  document.addEventListener("click", function (e) {
    var tombol = e.target.closest("[data-salin]");
    if (!tombol) return;
    var isi = baris();
    if (tombol.dataset.salin === "kolom") {
      var n = kolom(tombol.closest("th"));
      salin(isi.map(function (b) { return b[n]; }).join("\n"), tombol);
    } else {
      salin(isi.map(function (b) { return b.join("\t"); }).join("\n"), tombol);
    }
  });
})();
