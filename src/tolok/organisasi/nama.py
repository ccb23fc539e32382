"""Names of what events and tasks name only by id. At most four queries, whatever the number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tolok.organisasi.domain.istilah import Kapasitas
from tolok.organisasi.models import Jabatan, Pegawai, Tim, UnitKerja

__all__ = ["Nama", "nama_untuk"]

_TAK_DIKENAL = "tidak dikenal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nama:
    """Names by id (text). What is not there reads "tidak dikenal"."""

    jabatan: Mapping[str, str] = field(default_factory=dict)
    pegawai: Mapping[str, str] = field(default_factory=dict)
    unit: Mapping[str, str] = field(default_factory=dict)
    tim: Mapping[str, str] = field(default_factory=dict)

    def pemegang(self, jenis: str, kunci: str) -> str:
        """Holder of a task: a post, person, team or unit."""
        if jenis == "belum" or not kunci:
            return "belum ditetapkan"
        daftar = {
            "jabatan": self.jabatan,
            "pegawai": self.pegawai,
            "tim": self.tim,
            "unit": self.unit,
        }[jenis]
        return daftar.get(kunci, _TAK_DIKENAL)

    def pelaku(self, pegawai: str, jabatan: str | None, kapasitas: str) -> str:
        """Who acted, by post: "Plt. Sekretaris"; the person's name when there was no post."""
        if not jabatan:
            return self.pegawai.get(pegawai, _TAK_DIKENAL)
        nama = self.jabatan.get(jabatan, _TAK_DIKENAL)
        awalan = {"an": "a.n. "}.get(kapasitas)
        return f"{awalan if awalan is not None else Kapasitas(kapasitas).awalan}{nama}"

    def subjek(self, kunci: str) -> str:
        """What a parallel task is about: a unit or a person."""
        return self.unit.get(kunci) or self.pegawai.get(kunci) or _TAK_DIKENAL


def nama_untuk(
    *,
    jabatan: Iterable[str] = (),
    pegawai: Iterable[str] = (),
    unit: Iterable[str] = (),
    tim: Iterable[str] = (),
) -> Nama:
    """Read the names of these ids. Ids come from rows the reader may see already."""
    return Nama(
        jabatan=_baca(Jabatan, jabatan),
        pegawai=_baca(Pegawai, pegawai),
        unit=_baca(UnitKerja, unit),
        tim=_baca(Tim, tim),
    )


def _baca(
    model: type[Jabatan | Pegawai | UnitKerja | Tim], kunci: Iterable[str]
) -> dict[str, str]:
    daftar = {UUID(k) for k in kunci if k}
    if not daftar:
        return {}
    baris = model.objects.filter(pk__in=daftar).order_by().values_list("pk", "nama")
    return {str(pk): nama for pk, nama in baris}
