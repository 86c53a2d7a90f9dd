"""Resuming: where a person was in a window, and the way back there in another one."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QSplitter

from annotator.model.items import Fragment

if TYPE_CHECKING:
    from annotator.gui.window import Window


class Spot(msgspec.Struct, frozen=True):
    """A document, what is selected in it, how far it is scrolled (pixels), and sizes of panels."""

    document: str | None
    caret: int
    fragments: tuple[Fragment, ...]
    selected: tuple[str, ...]
    scrolled: int
    panels: tuple[bytes, ...]


def spot_of(window: "Window") -> Spot:
    """Where the person is now."""
    canvas = window.canvas
    return Spot(
        document=window.opening.wanted,
        caret=canvas.caret(),
        fragments=canvas.fragments(),
        selected=window.marking.selected,
        scrolled=canvas.verticalScrollBar().value(),
        panels=tuple(bytes(one.saveState().data()) for one in _splitters(window)),
    )


def go_back(window: "Window", spot: Spot) -> None:
    """Show the same place in another window of the project."""
    for splitter, sizes in zip(_splitters(window), spot.panels, strict=False):
        splitter.restoreState(QByteArray(sizes))
    if spot.document is None:
        return
    if window.opening.wanted != spot.document:
        window.open_document(spot.document)
    state = window.bridge.session.state
    if state is not None and state.key.document == spot.document:
        _settle(window, spot)
    else:
        # A long document, or one of a server, arrives later.
        window.opening.opened.connect(lambda: _settle(window, spot))


def _settle(window: "Window", spot: Spot) -> None:
    state = window.bridge.session.state
    if state is None or state.key.document != spot.document:
        return
    window.canvas.set_caret(spot.caret)
    if spot.fragments:
        window.canvas.set_fragments(spot.fragments)
    elif spot.selected and all(state.item(id) is not None for id in spot.selected):
        window.marking.select(*spot.selected, show=False)
    bar = window.canvas.verticalScrollBar()
    # Once the marks are laid out: they make the text as high as it was.
    QTimer.singleShot(0, bar, lambda: bar.setValue(spot.scrolled))


def _splitters(window: "Window") -> list[QSplitter]:
    return window.findChildren(QSplitter)
