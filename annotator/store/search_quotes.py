"""Search quotes: the texts of all spans, each once, counted beside the index and kept by the log.

The project itself answers as well, by reading every mark that it has. Counted once, they are there
at once; what was done since then is added and taken away by the edits of the log.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, String, cast, func, select

from annotator.model.edits import Edit
from annotator.model.items import Span
from annotator.store.records import Reading
from annotator.store.schema import mentions, transactions
from annotator.store.search_index import Counted, IndexAway, QuoteIndex, QuotesAt

MOST_KEPT = 200_000
"""So many pairs of a quote and a label are kept; where there are more, the project is asked."""
_AT_ONCE = 1_024
_TRIES = 3
_FEW_ACTS, _FEW_LETTERS = 2_000, 2_000_000
"""So much of the log is followed; where more was done, all is counted anew."""

Stopped = Callable[[], bool]

_edits = msgspec.json.Decoder(tuple[Edit, ...]).decode


def kept_quotes(
    reading: Reading, index: QuoteIndex, labels: Sequence[str], most: int
) -> list[str] | None:
    """The texts of all spans with a label or its subtypes (all for none), each once.

    None where they are not kept, or are more than `most`: then the project is to be asked.
    """
    try:
        at = _followed(reading, index)
        found = index.quotes(labels, most + 1) if at is not None and not at.too_many else None
        # Another program may have counted for an older state meanwhile.
        whole = found is not None and len(found) <= most and index.quotes_at() == at
    except IndexAway:
        return None
    return found if whole else None


def count_quotes(reading: Reading, index: QuoteIndex, stopped: Stopped) -> bool:
    """Count the quotes of a project, unless they are; whether they are counted now.

    Takes four seconds of CPU for two million spans, and hardly any where little was done since.
    """
    try:
        if _followed(reading, index) is not None:
            return True
        for _ in range(_TRIES):
            with reading() as connection:
                at = _last(connection)
            counted = _count(reading, stopped)
            with reading() as connection:
                quiet = _last(connection) == at
            if stopped():
                return False
            # An act of the meantime is in some of the counts, nobody knows which.
            if quiet:
                _keep(index, at, counted)
                return True
    except IndexAway:
        return False
    return False


def _keep(index: QuoteIndex, at: QuotesAt, counted: Counter[tuple[str, str]]) -> None:
    if len(counted) > MOST_KEPT:
        at, counted = msgspec.structs.replace(at, too_many=True), Counter()
    index.keep_quotes(None, at, counted)


def _count(reading: Reading, stopped: Stopped) -> Counter[tuple[str, str]]:
    """The spans of each (quote, label); too many or half of them where it ended early."""
    with reading() as connection:
        last = int(connection.scalar(select(func.max(mentions.c.layer))) or 0)
    # One text for both, which is half the work; the length says where the label ends.
    label = mentions.c.label
    both = cast(func.length(label), String).concat(" ").concat(label).concat(mentions.c.quote)
    asked = select(both).where(mentions.c.kind == "s")
    counted: Counter[str] = Counter()
    for at in range(0, last, _AT_ONCE):
        if stopped() or len(counted) > MOST_KEPT:
            break
        some = (mentions.c.layer > at, mentions.c.layer <= at + _AT_ONCE)
        with reading() as connection:
            found = connection.scalars(asked.where(*some)).all()
        counted.update(found)
    return Counter({_parted(both): number for both, number in counted.items()})


def _parted(both: str) -> tuple[str, str]:
    length, _, rest = both.partition(" ")
    return rest[int(length) :], rest[: int(length)]


# --- what was done since ----------------------------------------------------------------------


def _followed(reading: Reading, index: QuoteIndex) -> QuotesAt | None:
    """What the kept quotes are of, when that is the project as it is; the log is followed first."""
    known = index.quotes_at()
    if known is None:
        return None
    with reading() as connection:
        if _last(connection) == msgspec.structs.replace(known, too_many=False):
            return known
        if not _is_of(connection, known):
            return None
        done = None if known.too_many else _done_since(connection, known.number)
    if done is None:
        return known if known.too_many else None
    at, changed = done
    index.keep_quotes(known, at, changed)
    return at


def _last(connection: Connection) -> QuotesAt:
    log = transactions.c
    row = connection.execute(select(log.seq, log.id).order_by(log.seq.desc()).limit(1)).first()
    return QuotesAt(row[0], row[1]) if row is not None else QuotesAt(0, "")


def _is_of(connection: Connection, known: QuotesAt) -> bool:
    """Whether the project has the act up to which quotes were counted; no two have one id."""
    here = transactions.c.seq == known.number
    return (connection.scalar(select(transactions.c.id).where(here)) or "") == known.act


def _done_since(connection: Connection, number: int) -> tuple[QuotesAt, Counted] | None:
    """Where the log ends, and what its acts after a number did to quotes; None for too much."""
    log, letters = transactions.c, 0
    at = QuotesAt(number, "")
    changed: Counter[tuple[str, str]] = Counter()
    asked = select(log.seq, log.id, log.body).where(log.seq > number).order_by(log.seq)
    with connection.execute(asked.limit(_FEW_ACTS + 1)) as acts:
        for done, (seq, id, body) in enumerate(acts):
            letters += len(body)
            if done == _FEW_ACTS or letters > _FEW_LETTERS:
                return None
            at = QuotesAt(seq, id)
            for quote, label, by in _changes(body):
                changed[quote, label] += by
    return at, {pair: by for pair, by in changed.items() if by}


def _changes(body: str) -> Iterator[tuple[str, str, int]]:
    """(quote, label, one more or one less) of the spans in the edits of one act."""
    for edit in _edits(body):
        for value, by in ((edit.before, -1), (edit.after, 1)):
            if isinstance(value, Span):
                yield value.quote, value.label, by
