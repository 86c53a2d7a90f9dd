"""What is done about findings: one act, one undo, and what is called right is remembered."""

import pytest
from consistency_help import clean, marked, store_of

from annotator.app.consistency import Check
from annotator.app.consistency_acts import FIXES, put_right
from annotator.app.consistency_types import KINDS
from annotator.app.dismissed import Right, brought_back, dismissal, read_dismissed
from annotator.app.session import Session
from annotator.app.trash import delete_documents
from annotator.model.document import LayerKey


@pytest.fixture(autouse=True)
def own_home(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def desk(tmp_path):
    """A session and a check on records, and what the check finds of a kind."""
    opened = []

    class Desk:
        def __init__(self, records):
            self.store = store_of(records, tmp_path / "p.annot")
            opened.append(self.store)
            self.session = Session(self.store, "me")
            self.check = Check(self.store, self.session.scheme, "me")
            self.check.run()

        def found(self, kind):
            return [f for g in self.check.report.groups if g.kind == kind for f in g.places]

        def fix(self, founds, fix, label=""):
            done = put_right(self.session, founds, fix, label)
            self.session.landed(done.saved)
            self.check.again({found.document for found in founds})
            assert self.store.check() == []
            return done

        def items(self, id):
            return self.store.layer(LayerKey(id, "me"))[1]

    yield Desk
    for store in opened:
        store.close()


def test_every_fix_is_for_a_kind_that_there_is():
    assert set(FIXES) <= set(KINDS)


def test_a_label_is_changed_at_all_places_and_one_undo_takes_it_back(desk):
    records = clean()
    for id in ("n1", "n2"):
        marked(records[id], "بغداد")[0]["label"] = "LOC"
    d = desk(records)
    found = d.found("label.differs")
    assert [f.document for f in found] == ["n1", "n2"]
    d.session.open_document("n1")
    before = {id: d.items(id) for id in ("n1", "n2")}
    done = d.fix(found, "relabel", "GPE")
    assert (done.number, done.documents, done.left) == (2, 2, 0)
    assert d.check.report.groups == ()
    assert d.session.undo().saved
    assert {id: d.items(id) for id in ("n1", "n2")} == before
    d.check.again(["n1", "n2"])
    assert len(d.found("label.differs")) == 2
    assert d.session.redo().saved


def test_names_without_a_mark_are_marked(desk):
    records = clean()
    records["n3"]["entities"].remove(marked(records["n3"], "بغداد")[0])
    d = desk(records)
    (found,) = d.found("label.missing")
    done = d.fix([found], "mark", found.label)
    assert done.number == 1
    assert d.check.report.groups == ()
    assert any(item.label == "GPE" and item.quote == "بغداد" for item in d.items("n3"))


@pytest.mark.parametrize("by", [(-1, 0), (0, 1)])
def test_edges_are_set_as_they_should_be(desk, by):
    records = clean()
    place = marked(records["n1"], "واشنطن")[0]
    place["start"] += by[0]
    place["end"] += by[1]
    d = desk(records)
    (found,) = d.found("edge.blank")
    assert found.text != "واشنطن"
    d.fix([found], "edges")
    assert d.check.report.groups == ()
    assert [item.quote for item in d.items("n1") if item.id == found.item] == ["واشنطن"]


def test_of_two_equal_marks_one_stays_with_all_that_points_at_them(desk):
    records = clean()
    event = records["n2"]["events"][0]
    place = next(e for e in records["n2"]["entities"] if e["id"] == event["arguments"][1]["target"])
    records["n2"]["entities"] += [{**place, "id": "twin"}, {**place, "id": "third"}]
    event["arguments"][1]["target"] = "twin"
    d = desk(records)
    founds = d.found("span.twice")
    done = d.fix(founds, "merge")
    assert done.number == 2
    assert d.found("span.twice") == []
    same = [item for item in d.items("n2") if item.quote == "المخابئ"]
    assert len(same) == 1
    (left,) = [item for item in d.items("n2") if item.label == "Conflict.Attack"]
    assert left.arguments[1].target == same[0].id
    d.session.open_document("n2")
    assert d.session.undo().saved
    assert d.store.check() == []


def test_deleting_takes_arguments_and_relations_along(desk):
    records = clean()
    event = records["n2"]["events"][0]
    zone = records["n2"]["zones"][0]
    mark = {"id": "odd", "start": zone["start"] + 2, "end": zone["end"] - 2, "label": "FAC"}
    records["n2"]["entities"].append(mark)
    event["arguments"][1]["target"] = "odd"
    records["n2"]["relations"].append(
        {"id": "r", "type": "PHYS.Located", "source": "s0", "target": "odd"}
    )
    d = desk(records)
    d.fix(d.found("zone.boilerplate"), "delete")
    assert d.found("zone.boilerplate") == []
    assert not {"odd", "r"} & {item.id for item in d.items("n2")}
    # The event has lost its target: that is told now.
    assert [f.document for f in d.found("event.role")] == ["n2"]


def test_what_has_changed_since_and_other_peoples_work_is_left_alone(desk):
    records = clean()
    for id in ("n1", "n2"):
        marked(records[id], "بغداد")[0]["label"] = "LOC"
    d = desk(records)
    mine, changed = d.found("label.differs")
    d.fix([changed], "relabel", "ORG")
    other = type(mine)(**{**{f: getattr(mine, f) for f in mine.__struct_fields__}, "author": "x"})
    done = d.fix([mine, changed, other], "relabel", "GPE")
    assert (done.number, done.left) == (1, 1)
    nothing = put_right(d.session, [changed], "relabel", "GPE")
    assert (nothing.act, nothing.number, nothing.left) == (None, 0, 1)


def test_a_deleted_document_is_like_no_other_any_more(desk):
    records = clean()
    records["n8"] = {**records["n1"], "id": "n8", "author": "other", "entities": []}
    d = desk(records)
    assert [f.document for f in d.found("document.same")] == ["n1", "n8"]
    assert [f.other for f in d.found("document.same")] == ["", "n1"]
    assert d.session.act(delete_documents(d.store, ["n8"])).saved
    d.check.again(["n8"])
    assert d.found("document.same") == []


def test_what_is_called_right_is_kept_in_the_project_and_can_be_told_again(desk):
    records = clean()
    marked(records["n1"], "بغداد")[0]["label"] = "LOC"
    marked(records["n2"], "بغداد")[0]["label"] = "LOC"
    d = desk(records)
    one, other = d.found("label.differs")
    d.session.open_document("n1")
    for found in (one, other):
        right = Right(found.kind, found.cause, "بغداد", places=(found.place,))
        assert d.session.act(dismissal(d.session, [right])).saved
        told = d.check.told(read_dismissed(d.session))
        assert found not in [f for g in told.groups for f in g.places]
    (entry,) = d.store.entries("dismissed/")
    assert d.store.check() == []
    assert dismissal(d.session, [right]) is None
    assert d.session.undo().saved
    assert not read_dismissed(d.session).holds(other)
    assert read_dismissed(d.session).holds(one)
    assert d.session.act(brought_back(d.session, [one.group])).saved
    assert d.store.entries("dismissed/") == []
    assert entry.key.startswith("dismissed/")


def test_who_may_not_write_into_the_project_keeps_it_alone(desk, monkeypatch):
    d = desk(clean())
    monkeypatch.setattr(type(d.store), "author", property(lambda _: "me"))
    right = Right("label.differs", "sبغداد", "بغداد", whole=True)
    assert dismissal(d.session, [right]) is None
    assert read_dismissed(d.session).rights == {right.key: right}
    assert d.store.entries("dismissed/") == []
    assert brought_back(d.session, [right.key]) is None
    assert read_dismissed(d.session).rights == {}


def test_no_span_is_made_an_event_by_its_label(desk):
    records = clean()
    marked(records["n1"], "بغداد")[0]["label"] = "LOC"
    d = desk(records)
    done = put_right(d.session, d.found("label.differs"), "relabel", "Conflict.Attack")
    assert (done.act, done.left) == (None, 1)
