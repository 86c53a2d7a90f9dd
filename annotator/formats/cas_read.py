"""From a CAS to records: which structures are mentions, events, relations, clusters and zones.

Follows the conventions of DKPro and INCEpTION: ``value`` is the label; a layer with Governor and
Dependent is a relation; a layer with slots (links of role and target) is an event; a chain is a
cluster over its links. Tokens, sentences and other layers of grammar are counted and passed over.
"""

from collections import Counter
from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.cas import (
    ATTRIBUTE,
    CLUSTER,
    DOCUMENT,
    DOCUMENT_ANNOTATION,
    EVENT,
    LABEL,
    META_DATA,
    NAMED_ENTITY,
    OWN_ID,
    ZONE,
    Cas,
    Refs,
    Sofa,
    Structure,
    primitive,
)
from annotator.formats.files import Source
from annotator.formats.plain_values import scalars
from annotator.formats.standoff import DocumentData, Draft, Kind, Raw, read_data
from annotator.model.items import Fragment, Scalar
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap

_GRAMMAR = {
    "Token", "Sentence", "Lemma", "Stem", "POS", "MorphologicalFeatures", "SurfaceForm",
    "Dependency", "ROOT", "Chunk", "XmlElement", "XmlTextNode", "XmlDocument", "XmlNode",
    "TagDescription", "TagsetDescription", "FeatureDefinition", "LayerDefinition", "NGram",
    "CASMetadata",
}  # fmt: skip
_GRAMMAR_PACKAGES = (
    "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.constituent.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.",
)
_ZONES = {"Heading", "Paragraph", "Div", "Title"}
_ZONE_PACKAGE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
_PLACE = {"begin", "end", "sofa"}
_OWN = {OWN_ID, "note", "fragments", "head", "norm", "attributes", "value"}
_DEPTH = 100_000
"""The longest chain that is followed."""


def records_of(cas: Cas, source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each view that has a text, and problems ahead of it. Offsets in the CAS are
    UTF-16 units of the text of their view.

    A view whose text is only named by a URI is refused and the URI not opened; so are views
    without a text or with binary data.
    """
    if not cas.sofas:
        words = worded(
            "{file}: the CAS has no view with a text, so nothing of it can be read.",
            file=source.name,
        )
        yield _refused(source, "cas.no_text", words)
    yield from _homeless(cas, source)
    texts = [sofa for sofa in cas.sofas if sofa.text is not None]
    for sofa in cas.sofas:
        if sofa.text is None:
            yield _refused(source, *_no_text(sofa, source, cas))
    for sofa in texts:
        part = sofa.name if len(texts) > 1 else ""
        try:
            view = _View(cas, sofa, source, part)
        except UserError as fault:
            yield _refused(source, fault.key, fault.message)
            continue
        record = view.record(options)
        yield from view.draft.problems
        yield record


def _refused(source: Source, key: str, words: str) -> Problem:
    return Problem(key=key, message=words, source=str(source.path))


def _no_text(sofa: Sofa, source: Source, cas: Cas) -> tuple[str, str]:
    name = worded("{file}, view {view}", file=source.name, view=sofa.name)
    if sofa.uri:
        words = worded(
            "{name}: the text is elsewhere, at {address}. It was not opened. Export a CAS that "
            "holds its text.",
            name=name,
            address=sofa.uri[:200],
        )
        return "cas.text_by_uri", words
    if sofa.binary:
        return "cas.text_binary", worded("{name}: it holds binary data and no text.", name=name)
    there = sum(1 for one in cas.structures.values() if one.refs("sofa") == (sofa.ref,))
    return "cas.no_text", worded(
        "{name}: there is no text for its {number} annotations to stand on.",
        name=name,
        number=there,
    )


def _homeless(cas: Cas, source: Source) -> Iterator[Problem]:
    known = {sofa.ref for sofa in cas.sofas}
    for one in cas.structures.values():
        lost = [ref for ref in one.refs("sofa") if ref not in known]
        if lost:
            words = worded(
                "{type} {ref} was left out: it is of sofa {view}, which is not there.",
                type=one.short,
                ref=one.ref,
                view=lost[0],
            )
            yield Problem(
                key="cas.sofa", message=words, level=Level.ITEM, source=str(source.path),
                where=one.where,
            )  # fmt: skip


class _View:
    """One view on its way to a record."""

    def __init__(self, cas: Cas, sofa: Sofa, source: Source, part: str) -> None:
        self._cas, self._sofa = cas, sofa
        self._name = f"{source.name}#{part}" if part else source.name
        self.draft = Draft(sofa.text or "", str(source.path), self._name)
        self._offsets = OffsetMap(self.draft.raw)
        self._data: DocumentData | None = None
        self._foreign = DocumentData(id="", name=self._name)
        self._passed: Counter[str] = Counter()
        self._layers: Counter[str] = Counter()
        self._links: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        self._declared: dict[str, tuple[str, ...]] = {}

    def record(self, options: ReadOptions) -> Record:
        mine = [s for s in self._cas.structures.values() if s.refs("sofa") == (self._sofa.ref,)]
        self._links = dict(self._chain_links(mine))
        for one in mine:
            self._take(one)
        if self._passed:
            words = worded(
                "Layers of grammar are not items and stay out: {layers}.",
                layers=_counted(self._passed),
            )
            self.draft.tell("cas.grammar", words, Level.NOTE)
        if self._layers.total():
            words = worded(
                "The labels are the values of the layers {layers}.", layers=_counted(self._layers)
            )
            self.draft.tell("cas.layers", words, Level.NOTE)
        return self.draft.record(options, name=self._name, data=self._data, foreign=self._foreign)

    # --- what is what -------------------------------------------------------------------------

    def _take(self, one: Structure) -> None:
        role = self._roles.get(one.type)
        if role is None:
            role = self._roles[one.type] = _role(one)
        if role == "document":
            self._document(one)
        elif role == "grammar":
            self._passed[one.short] += 1
        elif role == "zone":
            self._zone(one)
        elif role in {"label", "cluster"}:
            self._item(one, "label" if role == "label" else "cluster")
        elif role == "chain" or "first" in one.features:
            self._chain(one)
        elif "Governor" in one.features and one.refs("Governor") and one.refs("Dependent"):
            self._item(one, "relation")
        elif "begin" in one.features or "end" in one.features:
            slots = self._slots(one)
            self._item(one, "event" if one.type == EVENT or slots else "span", slots)
        else:
            self._passed[one.short] += 1

    def _document(self, one: Structure) -> None:
        if one.type == DOCUMENT:
            self._data = read_data(one.features.get("data")) or self._data
            return
        language = one.text("language")
        self._foreign.language = "" if language == "x-unspecified" else language
        self._foreign.title = one.text("documentTitle") or self._foreign.title
        self._foreign.external_id = one.text("documentId") or self._foreign.external_id

    def _zone(self, one: Structure) -> None:
        ranges = self._ranges(one, one.features.get("begin"), one.features.get("end"))
        if ranges:
            kind = one.text("value") if one.type == ZONE else one.short.lower()
            self.draft.zone(kind, *ranges[0], id=one.text(OWN_ID))

    def _item(self, one: Structure, kind: Kind, slots: tuple[str, ...] = ()) -> None:
        own = OWN_ID in one.features
        ranges = self._ranges_of(one, own) if kind in {"span", "event"} else []
        if ranges is None:
            return
        mark = Raw(kind=kind, ref=one.ref, label="", ranges=ranges, where=one.where)
        mark.points = list(one.refs("members"))
        if kind == "relation":
            mark.points = [*one.refs("Governor"), *one.refs("Dependent")]
        if own:
            self._read_own(mark, one)
        else:
            mark.label = self._label_of(one)
            self._layers[one.short] += one.type != NAMED_ENTITY and mark.label != one.short
        used = _PLACE | ({"value", "label"} if mark.label != one.short else set())
        skipped = _PLACE | _OWN | {"members", "link"} if own else used
        mark.attributes |= self._attributes(one, skipped | {"Governor", "Dependent", *slots})
        mark.arguments = [pair for name in slots for pair in self._arguments(one, name)]
        self.draft.add(mark)

    def _label_of(self, one: Structure) -> str:
        if one.ref in self._links:
            return one.text("referenceType") or self._links[one.ref]
        return one.text("value") or one.text("label") or one.short

    def _read_own(self, mark: Raw, one: Structure) -> None:
        mark.id, mark.label = one.text(OWN_ID), one.text("value")
        mark.note, mark.norm, mark.link = one.text("note"), one.text("norm"), one.text("link")
        head = self._parsed(one, one.text("head"))
        mark.head = head[0] if head else None
        for ref in one.refs("attributes"):
            entry = self._cas.structures.get(ref)
            if entry is not None and entry.type == ATTRIBUTE:
                value = primitive(entry.text("value"), entry.text("kind"))
                if isinstance(value, (str, bool, int, float)):
                    mark.attributes[entry.text("name")] = _long(value, entry.text("kind"))

    def _attributes(self, one: Structure, skip: set[str]) -> dict[str, Scalar]:
        plain = {}
        for name, value in one.features.items():
            if name in skip or (one.ref in self._links and name in {"next", "referenceType"}):
                continue
            if not isinstance(value, Refs):
                plain[name] = value
            elif value.ids:
                words = worded(
                    "{type} {ref}: what its feature {name} points at was left out.",
                    type=one.short,
                    ref=one.ref,
                    name=name,
                )
                self.draft.tell("cas.reference", words, Level.CHANGED, one.where)
        return scalars(plain, self.draft, one.where)

    # --- slots and chains ---------------------------------------------------------------------

    def _slots(self, one: Structure) -> tuple[str, ...]:
        """The features that hold the arguments of an event: as the types say or, without them,
        those that point at links.
        """
        declared = self._declared.get(one.type)
        if declared is None:
            declared = self._declared[one.type] = tuple(self._cas.types.links_of(one.type))
        found = []
        for name, value in one.features.items():
            if name in declared or (
                isinstance(value, Refs) and value.many and any(map(self._is_link, value.ids))
            ):
                found.append(name)
        return tuple(found) or declared

    def _is_link(self, ref: str) -> bool:
        link = self._cas.structures.get(ref)
        return link is not None and "target" in link.features and "begin" not in link.features

    def _arguments(self, one: Structure, name: str) -> Iterator[tuple[str, str]]:
        for ref in one.refs(name):
            link = self._cas.structures.get(ref)
            targets = link.refs("target") if link is not None else ()
            role = link.features.get("role") if link is not None else None
            yield (role if isinstance(role, str) else name), (targets[0] if targets else ref)

    def _chain_links(self, mine: list[Structure]) -> Iterator[tuple[str, str]]:
        for one in mine:
            if one.refs("first"):
                for ref in self._chain_members(one):
                    yield ref, _chain_name(one)

    def _chain_members(self, chain: Structure) -> Iterator[str]:
        seen: set[str] = set()
        todo = chain.refs("first")
        while todo and todo[0] not in seen and len(seen) < _DEPTH:
            link = self._cas.structures.get(todo[0])
            if link is None:
                return
            seen.add(link.ref)
            yield link.ref
            todo = link.refs("next")

    def _chain(self, one: Structure) -> None:
        members = list(self._chain_members(one))
        self.draft.add(
            Raw(kind="cluster", ref=one.ref, label=_chain_name(one), points=members,
                where=one.where)
        )  # fmt: skip

    # --- places -------------------------------------------------------------------------------

    def _ranges_of(self, one: Structure, own: bool) -> list[Fragment] | None:
        if own and one.text("fragments"):
            return self._parsed(one, one.text("fragments"))
        return self._ranges(one, one.features.get("begin"), one.features.get("end"))

    def _parsed(self, one: Structure, said: str) -> list[Fragment] | None:
        """Ranges that we wrote as ``0-5 8-9``, in UTF-16."""
        found: list[Fragment] = []
        for pair in said.split():
            begin, _, end = pair.partition("-")
            ranges = self._ranges(one, begin, end)
            if ranges is None:
                return None
            found += ranges
        return found

    def _ranges(self, one: Structure, begin: object, end: object) -> list[Fragment] | None:
        """One range in code points, or None with a problem."""
        named = f"{one.short} {one.ref}"
        pair = []
        for word, value in (("begin", begin), ("end", end)):
            number = _whole(value)
            if number is None:
                words = worded(
                    "{name} was left out: its {key} is {value!r}, no whole number.",
                    name=named,
                    key=word,
                    value=str(value)[:40],
                )
                self.draft.tell("offset.type", words, Level.ITEM, one.where)
                return None
            pair.append(number)
        if pair[0] > pair[1]:
            words = worded(
                "{name} was left out: it begins at {start} and ends before, at {end}.",
                name=named,
                start=pair[0],
                end=pair[1],
            )
            self.draft.tell("offset.reversed", words, Level.ITEM, one.where)
            return None
        try:
            first, last = (self._offsets.from_utf16_strict(at) for at in pair)
        except UserError as fault:
            words = worded("{name} was left out. {why}", name=named, why=fault.message)
            self.draft.tell(fault.key, words, Level.ITEM, one.where)
            return None
        return [(first, last)]


def _counted(names: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(names.items()) if number)


def _role(one: Structure) -> str:
    """What all structures of a type are, as far as its name tells; "" for the rest."""
    named = {META_DATA: "document", DOCUMENT_ANNOTATION: "document", DOCUMENT: "document",
             ZONE: "zone", LABEL: "label", CLUSTER: "cluster"}  # fmt: skip
    if one.type in named:
        return named[one.type]
    if one.short in _GRAMMAR or one.type.startswith(_GRAMMAR_PACKAGES):
        return "grammar"
    if one.short in _ZONES and one.type.startswith(_ZONE_PACKAGE):
        return "zone"
    return "chain" if one.short.endswith("Chain") else ""


def _chain_name(one: Structure) -> str:
    return one.short.removesuffix("Chain") or one.short


def _whole(value: object) -> int | None:
    if value.__class__ is int:
        return value
    if isinstance(value, str) and len(value) < 20 and value.isascii():
        return int(value) if value.removeprefix("-").isdecimal() else None
    return None


def _long(value: Scalar, kind: str) -> Scalar:
    """A number of any length, as our own list of attributes holds it."""
    digits = isinstance(value, str) and value.removeprefix("-").isdecimal()
    return (
        int(str(value)) if kind == "uima.cas.Long" and digits and len(str(value)) < 400 else value
    )
