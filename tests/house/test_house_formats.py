"""The table of formats in the help is what the program does."""

import os
from pathlib import Path

from annotator.app.transfer import format_rows

PAGE = Path(__file__).resolve().parents[2] / "resources" / "help" / "formats.md"
HEAD = "| format | | in | out | cannot hold |"
WRITE = os.environ.get("ANNOTATOR_PAGES") == "write"
"""With ANNOTATOR_PAGES=write the table is made anew; read it before it is kept."""


def table() -> str:
    lines = [HEAD, "|---|---|---|---|---|"]
    for row in format_rows():
        loses = ", ".join(name.replace("_", " ") for name in row.loses) if row.writes else ""
        extra = f" (extra `{row.extra}`)" if row.extra else ""
        reads, writes = ("yes" if way else "–" for way in (row.reads, row.writes))
        held = loses or ("–" if not row.writes else "nothing: it holds everything")
        lines.append(f"| `{row.name}`{extra} | {row.title} | {reads} | {writes} | {held} |")
    return "\n".join(lines)


def test_the_table_of_formats_is_true():
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(HEAD)
    behind = rest[rest.index("\n\n") :]
    if WRITE:
        PAGE.write_text(before + table() + behind, encoding="utf-8")
        text = PAGE.read_text(encoding="utf-8")
    assert text == before + table() + behind
