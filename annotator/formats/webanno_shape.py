"""The notation of WebAnno TSV 3: escapes, cells, and the head that names layers and columns.

Read in INCEpTION's own reader and writer (inception-io-webanno-tsv, package tsv3x): values escape
the signs that part them, texts the characters below a blank.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from annotator.errors import UserError
from annotator.sentences import worded

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
EVENT = "webanno.custom.Event"
EVENT_LINK = "webanno.custom.EventArgumentsLink"
RELATION = "webanno.custom.Relation"
EVENT_RELATION = "webanno.custom.EventRelation"
ANY_RELATION = "webanno.custom.AnyRelation"
CLUSTER = "webanno.custom.ClusterLink"
ANY = "uima.tcas.Annotation"
"""The layers that we write, and the type that stands for every span."""

OWN = "annotator_"
"""Before the names of our own features: note, norm, head, attributes."""

LayerKind = Literal["SP", "RL", "CH"]
ColumnKind = Literal["feature", "role", "target", "source", "link", "element", "none"]

_FORMAT = re.compile(r"#FORMAT=WebAnno TSV (3\.[0-3])\s*")
_LAYER = re.compile(r"#T_(SP|RL|CH)=([^|]+)(?:\|(.*))?")
_VALUE_ESCAPES = re.compile(r"\\(->|.)", re.DOTALL)
_TEXT_ESCAPES = re.compile(r"\\(.)", re.DOTALL)
_JAVA_ESCAPES = re.compile(r"\\(u[0-9A-Fa-f]{4}|[0-7]{1,3}|.)", re.DOTALL)
_NAMED = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}
_SUFFIX = re.compile(r"\[(\d{1,9}(?:_\d{1,9})?)\]$")
_CHAIN = re.compile(r"->(\d{1,9})-(\d{1,9})$")
_REF = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)(?:\[(\d{1,9})(?:_(\d{1,9}))?\])?")


class Column(NamedTuple):
    """One column of a layer. `name` is the feature, `hint` the type that it points at."""

    kind: ColumnKind
    name: str = ""
    hint: str = ""


class LayerHead(msgspec.Struct, frozen=True):
    """A layer as the head declares it."""

    kind: LayerKind
    type: str
    columns: tuple[Column, ...]

    @property
    def short(self) -> str:
        """The last part of the name of its type."""
        return self.type.rpartition(".")[2]


class Cell(NamedTuple):
    """One of the stacked values of a cell; `value` is still escaped, None for none."""

    value: str | None
    ids: tuple[int, ...]
    chain: tuple[int, int] | None


class Ref(NamedTuple):
    """A pointer to a unit; ids tell which of the annotations there are meant, 0 the only one."""

    unit: str
    source: int
    target: int


def version_of(line: str, name: str) -> str:
    """The version in the first line; UserError ``webanno.version`` for what is not 3.0 to 3.3."""
    found = _FORMAT.fullmatch(line)
    if found is None:
        words = worded(
            "{file} begins with {line!r}; only WebAnno TSV 3 can be read.",
            file=name,
            line=line[:60],
        )
        raise UserError("webanno.version", words)
    return found.group(1)


def layer_of(line: str) -> LayerHead | None:
    """A layer from its line of the head, or None when it is no such line."""
    found = _LAYER.fullmatch(line.rstrip())
    if found is None:
        return None
    kind, type, rest = found.groups()
    names = rest.split("|") if rest else []
    columns: list[Column] = []
    for name in names:
        columns.append(_column(kind, name, columns[-1] if columns else None))
    return LayerHead(kind, type, tuple(columns) or (Column("none"),))  # type: ignore[arg-type] # one of three, by the pattern


def _column(layer: str, name: str, before: Column | None) -> Column:
    if layer == "SP" and name.startswith("ROLE_"):
        feature, _, hint = name.removeprefix("ROLE_").partition(":")[2].partition("_")
        return Column("role", feature, hint)
    if layer == "SP" and before is not None and before.kind == "role":
        return Column("target", before.name, name)
    if layer == "RL" and name.startswith("BT_"):
        return Column("source", "", name.removeprefix("BT_"))
    if layer == "CH":
        kinds: dict[str, ColumnKind] = {"referenceRelation": "link", "referenceType": "element"}
        return Column(kinds.get(name, "feature"), name)
    return Column("feature", name)


# --- escapes -----------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 12)
def escape_value(value: str) -> str:
    """A value as it stands in a cell."""
    value = value.replace("\\", "\\\\").replace("->", "\\->")
    value = re.sub(r"[\[\]|_;*]", r"\\\g<0>", value)
    return value.replace("\t", "\\t").replace("\n", "\\n")


def unescape_value(written: str) -> str:
    """The value of a cell."""
    return _VALUE_ESCAPES.sub(
        lambda hit: {"t": "\t", "n": "\n"}.get(hit.group(1), hit.group(1)), written
    )


def escape_text(text: str) -> str:
    """A sentence as it stands behind ``#Text=``."""
    named = {value: f"\\{key}" for key, value in _NAMED.items()} | {"\\": "\\\\"}
    return re.sub(
        r"[\x00-\x0a\x0c-\x1f\\]", lambda hit: named.get(hit.group(), "\\" + hit.group()), text
    )


def unescape_text(written: str, version: str) -> str:
    """The sentence of a ``#Text=``; up to 3.1 they are the escapes of Java."""
    if version <= "3.1":
        return _JAVA_ESCAPES.sub(_java, written)
    return _TEXT_ESCAPES.sub(lambda hit: _NAMED.get(hit.group(1), hit.group(1)), written)


def _java(hit: "re.Match[str]") -> str:
    said = hit.group(1)
    if said[0] == "u" and len(said) == 5:
        return chr(int(said[1:], 16))
    return chr(int(said, 8)) if said.isdigit() else _NAMED.get(said, said)


# --- cells -------------------------------------------------------------------------------------


def parted(cell: str, sign: str) -> list[str]:
    """A cell cut at a sign where that is not escaped."""
    if "\\" not in cell:
        return cell.split(sign)
    found, start, at = [], 0, 0
    while at < len(cell):
        if cell[at] == "\\":
            at += 2
            continue
        if cell[at] == sign:
            found.append(cell[start:at])
            start = at + 1
        at += 1
    return [*found, cell[start:]]


def cells_of(raw: str, *, plain: bool = False) -> Iterator[Cell]:
    """The stacked values of a cell, nothing for ``_``; `plain` leaves what ends in ``]`` whole."""
    if raw == "_":
        return
    for piece in parted(raw, "|"):
        ids: tuple[int, ...] = ()
        chain = None
        if not plain:
            suffix = _SUFFIX.search(piece)
            if suffix is not None and not _escaped(piece, suffix.start()):
                ids = tuple(int(number) for number in suffix.group(1).split("_"))
                piece = piece[: suffix.start()]
            link = _CHAIN.search(piece)
            if link is not None and not _escaped(piece, link.start()):
                chain = (int(link.group(1)), int(link.group(2)))
                piece = piece[: link.start()]
        yield Cell(None if piece == "*" else piece, ids, chain)


def _escaped(piece: str, at: int) -> bool:
    before = piece[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def ref_of(written: str) -> Ref | None:
    """A pointer such as ``1-2``, ``1-3.1[4]`` or ``1-1[1_2]``; None when it is none."""
    found = _REF.fullmatch(written)
    if found is None:
        return None
    unit, source, target = found.groups()
    return Ref(unit, int(source or 0), int(target or 0))
