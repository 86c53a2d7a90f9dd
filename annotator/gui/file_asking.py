"""Asking the system for a file or a folder: always where the person was the last time.

Without that the dialogs begin where the program was started from, which is nobody's place.
"""

import re
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
"""What Qt's own dialog says, on desktops that have none, and Qt's own Arabic lacks: translated with
the strings of this program."""

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


class _Whereabouts:
    """The folder in which a dialog begins."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def folder(self) -> Path:
        """The last folder that is still there, else the person's documents."""
        if self._folder is not None and self._folder.is_dir():
            return self._folder
        usual = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(usual))
        return documents if documents.is_dir() else Path.home()

    def remember(self, folder: Path) -> None:
        self._folder = folder


_WHERE = _Whereabouts()


def begin_in(folder: Path) -> None:
    """Have the next dialog begin in a folder, such as that of the project that was opened."""
    _WHERE.remember(folder)


def ask_file(parent: QWidget | None, title: str, kinds: str = "") -> Path | None:
    """A file that is there, or None when the person thought better of it. `kinds` as Qt has it."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(_WHERE.folder()), kinds)
    return _answered(name)


def ask_files(parent: QWidget | None, title: str) -> list[Path]:
    """Files that are there; none when the person thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(_WHERE.folder()))
    return [path for path in map(_answered, names) if path is not None]


def ask_folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    """A folder that is there, or None; the dialog begins in `folder` where one is given."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder or _WHERE.folder()))
    if not name:
        return None
    _WHERE.remember(Path(name))
    return Path(name)


def ask_target(parent: QWidget | None, title: str, kinds: str, name: str = "") -> Path | None:
    """Where to write, or None; `name` is offered.

    A name without an ending gets the first one of the kind that was chosen, as it stands in
    `kinds`: ``Picture (*.png)``. What follows the full stop in «خبر.الأول» is no ending.
    """
    offered = str(_WHERE.folder() / name) if name else str(_WHERE.folder())
    found, kind = QFileDialog.getSaveFileName(parent, title, offered, kinds)
    path = _answered(found)
    if path is None or _ENDING.fullmatch(path.suffix):
        return path
    return path.with_name(path.name + _ending(kind or kinds))


def _answered(name: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    _WHERE.remember(path.parent)
    return path


def _ending(kinds: str) -> str:
    """The first ending that a list of kinds names; "" for any file."""
    first = kinds.partition("(*")[2].partition(")")[0].split()
    return first[0] if first and first[0].startswith(".") else ""
