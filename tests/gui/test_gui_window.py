"""The whole window, used by key and mouse as a person does."""

import json
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.app.projects import load_scheme, open_session
from annotator.gui.demo import contents, open_window
from annotator.gui.theme import DARK
from annotator.model import commands
from annotator.model.document import Status
from annotator.model.items import Argument, Event, Relation, Span
from annotator.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


def find(hand, words, within=""):
    text = hand.canvas.text()
    start = text.index(words, text.index(within) if within else 0)
    return start, start + len(words)


def state(hand):
    return hand.window.bridge.session.state


def mark(hand, words, key, within=""):
    hand.canvas.select(*find(hand, words, within))
    hand.key(key)
    hand.settle()
    (id,) = hand.window.marking.selected
    return id


def spans(hand):
    return [(m.quote, m.label) for m in state(hand).mentions() if isinstance(m, Span)]


# --- entities ---------------------------------------------------------------------------------


def test_one_key_marks_and_the_same_key_on_another_label_relabels(hand):
    id = mark(hand, "بغداد", KEY.Key_G)
    hand.key(KEY.Key_Escape)
    hand.window.marking.select(id)
    hand.key(KEY.Key_D)
    assert spans(hand) == [("بغداد", "LOC")]
    assert "✓" in hand.window.status.saved.text()


def test_arabic_letters_mark_too(hand):
    hand.canvas.select(*find(hand, "مصطفى الكاظمي"))
    hand.type("ش")
    assert spans(hand) == [("مصطفى الكاظمي", "PER")]


def test_a_second_stroke_gives_the_subtype(hand):
    mark(hand, "بغداد", KEY.Key_G)
    hand.type("5")
    assert spans(hand) == [("بغداد", "GPE.Population-Center")]
    mark(hand, "العراق", KEY.Key_G)
    hand.key(KEY.Key_Escape)
    hand.type("5")
    assert spans(hand)[1] == ("العراق", "GPE")


def test_digits_are_label_keys_when_no_subtype_is_awaited(hand):
    mark(hand, "21 مارس 2021", KEY.Key_1)
    assert spans(hand) == [("21 مارس 2021", "Time")]


def test_clitics_come_off_the_selection_and_off_a_marked_span(hand):
    hand.canvas.select(*find(hand, "وديالى"))
    hand.key(KEY.Key_K)
    assert hand.canvas.selection() == find(hand, "ديالى")
    hand.key(KEY.Key_K, SHIFT)
    assert hand.canvas.selection() == find(hand, "وديالى")
    mark(hand, "وكركوك", KEY.Key_G)
    hand.key(KEY.Key_K)
    assert spans(hand) == [("كركوك", "GPE")]
    mark(hand, "هجماته", KEY.Key_W)
    hand.key(KEY.Key_L)
    assert ("هجمات", "WEA") in spans(hand)


def test_an_elided_article_is_written_out(hand):
    hand.canvas.select(*find(hand, "للقوات المسلحة"))
    hand.key(KEY.Key_K)
    hand.key(KEY.Key_S)
    (id,) = hand.window.marking.selected
    assert state(hand).mention(id).norm.startswith("القوات")


def test_ends_move_by_letters(hand):
    mark(hand, "بغداد", KEY.Key_G)
    hand.type("]")
    hand.type("]")
    assert spans(hand)[0][0] == "بغداد ت"
    hand.key(KEY.Key_BraceRight, SHIFT)
    hand.key(KEY.Key_BraceRight, SHIFT)
    assert spans(hand)[0][0] == "بغداد"


def test_a_second_part_joins_the_selected_item(hand):
    id = mark(hand, "قيادة", KEY.Key_S)
    start, end = find(hand, "المشتركة")
    hand.window.marking.selected = (id,)
    hand.window.linking.stop()
    canvas = hand.canvas
    canvas.selectionChanged.disconnect()
    canvas.caretMoved.disconnect()
    canvas.select(start, end)
    hand.type("=")
    assert state(hand).mention(id).quote == "قيادة المشتركة"


def test_an_armed_label_marks_what_the_mouse_selects(hand):
    hand.window.palette_panel.labelChosen.emit("GPE")
    hand.double_click(find(hand, "بغداد")[0] + 1)
    hand.double_click(find(hand, "واشنطن")[0] + 1)
    assert spans(hand) == [("بغداد", "GPE"), ("واشنطن", "GPE")]
    hand.key(KEY.Key_Escape)
    hand.key(KEY.Key_Escape)
    hand.double_click(find(hand, "نينوى")[0] + 1)
    assert len(spans(hand)) == 2


def test_the_last_label_stays_ready_if_wished(hand):
    hand.window.use_settings(Settings(author="me", keep_label_armed=True), DARK)
    mark(hand, "بغداد", KEY.Key_G)
    hand.double_click(find(hand, "واشنطن")[0] + 1)
    assert spans(hand) == [("بغداد", "GPE"), ("واشنطن", "GPE")]


def test_tab_walks_the_items_in_the_order_of_the_text(hand):
    for words in ("العراق", "بغداد", "واشنطن"):
        mark(hand, words, KEY.Key_G)
    hand.key(KEY.Key_Escape)
    hand.key(KEY.Key_Escape)
    hand.canvas.set_caret(0)
    seen = []
    for _ in range(4):
        hand.key(KEY.Key_Tab)
        seen.append(state(hand).mention(hand.window.marking.selected[0]).quote)
    assert seen == ["بغداد", "العراق", "واشنطن", "بغداد"]
    hand.key(KEY.Key_Backtab, SHIFT)
    assert state(hand).mention(hand.window.marking.selected[0]).quote == "واشنطن"


def test_delete_takes_the_argument_along_and_one_undo_brings_all_back(hand):
    target = mark(hand, "التحالف", KEY.Key_S)
    hand.window.bridge.act(commands.mark_event(state(hand), [(11, 16)], "Conflict.Attack"))
    event = next(m.id for m in state(hand).mentions() if isinstance(m, Event))
    hand.window.bridge.act(commands.add_argument(state(hand), event, "Attacker", target))
    before = contents(hand.window.bridge.session)
    hand.window.marking.select(target)
    hand.settle()
    hand.key(KEY.Key_Delete)
    assert state(hand).mention(event).arguments == ()
    hand.key(KEY.Key_Z, CTRL)
    assert contents(hand.window.bridge.session) == before
    hand.key(KEY.Key_Z, CTRL | SHIFT)
    assert state(hand).mention(target) is None


def test_undo_goes_on_after_closing_and_opening(hand, project):
    mark(hand, "بغداد", KEY.Key_G)
    mark(hand, "العراق", KEY.Key_G)
    hand.window.close()
    hand.settle()
    hand.window = open_window(open_session(project, "me"), DARK)
    hand.settle()
    assert len(spans(hand)) == 2
    hand.key(KEY.Key_Z, CTRL)
    hand.key(KEY.Key_Z, CTRL)
    assert spans(hand) == []
    assert not hand.window.menus.action("undo").isEnabled()


# --- events -----------------------------------------------------------------------------------


def three_targets(hand):
    return [
        mark(hand, "التحالف", KEY.Key_S),
        mark(hand, "داعش", KEY.Key_S),
        mark(hand, "العراق", KEY.Key_G),
    ]


def number_of(hand, id):
    return str(hand.window.linking.numbers()[id])


def test_three_arguments_take_at_most_ten_keystrokes(hand):
    attacker, target, place = three_targets(hand)
    hand.canvas.select(*find(hand, "تدمير"))
    hand.strokes = 0
    hand.key(KEY.Key_E)
    hand.type("51")
    hand.type(number_of(hand, attacker))
    hand.type(number_of(hand, target))
    hand.key(KEY.Key_Tab)
    hand.type(number_of(hand, place))
    assert hand.strokes <= 10
    event = next(m for m in state(hand).mentions() if isinstance(m, Event))
    assert event.arguments == (
        Argument("Attacker", attacker),
        Argument("Target", target),
        Argument("Place", place),
    )


def test_a_type_is_chosen_by_part_of_its_arabic_name(hand):
    hand.canvas.select(*find(hand, "تدمير"))
    hand.key(KEY.Key_E)
    hand.type("هجو")
    hand.key(KEY.Key_Return)
    assert [m.label for m in state(hand).mentions()] == ["Conflict.Attack"]
    assert hand.window.linking.mode.role == "Attacker"
    assert hand.canvas.hasFocus() or hand.window.focusWidget() is hand.canvas


def test_only_what_the_scheme_admits_is_offered(hand):
    three_targets(hand)
    weapon = mark(hand, "الأوكار", KEY.Key_W)
    hand.canvas.select(*find(hand, "تدمير"))
    hand.key(KEY.Key_E)
    hand.type("51")
    assert weapon not in hand.window.linking.numbers()
    before = contents(hand.window.bridge.session)
    hand.click(find(hand, "الأوكار")[0] + 2)
    assert contents(hand.window.bridge.session) == before
    assert "WEA" in hand.window.status.said.text()


def test_the_nearest_candidate_has_the_first_number(hand):
    ids = three_targets(hand)
    hand.canvas.select(*find(hand, "تدمير"))
    hand.key(KEY.Key_E)
    hand.type("51")
    numbers = hand.window.linking.numbers()
    assert numbers[ids[0]] == 1
    assert sorted(numbers.values()) == [1, 2, 3]


def test_new_text_fills_a_role_in_one_act(hand):
    hand.canvas.select(*find(hand, "تدمير"))
    hand.key(KEY.Key_E)
    hand.type("51")
    steps = len(hand.window.bridge.session.history.done)
    hand.drag(*find(hand, "المخابئ"))
    hand.key(KEY.Key_F)
    assert spans(hand) == []
    assert "FAC" in hand.window.status.said.text()
    hand.key(KEY.Key_S)
    event = next(m for m in state(hand).mentions() if isinstance(m, Event))
    assert [a.role for a in event.arguments] == ["Attacker"]
    assert spans(hand) == [("المخابئ", "ORG")]
    assert len(hand.window.bridge.session.history.done) == steps + 1
    assert hand.window.linking.mode.role == "Target"


def test_shift_keeps_the_role_for_a_second_filler(hand):
    one, two, _ = three_targets(hand)
    hand.canvas.select(*find(hand, "التنسيق"))
    hand.key(KEY.Key_E)
    hand.type("61")
    for id in (one, two):
        digit = number_of(hand, id)
        hand.key(getattr(KEY, f"Key_{digit}"), SHIFT)
    event = next(m for m in state(hand).mentions() if isinstance(m, Event))
    assert event.arguments == (Argument("Entity", one), Argument("Entity", two))


def test_empty_required_roles_are_seen_and_listed(hand):
    hand.canvas.select(*find(hand, "تدمير"))
    hand.key(KEY.Key_E)
    hand.type("51")
    hand.key(KEY.Key_Escape)
    view = hand.window.inspector._view
    assert [(s.role, s.required) for s in view.slots][:2] == [("Attacker", True), ("Target", True)]
    assert [slot.fills for slot in view.slots[:2]] == [(), ()]
    assert any(mark.problem for mark in hand.canvas.page.index._marks)
    assert hand.window.linking.mode is None


def test_a_relation_by_key_and_number(hand):
    person = mark(hand, "مصطفى الكاظمي", KEY.Key_A)
    place = mark(hand, "البلاد", KEY.Key_G)
    hand.window.marking.select(person)
    hand.settle()
    hand.key(KEY.Key_J)
    hand.type(number_of(hand, place))
    assert hand.window.asking.chooser.isVisible()
    hand.type("located")
    hand.key(KEY.Key_Return)
    (relation,) = state(hand).relations()
    assert relation == Relation(id=relation.id, label="PHYS.Located", source=person, target=place)


# --- notes, attributes, documents -------------------------------------------------------------


def test_a_note_keeps_its_letters_for_itself(hand):
    id = mark(hand, "بغداد", KEY.Key_G)
    hand.key(KEY.Key_N)
    hand.type("see ش")
    assert len(spans(hand)) == 1
    hand.key(KEY.Key_Return, CTRL)
    assert state(hand).mention(id).note == "see ش"
    assert state(hand).layer.status == Status.IN_PROGRESS


def test_a_half_typed_note_is_saved_when_the_window_closes(hand, project):
    id = mark(hand, "بغداد", KEY.Key_G)
    hand.key(KEY.Key_N)
    hand.type("half")
    hand.window.close()
    session = open_session(project, "me")
    kept = session.open_document(session.documents()[0].id).mention(id).note
    session.close()
    assert kept == "half"
    hand.window = open_window(open_session(project, "me"), DARK)


def test_copy_takes_our_own_text(hand):
    start, end = find(hand, "للمعطيات")
    hand.canvas.select(start, end)
    hand.key(KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "للمعطيات"


def test_done_opens_the_next_document_that_is_not_done(hand, tmp_path, qtbot):
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(f"مقال {name}", encoding="utf-8")
    hand.window.commands.transferring.import_paths([tmp_path / "b.txt", tmp_path / "c.txt"])
    qtbot.waitUntil(lambda: len(hand.window.documents.rows()) == 3)
    first = state(hand).key.document
    hand.key(KEY.Key_Return, CTRL)
    assert state(hand).document.name == "b.txt"
    assert hand.window.documents.row(first).status == Status.DONE
    assert hand.window.status.progress.text().startswith("1 ")
    hand.key(KEY.Key_PageDown, CTRL)
    assert state(hand).document.name == "c.txt"
    hand.key(KEY.Key_L, CTRL)
    assert hand.window.documents.row(state(hand).key.document).flagged


def test_going_on_with_ctrl_held_leaves_one_document_chosen(hand, tmp_path, qtbot):
    (tmp_path / "b.txt").write_text("مقال", encoding="utf-8")
    hand.window.commands.transferring.import_paths([tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: len(hand.window.documents.rows()) == 2)
    hand.window.documents.list.setFocus()
    hand.key(KEY.Key_PageDown, CTRL)
    assert state(hand).document.name == "b.txt"
    chosen = hand.window.documents.list.selectionModel().selectedIndexes()
    assert [index.data() for index in chosen] == [state(hand).document.title]


def test_export_from_the_window_writes_what_is_marked(hand, tmp_path, qtbot):
    mark(hand, "بغداد", KEY.Key_G)
    hand.window.commands.transferring.export_to(tmp_path / "out.jsonl")
    qtbot.waitUntil(lambda: (tmp_path / "out.jsonl").exists())
    (record,) = map(json.loads, (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    assert [(e["text"], e["label"]) for e in record["entities"]] == [("بغداد", "GPE")]


def test_f6_walks_all_panels_and_comes_back(hand):
    seen = []
    for _ in range(4):
        hand.key(KEY.Key_F6)
        focus = hand.window.focusWidget()
        seen.append(
            next(
                name
                for name, panel in (
                    ("documents", hand.window.documents),
                    ("canvas", hand.window.canvas),
                    ("labels", hand.window.palette_panel),
                    ("inspector", hand.window.inspector),
                )
                if focus is panel or panel.isAncestorOf(focus)
            )
        )
    assert sorted(seen) == ["canvas", "documents", "inspector", "labels"]


def test_a_refused_act_is_told_and_changes_nothing(hand, qtbot):
    before = contents(hand.window.bridge.session)
    hand.window.bridge.session.store.read_only = True
    hand.canvas.select(*find(hand, "بغداد"))
    hand.key(KEY.Key_G)
    assert contents(hand.window.bridge.session) == before
    assert hand.window.status.saved.text().startswith("⚠")
    # The strip above the article says it all the time, so no box comes with each key.
    assert "reading only" in hand.window.status.said.text()
    assert hand.window.findChild(object, "message") is None
    hand.window.bridge.session.store.read_only = False


def test_the_layout_mirrors_and_names_follow(hand, qapp):
    width = hand.window.width()
    assert (
        hand.window.documents.mapTo(hand.window, hand.window.documents.rect().center()).x()
        < width / 2
    )
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        hand.settle()
        centre = hand.window.documents.mapTo(hand.window, hand.window.documents.rect().center())
        assert centre.x() > width / 2
        assert hand.window.palette_panel.name_of("PER") == "شخص"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_other_settings_hold_at_once(hand):
    hand.window.use_settings(Settings(author="me", hotkeys={"event": "Y"}, reading_size=30), DARK)
    hand.canvas.select(*find(hand, "تدمير"))
    hand.key(KEY.Key_Y)
    assert hand.window.asking.chooser.isVisible()
    hand.key(KEY.Key_Escape)
    assert not hand.window.asking.chooser.isVisible()


@pytest.mark.parametrize("name", ["mainWindow", "canvas", "documentList", "labelPalette",
                                  "inspector", "statusBar"])  # fmt: skip
def test_the_parts_have_the_names_that_others_rely_on(hand, name):
    window = hand.window
    assert window.objectName() == name or window.findChild(object, name) is not None


def test_every_entity_key_of_the_scheme_is_on_the_palette(hand):
    scheme = load_scheme("ace2005")
    for top in scheme.tops("entity"):
        assert hand.window.palette_panel.look_of(top.key)[2] == top.hotkey


def test_a_right_click_selects_what_it_is_on_and_offers_what_can_be_done(hand):
    id = mark(hand, "بغداد", KEY.Key_G)
    hand.key(KEY.Key_Escape)
    hand.key(KEY.Key_Escape)
    box = hand.canvas.boxes(1, 2)[0]
    hand.canvas.contextMenuAsked.emit(box.center().toPoint())
    assert hand.window.marking.selected == (id,)
    menu = QApplication.activePopupWidget()
    assert hand.window.menus.action("delete") in menu.actions()
    menu.close()


def test_finding_folds_and_a_hit_is_the_selection(hand):
    hand.key(KEY.Key_F, CTRL)
    for letter in "كثف":
        hand.type(letter)
    hand.key(KEY.Key_Return)
    assert hand.canvas.selection() == find(hand, "كثّف")
    hand.key(KEY.Key_Escape)
    assert not hand.window.finder.isVisible()
    hand.key(KEY.Key_W)
    assert spans(hand) == [("كثّف", "WEA")]


def test_hits_go_round_and_are_counted(hand):
    hand.key(KEY.Key_Slash)
    hand.type("بغداد")
    assert len(hand.window.finder.hits()) == 2
    seen = []
    for _ in range(3):
        hand.key(KEY.Key_Return)
        seen.append(hand.canvas.selection())
    assert seen[0] == seen[2] == (0, 5)
    hand.key(KEY.Key_F3, SHIFT)
    assert hand.canvas.selection() == seen[1]
    assert hand.window.finder.count.text() == "2 of 2"
    hand.window.finder.line.setText("لاشيءكهذا")
    assert hand.window.finder.count.text() == "not found"


# --- another program holds the project ------------------------------------------------------------


def holding(hand):
    """Another program in the middle of writing to the project."""
    other = sqlite3.connect(hand.window.bridge.session.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_while_another_program_holds_the_project_the_window_lives_and_saves_later(hand, qtbot):
    other = holding(hand)
    hand.canvas.select(*find(hand, "بغداد"))
    hand.key(KEY.Key_G)
    assert spans(hand) == []
    assert "…" in hand.window.status.saved.text()
    # What is done meanwhile is refused in words, and the first act is not forgotten for it.
    hand.canvas.select(*find(hand, "التحالف"))
    hand.key(KEY.Key_S)
    assert box_text(hand)
    close_boxes(hand)
    other.rollback()
    qtbot.waitUntil(lambda: spans(hand) == [("بغداد", "GPE")], timeout=3000)
    assert "✓" in hand.window.status.saved.text()
    other.close()


def test_what_could_not_be_saved_in_time_is_refused_and_work_goes_on(hand, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.gui.bridge._TRIES", 2)
    other = holding(hand)
    hand.canvas.select(*find(hand, "بغداد"))
    hand.key(KEY.Key_G)
    qtbot.waitUntil(lambda: box_text(hand) != "", timeout=3000)
    assert "not saved" in box_text(hand)
    close_boxes(hand)
    other.rollback()
    other.close()
    hand.canvas.setFocus()
    hand.key(KEY.Key_G)
    assert spans(hand) == [("بغداد", "GPE")]


def box_text(hand):
    boxes = hand.window.findChildren(QMessageBox, "message")
    return boxes[-1].informativeText() if boxes else ""


def close_boxes(hand):
    for box in hand.window.findChildren(QMessageBox, "message"):
        box.close()
    hand.settle()
