"""Time spent: counted in the log, in nobody's way, and never taken back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.projects import make_sample, open_session
from annotator.app.several import MOST_AT_ONCE, flag_act, status_act
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError
from annotator.model import commands
from annotator.model.document import LayerKey, Status
from annotator.model.edits import Origin
from annotator.store.store import Store


@pytest.fixture
def path(tmp_path):
    make_sample(tmp_path / "p.annot")
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"خبر رقم {number}", encoding="utf-8")
    with Store.open(tmp_path / "p.annot") as store:
        import_paths(store, sorted(tmp_path.glob("*.txt")), ImportOptions(author=""))
    return tmp_path / "p.annot"


@pytest.fixture
def session(path):
    session = open_session(path, "me")
    session.open_document(session.documents().ids[0])
    yield session
    session.close()


def layer(session, id=None):
    return session.store.layer(LayerKey(id or session.state.key.document, "me"))[0]


def test_time_is_saved_as_an_edit_of_the_layer_that_is_no_step_of_the_history(session):
    session.act(commands.mark_span(session.state, [(0, 5)], "GPE"))
    before = session.history
    session.spend(30)
    session.spend(12)
    assert session.save_spent().saved
    assert layer(session).seconds == session.state.layer.seconds == 42
    assert session.history == before
    assert session.save_spent() is None, "nothing was spent since"
    acts = [act for _, act in session.store.acts(session.state.key.document)]
    assert (acts[-1].origin, acts[-1].title) == (Origin.TIME, "time")
    assert session.store.check() == []


def test_reading_alone_makes_no_layer_and_counts_once_something_is_done(session):
    session.spend(30)
    assert session.save_spent() is None
    assert not session.store.layer_exists(session.state.key)
    ids = session.documents().ids
    session.open_document(ids[1])
    session.open_document(ids[0])
    session.act(commands.set_status(session.state, Status.DONE))
    assert session.save_spent().saved
    assert (layer(session).status, layer(session).seconds) == (Status.DONE, 30)


def test_undo_takes_back_the_act_and_not_the_time(session):
    session.act(commands.mark_span(session.state, [(0, 5)], "GPE"))
    session.spend(7)
    session.save_spent()
    assert session.undo().saved
    assert (layer(session).status, layer(session).seconds) == (Status.NEW, 7)
    session.spend(5)
    session.save_spent()
    assert session.redo().saved
    assert (layer(session).status, layer(session).seconds) == (Status.IN_PROGRESS, 12)
    assert session.store.check() == []


def test_undo_and_redo_know_their_steps_after_the_program_was_closed(session, path):
    session.act(commands.set_status(session.state, Status.DONE))
    session.spend(9)
    session.save_spent()
    session.undo()
    session.spend(9)
    session.save_spent()
    session.close()
    again = open_session(path, "me")
    again.open_document(again.documents().ids[0])
    assert again.redo().saved, "time is no new act, which would end what can be done again"
    assert (layer(again).status, layer(again).seconds) == (Status.DONE, 18)
    again.close()


def test_what_another_act_changed_since_is_still_refused(session):
    ids = session.documents().ids
    session.act(status_act(session, ids[1:3], Status.DONE))
    many = session.history.done[-1]
    session.open_document(ids[1])
    session.act(commands.toggle_flag(session.state))
    session.open_document(ids[0])
    session.history = session.history.__class__((many,))
    assert session.undo().error.key == "edit.conflict"
    assert layer(session, ids[2]).status is Status.DONE


def stepped(session, step, at):
    state = session.state
    if step == "time":
        session.spend(3)
        return session.save_spent()
    if step in ("undo", "redo"):
        return getattr(session, step)()
    acts = {
        "mark": lambda: commands.mark_span(state, [(at, at + 1)], "GPE"),
        "flag": lambda: commands.toggle_flag(state),
        "note": lambda: commands.set_layer_note(state, str(at)),
        "done": lambda: commands.set_status(state, Status.DONE),
    }
    return session.act(acts[step]())


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(["mark", "flag", "note", "done", "undo", "redo", "time"]), max_size=14)
)
def test_whatever_happens_no_second_is_lost(tmp_path_factory, steps):
    place = tmp_path_factory.mktemp("t") / "p.annot"
    make_sample(place)
    session = open_session(place, "me")
    session.open_document(session.documents().ids[0])
    for at, step in enumerate(steps):
        ticket = stepped(session, step, at)
        assert ticket is None or ticket.saved, (step, ticket.error)
    session.act(commands.toggle_flag(session.state))
    session.save_spent()
    assert layer(session).seconds == 3 * steps.count("time")
    assert session.store.check() == []
    session.close()


# --- several documents --------------------------------------------------------------------------


def test_a_status_for_several_documents_is_one_act_with_one_undo(session):
    ids = session.documents().ids
    assert session.act(status_act(session, ids, Status.DONE)).saved
    assert session.documents().done == len(ids)
    assert status_act(session, ids, Status.DONE) is None, "there is nothing left to do"
    assert session.undo().saved
    assert not any(session.store.layer_exists(LayerKey(id, "me")) for id in ids)
    assert session.redo().saved
    assert session.documents().done == len(ids)
    assert session.store.check() == []


def test_flags_are_set_where_one_is_missing_and_taken_away_where_none_is(session):
    ids = session.documents().ids
    session.act(flag_act(session, ids[:1]))
    session.act(flag_act(session, ids))
    assert [row.flagged for row in session.documents()] == [True] * len(ids)
    session.act(flag_act(session, ids))
    assert [row.flagged for row in session.documents()] == [False] * len(ids)


def test_undoing_an_act_on_several_documents_leaves_their_time(session):
    ids = session.documents().ids
    session.act(status_act(session, ids, Status.DONE))
    many = session.history.done[-1]
    session.open_document(ids[1])
    session.spend(20)
    session.save_spent()
    session.history = session.history.__class__((many,))
    assert session.undo().saved
    assert (layer(session, ids[1]).status, layer(session, ids[1]).seconds) == (Status.NEW, 20)
    assert not session.store.layer_exists(LayerKey(ids[2], "me"))


def test_too_many_documents_are_refused_with_a_way_out(session):
    with pytest.raises(UserError) as caught:
        status_act(session, ["x"] * (MOST_AT_ONCE + 1), Status.DONE)
    assert caught.value.key == "several.many"
