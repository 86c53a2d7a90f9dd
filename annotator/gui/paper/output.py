"""Output: files and printed sheets of the annotated article. A file appears whole or not at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from annotator.app.whole_files import write_whole
from annotator.errors import UserError
from annotator.gui.canvas.outlines import OutlinePainter
from annotator.gui.canvas.page import TOP, Page
from annotator.gui.canvas.sheet import Sheet
from annotator.gui.paper.layout import Look, laid_out, sheets
from annotator.gui.paper.legend import Legend
from annotator.gui.theme import LIGHT, badge_font
from annotator.model.marks import Scene
from annotator.sentences import worded

PER_INCH = 96.0
_TALLEST = 32_000
_HEAD, _FOOT = 34.0, 30.0
_EDGE = 24

Step = Callable[[int, int], bool]
"""Called with sheets done and sheets in all; False stops."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What is put on paper. `rtl` is the direction of the interface, for legend and heads."""

    title: str
    text: str
    scene: Scene
    look: Look
    rtl: bool = False


def on_white(article: Article) -> Article:
    """The article in the light colours on white ground, as paper is."""
    look = article.look
    white = msgspec.structs.replace(look, theme=replace(LIGHT, page="#ffffff"))
    return msgspec.structs.replace(article, look=white)


def _always(_done: int, _all: int) -> bool:
    return True


# --- one picture ---------------------------------------------------------------------------------


def png(article: Article, scale: float = 2.0) -> bytes:
    """The whole article in one picture, `scale` pixels for one of the screen.

    UserError ``paper.tall`` above 32,000 pixels: no viewer shows such a picture whole.
    """
    picture = _Picture(article)
    size = picture.size * scale
    if size.height() > _TALLEST:
        raise UserError(
            "paper.tall",
            worded(
                "The article is too long for one picture ({height} pixels; the most is {most}). "
                "Save it as PDF or SVG.",
                height=size.height(),
                most=_TALLEST,
            ),
        )
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    try:
        picture.paint(painter)
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(article: Article) -> bytes:
    """The whole article as one drawing; letters are outlines (see `outlines`)."""
    picture = _Picture(article)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setResolution(round(PER_INCH))
    device.setSize(picture.size)
    device.setViewBox(QRect(QPoint(0, 0), picture.size))
    device.setTitle(article.title)
    painter = OutlinePainter(device)
    try:
        picture.paint(painter)
    finally:
        painter.end()
    return bytes(buffer.data().data())


class _Picture:
    """The article and its legend below each other."""

    def __init__(self, article: Article) -> None:
        look = article.look
        self._page = laid_out(
            article.text, article.scene, look, float(look.style().measures.column)
        )
        style = self._page.style
        self._margin = style.measures.margin
        self._sheet = _sheet(self._page, look)
        self._legend = Legend(
            article.scene, style, look.theme, width=self._page.width, rtl=article.rtl
        )
        self._ground = QColor(look.theme.page)
        high = self._page.height + self._legend.height + _EDGE
        self.size = QSize(round(self._page.width + 2 * self._margin), round(high))

    def paint(self, painter: QPainter) -> None:
        """Paint all of it from the corner of the picture on."""
        painter.fillRect(QRect(QPoint(0, 0), self.size), self._ground)
        clip = QRect(0, 0, self.size.width(), self._page.height)
        self._sheet.paint(painter, self._page, clip, QPoint(self._margin, 0), ())
        painter.translate(self._margin, 0)
        self._legend.draw(painter, self._page.height - TOP)


def _sheet(page: Page, look: Look) -> Sheet:
    sheet = Sheet(page.style, look.theme, direct=True)
    sheet.shows_invisibles = look.invisibles
    return sheet


# --- sheets of paper -----------------------------------------------------------------------------


def pdf(article: Article, size: QPageSize, step: Step = _always) -> bytes | None:
    """The article on sheets of a size, with the title as head and numbers; None when stopped."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setPageSize(size)
    device.setPageMargins(QMarginsF(15, 12, 15, 12), QPageLayout.Unit.Millimeter)
    device.setResolution(1200)
    device.setTitle(article.title)
    whole = on_sheets(article, device, step)
    data: QByteArray = buffer.data()
    return bytes(data.data()) if whole else None


def on_sheets(article: Article, device: QPagedPaintDevice, step: Step = _always) -> bool:
    """Paint the article sheet by sheet on a PDF or a printer; False when it was stopped."""
    layout = device.pageLayout()
    resolution = float(device.logicalDpiX())
    scale = resolution / PER_INCH
    room = QRectF(layout.paintRectPixels(round(resolution)))
    room = QRectF(0, 0, room.width() / scale, room.height() / scale)
    press = _Press(article, room)
    painter = QPainter(device)
    try:
        painter.scale(scale, scale)
        for number in range(press.count):
            if not step(number, press.count):
                return False
            if number and not device.newPage():
                words = worded("The printer takes no more sheets. Look at it.")
                raise UserError("paper.device", words)
            press.paint(painter, number)
    finally:
        painter.end()
    return True


class _Press:
    """The sheets of an article in `room` pixels each."""

    def __init__(self, article: Article, room: QRectF) -> None:
        self._article, self._room = article, room
        look = article.look
        margin = look.style().measures.margin
        width = room.width() - 2 * margin
        self._page = laid_out(article.text, article.scene, look, width)
        self._margin = margin
        self._body = room.height() - _HEAD - _FOOT
        self._cuts = sheets(self._page, self._body)
        self._sheet = _sheet(self._page, look)
        self._legend = Legend(
            article.scene, self._page.style, look.theme, width=width, rtl=article.rtl
        )
        top, bottom = self._cuts[-1]
        self._legend_apart = bottom - top + self._legend.height > self._body

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._cuts) + (self._legend_apart and self._legend.rows > 0)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one sheet, numbers from 0, from its corner on."""
        painter.fillRect(self._room, QColor(self._article.look.theme.page))
        self._head(painter, number)
        painter.save()
        painter.translate(self._margin, _HEAD)
        if number < len(self._cuts):
            self._part(painter, *self._cuts[number])
        if number == self.count - 1:
            top, bottom = (0, 0) if self._legend_apart else self._cuts[-1]
            self._legend.draw(painter, bottom - top)
        painter.restore()

    def _part(self, painter: QPainter, top: int, bottom: int) -> None:
        high = bottom - top
        clip = QRect(-self._margin, 0, round(self._room.width()), high)
        painter.save()
        painter.setClipRect(QRectF(clip))
        self._sheet.paint(painter, self._page, clip, QPoint(0, -top), ())
        painter.restore()

    def _head(self, painter: QPainter, number: int) -> None:
        """Title and number, small, at the upper and lower edge."""
        painter.setFont(badge_font(10.5, bold=False))
        painter.setPen(QColor(self._article.look.theme.dim))
        side = Qt.AlignmentFlag.AlignRight if self._article.rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        head = QRectF(self._margin, 0, self._room.width() - 2 * self._margin, _HEAD - 8)
        title = painter.fontMetrics().elidedText(
            self._article.title, Qt.TextElideMode.ElideRight, int(head.width())
        )
        painter.drawText(head, flags, title)
        foot = QRectF(0, self._room.height() - _FOOT + 8, self._room.width(), _FOOT - 8)
        words = f"{number + 1} / {self.count}"
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), words)


# --- files ---------------------------------------------------------------------------------------

SUFFIXES = (".pdf", ".png", ".svg")


def save(article: Article, path: Path, size: QPageSize, step: Step = _always) -> bool:
    """Write the article to a file whose suffix says the kind; False when it was stopped.

    UserError ``paper.kind`` for another suffix, ``paper.tall`` for a picture that is too long,
    ``export.*`` when the disk refuses. What stood at `path` is kept until the new file is whole.
    """
    kind = path.suffix.lower()
    if kind not in SUFFIXES:
        words = worded(
            "{file} is no name of a picture. End it with .pdf, .png or .svg.", file=path.name
        )
        raise UserError("paper.kind", words)
    data: bytes | None
    if kind == ".pdf":
        data = pdf(article, size, step)
    else:
        data = png(article) if kind == ".png" else svg(article)
    if data is None:
        return False
    write_whole(path, data)
    return True
