"""Markup read without trust: XML and HTML from strangers, by lxml, with every door closed.

No document type, so no entity; no network; no huge tree (reliability.md, S1-S3). lxml costs a
fifth of a second to import, so it is imported where it is used.
"""

import re
from collections.abc import Iterator
from typing import Any

from annotator.errors import UserError
from annotator.sentences import worded

Element = Any
"""An element of lxml; its types are not those of mypy."""

_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_MOST_BYTES = 64 * 1024 * 1024
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9._-]+)""", re.IGNORECASE)


def parse_xml(data: bytes, name: str) -> Element:
    """The root of an XML document. `name` is the file's, for messages.

    Raises UserError ``xml.doctype`` (a document type could make entities: refused unread),
    ``xml.syntax`` with the line, ``limit.file``, and ``encoding.declared_wrong`` when the bytes
    are UTF-8 but the head says otherwise and the text would be garbled.
    """
    from lxml import etree

    if len(data) > _MOST_BYTES:
        raise UserError(
            "limit.file",
            worded(
                "{file} is larger than {megabytes} MB. Split it.",
                file=name,
                megabytes=_MOST_BYTES // 2**20,
            ),
        )
    if _DOCTYPE.search(data[:65536] if data[:2] not in _WIDE else data[:65536].replace(b"\0", b"")):
        raise UserError(
            "xml.doctype",
            worded(
                "{file} declares a document type (<!DOCTYPE …), which can hide entities. Nothing "
                "of it was read. Take that line out and import the file again.",
                file=name,
            ),
        )
    _refuse_false_encoding(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        line = fault.lineno or 1
        raise UserError(
            "xml.syntax",
            worded(
                "{file}, line {line}: this is no sound XML ({fault}).",
                file=name,
                line=line,
                fault=fault.msg,
            ),
        ) from fault


def _refuse_false_encoding(data: bytes, name: str) -> None:
    declared = _DECLARED.match(data)
    if declared is None:
        return
    said = declared.group(1).decode("ascii").lower()
    if said in {"utf-8", "utf8", "us-ascii", "ascii"} or data.isascii():
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return
    raise UserError(
        "encoding.declared_wrong",
        worded(
            "{file} says that it is {said}, but its bytes are UTF-8, and by what it says its "
            'letters would be garbled. Correct its first line to encoding="UTF-8", then import '
            "it again.",
            file=name,
            said=said,
        ),
    )


def parse_html(text: str, name: str) -> Element:
    """The root of an HTML page that was decoded already.

    Raises UserError ``html.too_deep`` when elements are nested so deeply that a parser gives up
    (lxml then returns an empty text without a word), and ``html.empty``.
    """
    from lxml import etree, html

    # The head of XHTML names the encoding that the text had before it was decoded.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    parser = html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True)
    try:
        root = html.fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise UserError(
            "html.empty", worded("{file} holds no page ({fault}).", file=name, fault=str(fault))
        ) from fault
    for entry in parser.error_log:
        if "depth" in entry.message.lower():
            raise UserError(
                "html.too_deep",
                worded(
                    "{file}, line {line}: its elements are nested too deeply for a page that "
                    "anybody could read. Nothing of it was read.",
                    file=name,
                    line=entry.line,
                ),
            )
    return root


def declared_charset(data: bytes) -> str:
    """The encoding that an HTML page names in its head, "" when it names none."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii").lower() if found else ""


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(root: Element, *names: str) -> Iterator[Element]:
    """The elements below `root` of these local names, in the order of the document."""
    return (element for element in root.iter() if local(element) in names)


def squeezed(text: str) -> str:
    """Runs of blanks and line ends as one blank, as markup means them; other spaces stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def inner_markup(element: Element) -> str:
    """What stands inside an element: its text, and its elements written out."""
    from lxml import etree

    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + inner
