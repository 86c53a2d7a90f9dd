"""A team: everybody writes only their own layers, whatever program they use (reliability, E28)."""

import contextlib

import psycopg
import pytest

from annotator.app import correcting
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.model import rules
from annotator.model.document import Layer, LayerKey
from annotator.model.edits import SCHEME_PLACE, Edit, document_place
from annotator.model.scheme import Label, Names
from annotator.store import team
from annotator.store.store import Store

ONE, OTHER = "ليلى", "omar"
ITEMS = ("mentions", "fragments", "arguments", "relations", "clusters", "document_labels")
ALL = ("layers", *ITEMS, "transactions", "transaction_layers")


@pytest.fixture(scope="session")
def manager(team_server):
    """An ordinary role that may make roles, and is no superuser."""
    # Roles belong to the server, which other tests of this process have as well.
    with contextlib.suppress(psycopg.errors.DuplicateObject):
        team_server.ask("CREATE ROLE manager LOGIN CREATEROLE")
    return "manager"


@pytest.fixture
def managed(team_server, manager, kit):
    """The URL of a project of the manager, with one document and work of the manager on it."""
    name = team_server.database(owner=manager)
    url = team_server.url(name, manager)
    with Store.create(url, kit.scheme) as store:
        store.commit(kit.imported("d1", kit.items(), author=manager))
    yield url
    team_server.drop(name)


@pytest.fixture(params=["open", "blind"])
def work(request, managed, team_server, kit):
    """A team of two that has worked: the way it works, and the URL for each role."""
    team.team_init(managed, blind=request.param == "blind")
    urls = {}
    for name in (ONE, OTHER):
        team.team_add(managed, name)
        urls[name] = managed.replace("manager@", f"{name}@")
        with Store.open(urls[name]) as store:
            assert store.author == name
            place = LayerKey("d1", name)
            acts = [Edit(place, None, Layer()), *(Edit(place, None, i) for i in kit.items())]
            store.commit(kit.tx(*acts, author=name))
    return request.param, urls


def say(url, words, *values):
    """Say something as somebody, past the program; the rows, or how many were changed."""
    with psycopg.connect(url, options="-csearch_path=annotator") as connection:
        found = connection.execute(words, values)
        return found.fetchall() if found.description else found.rowcount


def test_everybody_works_and_sees_what_the_team_is_meant_to_see(work, managed, kit):
    way, urls = work
    for name, url in urls.items():
        with Store.open(url) as store:
            items = store.layer(LayerKey("d1", name))[1]
            assert {item.id for item in items} == {item.id for item in kit.items()}
            store.commit(kit.tx(Edit(LayerKey("d1", name), items[-1], None), author=name))
            everybody = sorted(("manager", *urls))
            assert store.authors_of("d1") == ([name] if way == "blind" else everybody)
            assert store.text("d1").text == kit.text
            assert [head.author for head in store.history("d1", name)] == [name, name]
    with Store.open(managed) as store:
        assert store.author is None
        assert store.check() == []
        assert store.info().transactions == 5
        assert store.authors_of("d1") == everybody


def test_the_rows_of_others_cannot_be_changed_or_deleted_by_any_statement(work, managed):
    _, urls = work
    with Store.open(managed) as store:
        before = list(store.records())
    mine = "layer IN (SELECT pk FROM layers WHERE author = session_user)"
    url = urls[ONE]
    for table in ITEMS:
        assert say(url, f"UPDATE {table} SET layer = layer WHERE NOT {mine}") == 0
        assert say(url, f"DELETE FROM {table} WHERE NOT {mine}") == 0
    assert say(url, "UPDATE layers SET note = 'x' WHERE author <> session_user") == 0
    assert say(url, "DELETE FROM layers WHERE author <> session_user") == 0
    for table in ("transactions", "transaction_layers", "documents", "texts", "zones", "project"):
        for words in (f"DELETE FROM {table}", f"UPDATE {table} SET {COLUMN[table]} = NULL"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                say(url, words)
    with Store.open(managed) as store:
        assert list(store.records()) == before
        assert store.check() == []


COLUMN = {
    "transactions": "body",
    "transaction_layers": "hash",
    "documents": "name",
    "texts": "text",
    "zones": "kind",
    "project": "value",
}


def test_of_a_blind_team_nobody_sees_a_row_of_another(work, team_server):
    way, urls = work
    counts = {}
    for name, url in urls.items():
        counts[name] = {table: say(url, f"SELECT count(*) FROM {table}")[0][0] for table in ALL}
        foreign = {
            "layers": "SELECT count(*) FROM layers WHERE author <> session_user",
            "transactions": "SELECT count(*) FROM transactions WHERE author <> session_user",
            "progress": "SELECT count(*) FROM progress WHERE author <> session_user",
            "mentions": "SELECT count(*) FROM mentions WHERE layer NOT IN "
            "(SELECT pk FROM layers WHERE author = session_user)",
        }
        seen = {what: say(url, words)[0][0] for what, words in foreign.items()}
        assert (set(seen.values()) == {0}) is (way == "blind"), seen
    assert counts[ONE] == counts[OTHER], "both have done the same"
    assert all(counts[ONE].values()), "everybody sees their own"


def test_a_blind_team_hears_only_of_what_it_may_see(work, managed, kit):
    way, urls = work
    with Store.open(urls[ONE]) as store, Store.open(urls[OTHER]) as other:
        with store.watch() as news, Store.open(managed) as manager:
            place = LayerKey("d1", OTHER)
            other.commit(kit.tx(Edit(place, None, kit.span("n", 0, 5)), author=OTHER))
            manager.commit(kit.imported("d2", author="manager"))
            told = []
            while not any(n.document == "d2" for n in told):
                told += news.poll(5)
        assert (("d1", OTHER) in {(n.document, n.author) for n in told}) is (way == "open")


def test_a_forged_author_is_refused_by_the_server(work, managed, kit):
    _, urls = work
    with Store.open(managed) as manager:
        before = list(manager.records())
    theirs, own = LayerKey("d1", OTHER), LayerKey("d1", ONE)
    new = kit.span("forged", 0, 5)
    acts = (
        kit.tx(Edit(theirs, None, new), author=OTHER),
        kit.tx(Edit(theirs, None, new), author=ONE),
        kit.tx(Edit(own, None, new), author=OTHER),
        kit.tx(Edit(LayerKey("d1", "nobody"), None, new), author="nobody"),
        kit.tx(Edit(theirs, kit.items()[0], None), author=ONE),
    )
    with Store.open(urls[ONE]) as store:
        for act in acts:
            with pytest.raises(UserError) as caught:
                store.commit(act)
            assert caught.value.key in ("team.forbidden", "edit.conflict")
        label = Label(key="NEW", kind="entity", names=Names("جديد", "New"))
        for act in (
            kit.imported("d9", author=ONE),
            kit.tx(Edit(SCHEME_PLACE, None, label), author=ONE),
            kit.tx(Edit(document_place("d1"), store.document("d1"), None), author=ONE),
        ):
            with pytest.raises(UserError) as caught:
                store.commit(act)
            assert caught.value.key in ("team.forbidden", "edit.conflict")
    with Store.open(managed) as manager:
        assert list(manager.records()) == before
        assert manager.check() == []


WAYS_ROUND = (
    "INSERT INTO layers VALUES (0, 1, 'omar', 'new', false, '', 0, 1)",
    "INSERT INTO layers VALUES (99999, 1, session_user, 'new', false, '', 0, 1)",
    "UPDATE layers SET author = 'omar' WHERE author = session_user",
    "UPDATE layers SET pk = 99999 WHERE author = session_user",
    "UPDATE mentions SET layer = 1 WHERE id = 's1'",
    "INSERT INTO transactions VALUES (99999, 'x', '', '', session_user, '', NULL, '[]')",
    "INSERT INTO transaction_layers VALUES (1, 'd1', session_user, 'x')",
    "INSERT INTO transaction_layers VALUES (2, 'd1', '', 'x')",
    "UPDATE numbers SET last = 0",
    "CREATE TABLE annotator.more (x int)",
    "ALTER TABLE layers DISABLE ROW LEVEL SECURITY",
    "DROP POLICY own_add ON layers",
    "SET SESSION AUTHORIZATION omar",
    "SET ROLE manager",
)


def test_what_would_open_a_way_round_is_refused(work):
    _, urls = work
    for words in WAYS_ROUND:
        with pytest.raises(psycopg.Error) as caught:
            say(urls[ONE], words)
        # Not allowed; a duplicate and a lost link refuse as well, whoever it is that asks.
        assert caught.value.sqlstate in ("42501", "23505", "23503"), words


def test_rights_are_forced_on_every_table_and_no_view_lends_those_of_its_owner(work, managed):
    tables = say(
        managed,
        "SELECT relname FROM pg_class WHERE relnamespace = 'annotator'::regnamespace "
        "AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)",
    )
    assert tables == [("numbers",)]
    views = say(
        managed,
        "SELECT count(*) FROM pg_class WHERE relnamespace = 'annotator'::regnamespace "
        "AND relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)",
    )
    assert views == [(0,)]
    assert say(managed, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = 'manager'")[
        0
    ] == (False,)


def test_who_is_in_the_team_is_listed_with_the_work_done(work, managed):
    way, _ = work
    blind, members = team.team_members(managed)
    assert blind is (way == "blind")
    assert [(m.name, m.documents, m.done, m.mentions) for m in members] == [
        (OTHER, 1, 0, 5),
        (ONE, 1, 0, 5),
    ]


def test_who_leaves_sees_nothing_more_and_the_work_stays(work, managed):
    _, urls = work
    team.team_remove(managed, ONE)
    with pytest.raises(UserError) as caught:
        Store.open(urls[ONE])
    assert caught.value.key == "team.forbidden"
    with Store.open(managed) as store:
        assert ONE in store.authors_of("d1")
        assert store.check() == []
    with pytest.raises(UserError) as caught:
        team.team_remove(managed, ONE)
    assert caught.value.key == "team.name"


def test_a_blind_annotator_cannot_check_a_project_and_is_told_so(work, managed):
    way, urls = work
    with Store.open(urls[ONE]) as store:
        if way == "open":
            assert store.check() == []
            return
        with pytest.raises(UserError) as caught:
            store.check()
        assert caught.value.key == "team.blind"


def test_a_team_can_be_made_blind_and_open_again(managed, kit):
    team.team_init(managed, blind=False)
    team.team_add(managed, ONE)
    url = managed.replace("manager@", f"{ONE}@")
    seen = []
    for blind in (True, False, True):
        team.team_init(managed, blind=blind)
        with Store.open(url) as store:
            seen.append(store.authors_of("d1"))
            store.commit(
                kit.tx(Edit(LayerKey("d1", ONE), None, kit.span(f"{len(seen)}", 0, 5)), author=ONE)
            )
    assert seen == [[], ["manager", ONE], [ONE]]


def test_only_the_manager_changes_a_team(work, team_server):
    _, urls = work
    for act in (
        lambda: team.team_init(urls[ONE], blind=False),
        lambda: team.team_add(urls[ONE], "third"),
        lambda: team.team_remove(urls[ONE], OTHER),
        lambda: team.team_members(urls[ONE]),
        lambda: team.team_upgrade(urls[ONE]),
    ):
        with pytest.raises(UserError) as caught:
            act()
        assert caught.value.key == "team.forbidden"


@pytest.mark.parametrize("name", ["", " a", "pg_reader", "a\nb", "ا" * 32, "public", "\ud800"])
def test_a_name_that_no_role_can_have_is_refused(managed, name):
    team.team_init(managed, blind=False)
    with pytest.raises(UserError) as caught:
        team.team_add(managed, name)
    assert caught.value.key == "team.name"


def test_a_role_that_sees_everything_cannot_be_an_annotator(managed):
    team.team_init(managed, blind=True)
    for name in ("postgres", "manager"):
        with pytest.raises(UserError) as caught:
            team.team_add(managed, name)
        assert caught.value.key == "team.role"


def test_without_a_team_nobody_can_be_added(managed):
    with pytest.raises(UserError) as caught:
        team.team_add(managed, ONE)
    assert caught.value.key == "team.none"


def test_a_password_is_kept_as_its_verifier_only(managed, team_server):
    team.team_init(managed, blind=False)
    assert team.team_add(managed, "with 'secret\"", "pass'word")
    kept = team_server.ask("SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'with %'")
    assert kept[0][0].startswith("SCRAM-SHA-256$")
    assert not team.team_add(managed, "with 'secret\"")
    with pytest.raises(UserError) as caught:
        team.team_add(managed, "with 'secret\"", "other")
    assert caught.value.key == "team.role"
    log = (team_server.folder / "server.log").read_text("utf-8", "replace")
    assert "pass'word" not in log


def test_an_older_project_is_renewed_by_its_manager_and_stays_that_of_a_team(
    work, managed, monkeypatch
):
    way, urls = work
    say(managed, "UPDATE project SET value = '0' WHERE key = 'revision'")
    with pytest.raises(UserError) as caught:
        Store.open(urls[ONE])
    assert caught.value.key == "project.older"
    from annotator.store import migrations

    monkeypatch.setattr(migrations, "STEPS", ())
    assert team.team_upgrade(managed) == 1
    with Store.open(urls[ONE]) as store:
        assert store._database.sees_all() is (way == "open")


def test_the_manager_corrects_texts_with_the_work_of_all_and_nobody_else_does(work, managed):
    way, urls = work
    with Store.open(managed) as store:
        text = store.text("d1").text
        before = list(store.records())
    new = correcting.typed(f"خبر: {text}")
    with Store.open(urls[ONE]) as store:
        session = Session(store, ONE)
        session.open_document("d1")
        if way == "blind":
            with pytest.raises(UserError) as caught:
                correcting.prepare(store, "d1", new)
            assert caught.value.key == "team.blind"
        else:
            assert not session.act(correcting.prepare(store, "d1", new).act()).saved
    with Store.open(managed) as store:
        assert list(store.records()) == before
        session = Session(store, "manager")
        session.open_document("d1")
        assert session.act(correcting.prepare(store, "d1", new).act()).saved
        assert {record.author for record in store.records()} == {ONE, OTHER, "manager"}
        for record in store.records():
            assert record.text.text == new.text
            assert rules.layer_errors(record.items, new.text) == []
        assert store.check() == []
        assert session.undo().saved
        assert list(store.records()) == before
        assert session.redo().saved
        assert store.check() == []
