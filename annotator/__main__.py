"""The front door: no arguments open the window, anything else goes to the command line."""

import os
import sys
from pathlib import Path

from annotator.errors import UserError
from annotator.model.place import Place, place_of


def main() -> int:
    """Start the program; the exit status.

    The window alone is opened without loading the command line, which would cost it a quarter of
    its time to the first painted article.
    """
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:  # Before the command line, which tells it, was there.
        return 130


def _run(words: list[str]) -> int:
    match words:
        case []:
            return _guarded(None)
        case ["open", project] if not project.startswith("-"):
            return _guarded(place_of(project))
        case _:
            from annotator import cli

            return cli.run(words, window=_window, demo=_demo, picture=_picture)


def _guarded(project: Place | None) -> int:
    try:
        return _window(project)
    except UserError as fault:
        # The message may name a file, and the name of a file may hold anything.
        safe = (char if char.isprintable() else f"\\u{ord(char):04x}" for char in fault.message)
        sys.stderr.write(f"annotator: {''.join(safe)} [{fault.key}]\n")
        return 2


def _window(project: Place | None) -> int:
    from annotator.gui.app import main as show

    return show(project)


def _demo(out: Path | None, offscreen: bool) -> int:
    if offscreen:
        # Qt reads this when it starts, so it has to be said before the first import of Qt.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from annotator.gui.demo import run

    return run(out, print)


def _picture(project: Place, document: str, out: Path, author: str, looks: tuple[str, str]) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from annotator.gui.picturing import picture

    return picture(project, document, out, author, looks)


if __name__ == "__main__":
    sys.exit(main())
