"""The form of how a row runs: its acts, how many tasks it opens, where a refusal leads.

Each value has a proposal derived from the printed row; only what a person chose otherwise is
written into the SOP.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from tolok.sop.domain.dokumen import JalanTertulis, Langkah, Sop, TindakanTertulis, WaktuUntuk
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan, Per, SopJalan, TindakanJalan
from tolok.sop.domain.kata_jalan import NAMA_WAKTU, kata_kembali, kata_tindakan
from tolok.sop.domain.siapkan import siapkan
from tolok.sop.forms.sunting import Perubahan
from tolok.sop.renderers.halaman_sunting import pilihan_langkah

__all__ = ["JalanForm", "TurunanLangkah", "turunkan"]

_T = JenisTindakan
_ARTI: Mapping[JenisTindakan, str] = {
    _T.TUGASKAN: "disposisi kepada lajur lain",
    _T.SAMPAIKAN: "jadwal atau formulir dibagikan",
    _T.SUSUN: "dokumen dibuat",
    _T.ISI: "formulir diisi",
    _T.RAPAT: "undangan, daftar hadir, notula",
    _T.KUMPULKAN: "data diminta dari tiap pemilik data",
    _T.UKUR: "kertas kerja diisi, capaian dihitung",
    _T.REKAP: "hasil ukur direkapitulasi",
    _T.ANALISIS: "sebab dan hambatan ditulis",
    _T.PERIKSA: "disetujui, disetujui dengan catatan, atau dikembalikan",
    _T.NILAI: "SKP diberi nilai",
    _T.TANDATANGANI: "naskah ditandatangani",
    _T.SAHKAN: "naskah ditetapkan",
    _T.LAPORKAN: "hasil disampaikan kepada atasan",
    _T.KIRIM: "surat pengantar dan bukti kirim",
    _T.GANDAKAN: "salinan dibuat",
    _T.ARSIPKAN: "berkas ditutup dan disimpan",
    _T.TINDAKLANJUTI: "rencana tindak lanjut",
}
_PER = {
    Per.SATU: "satu tugas",
    Per.UNIT: "satu tugas tiap unit",
    Per.PEGAWAI: "satu tugas tiap pegawai",
}
_USULAN, _TANPA = "", "tidak"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurunanLangkah:
    """A row as it runs now (`kini`), and as it would without what a person wrote (`usulan`).

    None where the page cannot run yet; `sebab` says why.
    """

    kini: LangkahJalan | None
    usulan: LangkahJalan | None
    sebab: str = ""


def turunkan(sop: Sop, langkah: Langkah) -> TurunanLangkah:
    """How one row runs, with and without its written values."""
    kini, sebab = _jalan(sop, langkah.nomor)
    if langkah.jalan is None:
        return TurunanLangkah(kini=kini, usulan=kini, sebab=sebab)
    polos = tuple(replace(x, jalan=None) if x is langkah else x for x in sop.langkah)
    return TurunanLangkah(
        kini=kini, usulan=_jalan(replace(sop, langkah=polos), langkah.nomor)[0], sebab=sebab
    )


def _jalan(sop: Sop, nomor: int) -> tuple[LangkahJalan | None, str]:
    hasil = siapkan(sop)
    if isinstance(hasil, SopJalan):
        return hasil.menurut_nomor[nomor], ""
    return None, hasil[0].masalah


class JalanForm(forms.Form):
    """How one row runs."""

    tindakan = forms.MultipleChoiceField(
        label="Yang dikerjakan pada langkah ini",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (act.value, f"{kata_tindakan(TindakanJalan(jenis=act), {}).capitalize()}: {arti}")
            for act, arti in _ARTI.items()
        ],
    )
    per = forms.ChoiceField(label="Banyaknya tugas", required=False)
    kembali = forms.ChoiceField(label="Bila dikembalikan, ke mana", required=False)
    waktu_untuk = forms.ChoiceField(label="Waktu langkah ini", required=False)

    def __init__(
        self, data: Any = None, *, sop: Sop, langkah: Langkah, turunan: TurunanLangkah
    ) -> None:
        super().__init__(data, initial=_awal(langkah, turunan.kini), auto_id="j-%s")
        self._langkah, self._usulan = langkah, turunan.usulan
        usulan = turunan.usulan
        per = _PER[usulan.per] if usulan else ""
        self._pilih("per", _kata(per), [(k.value, v) for k, v in _PER.items()])
        kembali = (kata_kembali(usulan) or "tidak dapat dikembalikan") if usulan else ""
        sebelum = [x for x in pilihan_langkah(sop) if int(x[0]) < langkah.nomor]
        self._pilih("kembali", _kata(kembali), [(_TANPA, "tidak dapat dikembalikan"), *sebelum])
        waktu = NAMA_WAKTU[usulan.waktu_untuk] if usulan else ""
        self._pilih("waktu_untuk", _kata(waktu), list(NAMA_WAKTU.items()))

    def _pilih(self, nama: str, usulan: str, pilihan: Sequence[tuple[str, str]]) -> None:
        bidang = self.fields[nama]
        if isinstance(bidang, forms.ChoiceField):
            bidang.choices = [(_USULAN, usulan), *pilihan]

    def perubahan(self) -> Perubahan:
        """The written values, when they differ from those on the page."""
        lama = self._langkah.jalan or JalanTertulis()
        baru = self._tertulis(lama)
        if baru == lama:
            return []
        return [(f"langkah/{self._langkah.nomor}/jalan", baru)]

    def _tertulis(self, lama: JalanTertulis) -> JalanTertulis:
        isi = self.cleaned_data
        acts = self._tindakan(lama)
        ditulis = {k for k in ("per", "kembali", "waktu_untuk") if isi[k] != _USULAN}
        ditulis |= {"tindakan"} if acts else set()
        tetap = lama.ditulis - {"per", "kembali", "waktu_untuk", "tindakan"}
        kembali, waktu = isi["kembali"], isi["waktu_untuk"]
        return replace(
            lama,
            ditulis=frozenset(tetap | ditulis),
            tindakan=acts,
            per=Per(isi["per"] or Per.SATU),
            kembali=int(kembali) if kembali.isdecimal() else None,
            waktu_untuk=WaktuUntuk(waktu) if waktu else None,
        )

    def _tindakan(self, lama: JalanTertulis) -> tuple[TindakanTertulis, ...]:
        """The ticked acts, nothing where they are those proposed; order and people stay."""
        dipilih = [JenisTindakan(x) for x in self.cleaned_data["tindakan"]]
        usulan = [x.jenis for x in self._usulan.tindakan] if self._usulan else []
        kini = [x.jenis for x in lama.tindakan] or usulan
        tertulis = {x.jenis: x for x in lama.tindakan}
        dirinci = any(x != TindakanTertulis(jenis=x.jenis) for x in lama.tindakan)
        if set(dipilih) == set(usulan) and not dirinci:
            return ()
        urut = [*(x for x in kini if x in dipilih), *(x for x in dipilih if x not in kini)]
        return tuple(tertulis.get(x, TindakanTertulis(jenis=x)) for x in urut)


def _kata(usulan: str) -> str:
    return f"sesuai usulan: {usulan}" if usulan else "sesuai usulan"


def _awal(langkah: Langkah, kini: LangkahJalan | None) -> dict[str, Any]:
    ditulis = langkah.jalan or JalanTertulis()
    acts = kini.tindakan if kini else ditulis.tindakan
    kembali = _TANPA if ditulis.kembali is None else str(ditulis.kembali)
    return {
        "tindakan": [x.jenis.value for x in acts],
        "per": ditulis.per.value if "per" in ditulis.ditulis else _USULAN,
        "kembali": kembali if "kembali" in ditulis.ditulis else _USULAN,
        "waktu_untuk": ditulis.waktu_untuk.value if ditulis.waktu_untuk else _USULAN,
    }
