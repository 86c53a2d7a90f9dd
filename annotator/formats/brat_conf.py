"""brat's annotation.conf as a scheme: its sections, macros, groups and counts, read.

The syntax is that of brat's own reader (server/src/projectconfig.py) and manual: a line is a type
and its arguments; one more blank or TAB in front makes it a sub-type; ``!`` a heading that is not
used for marking; ``<NAME>=A|B`` a macro; ``? * + {2} {1-3}`` say how often a role is filled.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

import msgspec

from annotator.errors import UserError
from annotator.model.scheme import (
    ANYTHING,
    AttributeDef,
    Kind,
    Label,
    Names,
    Role,
    Scheme,
    ValueDef,
)
from annotator.model.scheme_fill import listed
from annotator.model.spare import spare_colour, spare_key
from annotator.sentences import worded

TRUE_KEY = "annotator:"
"""Before a second name of a type that is the key which its brat name could not be."""

EQUIV = "Equiv"
"""The type of brat's lines of things that are the same; it is our cluster without a label."""

_SECTIONS = {
    "entities": "entities",
    "spans": "entities",
    "relations": "relations",
    "events": "events",
    "attributes": "attributes",
}
_HEAD = re.compile(r"\[(.*)\]\s*")
_MACRO = re.compile(r"<([A-Za-z_-]+)>=\s*(.*?)\s*")
_LINE = re.compile(r"(\s*)(\S+)(?:\s+(.*))?")
_ARGUMENT = re.compile(r"(<[^>:]*>|[^\s:{}]+?)(\{\d+(?:-\d+)?\}|[?*+]|):(\S*)")
_COUNTS: Mapping[str, tuple[int, int | None]] = {
    "": (1, 1),
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
}
_NOT_OURS = {"<OVERLAP>", "ENTITY-NESTING", EQUIV}
_MOST = 10_000  # lines; brat's largest published configuration has some 300


class _Argument(msgspec.Struct):
    name: str
    count: str
    types: list[str]


class _Node(msgspec.Struct):
    """One line: the key it gets, its name in .ann files, and what it says of its arguments."""

    line: int
    name: str
    key: str
    arguments: list[_Argument]
    special: dict[str, str]
    parent: "_Node | None" = None


class Conf(msgspec.Struct, frozen=True):
    """A configuration: the scheme, and the key of each name that .ann files use."""

    scheme: Scheme
    keys: Mapping[str, str]
    attributes: Mapping[str, str]
    events: frozenset[str]
    """Names that only events have."""

    def key(self, name: str) -> str:
        """The key of a type of an .ann file; the name itself when the configuration lacks it."""
        return self.keys.get(name, name)

    def roles(self, event: str) -> set[str]:
        """The roles of an event type, by its key."""
        return {role.key for role in self.scheme.roles_of(event)}


EMPTY = Conf(Scheme(name="", version=1, names=Names("", "")), {}, {}, frozenset())
"""What holds where there is no configuration."""


def read_conf(text: str, name: str) -> Conf:
    """The scheme of an annotation.conf; `name` becomes its name.

    Labels are dotted keys of the hierarchy; a sub-type that repeats the name of the type above
    (``PER_Individual`` below ``PER``) loses it (``PER.Individual``). Colours and strokes are given
    out. Equivalences are kinds of clusters. Raises UserError ``scheme.invalid`` with the line.
    """
    sections = _sections(text, name)
    nodes = {section: list(_nodes(lines, name)) for section, lines in sections.items()}
    work = _Builder(nodes, name)
    return work.conf()


def conf_losses(text: str, name: str) -> list[str]:
    """In plain sentences, what of an annotation.conf has no place in a scheme.

    Raises UserError as `read_conf`.
    """
    heads = {head.strip().lower() for head in re.findall(r"^\[(.*)\]\s*$", text, re.MULTILINE)}
    nodes = {part: list(_nodes(lines, name)) for part, lines in _sections(text, name).items()}
    typed = [node for part in nodes if part != "attributes" for node in nodes[part]]
    names = {node.name for node in typed}
    meant = {
        type_name
        for node in chain.from_iterable(nodes.values())
        for one in node.arguments
        if one.name != "Value"
        for type_name in one.types
        if not type_name.startswith("<")
    }
    twice = [
        node.name
        for part in ("entities", "events")
        for at, node in enumerate(nodes[part])
        if any(node.name == other.name for other in nodes[part][:at])
    ]
    many = [node.name for node in nodes["relations"] if len(node.arguments) > 2]
    sections = listed(sorted(heads - set(_SECTIONS)))
    rules = listed(name for name in names if name in _NOT_OURS)
    nowhere = listed(sorted(meant - names))
    sentences = (
        (sections, worded("These sections were left out: {what}.", what=sections)),
        (rules, worded("Rules about overlaps were left out: {what}.", what=rules)),
        (nowhere, worded("Named by arguments, but defined nowhere: {what}.", what=nowhere)),
        (twice, worded("These stood there twice and are there once: {what}.", what=listed(twice))),
        (
            many,
            worded(
                "Of these relations only the first two arguments were taken: {what}.",
                what=listed(many),
            ),
        ),
    )
    return [words for what, words in sentences if what]


def _sections(text: str, name: str) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {key: [] for key in set(_SECTIONS.values())}
    current: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if number > _MOST:
            raise _fault(
                name, number, worded("a configuration has {most} lines at most", most=_MOST)
            )
        head = _HEAD.fullmatch(line)
        if head is not None:
            current = found.get(_SECTIONS.get(head.group(1).strip().lower(), ""), [])
        elif line.strip() and not line.lstrip().startswith("#") and line.strip(" -\t\r"):
            current.append((number, line.rstrip()))
    return found


def _nodes(lines: list[tuple[int, str]], name: str) -> Iterator[_Node]:
    macros: dict[str, str] = {}
    above: list[tuple[int, _Node]] = []
    for number, line in lines:
        macro = _MACRO.fullmatch(line)
        if macro is not None:
            macros[f"<{macro.group(1)}>"] = _expanded(macro.group(2), macros)
            continue
        found = _LINE.fullmatch(_expanded(line, macros))
        if found is None:
            raise _fault(name, number, worded("the line has no type"))
        indent, terms, rest = found.groups()
        while above and above[-1][0] >= len(indent):
            above.pop()
        parent = above[-1][1] if above else None
        node = _node(number, terms, rest or "", parent, name)
        above.append((len(indent), node))
        yield node


def _expanded(line: str, macros: Mapping[str, str]) -> str:
    for macro, value in macros.items():
        line = line.replace(macro, value)
        if len(line) > 1_000_000:
            raise UserError("scheme.invalid", worded("The macros of the scheme grow without end."))
    return line


def _node(number: int, terms: str, rest: str, parent: _Node | None, source: str) -> _Node:
    names = [term for term in terms.split("|") if term]
    type_name = names[0].removeprefix("!") if names else ""
    if not type_name:
        raise _fault(source, number, worded("the line has no type"))
    node = _Node(number, type_name, _key(type_name, names, parent), [], {}, parent)
    for written in (part.strip() for part in rest.split(",")):
        if written == "<INHERIT>" and parent is not None:
            node.arguments.extend(parent.arguments)
        elif written:
            _argument(node, written, source)
    return node


def _key(name: str, names: list[str], parent: _Node | None) -> str:
    true = next((term for term in names if term.startswith(TRUE_KEY)), "")
    return unescaped(true.removeprefix(TRUE_KEY)) if true else derived_key(name, parent)


def derived_key(name: str, parent: "_Node | tuple[str, str] | None") -> str:
    """The key that a type gets by its name and by the (name, key) of the type above it."""
    own = name.replace(".", "-")
    if parent is None:
        return own
    above, key = (parent.name, parent.key) if isinstance(parent, _Node) else parent
    return f"{key}.{own.removeprefix(above + '_') or own}"


def _argument(node: _Node, written: str, source: str) -> None:
    found = _ARGUMENT.fullmatch(written)
    if found is None:
        raise _fault(source, node.line, worded("{words!r} is not written ROLE:TYPE", words=written))
    key, count, types = found.groups()
    if key.startswith("<"):
        node.special[key] = types
    else:
        node.arguments.append(_Argument(key, count, [one for one in types.split("|") if one]))


def _fault(source: str, line: int, words: str) -> UserError:
    return UserError(
        "scheme.invalid",
        worded(
            "The scheme {name} cannot be used: line {line}: {words}.",
            name=source,
            line=line,
            words=words,
        ),
    )


def _count(written: str) -> tuple[int, int | None]:
    if written in _COUNTS:
        return _COUNTS[written]
    first, _, last = written.strip("{}").partition("-")
    return int(first), int(last or first)


class _Builder:
    """From lines to labels: keys first, then what each admits."""

    def __init__(self, nodes: Mapping[str, list[_Node]], name: str) -> None:
        self._nodes = nodes
        self._name = name
        self._keys: dict[str, str] = {}
        self._kinds: dict[str, Kind] = {}
        for section in ("entities", "events", "relations"):
            for node in nodes[section]:
                if node.name not in _NOT_OURS:
                    self._keys.setdefault(node.name, node.key)
                    self._kinds.setdefault(node.key, _kind(section, node))
        self._labels: dict[str, Label] = {}
        self._strokes: dict[tuple[Kind, str], set[str]] = {}

    def conf(self) -> Conf:
        for section in ("entities", "events", "relations"):
            for node in self._nodes[section]:
                if node.name not in _NOT_OURS:
                    self._add(section, node)
        attributes = [self._attribute(node) for node in self._nodes["attributes"]]
        scheme = Scheme(
            name=self._name,
            version=1,
            names=Names(self._name, self._name),
            labels=tuple(self._labels.values()),
            attributes=tuple({found.key: found for found in attributes}.values()),
        )
        return Conf(
            scheme=scheme,
            keys=self._keys,
            attributes={node.name: node.key for node in self._nodes["attributes"]},
            events=frozenset(n for n, key in self._keys.items() if self._kinds[key] == "event"),
        )

    def _add(self, section: str, node: _Node) -> None:
        kind = _kind(section, node)
        known = self._labels.get(node.key)
        if known is None:
            self._labels[node.key] = self._label(node, kind)
        elif kind == "relation":
            # One relation on several lines joins what any of them says.
            further = self._label(node, kind)
            self._labels[node.key] = msgspec.structs.replace(
                known,
                source_admits=tuple(dict.fromkeys((*known.source_admits, *further.source_admits))),
                target_admits=tuple(dict.fromkeys((*known.target_admits, *further.target_admits))),
            )

    def _label(self, node: _Node, kind: Kind) -> Label:
        top = node.parent is None
        ends = [self._admitted(one.types) for one in node.arguments] if kind == "relation" else []
        roles = map(self._role, node.arguments) if kind == "event" else ()
        name = node.key.rpartition(".")[2]
        return Label(
            key=node.key,
            kind=kind,
            names=Names(name, name),
            colour=spare_colour(len(self._labels), kind) if top else None,
            hotkey=self._stroke(kind, "", name) if top else None,
            second=None if top else self._stroke(kind, node.key.rpartition(".")[0], name),
            roles=tuple({role.key: role for role in roles}.values()),
            source_admits=ends[0] if ends else (),
            target_admits=ends[1] if len(ends) > 1 else (),
            symmetric="symmetric" in node.special.get("<REL-TYPE>", "").split("-"),
        )

    def _stroke(self, kind: Kind, above: str, name: str) -> str | None:
        taken = self._strokes.setdefault((kind, above), set())
        key = spare_key(name, taken, reserved=kind == "entity" and not above)
        if key is not None:
            taken.add(key)
        return key

    def _role(self, argument: _Argument) -> Role:
        minimum, maximum = _count(argument.count)
        return Role(
            key=argument.name,
            names=Names(argument.name, argument.name),
            admits=self._admitted(argument.types),
            minimum=minimum,
            maximum=maximum,
        )

    def _admitted(self, types: list[str]) -> tuple[str, ...]:
        """Keys for the types of an argument; what is not defined anywhere is passed over."""
        keys = list(dict.fromkeys(chain.from_iterable(map(self._meant, types))))
        if not keys or ANYTHING in keys:
            return (ANYTHING,)
        # A label admits those below it, so they need not be named.
        return tuple(key for key in keys if key.rpartition(".")[0] not in keys)

    def _meant(self, name: str) -> list[str]:
        kind = {"<ENTITY>": "entity", "<EVENT>": "event", "<RELATION>": "relation"}.get(name)
        if kind is not None:
            return [k for k, of in self._kinds.items() if of == kind and "." not in k] or [ANYTHING]
        if name == "<ANY>":
            return [ANYTHING]
        return [self._keys[name]] if name in self._keys else []

    def _attribute(self, node: _Node) -> AttributeDef:
        values = next((one.types for one in node.arguments if one.name == "Value"), [])
        types = [type for one in node.arguments if one.name == "Arg" for type in one.types]
        for key in self._admitted(types):
            wanted = self._labels if key == ANYTHING else {key: None}
            for label in (self._labels.get(one) for one in wanted):
                if label is not None and (key != ANYTHING or not label.parent):
                    named = tuple(dict.fromkeys((*label.attributes, node.key)))
                    self._labels[label.key] = msgspec.structs.replace(label, attributes=named)
        return AttributeDef(
            key=node.key,
            names=Names(node.key, node.key),
            values=tuple(ValueDef(value, Names(value, value)) for value in values),
            default=node.special.get("<DEFAULT>"),
            free=not values,
        )


def _kind(section: str, node: _Node) -> Kind:
    same = {"symmetric", "transitive"} <= set(node.special.get("<REL-TYPE>", "").split("-"))
    kinds: Mapping[str, Kind] = {"entities": "entity", "events": "event", "relations": "relation"}
    return "cluster" if same else kinds[section]


def escaped(key: str) -> str:
    """A key without the signs that mean something in a configuration: they become ``%3C;``."""
    return "".join(c if c.isalnum() or c in "._-" else f"%{ord(c):02X};" for c in key)


def unescaped(written: str) -> str:
    """The key that `escaped` wrote."""
    return re.sub("%([0-9A-F]{2,6});", lambda hit: chr(int(hit.group(1), 16)), written)
