"""Formats: readers and writers over records. A border room: it knows no window and no database."""

import re
from pathlib import Path

from annotator.errors import UserError
from annotator.formats.base import Format
from annotator.formats.jsonl import JSONL
from annotator.formats.txt import TXT

FORMATS: tuple[Format, ...] = (JSONL, TXT)
"""Every format of the program; adding one is adding it here."""

_JSON = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"')
_FOREIGN = {
    b"SQLite format 3\0": "a project or another database",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"%PDF": "a PDF file",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old office document",
}


def format_by_name(name: str) -> Format:
    """The format of a name such as ``jsonl``; UserError ``format.unknown`` when there is none."""
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise UserError("format.unknown", f"There is no format {name!r}. There are: {names}.")


def guess_format(path: Path, head: bytes) -> Format:
    """The format of a file from its first bytes and its name; the bytes weigh more.

    Raises UserError ``format.unknown`` for what is no text at all.
    """
    for magic, words in _FOREIGN.items():
        if head.startswith(magic):
            raise UserError(
                "format.unknown", f"{path.name} is {words}, which cannot be imported here."
            )
    if _JSON.match(head):
        return JSONL
    for known in FORMATS:
        if path.suffix.lower() in known.suffixes:
            return known
    return TXT


def known_suffix(path: Path) -> bool:
    """Whether the name of a file is that of a format, for files met in a folder."""
    return any(path.suffix.lower() in known.suffixes for known in FORMATS if known.read)
