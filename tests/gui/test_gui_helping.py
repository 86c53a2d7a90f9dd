"""The keys of the moment, the command palette and the tour, by real keys."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu

from annotator.app.projects import load_scheme, new_project, open_session
from annotator.gui.able import lacking, why_not
from annotator.gui.demo import open_window
from annotator.gui.finding import found
from annotator.gui.hand import Hand
from annotator.gui.keys import COMMANDS
from annotator.gui.keys_dialog import KeysDialog
from annotator.gui.moment import _ALWAYS, _COMMANDS
from annotator.gui.strike import strike
from annotator.gui.theme import LIGHT
from annotator.gui.widgets import without_isolates
from annotator.model.document import Status

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ATTACK = (11, 16)


def panel(hand):
    return hand.window.helping.moment.panel


def rows(hand):
    """Key -> what it does, of the panel."""
    return {key: does for group in panel(hand).groups for key, does in group.rows}


def ask(hand):
    hand.key(KEY.Key_Question, SHIFT)
    assert panel(hand) is not None
    return rows(hand)


# --- keys of the moment -------------------------------------------------------------------------


def test_every_name_in_the_groups_is_a_command():
    groups = [group for groups in _COMMANDS.values() for _, group in groups]
    names = {name for group in groups for name in group.split()}
    assert names | set(_ALWAYS.split()) <= {command.name for command in COMMANDS}


def test_with_nothing_selected_the_keys_of_an_item_are_not_there(hand):
    shown = ask(hand)
    assert "Ctrl+Enter" in shown
    assert "Ctrl+K" in shown
    assert not {"K", "N", "Del", "J", "E"} & set(shown)


def test_with_text_selected_the_labels_are_there_with_their_names(hand):
    hand.canvas.select(0, 5)
    shown = ask(hand)
    assert shown["G"] == "Geo-Political Entity"
    assert "Drop a clitic in front" in shown["K"]
    assert "Event on the selection" in shown["E"]
    assert "Del" not in shown


def test_with_an_item_selected_it_can_be_deleted_and_its_subtypes_are_there(hand):
    hand.canvas.select(0, 5)
    hand.key(KEY.Key_G)
    shown = ask(hand)
    assert shown["2"] == "Nation"
    assert "Del" in shown
    assert shown["Ctrl+Z"] == "Undo: mark GPE" or shown["Ctrl+Z"] == "Undo"


def test_while_a_role_waits_the_numbers_are_there_and_escape_only_closes(hand):
    hand.canvas.select(*ATTACK)
    hand.window.linking.make_event("Conflict.Attack")
    hand.settle()
    shown = ask(hand)
    assert {"1–9", "Tab", "Esc"} <= set(shown)
    hand.key(KEY.Key_Escape)
    assert panel(hand) is None
    assert hand.window.linking.mode is not None, "the role still waits"


def test_in_a_list_the_keys_of_lists_are_there(hand):
    hand.window.documents.list.setFocus()
    hand.key(KEY.Key_Question, SHIFT)
    assert "In the list" in [group.title for group in panel(hand).groups]


def test_any_key_closes_it_and_does_what_it_says(hand):
    hand.canvas.select(0, 5)
    ask(hand)
    hand.key(KEY.Key_G)
    assert panel(hand) is None
    assert [m.label for m in hand.window.bridge.session.state.mentions()] == ["GPE"]


def test_the_question_mark_closes_it_again_and_a_click_too(hand, qtbot):
    ask(hand)
    hand.key(KEY.Key_Question, SHIFT)
    assert panel(hand) is None
    ask(hand)
    qtbot.mouseClick(hand.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert panel(hand) is None


def test_the_arabic_question_mark_opens_it_too(hand):
    hand.type("؟")
    assert panel(hand) is not None


def test_a_question_mark_is_a_letter_where_something_is_typed(hand):
    hand.window.commands.run("find")
    hand.type("?")
    assert panel(hand) is None
    assert hand.window.finder.line.text() == "?"


def test_the_panel_stays_inside_a_small_window(hand):
    hand.window.resize(800, 560)
    hand.settle()
    hand.canvas.select(0, 5)
    ask(hand)
    assert hand.window.rect().contains(panel(hand).geometry())


def test_f1_lists_every_key_and_a_word_narrows_the_list(hand):
    hand.key(KEY.Key_F1)
    dialog = hand.window.findChild(KeysDialog)
    assert isinstance(dialog, QDialog)
    hand.settle()
    QTest.keyClicks(dialog.line, "clitic")
    shown = [
        without_isolates(row.text(1))
        for head, children in dialog._rows
        for row in children
        if not row.isHidden() and not head.isHidden()
    ]
    assert shown == ["K", "L"]
    QTest.keyClick(dialog.line, KEY.Key_Escape)
    assert not dialog.isVisible()


# --- what can be done ---------------------------------------------------------------------------


def test_a_command_says_what_it_lacks(hand):
    lacks = lacking(hand.window)
    assert why_not("delete", lacks) == "Select an item first."
    assert why_not("event", lacks) == "Select some text or an item first."
    assert why_not("undo", lacks) == "There is nothing to take back."
    assert why_not("find", lacks) == ""
    hand.canvas.select(0, 5)
    hand.key(KEY.Key_G)
    lacks = lacking(hand.window)
    assert [why_not(name, lacks) for name in ("delete", "event", "undo")] == ["", "", ""]


def test_an_empty_project_says_that_there_is_no_document(qapp, tmp_path):
    new_project(tmp_path / "p.annot")
    from annotator.gui.window import Window
    from annotator.settings import Settings

    window = Window(open_session(tmp_path / "p.annot", "me"), Settings(author="me"), LIGHT)
    window.show()
    lacks = lacking(window)
    assert why_not("done_and_next", lacks) == "No document is open."
    assert why_not("next_document", lacks) == "There is no document yet."
    window.helping.moment.toggle()
    assert window.helping.moment.panel.groups
    window.helping.moment.leave()
    window.commands.run("tour")
    assert window.helping.tour.at is None
    window.close()


# --- the palette --------------------------------------------------------------------------------


def palette(hand):
    return hand.window.helping.palette.palette


def find(hand, typed):
    hand.key(KEY.Key_K, CTRL)
    assert palette(hand).isVisible()
    palette(hand).line.setText(typed)
    hand.settle()
    return [entry.title for entry in palette(hand).shown()]


def enter(hand):
    QTest.keyClick(palette(hand).line, KEY.Key_Return)
    hand.settle()


def test_the_palette_has_all_commands_with_their_keys(hand):
    shown = find(hand, "")
    assert len(shown) >= len(COMMANDS) - 1
    entries = {entry.key: entry for entry in palette(hand).shown()}
    assert entries["export_file"].keys == "Ctrl+E"
    assert entries["delete"].why == "Select an item first."


def test_a_command_is_found_by_its_arabic_title_in_an_english_window(hand):
    assert find(hand, "تصدير")[0] == "Export"
    assert palette(hand).shown()[0].other == "تصدير"


def test_every_command_is_found_by_each_of_its_names(hand):
    entries = hand.window.helping.palette.entries()
    for entry in entries:
        if entry.kind == "command":
            for name in (entry.title, entry.other):
                assert entry in found(entries, name)[:8], name


def test_menus_are_read_in_groups(hand):
    for menu in hand.window.menuBar().findChildren(QMenu):
        run = 0
        for action in menu.actions():
            run = 0 if action.isSeparator() else run + 1
            assert run <= 9, action.text()
        assert len([a for a in menu.actions() if not a.isSeparator()]) <= 20
        assert not menu.actions() or not menu.actions()[0].isSeparator()


def test_a_label_is_found_in_both_languages_and_marks_what_is_selected(hand):
    hand.canvas.select(0, 5)
    assert find(hand, "mark person")[0] == "Mark as Person"
    palette(hand).line.setText("شخص")
    assert palette(hand).shown()[0].key == "PER"
    enter(hand)
    assert [m.label for m in hand.window.bridge.session.state.mentions()] == ["PER"]
    assert not palette(hand).isVisible()


def test_an_event_type_makes_an_event_of_what_is_selected(hand):
    hand.canvas.select(*ATTACK)
    assert find(hand, "event attack")[0] == "Event: Attack"
    enter(hand)
    assert [m.label for m in hand.window.bridge.session.state.mentions()] == ["Conflict.Attack"]


def test_a_command_that_can_do_nothing_now_is_not_run(hand):
    assert find(hand, "delete the item") == ["Delete the item"]
    enter(hand)
    assert palette(hand).isVisible()
    QTest.keyClick(palette(hand).line, KEY.Key_Escape)
    assert not palette(hand).isVisible()


def test_a_document_is_found_by_its_folded_title_and_opened(hand, qtbot):
    hand.key(KEY.Key_K, CTRL)
    palette(hand).line.setText("بغدَاد")
    qtbot.waitUntil(lambda: [e.kind for e in palette(hand).shown()] == ["go"])
    enter(hand)
    assert hand.window.bridge.session.state.document.name == "article.txt"


def test_down_goes_round_and_page_down_stops_at_the_end(hand):
    count = len(find(hand, ""))
    line, found = palette(hand).line, palette(hand).list
    QTest.keyClick(line, KEY.Key_Up)
    assert found.currentRow() == count - 1
    QTest.keyClick(line, KEY.Key_Down)
    assert found.currentRow() == 0
    for _ in range(count):
        QTest.keyClick(line, KEY.Key_PageDown)
    assert found.currentRow() == count - 1


def test_what_nothing_is_called_is_said(hand):
    assert find(hand, "qqqqqq") == []
    assert palette(hand).nothing.isVisible()


def test_a_recent_project_is_asked_for(hand, qtbot):
    window = hand.window
    window.settings = msgspec.structs.replace(window.settings, recent=("/x/harvest.annot",))
    assert find(hand, "harvest") == ["harvest"]
    with qtbot.waitSignal(window.projectAsked) as asked:
        QTest.keyClick(palette(hand).line, KEY.Key_Return)
    assert asked.args == ["/x/harvest.annot"]


# --- the tour -----------------------------------------------------------------------------------


def tour(hand):
    return hand.window.helping.tour


def test_the_tour_goes_on_when_the_person_does_the_thing(hand):
    hand.window.commands.run("tour")
    assert tour(hand).at == 0
    assert tour(hand).callout.isVisible()
    text = hand.canvas.text()
    at = text.index("وكركوك")
    hand.canvas.select(at, at + len("وكركوك"))
    hand.settle()
    assert tour(hand).at == 1
    hand.key(KEY.Key_G)
    assert tour(hand).at == 2
    hand.key(KEY.Key_K)
    assert tour(hand).at == 3
    hand.canvas.select(*ATTACK)
    hand.key(KEY.Key_E)
    hand.type("51")
    hand.settle()
    assert tour(hand).at == 4
    hand.key(KEY.Key_Return, CTRL)
    assert hand.window.bridge.session.state.layer.status == Status.DONE
    assert tour(hand).at is None
    assert not tour(hand).callout.isVisible()


def test_the_tour_goes_on_by_key_and_ends_after_the_fifth(hand):
    hand.window.commands.run("tour")
    for at in range(5):
        assert tour(hand).at == at
        hand.key(KEY.Key_F9)
    assert tour(hand).at is None
    assert "Help has the tour" in hand.window.status.said.text()
    hand.key(KEY.Key_F9)
    assert tour(hand).at is None


def test_escape_leaves_the_tour_at_once_and_is_a_key_like_before_then(hand):
    hand.window.commands.run("tour")
    hand.key(KEY.Key_F9)
    hand.key(KEY.Key_Escape)
    assert tour(hand).at is None
    hand.canvas.select(0, 5)
    hand.key(KEY.Key_Escape)
    assert hand.canvas.fragments() == ()
    assert tour(hand).at is None


def test_taking_back_is_not_doing(hand):
    hand.canvas.select(0, 5)
    hand.key(KEY.Key_G)
    hand.window.bridge.undo()
    hand.window.commands.run("tour")
    hand.key(KEY.Key_F9)
    hand.window.bridge.redo()
    hand.settle()
    assert tour(hand).at == 1


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("size", [(800, 560), (1360, 900)])
def test_every_hint_is_whole_inside_the_window_and_reads_to_its_end(
    qapp, project, right_to_left, size
):
    both = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    qapp.setLayoutDirection(both[0] if right_to_left else both[1])
    hand = Hand(open_window(open_session(project, "me"), LIGHT))
    hand.window.resize(*size)
    hand.settle()
    hand.window.commands.run("tour")
    for _ in range(5):
        hand.settle()
        callout = tour(hand).callout
        assert hand.window.rect().contains(callout.geometry())
        words = callout.words
        assert words.height() >= words.heightForWidth(words.width())
        for label in callout.findChildren(QLabel):
            assert callout.rect().contains(label.geometry())
        hand.key(KEY.Key_F9)
    hand.window.close()
    qapp.setLayoutDirection(both[1])
    hand.settle()


def test_the_tour_names_keys_that_are_set_otherwise(hand):
    window = hand.window
    changed = msgspec.structs.replace(window.settings, hotkeys={"event": "Y"})
    window.use_settings(changed, LIGHT)
    assert "press Y" in tour(hand).hints()[3].words


def test_a_scheme_without_keys_has_a_tour_as_well(qapp, tmp_path, sample_text):
    from annotator.app.import_types import ImportOptions
    from annotator.app.projects import make_project

    (tmp_path / "a.txt").write_text(sample_text, encoding="utf-8")
    scheme = load_scheme("blank")
    bare = msgspec.structs.replace(
        scheme, labels=tuple(msgspec.structs.replace(one, hotkey=None) for one in scheme.labels)
    )
    make_project(tmp_path / "p.annot", bare, ([tmp_path / "a.txt"], ImportOptions()))
    hand = Hand(open_window(open_session(tmp_path / "p.annot", "me"), LIGHT))
    hand.window.commands.run("tour")
    hand.key(KEY.Key_F9)
    assert tour(hand).callout.isVisible()
    assert "{" not in tour(hand).callout.words.text()
    hand.window.close()
    QApplication.processEvents()


def test_a_made_up_stroke_of_the_arabic_sign_is_the_key_beside_shift(hand):
    strike(hand.canvas, "؟")
    hand.settle()
    assert panel(hand) is not None
