"""BioC XML: a collection of documents in one file, read and written one document after another."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

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
from annotator.formats.bioc_write import Json, document_of
from annotator.formats.files import Source
from annotator.formats.xml_safe import (
    Node,
    attribute,
    clean,
    content,
    control_in_text,
    first_tag,
    parts,
)
from annotator.model.record import Record
from annotator.sentences import worded


def read_bioc_xml(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a collection as records, each as soon as it is read. The document type that
    most BioC files name is passed over and not fetched; one with declarations in it is refused.
    """
    try:
        if first_tag(source.head(65536))[:10].strip() != b"collection":
            words = worded(
                "{file} is no BioC file: that begins with a collection.", file=source.name
            )
            raise UserError("xml.other", words)
        for node, root in parts(source, "document", options.encoding, doctype=True):
            found = {**_parsed(node), "collection": _collection(root)}
            yield from record_of(found, source, options, node.line)
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )


def _parsed(node: Node) -> Json:
    return {
        "id": (node.text_of("id") or "").strip(),
        "infons": _infons(node),
        "passages": [
            {**_part(one), "sentences": [_part(inner) for inner in one.all("sentence")]}
            for one in node.all("passage")
        ],
        **_marks(node),
    }


def _collection(root: Node) -> Json:
    said = {key: (root.text_of(key) or "").strip() for key in ("source", "date", "key")}
    return {key: value for key, value in {**said, **_infons(root)}.items() if value}


def _part(node: Node) -> Json:
    return {
        "offset": (node.text_of("offset") or "0").strip(),
        "text": node.text_of("text") or "",
        "infons": _infons(node),
        **_marks(node),
    }


def _marks(node: Node) -> Json:
    return {
        "annotations": [
            {
                "id": one.attributes.get("id", ""),
                "infons": _infons(one),
                "text": one.text_of("text") or "",
                "locations": [dict(place.attributes) for place in one.all("location")],
            }
            for one in node.all("annotation")
        ],
        "relations": [
            {
                "id": one.attributes.get("id", ""),
                "infons": _infons(one),
                "nodes": [dict(end.attributes) for end in one.all("node")],
            }
            for one in node.all("relation")
        ],
    }


def _infons(node: Node) -> Json:
    return {one.attributes.get("key", ""): one.text for one in node.all("infon")}


# --- writing ----------------------------------------------------------------------------------

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<collection><source>annotator</source><date/>'
    f'<key/>\n<infon key="{UNIT_INFON}">{{unit}}</infon>\n'
)


def write_bioc_xml(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """One collection with a document for each layer of each document. XML 1.0 has no control
    characters: a document with one in its text is left out; elsewhere U+FFFD stands for it.
    """
    out.write(_HEAD.format(unit=options.offsets).encode())
    for record in records:
        if clean(record.text.text) != record.text.text:
            yield control_in_text(record)
            continue
        document, problems = document_of(record, options.offsets, clean)
        yield from problems
        out.write("".join(_document(document)).encode())
    out.write(b"</collection>\n")


def _document(said: Json) -> Iterator[str]:
    yield f"<document><id>{content(str(said['id']))}</id>"
    yield from _written_infons(said)
    for passage in _list(said["passages"]):
        yield "\n<passage>"
        yield from _written_infons(passage)
        yield f"<offset>{passage['offset']}</offset><text>{content(str(passage['text']))}</text>"
        yield from _written_marks(passage)
        yield "</passage>"
    yield from _written_marks(said)
    yield "</document>\n"


def _written_marks(said: Json) -> Iterator[str]:
    for one in _list(said["annotations"]):
        yield f'\n<annotation id="{attribute(str(one["id"]))}">'
        yield from _written_infons(one)
        for place in _list(one["locations"]):
            yield f'<location offset="{place["offset"]}" length="{place["length"]}"/>'
        yield f"<text>{content(str(one['text']))}</text></annotation>"
    for one in _list(said["relations"]):
        yield f'\n<relation id="{attribute(str(one["id"]))}">'
        yield from _written_infons(one)
        for end in _list(one["nodes"]):
            refid, role = attribute(str(end["refid"])), attribute(str(end["role"]))
            yield f'<node refid="{refid}" role="{role}"/>'
        yield "</relation>"


def _written_infons(said: Json) -> Iterator[str]:
    infons = said["infons"]
    if isinstance(infons, dict):
        for key, value in infons.items():
            yield f'<infon key="{attribute(key)}">{content(value)}</infon>'


def _list(value: object) -> list[Json]:
    return value if isinstance(value, list) else []


def _sniff(head: bytes, name: str) -> int:
    tag = first_tag(head)
    inside = b"<document" in head or b"<source" in head or b"<key" in head
    return 92 if tag == b"collection" and inside else 0


BIOC_XML = Format(
    name="bioc-xml",
    title=worded("BioC XML: one collection of documents"),
    suffixes=(".xml",),
    keeps=EVERYTHING,
    read=read_bioc_xml,
    write=write_bioc_xml,
    sniff=_sniff,
)
