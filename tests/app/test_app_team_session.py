"""Acts that wait for a server are part of what is shown, however the document is read."""

import pytest

from annotator.app.outbox import Outbox
from annotator.app.projects import load_scheme
from annotator.app.team_session import TeamSession
from annotator.app.transfer import ImportOptions, import_paths
from annotator.model import commands
from annotator.store.store import Store


@pytest.fixture
def project(tmp_path):
    (tmp_path / "a.txt").write_text("بغداد تعلن تدمير التحالف", encoding="utf-8")
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        import_paths(store, [tmp_path / "a.txt"], ImportOptions())
        yield store


def quotes(state):
    return [mention.quote for mention in state.mentions()]


@pytest.fixture
def waiting(project, tmp_path):
    """A session with two acts that the server has not answered for."""
    session = TeamSession(project, "me", Outbox(tmp_path / "outbox", "server", "me"))
    document = project.document_ids()[0]
    session.open_document(document)
    session.act(commands.mark_span(session.state, [(0, 5)], "GPE"))
    session.act(commands.mark_span(session.state, [(6, 10)], "ORG"))
    return session, document


def test_acts_that_wait_are_shown_when_the_document_is_read_again(waiting):
    session, document = waiting
    opened = session.read_document(document)
    assert quotes(opened.state) == []
    assert quotes(session.adopt(opened)) == ["بغداد", "تعلن"]
    assert len(session.history.done) == 2


def test_an_act_that_arrived_unanswered_is_not_there_twice(waiting):
    session, document = waiting
    session.store.commit(session.outbox.waiting()[0])
    assert quotes(session.open_document(document)) == ["بغداد", "تعلن"]
    assert len(session.history.done) == 2


def test_listeners_hear_of_a_document_once_and_whole(waiting):
    session, document = waiting
    heard = []
    session.listen(lambda change: heard.append(quotes(change.new)))
    session.open_document(document)
    assert heard == [["بغداد", "تعلن"]]


def test_what_was_read_before_an_answer_came_lacks_nothing(waiting):
    session, document = waiting
    opened = session.read_document(document)
    act = session.outbox.waiting()[0]
    session.store.commit(act)
    session.confirmed(act.id)
    assert quotes(session.adopt(opened)) == ["بغداد", "تعلن"]
