"""Guidelines: which page holds for a label, pinned examples, files, and places of the corpus."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.app import guide
from annotator.app.guide_examples import draw_examples
from annotator.app.guide_files import Taken, read_guide, starting_pages, take_guide, write_guide
from annotator.app.projects import load_scheme, new_project, open_session
from annotator.app.searching import Hit
from annotator.errors import UserError
from annotator.model import commands
from annotator.model.document import Document, TextVersion, text_sha256
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.markdown import blocks_of

HIT = Hit("d-1", "نبأ *1*.txt", 8, 14, "ضد _تنظيم_ ", "د`ا\\عش", " في\nالعراق — أمس")


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    new_project(tmp_path / "p.annot")
    session = open_session(tmp_path / "p.annot", "me")
    yield session
    session.close()


def add_document(session, id, text):
    sha = text_sha256(text)
    edits = (
        Edit(document_place(id), None, Document(id=id, name=f"{id}.txt", title=text[:20])),
        Edit(document_place(id), None,
             TextVersion(document=id, text=text, sha256=sha, source_sha256=sha)),
    )  # fmt: skip
    session.store.commit(
        Transaction(id=f"t-{id}", edits=edits, title="import", author="me", time="",
                    origin=Origin.IMPORT)
    )  # fmt: skip


def mark(session, id, words, label="GPE"):
    state = session.open_document(id)
    at = state.text.index(words)
    assert session.act(commands.mark_span(state, [(at, at + len(words))], label)).saved


def save(session, label, body):
    return session.act(guide.save_page(guide.read_pages(session.store), label, body))


# --- pages ------------------------------------------------------------------------------------


def test_a_label_has_its_own_page_or_that_above_it_or_the_projects(session):
    save(session, "", "all")
    save(session, "PER", "people")
    pages = guide.read_pages(session.store)
    assert guide.page_for(pages, "PER.Individual") == guide.Page("PER", "people")
    assert guide.page_for(pages, "PER") == guide.Page("PER", "people")
    assert guide.page_for(pages, "ORG") == guide.Page("", "all")
    assert guide.page_for({}, "ORG") is None


def test_a_page_is_saved_once_and_undone_in_one_step(session):
    assert save(session, "PER", "one\r\ntwo\n\n").saved
    assert guide.read_pages(session.store) == {"PER": "one\ntwo"}
    assert guide.save_page(guide.read_pages(session.store), "PER", "one\ntwo\n") is None
    session.undo()
    assert guide.read_pages(session.store) == {}
    assert session.store.check() == []


def test_an_empty_page_is_taken_away(session):
    save(session, "PER", "one")
    save(session, "PER", " \n")
    assert session.store.entries() == []


@pytest.mark.parametrize(
    ("body", "key"),
    [("x" * (guide.MOST + 1), "guide.too_long"), ("a\0b", "guide.letter"),
     ("\ud800", "guide.letter")],
)  # fmt: skip
def test_what_no_page_can_hold_is_refused(body, key):
    with pytest.raises(UserError) as fault:
        guide.save_page({}, "PER", body)
    assert fault.value.key == key


# --- pins ---------------------------------------------------------------------------------------


def after(act):
    return {edit.value.key.removeprefix("guide/"): edit.after.body for edit in act.edits
            if edit.after is not None}  # fmt: skip


def test_a_pinned_example_is_a_line_of_the_page_and_comes_back_whole():
    pages = after(guide.pin_example({"ORG": "# page"}, "ORG", HIT, good=True))
    page = guide.page_for(pages, "ORG")
    assert page.words == "# page"
    (pin,) = page.pins
    assert guide.hit_of(pin) == Hit(
        HIT.document, HIT.name, HIT.start, HIT.end, HIT.before, HIT.text, " في العراق — أمس"
    )
    (quote,) = [block for block in blocks_of(pages["ORG"]) if block.kind == "quote"]
    assert "ضد _تنظيم_ د`ا\\عش في العراق — أمس" in quote.text


def test_a_page_of_pins_alone_leaves_the_words_to_the_page_above():
    pages = {"PER": "people", "": "> ✓ a **b** c — n `d 0-1`"}
    pages |= after(guide.pin_example(pages, "PER.Group", HIT, good=False))
    page = guide.page_for(pages, "PER.Group")
    assert (page.owner, page.words) == ("PER", "people")
    assert [(pin.label, pin.good) for pin in page.pins] == [("PER.Group", False), ("", True)]


def test_a_place_is_pinned_once_and_may_change_its_sense():
    pages = after(guide.pin_example({}, "ORG", HIT, good=True))
    assert guide.pin_example(pages, "ORG", HIT, good=True) is None
    pages = after(guide.pin_example(pages, "ORG", HIT, good=False))
    (pin,) = guide.page_for(pages, "ORG").pins
    assert not pin.good
    assert after(guide.unpin(pages, pin)) == {}
    assert guide.unpin({}, pin) is None


WORDS = st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))


@given(st.lists(WORDS, min_size=5, max_size=5))
def test_any_words_can_be_pinned(words):
    before, text, behind, name, document = words
    hit = Hit(f"d{document}", name, 3, 9, before, f"x{text}x", behind)
    (pin,) = guide.page_for(after(guide.pin_example({}, "ORG", hit, good=True)), "ORG").pins
    line_ends = str.maketrans({"\r": " ", "\n": " "})
    assert pin.document == hit.document
    assert pin.text == hit.text.translate(line_ends)
    assert pin.name == name.translate(line_ends)


def test_a_pinned_place_is_found_again_where_the_text_has_moved(session):
    add_document(session, "d-1", "قال: قصفت بغداد أمس")
    pin = guide.Pin("GPE", True, "", "بغداد", "", "n", "d-1", 0, 5)
    assert guide.place_of(session.store, pin) == (10, 15)
    assert (
        guide.place_of(session.store, guide.Pin("GPE", True, "", "دمشق", "", "n", "d-1", 0, 4))
        is None
    )
    with pytest.raises(UserError):
        guide.place_of(session.store, guide.Pin("GPE", True, "", "x", "", "n", "none", 0, 1))


# --- files --------------------------------------------------------------------------------------

LABELS = [label.key for label in load_scheme("ace2005").labels]
PAGES = st.dictionaries(
    st.sampled_from(["", *LABELS[:30]]),
    st.one_of(WORDS, st.just("a\n<!-- guideline: PER -->\nb\n\\<!-- guideline: x -->")),
)


@settings(deadline=None)
@given(PAGES, st.booleans())
def test_pages_come_back_from_their_files(tmp_path_factory, pages, single):
    act = take_guide({}, Taken(pages))
    assume(act is not None)
    folder = tmp_path_factory.mktemp("guide")
    out = folder / ("all.md" if single else "pages")
    write_guide(after(act), out)
    assert read_guide(out, load_scheme("ace2005")).pages == after(act)


def test_a_file_without_marks_is_the_page_of_the_project(tmp_path):
    (tmp_path / "x.md").write_text("# how we mark\n", encoding="utf-8")
    assert read_guide(tmp_path / "x.md", load_scheme("ace2005")).pages == {"": "# how we mark"}


def test_files_that_are_named_by_labels_are_their_pages(tmp_path):
    (tmp_path / "PER.md").write_text("people", encoding="utf-8")
    (tmp_path / "readme.txt").write_text("no", encoding="utf-8")
    assert read_guide(tmp_path, load_scheme("ace2005")).pages == {"PER": "people"}


def test_pages_of_labels_that_are_not_there_are_named(tmp_path):
    (tmp_path / "x.md").write_text(
        "<!-- guideline: PER -->\na\n<!-- guideline: Nobody -->\nb\n", encoding="utf-8"
    )
    taken = read_guide(tmp_path / "x.md", load_scheme("ace2005"))
    assert (taken.pages, taken.unknown) == ({"PER": "a"}, ("Nobody",))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "guide.none"),
        (b"<!-- guideline: PER -->\na\n<!-- guideline: PER -->\nb", "guide.twice"),
        (b"\xff\xfe\x00\xd8", "encoding.invalid"),
    ],
)
def test_a_bad_file_is_refused(tmp_path, content, key):
    (tmp_path / "x.md").write_bytes(content)
    with pytest.raises(UserError) as fault:
        read_guide(tmp_path / "x.md", load_scheme("ace2005"))
    assert fault.value.key == key


def test_nothing_is_written_where_there_are_no_pages(tmp_path):
    with pytest.raises(UserError, match="no guidelines"):
        write_guide({}, tmp_path / "out.md")
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_pages_are_of_labels_that_there_are(session):
    taken = starting_pages(session.scheme)
    assert taken.unknown == ()
    assert {"", "PER", "Conflict.Attack"} <= set(taken.pages)
    assert session.act(take_guide({}, taken)).saved
    assert guide.read_pages(session.store) == taken.pages
    assert starting_pages(load_scheme("conll4")) is None


# --- examples -----------------------------------------------------------------------------------


def never():
    return False


def test_examples_are_the_typical_places_and_then_the_newest(session):
    for number, word in enumerate(["بغداد", "بَغداد", "دمشق", "بغداد", "عمان", "بيروت"]):
        add_document(session, f"d-{number}", f"قال إن {word} هادئة")
        mark(session, f"d-{number}", word)
    mark(session, "d-5", "قال", "PER")
    found = draw_examples(session.store, "GPE", 3, never)
    assert [(e.hit.document, e.hit.text, e.times) for e in found] == [
        ("d-3", "بغداد", 3),
        ("d-5", "بيروت", 0),
        ("d-4", "عمان", 0),
    ]
    assert found[0].hit.before == "قال إن "
    assert (found[0].hit.author, found[0].hit.label) == ("me", "GPE")


def test_subtypes_are_examples_too_and_other_labels_are_not(session):
    add_document(session, "d-0", "العراق وسوريا")
    mark(session, "d-0", "العراق", "GPE.Nation")
    mark(session, "d-0", "سوريا", "GPEX")
    assert [e.hit.text for e in draw_examples(session.store, "GPE", 8, never)] == ["العراق"]
    assert draw_examples(session.store, "LOC", 8, never) == []


def test_documents_in_the_trash_give_no_examples(session):
    from annotator.app import trash

    add_document(session, "d-0", "العراق وسوريا")
    mark(session, "d-0", "العراق")
    session.leave()
    session.act(trash.delete_documents(session.store, ["d-0"]))
    assert draw_examples(session.store, "GPE", 8, never) == []


def test_a_frequent_label_is_read_from_the_newest_layers(session, monkeypatch):
    from annotator.store import latest

    monkeypatch.setattr(latest, "_RARE", 1)
    monkeypatch.setattr(latest, "_FIRST", 2)
    for number in range(9):
        add_document(session, f"d-{number}", f"مدينة{number} هادئة")
        mark(session, f"d-{number}", f"مدينة{number}")
    found = draw_examples(session.store, "GPE", 4, never)
    assert [e.hit.document for e in found] == ["d-8", "d-7", "d-6", "d-5"]
