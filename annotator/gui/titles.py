"""Titles: the acts of the log in the words of the interface."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.gui.document_view import zone_name

_VERBS = {
    "mark": QT_TRANSLATE_NOOP("Act", "mark {0}"),
    "event": QT_TRANSLATE_NOOP("Act", "event {0}"),
    "relabel": QT_TRANSLATE_NOOP("Act", "change the label to {0}"),
    "resize": QT_TRANSLATE_NOOP("Act", "move the ends"),
    "delete": QT_TRANSLATE_NOOP("Act", "delete"),
    "argument": QT_TRANSLATE_NOOP("Act", "fill {0}"),
    "remove-argument": QT_TRANSLATE_NOOP("Act", "empty {0}"),
    "move-argument": QT_TRANSLATE_NOOP("Act", "move an argument to {0}"),
    "merge": QT_TRANSLATE_NOOP("Act", "join"),
    "split": QT_TRANSLATE_NOOP("Act", "cut"),
    "mark-all": QT_TRANSLATE_NOOP("Act", "mark {0} everywhere"),
    "mark-corpus": QT_TRANSLATE_NOOP("Act", "mark in all articles"),
    "cluster": QT_TRANSLATE_NOOP("Act", "the same thing"),
    "split-cluster": QT_TRANSLATE_NOOP("Act", "cut what was the same thing in two"),
    "leave-cluster": QT_TRANSLATE_NOOP("Act", "not the same thing"),
    "link": QT_TRANSLATE_NOOP("Act", "link"),
    "document-label": QT_TRANSLATE_NOOP("Act", "label the document {0}"),
    "zone": QT_TRANSLATE_NOOP("Act", "zone {0}"),
    "no-zone": QT_TRANSLATE_NOOP("Act", "no zone"),
    "relation": QT_TRANSLATE_NOOP("Act", "relation {0}"),
    "attribute": QT_TRANSLATE_NOOP("Act", "set {0}"),
    "note": QT_TRANSLATE_NOOP("Act", "note"),
    "norm": QT_TRANSLATE_NOOP("Act", "written-out form"),
    "head": QT_TRANSLATE_NOOP("Act", "head"),
    "status": QT_TRANSLATE_NOOP("Act", "status {0}"),
    "flag": QT_TRANSLATE_NOOP("Act", "flag"),
    "statuses": QT_TRANSLATE_NOOP("Act", "status {0} for several documents"),
    "flags": QT_TRANSLATE_NOOP("Act", "flag for several documents"),
    "time": QT_TRANSLATE_NOOP("Act", "time spent"),
    "return": QT_TRANSLATE_NOOP("Act", "return to act {0}"),
    "restore": QT_TRANSLATE_NOOP("Act", "bring back {0}"),
    "import": QT_TRANSLATE_NOOP("Act", "import"),
    "document-note": QT_TRANSLATE_NOOP("Act", "note on the document"),
}


def act_title(title: str) -> str:
    """A title of the log ("mark PER") in the language of the interface."""
    verb, _, detail = title.partition(" ")
    words = _VERBS.get(verb)
    if verb == "zone":
        detail = zone_name(detail)
    # The detail is somebody's text: it replaces a mark, it is never a format itself.
    return QCoreApplication.translate("Act", str(words)).replace("{0}", detail) if words else title
