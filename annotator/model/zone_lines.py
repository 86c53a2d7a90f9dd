"""Zone lines: how a rule knows a zone by its lines, and which rule one marked zone teaches. Pure.

Lines are compared by folding, so vowel signs, tatweel and spelling make no difference. A zone is
whole lines, less the blanks at their ends: half-open code points of the document's text.
"""

import re
from collections.abc import Iterator

from annotator.model.corpus_rules import ZoneRule
from annotator.text.fold import fold
from annotator.text.shape import is_date, is_general, shape_of

HOWS = ("line", "shape", "begins", "first", "bracket", "rest", "block", "pattern")
"""A line just so; one that differs in numbers and dates; one that begins so; the first line; one
that ends with a source in brackets; a line and all behind it; two lines and all between them; a
regular expression, which is for `app.zone_rules`."""

_NEAR = 12
_EDGE = 8
_TITLE, _CAPTION, _LINE, _SHORT = 200, 300, 300, 120
_SOURCE = 40
_CAPTION_WORDS = 4
_ENDS = ".:،,؛;"
_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]$")
_NO_SOURCE = frozenset(
    fold(words)
    for words in (
        "فيديو", "صور", "صورة", "بالصور", "بالفيديو", "فيديو وصور", "شاهد", "تحديث", "محدث",
        "مباشر", "خاص", "تقرير", "حوار", "تحليل", "video", "photos", "update", "updated", "live",
    )
)  # fmt: skip
_PREFIX = re.compile(r"(?:[^\s:]+ ){0,4}[^\s:]+ ?:(?!\d|/)")

Place = tuple[int, int]


class Lines:
    """The lines of a text that are not blank, without the blanks at their ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[Place] = list(_lines(text))
        self._folded: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.places)

    def size(self, at: int) -> int:
        """The length of a line in code points."""
        start, end = self.places[at]
        return end - start

    def folded(self, at: int) -> str:
        """A line, folded, without blanks at its ends; "" for one too long to be compared."""
        known = self._folded.get(at)
        if known is None:
            start, end = self.places[at]
            known = fold(self.text[start:end]).strip(" ") if end - start <= _LINE else ""
            self._folded[at] = known
        return known


def _lines(text: str) -> Iterator[Place]:
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            yield start, start + len(words)
        at += len(line) + 1


# --- finding ---------------------------------------------------------------------------------


def find_zones(rule: ZoneRule, lines: Lines) -> list[Place]:
    """Where a rule sees its zone in a text; nothing for a pattern or an unknown way."""
    if rule.how == "first":
        return [lines.places[0]] if _is_title(lines) else []
    if rule.how == "rest":
        return _rest(rule, lines)
    if rule.how == "block":
        return _blocks(rule, lines)
    check = _CHECKS.get(rule.how)
    if check is None:
        return []
    here = range(len(lines))
    return [
        lines.places[at] for at in here if check(rule, lines, at) and _is_there(rule, lines, at)
    ]


def _is_there(rule: ZoneRule, lines: Lines, at: int) -> bool:
    if rule.where == "top":
        return at < _NEAR and lines.places[at][0] * 2 <= len(lines.text)
    if rule.where == "bottom":
        return at >= len(lines) - _NEAR and lines.places[at][1] * 2 >= len(lines.text)
    return True


def _is_title(lines: Lines) -> bool:
    if len(lines) < 2:
        return False
    start, end = lines.places[0]
    return end - start <= _TITLE and lines.text[end - 1] not in _ENDS


def _same(rule: ZoneRule, lines: Lines, at: int) -> bool:
    # A vowelled letter is three code points at most: a longer line need not be folded.
    return lines.size(at) <= 3 * len(rule.words) + 20 and lines.folded(at) == rule.words


def _alike(rule: ZoneRule, lines: Lines, at: int) -> bool:
    return lines.size(at) <= _SHORT and shape_of(lines.folded(at)) == rule.words


def _begins(rule: ZoneRule, lines: Lines, at: int) -> bool:
    folded = lines.folded(at) if rule.words else ""
    if not folded.startswith(rule.words) or not folded:
        return False
    behind = folded[len(rule.words) : len(rule.words) + 1]
    return not (behind.isalnum() and rule.words[-1].isalnum())


def _bracketed(rule: ZoneRule, lines: Lines, at: int) -> bool:
    start, end = lines.places[at]
    if at == 0 or end - start > _CAPTION or lines.text[end - 1] not in ")]":
        return False
    source = _source_in(lines.text[start:end])
    return bool(source) and rule.words in ("", source)


def _source_in(line: str) -> str:
    """The source in brackets at the end of a caption, folded; "" where there is none."""
    found = _BRACKET.search(line)
    if found is None or len(line[: found.start()].split()) < _CAPTION_WORDS:
        return ""
    words = fold(found.group(1)).strip(" ")
    fits = len(words) <= _SOURCE and len(words.split()) <= 4 and not re.search(r"\d", words)
    return words if fits and words not in _NO_SOURCE else ""


_CHECKS = {"line": _same, "shape": _alike, "begins": _begins, "bracket": _bracketed}


def _rest(rule: ZoneRule, lines: Lines) -> list[Place]:
    """From the last such line to the end; never more than half of the text."""
    for at in reversed(range(len(lines))):
        start = lines.places[at][0]
        if start * 2 < len(lines.text):
            return []
        if _same(rule, lines, at):
            return [(start, lines.places[-1][1])]
    return []


def _blocks(rule: ZoneRule, lines: Lines) -> list[Place]:
    found: list[Place] = []
    at = 0
    until = ZoneRule(id="", kind=rule.kind, how="line", words=rule.until)
    while at < len(lines):
        if _same(rule, lines, at) and _is_there(rule, lines, at):
            reach = range(at + 1, min(len(lines), at + rule.most))
            last = next((n for n in reach if _same(until, lines, n)), None)
            if last is not None:
                found.append((lines.places[at][0], lines.places[last][1]))
                at = last
        at += 1
    return found


# --- learning --------------------------------------------------------------------------------


def learn(text: str, start: int, end: int, kind: str) -> ZoneRule | None:
    """The rule that a zone teaches which somebody marked: without id, name and source.

    None where it would be a guess: parts of lines, body, titles that are not the first line,
    captions without a source, long lines.
    """
    lines = Lines(text)
    touched = [at for at, (low, high) in enumerate(lines.places) if low < end and high > start]
    if not touched or not _covers(lines, touched, start, end):
        return None
    if len(touched) > 1:
        return _learn_lines(lines, touched[0], touched[-1], kind)
    at = touched[0]
    where = _where(lines, at)
    if kind == "title":
        return ZoneRule(id="", kind=kind, how="first") if at == 0 and _is_title(lines) else None
    if kind == "caption":
        rule = ZoneRule(id="", kind=kind, how="bracket", where=where)
        return rule if _bracketed(rule, lines, at) else None
    return _learn_line(lines.folded(at), kind, where) if kind != "body" else None


def _covers(lines: Lines, touched: list[int], start: int, end: int) -> bool:
    """Whether a range is whole lines; signs at their ends that are no letters may be lacking."""
    first, last = lines.places[touched[0]][0], lines.places[touched[-1]][1]
    lacking = lines.text[first : max(first, start)] + lines.text[min(last, end) : last]
    return not any(letter.isalnum() for letter in lacking)


def _where(lines: Lines, at: int) -> str:
    middle = sum(lines.places[at]) / 2 / max(1, len(lines.text))
    if at < _EDGE and middle <= 0.4:
        return "top"
    return "bottom" if at >= len(lines) - _EDGE and middle >= 0.6 else ""


def _learn_line(folded: str, kind: str, where: str) -> ZoneRule | None:
    shape = shape_of(folded)
    if is_general(shape) and len(folded) <= _SHORT:
        where = where or ("top" if kind == "dateline" else "")
        return ZoneRule(id="", kind=kind, how="shape", words=shape, where=where)
    if kind == "dateline" and is_date(shape):
        return None
    prefix = _PREFIX.match(folded)
    if kind == "boilerplate" and prefix is not None and prefix.end() < len(folded):
        return ZoneRule(id="", kind=kind, how="begins", words=prefix.group())
    if not any(letter.isalnum() for letter in folded):
        return None
    return ZoneRule(id="", kind=kind, how="line", words=folded, where=where)


def _learn_lines(lines: Lines, first: int, last: int, kind: str) -> ZoneRule | None:
    head, foot = lines.folded(first), lines.folded(last)
    if kind != "boilerplate" or not head or lines.size(first) > _SHORT:
        return None
    if last == len(lines) - 1:
        rule = ZoneRule(id="", kind=kind, how="rest", words=head)
        return rule if _rest(rule, lines) else None
    if not foot or lines.size(last) > _SHORT:
        return None
    most = 2 * (last - first + 1) + 2
    where = _where(lines, first)
    return ZoneRule(id="", kind=kind, how="block", words=head, until=foot, most=most, where=where)
