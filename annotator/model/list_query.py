"""List query: what a person types to filter the list of documents, as a value. Pure.

The language is that of `model.query`: what is no filter is words of the title or the name, folded;
filters are written ``name:value``, in English or Arabic, and all of them must hold. Values of one
filter given twice are alternatives, but for words.
"""

import unicodedata
from itertools import groupby

import msgspec
import regex

from annotator.errors import UserError
from annotator.model.document import Status
from annotator.model.query import Filters, Piece, pieces, status_named
from annotator.sentences import worded
from annotator.text.fold import fold

NAMES = {
    "status": "status",
    "label": "label",
    "text": "text",
    "note": "note",
    "date": "date",
    "is": "is",
    "entities": "entities",
    "events": "events",
    "minutes": "minutes",
    "كيانات": "entities",
    "أحداث": "events",
    "دقائق": "minutes",
    "حالة": "status",
    "وسم": "label",
    "نص": "text",
    "ملاحظة": "note",
    "تاريخ": "date",
    "هو": "is",
}
_EXAMPLES = {
    "status": "status:done",
    "label": "label:PER",
    "text": "text:بغداد",
    "note": "note:later",
    "date": "date:2014-06",
    "is": "is:flagged",
    "entities": "entities:0",
    "events": "events:>3",
    "minutes": "minutes:10..60",
}
_FILTERS = Filters(NAMES, _EXAMPLES)
_IS = {
    "flagged": "flagged",
    "مؤشر": "flagged",
    "noted": "noted",
    "ملحوظ": "noted",
    "untouched": "untouched",
    "بكر": "untouched",
}
COUNTED = ("entities", "events", "minutes")
MOST = 10**9
_NUMBERS = regex.compile(r"(?P<sign>[<>]=?)?(?P<low>\d{1,9})|(?P<from>\d{0,9})\.\.(?P<to>\d{0,9})")
_LAST = "~"
"""Behind every digit and hyphen in the order of code points."""


class ListQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A filter of the list; empty asks for nothing.

    `words` stand in title or name, `texts` in the article, `notes` in the author's note, all
    folded. `dates` are half-open ranges of ISO 8601 texts. `labels` are keys or names. `numbers`
    are (what is counted, the least, the most).
    """

    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    labels: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    numbers: tuple[tuple[str, int, int], ...] = ()
    flagged: bool = False
    noted: bool = False
    untouched: bool = False


def parse_list_query(typed: str) -> ListQuery:
    """The filter that a person typed.

    Raises UserError with one plain sentence: ``search.long``, ``search.unknown`` (no such filter),
    ``search.value``.
    """
    found: dict[str, list[str]] = {name: [] for name in ("words", *_EXAMPLES)}
    for beside, run in groupby(pieces(typed, _FILTERS), lambda piece: piece.kind == "word"):
        if beside:
            found["words"].append(" ".join(piece.value for piece in run))
            continue
        for piece in run:
            # An expression has no meaning in a list of titles: it is read letter by letter.
            kind = "words" if piece.kind in ("quoted", "pattern") else piece.kind
            found[kind].append(piece.value)
    marks = {is_named(value) for value in found["is"]}
    return ListQuery(
        words=_folded(found["words"]),
        texts=_folded(found["text"]),
        notes=_folded(found["note"]),
        statuses=tuple(map(status_named, found["status"])),
        labels=tuple(found["label"]),
        dates=tuple(map(_dates, found["date"])),
        numbers=tuple((kind, *_numbers(value)) for kind in COUNTED for value in found[kind]),
        flagged="flagged" in marks,
        noted="noted" in marks,
        untouched="untouched" in marks,
    )


def filter_pieces(typed: str) -> list[Piece]:
    """The filters in what was typed, with their places, for showing and for taking one out.

    Empty where it cannot be understood.
    """
    try:
        return [piece for piece in pieces(typed, _FILTERS) if piece.kind in _EXAMPLES]
    except UserError:
        return []


def with_filter(typed: str, filter: str) -> str:
    """What was typed with one filter more, or without it where it was there."""
    same = [p for p in filter_pieces(typed) if typed[p.start : p.end] == filter]
    if same:
        return without(typed, same[0])
    return f"{typed.rstrip()} {filter}".lstrip()


def without(typed: str, piece: Piece) -> str:
    """What was typed without one of its parts."""
    left, right = typed[: piece.start].rstrip(), typed[piece.end :].lstrip()
    return f"{left} {right}".strip() if left and right else left or right


def _folded(values: list[str]) -> tuple[str, ...]:
    return tuple(folded for value in values if (folded := fold(value).strip()))


def is_named(value: str) -> str:
    """What is: means, by its English or Arabic name; UserError ``search.value`` for any other."""
    found = _IS.get(value.lower())
    if found is None:
        words = worded(
            "There is no is:{value}: write is:flagged, is:noted or is:untouched.", value=value
        )
        raise UserError("search.value", words)
    return found


def _dates(value: str) -> tuple[str, str]:
    """The half-open range of ``2014``, ``2014-06``, ``2014..2016-03``, ``>2014`` and the like."""
    plain = "".join(_digit(character) for character in value)
    low, dots, high = plain.partition("..")
    if dots:
        return _day(low, value) if low else "0", (_day(high, value) + _LAST) if high else _LAST
    for sign, after, until in (
        (">=", "", _LAST),
        ("<=", "0", _LAST),
        (">", _LAST, _LAST),
        ("<", "0", ""),
    ):
        if plain.startswith(sign):
            day = _day(plain.removeprefix(sign), value)
            if sign.startswith(">"):
                return day + after, until
            return after, day + until
    day = _day(plain, value)
    return day, day + _LAST


def _numbers(value: str) -> tuple[int, int]:
    """The least and the most of ``5``, ``>5``, ``5..20`` and the like."""
    found = _NUMBERS.fullmatch("".join(_digit(character) for character in value))
    if found is None:
        words = worded(
            "«{value}» is no number: write entities:0, events:>3 or minutes:10..60.", value=value
        )
        raise UserError("search.value", words)
    if found["low"] is None:
        return int(found["from"] or 0), int(found["to"] or MOST)
    number = int(found["low"])
    ranges = {
        ">": (number + 1, MOST),
        ">=": (number, MOST),
        "<": (0, number - 1),
        "<=": (0, number),
    }
    return ranges.get(found["sign"], (number, number))


def _day(written: str, value: str) -> str:
    parts = written.strip().replace("/", "-").split("-")
    sizes = (4, 2, 2)
    if len(parts) > 3 or not all(part.isdecimal() for part in parts) or len(parts[0]) != 4:
        words = worded(
            "«{value}» is no date: write date:2014, date:2014-06, date:2014..2016 or date:>2014.",
            value=value,
        )
        raise UserError("search.value", words)
    return "-".join(part.zfill(size) for part, size in zip(parts, sizes, strict=False))


def _digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
