"""The command that counts: what is in a project and how the work goes on. Speaks to `app` alone."""

from typing import Annotated

import typer

from annotator.app.figures import Cell, Figure
from annotator.app.projects import open_session
from annotator.app.statistics import Choice, Statistics, count, look_closer
from annotator.cli_output import clean, progress_bar, say, say_json
from annotator.errors import UserError
from annotator.model.document import Status
from annotator.model.place import place_of
from annotator.sentences import worded

_TITLES = {
    "progress": "Progress: documents by the day on which they became done",
    "pace": "Pace: items marked by hand in an hour of work",
    "labels": "Items per label",
    "spread": "Labels by document",
    "characters": "Length in characters",
    "words": "Length in words",
    "depth": "Nesting: in how many longer items an item lies",
    "overlap": "Overlap: how items lie to the others of their layer",
    "pieces": "Items in pieces",
    "together": "Together in a document",
    "sentences": "Together in a sentence",
    "roles": "Roles filled",
    "documents": "Length of documents, in characters",
}
_MOST = 20
"""So many lines of a table are printed; all are in the JSON."""


def add_statistics_command(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("stats")(stats)


def stats(
    project: Annotated[
        str,
        typer.Argument(
            help="Project: a file (*.annot), or postgresql://NAME@HOST/DATABASE.",
            show_default=False,
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
    author: Annotated[str, typer.Option("--author", help="Only the work of this author.")] = "",
    status: Annotated[str, typer.Option("--status", help="new, in-progress or done.")] = "",
    since: Annotated[str, typer.Option("--since", help="First day, as 2026-11-24.")] = "",
    until: Annotated[str, typer.Option("--until", help="Last day.")] = "",
) -> None:
    """Count documents, items, labels, roles and lengths, and how the work goes on."""
    choice = Choice(
        authors=(author,) if author else (), statuses=_statuses(status), first=since, last=until
    )
    session = open_session(place_of(project), read_only=True)
    try:
        with progress_bar("Counting") as show:
            told = show or _silent
            known = count(session.store, session.scheme, choice, told, _never)
            assert known is not None, "nobody stopped it"
            known = look_closer(session.store, choice, known, told, _never)
            assert known is not None, "nobody stopped it"
    finally:
        session.close()
    if as_json:
        say_json(known.plain())
    else:
        _print(known)


def _statuses(word: str) -> tuple[Status, ...]:
    if not word:
        return ()
    try:
        return (Status(word),)
    except ValueError as fault:
        words = worded("There is no status {status}: write new, in-progress or done.", status=word)
        raise UserError("statistics.status", words) from fault


def _silent(_done: int, _all: int) -> None:
    return None


def _never() -> bool:
    return False


def _print(known: Statistics) -> None:
    states = ", ".join(f"{number:,} {status}" for status, number in known.statuses.items())
    say(f"documents: {known.documents:,}")
    say(f"layers: {known.layers:,} ({states})")
    say(f"entities: {known.entities:,}, events: {known.events:,}, relations: {known.relations:,}")
    for key, words in _TITLES.items():
        figure = known.figure(key)
        if figure is not None and figure.rows:
            _print_table(words, figure)


def _print_table(words: str, figure: Figure) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    seen = f" (seen in {figure.sampled:,} documents)" if figure.sampled else ""
    say(f"\n{words}{seen}")
    table = Table(box=box.SIMPLE)
    for at, column in enumerate(figure.columns):
        numbers = any(isinstance(row.cells[at], (int, float)) for row in figure.rows)
        table.add_column(column.replace("_", " "), justify="right" if numbers else "left")
    # Labels of the scheme that nobody used are in the JSON.
    rows = [row for row in figure.rows if figure.key != "labels" or row.cells[2]]
    latest = figure.columns[0] == "day"
    for row in rows[-_MOST:] if latest else rows[:_MOST]:
        table.add_row(*(Text(clean(_words(cell))) for cell in row.cells))
    console = Console(soft_wrap=False)
    with console.capture() as printed:
        console.print(table)
    for line in printed.get().splitlines():
        say(line.rstrip())
    if len(rows) > _MOST:
        say(f"  … and {len(rows) - _MOST:,} more: annotator stats --json has all.")


def _words(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:,}" if isinstance(cell, (int, float)) else cell
