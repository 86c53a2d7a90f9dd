"""Writing ACE APF 5.1.1 with its .sgm: what the published DTD admits, and what is meant beside it.

Types that ACE has not are left out and told. An attribute that the DTD demands is written as the
guidelines have it by default where a mark does not say it; what is meant stands in instructions
that other readers pass over (`ace_data`).
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

import msgspec

from annotator.formats.ace_data import Data, instruction
from annotator.formats.ace_shape import (
    ENTITIES,
    EVENTS,
    METONYMY,
    OF_ENTITY,
    OF_EVENT,
    OF_MENTION,
    OF_RELATION,
    OF_RELATION_MENTION,
    OF_TIME,
    RELATIONS,
    ROLES,
    TIME,
    UNSAID,
    VALUES,
    WITHIN,
    Choice,
    label_of,
    pair_of,
)
from annotator.formats.ace_source import sgml_of
from annotator.formats.base import Level, OutFile, Problem, WriteOptions
from annotator.formats.losses import line_of, problem_of, without_dangling
from annotator.formats.stems import Stems, safe_stem
from annotator.model.items import (
    Attributes,
    Cluster,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Scalar,
    Span,
)
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded
from annotator.text.boundaries import sentence_ranges

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd">\n'
_LINKS = "LINKS"
Written = tuple[dict[str, str], dict[str, Scalar]]
"""The attributes of an element, and what a reader makes of them."""


def write_ace(records: Iterable[Record], options: WriteOptions) -> Iterator[OutFile | Problem]:
    """A ``.sgm`` and an ``.apf.xml`` for each record; several layers go into folders by author."""
    stems = Stems()
    for _, group in itertools.groupby(records, key=lambda record: record.document.id):
        layers = list(group)
        stem = stems.of(layers[0].document, (".sgm",))
        for number, record in enumerate(layers):
            author = safe_stem(record.author) or f"layer-{number + 1}"
            folder = f"{author}/" if len(layers) > 1 else ""
            work = _Document(record, stem)
            apf = work.text()
            yield from work.problems
            yield OutFile(f"{folder}{stem}.sgm", sgml_of(record.text.text).encode("utf-8"))
            yield OutFile(f"{folder}{stem}.apf.xml", apf.encode("utf-8"))


class _Group(msgspec.Struct):
    """An element of APF: mentions of one thing. `cluster` is ours, when there is one."""

    members: list[str]
    cluster: Cluster | None = None
    id: str = ""


class _Document:
    """One record on its way into elements."""

    def __init__(self, record: Record, stem: str) -> None:
        self.problems: list[Problem] = []
        self._record = record
        self._text = record.text.text
        self._stem = stem
        prefix = re.sub(r"[^A-Za-z0-9_.-]", "_", record.document.external_id or stem)[:60]
        self._prefix = prefix if prefix[:1].isalpha() else f"D{prefix}"
        ordered = sorted(record.items, key=canonical_key)
        items = list(without_dangling(self._of_ace(ordered), self._tell))
        self._items = {item.id: item for item in items}
        self._groups = list(self._grouped(items))
        self._names: dict[str, str] = {}
        self._sentences = list(sentence_ranges(self._text))

    def text(self) -> str:
        """The APF file."""
        self._name()
        document = self._record.document
        lines = [_HEAD]
        source = quoteattr(f"{self._stem}.sgm")
        lines.append(f'<source_file URI={source} TYPE="text" ENCODING="UTF-8">\n')
        if any(group.cluster is not None and group.cluster.link for group in self._groups):
            lines.append(f'<external_resource URN="urn:annotator:links" NAME="{_LINKS}"/>\n')
        docid = _attribute(document.external_id or self._stem)
        lines.append(f"<document DOCID={docid}>\n")
        for group in self._groups:
            first = self._items[group.members[0]]
            lines.extend(self._event(group) if isinstance(first, Event) else self._entity(group))
        relations = [item for item in self._items.values() if isinstance(item, Relation)]
        for number, relation in enumerate(relations, start=1):
            lines.extend(self._relation(relation, f"{self._prefix}-R{number}"))
        lines.append("</document>\n</source_file>\n")
        return "".join(lines)

    # --- what ACE has -----------------------------------------------------------------------------

    def _of_ace(self, items: Iterable[LayerItem]) -> Iterator[LayerItem]:
        mentions = {item.id for item in items if isinstance(item, (Span, Event))}
        for item in items:
            type, subtype = pair_of(item.label)
            if (
                isinstance(item, Span)
                and type not in ENTITIES
                and type not in VALUES
                and type != TIME
            ):
                known = False
            elif isinstance(item, Event):
                known = subtype in EVENTS.get(type, ())
            else:
                known = not isinstance(item, Relation) or type in RELATIONS
            if not known:
                words = worded(" is left out: ACE has no such type.")
                self._tell(item, "ace.type", words, Level.ITEM)
            elif isinstance(item, Relation) and not {item.source, item.target} <= mentions:
                words = worded(" is left out: only mentions can be joined.")
                self._tell(item, "ace.end", words, Level.ITEM)
            else:
                yield item

    def _tell(self, item: LayerItem, key: str, words: str, level: Level) -> None:
        message = line_of(item, words)
        self.problems.append(
            problem_of(self._record.document, key, message, level=level, where=item.id)
        )

    def _grouped(self, items: list[LayerItem]) -> Iterator[_Group]:
        """Clusters whose members are of one type; then each mention that is in none."""
        taken: set[str] = set()
        for cluster in (item for item in items if isinstance(item, Cluster)):
            free = [id for id in dict.fromkeys(cluster.members) if id not in taken]
            first = self._kind(free[0]) if free else None
            same = [id for id in free if self._kind(id) == first]
            if first is not None and first[0] in {"value", "timex2"} and len(same) > 1:
                same = same[:1]
            if not same:
                words = worded(" is left out: its members are in other clusters already.")
                self._tell(cluster, "ace.cluster", words, Level.ITEM)
                del self._items[cluster.id]
                continue
            if len(same) < len(set(cluster.members)):
                words = worded(": members in another cluster or of another type are not written.")
                self._tell(cluster, "ace.cluster", words, Level.CHANGED)
            taken.update(same)
            yield _Group(same, cluster)
        for item in items:
            if isinstance(item, (Span, Event)) and item.id not in taken:
                yield _Group([item.id])

    def _kind(self, id: str) -> tuple[str, str]:
        item = self._items[id]
        type, _ = pair_of(item.label)
        if isinstance(item, Event):
            return "event", item.label
        if type in ENTITIES:
            return "entity", type
        return ("timex2" if type == TIME else "value"), type

    def _name(self) -> None:
        """Ids as LDC gives them: ``DOC-E1`` an entity, ``DOC-E1-1`` its first mention."""
        letters = {"entity": "E", "value": "V", "timex2": "T", "event": "EV"}
        counts = dict.fromkeys(letters, 0)
        for group in self._groups:
            kind = self._kind(group.members[0])[0]
            counts[kind] += 1
            group.id = f"{self._prefix}-{letters[kind]}{counts[kind]}"
            for number, id in enumerate(group.members, start=1):
                self._names[id] = f"{group.id}-{number}"

    # --- elements -----------------------------------------------------------------------------

    def _entity(self, group: _Group) -> Iterator[str]:
        first = self._items[group.members[0]]
        assert isinstance(first, Span), "events are written apart"
        kind, type = self._kind(first.id)
        choice: Choice = {"entity": OF_ENTITY, "timex2": OF_TIME}.get(kind, {})
        fixed = self._typed(first, kind, type)
        above, read = _written(first.attributes, choice)
        yield f"<{kind}{_attributes({'ID': group.id} | fixed | above)}>\n"
        yield self._of_cluster(group)
        for id in group.members:
            yield from self._mention(id, kind, fixed, read)
        link = group.cluster.link if group.cluster is not None else ""
        if link and kind == "entity":
            yield f'<external_link RESOURCE="{_LINKS}" EID={_attribute(link)}/>\n'
        yield f"</{kind}>\n"

    def _typed(self, span: Span, kind: str, type: str) -> dict[str, str]:
        if kind == "timex2":
            return {}
        subtype = pair_of(span.label)[1]
        known = ENTITIES.get(type, ()) or VALUES.get(type, ())
        if subtype in known:
            return {"TYPE": type, "SUBTYPE": subtype}
        if kind == "value":
            return {"TYPE": type}
        words = worded(
            ": it has no subtype of ACE; {subtype} is written, which the DTD demands.",
            subtype=UNSAID[type],
        )
        self._tell(span, "ace.subtype", words, Level.NOTE)
        return {"TYPE": type, "SUBTYPE": UNSAID[type]}

    def _mention(
        self, id: str, kind: str, fixed: dict[str, str], above: dict[str, Scalar]
    ) -> Iterator[str]:
        span = self._items[id]
        assert isinstance(span, Span), "events are written apart"
        own, read = _written(span.attributes, OF_MENTION if kind == "entity" else {})
        label = TIME if kind == "timex2" else label_of(fixed["TYPE"], fixed.get("SUBTYPE", ""))
        place = (span.start, span.end)
        data = Data(
            label=span.label if span.label != label else None,
            attributes=_unless(span.attributes, above | read),
            note=span.note,
            norm=span.norm,
            whole_head=span.head == place and kind == "entity",
        )
        yield f"<{kind}_mention{_attributes({'ID': self._names[id]} | own)}>{instruction(data)}\n"
        yield self._place("extent", place)
        if kind == "entity":
            yield self._place("head", span.head or place)
        elif span.head is not None:
            self._tell(span, "loss.head", worded(": its head is not written."), Level.CHANGED)
        yield f"</{kind}_mention>\n"

    def _event(self, group: _Group) -> Iterator[str]:
        first = self._items[group.members[0]]
        assert isinstance(first, Event), "spans are written apart"
        type, subtype = pair_of(first.label)
        above, read = _written(first.attributes, OF_EVENT)
        fixed = {"ID": group.id, "TYPE": type, "SUBTYPE": subtype}
        yield f"<event{_attributes(fixed | above)}>\n{self._of_cluster(group)}"
        roles: dict[tuple[str, str], None] = {}
        for id in group.members:
            for role, target in self._sayable(self._items[id]):
                roles[self._names[target].rpartition("-")[0], role] = None
        for target, role in roles:
            yield f"<event_argument{_attributes({'REFID': target, 'ROLE': role})}/>\n"
        for id in group.members:
            yield from self._event_mention(id, read)
        yield "</event>\n"

    def _event_mention(self, id: str, above: dict[str, Scalar]) -> Iterator[str]:
        event = self._items[id]
        assert isinstance(event, Event), "only events have mentions of events"
        sayable = list(self._sayable(event))
        meant = [(one.role, self._names[one.target]) for one in event.arguments]
        read = [("Time" if role == WITHIN else role, self._names[to]) for role, to in sayable]
        if len(sayable) < len(event.arguments):
            words = worded(": roles that ACE has not stand where other programs do not look.")
            self._tell(event, "ace.role", words, Level.NOTE)
        data = Data(
            attributes=_unless(event.attributes, above),
            note=event.note,
            arguments=meant if meant != read else None,
        )
        yield f'<event_mention ID="{self._names[id]}">{instruction(data)}\n'
        places = [(event.start, event.end), *(self._extent(to) for _, to in sayable)]
        yield self._place("extent", self._sentence(places))
        yield self._place("anchor", (event.start, event.end))
        for role, target in sayable:
            own = {"REFID": self._names[target], "ROLE": role}
            yield f"<event_mention_argument{_attributes(own)}>\n"
            yield self._place("extent", self._extent(target))
            yield "</event_mention_argument>\n"
        yield "</event_mention>\n"

    def _sayable(self, item: LayerItem) -> Iterator[tuple[str, str]]:
        """The arguments whose roles ACE has, with the role that is written."""
        for one in item.arguments if isinstance(item, Event) else ():
            role = WITHIN if one.role == "Time" else one.role
            if role in ROLES and one.role != WITHIN:
                yield role, one.target

    def _relation(self, relation: Relation, id: str) -> Iterator[str]:
        type, subtype = pair_of(relation.label)
        known = subtype in RELATIONS[type]
        fixed = {"ID": id, "TYPE": type} | ({"SUBTYPE": subtype} if known else {})
        above, read = _written(relation.attributes, OF_RELATION)
        own, more = _written(relation.attributes, OF_RELATION_MENTION)
        ends = [("Arg-1", relation.source), ("Arg-2", relation.target)]
        yield f"<relation{_attributes(fixed | above)}>\n"
        for role, end in ends:
            whole = self._names[end].rpartition("-")[0]
            yield f"<relation_argument{_attributes({'REFID': whole, 'ROLE': role})}/>\n"
        data = Data(
            label=None if known or not subtype else relation.label,
            attributes=_unless(relation.attributes, read | more),
            note=relation.note,
        )
        yield f"<relation_mention{_attributes({'ID': f'{id}-1'} | own)}>{instruction(data)}\n"
        places = [self._extent(end) for _, end in ends]
        yield self._place("extent", (min(p[0] for p in places), max(p[1] for p in places)))
        for role, end in ends:
            said = _attributes({"REFID": self._names[end], "ROLE": role})
            yield f"<relation_mention_argument{said}>\n{self._place('extent', self._extent(end))}"
            yield "</relation_mention_argument>\n"
        yield "</relation_mention>\n</relation>\n"

    def _of_cluster(self, group: _Group) -> str:
        cluster = group.cluster
        if cluster is None:
            return ""
        # Only entities have an element for a link, and it cannot hold every sign.
        entity = self._kind(group.members[0])[0] == "entity"
        link = "" if entity and _CONTROL.search(cluster.link) is None else cluster.link
        plain = len(group.members) > 1 and not cluster.label and not cluster.note and not link
        data = Data(cluster=(cluster.label, cluster.note), link=link)
        text = "" if plain else instruction(data)
        return f"{text}\n" if text else ""

    # --- places -------------------------------------------------------------------------------

    def _extent(self, id: str) -> Fragment:
        item = self._items[id]
        assert isinstance(item, (Span, Event)), "only mentions stand on the text"
        return item.start, item.end

    def _sentence(self, places: list[Fragment]) -> Fragment:
        """The sentences that hold some places, without the blanks at their ends."""
        start, end = min(place[0] for place in places), max(place[1] for place in places)
        for first, last in self._sentences:
            if first <= start < last:
                start = first
            if first < end <= last:
                end = last
        words = self._text[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _place(self, tag: str, place: Fragment) -> str:
        start, end = place
        words = escape(_CONTROL.sub("\ufffd", self._text[start:end]), {"\r": "&#13;"})
        return f'<{tag}><charseq START="{start}" END="{end - 1}">{words}</charseq></{tag}>\n'


def _written(attributes: Attributes, choices: Choice) -> Written:
    """What an element says of some attributes, with defaults where the DTD demands one."""
    said: dict[str, str] = {}
    read: dict[str, Scalar] = {}
    for key, (name, admitted, default) in choices.items():
        value = attributes.get(key)
        plain = isinstance(value, str) and _sound(value) and (value in admitted or not admitted)
        text = str(value) if plain and value else default
        if text:
            said[name] = METONYMY.get(text, text) if key == "metonymy" else text
            read[key] = text
    return said, read


def _sound(value: str) -> bool:
    return _CONTROL.search(value) is None and value == " ".join(value.split())


def _unless(meant: Attributes, read: dict[str, Scalar]) -> dict[str, Scalar] | None:
    same = dict(meant) == read and all(type(meant[key]) is type(read[key]) for key in read)
    return None if same else dict(meant)


def _attributes(values: dict[str, str]) -> str:
    return "".join(f" {name}={_attribute(value)}" for name, value in values.items())


def _attribute(value: str) -> str:
    return quoteattr(_CONTROL.sub("\ufffd", value), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
