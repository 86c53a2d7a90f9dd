"""Repairs by key and mouse in the real window: each is one act, and undo takes it back."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from annotator.model import commands, commands_repair
from annotator.model.items import Argument

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
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


def event(hand, words, label="Conflict.Attack", *arguments):
    at = hand.canvas.text().index(words)
    act = commands.mark_event(state(hand), [(at, at + len(words))], label)
    hand.window.bridge.act(act)
    for role, target in arguments:
        hand.window.bridge.act(commands.add_argument(state(hand), act.created, role, target))
    hand.settle()
    return act.created


def quotes(hand):
    return [mention.quote for mention in state(hand).mentions()]


def select(hand, *ids):
    hand.window.marking.select(*ids)
    hand.canvas.setFocus()
    hand.settle()


def undo(hand):
    hand.key(KEY.Key_Z, CTRL)
    hand.settle()


# --- ends by keys --------------------------------------------------------------------------------


def test_keys_move_either_end_by_a_word(hand):
    select(hand, marked(hand, "التحالف"))
    hand.type(".")
    assert quotes(hand) == ["التحالف عشرات"]
    hand.key(KEY.Key_Greater, SHIFT)
    assert quotes(hand) == ["التحالف"]
    hand.type(",")
    assert quotes(hand) == ["تدمير التحالف"]
    hand.key(KEY.Key_Less, SHIFT)
    assert quotes(hand) == ["التحالف"]
    hand.key(KEY.Key_Less, SHIFT)
    assert quotes(hand) == ["التحالف"]


# --- joining and cutting -------------------------------------------------------------------------


def test_m_joins_with_the_next_of_the_line_and_shift_m_cuts_at_the_caret(hand):
    first, second = marked(hand, "التحالف"), marked(hand, "عشرات")
    select(hand, first)
    hand.type("m")
    assert quotes(hand) == ["التحالف عشرات"]
    assert state(hand).mention(second) is None
    hand.canvas.set_caret(hand.canvas.text().index("عشرات"))
    hand.key(KEY.Key_M, SHIFT)
    assert quotes(hand) == ["التحالف", "عشرات"]
    undo(hand)
    undo(hand)
    assert state(hand).mention(second) is not None


def test_nothing_to_join_or_cut_is_said_and_changes_nothing(hand):
    select(hand, marked(hand, "التحالف"))
    before = state(hand)
    for key, modifiers in ((KEY.Key_M, NONE), (KEY.Key_M, SHIFT)):
        hand.window.status.say("")
        hand.key(key, modifiers)
        assert hand.window.status.said.text()
    assert state(hand) is before


# --- going about ---------------------------------------------------------------------------------


def test_space_goes_through_the_items_over_each_other(hand):
    inner, outer = marked(hand, "التحالف"), marked(hand, "تدمير التحالف", "ORG")
    hand.canvas.set_caret(hand.canvas.text().index("التحالف"))
    hand.canvas.setFocus()
    seen = []
    for _ in range(3):
        hand.key(KEY.Key_Space)
        seen += hand.window.marking.selected
    assert seen == [inner, outer, inner]
    hand.key(KEY.Key_Space, SHIFT)
    assert hand.window.marking.selected == (outer,)


def test_a_click_on_the_selected_item_takes_the_one_around_it(hand):
    inner, outer = marked(hand, "التحالف"), marked(hand, "تدمير التحالف", "ORG")
    at = hand.canvas.text().index("التحالف") + 2
    for wanted in (inner, outer, inner):
        hand.click(at)
        assert hand.window.marking.selected == (wanted,)


def test_jumps_to_the_same_label_and_to_problems(hand):
    one, other = marked(hand, "بغداد"), marked(hand, "التحالف", "ORG")
    last, attack = marked(hand, "واشنطن"), event(hand, "ضربة", "Life.Die")
    select(hand, one)
    hand.key(KEY.Key_Down, CTRL)
    assert hand.window.marking.selected == (last,)
    hand.key(KEY.Key_Down, CTRL)
    assert hand.window.marking.selected == (one,)
    hand.key(KEY.Key_Up, CTRL)
    assert hand.window.marking.selected == (last,)
    hand.key(KEY.Key_F8)
    assert hand.window.marking.selected == (attack,)
    assert other not in hand.window.marking.selected


def test_without_a_problem_it_is_said(hand):
    select(hand, marked(hand, "بغداد"))
    hand.key(KEY.Key_F8)
    assert hand.window.status.said.text()


# --- arguments -----------------------------------------------------------------------------------


def test_o_moves_an_argument_to_another_role_by_two_digits(hand):
    place = marked(hand, "بغداد")
    attack = event(hand, "ضربة", "Conflict.Attack", ("Place", place))
    select(hand, attack)
    hand.type("o")
    offered = hand.window.asking.chooser.shown()
    assert offered
    hand.type("1")
    hand.settle()
    (moved,) = state(hand).mention(attack).arguments
    assert moved.target == place
    assert moved.role != "Place"
    undo(hand)
    assert state(hand).mention(attack).arguments == (Argument("Place", place),)


def test_o_on_an_item_moves_it_to_another_event(hand):
    place = marked(hand, "بغداد")
    attack = event(hand, "ضربة", "Conflict.Attack", ("Place", place))
    meet = event(hand, "التنسيق", "Contact.Meet")
    select(hand, place)
    hand.type("o")
    chooser = hand.window.asking.chooser
    chooser.line.setText("Contact.Meet")
    hand.key(KEY.Key_Return)
    hand.settle()
    assert state(hand).mention(attack).arguments == ()
    assert [a.target for a in state(hand).mention(meet).arguments] == [place]


def test_o_without_arguments_is_said(hand):
    select(hand, marked(hand, "بغداد"))
    hand.type("o")
    assert hand.window.status.said.text()


# --- everywhere ----------------------------------------------------------------------------------


def test_everywhere_shows_all_places_first_and_marks_the_taken_in_one_act(hand):
    select(hand, marked(hand, "داعش", "ORG"))
    hand.key(KEY.Key_A, SHIFT)
    panel = hand.window.everywhere
    places = panel.taken()
    assert len(places) > 2
    shown = [hand.canvas.page.index.mark(p.id) for p in panel.proposed()]
    assert all(mark is not None and mark.pending for mark in shown)
    assert quotes(hand) == ["داعش"]
    hand.key(KEY.Key_Down)
    hand.key(KEY.Key_Space)
    hand.key(KEY.Key_Return)
    hand.settle()
    assert len(quotes(hand)) == len(places)
    left = places[1]
    assert all((m.start, m.end) != (left.start, left.end) for m in state(hand).mentions())
    assert not panel.isVisible()
    undo(hand)
    assert quotes(hand) == ["داعش"]


def test_a_click_on_a_proposal_leaves_it_and_escape_leaves_all(hand):
    select(hand, marked(hand, "داعش", "ORG"))
    hand.key(KEY.Key_A, SHIFT)
    panel = hand.window.everywhere
    first = panel.taken()[0]
    hand.click(first.start + 1)
    assert first not in panel.taken()
    panel.setFocus()
    hand.key(KEY.Key_Escape)
    hand.settle()
    assert not panel.isVisible()
    assert quotes(hand) == ["داعش"]
    assert all(not mark.pending for mark in hand.canvas.page.index.touching(0, 10**6))


def test_a_name_that_stands_nowhere_else_is_said(hand):
    select(hand, marked(hand, "الأناضول", "ORG"))
    hand.key(KEY.Key_A, SHIFT)
    assert not hand.window.everywhere.isVisible()
    assert hand.window.status.said.text()


# --- dragging an end -----------------------------------------------------------------------------


def spot(hand, offset):
    return hand.canvas.boxes(offset, offset + 1)[0].center()


def grip(hand, id, *, last):
    for found in hand.canvas.hover._grips():
        if found.mark.item == id and found.last is last:
            origin = QPointF(hand.canvas.origin())
            return (QPointF(found.x, (found.top + found.bottom) / 2) + origin).toPoint()
    raise AssertionError("no grip")


def drag(hand, start: QPoint, to: QPointF, modifiers=NONE, *, escape=False):
    port, button = hand.canvas.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, modifiers, start)
    for step in (0.3, 0.7, 1.0):
        here = QPointF(start) + (to - QPointF(start)) * step
        hand.canvas._mouse.move(_moved(here, modifiers))
        hand.settle()
    if escape:
        hand.key(KEY.Key_Escape)
    QTest.mouseRelease(port, button, modifiers, to.toPoint())
    hand.settle()


def _moved(here, modifiers):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    return QMouseEvent(QEvent.Type.MouseMove, here, here, Qt.MouseButton.NoButton, left, modifiers)


def test_an_end_is_dragged_to_the_edge_of_a_word_and_back(hand):
    id = marked(hand, "التحالف")
    select(hand, id)
    text = hand.canvas.text()
    drag(hand, grip(hand, id, last=True), spot(hand, text.index("عشرات") + 3))
    assert quotes(hand) == ["التحالف عشرات"]
    drag(hand, grip(hand, id, last=False), spot(hand, text.index("تدمير") + 1))
    assert quotes(hand) == ["تدمير التحالف عشرات"]
    undo(hand)
    assert quotes(hand) == ["التحالف عشرات"]


def test_with_alt_an_end_goes_to_the_letter(hand):
    id = marked(hand, "التحالف")
    select(hand, id)
    at = hand.canvas.text().index("التحالف") + 4
    drag(hand, grip(hand, id, last=True), spot(hand, at), ALT)
    (quote,) = quotes(hand)
    assert quote in ("التح", "التحا")


def test_escape_lets_the_end_where_it_was(hand):
    id = marked(hand, "التحالف")
    select(hand, id)
    before = state(hand)
    target = spot(hand, hand.canvas.text().index("عشرات"))
    drag(hand, grip(hand, id, last=True), target, escape=True)
    assert state(hand) is before


def test_a_clitic_edge_takes_the_end_too(hand):
    text = hand.canvas.text()
    at = text.index("لتنظيم")
    id = marked(hand, "لتنظيم", "ORG")
    select(hand, id)
    hand.canvas.ensure_visible(at, at + 6)
    hand.settle()
    drag(hand, grip(hand, id, last=False), spot(hand, at + 1))
    assert quotes(hand) == ["تنظيم"]


def test_the_mouse_shows_what_it_is_over(hand):
    id = marked(hand, "التحالف")
    at = hand.canvas.text().index("التحالف")
    hand.canvas.hover.move(spot(hand, at + 2))
    assert hand.canvas.hover.item == id
    port = hand.canvas.viewport()
    over = port.grab().toImage()
    hand.canvas.hover.leave()
    hand.settle()
    assert over != port.grab().toImage()


def test_joining_never_makes_events_arguments_of_each_other(hand):
    inner = event(hand, "تعلن", "Contact.Broadcast")
    middle = event(hand, "تدمير", "Conflict.Attack", ("Target", inner))
    outer = event(hand, "أعلنت", "Contact.Broadcast", ("Topic", middle))
    assert commands_repair.merge_mentions(state(hand), [inner, outer]) is None
    assert commands_repair.move_argument(state(hand), outer, 0, inner, "Topic") is None
    assert hand.window.bridge.session.store.check() == []
