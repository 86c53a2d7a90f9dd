"""Groups: what the window shows of the whole document - its labels, clusters and zones."""

import msgspec

from annotator.model import commands_groups
from annotator.model.items import Cluster, Event, Span
from annotator.model.scheme import Scheme
from annotator.model.state import Annotations
from annotator.text.fold import fold

_QUOTE = 60


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A label for whole documents, and whether this one has it."""

    key: str
    name: str
    on: bool


class ClusterView(msgspec.Struct, frozen=True, kw_only=True):
    """Mentions that are the same thing: the longest of their texts, the members, the link."""

    id: str
    name: str
    members: tuple[str, ...]
    link: str


class ZoneView(msgspec.Struct, frozen=True, kw_only=True):
    """A zone with the beginning of its text."""

    id: str
    kind: str
    start: int
    end: int
    quote: str


class DocumentView(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document, ready to be shown. `untouched` while nothing is marked."""

    labels: tuple[Choice, ...]
    clusters: tuple[ClusterView, ...]
    zones: tuple[ZoneView, ...]
    note: str
    untouched: bool


def document_view(state: Annotations, scheme: Scheme, language: str) -> DocumentView:
    """The view of the open document in "ar" or "en"."""
    there = {item.label for item in commands_groups.document_labels(state)}
    known = scheme.of_kind("document")
    offered = {label.key for label in scheme.offered("document")} | there
    names = {one.key: getattr(one.names, language) for one in known if one.key in offered}
    # A label that the scheme does not know was written by somebody: shown as it is.
    names |= {key: key for key in sorted(there - names.keys())}
    return DocumentView(
        labels=tuple(Choice(key=k, name=n, on=k in there) for k, n in names.items()),
        clusters=tuple(_clusters(state)),
        zones=tuple(
            ZoneView(
                id=zone.id,
                kind=zone.kind,
                start=zone.start,
                end=zone.end,
                quote=" ".join(state.text[zone.start : min(zone.end, zone.start + _QUOTE)].split()),
            )
            for zone in commands_groups.zones_of(state)
        ),
        note=state.layer.note if state.layer else "",
        untouched=not len(state.order),
    )


def _clusters(state: Annotations) -> list[ClusterView]:
    found = [item for item in state.groups.values() if isinstance(item, Cluster)]
    views = [_view(state, cluster) for cluster in found]
    return sorted(views, key=lambda view: _first(state, view.members))


def _view(state: Annotations, cluster: Cluster) -> ClusterView:
    quotes = [m.quote for id in cluster.members if (m := state.mention(id)) is not None]
    name = max(quotes, key=len, default=cluster.link or cluster.id)
    return ClusterView(id=cluster.id, name=name, members=cluster.members, link=cluster.link)


def _first(state: Annotations, members: tuple[str, ...]) -> tuple[int, str]:
    places = [(m.start, m.id) for id in members if (m := state.mention(id)) is not None]
    return min(places, default=(len(state.text), ""))


def peers_of(state: Annotations, ids: tuple[str, ...]) -> frozenset[str]:
    """The other members of the clusters that these items belong to."""
    if not state.kinds.get("Cluster"):
        return frozenset()
    clusters = (commands_groups.cluster_of(state, id) for id in ids)
    members = {member for cluster in clusters if cluster for member in cluster.members}
    return frozenset(members - set(ids))


def cluster_view(state: Annotations, id: str) -> ClusterView | None:
    """The view of the cluster that a mention belongs to, or None."""
    cluster = commands_groups.cluster_of(state, id)
    return _view(state, cluster) if cluster is not None else None


def same_candidates(state: Annotations, id: str) -> list[str]:
    """The mentions that may be the same thing, likeliest first.

    Of the same class; those with the same folded text first, then those of the same label, the
    nearest first. Those in its cluster already are left out.
    """
    mention = state.mention(id)
    if mention is None:
        return []
    cluster = commands_groups.cluster_of(state, id)
    taken = {id, *(cluster.members if cluster else ())}
    wanted = fold(mention.quote)
    kind = Event if isinstance(mention, Event) else Span
    ranked = [
        (fold(m.quote) != wanted, m.label != mention.label, abs(m.start - mention.start), m.id)
        for m in state.mentions()
        if m.id not in taken and isinstance(m, kind)
    ]
    return [row[-1] for row in sorted(ranked)]
