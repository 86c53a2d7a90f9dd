"""What a person reads in a window, and in which language it is."""

import re

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-z]")


def english(texts):
    """The texts that have Latin letters and no Arabic ones; a key behind a tab is not read."""
    words = [text.partition("\t")[0] for text in texts]
    return [text for text in words if LATIN.search(text) and not ARABIC.search(text)]


def arabic(texts):
    """The texts that have Arabic letters."""
    return [text for text in texts if ARABIC.search(text)]


def shown(root):
    """What a person reads, or hears from a screen reader, on the visible parts of a widget."""
    for label in root.findChildren(QLabel):
        if label.isVisible():
            yield label.text()
    for button in root.findChildren(QAbstractButton):
        if button.isVisible():
            yield from (button.text(), button.toolTip(), button.accessibleName())
    for field in [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]:
        if field.isVisible():
            yield from (field.placeholderText(), field.accessibleName())


def titles(root):
    """The titles of menus and commands."""
    return [action.text() for action in root.findChildren(QAction) if action.text()]
