"""Random SOPs ready to run: 2-15 rows, 1-7 lanes, 0-5 decisions, parallel and joint rows."""

from __future__ import annotations

from random import Random

from tolok.pelaksanaan.domain.panggung import Panggung
from tolok.pelaksanaan.domain.pelaku import Kapasitas
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import (
    SELESAI,
    HasilJalan,
    JenisTindakan,
    LajurJalan,
    LangkahJalan,
    Per,
    Sifat,
    SopJalan,
    TautanHasil,
    TindakanJalan,
)

__all__ = ["panggung_acak", "sop_acak"]

_T, _H = JenisTindakan, JenisHasil
_BUAT = (
    (_T.SUSUN, _H.LAPORAN), (_T.ISI, _H.ISIAN), (_T.RAPAT, _H.NOTULA), (_T.UKUR, _H.KERTAS_KERJA),
    (_T.REKAP, _H.REKAP), (_T.KUMPULKAN, _H.ISIAN), (_T.ANALISIS, _H.LAPORAN),
    (_T.TINDAKLANJUTI, _H.RENCANA_TINDAK_LANJUT), (_T.SUSUN, _H.SK_TIM),
)  # fmt: skip
_TERUS = (_T.TUGASKAN, _T.LAPORKAN, _T.KIRIM, _T.GANDAKAN, _T.ARSIPKAN, _T.SAMPAIKAN)


def sop_acak(rng: Random, nomor: int) -> SopJalan:
    """One SOP; the same seed gives the same SOP."""
    lajur = tuple(
        LajurJalan(
            kode=f"lajur{i}",
            nama=f"Lajur {i}",
            aturan=rng.choice(("jabatan", "jabatan", "jabatan", "tim", "ditetapkan")),
        )
        for i in range(1, rng.randint(1, 5) + 1)
    )
    banyak = rng.randint(2, 15)
    sisa_putus = rng.randint(0, 5)
    langkah: list[LangkahJalan] = []
    for n in range(1, banyak + 1):
        asal = [x for x in langkah if x.sifat is Sifat.MENGHASILKAN]
        if asal and sisa_putus and rng.random() < 0.5:
            sisa_putus -= 1
            langkah.append(_memutuskan(rng, n, banyak, lajur, langkah, asal))
        elif not asal or rng.random() < 0.6:
            langkah.append(_menghasilkan(rng, n, lajur, langkah, asal))
        else:
            langkah.append(_meneruskan(rng, n, lajur, asal))
    return SopJalan(
        nama=f"SOP acak {nomor}",
        sidik=f"acak-{nomor}",
        lajur=(*lajur, *_lajur_paralel(langkah)),
        langkah=tuple(langkah),
    )


def _lajur_paralel(langkah: list[LangkahJalan]) -> tuple[LajurJalan, ...]:
    dipakai = {x.pelaksana[0] for x in langkah}
    semua = (
        LajurJalan(kode="bidang", nama="Kepala Bidang", aturan="kepala_unit"),
        LajurJalan(kode="asn", nama="Para ASN", aturan="subjek"),
    )
    return tuple(x for x in semua if x.kode in dipakai)


def _pelaksana(
    rng: Random, lajur: tuple[LajurJalan, ...], per: Per, *, rinci: bool
) -> tuple[str, ...]:
    if per is Per.UNIT and not rinci:
        utama = "bidang"
    elif per is Per.PEGAWAI:
        utama = "asn"
    else:
        utama = rng.choice(lajur).kode
    lain = [x.kode for x in lajur if x.kode != utama and rng.random() < 0.1]
    return (utama, *lain)


def _paralel(
    rng: Random, n: int, sebelum: list[LangkahJalan], kuat: float
) -> tuple[Per, bool, int | None]:
    """Single, per unit, per employee or itemised; sometimes like the row just before."""
    if sebelum and rng.random() < 0.7:
        lalu = sebelum[-1]
        if lalu.per is not Per.SATU or lalu.rinci:
            return lalu.per, lalu.rinci, lalu.seperti or lalu.nomor
    if rng.random() >= kuat:
        return Per.SATU, False, None
    sama = [x for x in sebelum if (x.per is not Per.SATU or x.rinci) and x.seperti is None]
    if sama and rng.random() < 0.5:
        contoh = rng.choice(sama)
        return contoh.per, contoh.rinci, contoh.nomor
    per, rinci = rng.choice(((Per.UNIT, False), (Per.PEGAWAI, False), (Per.SATU, True)))
    return per, rinci, None


def _tautan(rng: Random, asal: list[LangkahJalan], banyak: int) -> tuple[TautanHasil, ...]:
    pilih = [asal[-1]] if rng.random() < 0.8 else rng.sample(asal, min(len(asal), banyak))
    return tuple(TautanHasil(jenis=x.menghasilkan[0].jenis, dari=x.nomor) for x in pilih)


def _menghasilkan(
    rng: Random,
    n: int,
    lajur: tuple[LajurJalan, ...],
    sebelum: list[LangkahJalan],
    asal: list[LangkahJalan],
) -> LangkahJalan:
    per, rinci, seperti = _paralel(rng, n, sebelum, 0.35)
    jenis, hasil = rng.choice(_BUAT)
    tindakan = [TindakanJalan(jenis=jenis)]
    if jenis is _T.KUMPULKAN and rng.random() < 0.6:
        tindakan = [TindakanJalan(jenis=jenis, peserta=("seluruh_pegawai",))]
    if rng.random() < 0.25 and jenis is not _T.RAPAT:
        tindakan.insert(0, TindakanJalan(jenis=_T.RAPAT))
    return LangkahJalan(
        nomor=n,
        uraian=f"Langkah {n}",
        pelaksana=_pelaksana(rng, lajur, per, rinci=rinci),
        tindakan=tuple(tindakan),
        sifat=Sifat.MENGHASILKAN,
        per=per,
        rinci=rinci,
        seperti=seperti,
        mengerjakan=_tautan(rng, asal, 2) if asal else (),
        menghasilkan=(HasilJalan(jenis=hasil),),
        pengendali=rng.choice((None, max(1, n - 1))),
    )


def _memutuskan(
    rng: Random,
    n: int,
    banyak: int,
    lajur: tuple[LajurJalan, ...],
    sebelum: list[LangkahJalan],
    asal: list[LangkahJalan],
) -> LangkahJalan:
    per, rinci, seperti = _paralel(rng, n, sebelum, 0.3)
    tautan = _tautan(rng, asal, 2)
    if rng.random() < 0.25:
        tindakan: tuple[TindakanJalan, ...] = (
            TindakanJalan(jenis=_T.TANDATANGANI, oleh="seluruh_pegawai"),
            TindakanJalan(jenis=_T.SAHKAN, oleh=rng.choice(lajur).kode, memutuskan=True),
        )
        per, rinci, seperti = Per.SATU, False, None
    else:
        tindakan = (TindakanJalan(jenis=rng.choice((_T.PERIKSA, _T.SAHKAN)), memutuskan=True),)
    maju: tuple[int | str, ...] = ()
    if n < banyak and per is Per.SATU and not rinci and rng.random() < 0.25:
        maju = (n + 1, rng.choice((min(banyak, n + 2), SELESAI)))
    kembali = None
    if rng.random() < 0.3:
        kembali = sebelum[-1].nomor
    return LangkahJalan(
        nomor=n,
        uraian=f"Langkah {n}",
        pelaksana=_pelaksana(rng, lajur, per, rinci=rinci),
        tindakan=tindakan,
        sifat=Sifat.MEMUTUSKAN,
        per=per,
        rinci=rinci,
        seperti=seperti,
        mengerjakan=tautan,
        menghasilkan=(),
        kembali=kembali,
        kembali_tercetak=kembali is not None,
        maju=maju,
        pengendali=rng.choice((None, max(1, n - 1))),
    )


def _meneruskan(
    rng: Random, n: int, lajur: tuple[LajurJalan, ...], asal: list[LangkahJalan]
) -> LangkahJalan:
    jenis = rng.choice(_TERUS)
    kepada = (rng.choice(lajur).kode,) if jenis is _T.LAPORKAN else ()
    return LangkahJalan(
        nomor=n,
        uraian=f"Langkah {n}",
        pelaksana=_pelaksana(rng, lajur, Per.SATU, rinci=False),
        tindakan=(TindakanJalan(jenis=jenis, kepada=kepada),),
        sifat=Sifat.MENERUSKAN,
        mengerjakan=_tautan(rng, asal, 1),
        menghasilkan=(),
    )


def panggung_acak(rng: Random, sop: SopJalan) -> Panggung:
    """An office for it: some posts acting, vacant or held by one person twice."""
    pegawai = rng.choice((0, 1, 2, 2, 3, 3, 4, 6)) if rng.random() < 0.93 else rng.randint(7, 20)
    g = Panggung(sop, unit=rng.choice((0, 1, 2, 2, 3, 4)), pegawai=pegawai)
    jabatan = [k for k in g.pemangku if k.startswith("jabatan:lajur")]
    for kunci in jabatan:
        acak = rng.random()
        if acak < 0.35:
            rekan = rng.choice(jabatan).partition(":")[2]
            g.gantikan(kunci, rekan, rng.choice((Kapasitas.PLT, Kapasitas.PLH)))
        elif acak < 0.42:
            g.kosongkan(kunci)
    if rng.random() < 0.3:
        g.paraf = tuple(x.kode for x in sop.lajur[:2])
    if rng.random() < 0.3 and jabatan:
        g.gantikan(g.kepala, rng.choice(jabatan).partition(":")[2], Kapasitas.PLH)
    return g
