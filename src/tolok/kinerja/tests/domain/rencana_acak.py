"""Random plans for tests: whole trees with valid parents, any texts and targets people may type."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tolok.kinerja.domain.isi_rencana import (
    IsiIndikator,
    IsiPerjanjian,
    IsiRencana,
    IsiSimpul,
    rapi,
    urutkan,
)
from tolok.kinerja.domain.keadaan import Agregasi, Polaritas
from tolok.kinerja.domain.rencana import JenisSimpul, VersiRencana
from tolok.kinerja.domain.target import Rentang

__all__ = ["JABATAN", "rencana_acak"]

JABATAN = ("Kepala Dinas", "Sekretaris", "Kepala Bidang Pasar (Pasar)")
_HURUF = st.characters(
    codec="utf-8",
    exclude_categories=("Cs", "Cc", "Cn", "Co"),
    exclude_characters="\ufeff\ufffe\uffff",
)
teks = st.text(_HURUF, max_size=40).map(rapi)
teks_isi = st.text(_HURUF, min_size=1, max_size=40).map(rapi).filter(bool)
teks_berbaris = st.text(st.one_of(_HURUF, st.just("\n")), max_size=60).map(
    lambda t: rapi(t, berbaris=True)
)
angka = st.decimals(
    min_value=Decimal("-999999999"), max_value=Decimal("999999999999"), places=4,
    allow_nan=False, allow_infinity=False,
).map(lambda d: d if d else Decimal(0))  # fmt: skip
rentang = st.tuples(angka, angka).map(lambda p: Rentang(min(p), max(p)))
target = st.one_of(st.none(), angka, rentang)
deret = st.tuples(target, target, target, target, target)
jabatan = st.sampled_from(JABATAN)
hari = st.dates(date(2000, 1, 1), date(2099, 12, 31))
pagu = st.one_of(st.none(), st.integers(0, 10**14))
nama_pasangan = (
    st.text(st.sampled_from("ABCabc 123"), min_size=1, max_size=12).map(rapi).filter(bool)
)
pasangan = st.lists(st.tuples(nama_pasangan, angka), max_size=3, unique_by=lambda p: p[0]).map(
    tuple
)
# "-" alone in a figure's cell means empty, and so does no text.
_JENJANG = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN)  # fmt: skip


@st.composite
def _simpul(draw: st.DrawFn) -> tuple[IsiSimpul, ...]:
    hasil: list[IsiSimpul] = []
    for jenis in _JENJANG:
        atas = [s.kode for s in hasil if s.jenis is _JENJANG[_JENJANG.index(jenis) - 1]]
        if not atas and jenis not in (JenisSimpul.TUJUAN, JenisSimpul.SASARAN):
            break
        for n in range(draw(st.integers(0, 3))):
            murni = draw(pagu) if jenis is JenisSimpul.SUBKEGIATAN else None
            hasil.append(
                IsiSimpul(
                    jenis=jenis,
                    kode=f"{_JENJANG.index(jenis) + 1}.{n:02d}0",
                    nama=draw(teks_isi),
                    induk=draw(st.sampled_from(atas)) if atas else "",
                    penanggung_jawab=draw(st.one_of(st.just(""), jabatan)),
                    pagu_murni=murni,
                    pagu_perubahan=draw(pagu) if murni is not None else None,
                    versi=draw(st.sampled_from(VersiRencana)),
                )
            )
    return tuple(hasil)


@st.composite
def _indikator(draw: st.DrawFn, kode: str, simpul: str) -> IsiIndikator:
    agregasi = draw(st.sampled_from(Agregasi))
    return IsiIndikator(
        simpul=simpul,
        kode=kode,
        nama=draw(teks_isi),
        satuan=draw(st.sampled_from(("persen", "dokumen", "%", "hari"))),
        polaritas=draw(st.sampled_from(Polaritas)),
        agregasi=agregasi,
        penanggung_jawab=draw(jabatan),
        penyebut_tahun=draw(st.booleans()),
        berkomponen=agregasi is Agregasi.RASIO_KUMULATIF or draw(st.booleans()),
        murni=draw(deret),
        perubahan=draw(deret),
        tahun_lalu=draw(st.one_of(st.none(), angka)),
        renstra=draw(target),
        bobot=draw(st.one_of(st.none(), angka.map(abs).filter(bool))),
        jenis=draw(st.sampled_from(("", "outcome", "output"))),
        definisi=draw(teks_berbaris),
        rumus=draw(teks),
        sumber=draw(teks),
        bukti=draw(teks),
        skala=draw(pasangan),
        pembanding=draw(pasangan),
        tersedia_pada=draw(st.one_of(st.none(), hari)),
        catatan=draw(teks_berbaris),
    )


@st.composite
def rencana_acak(draw: st.DrawFn, tahun: int = 2026) -> IsiRencana:
    """A plan that may be saved."""
    simpul = draw(_simpul())
    kode = [s.kode for s in simpul]
    indikator = tuple(
        draw(_indikator(f"I-{n}", draw(st.sampled_from(kode))))
        for n in range(draw(st.integers(0, 4)) if kode else 0)
    )
    perjanjian = tuple(
        IsiPerjanjian(
            versi=versi,
            nomor=f"{n}/PK/{tahun}",
            tanggal=draw(hari.filter(lambda h: h.year <= tahun)),
            berlaku_sejak=date(tahun, 1 + n * 8, draw(st.integers(1, 28))),
            alasan="Perubahan APBD" if versi is VersiRencana.PERUBAHAN else "",
        )
        for n, versi in enumerate(draw(st.sampled_from(((), ("murni",), ("murni", "perubahan")))))
        for versi in (VersiRencana(versi),)
    )
    return urutkan(
        IsiRencana(tahun=tahun, simpul=simpul, indikator=indikator, perjanjian=perjanjian)
    )
