"""Spare colours and keys: what a label gets that comes from elsewhere without any. Pure."""

from collections.abc import Collection, Iterable

from annotator.model.colour import contrast, mixed
from annotator.model.scheme import Colour, Kind
from annotator.model.scheme_check import RESERVED

EVENT_INK = Colour("#3B3B3B", "#D0D0D0", "double")
"""The one ink of all event types: they are told apart by shape and name."""

# Inks of the shipped schemes that names of persons and places do not use; their contrast and
# distance were computed there (resources/schemes).
_INKS = (
    ("#AE3B62", "#AE697B"),
    ("#019C96", "#01B9B2"),
    ("#7850D6", "#D2C9FF"),
    ("#615600", "#FEE523"),
    ("#003E24", "#AEF4CA"),
    ("#392B62", "#8678C0"),
    ("#949301", "#787700"),
    ("#3D0C9B", "#725FDE"),
    ("#B766FF", "#BFA8DB"),
    ("#01848A", "#009DA3"),
    ("#887546", "#E2B200"),
    ("#582444", "#FFD1E9"),
    ("#015D3F", "#01835B"),
    ("#2C3A00", "#9BAA7D"),
)
_DASHED = 7

# Page, ink of the text, and how strongly a field is tinted: of the light and of the dark window.
_PAGES = (("#fbfaf7", "#1d1f23", 0.16), ("#16181d", "#e6e4df", 0.20))
_STEPS = 20
_STROKES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890"


def spare_colour(number: int, kind: Kind, used: Collection[str] = ()) -> Colour:
    """The colour of the `number`-th label that has none; inks whose light one is `used` come last.

    `used` holds ``#RRGGBB`` in upper case.
    """
    if kind == "event":
        return EVENT_INK
    inks = [
        Colour(light, dark, "dashed" if at < _DASHED else "dotted")
        for at, (light, dark) in enumerate(_INKS)
    ]
    free = [ink for ink in inks if ink.light not in used] or inks
    return free[number % len(free)]


def spare_key(name: str, taken: Iterable[str], *, reserved: bool) -> str | None:
    """A stroke for a label: a letter of its name, else any letter or digit; None when none is left.

    With `reserved` the keys that belong to the program are passed over.
    """
    gone = set(taken) | (RESERVED if reserved else set())
    letters = [letter for letter in name.upper() if letter in _STROKES]
    return next((key for key in (*letters, *_STROKES) if key not in gone), None)


def colour_like(wanted: str) -> Colour:
    """The colour nearest to ``#rrggbb`` that can be read on both pages: darker or lighter.

    A line stands out from its page 3 to 1, the text from the tinted field below it 4.5 to 1.
    """
    light, dark = (
        _towards(wanted, end, page)
        for end, page in zip(("#000000", "#ffffff"), _PAGES, strict=True)
    )
    return Colour(light, dark)


def _towards(wanted: str, end: str, page: tuple[str, str, float]) -> str:
    ground, ink, tint = page
    for step in range(_STEPS + 1):
        own = mixed(end, wanted, step / _STEPS)
        readable = contrast(own, ground) >= 3
        if readable and contrast(ink, mixed(own, ground, tint)) >= 4.5:
            return own.upper()
    return end.upper()
