"""Cataloguing: reads a catalogue from a project, a part at a time, and tells single lines of it."""

import time
from collections.abc import Callable

from annotator.app.catalogue import Catalogue
from annotator.model.document import Layer
from annotator.model.record import DocumentRow
from annotator.model.state import Annotations
from annotator.store.store import Store

_PART = 4_000
_PAUSE_S = 0.001
"""Between two parts everybody else who waits for the project gets at it."""

Stopped = Callable[[], bool]


def read_catalogue(store: Store, author: str, stopped: Stopped = lambda: False) -> Catalogue:
    """The list of documents without its counts: a worker may read it. Short where it is stopped."""
    catalogue, after = Catalogue(), 0
    while not stopped():
        lines = store.lines(author, after, _PART)
        catalogue.add(lines)
        if len(lines) < _PART:
            break
        after = catalogue.numbers[-1]
        time.sleep(_PAUSE_S)
    return catalogue


def row_of(state: Annotations) -> DocumentRow:
    """The line of a document in the list, from its open layer."""
    layer = state.layer or Layer()
    return DocumentRow(
        id=state.key.document,
        name=state.document.name,
        title=state.document.title,
        status=layer.status,
        flagged=layer.flagged,
        spans=state.kinds.get("Span", 0),
        events=state.kinds.get("Event", 0),
        note=layer.note,
        seconds=layer.seconds,
    )
