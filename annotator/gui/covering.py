"""Covering: a dialog that stays open steps aside from the place that it has led to."""

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog

from annotator.gui.canvas.view import Canvas


def uncover(
    canvas: Canvas, place: tuple[int, int], dialogs: Iterable[QDialog | None]
) -> list[QDialog]:
    """Hide those dialogs that lie over a place of the text, in code points, and tell which.

    On a large screen a list beside the article stays where it is. A hidden one keeps what it
    lists, and is there again by the key that opened it.
    """
    corner = canvas.viewport().mapToGlobal(canvas.viewport().rect().topLeft())
    boxes = [box.toAlignedRect().translated(corner) for box in canvas.boxes(*place)]
    over = [one for one in dialogs if one is not None and one.isVisible() and _lies(one, boxes)]
    for dialog in over:
        dialog.hide()
    return over


def _lies(dialog: QDialog, boxes: list[QRect]) -> bool:
    return any(dialog.frameGeometry().intersects(box) for box in boxes)
