"""Composing: a record from paragraphs that a reader finds one by one, with zones.

For readers of formats whose text is spread over markup. Positions are code points of the text as
it is composed: paragraphs joined by one LF, each without line ends and blanks at its ends.
"""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.documents import document_id, found_document, refuse_unusable, text_version
from annotator.formats.files import Source
from annotator.model.document import Layer, Zone
from annotator.model.items import LayerItem
from annotator.model.record import Record, SchemeName
from annotator.text.offsets import normalise_newlines


class Composer:
    """A text in the making. `at` is its length so far, in code points."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.at = 0
        self.zones: list[Zone] = []

    def paragraph(self, text: str, kind: str = "") -> int | None:
        """Add a paragraph, with a zone of `kind` over it; where it begins, or None when blank.

        Only white space at its ends is taken off: what stands inside is text. A line end inside
        stays one.
        """
        text = normalise_newlines(text)[0].strip(" \t\n\f\v")
        if not text:
            return None
        if self._parts:
            self._parts.append("\n")
            self.at += 1
        start = self.at
        self._parts.append(text)
        self.at += len(text)
        if kind:
            self.zone(kind, start, self.at)
        return start

    def zone(self, kind: str, start: int, end: int) -> None:
        """A zone; one that follows another of its kind on the next line makes it longer."""
        last = self.zones[-1] if self.zones else None
        if last is not None and last.kind == kind and start - last.end <= 1 and kind == "body":
            self.zones[-1] = Zone(id=last.id, kind=kind, start=last.start, end=end)
            return
        self.zones.append(Zone(id=f"z{len(self.zones) + 1}", kind=kind, start=start, end=end))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)


def composed(  # noqa: PLR0913 - what there is to say of a document
    source: Source,
    options: ReadOptions,
    text: str,
    *,
    part: str = "",
    title: str = "",
    external_id: str | None = None,
    zones: tuple[Zone, ...] = (),
    items: tuple[LayerItem, ...] = (),
    meta: Mapping[str, object] | None = None,
    data: bytes | None = None,
) -> Record:
    """A record on a composed text. `part` names the document within its file ("" for the whole).

    Raises UserError ``text.blank``, ``text.nul`` and ``text.lone_surrogate``, with the place.
    `data` are the bytes that it was made from, for their checksum; the text's own when absent.
    """
    name = f"{source.name}#{part}" if part else source.name
    refuse_unusable(text, name)
    raw = data if data is not None else text.encode("utf-8")
    id = document_id(name, text)
    return Record(
        document=found_document(
            id, name, text, options.language, title=title, external_id=external_id, meta=meta
        ),
        text=text_version(id, text, hashlib.sha256(raw).hexdigest(), "lf", False),
        author="",
        layer=Layer(),
        scheme=SchemeName(options.scheme, 0),
        zones=zones,
        items=items,
    )


def source_refused(source: Source, fault: UserError, line: int | None = None) -> Problem:
    """The one problem for which a source is refused."""
    return Problem(
        key=fault.key,
        message=fault.message,
        level=Level.SOURCE,
        source=str(source.path),
        line=line,
    )


def noted(source: Source, key: str, message: str) -> Problem:
    """A remark about a source: nothing was lost, or what was is nothing that was marked."""
    return Problem(key=key, message=message, level=Level.NOTE, source=str(source.path))


def suffix_of(name: str) -> str:
    """The suffix of a name in lower case, with its dot."""
    return PurePath(name).suffix.lower()
