"""Titles: the acts of the log in the words of the interface."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_VERBS = {
    "mark": QT_TRANSLATE_NOOP("Act", "mark {0}"),
    "event": QT_TRANSLATE_NOOP("Act", "event {0}"),
    "relabel": QT_TRANSLATE_NOOP("Act", "change the label to {0}"),
    "resize": QT_TRANSLATE_NOOP("Act", "move the ends"),
    "delete": QT_TRANSLATE_NOOP("Act", "delete"),
    "argument": QT_TRANSLATE_NOOP("Act", "fill {0}"),
    "remove-argument": QT_TRANSLATE_NOOP("Act", "empty {0}"),
    "relation": QT_TRANSLATE_NOOP("Act", "relation {0}"),
    "attribute": QT_TRANSLATE_NOOP("Act", "set {0}"),
    "note": QT_TRANSLATE_NOOP("Act", "note"),
    "norm": QT_TRANSLATE_NOOP("Act", "written-out form"),
    "head": QT_TRANSLATE_NOOP("Act", "head"),
    "status": QT_TRANSLATE_NOOP("Act", "status {0}"),
    "flag": QT_TRANSLATE_NOOP("Act", "flag"),
    "document-note": QT_TRANSLATE_NOOP("Act", "note on the document"),
}


def act_title(title: str) -> str:
    """A title of the log ("mark PER") in the language of the interface."""
    verb, _, detail = title.partition(" ")
    words = _VERBS.get(verb)
    # The detail is somebody's text: it replaces a mark, it is never a format itself.
    return QCoreApplication.translate("Act", str(words)).replace("{0}", detail) if words else title
