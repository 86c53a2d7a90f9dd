"""Dialogs of the system begin where the person was, and give whole names."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QFileDialog

from annotator.gui import file_asking
from annotator.gui.file_asking import ask_file, ask_files, ask_folder, ask_target, begin_in
from annotator.gui.languages import translators


@pytest.fixture(autouse=True)
def nowhere_yet(monkeypatch):
    monkeypatch.setattr(file_asking, "_WHERE", type(file_asking._WHERE)())


@pytest.fixture
def dialog(monkeypatch):
    """Answers the dialogs of the system; keeps what each was asked with."""

    class Dialog:
        answer, kind, asked = "", "", []

        def begun(self):
            return Path(self.asked[-1][2])

    found = Dialog()
    found.asked = []

    def one(*given):
        found.asked.append(given)
        return found.answer, found.kind

    monkeypatch.setattr(QFileDialog, "getOpenFileName", one)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", one)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a: ([one(*a)[0]], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: one(*a)[0])
    return found


def test_each_dialog_begins_where_the_last_one_ended(qapp, dialog, tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    dialog.answer = str(first / "x.txt")
    assert ask_file(None, "t") == first / "x.txt"
    dialog.answer = str(second)
    assert ask_folder(None, "t") == second
    assert dialog.begun() == first
    dialog.answer = str(first / "y.txt")
    assert ask_files(None, "t") == [first / "y.txt"]
    assert dialog.begun() == second
    ask_target(None, "t", "All (*)", "out.toml")
    assert dialog.begun() == first / "out.toml"


def test_a_dialog_begins_in_the_folder_of_the_project_that_was_opened(qapp, dialog, tmp_path):
    begin_in(tmp_path)
    ask_file(None, "t")
    assert dialog.begun() == tmp_path


def test_a_folder_that_is_gone_is_not_asked_for_again(qapp, dialog, tmp_path):
    gone = tmp_path / "gone"
    begin_in(gone)
    ask_file(None, "t")
    assert dialog.begun().is_dir()


def test_a_dialog_that_was_left_gives_nothing_and_moves_nothing(qapp, dialog, tmp_path):
    begin_in(tmp_path)
    assert ask_file(None, "t") is None
    assert ask_folder(None, "t") is None
    assert ask_target(None, "t", "All (*)") is None
    assert ask_files(None, "t") == []
    assert dialog.begun() == tmp_path


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("p", "Drawing (*.svg)", "p.svg"),
        ("p", "", "p.png"),
        ("p.pdf", "Drawing (*.svg)", "p.pdf"),
        ("خبر.الأول", "Drawing (*.svg)", "خبر.الأول.svg"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_its_kind(
    qapp, dialog, tmp_path, name, kind, expected
):
    dialog.answer, dialog.kind = str(tmp_path / name), kind
    assert ask_target(None, "t", "Picture (*.png);;Drawing (*.svg)") == tmp_path / expected


def test_a_folder_or_a_zip_file_keeps_its_name(qapp, dialog, tmp_path):
    dialog.answer, dialog.kind = str(tmp_path / "out"), "Folder or zip file (*)"
    assert ask_target(None, "t", "Folder or zip file (*)") == tmp_path / "out"


class Untold(QTranslator):
    """Keeps what a dialog of Qt says that has no words in the given translators."""

    def __init__(self, known):
        super().__init__()
        self.known, self.found = known, set()

    def translate(self, context, source, disambiguation=None, n=-1):
        told = any(one.translate(context, source, disambiguation or "", n) for one in self.known)
        if source and not told:
            self.found.add(source)


def test_what_the_dialog_of_qt_says_is_arabic_or_given_its_arabic_here(qapp, qtbot):
    untold = Untold(translators("ar"))
    qapp.installTranslator(untold)
    try:
        for mode in (QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.Directory):
            box = QFileDialog()
            qtbot.addWidget(box)
            box.setOption(QFileDialog.Option.DontUseNativeDialog)
            box.setFileMode(mode)
            box.show()
    finally:
        qapp.removeTranslator(untold)
    assert untold.found <= set(file_asking.OF_QT)
