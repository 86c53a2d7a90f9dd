"""Offset units at the border: from what a file counts in to code points of its text, and back."""

from collections.abc import Callable

from annotator.errors import UserError
from annotator.formats.base import Unit
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap

_WORDS = {
    Unit.CODEPOINT: worded("code points"),
    Unit.UTF16: worded("UTF-16 units"),
    Unit.BYTE: worded("bytes of UTF-8"),
}


def unchanged(offset: int) -> int:
    """The offset itself: what is done with code points."""
    return offset


class Ruler:
    """Counts one text in one unit. `text` is as the file gives it, with its own line ends."""

    def __init__(self, text: str, unit: Unit) -> None:
        self.text = text
        self.unit = unit
        self.words = _WORDS[unit]
        self.unit_offset: Callable[[int], int] = unchanged
        """The offset in the unit of a code point from 0 to the length of the text."""
        self._codepoint: Callable[[int], int] = unchanged
        if unit is not Unit.CODEPOINT:
            offsets = OffsetMap(text)
            utf16 = unit is Unit.UTF16
            self.unit_offset = offsets.to_utf16 if utf16 else offsets.to_byte
            self._codepoint = offsets.from_utf16_strict if utf16 else offsets.from_byte_strict

    @property
    def length(self) -> int:
        """The length of the text in the unit."""
        return self.unit_offset(len(self.text))

    def codepoint(self, offset: int) -> int | None:
        """The code point at an offset from 0 to `length`; None inside a character."""
        try:
            return self._codepoint(offset)
        except UserError:
            return None
