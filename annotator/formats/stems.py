"""Names of files for documents: safe on every system, unique, and the document's own where it can.

Used by formats that write one file, or one pair of files, for each document.
"""

import re
from pathlib import PurePosixPath

from annotator.model.document import Document

_BAD = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_LONGEST = 120  # code points; 255 bytes of UTF-8 with a suffix hold at least 60 of three bytes
_BYTES = 200


class Stems:
    """Gives each document a stem that none had before, letter case apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, document: Document, suffixes: tuple[str, ...] = (".txt",)) -> str:
        """The stem for a document: its name without a known suffix, else its id."""
        name = document.name.rpartition("/")[2]
        for suffix in suffixes:
            name = name.removesuffix(suffix)
        return self.unused(safe_stem(name) or safe_stem(document.id) or "document")

    def unused(self, stem: str) -> str:
        """The stem, with a number where it was given before."""
        number, free = 1, stem
        while free.casefold() in self._taken:
            number += 1
            free = f"{stem}-{number}"
        self._taken.add(free.casefold())
        return free


def safe_stem(name: str) -> str:
    """A name without signs that a file system refuses or hides by; "" when nothing is left."""
    clean = _BAD.sub("_", name)[:_LONGEST].strip(" .")
    while len(clean.encode("utf-8")) > _BYTES:
        clean = clean[:-1]
    if _DEVICES.fullmatch(clean):
        clean = f"_{clean}"
    # A leading dot hides a file, and hidden files are not imported from folders.
    return "" if clean in {"", ".", ".."} else str(PurePosixPath(clean))
