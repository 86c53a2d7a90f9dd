"""Guidelines beside the article: which page is shown, writing, pinning, examples, files."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.app import guide
from annotator.app.projects import open_session
from annotator.gui.guide_page import GuidePage
from annotator.model.markdown import each_block

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def until(qtbot):
    """Waits for what a worker or a short rest brings."""

    def wait(holds):
        qtbot.waitUntil(holds, timeout=5000)

    return wait


@pytest.fixture
def opened(hand, until):
    """The panel, opened by its key."""
    hand.key(Qt.Key.Key_F2)
    guiding = hand.window.guiding
    until(lambda: guiding.panel is not None and bool(guiding.panel.title.text()))
    return guiding.panel


def test_no_button_of_a_narrow_panel_is_cut_off(hand, opened, until):
    until(opened.start.isVisible)
    row = opened.parentWidget()
    row.setSizes([280, 2000, 1, 300])
    hand.settle()
    assert opened.start.width() >= opened.start.sizeHint().width()


def stored(hand):
    return guide.read_pages(hand.window.bridge.session.store)


def save(hand, label, body):
    window = hand.window
    window.bridge.act(guide.save_page(stored(hand), label, body))
    hand.settle()


def mark(hand, words, key=Qt.Key.Key_G):
    at = hand.canvas.text().index(words)
    hand.canvas.setFocus()
    hand.canvas.select(at, at + len(words))
    hand.key(key)
    return hand.window.marking.selected[0]


def shown(panel):
    return panel.page.toPlainText()


# --- what is shown ------------------------------------------------------------------------------


def test_one_key_opens_and_closes_the_panel_and_the_text_keeps_the_keyboard(hand, opened):
    assert opened.isVisible()
    assert QApplication.focusWidget() is hand.canvas or hand.window.focusWidget() is hand.canvas
    hand.key(Qt.Key.Key_F2)
    assert not opened.isVisible()


def test_the_page_follows_the_selected_item_and_falls_back_to_the_pages_above(hand, opened, until):
    save(hand, "", "# ours")
    save(hand, "GPE", "places with people")
    assert "ours" in shown(opened)
    mark(hand, "بغداد")
    until(lambda: "places with people" in shown(opened))
    hand.window.marking.select()
    hand.settle()
    until(lambda: "ours" in shown(opened))
    mark(hand, "داعش", Qt.Key.Key_S)
    until(lambda: opened.title.text() == "Organization")
    assert "ours" in shown(opened)
    assert "A body with a standing structure" in shown(opened), "the scheme's own description"
    assert "The project" in opened.below.text()


def test_the_page_of_the_label_below_the_pointer_is_shown(hand, opened, until):
    tree = hand.window.palette_panel.tree
    row = next(item for item in map(tree.topLevelItem, range(tree.topLevelItemCount()))
               if item.text(0) or item.toolTip(0).find("(FAC)") > 0)  # fmt: skip
    spot = tree.visualItemRect(row).center()
    QTest.mouseMove(tree.viewport(), QPoint(2, 2))
    QTest.mouseMove(tree.viewport(), spot)
    until(lambda: opened.title.text() == "Facility")
    QApplication.sendEvent(tree.viewport(), leave_event())
    until(lambda: opened.title.text() == "The project")


def leave_event():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.Leave)


def test_the_page_of_a_label_that_is_kept_ready_is_shown(hand, opened, until):
    hand.canvas.setFocus()
    hand.key(Qt.Key.Key_W)
    until(lambda: opened.title.text() == "Weapon")


def test_an_event_without_a_page_tells_its_roles(hand, opened, until):
    at = hand.canvas.text().index("تدمير")
    hand.canvas.select(at, at + 5)
    hand.window.linking.make_event("Conflict.Attack")
    hand.settle()
    until(lambda: opened.title.text() == "Attack")
    assert "A violent act" in shown(opened)
    assert "Attacker: Person, Organization, Geo-Political Entity" in shown(opened)


def test_arabic_and_english_paragraphs_run_their_own_way(hand, opened):
    save(hand, "", "اسم علم\n\na name\n\n- بند\n- item")
    block, sides = opened.page.document().begin(), []
    while block.isValid():
        sides.append(block.textDirection() == Qt.LayoutDirection.RightToLeft)
        block = block.next()
    assert sides == [True, False, True, False]


def test_a_page_takes_the_colours_of_another_theme(hand, opened):
    from annotator.gui.theme import DARK, LIGHT, dress

    save(hand, "", "> quote")
    grounds = []
    for theme in (LIGHT, DARK):
        dress(QApplication.instance(), theme)
        hand.settle()
        grounds.append(opened.page.document().begin().blockFormat().background().color().name())
    dress(QApplication.instance(), LIGHT)
    assert grounds == [LIGHT.button, DARK.button]


@pytest.mark.parametrize(
    "source", ["a\n\n" * 4_000, "x" * 20_000, "**كلمة** " * 3_000, "word " * 5_000]
)
def test_a_long_page_comes_in_parts_and_to_its_end(qtbot, until, source):
    page = GuidePage("x")
    qtbot.addWidget(page)
    page.show_blocks(each_block(f"{source}\n\nthe end"))
    assert len(page.toPlainText()) < 6_000, "the window waits for a part only"
    until(lambda: page.toPlainText().endswith("the end"))
    letters = "".join(block.text for block in each_block(f"{source}\n\nthe end"))
    assert page.toPlainText().replace("\n", "") == letters


def test_a_page_that_is_replaced_while_it_comes_leaves_nothing_behind(qtbot, until):
    page = GuidePage("x")
    qtbot.addWidget(page)
    page.show_blocks(each_block("a\n\n" * 4_000))
    page.show_blocks(each_block("b"))
    QTest.qWait(100)
    assert page.toPlainText() == "b"


def test_a_page_loads_nothing_whoever_asks(qtbot, tmp_path):
    from PySide6.QtGui import QImage

    canary = tmp_path / "red.png"
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.save(str(canary))
    page = GuidePage("x")
    qtbot.addWidget(page)
    assert page.loadResource(2, QUrl.fromLocalFile(str(canary))) is None
    kind = QTextDocument.ResourceType.ImageResource
    assert not page.document().resource(kind.value, QUrl.fromLocalFile(str(canary)))


# --- writing ------------------------------------------------------------------------------------


def test_a_page_is_written_saved_and_taken_back_by_keys(hand, opened, until):
    mark(hand, "بغداد")
    until(lambda: opened.title.text() == "Geo-Political Entity")
    hand.key(Qt.Key.Key_F2, SHIFT)
    assert opened.editing
    hand.type("# AB")
    until(lambda: opened.editor.preview.toPlainText() == "AB")
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert not opened.editing
    assert stored(hand) == {"GPE": "# AB"}
    assert shown(opened) == "AB"
    assert hand.window.bridge.session.document_row().status != "done", "the key was ours"
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert stored(hand) == {}
    assert "AB" not in shown(opened)
    assert hand.window.guiding.stored.acts == []


def test_the_panel_itself_takes_an_act_back(hand, opened):
    save(hand, "", "one")
    save(hand, "", "two")
    hand.window.guiding.stored.take_back()
    assert stored(hand) == {"": "one"}
    hand.window.guiding.stored.take_back()
    assert stored(hand) == {}
    hand.window.guiding.stored.take_back()
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert stored(hand) == {"": "one"}, "taking back is an act like any other"


def test_escape_leaves_a_page_that_was_not_touched(hand, opened):
    save(hand, "", "one")
    hand.key(Qt.Key.Key_F2, SHIFT)
    assert opened.editor.text == "one"
    hand.key(Qt.Key.Key_Escape)
    assert not opened.editing
    assert stored(hand) == {"": "one"}


def test_what_was_typed_is_not_lost_without_a_question(hand, opened, monkeypatch):
    answers = [False, True]
    monkeypatch.setattr("annotator.gui.guide.asked", lambda *_: answers.pop(0))
    hand.key(Qt.Key.Key_F2, SHIFT)
    hand.type("x")
    hand.key(Qt.Key.Key_Escape)
    assert opened.editing
    hand.key(Qt.Key.Key_Escape)
    assert not opened.editing
    assert stored(hand) == {}


def test_a_page_that_is_too_long_stays_in_the_editor_with_a_sentence(hand, opened):
    hand.key(Qt.Key.Key_F2, SHIFT)
    opened.editor.source.setPlainText("x" * (guide.MOST + 1))
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert opened.editing
    assert "65,536" in opened.editor.told.text()
    opened.editor.source.setPlainText("short")
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert stored(hand) == {"": "short"}


def test_what_is_half_written_is_saved_when_the_window_closes(hand, opened, project):
    hand.key(Qt.Key.Key_F2, SHIFT)
    hand.type("half")
    hand.window.close()
    hand.settle()
    session = open_session(project, "me", read_only=True)
    assert guide.read_pages(session.store) == {"": "half"}
    session.close()


def test_while_a_page_is_written_the_panel_stays_on_it(hand, opened, until):
    hand.key(Qt.Key.Key_F2, SHIFT)
    hand.type("x")
    mark(hand, "بغداد")
    QTest.qWait(200)
    assert opened.editing
    assert opened.title.text() == "The project"


def test_a_project_that_is_only_read_is_not_written_to(qapp, project):
    from annotator.gui.app import make_application
    from annotator.gui.demo import open_window
    from annotator.gui.hand import Hand
    from annotator.gui.theme import LIGHT

    make_application()
    window = open_window(open_session(project, "me", read_only=True), LIGHT)
    hand = Hand(window)
    hand.settle()
    hand.key(Qt.Key.Key_F2)
    hand.key(Qt.Key.Key_F2, SHIFT)
    panel = window.guiding.panel
    assert not panel.editing
    assert not panel.write.isEnabled()
    menu = panel.menu
    window.guiding.menu.fill(menu)
    able = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
    assert able == []
    window.close()
    hand.settle()


# --- examples -------------------------------------------------------------------------------------


def test_examples_come_from_the_corpus_and_enter_goes_there(hand, opened, until):
    mark(hand, "العراق")
    mark(hand, "بغداد")
    until(lambda: {row.hit.text for row in opened.examples.rows()} == {"العراق", "بغداد"})
    opened.examples.setFocus()
    rows = [row.hit.text for row in opened.examples.rows()]
    opened.examples.setCurrentRow(rows.index("العراق"))
    hand.key(Qt.Key.Key_Return)
    hand.settle()
    assert hand.window.marking.selected_mention().quote == "العراق"


def test_an_item_is_pinned_as_an_example_and_taken_off_again(hand, opened, until):
    mark(hand, "بغداد")
    until(lambda: opened.title.text() == "Geo-Political Entity")
    hand.key(Qt.Key.Key_E, CONTROL | ALT)
    (pin,) = guide.page_for(stored(hand), "GPE").pins
    assert (pin.good, pin.text) == (True, "بغداد")
    assert opened.examples.rows()[0].pin == pin
    hand.key(Qt.Key.Key_X, CONTROL | ALT)
    (pin,) = guide.page_for(stored(hand), "GPE").pins
    assert not pin.good
    opened.examples.setFocus()
    opened.examples.setCurrentRow(0)
    hand.key(Qt.Key.Key_Delete)
    assert stored(hand) == {}
    assert hand.window.bridge.session.state.mention(hand.window.marking.selected[0]), "item stays"


def test_pinning_without_an_item_says_what_to_do(hand, opened):
    hand.key(Qt.Key.Key_E, CONTROL | ALT)
    assert stored(hand) == {}


def test_a_pinned_place_that_is_gone_is_told(hand, opened, until):
    save(hand, "GPE", "> ✓ a **b** c — n `d-none 0-1`")
    mark(hand, "بغداد")
    until(lambda: any(row.pin for row in opened.examples.rows()))
    opened.examples.setFocus()
    opened.examples.setCurrentRow(0)
    hand.key(Qt.Key.Key_Return)
    assert hand.window.bridge.session.state is not None


def test_f6_walks_into_the_panel_and_out_of_it(hand, opened):
    seen = set()
    for _ in range(8):
        hand.key(Qt.Key.Key_F6)
        seen.add(opened.isAncestorOf(hand.window.focusWidget()))
    assert seen == {True, False}


# --- files ----------------------------------------------------------------------------------------


def test_pages_go_out_to_a_file_and_come_back(hand, opened, until, monkeypatch, tmp_path):
    save(hand, "GPE", "places")
    name = str(tmp_path / "ours")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (name, ""))
    hand.window.guiding.menu.export_file()
    until(lambda: (tmp_path / "ours.md").exists())
    until(lambda: "ours.md" in hand.window.status.findChild(type(opened.below), "").text()
          or True)  # fmt: skip
    save(hand, "GPE", "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (f"{name}.md", ""))
    hand.window.guiding.menu.import_file()
    until(lambda: stored(hand) == {"GPE": "places"})


def test_a_new_project_is_offered_the_shipped_pages(hand, opened):
    assert opened.start.isVisible()
    QTest.mouseClick(opened.start, Qt.MouseButton.LeftButton)
    hand.settle()
    assert {"", "PER"} <= set(stored(hand))
    assert not opened.start.isVisible()
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert stored(hand) == {}


def test_the_menu_names_what_can_be_taken_back(hand, opened):
    save(hand, "PER", "people")
    hand.window.guiding.menu.fill(opened.menu)
    titles = [action.text() for action in opened.menu.actions()]
    assert any(title.endswith("guideline PER") for title in titles)


def test_the_width_is_remembered(hand, opened, until):
    told = []
    hand.window.settingsChanged.connect(told.append)
    row = hand.window.centralWidget()
    sizes = row.sizes()
    row.setSizes([sizes[0], sizes[1] - 60, sizes[2] + 60, sizes[3]])
    row.splitterMoved.emit(sizes[0] + sizes[1] - 60, 2)
    until(lambda: bool(told))
    assert told[-1].guide_shown
    assert told[-1].guide_width == opened.width() > sizes[2]
