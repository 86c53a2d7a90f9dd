"""W3C Web Annotations: quotes against positions, texts beside, links, events, creators."""

import json
from pathlib import Path

import pytest
from json_family import assert_golden, bytes_of, entries_of, golden_records, keys

from annotator.formats import guess_format
from annotator.formats.w3c import W3C
from annotator.model.items import Argument, Cluster, DocumentLabel, Event, Relation, Span

REAL = "corpora/peers/inception-other/inception-html-recogito-editor/src/test/resources"
TEXT = "😀 بغداد تعلن، وبغداد تنفي."


def kinds(record, kind):
    return [item for item in record.items if isinstance(item, kind)]


def tag(value):
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def on(start=None, end=None, exact=None, **quote):
    selector = []
    if exact is not None:
        selector.append({"type": "TextQuoteSelector", "exact": exact, **quote})
    if start is not None:
        selector.append({"type": "TextPositionSelector", "start": start, "end": end})
    return {"source": "http://example.org/a", "selector": selector}


def annotation(id, body, target, **more):
    return {"id": id, "type": "Annotation", "body": body, "target": target, **more}


def read(folder, *annotations, text=TEXT):
    path = folder / "marks.json"
    head = {"@context": "http://www.w3.org/ns/anno.jsonld"}
    path.write_text(json.dumps([{**head, **one} for one in annotations]))
    if text:
        (folder / "marks.txt").write_text(text, encoding="utf-8", newline="")
    return entries_of(W3C, path)


def test_what_is_written_is_kept_byte_for_byte():
    assert_golden(W3C, "w3c.json")


def test_the_real_file_has_no_text_and_its_disagreement_is_named_all_the_same(shared):
    path = shared / REAL / "annotations.w3c.json"
    assert guess_format(path.name, path.read_bytes()) is W3C
    records, problems = entries_of(W3C, path)
    assert records == []
    assert [(p.key, p.where) for p in problems] == [
        ("offset.text_mismatch", "[2]"), ("text.missing", ""),
    ]  # fmt: skip
    assert "annotations.w3c.txt" in problems[-1].message


def test_the_real_file_with_a_text_beside_is_placed_and_checked(shared, tmp_path):
    text = list("x" * 1200)
    for start, words in ((124, "Troy"), (646, "death in battle"), (963, "Ithaca.")):
        text[start : start + len(words)] = words
    (tmp_path / "annotations.w3c.txt").write_text("".join(text))
    path = tmp_path / "annotations.w3c.json"
    path.write_bytes((shared / REAL / path.name).read_bytes())
    (record,), problems = entries_of(W3C, path)
    assert [(s.quote, s.label, s.note) for s in kinds(record, Span)] == [
        ("Troy", "A Tag", "This is a comment"),
        ("Troy", "Another Tag", "This is a comment"),
        ("death in battle", "commenting", "Another comment"),
    ]
    (relation,) = kinds(record, Relation)
    assert (relation.label, relation.source[:8], relation.target[:8]) == (
        "isRelatedTo", "ce0ed291", "447d4bea",
    )  # fmt: skip
    assert keys(problems) == ["offset.text_mismatch"]
    assert [p.key for p in problems].count("label.untagged") == 1


def test_a_quote_alone_is_looked_up_and_must_stand_once(tmp_path):
    (record,), problems = read(
        tmp_path,
        annotation("#1", tag("A"), on(exact="تعلن")),
        annotation("#2", tag("A"), on(exact="بغداد")),
        annotation("#3", tag("A"), on(exact="بغداد", prefix="، و")),
        annotation("#4", tag("A"), on(exact="دمشق")),
        annotation("#5", tag("A"), {**on(), "selector": {"type": "SvgSelector"}}),
    )
    assert [(s.start, s.quote) for s in record.items] == [(8, "تعلن"), (15, "بغداد")]
    assert keys(problems) == ["quote.ambiguous", "quote.missing", "selector.unsupported"]


@pytest.mark.parametrize(("start", "end", "noted"), [(2, 7, False), (3, 8, True)])
def test_positions_of_a_browser_are_known_by_their_quotes(tmp_path, start, end, noted):
    (record,), problems = read(tmp_path, annotation("#1", tag("GPE"), on(start, end, "بغداد")))
    assert [(s.start, s.end, s.quote) for s in record.items] == [(2, 7, "بغداد")]
    assert ["UTF-16" in p.message for p in problems] == ([True] if noted else [])


def test_creators_are_layers_and_purposes_attributes(tmp_path):
    link = {"type": "SpecificResource", "source": "http://kb/Q1530", "purpose": "identifying"}
    records, problems = read(
        tmp_path,
        annotation("#1", [tag("GPE"), link], on(2, 7, "بغداد"), creator={"name": "ليلى"}),
        annotation("#2", tag("GPE"), on(2, 7, "بغداد"), creator="http://example.org/samir"),
    )
    assert problems == []
    assert [record.author for record in records] == ["ليلى", "http://example.org/samir"]
    assert records[0].items[0].attributes == {"identifying": "http://kb/Q1530"}
    assert records[0].document.id == records[1].document.id
    assert records[0].document.external_id == "http://example.org/a"


def test_a_tag_on_the_document_is_a_label_and_a_reply_is_reported(tmp_path):
    (record,), problems = read(
        tmp_path,
        annotation("#1", tag("politics"), "http://example.org/a"),
        annotation("#2", tag("GPE"), on(2, 7, "بغداد")),
        annotation("#3", {"type": "TextualBody", "value": "no!", "purpose": "replying"}, "#2"),
        annotation("#4", tag("x"), None),
    )
    assert [label.label for label in kinds(record, DocumentLabel)] == ["politics"]
    assert keys(problems) == ["target.annotation", "target.missing"]


def test_links_from_an_event_are_arguments_and_links_of_many_are_clusters(tmp_path):
    def ends(*ids):
        return [{"id": id} for id in ids]

    (record,), problems = read(
        tmp_path,
        annotation("#e", tag("Say"), on(8, 12, "تعلن"), **{"annotator:kind": "event"}),
        annotation("#a", tag("GPE"), on(2, 7, "بغداد")),
        annotation("#b", tag("GPE"), on(15, 20, "بغداد")),
        annotation("#r", tag("Speaker"), ends("#e", "#a"), motivation="linking"),
        annotation("#c", tag("same"), ends("#a", "#b", "#e"), motivation="linking"),
    )
    assert problems == []
    assert kinds(record, Event)[0].arguments == (Argument("Speaker", "a"),)
    assert [(c.label, c.members) for c in kinds(record, Cluster)] == [("same", ("a", "b", "e"))]


def test_two_documents_take_the_texts_that_are_named_like_them(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"text {name}")
    marks = [
        annotation(f"#{name}", tag("N"), {**on(5, 8, name), "source": f"http://x/{name}.txt"})
        for name in ("one", "two")
    ]
    records, problems = read(tmp_path, *marks, text="")
    assert problems == []
    assert [record.text.text for record in records] == ["text one", "text two"]


def test_a_discontinuous_mention_is_a_composite_and_what_stands_twice_stays_so(tmp_path):
    (record, *_) = golden_records()
    page = json.loads(bytes_of(W3C, [record]))[0]
    by_id = {one.get("id"): one for one in page["items"]}
    assert by_id["#s-4"]["target"]["type"] == "Composite"
    assert [part["selector"][0]["exact"] for part in by_id["#s-4"]["target"]["items"]] == [
        "عدد",
        "الإرهابيين",
    ]
    path = tmp_path / "golden.json"
    path.write_bytes(bytes_of(W3C, [record]))
    (again,), problems = entries_of(W3C, path)
    assert problems == []
    assert {m.id: m.fragments for m in kinds(again, Span)} == {
        m.id: m.fragments for m in kinds(record, Span)
    }


def test_nothing_but_files_beside_is_ever_read(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    target = {**on(0, 6, "secret"), "source": "../secret.txt"}
    (tmp_path / "inside" / "secret.json").write_text("[]")
    records, problems = read(inside, annotation("#1", tag("A"), target), text="")
    assert records == []
    assert "text.missing" in keys(problems)


GOLDEN = Path(__file__).parent / "golden" / "w3c.json"


def test_the_written_file_says_its_context_and_its_own_terms():
    for page in json.loads(GOLDEN.read_text("utf-8")):
        context, own = page["@context"]
        assert context == "http://www.w3.org/ns/anno.jsonld"
        used = {key for one in page["items"] for key in one if ":" in key} | {"annotator:document"}
        assert {key.partition(":")[0] for key in used} <= own.keys()
