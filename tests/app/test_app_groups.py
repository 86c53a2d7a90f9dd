"""What the panels are told of clusters, labels and zones; and that a project keeps them."""

import pytest

from annotator.app import groups
from annotator.app.projects import make_sample, open_session
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.model import commands, commands_groups
from annotator.model.items import Cluster
from annotator.store.store import Store


@pytest.fixture
def session(tmp_path):
    make_sample(tmp_path / "p.annot")
    session = opened(tmp_path / "p.annot")
    yield session
    session.close()


def opened(path):
    session = open_session(path, "me")
    session.open_document(session.documents()[0].id)
    return session


def did(session, act):
    ticket = session.act(act)
    assert ticket is not None
    assert ticket.saved, ticket.error
    return act.created


def marked(session, words, label="GPE", nth=0):
    text, at = session.state.text, -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return did(session, commands.mark_span(session.state, [(at, at + len(words))], label))


def contents(session):
    state = session.state
    items = {item.id: item for item in state.items.values()}
    return items, {zone.id: zone for zone in state.zones.values()}, state.layer


def worked(session):
    """One of each: a linked cluster of three, a linked mention, a document label, zones, a note."""
    ids = [marked(session, "داعش", "ORG", nth) for nth in range(3)]
    did(session, commands_groups.corefer(session.state, ids[0], ids[1]))
    did(session, commands_groups.corefer(session.state, ids[2], ids[0]))
    did(session, commands_groups.link_mention(session.state, ids[1], "Q2429253"))
    city = marked(session, "بغداد")
    did(session, commands_groups.link_mention(session.state, city, "Q1530"))
    did(session, commands_groups.toggle_document_label(session.state, "politics"))
    did(session, commands_groups.mark_zone(session.state, 0, 47, "title"))
    did(session, commands_groups.mark_zone(session.state, 49, 61, "dateline"))
    did(session, commands.set_layer_note(session.state, "مرتان"))
    return ids


def test_the_page_lists_clusters_in_the_order_of_the_text(session):
    ids = worked(session)
    view = groups.document_view(session.state, session.scheme, "en")
    assert [(cluster.name, cluster.link) for cluster in view.clusters] == [
        ("بغداد", "Q1530"),
        ("داعش", "Q2429253"),
    ]
    assert [zone.kind for zone in view.zones] == ["title", "dateline"]
    assert [(choice.key, choice.on) for choice in view.labels] == [("politics", True)]
    assert groups.cluster_view(session.state, ids[2]).members == tuple(ids)
    assert groups.peers_of(session.state, (ids[0],)) == {ids[1], ids[2]}


def test_what_is_in_the_cluster_already_is_not_offered_again(session):
    ids = worked(session)
    other = marked(session, "داعش", "ORG", 3)
    assert groups.same_candidates(session.state, other)[0] in ids
    assert not set(groups.same_candidates(session.state, ids[0])) & set(ids)


def test_groups_survive_closing_and_are_undone_and_done_again_afterwards(tmp_path):
    make_sample(tmp_path / "p.annot")
    session = opened(tmp_path / "p.annot")
    bare = contents(session)[:2]
    worked(session)
    whole, steps = contents(session), len(session.history.done)
    session.close()
    session = opened(tmp_path / "p.annot")
    assert contents(session) == whole
    for _ in range(steps):
        assert session.undo().saved
    assert contents(session)[:2] == bare
    for _ in range(steps):
        assert session.redo().saved
    assert contents(session) == whole
    assert session.store.check() == []
    session.close()


def test_groups_go_out_as_jsonl_and_come_back_the_same(session, tmp_path):
    worked(session)
    export_records(session.store, tmp_path / "out.jsonl", ExportOptions())
    store = Store.create(tmp_path / "other.annot", session.scheme)
    import_paths(store, [tmp_path / "out.jsonl"], ImportOptions())
    store.close()
    other = opened(tmp_path / "other.annot")
    assert contents(other) == contents(session)
    other.close()


def test_a_zone_is_no_work_of_an_author_so_the_document_stays_new(session):
    did(session, commands_groups.mark_zone(session.state, 0, 47, "title"))
    assert session.document_row().status == "new"
    assert session.undo().saved
    assert not list(session.state.zones.values())


def test_an_imported_cluster_of_one_without_a_link_is_shown(session):
    id = marked(session, "بغداد")
    one = Cluster(id="c", members=(id,))
    edit = commands.Edit(session.state.key, None, one)
    did(session, commands.Act("cluster", (edit,)))
    assert groups.cluster_view(session.state, id).members == (id,)
