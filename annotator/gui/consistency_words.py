"""Consistency words: what findings are called, in the language of the interface."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.app.consistency_types import Group
from annotator.gui.widgets import isolated

_NAMES = {
    "label.differs": QT_TRANSLATE_NOOP("Finding", "Other labels"),
    "label.missing": QT_TRANSLATE_NOOP("Finding", "Not marked here"),
    "edge.blank": QT_TRANSLATE_NOOP("Finding", "Blank at the edge"),
    "edge.sign": QT_TRANSLATE_NOOP("Finding", "Sign at the edge"),
    "edge.clitic": QT_TRANSLATE_NOOP("Finding", "Clitic in or out"),
    "edge.word": QT_TRANSLATE_NOOP("Finding", "Word cut"),
    "span.twice": QT_TRANSLATE_NOOP("Finding", "Marked twice"),
    "span.overlap": QT_TRANSLATE_NOOP("Finding", "Overlap of one label"),
    "event.twice": QT_TRANSLATE_NOOP("Finding", "Event twice"),
    "event.role": QT_TRANSLATE_NOOP("Finding", "Role empty"),
    "event.filler": QT_TRANSLATE_NOOP("Finding", "Odd filler of a role"),
    "relation.self": QT_TRANSLATE_NOOP("Finding", "Relation with itself"),
    "relation.twice": QT_TRANSLATE_NOOP("Finding", "Relation twice"),
    "zone.boilerplate": QT_TRANSLATE_NOOP("Finding", "In page furniture"),
    "scheme.label": QT_TRANSLATE_NOOP("Finding", "Label not in the scheme"),
    "scheme.role": QT_TRANSLATE_NOOP("Finding", "Role against the scheme"),
    "scheme.attribute": QT_TRANSLATE_NOOP("Finding", "Attribute not in the scheme"),
    "scheme.relation": QT_TRANSLATE_NOOP("Finding", "Relation against the scheme"),
    "document.same": QT_TRANSLATE_NOOP("Finding", "Same article"),
    "document.near": QT_TRANSLATE_NOOP("Finding", "Nearly the same article"),
}
_WHY = {
    "label.differs": QT_TRANSLATE_NOOP(
        "Finding", "The same name, clitics aside, has other labels at these places than elsewhere."
    ),
    "label.missing": QT_TRANSLATE_NOOP(
        "Finding", "This name is marked elsewhere; here nothing is marked on it."
    ),
    "edge.blank": QT_TRANSLATE_NOOP("Finding", "These marks begin or end with a blank."),
    "edge.sign": QT_TRANSLATE_NOOP(
        "Finding", "The sign belongs to these marks; at most places it stands outside."
    ),
    "edge.clitic": QT_TRANSLATE_NOOP(
        "Finding", "The clitic is inside these marks and outside at most others, or the reverse."
    ),
    "edge.word": QT_TRANSLATE_NOOP(
        "Finding", "These marks leave out letters of a word that are no clitic."
    ),
    "span.twice": QT_TRANSLATE_NOOP("Finding", "The same text carries the same label twice."),
    "span.overlap": QT_TRANSLATE_NOOP(
        "Finding", "Two marks of one label share text, which is seldom here."
    ),
    "event.twice": QT_TRANSLATE_NOOP("Finding", "Two events share their trigger and their type."),
    "event.role": QT_TRANSLATE_NOOP("Finding", "The scheme expects this role, and it is empty."),
    "event.filler": QT_TRANSLATE_NOOP(
        "Finding", "The role is filled by what the scheme does not admit and hardly anybody marks."
    ),
    "relation.self": QT_TRANSLATE_NOOP("Finding", "The relation joins an item with itself."),
    "relation.twice": QT_TRANSLATE_NOOP("Finding", "The same relation stands there twice."),
    "zone.boilerplate": QT_TRANSLATE_NOOP(
        "Finding", "These marks stand in a zone that is no part of the article."
    ),
    "scheme.label": QT_TRANSLATE_NOOP("Finding", "The scheme has no such label."),
    "scheme.role": QT_TRANSLATE_NOOP(
        "Finding", "The scheme lacks the role, admits fewer, or does not admit what fills it."
    ),
    "scheme.attribute": QT_TRANSLATE_NOOP(
        "Finding", "The scheme lacks the attribute for this label, or the value."
    ),
    "scheme.relation": QT_TRANSLATE_NOOP(
        "Finding", "The scheme does not let this relation join such items."
    ),
    "document.same": QT_TRANSLATE_NOOP(
        "Finding", "These articles say the same, spelling and page furniture aside."
    ),
    "document.near": QT_TRANSLATE_NOOP(
        "Finding", "These articles share half of their text or more."
    ),
}
_COUNTED = {
    "outside": QT_TRANSLATE_NOOP("Finding", "outside"),
    "inside": QT_TRANSLATE_NOOP("Finding", "inside"),
    "unmarked": QT_TRANSLATE_NOOP("Finding", "not marked"),
    "pairs": QT_TRANSLATE_NOOP("Finding", "pairs"),
    "filled": QT_TRANSLATE_NOOP("Finding", "filled"),
    "empty": QT_TRANSLATE_NOOP("Finding", "empty"),
    "": QT_TRANSLATE_NOOP("Finding", "of"),
}
_FIX = {
    "relabel": QT_TRANSLATE_NOOP("Finding", "Change the label ({number})"),
    "mark": QT_TRANSLATE_NOOP("Finding", "Mark them ({number})"),
    "edges": QT_TRANSLATE_NOOP("Finding", "Set the edges ({number})"),
    "merge": QT_TRANSLATE_NOOP("Finding", "Make one of them ({number})"),
    "delete": QT_TRANSLATE_NOOP("Finding", "Delete them ({number})"),
    "trash": QT_TRANSLATE_NOOP("Finding", "Into the trash ({number})"),
}
_QUOTED = (
    "label.differs",
    "label.missing",
    "edge.sign",
    "edge.clitic",
    "edge.word",
)


def _translated(words: object) -> str:
    return QCoreApplication.translate("Finding", str(words))


def kind_name(kind: str) -> str:
    """What a kind of finding is called."""
    return _translated(_NAMES[kind])


def why(kind: str) -> str:
    """One sentence: what is odd about places of a kind."""
    return _translated(_WHY[kind])


def fix_words(fix: str, number: int) -> str:
    """What the button says that puts `number` places right."""
    return _translated(_FIX[fix]).replace("{number}", f"{number:,}")


def group_title(group: Group) -> str:
    """What a group is about; the name of its kind where the places have nothing else in common."""
    if not group.shown:
        return kind_name(group.kind)
    return f"«{isolated(group.shown)}»" if group.kind in _QUOTED else group.shown


def group_line(group: Group) -> str:
    """What kind of finding it is, at how many places, and what is usual."""
    counts = " · ".join(
        f"{isolated(_translated(_COUNTED[name]) if name in _COUNTED else name)} {number:,}"
        for name, number in group.counts[:4]
    )
    if not group.shown:
        said = _translated(QT_TRANSLATE_NOOP("Finding", "places: {number}"))
        return said.replace("{number}", f"{group.number:,}")
    kind = f"{kind_name(group.kind)} ({group.number:,})"
    return f"{kind}  |  {counts}" if counts else kind
