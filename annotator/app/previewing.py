"""Previews: what an import would bring and how an export would look, before anything is done."""

import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from annotator.app.export_losses import stages
from annotator.app.export_types import ExportOptions
from annotator.app.import_files import gathered
from annotator.app.import_reading import read_source
from annotator.app.import_types import ImportOptions
from annotator.errors import UserError
from annotator.formats import SNIFFED, format_by_name, guess_format
from annotator.formats.base import Level, OutFile, Problem, Tokens, Unit, WriteOptions
from annotator.formats.decoding import Offer, offers
from annotator.formats.files import Source
from annotator.formats.sniffing import first_bytes
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.store.store import Store

_RECORDS = 20
_SHOWN = 4_000
_BYTES = 64 * 1024
_ASKS = ("encoding.", "csv.dialect")


class ImportPreview(msgspec.Struct, frozen=True, kw_only=True):
    """The first of what a file would bring. `more`: there is more than was looked at.

    `text` is the beginning of the first document, at most 4,000 code points. `offers` are the
    encodings to choose from, the likeliest first, where one has to be named; `problem` is the
    sentence that says why nothing would come, "" when something would.
    """

    format: str = ""
    documents: int = 0
    items: int = 0
    more: bool = False
    title: str = ""
    text: str = ""
    problem: str = ""
    notes: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()


def preview_import(path: Path, options: ImportOptions, scheme: str) -> ImportPreview:
    """Look into a file, or the first file of a folder or archive; at most 20 records are read.

    `scheme` is the name of the project's scheme. Never raises for what is wrong with the file.
    """
    try:
        chosen = format_by_name(options.format) if options.format else None
        sources = gathered([path], chosen, lambda _name: None)
        if not sources:
            words = worded("{name} holds no file of a known kind.", name=path.name)
            raise UserError("import.nothing", words)
        source = sources[0]
        name = options.format or guess_format(source.name, first_bytes(source)).name
        entries = list(islice(read_source(source, chosen, options, scheme), _RECORDS + 1))
    except UserError as fault:
        return ImportPreview(problem=fault.message)
    return _import_preview(source, name, entries, more=len(sources) > 1)


def _import_preview(
    source: Source, name: str, entries: list[Record | Problem], *, more: bool
) -> ImportPreview:
    records = [entry for entry in entries if isinstance(entry, Record)]
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    fatal = next((p for p in problems if p.fatal), None)
    asks = fatal is not None and fatal.key.startswith(_ASKS)
    first = records[0] if records else None
    return ImportPreview(
        format=name,
        documents=len(records),
        items=sum(len(record.items) for record in records),
        more=more or len(entries) > _RECORDS,
        title=first.document.title if first else "",
        text=first.text.text[:_SHOWN] if first else "",
        problem=fatal.message if fatal and not records else "",
        notes=tuple(dict.fromkeys(p.message for p in problems if p is not fatal))[:8],
        offers=tuple(offers(source.head(SNIFFED))) if asks else (),
    )


class ExportPreview(msgspec.Struct, frozen=True, kw_only=True):
    """How one document would be written: the beginning of it, and what would be lost of it."""

    text: str = ""
    losses: tuple[str, ...] = ()


def preview_export(store: Store, document: str, options: ExportOptions) -> ExportPreview:
    """Write one document into memory and show the beginning, at most 4,000 code points.

    Raises UserError as the export itself would.
    """
    format = format_by_name(options.format)
    author = options.author or None
    records = [
        (whole, shadow, problems)
        for record in store.records(author=author, documents=[document])
        for whole, shadow, problems, _ in stages(record, format.keeps, options)
    ]
    losses = [problem for _, _, problems in records for problem in problems]
    wanted = WriteOptions(
        offsets=Unit(options.offsets),
        tokens=Tokens(options.tokens),
        scheme=store.scheme(),
        task=options.task,
    )
    shadows = iter([shadow for _, shadow, _ in records])
    parts: list[str] = []
    if format.write is not None:
        out = io.BytesIO()
        losses.extend(format.write(shadows, out, wanted))
        parts.append(_readable(out.getvalue()))
    elif format.write_files is not None:
        losses.extend(_files(format.write_files(shadows, wanted), parts))
    told = [p.message for p in losses if p.level is not Level.NOTE]
    # What stands alone stays the sentence that it may be.
    text = parts[0] if len(parts) == 1 else "\n".join(parts)
    text = text if len(text) <= _SHOWN else text[:_SHOWN]
    return ExportPreview(text=text, losses=tuple(dict.fromkeys(told)))


def _files(written: Iterator[OutFile | Problem], parts: list[str]) -> Iterator[Problem]:
    for entry in written:
        if isinstance(entry, OutFile):
            parts.append(f"— {entry.name} —\n{_readable(entry.data)}")
        else:
            yield entry


def _readable(data: bytes) -> str:
    if b"\0" in data[:1024]:
        return worded("({number} bytes)", number=len(data))
    return data[:_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
