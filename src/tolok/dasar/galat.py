"""The refusals of Tolok: one hierarchy, so that a page can answer each kind rightly.

GalatTolok
├── TidakBerwenang        the person may not do this          (403)
├── TidakDitemukan        not there, or not yours to know of  (404)
├── TransisiTidakSah      the state does not allow this now   (409)
│   └── SudahDiputuskan   somebody else was first             (409)
├── SimpananBasi          the draft changed under the typist  (409)
└── MasukanTidakSah       what was given cannot be used       (400)

Rights and state are different refusals: who may act never depends on the state of a file.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "GalatTolok",
    "MasukanTidakSah",
    "SimpananBasi",
    "SudahDiputuskan",
    "TidakBerwenang",
    "TidakDitemukan",
    "TransisiTidakSah",
]


@dataclass(eq=False)
class GalatTolok(Exception):
    """A refusal with a sentence for the officer: what happened, why, what to do next.

    `pesan` says what happened and why; `saran` says what to do next (may be empty);
    `aturan` names the rule that refused, for the record of refused attempts.
    """

    pesan: str
    saran: str = ""
    aturan: str = ""

    def __str__(self) -> str:
        return f"{self.pesan} {self.saran}".strip()


class TidakBerwenang(GalatTolok):
    """The person has no right to this act, whatever the state."""


class TidakDitemukan(GalatTolok):
    """No such thing, or it belongs to another office: the answer is the same."""


class TransisiTidakSah(GalatTolok):
    """The act exists and the person may do it, but not in the present state."""


class SudahDiputuskan(TransisiTidakSah):
    """Somebody decided before; the sentence names who and when."""


class SimpananBasi(GalatTolok):
    """A draft was saved by somebody else since this page was shown."""


class MasukanTidakSah(GalatTolok):
    """What was typed or uploaded cannot be used; the sentence says where and how to mend it."""
