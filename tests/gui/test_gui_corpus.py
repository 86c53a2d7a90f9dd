"""The search of all articles in the window: its hits, the way to each, marking those taken."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.projects import make_sample, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.store.store import Store

WORDS = ("قال محمد إن بغداد بعيدة", "مرّ محمّد بمدينة أخرى", "لا أحد", "زار محمد بغداد مع محمد")


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    make_sample(path)
    lines = [
        json.dumps({"id": f"n{n}", "name": f"خبر {n}", "text": t}) for n, t in enumerate(WORDS)
    ]
    (tmp_path / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [tmp_path / "more.jsonl"], ImportOptions(author="me"))
    return path


@pytest.fixture
def desk(hand, qtbot):
    """The search of a window, and a way to ask and wait."""

    class Desk:
        searching = hand.window.searching

        def open(self):
            hand.window.commands.run("search_corpus")
            hand.settle()
            return self.searching.dialog

        def ask(self, words):
            dialog = self.open()
            dialog.line.setText(words)
            dialog._ask()
            return self.wait()

        def wait(self):
            dialog = self.searching.dialog
            qtbot.waitUntil(self._quiet, timeout=10_000)
            hand.settle()
            return dialog.list.hits.hits

        def _quiet(self):
            return self.searching._jobs.idle

    return Desk()


def layer(hand, id):
    from annotator.model.document import LayerKey

    _, items = hand.window.bridge.session.store.layer(LayerKey(id, "me"))
    return [(item.label, item.quote) for item in items]


def test_hits_of_all_articles_stand_below_each_other(hand, desk):
    hits = desk.ask("محمد")
    there = [hit for hit in hits if hit.document.startswith("n")]
    assert [hit.text for hit in there] == ["محمد", "محمّد", "محمد", "محمد"]
    dialog = desk.searching.dialog
    assert dialog.list.hits.rowCount() == len(hits)
    assert f"{len(hits)}" in dialog.said.text()


def test_typing_asks_after_a_rest_and_the_last_words_count(hand, desk, qtbot):
    dialog = desk.open()
    dialog.line.setText("محمد")
    dialog.line.setText("محمد بغداد")
    qtbot.waitUntil(lambda: bool(dialog.list.hits.rowCount()), timeout=10_000)
    dialog.line.setText("زار محمد بغداد")
    qtbot.waitUntil(lambda: dialog.list.hits.rowCount() == 1, timeout=10_000)
    assert dialog.list.hits.hits[0].document == "n3"


def test_return_opens_the_article_at_the_hit_and_keys_step_on(hand, desk):
    desk.ask("محمد بغداد")
    (hit,) = desk.searching.dialog.list.hits.hits
    desk.searching.dialog.line.setFocus()
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    state = hand.window.bridge.session.state
    assert state.key.document == "n3"
    assert hand.canvas.selection() == (hit.start, hit.end)
    desk.ask("محمد")
    hand.window.commands.run("corpus_next")
    first = hand.window.bridge.session.state.key.document, hand.canvas.selection()
    hand.window.commands.run("corpus_next")
    assert (hand.window.bridge.session.state.key.document, hand.canvas.selection()) != first
    hand.window.commands.run("corpus_previous")
    assert (hand.window.bridge.session.state.key.document, hand.canvas.selection()) == first


def test_the_list_steps_aside_when_it_lies_over_the_hit_and_comes_back_as_it_was(hand, desk):
    desk.ask("محمد بغداد")
    dialog = desk.searching.dialog
    dialog.line.setFocus()
    hand.key(Qt.Key.Key_Down)
    dialog.move(hand.window.canvas.mapToGlobal(hand.window.canvas.rect().topLeft()))
    hand.key(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert "Ctrl+Shift+F" in hand.window.status.said.text()
    assert desk.open() is dialog
    assert dialog.isVisible()
    assert dialog.line.text() == "محمد بغداد"


def test_a_list_beside_the_article_stays_when_it_leads_to_a_hit(hand, desk):
    desk.ask("محمد بغداد")
    dialog = desk.searching.dialog
    dialog.move(hand.window.frameGeometry().topRight() + QPoint(3000, 0))
    dialog.line.setFocus()
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize("words", ["ـــ", "label:", "/(/", "ا" * 5_000])
def test_a_bad_query_is_told_in_the_dialog(hand, desk, words):
    desk.ask("محمد")
    assert desk.ask(words) == []
    said = desk.searching.dialog.said.text()
    assert said
    assert len(said) < 300


def test_a_whole_book_that_is_pasted_is_cut_short_and_told_to_be_too_long(hand, desk, qtbot):
    QApplication.clipboard().setText("قال ab " * 10_000)
    dialog = desk.open()
    dialog.line.setFocus()
    hand.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert 1_000 < len(dialog.line.text()) < 10_000
    dialog._ask()
    qtbot.waitUntil(lambda: "1,000" in dialog.said.text() or "1000" in dialog.said.text())


def test_nothing_found_is_said(hand, desk):
    assert desk.ask("باريسستان") == []
    assert desk.searching.dialog.said.text() == "Nothing was found."


def test_hits_are_marked_as_taken_and_taken_back_at_once(hand, desk):
    desk.ask("محمد")
    dialog = desk.searching.dialog
    number = dialog.list.hits.rowCount()
    assert dialog.labels.isEnabled()
    dialog.chosen.emit("PER")
    dialog.list.setCurrentIndex(dialog.list.hits.index(number - 1))
    hand.key(Qt.Key.Key_Space)
    assert len(dialog.list.hits.taken()) == number - 1
    dialog.take.click()
    desk.wait()
    assert layer(hand, "n0") == [("PER", "محمد")]
    assert layer(hand, "n1") == [("PER", "محمّد")]
    assert layer(hand, "n3") == [("PER", "محمد")]
    assert hand.window.bridge.session.store.check() == []
    hand.window.commands.run("undo")
    assert [layer(hand, id) for id in ("n0", "n1", "n3")] == [[], [], []]
    hand.window.commands.run("redo")
    assert layer(hand, "n0") == [("PER", "محمد")]


def test_any_label_for_the_hits_is_reached_by_the_arrows(hand, desk):
    desk.ask("محمد")
    dialog = desk.searching.dialog
    dialog.labels.setFocus()
    hand.key(Qt.Key.Key_Down)
    assert not dialog.list.hits.choosing
    view = dialog.labels.view()
    assert view.isVisible()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    wanted = view.currentIndex().row()
    assert wanted > 1
    key = dialog.labels.itemData(wanted)
    chosen = []
    dialog.chosen.connect(chosen.append)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [key]


def test_the_selected_item_is_marked_in_all_articles_where_it_is_not_yet(hand, desk):
    window = hand.window
    window.open_document("n0")
    window.canvas.select(4, 8)
    window.marking.press_label("PER")
    hand.settle()
    window.commands.run("mark_corpus")
    hits = desk.wait()
    assert "n0" not in {hit.document for hit in hits}
    assert {"n1", "n3"} <= {hit.document for hit in hits}
    desk.searching.dialog.take.click()
    desk.wait()
    assert layer(hand, "n3") == [("PER", "محمد"), ("PER", "محمد")]
    window.commands.run("undo")
    assert layer(hand, "n3") == []
    assert layer(hand, "n0") == [("PER", "محمد")]


def test_a_list_of_names_is_shown_and_marked(hand, desk, tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("محمد\tPER\nبغداد\tGPE\n", encoding="utf-8")
    hand.window.ruling.naming.look_for_names(path, "ORG")
    hits = desk.wait()
    assert [(h.text, h.label) for h in hits if h.document == "n3"] == [
        ("محمد", "PER"),
        ("بغداد", "GPE"),
        ("محمد", "PER"),
    ]
    desk.searching.dialog.take.click()
    desk.wait()
    assert layer(hand, "n3") == [("PER", "محمد"), ("GPE", "بغداد"), ("PER", "محمد")]


def test_places_to_be_marked_stand_below_what_they_are_and_not_below_an_old_query(
    hand, desk, tmp_path
):
    desk.ask("بعيدة")
    path = tmp_path / "names.txt"
    path.write_text("باريسستان\tPER\n", encoding="utf-8")
    hand.window.ruling.naming.look_for_names(path, "ORG")
    assert desk.wait() == []
    dialog = desk.searching.dialog
    assert dialog.line.text() == ""
    assert dialog.said.text() == f"{desk.searching._offer.said}\nNothing was found."


def test_a_list_with_a_foreign_label_is_refused(hand, desk, tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("محمد\tPLANET\n", encoding="utf-8")
    hand.window.ruling.naming.look_for_names(path)
    hand.settle()
    box = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "message")
    assert "PLANET" in box.informativeText()
    box.close()


def test_the_window_closes_in_the_midst_of_a_search(qapp, project):
    from annotator.gui.demo import open_window
    from annotator.gui.theme import LIGHT

    window = open_window(open_session(project, "me"), LIGHT)
    window.commands.run("search_corpus")
    window.searching.search("/[ا-ي]/")
    window.close()
    qapp.processEvents()
    with Store.open(project) as store:
        assert store.check() == []
