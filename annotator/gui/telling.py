"""What rooms below the window say, in the language of the window."""

import re
import string
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from annotator.gui.widgets import isolated
from annotator.sentences import Sentence

CONTEXT = "Sentences"
"""The context of these strings in the files of translations."""


_REASONS = frozenset(
    {
        QT_TRANSLATE_NOOP("Reason", "No such file or directory"),
        QT_TRANSLATE_NOOP("Reason", "Permission denied"),
        QT_TRANSLATE_NOOP("Reason", "Operation not permitted"),
        QT_TRANSLATE_NOOP("Reason", "Is a directory"),
        QT_TRANSLATE_NOOP("Reason", "Not a directory"),
        QT_TRANSLATE_NOOP("Reason", "File exists"),
        QT_TRANSLATE_NOOP("Reason", "File name too long"),
        QT_TRANSLATE_NOOP("Reason", "File too large"),
        QT_TRANSLATE_NOOP("Reason", "No space left on device"),
        QT_TRANSLATE_NOOP("Reason", "Disk quota exceeded"),
        QT_TRANSLATE_NOOP("Reason", "Read-only file system"),
        QT_TRANSLATE_NOOP("Reason", "Input/output error"),
        QT_TRANSLATE_NOOP("Reason", "Device or resource busy"),
        QT_TRANSLATE_NOOP("Reason", "Too many open files"),
        QT_TRANSLATE_NOOP("Reason", "Too many levels of symbolic links"),
        QT_TRANSLATE_NOOP("Reason", "Directory not empty"),
        QT_TRANSLATE_NOOP("Reason", "Cannot allocate memory"),
        QT_TRANSLATE_NOOP("Reason", "Stale file handle"),
        QT_TRANSLATE_NOOP("Reason", "Invalid argument"),
        QT_TRANSLATE_NOOP("Reason", "Connection refused"),
        QT_TRANSLATE_NOOP("Reason", "Connection timed out"),
        QT_TRANSLATE_NOOP("Reason", "database or disk is full"),
        QT_TRANSLATE_NOOP("Reason", "disk I/O error"),
        QT_TRANSLATE_NOOP("Reason", "attempt to write a readonly database"),
        QT_TRANSLATE_NOOP("Reason", "unable to open database file"),
        QT_TRANSLATE_NOOP("Reason", "database disk image is malformed"),
        QT_TRANSLATE_NOOP("Reason", "file is not a database"),
        QT_TRANSLATE_NOOP("Reason", "database is locked"),
        QT_TRANSLATE_NOOP("Reason", "unterminated character set"),
        QT_TRANSLATE_NOOP("Reason", "missing )"),
        QT_TRANSLATE_NOOP("Reason", "unbalanced parenthesis"),
        QT_TRANSLATE_NOOP("Reason", "nothing to repeat"),
        QT_TRANSLATE_NOOP("Reason", "multiple repeat"),
        QT_TRANSLATE_NOOP("Reason", "bad escape (end of pattern)"),
        QT_TRANSLATE_NOOP("Reason", "bad character range"),
        QT_TRANSLATE_NOOP("Reason", "min repeat greater than max repeat"),
        QT_TRANSLATE_NOOP("Reason", "missing group name"),
        QT_TRANSLATE_NOOP("Reason", "unknown extension"),
        QT_TRANSLATE_NOOP("Reason", "unknown property"),
        QT_TRANSLATE_NOOP("Reason", "unknown group"),
        QT_TRANSLATE_NOOP("Reason", "invalid group reference"),
    }
)
"""What systems, databases and readers of expressions say when they refuse: they speak English,
whatever the window does."""

_AT = re.compile(r"(.+) at position (\d{1,9})")


class _Said(str):
    """Words that are in the language of the window already."""

    __slots__ = ()


class _Places(string.Formatter):
    """Fills places as `str.format` does; paths, labels and words of articles keep their direction
    in the middle of a sentence that runs the other way."""

    def format_field(self, value: object, format_spec: str) -> str:
        shown = format(value, format_spec)
        own = isinstance(value, (str, Path)) and not isinstance(value, _Said)
        return isolated(shown) if own else shown


def in_words(message: object) -> str:
    """A sentence in the language of the window; what is none, as it stands.

    Without a translation of the template it stays English: a reader of errors loses nothing.
    """
    if not isinstance(message, Sentence):
        return str(message)
    template = QCoreApplication.translate(CONTEXT, message.template)
    values = {name: _worded(value) for name, value in message.values.items()}
    if template == message.template:
        return template.format(**values)
    return _Places().vformat(template, (), values)


def reason(said: str | None) -> str:
    """Why a system refused, in the language of the window where that is one of the known ones."""
    if said is None:
        return ""
    if placed := _AT.fullmatch(said):
        why = reason(placed[1])
        words = QCoreApplication.translate("Reason", "{why}, after letter {place}")
        filled = words.replace("{place}", placed[2]).replace("{why}", why)
        return filled if why != placed[1] else said
    return QCoreApplication.translate("Reason", said) if said in _REASONS else said


def _worded(value: object) -> object:
    if isinstance(value, Sentence):
        return _Said(in_words(value))
    if isinstance(value, str) and (words := reason(value)) != value:
        return _Said(words)
    return value


def listed(words: Iterable[str]) -> str:
    """Words one after the other, with the comma of the script of the window."""
    right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return ("، " if right else ", ").join(words)
