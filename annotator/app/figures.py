"""Figures: tables of numbers as one looks at them, the same for a plot, a table and a program."""

import csv
import io
from collections.abc import Sequence

import msgspec

from annotator.formats.tables import safe_cell

Cell = str | int | float | None


class FigureRow(msgspec.Struct, frozen=True):
    """One line: its cells, and what leads to its documents.

    `query` is a search of the corpus (`model.query`); `members` has the numbers of its documents
    as the bits that are set. Either may be empty.
    """

    cells: tuple[Cell, ...]
    query: str = ""
    members: int = 0


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A table: `columns` are keys of words; `sampled` is how many documents were looked at.

    It is 0 where everything was counted.
    """

    key: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...] = ()
    sampled: int = 0

    def column(self, key: str) -> list[Cell]:
        """The cells of a column, from top to bottom; ValueError for one that is not here."""
        at = self.columns.index(key)
        return [row.cells[at] for row in self.rows]

    def plain(self) -> dict[str, object]:
        """The figure for a program: a name for every cell."""
        told: dict[str, object] = {"sampled_documents": self.sampled} if self.sampled else {}
        rows = [dict(zip(self.columns, row.cells, strict=True)) for row in self.rows]
        return told | {"rows": rows}


def figure_csv(figure: Figure, heads: Sequence[str]) -> bytes:
    """A figure as CSV under the words `heads`: UTF-8 with its mark, CR LF, no formula in a cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([safe_cell(head) for head in heads])
    for row in figure.rows:
        writer.writerow([safe_cell(c) if isinstance(c, str) else c for c in row.cells])
    return ("\ufeff" + out.getvalue()).encode("utf-8")
