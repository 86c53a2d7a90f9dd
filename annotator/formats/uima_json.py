"""UIMA CAS JSON 0.4: one CAS a file, with its types in it. Offsets are UTF-16 units.

The shape is that of the draft specification of the UIMA project, as dkpro-cassis and INCEpTION
read and write it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from annotator.errors import UserError
from annotator.formats.base import (
    EVERYTHING,
    Format,
    OutFile,
    Problem,
    ReadOptions,
    WriteOptions,
    not_read,
)
from annotator.formats.cas import (
    FS_ARRAY,
    INITIAL_VIEW,
    SOFA,
    Cas,
    Feature,
    Refs,
    Sofa,
    Structure,
    Types,
)
from annotator.formats.cas_read import records_of
from annotator.formats.cas_write import SOFA_REF, CasBuilder, own_types
from annotator.formats.decoding import decode
from annotator.formats.file_names import FileNames
from annotator.formats.files import Source
from annotator.formats.plain_values import as_json, json_map, jsonable
from annotator.model.record import Record
from annotator.sentences import worded

_Json = Mapping[str, object]


def read_cas_json(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The views of a CAS as records; the file is one JSON object of at most 64 MB."""
    try:
        text, _ = decode(source.whole(), options.encoding, source.name)
        cas = _parse(_decoded(text, source.name), source.name)
    except UserError as fault:
        yield not_read(source.path, fault)
        return
    yield from records_of(cas, source, options)


def _decoded(text: str, name: str) -> _Json:
    found = json_map(text, name)
    if "%FEATURE_STRUCTURES" not in found:
        words = worded("{file} is JSON, but not a CAS: it has no %FEATURE_STRUCTURES.", file=name)
        raise UserError("json.other", words)
    return found


def _parse(found: _Json, name: str) -> Cas:
    types = _types(found.get("%TYPES"))
    sofas: list[Sofa] = []
    raw: dict[str, _Json] = {}
    for ref, one in _listed(found["%FEATURE_STRUCTURES"]):
        if not isinstance(one.get("%TYPE"), str):
            raise UserError(
                "json.other",
                worded("{file}: feature structure {ref} has no %TYPE.", file=name, ref=ref),
            )
        if one["%TYPE"] == SOFA:
            sofas.append(_sofa(ref, one))
        else:
            raw.setdefault(ref, one)
    structures = {
        ref: Structure(
            ref=ref, type=str(one["%TYPE"]), features=dict(_features(one, raw)),
            where=f"%ID {ref}",
        )
        for ref, one in raw.items()
    }  # fmt: skip
    return Cas(sofas=sofas, structures=structures, types=types)


def _listed(found: object) -> Iterator[tuple[str, _Json]]:
    """The structures with their ids, from a list or from an object by id."""
    pairs = (
        found.items()
        if isinstance(found, dict)
        else ((one.get("%ID"), one) for one in found if isinstance(one, dict))
        if isinstance(found, list)
        else ()
    )
    for number, (ref, one) in enumerate(pairs):
        if isinstance(one, dict):
            yield (str(ref) if ref is not None else f"#{number}"), one


def _types(found: object) -> Types:
    types = Types()
    if isinstance(found, dict):
        for name, said in found.items():
            if isinstance(said, dict):
                features = {
                    key: _declared(one) for key, one in said.items()
                    if not key.startswith("%") and isinstance(one, dict)
                }  # fmt: skip
                types.declare(name, str(said.get("%SUPER_TYPE", "")), features)
    return types


def _declared(one: _Json) -> Feature:
    range, element = str(one.get("%RANGE", "")), str(one.get("%ELEMENT_TYPE", ""))
    return Feature(FS_ARRAY, range[:-2]) if range.endswith("[]") else Feature(range, element)


def _sofa(ref: str, one: _Json) -> Sofa:
    text = one.get("sofaString")
    return Sofa(
        ref=ref,
        name=str(one.get("sofaID", INITIAL_VIEW)),
        text=text if isinstance(text, str) else None,
        uri=str(one.get("sofaURI", "")),
        binary="@sofaArray" in one,
    )


def _features(one: _Json, raw: Mapping[str, _Json]) -> Iterator[tuple[str, object]]:
    for key, value in one.items():
        if key.startswith("@"):
            yield key[1:], _pointed(value, raw)
        elif key.startswith(("#", "^")):  # a number that JSON cannot say; an offset by name
            yield key[1:], value
        elif not key.startswith("%"):
            yield key, value


def _pointed(value: object, raw: Mapping[str, _Json]) -> object:
    """What a reference points at; an array is opened, of structures or of plain values."""
    target = raw.get(str(value))
    type = str(target["%TYPE"]) if target is not None else ""
    if target is None or not (type.endswith("[]") or type.endswith("Array")):
        return Refs((str(value),))
    elements = target.get("%ELEMENTS", [])  # tools leave it out of an empty array
    if not isinstance(elements, list):
        return as_json(jsonable(elements))
    plain = type.startswith("uima.cas.") and type.removesuffix("[]") not in {
        FS_ARRAY, "uima.cas.TOP",
    }  # fmt: skip
    return elements if plain else Refs(tuple(str(ref) for ref in elements), many=True)


# --- writing ----------------------------------------------------------------------------------


def write_cas_json(records: Iterable[Record], options: WriteOptions) -> Iterator[OutFile | Problem]:
    """One ``.json`` for each layer of each document."""
    names = FileNames()
    for _, layers in groupby(records, key=lambda record: record.document.id):
        group = list(layers)
        for record in group:
            types = own_types()
            structures, problems = CasBuilder(types, str).structures(record)
            yield from problems
            data = _document(record.text.text, structures, types)
            yield OutFile(f"{names.of(record, len(group))}.json", data)


def _document(text: str, structures: list[Structure], types: Types) -> bytes:
    arrays = _Arrays(int(structures[-1].ref) if structures else int(SOFA_REF))
    arrays.above(structures)
    listed: list[dict[str, object]] = [
        {
            "%ID": int(SOFA_REF), "%TYPE": SOFA, "sofaNum": 1, "sofaID": INITIAL_VIEW,
            "mimeType": "text/plain", "sofaString": text,
        }
    ]  # fmt: skip
    listed += [_written(one, arrays) for one in structures]
    members = [int(one.ref) for one in structures if "sofa" in one.features]
    whole = {
        "%TYPES": {name: _type(name, types) for name in types.parents},
        "%FEATURE_STRUCTURES": listed + arrays.made,
        "%VIEWS": {INITIAL_VIEW: {"%SOFA": int(SOFA_REF), "%MEMBERS": members}},
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


class _Arrays:
    """The structures that hold what features point at several of."""

    def __init__(self, last: int) -> None:
        self._last = last
        self.made: list[dict[str, object]] = []

    def above(self, structures: list[Structure]) -> None:
        self._last = max([self._last, *(int(one.ref) for one in structures)])

    def of(self, refs: Refs) -> int:
        self._last += 1
        elements = [int(ref) for ref in refs.ids]
        self.made.append({"%ID": self._last, "%TYPE": FS_ARRAY, "%ELEMENTS": elements})
        return self._last


def _written(one: Structure, arrays: _Arrays) -> dict[str, object]:
    said: dict[str, object] = {"%ID": int(one.ref), "%TYPE": one.type}
    for key, value in one.features.items():
        if isinstance(value, Refs):
            said[f"@{key}"] = arrays.of(value) if value.many else int(value.ids[0])
        else:
            said[key] = value
    return said


def _type(name: str, types: Types) -> dict[str, object]:
    said: dict[str, object] = {"%NAME": name, "%SUPER_TYPE": types.parents[name]}
    for key, feature in types.own[name].items():
        range = f"{feature.element}[]" if feature.element else feature.range
        said[key] = {"%NAME": key, "%RANGE": range}
    return said


def _sniff(head: bytes, name: str) -> int:
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    sure = b'"%FEATURE_STRUCTURES"' in head or b'"%TYPES"' in head[:200]
    return 97 if begins and sure else 0


UIMA_JSON = Format(
    name="uima-json",
    title=worded("UIMA CAS JSON 0.4: a folder with one file a layer"),
    suffixes=(".json",),
    keeps=EVERYTHING,
    read=read_cas_json,
    write_files=write_cas_json,
    sniff=_sniff,
)
