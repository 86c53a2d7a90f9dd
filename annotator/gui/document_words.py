"""Document words: statuses, sort keys, filters and rows of the list of documents, in words."""

import contextlib

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.app.arranging import SortKey, WorkOrder
from annotator.errors import UserError
from annotator.model.document import Status
from annotator.model.list_query import is_named
from annotator.model.query import Piece, status_named
from annotator.model.record import DocumentRow

STATUS_WORDS: dict[Status, str] = {
    Status.NEW: str(QT_TRANSLATE_NOOP("DocumentWords", "New")),
    Status.IN_PROGRESS: str(QT_TRANSLATE_NOOP("DocumentWords", "In progress")),
    Status.DONE: str(QT_TRANSLATE_NOOP("DocumentWords", "Done")),
}
SORT_WORDS: dict[SortKey, str] = {
    SortKey.IMPORT: str(QT_TRANSLATE_NOOP("DocumentWords", "Order of import")),
    SortKey.TITLE: str(QT_TRANSLATE_NOOP("DocumentWords", "Title")),
    SortKey.DATE: str(QT_TRANSLATE_NOOP("DocumentWords", "Date")),
    SortKey.STATUS: str(QT_TRANSLATE_NOOP("DocumentWords", "Status")),
    SortKey.FLAG: str(QT_TRANSLATE_NOOP("DocumentWords", "Flag")),
    SortKey.SPANS: str(QT_TRANSLATE_NOOP("DocumentWords", "Entities")),
    SortKey.EVENTS: str(QT_TRANSLATE_NOOP("DocumentWords", "Events")),
    SortKey.SECONDS: str(QT_TRANSLATE_NOOP("DocumentWords", "Time spent")),
    SortKey.NOTE: str(QT_TRANSLATE_NOOP("DocumentWords", "Note")),
}
ORDER_WORDS: dict[WorkOrder, str] = {
    WorkOrder.LIST: str(QT_TRANSLATE_NOOP("DocumentWords", "The order of the list")),
    WorkOrder.RANDOM: str(QT_TRANSLATE_NOOP("DocumentWords", "At random, always the same")),
    WorkOrder.NOT_DONE: str(QT_TRANSLATE_NOOP("DocumentWords", "Only what is not done")),
}
_FILTER_WORDS = {
    "label": QT_TRANSLATE_NOOP("DocumentWords", "Label: {value}"),
    "text": QT_TRANSLATE_NOOP("DocumentWords", "In the article: {value}"),
    "note": QT_TRANSLATE_NOOP("DocumentWords", "Note: {value}"),
    "date": QT_TRANSLATE_NOOP("DocumentWords", "Date: {value}"),
    "entities": QT_TRANSLATE_NOOP("DocumentWords", "Entities: {value}"),
    "events": QT_TRANSLATE_NOOP("DocumentWords", "Events: {value}"),
    "minutes": QT_TRANSLATE_NOOP("DocumentWords", "Minutes: {value}"),
}
_IS_WORDS = {
    "flagged": QT_TRANSLATE_NOOP("DocumentWords", "Flagged"),
    "noted": QT_TRANSLATE_NOOP("DocumentWords", "With a note"),
    "untouched": QT_TRANSLATE_NOOP("DocumentWords", "Untouched"),
}


def said(words: object) -> str:
    """Words of the tables above in the language of the interface."""
    return QCoreApplication.translate("DocumentWords", str(words))


def is_words(value: str) -> str:
    """What ``is:`` says of a document; "" for a value that it does not have."""
    return said(_IS_WORDS[value]) if value in _IS_WORDS else ""


def filter_words(piece: Piece) -> str:
    """What a chip says of one filter; what cannot be understood is said as it was typed."""
    with contextlib.suppress(UserError):
        if piece.kind == "status":
            return said(STATUS_WORDS[status_named(piece.value)])
        if piece.kind == "is":
            return said(_IS_WORDS[is_named(piece.value)])
    return said(_FILTER_WORDS.get(piece.kind, "{value}")).replace("{value}", piece.value)


def time_words(seconds: int) -> str:
    """Time spent as hours and minutes, "1:05"; "" below half a minute."""
    minutes = (seconds + 30) // 60
    return f"{minutes // 60}:{minutes % 60:02}" if minutes else ""


def row_words(row: DocumentRow) -> str:
    """A row as a screen reader says it."""
    parts = [row.title or row.name, said(STATUS_WORDS[row.status])]
    if row.flagged:
        parts.append(is_words("flagged"))
    if row.counted:
        counts = QCoreApplication.translate(
            "DocumentWords", "entities: {spans}, events: {events}"
        ).format(spans=row.spans, events=row.events)
        parts += [row.date, counts]
    if row.seconds >= 30:
        spent = QCoreApplication.translate("DocumentWords", "time spent {time}")
        parts.append(spent.format(time=time_words(row.seconds)))
    if row.note:
        parts.append(said(_FILTER_WORDS["note"]).replace("{value}", row.note))
    return ". ".join(filter(None, parts))
