"""Alignment: what is left of a text is found in the corrected one, wherever it stands now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.align import align
from annotator.text.boundaries import is_grapheme_boundary

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def place(old, new, words, occurrence=0):
    at = -1
    for _ in range(occurrence + 1):
        at = old.index(words, at + 1)
    found = align(old, new).place(at, at + len(words))
    return new[slice(*found)] if found else None


def word(number):
    """A word that no other number gives, at least three letters long."""
    letters = []
    while number or len(letters) < 3:
        number, at = divmod(number, len(LETTERS))
        letters.append(LETTERS[at])
    return "".join(letters)


# --- by example ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "words", "found"),
    [
        ("قال محمد في بغداد", "وقال محمد في بغداد", "محمد", "محمد"),
        ("قال محمد في بغداد", "وقال محمد في بغداد", "قال", "قال"),
        ("قال مُحمّد في بغداد", "قال محمد في بغداد", "مُحمّد", "محمد"),
        ("قال محمد في بغداد", "قال مُحَمَّدٌ في بغداد", "محمد", "مُحَمَّدٌ"),
        ("قال محمـــد في بغداد", "قال محمد في بغداد", "محمـــد", "محمد"),
        ("في الموصل «داعش» قال", 'في الموصل "داعش" قال', "«داعش»", '"داعش"'),
        ('قال: "نُ" ثم', "قال: «ن» ثم", "نُ", "ن"),
        ("قال محمد\nفي  بغداد", "قال محمد في بغداد", "محمد\nفي  بغداد", "محمد في بغداد"),
        ("في دمشقق أمس", "في دمشق أمس", "دمشقق", "دمشق"),
        ("قال عبدالله أمس", "قال عبد الله أمس", "عبدالله", "عبد الله"),
        ("قال عبد الله أمس", "قال عبدالله أمس", "عبد الله", "عبدالله"),
        ("الرئيس محمد علي أمس", "الرئيس علي أمس", "محمد علي", "علي"),
        ("الرئيس علي أمس", "الرئيس محمد علي أمس", "الرئيس علي", "الرئيس محمد علي"),
        ("قال محمد أمس", "قال أمس", "محمد", None),
        ("ﷲ أكبر", "الله أكبر", "ﷲ", "الله"),
        ("الله أكبر", "ﷲ أكبر", "الله", "ﷲ"),
    ],
)
def test_words_are_found_in_the_corrected_text(old, new, words, found):
    assert place(old, new, words) == found


def test_of_equal_words_each_stays_where_it_stands():
    old = "محمد قال ثم محمد قام ثم محمد نام"
    new = "ثم محمد قال ثم محمد قام ثم محمد نام"
    alignment = align(old, new)
    for at in (0, 12, 24):
        assert alignment.place(at, at + 4) == (at + 3, at + 7)


def test_a_paragraph_that_was_moved_keeps_its_places():
    parts = [" ".join(word(10 * line + at) for at in range(8)) for line in range(40, 45)]
    old = "\n\n".join(parts)
    new = "\n\n".join([parts[0], parts[3], parts[1], parts[2], parts[4]])
    for part in parts:
        assert place(old, new, part) == part
        assert place(old, new, part.split()[3]) == part.split()[3]


def test_a_short_line_that_was_moved_keeps_its_places():
    old = "كتبه محمود\n" + " ".join(word(n) for n in range(100, 140))
    new = " ".join(word(n) for n in range(100, 140)) + "\nكتبه محمود"
    assert place(old, new, "محمود") == "محمود"


def test_a_moved_paragraph_may_be_changed_on_the_way():
    moved = [word(n) for n in range(100, 130)]
    rest = " ".join(word(n) for n in range(200, 260))
    changed = [*moved[:12], "جديدة", *moved[13:]]
    old, new = " ".join(moved) + "\n" + rest, rest + "\n" + " ".join(changed)
    assert place(old, new, moved[3]) == moved[3]
    assert place(old, new, moved[25]) == moved[25]
    assert place(old, new, " ".join(moved[10:15])) == " ".join(changed[10:15])


def test_what_was_torn_apart_is_where_the_larger_part_is():
    one = " ".join(word(n) for n in range(100, 120))
    other = " ".join(word(n) for n in range(200, 240))
    between = " ".join(word(n) for n in range(300, 340))
    old = f"{one}\n{other}"
    new = f"{one}\n{between}\n{other}"
    assert place(old, new, old[-len(other) - 6 :]) == other


def test_an_emoji_is_never_cut():
    old, new = "سلام 👨‍👩‍👧 قال", "سلام 👨‍👩‍👧‍👦 قال"
    found = align(old, new).place(5, 10)
    assert found is None or all(is_grapheme_boundary(new, at) for at in found)


def test_differences_are_whole_lines():
    old, new = "واحد\nاثنان\nثلاثة\nأربعة", "واحد\nاثنتان\nثلاثة\nأربعة\nخمسة"
    found = align(old, new).differences()
    assert [(old[d.start : d.end], new[d.new_start : d.new_end]) for d in found] == [
        ("اثنان\n", "اثنتان\n"),
        ("أربعة", "أربعة\nخمسة"),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("", "قال"), ("قال", ""), ("   ", "\n"), ("قال", "نام"), ("،", "؛")]
)
def test_texts_with_nothing_in_common_align_to_nothing(old, new):
    assert align(old, new).place(0, len(old)) is None or old == new


def test_a_text_that_repeats_itself_does_not_hang():
    old = "ا ب " * 20_000
    new = "ب " + "ا ب " * 19_990 + "ا"
    assert sum(p.a_end - p.a for p in align(old, new).pieces) > 0.99 * len(new) - 50


# --- by the thousand ------------------------------------------------------------------------------

WORDS = st.lists(st.integers(0, 10_000), min_size=1, max_size=60, unique=True)


class Changed:
    """A text of words that are all different, and what random edits made of it."""

    def __init__(self, numbers, ops):
        self.old = [word(n) for n in numbers]
        kept = list(range(len(self.old)))
        fresh = iter(range(20_000, 30_000))
        for op, at, size in ops:
            low, high = at % (len(kept) + 1), min(len(kept), at % (len(kept) + 1) + size)
            if op == "insert":
                kept[low:low] = [f"*{word(next(fresh))}" for _ in range(size)]
            elif op == "delete":
                del kept[low:high]
            elif op == "replace":
                kept[low:high] = [f"*{word(next(fresh))}" for _ in range(high - low)]
        self.now = kept
        self.old_text, self.old_at = self._text(self.old)
        self.new_text, self.new_at = self._text(
            [self.old[k] if isinstance(k, int) else k[1:] for k in kept]
        )
        self.where = {k: at for at, k in enumerate(kept) if isinstance(k, int)}

    @staticmethod
    def _text(words):
        places, at = [], 0
        for one in words:
            places.append((at, at + len(one)))
            at += len(one) + 1
        return " ".join(words), places


OPS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "replace"]), st.integers(0, 100), st.integers(1, 6)
    ),
    max_size=6,
)


@given(WORDS, OPS, st.integers(0, 59), st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_whatever_survives_is_found_exactly(numbers, ops, first, size):
    case = Changed(numbers, ops)
    low = first % len(case.old)
    high = min(len(case.old), low + size)
    start, end = case.old_at[low][0], case.old_at[high - 1][1]
    found = align(case.old_text, case.new_text).place(start, end)
    left = [case.where[k] for k in range(low, high) if k in case.where]
    if len(left) == high - low and left == list(range(left[0], left[0] + len(left))):
        expected = case.new_at[left[0]][0], case.new_at[left[-1]][1]
        assert found == expected
        assert case.new_text[slice(*found)] == case.old_text[start:end]
    elif left:
        # Words may have come in between, or gone: what is left of them is inside all the same.
        assert found is not None
        inside = [at for at in left if found[0] <= case.new_at[at][0] < found[1]]
        assert inside, "nothing of what is left is in it"


@given(
    st.text(alphabet='ابتث \n\u064e\u064b«"ـ.', max_size=40),
    st.text(alphabet='ابتث \n\u064e«".', max_size=40),
)
@settings(max_examples=300, deadline=None)
def test_pieces_never_overlap_and_places_lie_in_the_text(old, new):
    alignment = align(old, new)
    taken_a, taken_b = set(), set()
    for piece in alignment.pieces:
        a, b = set(range(piece.a, piece.a_end)), set(range(piece.b, piece.b_end))
        assert a
        assert b
        assert not a & taken_a
        assert not b & taken_b
        taken_a |= a
        taken_b |= b
    assert [p.a for p in alignment.pieces] == sorted(p.a for p in alignment.pieces)
    for start in range(len(old)):
        for end in range(start + 1, min(len(old), start + 6) + 1):
            found = alignment.place(start, end)
            assert found is None or 0 <= found[0] < found[1] <= len(new)


@given(st.text(alphabet="ابت \n\u064e«.", max_size=60))
@settings(max_examples=100, deadline=None)
def test_an_equal_text_changes_nothing(text):
    alignment = align(text, text)
    for start in range(len(text)):
        if text[start : start + 3].strip():
            assert alignment.place(start, min(len(text), start + 3)) == (
                start,
                min(len(text), start + 3),
            )
    assert alignment.differences() == []


@given(WORDS, st.data())
@settings(max_examples=100, deadline=None)
def test_spelling_moves_no_word(numbers, data):
    """Vowel signs and tatweel come and go; every word is where it was among the words."""
    old_words = [word(n) for n in numbers]

    def spelt(one):
        marks = data.draw(
            st.lists(
                st.sampled_from(["", "\u064e", "\u0651", "ـ"]), min_size=len(one), max_size=len(one)
            )
        )
        # Tatweel behind the last letter is no part of a word that anybody writes.
        marks[-1] = marks[-1].replace("ـ", "")
        return "".join(c + m for c, m in zip(one, marks, strict=True))

    new_words = [spelt(one) for one in old_words]
    old, old_at = Changed._text(old_words)
    new, new_at = Changed._text(new_words)
    there, back = align(old, new), align(new, old)
    for mine, theirs in zip(old_at, new_at, strict=True):
        assert there.place(*mine) == theirs
        assert back.place(*theirs) == mine
