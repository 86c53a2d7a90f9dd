"""The head of the scheme and the entries of a project: saved, undone, checked and salvaged."""

from pathlib import Path

import msgspec
import pytest

from annotator.app.session import Session
from annotator.errors import Conflict
from annotator.model.edits import SCHEME_PLACE, Edit, Origin
from annotator.model.entry import Entry
from annotator.model.scheme import AttributeDef, Names
from annotator.store.salvage import salvage
from annotator.store.store import Store

GUIDE = Entry(key="guide/PER", body="# أشخاص\n\nالاسم بلا *اللقب*.")


def wider(head):
    polarity = AttributeDef(key="polarity", names=Names("القطبية", "Polarity"), free=True)
    return msgspec.structs.replace(
        head, version=head.version + 1, attributes=(*head.attributes, polarity)
    )


def test_entries_and_the_head_are_there_after_opening_again(store, place, kit):
    head = store.scheme().head
    store.commit(kit.tx(Edit(SCHEME_PLACE, head, wider(head)), Edit(SCHEME_PLACE, None, GUIDE)))
    store.close()
    with Store.open(place) as again:
        assert again.scheme().head == wider(head)
        assert again.scheme().label("PER") is not None
        assert again.entries("guide/") == [GUIDE]
        assert again.entries("rule/") == []
        assert again.check() == []


def test_taking_the_act_back_leaves_the_scheme_as_it_was(store, kit):
    before = store.scheme()
    act = kit.tx(
        Edit(SCHEME_PLACE, before.head, wider(before.head)), Edit(SCHEME_PLACE, None, GUIDE)
    )
    store.commit(act)
    store.commit(kit.tx(*act.inverse_edits(), origin=Origin.UNDO, undoes=act.id))
    assert store.scheme() == before
    assert store.entries() == []
    assert store.check() == []


def test_who_starts_from_an_older_head_overwrites_nothing(store, kit):
    head = store.scheme().head
    store.commit(kit.tx(Edit(SCHEME_PLACE, head, wider(head))))
    renamed = msgspec.structs.replace(head, names=Names("آخر", "Other"))
    with pytest.raises(Conflict):
        store.commit(kit.tx(Edit(SCHEME_PLACE, head, renamed)))
    assert store.scheme().head == wider(head)


def test_a_session_follows_a_changed_head(store, kit):
    session = Session(store, "me")
    head = session.scheme.head
    ticket = session.dispatch(kit.tx(Edit(SCHEME_PLACE, head, wider(head))))
    assert ticket.saved
    assert session.scheme == store.scheme()
    assert session.scheme.attributes[-1].key == "polarity"


@pytest.mark.parametrize(
    "damaging",
    [
        "UPDATE project SET value = replace(value, 'guide', 'guile') WHERE key LIKE 'entry/%'",
        "UPDATE project SET value = '{' WHERE key LIKE 'entry/%'",
        "DELETE FROM project WHERE key LIKE 'entry/%'",
        "UPDATE project SET key = 'entry/guide/PEQ' WHERE key LIKE 'entry/%'",
        "UPDATE project SET value = replace(value, 'polarity', 'polaritx') WHERE key = 'scheme'",
    ],
)
def test_a_change_past_the_program_is_found(path: Path, kit, damage, damaging):
    with Store.create(path, kit.scheme) as made:
        head = made.scheme().head
        made.commit(kit.tx(Edit(SCHEME_PLACE, head, wider(head)), Edit(SCHEME_PLACE, None, GUIDE)))
    assert damage(damaging) > 0
    with Store.open(path, read_only=True) as opened:
        keys = {fault.key for fault in opened.check()}
    assert keys & {"log.differs", "scheme.key", "scheme.broken"}


@pytest.mark.parametrize("torn", [False, True])
def test_a_salvage_brings_them_along(path: Path, tmp_path: Path, kit, damage, torn):
    with Store.create(path, kit.scheme) as made:
        head = made.scheme().head
        made.commit(kit.imported("d1"))
        made.commit(kit.tx(Edit(SCHEME_PLACE, head, wider(head)), Edit(SCHEME_PLACE, None, GUIDE)))
    if torn:
        # A log of the scheme that proves nothing any more.
        assert damage("DELETE FROM transaction_layers WHERE document = ''") > 0
    new = tmp_path / "new.annot"
    salvage(path, new, "2026-01-02T00:00:00Z")
    with Store.open(new) as opened:
        assert opened.scheme().head == wider(head)
        assert opened.entries() == [GUIDE]
        assert opened.check() == []
