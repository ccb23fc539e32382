/* Perilaku halaman: kunci kirim, konsep lokal, simpan otomatis, tanya, kabar, jaringan, unggah.
   Tanpa berkas ini semua formulir tetap dapat dikirim. */
(function () {
  "use strict";
  var AWALAN = "tolok-konsep:";

  function semua(pilih, akar) { return Array.prototype.slice.call((akar || document).querySelectorAll(pilih)); }
  function gudang(fungsi) { try { return fungsi(window.localStorage); } catch (e) { return null; } }
  function uuid() {
    var b = crypto.getRandomValues(new Uint8Array(16)), h;
    b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
    h = Array.prototype.map.call(b, function (x) { return (x + 256).toString(16).slice(1); }).join("");
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
  }

  /* Pilihan yang sama pada banyak baris dikirim sekali: <select data-opsi-dari="id"> menyalinnya. */
  function salinOpsi(akar) {
    semua("select[data-opsi-dari]", akar).forEach(function (s) {
      var asal = document.getElementById(s.dataset.opsiDari), nilai = s.value;
      if (!asal) { return; }
      s.removeAttribute("data-opsi-dari");
      s.length = 1;
      semua("option", asal).slice(1).forEach(function (o) { s.append(new Option(o.text, o.value, o.value === nilai)); });
      s.value = nilai;
    });
  }
  salinOpsi();

  /* Kabar ─────────────────────────────────────────────── */
  function kabarkan(teks, perlu) {
    var bingkai = document.getElementById("kabar"), k, s, b;
    if (!bingkai) { return; }
    k = document.createElement("div");
    k.className = "tl-kabar" + (perlu ? " tl-kabar--perlu" : "");
    k.setAttribute("data-kabar", "");
    s = document.createElement("span"); s.textContent = teks;
    b = document.createElement("button"); b.type = "button"; b.textContent = "Tutup"; b.setAttribute("data-tutup-kabar", "");
    k.append(s, b); bingkai.append(k);
  }
  document.addEventListener("tolok:kabar", function (e) { kabarkan(e.detail.value || e.detail.teks, e.detail.perlu); });

  /* Konsep lokal: yang diketik tidak hilang bila jaringan atau sesi putus ── */
  function medan(f) {
    return semua("input,textarea,select", f).filter(function (m) {
      return m.name && !/^(hidden|password|file|submit|button)$/.test(m.type);
    });
  }
  function isi(f) {
    var hasil = {};
    medan(f).forEach(function (m, i) {
      var k = m.name + "#" + i;
      hasil[k] = /^(checkbox|radio)$/.test(m.type) ? m.checked : m.value;
    });
    return hasil;
  }
  function pasangIsi(f, nilai) {
    medan(f).forEach(function (m, i) {
      var k = m.name + "#" + i;
      if (!(k in nilai)) { return; }
      if (/^(checkbox|radio)$/.test(m.type)) { m.checked = nilai[k]; } else { m.value = nilai[k]; }
    });
    f.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function simpanLokal(f) {
    var k = AWALAN + f.dataset.lokal;
    gudang(function (g) { g.setItem(k, JSON.stringify({ pada: Date.now(), dasar: f.dataset.lokalDasar, isi: isi(f) })); });
  }
  function buangLokal(f) { gudang(function (g) { g.removeItem(AWALAN + f.dataset.lokal); }); }
  function tawarkan(f) {
    var teks, simpanan, d, p, a, b, jam;
    f.dataset.lokalDasar = JSON.stringify(isi(f));
    teks = gudang(function (g) { return g.getItem(AWALAN + f.dataset.lokal); });
    if (!teks) { return; }
    try { simpanan = JSON.parse(teks); } catch (e) { buangLokal(f); return; }
    if (JSON.stringify(simpanan.isi) === f.dataset.lokalDasar) { buangLokal(f); return; }
    jam = new Date(simpanan.pada).toLocaleString("id-ID", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    d = document.createElement("div"); d.className = "tl-catatan tl-catatan--amber tl-tawaran"; d.setAttribute("role", "status");
    p = document.createElement("p"); p.textContent = "Ada isian yang belum terkirim dari perangkat ini, " + jam + ".";
    a = document.createElement("button"); a.type = "button"; a.className = "btn btn-garis"; a.textContent = "Pakai isian itu";
    b = document.createElement("button"); b.type = "button"; b.className = "btn btn-polos"; b.textContent = "Buang";
    a.addEventListener("click", function () { pasangIsi(f, simpanan.isi); d.remove(); });
    b.addEventListener("click", function () { buangLokal(f); d.remove(); });
    d.append(p, a, b); f.prepend(d);
  }

  /* Simpan otomatis: <form data-simpan> dengan unsur [data-status-simpan] ── */
  function status(f, keadaan, teks) {
    var w = f.closest("[data-wadah]"), p = "[data-status-simpan]", s = (w && w.querySelector(p)) || document.querySelector(p);
    if (!s) { return; }
    s.dataset.keadaan = keadaan; s.textContent = teks;
  }
  function jamKini() {
    var d = new Date();
    return ("0" + d.getHours()).slice(-2) + "." + ("0" + d.getMinutes()).slice(-2);
  }

  /* Dua orang menyimpan: kedua isian tampil berdampingan, tidak ada yang hilang. */
  function baris(tubuh, tag, isiBaris) {
    var tr = document.createElement("tr");
    isiBaris.forEach(function (t, i) {
      var sel = document.createElement(tag || (i ? "td" : "th"));
      sel.textContent = t === undefined || t === null ? "" : typeof t === "object" ? JSON.stringify(t) : String(t);
      tr.append(sel);
    });
    tubuh.append(tr);
  }
  function bandingkan(basi, f) {
    var tempat = document.getElementById("pesan"), d = document.createElement("div"), h = document.createElement("h2"),
      p = document.createElement("p"), t = document.createElement("table"), kepala = document.createElement("thead"),
      tubuh = document.createElement("tbody"), muat = document.createElement("button"), pakai = document.createElement("button"),
      kunci = Object.keys(Object.assign({}, basi.tersimpan, basi.dikirim));
    status(f, "lokal", "Belum tersimpan, ada isian lain");
    d.className = "tl-ringkas-galat"; d.setAttribute("role", "alert"); d.tabIndex = -1;
    h.textContent = basi.pesan; p.textContent = basi.saran;
    t.className = "tl-tabel"; baris(kepala, "th", ["Isian", basi.penulis || "Tersimpan", "Anda"]);
    kunci.forEach(function (k) {
      if (JSON.stringify(basi.tersimpan[k]) !== JSON.stringify(basi.dikirim[k])) { baris(tubuh, null, [k.replace(/_/g, " "), basi.tersimpan[k], basi.dikirim[k]]); }
    });
    t.append(kepala, tubuh);
    muat.type = pakai.type = "button"; muat.className = "btn btn-garis"; pakai.className = "btn btn-primary";
    muat.textContent = "Pakai isian " + (basi.penulis || "yang tersimpan"); pakai.textContent = "Simpan isian Anda";
    muat.addEventListener("click", function () { buangLokal(f); location.reload(); });
    pakai.addEventListener("click", function () {
      var v = f.querySelector("[name=versi]");
      if (v) { v.value = basi.versi; }
      tempat.replaceChildren(); f.dispatchEvent(new Event("simpan", { bubbles: true }));
    });
    d.append(h, p, t, muat, pakai); tempat.replaceChildren(d); d.focus();
  }

  /* Pasang pada halaman atau potongan baru ─────────────── */
  function siapkan(akar) {
    semua("form[data-lokal]", akar).forEach(function (f) { if (!f.dataset.lokalDasar) { tawarkan(f); } });
    semua("[data-unggah] input[type=file]", akar).forEach(tampilkanBerkas);
    if (akar !== document && akar.matches && akar.matches("form[data-lokal]") && !akar.dataset.lokalDasar) { tawarkan(akar); }
  }

  /* Unggah: nama dan ukuran yang dipilih ───────────────── */
  function ukuran(n) {
    return n < 1048576 ? Math.max(1, Math.round(n / 1024)) + " kB" : (n / 1048576).toFixed(1).replace(".", ",") + " MB";
  }
  function tampilkanBerkas(m) {
    var daftar = m.closest("[data-unggah]").querySelector(".tl-unggah-daftar");
    if (!daftar) { return; }
    daftar.replaceChildren.apply(daftar, Array.prototype.map.call(m.files || [], function (b) {
      var li = document.createElement("li"), n = document.createElement("b"), u = document.createElement("span");
      n.textContent = b.name; u.textContent = ukuran(b.size); li.append(n, u); return li;
    }));
    daftar.hidden = !(m.files && m.files.length);
  }

  /* Fail boleh dijatuhkan ke kotaknya; di luar kotak peramban tidak membuka fail itu menggantikan halaman. */
  function kotakUnggah(e) {
    var berfail = e.dataTransfer && Array.prototype.indexOf.call(e.dataTransfer.types, "Files") >= 0,
      kotak = e.target.closest && e.target.closest("[data-unggah]");
    if (!berfail || !document.querySelector("[data-unggah]")) { return null; }
    e.preventDefault();
    if (!kotak) { e.dataTransfer.dropEffect = "none"; }
    return kotak;
  }
  document.addEventListener("dragover", function (e) {
    var kotak = kotakUnggah(e);
    semua("[data-unggah]").forEach(function (k) { k.classList.toggle("tl-unggah--sasaran", k === kotak); });
  });
  document.addEventListener("dragleave", function (e) {
    if (!e.relatedTarget) { semua(".tl-unggah--sasaran").forEach(function (k) { k.classList.remove("tl-unggah--sasaran"); }); }
  });
  document.addEventListener("drop", function (e) {
    var kotak = kotakUnggah(e), m = kotak && kotak.querySelector("input[type=file]");
    semua(".tl-unggah--sasaran").forEach(function (k) { k.classList.remove("tl-unggah--sasaran"); });
    if (!m || m.disabled || !e.dataTransfer.files.length) { return; }
    m.files = e.dataTransfer.files;
    m.dispatchEvent(new Event("change", { bubbles: true }));
  });

  /* Tanya sebelum mengerjakan ──────────────────────────── */
  function tanya(isiTanya, kata, lanjut) {
    var d = document.getElementById("tanya"), bagian = isiTanya.split("|");
    if (!d || !d.showModal) { if (window.confirm(isiTanya)) { lanjut(); } return; }
    document.getElementById("tanya-judul").textContent = bagian[0];
    document.getElementById("tanya-isi").textContent = bagian[1] || "";
    document.getElementById("tanya-ya").textContent = kata || "Lanjutkan";
    d.returnValue = "batal";
    d.addEventListener("close", function () { if (d.returnValue === "ya") { lanjut(); } }, { once: true });
    d.showModal();
  }

  document.addEventListener("submit", function (e) {
    var f = e.target, tombol = e.submitter, t = (tombol && tombol.dataset.tanya) || f.dataset.tanya;
    if (f.hasAttribute("data-keluar")) {
      gudang(function (g) { Object.keys(g).forEach(function (k) { if (k.indexOf(AWALAN) === 0) { g.removeItem(k); } }); });
    }
    if (f.matches("[hx-post],[hx-get]") && !f.hasAttribute("hx-trigger")) { return; }
    if (t && !f.dataset.sudahDitanya) {
      e.preventDefault();
      tanya(t, tombol && tombol.textContent.trim(), function () { f.dataset.sudahDitanya = "1"; f.requestSubmit(tombol || undefined); delete f.dataset.sudahDitanya; });
      return;
    }
    if (f.dataset.terkirim) { e.preventDefault(); return; }
    if ((f.method || "").toLowerCase() === "post") {
      f.dataset.terkirim = "1";
      if (f.dataset.lokal) { try { sessionStorage.setItem("tolok-dikirim", f.dataset.lokal); } catch (x) { /* tanpa catatan */ } }
      if (tombol) { tombol.setAttribute("aria-busy", "true"); }
    }
  });
  window.addEventListener("pageshow", function () {
    semua("form[data-terkirim]").forEach(function (f) { delete f.dataset.terkirim; });
    semua("[aria-busy=true]").forEach(function (b) { b.removeAttribute("aria-busy"); });
  });

  document.addEventListener("input", function (e) {
    var f = e.target.form;
    if (!f || !e.isTrusted) { return; }
    if (f.dataset.lokal) { simpanLokal(f); }
    f.dataset.berubah = "1";
  });
  /* Meninggalkan halaman: yang belum dikirim dan tidak tersimpan di mana pun ditanyakan dulu. */
  function belumTersimpan() {
    return semua("main form[data-berubah]").some(function (f) {
      return (f.method || "").toLowerCase() === "post" && !f.dataset.lokal && !f.dataset.terkirim && medan(f).length;
    });
  }
  window.addEventListener("beforeunload", function (e) {
    if (!document.querySelector("form[data-terkirim]") && belumTersimpan()) { e.preventDefault(); e.returnValue = ""; }
  });
  document.addEventListener("change", function (e) {
    if (e.target.matches("[data-unggah] input[type=file]")) { tampilkanBerkas(e.target); }
    if (e.target.matches("[data-kirim-saat-ubah]")) { e.target.form.requestSubmit(); }
  });
  /* Angka bulat panjang diberi titik ribuan; yang bermakna ganda dibiarkan untuk ditanya peladen. */
  document.addEventListener("focusout", function (e) {
    var m = e.target;
    if (m.matches && m.matches("input[data-angka]") && /^-?\d{4,}(,\d+)?$/.test(m.value.trim())) {
      m.value = m.value.trim().replace(/^(-?)(\d+)/, function (_, t, d) { return t + d.replace(/\B(?=(\d{3})+$)/g, "."); });
    }
  });
  document.addEventListener("click", function (e) {
    var t = e.target.closest("[data-tutup-kabar]"), c = e.target.closest("[data-cetak]"), p = e.target.closest("[data-pilah]");
    if (t) { t.closest("[data-kabar]").remove(); }
    if (c) { window.print(); }
    if (p) { pilah(p); }
  });
  /* Pilah: tombol data-pilah="kelas" menampilkan semua atau hanya baris berkelas itu. */
  function pilah(b) {
    var g = b.closest("[data-pilah-untuk]"), sasaran = document.getElementById(g.dataset.pilahUntuk);
    semua("[data-pilah]", g).forEach(function (x) { x.setAttribute("aria-pressed", String(x === b)); });
    sasaran.dataset.tampil = b.dataset.pilah;
  }
  /* Saring: <input data-saring="id"> menyisakan baris tabel yang memuat kata itu; kelompok yang
     namanya cocok tampil utuh, kelompok tanpa baris hilang. */
  function saring(m) {
    var akar = document.getElementById(m.dataset.saring), cari = m.value.trim().toLowerCase(), ada = false,
      kosong = document.querySelector('[data-saring-kosong="' + m.dataset.saring + '"]');
    function cocok(x) { return !cari || (x && x.textContent.toLowerCase().indexOf(cari) >= 0); }
    semua("[data-saring-kelompok]", akar).forEach(function (g) {
      var utuh = cocok(g.querySelector("h2")), sisa = 0;
      semua("tbody tr", g).forEach(function (r) { r.hidden = !utuh && !cocok(r); if (!r.hidden) { sisa += 1; } });
      g.hidden = !utuh && !sisa; ada = ada || !g.hidden;
    });
    if (kosong) { kosong.hidden = ada; }
  }
  document.addEventListener("input", function (e) { if (e.target.matches("[data-saring]")) { saring(e.target); } });
  document.addEventListener("keydown", function (e) {
    var tuju;
    if (e.altKey || e.ctrlKey || e.metaKey || /^(input|textarea|select)$/i.test(e.target.tagName) || e.target.isContentEditable) { return; }
    if (e.key === "t") { tuju = document.querySelector(".tl-merek"); if (tuju) { tuju.click(); } }
    if (e.key === "p") { tuju = document.querySelector("[data-cetak]"); if (tuju) { tuju.click(); } }
    if (e.key === "k") { tuju = document.querySelector(".tl-bilah button,.tl-bilah a"); if (tuju) { tuju.focus(); } }
  });

  /* Jaringan ───────────────────────────────────────────── */
  function jaringan(putus) { var j = document.getElementById("jaringan"); if (j) { j.hidden = !putus; } }
  window.addEventListener("offline", function () { jaringan(true); });
  window.addEventListener("online", function () {
    jaringan(false);
    semua("form[data-simpan][data-tertunda]").forEach(function (f) { delete f.dataset.tertunda; f.dispatchEvent(new Event("simpan", { bubbles: true })); });
  });

  /* htmx ───────────────────────────────────────────────── */
  document.addEventListener("htmx:confirm", function (e) {
    if (!e.detail.question) { return; }
    e.preventDefault();
    tanya(e.detail.question, e.detail.elt.dataset.tanyaKata, function () { e.detail.issueRequest(true); });
  });
  document.addEventListener("htmx:beforeSwap", function (e) {
    var x = e.detail.xhr;
    if (x.status === 409 && /json/.test(x.getResponseHeader("Content-Type") || "")) {
      e.detail.shouldSwap = false;
      bandingkan(JSON.parse(x.responseText), e.detail.elt);
      return;
    }
    if (x.status === 422) { e.detail.shouldSwap = true; return; }
    if (x.status >= 400 && !x.getResponseHeader("HX-Retarget")) {
      e.detail.shouldSwap = false;
      kabarkan(x.status === 403 ? "Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi. Isian Anda tersimpan di perangkat ini." : "Tolok belum dapat mengerjakan permintaan ini. Isian Anda masih ada; coba lagi sebentar.", true);
    }
  });
  /* Sedang dikirim: tombolnya sibuk dan mati, kiriman kedua dari formulir yang sama ditahan. */
  function tombolKirim(e) {
    var c = e.detail.requestConfig, p = c && c.triggeringEvent;
    return (p && p.submitter) || (e.detail.elt.matches("button") ? e.detail.elt : null);
  }
  document.addEventListener("htmx:beforeRequest", function (e) {
    var f = e.detail.elt, b = tombolKirim(e);
    /* Formulir yang sedang dikirim tidak disimpan lagi: tugasnya sudah ditutup saat simpanan tiba. */
    if (f.matches("form[data-simpan]") && f.dataset.terkirim) { e.preventDefault(); return; }
    if (f.matches("form[data-simpan]")) { status(f, "menyimpan", "Menyimpan…"); }
    if (!b) { return; }
    if (f.dataset.sibuk) { e.preventDefault(); return; }
    f.dataset.sibuk = "1"; b.setAttribute("aria-busy", "true"); b.disabled = true;
  });
  document.addEventListener("htmx:afterRequest", function (e) {
    var f = e.detail.elt, b = tombolKirim(e);
    if (!b) { return; }
    delete f.dataset.sibuk; b.removeAttribute("aria-busy"); b.disabled = false;
    if (e.detail.successful) { delete f.dataset.berubah; }
  });
  document.addEventListener("htmx:sendError", function (e) {
    var f = e.detail.elt;
    jaringan(true);
    if (f.matches("form[data-simpan]")) { f.dataset.tertunda = "1"; status(f, "lokal", "Disimpan di perangkat ini"); }
  });
  document.addEventListener("htmx:afterRequest", function (e) {
    var f = e.detail.elt, k;
    if (!f.matches("form") || !e.detail.successful) { return; }
    jaringan(false);
    /* Formulirnya sudah diserahkan lebih dahulu: simpanan ini tidak dipakai, dan tidak disebut tersimpan. */
    if (e.detail.xhr.getResponseHeader("X-Tolok-Terlambat")) { status(f, "lokal", "Sudah diserahkan. Muat ulang halaman."); return; }
    if (f.matches("form[data-simpan]")) { status(f, "tersimpan", "Tersimpan otomatis " + jamKini()); }
    if (f.matches("form[data-lokal]")) { buangLokal(f); f.dataset.lokalDasar = JSON.stringify(isi(f)); }
    k = f.querySelector("[name=kunci]");
    if (k && !f.matches("form[data-simpan]")) { k.value = uuid(); }
  });
  /* Banyak baris: pilih semua yang siap, dan hitung pilihan pada bilah. */
  function hitungPilihan(f) {
    var s = document.querySelector('[data-hitung-pilihan="' + f.id + '"]'), lanjut, kembali, bagian = [];
    if (!s) { return; }
    lanjut = semua("[data-siap]:checked", f).length; kembali = semua("[data-kembali]:checked", f).length;
    if (lanjut) { bagian.push(lanjut + " diteruskan"); }
    if (kembali) { bagian.push(kembali + " dikembalikan"); }
    s.textContent = bagian.length ? bagian.join(", ") + "." : "Pilih pegawainya dahulu.";
  }
  document.addEventListener("click", function (e) {
    var b = e.target.closest("[data-pilih-semua]"), f;
    if (!b) { return; }
    f = document.getElementById(b.dataset.pilihSemua);
    semua(b.hasAttribute("data-pilih-nilai") ? "input[type=radio][value='']" : "[data-siap]", f).forEach(function (x) { x.checked = true; });
    hitungPilihan(f);
  });
  document.addEventListener("change", function (e) {
    if (e.target.form && e.target.type === "radio") { hitungPilihan(e.target.form); }
  });
  semua("form.tl-banyak").forEach(hitungPilihan);

  document.addEventListener("htmx:afterSwap", function (e) {
    salinOpsi();
    var g = e.detail.target.querySelector && (e.detail.target.querySelector("[role=alert]") || e.detail.target.querySelector("[data-fokus]"));
    siapkan(e.detail.target);
    if (g) { g.focus(); }
  });
  /* Kiriman yang diterima peladen tidak perlu disimpan lagi di perangkat ini. Halaman galat dan
     halaman masuk (sesi habis) berarti belum diterima: isiannya ditawarkan lagi nanti. */
  (function () {
    var k = null;
    try { k = sessionStorage.getItem("tolok-dikirim"); sessionStorage.removeItem("tolok-dikirim"); } catch (e) { /* tanpa catatan */ }
    if (k && !document.querySelector(".tl-galat-hal,.tl-ringkas-galat,.tl-masuk")) { gudang(function (g) { g.removeItem(AWALAN + k); }); }
  })();
  siapkan(document);
  semua("nav [aria-current=page]").forEach(function (a) {
    var n = a.closest("nav");
    if (n.scrollWidth > n.clientWidth) { n.scrollLeft = a.offsetLeft - n.offsetLeft - (n.clientWidth - a.offsetWidth) / 2; }
  });
  if (navigator.onLine === false) { jaringan(true); }
  (function () { var g = document.getElementById("ringkas-galat"); if (g) { g.focus(); } })();
})();
