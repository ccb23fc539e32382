"""What the documents of one run are made from, read once and only when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from importlib import resources
from typing import Any, Literal, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Q

from tolok.dasar.periode import Periode
from tolok.dasar.tanggal import tanggal
from tolok.naskah.domain.blok import CaraTandaTangan, TandaTangan
from tolok.naskah.domain.dokumen import Bingkai, Kop, StatusNaskah
from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.domain.susunan import Susunan
from tolok.organisasi.selectors import hari_di
from tolok.pelaksanaan.domain.keadaan import Keadaan, KunciHasil, StatusTugas, Tugas, VersiHasil
from tolok.pelaksanaan.domain.kejadian import Keputusan, ObjekDiputuskan, Tercatat
from tolok.pelaksanaan.domain.lintasan import Lintasan
from tolok.pelaksanaan.domain.lipat import lipat
from tolok.pelaksanaan.domain.pelaku import Pelaku
from tolok.pelaksanaan.kantor import dasar_kini, susunan_kini
from tolok.pelaksanaan.lembar import isi_lembar
from tolok.pelaksanaan.lintasan_sop import lintasan_sop
from tolok.pelaksanaan.log.jurnal import baca
from tolok.pelaksanaan.models import Kejadian, Lembar, Pelaksanaan, Segel
from tolok.pelaksanaan.sebutan import nama_kantor
from tolok.pelaksanaan.terbit.status import status_laporan

__all__ = ["AWALAN", "BahanNaskah", "bingkai_kantor"]

Awalan: TypeAlias = Literal["", "Plt.", "Plh.", "Pj."]
AWALAN: dict[str, Awalan] = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj."}


_RINGAN = (
    "notula", "undangan", "surat_pengantar", "pengiriman", "nomor_surat", "nota_dinas", "sk_tim",
    "tanda_notula",
)  # fmt: skip


def _model(nama: str) -> Any:
    return apps.get_model("organisasi", nama)


def bingkai_kantor(instansi: Any, sekarang: datetime, aturan: str = "") -> Bingkai:
    """Letterhead, place and zone of the office; sample data says so and has the sample emblem."""
    pemda = instansi.pemda
    return Bingkai(
        kop=Kop(
            pemda=pemda.nama,
            instansi=instansi.nama,
            alamat=instansi.alamat,
            telepon=instansi.telepon,
            laman=instansi.laman,
            posel=instansi.posel,
            lambang=_lambang_contoh() if pemda.contoh else "",
        ),
        tempat=instansi.tempat or _tempat(pemda.nama),
        dibuat=sekarang,
        contoh=pemda.contoh,
        aturan=aturan,
        zona=pemda.zona,
    )


def _tempat(nama_pemda: str) -> str:
    """The place of a pemda that named none: "Kota Contoh".

    >>> _tempat("Pemerintah Kota Contoh")
    'Kota Contoh'
    """
    return nama_pemda.removeprefix("Pemerintah ").removeprefix("Daerah ")


def _lambang_contoh() -> str:
    return resources.files("tolok.naskah").joinpath("lambang/contoh.svg").read_text("utf-8")


def _pangkat(orang: Any) -> str:
    """Pangkat as printed; a bare golongan (PPPK) is named as one."""
    teks: str = orang.pangkat if orang is not None else ""
    return f"Golongan {teks}" if teks and set(teks) <= set("IVX") else teks


class BahanNaskah:
    """One run as its documents see it. `sekarang`: the moment of issuing."""

    def __init__(
        self,
        pelaksanaan: Pelaksanaan,
        sekarang: datetime,
        *,
        kejadian: list[Tercatat] | None = None,
        keadaan: Keadaan | None = None,
        disebut: Iterable[str] = (),
    ) -> None:
        """`disebut`: sheets that the caller will quote, read together with the short ones."""
        self._disebut = list(disebut)
        self.pelaksanaan = pelaksanaan
        self.instansi: Any = pelaksanaan.instansi
        self.sekarang = sekarang
        self.kejadian = baca(pelaksanaan.pk) if kejadian is None else kejadian
        self.keadaan = lipat(self.kejadian) if keadaan is None else keadaan

    @cached_property
    def lintasan(self) -> Lintasan:
        """The compiled SOP."""
        return lintasan_sop(self.pelaksanaan.sidik_sop)

    @cached_property
    def bingkai(self) -> Bingkai:
        """The frame without a rule set."""
        return bingkai_kantor(self.instansi, self.sekarang)

    def keaslian(self) -> tuple[tuple[str, str], ...]:
        """Where the log of the run stands, and the last seal before now. One query."""
        akhir = self.kejadian[-1].urutan if self.kejadian else 0
        kepala = Kejadian.objects.filter(pelaksanaan=self.pelaksanaan, urutan=akhir).first()
        segel = (
            Segel.objects.filter(pemda_id=self.pelaksanaan.pemda_id, pada__lte=self.sekarang)
            .order_by("-urutan")
            .first()
        )
        return (
            ("Kejadian tercatat", str(akhir)),
            ("Kepala rantai", kepala.jejak if kepala else "belum ada"),
            (
                "Segel terakhir",
                f"nomor {segel.urutan}, {tanggal(self.hari(segel.pada))}, {segel.jejak}"
                if segel
                else "belum ada; segel dibuat ketika pelaksanaan selesai",
            ),
        )

    @cached_property
    def status(self) -> StatusNaskah:
        """How far the report is: the word on its pages."""
        return status_laporan(self.keadaan, self.lintasan)

    @property
    def periode(self) -> Periode:
        """The period that is measured."""
        return Periode.dari_kode(self.pelaksanaan.periode)

    @property
    def kegiatan(self) -> str:
        """What the run is, in words: "Pengukuran Kinerja Triwulan III 2025"."""
        return f"{self.pelaksanaan.nama_sop} {self.periode.nama}"

    # -- time ----------------------------------------------------------------------------------

    def hari(self, saat: datetime) -> date:
        """The day in the office's zone."""
        return hari_di(self.instansi.pemda, saat)

    @property
    def zona(self) -> ZoneInfo:
        """The office's zone."""
        return ZoneInfo(self.instansi.pemda.nama_zona)

    def saat(self, hari: date, jam: str, bawaan: str = "09:00") -> datetime:
        """A day and a typed hour as a moment."""
        teks = jam or bawaan
        try:
            setempat = datetime.fromisoformat(f"{hari.isoformat()}T{teks}")
        except ValueError:
            setempat = datetime.fromisoformat(f"{hari.isoformat()}T{bawaan}")
        return setempat.replace(tzinfo=self.zona)

    # -- sheets and events ---------------------------------------------------------------------

    @cached_property
    def lembar(self) -> dict[str, Lembar]:
        """Every sheet of the run by id. One query."""
        return {str(x.pk): x for x in self.pelaksanaan.lembar.order_by("pada")}

    def isi(self, lembar: str | None) -> dict[str, Any]:
        """What a sheet says; empty when it is not there."""
        kunci = lembar or ""
        ada = self.lembar_ringan.get(kunci) or self.lembar.get(kunci)
        return isi_lembar(ada) if ada is not None else {}

    def teks(self, lembar: str | None) -> str:
        """The text of a reason, a note, an answer."""
        return str(self.isi(lembar).get("teks", "")).strip()

    @cached_property
    def lembar_ringan(self) -> dict[str, Lembar]:
        """The short sheets that say which documents there are. One query."""
        if "lembar" in self.__dict__:
            return self.lembar
        dipilih = Q(jenis__in=_RINGAN) | Q(pk__in=self._disebut)
        baris = self.pelaksanaan.lembar.filter(dipilih).order_by("pada")
        return {str(x.pk): x for x in baris}

    def jenis_lembar(self, jenis: str) -> list[Lembar]:
        """Sheets of one kind, oldest first."""
        return [x for x in self.lembar.values() if x.jenis == jenis]

    @cached_property
    def penutup(self) -> dict[str, Tercatat]:
        """Task -> the last event that closed it."""
        hasil: dict[str, Tercatat] = {}
        for satu in self.kejadian:
            nama = satu.kejadian.JENIS
            if nama in ("TugasDiserahkan", "TugasDikembalikan"):
                hasil[satu.kejadian.tugas] = satu  # type: ignore[attr-defined]  # both have it
        return hasil

    @cached_property
    def penjawab(self) -> dict[str, list[Tercatat]]:
        """Sheet of a note, a sending, a refusal -> the events that answered it, in order."""
        hasil: dict[str, list[Tercatat]] = defaultdict(list)
        for satu in self.kejadian:
            for pk in getattr(satu.kejadian, "jawaban", None) or ():
                hasil[pk].append(satu)
        return hasil

    def versi_jenis(self, jenis: str) -> dict[str | None, tuple[KunciHasil, VersiHasil]]:
        """Subject -> the newest version of a kind, whatever row made it."""
        return self._versi_terakhir.get(jenis, {})

    @cached_property
    def versi_urut(self) -> list[tuple[KunciHasil, VersiHasil]]:
        """Every version of every result, oldest first."""
        return sorted(self._semua_versi(), key=lambda b: b[1].pada)

    @cached_property
    def _versi_terakhir(self) -> dict[str, dict[str | None, tuple[KunciHasil, VersiHasil]]]:
        hasil: dict[str, dict[str | None, tuple[KunciHasil, VersiHasil]]] = defaultdict(dict)
        for kunci, versi in self.versi_urut:
            hasil[kunci.jenis][kunci.subjek] = (kunci, versi)
        return hasil

    def setuju(self, tugas: Tugas) -> bool:
        """Closed with an approval."""
        return tugas.status is StatusTugas.DISERAHKAN and tugas.keputusan is not Keputusan.MENOLAK

    # -- people --------------------------------------------------------------------------------

    @cached_property
    def pegawai(self) -> dict[UUID, Any]:
        """Everybody the log mentions, and the office's own people, by id. Two queries."""
        ids = {UUID(t.pelaku.pegawai) for t in self.kejadian if t.pelaku is not None}
        for tugas in self.keadaan.tugas.values():
            ids |= {UUID(p.pegawai) for p in (tugas.oleh,) if p is not None}
            if tugas.subjek is not None:
                ids.add(UUID(tugas.subjek))
        ids |= {UUID(p) for _, v in self._semua_versi() for p in v.penulis}
        ids |= {d.pegawai for k in self.kantor.kursi.values() for d in k.duduk}
        return {p.pk: p for p in _model("Pegawai").objects.filter(pk__in=ids)}

    def _semua_versi(self) -> Iterable[tuple[KunciHasil, VersiHasil]]:
        for kunci, daftar in self.keadaan.hasil.items():
            for versi in daftar:
                yield kunci, versi

    @cached_property
    def jabatan(self) -> dict[UUID, str]:
        """Names of the office's posts, also of those no longer used. One query."""
        baris = _model("Jabatan").objects.filter(instansi=self.pelaksanaan.instansi_id)
        return dict(baris.values_list("pk", "nama"))

    @cached_property
    def kantor(self) -> Susunan:
        """The office on the day of issuing. Five queries when it has changed since."""
        return susunan_kini(self.instansi, self.hari(self.sekarang))

    @cached_property
    def unit(self) -> dict[UUID, str]:
        """Names of units."""
        return {u.id: u.nama for u in self.kantor.unit.values()}

    @cached_property
    def _nama_kantor(self) -> dict[UUID, str]:
        """Names that need not be read, because the office is in memory."""
        return nama_kantor(self.kantor)

    def nama(self, pk: Any) -> str:
        """Name of a person, unit, post or team by id."""
        if not pk:
            return "Sistem"
        kunci = pk if isinstance(pk, UUID) else UUID(str(pk))
        if kunci in self._nama_kantor:
            return self._nama_kantor[kunci]
        orang = self.pegawai.get(kunci)
        if orang is not None:
            return str(orang.nama)
        nama = self.jabatan.get(kunci) or self.unit.get(kunci) or self.tim.get(kunci)
        return nama or "(tidak dikenal)"

    @cached_property
    def tim(self) -> dict[UUID, str]:
        """Names of the office's teams. One query."""
        baris = _model("Tim").objects.filter(instansi=self.pelaksanaan.instansi_id)
        return dict(baris.values_list("pk", "nama"))

    @cached_property
    def nomor_tim(self) -> dict[UUID, str]:
        """Numbers of the decrees of the office's teams. One query."""
        baris = _model("Tim").objects.filter(instansi=self.pelaksanaan.instansi_id)
        return dict(baris.values_list("pk", "dasar_nomor"))

    def nama_jabatan(self, pelaku: Pelaku) -> str:
        """The post in which somebody acted; without a post the one held now, else "Pegawai"."""
        if pelaku.jabatan is not None:
            return self.jabatan.get(UUID(pelaku.jabatan), "Pegawai")
        duduk = self.kantor.duduk(UUID(pelaku.pegawai))
        return self.jabatan.get(duduk[0].jabatan, "Pegawai") if duduk else "Pegawai"

    def sebut(self, pelaku: Pelaku) -> str:
        """The post with "Plt." or "Plh."."""
        awalan = AWALAN.get(pelaku.kapasitas.value, "")
        return f"{awalan} {self.nama_jabatan(pelaku)}".strip()

    def tanda(
        self,
        pelaku: Pelaku | None,
        *,
        saat: datetime | None = None,
        cara: CaraTandaTangan = CaraTandaTangan.TERCATAT,
        pembuka: str = "",
        sidik: str = "",
        catatan: str = "",
    ) -> TandaTangan:
        """A signatory as the log has them: person, post and capacity of that moment."""
        if pelaku is None:
            return TandaTangan(jabatan="Tolok", nama="Sistem", pembuka=pembuka)
        orang = self.pegawai.get(UUID(pelaku.pegawai))
        return TandaTangan(
            jabatan=self.nama_jabatan(pelaku),
            nama=orang.nama if orang else "(tidak dikenal)",
            pangkat=_pangkat(orang),
            nip=orang.nip if orang else "",
            sebagai=AWALAN.get(pelaku.kapasitas.value, ""),
            pembuka=pembuka,
            cara=cara,
            waktu=saat,
            sidik=sidik,
            catatan="; ".join(x for x in (self.dasar_bertindak(pelaku), catatan) if x),
        )

    @cached_property
    def _dasar(self) -> dict[str, str]:
        """Placement id -> the letter it rests on, of everybody who acted for another."""
        pelaku = [t.pelaku for t in self.kejadian]
        pelaku += [t.oleh for t in self.keadaan.tugas.values()]
        bertindak = {
            p.penempatan
            for p in pelaku
            if p is not None and p.penempatan and p.kapasitas.value in AWALAN
        }
        return dasar_kini(self.instansi, self.hari(self.sekarang), bertindak)

    def dasar_bertindak(self, pelaku: Pelaku) -> str:
        """ "Surat Perintah Nomor 800/12" of a Plt., Plh. or Pj.; empty for a definitive holder."""
        if pelaku.kapasitas.value not in AWALAN:
            return ""
        return self._dasar.get(pelaku.penempatan or "", "")

    def tanda_jabatan(self, jabatan: UUID | None, pembuka: str = "") -> TandaTangan:
        """Room for the signature of whoever holds a post now; nobody signed yet."""
        kursi = self.kantor.kursi.get(jabatan) if jabatan else None
        if kursi is None:
            return TandaTangan(jabatan="Atasan langsung", nama="…………………", pembuka=pembuka)
        duduk = kursi.duduk[0] if kursi.duduk else None
        orang = self.pegawai.get(duduk.pegawai) if duduk else None
        return TandaTangan(
            jabatan=kursi.nama,
            nama=orang.nama if orang else "…………………",
            pangkat=_pangkat(orang),
            nip=orang.nip if orang else "",
            sebagai=AWALAN.get(Kapasitas(duduk.kapasitas).value, "") if duduk else "",
            pembuka=pembuka,
        )

    def tanda_jabatan_nama(self, jabatan: str) -> str:
        """A post as a letter prints it today: "Plt. Kepala Bidang …" when held so."""
        tanda = self.tanda_jabatan(UUID(jabatan))
        return tanda.jabatan_lengkap if UUID(jabatan) in self.kantor.kursi else ""

    def berkas(self, pk: str | None) -> Any:
        """A stored file by id, None when there is none."""
        model: Any = apps.get_model("berkas", "Berkas")
        milik = model.objects.filter(pemda_id=self.pelaksanaan.pemda_id)
        return milik.filter(pk=pk).first() if pk else None

    def atasan(self, pelaku: Pelaku | None, pembuka: str = "Mengetahui,") -> TandaTangan:
        """Room for the direct superior of the post in which somebody acted."""
        kursi = self.kantor.kursi.get(UUID(pelaku.jabatan)) if pelaku and pelaku.jabatan else None
        return self.tanda_jabatan(kursi.atasan if kursi else None, pembuka)

    def penanda_tugas(self, tugas: str, pembuka: str = "", sidik: str = "") -> TandaTangan:
        """Who closed a task (recorded from paper: who decided); still open: who holds its post."""
        satu = self.keadaan.tugas[tugas]
        if satu.oleh is None or satu.terbuka:
            kunci = UUID(satu.pemegang.id) if satu.pemegang.id else None
            return self.tanda_jabatan(kunci if kunci in self.kantor.kursi else None, pembuka)
        cara = CaraTandaTangan.KERTAS if satu.pencatat else CaraTandaTangan.TERCATAT
        catatan = f"dicatat oleh {self.nama(satu.pencatat)}" if satu.pencatat else ""
        return self.tanda(
            satu.oleh, saat=satu.ditutup, cara=cara, pembuka=pembuka, sidik=sidik, catatan=catatan
        )

    def penulis_versi(self, versi: VersiHasil, pembuka: str = "") -> TandaTangan:
        """Who handed a version in: the event names post and capacity."""
        for satu in self.kejadian:
            if satu.pelaku is not None and any(
                h.lembar == versi.lembar for h in getattr(satu.kejadian, "hasil", ())
            ):
                return self.tanda(satu.pelaku, saat=satu.pada, pembuka=pembuka, sidik=versi.sidik)
        return self.tanda(None, pembuka=pembuka)

    def versi_objek(self, objek: ObjekDiputuskan) -> VersiHasil | None:
        """The very version that was decided on or signed."""
        semua = self.keadaan.hasil.get(KunciHasil(objek.langkah, objek.jenis, objek.subjek), ())
        return next((v for v in semua if v.versi == objek.versi), None)

    def versi_laporan(self, nomor: int | None = None) -> VersiHasil | None:
        """The report's version with this number, else the newest."""
        semua = [
            v for k, daftar in self.keadaan.hasil.items() if k.jenis == "laporan" for v in daftar
        ]
        tepat = [v for v in semua if v.versi == nomor]
        return max(tepat or semua, key=lambda v: v.pada, default=None)

    def jadwal(self) -> Mapping[str, Any]:
        """The timeline that stands: also says how employees sign."""
        ada = self.versi_jenis("jadwal")
        return self.isi(ada[None][1].lembar) if None in ada else {}
