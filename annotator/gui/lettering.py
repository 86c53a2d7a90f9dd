"""Letters without a font: of which scripts an article has letters that this computer cannot draw.

They show as boxes. Offsets and marks are right all the same, but nobody can read them, and it is
not the article's fault: the person is told which font is missing.
"""

import unicodedata
from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextLayout

_LOOKED_AT = 200_000
"""So many code points of an article are looked at: a script comes early or not at all."""
_SURE = "\u06ff"
"""Letters up to here are in the fonts that come with the program."""
_MOST = 400
_NO_SCRIPT = {"CAPITAL", "LETTER", "SIGN", "SMALL", "SYLLABLE", "IDEOGRAPH", "LIGATURE"}


def scripts_without_font(text: str, font: QFont) -> list[str]:
    """The Unicode names of scripts with letters of `text` that no font here has, in order.

    Fonts of the system stand in for `font`, as they do in the article.
    """
    letters = {c for c in set(text[:_LOOKED_AT]) if c > _SURE and unicodedata.category(c)[0] == "L"}
    if not letters:
        return []
    return sorted({_script(letter) for letter in _not_drawn(sorted(letters)[:_MOST], font)})


def _not_drawn(letters: Iterable[str], font: QFont) -> Iterable[str]:
    # Blanks between them keep letters from joining into one glyph. Glyph 0 is that of no letter.
    text = " ".join(letters)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    missing: set[int] = set()
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        glyphs = zip(run.glyphIndexes(), run.stringIndexes(), strict=False)
        missing.update(at for glyph, at in glyphs if glyph == 0)
    units = text.encode("utf-16-le")
    for at in missing:
        # Qt counts UTF-16; one unit of a pair has no name of its own.
        high = units[2 * at : 2 * at + 2]
        pair = 0xD800 <= int.from_bytes(high, "little") < 0xDC00
        yield units[2 * at : 2 * at + (4 if pair else 2)].decode("utf-16-le", "ignore")


def _script(letter: str) -> str:
    """«Syriac» of SYRIAC LETTER ALAPH; the code point where Unicode has no name for it."""
    words = unicodedata.name(letter, "").split() if letter else []
    named = []
    for word in words:
        if word in _NO_SCRIPT:
            break
        named.append(word.capitalize())
    return " ".join(named) or (f"U+{ord(letter):04X}" if letter else "?")
