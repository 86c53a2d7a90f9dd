"""The past of a document is data: looking changes nothing, going back is one act, undone as one."""

import hashlib
import random

import msgspec
import pytest

from annotator.app import timeline
from annotator.app.care import Schedule
from annotator.app.projects import load_scheme
from annotator.app.session import Session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError
from annotator.model.commands import Act
from annotator.model.document import Layer, LayerKey
from annotator.model.edits import Edit
from annotator.model.items import Span
from annotator.store.store import Store

TEXT = "أعلن رئيس الوزراء في بغداد عن تدمير عشرات المخابئ قرب الحدود"


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "d", "text": "' + TEXT + '"}\n', encoding="utf-8")
    store = Store.create(tmp_path / "p.annot", load_scheme("ace2005"))
    import_paths(store, [path], ImportOptions(author="me"))
    with store:
        session = Session(store, "me")
        session.open_document("d")
        yield session


def span(id, start, end, label="GPE"):
    return Span(id=id, fragments=((start, end),), quote=TEXT[start:end], label=label)


def mark(session, *changes, title="mark"):
    ticket = session.act(Act(title, tuple(Edit(session.state.key, b, a) for b, a in changes)))
    assert ticket.saved, ticket.error


def plain(state):
    return sorted(state.items.values(), key=lambda item: item.id), state.layer


def test_every_state_of_the_past_is_what_it_was(session):
    chance = random.Random(3)
    seen = {}
    for step in range(40):
        items = list(session.state.items.values())
        if items and chance.random() < 0.3:
            mark(session, (chance.choice(items), None))
        elif items and chance.random() < 0.3:
            old = chance.choice(items)
            mark(session, (old, msgspec.structs.replace(old, note=f"n{step}")))
        elif items and chance.random() < 0.3:
            session.undo()
        else:
            start = chance.randrange(len(TEXT) - 5)
            mark(session, (None, span(f"s{step}", start, start + 4)))
        last = session.store.acts("d")[-1][0]
        seen[last] = plain(session.state)
    for number, then in seen.items():
        assert plain(timeline.state_at(session.store, session.state.key, number)) == then


def test_looking_at_the_past_changes_no_byte(session):
    mark(session, (None, span("a", 0, 4)))
    path = session.store.path
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    acts = session.store.acts("d")
    timeline.past_acts(acts, "d")
    timeline.state_at(session.store, session.state.key, acts[0][0])
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert session.store.acts("d") == acts


def test_the_list_names_each_act_with_author_time_and_number(session):
    mark(session, (None, span("a", 0, 4)), title="mark GPE")
    listed = timeline.past_acts(session.store.acts("d"), "d")
    assert [(act.title, act.author) for act in listed[1:]] == [("mark GPE", "me")]
    assert listed[0].number < listed[1].number
    assert listed[1].changes == 2
    assert listed[1].time.endswith("Z")


def test_going_back_is_one_act_and_undo_takes_it_back(session):
    mark(session, (None, span("a", 0, 4)))
    number = session.store.acts("d")[-1][0]
    then = plain(session.state)
    mark(session, (session.state.item("a"), None), (None, span("b", 5, 9)))
    mark(session, (session.state.layer, msgspec.structs.replace(session.state.layer, note="x")))
    now = plain(session.state)
    acts = len(session.store.acts("d"))
    past = timeline.state_at(session.store, session.state.key, number)
    assert session.act(timeline.return_act(session.state, past, number)).saved
    assert plain(session.state) == then
    assert len(session.store.acts("d")) == acts + 1
    assert timeline.return_act(session.state, past, number) is None
    assert session.undo().saved
    assert plain(session.state) == now
    assert session.store.check() == []


def test_going_back_leaves_the_work_of_others_and_the_time_spent(session):
    mark(session, (None, span("a", 0, 4)))
    number = session.store.acts("d")[-1][0]
    layer = session.state.layer
    mark(session, (layer, msgspec.structs.replace(layer, seconds=99, flagged=True)))
    other = Session(session.store, "you")
    other.open_document("d")
    mark(other, (None, span("theirs", 5, 9)))
    past = timeline.state_at(session.store, session.state.key, number)
    session.act(timeline.return_act(session.state, past, number))
    assert session.state.layer == Layer(status=layer.status, seconds=99)
    assert session.store.layer(LayerKey("d", "you"))[1][0].id == "theirs"


def test_a_number_that_is_not_of_this_document_is_refused(session):
    with pytest.raises(UserError) as refused:
        timeline.state_at(session.store, session.state.key, 999)
    assert refused.value.key == "history.missing"


def test_going_back_over_another_text_is_refused(session):
    past = timeline.state_at(session.store, session.state.key, session.store.acts("d")[0][0])
    other = msgspec.structs.replace(past.version, number=2)
    with pytest.raises(UserError) as refused:
        timeline.return_act(session.state, msgspec.structs.replace(past, version=other), 1)
    assert refused.value.key == "history.text"


class Watch:
    """A clock that is set by hand, in seconds."""

    now = 0.0

    def __call__(self):
        return self.now


def test_a_backup_is_due_half_an_hour_after_the_first_act_and_never_without_one():
    watch = Watch()
    schedule = Schedule(watch)
    watch.now = 10_000
    assert not schedule.due()
    schedule.acted()
    watch.now += 29 * 60
    schedule.acted()
    assert not schedule.due()
    watch.now += 60
    assert schedule.due()
    schedule.began()
    schedule.done()
    assert not schedule.due()


def test_what_is_done_while_a_backup_is_made_is_counted_for_the_next():
    watch = Watch()
    schedule = Schedule(watch)
    schedule.acted()
    schedule.began()
    schedule.acted()
    schedule.done()
    watch.now = 1799
    assert not schedule.due()
    watch.now = 1800
    assert schedule.due()
    schedule.failed(minutes=5)
    assert not schedule.due()
    watch.now += 300
    assert schedule.due()
