"""Who answers a task and why, and the row somebody handed out: who is in, who is late, who joins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tolok.dasar.galat import MasukanTidakSah, TransisiTidakSah
from tolok.dasar.periode import Periode
from tolok.dasar.tanggal import tanggal
from tolok.organisasi.selectors import hari_di, sk_tim_berlaku
from tolok.pelaksanaan import services
from tolok.pelaksanaan.domain.hak import larangan_tetap, terlarang
from tolok.pelaksanaan.domain.keadaan import Baris, StatusTugas, Tugas
from tolok.pelaksanaan.domain.kejadian import Tangga
from tolok.pelaksanaan.domain.tutup import dapat_ditiadakan
from tolok.pelaksanaan.jalankan import Jawaban
from tolok.pelaksanaan.kantor import kalender_kini
from tolok.pelaksanaan.pengumpulan import tambah_pemilik, ubah_batas
from tolok.pelaksanaan.sebutan import Sebutan, sebutan
from tolok.pelaksanaan.tindakan.daftar import PerintahPanel
from tolok.pelaksanaan.tindakan.halaman import HalamanTugas, Kiriman
from tolok.pelaksanaan.tindakan.perkara import PERINTAH_PERKARA
from tolok.pelaksanaan.tindakan.perkara_saya import PERINTAH_PERKARA_SAYA
from tolok.sop.domain.hasil import JenisHasil
from tolok.sop.domain.jalan import JenisTindakan, LangkahJalan

__all__ = [
    "PERINTAH_KELOLA",
    "Kendali",
    "Peniadaan",
    "calon_tunjuk",
    "daftar_kendali",
    "daftarkan_dasar_berlaku",
    "dapat_ditunda",
    "dapat_menyusul",
    "kata_tangga",
    "usul_peniadaan",
]

_BACA = {
    StatusTugas.TERBUKA: "belum dibuka",
    StatusTugas.DIBACA: "sudah dibuka",
    StatusTugas.DIKERJAKAN: "sedang dikerjakan",
}
_TTD = JenisTindakan.TANDATANGANI.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Kendali:
    """A parallel row as who handed it out sees it.

    `belum`: (task, unit or person, read or not) still awaited; `ditutup`: (subject, name) that
    were closed early and may still be let in (`susulan`); `pesan`: who is missing, to copy into a
    group chat.
    """

    langkah: LangkahJalan
    masuk: int
    semua: int
    belum: tuple[tuple[str, str, str], ...]
    ditutup: tuple[tuple[str, str], ...]
    pesan: str = ""

    @property
    def id_pesan(self) -> str:
        """Names the field with the message on the page."""
        return f"pesan-belum-{self.langkah.nomor}"


def daftar_kendali(halaman: HalamanTugas) -> list[Kendali]:
    """Parallel rows handed out from this one, while somebody is awaited or may still come in.

    A share of the row hands out nothing: each employee who was asked for a form is no pengendali.
    """
    if halaman.domain.induk is not None:
        return []
    if halaman.domain.pemegang.kunci not in halaman.fakta.kedudukan:
        return []
    lintasan, hasil = halaman.lintasan, []
    for nomor in lintasan.nomor:
        langkah = lintasan.langkah[nomor]
        baris = halaman.keadaan.baris.get(nomor)
        milik = langkah.pengendali == halaman.tugas.langkah and lintasan.per_subjek(nomor)
        if not milik or baris is None:
            continue
        satu = _kendali(halaman, langkah, baris)
        if satu.belum or satu.ditutup:
            hasil.append(satu)
    return hasil


def _kendali(halaman: HalamanTugas, langkah: LangkahJalan, baris: Baris) -> Kendali:
    telat = [s for s in baris.ditutup_awal if s and s not in baris.terbuka.values()]
    if not _masih_menerima(halaman, langkah.nomor):
        telat = []
    nama = sebutan([s for s in (*baris.terbuka.values(), *telat) if s], halaman.nama_kantor)
    semua = [s for s in baris.subjek if s is not None and s not in halaman.keadaan.lepas]
    return Kendali(
        langkah=langkah,
        masuk=sum(1 for s in semua if s in baris.selesai and s not in baris.ditutup_awal),
        semua=len(semua),
        belum=tuple(
            (pk, nama.dari(s) if s else "", _BACA[halaman.keadaan.tugas[pk].status])
            for pk, s in baris.terbuka.items()
        ),
        ditutup=tuple((s, nama.dari(s)) for s in telat),
        pesan=_pesan(halaman, langkah, baris, nama, len(semua)),
    )


def _pesan(
    halaman: HalamanTugas, langkah: LangkahJalan, baris: Baris, nama: Sebutan, semua: int
) -> str:
    """Who has not handed in, with the agreed date: a message for the group, without contents."""
    belum = [
        (nama.dari(s), halaman.keadaan.tugas[pk])
        for pk, s in baris.terbuka.items()
        if s is not None
    ]
    if not belum:
        return ""
    p = halaman.pelaksanaan
    pemda = p.instansi.pemda
    baris_pesan = [
        f"{p.nama_sop}, {Periode.dari_kode(p.periode).nama}, langkah {langkah.nomor}: "
        f"{len(belum)} dari {semua} belum masuk."
    ]
    for ke, (siapa, tugas) in enumerate(belum, start=1):
        batas = f", batas {tanggal(hari_di(pemda, tugas.batas))}" if tugas.batas else ""
        baris_pesan.append(f"{ke}. {siapa} ({_BACA[tugas.status]}){batas}")
    baris_pesan.append("Mohon dilengkapi lewat Tugas saya. Terima kasih.")
    return "\n".join(baris_pesan)


def _masih_menerima(halaman: HalamanTugas, nomor: int) -> bool:
    """The late may come in until the next review begins."""
    lintasan, keadaan = halaman.lintasan, halaman.keadaan
    for n in lintasan.antara(lintasan.ruas[nomor][-1], "selesai"):
        baris = keadaan.baris.get(n)
        if lintasan.langkah[n].memutuskan and baris and (baris.terbuka or baris.selesai):
            return False
    return keadaan.status.value == "berjalan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peniadaan:
    """Rows that may be passed because their yearly result still stands; `dipilih` are proposed."""

    langkah: tuple[LangkahJalan, ...]
    dipilih: tuple[int, ...]
    bukti: str
    sampai: str


# A result of an earlier period that still stands for this row: what it is, in a sentence; else "".
DasarBerlaku = Callable[[HalamanTugas], str]
_daftar_dasar: list[DasarBerlaku] = []


def daftarkan_dasar_berlaku(pembuat: DasarBerlaku) -> None:
    """A room that knows when a row's earlier result still stands (from `AppConfig.ready`)."""
    if pembuat not in _daftar_dasar:
        _daftar_dasar.append(pembuat)


def usul_peniadaan(halaman: HalamanTugas) -> Peniadaan:
    """This row and those after it; where they make the SK Tim that is in force, all of them."""
    lintasan, nomor = halaman.lintasan, halaman.tugas.langkah
    semua = dapat_ditiadakan(halaman.keadaan, lintasan, nomor)
    sk = [n for n in semua if _tentang_sk(lintasan.langkah[n])]
    berlaku = sk_tim_berlaku(halaman.pelaksanaan.instansi, halaman.kini.hari) if sk else None
    akhir = lintasan.posisi[sk[-1]] if berlaku else lintasan.posisi[nomor]
    return Peniadaan(
        langkah=tuple(lintasan.langkah[n] for n in semua),
        dipilih=tuple(n for n in semua if lintasan.posisi[n] <= akhir),
        bukti=berlaku[0]
        if berlaku
        else next(filter(None, (d(halaman) for d in _daftar_dasar)), ""),
        sampai=berlaku[1].isoformat() if berlaku and berlaku[1] else "",
    )


def _tentang_sk(langkah: LangkahJalan) -> bool:
    return any(h.jenis is JenisHasil.SK_TIM for h in langkah.menghasilkan)


# -- the ladder ----------------------------------------------------------------------------------


def kata_tangga(halaman: HalamanTugas) -> str:
    """Which rung answers the task and why, when it is not its definitive holder; else empty."""
    tugas = halaman.domain
    if not tugas.terbuka or not tugas.pemegang.id:
        return ""
    anak, kunci = halaman.tangga
    if anak == Tangga.PEMEGANG.value:
        return ""
    sebab = _sebab(halaman, tugas)
    if kunci is None:
        return f"{sebab} Kepala perangkat daerah menunjuk seseorang untuk tugas ini."
    pk = kunci.partition(":")[2]
    siapa = sebutan([pk], halaman.nama_kantor).dari(pk)
    if anak == Tangga.PELAKSANA_TUGAS.value:
        return f"Diputuskan pejabat Plt. atau Plh. {siapa}."
    if anak == Tangga.ATASAN.value:
        return f"{sebab} Tugas ini beralih kepada atasannya, {siapa}."
    return f"{siapa} ditunjuk untuk tugas ini."


def _sebab(halaman: HalamanTugas, tugas: Tugas) -> str:
    """Why the post itself cannot answer: vacant, away, or its holder wrote the document."""
    pemangku = halaman.fakta.pemangku.get(tugas.pemegang.kunci, ())
    if not pemangku:
        return "Jabatan pemegang tugas ini kosong."
    penyusun = larangan_tetap(halaman.keadaan, halaman.lintasan, tugas)
    if all(p.pelaku.pegawai in penyusun for p in pemangku):
        return "Pemegang tugas ini ikut menyusun dokumennya."
    larangan = terlarang(halaman.keadaan, halaman.fakta, tugas)
    if all(p.pelaku.pegawai in larangan for p in pemangku):
        return "Pemegang tugas ini sudah menyetujui dokumennya dalam jabatan lain."
    return "Pemegang tugas ini sedang berhalangan."


def calon_tunjuk(halaman: HalamanTugas) -> list[tuple[str, str]]:
    """Whom the head may appoint, when no rung of the ladder can answer. Head only."""
    fakta, tugas = halaman.fakta, halaman.domain
    if fakta.kepala is None or fakta.kepala not in fakta.kedudukan or not tugas.terbuka:
        return []
    anak, kunci = halaman.tangga
    if anak != Tangga.DITUNJUK.value or kunci is not None:
        return []
    larangan = terlarang(halaman.keadaan, fakta, tugas)
    daftar = [p for p in halaman.kini.susunan.seluruh_pegawai() if str(p) not in larangan]
    nama = sebutan(daftar, halaman.nama_kantor)
    return sorted(((str(p), nama.dari(p)) for p in daftar), key=lambda b: b[1])


# -- commands ------------------------------------------------------------------------------------


def _subjek(kiriman: Kiriman) -> UUID:
    try:
        return UUID(kiriman.teks("subjek"))
    except ValueError:
        raise MasukanTidakSah(
            "Belum dipilih siapa yang ditambahkan.", "Pilih dari daftar.", "subjek"
        ) from None


def _susulkan(kiriman: Kiriman) -> Jawaban:
    """A unit that was closed early, or joined later, may still hand in."""
    return services.tambah_subjek(
        pada=kiriman.pada_pelaksanaan(),
        langkah=kiriman.bilangan("langkah") or kiriman.halaman.tugas.langkah,
        subjek=_subjek(kiriman),
    )


def dapat_menyusul(halaman: HalamanTugas) -> bool:
    """This person's own task was closed early, and late data may still come in."""
    tugas, keadaan = halaman.domain, halaman.keadaan
    if tugas.status is not StatusTugas.DITUTUP_AWAL or not tugas.subjek:
        return False
    if tugas.pemegang.kunci not in halaman.fakta.kedudukan:
        return False
    lagi = [
        t
        for t in keadaan.tugas.values()
        if (t.langkah, t.subjek, t.tindakan) == (tugas.langkah, tugas.subjek, tugas.tindakan)
        and (t.terbuka or t.status is StatusTugas.DISERAHKAN)
    ]
    if lagi:
        return False
    if tugas.induk is not None:
        return keadaan.tugas[tugas.induk].terbuka
    menerima = not halaman.lintasan.langkah[tugas.langkah].memutuskan
    return menerima and _masih_menerima(halaman, tugas.langkah)


def _menyusul(kiriman: Kiriman) -> Jawaban:
    """The owner of a figure opens their own form again after it was closed early."""
    halaman = kiriman.halaman
    if not dapat_menyusul(halaman):
        raise TransisiTidakSah(
            "Susulan tidak lagi diterima: pemeriksaan berikutnya sudah berjalan, atau formulir ini "
            "tidak ditutup awal.",
            "Minta pemegang langkah berikutnya meminta perbaikan masukan.",
            "susulan",
        )
    pada, langkah = kiriman.pada_pelaksanaan(), halaman.tugas.langkah
    subjek = UUID(str(halaman.domain.subjek))
    if halaman.domain.tindakan is None:
        return services.tambah_subjek(pada=pada, langkah=langkah, subjek=subjek)
    return tambah_pemilik(
        pada=pada, langkah=langkah, subjek=subjek, pemegang=halaman.domain.pemegang
    )


def _tambah_penanda(kiriman: Kiriman) -> Jawaban:
    """Somebody who came to the office after the signatures were asked for."""
    subjek = _subjek(kiriman)
    if subjek not in kiriman.halaman.kini.susunan.seluruh_pegawai():
        raise MasukanTidakSah(
            "Orang itu tidak memegang jabatan di perangkat daerah ini.",
            "Pilih dari daftar.",
            "subjek",
        )
    return services.tambah_subjek(
        pada=kiriman.pada_pelaksanaan(),
        langkah=kiriman.halaman.tugas.langkah,
        subjek=subjek,
        tindakan=_TTD,
    )


def dapat_ditunda(halaman: HalamanTugas) -> bool:
    """The head of the office holds the first row and has not begun: it may wait, with a reason."""
    fakta, tugas = halaman.fakta, halaman.domain
    return (
        halaman.boleh
        and tugas.langkah == halaman.lintasan.pertama
        and tugas.iterasi == 1
        and fakta.kepala is not None
        and fakta.kepala in fakta.kedudukan
    )


def _tunda(kiriman: Kiriman) -> Jawaban:
    """Row 1 waits until a date: recorded with its reason as the agreed date of the task."""
    if not dapat_ditunda(kiriman.halaman):
        raise TransisiTidakSah(
            "Yang dapat ditunda hanya langkah pertama yang belum dikerjakan, oleh pimpinan "
            "perangkat daerah.",
            "Untuk langkah lain, ubah batasnya pada jadwal atau disposisi.",
            "tunda",
        )
    pemda = kiriman.halaman.pelaksanaan.instansi.pemda
    try:
        hari = date.fromisoformat(kiriman.teks("sampai"))
    except ValueError:
        raise MasukanTidakSah(
            "Tanggal penundaan belum dipilih.", "Pilih dari kalender.", "sampai"
        ) from None
    akhir = kalender_kini(kiriman.halaman.pelaksanaan.instansi, kiriman.halaman.kini.hari)
    selang = akhir.selang(hari)
    if not selang:
        raise MasukanTidakSah(
            f"{tanggal(hari)} bukan hari kerja.", "Pilih hari kerja berikutnya.", "sampai"
        )
    batas = datetime.combine(hari, selang[-1].selesai, ZoneInfo(pemda.nama_zona))
    return ubah_batas(
        pada=kiriman.pada_pelaksanaan(),
        tugas=[kiriman.halaman.tugas.pk],
        batas=batas,
        alasan=kiriman.teks("alasan"),
    )


PERINTAH_KELOLA: Mapping[str, PerintahPanel] = {
    **PERINTAH_PERKARA,
    **PERINTAH_PERKARA_SAYA,
    "susulkan": PerintahPanel(
        lakukan=_susulkan, kabar="Dibuka kembali; susulannya ikut sebelum pemeriksaan berikutnya.",
        tetap=True,
    ),
    "menyusul": PerintahPanel(
        lakukan=_menyusul, kabar="Formulir Anda terbuka lagi di Tugas saya; kirim susulannya."
    ),
    "tunda": PerintahPanel(
        lakukan=_tunda, kabar="Pelaksanaan ditunda; alasan dan tanggalnya tercatat.", tetap=True
    ),
    "tambah_penanda": PerintahPanel(
        lakukan=_tambah_penanda, kabar="Penanda tangan ditambahkan.", tetap=True
    ),
}  # fmt: skip
