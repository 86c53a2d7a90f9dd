"""Shape: a line with its numbers, months and weekdays made general, for telling date lines apart.

Two lines of one shape say the same thing of another day: «12 مارس 2021» and «3 أبريل 2022», or
«قراءة 5 دقائق» and «قراءة 12 دقائق». Pure; on folded text only (see `text.fold`).
"""

import re

from annotator.text.fold import fold

_MONTHS = (
    # Egypt and the Gulf; the Levant and Iraq; the Maghreb.
    "يناير فبراير مارس أبريل إبريل مايو يونيو يونية يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "شباط آذار نيسان أيار حزيران تموز آب أيلول",
    "جانفي فيفري أفريل ماي جوان جويلية أوت غشت شتنبر نونبر دجنبر",
    # Hijri, Iranian, Hebrew, Latin letters.
    "محرم صفر رجب شعبان رمضان شوال",
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)
_MONTHS_OF_TWO = (
    "كانون الثاني", "كانون الأول", "تشرين الأول", "تشرين الثاني", "ربيع الأول", "ربيع الثاني",
    "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "جمادى الثانية", "ذو القعدة", "ذي القعدة",
    "ذو الحجة", "ذي الحجة",
)  # fmt: skip
_DAYS = (
    "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة",
    "شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه",
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun",
)
MONTH, DAY = "<month>", "<day>"


def _alternatives(*sources: str) -> str:
    words = sorted({fold(word) for word in sources}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)


_MONTH = re.compile(
    r"(?<!\w)(?:{0})(?: ?/ ?(?:{0}))?(?!\w)".format(
        _alternatives(*(word for line in _MONTHS for word in line.split()), *_MONTHS_OF_TWO)
    )
)
_DAY = re.compile(
    rf"(?<!\w)(?:{_alternatives(*(w for line in _DAYS for w in line.split()))})(?!\w)"
)
_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


def shape_of(folded: str) -> str:
    """The shape of a folded line. One or two digits look alike, and so do years."""
    general = _DAY.sub(DAY, _MONTH.sub(MONTH, folded))
    return _NUMBER.sub(lambda number: "#" * max(2, len(number.group())), general)


def example_of(shape: str) -> str:
    """A line of a shape, for people: «12 مارس 2021». It has that shape, and is folded."""
    latin = re.search("[a-z]", shape.replace(MONTH, "").replace(DAY, "")) is not None
    month, day = ("march", "sunday") if latin else ("مارس", "الاحد")
    words = shape.replace(MONTH, month).replace(DAY, day)
    numbers = {2: "12", 4: "2021"}
    return re.sub("#+", lambda n: numbers.get(len(n.group()), "1" * len(n.group())), words)


def is_general(shape: str) -> bool:
    """Whether a shape says enough to know a line by: a number with a month, words, or numbers.

    A number alone («12») is the shape of too many lines, and so are two of them («3-1»).
    """
    if "#" not in shape:
        return False
    words = shape.replace(MONTH, "").replace(DAY, "")
    return (
        MONTH in shape
        or shape.count(" ") + 1 >= 3
        or bool(_LETTER.search(words))
        or (len(re.findall("#+", shape)) >= 3)
    )


def is_date(shape: str) -> bool:
    """Whether a line of this shape tells a day: a month by its name, or three numbers."""
    return "#" in shape and (MONTH in shape or len(re.findall("#+", shape)) >= 3)
