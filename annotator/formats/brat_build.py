"""From the lines of a standoff file to items: triggers become events, links find their ends."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from annotator.formats.base import Level, Problem
from annotator.formats.brat_conf import EQUIV, Conf
from annotator.formats.brat_data import DATA, Data, data_of
from annotator.formats.brat_lines import (
    AttributeLine,
    Bound,
    CommentLine,
    EquivLine,
    EventLine,
    NormLine,
    Parsed,
    RelationLine,
    merged,
    plain_roles,
)
from annotator.model.items import (
    Argument,
    Cluster,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Scalar,
    Span,
    quote_of,
)
from annotator.sentences import worded

NOTE = "AnnotatorNotes"
"""The type of brat's own notes; the text of others begins with their type."""

REFERENCE = "Reference"
"""The type of brat's own normalisations."""

_Line = TypeVar("_Line", bound=Parsed)


class Builder:
    """Builds the items of one document. `to_stored` maps raw code points to those of the text."""

    def __init__(self, text: str, conf: Conf) -> None:
        self.text = text
        self.to_stored: Callable[[int], int] | None = None
        self.items: list[LayerItem] = []
        self._conf = conf
        self._bounds: dict[str, tuple[Bound, tuple[Fragment, ...]]] = {}
        self._targets: dict[str, list[str]] = {}
        self._attributes: dict[str, dict[str, Scalar]] = {}
        self._notes: dict[str, list[str]] = {}
        self._data: dict[str, Data] = {}

    def build(self, lines: Iterable[Parsed]) -> Iterator[Problem]:
        """Fill `items`; yield a problem for each line that could not be followed."""
        found = list(lines)
        yield from self._places(_of(found, Bound))
        events = list(_of(found, EventLine))
        triggers = {event.trigger for event in events}
        yield from self._name_targets(events, triggers, list(_of(found, RelationLine)))
        yield from self._properties(found)
        yield from self._make_events(events)
        self._make_spans(triggers)
        yield from self._make_relations(_of(found, RelationLine))
        yield from self._make_clusters(found)

    # --- places -----------------------------------------------------------------------------

    def _places(self, bounds: Iterable[Bound]) -> Iterator[Problem]:
        for bound in bounds:
            if bound.id in self._bounds:
                yield _left_out(
                    bound, "id.duplicate", worded("the id {id} stands there twice", id=bound.id)
                )
                continue
            try:
                self._bounds[bound.id] = (bound, self._placed(bound))
            except _WrongPlaceError as fault:
                yield _left_out(bound, fault.key, fault.words)

    def _placed(self, bound: Bound) -> tuple[Fragment, ...]:
        stored = self.to_stored
        ranges = sorted(bound.fragments)
        if stored is not None:
            ranges = [(stored(start), stored(end)) for start, end in ranges]
        length = len(self.text)
        for start, end in ranges:
            if end > length:
                words = worded(
                    "{start}-{end} lies beyond the text, which ends at {length}",
                    start=start,
                    end=end,
                    length=length,
                )
                raise _WrongPlaceError("offset.out_of_range", words)
            if start >= end:
                raise _WrongPlaceError(
                    "offset.reversed",
                    worded("{start}-{end} is empty or reversed", start=start, end=end),
                )
        if any(one[1] > other[0] for one, other in pairwise(ranges)):
            raise _WrongPlaceError("span.fragments_overlap", worded("its parts overlap"))
        found = merged(_joined(ranges), self.text)
        if bound.surface is not None and not self._agrees(found, bound.surface):
            words = worded(
                "the text there is {found}, not {meant}",
                found=_short(quote_of(self.text, found)),
                meant=_short(bound.surface),
            )
            raise _WrongPlaceError("offset.text_mismatch", words)
        return found

    def _agrees(self, fragments: tuple[Fragment, ...], surface: str) -> bool:
        """Line ends are blanks in a surface, parts are joined with or without one."""
        quote = quote_of(self.text, fragments)
        if quote == surface:
            return True
        if quote[:1].isspace() != surface[:1].isspace():
            return False
        return "".join(quote.split()) == "".join(surface.split())

    # --- who is meant by an id ----------------------------------------------------------------

    def _name_targets(
        self, events: list[EventLine], triggers: set[str], relations: list[RelationLine]
    ) -> Iterator[Problem]:
        targets = self._targets
        for id in self._bounds.keys() - triggers:
            targets[id] = [id]
        for event in events:
            if event.id in targets:
                yield _left_out(
                    event, "id.duplicate", worded("the id {id} stands there twice", id=event.id)
                )
            elif event.trigger not in self._bounds:
                words = worded("its trigger {trigger} is not there", trigger=event.trigger)
                yield _left_out(event, "brat.no_trigger", words)
            else:
                targets[event.id] = [event.id]
                targets.setdefault(event.trigger, []).append(event.id)
        for relation in relations:
            targets.setdefault(relation.id, [relation.id])

    def _meant(self, id: str) -> list[str]:
        return self._targets.get(id, [])

    # --- attributes and notes -----------------------------------------------------------------

    def _properties(self, found: list[Parsed]) -> Iterator[Problem]:
        norms = {line.id for line in _of(found, NormLine)}
        for line in _of(found, AttributeLine):
            name = self._conf.attributes.get(line.name, line.name)
            targets = self._meant(line.target)
            if not targets:
                yield _left_out(
                    line, "ref.missing", worded("{target} is not there", target=line.target)
                )
            for id in targets:
                if name in self._attributes.setdefault(id, {}):
                    words = worded("{id} has another value of {name} already", id=id, name=name)
                    yield _left_out(line, "attribute.twice", words)
                else:
                    self._attributes[id][name] = line.value
        for comment in _of(found, CommentLine):
            yield from self._comment(comment, norms)

    def _comment(self, line: CommentLine, norms: set[str]) -> Iterator[Problem]:
        targets = self._meant(line.target)
        data = data_of(line.text) if line.type == DATA else None
        if data is not None and targets:
            for id in targets:
                self._data[id] = data
        elif targets:
            note = line.text if line.type == NOTE else f"{line.type}: {line.text}"
            for id in targets:
                self._notes.setdefault(id, []).append(note)
        elif line.target in norms:
            self._notes.setdefault(line.target, []).append(line.text)
        else:
            words = worded(
                "its note is on {target}, which is not there or can have none", target=line.target
            )
            yield _left_out(line, "ref.missing", words)

    def _rest(self, id: str) -> tuple[dict[str, Scalar], str]:
        attributes = self._attributes.get(id, {})
        note = "\n".join(self._notes.get(id, ()))
        data = self._data.get(id)
        if data is None:
            return attributes, note
        return data.attributes_of(attributes), data.note_of(note)

    # --- items ----------------------------------------------------------------------------------

    def _make_events(self, events: list[EventLine]) -> Iterator[Problem]:
        made: set[str] = set()
        for line in events:
            if line.id in made or line.id not in self._targets:
                continue
            made.add(line.id)
            label = self._conf.key(line.type)
            arguments = []
            roles = plain_roles([role for role, _ in line.arguments], self._conf.roles(label))
            if line.id in self._data:
                roles = self._data[line.id].roles_of(roles)
            for role, (_, target) in zip(roles, line.arguments, strict=True):
                meant = [id for id in self._meant(target) if id != line.id]
                if meant:
                    arguments.append(Argument(role, meant[0]))
                else:
                    words = worded("its argument {target} is not there", target=target)
                    yield _left_out(line, "ref.missing", words)
            self.items.append(self._event(line.id, label, line.trigger, tuple(arguments)))

    def _event(
        self, id: str, label: str, trigger: str, arguments: tuple[Argument, ...] = ()
    ) -> Event:
        fragments = self._bounds[trigger][1]
        attributes, note = self._rest(id)
        data = self._data.get(id)
        if data is not None:
            label, fragments = data.label_of(label), data.fragments_of(fragments, self.text)
        return Event(
            id=id,
            fragments=fragments,
            quote=quote_of(self.text, fragments),
            label=label,
            attributes=attributes,
            note=note,
            arguments=arguments,
        )

    def _make_spans(self, triggers: set[str]) -> None:
        for id, (bound, fragments) in self._bounds.items():
            label = self._conf.key(bound.type)
            if id in triggers:
                if id in self._targets:
                    continue
                # All events of this trigger were left out: what it marks is still there.
                self._targets[id] = [id]
            if bound.type in self._conf.events:
                self.items.append(self._event(id, label, id))
            else:
                self.items.append(self._span(id, label, fragments))

    def _span(self, id: str, label: str, fragments: tuple[Fragment, ...]) -> Span:
        attributes, note = self._rest(id)
        data = self._data.get(id) or Data()
        fragments = data.fragments_of(fragments, self.text)
        return Span(
            id=id,
            fragments=fragments,
            quote=quote_of(self.text, fragments),
            label=data.label_of(label),
            attributes=attributes,
            note=note,
            head=data.head_in(fragments),
            norm=data.norm,
        )

    def _make_relations(self, lines: Iterable[RelationLine]) -> Iterator[Problem]:
        made: set[str] = set()
        names: set[tuple[str, str]] = set()
        for line in lines:
            (one, source), (other, target) = line.ends
            ends = [*self._meant(source)[:1], *self._meant(target)[:1]]
            if line.id in made or line.id in self._bounds:
                yield _left_out(
                    line, "id.duplicate", worded("the id {id} stands there twice", id=line.id)
                )
                continue
            if len(ends) < 2:
                yield _left_out(line, "ref.missing", worded("one of its ends is not there"))
                continue
            made.add(line.id)
            if one[:-1] != other[:-1] and (one, other) not in names:
                names.add((one, other))
                words = worded(
                    "{id} calls its ends {one} and {other}; they are source and target.",
                    id=line.id,
                    one=one,
                    other=other,
                )
                yield Problem(key="brat.ends", message=words, level=Level.NOTE, line=line.line)
            attributes, note = self._rest(line.id)
            data = self._data.get(line.id) or Data()
            label = data.label_of(self._conf.key(line.type))
            self.items.append(
                Relation(
                    id=line.id,
                    label=label,
                    source=ends[0],
                    target=ends[1],
                    attributes=attributes,
                    note=note,
                )
            )

    def _make_clusters(self, found: list[Parsed]) -> Iterator[Problem]:
        taken = {item.id for item in self.items}
        for number, line in enumerate(_of(found, EquivLine), start=1):
            members = [id for written in line.members for id in self._meant(written)[:1]]
            if len(members) < len(line.members):
                yield _left_out(line, "ref.missing", worded("some of what it names is not there"))
            if members:
                label = "" if line.type == EQUIV else self._conf.key(line.type)
                self.items.append(self._cluster(f"C{number}", label, members, taken))
        for norm in _of(found, NormLine):
            members = self._meant(norm.target)[:1]
            if not members:
                yield _left_out(
                    norm, "ref.missing", worded("{target} is not there", target=norm.target)
                )
                continue
            note = "\n".join(filter(None, [norm.text, *self._notes.get(norm.id, ())]))
            label = "" if norm.type == REFERENCE else norm.type
            self.items.append(
                Cluster(
                    id=_free(norm.id, taken),
                    members=tuple(members),
                    label=label,
                    link=norm.link,
                    note=note,
                )
            )

    def _cluster(self, id: str, label: str, members: list[str], taken: set[str]) -> Cluster:
        data = self._data.get(members[0])
        more = data.cluster_of(members) if data is not None else None
        cluster = Cluster(id=_free(id, taken), members=tuple(members), label=label)
        return more.applied(cluster) if more is not None else cluster


class _WrongPlaceError(Exception):
    """A span that cannot stand where it says."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(words)
        self.key = key
        self.words = words


def _of(lines: Iterable[Parsed], kind: type[_Line]) -> Iterator[_Line]:
    return (line for line in lines if isinstance(line, kind))


def _joined(ranges: list[Fragment]) -> tuple[Fragment, ...]:
    """Ranges of which none begins where another one ends."""
    found: list[Fragment] = []
    for start, end in ranges:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _free(id: str, taken: set[str]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    taken.add(free)
    return free


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 40 else quote[:39] + "…")


def _left_out(line: Parsed, key: str, words: str) -> Problem:
    id = getattr(line, "id", "*")
    message = worded(
        "line {line}: {id} was left out or cut: {words}.", line=line.line, id=id, words=words
    )
    return Problem(key=key, message=message, level=Level.ITEM, line=line.line, where=id)
