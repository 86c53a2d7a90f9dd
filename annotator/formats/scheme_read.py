"""What the readers of schemes share: their result, keys and colours as other tools write them."""

import re

import msgspec

from annotator.errors import UserError
from annotator.model.scheme import Colour, Scheme
from annotator.model.spare import colour_like
from annotator.sentences import worded

MOST_DEEP = 20
"""How deep labels may lie below each other."""

_BLANKS = re.compile(r"\s+")
_DOTTED = re.compile(r"[^\s.]+( [^\s.]+)*(\.[^\s.]+( [^\s.]+)*)*")
_HEX = re.compile("#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,[\d\s.%]*)?\)")
# Names of CSS that labelling configurations use most (CSS Color 4, 6.1).
_NAMED = {
    "black": "#000000", "blue": "#0000ff", "brown": "#a52a2a", "coral": "#ff7f50",
    "crimson": "#dc143c", "cyan": "#00ffff", "darkblue": "#00008b", "darkgreen": "#006400",
    "darkorange": "#ff8c00", "darkred": "#8b0000", "gold": "#ffd700", "gray": "#808080",
    "green": "#008000", "grey": "#808080", "indigo": "#4b0082", "lightblue": "#add8e6",
    "lightgreen": "#90ee90", "lime": "#00ff00", "magenta": "#ff00ff", "maroon": "#800000",
    "navy": "#000080", "olive": "#808000", "orange": "#ffa500", "orchid": "#da70d6",
    "pink": "#ffc0cb", "purple": "#800080", "red": "#ff0000", "salmon": "#fa8072",
    "skyblue": "#87ceeb", "tan": "#d2b48c", "teal": "#008080", "tomato": "#ff6347",
    "turquoise": "#40e0d0", "violet": "#ee82ee", "white": "#ffffff", "yellow": "#ffff00",
}  # fmt: skip


class ReadScheme(msgspec.Struct, frozen=True):
    """A scheme as a file of another tool has it; `said` is what could not be taken over.

    It may lack names, colours and strokes (see `model.scheme_fill`).
    """

    scheme: Scheme
    said: tuple[str, ...] = ()


def invalid(source: str, words: str) -> UserError:
    """The refusal of a scheme: `source` is the file, `words` one sentence without its full stop."""
    return UserError(
        "scheme.invalid",
        worded("The scheme {source} cannot be used: {words}.", source=source, words=words),
    )


def key_of(written: str) -> str:
    """The key for a label as another tool names it; "" when nothing is left of it.

    As it is written, so that data with it find their label; only blanks are made one, and a full
    stop stays where it can stand between a type and its subtype.
    """
    key = _BLANKS.sub(" ", written).strip()
    return key if _DOTTED.fullmatch(key) else key.replace(".", "-").strip()


def colour_of(written: str) -> Colour | None:
    """A colour of CSS, moved as far as it takes to be read on both pages; None when it is none."""
    text = written.strip().lower()
    text = _NAMED.get(text, text)
    channels = _RGB.fullmatch(text)
    if channels is not None:
        text = "#" + "".join(f"{min(255, int(value)):02x}" for value in channels.groups())
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:]
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    return colour_like(f"#{digits[:6]}")
