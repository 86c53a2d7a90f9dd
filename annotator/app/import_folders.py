"""The files of a folder that is imported: found in sorted order, and what cannot be read is told.

Nothing outside of the folder is read: a link that leads out of it is named, not followed.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.errors import UserError
from annotator.formats.files import Source
from annotator.sentences import worded

Refused = Callable[[Source, UserError], None]


def folder_files(folder: Path, refused: Refused) -> list[Source]:
    """All that is a file in a folder and in those below it, hidden ones left out.

    A folder that cannot be looked into, a link that leads out of the folder or nowhere, and what
    is no ordinary file (a pipe) is handed to `refused`, with UserError ``import.unreadable`` or
    ``import.link_outside``. Folders are not entered by links, so a loop of links ends.
    """
    root = Path(os.path.realpath(folder))
    found = []
    for path, fault in sorted(_below(folder, root), key=lambda pair: pair[0]):
        if fault is None:
            found.append(Source(path, root))
        else:
            refused(Source(path), fault)
    return found


def _below(folder: Path, root: Path) -> Iterator[tuple[Path, UserError | None]]:
    """Each path below a folder that is a file or should have been, and what is wrong with it."""
    waiting = [folder]
    while waiting:
        home = waiting.pop()
        try:
            names = sorted(os.listdir(home))
        except OSError as fault:
            yield home, unreadable(home, fault)
            continue
        for path in (home / name for name in names if not name.startswith(".")):
            if os.path.islink(path) or not os.path.isdir(path):
                yield from _one(path, root)
            else:
                waiting.append(path)


def _one(path: Path, root: Path) -> Iterator[tuple[Path, UserError | None]]:
    try:
        path.stat()
    except OSError as fault:
        yield path, unreadable(path, fault)
        return
    if not Path(os.path.realpath(path)).is_relative_to(root):
        words = worded(
            "{path} is a link that leads out of the folder, so it was not followed. "
            "Name it itself to import it.",
            path=path,
        )
        yield path, UserError("import.link_outside", words)
    elif path.is_file():
        yield path, None
    elif not path.is_dir():
        yield path, no_file(path)


def no_file(path: Path) -> UserError:
    """What is said of a path that is neither a file nor a folder."""
    words = worded(
        "{path} is no ordinary file. Save what it gives as a file, then import that.", path=path
    )
    return UserError("import.unreadable", words)


def unreadable(path: Path, fault: OSError) -> UserError:
    """What is said of a file or folder that the system does not let us read."""
    words = worded("{path} cannot be read ({why}).", path=path, why=str(fault.strerror))
    return UserError("import.unreadable", words)
