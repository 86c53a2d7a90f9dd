"""What rooms below the window say, in the language of the window."""

import string
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from annotator.gui.widgets import isolated
from annotator.sentences import Sentence

CONTEXT = "Sentences"
"""The context of these strings in the files of translations."""


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
    values = {
        name: _Said(in_words(value)) if isinstance(value, Sentence) else value
        for name, value in message.values.items()
    }
    if template == message.template:
        return template.format(**values)
    return _Places().vformat(template, (), values)


def listed(words: Iterable[str]) -> str:
    """Words one after the other, with the comma of the script of the window."""
    right = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return ("، " if right else ", ").join(words)
