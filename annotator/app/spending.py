"""Spending: the seconds spent on a document, as edits that stand in nobody's way.

Time is part of a layer and goes through the same gate as everything else, but it is no act of a
person: it is not undone, and what is undone does not take it back.
"""

from collections.abc import Iterable, Mapping

import msgspec

from annotator.model.document import Layer, LayerKey
from annotator.model.edits import Edit
from annotator.model.state import Annotations
from annotator.store.store import Store


def time_edit(state: Annotations, seconds: int) -> Edit | None:
    """The edit that adds seconds to a layer; None where the author has no layer yet.

    Who only reads an article has not begun to work on it, and makes no layer.
    """
    layer = state.layer
    if layer is None or seconds <= 0:
        return None
    return Edit(state.key, layer, msgspec.structs.replace(layer, seconds=layer.seconds + seconds))


def layers_now(
    store: Store, state: Annotations | None, edits: Iterable[Edit]
) -> dict[LayerKey, Layer | None]:
    """The layers that edits change, as they are now; `state` is the one that memory has."""
    places = dict.fromkeys(edit.place for edit in edits if isinstance(edit.value, Layer))
    elsewhere = [place for place in places if state is None or place != state.key]
    found: dict[LayerKey, Layer | None] = {}
    for author in {place.author for place in elsewhere}:
        ids = [place.document for place in elsewhere if place.author == author]
        there = store.layers_of(author, ids)
        found.update((LayerKey(id, author), layer) for id, layer in there.items())
    if state is not None:
        found[state.key] = state.layer
    return found


def with_time_kept(edits: Iterable[Edit], now: Mapping[LayerKey, Layer | None]) -> tuple[Edit, ...]:
    """Edits of undo and redo as they must be, so that time spent since then stays.

    `now` has the layers as they are. What else was changed since is left to the gate, which
    refuses it.
    """
    return tuple(_kept(edit, now.get(edit.place)) for edit in edits)


def _kept(edit: Edit, now: Layer | None) -> Edit:
    before, after = edit.before, edit.after
    if now is None or not isinstance(edit.value, Layer):
        return edit
    then = before if isinstance(before, Layer) else Layer()
    if now.seconds == then.seconds or _at(now, then.seconds) != then:
        return edit
    wanted = after if isinstance(after, Layer) else Layer()
    spent = max(0, now.seconds + wanted.seconds - then.seconds) if after else now.seconds
    return Edit(edit.place, now, _at(wanted, spent))


def _at(layer: Layer, seconds: int) -> Layer:
    return msgspec.structs.replace(layer, seconds=seconds)
