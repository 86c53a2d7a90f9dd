"""Folding for search: one plain spelling for texts that a reader takes for the same.

A folded text is for comparing only; it is never stored as a document and never shown. Positions
of a folded text go back to the original by the map of `fold_with_map`. The rules stand below.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass

import regex

from annotator.text.boundaries import snap_outwards

# What is folded, for every character by itself, so that NFC and NFD fold alike:
# - compatibility forms are taken apart (NFKD): ﻻ gives لا, ﷲ gives الله, ② gives 2;
# - harakat, tanwin, shadda, superscript alef, Quranic marks, niqqud, Syriac points and the accents
#   of Latin, Greek and Cyrillic letters go; the vowel signs of other scripts (Thaana, Indic) stay,
#   because there they are letters;
# - tatweel, direction marks, ZWJ, ZWNJ, soft hyphen and other invisible characters go;
# - quotation marks, apostrophes and Hebrew geresh go: «لداعش» finds لـ"داعش" and צהל finds צה״ל;
# - أ إ آ ٱ become ا; ى ی become ي; ة and the other forms of heh become ه (this direction, because a
#   final ه is often written for ة and no reader misses it); ک becomes ك;
# - ؤ becomes و and ئ becomes ي. This loses a distinction, but their decomposed forms are a letter
#   and a mark of the same block as the harakat, so keeping them would make the same word differ by
#   its encoding, and their spelling varies (شؤون, شئون, شوون). ء by itself stays;
# - decimal digits of every script become 0-9, ٪ becomes %, ٫ a full stop, ٬ a comma;
# - upper case becomes lower case (full case folding);
# - a run of white space, line ends included, becomes one space.

_DROPPED = regex.compile(
    r"[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u200b\ufeff"
    r"\u0640\u06e5\u06e6"  # tatweel, small waw, small yeh
    r"\"'`\u00ab\u00b4\u00bb\u2018-\u201f\u2039\u203a\u02bc\u05f3\u05f4]"
    # Marks of the scripts whose readers do without them. The Japanese voicing marks are letters.
    r"|(?![\u3099\u309a])[[\p{Mn}\p{Me}]&&[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Latn}\p{sc=Grek}"
    r"\p{sc=Cyrl}\p{sc=Zinh}]]",
    regex.V1,
)

_SAME = {
    "\u0671": "ا",  # alef wasla; the alefs with hamza and madda come apart in NFKD
    "\u0672": "ا",
    "\u0673": "ا",
    "\u0649": "ي",  # alef maksura
    "\u06cc": "ي",  # Farsi yeh
    "\u0629": "ه",  # teh marbuta
    "\u06be": "ه",  # heh doachashmee
    "\u06c1": "ه",  # heh goal
    "\u06c3": "ه",  # teh marbuta goal
    "\u06d5": "ه",  # ae
    "\u06a9": "ك",  # keheh
    "\u06aa": "ك",  # swash kaf
    "\u066a": "%",
    "\u066b": ".",
    "\u066c": ",",
    "\u05be": "-",  # maqaf
}


def _one(character: str) -> str:
    """What one already decomposed character becomes."""
    if _DROPPED.match(character):
        return ""
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    return _SAME.get(character, character) if digit is None else str(digit)


def _fold_character(character: str) -> str:
    """What one character becomes: the rules applied until nothing changes any more."""
    folded = before = character
    while True:
        folded = unicodedata.normalize("NFKD", folded.casefold())
        folded = "".join(map(_one, folded))
        if folded == before:
            break
        before = folded
    # A mark that stands by itself decomposes to a blank with the mark: no word ends there.
    return " " if character.isspace() else folded.strip(" ")


class _Table(dict[int, str]):
    """What each code point becomes; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()
_BLANKS = re.compile(" {2,}")


def fold(text: str) -> str:
    """The folded text, by the rules written in this module. Folding twice changes nothing."""
    folded = text.translate(_TABLE)
    return _BLANKS.sub(" ", folded) if "  " in folded else folded


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: `text[i]` comes from `source[starts[i]:ends[i]]`."""

    source: str
    text: str
    starts: "array[int]"
    ends: "array[int]"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source behind the non-empty range [start, end) of the folded text.

        It is grown to whole graphemes, so a final tanwin is part of it; code points.
        """
        return snap_outwards(self.source, self.starts[start], self.ends[end - 1])

    def find(self, needle: str) -> list[tuple[int, int]]:
        """All places of the folded needle in the source, in order, never overlapping."""
        key = fold(needle).strip(" ")
        found: list[tuple[int, int]] = []
        at = self.text.find(key) if key else -1
        while at >= 0:
            hit = self.original(at, at + len(key))
            if not found or hit[0] >= found[-1][1]:
                found.append(hit)
            at = self.text.find(key, at + len(key))
        return found


def fold_with_map(text: str, folded: str | None = None) -> Folded:
    """The folded text as `fold` gives it, with the source range of each of its characters.

    `folded` is what `fold` gave, for a caller who has it.
    """
    starts, ends = array("I"), array("I")
    at = 0
    for run in _uneven(text):
        starts.extend(range(at, run.start()))
        ends.extend(range(at + 1, run.start() + 1))
        _map_run(run, starts, ends)
        at = run.end()
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return Folded(text, fold(text) if folded is None else folded, starts, ends)


def find_folded(text: str, needle: str) -> list[tuple[int, int]]:
    """Where `needle` stands in `text`, both folded: code point ranges of `text`, whole graphemes.

    A needle that folds to nothing, such as a single quotation mark, is found nowhere.
    """
    key = fold(needle).strip(" ")
    if not key or key not in fold(text):
        return []
    return fold_with_map(text).find(key)


def _uneven(text: str) -> "list[re.Match[str]]":
    """The runs of `text` whose characters do not fold one to one; nearly all others do."""
    blanks, others = [], []
    for character in set(text):
        folded = _TABLE[ord(character)]
        if folded == " ":
            blanks.append(re.escape(character))
        elif len(folded) != 1:
            others.append(re.escape(character))
    blank, other = "".join(blanks), "".join(others)
    patterns = []
    if other:
        patterns.append(f"[{blank}]*[{other}][{other}{blank}]*" if blank else f"[{other}]+")
    if blank:
        patterns.append(f"[{blank}]{{2,}}")
    return list(re.finditer("|".join(patterns), text)) if patterns else []


def _map_run(run: "re.Match[str]", starts: "array[int]", ends: "array[int]") -> None:
    """Append the map of one uneven run; the character before it is not a blank."""
    in_blank = False
    for at, character in enumerate(run.group(), run.start()):
        folded = _TABLE[ord(character)]
        if folded == " " and in_blank:
            ends[-1] = at + 1
            continue
        starts.extend([at] * len(folded))
        ends.extend([at + 1] * len(folded))
        in_blank = folded == " " or (in_blank and not folded)
