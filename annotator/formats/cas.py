"""A UIMA CAS as plain values: sofas, feature structures and the types that explain them.

The two notations, XMI and CAS JSON, are parsed into this and written from it. Offsets stay in
UTF-16, as UIMA counts them; `cas_read` and `cas_write` convert. Type names are dotted.
"""

from collections.abc import Iterator

import msgspec

ANNOTATION = "uima.tcas.Annotation"
TOP = "uima.cas.TOP"
FS_ARRAY = "uima.cas.FSArray"
SOFA = "uima.cas.Sofa"
INITIAL_VIEW = "_InitialView"

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
META_DATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation"
EVENT = "webanno.custom.Event"
EVENT_LINK = "webanno.custom.EventArgumentsLink"
RELATION = "webanno.custom.Relation"
CLUSTER = "annotator.Cluster"
LABEL = "annotator.DocumentLabel"
ZONE = "annotator.Zone"
DOCUMENT = "annotator.Document"
ATTRIBUTE = "annotator.Attribute"

OWN_ID = "annotatorId"
"""The feature that says that a structure was written by us, and the id of its item."""

STRING, BOOLEAN, LONG, DOUBLE = (
    f"uima.cas.{name}" for name in ("String", "Boolean", "Long", "Double")
)
INTEGERS = {f"uima.cas.{name}" for name in ("Integer", "Short", "Byte", "Long")}
FLOATS = {"uima.cas.Float", DOUBLE}
PRIMITIVES = {STRING, BOOLEAN, *INTEGERS, *FLOATS}
PRIMITIVE_ARRAYS = {f"{name}Array" for name in PRIMITIVES} | {
    f"uima.cas.{name}List" for name in ("String", "Integer", "Float")
}


class Refs(msgspec.Struct, frozen=True):
    """A feature that points at one structure or, `many`, at several; by their ids."""

    ids: tuple[str, ...]
    many: bool = False


class Structure(msgspec.Struct, kw_only=True):
    """A feature structure. `ref` is its id in the file, `where` its place for problems."""

    ref: str
    type: str
    features: dict[str, object]
    where: str = ""

    @property
    def short(self) -> str:
        """The last part of the name of its type."""
        return self.type.rpartition(".")[2]

    def text(self, name: str) -> str:
        """A feature that is a string, "" when it is not there or another thing."""
        value = self.features.get(name)
        return value if isinstance(value, str) else ""

    def refs(self, name: str) -> tuple[str, ...]:
        """What a feature points at, () when it does not point."""
        value = self.features.get(name)
        return value.ids if isinstance(value, Refs) else ()


class Sofa(msgspec.Struct, kw_only=True):
    """A subject of analysis: one view. `text` is None when it is elsewhere or binary."""

    ref: str
    name: str
    text: str | None = None
    uri: str = ""
    binary: bool = False


class Feature(msgspec.Struct, frozen=True):
    """The range of a feature, and that of its elements where it is an array."""

    range: str
    element: str = ""


class Types:
    """A type system: parents and features by name. What is not declared is simply not known."""

    def __init__(self) -> None:
        self.parents: dict[str, str] = {}
        self.own: dict[str, dict[str, Feature]] = {}
        self._found: dict[tuple[str, str], Feature | None] = {}

    def declare(self, name: str, parent: str, features: dict[str, Feature]) -> None:
        """Add a type, or features to one that is there: descriptors of one type are merged."""
        self.parents.setdefault(name, parent)
        self.own.setdefault(name, {}).update(features)
        self._found.clear()

    def __bool__(self) -> bool:
        return bool(self.parents)

    def lineage(self, name: str) -> Iterator[str]:
        """The type and its ancestors, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            yield name
            name = self.parents.get(name, "")

    def feature(self, type: str, name: str) -> Feature | None:
        """The declaration of a feature, inherited or not."""
        key = (type, name)
        if key not in self._found:
            declared = (self.own.get(one, {}).get(name) for one in self.lineage(type))
            self._found[key] = next((one for one in declared if one is not None), None)
        return self._found[key]

    def links_of(self, type: str) -> list[str]:
        """The features of a type that hold slots: arrays of a type with a ``target``."""
        return [
            name
            for one in self.lineage(type)
            for name, feature in self.own.get(one, {}).items()
            if feature.element and self.feature(feature.element, "target") is not None
        ]


class Cas(msgspec.Struct, kw_only=True):
    """A parsed CAS. `structures` are in the order of the file, by their ids."""

    sofas: list[Sofa]
    structures: dict[str, Structure]
    types: Types


def primitive(value: str, range: str) -> object:
    """The value of a feature that a notation gives as a string; the string where it does not
    fit its range.
    """
    try:
        if range in INTEGERS:
            return int(value) if len(value) < 20 else value
        if range in FLOATS:
            number = float(value)
            return number if number - number == 0 else value  # no infinity, no NaN
    except ValueError:
        return value
    if range == BOOLEAN and value.lower() in {"true", "false", "0", "1"}:
        return value.lower() in {"true", "1"}
    return value
