"""Objects of a JSON file, one by one: a line each, a list of them, or one over many lines."""

import json
from collections.abc import Iterator

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.decoding import decode
from annotator.formats.files import Source
from annotator.formats.token_records import text_lines
from annotator.sentences import worded

Entry = tuple[int, dict[str, object]]
"""The line, from 1, on which an object begins, and the object."""

_PARSER = json.JSONDecoder()
_BLANKS = " \t\r\n,["


def json_objects(source: Source, options: ReadOptions) -> Iterator[Entry | Problem]:
    """The objects of a file and its problems, in its order; reading goes on after a bad line.

    A list whose objects stand on a line each is streamed as lines are; any other list, or one
    object over several lines, is read whole (at most `files.LINE_LIMIT`). Raises UserError for a
    file that cannot be read as text.
    """
    begun = False
    for number, line in text_lines(source, options):
        text = line.strip()
        if begun and text in {"]", "]}"}:
            return
        text = text.removeprefix("[").removesuffix(",") if not begun else text.removesuffix(",")
        if not text:
            continue
        value = _decoded(text, number, source)
        if isinstance(value, Problem) and not begun:
            yield from _whole(source, options)
            return
        begun = True
        yield value if isinstance(value, Problem) else (number, value)


def _decoded(text: str, line: int, source: Source) -> dict[str, object] | Problem:
    try:
        value: object = msgspec.json.decode(text)
    except msgspec.DecodeError as fault:
        return json_problem(
            source, line, "json.syntax", worded("no whole JSON value ({fault}).", fault=str(fault))
        )
    except RecursionError:
        return json_problem(
            source, line, "json.too_deep", worded("nested too deeply for a record.")
        )
    if isinstance(value, dict):
        return value
    return json_problem(source, line, "record.shape", worded("a JSON value that is no object."))


def json_problem(
    source: Source, line: int, key: str, words: str, where: str = "", level: Level = Level.RECORD
) -> Problem:
    """A problem of one object of a JSON file; `where` is a path inside it."""
    place = worded("{file}, line {line}", file=source.name, line=line)
    if where:
        place = worded("{place}, {where}", place=place, where=where)
    return Problem(
        key=key,
        message=worded("{place}: {words}", place=place, words=words),
        level=level,
        source=str(source.path),
        line=line,
        where=where,
    )


def _whole(source: Source, options: ReadOptions) -> Iterator[Entry | Problem]:
    """Values one after another, wherever they begin and end."""
    text, _ = decode(source.whole(), options.encoding, source.name)
    at = 0
    while True:
        while at < len(text) and text[at] in _BLANKS:
            at += 1
        rest = text[at : at + 1]
        if rest in {"", "]"}:
            return
        line = text.count("\n", 0, at) + 1
        try:
            value, end = _PARSER.raw_decode(text, at)
        except (ValueError, RecursionError) as fault:
            words = worded(
                "no whole JSON value ({fault}); nothing was read from here on.", fault=str(fault)
            )
            yield json_problem(source, line, "json.syntax", words)
            return
        yield (
            (line, value)
            if isinstance(value, dict)
            else json_problem(
                source, line, "record.shape", worded("a JSON value that is no object.")
            )
        )
        at = end


def strings_of(value: object) -> list[str] | None:
    """A list of strings, or None for anything else."""
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return value
    return None


def text_of(value: object) -> str:
    """A string, a number as a string, or "" for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def offsets_of(value: object) -> tuple[int, int] | None:
    """A pair of whole numbers, or None: true is no 1."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    start, end = value
    if type(start) is int and type(end) is int:
        return start, end
    return None


def refused(source: Source, line: int, fault: UserError) -> Problem:
    """A record that no project can hold."""
    return json_problem(source, line, fault.key, fault.message)
