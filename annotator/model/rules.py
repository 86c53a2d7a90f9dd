"""Rules: what is an error and refuses an act, and what is a problem and is only listed.

Errors are of structure (outside the text, dangling, empty, a quote that does not fit). Problems
are of the scheme (unknown label, role or target not admitted, a required role empty).
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from annotator.model.document import Zone
from annotator.model.items import (
    Cluster,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Span,
    quote_of,
    references,
)
from annotator.model.scheme import Scheme
from annotator.sentences import worded


class Finding(msgspec.Struct, frozen=True):
    """One error or problem: a stable key, the id of the item, one plain sentence.

    `about` is the role of an event, or the labels that a relation joins, where it is one of these.
    """

    key: str
    item: str
    message: str
    about: str = ""


Lookup = Callable[[str], LayerItem | None]
"""Gives the item of an id in the layer, or None."""


def fragment_errors(
    fragments: tuple[Fragment, ...], length: int, name: str
) -> Iterable[tuple[str, str]]:
    """Errors of the ranges of `name` in a text of `length` code points, as (key, sentence)."""
    if not fragments:
        yield "offset.empty", worded("{item} marks no text at all.", item=name)
    last = -1
    for start, end in fragments:
        if start < 0 or end > length:
            yield (
                "offset.out_of_range",
                worded(
                    "{item} lies at {start}-{end}, but the text has {length} code points.",
                    item=name,
                    start=start,
                    end=end,
                    length=length,
                ),
            )
        elif start >= end:
            yield (
                "offset.reversed",
                worded(
                    "{item} is empty or reversed: {start}-{end}.", item=name, start=start, end=end
                ),
            )
        elif start <= last:
            yield (
                "offset.overlap",
                worded(
                    "{item} has fragments that touch, overlap or stand out of order at {start}.",
                    item=name,
                    start=start,
                ),
            )
        last = end


def item_errors(item: LayerItem, text: str, lookup: Lookup) -> list[Finding]:
    """Errors of structure of one item over its text (code points). An empty list means sound."""
    found = [Finding(key, item.id, sentence) for key, sentence in _own_errors(item, text)]
    found += [
        Finding(
            "ref.missing",
            item.id,
            worded("{item} points at {target}, which is not there.", item=item.id, target=target),
        )
        for target in references(item)
        if lookup(target) is None
    ]
    if isinstance(item, Event) and any(a.target == item.id for a in item.arguments):
        found.append(
            Finding(
                "ref.self",
                item.id,
                worded("Event {event} is an argument of itself.", event=item.id),
            )
        )
    return found


def _own_errors(item: LayerItem, text: str) -> Iterable[tuple[str, str]]:
    if not item.id:
        yield "id.empty", worded("An item has no id.")
    if isinstance(item, Cluster):
        if not item.members:
            yield "cluster.empty", worded("Cluster {cluster} has no members.", cluster=item.id)
        return
    if not item.label:
        yield "label.empty", worded("{item} has no label.", item=item.id)
    if isinstance(item, (Span, Event)):
        yield from _mention_errors(item, text)


def _mention_errors(item: Span | Event, text: str) -> Iterable[tuple[str, str]]:
    wrong = list(fragment_errors(item.fragments, len(text), item.id))
    yield from wrong
    if wrong:
        return
    there = quote_of(text, item.fragments)
    if there != item.quote:
        yield (
            "offset.text_mismatch",
            worded(
                "{item} should mark «{quote}», but at {start}-{end} the text has «{there}».",
                item=item.id,
                quote=item.quote,
                start=item.start,
                end=item.end,
                there=there,
            ),
        )
    head = item.head if isinstance(item, Span) else None
    if head is not None and not any(s <= head[0] < head[1] <= e for s, e in item.fragments):
        yield (
            "head.outside",
            worded(
                "The head {start}-{end} of {item} lies outside it.",
                start=head[0],
                end=head[1],
                item=item.id,
            ),
        )


def cluster_stands(members: Sequence[str], link: str) -> bool:
    """Whether a cluster of these members still says something: two of them, or one with a link.

    One mention alone says nothing of what else it is. Imported clusters of one are kept as they
    are; a cluster that an act makes smaller goes when it does not stand any more.
    """
    return len(members) > 1 or bool(members and link)


def zone_errors(zone: Zone, length: int) -> list[Finding]:
    """Errors of a zone in a text of `length` code points."""
    wrong = fragment_errors(((zone.start, zone.end),), length, zone.id)
    return [Finding(key, zone.id, sentence) for key, sentence in wrong]


def item_problems(item: LayerItem, scheme: Scheme, lookup: Lookup) -> list[Finding]:
    """What the scheme says against one item; kept, listed, never refused by itself."""
    if isinstance(item, Event):
        return _event_problems(item, scheme, lookup)
    if isinstance(item, Relation):
        return _relation_problems(item, scheme, lookup)
    label = item.label
    if label and scheme.label(label) is None:
        return [_unknown(item.id, label)]
    return []


def _unknown(item: str, label: str) -> Finding:
    return Finding("label.unknown", item, worded("The scheme has no label {label}.", label=label))


def _label_of(lookup: Lookup, target: str) -> str | None:
    item = lookup(target)
    return item.label if item is not None else None


def _event_problems(event: Event, scheme: Scheme, lookup: Lookup) -> list[Finding]:
    label = scheme.label(event.label)
    if label is None or label.kind != "event":
        return [_unknown(event.id, event.label)]
    roles = {role.key: role for role in scheme.roles_of(event.label)}
    found = []
    counts: dict[str, int] = {}
    for argument in event.arguments:
        counts[argument.role] = counts.get(argument.role, 0) + 1
        role = roles.get(argument.role)
        target = _label_of(lookup, argument.target)
        if role is None:
            words = worded("{event} has no role {role}.", event=event.label, role=argument.role)
            found.append(Finding("role.unknown", event.id, words, argument.role))
        elif target is not None and not scheme.admits(role, target):
            words = worded(
                "The role {role} of {event} does not admit {target}.",
                role=role.key,
                event=event.label,
                target=target,
            )
            found.append(Finding("role.target", event.id, words, argument.role))
    for role in roles.values():
        number = counts.get(role.key, 0)
        if number < role.minimum:
            words = worded(
                "The role {role} of {event} is still empty.", role=role.key, event=event.label
            )
            found.append(Finding("role.empty", event.id, words, role.key))
        if role.maximum is not None and number > role.maximum:
            words = worded(
                "The role {role} of {event} is filled {number} times.",
                role=role.key,
                event=event.label,
                number=number,
            )
            found.append(Finding("role.many", event.id, words, role.key))
    return found


def _relation_problems(relation: Relation, scheme: Scheme, lookup: Lookup) -> list[Finding]:
    label = scheme.label(relation.label)
    if label is None or label.kind != "relation":
        return [_unknown(relation.id, relation.label)]
    source, target = _label_of(lookup, relation.source), _label_of(lookup, relation.target)
    if source is None or target is None:
        return []
    known = scheme.relations_between(source, target, retired=True)
    if relation.label in {admitted.key for admitted in known}:
        return []
    words = worded(
        "{relation} does not join {source} and {target}.",
        relation=relation.label,
        source=source,
        target=target,
    )
    return [Finding("relation.ends", relation.id, words, f"{source} → {target}")]


def attribute_problems(item: LayerItem, scheme: Scheme) -> list[tuple[str, str]]:
    """The attributes of an item that the scheme lacks for its label, or whose value it lacks.

    As (name, value); none for a label that the scheme does not know, which is a problem by itself.
    """
    if isinstance(item, Cluster) or not item.attributes or scheme.label(item.label) is None:
        return []
    known = {attribute.key: attribute for attribute in scheme.attributes_of(item.label)}
    found = []
    for name, value in item.attributes.items():
        attribute = known.get(name)
        values = {allowed.key for allowed in attribute.values} if attribute is not None else set()
        if attribute is None or not (attribute.free or str(value) in values):
            found.append((name, str(value)))
    return found


def layer_errors(items: Iterable[LayerItem], text: str) -> list[Finding]:
    """Errors of all items of one layer together, doubled ids included."""
    by_id: dict[str, LayerItem] = {}
    found: list[Finding] = []
    for item in items:
        if item.id in by_id:
            words = worded("Two items have the id {item}.", item=item.id)
            found.append(Finding("id.duplicate", item.id, words))
        by_id[item.id] = item
    for item in by_id.values():
        found.extend(item_errors(item, text, by_id.get))
    return found
