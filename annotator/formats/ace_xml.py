"""APF as a tree: read without ever resolving an entity or opening another file.

The line ``<!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd">`` stands in every file of ACE and is
passed over; a declaration inside of it is refused (reliability.md, S8).
"""

from xml.parsers import expat

from annotator.errors import UserError
from annotator.sentences import worded

MARK = "annotator"
"""The target of our processing instructions, which other readers pass over."""

_DEEPEST = 50
_MOST = 2_000_000  # elements


class Node:
    """An element: its tag, attributes, children, text, line, and what we noted in it as JSON."""

    __slots__ = ("attributes", "children", "data", "line", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.text = ""
        self.data = ""

    def all(self, tag: str) -> "list[Node]":
        """The children of that tag."""
        return [child for child in self.children if child.tag == tag]

    def first(self, *path: str) -> "Node | None":
        """The first child, of its first child, and so on; None where there is none."""
        node: Node | None = self
        for tag in path:
            node = (
                next((child for child in node.children if child.tag == tag), None) if node else None
            )
        return node

    def get(self, name: str) -> str:
        """An attribute, "" when it is not there."""
        return self.attributes.get(name, "")


def tree(data: bytes, name: str) -> Node:
    """The root of an APF file.

    Raises UserError ``xml.malformed`` (with line and column), ``xml.entity`` and ``xml.depth``.
    """
    reader = _Reader(name)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as fault:
        words = worded(
            "{name} is no sound XML: line {line}, column {column}: {why}. Nothing of it was read.",
            name=name,
            line=fault.lineno,
            column=fault.offset,
            why=expat.errors.messages[fault.code],
        )
        raise UserError("xml.malformed", words) from fault
    if reader.root is None:
        raise UserError("xml.malformed", worded("{name} holds no element.", name=name))
    return reader.root


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[Node] = []
        self._count = 0
        self.root: Node | None = None
        parser = self.parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._note
        parser.EntityDeclHandler = self._refuse
        parser.SkippedEntityHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _DEEPEST or self._count > _MOST:
            words = worded(
                "{file} has elements too deep or too many for an APF file.", file=self._name
            )
            raise UserError("xml.depth", words)
        node = Node(tag, attributes, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(node)
        elif self.root is None:
            self.root = node
        self._open.append(node)

    def _end(self, tag: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text

    def _note(self, target: str, data: str) -> None:
        if target == MARK and self._open:
            self._open[-1].data = data

    def _refuse(self, *about: object) -> int:
        words = worded(
            "{file}, line {line}: it declares or uses an entity, which is never "
            "resolved. Nothing of it was read.",
            file=self._name,
            line=self.parser.CurrentLineNumber,
        )
        raise UserError("xml.entity", words)
