"""An article in a script that this computer has no font for says so, and which one is missing."""

import pytest

from annotator.app.projects import new_project, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.lettering import scripts_without_font
from annotator.gui.theme import LIGHT, reading_font
from annotator.store.store import Store

LINEAR_A = "\U00010600\U00010601"
"""Nobody marks Linear A, and hardly a computer has letters for it."""


@pytest.fixture
def font(qapp):
    found = reading_font("Noto Naskh Arabic", 22)
    if scripts_without_font(LINEAR_A, found) == []:
        pytest.skip("this computer has a font for Linear A")
    return found


def test_letters_that_come_with_the_program_are_never_missing(font, sample_text):
    every = "".join(map(chr, range(0x621, 0x64B)))
    assert scripts_without_font(sample_text + every + "אבגד abc ١٢٣ پچژگ\u200c", font) == []


def test_a_script_without_a_font_is_named_as_unicode_names_it(font, sample_text):
    assert scripts_without_font(sample_text + LINEAR_A, font) == ["Linear A"]


def test_signs_and_emoji_are_no_letters(font):
    assert scripts_without_font("\ue000 \U0001f600 \u2028 \U0001f9ff", font) == []


def test_a_letter_that_unicode_has_not_named_yet_is_told_by_its_number(font, monkeypatch):
    monkeypatch.setattr("annotator.gui.lettering.unicodedata.name", lambda *_: "")
    assert scripts_without_font(LINEAR_A[0], font) == ["U+10600"]


def test_the_window_says_which_font_is_missing(font, tmp_path):
    (tmp_path / "a.txt").write_text(f"نص {LINEAR_A}", encoding="utf-8")
    new_project(tmp_path / "p.annot")
    with Store.open(tmp_path / "p.annot") as store:
        import_paths(store, [tmp_path / "a.txt"], ImportOptions())
    window = open_window(open_session(tmp_path / "p.annot", "me"), LIGHT)
    Hand(window).settle()
    assert "Noto Sans \u2068Linear A\u2069" in window.status.said.text()
    window.close()
