"""The lines of brat's standoff files: one line in, one plain value or one fault out.

The syntax is that of brat's manual and of its reader (server/src/annotation.py): an id, a TAB, the
data, and where there is text a further TAB. Offsets are code points of the raw text, half-open.
"""

import re
from typing import NamedTuple, TypeAlias

from annotator.model.items import Fragment
from annotator.sentences import worded

EDGE = "\n\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line for brat, and so stands in no line of ours."""

_BOUND = re.compile(r"(\S+) (\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)\s*")
_EVENT = re.compile(r"([^\s:]+):([^\s:]+)((?: +[^\s:]+:[^\s:]+)*)\s*")
_RELATION = re.compile(r"(\S+) +([^\s:]+):(\S+) +([^\s:]+):(\S+)\s*")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (.+?))?\s*")
_NORM = re.compile(r"(\S+) (\S+) ([^\s:]+):(\S+)\s*")
_NORM_2013 = re.compile(
    r"(Reference) (?:Annotation:(\S+) Referent:|Referent:(\S+) Annotation:)(\S+)\s*"
)
_COMMENT = re.compile(r"(\S+) (\S+)\s*")
_ID = re.compile(r"(?:[TERAMN]|#[A-Za-z]*)\S*")


class Bound(NamedTuple):
    """A T line. `surface` is None where it has none."""

    line: int
    id: str
    type: str
    fragments: tuple[Fragment, ...]
    surface: str | None


class EventLine(NamedTuple):
    """An E line: roles as they are written, with their numbers."""

    line: int
    id: str
    type: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]


class RelationLine(NamedTuple):
    """An R line of two ends."""

    line: int
    id: str
    type: str
    ends: tuple[tuple[str, str], tuple[str, str]]


class EquivLine(NamedTuple):
    """A line ``*``: things that are the same."""

    line: int
    type: str
    members: tuple[str, ...]


class AttributeLine(NamedTuple):
    """An A or M line; True where it has no value."""

    line: int
    id: str
    name: str
    target: str
    value: str | bool


class NormLine(NamedTuple):
    """An N line: `link` is ``Wikipedia:64488``, `text` what it is called there."""

    line: int
    id: str
    type: str
    target: str
    link: str
    text: str


class CommentLine(NamedTuple):
    """A line ``#``: a note on something."""

    line: int
    id: str
    type: str
    target: str
    text: str


Parsed: TypeAlias = (
    Bound | EventLine | RelationLine | EquivLine | AttributeLine | NormLine | CommentLine
)


def parsed_line(line: int, written: str) -> Parsed | str:
    """One line without its end; a string says what is wrong with it."""
    id, tab, rest = written.partition("\t")
    if not tab:
        return worded("there is no TAB after the id")
    data, _, tail = rest.partition("\t")
    if id == "*":
        type, *members = data.split() or [""]
        return (
            EquivLine(line, type, tuple(members))
            if members
            else worded("nothing is named as equal")
        )
    if _ID.fullmatch(id) is None:
        return worded("{id!r} is no id of a known kind (T, E, R, A, M, N, #, *)", id=id[:20])
    return _BY_KIND[id[0]](line, id, data, tail)


def _bound(line: int, id: str, data: str, tail: str) -> Parsed | str:
    found = _BOUND.fullmatch(data)
    if found is None:
        return worded("a span is written TYPE START END, with whole numbers")
    pairs = (pair.split(" ") for pair in found.group(2).split(";"))
    fragments = tuple((int(start), int(end)) for start, end in pairs)
    return Bound(line, id, found.group(1), fragments, tail or None)


def _event(line: int, id: str, data: str, tail: str) -> Parsed | str:
    found = _EVENT.fullmatch(data)
    if found is None:
        return worded("an event is written TYPE:TRIGGER ROLE:ID ...")
    arguments = (argument.split(":") for argument in found.group(3).split())
    return EventLine(
        line, id, found.group(1), found.group(2), tuple((role, to) for role, to in arguments)
    )


def _relation(line: int, id: str, data: str, tail: str) -> Parsed | str:
    found = _RELATION.fullmatch(data)
    if found is None:
        return worded("a relation is written TYPE ROLE:ID ROLE:ID, with two ends")
    type, one, first, other, second = found.groups()
    return RelationLine(line, id, type, ((one, first), (other, second)))


def _attribute(line: int, id: str, data: str, tail: str) -> Parsed | str:
    found = _ATTRIBUTE.fullmatch(data)
    if found is None:
        return worded("an attribute is written NAME ID, or NAME ID VALUE")
    name, target, value = found.groups()
    return AttributeLine(line, id, name, target, True if value is None else value)


def _norm(line: int, id: str, data: str, tail: str) -> Parsed | str:
    old = _NORM_2013.fullmatch(data)
    if old is not None:
        first, second = (2, 4) if old.group(2) else (4, 3)
        return NormLine(line, id, old.group(1), old.group(first), old.group(second), tail)
    found = _NORM.fullmatch(data)
    if found is None:
        return worded("a normalisation is written TYPE ID DATABASE:ENTRY")
    type, target, base, entry = found.groups()
    return NormLine(line, id, type, target, f"{base}:{entry}", tail)


def _comment(line: int, id: str, data: str, tail: str) -> Parsed | str:
    found = _COMMENT.fullmatch(data)
    if found is None:
        return worded("a note is written TYPE ID, a TAB, and its text")
    return CommentLine(line, id, found.group(1), found.group(2), tail)


_BY_KIND = {
    "T": _bound,
    "E": _event,
    "R": _relation,
    "A": _attribute,
    "M": _attribute,
    "N": _norm,
    "#": _comment,
}


def merged(fragments: tuple[Fragment, ...], text: str) -> tuple[Fragment, ...]:
    """Fragments with those made one that brat parted at a line end, which its lines cannot hold."""
    found: list[Fragment] = []
    for start, end in fragments:
        if found and found[-1][1] < start and not text[found[-1][1] : start].strip(EDGE):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def parted(fragments: tuple[Fragment, ...], text: str) -> tuple[Fragment, ...]:
    """Fragments cut where a line ends in the text, so that their surface fits on one line."""
    quote = [text[start:end] for start, end in fragments]
    if not any(mark in part for part in quote for mark in EDGE):
        return fragments
    found: list[Fragment] = []
    for start, end in fragments:
        pieces = re.finditer(f"[^{EDGE}]+", text[start:end])
        found.extend((start + piece.start(), start + piece.end()) for piece in pieces)
    return tuple(found)


def plain_roles(roles: list[str], known: set[str]) -> list[str]:
    """Roles without the numbers that brat gives to repeated ones (``Org-Arg2``, ``Org-Arg3``).

    A number is part of the role where the scheme (`known`) has it so, or where the event also has
    the same role with a 1: ``Arg1`` and ``Arg2`` are two roles.
    """
    return [_plain_role(role, known, roles) for role in roles]


def _plain_role(role: str, known: set[str], roles: list[str]) -> str:
    base = role.rstrip("0123456789")
    number = role[len(base) :]
    counted = number and not number.startswith("0") and int(number[:9]) > 1
    if not base or not counted or role in known or (base + "1" in roles and base not in roles):
        return role
    return base


def numbered_roles(roles: list[str]) -> list[str]:
    """Roles as brat writes them: the second of a kind with a 2, and so on."""
    seen: dict[str, int] = {}
    found = []
    for role in roles:
        seen[role] = seen.get(role, 0) + 1
        found.append(role if seen[role] == 1 else f"{role}{seen[role]}")
    return found
