"""The source of an ACE document: SGML whose tags are not counted, and where its parts lie.

Offsets of APF count the characters of the whole file without its markup, a line end as one.
Whether ``&amp;`` counts as five or as one differs between corpora: what fits more marks holds.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.model.document import Zone

_TAG = re.compile(r"<(/?)([A-Za-z][\w.-]*)[^<>]*>|<[!?][^<>]*>")
_ENTITY = re.compile(
    r"&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6}));", re.IGNORECASE
)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ZONES = {
    "DOCID": "boilerplate",
    "DOCTYPE": "boilerplate",
    "DATETIME": "boilerplate",
    "DATE_TIME": "boilerplate",
    "ENDTIME": "boilerplate",
    "SLUG": "boilerplate",
    "KEYWORD": "boilerplate",
    "FOOTER": "boilerplate",
    "TRAILER": "boilerplate",
    "HEADLINE": "title",
    "DATELINE": "dateline",
    "TEXT": "body",
}


class SourceText(NamedTuple):
    """A text without its markup, and the parts that its tags named."""

    text: str
    zones: tuple[Zone, ...]


class Place(NamedTuple):
    """A marked place: first and last character, and its words."""

    start: int
    last: int
    words: str


def source_text(sgml: str, places: Iterable[Place]) -> SourceText:
    """The text of SGML with LF line ends, in the way of counting that fits more of the places."""
    pieces = list(_pieces(sgml))
    whole = _joined(pieces, decode=True)
    if not _ENTITY.search(sgml):
        return whole
    as_it_is = _joined(pieces, decode=False)
    known = list(places)
    better = _fitting(as_it_is.text, known) > _fitting(whole.text, known)
    return as_it_is if better else whole


def agrees(there: str, words: str) -> bool:
    """Whether a text is that of a place: blanks apart, and signs that XML cannot hold apart."""
    plain = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", there)
    return plain == words or plain.split() == words.split()


def _fitting(text: str, places: Iterable[Place]) -> int:
    return sum(agrees(text[place.start : place.last + 1], place.words) for place in places)


def _pieces(sgml: str) -> Iterator[tuple[str, str]]:
    """What stands between tags, each with the tag behind it: ``TEXT``, ``/TEXT`` or ""."""
    at = 0
    for hit in _TAG.finditer(sgml):
        name = f"{hit.group(1)}{hit.group(2).upper()}" if hit.group(2) else ""
        yield sgml[at : hit.start()], name
        at = hit.end()
    yield sgml[at:], ""


def _joined(pieces: list[tuple[str, str]], *, decode: bool) -> SourceText:
    parts: list[str] = []
    zones: list[Zone] = []
    begun: dict[str, int] = {}
    length = 0
    for words, tag in pieces:
        words = _ENTITY.sub(_decoded, words) if decode else words
        parts.append(words)
        length += len(words)
        if tag.startswith("/") and tag[1:] in begun:
            start = begun.pop(tag[1:])
            if start < length:
                kind = _ZONES[tag[1:]]
                zones.append(Zone(id=f"z{len(zones) + 1}", kind=kind, start=start, end=length))
        elif tag in _ZONES:
            begun.setdefault(tag, length)
    text = "".join(parts)
    telling = [zone for zone in zones if (zone.start, zone.end) != (0, len(text))]
    return SourceText(text, tuple(telling))


def _decoded(hit: "re.Match[str]") -> str:
    named, decimal, hexadecimal = hit.groups()
    if named:
        return _NAMED[named.lower()]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    sound = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if sound else hit.group()


def sgml_of(text: str) -> str:
    """A document of SGML whose text is `text`, character by character.

    Only what would be read as a tag or an entity is escaped, so that tools which count raw
    characters count right almost everywhere.
    """
    text = re.sub(
        r"&(?=(?:amp|lt|gt|quot|apos|#\d+|#[xX][0-9A-Fa-f]+);)", "&amp;", text, flags=re.I
    )
    text = re.sub(r"<(?=[/!?A-Za-z])", "&lt;", text)
    return f"<DOC><DOCID></DOCID><DATETIME></DATETIME><BODY><TEXT>{text}</TEXT></BODY></DOC>"
