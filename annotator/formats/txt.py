"""Plain text: one document a file, nothing marked. UTF-8 unless another encoding is named."""

import hashlib
from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Problem, ReadOptions
from annotator.formats.composing import source_refused
from annotator.formats.decoding import decode
from annotator.formats.documents import document_id, found_document, refuse_unusable, text_version
from annotator.formats.files import Source
from annotator.model.document import Layer
from annotator.model.record import Record, SchemeName
from annotator.sentences import worded
from annotator.text.offsets import normalise_newlines


def read_txt(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record without items for the file, or the one problem for which it is refused.

    Only a byte order mark is removed and CR LF and CR become LF; both are noted on the text
    version. The record names no author: nobody has worked on it yet.
    """
    try:
        yield _read(source, options)
    except UserError as fault:
        yield source_refused(source, fault)


def _read(source: Source, options: ReadOptions) -> Record:
    data = source.whole()
    raw, mark = decode(data, options.encoding, source.name)
    text, line_ends = normalise_newlines(raw)
    refuse_unusable(text, source.name)
    id = document_id(source.name, text)
    return Record(
        document=found_document(id, source.name, text, options.language),
        text=text_version(id, text, hashlib.sha256(data).hexdigest(), line_ends.kind, mark),
        author="",
        layer=Layer(),
        scheme=SchemeName(options.scheme, 0),
    )


TXT = Format(
    name="txt",
    title=worded("Plain text: one document a file"),
    suffixes=(".txt", ".text"),
    keeps=Keeps(),
    read=read_txt,
)
