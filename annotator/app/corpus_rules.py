"""Corpus rules: keeps the rules of a project, and marks what a run of them has found, in one act.

Nothing here saves by itself: an act goes to the session like any other, and is undone so too.
"""

import contextlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from annotator.app.corpus_marking import Marked, marking_act, saved
from annotator.app.gazetteer import Gazetteer
from annotator.app.rule_run import RuleRun, compiled, is_free
from annotator.app.searching import Hit
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.model.commands import Act, random_id
from annotator.model.commands_groups import zone_pairs
from annotator.model.corpus_rules import (
    MARKS,
    NAMES,
    RAN,
    ZONES,
    AnyRule,
    MarkRule,
    Ran,
    ZoneRule,
    entry_edit,
    left_entry,
    names_entry,
    place_digest,
    ran_entry,
    ran_of,
    rule_entry,
    rule_key,
    rule_of,
)
from annotator.model.document import Zone
from annotator.model.edits import Edit, document_place
from annotator.model.entry import Entry
from annotator.model.items import Event, Span
from annotator.model.zone_lines import HOWS
from annotator.sentences import worded
from annotator.store.search import Corpus
from annotator.store.store import Store
from annotator.text.fold import fold
from annotator.text.shape import shape_of

MOST_ZONES = 100_000
"""So many zones are marked by one act at most."""
_AT_ONCE = 200
_LONGEST = 1_000

replace = msgspec.structs.replace


def load_rules(store: Store) -> list[AnyRule]:
    """The rules of a project with what their runs did, those for zones first, each kind by name."""
    found = [rule_of(entry) for entry in (*store.entries(ZONES), *store.entries(MARKS))]
    runs: dict[str, list[Ran]] = defaultdict(list)
    for entry in store.entries(RAN):
        ran = ran_of(entry)
        if ran is not None:
            runs[ran[0]].append(ran[1])
    with contextlib.closing(store.corpus()) as corpus:
        rules = [_with_runs(corpus, rule, runs[rule.id]) for rule in found if rule is not None]
    return sorted(rules, key=lambda rule: (isinstance(rule, MarkRule), rule.name, rule.id))


def _with_runs(corpus: Corpus, rule: AnyRule, runs: Sequence[Ran]) -> AnyRule:
    """A rule with the figures of its runs; a run is passed over whose document has moved."""
    furthest = sorted(runs, key=lambda ran: -ran.reached)
    last = next((ran for ran in furthest if corpus.is_at(ran.reached, ran.anchor)), None)
    marked = sum(ran.marked for ran in runs)
    if last is None:
        return replace(rule, marked=marked)
    return replace(rule, marked=marked, reached=last.reached, anchor=last.anchor)


def may_keep(store: Store) -> bool:
    """Whether this person may mark zones and keep rules here: not a member of a team, who writes
    his own layers only, and not who reads only."""
    return store.author is None and not store.read_only


def check_rights(store: Store) -> None:
    """UserError ``rule.forbidden`` where zones and rules are not this person's to write."""
    if not may_keep(store):
        words = worded(
            "Zones and rules belong to the whole project. In a team whoever manages the project "
            "marks them, and a project that is open for reading only cannot be changed."
        )
        raise UserError("rule.forbidden", words)


# --- keeping ----------------------------------------------------------------------------------


def checked(rule: ZoneRule) -> ZoneRule:
    """A zone rule as it is kept: its words folded. UserError ``rule.…`` where it cannot work."""
    if not rule.kind.strip() or rule.how not in HOWS:
        told = worded("Say what kind of zone the rule marks, and how it is known.")
        raise UserError("rule.kind", told)
    words, until = rule.words, fold(rule.until).strip(" ")
    if rule.how == "pattern":
        compiled(words)
    else:
        words = fold(words).strip(" ")
        words = shape_of(words) if rule.how == "shape" else words
    needed = rule.how not in ("first", "bracket")
    if (needed and not words.strip()) or max(len(words), len(until)) > _LONGEST:
        told = worded(
            "Write the words of the line: 1 to {most:,} letters, with a letter in them.",
            most=_LONGEST,
        )
        raise UserError("rule.words", told)
    if rule.how == "block" and not until:
        told = worded("Write the last line of the block as well as the first.")
        raise UserError("rule.until", told)
    most = rule.most or (40 if rule.how == "block" else 0)
    return replace(rule, words=words, until=until, most=most)


def keep_act(store: Store, rule: AnyRule) -> Act | None:
    """The act that keeps a rule, new or changed; None when it is kept so already."""
    before, after = _kept(store, rule_key(rule)), rule_entry(rule)
    return Act(f"rule {rule.name}", (entry_edit(before, after),)) if before != after else None


def forget_act(store: Store, rules: Sequence[AnyRule]) -> Act | None:
    """The act that takes rules away. Marked places stay marked, and can still be taken back."""
    edits: list[Edit] = []
    for rule in rules:
        kept = (_kept(store, key) for key in (rule_key(rule), NAMES + rule.id))
        edits += [entry_edit(entry, None) for entry in kept if entry is not None]
    return Act(f"no-rule {rules[0].name}", tuple(edits)) if edits else None


def _kept(store: Store, key: str) -> Entry | None:
    return next((entry for entry in store.entries(key) if entry.key == key), None)


# --- marking --------------------------------------------------------------------------------


def mark_found(
    session: Session, run: RuleRun, taken: Sequence[Hit], left: Sequence[Hit], *, keep: bool
) -> Marked:
    """Mark hits of a run, in one act with what is remembered of the run; a worker may do it.

    With `keep` rules that are not in the project yet are kept, by an act before it. What it gives
    is as for `corpus_marking.mark_places`. UserError ``rule.forbidden`` for a zone rule in a team.
    """
    rules = {rule.id: rule for rule in run.rules}
    of_zones, of_marks = [], []
    for hit in taken:
        rule = rules[hit.author]
        if isinstance(rule, ZoneRule):
            # What is shown may be the name of the kind in the language of the interface.
            of_zones.append(replace(hit, label=rule.kind))
        else:
            of_marks.append(hit)
    if of_zones:
        check_rights(session.store)
    edits, counts = _zone_edits(session.store, of_zones[:MOST_ZONES])
    documents = {edit.place.document for edit in edits}
    marks = marking_act(session.store, session.scheme, of_marks, session.author)
    if marks.act is not None:
        edits += marks.act.edits
        counts += _counts(marks.act.edits, of_marks)
        documents |= {edit.place.document for edit in marks.act.edits}
    if not edits:
        return Marked(None, 0, 0, len(taken))
    first = _first(session, run) if keep else None
    if may_keep(session.store):
        edits += _remembered(session.store, run, counts, left)
    number = counts.total()
    act = Act(_title(run.rules), tuple(edits))
    found = Marked(act, number, len(documents), len(taken) - number, first=first)
    return saved(session, found)


def _first(session: Session, run: RuleRun) -> Act | None:
    """The act that keeps the rules of a run which are not in the project yet."""
    new = [rule for rule in run.rules if _kept(session.store, rule_key(rule)) is None]
    if not new:
        return None
    return Act(f"rule {new[0].name}", tuple(entry_edit(None, rule_entry(rule)) for rule in new))


def _title(rules: Sequence[AnyRule]) -> str:
    if all(isinstance(rule, MarkRule) for rule in rules):
        return "mark-corpus"
    kinds = {rule.kind if isinstance(rule, ZoneRule) else "" for rule in rules}
    return f"zone-all {kinds.pop()}" if len(kinds) == 1 else "rules"


def _counts(edits: Iterable[Edit], hits: Iterable[Hit]) -> Counter[str]:
    """How many marks each rule has made."""
    rules = {(hit.document, hit.start, hit.end, hit.label): hit.author for hit in hits}
    found: Counter[str] = Counter()
    for edit in edits:
        item = edit.after
        if isinstance(item, (Span, Event)):
            found[rules[edit.place.document, item.start, item.end, item.label]] += 1
    return found


def _zone_edits(store: Store, hits: Sequence[Hit]) -> tuple[list[Edit], Counter[str]]:
    """The edits that make hits zones, and how many each rule has; what changed is left."""
    by_document: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_document[hit.document].append(hit)
    edits: list[Edit] = []
    counts: Counter[str] = Counter()
    with contextlib.closing(store.corpus()) as corpus:
        for id, text, zones in _documents(corpus, list(by_document)):
            for hit in by_document[id]:
                place = (hit.start, hit.end)
                same = text[hit.start : hit.end] == hit.text
                if same and is_free(text, zones, place, hit.label):
                    pairs = zone_pairs(zones, place, hit.label)
                    edits += [Edit(document_place(id), *pair) for pair in pairs]
                    zones = _after(zones, pairs)
                    counts[hit.author] += 1
    return edits, counts


def _documents(corpus: Corpus, ids: list[str]) -> Iterator[tuple[str, str, list[Zone]]]:
    for at in range(0, len(ids), _AT_ONCE):
        numbers = list(corpus.numbers_of(ids[at : at + _AT_ONCE]).values())
        zones = corpus.zones(numbers)
        for document in corpus.read(numbers):
            yield document.id, document.text, zones[document.number]


def _after(zones: list[Zone], pairs: Sequence[tuple[Zone | None, Zone | None]]) -> list[Zone]:
    there = {zone.id: zone for zone in zones}
    for before, after in pairs:
        if before is not None:
            there.pop(before.id)
        if after is not None:
            there[after.id] = after
    return sorted(there.values(), key=lambda zone: zone.start)


def _remembered(
    store: Store, run: RuleRun, counts: Mapping[str, int], left: Sequence[Hit]
) -> list[Edit]:
    """The edits of what a run is remembered by: what it marked, how far it came, what was left."""
    edits = []
    id = random_id("r")
    for rule in run.rules:
        ran = Ran(marked=counts.get(rule.id, 0), reached=run.reached, anchor=run.anchor)
        edits.append(entry_edit(None, ran_entry(rule.id, id, ran)))
        edits += _left(rule, id, [hit for hit in left if hit.author == rule.id])
    return edits


def _left(rule: AnyRule, run: str, hits: Sequence[Hit]) -> list[Edit]:
    if not hits:
        return []
    digests = [place_digest(hit.document, hit.start, hit.end) for hit in hits]
    return [entry_edit(None, left_entry(rule.id, run, digests))]


# --- names ----------------------------------------------------------------------------------


def mark_names(
    session: Session, names: Gazetteer, label: str, taken: Sequence[Hit], left: Sequence[Hit]
) -> Marked:
    """Mark hits of a list of names, and keep the list as a rule for later documents.

    As `mark_found`; UserError ``rule.forbidden`` where rules cannot be kept.
    """
    check_rights(session.store)
    given = names.given
    name = given[0][0] if len(given) == 1 else f"{given[0][0]} … {given[-1][0]}"
    rule = MarkRule(id=random_id("m"), name=name[:80], label=label, names=len(given))
    marked = marking_act(session.store, session.scheme, taken, session.author)
    with contextlib.closing(session.store.corpus()) as corpus:
        reached, anchor = corpus.last()
    ran = Ran(marked=marked.number, reached=reached, anchor=anchor)
    run = random_id("r")
    edits = list(marked.act.edits) if marked.act is not None else []
    edits += [entry_edit(None, ran_entry(rule.id, run, ran)), *_left(rule, run, left)]
    kept = (rule_entry(rule), names_entry(rule.id, given))
    first = Act(f"rule {rule.name}", tuple(entry_edit(None, entry) for entry in kept))
    act = Act("mark-corpus", tuple(edits))
    return saved(session, replace(marked, act=act, first=first))
