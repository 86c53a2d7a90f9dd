"""From records to a CAS: the types that we write, and the structures of one layer.

Spans are DKPro named entities; events are a custom layer with slots and relations a custom layer,
named as INCEpTION names them, so that a project with such layers shows them. What UIMA has no
place for stands in types of our own (``annotator.*``) and in further features.
"""

import keyword
import re
from collections.abc import Callable

from annotator.formats.base import Level, Problem
from annotator.formats.cas import (
    ANNOTATION,
    ATTRIBUTE,
    BOOLEAN,
    CLUSTER,
    DOCUMENT,
    DOCUMENT_ANNOTATION,
    DOUBLE,
    EVENT,
    EVENT_LINK,
    FS_ARRAY,
    LABEL,
    LONG,
    META_DATA,
    NAMED_ENTITY,
    OWN_ID,
    RELATION,
    STRING,
    TOP,
    ZONE,
    Feature,
    Refs,
    Structure,
    Types,
)
from annotator.formats.losses import named, problem_of
from annotator.formats.standoff import data_of
from annotator.model.items import (
    Attributes,
    Cluster,
    DocumentLabel,
    Event,
    Fragment,
    LayerItem,
    Mention,
    Relation,
    Scalar,
    Span,
)
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap

Clean = Callable[[str], str]
"""What the notation makes of a string that it cannot hold; the string itself where it can."""

SOFA_REF = "1"

_TEXT = Feature(STRING)
_COMMON = {OWN_ID: _TEXT, "value": _TEXT, "note": _TEXT, "attributes": Feature(FS_ARRAY, ATTRIBUTE)}
_TYPES: dict[str, tuple[str, dict[str, Feature]]] = {
    META_DATA: (
        DOCUMENT_ANNOTATION,
        {
            **dict.fromkeys(
                ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"),
                _TEXT,
            ),
            "isLastSegment": Feature(BOOLEAN),
        },
    ),
    NAMED_ENTITY: (ANNOTATION, {**_COMMON, "fragments": _TEXT, "head": _TEXT, "norm": _TEXT}),
    EVENT: (
        ANNOTATION,
        {**_COMMON, "fragments": _TEXT, "arguments": Feature(FS_ARRAY, EVENT_LINK)},
    ),
    EVENT_LINK: (TOP, {"role": _TEXT, "target": Feature(ANNOTATION)}),
    RELATION: (
        ANNOTATION,
        {**_COMMON, "Governor": Feature(ANNOTATION), "Dependent": Feature(ANNOTATION)},
    ),
    CLUSTER: (ANNOTATION, {**_COMMON, "members": Feature(FS_ARRAY, ANNOTATION), "link": _TEXT}),
    LABEL: (ANNOTATION, _COMMON),
    ZONE: (ANNOTATION, {OWN_ID: _TEXT, "value": _TEXT}),
    DOCUMENT: (ANNOTATION, {"data": _TEXT}),
    ATTRIBUTE: (TOP, {"name": _TEXT, "value": _TEXT, "kind": _TEXT}),
}
_TYPE_OF = {
    Span: NAMED_ENTITY, Event: EVENT, Relation: RELATION, Cluster: CLUSTER, DocumentLabel: LABEL,
}  # fmt: skip
_RANGES: dict[type, str] = {bool: BOOLEAN, int: LONG, float: DOUBLE, str: STRING}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}", re.ASCII)
_NEVER = {"begin", "end", "sofa", "type", "self", "id", "xmiID", "elements", "label", "identifier",
          "fragments", "head", "norm", "arguments", "members", "link"}  # fmt: skip


def own_types() -> Types:
    """The types that we write, without the features of any attribute."""
    types = Types()
    for name, (parent, features) in _TYPES.items():
        types.declare(name, parent, dict(features))
    return types


class CasBuilder:
    """Makes the structures of records. The features that attributes become are added to `types`
    as they are met: one name has one range, that of its first value, and a value of another kind
    goes into the list ``attributes``, as does a name that UIMA does not admit.
    """

    def __init__(self, types: Types, clean: Clean) -> None:
        self._types = types
        self._clean = clean

    def structures(self, record: Record) -> tuple[list[Structure], list[Problem]]:
        """All structures of a record but its sofa, and what had to be said in another way."""
        work = _Layer(record, self._types, self._clean)
        return work.structures(), work.problems


class _Layer:
    def __init__(self, record: Record, types: Types, clean: Clean) -> None:
        self._record = record
        self._types = types
        self._clean = clean
        self._to = OffsetMap(record.text.text).to_utf16
        self._items = sorted(record.items, key=canonical_key)
        first = int(SOFA_REF) + 1
        self._refs = {item.id: str(first + at) for at, item in enumerate(self._items)}
        self._next = first + len(self._items)
        self._found: list[Structure] = []
        self._beside: list[Structure] = []
        self._changed = False
        self.problems: list[Problem] = []

    def structures(self) -> list[Structure]:
        for item in self._items:
            self._changed = False
            self._found.append(self._structure(item))
            if self._changed:
                words = worded("{item}: control characters in it became U+FFFD.", item=named(item))
                self._note("text.control", words, Level.CHANGED, item.id)
        self._changed = False
        for zone in self._record.zones:
            place = (self._to(zone.start), self._to(zone.end))
            self._new(ZONE, place, {OWN_ID: self._plain(zone.id), "value": self._plain(zone.kind)})
        self._document()
        if self._changed:
            words = worded("Control characters in the description of the document became U+FFFD.")
            self._note("text.control", words, Level.NOTE)
        return self._found + self._beside

    def _note(self, key: str, words: str, level: Level, where: str = "") -> None:
        self.problems.append(
            problem_of(self._record.document, key, words, level=level, where=where)
        )

    def _plain(self, text: str) -> str:
        cleaned = self._clean(text)
        self._changed |= cleaned != text
        return cleaned

    def _document(self) -> None:
        document, whole = self._record.document, (0, self._to(len(self._record.text.text)))
        language = document.language if document.language != "und" else "x-unspecified"
        said = {
            "documentTitle": self._plain(document.title),
            "documentId": self._plain(document.name),
            "language": language,
            "isLastSegment": False,
        }
        self._new(META_DATA, whole, said)
        self._new(DOCUMENT, whole, {"data": self._plain(data_of(self._record))})

    def _new(self, type: str, place: Fragment, features: dict[str, object]) -> None:
        ref, self._next = str(self._next), self._next + 1
        self._beside.append(Structure(ref=ref, type=type, features=_placed(place) | features))

    # --- items --------------------------------------------------------------------------------

    def _structure(self, item: LayerItem) -> Structure:
        type = _TYPE_OF[item.__class__]
        features = _placed(self._place(item))
        features[OWN_ID] = self._plain(item.id)
        features["value"] = self._plain(item.label)
        if item.note:
            features["note"] = self._plain(item.note)
        if isinstance(item, Mention):
            self._add_mention(item, features)
        elif isinstance(item, Relation):
            features["Governor"] = Refs((self._refs[item.source],))
            features["Dependent"] = Refs((self._refs[item.target],))
        elif isinstance(item, Cluster):
            features["members"] = Refs(tuple(self._refs[id] for id in item.members), many=True)
            if item.link:
                features["link"] = self._plain(item.link)
        if not isinstance(item, Cluster):
            self._add_attributes(type, item.attributes, features)
        return Structure(ref=self._refs[item.id], type=type, features=features)

    def _place(self, item: LayerItem) -> Fragment:
        if isinstance(item, Mention):
            return self._to(item.start), self._to(item.end)
        if isinstance(item, Relation):
            # INCEpTION puts a relation where its dependent stands.
            end = next(one for one in self._items if one.id == item.target)
            return self._place(end)
        return 0, self._to(len(self._record.text.text))

    def _add_mention(self, item: Mention, features: dict[str, object]) -> None:
        if len(item.fragments) > 1:
            features["fragments"] = " ".join(self._said(one) for one in item.fragments)
        if isinstance(item, Span):
            if item.head is not None:
                features["head"] = self._said(item.head)
            if item.norm:
                features["norm"] = self._plain(item.norm)
        elif isinstance(item, Event):
            links = [
                self._part(
                    EVENT_LINK,
                    {"role": self._plain(one.role), "target": Refs((self._refs[one.target],))},
                )
                for one in item.arguments
            ]
            features["arguments"] = Refs(tuple(links), many=True)

    def _said(self, one: Fragment) -> str:
        return f"{self._to(one[0])}-{self._to(one[1])}"

    def _part(self, type: str, features: dict[str, object]) -> str:
        ref, self._next = str(self._next), self._next + 1
        self._beside.append(Structure(ref=ref, type=type, features=features))
        return ref

    def _add_attributes(
        self, type: str, attributes: Attributes, features: dict[str, object]
    ) -> None:
        listed = []
        for name, value in attributes.items():
            if self._has_feature(type, name, value):
                features[name] = self._plain(value) if isinstance(value, str) else value
            else:
                said = {"name": self._plain(name), "value": self._plain(_said(value))}
                listed.append(self._part(ATTRIBUTE, {**said, "kind": _RANGES[value.__class__]}))
        if listed:
            features["attributes"] = Refs(tuple(listed), many=True)

    def _has_feature(self, type: str, name: str, value: Scalar) -> bool:
        """Whether an attribute can be a feature of its name; it is declared by this."""
        if not _NAME.fullmatch(name) or name in _NEVER or keyword.iskeyword(name):
            return False
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            return False
        known = self._types.feature(type, name)
        if known is None:
            self._types.declare(type, ANNOTATION, {name: Feature(_RANGES[value.__class__])})
            return True
        return known.range == _RANGES[value.__class__] and name not in _COMMON


def _said(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def _placed(place: Fragment) -> dict[str, object]:
    return {"sofa": Refs((SOFA_REF,)), "begin": place[0], "end": place[1]}
