"""Cataloguing: reads a catalogue from a project, a part at a time, so that nobody waits for it."""

import time
from collections.abc import Callable

from annotator.app.catalogue import Catalogue
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
