"""Lively: Python set so that the window's thread waits little for the threads of its workers.

Only one thread runs Python at a time. A worker that computes gives way after the switch interval,
and the window asks for its turn again and again while it paints. And the garbage collector stops
all threads while it looks through everything: 60 ms and more for the program itself, many times in
a large act, though nothing of it ever goes.
"""

import gc
import sys

_TURN_S = 0.001
"""A worker gives way after so long; Python's own 5 ms made a paint of 8 ms one of 55."""
_SELDOM = (5_000, 20, 50)
"""After how much it collects, for the young, the middle and all (`gc.set_threshold`). With Python's
own 700, 10, 10 it looked through the list of 100,000 documents (25 ms) three times a second while a
worker saved, and found a few hundred small objects."""


def keep_lively() -> None:
    """Before a window is made: short turns, and what is there now is not looked through again.

    What a window before this one has left behind is collected first.
    """
    sys.setswitchinterval(_TURN_S)
    gc.set_threshold(*_SELDOM)
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.freeze()
