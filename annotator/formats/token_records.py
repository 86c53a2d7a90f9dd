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
from annotator.formats.files import LINE_LIMIT, Source
from annotator.model.document import Document, Layer, Status, text_sha256
from annotator.model.items import Fragment, Span, quote_of
from annotator.model.record import Record, SchemeName
from annotator.text.offsets import find_forbidden, is_blank


class Marked(NamedTuple):
    """A label on ranges of code points, which are in order and do not touch."""

    label: str
    fragments: tuple[Fragment, ...]


_BLOCK = 1024 * 1024
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
    """The lines of a text file, numbered from 1, without LF; a CR stays.

    Raises UserError ``encoding.guess`` (another encoding, and which it may be),
    ``encoding.invalid_utf8`` (a damaged line, with its number), and those of `Source.lines`.
    """
    encoding = options.encoding.lower()
    if not encoding:
        _refuse_wide(source)
    elif check_encoding(encoding) not in _UTF8:
        for at, recoded in source.lines(encoding):
            yield at, recoded.decode("utf-8", "surrogatepass")
        return
    number = 0
    for block in _blocks(source):
        try:
            lines = block.decode("utf-8").split("\n")
        except UnicodeDecodeError as fault:
            raise _not_utf8(source, number, block, fault) from fault
        for line in lines:
            number += 1
            yield number, line.removeprefix("\ufeff") if number == 1 else line


def _blocks(source: Source) -> Iterator[bytes]:
    """The file in pieces of whole lines, without the last line end of each: token files have so
    many lines that each must cost little.
    """
    rest = b""
    try:
        with source.stream() as file:
            while block := file.read(_BLOCK):
                source.done += len(block)
                whole, end, after = block.rpartition(b"\n")
                if end:
                    yield rest + whole
                    rest = b""
                rest += after
                if len(rest) > LINE_LIMIT:
                    words = f"{source.name}: a line is longer than {LINE_LIMIT // 2**20} MB. "
                    raise UserError("limit.line", words + "Nothing was read from there on.")
    except OSError as fault:
        words = f"{source.path} cannot be read ({fault.strerror})."
        raise UserError("import.unreadable", words) from fault
    if rest:
        yield rest


def _refuse_wide(source: Source) -> None:
    head = source.head()
    wide = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else wide_without_mark(head)
    if wide:
        words = f"{source.name} is not UTF-8. It may be {wide}; if so, import it again with "
        raise UserError("encoding.guess", f"{words}--encoding {wide}.")


def _not_utf8(source: Source, before: int, block: bytes, fault: UnicodeDecodeError) -> UserError:
    number = before + block.count(b"\n", 0, fault.start) + 1
    guess = likely_encoding(source.head(65536))
    return UserError(
        "encoding.invalid_utf8",
        f"{source.name}, line {number}: the byte 0x{block[fault.start]:02X} in it "
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
