"""A small project on the disk, and makers of transactions on it."""

import contextlib
import itertools
import sqlite3
from pathlib import Path

import pytest

from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone, text_sha256
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.items import Argument, Cluster, DocumentLabel, Event, Relation, Span
from annotator.model.scheme import Colour, Label, Names, Scheme
from annotator.store.store import Store

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


def pytest_generate_tests(metafunc):
    """A module that says GROUNDS = ("file", "server") has its tests run on both."""
    if "ground" in metafunc.fixturenames:
        metafunc.parametrize("ground", getattr(metafunc.module, "GROUNDS", ("file",)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "p.annot"


@pytest.fixture
def new_place(ground, tmp_path, request):
    """Calling it gives a place where there is no project yet, of the kind that is tested."""
    numbers = itertools.count(1)
    if ground == "file":
        yield lambda: tmp_path / f"p{next(numbers)}.annot"
        return
    server = request.getfixturevalue("team_server")
    made = []

    def fresh():
        made.append(server.database())
        return server.url(made[-1])

    yield fresh
    for name in made:
        server.drop(name)


@pytest.fixture
def place(ground, path, request):
    """Where the project of `store` is."""
    if ground == "file":
        return path
    name = request.getfixturevalue("database")
    return request.getfixturevalue("team_server").url(name)


@pytest.fixture
def damage(place, request):
    """Say a statement of SQL to a closed project, past the program; how many rows it changed."""

    def say(statement):
        if isinstance(place, Path):
            with contextlib.closing(sqlite3.connect(place)) as connection, connection:
                return connection.execute(statement).rowcount
        import psycopg

        with psycopg.connect(place, options="-csearch_path=annotator") as connection:
            # Foreign keys of the server would refuse half of these.
            connection.execute("SET session_replication_role = replica")
            return connection.execute(statement).rowcount

    return say


@pytest.fixture
def store(place):
    with Store.create(place, SCHEME) as opened:
        opened.commit(imported("d1", items(), zones=(Zone(id="z1", kind="title", start=0, end=5),)))
        yield opened


@pytest.fixture
def kit():
    """The makers above, for tests."""
    import types

    return types.SimpleNamespace(
        tx=tx, span=span, items=items, imported=imported, scheme=SCHEME, text=TEXT, version=version
    )
