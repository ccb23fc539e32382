"""Hypothesis strategies: random SOPs of the shape that files have."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from hypothesis import strategies as st

from tolok.dasar.durasi import Durasi, Hitungan, Satuan
from tolok.sop.domain.dokumen import (
    Asal,
    Cara,
    CatatanBaca,
    HasilTertulis,
    JalanTertulis,
    Keputusan,
    Keyakinan,
    Langkah,
    MutuBaku,
    Nilai,
    Pelaksana,
    Pengesah,
    Sop,
    Tanggal,
    TautanTertulis,
    TindakanTertulis,
    WaktuUntuk,
)
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan, Per

# Words that YAML readers like to change, and characters that writers like to break.
SULIT = ["", "no", "yes", "null", "~", "013", "2023-05-08", "1e3", "0x1f", "- a", "a: b", "#x"]
SULIT += [
    "a\nb",
    "tab\t",
    " spasi ",
    '"',
    "\\",
    "\x7f\x85\u2028\ufeff",
    "{",
    "*a",
    "&a",
    "!b",
    "é",
]

teks = st.one_of(
    st.sampled_from(SULIT), st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
mungkin_teks = st.none() | teks
kode = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True) | st.sampled_from(
    ["no", "null", "y"]
)
nomor = st.integers(0, 999)
daftar_teks = st.lists(teks, max_size=3).map(tuple)
hari = st.none() | st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True)
nilai: st.SearchStrategy[Nilai] = st.recursive(
    st.none() | st.booleans() | nomor | teks,
    lambda isi: (
        st.lists(isi, max_size=3).map(tuple)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=8), isi, max_size=3
        ).map(MappingProxyType)
    ),
    max_leaves=4,
)
tambahan = st.dictionaries(
    st.from_regex(r"x_[A-Za-z0-9_.-]{1,8}", fullmatch=True), nilai, max_size=2
).map(lambda isi: tuple(isi.items()))
tujuan = (
    st.none()
    | nomor
    | st.just("selesai")
    | st.lists(nomor | st.just("selesai"), max_size=3).map(tuple)
)
angka = st.decimals(0, 99999, places=2) | st.integers(0, 999).map(Decimal)
waktu = st.none() | st.builds(
    Durasi, teks=teks, nilai=angka, satuan=st.sampled_from(Satuan), maks=st.none() | angka,
    hitungan=st.sampled_from(Hitungan), per=mungkin_teks,
)  # fmt: skip
tindakan = st.builds(
    TindakanTertulis, jenis=st.sampled_from(JenisTindakan), oleh=st.none() | kode,
    kepada=st.none() | st.lists(kode, max_size=2).map(tuple),
    peserta=st.none() | st.lists(kode, max_size=2).map(tuple),
    memutuskan=st.none() | st.booleans(), tambahan=tambahan,
)  # fmt: skip
isi_jalan = st.fixed_dictionaries(
    {},
    optional={
        "tindakan": st.lists(tindakan, max_size=2).map(tuple),
        "per": st.sampled_from(Per),
        "rinci": st.booleans(),
        "seperti": st.none() | nomor,
        "waktu_untuk": st.none() | st.sampled_from(WaktuUntuk),
        "mengerjakan": st.lists(
            st.builds(
                TautanTertulis, jenis=st.sampled_from(JenisHasil), dari=st.none() | nomor,
                tambahan=tambahan,
            ), max_size=2,
        ).map(tuple),
        "menghasilkan": st.lists(
            st.builds(
                HasilTertulis, jenis=st.sampled_from(JenisHasil), tahap=mungkin_teks,
                judul=mungkin_teks, tambahan=tambahan,
            ), max_size=2,
        ).map(tuple),
        "kembali": st.none() | nomor,
        "pengendali": st.none() | nomor,
    },
)  # fmt: skip


def _jalan(isi: Mapping[str, object]) -> JalanTertulis:
    return JalanTertulis(ditulis=frozenset(isi), **isi)  # type: ignore[arg-type]


langkah = st.builds(
    Langkah, nomor=nomor, uraian=teks, pelaksana=st.lists(kode, max_size=2).map(tuple),
    digambar_di=st.none() | kode,
    mutu=st.builds(MutuBaku, kelengkapan=daftar_teks, waktu=waktu, output=daftar_teks),
    keterangan=mungkin_teks,
    keputusan=st.none() | st.builds(Keputusan, setuju=tujuan, tidak=tujuan, tambahan=tambahan),
    jalan=st.none() | isi_jalan.map(_jalan), tambahan=tambahan,
)  # fmt: skip
catatan = st.builds(
    CatatanBaca, lokasi=teks, nilai=nilai, cara=st.sampled_from(Cara),
    keyakinan=st.sampled_from(Keyakinan), alternatif=st.lists(nilai, max_size=2).map(tuple),
    alasan=mungkin_teks,
    asal=st.none() | st.builds(Asal, halaman=st.none() | nomor, teks=mungkin_teks, tambahan=tambahan),
    tambahan=tambahan,
)  # fmt: skip
sop = st.builds(
    Sop, nama=teks, nomor=mungkin_teks, unit=mungkin_teks,
    tanggal=st.builds(Tanggal, pembuatan=hari, revisi=hari, pengesahan=hari, efektif=hari),
    disahkan_oleh=st.builds(
        Pengesah, jabatan=mungkin_teks, nama=mungkin_teks, pangkat=mungkin_teks, nip=mungkin_teks,
        tambahan=tambahan,
    ),
    dasar_hukum=daftar_teks, keterkaitan=daftar_teks, peringatan=daftar_teks,
    pelaksana=st.lists(st.builds(Pelaksana, kode=kode, nama=teks), max_size=3).map(tuple),
    langkah=st.lists(langkah, max_size=3).map(tuple),
    catatan_baca=st.lists(catatan, max_size=2).map(tuple), tambahan=tambahan,
)  # fmt: skip
