"""Keep the rules of tabler.min.css that Tolok uses: base elements, buttons, fields, a few words.

Usage: python pilih_tabler.py tabler.min.css > tabler-inti.css
"""
import re
import sys

KELAS = re.compile(
    r"^(btn|btn-primary|form-control|form-select|form-label|form-check(-.+)?|input-group(-text)?"
    r"|visually-hidden(-focusable)?|w-100|h[1-6]|small|mark|lead|placeholder)$"
)


def bagian(teks):
    """Top-level pieces of a style sheet: (prelude, body or None)."""
    i, mulai = 0, 0
    while i < len(teks):
        c = teks[i]
        if c in "\"'":
            i = teks.index(c, i + 1)
        elif teks.startswith("/*", i):
            akhir = teks.index("*/", i) + 2
            teks = teks[:i] + teks[akhir:]
            continue
        elif c == ";":
            yield teks[mulai : i + 1], None
            mulai = i + 1
        elif c == "{":
            dalam, j = 1, i + 1
            while dalam:
                if teks[j] in "\"'":
                    j = teks.index(teks[j], j + 1)
                elif teks[j] == "{":
                    dalam += 1
                elif teks[j] == "}":
                    dalam -= 1
                j += 1
            yield teks[mulai:i], teks[i + 1 : j - 1]
            mulai = i = j
            continue
        i += 1


def pecah(pemilih):
    """Selectors of a list; commas inside parentheses do not part."""
    return [p for p in re.split(r",(?![^(]*\))", pemilih)]


def pakai(pemilih):
    kelas = re.findall(r"\.([A-Za-z_][\w-]*)", pemilih)
    if not kelas:
        return not re.search(r"\[(dir|data-vc|data-bs-sidebar|data-bs-nav|data-bs-theme-)", pemilih)
    return all(KELAS.match(k) for k in kelas)


def saring(teks):
    hasil = []
    for kepala, isi in bagian(teks):
        if isi is None:
            if not kepala.startswith(("@charset", "@import")):
                hasil.append(kepala)
        elif kepala.startswith(("@media", "@supports")):
            dalam = saring(isi)
            if dalam:
                hasil.append(f"{kepala}{{{dalam}}}")
        elif kepala.startswith("@"):
            continue
        else:
            pilihan = [p for p in pecah(kepala) if pakai(p)]
            if pilihan:
                hasil.append(f"{','.join(pilihan)}{{{isi}}}")
    return "".join(hasil)


sys.stdout.write(saring(open(sys.argv[1], encoding="utf-8").read()))
