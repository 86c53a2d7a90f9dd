"""Ruling: offers to mark elsewhere what was marked once, and runs the rules that are kept.

A card above the article says what could be done; nothing is marked before somebody says so.
"""

import contextlib
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject

from annotator.app.corpus_marking import MOST_AT_ONCE, Marked
from annotator.app.corpus_rules import MOST_ZONES, load_rules, mark_found, may_keep
from annotator.app.rule_run import RuleRun
from annotator.app.searching import Hit
from annotator.errors import UserError
from annotator.gui.corpus_dialog import sentence
from annotator.gui.corpus_searching import MOST_HITS, Offer
from annotator.gui.document_view import zone_name
from annotator.gui.jobs import Job, Work, raise_bug, run_job
from annotator.gui.naming import Naming
from annotator.gui.notice import Notice
from annotator.gui.rule_words import what_words
from annotator.gui.telling import in_words
from annotator.gui.widgets import message
from annotator.model.commands import random_id
from annotator.model.corpus_rules import AnyRule, MarkRule, ZoneRule, source_of
from annotator.model.document import Zone
from annotator.model.edits import Origin, Transaction
from annotator.model.zone_lines import learn

if TYPE_CHECKING:
    from annotator.gui.window import Window

_NAME = 60


class Found(msgspec.Struct, frozen=True):
    """What a run has found: its places without the words around them; `cut` when not all."""

    run: RuleRun
    hits: list[Hit]
    cut: bool = False

    @property
    def articles(self) -> int:
        """In how many articles."""
        return len({hit.document for hit in self.hits})


class Ruling(QObject):
    """The rules of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.naming = Naming(window)
        self.card = Notice(window)
        self.card.setObjectName("ruleCard")
        self._no: set[tuple[str, ...]] = set()
        self._floors: dict[str, int] = {}
        self.looking: Job | None = None
        window.bridge.saved.connect(self._saved)

    # --- learning -----------------------------------------------------------------------------

    def _saved(self, act: Transaction) -> None:
        """A zone that was marked by hand may teach a rule."""
        verb, _, kind = act.title.partition(" ")
        session = self._window.bridge.session
        if act.origin is not Origin.LOCAL or verb != "zone" or not may_keep(session.store):
            return
        made = [e.after for e in act.edits if isinstance(e.after, Zone) and e.after.kind == kind]
        state = session.state
        if state is None or not made or act.edits[0].place.document != state.key.document:
            return
        zone, text = made[-1], state.text
        rule = learn(text, zone.start, zone.end, kind)
        if rule is None:
            return
        quote = " ".join(text[zone.start : zone.end].split())
        source = source_of(state.document.name, state.document.meta)
        rule = msgspec.structs.replace(rule, id=random_id("z"), name=quote[:_NAME], source=source)
        if rule.same not in self._no:
            self._look([rule], lambda found: self._propose(rule, found), everything=True)

    def _propose(self, rule: ZoneRule, found: Found | None) -> None:
        """Ask whether similar articles get the zone too."""
        if found is None or not found.hits:
            return
        example = rule.name if rule.how in ("line", "shape") else ""
        words = self.tr("Mark {what} as {kind} in %n similar article(s)?", "", found.articles)
        always = self.tr("&Always for this source")
        self.card.tell(
            sentence(words.replace("{what}", what_words(rule, example)), kind=zone_name(rule.kind)),
            (
                (self.tr("&Look"), lambda: self._show(found, keeps=False)),
                (self.tr("&Do it"), lambda: self._do(found, keep=False)),
                (always, lambda: self._do(found, keep=True)),
                (self.tr("&No"), lambda: self._leave(rule)),
            ),
        )

    def _leave(self, rule: ZoneRule) -> None:
        self._no.add(rule.same)
        self._put_away()

    # --- running --------------------------------------------------------------------------------

    def imported(self) -> None:
        """Articles have come: say what the rules find in them, if anything."""
        self._look(None, self._tell_new, everything=False)

    def _tell_new(self, found: Found | None) -> None:
        if found is None:
            return
        if not found.hits:
            self._over(found.run)
            return
        words = self.tr("Your rules found %n place(s) in the new articles.", "", len(found.hits))
        self.card.tell(
            words,
            (
                (self.tr("&Look"), lambda: self._show(found)),
                (self.tr("&Do it"), lambda: self._do(found, keep=False)),
                (self.tr("&No"), lambda: self._not_now(found)),
            ),
        )

    def _not_now(self, found: Found) -> None:
        self._over(found.run)
        self._put_away()

    def _over(self, run: RuleRun) -> None:
        for rule in run.rules:
            self._floors[rule.id] = max(self._floors.get(rule.id, 0), run.reached)

    def run(self, rules: Sequence[AnyRule], *, everything: bool) -> None:
        """Show where rules see a place: in new articles, or in all, each to be taken or left."""
        run = self._run_of(rules, everything=everything)
        self._offer(run, None)

    def _run_of(self, rules: Sequence[AnyRule], *, everything: bool) -> RuleRun:
        session = self._window.bridge.session
        run = RuleRun(session.store, session.scheme, session.author, rules, everything=everything)
        run.floors = dict(self._floors)
        return run

    def _show(self, found: Found, *, keeps: bool | None = None) -> None:
        self._put_away()
        self._offer(self._run_of(found.run.rules, everything=found.run.everything), keeps)

    def _offer(self, run: RuleRun, keeps: bool | None) -> None:
        session = self._window.bridge.session
        zones = all(isinstance(rule, ZoneRule) for rule in run.rules)
        words = self.tr("What the rule «{name}» finds. Take or leave each.")
        if len(run.rules) > 1:
            number = len(run.rules)
            words = self.tr("What %n rule(s) find. Take or leave each.", "", number)
        name = run.rules[0].name if run.rules else ""

        def mark(taken: list[Hit], left: list[Hit], keep: bool) -> Marked:
            return mark_found(session, run, taken, left, keep=keep)

        self._window.searching.offer(
            Offer(
                said=sentence(words, name=name, number=len(run.rules)),
                find=lambda corpus, told: map(_named, run.hits(corpus, told)),
                mark=mark,
                most=MOST_HITS if zones else MOST_AT_ONCE,
                keeps=keeps,
            )
        )

    # --- work -----------------------------------------------------------------------------------

    def _look(
        self,
        rules: Sequence[AnyRule] | None,
        then: Callable[[Found | None], None],
        *,
        everything: bool,
    ) -> None:
        """Look for places in a worker; for None with the rules that are kept and switched on."""
        store = self._window.bridge.session.store
        self.stop()

        def work(_told: object, stopped: Callable[[], bool]) -> Found | None:
            kept = load_rules(store)
            if rules is None:
                asked = [rule for rule in kept if rule.on and may_run(rule, keep=may_keep(store))]
            else:
                known = {rule.same for rule in kept if isinstance(rule, ZoneRule)}
                asked = [r for r in rules if isinstance(r, ZoneRule) and r.same not in known]
            if not asked:
                return None
            run = self._run_of(asked, everything=everything)
            marks = any(isinstance(rule, MarkRule) for rule in asked)
            most = MOST_AT_ONCE if marks else MOST_ZONES
            with contextlib.closing(store.corpus()) as corpus:
                hits = [_bare(hit) for hit in islice(run.hits(corpus.until(stopped)), most)]
            return Found(run, hits, cut=len(hits) == most) if not stopped() else None

        self.looking = self._start(work, then)

    def _start(self, work: Work, then: Callable[[Any], None]) -> Job:
        job = Job(work)
        job.finished.connect(then)
        job.failed.connect(self._failed)
        job.broke.connect(raise_bug)
        job.start()
        return job

    def _do(self, found: Found, *, keep: bool) -> None:
        """Mark all that was found, in one act."""
        self._put_away()
        session = self._window.bridge.session
        run_job(
            self._window,
            self.tr("Marking…"),
            lambda _told, _stopped: mark_found(session, found.run, found.hits, [], keep=keep),
            (lambda result: self._marked(result, found), self._failed),
        )

    def _marked(self, result: Marked, found: Found) -> None:
        """Say what was marked; where there is more than fits one act, ask about the rest."""
        if self._window.bridge.landed(result.parts) is None:
            words = self.tr("Marked: {places} in {articles}. Undo takes all back.")
            places = self.tr("%n place(s)", "", result.number)
            articles = self.tr("%n article(s)", "", result.documents)
            self._window.status.say(sentence(words, places=places, articles=articles))
            if any(isinstance(rule, MarkRule) for rule in found.run.rules):
                self._window.showing.documents()
            if found.cut and not found.run.everything:
                self.imported()

    def _failed(self, error: UserError) -> None:
        message(self._window, self.tr("This could not be done"), in_words(error.message))

    def _put_away(self) -> None:
        self.card.clear()
        self._window.canvas.setFocus()

    def stop(self) -> None:
        """Stop looking; what it has found is not told."""
        if self.looking is not None:
            self.looking.stop()

    def finish(self) -> None:
        """Stop all work, before the project is closed."""
        self.stop()
        if self.looking is not None:
            self.looking.wait()


def may_run(rule: AnyRule, *, keep: bool) -> bool:
    """Whether a person may run a rule: who may not keep rules may still mark names."""
    return keep or isinstance(rule, MarkRule)


def _named(hit: Hit) -> Hit:
    """A hit whose kind of zone is in the words of the interface; labels stay."""
    return msgspec.structs.replace(hit, label=zone_name(hit.label))


def _bare(hit: Hit) -> Hit:
    """A hit without the words around it: there may be many."""
    return msgspec.structs.replace(hit, before="", after="")
