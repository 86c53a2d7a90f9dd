"""Label Studio's labelling configuration: its labels, choices, relations and fields as a scheme.

Only what marks a text is taken: a control belongs to an object by `toName`. Labels are types of
entities, choices about the whole text labels of documents, choices and fields `perRegion`
attributes of the labels that `whenLabelValue` names, or of all. An alias is what its data hold.
"""

import re
from collections.abc import Iterator

import msgspec

from annotator.formats.scheme_read import MOST_DEEP, ReadScheme, colour_of, invalid, key_of
from annotator.formats.xml_safe import Node, tree
from annotator.model.scheme import ANYTHING, AttributeDef, Kind, Label, Names, Scheme, ValueDef
from annotator.model.scheme_fill import listed
from annotator.sentences import together, worded

_TEXTS = {"Text", "HyperText", "Paragraphs"}
_OBJECTS = _TEXTS | {
    "Audio", "AudioPlus", "Image", "Video", "TimeSeries", "Table", "List", "Pdf", "Chat",
}  # fmt: skip
_LABELS = re.compile(r"\w*Labels")
_CHOICES = {"Choices", "Taxonomy"}
_FIELDS = {"TextArea", "Number", "Rating", "DateTime"}
_LOOKS = _OBJECTS | {
    "View", "Header", "Style", "Collapse", "Panel", "Filter", "Label", "Choice", "Relation",
    "Shortcut", "Channel", "HyperTextBody", "Markdown",
}  # fmt: skip
_KNOWN = {"value", "alias", "background", "hotkey", "hint", "style", "html", "selected", "color"}


def read_config(data: bytes, source: str, name: str) -> ReadScheme:
    """The scheme of a configuration; `name` becomes its name, `source` is for messages.

    Raises UserError ``scheme.invalid``, or one of those of `xml_safe.tree`.
    """
    root = tree(data, source)
    return _Config(root, source, name).read()


class _Config:
    def __init__(self, root: Node, source: str, name: str) -> None:
        self._source, self._name, self._root = source, name, root
        self._labels: dict[str, Label] = {}
        self._attributes: dict[str, AttributeDef] = {}
        self._wanted: list[tuple[str, list[str]]] = []
        self._said: dict[str, dict[str, None]] = {}
        self._objects = {
            node.attributes.get("name", ""): node.tag
            for node in _below(root)
            if node.tag in _OBJECTS
        }

    def read(self) -> ReadScheme:
        for node in _below(self._root):
            self._control(node)
        if not self._labels:
            words = worded("it is not a configuration of Label Studio with labels for a text")
            raise invalid(self._source, together(words, *self._left()))
        self._spread()
        scheme = Scheme(
            name=self._name,
            version=1,
            names=Names("", ""),
            labels=tuple(self._labels.values()),
            attributes=tuple(self._attributes.values()),
        )
        said = (
            worded("{words} {what}.", words=words, what=listed(what))
            for words, what in self._said.items()
        )
        return ReadScheme(scheme, tuple(said))

    def _left(self) -> Iterator[str]:
        """For the refusal: the controls that there are, in brackets."""
        for what in self._said.values():
            yield worded("({what})", what=listed(what))

    def _say(self, words: str, what: str) -> None:
        self._said.setdefault(words, {})[what[:60]] = None

    def _control(self, node: Node) -> None:
        named = f"{node.tag} {node.attributes.get('name', '')}".strip()
        control = node.tag in _CHOICES | _FIELDS or _LABELS.fullmatch(node.tag)
        if control and not self._on_text(node):
            self._say(worded("These do not mark a text and were left out:"), named)
        elif node.tag in _CHOICES:
            self._choices(node, named)
        elif node.tag in _FIELDS:
            self._field(node, named)
        elif node.tag == "Relations":
            for one in node.all("Relation"):
                self._label(one, "relation", "")
        elif control:
            self._entities(node, named)
        elif node.tag not in _LOOKS:
            self._say(worded("These tags are not known here and were left out:"), node.tag)

    def _on_text(self, node: Node) -> bool:
        """Whether a control belongs to a text; one without `toName` to the only object."""
        names = node.attributes.get("toName", "").split(",")
        tags = [self._objects.get(name.strip(), "") for name in names]
        if tags == [""]:
            return not self._objects or not _TEXTS.isdisjoint(self._objects.values())
        return not _TEXTS.isdisjoint(tags)

    def _dynamic(self, node: Node, named: str) -> None:
        if node.attributes.get("value", "").startswith("$"):
            self._say(worded("Taken from each task, so not known here: the values of"), named)

    # --- labels -------------------------------------------------------------------------------

    def _entities(self, node: Node, named: str) -> None:
        self._dynamic(node, named)
        for one in _below(node):
            if one.tag == "Label":
                self._label(one, "entity", "")

    def _label(self, node: Node, kind: Kind, above: str) -> str:
        """Take in a label; its key, or "" where it cannot be one."""
        facts = node.attributes
        value = facts.get("value", "")
        written = facts.get("alias") or value
        own = key_of(written)
        if not own or value.startswith("$"):
            self._say(worded("Labels without a value of their own were left out:"), value or "?")
            return ""
        key = f"{above}.{own.replace('.', '-')}" if above else own
        if key.rpartition(".")[2] != written.strip().rpartition(".")[2]:
            self._say(worded("Keys that are written a little differently now:"), key)
        known = self._labels.get(key)
        if known is not None:
            words = worded("These stood there twice and are there once:")
            other = worded("These are taken for something else already and were left out:")
            self._say(words if known.kind == kind else other, key)
            return key if known.kind == kind else ""
        for name in facts:
            if name not in _KNOWN:
                self._say(worded("These properties of labels were left out:"), name)
        self._labels[key] = self._made(node, kind, key)
        return key

    def _made(self, node: Node, kind: Kind, key: str) -> Label:
        facts = node.attributes
        written = facts.get("background", "")
        colour = colour_of(written) if written else None
        if written and colour is None:
            self._say(worded("These are no colours, others were given:"), f"{written} ({key})")
        return Label(
            key=key,
            kind=kind,
            names=Names("", facts.get("value", "").strip()),
            description=Names("", facts.get("hint", "")),
            colour=colour if "." not in key else None,
            hotkey=facts.get("hotkey", "").upper() or None,
            source_admits=(ANYTHING,) if kind == "relation" else (),
            target_admits=(ANYTHING,) if kind == "relation" else (),
        )

    # --- choices and fields -------------------------------------------------------------------

    def _choices(self, node: Node, named: str) -> None:
        self._dynamic(node, named)
        if node.attributes.get("perRegion", "").lower() == "true":
            values = [one for one in _below(node) if one.tag == "Choice"]
            self._attribute(node, named, [self._value(one) for one in values])
            if node.attributes.get("choice") == "multiple":
                words = worded("An attribute has one value here, so only one can be chosen of:")
                self._say(words, named)
        else:
            self._documents(node, "")

    def _documents(self, node: Node, above: str) -> None:
        if above.count(".") >= MOST_DEEP:
            raise invalid(
                self._source,
                worded(
                    "{type} lies more than {limit} choices deep", type=above[:80], limit=MOST_DEEP
                ),
            )
        for one in node.children:
            if one.tag == "Choice":
                key = self._label(one, "document", above)
                if key:
                    self._documents(one, key)
            elif one.tag == "View":
                self._documents(one, above)

    def _value(self, node: Node) -> ValueDef:
        value = node.attributes.get("value", "").strip()
        key = node.attributes.get("alias", "").strip() or value
        return ValueDef(key, Names("", value))

    def _field(self, node: Node, named: str) -> None:
        if node.attributes.get("perRegion", "").lower() != "true":
            self._say(worded("Fields about the whole text were left out:"), named)
            return
        self._attribute(node, named, [])
        if node.tag != "TextArea":
            self._say(worded("Fields that hold any text here:"), named)

    def _attribute(self, node: Node, named: str, values: list[ValueDef]) -> None:
        key = key_of(node.attributes.get("name", "")).replace(" ", "_") or node.tag
        values = [value for value in {one.key: one for one in values}.values() if value.key]
        if key in self._attributes:
            self._say(worded("These stood there twice and are there once:"), key)
            return
        self._attributes[key] = AttributeDef(
            key=key, names=Names("", ""), values=tuple(values), free=not values
        )
        only = node.attributes.get("whenLabelValue", "")
        self._wanted.append((key, [key_of(one) for one in only.split(",") if key_of(one)]))

    def _spread(self) -> None:
        """Attributes go to their labels; to all topmost entities where none is named."""
        for name, only in self._wanted:
            tops = [k for k, label in self._labels.items() if label.kind == "entity"]
            for key in [k for k in only if k in self._labels] or tops:
                label = self._labels[key]
                with_it = tuple(dict.fromkeys((*label.attributes, name)))
                self._labels[key] = msgspec.structs.replace(label, attributes=with_it)


def _below(root: Node) -> Iterator[Node]:
    """The element and all in it, in the order of the file."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))
