"""What the last column of CoNLL-U says of entities and of the white space between tokens.

Entities stand in brackets as in CorefUD and the Universal Anaphora proposal for CoNLL-U:
``Entity=(e1-GPE-1-`` opens a mention, ``e1)`` closes it, ``(e2-ORG-1-)`` is one of a single word,
``(e3[1/2]-PER-1-`` the first of two parts; ``# global.Entity`` names the fields. In a field
``-``, brackets, ``|``, ``=``, ``%`` and white space are percent-encoded. White space stands in
``SpaceAfter=No`` (CoNLL-U) or, where it is more than a blank, in UDPipe's ``SpacesBefore`` and
``SpacesAfter`` with its escapes ``\\s \\t \\n \\r \\p \\\\``; for what has none, ``\\uXXXX``.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

FIELDS = ("eid", "etype", "head", "other")
_BRACKETS = re.compile(r"\(([^()]*)|([^()]*)\)")
_PART = re.compile(r"\[(\d{1,4})/(\d{1,4})\]")
_UNSAFE = re.compile(r"[-()|=%\[\],\s]")
_ESCAPE = re.compile(r"\\(s|t|r|n|p|\\|u[0-9A-Fa-f]{4})")
_NOTHING: dict[str, str] = {}
_LETTERS = {"s": " ", "t": "\t", "r": "\r", "n": "\n", "p": "|", "\\": "\\"}
_ESCAPES = {letter: f"\\{name}" for name, letter in _LETTERS.items()}


class Opening(NamedTuple):
    """A mention that begins at a word: its id, label, and which part of how many it is."""

    eid: str
    label: str
    part: int = 1
    parts: int = 1


class Closing(NamedTuple):
    """A mention that ends at a word; the id is "" where the last one that was opened ends."""

    eid: str


def misc_of(column: str) -> dict[str, str]:
    """The features of the column: ``A=1|B=2``; one without a value has ""."""
    if column == "_":
        return _NOTHING
    return {key: value for key, _, value in (part.partition("=") for part in column.split("|"))}


def brackets(value: str, fields: Sequence[str]) -> list[Opening | Closing]:
    """The openings and closings in an ``Entity`` value, in their order.

    `fields` are the names declared by ``# global.Entity``; without them a first field that looks
    like an id is one, and the label stands next to it.
    """
    found: list[Opening | Closing] = []
    for match in _BRACKETS.finditer(value):
        if match[1] is None:
            closed = _PART.sub("", match[2])
            found.append(Closing(_field(closed.split("-"), fields, "eid") if closed else ""))
        else:
            found.append(_opening(match[1], fields))
    return found


def _opening(text: str, fields: Sequence[str]) -> Opening:
    part = _PART.search(text)
    values = _PART.sub("", text).split("-")
    eid, label = _field(values, fields, "eid"), _field(values, fields, "etype")
    return Opening(eid, label, *((int(part[1]), int(part[2])) if part else (1, 1)))


def _field(values: Sequence[str], fields: Sequence[str], name: str) -> str:
    """One field, decoded; of a closing bracket with one value that value is the id."""
    if len(values) == 1 and name == "eid":
        return unquote(values[0])
    if name in fields:
        at = fields.index(name)
    else:
        first = re.fullmatch(r"[a-z]?\d+", values[0]) is not None
        at = (0 if first else 1) if name == "eid" else (1 if first else 0)
    return unquote(values[at]) if at < len(values) else ""


def entity_field(text: str) -> str:
    """A text as a field between brackets can hold it."""
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), text)


def spaces_after(blank: str) -> str:
    """What MISC has to say of the white space behind a token, "" for a single blank."""
    if blank == " ":
        return ""
    return f"SpacesAfter={escaped(blank)}" if blank else "SpaceAfter=No"


def escaped(blank: str) -> str:
    """White space in UDPipe's escapes."""
    return "".join(_ESCAPES.get(letter) or f"\\u{ord(letter):04X}" for letter in blank)


def unescaped(value: str) -> str:
    """White space from UDPipe's escapes; CR LF and CR become LF."""
    text = _ESCAPE.sub(_letter, value)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _letter(match: re.Match[str]) -> str:
    return _LETTERS.get(match[1]) or chr(int(match[1][1:], 16))
