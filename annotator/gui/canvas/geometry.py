"""Geometry: tints, bars and badges of one paragraph, in pixels from its top left corner.

Two steps: `line_marks` finds the x of everything and allots lanes when text or marks change, and
`placed` adds the y when the lines have theirs. Never called while painting.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from annotator.gui.canvas.bidi_boxes import Interval
from annotator.gui.canvas.lanes import Allotment, Piece, allot, tinted
from annotator.gui.canvas.measures import Measures
from annotator.gui.canvas.paragraph import Line, Paragraph
from annotator.gui.canvas.sceneindex import innermost_first
from annotator.model.marks import Mark

_OUT = 15.0
"""How far a badge may reach out of the column: rails begin further out."""

BadgeWidth = Callable[[Mark], float]
"""The width that the badge of a mark needs, pixels, with its key-cap and its warning."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its rectangle, and at which ends the mark goes on (before: where reading starts)."""

    rect: QRectF
    mark: Mark
    from_before: bool
    goes_on: bool
    rtl: bool


@dataclass(frozen=True, slots=True)
class Tint:
    """A ground behind letters; `first` and `last` say whether the mark begins and ends here."""

    rect: QRectF
    mark: Mark
    first: bool
    last: bool
    rtl: bool


@dataclass(frozen=True, slots=True)
class Badge:
    """The badge of a mark: where it is drawn, whole pixels."""

    rect: QRectF
    mark: Mark


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an arc may take hold of a mark: x of its first bar and badge, and its line."""

    line: int
    left: float
    right: float
    badge: Interval | None
    lane: int
    hidden: bool


@dataclass(slots=True)
class LineMarks:
    """What stands on one line: pieces with their intervals, and where the lanes are.

    `given` is what it was made from: the marks on the line, and which of them begin there.
    """

    given: list[tuple[Mark, bool]]
    marks: list[Mark]
    intervals: list[list[Interval]]
    tints: list[list[Interval]]
    ends: list[tuple[bool, bool]]
    pieces: list[Piece]
    allotment: Allotment
    lane_tops: list[int]
    height: int


@dataclass(slots=True)
class Geometry:
    """Everything to paint on one paragraph besides its letters."""

    tints: list[Tint]
    bars: list[Bar]
    links: list[Bar]
    badges: list[Badge]
    hidden: list[tuple[QRectF, int]]
    anchors: dict[str, Anchor]


def line_marks(
    paragraph: Paragraph,
    start: int,
    marks: Sequence[Mark],
    measures: Measures,
    badge_width: BadgeWidth,
    before: Sequence[LineMarks] = (),
) -> list[LineMarks]:
    """The pieces of every line. `start` is the code point at which the paragraph begins.

    `before` are those of the same paragraph in the same style, made earlier: lines on which nothing
    has changed are taken from there.
    """
    buckets = _by_line(paragraph, start, sorted(marks, key=innermost_first))
    seen: set[str] = set()
    made: list[LineMarks] = []
    for line, here in zip(paragraph.lines, buckets, strict=True):
        given = [(mark, mark.start >= start and mark.item not in seen) for mark in here]
        known = before[line.number] if before else None
        if known is None or known.given != given:
            known = _one_line(paragraph, line, start, given, (measures, badge_width))
        seen.update(mark.item for mark in known.marks)
        made.append(known)
    return made


def _by_line(paragraph: Paragraph, start: int, marks: list[Mark]) -> list[list[Mark]]:
    starts = [line.start for line in paragraph.lines]
    buckets: list[list[Mark]] = [[] for _ in starts]
    for mark in marks:
        for a, b in mark.fragments:
            at = max(0, bisect_right(starts, a - start) - 1)
            while at < len(starts) and starts[at] < b - start:
                if not buckets[at] or buckets[at][-1] is not mark:
                    buckets[at].append(mark)
                at += 1
    return buckets


def _one_line(
    paragraph: Paragraph,
    line: Line,
    start: int,
    given: list[tuple[Mark, bool]],
    means: tuple[Measures, BadgeWidth],
) -> LineMarks:
    measures, badge_width = means
    kept: list[Mark] = []
    intervals: list[list[Interval]] = []
    ends: list[tuple[bool, bool]] = []
    pieces: list[Piece] = []
    low, high = start + line.start, start + line.end
    for mark, first in given:
        parts = [(max(a, low), min(b, high)) for a, b in mark.fragments if a < high and b > low]
        boxes = [box for a, b in parts for box in paragraph.intervals(line, a - start, b - start)]
        if not boxes:
            continue
        kept.append(mark)
        intervals.append(boxes)
        ends.append((mark.start < low, mark.end > high))
        left, right = min(a for a, _ in boxes), max(b for _, b in boxes)
        pieces.append(Piece(left, right, badge_width(mark) if first else 0.0, paragraph.rtl))
    page = (-_OUT, paragraph.width + _OUT)
    allotment = allot(pieces, page, measures.between)
    tops, height = _lane_tops(allotment, measures)
    tints = _tint_intervals(paragraph, line, start, kept)
    return LineMarks(given, kept, intervals, tints, ends, pieces, allotment, tops, height)


def _tint_intervals(
    paragraph: Paragraph, line: Line, start: int, marks: list[Mark]
) -> list[list[Interval]]:
    parts = tinted([mark.fragments for mark in marks], [mark.selected for mark in marks])
    return [
        [
            box
            for a, b in ranges
            if a - start < line.end and b - start > line.start
            for box in paragraph.intervals(line, a - start, b - start)
        ]
        for ranges in parts
    ]


def _lane_tops(allotment: Allotment, measures: Measures) -> tuple[list[int], int]:
    """The y of each lane under its line, and their height: lanes without a badge are thin."""
    wide = {place.lane for place in allotment.places if place and place.badge is not None}
    tops, y = [], 0
    for lane in range(allotment.lanes):
        tops.append(y)
        y += measures.lane if lane in wide else measures.thin_lane
    return tops, y


def placed(paragraph: Paragraph, lines: list[LineMarks], measures: Measures) -> Geometry:
    """The rectangles, now that the lines of the paragraph have their y."""
    geometry = Geometry([], [], [], [], [], {})
    for line, marks in zip(paragraph.lines, lines, strict=True):
        _place_line(paragraph, line, marks, measures, geometry)
    return geometry


def _place_line(
    paragraph: Paragraph, line: Line, marks: LineMarks, measures: Measures, into: Geometry
) -> None:
    top = line.baseline - paragraph.rise
    for at in range(len(marks.marks) - 1, -1, -1):
        mark, place, rtl = marks.marks[at], marks.allotment.places[at], paragraph.rtl
        before, after = marks.ends[at]
        for left, right in marks.tints[at]:
            rect = whole(left, top, right, line.bottom)
            reach = marks.pieces[at].left, marks.pieces[at].right
            at_left, at_right = left <= reach[0] + 1, right >= reach[1] - 1
            begins, closes = (at_right, at_left) if rtl else (at_left, at_right)
            into.tints.append(Tint(rect, mark, begins and not before, closes and not after, rtl))
        if place is None:
            piece = marks.pieces[at]
            into.anchors.setdefault(
                mark.item, Anchor(line.number, piece.left, piece.right, None, 0, hidden=True)
            )
            continue
        _place_bar(
            line,
            marks,
            at,
            measures,
            into,
        )
    if marks.allotment.hidden:
        into.hidden.append((_hidden_place(paragraph, line, measures), marks.allotment.hidden))


def _place_bar(line: Line, marks: LineMarks, at: int, measures: Measures, into: Geometry) -> None:
    mark, piece, place = marks.marks[at], marks.pieces[at], marks.allotment.places[at]
    assert place is not None
    before, after = marks.ends[at]
    y = line.bottom + marks.lane_tops[place.lane]
    ordered = sorted(marks.intervals[at], reverse=piece.rtl)
    for number, (left, right) in enumerate(ordered):
        rect = whole(left, y, right, y + measures.bar)
        first, last = number == 0, number == len(ordered) - 1
        into.bars.append(Bar(rect, mark, before and first, after and last, piece.rtl))
    for one, other in zip(sorted(ordered), sorted(ordered)[1:], strict=False):
        link = QRectF(one[1], y, other[0] - one[1], measures.bar)
        into.links.append(Bar(link, mark, False, False, piece.rtl))
    badge: Interval | None = None
    if place.badge is not None:
        left = round(place.badge)
        rect = QRectF(left, y + round(measures.bar) + 1, round(piece.badge), measures.badge)
        into.badges.append(Badge(rect, mark))
        badge = rect.left(), rect.right()
    # A mark is taken hold of where its badge is; elsewhere only when the badge has no place.
    if badge is not None or mark.item not in into.anchors:
        into.anchors[mark.item] = Anchor(
            line.number, piece.left, piece.right, badge, place.lane, hidden=False
        )


def whole(left: float, top: float, right: float, bottom: float) -> QRectF:
    """A rectangle on whole pixels, at least one wide: sharp, and the same however it is clipped."""
    x, y = round(left), round(top)
    return QRectF(x, y, max(1, round(right) - x), round(bottom) - y)


def _hidden_place(paragraph: Paragraph, line: Line, measures: Measures) -> QRectF:
    width, height = measures.margin * 0.62, float(measures.badge)
    y = line.bottom + line.lanes - measures.lane + measures.bar
    left = (
        -measures.margin * 0.35 - width
        if paragraph.rtl
        else paragraph.width + measures.margin * 0.35
    )
    return QRectF(round(left), round(y), round(width), height)


def spots_below(marks: LineMarks, item: str) -> tuple[float, ...]:
    """The x at which a line may come up to a mark from below without meeting another badge.

    Those under its badge first, from the middle outwards, then those under its bar.
    """
    at = next((n for n, mark in enumerate(marks.marks) if mark.item == item), None)
    place = marks.allotment.places[at] if at is not None else None
    if at is None or place is None:
        return ()
    piece = marks.pieces[at]
    blocked = [
        (other.badge - 4, other.badge + marks.pieces[n].badge + 4)
        for n, other in enumerate(marks.allotment.places)
        if other is not None and other.badge is not None and other.lane > place.lane
    ]
    found: list[float] = []
    if place.badge is not None:
        found += spread(place.badge + 5, place.badge + piece.badge - 5)
    found += spread(piece.left + 4, piece.right - 4)
    return tuple(x for x in found if not any(a < x < b for a, b in blocked))


def spread(left: float, right: float, step: float = 6.0) -> list[float]:
    """Places from the middle of [left, right] outwards, `step` pixels apart; at least one."""
    middle = (left + right) / 2
    found = [middle]
    away = step
    while middle + away <= right:
        found += [middle + away, middle - away]
        away += step
    return found
