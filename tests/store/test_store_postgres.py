"""A project on a server: refusals in plain words, one log for several writers, lost connections."""

import contextlib
import socket
import threading

import msgspec
import psycopg
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from annotator.errors import Conflict, UserError
from annotator.model.document import Layer, LayerKey
from annotator.model.edits import Edit
from annotator.model.place import place_of, shown
from annotator.store.migrations import migrate
from annotator.store.postgres_url import driver_words
from annotator.store.store import Store

GROUNDS = ("server",)
ENDS = ("@h/d", "@h:5/d", "@h/d?x=@", "@h/d?password=", "@h,g/d#@", "@[::1]/d")
KEY = LayerKey("d1", "me")


def refused(place, **words):
    with pytest.raises(UserError) as caught:
        Store.open(place, **words).close()
    return caught.value


# --- opening -------------------------------------------------------------------------------


def test_what_cannot_be_opened_is_refused_in_words_without_a_password(team_server, database):
    url = team_server.url(database).replace("postgres@", "postgres:secret@")
    cases = {
        url: "project.missing",
        url.replace(database, "nowhere"): "team.database",
        url.replace("postgres:secret", "nobody_here"): "team.login",
        url.replace(str(team_server.port), "1"): "team.connection",
        url.replace(f"/{database}", ""): "team.url",
        url + "?no_such_word=1": "team.url",
    }
    for place, key in cases.items():
        error = refused(place)
        assert error.key == key, (place, error.message)
        assert "secret" not in error.message
        assert "\n" not in error.message


def test_a_role_with_a_password_needs_it(team_server, database, monkeypatch, kit):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    Store.create(team_server.url(database), kit.scheme).close()
    team_server.ask("DROP ROLE IF EXISTS sealed")
    team_server.ask("CREATE ROLE sealed LOGIN SUPERUSER PASSWORD 'right'")
    assert refused(team_server.url(database, "sealed")).key == "team.login"
    monkeypatch.setenv("PGPASSWORD", "wrong")
    assert refused(team_server.url(database, "sealed")).key == "team.login"
    monkeypatch.setenv("PGPASSWORD", "right")
    with Store.open(team_server.url(database, "sealed")) as opened:
        assert opened.document_ids() == []
        assert opened.name == team_server.url(database, "sealed")


def test_a_second_project_in_one_database_is_refused(store, place, kit):
    with pytest.raises(UserError) as caught:
        Store.create(place, kit.scheme)
    assert caught.value.key == "project.exists"
    assert store.document_ids() == ["d1"]


def test_a_project_that_cannot_be_filled_is_not_left_half_made(team_server, database, kit):
    label = msgspec.structs.replace(kit.scheme.labels[0], key="NUL\0")
    with pytest.raises(UserError):
        Store.create(
            team_server.url(database), msgspec.structs.replace(kit.scheme, labels=(label,))
        )
    assert refused(team_server.url(database)).key == "project.missing"
    Store.create(team_server.url(database), kit.scheme).close()


def test_a_newer_project_is_refused_and_left_as_it_is(store, place, damage):
    store.close()
    damage("UPDATE project SET value = '99' WHERE key = 'revision'")
    assert refused(place).key == "project.newer"
    damage("UPDATE project SET value = '0' WHERE key = 'revision'")
    assert refused(place).key == "project.older"


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("CREATE TABLE more (x int)", "project.foreign_schema"),
        ("CREATE VIEW peek AS SELECT * FROM texts", "project.foreign_schema"),
        ("CREATE RULE evil AS ON INSERT TO zones DO INSTEAD NOTHING", "project.foreign_schema"),
        (
            "CREATE TRIGGER evil BEFORE INSERT ON zones EXECUTE FUNCTION tell_others()",
            "project.foreign_schema",
        ),
        ("DROP TABLE fragments", "project.damaged"),
        ("DROP TRIGGER tell_others ON transactions", "project.damaged"),
    ],
)
def test_what_we_did_not_make_and_what_is_lost_is_refused(store, place, damage, statement, key):
    store.close()
    damage(statement)
    assert refused(place).key == key


def test_a_database_that_cannot_hold_every_article_is_refused(team_server, kit):
    team_server.ask("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    try:
        with pytest.raises(UserError) as caught:
            Store.create(team_server.url("latin"), kit.scheme)
        assert caught.value.key == "team.encoding"
    finally:
        team_server.drop("latin")


def test_reading_only_refuses_acts_here_and_on_the_server(store, place, kit):
    store.close()
    with Store.open(place, read_only=True) as reader:
        assert [record.document.id for record in reader.records()] == ["d1"]
        assert reader.check() == []
        with pytest.raises(UserError) as caught:
            reader.commit(kit.tx(Edit(KEY, None, kit.span("n", 0, 5))))
        assert caught.value.key == "project.read_only"
        with reader._engine.connect() as connection, pytest.raises(DBAPIError) as said:
            connection.exec_driver_sql("DELETE FROM zones")
        assert isinstance(said.value.orig, psycopg.errors.ReadOnlySqlTransaction)


def test_the_settings_that_keep_the_promises_are_on(store):
    with store._reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in (
                "statement_timeout",
                "lock_timeout",
                "idle_in_transaction_session_timeout",
                "search_path",
                "application_name",
                "transaction_isolation",
                "transaction_read_only",
            )
        }
    assert settings == {
        "statement_timeout": "1min",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "1min",
        "search_path": "annotator,pg_temp",
        "application_name": "annotator",
        "transaction_isolation": "repeatable read",
        "transaction_read_only": "on",
    }


def test_a_server_elsewhere_must_prove_its_name_unless_less_is_asked(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("PGSSLMODE", "PGSSLROOTCERT", "PGHOST"):
        monkeypatch.delenv(name, raising=False)
    far = driver_words("postgresql://me@db.example.org/news")
    assert (far["sslmode"], far["sslrootcert"]) == ("verify-full", "system")
    assert "sslmode" not in driver_words("postgresql://me@localhost/news")
    assert driver_words("postgresql://me@h/d?sslmode=require")["sslmode"] == "require"
    (tmp_path / ".postgresql").mkdir()
    (tmp_path / ".postgresql" / "root.crt").touch()
    own = driver_words("postgresql://me@db.example.org/news")
    assert own["sslmode"] == "verify-full"
    assert "sslrootcert" not in own
    monkeypatch.setenv("PGSSLMODE", "require")
    assert "sslmode" not in driver_words("postgresql://me@db.example.org/news")


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("postgresql://me:p@ss@h:5/d?password=x", "postgresql://me@h:5/d"),
        ("postgresql://me@h/d", "postgresql://me@h/d"),
        ("postgres://h/d#x", "postgres://h/d"),
        ("postgresql://[::1]:5432,h:1/d", "postgresql://[::1]:5432,h:1/d"),
        ("postgresql://me:secret", "postgresql://me"),
        ("corpus.annot", "corpus.annot"),
    ],
)
def test_a_place_is_shown_without_password_and_settings(typed, seen):
    assert shown(place_of(typed)) == seen


@example(before="/", after="/", end="@h/d")
@example(before="@", after="?", end="@h/d")
@given(before=st.text(max_size=4), after=st.text(max_size=4), end=st.sampled_from(ENDS))
def test_no_password_however_it_is_typed_is_shown(before, after, end):
    assert "SECRET" not in shown(f"postgresql://me:{before}SECRET{after}{end}")
    if "=" in end:
        assert "SECRET" not in shown(f"postgresql://me{end}{before}SECRET{after}")


def test_migrations_give_exactly_the_tables_of_a_new_project(store, team_server):
    name = team_server.database()
    team_server.ask("CREATE SCHEMA annotator", name)
    empty = store.place.rpartition("/")[0] + f"/{name}"
    made = psycopg.connect(empty)
    made.close()
    from annotator.store.postgres import PostgresDatabase

    database = PostgresDatabase(empty, read_only=False)
    with database.writing() as connection:
        migrate(connection, 0)
        migrated = tables(connection)
    database.close()
    with store._reading() as connection:
        created = tables(connection)
    del created["numbers"]
    assert migrated == created
    team_server.drop(name)


def tables(connection):
    """All that is to be said of the tables, by name."""
    seen = inspect(connection)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)],
            sorted(map(str, seen.get_foreign_keys(name))),
            sorted(map(str, seen.get_indexes(name))),
            sorted(map(str, seen.get_unique_constraints(name))),
            str(seen.get_pk_constraint(name)["constrained_columns"]),
        )
        for name in seen.get_table_names(schema="annotator")
    }


# --- what cannot be stored ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "key", "at"), [("ab\0", "text.nul", 2), ("\ud800", "text.surrogate", 0)]
)
def test_what_no_server_can_hold_is_refused_with_its_place(store, kit, note, key, at):
    layer = store.layer(KEY)[0]
    for edit in (
        Edit(KEY, layer, msgspec.structs.replace(layer, note=note)),
        Edit(KEY, None, msgspec.structs.replace(kit.span("n", 0, 5), label=note)),
    ):
        with pytest.raises(UserError) as caught:
            store.commit(kit.tx(edit))
        assert caught.value.key == key
        assert f"at {at}" in caught.value.message
        assert "d1" in caught.value.message
    assert store.check() == []
    assert store.layer(KEY)[0] == layer


def test_a_nul_inside_json_is_kept(store, kit):
    odd = kit.span("n", 0, 5, attributes={"a": "x\0y"})
    store.commit(kit.tx(Edit(KEY, None, odd)))
    assert odd in store.layer(KEY)[1]


# --- several writers -----------------------------------------------------------------------------


def test_a_conflict_names_who_was_first_and_overwrites_nothing(store, place, kit):
    mine = {item.id: item for item in store.layer(KEY)[1]}["s1"]
    theirs = msgspec.structs.replace(mine, label="LOC")
    with Store.open(place) as other:
        other.commit(kit.tx(Edit(KEY, mine, theirs), author="رانيا", title="relabel LOC"))
    with pytest.raises(Conflict) as caught:
        store.commit(kit.tx(Edit(KEY, mine, msgspec.structs.replace(mine, label="FAC"))))
    assert "رانيا" in caught.value.message
    assert "relabel LOC" in caught.value.message
    assert theirs in store.layer(KEY)[1]
    assert store.check() == []


def test_several_stores_writing_at_once_make_one_log_without_gaps(store, place, kit):
    each, faults = 15, []

    def work(author):
        try:
            with Store.open(place) as own:
                for n in range(each):
                    # All touch the same layer as well: its chain has to follow one order.
                    shared = kit.span(f"{author}-{n}", 0, 5)
                    layer = LayerKey("d1", author)
                    act = (Edit(KEY, None, shared), Edit(layer, None, kit.span(f"n{n}", 0, 5)))
                    own.commit(kit.tx(*act, author=author))
        except UserError as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(f"a{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert store.check() == []
    assert store.info().transactions == 1 + 4 * each
    assert [len(store.history("d1", f"a{n}")) for n in range(4)] == [each] * 4


def test_one_store_serves_several_threads_and_reading_does_not_wait_for_a_commit(store, kit):
    with store._writing() as connection:
        store._database.numbers(connection, "transactions", 0)
        found = []
        reader = threading.Thread(target=lambda: found.append(store.document_ids()))
        reader.start()
        reader.join(5)
        assert found == [["d1"]]


def test_a_writer_who_waits_too_long_is_told_and_nothing_is_written(store, place, kit):
    act = kit.tx(Edit(KEY, None, kit.span("n", 0, 5)))
    with Store.open(place) as other:
        other.patience = 0.05
        with store._writing() as connection:
            store._database.numbers(connection, "transactions", 0)
            with pytest.raises(UserError) as caught:
                other.commit(act)
            assert caught.value.key == "project.locked"
        other.commit(act)
    assert store.check() == []


# --- lost connections, and acts sent again ----------------------------------------------------


def kill_others(team_server, store):
    """End all connections to the database of a store, as a restart of the server does."""
    name = store.place.rpartition("/")[2]
    team_server.ask(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    )


def test_an_act_sent_again_is_recognised(store, kit):
    first, second, third = (kit.tx(Edit(KEY, None, kit.span(f"n{n}", 0, 5))) for n in range(3))
    store.commit(first)
    store.commit(first)
    store.commit_many([first, second])
    store.commit_many([second, third, first])
    undo = kit.tx(*first.inverse_edits(), undoes=first.id)
    store.commit(undo)
    # After the undo the edits of the act would fit again; its id says that it was done.
    store.commit(first)
    assert {item.id for item in store.layer(KEY)[1]} & {"n0", "n1", "n2"} == {"n1", "n2"}
    assert len(store.history("d1", "me")) == 5
    assert store.check() == []


def test_another_act_under_a_known_id_is_no_repetition(store, kit):
    first = kit.tx(Edit(KEY, None, kit.span("n", 0, 5)))
    store.commit(first)
    other = msgspec.structs.replace(first, edits=(Edit(KEY, None, kit.span("m", 0, 5)),))
    with pytest.raises(Conflict):
        store.commit(other)
    with pytest.raises(Conflict):
        store.commit(msgspec.structs.replace(first, author="you"))
    assert store.check() == []


def test_a_connection_lost_between_acts_is_made_anew(store, team_server, kit):
    store.document_ids()
    kill_others(team_server, store)
    store.commit(kit.tx(Edit(KEY, None, kit.span("n", 0, 5))))
    assert store.check() == []


def test_a_connection_lost_in_mid_transaction_leaves_nothing_half_done(store, team_server, kit):
    act = kit.tx(Edit(KEY, None, kit.span("n", 0, 5)), Edit(KEY, None, kit.span("m", 0, 5)))
    real = store._database.numbers

    def cut(connection, table, count):
        found = real(connection, table, count)
        if count:
            kill_others(team_server, store)
        return found

    store._database.numbers = cut
    with pytest.raises(UserError) as caught:
        store.commit(act)
    assert caught.value.key == "team.connection"
    del store._database.numbers
    assert not {"n", "m"} & {item.id for item in store.layer(KEY)[1]}
    store.commit(act)
    assert {"n", "m"} <= {item.id for item in store.layer(KEY)[1]}
    assert store.check() == []


class Cutter:
    """A wire between program and server that is cut when the program says COMMIT."""

    def __init__(self, port, *, deliver):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.server = port
        self.deliver = deliver
        self.armed = False
        self._sockets = [self.listener]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                program, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.server))
            self._sockets += [program, server]
            cut = threading.Event()
            for pump, *ends in ((self._there, program, server), (self._back, server, program)):
                threading.Thread(target=pump, args=(*ends, cut), daemon=True).start()

    def _there(self, source, sink, cut):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self.armed and b"COMMIT\0" in data:
                    self.armed = False
                    if not self.deliver:
                        break
                    cut.set()
                sink.sendall(data)
        self._end(source, sink)

    def _back(self, source, sink, cut):
        with contextlib.suppress(OSError):
            # The server answers, and the answer gets lost with the wire.
            while (data := source.recv(65536)) and not cut.is_set():
                sink.sendall(data)
        self._end(source, sink)

    @staticmethod
    def _end(*ends):
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self):
        for end in self._sockets:
            end.close()


@pytest.mark.parametrize("deliver", [True, False], ids=["answer lost", "commit lost"])
def test_when_the_wire_is_cut_at_the_commit_the_log_says_what_became_of_it(
    store, place, team_server, kit, deliver
):
    wire = Cutter(team_server.port, deliver=deliver)
    act = kit.tx(Edit(KEY, None, kit.span("n", 0, 5)))
    with Store.open(place.replace(str(team_server.port), str(wire.port))) as far:
        wire.armed = True
        if deliver:
            far.commit(act)
        else:
            with pytest.raises(UserError) as caught:
                far.commit(act)
            assert caught.value.key == "team.connection"
        assert ("n" in {item.id for item in store.layer(KEY)[1]}) is deliver
        far.commit(act)
    wire.close()
    assert "n" in {item.id for item in store.layer(KEY)[1]}
    assert len(store.history("d1", "me")) == 2
    assert store.check() == []


# --- news -------------------------------------------------------------------------------------


def test_a_watch_tells_what_others_saved_and_not_what_is_known(store, place, kit):
    with Store.open(place) as other, store.watch() as news:
        store.commit(kit.tx(Edit(KEY, None, kit.span("mine", 0, 5))))
        assert news.poll(0.05) == []
        act = kit.tx(Edit(LayerKey("d1", "رانيا"), None, Layer(flagged=True)), author="رانيا")
        other.commit_many([act, kit.imported("d2", author="رانيا")])
        found = news.poll(5)
        assert [(n.document, n.author, n.by, n.number) for n in found] == [
            ("d1", "رانيا", "رانيا", 3),
            ("d2", "", "رانيا", 4),
            ("d2", "رانيا", "رانيا", 4),
        ]
        assert news.poll(0) == []


def test_a_watch_comes_back_after_a_lost_connection_and_misses_nothing(
    store, place, team_server, kit
):
    with Store.open(place) as other, store.watch() as news:
        kill_others(team_server, store)
        news.poll(0)
        other.commit(kit.tx(Edit(KEY, None, kit.span("n", 0, 5)), author="you"))
        told = []
        for _ in range(20):
            told += news.poll(0.5)
            if told:
                break
        assert [(n.document, n.author, n.by) for n in told] == [("d1", "me", "you")]
        assert news.connected


def test_a_watch_can_be_closed_from_another_thread(store):
    news = store.watch()
    threading.Timer(0.1, news.close).start()
    assert news.poll(60) == []
    assert news.poll(60) == []
    assert not news.connected


def test_a_server_that_restarts_is_found_again(team_server, database, kit):
    with Store.create(team_server.url(database), kit.scheme) as store:
        store.commit(kit.imported("d1"))
        team_server.stop("fast")
        with pytest.raises(UserError) as caught:
            store.commit(kit.imported("d2"))
        assert caught.value.key == "team.connection"
        team_server.start()
        store.commit(kit.imported("d2"))
        assert store.document_ids() == ["d1", "d2"]
        assert store.check() == []
