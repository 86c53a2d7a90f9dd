"""A random person at work: the store equals memory, and undoing all gives the start."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from annotator.app.occurrences import occurrences_of
from annotator.app.projects import make_sample, open_session, open_window_session
from annotator.app.session import Saved
from annotator.model import commands, commands_repair
from annotator.model.document import LayerKey, Status
from annotator.model.items import Event, Span

LABELS = ("PER", "ORG.Media", "GPE", "Time", "WEA")
TYPES = ("Conflict.Attack", "Life.Die", "Contact.Meet")
ROLES = ("Attacker", "Target", "Place", "Victim", "Entity")
places = st.integers(0, 2672)
lengths = st.integers(1, 40)
picks = st.integers(0, 10_000)


class Annotator(RuleBasedStateMachine):
    """Acts, undo, redo and reopening in any order, on a real file."""

    def __init__(self) -> None:
        super().__init__()
        self.place = self._make()
        self._open()
        self.acts = 0

    def _make(self):
        path = Path(tempfile.mkdtemp()) / "p.annot"
        make_sample(path)
        return path

    def _unmake(self):
        shutil.rmtree(self.place.parent)

    def _open(self) -> None:
        self.session = open_session(self.place, "me")
        self.session.open_document(self.session.documents()[0].id)

    @property
    def state(self):
        return self.session.state

    def _pick(self, kind, number):
        ids = sorted(item.id for item in self.state.items.values() if isinstance(item, kind))
        return ids[number % len(ids)] if ids else ""

    def _done(self, ticket):
        return ticket.saved

    def _act(self, act):
        ticket = self.session.act(act)
        assert ticket is None or self._done(ticket), ticket.error

    @rule(at=places, length=lengths, label=st.sampled_from(LABELS))
    def mark(self, at, length, label):
        end = min(at + length, len(self.state.text))
        self._act(commands.mark_span(self.state, [(at, end)], label))

    @rule(at=places, gap=lengths, label=st.sampled_from(LABELS))
    def mark_two_parts(self, at, gap, label):
        at = min(at, len(self.state.text) - 50)
        parts = [(at, at + 2), (at + 2 + gap, at + 4 + gap)]
        self._act(commands.mark_span(self.state, parts, label))

    @rule(at=places, label=st.sampled_from(TYPES))
    def event(self, at, label):
        end = min(at + 4, len(self.state.text))
        self._act(commands.mark_event(self.state, [(at, end)], label))

    @rule(event=picks, filler=picks, role=st.sampled_from(ROLES))
    def argue(self, event, filler, role):
        filler_id = self._pick((Span, Event), filler)
        self._act(commands.add_argument(self.state, self._pick(Event, event), role, filler_id))

    @rule(source=picks, sink=picks)
    def relate(self, source, sink):
        ends = (self._pick((Span, Event), source), self._pick((Span, Event), sink))
        self._act(commands.add_relation(self.state, "PHYS.Located", *ends))

    @rule(number=picks)
    def delete(self, number):
        self._act(commands.delete(self.state, [self._pick(object, number)]))

    @rule(number=picks, at=places, length=lengths)
    def resize(self, number, at, length):
        end = min(at + length, len(self.state.text))
        self._act(commands.resize(self.state, self._pick((Span, Event), number), [(at, end)]))

    @rule(number=picks, label=st.sampled_from(LABELS))
    def relabel(self, number, label):
        self._act(commands.relabel(self.state, self._pick(Span, number), label))

    @rule(one=picks, other=picks)
    def merge(self, one, other):
        ids = [self._pick((Span, Event), one), self._pick((Span, Event), other)]
        self._act(commands_repair.merge_mentions(self.state, ids))

    @rule(number=picks, at=lengths)
    def split(self, number, at):
        mention = self.state.mention(self._pick((Span, Event), number))
        if mention is not None:
            self._act(commands_repair.split_mention(self.state, mention.id, mention.start + at))

    @rule(one=picks, other=picks, at=st.integers(0, 3), role=st.sampled_from(ROLES))
    def move_argument(self, one, other, at, role):
        ends = (self._pick(Event, one), at, self._pick(Event, other))
        self._act(commands_repair.move_argument(self.state, *ends, role))

    @rule(event=picks, at=st.integers(0, 3), filler=picks)
    def replace_argument(self, event, at, filler):
        filler_id = self._pick((Span, Event), filler)
        event_id = self._pick(Event, event)
        self._act(commands_repair.replace_argument(self.state, event_id, at, filler_id))

    @rule(number=picks)
    def mark_everywhere(self, number):
        found = occurrences_of(self.state, self._pick((Span, Event), number))
        if found is not None:
            places = [(place.start, place.end) for place in found.open[:20]]
            self._act(commands_repair.mark_all(self.state, places, found.label, event=found.event))

    @rule(number=picks, value=st.sampled_from(["NAM", "😀", None]))
    def describe(self, number, value):
        self._act(commands.set_attribute(self.state, self._pick(Span, number), "type", value))

    @rule(status=st.sampled_from(list(Status)))
    def status(self, status):
        self._act(commands.set_status(self.state, status))

    @rule()
    def undo(self):
        before = len(self.session.history.done)
        ticket = self.session.undo()
        assert (ticket is None) == (before == 0)
        assert ticket is None or self._done(ticket), ticket.error

    @rule()
    def redo(self):
        ticket = self.session.redo()
        assert ticket is None or self._done(ticket), ticket.error

    @rule()
    def reopen(self):
        before = self.contents(), self.session.history
        self.session.close()
        self._open()
        assert (self.contents(), self.session.history) == before

    @precondition(lambda self: self.session.history.done)
    @rule()
    def undo_everything_and_come_back(self):
        now = self.contents()
        steps = len(self.session.history.done)
        for _ in range(steps):
            assert self._done(self.session.undo())
        assert self.contents() == ({}, None)
        assert self.session.undo() is None
        for _ in range(steps):
            assert self._done(self.session.redo())
        assert self.contents() == now

    def contents(self):
        return {item.id: item for item in self.state.items.values()}, self.state.layer

    @invariant()
    def what_is_stored_is_what_is_in_memory(self):
        key = LayerKey(self.state.key.document, "me")
        layer, items = self.session.store.layer(key)
        stored = layer if self.session.store.layer_exists(key) else None
        assert ({item.id: item for item in items}, stored) == self.contents()

    def teardown(self):
        assert self.session.store.check() == []
        self.session.close()
        self._unmake()


TestAnnotator = Annotator.TestCase
TestAnnotator.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_the_same_person_at_work_on_a_server(team_server, tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path))
    template = team_server.database()
    make_sample(team_server.url(template))

    class OnServer(Annotator):
        def _make(self):
            return team_server.url(team_server.database(template))

        def _open(self):
            self.session = open_window_session(self.place, "me")
            self.session.open_document(self.session.documents()[0].id)

        def _unmake(self):
            team_server.drop(self.place.rpartition("/")[2])

        def _done(self, ticket):
            # What the worker of the window does, here and now.
            for act in self.session.outbox.waiting():
                self.session.store.commit(act)
                self.session.confirmed(act.id)
            return ticket.outcome is not Saved.REFUSED

    few = settings(TestAnnotator.settings, max_examples=6, stateful_step_count=20)
    run_state_machine_as_test(OnServer, settings=few)
    team_server.drop(template)
