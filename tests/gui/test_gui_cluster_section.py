"""The cluster of the selected item in the inspector: linked, walked, cut, and undone by key."""

from PySide6.QtCore import Qt

from annotator.model import commands, commands_groups
from annotator.model.items import Cluster

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def state(hand):
    return hand.window.bridge.session.state


def section(hand):
    return hand.window.inspector.groups


def clusters(hand):
    return [item for item in state(hand).items.values() if isinstance(item, Cluster)]


def marked(hand, words, label="ORG", nth=0):
    text, at = hand.canvas.text(), -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    act = commands.mark_span(state(hand), [(at, at + len(words))], label)
    hand.window.bridge.act(act)
    return act.created


def grouped(hand, number=4):
    ids = [marked(hand, "داعش", nth=nth) for nth in range(number)]
    for id in ids[1:]:
        hand.window.bridge.act(commands_groups.corefer(state(hand), ids[0], id))
    hand.settle()
    return ids


def select(hand, *ids):
    hand.window.marking.select(*ids)
    hand.canvas.setFocus()
    hand.settle()


def test_one_place_is_linked_by_key_and_the_link_is_text(hand):
    id = marked(hand, "بغداد", "GPE")
    select(hand, id)
    hand.key(KEY.Key_U, SHIFT)
    hand.type("Q1530")
    hand.key(KEY.Key_Return)
    assert [(c.members, c.link) for c in clusters(hand)] == [((id,), "Q1530")]
    assert section(hand).link.text() == "Q1530"
    hand.canvas.setFocus()
    hand.key(KEY.Key_Z, CTRL)
    assert clusters(hand) == []
    assert section(hand).link.text() == ""


def test_a_half_typed_link_is_kept_for_its_own_item(hand):
    one, other = marked(hand, "بغداد", "GPE"), marked(hand, "واشنطن", "GPE")
    select(hand, one)
    section(hand).focus_link()
    section(hand).link.setText("Q1530")
    select(hand, other)
    assert [(c.members, c.link) for c in clusters(hand)] == [((one,), "Q1530")]
    assert section(hand).link.text() == ""


def test_what_cannot_be_a_link_is_told_and_nothing_is_changed(hand):
    select(hand, marked(hand, "بغداد", "GPE"))
    section(hand).focus_link()
    section(hand).link.setText("Q\u202e0351")
    hand.key(KEY.Key_Return)
    assert clusters(hand) == []
    assert section(hand).link.text() == ""
    assert hand.window.status.said.text()


def test_the_places_of_a_thing_are_walked_by_key_round_the_end(hand):
    ids = grouped(hand)
    select(hand, ids[0])
    seen = []
    for _ in ids:
        hand.key(KEY.Key_S, SHIFT)
        seen.append(hand.window.marking.selected[0])
    assert seen == [*ids[1:], ids[0]]


def test_a_cluster_is_cut_where_the_selected_place_stands(hand):
    ids = grouped(hand)
    select(hand, ids[0])
    assert not section(hand).split.isEnabled()
    select(hand, ids[2])
    section(hand).split.click()
    assert {c.members for c in clusters(hand)} == {tuple(ids[:2]), tuple(ids[2:])}
    hand.canvas.setFocus()
    hand.key(KEY.Key_Z, CTRL)
    assert {c.members for c in clusters(hand)} == {tuple(ids)}


def test_two_links_are_not_joined_and_the_reason_is_said(hand):
    one, other = marked(hand, "بغداد", "GPE"), marked(hand, "واشنطن", "GPE")
    for id, link in ((one, "Q1530"), (other, "Q61")):
        hand.window.bridge.act(commands_groups.link_mention(state(hand), id, link))
    select(hand, one)
    hand.key(KEY.Key_C, SHIFT)
    hand.type("1")
    assert len(clusters(hand)) == 2
    said = hand.window.status.said.text()
    assert "Q1530" in said
    assert "Q61" in said


def test_the_section_stands_beside_an_item_only(hand):
    id = marked(hand, "بغداد", "GPE")
    select(hand, id)
    assert section(hand).isVisible()
    select(hand)
    assert not section(hand).isVisible()
