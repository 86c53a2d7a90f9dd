"""Titles: the acts of the log in the words of the interface."""

import re

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
    "put-right": QT_TRANSLATE_NOOP("Act", "put right: {0}"),
    "dismiss": QT_TRANSLATE_NOOP("Act", "call it right"),
    "tell-again": QT_TRANSLATE_NOOP("Act", "tell of it again"),
    "cluster": QT_TRANSLATE_NOOP("Act", "the same thing"),
    "split-cluster": QT_TRANSLATE_NOOP("Act", "cut what was the same thing in two"),
    "leave-cluster": QT_TRANSLATE_NOOP("Act", "not the same thing"),
    "link": QT_TRANSLATE_NOOP("Act", "link"),
    "document-label": QT_TRANSLATE_NOOP("Act", "label the document {0}"),
    "zone": QT_TRANSLATE_NOOP("Act", "zone {0}"),
    "zone-all": QT_TRANSLATE_NOOP("Act", "zone {0} in all articles"),
    "rules": QT_TRANSLATE_NOOP("Act", "run rules"),
    "rule": QT_TRANSLATE_NOOP("Act", "rule «{0}»"),
    "no-rule": QT_TRANSLATE_NOOP("Act", "delete the rule «{0}»"),
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
    "correct": QT_TRANSLATE_NOOP("Act", "correct the text"),
    "restore": QT_TRANSLATE_NOOP("Act", "bring back {0}"),
    "import": QT_TRANSLATE_NOOP("Act", "import"),
    "scheme-add": QT_TRANSLATE_NOOP("Act", "new label {0}"),
    "scheme-change": QT_TRANSLATE_NOOP("Act", "change the label {0} of the scheme"),
    "scheme-rename": QT_TRANSLATE_NOOP("Act", "rename the label {0} to {1}"),
    "scheme-merge": QT_TRANSLATE_NOOP("Act", "merge the label {0} into {1}"),
    "scheme-retire": QT_TRANSLATE_NOOP("Act", "retire the label {0}"),
    "scheme-offer": QT_TRANSLATE_NOOP("Act", "offer the label {0} again"),
    "scheme-delete": QT_TRANSLATE_NOOP("Act", "delete the label {0} from the scheme"),
    "scheme-move": QT_TRANSLATE_NOOP("Act", "move the label {0} in the scheme"),
    "scheme-attributes": QT_TRANSLATE_NOOP("Act", "change the attributes of the scheme"),
    "scheme-name": QT_TRANSLATE_NOOP("Act", "name the scheme {0}"),
    "scheme-import": QT_TRANSLATE_NOOP("Act", "import the scheme {0}"),
    "guide": QT_TRANSLATE_NOOP("Act", "guideline {0}"),
    "guide-pin": QT_TRANSLATE_NOOP("Act", "example for {0}"),
    "guide-unpin": QT_TRANSLATE_NOOP("Act", "no example for {0}"),
    "guide-import": QT_TRANSLATE_NOOP("Act", "import guidelines"),
    "guide-back": QT_TRANSLATE_NOOP("Act", "take back a guideline"),
    "document-note": QT_TRANSLATE_NOOP("Act", "note on the document"),
    "labels": QT_TRANSLATE_NOOP("Act", "new labels {0}"),
    "labels of": QT_TRANSLATE_NOOP("Act", "labels of the scheme {0}"),
    "empty trash": QT_TRANSLATE_NOOP("Act", "delete for good: {0}"),
}
_STATUSES = {
    "new": QT_TRANSLATE_NOOP("Act", "new"),
    "in-progress": QT_TRANSLATE_NOOP("Act", "in progress"),
    "done": QT_TRANSLATE_NOOP("Act", "done"),
}
_MANY = re.compile(r"(\d{1,9}) documents")


def act_title(title: str) -> str:
    """A title of the log ("mark PER") in the language of the interface."""
    verb, detail = _parted(title)
    words = _VERBS.get(verb)
    if not words:
        return title
    detail = _detail(verb, detail)
    said = QCoreApplication.translate("Act", str(words))
    if "{1}" in said:
        detail, _, other = detail.partition(" ")
        said = said.replace("{1}", other)
    # The detail is somebody's text: it replaces a mark, it is never a format itself.
    return said.replace("{0}", detail)


def _parted(title: str) -> tuple[str, str]:
    """The verb of a title, which may be two words, and what it is about."""
    words = title.split(" ", 2)
    two = " ".join(words[:2])
    if two in _VERBS:
        return two, " ".join(words[2:])
    return words[0], " ".join(words[1:])


def _detail(verb: str, detail: str) -> str:
    """What an act is about, where that is no name that somebody has given."""
    if verb in ("zone", "zone-all"):
        return zone_name(detail)
    if verb == "guide" and not detail:
        return QCoreApplication.translate("Act", "of the project")
    if verb in ("status", "statuses") and detail in _STATUSES:
        return QCoreApplication.translate("Act", str(_STATUSES[detail]))
    many = _MANY.fullmatch(detail) if verb == "restore" else None
    if many is not None:
        return QCoreApplication.translate("Act", "documents: {number}").format(number=many[1])
    return detail
