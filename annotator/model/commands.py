"""Commands: pure functions from a state to an act, or to None when there is nothing to do.

Keys, menus, the command line and tests all call the same functions. No widget, no clock, no disk;
new ids come from `new_id`, which a caller may replace.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from annotator.model.document import Layer, Status
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
from annotator.model.rules import cluster_stands
from annotator.model.state import Annotations


class Act(msgspec.Struct, frozen=True):
    """What a command wants done: the edits and a title ``verb detail``, named in the menu."""

    title: str
    edits: tuple[Edit, ...]
    created: str | None = None


NewId = Callable[[str], str]


def random_id(prefix: str) -> str:
    """A fresh id such as ``s-5f0c2a9b71de``; unique in a layer for all practical purposes."""
    return f"{prefix}-{secrets.token_hex(6)}"


def merge_fragments(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The same code points as sorted fragments that do not touch each other."""
    merged: list[Fragment] = []
    for start, end in sorted(fragments):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _act(
    state: Annotations, title: str, *pairs: tuple[LayerItem | None, LayerItem | None]
) -> Act | None:
    edits = tuple(Edit(state.key, before, after) for before, after in pairs if before != after)
    return Act(title, edits) if edits else None


def _created(act: Act | None, id: str) -> Act | None:
    return msgspec.structs.replace(act, created=id) if act is not None else None


def mark_span(
    state: Annotations,
    fragments: Sequence[Fragment],
    label: str,
    *,
    norm: str = "",
    new_id: NewId = random_id,
) -> Act | None:
    """Mark a new span. None when nothing is selected or the same span stands there already."""
    ranges = merge_fragments(fragments)
    if not ranges or _same_mention(state, ranges, label):
        return None
    span = Span(
        id=new_id("s"),
        fragments=ranges,
        quote=quote_of(state.text, ranges),
        label=label,
        norm=norm,
    )
    return _created(_act(state, f"mark {label}", (None, span)), span.id)


def mark_event(
    state: Annotations,
    fragments: Sequence[Fragment],
    label: str,
    *,
    new_id: NewId = random_id,
) -> Act | None:
    """Mark a new event whose trigger is `fragments`; several events may share a trigger."""
    ranges = merge_fragments(fragments)
    if not ranges:
        return None
    event = Event(id=new_id("e"), fragments=ranges, quote=quote_of(state.text, ranges), label=label)
    return _created(_act(state, f"event {label}", (None, event)), event.id)


def _same_mention(state: Annotations, ranges: tuple[Fragment, ...], label: str) -> bool:
    start, end = ranges[0][0], ranges[-1][1]
    for key in state.order.from_key((start, -end, "")):
        if key[:2] != (start, -end):
            return False
        other = state.mention(key[2])
        if isinstance(other, Span) and (other.fragments, other.label) == (ranges, label):
            return True
    return False


def turn_into_event(
    state: Annotations, id: str, label: str, *, new_id: NewId = random_id
) -> Act | None:
    """Make an event on the text of a span, which stays; on an event, change its type."""
    mention = state.mention(id)
    if isinstance(mention, Event):
        return relabel(state, id, label)
    return mark_event(state, mention.fragments, label, new_id=new_id) if mention else None


def relabel(state: Annotations, id: str, label: str) -> Act | None:
    """Give an item another label. Its attributes and links stay as they are."""
    item = state.item(id)
    if item is None:
        return None
    return _act(state, f"relabel {label}", (item, msgspec.structs.replace(item, label=label)))


def resize(
    state: Annotations, id: str, fragments: Sequence[Fragment], *, shared: bool = True
) -> Act | None:
    """Give a mention other ranges; with `shared`, events on the same trigger move along."""
    mention = state.mention(id)
    ranges = merge_fragments(fragments)
    if mention is None or not ranges:
        return None
    together: list[Span | Event] = [mention]
    if shared and isinstance(mention, Event):
        together += [other for other in events_on_trigger(state, mention) if other.id != id]
    pairs = [(other, _moved(other, ranges, state.text)) for other in together]
    return _act(state, "resize", *pairs)


def events_on_trigger(state: Annotations, event: Event) -> list[Event]:
    """All events whose trigger is exactly that of `event`, itself among them."""
    found = []
    for key in state.order.from_key((event.start, -event.end, "")):
        if key[:2] != (event.start, -event.end):
            break
        other = state.mention(key[2])
        if isinstance(other, Event) and other.fragments == event.fragments:
            found.append(other)
    return found


def _moved(mention: Span | Event, ranges: tuple[Fragment, ...], text: str) -> Span | Event:
    moved = msgspec.structs.replace(mention, fragments=ranges, quote=quote_of(text, ranges))
    if isinstance(moved, Span) and moved.head is not None:
        head = moved.head
        if not any(start <= head[0] and head[1] <= end for start, end in ranges):
            moved = msgspec.structs.replace(moved, head=None)
    return moved


def delete(state: Annotations, ids: Iterable[str]) -> Act | None:
    """Delete items. What pointed at them loses that link in the same act.

    Events lose the argument; relations go with either end; clusters lose the member, and go when
    they do not stand any more (`rules.cluster_stands`).
    """
    doomed = with_dependents(state, ids)
    pairs: list[tuple[LayerItem | None, LayerItem | None]] = []
    touched: dict[str, LayerItem] = {}
    for id in doomed:
        for other in state.pointing_at(id):
            if other.id not in doomed:
                touched[other.id] = other
    pairs += [(other, without(other, doomed)) for other in touched.values()]
    pairs += [(state.item(id), None) for id in doomed]
    return _act(state, "delete", *pairs)


def with_dependents(state: Annotations, ids: Iterable[str]) -> dict[str, None]:
    """The ids to delete, with the relations and emptied clusters that go with them, in order.

    Ids that are not there are left out.
    """
    doomed = {id: None for id in ids if state.item(id) is not None}
    queue = list(doomed)
    while queue:
        for other in state.pointing_at(queue.pop()):
            if other.id in doomed:
                continue
            if isinstance(other, Relation) or _falls(other, doomed):
                doomed[other.id] = None
                queue.append(other.id)
    return doomed


def _falls(item: LayerItem, gone: dict[str, None]) -> bool:
    """Whether an item is a cluster that says nothing any more without these members."""
    if not isinstance(item, Cluster):
        return False
    return not cluster_stands([m for m in item.members if m not in gone], item.link)


def without(item: LayerItem, gone: Mapping[str, None]) -> LayerItem:
    """An event or a cluster without its links to what is gone."""
    if isinstance(item, Event):
        kept = tuple(argument for argument in item.arguments if argument.target not in gone)
        return msgspec.structs.replace(item, arguments=kept)
    assert isinstance(item, Cluster), "only events and clusters outlive what they point at"
    members = tuple(member for member in item.members if member not in gone)
    return msgspec.structs.replace(item, members=members)


def add_argument(state: Annotations, event_id: str, role: str, target: str) -> Act | None:
    """Fill a role of an event with an item. None when it stands there already."""
    event = state.mention(event_id)
    wanted = Argument(role, target)
    if not isinstance(event, Event) or wanted in event.arguments or target == event_id:
        return None
    changed = msgspec.structs.replace(event, arguments=(*event.arguments, wanted))
    return _act(state, f"argument {role}", (event, changed))


def mark_argument(
    state: Annotations,
    event_id: str,
    role: str,
    fragments: Sequence[Fragment],
    label: str,
    *,
    new_id: NewId = random_id,
) -> Act | None:
    """Mark new text as a span and fill a role with it: one act, one undo."""
    marked = mark_span(state, fragments, label, new_id=new_id)
    event = state.mention(event_id)
    if marked is None or marked.created is None or not isinstance(event, Event):
        return None
    argument = Argument(role, marked.created)
    changed = msgspec.structs.replace(event, arguments=(*event.arguments, argument))
    return Act(f"argument {role}", (*marked.edits, Edit(state.key, event, changed)), marked.created)


def remove_argument(state: Annotations, event_id: str, at: int) -> Act | None:
    """Empty one slot of an event, by its place in the list of arguments."""
    event = state.mention(event_id)
    if not isinstance(event, Event) or not 0 <= at < len(event.arguments):
        return None
    rest = (*event.arguments[:at], *event.arguments[at + 1 :])
    title = f"remove-argument {event.arguments[at].role}"
    return _act(state, title, (event, msgspec.structs.replace(event, arguments=rest)))


def change_role(state: Annotations, event_id: str, at: int, role: str) -> Act | None:
    """Give one argument of an event another role."""
    event = state.mention(event_id)
    if not isinstance(event, Event) or not 0 <= at < len(event.arguments):
        return None
    arguments = list(event.arguments)
    arguments[at] = Argument(role, arguments[at].target)
    changed = msgspec.structs.replace(event, arguments=tuple(arguments))
    return _act(state, f"argument {role}", (event, changed))


def add_relation(
    state: Annotations,
    label: str,
    source: str,
    target: str,
    *,
    new_id: NewId = random_id,
) -> Act | None:
    """Join two items. None when the same relation stands there already."""
    if source == target or state.item(source) is None or state.item(target) is None:
        return None
    for other in state.pointing_at(source):
        if isinstance(other, Relation) and (other.label, other.source, other.target) == (
            label,
            source,
            target,
        ):
            return None
    relation = Relation(id=new_id("r"), label=label, source=source, target=target)
    return _created(_act(state, f"relation {label}", (None, relation)), relation.id)


def set_attribute(state: Annotations, id: str, key: str, value: Scalar | None) -> Act | None:
    """Set one attribute of an item, or take it away with None."""
    item = state.item(id)
    if item is None or isinstance(item, Cluster):
        return None
    # A changed value keeps its place, so that files differ only where the work does.
    attributes: dict[str, Scalar] = dict(item.attributes)
    if value is None:
        attributes.pop(key, None)
    else:
        attributes[key] = value
    changed = msgspec.structs.replace(item, attributes=attributes)
    return _act(state, f"attribute {key}", (item, changed))


def set_note(state: Annotations, id: str, note: str) -> Act | None:
    """Write the note of an item."""
    item = state.item(id)
    if item is None:
        return None
    return _act(state, "note", (item, msgspec.structs.replace(item, note=note)))


def set_norm(state: Annotations, id: str, norm: str) -> Act | None:
    """Write the written-out form of a span, «القوات المسلحة» for «للقوات المسلحة»."""
    span = state.mention(id)
    if not isinstance(span, Span):
        return None
    return _act(state, "norm", (span, msgspec.structs.replace(span, norm=norm)))


def set_head(state: Annotations, id: str, head: Fragment | None) -> Act | None:
    """Set the head of a span (code points inside it), or take it away with None."""
    span = state.mention(id)
    if not isinstance(span, Span):
        return None
    return _act(state, "head", (span, msgspec.structs.replace(span, head=head)))


def _layer_act(state: Annotations, title: str, layer: Layer) -> Act | None:
    if layer == (state.layer or Layer()):
        return None
    return Act(title, (Edit(state.key, state.layer, layer),))


def set_status(state: Annotations, status: Status) -> Act | None:
    """Say how far this author is with the document."""
    layer = msgspec.structs.replace(state.layer or Layer(), status=status)
    return _layer_act(state, f"status {status}", layer)


def toggle_flag(state: Annotations) -> Act | None:
    """Flag the document for a second look, or take the flag away."""
    old = state.layer or Layer()
    return _layer_act(state, "flag", msgspec.structs.replace(old, flagged=not old.flagged))


def set_layer_note(state: Annotations, note: str) -> Act | None:
    """Write this author's note on the document."""
    layer = msgspec.structs.replace(state.layer or Layer(), note=note)
    return _layer_act(state, "document-note", layer)
