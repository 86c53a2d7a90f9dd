"""From tokens, or a text, and labelled ranges to a record: the common end of the token readers."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.errors import UserError
from annotator.formats.base import ReadOptions
from annotator.formats.decoding import check_encoding, likely_encoding, wide_without_mark
from annotator.formats.documents import document_id, found_document, refuse_unusable, text_version
from annotator.formats.files import LINE_LIMIT, Source
from annotator.model.document import Layer, Status, text_sha256
from annotator.model.items import Fragment, Span, quote_of
from annotator.model.record import Record, SchemeName
from annotator.sentences import worded


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
    refuse_unusable(text, name)
    id = id or document_id(name, text)
    spans = tuple(
        Span(id=f"s-{number}", fragments=fragments, quote=quote_of(text, fragments), label=label)
        for number, (label, fragments) in enumerate(marked, start=1)
    )
    return Record(
        document=found_document(id, name, text, options.language),
        text=text_version(id, text, text_sha256(text), "lf" if "\n" in text else "none", bom=False),
        author=author,
        layer=Layer(status=Status.IN_PROGRESS if spans else Status.NEW),
        scheme=SchemeName(options.scheme, 0),
        items=spans,
    )


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
                    words = worded(
                        "{file}: a line is longer than {megabytes} MB. Nothing was read from "
                        "there on.",
                        file=source.name,
                        megabytes=LINE_LIMIT // 2**20,
                    )
                    raise UserError("limit.line", words)
    except OSError as fault:
        words = worded("{path} cannot be read ({reason}).", path=source.path, reason=fault.strerror)
        raise UserError("import.unreadable", words) from fault
    if rest:
        yield rest


def _refuse_wide(source: Source) -> None:
    head = source.head()
    wide = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else wide_without_mark(head)
    if wide:
        words = worded(
            "{file} is not UTF-8. It may be {wide}; if so, import it again with --encoding {wide}.",
            file=source.name,
            wide=wide,
        )
        raise UserError("encoding.guess", words)


def _not_utf8(source: Source, before: int, block: bytes, fault: UnicodeDecodeError) -> UserError:
    number = before + block.count(b"\n", 0, fault.start) + 1
    guess = likely_encoding(source.head(65536))
    return UserError(
        "encoding.invalid_utf8",
        worded(
            "{file}, line {number}: the byte 0x{byte:02X} in it "
            "is no UTF-8. Nothing was read from here on. Mend the file, or name its encoding "
            "(--encoding {guess}?).",
            file=source.name,
            number=number,
            byte=block[fault.start],
            guess=guess,
        ),
    )
