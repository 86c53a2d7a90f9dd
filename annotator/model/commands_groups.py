"""Groups: commands on clusters, on labels of the whole document, and on its zones.

Pure functions from a state to an act, as in `commands`; each is one act and one undo.
"""

from collections.abc import Collection, Iterable

import msgspec

from annotator.model.commands import Act, NewId, random_id
from annotator.model.document import Zone
from annotator.model.edits import Edit, Value, document_place
from annotator.model.items import Cluster, DocumentLabel
from annotator.model.rules import cluster_stands
from annotator.model.state import Annotations
from annotator.text.bidi import BIDI_CONTROLS

ZONE_KINDS = ("title", "dateline", "caption", "body", "boilerplate")
"""The kinds of zones that a person is offered; a file may bring others."""

LINK_LIMIT = 2_000
"""The longest link, in code points."""

_JOINERS = "\u200c\u200d"
"""Persian and other addresses are spelled with them; other characters without ink are odd."""

Pair = tuple[Value | None, Value | None]


def _act(state: Annotations, title: str, pairs: Iterable[Pair], created: str = "") -> Act | None:
    edits = tuple(
        Edit(document_place(state.key.document) if _of_document(old, new) else state.key, old, new)
        for old, new in pairs
        if old != new
    )
    return Act(title, edits, created or None) if edits else None


def _of_document(old: Value | None, new: Value | None) -> bool:
    return isinstance(new if new is not None else old, Zone)


# --- clusters --------------------------------------------------------------------------------


def cluster_of(state: Annotations, id: str) -> Cluster | None:
    """The cluster that an item belongs to, or None."""
    found = (item for item in state.pointing_at(id) if isinstance(item, Cluster))
    return next(found, None)


def clash(state: Annotations, one: str, other: str) -> tuple[str, str] | None:
    """The two links (or labels) that keep the clusters of two mentions apart, or None.

    A cluster has one link: to join these would throw away what somebody wrote.
    """
    first, second = cluster_of(state, one), cluster_of(state, other)
    if first is None or second is None or first.id == second.id:
        return None
    for mine, theirs in ((first.link, second.link), (first.label, second.label)):
        if mine and theirs and mine != theirs:
            return mine, theirs
    return None


def corefer(state: Annotations, one: str, other: str, *, new_id: NewId = random_id) -> Act | None:
    """Say that two mentions are the same thing: they are in one cluster afterwards.

    Two clusters become one, which keeps the link of the first, or else that of the second. None
    when they are in one already, are not mentions, are a span and an event, or `clash`.
    """
    here, there = state.mention(one), state.mention(other)
    if one == other or here is None or there is None or type(here) is not type(there):
        return None
    if clash(state, one, other) is not None:
        return None
    first, second = cluster_of(state, one), cluster_of(state, other)
    if first is None and second is None:
        made = Cluster(id=new_id("c"), members=_ordered(state, (one, other)))
        return _act(state, "cluster", [(None, made)], made.id)
    if first is None or second is None:
        kept = first or second
        assert kept is not None, "one of the two is there"
        members = _ordered(state, (*kept.members, one, other))
        grown = msgspec.structs.replace(kept, members=members)
        return _act(state, "cluster", [(kept, grown)], kept.id)
    if first.id == second.id:
        return None
    joined = msgspec.structs.replace(
        first,
        members=_ordered(state, (*first.members, *second.members)),
        label=first.label or second.label,
        link=first.link or second.link,
        note="\n".join(dict.fromkeys(note for note in (first.note, second.note) if note)),
    )
    return _act(state, "cluster", [(first, joined), (second, None)], first.id)


def _ordered(state: Annotations, members: Iterable[str]) -> tuple[str, ...]:
    """Each member once, in the order of the text."""

    def place(id: str) -> tuple[int, int, str]:
        mention = state.mention(id)
        return (mention.start, -mention.end, id) if mention else (len(state.text), 0, id)

    return tuple(sorted(dict.fromkeys(members), key=place))


def leave_cluster(state: Annotations, id: str) -> Act | None:
    """Take a mention out of its cluster. One that is left with one member and no link goes."""
    cluster = cluster_of(state, id)
    if cluster is None:
        return None
    return _act(state, "leave-cluster", [(cluster, _without(cluster, {id}))])


def _without(cluster: Cluster, gone: Collection[str]) -> Cluster | None:
    """The cluster less some members, or None when it says nothing any more."""
    members = tuple(member for member in cluster.members if member not in gone)
    if not cluster_stands(members, cluster.link):
        return None
    return msgspec.structs.replace(cluster, members=members)


def split_cluster(
    state: Annotations, id: str, ids: Collection[str], *, new_id: NewId = random_id
) -> Act | None:
    """Give some members of a cluster a cluster of their own; the link stays with the others.

    One member by itself is only taken out. None when no member, or every one, is named.
    """
    cluster = state.item(id)
    if not isinstance(cluster, Cluster):
        return None
    apart = tuple(member for member in cluster.members if member in ids)
    if not apart or len(apart) == len(cluster.members):
        return None
    rest = _without(cluster, apart)
    if not cluster_stands(apart, ""):
        return _act(state, "leave-cluster", [(cluster, rest)])
    made = Cluster(id=new_id("c"), members=apart, label=cluster.label)
    return _act(state, "split-cluster", [(cluster, rest), (None, made)], made.id)


def clean_link(link: str) -> str | None:
    """A link as it is kept (``Q796``, an address), "" for none; None when it cannot be one.

    Blanks and marks of direction around it are left off. Refused are control characters and marks
    of direction inside it, which would show another address than is written, and more than
    `LINK_LIMIT` code points. Nothing is looked up anywhere.
    """
    kept = link.strip().strip("".join(BIDI_CONTROLS) + "\ufeff").strip()
    odd = any(not letter.isprintable() and letter not in _JOINERS for letter in kept)
    return None if odd or len(kept) > LINK_LIMIT else kept


def set_link(state: Annotations, id: str, link: str) -> Act | None:
    """Write the link of a cluster to a knowledge base, such as Q796. It is text, never fetched.

    With "" it is taken away, and with it a cluster of one mention. None for what `clean_link`
    refuses.
    """
    cluster, kept = state.item(id), clean_link(link)
    if not isinstance(cluster, Cluster) or kept is None or kept == cluster.link:
        return None
    linked = msgspec.structs.replace(cluster, link=kept)
    stands = cluster_stands(cluster.members, kept)
    return _act(state, "link", [(cluster, linked if stands else None)])


def link_mention(
    state: Annotations, id: str, link: str, *, new_id: NewId = random_id
) -> Act | None:
    """Write the link of a mention's cluster; one that is in no cluster gets one of its own."""
    cluster, kept = cluster_of(state, id), clean_link(link)
    if cluster is not None:
        return set_link(state, cluster.id, link)
    if not kept or state.mention(id) is None:
        return None
    made = Cluster(id=new_id("c"), members=(id,), link=kept)
    return _act(state, "link", [(None, made)], made.id)


# --- the whole document ---------------------------------------------------------------------------


def document_labels(state: Annotations) -> list[DocumentLabel]:
    """The labels that the whole document has, by id."""
    found = [item for item in state.groups.values() if isinstance(item, DocumentLabel)]
    return sorted(found, key=lambda item: item.id)


def toggle_document_label(
    state: Annotations, label: str, *, new_id: NewId = random_id
) -> Act | None:
    """Give the whole document a label, or take it away."""
    there = [item for item in document_labels(state) if item.label == label]
    title = f"document-label {label}"
    if there:
        return _act(state, title, [(item, None) for item in there])
    return _act(state, title, [(None, DocumentLabel(id=new_id("d"), label=label))])


# --- zones ---------------------------------------------------------------------------------------


def zones_of(state: Annotations) -> list[Zone]:
    """The zones of the document, in the order of the text."""
    return sorted(state.zones.values(), key=lambda zone: (zone.start, -zone.end, zone.id))


def mark_zone(
    state: Annotations, start: int, end: int, kind: str, *, new_id: NewId = random_id
) -> Act | None:
    """Make [start, end) (code points) a zone of a kind; "" takes zones away from it.

    A zone of the same range changes its kind; of others that it touches, what lies outside stays.
    Zones belong to the document, so every author sees them.
    """
    if not 0 <= start < end <= len(state.text):
        return None
    pairs = zone_pairs(zones_of(state), (start, end), kind, new_id=new_id)
    made = pairs[-1] if kind and pairs else (None, None)
    created = made[1].id if made[0] is None and made[1] is not None else ""
    title = f"zone {kind}" if kind else "no-zone"
    return _act(state, title, pairs, created)


def zone_pairs(
    zones: Iterable[Zone], place: tuple[int, int], kind: str, *, new_id: NewId = random_id
) -> list[tuple[Zone | None, Zone | None]]:
    """Before and after of each zone where a range becomes a zone of a kind, as `mark_zone` does.

    The zone of the range itself comes last. The range must lie in the text.
    """
    start, end = place
    touched = [zone for zone in zones if zone.start < end and zone.end > start]
    same = next((zone for zone in touched if (zone.start, zone.end) == (start, end)), None)
    if kind and same is not None:
        touched.remove(same)
    pairs = [pair for zone in touched for pair in _cut(zone, start, end, new_id)]
    if kind and same is not None:
        return [*pairs, (same, msgspec.structs.replace(same, kind=kind))]
    if kind:
        pairs.append((None, Zone(id=new_id("z"), kind=kind, start=start, end=end)))
    return pairs


def _cut(zone: Zone, start: int, end: int, new_id: NewId) -> list[tuple[Zone | None, Zone | None]]:
    """A zone without [start, end): what lies in front keeps its id, what lies behind is new."""
    front = msgspec.structs.replace(zone, end=start) if zone.start < start else None
    behind = msgspec.structs.replace(zone, start=end) if zone.end > end else None
    if front is None:
        return [(zone, behind)]
    new = msgspec.structs.replace(behind, id=new_id("z")) if behind else None
    return [(zone, front), *([(None, new)] if new else [])]
