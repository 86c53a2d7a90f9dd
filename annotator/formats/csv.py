"""CSV files (RFC 4180), with any of the usual delimiters and any number of line ends in a cell."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotator.errors import UserError
from annotator.formats.base import EVERYTHING, Format, Problem, ReadOptions, WriteOptions
from annotator.formats.composing import source_refused, suffix_of
from annotator.formats.decoding import decode
from annotator.formats.files import LINE_LIMIT, Source
from annotator.formats.tables import COLUMNS, Row, read_rows, rows_of
from annotator.model.record import Record
from annotator.sentences import worded

_DELIMITERS = ",;\t|"
_SAMPLE = 20


def read_csv(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of a CSV file: a table of articles, or our own layout (`tables.read_rows`).

    The delimiter is the one that gives the first rows the same number of cells. Problems:
    ``csv.unclosed_quote`` with the line where the quote opened, ``csv.dialect`` when the bytes are
    no UTF-8 (with a guess, the delimiter and the columns), and those of `read_rows`.
    """
    try:
        text = _text(source, options)
        delimiter = delimiter_of(text)
        _refuse_unclosed(text, delimiter, source.name)
        yield from read_rows(source, options, _rows(text, delimiter))
    except UserError as fault:
        yield source_refused(source, fault)


def _text(source: Source, options: ReadOptions) -> str:
    data = source.whole()
    try:
        return decode(data, options.encoding, source.name)[0]
    except UserError as fault:
        if fault.key != "encoding.guess":
            raise
        head = data[:4096].decode("latin-1").splitlines()[0]
        delimiter = delimiter_of(head)
        columns = len(next(csv.reader([head], delimiter=delimiter)))
        words = worded(
            "{why} Its rows seem to have {columns} columns, parted by {delimiter!r}.",
            why=fault.message,
            columns=columns,
            delimiter=delimiter,
        )
        raise UserError("csv.dialect", words) from fault


def delimiter_of(text: str) -> str:
    """The likeliest delimiter: the one with the most cells in rows of equal length."""
    lines = text.splitlines()[:_SAMPLE]

    def score(delimiter: str) -> tuple[int, int]:
        lengths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        same = lengths.count(lengths[0]) if lengths and lengths[0] > 1 else 0
        return same, lengths[0] if lengths else 0

    best = max(_DELIMITERS, key=score)
    return best if score(best)[0] else ","


def _reader(text: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(LINE_LIMIT)  # the module's own limit is 131,072, less than an article
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    return (row for row in _reader(text, delimiter) if row[1])


def _refuse_unclosed(text: str, delimiter: str, name: str) -> None:
    """Read all rows once: a quote that is never closed makes one cell of the rest of a file."""
    line = 0
    try:
        for begins, row in _reader(text, delimiter):
            line = begins + sum(cell.count("\n") for cell in row)
    except csv.Error as fault:
        words = worded(
            "{name}: in the row that begins at line {line} a quote is opened that is "
            "never closed, or closed where no cell ends ({why}). Nothing of it was "
            "read.",
            name=name,
            line=line + 1,
            why=str(fault),
        )
        raise UserError("csv.unclosed_quote", words) from fault


def write_csv(records: Iterable[Record], out: BinaryIO, options: WriteOptions) -> Iterator[Problem]:
    """Write records in our own layout, UTF-8 with a byte order mark so that Excel knows it.

    Rows end with CR LF, as RFC 4180 has it.
    """
    out.write("\ufeff".encode())
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerows(rows_of(record))
        out.write(buffer.getvalue().encode("utf-8"))
        buffer.seek(0)
        buffer.truncate()
    out.write(buffer.getvalue().encode("utf-8"))
    yield from ()


def _sniff(head: bytes, name: str) -> int:
    own = ",".join(COLUMNS).encode()
    if head.removeprefix(b"\xef\xbb\xbf").startswith(own):
        return 98
    return 70 if suffix_of(name) in {".csv", ".tsv"} and b"\0" not in head[:1024] else 0


CSV = Format(
    name="csv",
    title=worded("Tables (CSV): articles in a column, or a row for each item"),
    suffixes=(".csv",),
    keeps=EVERYTHING,
    read=read_csv,
    write=write_csv,
    sniff=_sniff,
)
