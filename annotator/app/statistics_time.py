"""Statistics of time: on which day documents were done, and how much was marked in an hour."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import lru_cache

import msgspec

from annotator.app.figures import Figure, FigureRow
from annotator.model.document import LayerKey
from annotator.store.numbers import Numbers
from annotator.store.statistics import Chosen

PAUSE = 5
"""Minutes: after a longer rest between two acts nobody was at work."""
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Done(msgspec.Struct, frozen=True):
    """A layer that is done: the number of its document, and the seconds spent on it."""

    document: int
    seconds: int


def days_done(
    numbers: Numbers, done: dict[LayerKey, Done], stopped: Callable[[], bool]
) -> dict[str, list[Done]]:
    """Layers by the local day on which they became done for the last time.

    Where no act in the program made a layer done, it came in so: the day of the last import of it
    counts. "" is the day of those that the log does not know.
    """
    times: dict[LayerKey, str] = {}
    for turns in numbers.turns() if done else ():
        for turn in turns:
            if turn.done and turn.key in done:
                times[turn.key] = turn.time
            else:
                times.pop(turn.key, None)
        if stopped():
            return {}
    missing = done.keys() - times.keys()
    for imports in numbers.imports() if missing else ():
        times.update((key, time) for key, time in imports if key in missing)
        if stopped():
            return {}
    by_day: dict[str, list[Done]] = defaultdict(list)
    for key, layer in done.items():
        by_day[local_day(times.get(key, ""))].append(layer)
    return dict(by_day)


def local_day(time: str) -> str:
    """The day on the wall of a time of the log; what is no time stays as it is."""
    return _day_of(time[:16])


@lru_cache(maxsize=65_536)
def _day_of(minute: str) -> str:
    try:
        moment = datetime.datetime.fromisoformat(f"{minute}+00:00")
    except ValueError:
        return minute
    return moment.astimezone().date().isoformat()


def pace_rows(
    numbers: Numbers,
    chosen: Chosen,
    ended: dict[str, list[Done]],
    stopped: Callable[[], bool],
) -> Figure:
    """The figure of how quick the work of the hand was, day by day."""
    items: Counter[str] = Counter()
    minutes: dict[str, set[int]] = defaultdict(set)
    for found in numbers.minutes(chosen):
        for one in found:
            items[_day_of(one.minute)] += one.items
            moment = _minute(one.minute)
            if moment is not None:
                minutes[one.author].add(moment)
        if stopped():
            break
    worked: Counter[str] = Counter()
    for of_one in minutes.values():
        worked += _worked(sorted(of_one))
    rows = [FigureRow(_pace(day, worked[day], items[day], ended.get(day, []))) for day in worked]
    columns = ("day", "minutes", "items", "per_hour", "done", "seconds")
    return Figure(key="pace", columns=columns, rows=tuple(sorted(rows, key=_first)))


def _first(row: FigureRow) -> str:
    return str(row.cells[0])


def _minute(words: str) -> int | None:
    try:
        moment = datetime.datetime.fromisoformat(f"{words}+00:00")
    except ValueError:
        return None
    return int((moment - _EPOCH).total_seconds()) // 60


def _worked(minutes: list[int]) -> Counter[str]:
    """Minutes of work by local day: those with an act, and short rests between two of them."""
    by_day: Counter[str] = Counter()
    for at, minute in enumerate(minutes):
        rest = minute - minutes[at - 1] if at else PAUSE + 1
        moment = _EPOCH + datetime.timedelta(minutes=minute)
        by_day[_day_of(moment.strftime("%Y-%m-%dT%H:%M"))] += rest if rest <= PAUSE else 1
    return by_day


def _pace(
    day: str, worked: int, items: int, done: list[Done]
) -> tuple[str | int | float | None, ...]:
    counted = [layer.seconds for layer in done if layer.seconds]
    seconds = round(sum(counted) / len(counted)) if counted else None
    return (day, worked, items, round(items * 60 / worked, 1), len(done), seconds)
