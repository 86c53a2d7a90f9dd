"""Reading brat: a text, its standoff lines and the configuration beside them become a record."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions, not_read
from annotator.formats.brat_build import Builder
from annotator.formats.brat_conf import EMPTY, Conf, read_conf
from annotator.formats.brat_lines import Bound, Parsed, parsed_line
from annotator.formats.decoding import decode
from annotator.formats.documents import document_id, found_document, text_version
from annotator.formats.files import Source
from annotator.model.document import Layer
from annotator.model.record import Record, SchemeName
from annotator.model.scheme import Scheme
from annotator.sentences import worded
from annotator.text.offsets import NewlineMap, find_forbidden, normalise_newlines

CONF = "annotation.conf"
_PARTS = {".a1": (".a1", ".a2"), ".a2": (".a1", ".a2"), ".ann": (".ann",)}
_MOST = 1_000_000  # lines of one document


def read_brat(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record for an .ann or .a1 file and the .txt beside it, and a problem for each bad line.

    A text alone gives a record without items; of the .conf files annotation.conf tells what the
    labels are (`brat_scheme`), the others are of brat's window.
    """
    suffix = PurePath(source.name).suffix.lower()
    if suffix == ".conf":
        return
    try:
        yield from _read(source, options, suffix)
    except UserError as fault:
        yield not_read(source.path, fault)


def brat_scheme(source: Source) -> Scheme | None:
    """The scheme that the annotation.conf in the folder of `source` describes, None without one.

    Raises UserError ``scheme.invalid``.
    """
    conf = _conf(source)
    return conf.scheme if conf is not EMPTY else None


def _conf(source: Source) -> Conf:
    beside = source.beside(CONF)
    if beside is None:
        return EMPTY
    name = beside.path.parent.name or "brat"
    return _read_conf(beside.whole(), name)


@lru_cache(maxsize=4)
def _read_conf(data: bytes, name: str) -> Conf:
    text, _ = decode(data, "", CONF)
    return read_conf(normalise_newlines(text)[0], name)


def _read(source: Source, options: ReadOptions, suffix: str) -> Iterator[Record | Problem]:
    stem = PurePath(source.name).stem
    text_source = source if suffix == ".txt" else source.beside(f"{stem}.txt")
    if text_source is None:
        words = worded(
            "{file} has no {stem}.txt beside it, so nobody can say what it marks.",
            file=source.name,
            stem=stem,
        )
        raise UserError("brat.no_text", words)
    data = text_source.whole()
    raw, mark = decode(data, options.encoding, text_source.name)
    text, newlines = normalise_newlines(raw)
    _refuse(text, text_source.name)
    conf, fault = _safe_conf(source)
    if fault is not None:
        yield fault
    builder = Builder(text, conf)
    found: list[Parsed] = []
    for part in _PARTS.get(suffix, ()):
        beside = source if part == suffix else source.beside(stem + part)
        if beside is not None:
            yield from _lines(beside, options.encoding, found)
    if suffix == ".txt":
        words = worded("{file} has no .ann file; it was read without any marks.", file=source.name)
        yield Problem(key="brat.no_ann", message=words, level=Level.NOTE, source=str(source.path))
    yield from _counted(found, raw, newlines, builder, source)
    for problem in builder.build(found):
        yield _at(problem, source)
    source.done = source.size
    id = document_id(text_source.name, text)
    yield Record(
        document=found_document(id, text_source.name, text, options.language),
        text=text_version(id, text, hashlib.sha256(data).hexdigest(), newlines.kind, mark),
        author="",
        layer=Layer(),
        scheme=SchemeName(options.scheme, 0),
        items=tuple(builder.items),
    )


def _safe_conf(source: Source) -> tuple[Conf, Problem | None]:
    try:
        return _conf(source), None
    except UserError as fault:
        words = worded("{why} The documents were read without it.", why=fault.message)
        return EMPTY, Problem(
            key=fault.key, message=words, level=Level.NOTE, source=str(source.path.parent / CONF)
        )


def _refuse(text: str, name: str) -> None:
    bad = find_forbidden(text)
    if bad is not None:
        key = "text.nul" if bad[1] == "NUL" else "text.lone_surrogate"
        words = worded(
            "{name} holds a {character} at character {place}, which no project can store. "
            "Take it out and import the files again.",
            name=name,
            character=bad[1],
            place=bad[0],
        )
        raise UserError(key, words)


def _lines(source: Source, encoding: str, found: list[Parsed]) -> Iterator[Problem]:
    """Append what the lines say to `found`; yield a problem for each that says nothing."""
    for number, row in source.lines(encoding):
        if number > _MOST:
            raise UserError(
                "limit.lines",
                worded("{file} has more than {most:,} lines.", file=source.name, most=_MOST),
            )
        if not row.strip():
            continue
        try:
            parsed = parsed_line(number, row.decode("utf-8"))
        except UnicodeDecodeError as fault:
            parsed = worded("it is damaged UTF-8 at byte {byte} of the line", byte=fault.start)
        if isinstance(parsed, str):
            words = worded(
                "{file}, line {line} was left out: {why}.",
                file=source.name,
                line=number,
                why=parsed,
            )
            yield Problem(
                key="brat.syntax",
                message=words,
                level=Level.ITEM,
                source=str(source.path),
                line=number,
            )
        else:
            found.append(parsed)


def _counted(
    found: Iterable[Parsed], raw: str, newlines: NewlineMap, builder: Builder, source: Source
) -> Iterator[Problem]:
    """Decide how offsets over CR LF were counted: as two characters, or (git does it) as one."""
    if newlines.kind not in {"crlf", "mixed"}:
        return
    bounds = [one for one in found if isinstance(one, Bound) and one.surface is not None]
    text = builder.text
    as_two = sum(_fits(one, raw) for one in bounds)
    as_one = sum(_fits(one, text) for one in bounds)
    if as_one > as_two:
        words = worded(
            "The lines of {file} end in CR LF, but its offsets count each as one "
            "character; they were read so.",
            file=source.name,
        )
        yield Problem(key="brat.newlines", message=words, level=Level.NOTE, source=str(source.path))
        return
    builder.to_stored = newlines.to_stored


def _fits(bound: Bound, text: str) -> bool:
    quote = "".join(text[start:end] for start, end in bound.fragments)
    return "".join(quote.split()) == "".join((bound.surface or "").split())


def _at(problem: Problem, source: Source) -> Problem:
    path = source.path
    return Problem(
        key=problem.key,
        message=worded("{file}: {what}", file=source.name, what=problem.message),
        level=problem.level,
        source=str(path),
        line=problem.line,
        where=problem.where,
    )
