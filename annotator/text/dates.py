"""Dates: the day that somebody wrote, in digits or words, as ISO 8601. Knows no clock.

Articles say it in many ways: ``2014-06-12``, ``١٢/٦/٢٠١٤`` (the day first), ``12 Jun 2014``,
``12 حزيران/يونيو 2014``. Months have two Arabic names: those of the Levant and Iraq, and Egypt's.
"""

import unicodedata

import regex

_NAMES = (
    "january,jan,كانون الثاني,يناير,جانفي",
    "february,feb,شباط,فبراير,فيفري",
    "march,mar,آذار,اذار,مارس",
    "april,apr,نيسان,أبريل,ابريل,إبريل,أفريل",
    "may,أيار,ايار,مايو,ماي",
    "june,jun,حزيران,يونيو,يونيه,جوان",
    "july,jul,تموز,يوليو,يوليه,جويلية",
    "august,aug,آب,اب,أغسطس,اغسطس,أوت",
    "september,sept,sep,أيلول,ايلول,سبتمبر",
    "october,oct,تشرين الأول,تشرين الاول,أكتوبر,اكتوبر",
    "november,nov,تشرين الثاني,نوفمبر",
    "december,dec,كانون الأول,كانون الاول,ديسمبر",
)
_MONTHS = {name: at for at, names in enumerate(_NAMES, 1) for name in names.split(",")}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NAME = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?!\p{L})\.?"
_OTHER_NAME = r"(?:\s*[/(]\s*\p{L}[\p{L}\s]{1,14}\)?)?"
_SIGN = r"\s?[-/.]\s?"
_WAYS = tuple(
    regex.compile(way, regex.IGNORECASE)
    for way in (
        rf"(?<!\d){_YEAR}{_SIGN}(?P<month>\d\d?){_SIGN}(?P<day>\d\d?)(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?){_SIGN}(?P<month>\d\d?){_SIGN}{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+(?:من\s+)?{_NAME}{_OTHER_NAME}[\s,،-]+{_YEAR}(?!\d)",
        rf"(?<!\p{{L}}){_NAME}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?[\s,،]+{_YEAR}(?!\d)",
        rf"(?<!\p{{L}}){_NAME}{_OTHER_NAME}[\s,،]+{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)(?![\d-])",
    )
)
_LONGEST = 400


def find_date(words: str) -> str:
    """The first date in `words`, of the surest way of writing, as ``2014-06-12`` or ``2014-06``.

    "" where there is none; only the first 400 characters are looked at.
    """
    plain = "".join(map(_digit, words[:_LONGEST])) if not words.isascii() else words[:_LONGEST]
    for way in _WAYS:
        for found in way.finditer(plain):
            date = _iso(found.groupdict())
            if date:
                return date
    return ""


def _digit(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _iso(parts: dict[str, str]) -> str:
    name = parts.get("name")
    month = _MONTHS[name.lower()] if name else int(parts["month"])
    day = int(parts.get("day") or 0)
    if month > 12 and 0 < day <= 12 and not name:
        # Some write the month first; what cannot be a month is the day then.
        month, day = day, month
    if not 1 <= month <= 12 or not 0 <= day <= 31:
        return ""
    return f"{parts['year']}-{month:02}" + (f"-{day:02}" if day else "")
