"""A random person at work on a whole corpus: the store equals memory, and each undo takes all back.

Marks, zones, many documents at once, the trash, corrected texts, rules, time spent and changes of
the scheme, in any order, with closing and opening in between.
"""

import contextlib
import json
import shutil
import tempfile
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from annotator.app import correcting, scheme_editing, trash
from annotator.app.corpus_rules import mark_found
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import load_scheme, open_session
from annotator.app.rule_run import RuleRun
from annotator.app.several import flag_act, status_act
from annotator.errors import UserError
from annotator.model import commands, commands_groups, scheme_edits
from annotator.model.document import Layer, LayerKey, Status
from annotator.model.items import Event, Span
from annotator.model.zone_lines import learn
from annotator.store.store import Store

LINES = (
    "عنوان الخبر",
    "قال محمد علي في بغداد إن الجيش دخل الموصل",
    "+ الخط -",
    "ثم انتهى الخبر أمس",
)
TEXT = "\n".join(LINES)
TEXTS = (
    TEXT,
    TEXT.replace("محمد", "محمود"),
    TEXT.replace("بغداد", "البصرة أو بغداد"),
    "\n".join(LINES[1:]),
    "نص آخر",
)
IDS, AUTHORS = ("d0", "d1", "d2"), ("me", "you")
REFUSALS = frozenset(
    {"scheme.elsewhere", "edit.conflict", "history.text", "scheme.nothing", "scheme.changed_since"}
)
places, picks = st.integers(0, len(TEXT)), st.integers(0, 1000)
ids = st.sampled_from(IDS)


def template() -> Path:
    folder = Path(tempfile.mkdtemp())
    records = [
        {
            "id": id,
            "text": TEXT,
            "author": author,
            "entities": [{"id": "s1", "label": "PER", "start": 16, "end": 20}]
            if author == "you" or id == "d1"
            else [],
        }
        for id in IDS
        for author in AUTHORS
    ]
    source = folder / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Store.create(folder / "t.annot", load_scheme("ace2005")) as store:
        import_paths(store, [source], ImportOptions(author=""))
    return folder / "t.annot"


class Corpus(RuleBasedStateMachine):
    """One person; `around` has what there was before and after each act, but for time."""

    made: Path | None = None

    def __init__(self) -> None:
        super().__init__()
        if Corpus.made is None:
            Corpus.made = template()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "p.annot"
        shutil.copy(Corpus.made, self.path)
        self.session = open_session(self.path, "me")
        self.session.open_document("d0")
        self.start = self.dump()
        self.around: dict[str, tuple[object, object]] = {}

    # --- what there is ----------------------------------------------------------------------

    def dump(self) -> object:
        """All that is stored, but for the seconds and the layers that hold nothing else."""
        store, found = self.session.store, {}
        for id in IDS:
            document = store.document(id)
            text = store.text(id, abs(document.text_version)).text
            found[id] = document, text, frozenset(store.zones(id))
            for author in AUTHORS:
                layer, items = store.layer(LayerKey(id, author))
                plain = msgspec.structs.replace(layer, seconds=0)
                found[id, author] = plain, frozenset((i.id, repr(i)) for i in items)
        return store.scheme(), found

    def doing(self, act) -> None:
        """Do an act by what gives a ticket, a saved transaction, or raises; remember around it."""
        before = self.dump()
        steps = self.session.history.done
        try:
            ticket = act()
        except UserError as error:
            if error.key not in REFUSALS:
                raise
            ticket = None
        if ticket is not None and getattr(ticket, "error", None) is not None:
            assert ticket.error.key in REFUSALS, ticket.error
            assert self.dump() == before
            return
        new = self.session.history.done[-1:]
        # To bring documents back takes the step of their deletion out: the last one is an old one.
        if new and new[0].id not in {step.id for step in steps}:
            self.around[new[0].id] = before, self.dump()

    def act(self, make) -> None:
        self.doing(lambda: self.session.act(make()))

    def large(self, make) -> None:
        def work():
            act = make()
            if act is not None:
                saved = self.session.save_large(self.session.transaction(act))
                self.session.landed(saved)

        self.doing(work)

    @property
    def state(self):
        return self.session.state

    def pick(self, kind, number):
        found = sorted(item.id for item in self.state.items.values() if isinstance(item, kind))
        return found[number % len(found)] if found else ""

    # --- acts on the open document ------------------------------------------------------------

    @rule(at=places, length=st.integers(1, 9), label=st.sampled_from(("PER", "GPE", "ORG.Media")))
    def mark(self, at, length, label):
        end = min(at + length, len(self.state.text))
        self.act(lambda: commands.mark_span(self.state, [(at, end)], label))

    @rule(at=places, label=st.sampled_from(("Conflict.Attack", "Life.Die")), filler=picks)
    def event(self, at, label, filler):
        end = min(at + 4, len(self.state.text))
        self.act(lambda: commands.mark_event(self.state, [(at, end)], label))
        event, target = self.pick(Event, filler), self.pick(Span, filler)
        if event and target:
            self.act(lambda: commands.add_argument(self.state, event, "Attacker", target))

    @rule(number=picks)
    def delete(self, number):
        self.act(lambda: commands.delete(self.state, [self.pick(object, number)]))

    @rule(number=picks, label=st.sampled_from(("PER", "FAC")))
    def relabel(self, number, label):
        self.act(lambda: commands.relabel(self.state, self.pick(Span, number), label))

    @rule(label=st.sampled_from(("politics", "sport")))
    def label_document(self, label):
        self.act(lambda: commands_groups.toggle_document_label(self.state, label))

    @rule(at=places, length=st.integers(1, 30), kind=st.sampled_from(("title", "boilerplate", "")))
    def zone(self, at, length, kind):
        end = min(at + length, len(self.state.text))
        self.act(lambda: commands_groups.mark_zone(self.state, at, end, kind))

    @rule(status=st.sampled_from(list(Status)))
    def status(self, status):
        self.act(lambda: commands.set_status(self.state, status))

    @rule(seconds=st.integers(1, 100))
    def spend(self, seconds):
        self.session.spend(seconds)
        ticket = self.session.save_spent()
        assert ticket is None or ticket.saved, ticket.error

    # --- acts on many -------------------------------------------------------------------------

    @rule(some=st.lists(ids, min_size=1, unique=True), status=st.sampled_from(list(Status)))
    def status_of_many(self, some, status):
        self.large(lambda: status_act(self.session, some, status))

    @rule(some=st.lists(ids, min_size=1, unique=True))
    def flag_many(self, some):
        self.act(lambda: flag_act(self.session, some))

    @rule(some=st.lists(st.sampled_from(("d1", "d2")), min_size=1, unique=True))
    def throw_away(self, some):
        if self.state.key.document in some:
            self.session.open_document("d0")
        self.large(lambda: trash.delete_documents(self.session.store, some))

    @rule(some=st.lists(st.sampled_from(("d1", "d2")), min_size=1, unique=True))
    def bring_back(self, some):
        lying = {one.document.id for one in self.session.store.trash()}
        some = [id for id in some if id in lying]
        if some:
            self.doing(lambda: trash.bring_back(self.session, some))

    @rule(text=st.sampled_from(TEXTS), id=ids)
    def correct(self, text, id):
        if self.session.store.document(id).text_version < 0:
            return

        def work():
            found = correcting.prepare(self.session.store, id, correcting.typed(text))
            done = correcting.correct(self.session, found)
            if done.saved is not None:
                self.session.landed(done.saved)

        self.doing(work)

    @rule(line=st.sampled_from(LINES), kind=st.sampled_from(("boilerplate", "title")))
    def run_rules(self, line, kind):
        start = self.state.text.find(line)
        learnt = learn(self.state.text, start, start + len(line), kind) if start >= 0 else None
        if learnt is None:
            return
        one = msgspec.structs.replace(learnt, id=commands.random_id("r"), name=line)

        def work():
            session = self.session
            run = RuleRun(session.store, session.scheme, "me", [one], everything=True)
            with contextlib.closing(session.store.corpus()) as corpus:
                hits = list(run.hits(corpus))
            for saved, _ in mark_found(session, run, hits[1:], hits[:1], keep=False).parts:
                if saved is not None:
                    session.landed(saved)

        self.doing(work)

    # --- the scheme -----------------------------------------------------------------------------

    def scheme(self, make) -> None:
        def work():
            change = make(self.session.scheme)
            if change is not None:
                scheme_editing.apply_change(self.session, change)

        try:
            work()
        except UserError as error:
            if not error.key.startswith("scheme."):
                raise
        self.read_again()

    def read_again(self) -> None:
        self.session.reload_scheme()
        self.session.open_document(self.state.key.document)

    @rule(old=st.sampled_from(("PER", "GPE", "NEW")), new=st.sampled_from(("PER", "GPE", "NEW")))
    def rename_label(self, old, new):
        self.scheme(lambda scheme: scheme_edits.rename_label(scheme, old, new))

    @rule(old=st.sampled_from(("PER", "FAC")), new=st.sampled_from(("GPE", "ORG.Media")))
    def merge_label(self, old, new):
        self.scheme(lambda scheme: scheme_edits.merge_labels(scheme, old, new))

    @rule(key=st.sampled_from(("PER", "GPE", "Conflict.Attack")), gone=st.booleans())
    def retire_or_delete_label(self, key, gone):
        change = scheme_edits.delete_label if gone else scheme_edits.retire_label
        self.scheme(lambda scheme: change(scheme, key))

    @rule(again=st.booleans())
    def take_scheme_back(self, again):
        before = self.dump()
        try:
            (scheme_editing.bring_again if again else scheme_editing.take_back)(self.session)
        except UserError as error:
            if error.key not in REFUSALS:
                raise
            assert self.dump() == before
        self.read_again()

    # --- back and forth -------------------------------------------------------------------------

    @rule()
    def undo(self):
        self._step(self.session.history.done, self.session.undo, 1, 0)

    @rule()
    def redo(self):
        self._step(self.session.history.undone, self.session.redo, 0, 1)

    def _step(self, steps, go, here, there):
        before = self.dump()
        ticket = go()
        assert (ticket is None) == (not steps)
        if ticket is None:
            return
        if ticket.error is not None:
            assert ticket.error.key in REFUSALS, ticket.error
            assert self.dump() == before
            around = self.around.get(steps[-1].id)
            assert around is None or around[here] != before, f"refused: {ticket.error}"
            return
        around = self.around.get(steps[-1].id)
        if around is not None and around[here] == before:
            assert self.dump() == around[there]

    @rule(id=ids)
    def open(self, id):
        if self.session.store.document(id).text_version > 0:
            self.session.open_document(id)

    @rule()
    def reopen(self):
        before, id = self.dump(), self.state.key.document
        self.session.close()
        assert sorted(p.name for p in self.folder.iterdir()) == ["p.annot"]
        self.session = open_session(self.path, "me")
        self.session.open_document(id)
        assert self.dump() == before

    # --- what always holds ----------------------------------------------------------------------

    @invariant()
    def memory_is_what_is_stored(self):
        state, store = self.state, self.session.store
        layer, items = store.layer(state.key)
        assert {i.id: i for i in items} == {i.id: i for i in state.items.values()}
        assert layer == (state.layer or Layer())
        assert state.text == store.text(state.key.document).text
        assert set(store.zones(state.key.document)) == set(state.zones.values())
        assert state.document == store.document(state.key.document)
        assert self.session.scheme == store.scheme()

    @invariant()
    def offsets_give_the_quote(self):
        for id in IDS:
            number = abs(self.session.store.document(id).text_version)
            text = self.session.store.text(id, number).text
            for author in AUTHORS:
                for item in self.session.store.layer(LayerKey(id, author))[1]:
                    if isinstance(item, (Span, Event)):
                        assert " ".join(text[a:b] for a, b in item.fragments) == item.quote

    def teardown(self):
        assert self.session.store.check() == []
        self.session.close()
        shutil.rmtree(self.folder)


TestCorpus = Corpus.TestCase
TestCorpus.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
