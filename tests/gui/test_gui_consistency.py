"""The window of findings: groups, their places, the way to each, and putting them right."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.app.projects import make_sample, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.app.trash import delete_documents
from annotator.model.document import LayerKey
from annotator.store.store import Store

WORDS = "قال محمد إن بغداد بعيدة عن محمد"
ENDS = ("في الصباح", "عند المساء البارد جداً", "بعد الظهر من يوم آخر طويل", "في آخر الليل")
MARKS = ((4, 8, "PER"), (12, 17, "GPE"), (27, 31, "PER"))


@pytest.fixture
def project(tmp_path):
    """Three articles marked alike but for three slips: a label, a missing mark, a blank."""
    path = tmp_path / "p.annot"
    make_sample(path)
    records = [
        {
            "id": f"n{n}",
            "name": f"خبر {n}",
            "text": f"{WORDS} {end}",
            "entities": [
                {"id": f"s{at}", "start": a, "end": b, "label": label}
                for at, (a, b, label) in enumerate(MARKS)
            ],
        }
        for n, end in enumerate(ENDS)
    ]
    records[1]["entities"][1]["label"] = "LOC"
    records[2]["entities"][0]["end"] += 1
    del records[3]["entities"][2]
    lines = "\n".join(json.dumps(record) for record in records)
    (tmp_path / "more.jsonl").write_text(lines, encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [tmp_path / "more.jsonl"], ImportOptions(author="me"))
    return path


@pytest.fixture
def desk(hand, qtbot):
    """The findings of a window, and a way to ask and wait."""

    class Desk:
        consistency = hand.window.consistency

        def open(self):
            hand.window.commands.run("consistency")
            self.wait()
            return self.consistency.dialog

        def wait(self):
            qtbot.waitUntil(self._quiet, timeout=20_000)
            hand.settle()

        def _quiet(self):
            c = self.consistency
            return c._turns.idle and not c._rest.isActive()

        def kinds(self):
            return [group.kind for group in self.consistency.dialog.report.groups]

        def choose(self, kind):
            dialog = self.consistency.dialog
            row = [group.kind for group in dialog.model.groups].index(kind)
            dialog.groups.setCurrentIndex(dialog.model.index(row))
            hand.settle()
            return dialog

    return Desk()


def labels(hand, id):
    _, items = hand.window.bridge.session.store.layer(LayerKey(id, "me"))
    return [(item.label, item.quote) for item in items]


def test_what_is_odd_is_listed_the_likeliest_first(hand, desk):
    dialog = desk.open()
    assert desk.kinds()[0] == "edge.blank"
    assert {"label.differs", "label.missing"} <= set(desk.kinds())
    assert f"{dialog.report.number}" in dialog.said.text()
    sure = [group.likelihood for group in dialog.report.groups]
    assert sure == sorted(sure, reverse=True)
    row = dialog.model.index(desk.kinds().index("label.differs"))
    assert "بغداد" in row.data()
    assert "GPE" in row.data()


def test_a_group_shows_its_places_and_return_goes_to_one(hand, desk):
    dialog = desk.open()
    desk.choose("label.differs")
    (found,) = dialog.list.hits.hits
    assert (found.document, found.text, found.label) == ("n1", "بغداد", "LOC")
    dialog.list.setFocus()
    hand.key(Qt.Key.Key_Return)
    assert hand.window.bridge.session.state.key.document == "n1"
    assert hand.window.marking.selected == (found.item,)


def test_a_click_shows_the_place_and_a_click_on_the_tick_only_leaves_it(hand, desk, qtbot):
    dialog = desk.open()
    desk.choose("label.missing")
    (found,) = dialog.list.hits.hits
    row = dialog.list.visualRect(dialog.list.hits.index(0))
    tick = row.topLeft() + QPoint(15, row.height() // 2)
    before = hand.window.bridge.session.state.key.document
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    hand.settle()
    assert dialog.taken() == []
    assert hand.window.bridge.session.state.key.document == before
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    hand.settle()
    assert hand.window.bridge.session.state.key.document == found.document == "n3"
    assert hand.canvas.selection() == (found.start, found.end)
    assert dialog.isVisible()


def test_keys_step_through_all_places_of_all_groups(hand, desk):
    dialog = desk.open()
    seen = []
    for _ in range(dialog.report.number):
        hand.window.commands.run("next_finding")
        hand.settle()
        hit = dialog.list.current()
        seen.append((hit.kind, hit.document, hit.start))
    assert len(set(seen)) == dialog.report.number
    hand.window.commands.run("previous_finding")
    hand.settle()
    hit = dialog.list.current()
    assert (hit.kind, hit.document, hit.start) == seen[-2]


def test_labels_are_changed_in_one_act_and_the_list_follows_also_undo(hand, desk):
    dialog = desk.open()
    desk.choose("label.differs")
    assert dialog.labels.currentData() == "GPE"
    dialog.fix.click()
    desk.wait()
    assert ("GPE", "بغداد") in labels(hand, "n1")
    assert "label.differs" not in desk.kinds()
    hand.window.open_document("n1")
    hand.settle()
    hand.window.commands.run("undo")
    desk.wait()
    assert ("LOC", "بغداد") in labels(hand, "n1")
    assert "label.differs" in desk.kinds()
    hand.window.commands.run("redo")
    desk.wait()
    assert "label.differs" not in desk.kinds()
    assert hand.window.bridge.session.store.check() == []


def test_edges_and_missing_marks_are_put_right(hand, desk):
    dialog = desk.open()
    for kind in ("edge.blank", "label.missing"):
        desk.choose(kind)
        dialog.fix.click()
        desk.wait()
        assert kind not in desk.kinds()
    assert ("PER", "محمد") in labels(hand, "n2")
    assert labels(hand, "n3").count(("PER", "محمد")) == 2


def test_only_what_is_ticked_is_changed(hand, desk):
    dialog = desk.open()
    desk.choose("edge.blank")
    assert dialog.fix.isEnabled()
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.list.hits.index(0))
    hand.key(Qt.Key.Key_Space)
    assert not dialog.fix.isEnabled()
    assert not dialog.right.isEnabled()
    dialog.every.click()
    assert dialog.fix.isEnabled()


def test_marking_by_hand_takes_a_finding_off_the_list(hand, desk):
    desk.open()
    hand.window.open_document("n3")
    hand.settle()
    hand.window.canvas.select(27, 31)
    hand.window.marking.press_label("PER")
    desk.wait()
    assert "label.missing" not in desk.kinds()
    assert "edge.blank" in desk.kinds()


def test_what_is_called_right_goes_and_comes_back(hand, desk):
    dialog = desk.open()
    for whole in (False, True):
        desk.choose("label.differs")
        (dialog.never if whole else dialog.right).click()
        desk.wait()
        assert "label.differs" not in desk.kinds()
        dialog.checkAsked.emit()
        desk.wait()
        assert "label.differs" not in desk.kinds()
        if not whole:
            hand.window.commands.run("undo")
            desk.wait()
            dialog.checkAsked.emit()
            desk.wait()
            assert "label.differs" in desk.kinds()


def test_what_was_called_right_is_told_again(hand, desk, qtbot):
    dialog = desk.open()
    desk.choose("label.differs")
    dialog.right.click()
    desk.wait()

    def choose():
        (chooser,) = [w for w in QApplication.topLevelWidgets() if w.objectName() == "calledRight"]
        assert [row.title for row in chooser.list.rows()] == ["بغداد"]
        chooser.back.click()

    waiting = QTimer(interval=50)

    def look():
        if any(w.objectName() == "calledRight" for w in QApplication.topLevelWidgets()):
            waiting.stop()
            choose()

    waiting.timeout.connect(look)
    waiting.start()
    dialog.before.click()
    desk.wait()
    assert "label.differs" in desk.kinds()


def test_kinds_and_likelihood_narrow_the_list(hand, desk):
    dialog = desk.open()
    dialog.kinds.setCurrentIndex(dialog.kinds.findData("label.missing"))
    dialog.kinds.activated.emit(dialog.kinds.currentIndex())
    assert {group.kind for group in dialog.model.groups} == {"label.missing"}
    dialog.kinds.setCurrentIndex(0)
    dialog.likelihood.setValue(95)
    dialog.check.click()
    desk.wait()
    assert set(desk.kinds()) == {"edge.blank"}


def test_like_articles_go_into_the_trash_but_for_the_first(hand, desk, tmp_path):
    text = f"{WORDS} {ENDS[0]}"
    (tmp_path / "again.jsonl").write_text(
        json.dumps({"id": "n9", "name": "again", "text": text}), encoding="utf-8"
    )
    import_paths(
        hand.window.bridge.session.store, [tmp_path / "again.jsonl"], ImportOptions(author="me")
    )
    dialog = desk.open()
    desk.choose("document.same")
    assert [found.document for found in dialog.taken()] == ["n9"]
    dialog.fix.click()
    desk.wait()
    assert "document.same" not in desk.kinds()
    assert [lying.document.id for lying in hand.window.bridge.session.store.trash()] == ["n9"]


def test_an_author_without_work_is_told_so_and_may_ask_for_that_of_all(qapp, project, qtbot):
    from annotator.gui.demo import open_window
    from annotator.gui.theme import LIGHT

    window = open_window(open_session(project, "other"), LIGHT)
    consistency = window.consistency
    window.commands.run("consistency")
    qtbot.waitUntil(lambda: consistency._turns.idle, timeout=20_000)
    dialog = consistency.dialog
    assert "No work of yours" in dialog.said.text()
    dialog.everybody.setChecked(True)
    dialog.check.click()
    qtbot.waitUntil(lambda: consistency._turns.idle, timeout=20_000)
    assert any(group.kind == "label.differs" for group in dialog.report.groups)
    row = [group.kind for group in dialog.model.groups].index("label.differs")
    dialog.groups.setCurrentIndex(dialog.model.index(row))
    dialog.fix.click()
    qtbot.waitUntil(lambda: consistency._turns.idle, timeout=20_000)
    # Other people's work is not changed.
    assert "Put right: 0" in dialog.said.text()
    window.close()


def test_the_window_closes_in_the_midst_of_a_check(qapp, project):
    from annotator.gui.demo import open_window
    from annotator.gui.theme import LIGHT

    window = open_window(open_session(project, "me"), LIGHT)
    window.commands.run("consistency")
    window.close()
    qapp.processEvents()
    with Store.open(project) as store:
        assert store.check() == []


def test_an_empty_project_has_nothing_odd(hand, desk, tmp_path):
    session = hand.window.bridge.session
    hand.window.bridge.act(delete_documents(session.store, ["n0", "n1", "n2", "n3"]))
    desk.open()
    assert desk.kinds() == []
