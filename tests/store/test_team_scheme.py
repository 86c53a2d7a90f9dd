"""The scheme of a team: whoever manages it changes it for all, members look at it."""

import pytest

from annotator.app import scheme_editing as editing
from annotator.app.session import Session
from annotator.errors import UserError
from annotator.model import scheme_edits as ops
from annotator.model.document import Layer, LayerKey
from annotator.model.edits import Edit
from annotator.store import team
from annotator.store.store import Store


@pytest.fixture
def urls(team_server, kit):
    """The URL of a team's project for the one who manages it, and for a member who has worked."""
    team_server.ask("CREATE ROLE schemer LOGIN CREATEROLE")
    name = team_server.database(owner="schemer")
    managed = team_server.url(name, "schemer")
    with Store.create(managed, kit.scheme) as store:
        store.commit(kit.imported("d1", (kit.span("s0", 0, 5, "PER"),), author="schemer"))
    team.team_init(managed, blind=False)
    team.team_add(managed, "zayd")
    mine = managed.replace("schemer@", "zayd@")
    with Store.open(mine) as store:
        key = LayerKey("d1", "zayd")
        store.commit(
            kit.tx(
                Edit(key, None, Layer()),
                Edit(key, None, kit.span("s1", 0, 5, "PER")),
                author="zayd",
            )
        )
    yield managed, mine
    team_server.drop(name)


def labels(store):
    return {
        author: [item.label for item in store.layer(LayerKey("d1", author))[1]]
        for author in ("schemer", "zayd")
    }


def test_a_manager_changes_the_items_of_all_and_a_member_is_told_why_not(urls):
    managed, mine = urls
    with Store.open(mine) as store:
        session = Session(store, "zayd")
        assert editing.why_not(session) == "member"
        with pytest.raises(UserError, match="manages"):
            editing.apply_change(session, ops.rename_label(session.scheme, "PER", "P"))
    with Store.open(managed) as store:
        session = Session(store, "schemer")
        change = ops.rename_label(session.scheme, "PER", "P")
        use = editing.effect_of(store, change).use
        assert (use.items, use.documents, use.authors) == (2, 1, 2)
        assert editing.apply_change(session, change) == 2
        assert labels(store) == {"schemer": ["P"], "zayd": ["P"]}
        assert store.check() == []
        session.reload_scheme()
        editing.apply_change(session, ops.delete_label(session.scheme, "P"))
        editing.take_back(session)
        editing.take_back(session)
        assert labels(store) == {"schemer": ["PER"], "zayd": ["PER"]}
        assert store.check() == []
