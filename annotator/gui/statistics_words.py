"""Words of statistics: titles, explanations and heads of columns, in the interface's language."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.app.figures import Cell

_TITLES = {
    "progress": QT_TRANSLATE_NOOP("Statistics", "Progress"),
    "pace": QT_TRANSLATE_NOOP("Statistics", "Pace"),
    "labels": QT_TRANSLATE_NOOP("Statistics", "Items per label"),
    "spread": QT_TRANSLATE_NOOP("Statistics", "Labels by document"),
    "characters": QT_TRANSLATE_NOOP("Statistics", "Length in characters"),
    "words": QT_TRANSLATE_NOOP("Statistics", "Length in words"),
    "depth": QT_TRANSLATE_NOOP("Statistics", "Nesting"),
    "overlap": QT_TRANSLATE_NOOP("Statistics", "Overlap"),
    "pieces": QT_TRANSLATE_NOOP("Statistics", "Items in pieces"),
    "together": QT_TRANSLATE_NOOP("Statistics", "Together in a document"),
    "sentences": QT_TRANSLATE_NOOP("Statistics", "Together in a sentence"),
    "roles": QT_TRANSLATE_NOOP("Statistics", "Roles filled"),
    "documents": QT_TRANSLATE_NOOP("Statistics", "Length of documents"),
}
FIGURES = tuple(_TITLES)
"""The keys of all figures, in the order in which they are offered."""

_ABOUT = {
    "progress": QT_TRANSLATE_NOOP(
        "Statistics", "Documents by the day on which they became done, and all until then."
    ),
    "pace": QT_TRANSLATE_NOOP(
        "Statistics",
        "Items marked by hand in an hour of work. A rest of more than five minutes is no work; "
        "imports and acts on many places at once do not count.",
    ),
    "labels": QT_TRANSLATE_NOOP("Statistics", "How often each label was given."),
    "spread": QT_TRANSLATE_NOOP(
        "Statistics",
        "The share of documents that have a label, and how many items of it those have on average.",
    ),
    "characters": QT_TRANSLATE_NOOP(
        "Statistics", "How many characters items have; what lies between pieces does not count."
    ),
    "words": QT_TRANSLATE_NOOP(
        "Statistics", "How many words items have; clitics belong to their word."
    ),
    "depth": QT_TRANSLATE_NOOP("Statistics", "In how many longer items of its layer an item lies."),
    "overlap": QT_TRANSLATE_NOOP("Statistics", "How items lie to the others of their layer."),
    "pieces": QT_TRANSLATE_NOOP("Statistics", "The share of items that have several pieces."),
    "together": QT_TRANSLATE_NOOP(
        "Statistics",
        "In how many documents two labels stand together. At the end of each row: the label alone.",
    ),
    "sentences": QT_TRANSLATE_NOOP(
        "Statistics",
        "In how many sentences two labels stand together. At the end of each row: the label alone.",
    ),
    "roles": QT_TRANSLATE_NOOP("Statistics", "The share of events of a type that have the role."),
    "documents": QT_TRANSLATE_NOOP("Statistics", "How many characters documents have."),
}

_HEADS = {
    "day": QT_TRANSLATE_NOOP("Statistics", "Day"),
    "done": QT_TRANSLATE_NOOP("Statistics", "Done"),
    "total": QT_TRANSLATE_NOOP("Statistics", "Done in all"),
    "minutes": QT_TRANSLATE_NOOP("Statistics", "Minutes of work"),
    "items": QT_TRANSLATE_NOOP("Statistics", "Items"),
    "per_hour": QT_TRANSLATE_NOOP("Statistics", "Items an hour"),
    "seconds": QT_TRANSLATE_NOOP("Statistics", "Seconds a document"),
    "kind": QT_TRANSLATE_NOOP("Statistics", "Kind"),
    "label": QT_TRANSLATE_NOOP("Statistics", "Label"),
    "other": QT_TRANSLATE_NOOP("Statistics", "Other label"),
    "documents": QT_TRANSLATE_NOOP("Statistics", "Documents"),
    "share": QT_TRANSLATE_NOOP("Statistics", "Share"),
    "mean": QT_TRANSLATE_NOOP("Statistics", "Mean"),
    "characters": QT_TRANSLATE_NOOP("Statistics", "Characters"),
    "words": QT_TRANSLATE_NOOP("Statistics", "Words"),
    "entities": QT_TRANSLATE_NOOP("Statistics", "Entities"),
    "triggers": QT_TRANSLATE_NOOP("Statistics", "Triggers of events"),
    "depth": QT_TRANSLATE_NOOP("Statistics", "Longer ones around it"),
    "place": QT_TRANSLATE_NOOP("Statistics", "How it lies"),
    "pieces": QT_TRANSLATE_NOOP("Statistics", "In pieces"),
    "sentences": QT_TRANSLATE_NOOP("Statistics", "Sentences"),
    "type": QT_TRANSLATE_NOOP("Statistics", "Type"),
    "role": QT_TRANSLATE_NOOP("Statistics", "Role"),
    "events": QT_TRANSLATE_NOOP("Statistics", "Events"),
    "filled": QT_TRANSLATE_NOOP("Statistics", "Filled"),
    "from": QT_TRANSLATE_NOOP("Statistics", "From"),
    "to": QT_TRANSLATE_NOOP("Statistics", "To"),
}

_CELLS = {
    "entity": QT_TRANSLATE_NOOP("Statistics", "Entity"),
    "event": QT_TRANSLATE_NOOP("Statistics", "Event"),
    "relation": QT_TRANSLATE_NOOP("Statistics", "Relation"),
    "apart": QT_TRANSLATE_NOOP("Statistics", "Apart from all others"),
    "inside": QT_TRANSLATE_NOOP("Statistics", "Inside a longer one"),
    "around": QT_TRANSLATE_NOOP("Statistics", "Around a shorter one"),
    "crossing": QT_TRANSLATE_NOOP("Statistics", "Crossing another one"),
    "same": QT_TRANSLATE_NOOP("Statistics", "On the very same characters"),
}


def _told(words: object) -> str:
    return QCoreApplication.translate("Statistics", str(words))


def title(figure: str) -> str:
    """The title of a figure."""
    return _told(_TITLES[figure])


def about(figure: str) -> str:
    """What a figure shows, in one or two sentences."""
    return _told(_ABOUT[figure])


def head(column: str) -> str:
    """The head of a column."""
    return _told(_HEADS[column])


def cell_words(column: str, cell: Cell) -> str:
    """A cell as people read it; a label or a role stays what it is."""
    if cell is None:
        return "–"
    if column in ("kind", "place"):
        return _told(_CELLS[str(cell)])
    if column == "share" and isinstance(cell, float):
        return percent(cell)
    if isinstance(cell, (int, float)):
        return f"{cell:,}"
    return cell


def percent(share: float) -> str:
    """A share as per cent, with one figure behind the point where it is small."""
    value = share * 100
    return f"{value:.0f}%" if value >= 10 or value == round(value) else f"{value:.1f}%"
