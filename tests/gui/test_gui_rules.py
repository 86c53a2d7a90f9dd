"""Rules in the window: a zone marked once is offered elsewhere; kept rules run on what comes."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from annotator.app.corpus_rules import load_rules
from annotator.app.projects import make_sample, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.gui.demo import open_window
from annotator.gui.theme import LIGHT
from annotator.store.store import Store

KEY = Qt.Key
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
BOILERPLATE = "5"


def record(number):
    lines = (
        f"عنوان الخبر رقم {number}",
        f"{number + 1} مارس 2021",
        "+ الخط -",
        "أعلنت بغداد أمس حصيلة ما جرى في نينوى كلها، وقالت إن ما جرى انتهى ولم تقل متى.",
        "المساهمون",
    )
    meta = {"url": f"https://www.paper.example/{number}"}
    return {"id": f"n{number}", "name": f"خبر {number}", "text": "\n".join(lines), "meta": meta}


def written(path, *numbers):
    path.write_text("\n".join(json.dumps(record(n)) for n in numbers), encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    make_sample(path)
    with Store.open(path) as store:
        import_paths(store, [written(tmp_path / "n.jsonl", *range(5))], ImportOptions(author=""))
    return path


def shown(name):
    """The open window of a name."""
    windows = QApplication.topLevelWidgets()
    return next(w for w in windows if w.objectName() == name and w.isVisible())


FONT = ("boilerplate", "+ الخط -")


class Desk:
    """The rules of a window, and ways to mark and to wait."""

    def __init__(self, hand, qtbot):
        self.hand, self.qtbot, self.window = hand, qtbot, hand.window
        self.ruling = hand.window.ruling
        self.store = hand.window.bridge.session.store

    def mark(self, words, key=BOILERPLATE, id="n0"):
        """Mark words as a zone by key."""
        self.window.open_document(id)
        self.hand.settle()
        at = self.hand.canvas.text().index(words)
        self.hand.canvas.select(at, at + len(words))
        self.hand.canvas.setFocus()
        self.hand.key(KEY.Key_Z, SHIFT)
        self.hand.type(key)
        self.looked()

    def looked(self):
        job = self.ruling.looking
        if job is not None:
            job.wait()
        self.hand.settle()

    def says(self, part):
        self.qtbot.waitUntil(lambda: part in self.ruling.card.words(), timeout=10_000)

    def silent(self):
        self.qtbot.waitUntil(lambda: self.ruling.card.words() == "", timeout=10_000)

    def press(self, key):
        """Strike the key of a button of the card while the article has the focus."""
        self.window.activateWindow()
        self.hand.canvas.setFocus()
        self.hand.settle()
        self.hand.key(key, ALT)

    def choosing(self, number):
        hits = self.window.searching
        self.qtbot.waitUntil(
            lambda: hits.dialog is not None and len(hits.dialog.list.hits.hits) == number,
            timeout=10_000,
        )
        self.qtbot.waitUntil(lambda: hits.dialog.take.isEnabled(), timeout=10_000)
        return hits.dialog

    def zones(self, id):
        text = self.store.text(id).text
        return [(z.kind, text[z.start : z.end]) for z in self.store.zones(id)]

    def marked(self, id, *zones):
        self.qtbot.waitUntil(lambda: self.zones(id) == list(zones), timeout=10_000)
        # What a worker has saved is taken in by the window a moment later.
        done = self.hand.window.bridge.session
        self.qtbot.waitUntil(lambda: done.history.done[-1].title[:8] == "zone-all", timeout=10_000)

    def saved_rules(self, number):
        self.qtbot.waitUntil(lambda: len(load_rules(self.store)) == number, timeout=10_000)
        self.hand.settle()

    def taken_in(self, number):
        self.qtbot.waitUntil(lambda: load_rules(self.store)[0].marked == number, timeout=10_000)
        self.hand.settle()

    def rules_dialog(self):
        self.hand.window.commands.run("rules")
        self.hand.settle()
        return shown("rules")


@pytest.fixture
def desk(hand, qtbot):
    """The rules of the window."""
    return Desk(hand, qtbot)


def test_a_zone_marked_once_is_offered_in_similar_articles_and_done_by_one_key(hand, desk):
    desk.mark("+ الخط -")
    desk.says("4 similar article")
    assert "+ الخط -" in desk.ruling.card.words()
    assert "Page furniture" in desk.ruling.card.words()
    desk.press(KEY.Key_D)
    desk.marked("n3", FONT)
    assert desk.ruling.card.words() == ""
    assert load_rules(desk.store) == []
    hand.canvas.setFocus()
    hand.key(KEY.Key_Z, CTRL)
    assert desk.zones("n3") == []
    assert desk.zones("n0") == [FONT]
    assert desk.store.check() == []


def test_always_keeps_the_rule_and_it_finds_what_is_imported(hand, desk, tmp_path):
    desk.mark("+ الخط -")
    desk.says("4 similar article")
    desk.press(KEY.Key_A)
    desk.marked("n4", FONT)
    (rule,) = load_rules(desk.store)
    assert (rule.source, rule.marked) == ("site:paper.example", 4)
    path = written(tmp_path / "more.jsonl", 7, 8)
    hand.window.commands.transferring.import_paths([path], ImportOptions(author="me"))
    desk.says("2 place")
    desk.press(KEY.Key_L)
    dialog = desk.choosing(2)
    assert [hit.label for hit in dialog.list.hits.hits] == ["Page furniture"] * 2
    dialog.list.setCurrentIndex(dialog.list.hits.index(0))
    hand.key(KEY.Key_Space)
    dialog.take.click()
    desk.marked("n8", FONT)
    assert desk.zones("n7") == []
    (rule,) = load_rules(desk.store)
    assert rule.marked == 5


def test_look_shows_each_place_and_may_remember(hand, desk):
    desk.mark("1 مارس 2021", key="2")
    desk.says("lines like")
    desk.press(KEY.Key_L)
    dialog = desk.choosing(4)
    assert not dialog.remember.isHidden()
    assert not dialog.remember.isChecked()
    dialog.remember.click()
    dialog.take.click()
    desk.marked("n2", ("dateline", "3 مارس 2021"))
    (rule,) = load_rules(desk.store)
    assert rule.how == "shape"


def test_no_is_no_and_what_is_known_is_not_asked_again(hand, desk):
    desk.mark("+ الخط -")
    desk.says("4 similar article")
    desk.press(KEY.Key_N)
    desk.silent()
    desk.mark("+ الخط -", id="n1")
    assert desk.ruling.card.words() == ""


def test_what_teaches_nothing_or_stands_nowhere_else_is_not_asked(hand, desk):
    desk.mark("أعلنت بغداد", key="3")
    assert desk.ruling.card.words() == ""
    article = hand.window.documents.rows()[0].id
    desk.mark("21 مارس 2021", key="2", id=article)
    assert desk.ruling.card.words() == ""


def test_the_dialog_lists_rules_turns_changes_and_deletes_them(hand, desk):
    desk.mark("+ الخط -")
    desk.says("4 similar article")
    desk.press(KEY.Key_A)
    desk.marked("n4", FONT)
    dialog = desk.rules_dialog()
    (row,) = dialog.list.rows()
    assert row.title == "+ الخط -"
    for words in ("Page furniture", "paper.example", "marked: 4"):
        assert words in row.below
    dialog.list.setFocus()
    hand.key(KEY.Key_Space)
    assert not load_rules(desk.store)[0].on
    assert "switched off" in dialog.list.rows()[0].below
    dialog.change.click()
    hand.settle()
    editor = shown("ruleEditor")
    editor.name.setText("زر الخط")
    editor.how.setCurrentIndex(editor.how.findData("pattern"))
    editor.words.setText("(")
    ok = editor.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    ok.click()
    assert "no regular expression" in editor.said.text()
    editor.words.setText(r"^\+ الخط -$")
    ok.click()
    hand.settle()
    (rule,) = load_rules(desk.store)
    assert (rule.name, rule.how, rule.marked) == ("زر الخط", "pattern", 4)
    dialog.activateWindow()
    dialog.list.setFocus()
    hand.settle()
    hand.key(KEY.Key_Delete)
    assert load_rules(desk.store) == []
    assert "no rules yet" in dialog._said.text()
    assert desk.zones("n4") == [FONT]


def test_a_rule_is_run_on_all_articles_from_the_dialog(hand, desk):
    dialog = desk.rules_dialog()
    dialog.add.click()
    hand.settle()
    editor = shown("ruleEditor")
    editor.words.setText("المُساهمون")
    editor.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    hand.settle()
    dialog.all.click()
    found = desk.choosing(6)
    assert {hit.text for hit in found.list.hits.hits} == {"المساهمون"}
    found.take.click()
    desk.marked("n1", ("boilerplate", "المساهمون"))


def test_a_list_of_names_is_remembered_and_run_on_new_articles_alone(hand, desk, tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("نينوى\tGPE\nو\n\n", encoding="utf-8")
    desk.ruling.naming.look_for_names(path)
    dialog = desk.choosing(6)
    assert "1 of one letter, or too long, is left out" in dialog.said.text()
    dialog.remember.click()
    dialog.take.click()
    desk.saved_rules(1)
    new = written(tmp_path / "more.jsonl", 9)
    hand.window.commands.transferring.import_paths([new], ImportOptions(author="other"))
    desk.says("1 place")
    dialog.close()
    desk.press(KEY.Key_D)
    desk.taken_in(7)
    assert desk.store.check() == []


def test_a_project_that_is_open_to_be_read_says_so_and_runs_no_rule(qapp, project):
    window = open_window(open_session(project, "me", read_only=True), LIGHT)
    window.commands.run("rules")
    dialog = shown("rules")
    assert "open to be read" in dialog._said.text()
    assert not any(b.isEnabled() for b in (dialog.add, dialog.new, dialog.all, dialog.change))
    dialog.close()
    window.close()


def test_f6_reaches_the_card(hand, desk):
    desk.mark("+ الخط -")
    desk.says("4 similar article")
    hand.canvas.setFocus()
    hand.key(KEY.Key_F6, SHIFT)
    assert QApplication.focusWidget() in (desk.ruling.card, *desk.ruling.card.buttons)


def test_what_was_done_in_many_articles_is_taken_back_by_a_worker(hand, desk, tmp_path):
    path = written(tmp_path / "many.jsonl", *range(100, 160))
    import_paths(desk.store, [path], ImportOptions(author=""))
    desk.mark("+ الخط -")
    desk.says("64 similar article")
    desk.press(KEY.Key_D)
    desk.marked("n150", FONT)
    hand.canvas.setFocus()
    for key, zones in ((KEY.Key_Z, []), (KEY.Key_Y, [FONT])):
        hand.window.commands.run("undo" if key == KEY.Key_Z else "redo")
        desk.qtbot.waitUntil(lambda zones=zones: desk.zones("n150") == zones, timeout=10_000)
        assert desk.zones("n0") == [FONT]
    assert desk.store.check() == []
