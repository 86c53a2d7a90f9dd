"""Statistics: what a project holds and how the work goes on, as figures.

`count` counts everything and takes about a second for 50,000 documents; `look_closer` adds what
only the text can tell, from up to a thousand documents that lie evenly in the order of import.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations_with_replacement

import msgspec

from annotator.app.figures import Figure, FigureRow
from annotator.app.statistics_close import SAMPLE, close_figures
from annotator.app.statistics_time import Done, days_done, pace_rows
from annotator.errors import UserError
from annotator.model.document import LayerKey, Status
from annotator.model.scheme import Scheme
from annotator.sentences import worded
from annotator.store.statistics import Chosen, LayerFacts, Tally
from annotator.store.store import Store

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]

MOST_TOGETHER = 60
"""So many labels, the most frequent ones, are held against each other."""
_KINDS = {"s": "entity", "e": "event", "r": "relation"}


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chose to count: empty is all. Days are local, ISO 8601, both included."""

    authors: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    first: str = ""
    last: str = ""


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """The counts of a project. `statuses` are those of layers, by their plain names."""

    documents: int
    layers: int
    statuses: dict[str, int]
    entities: int
    events: int
    relations: int
    figures: tuple[Figure, ...]

    def figure(self, key: str) -> Figure | None:
        """A figure by its key, or None where it is not there yet."""
        return next((figure for figure in self.figures if figure.key == key), None)

    def plain(self) -> dict[str, object]:
        """All of it for a program."""
        facts: dict[str, object] = msgspec.to_builtins(self) | {}
        return facts | {"figures": {figure.key: figure.plain() for figure in self.figures}}


def chosen_of(choice: Choice) -> Chosen:
    """The choice as the store knows it; UserError ``statistics.day`` for what is no day."""
    first, last = _day(choice.first), _day(choice.last)
    after = last + datetime.timedelta(days=1) if last is not None else None
    return Chosen(
        authors=choice.authors,
        statuses=choice.statuses,
        since=_utc(first),
        until=_utc(after),
    )


def _day(words: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(words) if words else None
    except ValueError as fault:
        told = worded("«{words}» is no day. Write it as 2026-11-24.", words=words)
        raise UserError("statistics.day", told) from fault


def _utc(day: datetime.date | None) -> str:
    if day is None:
        return ""
    begins = datetime.datetime.combine(day, datetime.time()).astimezone()
    return begins.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def count(
    store: Store, scheme: Scheme, choice: Choice, told: Progress, stopped: Stopped
) -> Statistics | None:
    """Count everything of the layers that are chosen; None when it was stopped."""
    numbers, chosen = store.numbers(), chosen_of(choice)
    total = numbers.number_of_layers(chosen)
    done: dict[LayerKey, Done] = {}
    counted = Tally()
    for counted in numbers.tally(_watched(numbers.layers(chosen), done)):
        told(counted.layers, total)
        if stopped():
            return None
    ended = days_done(numbers, done, stopped)
    pace = pace_rows(numbers, chosen, ended, stopped)
    if stopped():
        return None
    documents = numbers.number_of_documents(chosen)
    return _statistics(scheme, choice, counted, documents, (_progress(ended), pace))


def _watched(
    batches: Iterator[list[LayerFacts]], done: dict[LayerKey, Done]
) -> Iterator[list[LayerFacts]]:
    """The same layers; those that are done are kept apart on the way."""
    for batch in batches:
        for layer in batch:
            if layer.status is Status.DONE:
                done[LayerKey(layer.id, layer.author)] = Done(layer.document, layer.seconds)
        yield batch


def look_closer(
    store: Store, choice: Choice, known: Statistics, told: Progress, stopped: Stopped
) -> Statistics | None:
    """The same, with the figures that need the text; None when it was stopped."""
    numbers, chosen = store.numbers(), chosen_of(choice)
    every = numbers.documents(chosen)
    number = min(SAMPLE, len(every))
    some = [every[at * len(every) // number] for at in range(number)]
    figures = close_figures(numbers.sampled(some, chosen), number, told, stopped)
    if figures is None:
        return None
    if number == len(every):
        figures = tuple(msgspec.structs.replace(figure, sampled=0) for figure in figures)
    return msgspec.structs.replace(known, figures=(*known.figures, *figures))


def members_of(store: Store, row: FigureRow, most: int) -> list[tuple[str, str, str]]:
    """(id, name, title) of the first documents of a row, `most` of them."""
    numbers, rest = store.numbers(), row.members
    found: list[int] = []
    while rest and len(found) < most:
        low = rest & -rest
        found.append(low.bit_length() - 1)
        rest ^= low
    return numbers.named(found) if found else []


# --- the figures ------------------------------------------------------------------------------


def _statistics(
    scheme: Scheme,
    choice: Choice,
    counted: Tally,
    documents: int,
    timed: tuple[Figure, Figure],
) -> Statistics:
    kinds: Counter[str] = Counter()
    for mark, number in counted.items.items():
        kinds[mark[0]] += number
    return Statistics(
        documents=documents,
        layers=counted.layers,
        statuses={str(status): counted.statuses[status] for status in Status},
        entities=kinds["s"],
        events=kinds["e"],
        relations=kinds["r"],
        figures=(
            *timed,
            _labels(scheme, choice, counted),
            _spread(counted, documents),
            _lengths(counted),
            _pieces(counted, kinds),
            _together(counted),
            _roles(scheme, choice, counted),
        ),
    )


def _asked(choice: Choice, *filters: str) -> str:
    """A query for what is counted; days have no filter in a search."""
    words = [*filters, *(f"author:{quoted(author)}" for author in choice.authors)]
    return " ".join([*words, *(f"status:{status}" for status in choice.statuses)])


def quoted(value: str) -> str:
    """A value of a filter; a quotation mark in it cannot be written, and is left out."""
    value = value.replace('"', "")
    return f'"{value}"' if any(map(str.isspace, value)) else value


def _progress(ended: dict[str, list[Done]]) -> Figure:
    rows, total = [], 0
    for day in sorted(ended):
        total += len(ended[day])
        members = 0
        for layer in ended[day]:
            members |= 1 << layer.document
        rows.append(FigureRow((day, len(ended[day]), total), members=members))
    return Figure(key="progress", columns=("day", "done", "total"), rows=tuple(rows))


def _labels(scheme: Scheme, choice: Choice, counted: Tally) -> Figure:
    """Every label that is used, or that the scheme has, most frequent first in each kind."""
    known = {
        mark + label.key
        for mark, kind in _KINDS.items()
        for label in scheme.labels
        if label.kind == kind
    }
    rows = []
    for mark in _in_order(known | set(counted.items), counted.items):
        held = counted.holders.get(mark, 0)
        cells = (_KINDS[mark[0]], mark[1:], counted.items[mark])
        rows.append(FigureRow(cells, _of_label(choice, mark) if held else "", held))
    return Figure(key="labels", columns=("kind", "label", "items"), rows=tuple(rows))


def _in_order(marks: Iterable[str], numbers: Mapping[str, int]) -> list[str]:
    return sorted(marks, key=lambda mark: ("ser".index(mark[0]), -numbers.get(mark, 0), mark))


def _of_label(choice: Choice, mark: str) -> str:
    """The search for the items of a label; relations stand nowhere in the text."""
    return _asked(choice, f"label:{quoted(mark[1:])}") if mark[1:] and mark[0] != "r" else ""


def _spread(counted: Tally, documents: int) -> Figure:
    """How many documents have a label, and how many items those have on average."""
    having = {mark: held.bit_count() for mark, held in counted.holders.items()}
    rows = []
    for mark in _in_order(having, having):
        number = having[mark]
        mean = round(counted.items[mark] / number, 2)
        cells = (_KINDS[mark[0]], mark[1:], number, _share(number, documents), mean)
        # No search: it would find the subtypes as well.
        rows.append(FigureRow(cells, members=counted.holders[mark]))
    columns = ("kind", "label", "documents", "share", "mean")
    return Figure(key="spread", columns=columns, rows=tuple(rows))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _lengths(counted: Tally) -> Figure:
    lengths = sorted({length for _, length in counted.lengths})
    rows = (
        FigureRow((length, counted.lengths["s", length], counted.lengths["e", length]))
        for length in lengths
    )
    columns = ("characters", "entities", "triggers")
    return Figure(key="characters", columns=columns, rows=tuple(rows))


def _pieces(counted: Tally, kinds: Counter[str]) -> Figure:
    rows = (
        FigureRow((_KINDS[kind], kinds[kind], counted.pieces[kind], share))
        for kind in "se"
        if (share := _share(counted.pieces[kind], kinds[kind])) is not None
    )
    return Figure(key="pieces", columns=("kind", "items", "pieces", "share"), rows=tuple(rows))


def _together(counted: Tally) -> Figure:
    """Pairs of labels of entities and events that a document has; with itself: having it."""
    marks = sorted(
        (mark for mark in counted.items if mark[0] in "se"),
        key=lambda mark: (-counted.items[mark], mark),
    )[:MOST_TOGETHER]
    rows = []
    for one, other in combinations_with_replacement(marks, 2):
        both = counted.holders[one] & counted.holders[other]
        if both:
            rows.append(FigureRow((one[1:], other[1:], both.bit_count()), members=both))
    return Figure(key="together", columns=("label", "other", "documents"), rows=tuple(rows))


def _roles(scheme: Scheme, choice: Choice, counted: Tally) -> Figure:
    """For each type that is used the roles of the scheme and those that are filled."""
    rows = []
    types = [(mark[1:], number) for mark, number in counted.items.items() if mark[0] == "e"]
    for label, events in sorted(types, key=lambda pair: (-pair[1], pair[0])):
        defined = scheme.label(label)
        roles = [role.key for role in defined.roles] if defined is not None else []
        roles += sorted(role for of, role in counted.filled if of == label and role not in roles)
        for role in roles:
            filled = counted.filled[label, role]
            query = _asked(choice, f"label:{quoted(label)}", f"role:{quoted(role)}")
            cells = (label, role, events, filled, _share(filled, events))
            rows.append(FigureRow(cells, query if filled else ""))
    columns = ("type", "role", "events", "filled", "share")
    return Figure(key="roles", columns=columns, rows=tuple(rows))


def authors_of(store: Store) -> list[str]:
    """Everybody who has a layer, in order."""
    return store.numbers().authors()
