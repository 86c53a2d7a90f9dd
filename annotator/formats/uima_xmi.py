"""UIMA CAS XMI: one CAS a file, with the type system beside it. Offsets are UTF-16 units.

Read and written here and not by dkpro-cassis, which stops at the first bad structure and cannot
say where; the tests hold what is written to what dkpro-cassis reads.
"""

import re
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
    not_read,
)
from annotator.formats.cas import (
    FS_ARRAY,
    INITIAL_VIEW,
    PRIMITIVE_ARRAYS,
    PRIMITIVES,
    Cas,
    Feature,
    Refs,
    Sofa,
    Structure,
    Types,
    primitive,
)
from annotator.formats.cas_read import records_of
from annotator.formats.cas_write import SOFA_REF, CasBuilder, own_types
from annotator.formats.file_names import FileNames
from annotator.formats.files import Source
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
from annotator.model.record import Record
from annotator.sentences import worded

TYPE_SYSTEM = "TypeSystem.xml"
"""The name that INCEpTION gives the file of types, and we too."""

_XMI = "http://www.omg.org/XMI"
_ID = f"{_XMI} id"
_CAS = "http:///uima/cas.ecore"
_SPEC = "http://uima.apache.org/resourceSpecifier"
_ECORE = re.compile(r"http:///(.*)\.ecore (.+)", re.DOTALL)
_POINTERS = {"Governor", "Dependent", "target", "first", "next"}
_NUMBERS = re.compile(r"\d{1,18}( \d{1,18})*", re.ASCII)


def read_xmi(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The views of a CAS as records. Types come from the type system beside the file, under the
    names that UIMA tools use; without one the conventions of DKPro and INCEpTION are assumed and
    every other feature is a string.
    """
    try:
        root = tree(source.whole(SIZE_LIMIT), source.name, options.encoding)
        if root.tag == f"{_SPEC} typeSystemDescription":
            words = worded(
                "{file} holds only types; they are read with the XMI files beside it.",
                file=source.name,
            )
            yield Problem(key="cas.types", message=words, level=Level.NOTE, source=str(source.path))
            return
        if root.tag != f"{_XMI} XMI":
            words = worded(
                "{file} is XML, but not XMI: it begins with <{tag}>.",
                file=source.name,
                tag=root.tag[-40:],
            )
            raise UserError("xml.other", words)
        types = _types_beside(source)
    except UserError as fault:
        yield not_read(source.path, fault)
        return
    cas = _parse(root, types)
    yield from records_of(cas, source, options)


# --- types ------------------------------------------------------------------------------------


def _types_beside(source: Source) -> Types:
    stem = source.path.stem
    names = (
        f"{stem}.typesystem.xml", f"{stem}-typesystem.xml", TYPE_SYSTEM, "typesystem.xml",
        f"{stem}_typesystem.xml",
    )  # fmt: skip
    for name in names:
        beside = source.beside(name)
        if beside is not None:
            return parse_types(tree(beside.whole(SIZE_LIMIT), beside.name))
    return Types()


def parse_types(root: Node) -> Types:
    """The types of a ``typeSystemDescription``. Imports of other descriptors are not followed."""
    types = Types()
    for group in root.all(f"{_SPEC} types"):
        for one in group.all(f"{_SPEC} typeDescription"):
            features = {}
            for part in one.all(f"{_SPEC} features"):
                for said in part.all(f"{_SPEC} featureDescription"):
                    range, element = _word(said, "rangeTypeName"), _word(said, "elementType")
                    features[_word(said, "name")] = Feature(range, element)
            types.declare(_word(one, "name"), _word(one, "supertypeName"), features)
    return types


def _word(node: Node, tag: str) -> str:
    return (node.text_of(f"{_SPEC} {tag}") or "").strip()


# --- structures -------------------------------------------------------------------------------


def _parse(root: Node, types: Types) -> Cas:
    sofas: list[Sofa] = []
    nodes: dict[str, tuple[str, Node]] = {}
    for number, node in enumerate(root.children):
        ref = node.attributes.get(_ID) or f"#{number}"
        type = _type_name(node.tag)
        if type == "uima.cas.Sofa":
            sofas.append(_sofa(ref, node.attributes))
        elif type not in {"uima.cas.NULL", "uima.cas.View"}:
            nodes.setdefault(ref, (type, node))
    links = {ref for ref, (_, node) in nodes.items() if "target" in node.attributes}
    structures = {
        ref: Structure(
            ref=ref, type=type, where=f"line {node.line}, xmi:id {ref}",
            features=dict(_features(type, node, types, links, nodes)),
        )
        for ref, (type, node) in nodes.items()
    }  # fmt: skip
    return Cas(sofas=sofas, structures=structures, types=types)


def _type_name(tag: str) -> str:
    found = _ECORE.fullmatch(tag)
    if found is None:
        return tag.rpartition(" ")[2]
    name = f"{found[1].replace('/', '.')}.{found[2]}"
    return name.removeprefix("uima.noNamespace.")


def _sofa(ref: str, said: dict[str, str]) -> Sofa:
    return Sofa(
        ref=ref,
        name=said.get("sofaID", INITIAL_VIEW),
        text=said.get("sofaString"),
        uri=said.get("sofaURI", ""),
        binary="sofaArray" in said,
    )


def _features(
    type: str, node: Node, types: Types, links: set[str], nodes: dict[str, tuple[str, Node]]
) -> Iterator[tuple[str, object]]:
    for name, value in node.attributes.items():
        if name == _ID:
            continue
        if name == "sofa":
            yield name, Refs((value,))
            continue
        declared = types.feature(type, name)
        if name in {"begin", "end"} or (declared is None and type in types.parents):
            yield name, value
        elif declared is None:
            yield name, _guessed(name, value, links)
        elif declared.range in PRIMITIVES:
            yield name, primitive(value, declared.range)
        elif declared.range in PRIMITIVE_ARRAYS:
            yield name, value.split()
        elif _NUMBERS.fullmatch(value):
            yield name, _pointed(value.split(), declared, nodes)
        else:
            yield name, value  # a subtype of String, or what is no pointer at all
    for child in node.children:
        yield child.tag, [one.text for one in node.all(child.tag)]


def _guessed(name: str, value: str, links: set[str]) -> object:
    parts = value.split()
    if name in _POINTERS and _NUMBERS.fullmatch(value):
        return Refs(tuple(parts), many=False)
    if parts and links.issuperset(parts):
        return Refs(tuple(parts), many=True)
    return value


def _pointed(ids: list[str], declared: Feature, nodes: dict[str, tuple[str, Node]]) -> Refs | str:
    """What a feature of a declared range points at; arrays that stand apart are opened."""
    if declared.range != FS_ARRAY:
        pointing = len(ids) == 1 and (ids[0] in nodes or "." in declared.range)
        return Refs(tuple(ids)) if pointing else " ".join(ids)
    if len(ids) == 1 and ids[0] in nodes and nodes[ids[0]][0] == FS_ARRAY:
        ids = nodes[ids[0]][1].attributes.get("elements", "").split()
    return Refs(tuple(ids), many=True)


# --- writing ----------------------------------------------------------------------------------


def write_xmi(records: Iterable[Record], options: WriteOptions) -> Iterator[OutFile | Problem]:
    """One ``.xmi`` for each layer of each document, and ``TypeSystem.xml`` for all of them.

    XML 1.0 has no control characters: a document with one in its text is left out and reported;
    elsewhere U+FFFD stands for it and the item is reported.
    """
    names, types = FileNames(), own_types()
    builder = CasBuilder(types, clean)
    for _, layers in groupby(records, key=lambda record: record.document.id):
        group = list(layers)
        for record in group:
            if clean(record.text.text) != record.text.text:
                yield control_in_text(record)
                continue
            structures, problems = builder.structures(record)
            yield from problems
            name = names.of(record, len(group))
            yield OutFile(f"{name}.xmi", _document(record.text.text, structures).encode())
    yield OutFile(TYPE_SYSTEM, _type_system(types).encode())


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PREFIXES = {
    "cas": _CAS,
    "tcas": "http:///uima/tcas.ecore",
    "metadata": "http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore",
    "ner": "http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore",
    "custom": "http:///webanno/custom.ecore",
    "annotator": "http:///annotator.ecore",
}
_PREFIX_OF = {uri[len("http:///") : -len(".ecore")]: prefix for prefix, uri in _PREFIXES.items()}


def _document(text: str, structures: list[Structure]) -> str:
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _PREFIXES.items())
    lines = [
        f'{_HEAD}<xmi:XMI xmlns:xmi="{_XMI}"{spaces} xmi:version="2.0">',
        '  <cas:NULL xmi:id="0"/>',
    ]
    lines += [f"  {_element(one)}" for one in structures]
    members = " ".join(one.ref for one in structures if "sofa" in one.features)
    lines += [
        f'  <cas:Sofa xmi:id="{SOFA_REF}" sofaNum="1" sofaID="{INITIAL_VIEW}" '
        f'mimeType="text/plain" sofaString="{attribute(text)}"/>',
        f'  <cas:View sofa="{SOFA_REF}" members="{members}"/>',
        "</xmi:XMI>\n",
    ]
    return "\n".join(lines)


def _element(one: Structure) -> str:
    package, _, name = one.type.rpartition(".")
    prefix = _PREFIX_OF[package.replace(".", "/")]
    said = "".join(f' {key}="{_value(value)}"' for key, value in one.features.items())
    return f'<{prefix}:{name} xmi:id="{one.ref}"{said}/>'


def _value(value: object) -> str:
    if isinstance(value, Refs):
        return " ".join(value.ids)
    if isinstance(value, bool):
        return "true" if value else "false"
    return attribute(value) if isinstance(value, str) else repr(value)


def _type_system(types: Types) -> str:
    lines = [f'{_HEAD}<typeSystemDescription xmlns="{_SPEC}">', "  <types>"]
    for name, parent in types.parents.items():
        lines += [
            "    <typeDescription>",
            f"      <name>{name}</name>",
            "      <description/>",
            f"      <supertypeName>{parent}</supertypeName>",
            "      <features>",
        ]
        lines += [_feature(key, said) for key, said in types.own[name].items()]
        lines += ["      </features>", "    </typeDescription>"]
    return "\n".join([*lines, "  </types>", "</typeSystemDescription>\n"])


def _feature(name: str, said: Feature) -> str:
    element = f"<elementType>{said.element}</elementType>" if said.element else ""
    return (
        f"        <featureDescription><name>{content(name)}</name><description/>"
        f"<rangeTypeName>{said.range}</rangeTypeName>{element}</featureDescription>"
    )


def _sniff(head: bytes, name: str) -> int:
    tag = first_tag(head)
    if tag.startswith(b"xmi:XMI") or (b"XMI" in tag[:20] and _XMI.encode() in tag):
        return 96
    return 95 if tag.startswith(b"typeSystemDescription") else 0


UIMA_XMI = Format(
    name="uima-xmi",
    title=worded("UIMA CAS XMI (DKPro, INCEpTION): a folder with one file a layer, and its types"),
    suffixes=(".xmi",),
    keeps=EVERYTHING,
    read=read_xmi,
    write_files=write_xmi,
    sniff=_sniff,
    companions={".xmi": (".typesystem.xml",)},
)
