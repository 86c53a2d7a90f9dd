"""Spending: the seconds spent on a document, as edits that stand in nobody's way.

Time is part of a layer and goes through the same gate as everything else, but it is no act of a
person: it is not undone, and what is undone does not take it back.
"""

from collections.abc import Iterable, Mapping

import msgspec

from annotator.model.document import Layer, LayerKey
from annotator.model.edits import Edit
from annotator.model.state import Annotations


def time_edit(state: Annotations, seconds: int) -> Edit | None:
    """The edit that adds seconds to a layer; None where the author has no layer yet.

    Who only reads an article has not begun to work on it, and makes no layer.
    """
    layer = state.layer
    if layer is None or seconds <= 0:
        return None
    return Edit(state.key, layer, msgspec.structs.replace(layer, seconds=layer.seconds + seconds))


def layer_places(edits: Iterable[Edit]) -> list[LayerKey]:
    """The places of the layers that edits change, each once."""
    return list(dict.fromkeys(edit.place for edit in edits if isinstance(edit.value, Layer)))


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
