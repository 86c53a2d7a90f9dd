"""Texts for property tests: what news in right-to-left scripts holds, and what breaks programs."""

from hypothesis import strategies as st

ARABIC = ["ا", "أ", "ب", "ل", "لا", "م", "و", "ف", "ك", "س", "ه", "ة", "ى", "ي", "ئ", "داعش"]
PERSIAN = ["ک", "ی", "گ", "می\u200cرود"]
MARKS = ["\u064b", "\u064e", "\u0651", "\u0652", "\u0654", "\u0670", "\u06d6", "\u0301"]
HEBREW = ["ש", "\u05c1", "\u05b8", "ל", 'צה"ל', "\u05f4"]
FAR = ["\U0001e900", "\U0001e944", "\U00010f30", "\U0001d400", "😀", "👩", "🏽", "🇮", "🇶"]
INVISIBLE = ["\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u202e", "\u202c", "\u2067"]
BLANKS = [" ", "  ", "\u00a0", "\t", "\n", "\r\n", "\r", "\u2028"]
SIGNS = [".", ":", "،", "؟", "…", '"', "«", "»", "(", ")", "-", "'", "_", "\u0640", "%"]
DIGITS = ["3", "61", "٣", "۴", "3.5", "\u0600"]
LATIN = ["a", "B", "é", "e\u0301", "ß", "İ", "fi"]
OTHERS = ["ﻻ", "ﷲ", "ﹰ", "한", "\u1100", "\u1161", "かが", "ก", "\u0e33", "क", "\u094d", "\u0a03"]

EVERYTHING = (
    ARABIC + PERSIAN + MARKS + HEBREW + FAR + INVISIBLE + BLANKS + SIGNS + DIGITS + LATIN + OTHERS
)


def mixed(max_pieces: int = 40) -> st.SearchStrategy[str]:
    """Texts of every kind of piece, ill-formed sequences included."""
    return st.lists(st.sampled_from(EVERYTHING), max_size=max_pieces).map("".join)


def right_to_left(max_pieces: int = 40) -> st.SearchStrategy[str]:
    """Texts of the scripts that are written from right to left, with emoji, digits and Latin."""
    pieces = ARABIC + PERSIAN + MARKS + HEBREW + FAR + INVISIBLE + BLANKS + SIGNS + DIGITS + LATIN
    return st.lists(st.sampled_from(pieces), max_size=max_pieces).map("".join)


def ranges(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Half-open ranges of `text`, empty ones included."""
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda pair: (min(pair), max(pair)))
