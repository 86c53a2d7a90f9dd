"""Able: which commands do something in the present state of a window, and why others do not."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from annotator.gui.keys import COMMANDS
from annotator.model.items import Event

if TYPE_CHECKING:
    from annotator.gui.window import Window

_WHY = {
    "document": QT_TRANSLATE_NOOP("Able", "No document is open."),
    "documents": QT_TRANSLATE_NOOP("Able", "There is no document yet."),
    "write": QT_TRANSLATE_NOOP("Able", "The project is open for reading only."),
    "text": QT_TRANSLATE_NOOP("Able", "Select some text first."),
    "item": QT_TRANSLATE_NOOP("Able", "Select an item first."),
    "mention": QT_TRANSLATE_NOOP("Able", "Select an entity or an event first."),
    "some": QT_TRANSLATE_NOOP("Able", "Select some text or an item first."),
    "event": QT_TRANSLATE_NOOP("Able", "Select an event first."),
    "marked": QT_TRANSLATE_NOOP("Able", "Nothing is marked in this document."),
    "undo": QT_TRANSLATE_NOOP("Able", "There is nothing to take back."),
    "redo": QT_TRANSLATE_NOOP("Able", "There is nothing to do again."),
}
"""What a command may need, in the order in which the lack of it is told, and the sentence."""

_ENDS = (
    *("drop_clitic", "take_clitic", "drop_enclitic", "take_enclitic"),
    *("start_out", "start_in", "end_out", "end_in"),
    *("start_word_out", "start_word_in", "end_word_out", "end_word_in"),
)
_NEEDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_ENDS, ("some",)),
    **dict.fromkeys(("copy", "hold_fragment", "zone"), ("text",)),
    "delete": ("item", "write"),
    "event": ("some",),
    "fill_slots": ("event",),
    **dict.fromkeys(("merge", "split", "relation", "same_as", "not_same"), ("mention",)),
    **dict.fromkeys(("edit_note", "edit_link"), ("mention", "write")),
    **dict.fromkeys(("mark_all", "mark_corpus", "move_argument"), ("mention",)),
    **dict.fromkeys(("next_member", "next_same", "previous_same"), ("mention",)),
    **dict.fromkeys(("next_item", "previous_item", "next_here", "previous_here"), ("marked",)),
    **dict.fromkeys(("find", "find_next", "find_previous", "history", "print"), ("document",)),
    **dict.fromkeys(("next_problem", "previous_problem", "save_picture"), ("document",)),
    **dict.fromkeys(("done_and_next", "toggle_flag"), ("document", "write")),
    **dict.fromkeys(("next_document", "previous_document", "search_corpus"), ("documents",)),
    "delete_documents": ("documents", "write"),
    "mark_names": ("documents", "write"),
    "import_files": ("write",),
    "import_clipboard": ("write",),
    "undo": ("undo", "write"),
    "redo": ("redo", "write"),
}
_MARKING = frozenset(command.name for command in COMMANDS if command.menu == "mark")


def lacking(window: "Window") -> frozenset[str]:
    """What a command might need that is not so now."""
    session, marking = window.bridge.session, window.marking
    state, text, mention = session.state, window.canvas.fragments(), marking.selected_mention()
    here = {
        "document": state is not None,
        "documents": bool(window.status.counts[1]),
        "write": not session.store.read_only,
        "text": bool(text),
        "item": bool(marking.selected),
        "mention": mention is not None,
        "some": bool(text) or mention is not None,
        "event": isinstance(mention, Event),
        "marked": state is not None and len(state.order) > 0,
        "undo": bool(session.history.done),
        "redo": bool(session.history.undone),
    }
    return frozenset(name for name, holds in here.items() if not holds)


def why_not(name: str, lacks: frozenset[str]) -> str:
    """Why a command would do nothing while `lacks` is lacking; "" when it does something."""
    needs = _NEEDS.get(name, ())
    if name in _MARKING:
        needs = (*needs, "document", "write")
    return why_lacking(needs, lacks)


def why_lacking(needs: Collection[str], lacks: frozenset[str]) -> str:
    """The sentence for the first need that is lacking; "" when none is."""
    first = next((need for need in _WHY if need in needs and need in lacks), "")
    return QCoreApplication.translate("Able", str(_WHY[first])) if first else ""
