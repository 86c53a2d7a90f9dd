"""Names of the files of an export: from a document's name, safe on every system, each once."""

import re

from annotator.model.record import Record

_LENGTH = 100  # code points; 255 bytes is what most file systems hold
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_TEXT_SUFFIXES = re.compile(r"\.(txt|text|xmi|json|xml|bdocjs|bdocym|html?)$", re.IGNORECASE)


class FileNames:
    """Gives each layer of each document a file name without a suffix, never one twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, record: Record, layers: int = 1) -> str:
        """``article``, or ``article.author`` where a document has several layers; with a number
        where that is taken (names that differ by case alone are one on some systems).
        """
        stem = _safe(_TEXT_SUFFIXES.sub("", record.document.name))
        if layers > 1 and record.author:
            stem = f"{stem}.{_safe(record.author)}"
        name, number = stem, 2
        while name.casefold() in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name.casefold())
        return name


def _safe(name: str) -> str:
    plain = _UNSAFE.sub("-", name)[:_LENGTH].strip(" .-") or "document"
    while len(plain.encode("utf-8", "replace")) > 2 * _LENGTH:
        plain = plain[:-1]
    return f"_{plain}" if _RESERVED.match(plain) else plain
