"""Writing brat: a .txt and an .ann for each record, and the configuration that explains them.

A span that goes over a line end is parted there, as brat does itself; what the lines cannot say
goes into notes (`brat_data`), so that brat shows nearly everything and nothing is lost.
"""

import itertools
import re
from collections.abc import Iterable, Iterator

from annotator.formats.base import Level, OutFile, Problem, WriteOptions
from annotator.formats.brat_build import NOTE, REFERENCE
from annotator.formats.brat_conf import EQUIV
from annotator.formats.brat_conf_write import conf_text, visual_text
from annotator.formats.brat_data import DATA, Both, ClusterData, Data, written_data
from annotator.formats.brat_lines import EDGE, merged, numbered_roles, parted
from annotator.formats.brat_names import BratNames, plain_role, stored
from annotator.formats.losses import problem_of, without_dangling
from annotator.formats.stems import Stems, safe_stem
from annotator.model.items import (
    Cluster,
    Event,
    Fragment,
    LayerItem,
    Mention,
    Relation,
    Scalar,
    Span,
    references,
)
from annotator.model.record import Record, canonical_key
from annotator.model.scheme import Kind, Names, Scheme
from annotator.sentences import worded

_KIND: dict[type, Kind] = {
    Span: "entity",
    Event: "event",
    Relation: "relation",
    Cluster: "cluster",
}
_PREFIX = {Span: "T", Event: "E", Relation: "R"}
_LINK = re.compile(r"[^\s:]+:\S+")
_NONE = Scheme(name="", version=1, names=Names("", ""))


def write_brat(records: Iterable[Record], options: WriteOptions) -> Iterator[OutFile | Problem]:
    """Two files for each record, then annotation.conf and visual.conf.

    Several layers of one document go into folders by their authors, where brat keeps annotators
    apart: a document has one .ann file there.
    """
    names = BratNames(options.scheme)
    stems = Stems()
    folders = {""}
    right = left = 0
    for _, group in itertools.groupby(records, key=lambda record: record.document.id):
        layers = list(group)
        document = layers[0].document
        right, left = right + (document.direction == "rtl"), left + (document.direction == "ltr")
        stem = stems.of(document)
        places: set[str] = set()
        for number, record in enumerate(layers):
            folder = _folder(record.author, number, places) if len(layers) > 1 else ""
            folders.add(folder)
            yield from _files(record, f"{folder}{stem}", names)
    scheme = options.scheme or _NONE
    conf = conf_text(scheme, names).encode("utf-8")
    visual = visual_text(scheme, names, right_to_left=right > left).encode("utf-8")
    for folder in sorted(folders):
        yield OutFile(f"{folder}annotation.conf", conf)
        yield OutFile(f"{folder}visual.conf", visual)


def _folder(author: str, number: int, places: set[str]) -> str:
    name = safe_stem(author) or f"layer-{number + 1}"
    if name.casefold() in places:
        name = f"{name}-{number + 1}"
    places.add(name.casefold())
    return f"{name}/"


def _files(record: Record, stem: str, names: BratNames) -> Iterator[OutFile | Problem]:
    work = _Document(record, names)
    lines = list(work.lines())
    yield from work.problems
    yield OutFile(f"{stem}.txt", record.text.text.encode("utf-8"))
    yield OutFile(f"{stem}.ann", "".join(f"{line}\n" for line in lines).encode("utf-8"))


class _Document:
    """One record on its way into lines."""

    def __init__(self, record: Record, names: BratNames) -> None:
        self.problems: list[Problem] = []
        self._record = record
        self._names = names
        self._text = record.text.text
        self._items = list(without_dangling(self._sayable(record.items), self._tell))
        self._ids = _ids(self._items)
        self._triggers = _Counter("T", self._ids.values())
        self._notes = _Counter("#", ())
        self._numbers = _Counter("A", ())
        self._norms = _Counter("N", ())
        self._clusters: dict[str, list[ClusterData]] = {}

    def lines(self) -> Iterator[str]:
        """The lines of the .ann file: the items in order, each with what belongs to it."""
        clusters: list[str] = []
        for item in self._items:
            if isinstance(item, Cluster):
                clusters.extend(self._cluster(item))
        for item in self._items:
            if isinstance(item, Span):
                yield from self._span(item)
            elif isinstance(item, Event):
                yield from self._event(item)
            elif isinstance(item, Relation):
                yield from self._relation(item)
        yield from clusters

    # --- what cannot be said ------------------------------------------------------------------

    def _sayable(self, items: Iterable[LayerItem]) -> Iterator[LayerItem]:
        nameless = {item.id for item in items if type(item) not in _PREFIX}
        for item in sorted(items, key=canonical_key):
            if isinstance(item, Mention) and not parted(item.fragments, self._text):
                self._tell(
                    item,
                    "brat.line_end",
                    worded(" is left out: it marks line ends only."),
                    Level.ITEM,
                )
            elif isinstance(item, Relation) and nameless.intersection(references(item)):
                words = worded(" is left out: brat gives no id to one of its ends.")
                self._tell(item, "brat.end", words, Level.ITEM)
            else:
                yield item

    def _tell(self, item: LayerItem, key: str, words: str, level: Level) -> None:
        label = item.label or worded("A cluster")
        message = worded("{label} {id}{rest}", label=label, id=item.id, rest=words)
        self.problems.append(
            problem_of(self._record.document, key, message, level=level, where=item.id)
        )

    # --- lines --------------------------------------------------------------------------------

    def _span(self, span: Span) -> Iterator[str]:
        id = self._ids[span.id]
        yield self._bound(id, span, "entity")
        yield from self._rest(id, span, {"head": span.head, "norm": span.norm})

    def _event(self, event: Event) -> Iterator[str]:
        id, trigger = self._ids[event.id], self._triggers.next()
        yield self._bound(trigger, event, "event")
        meant = [argument.role for argument in event.arguments]
        plain = [_plain(role) for role in meant]
        parts = [
            f"{role}:{self._ids[argument.target]}"
            for role, argument in zip(numbered_roles(plain), event.arguments, strict=True)
        ]
        yield f"{id}\t{' '.join([f'{self._label(event)}:{trigger}', *parts])}"
        yield from self._rest(id, event, {"roles": (plain, meant) if plain != meant else None})

    def _relation(self, relation: Relation) -> Iterator[str]:
        id = self._ids[relation.id]
        source, target = self._ids[relation.source], self._ids[relation.target]
        yield f"{id}\t{self._label(relation)} Arg1:{source} Arg2:{target}\t"
        yield from self._rest(id, relation, {})

    def _label(self, item: LayerItem) -> str:
        return self._names.label(item.label, _KIND[type(item)])

    def _bound(self, id: str, mention: Span | Event, kind: Kind) -> str:
        parts = parted(mention.fragments, self._text)
        where = ";".join(f"{start} {end}" for start, end in parts)
        surface = " ".join(self._text[start:end] for start, end in parts)
        return f"{id}\t{self._names.label(mention.label, kind)} {where}\t{surface}"

    def _rest(
        self, id: str, item: Span | Event | Relation, more: dict[str, object]
    ) -> Iterator[str]:
        """Attributes and notes; and what none of the lines could say."""
        said: dict[str, tuple[Scalar | None, Scalar]] = {}
        for name, value in item.attributes.items():
            written = _value(value)
            if written is None or not name:
                said[name] = (None, value)
                continue
            if written != value:
                said[name] = (written, value)
            text = "" if written is True else f" {written}"
            yield f"{self._numbers.next()}\t{self._names.attribute(name)} {id}{text}"
        note = _one_line(item.note)
        if note:
            yield f"{self._notes.next()}\t{NOTE} {id}\t{note}"
        values = {
            **more,
            "note": Both(note, item.note) if note != item.note else None,
            "attributes": said,
            "clusters": self._clusters.get(item.id, []),
            "fragments": self._fragments(item),
        }
        data = Data(**values)  # type: ignore[arg-type] # each value is of its field's type
        if data != Data():
            yield f"{self._notes.next()}\t{DATA} {id}\t{written_data(data)}"

    def _fragments(self, item: LayerItem) -> tuple[list[Fragment], list[Fragment]] | None:
        if not isinstance(item, Mention):
            return None
        read = merged(parted(item.fragments, self._text), self._text)
        return (list(read), list(item.fragments)) if read != item.fragments else None

    def _cluster(self, cluster: Cluster) -> Iterator[str]:
        """An N line for one thing that is linked; else an Equiv line."""
        members = [self._ids[id] for id in cluster.members]
        note = cluster.note
        lonely = len(members) == 1 and not cluster.label and _one_line(note) == note
        if lonely and _LINK.fullmatch(cluster.link):
            yield f"{self._norms.next()}\t{REFERENCE} {members[0]} {cluster.link}\t{note}"
            return
        written = self._label(cluster) if cluster.label else EQUIV
        if cluster.link or note:
            data = ClusterData(members, None, cluster.link, note)
            self._clusters.setdefault(cluster.members[0], []).append(data)
        yield f"*\t{written} {' '.join(members)}"


class _Counter:
    """Free ids of one kind."""

    def __init__(self, prefix: str, taken: Iterable[str]) -> None:
        numbers = [int(id[1:]) for id in taken if id[0] == prefix]
        self._prefix = prefix
        self._last = max(numbers, default=0)

    def next(self) -> str:
        """The next one."""
        self._last += 1
        return f"{self._prefix}{self._last}"


def _ids(items: Iterable[LayerItem]) -> dict[str, str]:
    """From our ids to brat's: those that are brat's already are kept."""
    found: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    for item in items:
        prefix = _PREFIX.get(type(item))
        if prefix is None:
            continue
        if re.fullmatch(prefix + r"[1-9][0-9]{0,8}", item.id):
            found[item.id] = item.id
        else:
            rest.append((prefix, item.id))
    counters = {prefix: _Counter(prefix, found.values()) for prefix in "TER"}
    for prefix, id in rest:
        found[id] = counters[prefix].next()
    return found


def _plain(role: str) -> str:
    if plain_role(role):
        return role
    return stored(role, "Role").rstrip("0123456789") or "Role"


def _value(value: Scalar) -> str | bool | None:
    """How an A line says a value: True by silence, text as it is; None where it cannot."""
    if value is True:
        return True
    text = str(value)
    plain = text == text.strip() and text and not set(text) & {*EDGE, "\t"}
    return text if plain else None


def _one_line(note: str) -> str:
    return " ".join(re.split(f"[{EDGE}\t]+", note)).strip()
