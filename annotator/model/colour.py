"""Colour: contrast as the Web Content Accessibility Guidelines 2 compute it, and mixing."""

import msgspec


def _channels(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value] # three by the range


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours ``#rrggbb``, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def ink_on(ground: str) -> str:
    """Black or white, whichever reads better on a ground ``#rrggbb``."""
    return max(("#FFFFFF", "#000000"), key=lambda ink: contrast(ink, ground))


def mixed(over: str, under: str, share: float) -> str:
    """`over` laid on `under` with an opacity of `share` (0 to 1), as ``#rrggbb``."""
    pairs = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round((a * share + b * (1 - share)) * 255):02x}" for a, b in pairs)


class Page(msgspec.Struct, frozen=True):
    """A page that labels are painted on: its colour, that of its text, and the share of a tint."""

    ground: str
    ink: str
    tint: float


class Readable(msgspec.Struct, frozen=True):
    """How well a label's colour can be read: its badge's text, itself on the page, tinted text."""

    badge: float
    page: float
    text: float

    @property
    def good(self) -> bool:
        """Whether text has 4.5:1 and lines have 3:1, as the guidelines ask."""
        return self.badge >= 4.5 and self.page >= 3 and self.text >= 4.5


def readable(colour: str, page: Page) -> Readable:
    """The contrasts of a label's colour ``#rrggbb`` on a page."""
    return Readable(
        contrast(ink_on(colour), colour),
        contrast(colour, page.ground),
        contrast(page.ink, mixed(colour, page.ground, page.tint)),
    )


def nearest_good(colour: str, page: Page) -> str:
    """The colour nearest to one that can be read on a page: darker or lighter, hue kept."""
    for step in range(101):
        for pole in ("#000000", "#ffffff"):
            other = mixed(pole, colour, step / 100)
            if readable(other, page).good:
                return other
    return page.ink
