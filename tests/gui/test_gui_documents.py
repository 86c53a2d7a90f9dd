"""The list of documents in the window: filter, order, acts on several, where one was, time."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton

from annotator.app.arranging import SortKey, WorkOrder
from annotator.app.projects import make_sample, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.gui import listing
from annotator.gui.export_dialog import ExportDialog
from annotator.model.document import LayerKey, Status
from annotator.store.store import Store

TITLES = ("بغداد في الصباح", "دمشق القديمة", "أخبار مُصطفى", "القاهرة")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    make_sample(path)
    records = [
        {
            "id": f"n{n}",
            "title": title,
            "text": f"{title}\nنص الخبر رقم {n} عن الكهرباء" if n else f"{title}\nنص بلا شيء",
            "author": "me",
            "status": "done" if n == 1 else "new",
            "flagged": n == 2,
            "note": "سؤال" if n == 3 else "",
            "meta": {"date": f"201{n}-06-12"},
            "entities": [{"start": 0, "end": 5, "label": "GPE" if n else "PER"}],
        }
        for n, title in enumerate(TITLES)
    ]
    lines = "\n".join(json.dumps(record) for record in records)
    (tmp_path / "more.jsonl").write_text(lines, encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [tmp_path / "more.jsonl"], ImportOptions(author="me"))
    return path


@pytest.fixture
def panel(hand):
    return hand.window.documents


def titles(panel):
    model = panel.list.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def layer(hand, id):
    return hand.window.bridge.session.store.layer(LayerKey(id, "me"))[0]


def here(hand):
    return hand.window.bridge.session.state.key.document


# --- the filter ---------------------------------------------------------------------------------


def test_a_key_leads_to_the_filter_and_on_to_the_document(hand, panel):
    hand.window.commands.run("find_document")
    assert panel.filter.hasFocus() or hand.window.focusWidget() is panel.filter
    hand.type("دمشق")
    assert titles(panel) == [TITLES[1]]
    hand.key(Qt.Key.Key_Return)
    assert here(hand) == "n1"


@pytest.mark.parametrize(("typed", "wanted"), [
    ("status:done", [1]),
    ("is:flagged", [2]),
    ("مصطفي", [2]),
    ("note:سؤال", [3]),
    ("label:PER", [0]),
    ("date:2012..2013", [2, 3]),
    ("label:GPE status:new", [2, 3]),
    ("حالة:منجز وسم:GPE", [1]),
])  # fmt: skip
def test_the_filter_asks_for_status_flag_words_note_label_and_date(panel, typed, wanted):
    panel.filter.setText(typed)
    assert titles(panel) == [TITLES[n] for n in wanted]
    assert f"{len(wanted)} of 5" in panel.count.text()


def test_words_of_the_article_are_looked_for_by_a_worker(panel, qtbot):
    panel.filter.setText("text:الكهرباء")
    qtbot.waitUntil(lambda: not panel.arranger.looking, timeout=10_000)
    assert titles(panel) == list(TITLES[1:])
    panel.filter.setText("text:الكهرباء is:flagged")
    assert titles(panel) == [TITLES[2]]


def test_a_filter_that_makes_no_sense_is_told_and_the_list_stays(panel):
    before = titles(panel)
    panel.filter.setText("status:doing")
    assert "status:done" in panel.fault.text()
    assert panel.fault.isVisible()
    assert titles(panel) == before
    panel.filter.clear()
    assert not panel.fault.isVisible()


def test_where_nothing_passes_a_button_clears_the_filter(hand, panel):
    panel.filter.setText("لا شيء من هذا")
    hand.settle()
    assert not panel.list.isVisible()
    (button,) = [b for b in panel.findChildren(QPushButton) if b.isVisible()]
    button.click()
    assert len(titles(panel)) == 5


def test_each_filter_is_a_chip_that_takes_itself_away(hand, panel):
    panel.filter.setText("بغداد status:new is:flagged")
    assert panel.chips.words() == ["New", "Flagged"]
    panel.chips._chips[1].setFocus()
    hand.key(Qt.Key.Key_Space)
    assert panel.filter.text() == "بغداد status:new"


def test_the_menu_of_filters_puts_them_in_and_takes_them_out(panel):
    menu = panel.funnel.menu()
    for _ in range(2):
        menu.aboutToShow.emit()
        done = next(a for a in menu.actions() if a.text() == "Done")
        done.trigger()
        if panel.filter.text():
            assert (panel.filter.text(), titles(panel)) == ("status:done", [TITLES[1]])
            menu.aboutToShow.emit()
            assert next(a for a in menu.actions() if a.text() == "Done").isChecked()
    assert panel.filter.text() == ""


def test_letters_typed_on_the_list_are_for_the_filter(hand, panel):
    panel.list.setFocus()
    hand.type("دم")
    assert panel.filter.text() == "دم"
    hand.key(Qt.Key.Key_Escape)
    assert panel.filter.text() == ""


def test_home_and_end_go_to_the_ends_of_the_list(hand, panel):
    panel.list.setFocus()
    hand.key(Qt.Key.Key_End)
    assert panel.current() == "n3"
    hand.key(Qt.Key.Key_Home)
    assert panel.current() == panel.rows().ids[0]


def test_the_list_is_sorted_by_a_key_and_back(panel):
    panel.set_sort(SortKey.DATE, falling=True)
    assert titles(panel)[1:] == list(reversed(TITLES))
    panel.set_sort(SortKey.TITLE, falling=False)
    assert titles(panel)[:2] == [TITLES[2], TITLES[3]]
    panel.set_sort(SortKey.IMPORT, falling=False)
    assert titles(panel)[1:] == list(TITLES)


def test_a_row_says_to_a_screen_reader_what_it_shows(panel):
    model = panel.list.model()
    words = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (TITLES[2], "New", "Flagged", "2012-06-12", "entities: 1"):
        assert part in words


# --- several documents --------------------------------------------------------------------------


def choose(hand, panel, first, more):
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.model().index(first, 0))
    for _ in range(more):
        hand.key(Qt.Key.Key_Down, SHIFT)


def test_several_documents_get_a_status_in_one_act_with_one_undo(hand, panel):
    choose(hand, panel, 2, 2)
    assert panel.chosen() == ["n1", "n2", "n3"]
    hand.window.commands.run("documents_done")
    assert [layer(hand, f"n{n}").status for n in range(4)] == ["new", "done", "done", "done"]
    assert [row.status for row in panel.rows()][1:] == ["new", "done", "done", "done"]
    assert panel.chosen() == ["n1", "n2", "n3"], "they stay chosen for the next act"
    hand.window.commands.run("undo")
    assert [row.status for row in panel.rows()][1:] == ["new", "done", "new", "new"]
    assert "3 of 5" not in hand.window.status.progress.text()


def test_many_documents_are_changed_and_undone_by_a_worker(hand, panel, qtbot, monkeypatch):
    from annotator.gui import bridge, several

    monkeypatch.setattr(several, "_FEW", 1)
    monkeypatch.setattr(bridge, "_LARGE", 1)
    choose(hand, panel, 1, 3)
    hand.window.commands.run("toggle_flag")
    qtbot.waitUntil(lambda: [row.flagged for row in panel.rows()][1:] == [True] * 4)
    hand.window.commands.run("undo")
    qtbot.waitUntil(lambda: [row.flagged for row in panel.rows()].count(True) == 1)
    hand.window.commands.run("redo")
    qtbot.waitUntil(lambda: [row.flagged for row in panel.rows()][1:] == [True] * 4)


def test_without_a_choice_the_open_document_is_meant(hand, panel):
    hand.window.open_document("n0")
    hand.canvas.setFocus()
    hand.window.commands.run("documents_done")
    hand.window.commands.run("toggle_flag")
    assert (layer(hand, "n0").status, layer(hand, "n0").flagged) == (Status.DONE, True)
    hand.window.commands.run("undo")
    assert not layer(hand, "n0").flagged


def test_the_delete_key_puts_the_chosen_documents_into_the_trash(hand, panel, qtbot):
    choose(hand, panel, 1, 1)
    hand.key(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(panel.rows()) == 3)
    assert titles(panel)[1:] == list(TITLES[2:])


def test_the_chosen_documents_are_exported_and_no_others(hand, panel, qtbot, monkeypatch):
    asked = []

    def accept(dialog):
        asked.append(dialog.options())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(ExportDialog, "exec", accept)
    choose(hand, panel, 2, 1)
    hand.window.commands.run("documents_export")
    hand.window.commands.run("export_file")
    assert [options.documents for options in asked] == [("n1", "n2"), ()]
    out = hand.window.bridge.session.store.path.with_name("out.jsonl")
    hand.window.commands.transferring.export_to(out, asked[0])
    qtbot.waitUntil(out.exists, timeout=10_000)
    found = [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()]
    assert found == ["n1", "n2"]


def test_the_menu_of_the_list_opens_by_key_and_mouse_and_acts(hand, panel):
    choose(hand, panel, 1, 2)
    panel.menuAsked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    done = next(a for a in menu.actions() if a.text().startswith("Done"))
    done.trigger()
    menu.close()
    assert layer(hand, "n2").status is Status.DONE


def test_the_note_of_the_document_is_reached_by_key_when_no_item_is_selected(hand, panel):
    hand.window.open_document("n3")
    hand.settle()
    hand.key(Qt.Key.Key_N)
    assert hand.window.focusWidget() is hand.window.inspector.document.note
    hand.window.inspector.document.note.setPlainText("أعد النظر")
    hand.canvas.setFocus()
    hand.settle()
    assert layer(hand, "n3").note == "أعد النظر"
    assert panel.row("n3").note == "أعد النظر"


# --- which comes next ---------------------------------------------------------------------------


def test_the_next_document_is_that_of_the_list_as_it_is_shown(hand, panel):
    panel.set_sort(SortKey.DATE, falling=True)
    hand.window.open_document("n3")
    hand.window.commands.run("next_document")
    assert here(hand) == "n2"
    panel.filter.setText("status:new")
    hand.window.commands.run("next_document")
    assert here(hand) == "n0"
    hand.window.commands.run("previous_document")
    assert here(hand) == "n2"


def test_done_and_next_stays_within_the_filter(hand, panel):
    hand.window.open_document("n0")
    panel.filter.setText("label:GPE status:new")
    hand.window.commands.run("done_and_next")
    assert (here(hand), layer(hand, "n0").status) == ("n2", Status.DONE)
    hand.window.commands.run("done_and_next")
    assert here(hand) == "n3"
    hand.window.commands.run("done_and_next")
    assert here(hand) == "n3"
    assert "filter" in hand.window.status.said.text()


def test_only_what_is_not_done_comes_next_and_the_way_back_shows_what_was_done(hand, panel):
    panel.set_work(WorkOrder.NOT_DONE)
    hand.window.open_document("n0")
    hand.window.commands.run("next_document")
    assert here(hand) == "n2"
    hand.window.commands.run("previous_document")
    assert here(hand) == "n1"


def test_chance_leads_through_all_documents_each_once_and_always_the_same_way(hand, panel):
    panel.set_work(WorkOrder.RANDOM)
    first = hand.window.listing._order()[0]
    hand.window.open_document(panel.rows().ids[first])
    seen = [here(hand)]
    for _ in range(4):
        hand.window.commands.run("next_document")
        seen.append(here(hand))
    assert sorted(seen) == sorted(panel.rows().ids)
    hand.window.commands.run("next_document")
    assert here(hand) == seen[-1]
    for id in reversed(seen[:-1]):
        hand.window.commands.run("previous_document")
        assert here(hand) == id


# --- where one was ------------------------------------------------------------------------------


def opened_again(hand, project):
    from annotator.gui.theme import LIGHT
    from annotator.gui.window import Window
    from annotator.settings import Settings

    hand.window.close()
    hand.settle()
    window = Window(open_session(project, "me"), Settings(author="me"), LIGHT)
    window.resize(1360, 860)
    window.listing.open_first()
    window.show()
    hand.window = window
    hand.settle()
    return window


def test_one_comes_back_to_the_document_the_caret_the_filter_and_the_order(hand, panel, project):
    sample = panel.rows().ids[0]
    hand.window.open_document("n1")
    hand.window.open_document(sample)
    panel.set_sort(SortKey.DATE, falling=True)
    panel.set_work(WorkOrder.NOT_DONE)
    panel.filter.setText("status:new")
    hand.canvas.set_caret(2000)
    hand.canvas.show_line(1800)
    hand.settle()
    top = hand.canvas.top_line()
    shown = titles(panel)
    window = opened_again(hand, project)
    assert here(hand) == sample
    assert (window.canvas.caret(), window.canvas.top_line()) == (2000, top)
    again = window.documents
    assert (again.filter.text(), again.work) == ("status:new", WorkOrder.NOT_DONE)
    assert titles(again) == shown


def test_a_document_that_is_gone_is_not_come_back_to(hand, panel, project):
    hand.window.open_document("n3")
    hand.settle()
    hand.window.commands.run("delete_documents")
    hand.window.open_document("n2")
    hand.window.close()
    with Store.open(project) as store:
        from annotator.app.session import Session
        from annotator.app.trash import delete_documents

        assert Session(store, "me").act(delete_documents(store, ["n2"])).saved
    opened_again(hand, project)
    assert here(hand) == panel.rows().ids[0]


# --- a long list --------------------------------------------------------------------------------


def test_a_long_list_is_read_and_counted_by_workers(hand, panel, qtbot, monkeypatch):
    monkeypatch.setattr(listing, "_SHORT", 0)
    before = list(panel.rows())
    hand.window.listing.read()
    hand.window.open_document("n0")
    hand.window.commands.run("documents_done")
    qtbot.waitUntil(lambda: hand.window.listing._reading is None, timeout=10_000)
    qtbot.waitUntil(lambda: panel.rows().complete, timeout=10_000)
    rows = list(panel.rows())
    assert [row.spans for row in rows] == [row.spans for row in before]
    assert rows[1].status is Status.DONE, "an act meanwhile is not lost"
    assert hand.window.status.progress.text() == "2 of 5 done"


def test_the_filter_holds_for_what_is_counted_later(hand, panel, qtbot, monkeypatch):
    monkeypatch.setattr(listing, "_SHORT", 0)
    panel.filter.setText("label:PER")
    hand.window.listing.read()
    qtbot.waitUntil(lambda: panel.rows().complete, timeout=10_000)
    qtbot.waitUntil(lambda: titles(panel) == [TITLES[0]], timeout=10_000)


# --- time ---------------------------------------------------------------------------------------


def test_time_between_two_keys_counts_up_to_a_minute_and_is_saved_on_leaving(hand, panel):
    timing, now = hand.window.listing.timing, [0.0]
    timing.clock = lambda: now[0]
    hand.window.open_document("n0")
    steps = list(hand.window.bridge.session.history.done)
    for seconds in (10, 59.5, 61, 3_600, 5.5):
        now[0] += seconds
        timing.active()
    hand.window.open_document("n1")
    assert layer(hand, "n0").seconds == 75
    assert panel.row("n0").seconds == 75
    assert layer(hand, "n0").status is Status.NEW
    hand.window.open_document("n0")
    assert list(hand.window.bridge.session.history.done) == steps


def test_real_keys_of_the_window_are_heard(hand, panel):
    from PySide6.QtTest import QTest

    timing, now = hand.window.listing.timing, [0.0]
    timing.clock = lambda: now[0]
    hand.window.open_document("n2")
    now[0] = 20.0
    QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_Right)
    hand.window.open_document("n1")
    assert layer(hand, "n2").seconds == 20
    assert not hand.window.menus.action("undo").isEnabled()


def test_very_many_documents_are_deleted_and_brought_back_by_a_worker(
    hand, panel, qtbot, monkeypatch
):
    from annotator.gui import bridge, trash

    monkeypatch.setattr(trash, "_FEW", 1)
    monkeypatch.setattr(bridge, "_LARGE", 1)
    hand.window.open_document("n1")
    choose(hand, panel, 1, 2)
    hand.key(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: list(panel.rows().ids[1:]) == ["n3"], timeout=10_000)
    qtbot.waitUntil(lambda: here(hand) == "n3", timeout=10_000)
    hand.window.commands.run("undo")
    assert len(panel.rows()) == 2, "another document is open now, whose last act is another"


def test_a_row_is_found_wherever_the_list_has_been_before(panel):
    model = panel.list.model()
    for row in (3, 3, 1, 4, None, 0):
        place = model.place(row)
        assert place is None if row is None else model.shown[place] == row
    panel.filter.setText("status:done")
    assert [model.place(row) for row in range(5)] == [None, None, 0, None, None]
