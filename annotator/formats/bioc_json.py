"""BioC JSON: a collection of documents as one JSON object, in the shape of the BioC schema."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from annotator.errors import UserError
from annotator.formats.base import (
    EVERYTHING,
    Format,
    Level,
    Problem,
    ReadOptions,
    WriteOptions,
)
from annotator.formats.bioc import record_of
from annotator.formats.bioc_places import UNIT_INFON
from annotator.formats.bioc_write import document_of
from annotator.formats.decoding import decode
from annotator.formats.files import Source
from annotator.formats.plain_values import json_map
from annotator.model.record import Record
from annotator.sentences import worded


def read_bioc_json(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a collection as records; the file is one object of at most 64 MB."""
    try:
        text, _ = decode(source.whole(), options.encoding, source.name)
        whole = json_map(text, source.name)
        documents = _documents(whole)
        if documents is None:
            words = worded(
                "{file} is JSON, but no BioC: it has neither documents nor passages.",
                file=source.name,
            )
            raise UserError("json.other", words)
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )
        return
    collection = {key: value for key, value in whole.items() if value and value is not documents}
    for number, one in enumerate(documents):
        if isinstance(one, dict):
            own = {} if one is whole else collection
            yield from record_of({**one, "collection": own}, source, options)
        else:
            words = worded(
                "{file}: documents[{number}] is no object and was left out.",
                file=source.name,
                number=number,
            )
            yield Problem(
                key="bioc.shape", message=words, source=str(source.path),
                where=f"documents[{number}]",
            )  # fmt: skip


def _documents(whole: dict[str, object]) -> list[object] | None:
    """The documents of a collection; of a file that is a single document, that one."""
    for key in ("documents", "PubTator3"):
        found = whole.get(key)
        if isinstance(found, list):
            return found
    return [whole] if isinstance(whole.get("passages"), list) else None


def write_bioc_json(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """One collection with a document for each layer of each document, a document a line."""
    head = {"source": "annotator", "date": "", "key": ""}
    infons = {UNIT_INFON: options.offsets}
    opened = msgspec.json.encode({**head, "infons": infons, "documents": []})
    out.write(opened.removesuffix(b"]}"))
    between = b"\n"
    for record in records:
        document, problems = document_of(record, options.offsets, str)
        yield from problems
        out.write(between + msgspec.json.encode(document))
        between = b",\n"
    out.write(b"\n]}\n")


def _sniff(head: bytes, name: str) -> int:
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return 0
    if b'"passages"' in head and (b'"offset"' in head or b'"documents"' in head):
        return 93
    return 0


BIOC_JSON = Format(
    name="bioc-json",
    title=worded("BioC JSON: one collection of documents"),
    suffixes=(".json", ".biocjson"),
    keeps=EVERYTHING,
    read=read_bioc_json,
    write=write_bioc_json,
    sniff=_sniff,
)
