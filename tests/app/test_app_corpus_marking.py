"""Marking in all documents at once: one act, what it leaves alone, and one undo."""

import contextlib
import json

import pytest

from annotator.app.corpus_marking import check_labels, mark_places, open_places
from annotator.app.gazetteer import Gazetteer
from annotator.app.projects import load_scheme
from annotator.app.session import Session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import Conflict, UserError
from annotator.model.document import LayerKey, Status
from annotator.store.store import Store

TEXTS = ("قال محمد إن بغداد بعيدة", "مرّ محمّد ببغداد", "لا أحد")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def session(tmp_path):
    records = [{"id": f"n{n}", "text": text, "author": "other"} for n, text in enumerate(TEXTS)]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        import_paths(store, [path], ImportOptions())
        yield Session(store, "me")


def places(session, names, label="PER"):
    with contextlib.closing(session.store.corpus()) as corpus:
        return list(open_places(corpus, session.scheme, names, label, session.author))


def work(session, id):
    layer, items = session.store.layer(LayerKey(id, "me"))
    return layer.status, [(item.label, item.quote) for item in items]


def test_all_documents_are_marked_by_one_act_and_one_undo_takes_it_back(session):
    session.open_document("n0")
    hits = places(session, Gazetteer([("محمد", "PER"), ("بغداد", "Geo-Political Entity")]))
    marked = mark_places(session, hits)
    session.landed(marked.saved)
    assert (marked.number, marked.documents, marked.left) == (4, 2, 0)
    assert work(session, "n1") == (Status.IN_PROGRESS, [("PER", "محمّد"), ("GPE", "بغداد")])
    assert {m.quote for m in session.state.mentions()} == {"محمد", "بغداد"}
    assert session.store.check() == []
    assert session.undo().saved
    assert work(session, "n0") == work(session, "n1") == (Status.NEW, [])
    assert not session.store.layer_exists(LayerKey("n1", "me"))
    assert session.redo().saved
    assert work(session, "n1")[1] == [("PER", "محمّد"), ("GPE", "بغداد")]
    assert session.store.check() == []


def test_what_is_marked_already_is_not_offered_again(session):
    names = Gazetteer(["محمد"])
    session.landed(mark_places(session, places(session, names)).saved)
    assert places(session, names) == []
    assert len(places(session, names, "ORG")) == 2


def test_a_place_that_changed_meanwhile_is_left(session):
    hits = places(session, Gazetteer(["محمد"]))
    session.landed(mark_places(session, hits[:1]).saved)
    again = mark_places(session, hits)
    assert (again.number, again.left) == (1, 1)


def test_events_are_marked_as_events(session):
    hits = places(session, Gazetteer(["قال"]), "Contact.Meet")
    session.landed(mark_places(session, hits).saved)
    (event,) = session.store.layer(LayerKey("n0", "me"))[1]
    assert type(event).__name__ == "Event"


def test_a_refused_act_leaves_everything_as_it_was(session, monkeypatch):
    session.open_document("n0")

    def refuse(_transaction):
        raise Conflict("no")

    before = session.state
    monkeypatch.setattr(session.store, "commit", refuse)
    with pytest.raises(Conflict):
        mark_places(session, places(session, Gazetteer(["محمد"])))
    assert session.state is before
    assert work(session, "n1") == (Status.NEW, [])


def test_a_label_that_the_scheme_lacks_is_refused_by_name(session):
    with pytest.raises(UserError, match="PLANET") as told:
        check_labels(session.scheme, Gazetteer([("محمد", "PLANET"), ("بغداد", "GPE")]))
    assert told.value.key == "gazetteer.label"
    with pytest.raises(UserError):
        check_labels(session.scheme, Gazetteer([("محمد", "PHYS.Located")]))
    check_labels(session.scheme, Gazetteer([("محمد", "PER"), ("قال", "Contact.Meet")]))
