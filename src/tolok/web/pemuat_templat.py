"""Templates without the indentation that only their readers need.

A long form is read line by line in its template and repeats those lines for every row it shows;
sent along, the spaces before them are a quarter of the page. Lines stay, so that an error still
names the right one. A browser shows white space at the start of a line in `pre` and `textarea`
only, and templates write none there.
"""

from __future__ import annotations

import re

from django.template import Origin
from django.template.loaders import app_directories

__all__ = ["Pemuat"]

_INDENTASI = re.compile(r"^[ \t]+", re.MULTILINE)


class Pemuat(app_directories.Loader):
    """Loads from the `templates` folder of each app."""

    def get_contents(self, origin: Origin) -> str:
        """The template's text, each line from its first sign on."""
        return _INDENTASI.sub("", super().get_contents(origin))
