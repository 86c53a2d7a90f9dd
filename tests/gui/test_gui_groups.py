"""Clusters, labels of the document and zones in the real window: by key, seen, kept, undone."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from annotator.app.exporting import ExportOptions, export_records
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import load_scheme, open_session
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT
from annotator.model import commands
from annotator.model.items import Cluster, DocumentLabel
from annotator.model.scheme import Label, Names
from annotator.store.store import Store

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def state(hand):
    return hand.window.bridge.session.state


def marked(hand, words, label="GPE", nth=0):
    text, at = hand.canvas.text(), -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    act = commands.mark_span(state(hand), [(at, at + len(words))], label)
    hand.window.bridge.act(act)
    hand.settle()
    return act.created


def clusters(hand):
    return [item for item in state(hand).items.values() if isinstance(item, Cluster)]


def page(hand):
    return hand.window.inspector.document


def select(hand, *ids):
    hand.window.marking.select(*ids)
    hand.canvas.setFocus()
    hand.settle()


# --- clusters -----------------------------------------------------------------------------------


def test_shift_c_and_a_digit_say_that_two_places_are_the_same(hand):
    one, other = marked(hand, "داعش", "ORG"), marked(hand, "داعش", "ORG", nth=1)
    marked(hand, "بغداد")
    select(hand, one)
    hand.key(KEY.Key_C, SHIFT)
    assert hand.window.linking.numbers()[other] == 1
    hand.type("1")
    (cluster,) = clusters(hand)
    assert set(cluster.members) == {one, other}
    hand.settle()
    assert hand.canvas.page.index.mark(other).peer
    assert not hand.canvas.page.index.mark(one).peer
    hand.key(KEY.Key_X, SHIFT)
    assert clusters(hand) == []
    hand.key(KEY.Key_Z, CTRL)
    assert len(clusters(hand)) == 1


def test_a_click_picks_the_other_place_too(hand):
    one, other = marked(hand, "بغداد"), marked(hand, "واشنطن")
    select(hand, one)
    hand.key(KEY.Key_C, SHIFT)
    hand.click(state(hand).mention(other).start + 1)
    assert set(clusters(hand)[0].members) == {one, other}


def test_the_page_of_the_document_lists_clusters_and_keeps_their_link(hand):
    one, other = marked(hand, "بغداد"), marked(hand, "واشنطن")
    select(hand, one)
    hand.key(KEY.Key_C, SHIFT)
    hand.type("1")
    select(hand)
    (link,) = [w for w in page(hand).findChildren(QLineEdit) if w.isVisible()]
    link.setFocus()
    link.setText("Q796")
    hand.key(KEY.Key_Return)
    hand.settle()
    assert clusters(hand)[0].link == "Q796"
    hand.window.grouping.walk(clusters(hand)[0].members)
    first = hand.window.marking.selected
    hand.window.grouping.walk(clusters(hand)[0].members)
    assert {*first, *hand.window.marking.selected} == {one, other}


def test_without_a_selection_it_is_said(hand):
    for key in (KEY.Key_C, KEY.Key_X, KEY.Key_Z):
        hand.window.status.say("")
        hand.canvas.setFocus()
        hand.key(key, SHIFT)
        assert hand.window.status.said.text()


# --- labels of the document ---------------------------------------------------------------------


@pytest.fixture
def labelled(qapp, tmp_path):
    """A window on a project whose scheme has labels for whole documents."""
    from annotator.app.projects import resources

    scheme = load_scheme("conll4")
    more = tuple(
        Label(key=key, kind="document", names=Names(ar=ar, en=key.title()))
        for key, ar in (("politics", "سياسة"), ("sports", "رياضة"))
    )
    project = tmp_path / "l.annot"
    store = Store.create(project, msgspec.structs.replace(scheme, labels=(*scheme.labels, *more)))
    import_paths(store, [resources() / "samples" / "article.txt"], ImportOptions())
    store.close()
    hand = Hand(open_window(open_session(project, "me"), LIGHT))
    hand.settle()
    yield hand
    hand.window.close()
    hand.settle()


def test_a_document_is_labelled_by_a_box_and_by_keys(labelled):
    boxes = page(labelled).findChildren(QCheckBox)
    assert [box.text() for box in boxes] == ["Politics", "Sports"]
    boxes[0].click()
    labelled.settle()
    labelled.canvas.setFocus()
    labelled.key(KEY.Key_D, SHIFT)
    labelled.type("2")
    labelled.settle()
    there = {i.label for i in state(labelled).items.values() if isinstance(i, DocumentLabel)}
    assert there == {"politics", "sports"}
    visible = [box for box in page(labelled).findChildren(QCheckBox) if box.isVisible()]
    assert [box.isChecked() for box in visible] == [True, True]


# --- zones --------------------------------------------------------------------------------------


def test_a_zone_is_marked_by_two_keys_seen_and_taken_away(hand):
    text = hand.canvas.text()
    at = text.index("+ الخط -")
    bare = hand.canvas.viewport().grab().toImage()
    hand.canvas.select(at, at + 8)
    hand.key(KEY.Key_Z, SHIFT)
    hand.type("5")
    hand.settle()
    (zone,) = state(hand).zones.values()
    assert (zone.kind, zone.start, zone.end) == ("boilerplate", at, at + 8)
    hand.canvas.set_caret(0)
    hand.settle()
    assert hand.canvas.viewport().grab().toImage() != bare
    hand.key(KEY.Key_Z, CTRL)
    assert not list(state(hand).zones.values())


# --- all of it goes out and comes in --------------------------------------------------------


def test_what_was_grouped_survives_closing_and_a_file(hand, tmp_path):
    one, other = marked(hand, "بغداد"), marked(hand, "واشنطن")
    select(hand, one)
    hand.key(KEY.Key_C, SHIFT)
    hand.type("1")
    hand.window.grouping.set_link(clusters(hand)[0].id, "Q796")
    hand.window.grouping.set_zone(0, 10, "title")
    hand.window.grouping.set_note("checked twice")
    session = hand.window.bridge.session
    export_records(session.store, tmp_path / "out.jsonl", ExportOptions())
    other_project = tmp_path / "other.annot"
    store = Store.create(other_project, session.scheme)
    import_paths(store, [tmp_path / "out.jsonl"], ImportOptions())
    export_records(store, tmp_path / "again.jsonl", ExportOptions())
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()
    assert b"Q796" in (tmp_path / "out.jsonl").read_bytes()
    assert store.check() == session.store.check() == []
    store.close()
    assert other in {m for c in clusters(hand) for m in c.members}
