"""GATE XML: one document a file, the text cut by nodes that annotations refer to.

A node is a place in the text and is read as such; that its id is its UTF-16 offset, as GATE
writes it, is not relied on. Reading and writing follow GATE's DocumentStaxUtils.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from annotator.errors import UserError
from annotator.formats.base import (
    EVERYTHING,
    Format,
    Level,
    OutFile,
    Problem,
    ReadOptions,
    WriteOptions,
)
from annotator.formats.file_names import FileNames
from annotator.formats.files import Source
from annotator.formats.gate import Annotation, Doubts, GateDocument, document_of, records_of
from annotator.formats.plain_values import as_json
from annotator.formats.xml_safe import (
    SIZE_LIMIT,
    Node,
    attribute,
    clean,
    content,
    control_in_text,
    first_tag,
    tree,
)
from annotator.formats.xstream import UnknownClass, value_of
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap


def read_gate_xml(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The sets of a document as records; a zero-width annotation is reported and left out."""
    try:
        root = tree(source.whole(SIZE_LIMIT), source.name, options.encoding)
        if root.tag != "GateDocument":
            words = worded(
                "{file} is XML, but no GATE document: it begins with <{tag}>.",
                file=source.name,
                tag=root.tag[-40:],
            )
            raise UserError("xml.other", words)
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )
        return
    doubts = Doubts()
    document = _document(root, doubts)
    from_utf16 = OffsetMap(document.text).from_utf16_strict
    yield from records_of(document, doubts, from_utf16, source, options)


def _document(root: Node, doubts: Doubts) -> GateDocument:
    text, nodes = _text(root.child("TextWithNodes"))
    document = GateDocument(text=text)
    head = root.child("GateDocumentFeatures")
    document.features = _features(head, doubts) if head is not None else {}
    for part in root.all("AnnotationSet"):
        marks = document.sets.setdefault(part.attributes.get("Name", ""), [])
        for node in part.all("Annotation"):
            one = _annotation(node, nodes, doubts)
            if one is not None:
                marks.append(one)
    return document


def _text(node: Node | None) -> tuple[str, dict[str, int]]:
    """The text, and the code point of each node."""
    if node is None:
        return "", {}
    pieces, at = [node.text], len(node.text)
    places: dict[str, int] = {}
    for child in node.children:
        tail = child.tail
        places.setdefault(child.attributes.get("id", ""), at)
        pieces.append(tail)
        at += len(tail)
    return "".join(pieces), places


def _annotation(node: Node, nodes: dict[str, int], doubts: Doubts) -> Annotation | None:
    said, where = node.attributes, f"line {node.line}"
    named = f"{said.get('Type', '')} {said.get('Id', '')}"
    places = []
    for word in ("StartNode", "EndNode"):
        if said.get(word) not in nodes:
            words = worded(
                "{name} was left out: there is no node {node!r} in the text.",
                name=named,
                node=said.get(word),
            )
            doubts.tell("gate.node", words, Level.ITEM, where)
            return None
        places.append(nodes[said[word]])
    id = said.get("Id", "")
    if not (id.isascii() and id.isdecimal() and len(id) < 19):
        doubts.tell(
            "id.type",
            worded("{name} was left out: its id is no number.", name=named),
            Level.ITEM,
            where,
        )
        return None
    return Annotation(
        id=int(id),
        type=said.get("Type", ""),
        start=places[0],
        end=places[1],
        features=_features(node, doubts),
        where=where,
    )


def _features(node: Node, doubts: Doubts) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in node.all("Feature"):
        name, value = one.text_of("Name") or "", one.child("Value")
        if value is None:
            continue
        class_name = value.attributes.get("className", "java.lang.String")
        try:
            found[name] = value_of(class_name, value.text)
        except (UnknownClass, UserError) as fault:
            found[name] = value.text
            words = worded(
                "The feature {name!r} is not read ({why}); its source was kept.",
                name=name,
                why=fault.args[0],
            )
            doubts.tell("attribute.java", words, Level.NOTE, f"line {one.line}")
    return found


# --- writing ----------------------------------------------------------------------------------


def write_gate_xml(records: Iterable[Record], options: WriteOptions) -> Iterator[OutFile | Problem]:
    """One ``.xml`` a document, with a set for each layer. XML 1.0 has no control characters: a
    document with one in its text is left out; elsewhere U+FFFD stands for it and is reported.
    """
    names = FileNames()
    for _, group in groupby(records, key=lambda record: record.document.id):
        layers = list(group)
        text = layers[0].text.text
        if clean(text) != text:
            for record in layers:
                yield control_in_text(record)
            continue
        to_utf16 = OffsetMap(text).to_utf16
        document, problems = document_of(layers, to_utf16, clean)
        yield from problems
        yield OutFile(f"{names.of(layers[0])}.xml", _written(document).encode())


def _written(document: GateDocument) -> str:
    to = OffsetMap(document.text).to_utf16
    lines = [
        "<?xml version='1.0' encoding='UTF-8'?>",
        '<GateDocument version="3">',
        "<GateDocumentFeatures>",
        *_written_features(document.features),
        "</GateDocumentFeatures>",
        f"<TextWithNodes>{_cut(document)}</TextWithNodes>",
    ]
    for name, marks in document.sets.items():
        lines.append(f'<AnnotationSet Name="{attribute(name)}">' if name else "<AnnotationSet>")
        for one in marks:
            lines += [
                f'<Annotation Id="{one.id}" Type="{attribute(one.type)}" '
                f'StartNode="{to(one.start)}" EndNode="{to(one.end)}">',
                *_written_features(one.features),
                "</Annotation>",
            ]
        lines.append("</AnnotationSet>")
    return "\n".join([*lines, "</GateDocument>\n"])


def _cut(document: GateDocument) -> str:
    text, to = document.text, OffsetMap(document.text).to_utf16
    marks = [one for marks in document.sets.values() for one in marks]
    cuts = sorted({at for one in marks for at in (one.start, one.end)})
    pieces = [content(text[: cuts[0]] if cuts else text)]
    for at, following in zip(cuts, [*cuts[1:], len(text)], strict=False):
        pieces.append(f'<Node id="{to(at)}"/>{content(text[at:following])}')
    return "".join(pieces)


def _written_features(features: dict[str, object]) -> list[str]:
    return [
        '<Feature><Name className="java.lang.String">'
        f"{content(name)}</Name>{_written_value(value)}</Feature>"
        for name, value in features.items()
    ]


def _written_value(value: object) -> str:
    if isinstance(value, bool):
        kind, text = "java.lang.Boolean", "true" if value else "false"
    elif isinstance(value, int):
        kind, text = _integer_class(value), str(value)
    elif isinstance(value, float):
        # GATE and python-gatenlp both read this class; the latter knows no Double.
        kind, text = "java.math.BigDecimal", repr(value)
    else:
        kind, text = "java.lang.String", value if isinstance(value, str) else as_json(value)
    return f'<Value className="{kind}">{content(text)}</Value>'


def _integer_class(value: int) -> str:
    if -(2**31) <= value < 2**31:
        return "java.lang.Integer"
    return "java.lang.Long" if -(2**63) <= value < 2**63 else "java.math.BigInteger"


def _sniff(head: bytes, name: str) -> int:
    return 97 if first_tag(head).startswith(b"GateDocument") else 0


GATE_XML = Format(
    name="gate-xml",
    title=worded("GATE XML: a folder with one file a document, a set for each layer"),
    suffixes=(".xml",),
    keeps=EVERYTHING,
    read=read_gate_xml,
    write_files=write_gate_xml,
    sniff=_sniff,
)
