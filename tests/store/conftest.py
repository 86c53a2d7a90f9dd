"""A small project on the disk or on a server, and what damages it."""

import contextlib
import itertools
import sqlite3
from pathlib import Path

import pytest
from store_help import SCHEME, TEXT, imported, items, span, tx, version

from annotator.model.document import Zone
from annotator.store.store import Store


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
