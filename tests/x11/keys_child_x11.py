"""A window that says which command or label each stroke calls, and does none of them.

    keys_child_x11.py PROJECT (commands|labels)

Prints "ready", then a line for each stroke that was taken.
"""

import sys
from pathlib import Path

from annotator.app.projects import open_session
from annotator.gui.app import make_application
from annotator.gui.demo import open_window
from annotator.gui.keys import _EVDEV
from annotator.gui.theme import LIGHT


def told(*words: str) -> None:
    """Say one line."""
    print(*words, flush=True)


app = make_application()
window = open_window(open_session(Path(sys.argv[1]), "me"), LIGHT)
router = window.router
router._run = lambda name: told("command", name)
router._press_label = lambda key: told("label", key)
plain = [name for name in _EVDEV.values() if name.isalnum()]
router._labels = {key: key for key in plain} if sys.argv[2] == "labels" else {}
window.setWindowTitle("keys of annotator")
window.canvas.setFocus()
told("ready")
app.exec()
