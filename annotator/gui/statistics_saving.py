"""Saving of statistics: the plot as a picture or a drawing, the table as CSV."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from annotator.app.figures import Figure, figure_csv
from annotator.app.whole_files import write_whole
from annotator.errors import UserError
from annotator.gui.canvas.outlines import OutlinePainter
from annotator.gui.statistics_words import head, title

if TYPE_CHECKING:
    from annotator.gui.statistics_plots import Plots

SUFFIXES = (".png", ".svg", ".csv")
_SCALE = 2.0
_MARGIN = 16


def save_figure(figure: Figure, plots: "Plots | None", path: Path) -> None:
    """Write a figure to a file whose suffix says the kind.

    UserError ``statistics.kind`` for another suffix or a figure without a plot, ``export.*`` when
    the disk refuses. What stood at `path` is kept until the new file is whole.
    """
    kind = path.suffix.lower()
    if kind == ".csv":
        write_whole(path, figure_csv(figure, [head(column) for column in figure.columns]))
    elif kind in SUFFIXES and plots is not None:
        write_whole(path, _png(plots, figure) if kind == ".png" else _svg(plots, figure))
    else:
        words = QCoreApplication.translate(
            "Statistics", "{file} cannot be written. End it with .png, .svg or .csv."
        )
        raise UserError("statistics.kind", words.format(file=path.name))


def _png(plots: "Plots", figure: Figure) -> bytes:
    size = _size(plots)
    image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    try:
        _paint(painter, plots, figure)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # a device is as good as a name
    return bytes(buffer.data().data())


def _svg(plots: "Plots", figure: Figure) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setSize(_size(plots))
    device.setViewBox(QRect(0, 0, _size(plots).width(), _size(plots).height()))
    device.setTitle(title(figure.key))
    device.setResolution(plots.logicalDpiX())
    painter = OutlinePainter(device)
    try:
        _paint(painter, plots, figure)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _head_height(widget: QWidget) -> int:
    return widget.fontMetrics().height() + 2 * _MARGIN


def _size(plots: "Plots") -> QSize:
    return QSize(plots.width() + 2 * _MARGIN, plots.height() + _head_height(plots) + _MARGIN)


def _paint(painter: QPainter, plots: "Plots", figure: Figure) -> None:
    size, top = _size(plots), _head_height(plots)
    palette = plots.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(palette.base().color()))
    font = QFont(plots.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() + 2)
    painter.setFont(font)
    painter.setPen(palette.color(QPalette.ColorRole.Text))
    side = Qt.AlignmentFlag.AlignRight if plots.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.setLayoutDirection(plots.layoutDirection())
    room = QRectF(_MARGIN, 0, size.width() - 2 * _MARGIN, top)
    painter.drawText(room, int(flags), title(figure.key))
    target = QRectF(_MARGIN, top, plots.width(), plots.height())
    plots.settle()
    source = plots.mapToScene(plots.viewport().rect()).boundingRect()
    plots.scene().render(painter, target, source)
