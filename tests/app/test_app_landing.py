"""What a worker has saved is taken in as it is, whatever was opened, done or waiting meanwhile."""

import msgspec
import pytest

from annotator.app.projects import make_sample, open_session
from annotator.app.session import Saved
from annotator.app.several import status_act
from annotator.errors import UserError
from annotator.model import commands
from annotator.model.document import Layer, Status


@pytest.fixture
def session(tmp_path):
    make_sample(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    session.open_document(session.documents()[0].id)
    yield session
    session.close()


def mark(session, start, end):
    return session.transaction(commands.mark_span(session.state, [(start, end)], "GPE"))


def same(session):
    """Whether memory is what is stored, history included."""
    state, store = session.state, session.store
    layer, items = store.layer(state.key)
    assert {item.id: item for item in items} == {item.id: item for item in state.items.values()}
    assert (state.layer or Layer()) == layer
    assert session.history == session.read_document(state.key.document).history
    return True


@pytest.mark.parametrize("make", ["mark", "status"])
def test_a_document_that_was_opened_again_meanwhile_has_it_once(session, make):
    id, heard = session.state.key.document, []
    made = {
        "mark": lambda: mark(session, 0, 5),
        "status": lambda: session.transaction(status_act(session, [id], Status.DONE)),
    }
    act = session.save_large(made[make]())
    session.open_document(id)
    session.listen(heard.append)
    session.landed(act)
    assert same(session)
    assert [change.transaction for change in heard if change.transaction] == [act]
    assert session.undo().saved
    assert same(session)


def test_an_act_that_waits_meanwhile_does_not_take_it_out_of_memory(session, monkeypatch):
    large, session.waits = mark(session, 0, 5), True
    commit, held = session.store.commit, UserError("project.locked", "held")

    def locked(_transaction):
        raise held

    session.save_large(large)
    monkeypatch.setattr(session.store, "commit", locked)
    small = mark(session, 6, 10)
    edits = tuple(edit for edit in small.edits if not isinstance(edit.value, Layer))
    small = msgspec.structs.replace(small, edits=edits)
    assert session.dispatch(small).outcome is Saved.PENDING
    session.landed(large)
    monkeypatch.setattr(session.store, "commit", commit)
    assert session.settle().saved
    assert {mention.start for mention in session.state.mentions()} >= {0, 6}
    assert same(session)
