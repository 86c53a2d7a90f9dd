"""XML from strangers: no DTD, no entities, no network, limits on depth and size; and writing it.

The parser is expat, driven here, so that a document type is refused before anything of it is
expanded (reliability.md, S8) and every element knows its line. Knows no format of annotations.
"""

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape

from annotator.errors import UserError
from annotator.formats.base import Level, Problem
from annotator.formats.files import Source
from annotator.formats.losses import problem_of
from annotator.model.record import Record
from annotator.sentences import worded

SIZE_LIMIT = 50 * 1024 * 1024
"""The largest XML file that is one document, in bytes (reliability.md, S8)."""

DEPTH_LIMIT = 200
"""How deep elements may lie in each other."""

_CHUNK = 1024 * 1024
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PLAIN_DOCTYPE = re.compile(
    rb"^((?:\xef\xbb\xbf)?\s*(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*)*)(<!DOCTYPE[^\[\]<>]{0,1000}>)",
    re.DOTALL,
)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_ATTRIBUTE = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


class Node:
    """An element. `tag` and the keys of `attributes` are local names with their namespace before
    them and a space, as in ``http:///uima/cas.ecore Sofa``; `text` is what stands before the
    first child, `tail` what follows the element; `line` counts from 1.
    """

    __slots__ = ("attributes", "children", "line", "tag", "tail", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.text = ""
        self.tail = ""

    def child(self, tag: str) -> "Node | None":
        """The first child of that tag."""
        return next((node for node in self.children if node.tag == tag), None)

    def all(self, tag: str) -> "list[Node]":
        """The children of that tag, in order."""
        return [node for node in self.children if node.tag == tag]

    def text_of(self, tag: str) -> str | None:
        """The text of the first child of that tag, None when there is no such child."""
        found = self.child(tag)
        return None if found is None else found.text


def tree(data: bytes, name: str, encoding: str = "") -> Node:
    """The root of a whole document. `name` is the file's, for messages.

    Raises UserError ``xml.doctype``, ``xml.malformed`` (with line and column), ``xml.depth``,
    ``limit.file`` and ``encoding.declared_wrong``.
    """
    if len(data) > SIZE_LIMIT:
        words = worded(
            "{file} is larger than {megabytes} MB, the most that is read as XML.",
            file=name,
            megabytes=SIZE_LIMIT // 2**20,
        )
        raise UserError("limit.file", words)
    if not encoding:
        _check_declared(data, name)
    parser = _Parser(name, encoding, None)
    parser.feed(data, last=True)
    if parser.root is None:
        raise UserError("xml.malformed", worded("{file} holds no element.", file=name))
    return parser.root


def parts(
    source: Source, wanted: str, encoding: str = "", *, doctype: bool = False
) -> Iterator[tuple[Node, Node]]:
    """Each element `wanted` as soon as it is whole, with the root as far as it has been read, for
    files of many documents. Reads in pieces: the memory is that of one element, whose size is
    limited to `SIZE_LIMIT`. `doctype` passes over a document type that only names a file, which
    is not opened. Raises as `tree`.
    """
    if not encoding:
        _check_declared(source.head(_CHUNK), source.name)
    ready: list[Node] = []
    parser = _Parser(source.name, encoding, wanted, ready.append)
    with source.stream() as file:
        since = 0
        first = doctype
        while chunk := file.read(_CHUNK):
            parser.feed(_blanked(chunk) if first else chunk, last=False)
            source.done += len(chunk)
            first, since = False, 0 if ready else since + len(chunk)
            if since > SIZE_LIMIT:
                words = worded(
                    "{file}: one document is larger than {megabytes} MB.",
                    file=source.name,
                    megabytes=SIZE_LIMIT // 2**20,
                )
                raise UserError("limit.file", words)
            yield from parser.pairs(ready)
            ready.clear()
        parser.feed(b"", last=True)
    yield from parser.pairs(ready)


def _blanked(data: bytes) -> bytes:
    """The bytes with blanks for a document type that declares nothing itself. Then an entity that
    it might have declared is a fault, where expat would leave it out in silence.
    """
    head = _PLAIN_DOCTYPE.match(data)
    if head is None:
        return data
    blank = re.sub(rb"[^\r\n]", b" ", head[2])
    return head[1] + blank + data[head.end() :]


class _Parser:
    def __init__(
        self,
        name: str,
        encoding: str,
        wanted: str | None,
        ready: Callable[[Node], None] | None = None,
    ) -> None:
        self.root: Node | None = None
        self._name = name
        self._wanted, self._ready = wanted, ready
        self._open: list[Node] = []
        self._closed: Node | None = None
        self._expat = parser = expat.ParserCreate(encoding or None, " ")
        parser.buffer_text = True
        parser.ordered_attributes = False
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def pairs(self, ready: list[Node]) -> Iterator[tuple[Node, Node]]:
        """Each ready element with the root."""
        for node in ready:
            yield node, self.root or node

    def feed(self, data: bytes, *, last: bool) -> None:
        try:
            self._expat.Parse(data, last)
        except expat.ExpatError as fault:
            words = expat.errors.messages[fault.code]
            raise UserError(
                "xml.malformed",
                worded(
                    "{file}, line {line}, column {column}: this is not "
                    "well-formed XML ({words}). Nothing was read from here on.",
                    file=self._name,
                    line=fault.lineno,
                    column=fault.offset + 1,
                    words=words,
                ),
            ) from fault
        except (LookupError, ValueError) as fault:
            words = worded(
                "{file} says that it is in an encoding that is not known ({fault}).",
                file=self._name,
                fault=str(fault),
            )
            raise UserError("encoding.unknown", words) from fault

    def _doctype(self, *_: object) -> None:
        raise UserError(
            "xml.doctype",
            worded(
                "{file}, line {line}: the file has a document type, "
                "which may hide entities. It was not read; take the <!DOCTYPE …> out.",
                file=self._name,
                line=self._expat.CurrentLineNumber,
            ),
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes, self._expat.CurrentLineNumber)
        if len(self._open) >= DEPTH_LIMIT:
            words = worded(
                "{file}, line {line}: elements lie more than {limit} deep.",
                file=self._name,
                line=node.line,
                limit=DEPTH_LIMIT,
            )
            raise UserError("xml.depth", words)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        self._closed = None

    def _end(self, tag: str) -> None:
        node = self._open.pop()
        self._closed = node
        if tag == self._wanted and self._ready is not None:
            self._ready(node)
            if self._open:
                self._open[-1].children.pop()

    def _characters(self, data: str) -> None:
        if self._closed is None:
            self._open[-1].text += data
        else:
            self._closed.tail += data


def _check_declared(data: bytes, name: str) -> None:
    """Refuse bytes that are UTF-8 while their head says something else: they would be stored as
    nonsense. Only where they are not ASCII can they tell.
    """
    found = _DECLARED.match(data[:200])
    if found is None or found[1].lower() in {b"utf-8", b"utf8", b"us-ascii"} or data.isascii():
        return
    try:
        # The end of a part may cut a character in two.
        data[: data.rfind(b"<") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return
    declared = found[1].decode()
    raise UserError(
        "encoding.declared_wrong",
        worded(
            "{file} says that it is {declared}, but its bytes are UTF-8. Nothing was read; import "
            "it again with --encoding utf-8, or with --encoding {declared} if its head is right.",
            file=name,
            declared=declared,
        ),
    )


def clean(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot hold (control characters,
    U+FFFE, U+FFFF); the same object when there is none.
    """
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def control_in_text(record: Record) -> Problem:
    """The refusal of a record whose text XML 1.0 cannot hold."""
    text = record.text.text
    at = next(at for at, (a, b) in enumerate(zip(text, clean(text), strict=True)) if a != b)
    words = worded(
        "Document {document} is left out: the character U+{code:04X} at "
        "{at} of its text cannot be written in XML.",
        document=record.document.name,
        code=ord(text[at]),
        at=at,
    )
    return problem_of(record.document, "text.control", words, level=Level.RECORD)


def attribute(value: str) -> str:
    """A value for between double quotes; line ends and tabs as references, so that they stay."""
    return escape(value, _IN_ATTRIBUTE)


def content(text: str) -> str:
    """A text for between tags; CR as a reference, since readers make LF of it."""
    return escape(text, {"\r": "&#13;"})


def first_tag(head: bytes) -> bytes:
    """The first start tag in the head of a file, without its bracket; b"" when there is none.

    For sniffers: comments, processing instructions and a byte order mark are passed over.
    """
    text = head.replace(b"\0", b"")  # UTF-16 of Latin names
    found = _START.match(_BEFORE.sub(b"", text.lstrip(b"\xef\xbb\xbf\xff\xfe")).lstrip())
    return found[1] if found else b""


_START = re.compile(rb"<([A-Za-z_][^<>]*)")
_BEFORE = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
