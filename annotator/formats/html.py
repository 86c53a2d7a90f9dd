"""HTML articles: the text of the article out of its page, with title, date line, caption as zones.

trafilatura (Apache-2.0) says which blocks of the page are the article (libraries.md, 3.1: all
paragraphs and no noise in four encodings); the text itself comes from the page, so that nothing
is rewritten. Blocks that stand inside the article but are none of it («+ الخط -», «المساهمون»)
stay in the text under a zone *boilerplate*: that can be taken back, and offsets never move.
Nothing is fetched, no script runs.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Problem, ReadOptions
from annotator.formats.composing import Composer, composed, noted, source_refused
from annotator.formats.decoding import decode
from annotator.formats.files import Source
from annotator.formats.markup import Element, declared_charset, local, parse_html, squeezed
from annotator.model.record import Record
from annotator.sentences import worded

_HIDDEN = {"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select"}
_HIDDEN |= {"button", "textarea", "audio", "video", "canvas", "form"}
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table",
    "tr", "td", "th", "caption", "figure", "figcaption", "blockquote", "pre", "section", "article",
    "header", "footer", "main", "nav", "aside", "address", "hr", "time", "body", "html",
}  # fmt: skip
FURNITURE = re.compile(
    r"[+\-–−\s]*الخط[+\-–−\s]*|المساهمون|شارك(?:ها| هذا المقال)?|استمع|اقرأ (?:أيضا|أيضاً|المزيد).*"
    r"|طباعة|نسخ الرابط|التعليقات|الأكثر قراءة"
)
"""Lines inside articles of the Arabic press that belong to the page: font size and the like."""


class Block(msgspec.Struct):
    """A block of visible text on a page and the name of its element."""

    text: str
    tag: str


def read_html(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record for the article of a page, and a note on what of the page was left out.

    Title, author, date, site and address of the page stand in `meta`. An undeclared encoding
    other than UTF-8 is asked for, as with plain text. UserErrors become the one problem.
    """
    try:
        data = source.whole()
        root = parse_html(_decoded(data, options.encoding, source.name), source.name)
        blocks = list(blocks_of(root))
        article = _article(root)
        yield from _record(source, options, (blocks, article, data))
    except UserError as fault:
        yield source_refused(source, fault)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    if not encoding:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            encoding = declared_charset(data)
    return decode(data, encoding, name)[0]


class _Article(msgspec.Struct):
    lines: set[str]
    title: str
    date: str
    meta: dict[str, object]


def _article(root: Element) -> _Article:
    from trafilatura import bare_extraction

    found = bare_extraction(
        root, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True
    )
    if found is None or isinstance(found, dict):
        return _Article(set(), "", "", {})
    lines = {_key(line) for line in (found.text or "").splitlines()} - {""}
    fields = {name: getattr(found, name, None) for name in ("author", "date", "sitename", "url")}
    meta: dict[str, object] = {name: value for name, value in fields.items() if value}
    return _Article(lines, found.title or "", found.date or "", meta)


def _key(line: str) -> str:
    """A line for comparing: trafilatura marks lists and normalises blanks."""
    return re.sub(r"\s+", " ", line.strip().removeprefix("- ")).strip()


def blocks_of(root: Element) -> Iterator[Block]:
    """The visible text of a page, block by block, in order."""
    parts: list[str] = []
    tag = "body"

    def flush() -> Iterator[Block]:
        text = squeezed("".join(parts)).strip()
        parts.clear()
        if text:
            yield Block(text, tag)

    # A walk of one's own stack: pages are nested deeply, and Python is not.
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        name = local(element)
        block = name in _BLOCKS
        if leaving:
            if block:
                yield from flush()
                tag = _block_tag(element.getparent())
            parts.append(element.tail or "")
            continue
        if name in _HIDDEN or not name or _concealed(element):
            if element is not root:
                parts.append(element.tail or "")
            continue
        if block:
            yield from flush()
            tag = name
        if name == "br":
            yield from flush()
        parts.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    yield from flush()


def _block_tag(element: Element | None) -> str:
    while element is not None and local(element) not in _BLOCKS:
        element = element.getparent()
    return "body" if element is None else local(element)


def _concealed(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _record(
    source: Source, options: ReadOptions, found: tuple[Sequence[Block], _Article, bytes]
) -> Iterator[Record | Problem]:
    blocks, article, data = found
    if not blocks:
        # The cover of a book is a page with a picture alone.
        raise UserError("html.empty", worded("{file} holds no text.", file=source.name))
    inside = [_is_article(block, article) for block in blocks]
    if not any(inside):
        yield noted(
            source,
            "html.no_article",
            worded(
                "{file}: no article was recognised, so all text of the page was taken.",
                file=source.name,
            ),
        )
        inside = [True] * len(blocks)
    first = inside.index(True)
    last = len(inside) - inside[::-1].index(True)
    out = Composer()
    for block, kept in zip(blocks[first:last], inside[first:last], strict=True):
        out.paragraph(block.text, _kind(block, article, kept=kept))
    outside = first + len(blocks) - last
    if outside:
        words = worded(
            "{file}: {number} blocks of the page outside of the article were left out.",
            file=source.name,
            number=outside,
        )
        yield noted(source, "html.page", words)
    yield composed(
        source,
        options,
        out.text,
        title=article.title,
        zones=tuple(out.zones),
        meta=article.meta,
        data=data,
    )


def _is_article(block: Block, article: _Article) -> bool:
    key = _key(block.text)
    return key in article.lines or (bool(article.title) and key == _key(article.title))


def _kind(block: Block, article: _Article, *, kept: bool) -> str:
    if block.tag == "h1" or (article.title and _key(block.text) == _key(article.title)):
        return "title"
    if FURNITURE.fullmatch(block.text):
        return "boilerplate"
    if block.tag in {"figcaption", "caption"}:
        return "caption"
    if block.tag == "time" or (not kept and _is_date(block.text, article.date)):
        return "dateline"
    return "body" if kept else "boilerplate"


def _is_date(text: str, date: str) -> bool:
    """Whether a short block tells the day of the article (``2024-06-24``), in any digits."""
    if not date or len(text) > 60:
        return False
    numbers = {int(number) for number in re.findall(r"\d+", text)}
    year, _, day = (int(part) for part in date.split("-"))
    return {year, day} <= numbers


def _sniff(head: bytes, name: str) -> int:
    start = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return 90
    xhtml = start.startswith(b"<?xml") and b"<html" in start
    return 85 if xhtml else 60 if re.match(rb"<(head|body|div|p|h1|meta|title)\b", start) else 0


HTML = Format(
    name="html",
    title=worded("Articles from the web (HTML)"),
    suffixes=(".html", ".htm", ".xhtml"),
    keeps=Keeps(spans=False, zones=True, meta=True),
    read=read_html,
    sniff=_sniff,
)
