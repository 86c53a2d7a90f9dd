"""Makers of transactions, items and documents for the tests of the store; workers that hold it."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from annotator.model.document import Document, Layer, LayerKey, TextVersion, text_sha256
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.items import Argument, Cluster, DocumentLabel, Event, Relation, Span
from annotator.model.scheme import Colour, Label, Names, Scheme

TEXT = 'بغداد تعلن تدمير التحالف عشرات المخابئ لـ"داعش" 😀 نهاية'
NUMBERS = itertools.count(1)
SCHEME = Scheme(
    name="small",
    version=3,
    names=Names("صغير", "Small"),
    labels=(
        Label(
            key="PER",
            kind="entity",
            names=Names("شخص", "Person"),
            colour=Colour("#2A33CB", "#91ABFF"),
            hotkey="A",
        ),
    ),
)


def tx(*edits, author="me", origin=Origin.LOCAL, undoes=None, title="act"):
    return Transaction(
        id=f"t{next(NUMBERS)}",
        edits=edits,
        title=title,
        author=author,
        time="2026-01-01T00:00:00Z",
        origin=origin,
        undoes=undoes,
    )


def version(id, text=TEXT):
    return TextVersion(
        document=id, text=text, sha256=text_sha256(text), source_sha256=text_sha256(text)
    )


def span(id, start, end, label="GPE", text=TEXT, **words):
    return Span(id=id, fragments=((start, end),), quote=text[start:end], label=label, **words)


def items():
    """One of everything, all soundly linked."""
    return (
        span("s1", 0, 5, attributes={"type": "NAM", "sure": True, "n": 3}, note="ملاحظة"),
        span("s2", 17, 24, "ORG", head=(17, 24), norm="التحالف"),
        Span(id="s3", fragments=((25, 30), (42, 46)), quote="عشرا" + "ت داعش", label="ORG"),
        Event(
            id="e1",
            fragments=((11, 16),),
            quote="تدمير",
            label="Conflict.Attack",
            arguments=(Argument("Attacker", "s2"), Argument("Target", "s3")),
        ),
        Event(
            id="e2",
            fragments=((6, 10),),
            quote="تعلن",
            label="Contact.Broadcast",
            arguments=(Argument("Topic", "e1"),),
        ),
        Relation(id="r1", label="PHYS.Located", source="s2", target="s1", attributes={"a": "b"}),
        Cluster(id="c1", members=("s2", "s3"), label="ORG", link="Q796"),
        DocumentLabel(id="l1", label="politics", note="n"),
    )


def imported(id, content=(), author="me", zones=(), **layer):
    place, key = document_place(id), LayerKey(id, author)
    document = Document(
        id=id, name=f"{id}.txt", title="بغداد", external_id="x", meta={"z": 1, "a": [1, "ب"]}
    )
    edits = [Edit(place, None, document), Edit(place, None, version(id))]
    edits += [Edit(place, None, zone) for zone in zones]
    edits += [Edit(key, None, Layer(**layer))]
    edits += [Edit(key, None, item) for item in content]
    return tx(*edits, author=author, origin=Origin.IMPORT)


# --- workers -----------------------------------------------------------------------------

LONG_S = 20
"""So long a wait that has no end is waited for, before a test fails."""


def in_time(act):
    """What an act gives that must not wait; a failure instead of a test that hangs."""
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(act)
        return asked.result(LONG_S)


@contextmanager
def held_by_a_worker(hold):
    """A worker that is inside `hold()` until the block ends."""
    inside, leave = threading.Event(), threading.Event()

    def work():
        with hold():
            inside.set()
            assert leave.wait(3 * LONG_S)

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        assert inside.wait(LONG_S)
        try:
            yield
        finally:
            leave.set()
        done.result(LONG_S)


def writing(store, act):
    """A worker's transaction that has written an act and is not saved yet."""

    @contextmanager
    def hold():
        with store.all_or_nothing():
            store.commit(act)
            yield

    return hold
