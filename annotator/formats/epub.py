"""EPUB books: each chapter of the reading order is a document. EPUB 3.3, section 5 (package)."""

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from annotator.errors import UserError
from annotator.formats.archives import opened_archive, read_member
from annotator.formats.base import Format, Keeps, Problem, ReadOptions
from annotator.formats.composing import Composer, composed, noted, source_refused, suffix_of
from annotator.formats.files import Source
from annotator.formats.html import blocks_of
from annotator.formats.markup import local, named, parse_html, parse_xml
from annotator.model.record import Record
from annotator.sentences import worded

_CONTAINER = "META-INF/container.xml"
_TYPES = {"application/xhtml+xml", "text/html"}


def read_epub(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each chapter with text, in reading order; title and author in `meta`.

    Headings get the zone *title*. A chapter that cannot be read is told and the rest arrives.
    """
    try:
        with opened_archive(source) as archive:
            yield from _Book(source, options, archive).read()
    except UserError as fault:
        yield source_refused(source, fault)


class _Book:
    """One book while it is read."""

    def __init__(self, source: Source, options: ReadOptions, archive: zipfile.ZipFile) -> None:
        self._source = source
        self._options = options
        self._archive = archive

    def read(self) -> Iterator[Record | Problem]:
        container = parse_xml(self._bytes(_CONTAINER), self._source.name)
        package = next((e.get("full-path") for e in named(container, "rootfile")), None)
        if not package:
            words = worded(
                "{file} names no package, so it is no whole book.", file=self._source.name
            )
            raise UserError("archive.damaged", words)
        root = parse_xml(self._bytes(package), self._source.name)
        meta = _meta(root)
        folder = posixpath.dirname(package)
        silent = 0
        for number, (id, href) in enumerate(_spine(root), start=1):
            path = posixpath.normpath(posixpath.join(folder, unquote(href)))
            try:
                record = self._chapter(path, str(number), meta | {"chapter": id})
            except UserError as fault:
                if fault.key != "text.blank":
                    yield noted(self._source, fault.key, fault.message)
                silent += 1
            else:
                yield record
        if silent:
            words = worded(
                "{file}: {number} chapters without any text were passed over.",
                file=self._source.name,
                number=silent,
            )
            yield noted(self._source, "epub.no_text", words)

    def _chapter(self, path: str, part: str, meta: dict[str, object]) -> Record:
        data = self._bytes(path)
        name = f"{self._source.name}#{posixpath.basename(path)}"
        out = Composer()
        for block in blocks_of(parse_html(data.decode("utf-8-sig", "strict"), name)):
            out.paragraph(block.text, "title" if block.tag in {"h1", "h2"} else "")
        return composed(
            self._source,
            self._options,
            out.text,
            part=part,
            zones=tuple(out.zones),
            meta=meta,
            data=data,
        )

    def _bytes(self, path: str) -> bytes:
        return read_member(self._archive, path, self._source.name)


def _meta(root: object) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in ("title", "creator", "language", "date", "publisher"):
        text = next((e.text for e in named(root, field) if e.text and e.text.strip()), None)
        if text:
            found[f"book_{field}"] = text.strip()
    return found


def _spine(root: object) -> Iterator[tuple[str, str]]:
    manifest = {
        item.get("id"): item.get("href")
        for item in named(root, "item")
        if item.get("media-type") in _TYPES and "nav" not in (item.get("properties") or "").split()
    }
    for ref in named(root, "itemref"):
        href = manifest.get(ref.get("idref"))
        if href and local(ref) == "itemref":
            yield ref.get("idref"), href


def _sniff(head: bytes, name: str) -> int:
    if head[30:58] == b"mimetypeapplication/epub+zip":
        return 98
    return 85 if suffix_of(name) == ".epub" else 0


EPUB = Format(
    name="epub",
    title=worded("Books (EPUB), a document for each chapter"),
    suffixes=(".epub",),
    keeps=Keeps(spans=False, zones=True, meta=True),
    read=read_epub,
    sniff=_sniff,
)
