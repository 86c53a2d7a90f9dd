"""Scales of statistics: what a plot draws of a figure, without drawing it. Pure."""

import datetime
from collections.abc import Callable, Sequence

import msgspec

from annotator.app.figures import Cell, Figure, FigureRow
from annotator.gui.statistics_words import cell_words
from annotator.gui.theme import CanvasTheme
from annotator.model.colour import mixed

_BARS, _FIELD = 18, 14
"""So many bars, and labels of a field, are drawn; the table has all."""
_TAIL = 0.995
"""A plot of lengths ends where so much has been shown."""


class Look(msgspec.Struct, frozen=True):
    """How figures look.

    `name` gives what a thing is called: ("label", key), ("path", key) with the label above it, or
    (type, role). `colour` gives a label's colour, ``#rrggbb``, and the style of its line.
    """

    theme: CanvasTheme
    rtl: bool
    name: Callable[[str, str], str]
    colour: Callable[[str], tuple[str, str]]


class Bar(msgspec.Struct, frozen=True):
    """A bar: what it is called, how long it is, what stands at its end, and how it is drawn."""

    row: int
    name: str
    value: float
    words: str
    colour: str
    line: str = "solid"


def bars_of(figure: Figure, look: Look) -> list[Bar]:
    """The longest bars of a figure, in its order within each kind."""
    values = "items" if figure.key == "labels" else "share"
    at = figure.columns.index(values)
    rows = [(n, row) for n, row in enumerate(figure.rows) if row.cells[at]]
    if figure.key in ("overlap", "pieces", "depth", "roles"):
        rows = [(n, row) for n, row in enumerate(figure.rows)]
    longest = rows[:_BARS] if figure.key in ("roles", "depth") else _longest(rows, at)
    bars = []
    for number, row in longest:
        colour, line = _colour_of(figure, row.cells, look)
        name = _name_of(figure, row.cells, look)
        words = cell_words(values, row.cells[at])
        bars.append(Bar(number, name, amount(row.cells[at]), words, colour, line))
    return bars


def _longest(rows: list[tuple[int, FigureRow]], at: int) -> list[tuple[int, FigureRow]]:
    chosen = sorted(rows, key=lambda pair: -amount(pair[1].cells[at]))[:_BARS]
    return sorted(chosen, key=lambda pair: pair[0])


def _name_of(figure: Figure, cells: Sequence[Cell], look: Look) -> str:
    if figure.key in ("labels", "spread"):
        return look.name("path", str(cells[1]))
    if figure.key == "roles":
        kind, role = str(cells[0]), str(cells[1])
        return f"{look.name('label', kind)} · {look.name(kind, role)}"
    return cell_words(figure.columns[0], cells[0])


def _colour_of(figure: Figure, cells: Sequence[Cell], look: Look) -> tuple[str, str]:
    if figure.key in ("labels", "spread"):
        return look.colour(str(cells[1]))
    if figure.key == "roles":
        return look.colour(str(cells[0]))
    return look.theme.accent, "solid"


def amount(cell: Cell) -> float:
    """A cell as a number; 0 for what is none."""
    return float(cell) if isinstance(cell, (int, float)) else 0.0


def round_steps(most: float) -> list[int]:
    """At most six round numbers from 0 to `most`."""
    step = next(f * 10**e for e in range(15) for f in (1, 2, 5) if most <= 5 * f * 10**e)
    return list(range(0, int(most) + 1, step))


def _ordinal(day: Cell) -> int | None:
    try:
        return datetime.date.fromisoformat(str(day)).toordinal()
    except ValueError:
        return None


def days_of(figure: Figure) -> tuple[list[int | None], int]:
    """The days of the rows, counted from the first of them (None for no day), and that one.

    Counted from the year 1 they would have more figures than a drawing keeps.
    """
    days = [_ordinal(day) for day in figure.column("day")]
    first = min((day for day in days if day is not None), default=1)
    return [day - first if day is not None else None for day in days], first


def day_words(ordinal: int) -> str:
    """The day of a number of days, ISO 8601."""
    return datetime.date.fromordinal(ordinal).isoformat()


def without_tail(figure: Figure) -> int:
    """How many rows are shown, so that a few long items do not press all others together."""
    sizes = [amount(row.cells[1]) + amount(row.cells[2]) for row in figure.rows]
    whole, until = sum(sizes), 0.0
    for at, size in enumerate(sizes):
        until += size
        if until >= whole * _TAIL:
            return at + 1
    return len(sizes)


def frequent(figure: Figure) -> list[str]:
    """The labels with the highest counts of their own, most frequent first."""
    own = {
        str(row.cells[0]): amount(row.cells[2])
        for row in figure.rows
        if row.cells[0] == row.cells[1]
    }
    return sorted(own, key=lambda label: (-own[label], label))[:_FIELD]


def short_number(number: int) -> str:
    """A number of at most four letters."""
    if number < 10_000:
        return str(number)
    return f"{number / 1e3:.0f}k" if number < 1_000_000 else f"{number / 1e6:.1f}M"


def shade(part: float, most: float, theme: CanvasTheme) -> str:
    """The colour of a square: the nearer to `most`, the further from the ground."""
    return mixed(theme.accent, theme.base, 0.08 + 0.72 * part / max(1, most))
