"""BPMN out and in: nothing is lost, what an SOP cannot say is refused, nothing lies on anything."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from tolok.dasar.galat import MasukanTidakSah
from tolok.sop import pustaka
from tolok.sop.domain.diagram import DiagramSop, susun_diagram
from tolok.sop.domain.dokumen import Keputusan, Keyakinan, Sop
from tolok.sop.importers.baca import baca_dokumen
from tolok.sop.importers.bpmn.baca import baca_bpmn
from tolok.sop.renderers.bpmn import bpmn
from tolok.sop.renderers.bpmn_tata import Kotak, Tata, tata
from tolok.sop.tests.susunan import sop as sop_acak

_KEPALA = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:x="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="lain">'
)


def _asing(isi: str, lajur: str = "", nama: str = "Penyusunan Laporan") -> bytes:
    """A file of another program."""
    kumpulan = f"<laneSet id='ls'>{lajur}</laneSet>" if lajur else ""
    proses = f"<process id='p' name='{nama}'>{kumpulan}{isi}</process>"
    return f"{_KEPALA}{proses}</definitions>".encode()


def _lajur(nama: str, *simpul: str) -> str:
    acuan = "".join(f"<flowNodeRef>{s}</flowNodeRef>" for s in simpul)
    return f"<lane id='lane_{nama[:3]}' name='{nama}'>{acuan}</lane>"


def _panah(*pasangan: str) -> str:
    """`a>b` or `a>b:Ya`."""
    hasil = []
    for ke, satu in enumerate(pasangan):
        ujung, _, nama = satu.partition(":")
        dari, _, tujuan = ujung.partition(">")
        sifat = f" name='{nama}'" if nama else ""
        hasil.append(f"<sequenceFlow id='f{ke}' sourceRef='{dari}' targetRef='{tujuan}'{sifat}/>")
    return "".join(hasil)


_TUGAS = (
    "<startEvent id='s'/><task id='a' name='Menyusun laporan'/>"
    "<userTask id='b' name='Memeriksa laporan'/><exclusiveGateway id='g' name='Sesuai?'/>"
    "<manualTask id='c' name='Mengirim laporan'/><endEvent id='e'/>"
)
_LAJUR = _lajur("Staf", "a", "c") + _lajur("Kepala Bidang", "b", "g")
_ALUR = _panah("s>a", "a>b", "b>g", "g>c:Sesuai", "g>a:Tidak sesuai", "c>e")


# -- back and forth ------------------------------------------------------------------------------


@pytest.mark.parametrize("kode", pustaka.daftar())
def test_sop_terbitan_kembali_utuh_lewat_pintu_yang_satu(kode: str) -> None:
    sop = pustaka.muat(kode)

    assert baca_dokumen(bpmn(sop).encode(), "apa saja") == (sop,)


@settings(max_examples=150, deadline=None)
@given(sop_acak)
def test_sop_apa_pun_kembali_utuh(sop: Sop) -> None:
    berkas = bpmn(sop)

    assert baca_bpmn(berkas.encode()) == (sop,)
    assert bpmn(sop) == berkas


def test_mutu_baku_terbaca_orang_dan_program() -> None:
    berkas = bpmn(pustaka.muat("000"))

    assert "Waktu: 15 menit" in berkas
    assert (
        '<tolok:waktu nilai="60" satuan="menit" hitungan="kerja">60 menit</tolok:waktu>' in berkas
    )
    assert "<tolok:output>Form Pengukuran Kinerja</tolok:output>" in berkas


def test_syarat_hanyalah_nama() -> None:
    """A name of letters, digits and underscores: there is nothing that could be evaluated."""
    semua = re.findall(r"<bpmn:conditionExpression[^>]*>([^<]*)<", bpmn(pustaka.muat("003")))

    assert semua == [
        "putusan_4_langkah_3", "putusan_5_langkah_4", "putusan_7_langkah_6", "putusan_8_langkah_6",
    ]  # fmt: skip


@pytest.mark.parametrize("kode", pustaka.daftar())
def test_tanpa_isi_tersimpan_pun_gambarnya_mengatakan_sop_itu(kode: str) -> None:
    """The diagram alone says the rows, lanes, mutu baku and printed decisions."""
    sop = pustaka.muat(kode)
    telanjang = re.sub(r"<tolok:sop.*?</tolok:sop>", "", bpmn(sop), flags=re.DOTALL)

    (dibaca,) = baca_bpmn(telanjang.encode())

    assert [p.nama for p in dibaca.pelaksana] == [p.nama for p in sop.pelaksana]
    for baru, lama in zip(dibaca.langkah, sop.langkah, strict=True):
        assert baru.uraian == lama.uraian
        assert (baru.mutu.kelengkapan, baru.mutu.output) == (
            lama.mutu.kelengkapan, lama.mutu.output,
        )  # fmt: skip
        kiri, kanan = ((w and (w.nilai, w.satuan)) for w in (baru.mutu.waktu, lama.mutu.waktu))
        assert kiri == kanan
        tercetak = lama.keputusan is not None and lama.keputusan.tidak is not None
        assert (baru.keputusan == lama.keputusan) or not tercetak


# -- changed elsewhere ---------------------------------------------------------------------------


def _ubah(kode: str, dari: str, ke: str) -> Sop:
    asli = bpmn(pustaka.muat(kode))
    assert asli.count(dari) >= 1
    awal, batas, sisa = asli.partition("<bpmn:laneSet")
    return baca_bpmn((awal + batas + sisa.replace(dari, ke)).encode())[0]


def test_nama_tugas_yang_diubah_di_alat_lain_dipakai_dan_dicatat() -> None:
    sop = pustaka.muat("000")

    baru = _ubah("000", "Menugaskan pelaksanaan pengukuran kinerja", "Memerintahkan pengukuran")

    assert baru.langkah[0].uraian == "Memerintahkan pengukuran"
    assert baru.langkah[0].mutu == sop.langkah[0].mutu
    assert baru.langkah[1:] == sop.langkah[1:]
    assert baru.dasar_hukum == sop.dasar_hukum
    assert baru.catatan_baca[:-1] == sop.catatan_baca
    assert baru.catatan_baca[-1].lokasi == "langkah/1/uraian"


def test_tugas_yang_dipindah_lajurnya_berganti_pelaksana() -> None:
    asli = bpmn(pustaka.muat("004"))
    acuan = "<bpmn:flowNodeRef>langkah_3</bpmn:flowNodeRef>"
    pindah = asli.replace(acuan, "").replace(
        "<bpmn:flowNodeRef>langkah_5</bpmn:flowNodeRef>",
        f"{acuan}<bpmn:flowNodeRef>langkah_5</bpmn:flowNodeRef>",
    )

    baru = baca_bpmn(pindah.encode())[0]

    assert baru.langkah[2].pelaksana == ("sekdis",)
    assert baru.langkah[2].mutu == pustaka.muat("004").langkah[2].mutu


def test_arah_kembali_yang_diubah_menjadi_keputusan() -> None:
    baru = _ubah("003", 'sourceRef="putusan_7" targetRef="langkah_6"',
                 'sourceRef="putusan_7" targetRef="langkah_3"')  # fmt: skip

    assert baru.langkah[6].keputusan == Keputusan(tidak=3)
    assert baru.langkah[4].keputusan == Keputusan(tidak=4)


def test_tugas_yang_dihapus_menggeser_nomor_dan_melepas_jalannya() -> None:
    asli = bpmn(pustaka.muat("004"))
    tanpa = re.sub(r"<bpmn:userTask id=\"langkah_2\".*?</bpmn:userTask>", "", asli, flags=re.S)
    tanpa = re.sub(r"<bpmn:sequenceFlow id=\"arus_langkah_2_langkah_3\"[^>]*/>", "", tanpa)
    tanpa = tanpa.replace('sourceRef="langkah_1" targetRef="langkah_2"',
                          'sourceRef="langkah_1" targetRef="langkah_3"')  # fmt: skip
    tanpa = tanpa.replace('sourceRef="putusan_3" targetRef="langkah_2"',
                          'sourceRef="putusan_3" targetRef="langkah_1"')  # fmt: skip

    baru = baca_bpmn(tanpa.encode())[0]

    assert [satu.nomor for satu in baru.langkah] == [1, 2, 3, 4, 5, 6]
    assert baru.langkah[1].uraian == pustaka.muat("004").langkah[2].uraian
    assert not any(c.lokasi.startswith("langkah/2/output") for c in baru.catatan_baca)


# -- of other programs ---------------------------------------------------------------------------


def test_diagram_alat_lain_menjadi_sop() -> None:
    (sop,) = baca_bpmn(_asing(_TUGAS + _ALUR, _LAJUR))

    assert sop.nama == "Penyusunan Laporan"
    assert [(p.kode, p.nama) for p in sop.pelaksana] == [
        ("staf", "Staf"), ("kepala_bidang", "Kepala Bidang"),
    ]  # fmt: skip
    assert [(x.nomor, x.uraian, x.pelaksana[0], x.keputusan) for x in sop.langkah] == [
        (1, "Menyusun laporan", "staf", None),
        (2, "Memeriksa laporan", "kepala_bidang", Keputusan(tidak=1)),
        (3, "Mengirim laporan", "staf", None),
    ]
    assert sop.catatan_baca == ()


def test_panah_tanpa_nama_ditebak_dan_dicatat() -> None:
    alur = _panah("s>a", "a>b", "b>g", "g>c", "g>a", "c>e")

    (sop,) = baca_bpmn(_asing(_TUGAS + alur, _LAJUR))

    assert sop.langkah[1].keputusan == Keputusan(tidak=1)
    assert [(c.lokasi, c.keyakinan) for c in sop.catatan_baca] == [
        ("langkah/2/keputusan", Keyakinan.RENDAH)
    ]


def test_arah_yang_melompat_dan_arah_ke_akhir_dicatat_sebagai_keputusan() -> None:
    alur = _panah("s>a", "a>b", "b>g", "g>c:Ya", "g>e:Tidak", "c>e")

    (sop,) = baca_bpmn(_asing(_TUGAS + alur, _LAJUR))

    assert sop.langkah[1].keputusan == Keputusan(tidak="selesai")


def test_tanpa_lajur_dan_tugas_kiriman_dibaca_dengan_catatan() -> None:
    isi = (
        "<startEvent id='s'/><sendTask id='a' name='Mengirim surat'>"
        "<documentation>Kelengkapan: Surat; Amplop\nWaktu: 2 jam\nOutput: Tanda terima"
        "</documentation></sendTask>"
        "<endEvent id='e'/>" + _panah("s>a", "a>e")
    )

    (sop,) = baca_bpmn(_asing(isi))

    assert sop.langkah[0].mutu.kelengkapan == ("Surat", "Amplop")
    assert sop.langkah[0].mutu.output == ("Tanda terima",)
    assert sop.langkah[0].mutu.waktu is not None
    assert sop.langkah[0].mutu.waktu.tampil == "2 jam"
    assert [c.lokasi for c in sop.catatan_baca] == ["pelaksana", "langkah/1/uraian"]


def test_benda_data_menjadi_kelengkapan_dan_output() -> None:
    isi = (
        "<startEvent id='s'/><dataObjectReference id='d1' name='Disposisi'/>"
        "<dataObjectReference id='d2' name='Laporan'/><task id='a' name='Menyusun laporan'>"
        "<dataInputAssociation id='i'><sourceRef>d1</sourceRef></dataInputAssociation>"
        "<dataOutputAssociation id='o'><targetRef>d2</targetRef></dataOutputAssociation></task>"
        + _panah("s>a")
    )

    (sop,) = baca_bpmn(_asing(isi))

    assert (sop.langkah[0].mutu.kelengkapan, sop.langkah[0].mutu.output) == (
        ("Disposisi",), ("Laporan",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (_asing("<parallelGateway id='g'/>"), "gerbang paralel"),
        (_asing("<subProcess id='g'/>"), "subproses"),
        (_asing("<scriptTask id='g'><script>1</script></scriptTask>"), "tugas skrip"),
        (_asing("<boundaryEvent id='g' attachedToRef='a'/>"), "tepi tugas"),
        (_asing("<startEvent id='s'><timerEventDefinition/></startEvent>"), "berpemicu"),
        (_asing("<task id='a'><multiInstanceLoopCharacteristics/></task>"), "berulang"),
        (_asing("<startEvent id='s'/>"), "satu pun tugas"),
        (_asing("<task id='a' name='A'/>" + _panah("a>z")), "tidak berujung"),
        (_asing("<startEvent id='s'/><startEvent id='t'/><task id='a'/>" + _panah("s>a", "t>a")),
         "lebih dari satu awal"),
        (_asing("<startEvent id='s'/><task id='a' name='A'/><task id='b' name='B'/>"
                + _panah("s>a")), "“B” tidak dapat dicapai"),
        (_asing("<startEvent id='s'/><task id='a' name='A'/><task id='b'/><task id='c'/>"
                + _panah("s>a", "a>b", "a>c")), "tanpa keputusan"),
        (_asing(_TUGAS + "<exclusiveGateway id='h'/><task id='i' name='I'/>"
                + _panah("s>a", "a>b", "b>g", "g>h:Ya", "g>a:Tidak", "h>c", "h>i", "c>e")),
         "dua keputusan berurutan"),
        (b"<definitions xmlns='http://schema.omg.org/spec/BPMN/1.1'/>", "bukan diagram BPMN 2.0"),
        (_asing(_TUGAS)[:200], "rusak"),
        (b"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + _asing("<task id='a' name='&x;'/>"),
         "deklarasi"),
        (b"<a>" * 100 + b"</a>" * 100, "terlalu dalam"),
    ],
)  # fmt: skip
def test_yang_bukan_sop_ditolak_dengan_satu_kalimat(isi: bytes, pesan: str) -> None:
    with pytest.raises(MasukanTidakSah, match=re.escape(pesan)) as galat:
        baca_bpmn(isi)

    assert galat.value.pesan.count(". ") == 0


def test_sop_tersimpan_yang_rusak_disebut() -> None:
    rusak = bpmn(pustaka.muat("000")).replace('"format": "tolok/sop/1"', '"format": "x"', 1)

    with pytest.raises(MasukanTidakSah, match="tersimpan di dalam diagram"):
        baca_bpmn(rusak.encode())


_RUSAK = re.compile(
    r"<bpmn:(?:userTask|sequenceFlow|exclusiveGateway|lane|startEvent|endEvent) [^>]*>|"
    r"</bpmn:(?:userTask|lane)>|(?:sourceRef|targetRef|id|name|default)=\"[^\"]*\"|<tolok:sop.*?</tolok:sop>|"
    r"<bpmn:flowNodeRef>[^<]*</bpmn:flowNodeRef>",
    re.DOTALL,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(pustaka.daftar()), st.data())
def test_diagram_yang_dirusak_terbaca_atau_ditolak_baik_baik(
    kode: str, data: st.DataObject
) -> None:
    """Parts dropped, swapped and repeated: an SOP or one sentence, never anything else."""
    berkas = bpmn(pustaka.muat(kode))
    bagian = [c.span() for c in _RUSAK.finditer(berkas)]
    kena = data.draw(
        st.lists(st.integers(0, len(bagian) - 1), min_size=1, max_size=4, unique=True)
    )
    for ke in sorted(kena, reverse=True):
        awal, akhir = bagian[ke]
        lain = berkas[slice(*bagian[data.draw(st.integers(0, ke))])]
        ganti = data.draw(st.sampled_from(["", lain, berkas[awal:akhir] * 2]))
        berkas = berkas[:awal] + ganti + berkas[akhir:]

    try:
        semua = baca_bpmn(berkas.encode())
    except MasukanTidakSah:
        semua = ()

    assert all(isinstance(satu, Sop) for satu in semua)


# -- the drawing ---------------------------------------------------------------------------------


def _menembus(awal: tuple[int, int], akhir: tuple[int, int], kotak: Kotak) -> bool:
    """The straight piece runs through the inside of the box."""
    kiri, kanan = sorted((awal[0], akhir[0]))
    atas, bawah = sorted((awal[1], akhir[1]))
    return kiri < kotak.kanan and kanan > kotak.x and atas < kotak.bawah and bawah > kotak.y


def _bertumpuk(satu: Kotak, dua: Kotak) -> bool:
    return _menembus((satu.x, satu.y), (satu.kanan, satu.bawah), dua)


def _periksa_letak(diagram: DiagramSop, letak: Tata) -> None:
    for arus in diagram.arus:
        titik = letak.arus[arus.id]
        for awal, akhir in pairwise(titik):
            assert awal[0] == akhir[0] or awal[1] == akhir[1]
            for id_simpul, kotak in letak.simpul.items():
                assert not _menembus(awal, akhir, kotak), (arus.id, id_simpul)
    for simpul in diagram.simpul:
        kotak, lajur = letak.simpul[simpul.id], letak.lajur[simpul.lajur]
        assert lajur.x < kotak.x
        assert kotak.kanan < lajur.kanan
        assert lajur.y < kotak.y
        assert kotak.bawah < lajur.bawah
    for nama, label in letak.label.items():
        for id_simpul, kotak in letak.simpul.items():
            assert id_simpul == nama or not _bertumpuk(label, kotak), (nama, id_simpul)


def _bercabang() -> Sop:
    """Ways back to one row, onward over rows, and from the middle to the end."""
    asal = pustaka.muat("003")
    putusan = {
        2: Keputusan(tidak=6), 4: Keputusan(tidak=3), 5: Keputusan(tidak=3),
        6: Keputusan(setuju=8, tidak="selesai"), 7: Keputusan(tidak=3),
    }  # fmt: skip
    return replace(
        asal, langkah=tuple(replace(x, keputusan=putusan.get(x.nomor)) for x in asal.langkah)
    )


_LETAK = {kode: pustaka.muat(kode) for kode in pustaka.daftar()} | {"bercabang": _bercabang()}


def test_lajur_setinggi_panjang_namanya() -> None:
    nama = "Pejabat Pengelola Informasi dan Dokumentasi Pembantu"
    asal = pustaka.muat("003")
    lajur = (replace(asal.pelaksana[0], nama=nama), *asal.pelaksana[1:])
    diagram = susun_diagram(replace(asal, pelaksana=lajur))

    assert tata(diagram).lajur[diagram.lajur[0].id].tinggi > 6 * len(nama)


@pytest.mark.parametrize("kode", _LETAK)
def test_tidak_ada_garis_yang_menembus_kotak_atau_teks(kode: str) -> None:
    diagram = susun_diagram(_LETAK[kode])
    letak = tata(diagram)

    _periksa_letak(diagram, letak)
    for nama, label in letak.label.items():
        for titik in letak.arus.values():
            assert not any(_menembus(a, b, label) for a, b in pairwise(titik)), nama


@settings(max_examples=100, deadline=None)
@given(sop_acak)
def test_letak_sop_apa_pun_tidak_bertumpuk(sop: Sop) -> None:
    diagram = susun_diagram(sop)

    _periksa_letak(diagram, tata(diagram))
