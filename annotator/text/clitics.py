"""Clitics: the particles written onto an Arabic or Hebrew word, as edges that a key may move to.

Proclitics in their only order: conjunction (و ف), preposition or particle (ب ل ك س), article (ال,
or the ل left of it after the preposition ل: للقوات is ل + ال + قوات). Enclitics: the pronouns.
This is the inventory that the Penn Arabic Treebank cuts off words, with the article besides.
Hebrew ones in the order of the treebank UD_Hebrew-IAHLTKnesset: ו, ש (also כש), one of ב כ ל מ, and
the article ה, which is not written behind ב כ ל; its pronouns are left alone.
Nothing here judges meaning: a ب may be the first letter of a name, and the person who presses the
key sees that. All positions are code points; no edge lies inside a grapheme.
"""

from itertools import pairwise

import regex

_QUOTES = "\"'\u00ab\u2018\u201c\u201d\u201e\u2039(\\["
# Marks that may follow a clitic letter. Madda and hamza (U+0653-0655) are not among them: with one
# of these an alef or waw is another letter, written decomposed.
_MARKS = (
    r"[\u0591-\u05bd\u05bf\u05c1\u05c4\u05c5\u05c7"
    r"\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    r"\u200c\u200d]*+(?![\p{M}\u200c\u200d])"
)
_GLUE = rf"(?:\u0640{_MARKS})*+[{_QUOTES}]?+"  # لـ"داعش"

_HEBREW_GLUE = rf"[{_QUOTES}\u05f4\u05be\-]?+"  # ו"אינטל", ב-1948
_PARTING = frozenset(_QUOTES.replace("\\", "") + "\u05f4\u05be-")

_CONJUNCTION = regex.compile(rf"[وف]{_MARKS}{_GLUE}|ו{_MARKS}{_HEBREW_GLUE}")
_AS_THAT = regex.compile(rf"כ{_MARKS}(?=ש)")
_THAT = regex.compile(rf"ש{_MARKS}{_HEBREW_GLUE}")
_PARTICLE = regex.compile(rf"[بلكکس]{_MARKS}{_GLUE}|[בכלמ]{_MARKS}{_HEBREW_GLUE}")
_BARE_LAM = regex.compile(rf"ل{_MARKS}(?=ل)")
_ARTICLE = regex.compile(rf"[اٱ]{_MARKS}ل{_MARKS}{_GLUE}|ה{_MARKS}{_HEBREW_GLUE}")
_ELIDED = regex.compile(rf"ل{_MARKS}{_GLUE}")

_BODY = r"[\p{L}\p{M}\p{Nd}\u200c\u200d]"
_RUN = regex.compile(rf"{_BODY}*+")
_RUN_BACK = regex.compile(rf"(?r){_BODY}*+")
_LETTER = r"[[\p{L}\p{Nd}]--[\u0640]][\p{M}\u200c\u200d\u0640]*"
# In an acronym a sign parts them: בש"ס is ב + ש"ס.
_TWO_LETTERS = regex.compile(
    rf"(?:{_LETTER}){{2}}|[\u05d0-\u05ea][\"\u05f4][\u05d0-\u05ea]", regex.V1
)
_TWO_BEFORE = regex.compile(rf"(?r)(?:{_LETTER}){{2}}", regex.V1)
_PRONOUN = regex.compile(
    "(?r)(?:"
    + "|".join(
        "".join(letter + _MARKS for letter in pronoun)
        for pronoun in ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
    )
    + ")"
)
_NOT_LETTERS = regex.compile(r"[\p{M}\u0640\u200c\u200d]")


def drop_clitic(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) without one more proclitic at its start, or None if there is none.

    A tatweel and an opening quotation mark or bracket behind the clitic go with it. At least two
    letters or digits of the same word are left. `end` never moves.
    """
    for stop in _proclitic_stops(text, start):
        if start < stop < end and _TWO_LETTERS.match(text, stop, end):
            return stop, end
    return None


def take_clitic(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) with the proclitic before it, or None: what `drop_clitic` dropped."""
    before = [stop for stop in _proclitic_stops(text, start) if stop < start]
    return (before[-1], end) if before else None


def drop_enclitic(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) without the pronoun at its end, which must be a word's end; None if none.

    The longest pronoun counts, one per word, and two letters must be left. «مدرسته» leaves «مدرست»:
    the text stays as it is written.
    """
    stop = _enclitic_stop(text, end)
    if stop is None or not _TWO_BEFORE.match(text, start, stop):
        return None
    return start, stop


def take_enclitic(text: str, start: int, end: int) -> tuple[int, int] | None:
    """[start, end) with the pronoun that follows it in the word, or None."""
    word_end = _run_end(text, end)
    if word_end > end and _enclitic_stop(text, word_end) == end:
        return start, word_end
    return None


def clitic_split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The word [start, end) cut at every clitic edge in it: contiguous pieces, in order.

    These are the places where a token may be cut for an export, not a judgement that it should be.
    """
    edges = {stop for stop in _proclitic_stops(text, start) if start < stop < end}
    enclitic = _enclitic_stop(text, end)
    if enclitic is not None and start < enclitic:
        edges.add(enclitic)
    points = [start, *sorted(edges), end]
    return list(pairwise(points))


def norm_for(text: str, start: int, end: int) -> str | None:
    """The written-out form of [start, end) where its article lost the alef, else None.

    «القوات المسلحة» for «للقوات المسلحة», from the first or from the second ل on, also behind a
    conjunction. White space becomes single spaces. A proposal: the writing does not tell ل + ال +
    جنة from ل + ال + لجنة, nor from a word that begins with ل and has no article (للبنان).
    """
    word = _word_start(text, start)
    elided = _elided_article(text, word)
    if elided is None or not start <= elided < end or start not in _stops(text, word):
        return None
    rest = " ".join(text[elided:end].split())
    first = _NOT_LETTERS.sub("", rest.split(" ", 1)[0])
    return ("ال" if first == "له" else "ا") + rest  # لله is ل + الله


def _proclitic_stops(text: str, at: int) -> list[int]:
    """The proclitic edges of the word around `at`, its start first; nothing if `at` is none."""
    stops = _stops(text, _word_start(text, at))
    return stops if at in stops else []


def _stops(text: str, word: int) -> list[int]:
    """The start of the word and the end of each proclitic that leaves two letters."""
    stops = [word]
    elided = _elided_article(text, word)
    for kind in (_CONJUNCTION, _AS_THAT, _THAT, _PARTICLE, _ARTICLE):
        pattern = _ELIDED if kind is _ARTICLE and stops[-1] == elided else kind
        hit = pattern.match(text, stops[-1])
        if hit and _TWO_LETTERS.match(text, hit.end()):
            stops.append(hit.end())
    return stops


def _elided_article(text: str, word: int) -> int | None:
    """Where the second ل of a word stands that begins with لل, a conjunction aside; or None."""
    conjunction = _CONJUNCTION.match(text, word)
    lam = _BARE_LAM.match(text, conjunction.end() if conjunction else word)
    return lam.end() if lam else None


def _word_start(text: str, at: int) -> int:
    """The start of the run of letters around `at`, or of the clitics that a quote parts from it."""
    start = _run_start(text, at)
    while start > 1 and text[start - 1] in _PARTING:
        before = _run_start(text, start - 1)
        if before == start - 1 or start not in _stops(text, before):
            break
        start = before
    return start


def _run_start(text: str, at: int) -> int:
    run = _RUN_BACK.match(text, 0, at)
    return run.start() if run else at


def _run_end(text: str, at: int) -> int:
    run = _RUN.match(text, at)
    return run.end() if run else at


def _enclitic_stop(text: str, word_end: int) -> int | None:
    """The start of the pronoun that ends the word at `word_end`, if two letters stay; or None."""
    if _run_end(text, word_end) != word_end:
        return None
    pronoun = _PRONOUN.match(text, 0, word_end)
    if pronoun is None or not _TWO_BEFORE.match(text, 0, pronoun.start()):
        return None
    start: int = pronoun.start()
    return start
