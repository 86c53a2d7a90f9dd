"""Titles of acts: the log keeps plain words, the window says them in its own language."""

import pytest
from PySide6.QtCore import QTranslator

from annotator.gui.titles import act_title

ARABIC = {
    "status {0}": "الحالة {0}",
    "in progress": "قيد العمل",
    "bring back {0}": "استرجاع {0}",
    "documents: {number}": "مستندات عددها {number}",
    "labels of the scheme {0}": "وسوم المخطط {0}",
    "delete for good: {0}": "حذف نهائي: {0}",
    "guideline {0}": "دليل {0}",
    "of the project": "المشروع",
}


class Acts(QTranslator):
    def translate(self, context, source, _disambiguation=None, _n=-1):
        return ARABIC.get(source) if context == "Act" else None


@pytest.fixture
def arabic(qapp):
    translator = Acts()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("status in-progress", "الحالة قيد العمل"),
        ("restore 12 documents", "استرجاع مستندات عددها 12"),
        ("restore a {0} documents.txt", "استرجاع a {0} documents.txt"),
        ("labels of ace2005", "وسوم المخطط ace2005"),
        ("empty trash a b.txt", "حذف نهائي: a b.txt"),
        ("guide PER", "دليل PER"),
        ("guide", "دليل المشروع"),
    ],
)
def test_a_title_is_said_in_arabic_but_for_the_names_that_people_gave(arabic, title, said):
    assert act_title(title) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("status in-progress", "status in progress"),
        ("status strange", "status strange"),
        ("restore 12 documents", "bring back documents: 12"),
        ("labels PER, ORG", "new labels PER, ORG"),
        ("labels of ace2005", "labels of the scheme ace2005"),
        ("scheme-rename A B", "rename the label A to B"),
        ("mark ", "mark "),
        ("merge", "join"),
        ("something else", "something else"),
    ],
)
def test_without_a_translation_a_title_is_plain_english(qapp, title, said):
    assert act_title(title) == said
