"""A clock that jumps changes nothing: order comes from the log, never from the time."""

import itertools

from annotator.app.projects import make_sample, open_session
from annotator.app.session import Session
from annotator.model import commands
from annotator.store.store import Store

JUMPS = tuple(
    f"{day}Z" for day in ("2036-01-01T00:00:00", "2006-01-01T00:00:00", "2026-03-29T02:30:00")
)


def test_history_and_undo_follow_the_log_whatever_the_clock_says(tmp_path):
    project = tmp_path / "p.annot"
    make_sample(project)
    times = itertools.cycle(JUMPS)
    session = Session(Store.open(project), "me", clock=lambda: next(times))
    id = session.documents()[0].id
    session.open_document(id)
    marked = []
    for at in range(0, 80, 8):
        act = commands.mark_span(session.state, [(at, at + 5)], "PER")
        assert session.act(act).saved
        marked.append(act.created)
    for _ in range(4):
        assert session.undo().saved
    assert session.redo().saved
    session.close()
    session = open_session(project, "me")
    session.open_document(id)
    assert {m.id for m in session.state.mentions()} == set(marked[:7])
    assert [head.seq for head in session.store.history(id, "me")] == sorted(
        head.seq for head in session.store.history(id, "me")
    )
    for _ in range(7):
        assert session.undo().saved
    assert not list(session.state.mentions())
    assert session.store.check() == []
    session.close()
