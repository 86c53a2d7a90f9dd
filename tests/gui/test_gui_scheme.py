"""The scheme editor: by real keys, with the effect shown first, one act, taken back as one."""

import json

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.app.projects import make_sample, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.gui.widgets import without_isolates
from annotator.model.document import LayerKey
from annotator.store.store import Store

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    make_sample(path)
    rows = [
        {"id": f"n{n}", "name": f"خبر {n}", "text": "زار محمد بغداد",
         "entities": [{"start": 4, "end": 8, "label": "PER"},
                      {"start": 9, "end": 14, "label": "GPE", "attributes": {"mention": "NAM"}}]}
        for n in range(3)
    ]  # fmt: skip
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [tmp_path / "more.jsonl"], ImportOptions(author="me"))
    return path


class Desk:
    """The editor of a window, and ways to type and wait."""

    def __init__(self, hand, qtbot):
        self.hand, self.qtbot = hand, qtbot
        self.scheming = hand.window.scheming

    @property
    def dialog(self):
        return self.scheming.dialog

    @property
    def scheme(self):
        return self.hand.window.bridge.session.scheme

    def open(self, key):
        self.hand.window.open_document("n0")
        self.hand.settle()
        self.hand.window.commands.run("scheme")
        self.quiet()
        self.dialog.tree.choose(key)
        self.hand.settle()

    def quiet(self):
        def over():
            return self.scheming._jobs.idle and not self.dialog._pause.isActive()

        self.qtbot.waitUntil(over, timeout=10_000)
        self.hand.settle()

    def type(self, line, words):
        line.setFocus()
        line.selectAll()
        self.hand.type(words)
        self.quiet()

    def apply(self):
        version = self.scheme.version
        self.dialog.activateWindow()
        self.dialog.tabs.setFocus()
        self.hand.settle()
        self.hand.key(Qt.Key.Key_Return, _CTRL)
        self.qtbot.waitUntil(lambda: self.scheme.version != version, timeout=10_000)
        self.quiet()

    def labels(self, id="n1"):
        _, items = self.hand.window.bridge.session.store.layer(LayerKey(id, "me"))
        return [item.label for item in items]

    def answer(self, role):
        """Answer the next box by its button of a role, when it stands open."""

        def press():
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                QTimer.singleShot(20, press)
                return
            next(b for b in box.buttons() if box.buttonRole(b) == role).click()

        QTimer.singleShot(20, press)


@pytest.fixture
def desk(hand, qtbot):
    made = Desk(hand, qtbot)
    yield made
    if made.dialog is not None:
        # Nobody is there to answer whether what was typed is to be forgotten.
        made.dialog.forget()


def test_a_rename_says_what_it_touches_and_is_done_in_one_act(desk):
    desk.open("PER")
    desk.type(desk.dialog.form.key, "HUMAN")
    said = desk.dialog.said.text()
    assert "items: 3" in said
    assert "articles: 3" in said
    assert desk.dialog.places.hits.rowCount() == 3
    assert desk.labels() == ["PER", "GPE"]
    desk.apply()
    assert desk.labels() == ["HUMAN", "GPE"]
    assert desk.dialog.tree.key() == "HUMAN"
    state = desk.hand.window.bridge.session.state
    assert sorted(item.label for item in state.items.values()) == ["GPE", "HUMAN"]
    assert desk.hand.window.bridge.session.store.check() == []


def test_undo_in_the_window_takes_it_back_with_all_its_items(desk):
    desk.open("PER")
    desk.type(desk.dialog.form.key, "HUMAN")
    desk.apply()
    desk.qtbot.waitUntil(lambda: bool(desk.hand.window.bridge.session.history.done), timeout=5_000)
    desk.answer(QMessageBox.ButtonRole.AcceptRole)
    desk.hand.window.commands.run("undo")
    desk.qtbot.waitUntil(lambda: desk.scheme.version == 1, timeout=10_000)
    desk.quiet()
    assert desk.labels("n0") == desk.labels("n2") == ["PER", "GPE"]
    desk.hand.window.commands.run("redo")
    desk.qtbot.waitUntil(lambda: desk.scheme.version == 2, timeout=10_000)
    desk.quiet()
    assert desk.labels("n2") == ["HUMAN", "GPE"]


def test_a_place_that_is_touched_can_be_gone_to(desk):
    desk.open("GPE")
    desk.dialog.delete.click()
    desk.quiet()
    assert "items that go: 3" in desk.dialog.said.text()
    desk.dialog.places.setFocus()
    desk.dialog.places.setCurrentIndex(desk.dialog.places.hits.index(1))
    desk.hand.key(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(
        lambda: desk.hand.window.bridge.session.state.key.document == "n1", timeout=5_000
    )
    assert desk.labels() == ["PER", "GPE"]


def test_retired_labels_leave_the_palette_and_lose_their_key(desk):
    desk.open("PER")
    desk.dialog.retire.click()
    desk.quiet()
    desk.apply()
    window = desk.hand.window
    assert "PER" not in window.palette_panel._rows
    assert "A" not in window.router._labels
    assert desk.labels() == ["PER", "GPE"]
    desk.dialog.retire.click()
    desk.quiet()
    desk.apply()
    assert "PER" in window.palette_panel._rows


def test_a_new_label_has_a_colour_and_a_key_at_once_and_can_be_marked_with(desk):
    desk.open("PER")
    desk.dialog._begin("entity", "")
    desk.hand.settle()
    assert QApplication.focusWidget() is desk.dialog.form.key
    desk.type(desk.dialog.form.key, "SHIP")
    desk.type(desk.dialog.form.en, "Ship")
    desk.apply()
    label = desk.scheme.label("SHIP")
    assert label.names.en == "Ship"
    assert label.colour is not None
    assert label.hotkey
    assert "SHIP" in desk.hand.window.palette_panel._rows


def test_a_key_that_is_taken_is_told_with_who_has_it(desk):
    desk.open("PER")
    taken = desk.scheme.label("ORG").hotkey
    desk.type(desk.dialog.form.stroke, taken)
    assert "ORG" in desk.dialog.said.text()
    assert not desk.dialog.apply.isEnabled()


def test_a_colour_that_cannot_be_read_is_told_with_the_nearest_that_can(desk):
    desk.open("PER")
    side = desk.dialog.form.colours.light
    side.line.setText("#ffee00")
    desk.quiet()
    assert "⚠" in side.said.text()
    side.use.click()
    desk.quiet()
    assert "✓" in side.said.text()
    desk.apply()
    assert desk.scheme.label("PER").colour.light == side.line.text()
    side.line.setText("#ffe")
    desk.quiet()
    assert "#rrggbb" in desk.dialog.said.text()


def test_a_role_gets_another_name_and_admits_what_is_ticked(desk):
    desk.open("Conflict.Attack")
    rows = desk.dialog.form.roles._rows
    desk.type(rows[0].key, "Fighter")
    rows[0].admits.ask()
    desk.hand.settle()
    picker = QApplication.activeModalWidget()
    picker._rows["PER"].setCheckState(0, Qt.CheckState.Unchecked)
    picker.accept()
    desk.quiet()
    desk.apply()
    role = desk.scheme.roles_of("Conflict.Attack")[0]
    assert role.key == "Fighter"
    assert "PER" not in role.admits


def test_merging_asks_for_the_other_label(desk):
    desk.open("GPE")
    desk.dialog.merge.click()
    desk.hand.settle()
    assert desk.dialog.chooser.isVisible()
    desk.dialog.chooser.line.setText("Person")
    desk.hand.key(Qt.Key.Key_Return)
    desk.quiet()
    desk.apply()
    assert desk.labels() == ["PER", "PER"]


def test_attributes_and_their_values_are_typed_into_and_change_the_items(desk):
    desk.open("PER")
    dialog = desk.dialog
    dialog.tabs.setCurrentIndex(1)
    page = dialog.attributes
    desk.type(page.key, "kind")
    page.values.item(0, 0).setText("NAME")
    desk.quiet()
    assert "items: 3" in dialog.said.text()
    desk.apply()
    _, items = desk.hand.window.bridge.session.store.layer(LayerKey("n1", "me"))
    assert items[1].attributes == {"kind": "NAME"}


def test_versions_show_what_changed_and_the_latest_is_taken_back(desk):
    desk.open("PER")
    desk.type(desk.dialog.form.en, "Human")
    desk.apply()
    desk.dialog.tabs.setCurrentIndex(2)
    rows = desk.dialog.versions.differences.rows()
    assert len(rows) == 1
    assert "Human" in rows[0].below
    desk.answer(QMessageBox.ButtonRole.AcceptRole)
    desk.dialog.versions.back.click()
    desk.qtbot.waitUntil(lambda: desk.scheme.version == 1, timeout=10_000)
    desk.quiet()
    assert desk.scheme.label("PER").names.en != "Human"


def test_taking_back_what_was_changed_since_lists_the_places(desk):
    from annotator.model import commands

    desk.open("PER")
    desk.type(desk.dialog.form.key, "HUMAN")
    desk.apply()
    session = desk.hand.window.bridge.session
    desk.qtbot.waitUntil(lambda: session.state is not None, timeout=5_000)
    item = next(i.id for i in session.state.items.values() if i.label == "HUMAN")
    assert session.act(commands.set_note(session.state, item, "seither")).saved
    desk.answer(QMessageBox.ButtonRole.AcceptRole)
    desk.dialog.versions.back.click()
    desk.qtbot.waitUntil(lambda: desk.dialog.places.hits.rowCount() == 1, timeout=10_000)
    assert desk.dialog.places.hits.hits[0].document == "n0"
    assert desk.scheme.version == 2


def test_a_scheme_is_exported_and_taken_in_elsewhere(desk, tmp_path):
    desk.open("PER")
    path = tmp_path / "out.toml"
    desk.scheming.files.export(path)
    text = path.read_text(encoding="utf-8")
    more = '[[entities]]\nkey = "SHIP"\nar = "سفينة"\nen = "Ship"\n'
    path.write_text(text + more, encoding="utf-8")
    desk.scheming.files.import_file(path)
    desk.quiet()
    assert "SHIP" in desk.dialog.said.text()
    desk.apply()
    assert desk.scheme.label("SHIP").colour is not None
    path.write_text("name = 3", encoding="utf-8")
    desk.scheming.files.import_file(path)
    assert "out.toml" in desk.dialog.said.text()


class Pseudo(QTranslator):
    """Says one sentence of the rooms below in other words."""

    def isEmpty(self):  # noqa: N802 - Qt's own name
        return False

    def translate(self, context, source, *_):
        said = {"{label} has no key.": "ينقص المفتاح: {label}"}
        return said.get(source, "") if context == "Sentences" else ""


def test_a_problem_leads_to_its_label_in_whatever_language_it_is_said(desk, qapp):
    desk.open("GPE")
    label = msgspec.structs.replace(desk.scheme.label("PER"), hotkey=None)
    translator = Pseudo()
    qapp.installTranslator(translator)
    try:
        desk.dialog.show_scheme(desk.scheme.with_label(label), "ar", dark=False)
    finally:
        qapp.removeTranslator(translator)
    (problem,) = (desk.dialog.problems.item(n) for n in range(desk.dialog.problems.count()))
    assert without_isolates(problem.text()) == "ينقص المفتاح: PER"
    desk.dialog.problems.itemActivated.emit(problem)
    assert desk.dialog.tree.key() == "PER"


def test_the_search_finds_either_name(desk):
    desk.open("PER")
    desk.type(desk.dialog.tree.line, "هجوم")
    shown = [key for key, row in desk.dialog.tree._rows.items() if not row.isHidden()]
    assert "Conflict.Attack" in shown
    assert "PER" not in shown


def test_closing_asks_before_what_was_typed_is_lost(desk):
    desk.open("PER")
    desk.type(desk.dialog.form.en, "Human")
    desk.answer(QMessageBox.ButtonRole.RejectRole)
    desk.dialog.close()
    assert desk.dialog.isVisible()
    desk.answer(QMessageBox.ButtonRole.AcceptRole)
    desk.dialog.close()
    assert not desk.dialog.isVisible()
    assert desk.scheme.version == 1


def test_a_project_for_reading_shows_the_scheme_and_says_why_it_stays(qapp, project, qtbot):
    from annotator.gui.demo import open_window
    from annotator.gui.hand import Hand
    from annotator.gui.theme import LIGHT

    window = open_window(open_session(project, "me", read_only=True), LIGHT)
    desk = Desk(Hand(window), qtbot)
    desk.open("PER")
    assert desk.dialog.notice.text()
    assert not desk.dialog.form.page.isEnabled()
    assert not desk.dialog.delete.isEnabled()
    window.close()
