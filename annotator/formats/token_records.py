"""From tokens, or a text, and labelled ranges to a record: the common end of the token readers."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.decoding import check_encoding, likely_encoding, wide_without_mark
from annotator.formats.documents import (
    document_id,
    guess_direction,
    guess_language,
    text_version,
    title_of,
)
from annotator.formats.files import Source
from annotator.model.document import Document, Layer, Status, text_sha256
from annotator.model.items import Fragment, Span, quote_of
from annotator.model.record import Record, SchemeName
from annotator.text.offsets import find_forbidden, is_blank


class Marked(NamedTuple):
    """A label on ranges of code points, which are in order and do not touch."""

    label: str
    fragments: tuple[Fragment, ...]


_UTF8 = {"utf-8", "utf8", "utf-8-sig"}


def span_record(
    name: str,
    text: str,
    marked: Iterable[Marked],
    options: ReadOptions,
    *,
    id: str = "",
    author: str = "",
) -> Record:
    """A record of a text with spans on it. `text` has LF line ends; what is marked lies in it.

    Raises UserError ``text.nul``, ``text.lone_surrogate`` or ``text.blank`` for a text that no
    project can hold.
    """
    _refuse_unusable(text, name)
    id = id or document_id(name, text)
    guessed = guess_language(text)
    spans = tuple(
        Span(id=f"s-{number}", fragments=fragments, quote=quote_of(text, fragments), label=label)
        for number, (label, fragments) in enumerate(marked, start=1)
    )
    return Record(
        document=Document(
            id=id,
            name=name,
            title=title_of(text),
            language=options.language or guessed,
            direction=guess_direction(text, guessed),
        ),
        text=text_version(id, text, text_sha256(text), "lf" if "\n" in text else "none", bom=False),
        author=author,
        layer=Layer(status=Status.IN_PROGRESS if spans else Status.NEW),
        scheme=SchemeName(options.scheme, 0),
        items=spans,
    )


def _refuse_unusable(text: str, name: str) -> None:
    bad = find_forbidden(text)
    if bad is not None:
        at, what = bad
        raise UserError(
            "text.nul" if what == "NUL" else "text.lone_surrogate",
            f"{name} holds a {what} at character {at}, which no project can store. "
            "Take it out and import the file again.",
        )
    if is_blank(text):
        raise UserError("text.blank", f"{name} holds nothing to read: only blanks and marks.")


def text_lines(source: Source, options: ReadOptions) -> Iterator[tuple[int, str]]:
    """The lines of a text file, numbered from 1, without their ends.

    Raises UserError ``encoding.guess`` (another encoding, and which it may be),
    ``encoding.invalid_utf8`` (a damaged line, with its number), and those of `Source.lines`.
    """
    encoding = options.encoding.lower()
    if encoding:
        check_encoding(encoding)
    else:
        _refuse_wide(source)
    for number, line in source.lines("" if encoding in _UTF8 else encoding):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise _not_utf8(source, number, line, fault) from fault
        yield number, text


def _refuse_wide(source: Source) -> None:
    head = source.head()
    wide = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else wide_without_mark(head)
    if wide:
        words = f"{source.name} is not UTF-8. It may be {wide}; if so, import it again with "
        raise UserError("encoding.guess", f"{words}--encoding {wide}.")


def _not_utf8(source: Source, number: int, line: bytes, fault: UnicodeDecodeError) -> UserError:
    guess = likely_encoding(source.head(65536))
    return UserError(
        "encoding.invalid_utf8",
        f"{source.name}, line {number}: its byte {fault.start} (0x{line[fault.start]:02X}) "
        "is no UTF-8. Nothing was read from here on. Mend the file, or name its encoding "
        f"(--encoding {guess}?).",
    )


def source_problem(source: Source, fault: UserError, line: int | None = None) -> Problem:
    """What stopped the reading of a file."""
    return Problem(
        key=fault.key,
        message=fault.message,
        level=Level.SOURCE,
        source=str(source.path),
        line=line,
    )
