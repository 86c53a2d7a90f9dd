"""Movement: where a caret goes on the page - left, right, up, down, to the ends of a line.

Left and right are those of the screen. Offsets are code points; the page knows the pixels.
"""

from PySide6.QtCore import QPointF

from annotator.gui.canvas.page import Page
from annotator.text.boundaries import is_grapheme_boundary

_TRIES = 40


def sideways(page: Page, at: int, *, left: bool) -> int:
    """One step on the screen, over the ends of lines and paragraphs; `at` at the text's end."""
    block = page.holding(at)
    local = at - block.start
    for _ in range(_TRIES):
        moved = block.paragraph.visual_step(local, left=left)
        if moved == local:
            return _next_paragraph(page, at, forward=left == block.paragraph.rtl)
        local = moved
        if is_grapheme_boundary(page.text, block.start + local):
            break
    return block.start + local


def _next_paragraph(page: Page, at: int, *, forward: bool) -> int:
    number = page.pieces.at(at)
    if forward:
        if number + 1 >= len(page.pieces):
            return at
        start = page.pieces.starts[number + 1]
        return start if start > at else start + 1
    if number == 0:
        return at
    return min(page.pieces.ends[number - 1], at - 1)


def vertical(page: Page, at: int, x: float, lines: int) -> int:
    """The position nearest to `x`, `lines` lines further down (negative: up)."""
    step = 1 if lines > 0 else -1
    block = page.holding(at)
    number, line = block.number, block.paragraph.line_of(at - block.start).number
    for _ in range(abs(lines)):
        line += step
        if not 0 <= line < len(page.block(number).paragraph.lines):
            if not 0 <= number + step < len(page.pieces):
                return 0 if step < 0 else len(page.text)
            number += step
            line = 0 if step > 0 else len(page.block(number).paragraph.lines) - 1
    found = page.block(number)
    return found.start + found.paragraph.position_at(x, found.paragraph.lines[line])


def page_step(page: Page, at: int, x: float, pixels: float) -> int:
    """The position nearest to `x`, `pixels` further down (negative: up)."""
    rect = page.caret_rect(at)
    y = rect.center().y() + pixels
    if y < 0:
        return 0
    if y > page.height:
        return len(page.text)
    return page.offset_at(QPointF(x, y))


def line_edge(page: Page, at: int, *, end: bool) -> int:
    """The logical start or end of the visual line that a caret stands in."""
    block = page.holding(at)
    line = block.paragraph.line_of(at - block.start)
    if not end:
        return block.start + line.start
    stop = line.end
    if line.number + 1 < len(block.paragraph.lines):
        # The very end of a wrapped line is the start of the next one: stop before its blank.
        stop -= 1
        while stop > line.start and not is_grapheme_boundary(page.text, block.start + stop):
            stop -= 1
    return block.start + stop


def paragraph_is_rtl(page: Page, at: int) -> bool:
    """Whether forward is to the left where a caret stands."""
    return page.holding(at).paragraph.rtl
