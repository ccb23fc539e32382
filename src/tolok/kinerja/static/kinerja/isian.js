/* Formulir isian: tempel dari Excel, Enter dan panah seperti lembar kerja, sel yang diketik
   berdampingan dengan rekan, penjelasan yang terbuka bila diminta. Tanpa berkas ini formulir tetap
   dapat diisi dan dikirim. */
(function () {
  "use strict";
  var dasar = new WeakMap(), terkirim = new WeakMap(), terbuka = new WeakMap(), batal = null;

  function semua(pilih, akar) { return Array.prototype.slice.call(akar.querySelectorAll(pilih)); }
  function medan(f) { return semua("input[name],textarea[name],select[name]", f).filter(function (m) { return m.type !== "hidden"; }); }
  function kabar(teks, perlu) { document.dispatchEvent(new CustomEvent("tolok:kabar", { detail: { teks: teks, perlu: perlu } })); }
  function ubah(m) {
    m.dispatchEvent(new Event("input", { bubbles: true }));
    m.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function tandai(m) {
    var k = m.closest(".tl-isian") || m;
    k.classList.remove("ki-baru"); void k.offsetWidth; k.classList.add("ki-baru");
  }

  /* Sel yang diketik orang ini sejak simpanan terakhir, dengan isi sebelumnya. */
  function siapkan(f) {
    var awal = dasar.get(f) || {};
    medan(f).forEach(function (m) { if (!(m.name in awal)) { awal[m.name] = m.value; } });
    dasar.set(f, awal); catat(f);
  }
  function catat(f) {
    var awal = dasar.get(f), hasil = {}, tempat = f.querySelector("[data-diubah]");
    if (!awal || !tempat) { return; }
    medan(f).forEach(function (m) { if (m.value !== awal[m.name]) { hasil[m.name] = awal[m.name]; } });
    tempat.value = JSON.stringify(hasil);
  }
  function formulir(unsur) { return unsur && unsur.closest && unsur.closest("form[data-isian]"); }

  document.addEventListener("input", function (e) {
    var f = formulir(e.target);
    if (f) { if (!dasar.has(f)) { siapkan(f); } catat(f); }
  });
  document.addEventListener("htmx:beforeRequest", function (e) {
    var f = e.detail.elt, kini = {};
    if (!f.matches("form[data-isian]")) { return; }
    medan(f).forEach(function (m) { kini[m.name] = m.value; });
    terkirim.set(f, kini);
  });
  document.addEventListener("htmx:afterRequest", function (e) {
    var f = e.detail.elt;
    if (f.matches("form[data-isian]") && e.detail.successful && terkirim.has(f)) {
      dasar.set(f, Object.assign(dasar.get(f) || {}, terkirim.get(f))); isiRekan(f); catat(f); segarkan(f);
    }
    if (f.matches("form[data-lampirkan]") && e.detail.successful) {
      f.reset(); f.closest("[popover]").hidePopover();
      document.getElementById(f.dataset.lampirkan).dispatchEvent(new Event("simpan", { bubbles: true }));
    }
  });

  /* Yang diisi rekan sementara itu masuk ke halaman ini, kecuali sel yang sedang diketik. */
  function isiRekan(f) {
    var tempat = document.getElementById(f.id.replace("isian-", "lain-")), awal = dasar.get(f), n = 0;
    if (!tempat) { return; }
    semua("input[data-nama]", tempat).forEach(function (x) {
      var m = f.elements.namedItem(x.dataset.nama), tanpa = !m || m.value !== awal[x.dataset.nama];
      awal[x.dataset.nama] = x.value;
      if (tanpa) { return; }
      m.value = x.value; tandai(m); n += 1;
    });
    if (n) { kabar((tempat.dataset.penulis || "Rekan Anda") + " mengisi " + n + " sel; halaman ini sudah menampilkannya."); }
    tempat.replaceChildren();
  }

  /* Keadaan baris sesudah dihitung peladen. */
  function segarkan(f) {
    semua("[data-baris]", f).forEach(function (b) {
      var tanda = b.querySelector("[data-buka]"), wajib = tanda ? tanda.dataset.buka.split(" ") : [],
        salah = tanda ? tanda.dataset.salah.split(" ") : [], d = b.querySelector("details");
      semua("[name]", b).forEach(function (m) {
        var kolom = m.name.slice(m.name.lastIndexOf(".") + 1), isian = m.closest(".tl-isian");
        if (isian) { isian.classList.toggle("tl-isian--galat", salah.indexOf(kolom) >= 0); }
        if (wajib.indexOf(kolom) >= 0) { m.setAttribute("aria-invalid", "true"); } else { m.removeAttribute("aria-invalid"); }
      });
      if (d && !d.open && wajib.join("")) { d.open = true; terbuka.set(d, Date.now()); }
    });
    cermin();
  }
  function cermin() {
    var asal = document.querySelector("[data-kemajuan]"), salin = document.querySelector("[data-salin-kemajuan]");
    if (asal && salin) { salin.innerHTML = asal.innerHTML; }
  }

  /* Tempel dari Excel: satu baris salinan untuk satu baris formulir. */
  function pecah(teks) {
    var baris = [[""]], kutip = false, i, c, kini;
    for (i = 0; i < teks.length; i += 1) {
      c = teks[i]; kini = baris[baris.length - 1];
      if (kutip) {
        if (c === '"' && teks[i + 1] === '"') { kini[kini.length - 1] += c; i += 1; } else if (c === '"') { kutip = false; } else { kini[kini.length - 1] += c; }
      } else if (c === '"' && kini[kini.length - 1] === "") { kutip = true; } else if (c === "\t") { kini.push(""); } else if (c === "\n") { baris.push([""]); } else if (c !== "\r") { kini[kini.length - 1] += c; }
    }
    if (baris.length > 1 && baris[baris.length - 1].join("") === "") { baris.pop(); }
    return baris;
  }
  function sel(baris) { return semua("input[data-sel-angka]:not(:disabled)", baris); }
  document.addEventListener("paste", function (e) {
    var m = e.target, f = formulir(m), teks, tabel, urut, mulai, kolom, lama = [], nama, sisa;
    if (!f || !m.matches("input[data-sel-angka]")) { return; }
    teks = (e.clipboardData && e.clipboardData.getData("text/plain")) || "";
    if (!/[\t\n]/.test(teks.replace(/\r?\n$/, ""))) { return; }
    e.preventDefault();
    tabel = pecah(teks);
    urut = semua("[data-baris]", m.closest("ol.ki-daftar") ? f : m.closest("table")).filter(function (b) { return b.tagName === m.closest("[data-baris]").tagName; });
    mulai = urut.indexOf(m.closest("[data-baris]")); kolom = sel(urut[mulai]).indexOf(m);
    tabel.forEach(function (nilai, r) {
      var tujuan = urut[mulai + r] ? sel(urut[mulai + r]) : [];
      nilai.forEach(function (isi, k) {
        var s = tujuan[kolom + k] || (nilai.length === 1 ? tujuan[0] : null);
        if (s) { lama.push([s, s.value]); s.value = isi.trim(); tandai(s); s.dispatchEvent(new Event("input", { bubbles: true })); }
      });
    });
    if (!lama.length) { return; }
    ubah(lama[lama.length - 1][0]); lama[lama.length - 1][0].focus();
    nama = urut.slice(mulai, mulai + tabel.length).map(function (b) { return b.id.replace(/^(baris|anggaran)-/, ""); });
    sisa = mulai + tabel.length - urut.length;
    tawarkanBatal(f, lama, lama.length + " sel terisi dari tempelan, " + nama[0] + " sampai " + nama[nama.length - 1] + "." + (sisa > 0 ? " " + sisa + " baris terakhir tidak punya tempat" + (document.querySelector(".tl-bagian:not([open])") ? "; buka dulu semua bagian formulir, lalu tempel lagi." : ".") : ""));
  });
  function tawarkanBatal(f, lama, teks) {
    var d = document.createElement("div"), p = document.createElement("span"), b = document.createElement("button"), t = document.createElement("button"), bingkai = document.getElementById("kabar");
    if (batal) { batal.remove(); }
    d.className = "tl-kabar"; d.setAttribute("data-kabar", "");
    p.textContent = teks; b.type = t.type = "button"; b.textContent = "Batalkan tempelan"; t.textContent = "Tutup"; t.setAttribute("data-tutup-kabar", "");
    b.addEventListener("click", function () {
      lama.slice().reverse().forEach(function (x) { x[0].value = x[1]; x[0].dispatchEvent(new Event("input", { bubbles: true })); });
      ubah(lama[0][0]); lama[0][0].focus(); d.remove();
    });
    d.append(p, b, t); bingkai.append(d); batal = d;
  }

  /* Enter dan panah seperti di lembar kerja; Enter tidak mengirim formulir. */
  document.addEventListener("keydown", function (e) {
    var m = e.target, f = formulir(m), daftar, ke, arah;
    if (!f || e.ctrlKey || e.metaKey || e.altKey || m.tagName !== "INPUT") { return; }
    if (e.key === "Enter" && !m.matches("[data-sel-angka]")) { e.preventDefault(); return; }
    if (!m.matches("[data-sel-angka]") || ["Enter", "ArrowDown", "ArrowUp"].indexOf(e.key) < 0) { return; }
    e.preventDefault();
    daftar = semua("input[data-sel-angka]:not(:disabled)", f);
    arah = e.key === "ArrowUp" || (e.key === "Enter" && e.shiftKey) ? -1 : 1;
    ke = daftar[daftar.indexOf(m) + arah];
    if (ke) { ke.focus(); ke.select(); } else { m.blur(); }
  });

  document.addEventListener("click", function (e) {
    var pakai = e.target.closest("[data-pakai]"), lampir = e.target.closest("[data-lampir]"), s = e.target.closest("summary"), d, m;
    if (pakai) {
      m = document.getElementById(pakai.dataset.sel);
      m.value = pakai.dataset.pakai; tandai(m); ubah(m); m.focus();
    }
    if (lampir) { m = document.getElementById("lampir-baris"); if (m) { m.value = lampir.dataset.lampir; } }
    d = s && s.parentElement;
    if (d && d.matches(".ki-jelas") && terbuka.has(d) && Date.now() - terbuka.get(d) < 1500) { e.preventDefault(); terbuka.delete(d); }
    if (e.target.closest("[data-tutup-kabar]") && batal && !batal.isConnected) { batal = null; }
  });
  /* Tautan ringkasan galat menuju sel di dalam lipatan. */
  function bukaTuju() {
    var u = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))), d = u && u.closest("details");
    if (d) { d.open = true; u.focus(); } else if (u && u.matches("input,textarea,select")) { u.focus(); }
  }
  window.addEventListener("hashchange", bukaTuju);
  document.addEventListener("htmx:load", function () { semua("form[data-isian]", document).forEach(siapkan); });
  semua("form[data-isian]", document).forEach(siapkan);
  cermin();
})();
