"""Random mixed texts for the tests of the canvas: one pool of words for each script."""

import random
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from annotator.gui.theme import reading_font

FONTS = Path(__file__).resolve().parents[1] / "fonts"
TEST_FAMILIES = (
    "Noto Sans Hebrew",
    "Noto Sans Syriac",
    "Noto Sans NKo",
    "Noto Sans Thaana",
    "Noto Sans Adlam",
    "Noto Sans Hanifi Rohingya",
)
READING = (("Noto Naskh Arabic", False), ("Noto Naskh Arabic", True), ("Noto Sans", False))

_WORDS = {
    "arabic": """تدمير التحالف بغداد قال إن في على وقُتل لأحمد السلام إلى لا الآن صلَّى اللهُ عليهِ
        مُحَمَّدٌ كتـــاب شـــلا والـ61 بـ هذا لِأَنَّ ٱلرَّحْمَٰن ﷺ أولـئك عام، و رئيس""",
    "persian": """می\u200cخواهم کتاب\u200cها خانه\u200cای گفت پژوهش ایران نمی\u200cشود
        لازم\u200cالاجرا ۱۴۰۲""",
    "sorani": "کوردستان ههولێر دەڵێت ڕۆژنامە گەلی لە ئێوە ساڵی بڵاو وڵات ٢٠٢٣ پێشمەرگە",
    "hebrew": "שָׁלוֹם עוֹלָם בְּרֵאשִׁית אמר צה״ל ירושלים־תל הַמֶּמְשָׁלָה ג׳ורג׳ ב־1948",
    "syriac": "ܫܠܡܐ ܣܘܪܝܝܐ ܐܰܒܳܐ ܡܠܟܳܐ ܕܒܰܫܡܰܝܳܐ ܠܐ ܗ̈ܘܘ ܬܡܢ ܐܬܘܪ܀",
    "nko": "ߒߞߏ ߖߊ߲߬ߞߊ߲߬ ߞߊ߲ ߟߐ߲ߘߐ ߁߂߃ ߛߓߍ ߡߊ߲߬ߘߋ߲߫ ߸ ߊ߬",
    "thaana": "ދިވެހި ރާއްޖެ މާލެ ރައީސް ބުނި، ކަމަށް ޤައުމު",
    "adlam": "𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪 𞤊𞤵𞤤𞤬𞤵𞤤𞤣𞤫 𞤲𞥋𞤣𞤫𞥅𞤪𞤭 𞥑𞥒 𞤨𞤭𞥅𞤦𞤢𞤤",
    "rohingya": "𐴌𐴟𐴇𐴥𐴝𐴙𐴚𐴒𐴙𐴝 𐴀𐴞𐴕𐴐𐴝𐴦 𐴱𐴲 𐴃𐴢𐴒𐴠𐴊𐴢 𐴔𐴝𐴤",
    "latin": "BBC Reuters U.S. 10:30 +964 COVID-19 plain words a I of C++ -5 5- https://a.org/b?c=1",
    "digits": """2021 7 12-3-2021 3.5% 7% ١٢٣ ٣٫٥٪ ١٢/٣/٢٠٢١ ۱۲۳ ۴٫۵ ۱۴۰۲/۵/۶ 1,000 ١٬٠٠٠ $5 ₪5 5€
        №3""",
    "marks": """(قره جوخ) "داعش" «نينوى» (2021) [a] {ب} ‹ا› “b” ،، ؟! … — / (ت (1) "a"
        لـ"داعش"(ل) 3×4""",
}
CONTROLS = (
    "\u200fC++\u200f",
    "\u200e(5)\u200e",
    "\u061c-5",
    "\u2067abc \u0627\u2069",
    "\u2066\u0627\u0628 (1)\u2069",
    "\u2068a\u0627\u2069",
    "\u202aab \u0627\u202c",
    "\u202b\u0628 b\u202c",
    "\u202d\u0627\u0628c\u202c",
    "\u202eabc1\u202c",
    "\u2069",
    "\u202c",
    "a\u2060b",
    "\u200b",
)
WORDS: dict[str, tuple[str, ...]] = {
    **{name: tuple(words.split()) for name, words in _WORDS.items()},
    "decomposed": ("e\u0301a\u0308", "ne\u0301e", "A\u030a", "ا\u0653", "ي\u0654ا"),
    "emoji": ("😀", "👩\u200d👩\u200d👧", "🇮🇶", "👍🏽", "❤\ufe0f"),
    "controls": CONTROLS,
}
"""Words by script; those with blanks inside are cut into pieces, which leaves brackets unpaired."""


@dataclass(frozen=True)
class Kind:
    """A way to mix: the script that most words are from, and what is strewn in."""

    main: str
    beside: tuple[str, ...]
    share: float = 0.35


_COMMON = ("latin", "digits", "marks", "arabic")
KINDS: dict[str, Kind] = {
    "news": Kind("arabic", ("latin", "digits", "marks")),
    "harakat": Kind("arabic", ("arabic",)),
    "persian": Kind("persian", _COMMON),
    "sorani": Kind("sorani", ("latin", "digits", "marks", "persian")),
    "hebrew": Kind("hebrew", _COMMON),
    "syriac": Kind("syriac", _COMMON),
    "nko": Kind("nko", _COMMON),
    "thaana": Kind("thaana", _COMMON),
    "adlam": Kind("adlam", _COMMON),
    "rohingya": Kind("rohingya", _COMMON),
    "latin": Kind("latin", ("arabic", "digits", "marks", "hebrew")),
    "digits": Kind("digits", ("arabic", "latin", "marks")),
    "controls": Kind("arabic", ("controls", "latin", "digits", "marks"), 0.6),
    "emoji": Kind("arabic", ("emoji", "decomposed", "latin", "digits")),
    "everything": Kind("arabic", tuple(WORDS), 0.8),
}


def mixed_text(rng: random.Random, kind: Kind) -> str:
    """3 to 25 words of one kind, mostly with blanks between them."""
    words = []
    for _ in range(rng.randint(3, 25)):
        pool = rng.choice(kind.beside) if rng.random() < kind.share else kind.main
        words.append(rng.choice(WORDS[pool]))
    text = words[0]
    for word in words[1:]:
        text += (" " if rng.random() < 0.9 else "") + word
    return text


def load_test_fonts() -> None:
    """Load the bundled fonts and those of the tests, once for the whole run."""
    app = QApplication.instance()
    if app is not None and not app.property("testFonts"):
        for file in sorted(FONTS.glob("*.ttf")):
            assert QFontDatabase.addApplicationFont(str(file)) >= 0, file.name
        app.setProperty("testFonts", True)


def mixed_font(family: str, *, bold: bool = False, pixels: int = 22) -> QFont:
    """The reading font of the window with the test fonts behind it, the same on every machine."""
    font = reading_font(family, pixels)
    font.setFamilies([*font.families(), "Noto Naskh Arabic", *TEST_FAMILIES])
    font.setBold(bold)
    return font
