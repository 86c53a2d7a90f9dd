"""Repairs: commands that join, cut, move and repeat what is marked already.

Pure functions from a state to an act, as in `commands`; each is one act and one undo.
"""

from collections.abc import Iterable, Sequence

import msgspec

from annotator.model.commands import Act, NewId, merge_fragments, random_id
from annotator.model.edits import Edit
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
from annotator.model.state import Annotations
from annotator.text import clitics
from annotator.text.boundaries import snap_outwards

Pair = tuple[LayerItem | None, LayerItem | None]


def _act(state: Annotations, title: str, pairs: Iterable[Pair], created: str = "") -> Act | None:
    edits = tuple(Edit(state.key, old, new) for old, new in pairs if old != new)
    return Act(title, edits, created or None) if edits else None


# --- joining ---------------------------------------------------------------------------------


def joined_fragments(text: str, fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments, with those made one that only blanks, joiners or tatweel part.

    A line feed is more than a blank: a name does not go on in another paragraph.
    """
    found: list[Fragment] = []
    for start, end in merge_fragments(fragments):
        if found and _is_seam(text[found[-1][1] : start]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _is_seam(between: str) -> bool:
    return "\n" not in between and not between.strip(" \t\u00a0\u202f\u0640\u200b\u200c\u200d")


def merge_mentions(state: Annotations, ids: Sequence[str]) -> Act | None:
    """Make one mention of several of the same class; the first of `ids` is the one that stays.

    It takes over the text of the others and whatever points at them: arguments, relations,
    clusters. Its own label and attributes stay, attributes that it lacks and notes are added.
    None unless there are two or more mentions, all spans or all events, and where events would
    become arguments of each other.
    """
    found = [mention for id in dict.fromkeys(ids) if (mention := state.mention(id)) is not None]
    if len(found) < 2 or len({type(mention) for mention in found}) != 1:
        return None
    kept, others = found[0], found[1:]
    gone = {other.id for other in others}
    pairs: list[Pair] = [(kept, _merged(state, kept, others))]
    touched = {
        item.id: item
        for id in gone
        for item in state.pointing_at(id)
        if item.id not in gone and item.id != kept.id
    }
    turned = [(item, _turned(item, gone, kept.id)) for item in touched.values()]
    pairs += _without_doubles(state, turned)
    # What points goes before what is pointed at, so that undo brings the targets back first.
    pairs += [(other, None) for other in others]
    return None if _circular(state, pairs) else _act(state, "merge", pairs, kept.id)


def _circular(state: Annotations, pairs: Sequence[Pair]) -> bool:
    """Whether an event would be an argument of its own arguments once these pairs are done."""
    after = {before.id: new for before, new in pairs if before is not None}

    def inside(id: str) -> list[str]:
        item = after[id] if id in after else state.item(id)
        return [one.target for one in item.arguments] if isinstance(item, Event) else []

    for start in after:
        waiting, seen = inside(start), set[str]()
        while waiting:
            id = waiting.pop()
            if id == start:
                return True
            if id not in seen:
                seen.add(id)
                waiting += inside(id)
    return False


def _merged(state: Annotations, kept: Span | Event, others: Sequence[Span | Event]) -> Span | Event:
    everyone = (kept, *others)
    ranges = joined_fragments(state.text, [f for mention in everyone for f in mention.fragments])
    attributes: dict[str, Scalar] = dict(kept.attributes)
    for other in others:
        for name, value in other.attributes.items():
            attributes.setdefault(name, value)
    merged = msgspec.structs.replace(
        _on(kept, ranges, state.text),
        attributes=attributes,
        note="\n".join(dict.fromkeys(m.note for m in everyone if m.note)),
    )
    if isinstance(merged, Span):
        return merged
    gone = {mention.id for mention in everyone}
    arguments = [a for mention in everyone if isinstance(mention, Event) for a in mention.arguments]
    own = tuple(dict.fromkeys(a for a in arguments if a.target not in gone))
    return msgspec.structs.replace(merged, arguments=own)


def _turned(item: LayerItem, gone: set[str], kept: str) -> LayerItem:
    """`item`, pointing at `kept` where it pointed at one of `gone`."""
    if isinstance(item, Event):
        arguments = (
            Argument(a.role, kept if a.target in gone else a.target) for a in item.arguments
        )
        return msgspec.structs.replace(item, arguments=tuple(dict.fromkeys(arguments)))
    if isinstance(item, Relation):
        source = kept if item.source in gone else item.source
        target = kept if item.target in gone else item.target
        return msgspec.structs.replace(item, source=source, target=target)
    assert isinstance(item, Cluster), "events, relations and clusters are all that points"
    members = (kept if member in gone else member for member in item.members)
    return msgspec.structs.replace(item, members=tuple(dict.fromkeys(members)))


def _without_doubles(
    state: Annotations, turned: Sequence[tuple[LayerItem, LayerItem]]
) -> list[Pair]:
    """Relations that now join an item to itself, or say what another one says, go."""
    moved = {old.id for old, _ in turned}
    ends = {
        new.target if new.source == new.target else new.source
        for _, new in turned
        if isinstance(new, Relation)
    }
    there = {
        (other.label, other.source, other.target)
        for end in ends
        for other in state.pointing_at(end)
        if isinstance(other, Relation) and other.id not in moved
    }
    pairs: list[Pair] = []
    for old, new in turned:
        if not isinstance(new, Relation):
            pairs.append((old, new))
            continue
        said = (new.label, new.source, new.target)
        useless = new.source == new.target or said in there
        pairs.append((old, None if useless else new))
        there.add(said)
    return pairs


# --- cutting ---------------------------------------------------------------------------------


def split_mention(state: Annotations, id: str, at: int, *, new_id: NewId = random_id) -> Act | None:
    """Cut a mention in two at the code point `at`; blanks at the cut belong to neither.

    The part in front stays the item that others point at; the part behind is a new one with the
    same label and attributes (and, of an event, the same arguments). None where `at` does not
    lie inside, or one side would be empty.
    """
    mention = state.mention(id)
    if mention is None or snap_outwards(state.text, at, at) != (at, at):
        return None
    front = _trimmed(state.text, [(a, min(b, at)) for a, b in mention.fragments if a < at])
    behind = _trimmed(state.text, [(max(a, at), b) for a, b in mention.fragments if b > at])
    if not front or not behind:
        return None
    new = msgspec.structs.replace(_on(mention, behind, state.text), id=new_id(mention.id[0]))
    pairs = [(mention, _on(mention, front, state.text)), (None, new)]
    return _act(state, "split", pairs, new.id)


def _trimmed(text: str, fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    found = []
    for start, end in fragments:
        part = text[start:end]
        first = start + len(part) - len(part.lstrip())
        last = end - len(part) + len(part.rstrip())
        if first < last:
            found.append((first, last))
    return tuple(found)


def _on(mention: Span | Event, ranges: tuple[Fragment, ...], text: str) -> Span | Event:
    """The mention on other ranges, with its quote, and its norm and head where they still fit."""
    moved = msgspec.structs.replace(mention, fragments=ranges, quote=quote_of(text, ranges))
    if isinstance(mention, Event) or isinstance(moved, Event):
        return moved
    if mention.norm and ranges != mention.fragments:
        norm = clitics.norm_for(text, *ranges[0]) if len(ranges) == 1 else None
        moved = msgspec.structs.replace(moved, norm=norm or "")
    head = mention.head
    if head is not None and not any(a <= head[0] and head[1] <= b for a, b in ranges):
        moved = msgspec.structs.replace(moved, head=None)
    return moved


# --- arguments ---------------------------------------------------------------------------------


def move_argument(
    state: Annotations, event_id: str, at: int, to_event: str, role: str
) -> Act | None:
    """Give the argument at place `at` of an event another role, another event, or both.

    None when the same argument stands there already, or the event would be its own argument.
    """
    event, other = state.mention(event_id), state.mention(to_event)
    if not isinstance(event, Event) or not isinstance(other, Event):
        return None
    if not 0 <= at < len(event.arguments):
        return None
    moved = Argument(role, event.arguments[at].target)
    if moved.target == to_event or moved in other.arguments:
        return None
    if event_id == to_event:
        arguments = (*event.arguments[:at], moved, *event.arguments[at + 1 :])
        pairs: list[Pair] = [(event, msgspec.structs.replace(event, arguments=arguments))]
    else:
        rest = (*event.arguments[:at], *event.arguments[at + 1 :])
        longer = (*other.arguments, moved)
        pairs = [
            (event, msgspec.structs.replace(event, arguments=rest)),
            (other, msgspec.structs.replace(other, arguments=longer)),
        ]
    return None if _circular(state, pairs) else _act(state, f"move-argument {role}", pairs)


def replace_argument(state: Annotations, event_id: str, at: int, target: str) -> Act | None:
    """Put another item into the slot at place `at` of an event; the role stays."""
    event = state.mention(event_id)
    if not isinstance(event, Event) or not 0 <= at < len(event.arguments):
        return None
    wanted = Argument(event.arguments[at].role, target)
    if wanted in event.arguments or target == event_id or state.item(target) is None:
        return None
    arguments = (*event.arguments[:at], wanted, *event.arguments[at + 1 :])
    pairs = [(event, msgspec.structs.replace(event, arguments=arguments))]
    return _act(state, f"argument {wanted.role}", pairs)


# --- the same everywhere -------------------------------------------------------------------------


def mark_all(
    state: Annotations,
    places: Iterable[Fragment],
    label: str,
    *,
    event: bool = False,
    new_id: NewId = random_id,
) -> Act | None:
    """Mark every place with a label: one act, one undo. Places that have it already are left out.

    Spans, or with `event` triggers of events without arguments.
    """
    pairs: list[Pair] = []
    for start, end in sorted(set(places)):
        if not 0 <= start < end <= len(state.text) or is_marked(state, start, end, label):
            continue
        ranges, quote = ((start, end),), state.text[start:end]
        made: Span | Event
        if event:
            made = Event(id=new_id("e"), fragments=ranges, quote=quote, label=label)
        else:
            norm = clitics.norm_for(state.text, start, end) or ""
            made = Span(id=new_id("s"), fragments=ranges, quote=quote, label=label, norm=norm)
        pairs.append((None, made))
    return _act(state, f"mark-all {label}", pairs)


def is_marked(state: Annotations, start: int, end: int, label: str) -> bool:
    """Whether a mention of exactly [start, end) has this label."""
    for key in state.order.from_key((start, -end, "")):
        if key[:2] != (start, -end):
            return False
        mention = state.mention(key[2])
        if mention is not None and mention.label == label and len(mention.fragments) == 1:
            return True
    return False
