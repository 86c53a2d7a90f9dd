"""PubAnnotation: attributes of four types, tracks, blocks, chains, early keys with events."""

import json
import re
from pathlib import Path

import pytest
from json_family import assert_golden, bytes_of, entries_of, golden_records, keys, read_value
from msgspec.structs import replace

from annotator.formats import guess_format
from annotator.formats.base import Unit, WriteOptions
from annotator.formats.pubannotation import PUBANNOTATION
from annotator.model.document import Layer, Status
from annotator.model.items import Argument, Event, Relation, Span

BAD = Path(__file__).parent / "badinputs" / "pubannotation"


def kinds(record, kind):
    return [item for item in record.items if isinstance(item, kind)]


def denotation(id, begin, end, obj):
    return {"id": id, "span": {"begin": begin, "end": end}, "obj": obj}


def test_what_is_written_is_kept_byte_for_byte():
    assert_golden(PUBANNOTATION, "pubannotation.jsonl")


def test_every_real_file_with_annotations_is_recognised(shared):
    folder = shared / "corpora"
    files = [*(folder / "peers/pubannotation").glob("*.json")]
    files += (folder / "events/bionlp2013-ge").glob("*.json")
    for path in files:
        if path.name not in {"1_config.json", "2_annotations.json"}:
            head = path.read_bytes()[:65536]
            assert guess_format(path.name, head) is PUBANNOTATION, path.name


def test_the_large_real_file_is_read_or_listed_item_by_item(shared):
    path = shared / "corpora/peers/pubannotation/1_annotations.json"
    (record,), problems = entries_of(PUBANNOTATION, path)
    spans, relations = kinds(record, Span), kinds(record, Relation)
    blocks = [s for s in spans if s.label in {"block1", "block2"}]
    # 49 denotations, one without a label; two of the three blocks are pointed at.
    assert (len(spans) - len(blocks), len(blocks), len(record.zones)) == (48, 2, 1)
    # 19 relations, one without a label.
    assert len(relations) == 18
    assert keys(problems) == ["label.empty", "block.span", "block.span", "label.empty"]
    by_id = {item.id: item for item in record.items}
    assert by_id["T1.a.b"].attributes == {
        "error": True, "success": True, "precision": 10, "remark": "suspicious",
    }  # fmt: skip
    assert by_id["E18"].attributes == {
        "free_text_predicate": "dupulicated text 1", "free_text_predicate#2": "dupulicated text 2",
    }  # fmt: skip
    assert by_id["R12"].attributes["score"] == 0.8
    assert {"config", "typesettings"} <= record.document.meta.keys()


def test_tracks_are_layers_with_ids_of_their_own(shared):
    path = shared / "corpora/peers/pubannotation/multi_tracks.json"
    records, problems = entries_of(PUBANNOTATION, path)
    assert keys(problems) == []
    assert [record.author.rpartition("/")[2] for record in records] == [
        "craft",
        "CRAFT-treebank",
        "",
    ]
    assert [len(kinds(record, Span)) for record in records] == [3, 3, 0]
    assert [len(kinds(record, Relation)) for record in records] == [1, 1, 0]
    first, second = ({s.id: s.label for s in kinds(r, Span)} for r in records[:2])
    assert (first["T1"], second["T1"]) == ("organism_Instance_46040", "NNS")
    assert len({record.document.id for record in records}) == 1
    assert records[0].document.external_id.endswith("sourceid/1315279/divs/10")


def test_namespaces_stay_in_the_description_and_change_no_label(shared):
    path = shared / "corpora/peers/pubannotation/prefix.json"
    (record,), problems = entries_of(PUBANNOTATION, path)
    assert problems == []
    assert [span.label for span in record.items] == ["Protein", "abc:Protein", "http://abc.com"]
    assert record.document.meta["namespaces"][2] == {"prefix": "http", "uri": "this is ignored"}
    assert record.author == "Colil"


def standoff(path):
    """Events of a BioNLP .a2 file: id -> (type, [(role, target)]), and the modified ones."""
    events, modified = {}, set()
    for line in path.with_suffix(".a2").read_text("utf-8").splitlines():
        id, _, rest = line.partition("\t")
        if id.startswith("E"):
            head, *arguments = rest.split()
            roles = [argument.split(":") for argument in arguments]
            plain = [(re.sub(r"\d+$", "", r).replace("ToLoc", "Location"), t) for r, t in roles]
            events[id] = (head.partition(":")[0], sorted(plain))
        elif id.startswith("M"):
            name, target = rest.split()
            modified.add((target, name))
    return events, modified


def test_the_early_keys_give_the_events_of_the_standoff_files(shared):
    total = {"spans": 0, "triggers": 0, "events": 0, "coreferences": 0}
    for path in sorted((shared / "corpora/events/bionlp2013-ge").glob("*.json")):
        (record,), problems = entries_of(PUBANNOTATION, path)
        assert problems == []
        events = kinds(record, Event)
        wanted, modified = standoff(path)
        assert {
            e.id: (e.label, sorted((a.role, a.target) for a in e.arguments)) for e in events
        } == wanted
        assert {(e.id, name) for e in events for name in e.attributes} == modified
        total["spans"] += len(kinds(record, Span))
        total["triggers"] += len({(e.fragments, e.label) for e in events})
        total["events"] += len(events)
        total["coreferences"] += len(kinds(record, Relation))
    assert total == {"spans": 163, "triggers": 68, "events": 140, "coreferences": 12}


def test_instances_and_modifications_of_the_form_in_between_are_read(tmp_path):
    line = {
        "text": "x y",
        "denotations": [denotation("T1", 0, 1, "Protein"), denotation("T2", 2, 3, "Binding")],
        "instances": [{"id": "E1", "pred": "instanceOf", "obj": "T2"}],
        "relations": [{"id": "R1", "pred": "themeOf", "subj": "T1", "obj": "E1"}],
        "modifications": [{"id": "M1", "pred": "Negation", "obj": "E1"}],
    }
    (record,), problems = read_value(PUBANNOTATION, tmp_path, line)
    (event,) = kinds(record, Event)
    assert problems == []
    assert (event.arguments, event.attributes) == ((Argument("Theme", "T1"),), {"Negation": True})


CHAINED = {
    "denotations": [denotation("a", 0, 1, "_FRAGMENT"), denotation("b", 4, 5, "X")],
    "relations": [{"id": "C", "pred": "_lexicallyChainedTo", "subj": "b", "obj": "a"}],
}
BAG = {"denotations": [{"id": "b", "span": [{"begin": 4, "end": 5}, {"begin": 0, "end": 1}],
                        "obj": "X"}]}  # fmt: skip


@pytest.mark.parametrize("model", [CHAINED, BAG])
def test_discontinuous_spans_are_read_in_both_models(tmp_path, model):
    (record,), problems = read_value(PUBANNOTATION, tmp_path, {"text": "m and n", **model})
    (span,) = record.items
    assert problems == []
    assert (span.id, span.label, span.fragments, span.quote) == ("b", "X", ((0, 1), (4, 5)), "m d")


def test_a_relation_drawn_in_textae_from_an_event_is_an_argument(tmp_path):
    line = {
        "text": "x y",
        "denotations": [denotation("E1", 0, 1, "Attack"), denotation("T1", 2, 3, "PER")],
        "attributes": [{"id": "A1", "subj": "E1", "pred": "annotator:event", "obj": True}],
        "relations": [{"id": "R1", "pred": "Attacker", "subj": "E1", "obj": "T1"}],
    }
    (record,), _ = read_value(PUBANNOTATION, tmp_path, line)
    (event,) = kinds(record, Event)
    assert event.arguments == (Argument("Attacker", "T1"),)


def test_layers_of_one_document_become_tracks_and_come_back(tmp_path):
    record = golden_records()[0]
    second = replace(record, author="سمير", items=record.items[:1], layer=Layer())
    path = tmp_path / "two.json"
    path.write_bytes(bytes_of(PUBANNOTATION, [record, second]))
    assert [t["project"] for t in json.loads(path.read_bytes())["tracks"]] == [
        record.author,
        "سمير",
    ]
    records, problems = entries_of(PUBANNOTATION, path)
    assert problems == []
    assert [(r.author, r.document.id) for r in records] == [
        (record.author, "d-golden"), ("سمير", "d-golden"),
    ]  # fmt: skip
    assert records[0].zones == records[1].zones == record.zones
    assert [r.layer for r in records] == [record.layer, Layer(status=Status.NEW)]


def test_utf16_is_written_on_wish_named_and_read_back(tmp_path):
    record = golden_records()[0]
    path = tmp_path / "utf16.json"
    with path.open("wb") as out:
        list(PUBANNOTATION.write(iter([record]), out, WriteOptions(offsets=Unit.UTF16)))
    written = json.loads(path.read_bytes())
    assert written["annotator"]["offset_unit"] == "utf16"
    (emoji,) = [d for d in written["denotations"] if d["id"] == "T8"]
    assert emoji["span"] == {"begin": 6, "end": 8}
    (again,), problems = entries_of(PUBANNOTATION, path)
    assert problems == []
    assert {m.id: m.quote for m in kinds(again, Span)} == {
        m.id: m.quote for m in kinds(record, Span)
    }


def test_bad_values_are_named_by_path_and_the_rest_arrives():
    (record,), problems = entries_of(PUBANNOTATION, BAD / "values.json")
    assert [(p.key, p.where) for p in problems] == [
        ("attribute.type", "attributes[0]"),
        ("field.type", "attributes[1].pred"),
        ("offset.out_of_range", "denotations[1].span.end"),
        ("field.type", "denotations[2].span"),
        ("id.duplicate", "denotations[4]"),
        ("label.empty", "blocks[0].obj"),
        ("ref.missing", "attributes[2]"),
        ("ref.missing", "relations[0]"),
    ]
    assert [span.quote for span in record.items] == ["ab", "c"]
