"""The child of the kill test: opens the real window, marks by real keys, and tells what was shown.

Each line on standard output is a fact that the screen showed as saved at that moment:
``id start end label``. The parent kills this process whenever it likes.
"""

import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from annotator.app.projects import open_session
from annotator.gui.app import make_application
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT

KEYS = {Qt.Key.Key_A: "PER", Qt.Key.Key_S: "ORG", Qt.Key.Key_D: "LOC"}


def main(project: Path, seed: int) -> None:
    app = make_application()
    window = open_window(open_session(project, "me"), LIGHT)
    hand, chance = Hand(window), random.Random(seed)
    words = [(at, at + len(w)) for at, w in spaced(window.canvas.text())]
    print("ready", flush=True)
    while True:
        start, end = chance.choice(words)
        window.canvas.select(start, end)
        key = chance.choice(list(KEYS))
        before = set(window.marking.selected)
        hand.key(key)
        made = set(window.marking.selected) - before
        app.processEvents()
        for id in made:
            if window.status.saved.text().startswith("✓"):
                print(id, start, end, KEYS[key], flush=True)
        if chance.random() < 0.2:
            session = window.bridge.session
            for edit in session.store.transaction(session.history.done[-1].id).edits:
                # Told before it is done: after a kill in between it may be there or not.
                print("undone", getattr(edit.value, "id", ""), flush=True)
            hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def spaced(text: str):
    at = 0
    for word in text.split(" "):
        if word and "\n" not in word:
            yield at, word
        at += len(word) + 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
