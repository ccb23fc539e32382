/* SOP editor: where a field was read, what saves itself, and the keys. Without it every form posts. */
(function () {
  "use strict";
  var akar = document.querySelector("[data-sunting]");
  if (!akar) { return; }
  var JEDA = 1200, ULANG = 8000;

  function semua(pilih, dari) { return Array.prototype.slice.call((dari || akar).querySelectorAll(pilih)); }
  function satu(pilih) { return akar.querySelector(pilih); }

  /* Asal satu bidang ────────────────────────────────────── */
  function letak() {
    var s = document.getElementById("letak-bidang");
    return s ? JSON.parse(s.textContent) : {};
  }
  /* The place of a field, or of the part it belongs to: langkah/3/waktu, else langkah/3. */
  function cari(lokasi) {
    var ada = letak(), bagian = lokasi.split("/");
    while (bagian.length) {
      if (ada[bagian.join("/")]) { return ada[bagian.join("/")]; }
      bagian.pop();
    }
    return null;
  }
  function sorot(lokasi) {
    var l = cari(lokasi), f, s, p;
    semua(".ss-sorot").forEach(function (x) { x.hidden = true; });
    semua(".ss-kena").forEach(function (x) { x.classList.remove("ss-kena"); });
    if (!l) { return; }
    if (l.b) {
      p = satu('[data-baris-teks="' + l.b + '"]');
      if (p) { p.classList.add("ss-kena"); gulir(p.parentElement, p); }
      return;
    }
    f = satu('figure[data-halaman="' + l.h + '"]');
    if (!f) { return; }
    if (!l.k) { gulir(f.parentElement, f); return; }
    s = f.querySelector(".ss-sorot");
    s.hidden = false;
    s.style.left = 100 * l.k[0] + "%"; s.style.top = 100 * l.k[1] + "%";
    s.style.width = 100 * (l.k[2] - l.k[0]) + "%"; s.style.height = 100 * (l.k[3] - l.k[1]) + "%";
    gulir(f.parentElement, s);
  }
  /* Scrolls inside the source only; the page stays where the person works. */
  function gulir(wadah, unsur) {
    var w = wadah.getBoundingClientRect(), u = unsur.getBoundingClientRect();
    wadah.scrollTop += u.top - w.top - (w.height - u.height) / 3;
    if (u.left < w.left || u.right > w.right) { wadah.scrollLeft += u.left - w.left - 12; }
  }
  /* The drawing has one page for the identity block, then the rows one below the other. */
  function gulirGambar() {
    var b = satu("[data-buka]"), w = document.getElementById("ss-gambar"), g = w.querySelector("img"), n = semua(".ss-langkah>li").length, hal;
    if (!b || !g || !g.offsetHeight) { return; }
    hal = Math.max(1, Math.round(g.offsetHeight / g.offsetWidth / 0.7));
    w.scrollTop = g.offsetHeight / hal + (g.offsetHeight - g.offsetHeight / hal) * (Number(b.dataset.buka) - 1) / n - 60;
  }
  function kini() {
    var buka = satu("[data-buka]"), kartu = satu("[data-tanya-kartu]");
    return (buka && buka.dataset.lokasi) || (kartu && kartu.dataset.lokasi) || "";
  }

  /* Yang ditampilkan: dokumen asal, gambar, susunan ─────── */
  function tampil(ke) {
    akar.dataset.tampil = ke;
    if (ke !== "susunan") { akar.dataset.sisi = ke; }
    tandaiBilah();
    sorot(kini());
    gulirGambar();
  }
  function sempit() { return window.matchMedia("(max-width:900px)").matches; }
  function tandaiBilah() {
    semua("[data-bilah] [data-tampil-ke]").forEach(function (b) {
      b.setAttribute("aria-pressed", String(b.dataset.tampilKe === (sempit() ? akar.dataset.tampil : akar.dataset.sisi)));
    });
  }
  akar.classList.add("ss--hidup");
  satu("[data-bilah]").hidden = false;
  window.addEventListener("resize", tandaiBilah);

  /* Menuju isian yang disebut sebuah temuan ─────────────── */
  function tuju(id) {
    var u = document.getElementById(id), d;
    if (!u) { return; }
    for (d = u.closest("details"); d; d = d.parentElement.closest("details")) { d.open = true; }
    akar.dataset.tampil = "susunan"; tandaiBilah();
    u.scrollIntoView({ block: "center" });
    u.focus({ preventScroll: true });
  }

  /* Simpan otomatis ─────────────────────────────────────── */
  var waktu = null, kirim = null, tunda = null;
  function status(teks, keadaan) {
    var s = document.getElementById("ss-status");
    s.textContent = teks;
    if (keadaan) { s.dataset.keadaan = keadaan; } else { delete s.dataset.keadaan; }
  }
  function kotor() { return satu("form[data-otomatis][data-kotor]"); }
  function jadwalkan(jeda) { clearTimeout(waktu); waktu = setTimeout(simpan, jeda); }
  /* Answers with a promise of true when nothing is left to save. */
  function simpan() {
    var f = kotor(), isi;
    clearTimeout(waktu);
    if (kirim) { return kirim.then(simpan); }
    if (!f) { return Promise.resolve(true); }
    isi = new FormData(f);
    isi.set("perintah", f.dataset.otomatis); isi.set("otomatis", "1");
    delete f.dataset.kotor;
    status("Menyimpan…", "menyimpan");
    kirim = fetch(f.getAttribute("action"), { method: "POST", body: isi, headers: { "HX-Request": "true" } })
      .then(function (r) { return r.text().then(function (teks) { return terima(f, r, teks); }); })
      .catch(function () { return terputus(f); })
      .finally(function () { kirim = null; });
    return kirim;
  }
  function terima(f, r, teks) {
    var d = new DOMParser().parseFromString(teks, "text/html"), salah;
    if (r.redirected || (!r.ok && r.status !== 422)) {
      f.dataset.kotor = "1";
      status("Belum tersimpan. Ketikan Anda masih di halaman ini; muat ulang bila Anda sudah keluar.", "lokal");
      return false;
    }
    if (r.ok) { pasang(d); lupakanLokal(f); return true; }
    if (d.querySelector("[data-basi]")) { gantiSemua(d); return false; }
    salah = d.querySelector(".tl-galat span") || d.querySelector("[role=alert]");
    f.dataset.salah = "1";
    status("Belum tersimpan: " + (salah ? salah.textContent.trim() : "periksa isiannya."), "lokal");
    return false;
  }
  function terputus(f) {
    f.dataset.kotor = "1";
    status("Belum tersimpan: jaringan terputus. Ketikan Anda masih di halaman ini dan dicoba lagi sendiri.", "lokal");
    clearTimeout(tunda); tunda = setTimeout(simpan, ULANG);
    return false;
  }
  window.addEventListener("online", function () { if (kotor()) { simpan(); } });
  /* What the browser kept of the form is of no use once it is saved. */
  function lupakanLokal(f) {
    delete f.dataset.berubah; delete f.dataset.salah;
    if (!f.dataset.lokal) { return; }
    try { localStorage.removeItem("tolok-konsep:" + f.dataset.lokal); } catch (x) { /* tanpa gudang */ }
  }
  /* Every part of the page but the one that is being typed in. */
  function pasang(d) {
    var kali = d.querySelector("[name=kali]");
    semua("[data-bagian]", d).forEach(function (baru) {
      var lama = document.getElementById(baru.id), terbuka;
      if (!lama || lama.contains(document.activeElement) || lama.querySelector("[data-buka]")) { return; }
      terbuka = semua("details[open]", lama).map(function (x) { return x.id; });
      lama.replaceWith(baru);
      terbuka.forEach(function (id) { var x = id && document.getElementById(id); if (x) { x.open = true; } });
      window.htmx.process(baru);
    });
    semua("[hx-swap-oob]", d).forEach(function (baru) {
      var lama = document.getElementById(baru.id);
      if (lama && !lama.contains(document.activeElement)) { lama.innerHTML = baru.innerHTML; window.htmx.process(lama); }
    });
    delete document.getElementById("ss-status").dataset.keadaan;
    semua("[name=kali]").forEach(function (x) { x.value = kali.value; });
  }
  /* Somebody else was here: the page as it is now, with the words of this person still in it. */
  function gantiSemua(d) {
    var a = document.activeElement, id = a && a.id, letakKursor = a && a.selectionStart;
    semua("[hx-swap-oob]", d).forEach(function (x) { document.getElementById(x.id).innerHTML = x.innerHTML; x.remove(); });
    document.getElementById("ss-isi").replaceChildren.apply(document.getElementById("ss-isi"), Array.prototype.slice.call(d.body.childNodes));
    window.htmx.process(akar);
    siapkan(false);
    status("Belum tersimpan: orang lain baru mengubah SOP ini. Baca pemberitahuannya, lalu simpan.", "lokal");
    a = id && document.getElementById(id);
    if (a) { a.focus({ preventScroll: true }); try { a.setSelectionRange(letakKursor, letakKursor); } catch (x) { /* bukan teks */ } }
  }
  akar.addEventListener("input", function (e) {
    var f = e.target.form, lain = e.target.closest(".ss-lain");
    if (lain) { lain.querySelector("[data-lain]").checked = true; }
    if (!f || !f.dataset.otomatis || e.target.name === "potong_di") { return; }
    f.dataset.kotor = "1"; delete f.dataset.salah;
    status("Belum tersimpan", "menyimpan");
    jadwalkan(/^(checkbox|radio|select-one)$/.test(e.target.type) ? 50 : JEDA);
  });
  akar.addEventListener("focusout", function (e) {
    if (e.target.form && e.target.form.dataset.kotor) { jadwalkan(50); }
  });
  /* A press waits for what is still being saved, and never leaves behind words that were refused. */
  document.addEventListener("htmx:confirm", function (e) {
    var f = e.detail.elt, milik = e.target.closest && e.target.closest("[data-sunting]");
    if (!milik || e.detail.question || f.matches("[data-tutup],[data-urung],[data-ulang]")) { return; }
    if (f.matches("form[data-otomatis]") && !kirim) { clearTimeout(waktu); delete f.dataset.kotor; return; }
    if (!kirim && !kotor() && !satu("form[data-salah]")) { return; }
    e.preventDefault();
    simpan().then(function () {
      var salah = satu("form[data-salah]");
      if (salah) { salah.requestSubmit(salah.querySelector("[name=perintah][value=langkah]") || undefined); }
      else if (!kotor() && !satu("#ss-galat [role=alert]")) { e.detail.issueRequest(true); }
    });
  });
  window.addEventListener("beforeunload", function (e) {
    if (kotor() || kirim) { simpan(); e.preventDefault(); e.returnValue = ""; }
  });

  /* Setelah halaman atau potongannya baru ───────────────── */
  var tujuan = "", bukaLama = null, lokasiLama = "", lipat = [], jangkar = null;
  function siapkan(fokuskan) {
    var pisah = satu("[data-pisah]"), uraian = satu("#l-uraian"), hal = document.getElementById("lipat-baris"), alamat;
    if (hal && sempit() && !tujuan) { hal.open = false; }
    if (pisah && uraian) {
      pisah.hidden = false;
      uraian.addEventListener("blur", catatKursor);
    }
    semua(".ss-halaman img").forEach(function (g) {
      if (!g.complete) { g.addEventListener("load", function () { sorot(kini()); }, { once: true }); }
    });
    sorot(kini());
    gulirGambar();
    alamat = tujuan || location.hash.slice(1); tujuan = "";
    if (fokuskan === false || satu("[role=alert]")) { return; }
    if (alamat && (/^[lij]-/.test(alamat) || alamat === "tanya-kini")) { tuju(alamat); return; }
    if (satu("[data-buka]") && uraian) { uraian.focus({ preventScroll: true }); }
  }
  function catatKursor() {
    var u = satu("#l-uraian");
    semua("[data-potong]").forEach(function (x) { x.value = u.selectionStart; });
  }
  document.addEventListener("htmx:beforeSwap", function (e) {
    var b = satu("[data-buka]");
    if (e.detail.target.id !== "ss-isi") { return; }
    bukaLama = b && b.dataset.buka;
    lokasiLama = document.activeElement && document.activeElement.closest("[data-tanya-kartu],.ss-lompat,.ss-sekaligus") ? "ragu" : "";
    lipat = semua("details[open][id]").map(function (x) { return x.id; });
    jangkar = e.detail.requestConfig && e.detail.requestConfig.elt.closest("li[id],section,[data-bagian]");
    jangkar = jangkar && { id: jangkar.id, atas: jangkar.getBoundingClientRect().top };
  });
  document.addEventListener("htmx:afterSwap", function (e) {
    var baris;
    if (e.detail.target.id !== "ss-isi") { return; }
    lipat.forEach(function (id) { var x = document.getElementById(id); if (x) { x.open = true; } });
    /* What was pressed stays where it was on the screen. */
    baris = jangkar && jangkar.id && document.getElementById(jangkar.id);
    if (baris) { window.scrollBy(0, baris.getBoundingClientRect().top - jangkar.atas); }
    status(document.getElementById("ss-status").textContent, satu("[role=alert]") ? "lokal" : "");
    siapkan(true);
    if (satu("[data-buka]") || satu("[role=alert]")) { return; }
    baris = bukaLama && satu('[data-baris="' + bukaLama + '"]');
    if (lokasiLama === "ragu" && document.getElementById("tanya-kini")) { document.getElementById("tanya-kini").focus({ preventScroll: true }); }
    else if (baris) { baris.focus({ preventScroll: true }); }
  });

  akar.addEventListener("focusin", function (e) {
    var w = e.target.closest("[data-lokasi]");
    if (w) { sorot(w.dataset.lokasi); }
  });
  akar.addEventListener("mouseover", function (e) {
    var w = e.target.closest("a[data-lokasi]");
    if (w) { sorot(w.dataset.lokasi); }
  });
  akar.addEventListener("click", function (e) {
    var t = e.target.closest("[data-tampil-ke]"), a = e.target.closest("[data-tuju]");
    if (t) { tampil(t.dataset.tampilKe); return; }
    if (!a) { return; }
    if (a.hasAttribute("data-di-sini")) { e.preventDefault(); tuju(a.dataset.tuju); } else { tujuan = a.dataset.tuju; }
  }, true);

  /* Papan tombol ────────────────────────────────────────── */
  function tekan(pilih) { var b = satu(pilih); if (b && !b.disabled && !b.hidden) { b.click(); return true; } return false; }
  function pilihBacaan(ke) {
    var r = semua("[data-tanya-kartu] [name=pilihan]")[ke - 1];
    if (!r) { return false; }
    r.checked = true; r.focus();
    return true;
  }
  function pindahBaris(arah) {
    var baris = semua("[data-baris]"), ke = baris.indexOf(document.activeElement) + arah;
    if (baris.indexOf(document.activeElement) < 0 || !baris[ke]) { return false; }
    baris[ke].focus();
    return true;
  }
  var DENGAN_ALT = { ArrowUp: "[data-naik]", ArrowDown: "[data-turun]", Enter: "[data-sisip]", g: "[data-gabung]", p: "[data-pisah]" };
  var HURUF = { l: "[data-lanjut]", m: "[data-mundur]", s: "[data-pastikan]", u: "[data-ubah-langkah]", "?": "[data-pintasan]" };
  function tombolKhusus(e) {
    if ((e.ctrlKey || e.metaKey) && e.key === "Enter") { return tekan("[data-simpan-langkah]"); }
    if (e.altKey && DENGAN_ALT[e.key]) { if (e.key === "p") { catatKursor(); } return tekan(DENGAN_ALT[e.key]); }
    if (e.key === "Escape" && !document.querySelector("dialog[open],[popover]:popover-open")) { return tekan("[data-tutup]"); }
    return false;
  }
  function tombolBiasa(e) {
    var z = (e.ctrlKey || e.metaKey) && e.key.toLowerCase();
    if (z === "z" && !e.shiftKey) { return tekan("[data-urung]"); }
    if (z === "y" || z === "z") { return tekan("[data-ulang]"); }
    if (z || e.altKey) { return false; }
    if (/^[1-9]$/.test(e.key)) { return pilihBacaan(Number(e.key)); }
    if (HURUF[e.key.toLowerCase()]) { return tekan(HURUF[e.key.toLowerCase()]); }
    return (e.key === "ArrowDown" && pindahBaris(1)) || (e.key === "ArrowUp" && pindahBaris(-1));
  }
  document.addEventListener("keydown", function (e) {
    var ketik = e.target.matches && e.target.matches("textarea,select,input:not([type=radio]):not([type=checkbox])");
    if (tombolKhusus(e) || (!ketik && tombolBiasa(e))) { e.preventDefault(); }
  });
  tandaiBilah();
  siapkan(!!location.hash || !!satu("[data-buka]"));
})();
