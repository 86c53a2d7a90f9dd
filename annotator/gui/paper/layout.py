"""Layout: the article laid out for paper, and where one sheet ends and the next begins.

Pixels at 96 an inch. The same page as on the screen, only narrower or wider; nothing is painted.
"""

from collections.abc import Iterator

import msgspec

from annotator.gui.canvas.page import TOP, Page
from annotator.gui.canvas.style import Style
from annotator.gui.theme import CanvasTheme
from annotator.model.marks import Scene
from annotator.text.bidi import Direction


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How the article is shown: font, letters of `size` pixels, column and spacing, colours."""

    family: str
    size: float
    column: int
    spacing: float
    theme: CanvasTheme
    default: Direction = "rtl"
    invisibles: bool = False

    def style(self) -> Style:
        """The fonts and lengths of this look."""
        return Style(self.family, self.size, self.column, self.spacing)


def laid_out(text: str, scene: Scene, look: Look, width: float) -> Page:
    """The whole article in a column of `width` pixels, its arcs routed."""
    style = look.style()
    page = Page(style)
    page.set_text(text, look.default)
    page.set_style(style, width)
    page.set_scene(scene, None)
    page.lay_out(0, _settled(page))
    page.plan_arcs(0, page.height)
    page.lay_out(0, _settled(page))
    return page


def _settled(page: Page) -> float:
    """The height of the page when every piece has its true height."""
    for number in range(len(page.pieces)):
        page.block(number)
    return page.height


def ends_of_lines(page: Page) -> Iterator[int]:
    """The y below each line, with its lanes and its gap: where a sheet may end."""
    for number in range(len(page.pieces)):
        block, top = page.block(number), page.top(number)
        for line in block.paragraph.lines[:-1]:
            yield top + line.bottom + line.lanes + line.gap
        yield page.top(number + 1)


def sheets(page: Page, room: float) -> list[tuple[int, int]]:
    """The y at which each sheet of `room` pixels begins and ends, never inside a line.

    Only a line that is itself taller than a sheet is cut.
    """
    found: list[tuple[int, int]] = []
    start, last = TOP, TOP
    for end in ends_of_lines(page):
        while end - start > room:
            cut = last if last > start else start + int(room)
            found.append((start, cut))
            start = last = cut
        last = end
    if last > start or not found:
        found.append((start, last))
    return found
