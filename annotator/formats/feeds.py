"""Saved news feeds: RSS 1.0, RSS 2.0 and Atom (RFC 4287). Each entry is one document."""

from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Problem, ReadOptions
from annotator.formats.composing import Composer, composed, noted, source_refused
from annotator.formats.files import Source
from annotator.formats.html import blocks_of
from annotator.formats.markup import Element, inner_markup, local, named, parse_html, parse_xml
from annotator.model.record import Record
from annotator.sentences import worded

_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "updated", "date")


def read_feed(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each entry with text: its title, then the fullest body that it has.

    Link, date, author and the name of the feed stand in `meta`; the entry's own id is the external
    id. An entry that holds nothing to read is told.
    """
    try:
        data = source.whole()
        root = parse_xml(data, source.name)
        channel = next(named(root, "channel", "feed"), root)
        feed = _text(channel, "title")
        entries = list(named(root, "item", "entry"))
        if not entries:
            raise UserError(
                "feed.empty", worded("{file} is a feed without any entry.", file=source.name)
            )
        for number, entry in enumerate(entries, start=1):
            try:
                yield _entry(source, options, entry, (number, feed))
            except UserError as fault:
                yield noted(
                    source, fault.key, worded("{why} It was passed over.", why=fault.message)
                )
    except UserError as fault:
        yield source_refused(source, fault)


def _entry(source: Source, options: ReadOptions, entry: Element, which: tuple[int, str]) -> Record:
    number, feed = which
    name = f"{source.name}#{number}"
    title = _plain(_text(entry, "title"), name)
    out = Composer()
    out.paragraph(title, "title")
    for block in _body(entry, name):
        if block != title:
            out.paragraph(block, "body")
    meta = {
        "feed": feed,
        "link": _link(entry),
        "date": next(filter(None, (_text(entry, date) for date in _DATES)), ""),
        "author": _text(entry, "creator") or _text(entry, "author") or _author(entry),
    }
    return composed(
        source,
        options,
        out.text,
        part=str(number),
        title=title,
        external_id=_text(entry, "guid") or _text(entry, "id") or None,
        zones=tuple(out.zones),
        meta={key: value for key, value in meta.items() if value},
    )


def _body(entry: Element, name: str) -> list[str]:
    found = [markup for field in _BODIES if (markup := _markup(entry, field))]
    if not found:
        return []
    fullest = max(found, key=len)
    return [block.text for block in blocks_of(parse_html(f"<div>{fullest}</div>", name))]


def _plain(markup: str, name: str) -> str:
    """A title may hold escaped markup."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    blocks = blocks_of(parse_html(f"<div>{markup}</div>", name))
    return " ".join(block.text for block in blocks)


def _child(entry: Element, field: str) -> Element | None:
    return next((child for child in entry if local(child) == field), None)


def _text(entry: Element, field: str) -> str:
    child = _child(entry, field)
    return "" if child is None else (child.text or "").strip()


def _markup(entry: Element, field: str) -> str:
    """The HTML of a field: escaped, in CDATA, or as XHTML elements (Atom)."""
    child = _child(entry, field)
    return "" if child is None else inner_markup(child)


def _link(entry: Element) -> str:
    child = _child(entry, "link")
    return "" if child is None else (child.text or child.get("href") or "").strip()


def _author(entry: Element) -> str:
    author = _child(entry, "author")
    return "" if author is None else _text(author, "name")


def _sniff(head: bytes, name: str) -> int:
    start = head[:4096]
    rss = b"<rss" in start or (b"<rdf:RDF" in start and b"rss/1.0" in start)
    atom = b"<feed" in start and b"www.w3.org/2005/Atom" in start
    return 92 if rss or atom else 0


FEED = Format(
    name="feed",
    title=worded("Saved news feeds (RSS, Atom), a document for each entry"),
    suffixes=(".rss", ".atom"),
    keeps=Keeps(spans=False, zones=True, meta=True),
    read=read_feed,
    sniff=_sniff,
)
