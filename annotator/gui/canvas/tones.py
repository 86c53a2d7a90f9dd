"""Tones: the colours that one label has on a page - tint, line, badge - made from its one colour.

Every ink reaches a contrast of 4.5 on its ground and every line 3 on the page (WCAG 2.2, 1.4.3 and
1.4.11); where the label's own colour does not, it is moved towards black or white until it does.
"""

from dataclasses import dataclass
from functools import lru_cache

from annotator.gui.theme import CanvasTheme
from annotator.model.colour import contrast, ink_on, mixed

_INK = 4.6
_LINE = 3.0


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one label in one theme, as ``#rrggbb``.

    `strong` is the tint of a selected mark, `full` and `on_full` the badge of a selected mark.
    """

    tint: str
    strong: str
    line: str
    badge: str
    ink: str
    edge: str
    full: str
    on_full: str


@lru_cache(maxsize=1024)
def tones(colour: str, theme: CanvasTheme) -> Tones:
    """The tones of a label whose colour in this theme is `colour`."""
    page = theme.page
    ground = mixed(colour, page, 0.24 if theme.dark else 0.17)
    line = readable(colour, page, _LINE)
    return Tones(
        tint=mixed(colour, page, theme.tint),
        strong=mixed(colour, page, theme.tint * (1.5 if theme.dark else 1.8)),
        line=line,
        badge=ground,
        ink=readable(colour, ground, _INK),
        edge=mixed(colour, page, 0.45),
        full=colour,
        on_full=ink_on(colour),
    )


def readable(colour: str, ground: str, least: float) -> str:
    """`colour`, moved towards black or white until its contrast on `ground` is `least`."""
    if contrast(colour, ground) >= least:
        return colour
    goal = ink_on(ground)
    for step in range(1, 20):
        moved = mixed(goal, colour, step / 20)
        if contrast(moved, ground) >= least:
            return moved
    return goal
