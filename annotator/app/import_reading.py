"""Reading of an import: what one source holds, by the format that it is in, side-car included."""

from collections.abc import Iterator

from annotator.app.import_folders import unreadable
from annotator.app.import_types import ImportOptions
from annotator.app.sidecar import Sidecar, restored
from annotator.errors import UserError
from annotator.formats import guess_format
from annotator.formats.base import Format, Level, Problem, ReadOptions, not_read
from annotator.formats.files import Source
from annotator.formats.sniffing import first_bytes
from annotator.model.record import Record
from annotator.model.scheme import Scheme
from annotator.sentences import worded


def read_source(
    source: Source,
    chosen: Format | None,
    options: ImportOptions,
    scheme: str,
    whole: Sidecar | None = None,
) -> Iterator[Record | Problem]:
    """What a source holds, read by the format that was chosen or the one of its content.

    `scheme` is the name of the project's. What its side-car holds is brought back.
    """
    try:
        format = chosen or guess_format(source.name, first_bytes(source))
    except UserError as fault:
        yield not_read(source.path, fault)
        return
    if chosen is None and source.path.suffix.lower() not in format.suffixes:
        words = worded(
            "{name} was read as {format}, by its content. Else name the format.",
            name=source.name,
            format=format.name,
        )
        yield Problem(
            key="format.guessed", message=words, level=Level.NOTE, source=str(source.path)
        )
    if format.read is None:
        words = worded("The format {name} can only be written.", name=format.name)
        raise UserError("format.not_readable", words)
    reading = ReadOptions(
        encoding=options.encoding,
        scheme=scheme,
        language=options.language,
        fields=dict(options.fields),
    )
    try:
        yield from restored(format.read(source, reading), source, format, whole)
    except UserError as fault:
        yield not_read(source.path, fault)
    except OSError as fault:
        yield not_read(source.path, unreadable(source.path, fault))


def scheme_of(source: Source, chosen: Format | None) -> Scheme | None:
    """The scheme that a source brings along; the reader itself tells of one that is damaged."""
    try:
        format = chosen or guess_format(source.name, first_bytes(source))
        return format.scheme(source) if format.scheme is not None else None
    except UserError:
        return None
