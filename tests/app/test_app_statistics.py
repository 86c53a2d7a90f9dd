"""Figures of a project, held against a plain count over its records."""

import csv
import io
import itertools
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.app import statistics_close, statistics_time
from annotator.app.figures import Figure, FigureRow, figure_csv
from annotator.app.projects import load_scheme
from annotator.app.statistics import Choice, count, look_closer, members_of
from annotator.errors import UserError
from annotator.model.document import Document, Layer, LayerKey, Status, TextVersion, text_sha256
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.items import Argument, Event, Relation, Span, quote_of
from annotator.model.query import parse_query
from annotator.store.store import Store
from annotator.text.boundaries import sentence_ranges
from annotator.text.words import word_ranges

SCHEME = load_scheme("ace2005")
TEXT = "زار محمد بغداد. قال «نعم» مرتين! ثم عاد الوفد إلى دمشق؟ نعم عاد اليوم."
LABELS = ("PER", "GPE", "ORG.Media", "a b")
TYPES = ("Conflict.Attack", "Movement.Transport")
ROLES = ("Attacker", "Target", "Own role")
SERIAL = itertools.count()


def act(*edits, time="2026-03-05T10:00:00Z", author="me", origin=Origin.LOCAL):
    return Transaction(
        id=f"t{next(SERIAL)}",
        edits=edits,
        title="act",
        author=author,
        time=time,
        origin=origin,
    )


def document(id, text=TEXT):
    place, digest = document_place(id), text_sha256(text)
    version = TextVersion(document=id, text=text, sha256=digest, source_sha256=digest)
    return [Edit(place, None, Document(id=id, name=id, title=id)), Edit(place, None, version)]


@st.composite
def fragments(draw):
    cuts = draw(
        st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=4, unique=True).map(sorted)
    )
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return tuple(pairs)


@st.composite
def layers(draw):
    items = []
    for number in range(draw(st.integers(0, 6))):
        parts = draw(fragments())
        items.append(
            Span(
                id=f"s{number}",
                fragments=parts,
                quote=quote_of(TEXT, parts),
                label=draw(st.sampled_from(LABELS)),
            )
        )
    spans = [item.id for item in items]
    for number in range(draw(st.integers(0, 3))):
        parts = draw(fragments())
        roles = draw(st.lists(st.sampled_from(ROLES), max_size=4)) if spans else []
        items.append(
            Event(
                id=f"e{number}",
                fragments=parts,
                quote=quote_of(TEXT, parts),
                label=draw(st.sampled_from(TYPES)),
                arguments=tuple(Argument(role, draw(st.sampled_from(spans))) for role in roles),
            )
        )
    if len(spans) > 1 and draw(st.booleans()):
        items.append(Relation(id="r", label="PHYS.Located", source=spans[0], target=spans[1]))
    return draw(st.sampled_from(Status)), items


PROJECTS = st.lists(st.dictionaries(st.sampled_from(("me", "other")), layers()), max_size=5)
SLOW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def made(path, project):
    store = Store.create(path, SCHEME)
    for number, layers_ in enumerate(project):
        edits = document(f"d{number}")
        for author, (status, items) in layers_.items():
            key = LayerKey(f"d{number}", author)
            edits += [Edit(key, None, Layer(status=status))]
            edits += [Edit(key, None, item) for item in items]
        store.commit(act(*edits, origin=Origin.IMPORT))
    return store


def both(store, **choice):
    chosen = Choice(**choice)
    known = count(store, store.scheme(), chosen, lambda *_: None, lambda: False)
    return look_closer(store, chosen, known, lambda *_: None, lambda: False)


def records_of(store, authors, statuses):
    for record in store.records():
        if (not authors or record.author in authors) and (
            not statuses or record.layer.status in statuses
        ):
            yield record


def mentions_of(record):
    return [item for item in record.items if isinstance(item, (Span, Event))]


def rows(known, key):
    return [row.cells for row in known.figure(key).rows]


@SLOW
@given(
    project=PROJECTS,
    authors=st.sampled_from([(), ("me",), ("other",)]),
    statuses=st.sampled_from([(), (Status.DONE,)]),
)
def test_all_figures_are_what_a_plain_count_gives(project, authors, statuses):
    with TemporaryDirectory() as folder, made(Path(folder) / "p.annot", project) as store:
        known = both(store, authors=authors, statuses=statuses)
        found = list(records_of(store, authors, statuses))
    chosen = bool(authors or statuses)
    documents = {record.document.id for record in found}
    assert known.documents == (len(documents) if chosen else len(project))
    _check_labels(known, found)
    _check_lengths(known, found)
    _check_roles(known, found)
    _check_together(known, found)
    _check_places(known, found)


def _check_labels(known, found):
    letters = {Span: "entity", Event: "event", Relation: "relation"}
    numbers, having = Counter(), defaultdict(set)
    for record in found:
        for item in record.items:
            numbers[letters[type(item)], item.label] += 1
            having[letters[type(item)], item.label].add(record.document.id)
    assert {(k, label): n for k, label, n in rows(known, "labels") if n} == numbers
    spread = {(kind, label): (n, mean) for kind, label, n, _, mean in rows(known, "spread")}
    assert spread == {
        key: (len(ids), round(numbers[key] / len(ids), 2)) for key, ids in having.items()
    }
    assert (known.entities, known.events, known.relations) == tuple(
        sum(n for (kind, _), n in numbers.items() if kind == of) for of in letters.values()
    )


def _check_lengths(known, found):
    characters, words, pieces = Counter(), Counter(), Counter()
    for record in found:
        for item in mentions_of(record):
            kind = type(item)
            characters[kind, sum(end - start for start, end in item.fragments)] += 1
            words[kind, len(list(word_ranges(item.quote)))] += 1
            pieces[kind] += len(item.fragments) > 1
    for key, expected in (("characters", characters), ("words", words)):
        told = Counter()
        for length, entities, triggers in rows(known, key):
            told.update({(Span, length): entities, (Event, length): triggers})
        assert +told == expected
    assert {kind: n for kind, _, n, _ in rows(known, "pieces") if n} == {
        "entity" if kind is Span else "event": n for kind, n in pieces.items() if n
    }


def _check_roles(known, found):
    filled = Counter()
    for record in found:
        for item in mentions_of(record):
            if isinstance(item, Event):
                filled.update({(item.label, argument.role) for argument in item.arguments})
    assert {(t, role): n for t, role, _, n, _ in rows(known, "roles") if n} == filled


def _check_together(known, found):
    documents, sentences = defaultdict(set), defaultdict(set)
    ranges = list(sentence_ranges(TEXT))
    for record in found:
        for item in mentions_of(record):
            documents[record.document.id].add((type(item) is Event, item.label))
            at = next(n for n, (start, end) in enumerate(ranges) if start <= item.start < end)
            sentences[record.document.id, at].add(item.label)
    pairs = Counter()
    for marks in documents.values():
        labels = sorted(label for _, label in marks)
        pairs.update(itertools.combinations_with_replacement(labels, 2))
    told = Counter({tuple(sorted((a, b))): n for a, b, n in rows(known, "together")})
    assert told == pairs
    pairs = Counter()
    for labels in sentences.values():
        pairs.update(itertools.combinations_with_replacement(sorted(labels), 2))
    assert {(a, b): n for a, b, n in rows(known, "sentences")} == pairs


def _check_places(known, found):
    depths, places = Counter(), Counter()
    for record in found:
        marks = mentions_of(record)
        for one in marks:
            here, depth = set(), 0
            for other in marks:
                if other is one or other.start >= one.end or one.start >= other.end:
                    continue
                if (other.start, other.end) == (one.start, one.end):
                    here.add("same")
                elif other.start <= one.start and one.end <= other.end:
                    here.add("inside")
                    depth += 1
                elif one.start <= other.start and other.end <= one.end:
                    here.add("around")
                else:
                    here.add("crossing")
            places.update(here or {"apart"})
            depths[depth] += 1
    assert {depth: n for depth, n, _ in rows(known, "depth")} == depths
    assert {place: n for place, n, _ in rows(known, "overlap") if n} == places


# --- rows that lead to documents ------------------------------------------------------------------


@SLOW
@given(project=PROJECTS)
def test_every_row_leads_to_as_many_documents_as_it_says(project):
    with TemporaryDirectory() as folder, made(Path(folder) / "p.annot", project) as store:
        known = both(store)
        for key, column in (
            ("spread", "documents"),
            ("together", "documents"),
            ("progress", "done"),
        ):
            figure = known.figure(key)
            for row, number in zip(figure.rows, figure.column(column), strict=True):
                ids = [id for id, _, _ in members_of(store, row, 1_000)]
                assert len(ids) == len(set(ids)) <= number
                assert key == "progress" or len(ids) == number
                if row.query:
                    parse_query(row.query)


def test_a_row_leads_to_a_search_that_keeps_what_is_chosen(tmp_path):
    span = Span(id="s", fragments=((0, 3),), quote=TEXT[:3], label="a b")
    project = [{"ليلى م": (Status.DONE, [span])}]
    with made(tmp_path / "p.annot", project) as store:
        known = both(store, authors=("ليلى م",), statuses=(Status.DONE,))
    row = next(row for row in known.figure("labels").rows if row.cells[2])
    query = parse_query(row.query)
    assert (query.labels, query.authors, query.statuses) == (
        ("a b",),
        ("ليلى م",),
        (Status.DONE,),
    )


# --- time ---------------------------------------------------------------------------------------


@pytest.fixture
def wall(monkeypatch):
    """A clock on the wall that is ahead of the log's."""
    import time

    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    statistics_time._day_of.cache_clear()
    yield
    monkeypatch.undo()
    time.tzset()
    statistics_time._day_of.cache_clear()


def worked(path, times, done=None):
    store = Store.create(path, SCHEME)
    store.commit(act(*document("d0"), origin=Origin.IMPORT, time="2026-03-01T00:00:00Z"))
    key = LayerKey("d0", "me")
    for number, time in enumerate(times):
        first = [Edit(key, None, Layer())] if not number else []
        span = Span(id=f"s{number}", fragments=((0, 3),), quote=TEXT[:3], label="PER")
        store.commit(act(*first, Edit(key, None, span), time=time))
    if done:
        ready = Layer(status=Status.DONE, seconds=90)
        store.commit(act(Edit(key, Layer(), ready), time=done))
    return store


def test_days_are_those_of_the_clock_on_the_wall(wall, tmp_path):
    times = ["2026-03-05T18:14:00Z", "2026-03-05T18:15:00Z"]
    with worked(tmp_path / "p.annot", times, done="2026-03-05T18:20:00Z") as store:
        known = both(store)
        assert rows(known, "progress") == [("2026-03-06", 1, 1)]
        assert [(day, items) for day, _, items, *_ in rows(known, "pace")] == [
            ("2026-03-05", 1),
            ("2026-03-06", 1),
        ]
        assert both(store, first="2026-03-07").layers == 0
        assert both(store, first="2026-03-06", last="2026-03-06").layers == 1


def test_a_long_rest_is_no_work(tmp_path):
    times = [f"2026-03-05T10:{minute:02}:30Z" for minute in (0, 2, 5, 40, 41)]
    with worked(tmp_path / "p.annot", times) as store:
        (pace,) = rows(both(store), "pace")
    # Six minutes from 10:00 to 10:05, two from 10:40 on.
    assert pace[1:4] == (8, 5, round(5 * 60 / 8, 1))


def test_what_came_in_done_counts_on_the_day_of_its_import(tmp_path):
    with made(tmp_path / "p.annot", [{"me": (Status.DONE, [])}]) as store:
        assert rows(both(store), "progress") == [("2026-03-05", 1, 1)]


def test_what_was_taken_back_is_not_done(tmp_path):
    with worked(tmp_path / "p.annot", ["2026-03-05T10:00:00Z"], "2026-03-05T11:00:00Z") as store:
        ready, key = Layer(status=Status.DONE, seconds=90), LayerKey("d0", "me")
        assert rows(both(store), "pace")[0][4:] == (1, 90)
        back = act(Edit(key, ready, Layer()), time="2026-03-06T11:00:00Z", origin=Origin.UNDO)
        store.commit(back)
        assert rows(both(store), "progress") == []
        store.commit(act(Edit(key, Layer(), ready), time="2026-03-08T11:00:00Z"))
        assert rows(both(store), "progress") == [("2026-03-08", 1, 1)]


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "٢٠٢٦"])
def test_a_day_that_is_none_is_refused_in_words(tmp_path, day):
    with made(tmp_path / "p.annot", []) as store, pytest.raises(UserError) as refused:
        both(store, first=day)
    assert refused.value.key == "statistics.day"


# --- large and empty ------------------------------------------------------------------------------


def test_of_many_documents_a_sample_is_seen_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.app.statistics.SAMPLE", 3)
    with made(tmp_path / "p.annot", [{"me": (Status.NEW, [])}] * 10) as store:
        known = both(store)
        assert known.figure("documents").sampled == 3
        assert sum(row.cells[2] for row in known.figure("documents").rows) == 3
        assert known.figure("labels").sampled == 0
        monkeypatch.setattr("annotator.app.statistics.SAMPLE", 10)
        assert both(store).figure("documents").sampled == 0


def test_an_empty_project_has_figures_without_rows(tmp_path):
    with made(tmp_path / "p.annot", []) as store:
        known = both(store)
    assert known.documents == 0
    assert all(not any(map(_number, row.cells)) for f in known.figures for row in f.rows)


def _number(cell):
    return cell if isinstance(cell, (int, float)) else 0


def test_counting_stops_when_it_is_told_to(tmp_path, monkeypatch):
    with made(tmp_path / "p.annot", [{"me": (Status.DONE, [])}] * 3) as store:
        chosen = Choice()
        assert count(store, SCHEME, chosen, lambda *_: None, lambda: True) is None
        known = count(store, SCHEME, chosen, lambda *_: None, lambda: False)
        assert look_closer(store, chosen, known, lambda *_: None, lambda: True) is None
        told = []
        count(store, SCHEME, chosen, lambda *so_far: told.append(so_far), lambda: False)
        assert told[-1] == (3, 3)


def test_a_table_holds_no_formula(tmp_path):
    figure = Figure(key="labels", columns=("label", "items"), rows=(FigureRow(("=1+1", -2)),))
    data = figure_csv(figure, ["@label", "items"]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(data))) == [["'@label", "items"], ["'=1+1", "-2"]]
    assert data.endswith("\r\n")


def test_words_are_those_of_the_text_room():
    assert statistics_close.number_of_words("لـ«داعش» في العراق") == 4
