"""What the slow JSONL reader shares: the list of findings, strict types, offsets of any unit."""

import math
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from annotator.formats.base import Level, Problem
from annotator.formats.jsonl_units import Ruler
from annotator.model.items import Fragment
from annotator.sentences import worded

_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")

Json = dict[str, object]


class Findings:
    """The problems of one record, in the order in which they are met.

    `root` is the JSON path of the record in its file, such as ``[7]``, "" when it has a line to
    itself.
    """

    def __init__(self, source: str, line: int | None, root: str = "") -> None:
        self.source = source
        self.line = line
        self.root = root
        self.document = ""
        self.problems: list[Problem] = []
        self.unknown: list[str] = []

    def add(self, level: Level, key: str, message: str, where: str = "") -> None:
        """Note one problem at the JSON path `where`, which is counted from the record."""
        if self.root:
            where = f"{self.root}.{where}" if where else self.root
        place = self.source.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
        if self.line is not None:
            place = worded("{file}, line {line}", file=place, line=self.line)
        if where:
            place = worded("{place}, {where}", place=place, where=where)
        self.problems.append(
            Problem(
                key=key,
                message=worded("{place}: {words}", place=place, words=message),
                level=level,
                source=self.source,
                line=self.line,
                where=where,
                document=self.document,
            )
        )

    def item(self, key: str, message: str, where: str) -> None:
        """Note a problem for which an item, or a part of one, is left out."""
        self.add(Level.ITEM, key, message, where)

    def refuse(self, key: str, message: str, where: str = "") -> None:
        """Note a problem for which the whole record is left out."""
        self.add(Level.RECORD, key, message, where)


def shown(value: object) -> str:
    """A value of the file for a message: short, in JSON's words."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, (dict, list)):
        return worded("an object") if isinstance(value, dict) else worded("a list")
    words = f'"{value}"' if isinstance(value, str) else str(value)
    return words if len(words) <= 40 else words[:39] + "…"


def forbidden_in(value: str) -> tuple[str, int, str] | None:
    """(key, position in code points, words) of a NUL or lone surrogate, or None."""
    match = _FORBIDDEN.search(value)
    if match is None:
        return None
    if match.group() == "\0":
        return "text.nul", match.start(), worded("a NUL character")
    return (
        "text.lone_surrogate",
        match.start(),
        worded("half a surrogate pair (U+{code:04X})", code=ord(match.group())),
    )


def sound_string(value: object, where: str, found: Findings) -> str | None:
    """A string that can be stored; None, with an item finding, when it is not one."""
    if not isinstance(value, str):
        found.item(
            "field.type", worded("expected text, got {value}; left out.", value=shown(value)), where
        )
        return None
    bad = forbidden_in(value)
    if bad is not None:
        key, position, words = bad
        found.item(
            key,
            worded("{words} at character {position}; left out.", words=words, position=position),
            where,
        )
        return None
    return value


def id_of(value: object, where: str, found: Findings) -> str | None:
    """An id given as text or as a whole number; "" when there is none; None when unusable."""
    if value is None:
        return ""
    if type(value) is int:
        return str(value)
    return sound_string(value, where, found)


def offset(value: object, where: str, ruler: Ruler, found: Findings) -> int | None:
    """A code point of the record's text from an offset in its unit, or None with a finding.

    Only a whole number inside the text is an offset: true is not 1, and -4 is not «4 from the
    end» (reliability.md, S18).
    """
    if type(value) is not int:
        found.item(
            "offset.not_integer",
            worded("an offset must be a whole number, not {value}.", value=shown(value)),
            where,
        )
        return None
    if not 0 <= value <= ruler.length:
        found.item(
            "offset.out_of_range",
            worded(
                "offset {value} lies outside the text, which has {length} {unit}.",
                value=shown(value),
                length=ruler.length,
                unit=ruler.words,
            ),
            where,
        )
        return None
    point = ruler.codepoint(value)
    if point is None:
        found.item(
            "offset.inside_character",
            worded(
                "offset {value} lies inside a character; the unit is {unit}.",
                value=value,
                unit=ruler.unit.value,
            ),
            where,
        )
    return point


def extent(
    pair: tuple[object, object],
    where: str,
    ruler: Ruler,
    found: Findings,
    names: tuple[str, str] = (".start", ".end"),
) -> Fragment | None:
    """A half-open range of code points from two offsets, or None with one finding.

    `names` are the ends of the JSON paths of the two: ``[0]`` and ``[1]`` in a triple.
    """
    start = offset(pair[0], where + names[0], ruler, found)
    if start is None:
        return None
    end = offset(pair[1], where + names[1], ruler, found)
    if end is None:
        return None
    if start >= end:
        words = worded("marks no text") if start == end else worded("is reversed")
        found.item(
            "offset.reversed",
            worded("the range {start}-{end} {words}.", start=pair[0], end=pair[1], words=words),
            where,
        )
        return None
    return start, end


def fragments_of(obj: Json, where: str, ruler: Ruler, found: Findings) -> list[Fragment] | None:
    """The fragments of an entity or trigger, in code points of the record's own text."""
    given = obj.get("fragments") or []
    if not isinstance(given, list):
        found.item(
            "field.type",
            worded("expected a list, got {value}.", value=shown(given)),
            f"{where}.fragments",
        )
        return None
    parts = list(_parts(given, where, ruler, found))
    if len(parts) < len(given):
        return None
    if parts and "start" not in obj and "end" not in obj:
        outer: Fragment | None = (parts[0][0], parts[-1][1])
    else:
        outer = extent((obj.get("start"), obj.get("end")), where, ruler, found)
    if outer is None:
        return None
    parts = parts or [outer]
    apart = all(a[1] < b[0] for a, b in pairwise(parts))
    if not apart or outer != (parts[0][0], parts[-1][1]):
        found.item(
            "offset.fragments",
            worded(
                "fragments must stand in order, apart from each other, and reach from start to end."
            ),
            f"{where}.fragments",
        )
        return None
    return parts


def _parts(given: list[object], where: str, ruler: Ruler, found: Findings) -> Iterator[Fragment]:
    for number, pair in enumerate(given):
        path = f"{where}.fragments[{number}]"
        if not isinstance(pair, list) or len(pair) != 2:
            found.item(
                "field.type", worded("expected [start, end], got {value}.", value=shown(pair)), path
            )
            return
        part = extent((pair[0], pair[1]), path, ruler, found)
        if part is None:
            return
        yield part


def check_quote(
    obj: Json, where: str, parts: list[Fragment], ruler: Ruler, found: Findings
) -> bool:
    """Whether `text` or `surface` of an item, where given, is the text of its fragments."""
    there = " ".join(ruler.text[start:end] for start, end in parts)
    for key in ("text", "surface"):
        given = obj.get(key)
        if given is not None and given != there:
            found.item(
                "offset.text_mismatch",
                worded(
                    "the item says {value}, but the text there is {there}.",
                    value=shown(given),
                    there=shown(there),
                ),
                f"{where}.{key}",
            )
            return False
    return True


Check = Callable[[Json, str], Json | None]


def objects(value: object, where: str, check: Check, found: Findings) -> list[Json]:
    """The sound objects of a list, each checked by `check`; the others are findings."""
    if value is None:
        return []
    if not isinstance(value, list):
        found.item(
            "field.type",
            worded("expected a list, got {value}; left out.", value=shown(value)),
            where,
        )
        return []
    kept = []
    for number, entry in enumerate(value):
        path = f"{where}[{number}]"
        if not isinstance(entry, dict):
            found.item(
                "field.type",
                worded("expected an object, got {value}; left out.", value=shown(entry)),
                path,
            )
            continue
        sound = check(entry, path)
        if sound is not None:
            kept.append({**sound, WHERE: path})
    return kept


WHERE = "\0where"
"""A key that no JSON of ours holds: the path that an object was read from."""
