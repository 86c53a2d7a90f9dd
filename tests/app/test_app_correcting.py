"""A corrected text is one act: all authors' marks move along, and undo and redo stay sound."""

import json

import msgspec
import pytest

from annotator.app import correcting, timeline, trash
from annotator.app.outbox import Outbox
from annotator.app.projects import load_scheme
from annotator.app.searching import search
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.errors import UserError
from annotator.model import commands
from annotator.model.carrying import Kind
from annotator.model.commands import Act
from annotator.model.document import LayerKey, Zone
from annotator.model.edits import Edit, document_place
from annotator.store.salvage import salvage
from annotator.store.store import Store

TEXT = "بغداد تعلن الخبر\nقال الرئيس محمد علي في الموصل إن الجيش دخل المدينة أمس"
BETTER = "بغداد تعلن الخبر\nوقال الرئيس محمود علي إن الجيش دخل المدينة أمس في تكريت"


def record(author, *words, id="d"):
    entities = [
        {"id": f"s{n}", "label": "PER", "start": TEXT.index(w), "end": TEXT.index(w) + len(w)}
        for n, w in enumerate(words)
    ]
    return {"id": id, "text": TEXT, "author": author, "entities": entities}


def take(store, tmp_path, *records, **options):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return import_paths(store, [path], ImportOptions(author="me", **options))


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    with Store.create(path, load_scheme("ace2005")) as store:
        take(store, tmp_path, record("me", "بغداد", "محمد علي"), record("you", "الموصل", "الجيش"))
        zone = Zone(id="z", kind="title", start=0, end=16)
        session = Session(store, "me")
        session.open_document("d")
        assert session.act(Act("zone title", (Edit(document_place("d"), None, zone),))).saved
    return path


@pytest.fixture
def session(project):
    with Store.open(project) as store:
        session = Session(store, "me")
        session.open_document("d")
        yield session


def marks(store):
    """All marks of all authors, each held against the text in force."""
    text = store.text("d").text
    found = {}
    for author in store.authors_of("d"):
        for item in store.layer(LayerKey("d", author))[1]:
            assert item.quote == text[item.start : item.end]
            found[author, item.id] = item.quote
    return found


def whole(store):
    layers = {author: store.layer(LayerKey("d", author)) for author in store.authors_of("d")}
    return store.document("d"), store.text("d"), store.zones("d"), layers


def better(session, text=BETTER):
    return correcting.prepare(session.store, "d", correcting.typed(text))


def make(session, text=BETTER, left=()):
    ticket = session.act(better(session, text).act(left))
    assert ticket.saved, ticket.error


def test_the_marks_of_all_authors_move_along_in_one_act(session):
    before = whole(session.store)
    heads = len(session.store.history("d", "me"))
    make(session)
    store = session.store
    assert store.text("d").text == BETTER
    assert marks(store) == {
        ("me", "s0"): "بغداد",
        ("me", "s1"): "محمود علي",
        ("you", "s1"): "الجيش",
    }
    assert session.state.text == BETTER
    assert session.state.version == store.text("d")
    assert len(store.history("d", "me")) == heads + 1
    assert store.check() == []
    assert session.undo().saved
    assert whole(store) == before
    assert session.state.version == before[1]
    assert store.check() == []


def test_undo_and_redo_may_follow_each_other_over_several_texts(session):
    texts, states = [TEXT, BETTER, BETTER.replace("محمود", "أحمد"), TEXT], []
    states.append(whole(session.store))
    for text in texts[1:]:
        make(session, text)
        states.append(whole(session.store))
    for _ in range(2):
        for state in states[-2::-1]:
            assert session.undo().saved
            assert whole(session.store) == state
            assert session.store.check() == []
        for state in states[1:]:
            assert session.redo().saved
            assert whole(session.store) == state
            assert session.store.check() == []


def test_after_an_undo_another_text_may_come(session):
    make(session)
    assert session.undo().saved
    make(session, "شيء آخر: " + TEXT)
    assert session.store.text("d").number == 3
    assert session.store.check() == []
    assert session.undo().saved
    assert session.store.text("d").text == TEXT


def test_it_is_there_after_the_project_was_closed(session, project):
    before = whole(session.store)
    make(session)
    after = whole(session.store)
    session.close()
    with Store.open(project) as store:
        again = Session(store, "me")
        again.open_document("d")
        assert whole(store) == after
        assert again.undo().saved
        assert whole(store) == before
        assert again.redo().saved
        assert whole(store) == after
        assert store.check() == []


def test_the_report_names_every_item_once(session):
    fates = better(session).fates()
    kinds = {(one.author, one.fate.id): one.fate.kind for one in fates}
    assert kinds == {
        ("", "z"): Kind.SAME,
        ("me", "s0"): Kind.SAME,
        ("me", "s1"): Kind.CHANGED,
        ("you", "s0"): Kind.LOST,
        ("you", "s1"): Kind.MOVED,
    }
    assert sum(correcting.counts(fates).values()) == 5
    said = [correcting.said(one) for one in fates]
    assert "PER s0 of you «الموصل» is lost: its text is gone." in said


def test_what_is_left_out_does_not_come_along(session):
    make(session, left={("me", "s1")})
    assert ("me", "s1") not in marks(session.store)
    assert session.undo().saved
    assert marks(session.store)["me", "s1"] == "محمد علي"


def test_a_title_that_was_the_first_line_follows(session):
    assert session.state.document.title == "بغداد تعلن الخبر"
    make(session, "بغداد تنفي الخبر\n" + TEXT.split("\n")[1])
    assert session.state.document.title == "بغداد تنفي الخبر"


def test_the_same_text_is_no_act(session):
    assert better(session, TEXT).act() is None
    assert better(session, TEXT.replace("\n", "\r\n")).act() is None


@pytest.mark.parametrize(
    ("text", "key"),
    [("", "text.blank"), ("قال\0", "text.nul"), ("قال\ud800", "text.lone_surrogate")],
)
def test_a_text_that_cannot_be_kept_is_refused(text, key):
    with pytest.raises(UserError) as caught:
        correcting.typed(text)
    assert caught.value.key == key


def test_work_on_a_new_layer_stays_as_far_as_it_was(session):
    """Moving marks over is no work on them: the status of the document stays."""
    layer = session.state.layer
    make(session)
    assert session.state.layer == layer


def test_the_past_has_its_own_text(session):
    number = session.store.acts("d")[-1][0]
    make(session)
    last = session.store.acts("d")[-1][0]
    then = timeline.state_at(session.store, session.state.key, number)
    assert then.text == TEXT
    assert {item.quote for item in then.mentions()} == {"بغداد", "محمد علي"}
    now = timeline.state_at(session.store, session.state.key, last)
    assert now.text == BETTER
    with pytest.raises(UserError) as caught:
        timeline.return_act(session.state, then, number)
    assert caught.value.key == "history.text"


def test_a_document_in_the_trash_is_not_corrected_and_comes_back_with_its_new_text(session):
    make(session)
    assert session.act(trash.delete_documents(session.store, ["d"])).saved
    with pytest.raises(UserError) as caught:
        better(session)
    assert caught.value.key == "document.trashed"
    assert session.store.check() == []
    assert trash.bring_back(session, ["d"]).saved
    assert session.store.text("d").text == BETTER


def test_a_corrected_document_can_be_emptied_out_of_the_trash(session):
    make(session)
    assert session.act(trash.delete_documents(session.store, ["d"])).saved
    assert trash.empty_trash(session, session.store.trash()) == 1
    assert session.store.check() == []


def test_search_finds_the_new_text_and_not_the_old_one(session):
    def found(words):
        corpus = session.store.corpus()
        corpus.freshen()
        hits = [hit.text for hit in search(corpus, session.scheme, words, "me")]
        corpus.close()
        return hits

    assert found("الموصل")
    make(session)
    assert not found("الموصل")
    assert found("تكريت")
    assert session.undo().saved
    assert found("الموصل")
    assert not found("تكريت")


def test_an_export_has_the_new_text_and_reads_back(session, tmp_path):
    make(session)
    out = tmp_path / "out.jsonl"
    export_records(session.store, out, ExportOptions())
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {line["text"] for line in lines} == {BETTER}
    for line in lines:
        for one in line["entities"]:
            assert BETTER[one["start"] : one["end"]] == one["text"]
    with Store.create(tmp_path / "again.annot", load_scheme("ace2005")) as store:
        assert import_paths(store, [out], ImportOptions(author="me")).exit_status == 0


def test_a_salvage_brings_the_texts_and_the_undo(session, project, tmp_path):
    make(session)
    after = whole(session.store)
    session.close()
    done = salvage(project, tmp_path / "saved.annot", "2026-01-01T00:00:00Z")
    assert done.losses == ()
    with Store.open(tmp_path / "saved.annot") as store:
        assert whole(store) == after
        again = Session(store, "me")
        again.open_document("d")
        assert again.undo().saved
        assert store.text("d").text == TEXT
        assert store.check() == []


def test_a_zone_of_the_old_text_is_not_brought_back_by_somebody_else(session):
    """Zones have no words by which a wrong place would be seen."""
    other = Session(session.store, "you")
    other.open_document("d")
    zone = next(iter(other.state.zones.values()))
    assert other.act(Act("no-zone", (Edit(document_place("d"), zone, None),))).saved
    session.open_document("d")
    make(session, "خبر عاجل جدا: " + TEXT)
    other.open_document("d")
    ticket = other.undo()
    assert ticket.error is not None
    assert ticket.error.key == "history.text"
    session.undo()
    other.open_document("d")
    assert other.undo().saved
    assert session.store.zones("d") == (zone,)
    assert session.store.check() == []


# --- others ------------------------------------------------------------------------------------


def test_somebody_else_does_not_write_places_of_the_old_text(session, project):
    """The other program has the document open as it was; its mark would stand elsewhere now."""
    other = Session(session.store, "you")
    other.open_document("d")
    make(session, "خبر عاجل: " + TEXT)
    ticket = other.act(commands.mark_span(other.state, [(0, 5)], "GPE"))
    assert not ticket.saved
    assert "corrected meanwhile" in ticket.error.message
    other.open_document("d")
    assert other.act(commands.mark_span(other.state, [(10, 15)], "GPE")).saved
    assert session.store.check() == []


def test_a_correction_of_a_text_that_is_no_longer_in_force_is_refused(session):
    other = Session(session.store, "you")
    other.open_document("d")
    late = better(other, "متأخر: " + TEXT)
    make(session)
    ticket = other.act(late.act())
    assert not ticket.saved
    assert session.store.text("d").text == BETTER
    assert session.store.check() == []


def test_a_mark_made_meanwhile_refuses_the_correction_that_does_not_know_it(session):
    correction = better(session)
    state = session.state
    assert session.act(commands.delete(state, ["s1"])).saved
    assert not session.act(correction.act()).saved
    assert session.store.text("d").text == TEXT
    assert session.store.check() == []


@pytest.mark.parametrize("author", ["me", "you", "third"])
def test_a_mark_that_came_meanwhile_is_not_left_behind_on_the_old_text(session, author):
    correction = better(session)
    other = Session(session.store, author)
    other.open_document("d")
    at = TEXT.index("المدينة")
    assert other.act(commands.mark_span(other.state, [(at, at + 7)], "GPE")).saved
    ticket = session.act(correction.act())
    assert not ticket.saved
    assert session.store.text("d").text == TEXT
    assert session.store.check() == []
    session.open_document("d")
    make(session)
    assert (author, "المدينة") in {(key[0], quote) for key, quote in marks(session.store).items()}


def test_on_a_server_it_waits_like_any_act_and_is_shown_at_once(session, tmp_path):
    team = TeamSession(session.store, "me", Outbox(tmp_path / "outbox", "server", "me"))
    team.open_document("d")
    done = correcting.correct(team, better(team))
    assert done.saved is None
    team.act(done.act)
    assert team.state.text == BETTER
    # Read again before the server has answered, and after.
    assert team.open_document("d").text == BETTER
    for act in team.outbox.waiting():
        team.store.commit(act)
    assert team.open_document("d").text == BETTER
    assert team.undo() is not None
    assert team.state.text == TEXT


def test_whoever_does_not_see_all_work_cannot_correct(session, monkeypatch):
    monkeypatch.setattr(type(session.store), "sees_all", lambda _store: False)
    with pytest.raises(UserError) as caught:
        better(session)
    assert caught.value.key == "team.blind"


# --- import ---------------------------------------------------------------------------------------


def test_an_import_corrects_texts_only_when_asked(session, tmp_path):
    new = {"id": "d", "text": BETTER}
    refused = take(session.store, tmp_path, new)
    assert refused.problem_counts["id.duplicate"] == 1
    assert session.store.text("d").text == TEXT
    done = take(session.store, tmp_path, new, replace_text=True)
    assert (done.corrected, done.altered, done.left_out, done.exit_status) == (1, 1, 1, 3)
    assert (done.records_in, done.replaced) == (1, 1)
    assert done.problem_counts == {"correct.lost": 1, "correct.changed": 1}
    assert session.store.text("d").text == BETTER
    assert session.store.check() == []


def test_an_import_that_loses_nothing_says_so(session, tmp_path):
    done = take(session.store, tmp_path, {"id": "d", "text": "ثم " + TEXT}, replace_text=True)
    assert (done.corrected, done.exit_status, done.problems) == (1, 0, [])


def test_the_marks_of_the_file_stand_on_its_text(session, tmp_path):
    at = BETTER.index("تكريت")
    new = {
        "id": "d",
        "text": BETTER,
        "author": "third",
        "entities": [{"start": at, "end": at + 5, "label": "GPE"}],
    }
    done = take(session.store, tmp_path, new, replace_text=True)
    assert (done.corrected, done.layers_added) == (1, 1)
    assert "تكريت" in marks(session.store).values()
    assert session.store.check() == []


# --- by name --------------------------------------------------------------------------------------


def test_a_document_is_named_by_its_id_or_its_file(session, tmp_path):
    assert correcting.document_named(session, "d") == "d"
    (tmp_path / "a.txt").write_text("خبر", encoding="utf-8")
    import_paths(session.store, [tmp_path / "a.txt"], ImportOptions())
    assert correcting.document_named(session, "a.txt") != "d"
    with pytest.raises(UserError):
        correcting.document_named(session, "b.txt")


def test_a_file_of_several_documents_is_refused(tmp_path):
    path = tmp_path / "two.jsonl"
    path.write_text('{"id": "a", "text": "خبر"}\n{"id": "b", "text": "آخر"}\n', encoding="utf-8")
    assert "2 documents" in correcting.look_into(path).problem
    with pytest.raises(UserError):
        correcting.read_text(path)


def test_a_file_is_read_with_its_line_ends_and_its_mark_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffقال\r\nنام".encode())
    found = correcting.read_text(path)
    assert (found.text, found.newline, found.bom) == ("قال\nنام", "crlf", True)


def test_a_changed_version_of_a_text_is_never_written(session):
    """A redo that brings another text under a number that is taken is refused."""
    make(session)
    act = session.store.transaction(session.history.done[-1].id)
    assert session.undo().saved
    first = act.edits[0]
    other = msgspec.structs.replace(first.after, text="x", sha256="0" * 64)
    forged = Act("x", (Edit(first.place, first.before, other), *act.edits[1:2]))
    assert not session.act(forged).saved
    assert session.store.check() == []
