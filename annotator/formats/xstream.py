"""Java values in GATE XML: the plain classes, and the maps and lists that XStream wrote.

Knows the classes that GATE puts into features; of another class it says so, and its characters
stand for it.
"""

import re
from contextlib import suppress

from annotator.errors import UserError
from annotator.formats.xml_safe import Node, tree
from annotator.sentences import worded

WRAPPER = "gate.corpora.ObjectWrapper"

_INTEGERS = {"int", "integer", "long", "short", "byte", "big-integer", "biginteger"}
_NUMBERS = {"double", "float", "big-decimal", "bigdecimal"}
_TEXTS = {"string", "char", "character", "date", "url", "uri", "stringbuffer", "stringbuilder"}
_LISTS = {
    "list", "linked-list", "set", "linked-hash-set", "tree-set", "sorted-set", "object-array",
    "array-list", "java.util.arraylist", "java.util.hashset", "java.util.linkedlist",
    "string-array", "int-array", "double-array", "long-array",
}  # fmt: skip
_MAPS = {"map", "linked-hash-map", "tree-map", "sorted-map", "gate.util.simplefeaturemapimpl"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_STEP = re.compile(r"([^\[\]/]+)(?:\[(\d+)\])?")
_MOST = 20_000
"""So many values one feature may hold: references can make few elements into very many."""


class UnknownClass(Exception):  # it is no fault of anybody
    """A class of Java that is not read."""


def value_of(class_name: str, text: str) -> object:
    """The value of a feature of a class; UnknownClass, or UserError for damaged XML in it."""
    if class_name == WRAPPER:
        root = tree(_DECLARATION.sub("", text).encode("utf-8"), WRAPPER)
        held = root.child("value")
        if held is None:
            raise UnknownClass(WRAPPER)
        return _Tree(root).value(held, [root], held.attributes.get("class", "").lower())
    return _plain(class_name.rpartition(".")[2].lower(), text)


def _plain(name: str, text: str) -> object:
    with suppress(ValueError):
        if name in _INTEGERS:
            return int(text) if len(text) < 400 else text
        if name in _NUMBERS:
            number = float(text)
            return number if number - number == 0 else text
    if name == "boolean":
        return text.strip().lower() == "true"
    if name == "null":
        return None
    if name in _TEXTS | _INTEGERS | _NUMBERS:
        return text
    raise UnknownClass(name)


class _Tree:
    """What XStream wrote. A node may say that it is the same as another one, by its path."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._count = 0

    def value(self, node: Node, above: list[Node], name: str = "") -> object:
        """The value of a node whose ancestors are `above`, outermost first."""
        self._count += 1
        if self._count > _MOST:
            words = worded(
                "a feature holds more than {limit} values, counting what it refers to.", limit=_MOST
            )
            raise UserError("limit.values", words)
        path = node.attributes.get("reference")
        if path is not None:
            node, above = self._followed(path, node, above)
        kind = name or node.tag.lower()
        if kind in _LISTS:
            return [self.value(child, [*above, node]) for child in node.children]
        if kind in _MAPS:
            return dict(self._entry(entry, [*above, node]) for entry in node.all("entry"))
        return _plain(kind, node.text)

    def _entry(self, entry: Node, above: list[Node]) -> tuple[str, object]:
        if len(entry.children) != 2:
            raise UnknownClass("entry")
        key, held = (self.value(child, [*above, entry]) for child in entry.children)
        return (str(key).lower() if isinstance(key, bool) else str(key)), held

    def _followed(self, path: str, node: Node, above: list[Node]) -> tuple[Node, list[Node]]:
        line = [*above, node]
        for step in path.split("/"):
            if step == "..":
                line = line[:-1]
                continue
            found = _STEP.fullmatch(step)
            if found is None or not line:
                raise UnknownClass(path)
            among = line[-1].all(found[1])
            number = int(found[2] or 1)
            if not 1 <= number <= len(among):
                raise UnknownClass(path)
            line = [*line, among[number - 1]]
        # One that holds itself would be read for ever.
        if not line or line[-1] in [*above, node]:
            raise UnknownClass(path)
        return line[-1], line[:-1]
