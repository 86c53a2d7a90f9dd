"""What rooms below the window say is said in the language of the window, values as they are."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from sentences_help import Sentences, in_letters, left_in_english
from words_help import ARABIC

from annotator.app.correcting import look_into
from annotator.app.projects import open_session
from annotator.app.transfer import ExportOptions, Problem, format_rows
from annotator.errors import UserError
from annotator.gui.app import Desk, make_application
from annotator.gui.errors import Errors
from annotator.gui.export_dialog import ExportDialog
from annotator.gui.hand import Hand
from annotator.gui.import_dialog import ImportDialog
from annotator.gui.report_dialog import ReportDialog
from annotator.gui.telling import in_words, listed, reason
from annotator.sentences import Sentence, together, worded
from annotator.settings import Settings

KEY = Qt.Key
LABELS = "GPE", "PER", "ORG"
PLACES = {
    ("Sentences", "line {line}"): "السطر {line}",
    ("Sentences", "document {document}"): "المستند {document}",
    ("Sentences", "{before}, {next}"): "{before}، {next}",
}


@pytest.fixture
def arabic(qapp):
    """Every sentence has a translation."""
    translator = Sentences(PLACES)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def desk(qapp, project):
    """An Arabic window in which every sentence has a translation."""
    app = make_application()
    made = Desk(app, Settings(author="me", theme="light", language="ar"))
    made.show(open_session(project, "me"))
    translator = Sentences(PLACES)
    app.installTranslator(translator)
    yield made
    for widget in QApplication.topLevelWidgets():
        widget.close()
    app.removeTranslator(translator)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.dress(Settings(language="en", theme="light"))
    QApplication.processEvents()


def only(translator, template, words):
    """Let one sentence of `Sentences` be said in these words."""
    translator.own["Sentences", template] = words


def boxes(desk):
    return [b for b in desk.window.findChildren(QMessageBox, "message") if b.isVisible()]


def is_arabic(text, *values):
    return ARABIC.search(text) and left_in_english(text, *values) == []


def bare(text):
    return text.replace("\u2068", "").replace("\u2069", "")


# --- one sentence -------------------------------------------------------------------------------


def test_without_a_translation_a_sentence_is_the_english_one(qapp):
    words = worded("{path} is damaged ({n:,}).", path="{0}.txt", n=1234)
    assert in_words(words) == "{0}.txt is damaged (1,234)."
    assert type(in_words(words)) is str


def test_what_is_no_sentence_is_shown_as_it_stands(arabic):
    assert in_words("Permission denied {0}") == "Permission denied {0}"
    assert in_words(ValueError("x")) == "x"


def test_a_sentence_is_said_with_its_values_in_other_places(arabic):
    only(arabic, "{name} has {n:,} letters.", "عدد الحروف {n:,} في {name}.")
    words = in_words(worded("{name} has {n:,} letters.", name="a.txt", n=12_000))
    assert bare(words) == "عدد الحروف 12,000 في a.txt."


def test_sentences_within_sentences_are_said_too(arabic):
    only(arabic, "{why} Nothing was written.", "{why} لم يُكتب شيء.")
    only(arabic, "{item}{rest}", "{item}{rest}")
    only(arabic, "a span", "مقطع")
    only(arabic, " is left out: {why}.", " تُرك: {why}.")
    only(arabic, "it stands in {zone}", "يقع في {zone}")
    why = worded("it stands in {zone}", zone="caption")
    rest = worded(" is left out: {why}.", why=why)
    inner = worded("{item}{rest}", item=worded("a span"), rest=rest)
    whole = worded("{why} Nothing was written.", why=inner)
    assert bare(in_words(whole)) == "مقطع تُرك: يقع في caption. لم يُكتب شيء."


def test_sentences_one_after_the_other_are_each_said(arabic):
    only(arabic, "It is full.", "امتلأ.")
    only(arabic, "Nothing was written.", "لم يُكتب شيء.")
    assert in_words(together(worded("It is full."), worded("Nothing was written."))) == (
        "امتلأ. لم يُكتب شيء."
    )


@pytest.mark.parametrize("value", ["{0}{x}.txt", "{", "}{", "{path}", "{!r:>99}", "{{a}}"])
def test_a_value_with_braces_is_shown_letter_by_letter(arabic, value):
    only(arabic, "There is no {path}.", "لا يوجد {path}.")
    assert bare(in_words(worded("There is no {path}.", path=value))) == f"لا يوجد {value}."
    nested = worded("There is no {path}.", path=worded("{path}", path=value))
    assert bare(in_words(nested)) == f"لا يوجد {value}."


def test_a_path_does_not_turn_the_sentence_around_it(arabic):
    only(arabic, "{path} is {n:,} bytes, says {who}.", "حجم {path} ‏{n:,} كما يقول {who}.")
    who = worded("the program")
    only(arabic, "the program", "البرنامج")
    words = worded("{path} is {n:,} bytes, says {who}.", path=Path("/a/b.txt"), n=5, who=who)
    assert in_words(words) == "حجم \u2068/a/b.txt\u2069 ‏5 كما يقول البرنامج."


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EISDIR])
def test_what_the_system_says_is_said_in_the_language_of_the_window(arabic, number):
    arabic.own["Reason", os.strerror(number)] = "لا إذن بذلك"
    only(arabic, "{path} cannot be read ({why}).", "تعذّرت قراءة {path} ({why}).")
    words = worded("{path} cannot be read ({why}).", path="a.txt", why=os.strerror(number))
    assert bare(in_words(words)) == "تعذّرت قراءة a.txt (لا إذن بذلك)."
    assert reason(os.strerror(number)) == "لا إذن بذلك"


def test_what_is_wrong_with_an_expression_is_said_with_its_place(arabic):
    arabic.own["Reason", "missing )"] = "ينقص قوس"
    arabic.own["Reason", "{why}, after letter {place}"] = "{why}، بعد الحرف {place}"
    only(arabic, "/{x}/ is no expression: {said}.", "/{x}/ ليس تعبيراً: {said}.")
    words = worded("/{x}/ is no expression: {said}.", x="(", said="missing ) at position 1")
    assert bare(in_words(words)) == "/(/ ليس تعبيراً: ينقص قوس، بعد الحرف 1."


def test_what_no_table_knows_is_said_as_the_system_says_it(arabic):
    assert reason("Exec format error") == "Exec format error"
    assert reason(None) == ""
    assert reason("odd at position 3") == "odd at position 3"


def test_words_are_listed_with_the_comma_of_the_script(desk):
    assert listed(["ا", "ب"]) == "ا، ب"
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert listed(["a", "b"]) == "a, b"


# --- errors -------------------------------------------------------------------------------------


def test_a_project_that_cannot_be_opened_is_told_of_in_arabic(desk, tmp_path):
    broken = tmp_path / "x.annot"
    broken.write_bytes(b"no database at all" * 20)
    desk.open(str(broken))
    assert len(boxes(desk)) == 1
    words = boxes(desk)[0].informativeText()
    assert is_arabic(words, str(broken), "annotator")
    assert str(broken) in words


def test_a_refused_act_is_told_of_in_arabic(desk, project):
    desk.window.close()
    desk.window = None
    window = desk.show(open_session(project, "me", read_only=True))
    hand = Hand(window)
    hand.canvas.select(0, 5)
    hand.key(KEY.Key_G)
    assert is_arabic(window.status.said.text())


def test_an_error_that_nobody_caught_is_told_of_in_arabic(desk, qtbot):
    words = worded("There is no file or folder {path}.", path="/a/b")

    def fail():
        raise UserError("import.not_found", words)

    hook = sys.excepthook
    with qtbot.captureExceptions():
        Errors(desk.tell, desk).install()
        desk.window.status.turnedAsked.connect(fail)
        desk.window.status.turnedAsked.emit()
        sys.excepthook = hook
    qtbot.waitUntil(lambda: len(boxes(desk)) == 1)
    assert bare(boxes(desk)[0].informativeText()) == in_letters(words.template).format(path="/a/b")


# --- import -------------------------------------------------------------------------------------


def lines_of(qtbot, desk, what):
    """Do something that ends with a report; its lines."""
    what()
    qtbot.waitUntil(lambda: desk.window.findChild(ReportDialog) is not None, timeout=20_000)
    report = desk.window.findChild(ReportDialog)
    return report, [report.list.item(at).text() for at in range(report.list.count())]


def test_the_report_of_an_import_with_bad_records_is_arabic_place_and_all(desk, qtbot, tmp_path):
    path = tmp_path / "a.jsonl"
    good = {"id": "d1", "text": "بغداد", "entities": []}
    far = {"id": "d2", "text": "بغداد", "entities": [{"start": 0, "end": 99, "label": "GPE"}]}
    other = {"id": "d1", "text": "دمشق", "entities": []}
    rows = [json.dumps(row, ensure_ascii=False) for row in (good, far, other)]
    path.write_text("\n".join([*rows, '{"text": ']), "utf-8")
    transferring = desk.window.commands.transferring
    report, lines = lines_of(qtbot, desk, lambda: transferring.import_paths([path]))
    assert len(lines) >= 3
    for line in lines:
        assert is_arabic(line, "a.jsonl", "--replace-text", "d1", "d2", "entities[0].end"), line
    assert any("السطر 4" in bare(line) for line in lines)
    assert any("المستند d1" in bare(line) for line in lines)
    report._copy()
    copied = QGuiApplication.clipboard().text()
    assert "a.jsonl، السطر 4" in copied
    assert "\u2068" not in copied


def test_a_look_into_a_file_says_in_arabic_why_nothing_would_come(desk, qtbot, tmp_path):
    (tmp_path / "empty").mkdir()
    dialog = ImportDialog([], format_rows(), ("ace2005", "me"), desk.window)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.pane.previewed, timeout=20_000):
        dialog.pane.add([tmp_path / "empty"])
    assert is_arabic(dialog.pane.said.text(), "empty")
    path = tmp_path / "notes.odd"
    path.write_text("بغداد", "utf-8")
    with qtbot.waitSignal(dialog.pane.previewed, timeout=20_000):
        dialog.pane.add([path])
        dialog.pane.files.setCurrentRow(1)
    told, *notes = dialog.pane.said.text().splitlines()
    assert "txt" in told
    assert notes, "it is told that the format was guessed"
    assert all(is_arabic(note, "notes.odd", "txt") for note in notes)


# --- export -------------------------------------------------------------------------------------


def marked(desk):
    """Two names one after the other, and one inside the second; the id of the document."""
    hand = Hand(desk.window)
    hand.settle()
    for start, end, key in ((0, 5, KEY.Key_G), (20, 45, KEY.Key_G), (20, 30, KEY.Key_S)):
        hand.canvas.select(start, end)
        hand.key(key)
        hand.settle()
    state = desk.window.bridge.session.state
    assert len(list(state.mentions())) == 3
    return state.key.document


def test_what_an_export_would_lose_is_said_in_arabic(desk, qtbot):
    marked(desk)
    dialog = ExportDialog(format_rows(), desk.window.bridge.session, desk.window)
    qtbot.addWidget(dialog)
    ids = [item.id for item in desk.window.bridge.session.state.mentions()]
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        dialog.format.setCurrentIndex(dialog.format.findData("conll"))
    assert is_arabic(dialog.lost.text(), *LABELS, *ids)
    dialog.split.setText("80,30")
    assert is_arabic(dialog.lost.text(), "80,30")


def test_the_report_of_an_export_with_losses_is_arabic(desk, qtbot, tmp_path):
    document = marked(desk)
    session = desk.window.bridge.session
    ids = [item.id for item in session.state.mentions()]
    transferring = desk.window.commands.transferring
    out = tmp_path / "x.conll"
    options = ExportOptions(format="conll", author="me", window=100)
    _, lines = lines_of(qtbot, desk, lambda: transferring.export_to(out, options))
    assert lines
    for line in lines:
        assert is_arabic(line, document, *LABELS, *ids), line
    kept = (tmp_path / "x.conll.losses.jsonl").read_text("utf-8")
    assert not ARABIC.search(json.loads(kept.splitlines()[1])["losses"][0][3]), "data stay English"


# --- others -------------------------------------------------------------------------------------


def test_a_place_in_a_report_is_said_in_the_words_of_the_window(desk, qtbot):
    problems = [
        Problem(key="k", message="m", source="/x/a.jsonl", line=3, where="entities[0].start"),
        Problem(key="k", message="m", source="/x/a.jsonl", line=3, document="d1"),
        Problem(key="k", message="m", document="d1", where="s1"),
        Problem(key="k", message="m"),
    ]
    report = ReportDialog("x", ["y"], problems, desk.window)
    qtbot.addWidget(report)
    shown = [bare(report.list.item(row).text()) for row in range(4)]
    assert shown == [
        "a.jsonl، السطر 3، entities[0].start\nm",
        "a.jsonl، السطر 3\nm",
        "المستند d1، s1\nm",
        "m",
    ]


def test_a_place_in_an_english_report_is_that_of_the_problem(qtbot):
    problems = [
        Problem(key="k", message="m", source="/x/a.jsonl", line=3, where="entities[0].start"),
        Problem(key="k", message="m", document="d1", where="s1"),
    ]
    report = ReportDialog("x", ["y"], problems)
    qtbot.addWidget(report)
    shown = [bare(report.list.item(row).text()) for row in range(2)]
    assert shown == [f"{problem.place()}\nm" for problem in problems]


def test_why_a_file_holds_no_corrected_text_is_a_sentence(tmp_path):
    (tmp_path / "none").mkdir()
    found = look_into(tmp_path / "none")
    assert isinstance(found.problem, Sentence)
    assert found.problem == "none holds 0 files; a corrected text comes in one file."
