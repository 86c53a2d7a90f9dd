"""Consistency of marks: labels, edges, doubles, overlaps and zones of one layer. Pure functions."""

from collections.abc import Iterator, Sequence

from annotator.app import consistency_edges as edges
from annotator.app.consistency_types import Found, Judged, Reason, Sheet, found_at, share
from annotator.app.consistency_usual import (
    Named,
    Usual,
    crosses,
    in_boilerplate,
    key_of,
    overlaps,
    ranges_of,
    twin_events,
)
from annotator.model.items import Event, Mention, Relation, Span

_FEW = 3
"""So many cases are slips, whatever share of the corpus they are."""


def judge_marks(sheet: Sheet, usual: Usual) -> Iterator[Judged]:
    """What is odd about the marks and relations of a layer, held against what is usual."""
    mentions = [item for item in sheet.record.items if isinstance(item, Mention)]
    for (_, _, kind), items in ranges_of(mentions).items():
        yield from _labels(sheet, usual, kind, items)
    for mention in mentions:
        yield from _edges(sheet, usual, mention)
        if in_boilerplate(sheet, mention.start, mention.end):
            reason = Reason("zone.boilerplate", mention.label, mention.label, 0.9)
            yield reason, _on(sheet, reason, mention)
    yield from _doubles(sheet, usual, mentions)
    for one, other in overlaps(mentions):
        yield from _overlap(sheet, usual, one, other)
    yield from _relations(sheet)


def _on(
    sheet: Sheet, reason: Reason, mention: Mention, better: tuple[int, int] | None = None
) -> Found:
    place = (mention.start, mention.end)
    found = found_at(sheet, reason, place, (mention.id, mention.label))
    return with_more(found, better=better) if better is not None else found


def with_more(found: Found, *, better: tuple[int, int] | None = None, other: str = "") -> Found:
    """The finding with the ends it should have, or the id of what is to be kept."""
    return Found(
        *(found.document, found.name, found.start, found.end),
        *(found.before, found.text, found.after, found.author, found.label, found.item),
        kind=found.kind,
        cause=found.cause,
        better=better,
        other=other,
    )


# --- labels -----------------------------------------------------------------------------------


def _labels(sheet: Sheet, usual: Usual, kind: str, items: Sequence[Mention]) -> Iterator[Judged]:
    key = key_of(items[0])
    named = usual.named(kind, key)
    here = frozenset(item.label for item in items)
    if named is None or len(named.counts) < 2 or here == named.usual:
        return
    reason = _differs(usual.base(kind + key), named)
    # Where a label is lacking, and none is foreign, all marks of the place show it.
    foreign = [item for item in items if item.label not in named.usual] or items
    for item in foreign:
        yield reason, _on(sheet, reason, item)


def _differs(base: str, named: Named) -> Reason:
    sure = share(named.counts[0][1], named.number)
    label = named.counts[0][0] if len(named.usual) == 1 else ""
    return Reason("label.differs", base, "", sure, named.counts, label)


# --- edges ------------------------------------------------------------------------------------


def _edges(sheet: Sheet, usual: Usual, mention: Mention) -> Iterator[Judged]:
    text, start, end = sheet.text, mention.start, mention.end
    better = edges.blank_edges(text, start, end)
    if better is not None:
        reason = Reason("edge.blank", "", "", 0.99)
        yield reason, _on(sheet, reason, mention, better)
        return
    if len(mention.fragments) > 1:
        # Its ends are those of parts, which may well be parts of words.
        return
    yield from _signs(sheet, usual, mention)
    yield from _clitics(sheet, usual, mention)
    cut = edges.word_cut(text, start, end)
    if cut:
        number = usual.words[cut]
        sure = 0.95 if number <= _FEW else 10 / (number + 10)
        # What was cut off but once tells nothing by itself: such places stand together.
        piece = cut[1:] if number > 1 else "…"
        reason = Reason("edge.word", cut[0] + piece, piece, sure, ((piece, number),))
        yield reason, _on(sheet, reason, mention, edges.whole_words(text, start, end))


def _signs(sheet: Sheet, usual: Usual, mention: Mention) -> Iterator[Judged]:
    text, start, end = sheet.text, mention.start, mention.end
    for sign in edges.sign_edges(text, start, end):
        inside, outside = usual.inside[sign], usual.outside[sign]
        sure = max(share(outside, inside + outside), 0.9 if inside <= _FEW else 0.0)
        counts = (("outside", outside), ("inside", inside))
        reason = Reason("edge.sign", sign, sign[1:], sure, counts)
        better = edges.without_signs(text, start, end)
        yield reason, _on(sheet, reason, mention, better)
        return


def _clitics(sheet: Sheet, usual: Usual, mention: Mention) -> Iterator[Judged]:
    text, start, end = sheet.text, mention.start, mention.end
    kind = "e" if isinstance(mention, Event) else "s"
    clitic = usual.clitic(kind, key_of(mention))
    if clitic:
        better = edges.inside_clitic(text, start, end, clitic)
        outside, inside = _clitic_counts(usual, clitic)
        reason = _clitic_reason(clitic, "inside", share(outside, inside + outside), usual)
        if better is not None:
            yield reason, _on(sheet, reason, mention, better)
        return
    before = edges.clitic_before(text, start, end)
    if before:
        outside, inside = _clitic_counts(usual, before)
        reason = _clitic_reason(before, "outside", share(inside, inside + outside), usual)
        # Names of which nobody knows how they are marked elsewhere say nothing.
        if inside > outside:
            wider = edges.clitic_outside(text, start, end)
            yield reason, _on(sheet, reason, mention, wider)


def _clitic_counts(usual: Usual, clitic: str) -> tuple[int, int]:
    """(outside, inside) of a clitic; of all clitics together for one that is never outside."""
    outside, inside = usual.clitics_outside[clitic], usual.clitics_inside[clitic]
    if outside:
        return outside, inside
    return usual.clitics_outside.total(), usual.clitics_inside.total()


def _clitic_reason(clitic: str, where: str, sure: float, usual: Usual) -> Reason:
    outside, inside = usual.clitics_outside[clitic], usual.clitics_inside[clitic]
    counts = (("outside", outside), ("inside", inside))
    return Reason("edge.clitic", f"{where} {clitic}", clitic, sure, counts)


# --- doubles and overlaps ---------------------------------------------------------------------


def _doubles(sheet: Sheet, usual: Usual, mentions: Sequence[Mention]) -> Iterator[Judged]:
    first: dict[tuple[object, ...], Mention] = {}
    for mention in mentions:
        if isinstance(mention, Span):
            kept = first.setdefault((mention.fragments, mention.label), mention)
            if kept is not mention:
                reason = Reason("span.twice", mention.label, mention.label, 1.0)
                yield reason, with_more(_on(sheet, reason, mention), other=kept.id)
    events = [mention for mention in mentions if isinstance(mention, Event)]
    for event, twin, same in twin_events(events):
        yield _twice(sheet, usual, event, twin, same=same)


def _twice(sheet: Sheet, usual: Usual, event: Event, twin: Event, *, same: bool) -> Judged:
    # One word may tell of two attacks with other roles: where that is usual it is meant.
    number, events = usual.twins[event.label], usual.types[event.label]
    sure = 0.6 if number <= _FEW else 0.6 - min(0.6, 5 * number / events)
    cause = f"{'same' if same else 'other'} {event.label}"
    reason = Reason("event.twice", cause, event.label, 0.95 if same else sure)
    return reason, with_more(_on(sheet, reason, event), other=twin.id)


def _overlap(sheet: Sheet, usual: Usual, one: Mention, other: Mention) -> Iterator[Judged]:
    crossing = crosses(one, other)
    number = (usual.crossing if crossing else usual.within)[one.label]
    marks = usual.marks[one.label]
    # Schemes with names in names have many such pairs: those are meant.
    sure = 0.8 if number <= _FEW else 1 - min(1.0, 20 * number / max(1, marks))
    sure = max(0.7, sure) if crossing else sure
    counts = ((one.label, marks), ("pairs", number))
    cause = f"{'crossing' if crossing else 'within'} {one.label}"
    reason = Reason("span.overlap", cause, one.label, sure, counts)
    # The shorter one lies in the other, or is what went wrong.
    odd, kept = (other, one) if other.end - other.start <= one.end - one.start else (one, other)
    yield reason, with_more(_on(sheet, reason, odd), other=kept.id)


def _relations(sheet: Sheet) -> Iterator[Judged]:
    relations = [item for item in sheet.record.items if isinstance(item, Relation)]
    said: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        key = (relation.label, relation.source, relation.target)
        kept = said.setdefault(key, relation)
        if relation.source == relation.target:
            reason = Reason("relation.self", relation.label, relation.label, 1.0)
            yield reason, on_relation(sheet, reason, relation)
        elif kept is not relation:
            reason = Reason("relation.twice", relation.label, relation.label, 1.0)
            yield reason, with_more(on_relation(sheet, reason, relation), other=kept.id)


def on_relation(sheet: Sheet, reason: Reason, relation: Relation) -> Found:
    """The finding of a relation, at the mention that it begins at."""
    start = next(
        (m for m in sheet.record.items if m.id == relation.source and isinstance(m, Mention)), None
    )
    place = (start.start, start.end) if isinstance(start, (Span, Event)) else (0, 0)
    return found_at(sheet, reason, place, (relation.id, relation.label))
