"""Excel tables (an extra): the layouts of CSV, by openpyxl. No formula is run or written."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any, BinaryIO

from annotator.errors import UserError
from annotator.formats.archives import refuse_bombs
from annotator.formats.base import (
    EVERYTHING,
    Format,
    Level,
    Problem,
    ReadOptions,
    WriteOptions,
)
from annotator.formats.composing import source_refused, suffix_of
from annotator.formats.files import Source
from annotator.formats.losses import problem_of
from annotator.formats.tables import COLUMNS, Row, read_rows, rows_of
from annotator.model.record import Record
from annotator.sentences import worded

Untyped = Any
"""The library, its books, sheets and cells: it has no types."""

CELL_LIMIT = 32_767
"""Characters in a cell, by Excel's own specification; counted in UTF-16."""

_ROW_LIMIT = 1_048_576
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


def read_xlsx(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The records of the first sheet, as `tables.read_rows` reads them. Cells are taken as text.

    Problems: ``install.extra`` without openpyxl, ``archive.damaged``, and those of `read_rows`.
    """
    try:
        book = _opened(source)
        with closing(book):
            yield from read_rows(source, options, _rows(book))
    except UserError as fault:
        yield source_refused(source, fault)


def _library() -> Untyped:
    try:
        import openpyxl
    except ImportError as fault:
        words = worded(
            "To read and write Excel files install the extra: pip install 'annotator[xlsx]'."
        )
        raise UserError("install.extra", words) from fault
    return openpyxl


def _opened(source: Source) -> Untyped:
    openpyxl = _library()
    data = source.whole()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refuse_bombs(source.path, archive.infolist())
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as fault:
        words = worded(
            "{file} is no Excel file, or a damaged one ({fault}).",
            file=source.name,
            fault=str(fault),
        )
        raise UserError("archive.damaged", words) from fault


def _rows(book: Untyped) -> Iterator[Row]:
    sheet = book.worksheets[0]
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        row = ["" if cell is None else str(cell) for cell in cells]
        if any(row):
            yield number, row


def write_xlsx(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write records in our own layout, every cell as text.

    A record with a cell over `CELL_LIMIT` characters, or one that a sheet cannot hold, is left out
    whole and told (``xlsx.cell``, ``xlsx.rows``).
    """
    openpyxl = _library()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("annotator")
    sheet.append(list(COLUMNS))
    written = 1
    for record in records:
        rows = list(rows_of(record))
        fault = _fault(rows, written)
        if fault is not None:
            key, words = fault
            name = record.document.name
            message = worded("{document} is left out: {words}.", document=name, words=words)
            yield problem_of(record.document, key, message, level=Level.RECORD)
            continue
        for row in rows:
            sheet.append([_text(openpyxl, sheet, cell) for cell in row])
        written += len(rows)
    whole = io.BytesIO()
    book.save(whole)
    out.write(whole.getvalue())


def _fault(rows: list[list[str]], written: int) -> tuple[str, str] | None:
    if written + len(rows) > _ROW_LIMIT:
        return "xlsx.rows", worded("a sheet ends after {limit} rows", limit=_ROW_LIMIT)
    for row in rows:
        for cell in row:
            if len(cell) > CELL_LIMIT // 2 and len(cell.encode("utf-16-le")) // 2 > CELL_LIMIT:
                return "xlsx.cell", worded(
                    "a cell holds at most {limit} characters", limit=CELL_LIMIT
                )
            if _UNPRINTABLE.search(cell):
                return "xlsx.cell", worded("it has control characters, which a sheet cannot hold")
    return None


def _text(openpyxl: Untyped, sheet: Untyped, value: str) -> Untyped:
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"  # never a formula, whatever it begins with
    return cell


def _sniff(head: bytes, name: str) -> int:
    return 90 if suffix_of(name) in {".xlsx", ".xlsm"} else 0


XLSX = Format(
    name="xlsx",
    title=worded("Excel tables: articles in a column, or a row for each item"),
    suffixes=(".xlsx",),
    keeps=EVERYTHING,
    read=read_xlsx,
    write=write_xlsx,
    sniff=_sniff,
    extra="xlsx",
)
