"""Many items of a layer that change in one act are written like each by itself, or not at all."""

import msgspec
import pytest
from sqlalchemy import text as words
from store_help import TEXT, imported, span, tx

from annotator.errors import Conflict
from annotator.model.document import LayerKey
from annotator.model.edits import Edit
from annotator.model.items import Argument, Cluster, DocumentLabel, Event, Relation, quote_of

GROUNDS = ("file", "server")
KEY = LayerKey("many", "me")


def everything():
    """Thirty items of every class, with parts and arguments."""
    spans = [span(f"s{n}", n, n + 4) for n in range(10)]
    parts = ((0, 3), (8, 12))
    two = [
        msgspec.structs.replace(span(f"p{n}", 0, 3), fragments=parts, quote=quote_of(TEXT, parts))
        for n in range(4)
    ]
    events = [
        Event(
            id=f"e{n}",
            fragments=((n, n + 5),),
            quote=TEXT[n : n + 5],
            label="Attack",
            arguments=(Argument("Attacker", "s1"), Argument("Target", f"s{n}")) if n % 2 else (),
        )
        for n in range(6)
    ]
    groups = [Cluster(id=f"c{n}", members=("s1", f"s{n + 2}")) for n in range(4)]
    links = [Relation(id=f"r{n}", label="near", source="s0", target=f"s{n + 1}") for n in range(4)]
    return [*spans, *two, *events, *groups, *links, DocumentLabel(id="l", label="politics")]


@pytest.fixture
def worked(store):
    store.commit(imported("many", everything()))
    return store


def layer(store):
    return {item.id: item for item in store.layer(KEY)[1]}


def changed(items, note="x"):
    return [Edit(KEY, item, msgspec.structs.replace(item, note=note)) for item in items]


def versions(store):
    found = {}
    with store._database.reading() as connection:
        for table in ("mentions", "relations", "clusters", "document_labels"):
            query = words(
                f"SELECT t.id, t.version FROM {table} t JOIN layers ON layers.pk = t.layer"
            )
            found.update((id, version) for id, version in connection.execute(query))
    return found


def test_all_kinds_change_and_come_back(worked):
    before = layer(worked)
    act = tx(*changed(before.values()))
    worked.commit(act)
    assert layer(worked) == {e.after.id: e.after for e in act.edits}
    assert {versions(worked)[id] for id in before} == {2}
    assert worked.check() == []
    worked.commit(tx(*act.inverse_edits()))
    assert layer(worked) == before
    assert {versions(worked)[id] for id in before} == {3}
    assert worked.check() == []


def test_parts_and_arguments_go_with_their_mention(worked):
    before = layer(worked)
    edits = []
    for item in before.values():
        after = item
        if isinstance(item, Event):
            after = msgspec.structs.replace(item, arguments=())
        elif item.id.startswith("p"):
            after = msgspec.structs.replace(item, fragments=((0, 3),), quote=TEXT[:3])
        elif item.id.startswith("s"):
            place = int(item.id[1:]) + 1
            after = span(item.id, place, place + 4)
        edits.append(Edit(KEY, item, None if item.id == "l" else after))
    edits.append(Edit(KEY, None, span("new", 2, 6)))
    worked.commit(tx(*(e for e in edits if e.before != e.after)))
    assert layer(worked) == {e.after.id: e.after for e in edits if e.after is not None}
    assert worked.check() == []


def test_one_that_was_changed_meanwhile_refuses_them_all(worked):
    before = layer(worked)
    act = tx(*changed(before.values()))
    worked.commit(tx(*changed([before["e1"]], note="first")))
    now = layer(worked)
    with pytest.raises(Conflict) as caught:
        worked.commit(act)
    assert "e1" in caught.value.message
    assert layer(worked) == now
    assert worked.check() == []


def test_an_item_that_changes_twice_in_an_act_is_written_in_order(worked):
    before = layer(worked)
    first = changed(before.values())
    again = [Edit(KEY, e.after, msgspec.structs.replace(e.after, note="y")) for e in first]
    worked.commit(tx(*first, *again))
    assert {item.note for item in layer(worked).values()} == {"y"}
    assert worked.check() == []
