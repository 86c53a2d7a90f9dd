"""The index of a server: the manager makes it, annotators use it, and nobody else reads it."""

import contextlib

import psycopg
import pytest
from store_help import SCHEME, TEXT, imported, items, tx, version

from annotator.app.searching import search
from annotator.model.document import Document
from annotator.model.edits import Edit, document_place
from annotator.store import team
from annotator.store.search_file import FileIndex
from annotator.store.search_server import ServerIndex
from annotator.store.store import Store


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def managed(team_server):
    """A project of an ordinary role that may make roles."""
    with contextlib.suppress(psycopg.errors.DuplicateObject):
        team_server.ask("CREATE ROLE manager LOGIN CREATEROLE")
    name = team_server.database(owner="manager")
    url = team_server.url(name, "manager")
    with Store.create(url, SCHEME) as store:
        store.commit(imported("d1", items(), author="manager"))
    yield url
    team_server.drop(name)


def add(url, id, text):
    place = document_place(id)
    with Store.open(url) as store:
        document = Document(id=id, name=id, title=id)
        store.commit(tx(Edit(place, None, document), Edit(place, None, version(id, text))))


def answers(url, words):
    with Store.open(url) as store, contextlib.closing(store.corpus()) as corpus:
        kind = type(corpus._index)
        return kind, [hit.document for hit in search(corpus, SCHEME, words, "ليلى")]


@pytest.mark.parametrize("blind", [False, True])
def test_annotators_use_the_index_of_the_manager(managed, blind):
    team.team_init(managed, blind=blind)
    team.team_add(managed, "ليلى")
    annotator = managed.replace("manager@", "ليلى@")
    with Store.open(managed) as store, contextlib.closing(store.corpus()) as corpus:
        assert corpus.freshen()
    assert answers(annotator, "المخابئ") == (ServerIndex, ["d1"])
    with Store.open(annotator) as store, contextlib.closing(store.corpus()) as corpus:
        assert corpus.indexed()
    add(managed, "d2", "خبر عن المخابئ")
    assert answers(annotator, "المخابئ") == (ServerIndex, ["d1", "d2"])


def test_before_there_is_one_an_annotator_has_a_file(managed):
    team.team_init(managed, blind=False)
    team.team_add(managed, "ليلى")
    assert answers(managed.replace("manager@", "ليلى@"), "المخابئ") == (FileIndex, ["d1"])


def test_who_is_not_in_the_team_cannot_read_it(managed, team_server):
    with Store.open(managed) as store, contextlib.closing(store.corpus()) as corpus:
        assert corpus.freshen()
    with contextlib.suppress(psycopg.errors.DuplicateObject):
        team_server.ask("CREATE ROLE stranger LOGIN")
    stranger = managed.replace("manager@", "stranger@")
    with psycopg.connect(stranger) as connection, pytest.raises(psycopg.Error, match="denied"):
        connection.execute("SELECT folded FROM annotator_search.entries")


def test_what_somebody_else_made_by_that_name_is_left_alone(managed, team_server):
    database = managed.rpartition("/")[2]
    team_server.ask("CREATE SCHEMA annotator_search", database)
    team_server.ask("CREATE TABLE annotator_search.reached (number int)", database)
    assert answers(managed, "المخابئ") == (FileIndex, ["d1"])
    assert "المخابئ" in TEXT
