"""Splits: exact, alike in every label, near-duplicates on one side, the same everywhere."""

import json
import random
from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.cutting import BOILERPLATE
from annotator.app.projects import load_scheme
from annotator.app.splitting import Portrait, portraits, split_documents
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.cli_transfer import _export_json, _say_export
from annotator.formats.documents import text_version
from annotator.model.document import Zone
from annotator.store.store import Store
from annotator.text.near import sketch


def portrait(id, labels=None, text=None):
    return Portrait(id, Counter(labels or {}), set(), sketch(text if text is not None else id))


def parts_of(documents, shares=(80, 10, 10), seed=0):
    return split_documents(documents, shares, seed).parts


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7, 10, 99, 1000])
@pytest.mark.parametrize("shares", [(80, 10, 10), (70, 30), (34, 33, 33), (100, 0, 0)])
def test_shares_are_exact_to_one_document(number, shares):
    documents = [portrait(f"d{n}", {"A": n % 3}) for n in range(number)]
    parts = parts_of(documents, shares)
    assert sorted(id for part in parts for id in part) == sorted(d.id for d in documents)
    for part, share in zip(parts, shares, strict=True):
        assert abs(len(part) - share * number / 100) < 1


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.dictionaries(st.sampled_from("ABCD"), st.integers(1, 9)), st.text("اب ")),
        max_size=40,
    ),
    st.integers(0, 3),
    st.randoms(use_true_random=False),
)
def test_it_is_the_same_in_every_order_and_no_document_is_lost_or_doubled(said, seed, shuffler):
    documents = [portrait(f"d{n}", labels, text) for n, (labels, text) in enumerate(said)]
    parts = parts_of(documents, seed=seed)
    other = documents[:]
    shuffler.shuffle(other)
    assert parts_of(other, seed=seed) == parts
    assert sorted(id for part in parts for id in part) == sorted(d.id for d in documents)


def test_it_is_the_same_on_every_machine():
    documents = [portrait(f"d{n}", {"A": 1, "BC"[n % 2]: 1}) for n in range(20)]
    assert [sorted(part) for part in parts_of(documents, seed=0)[1:]] == KNOWN
    assert parts_of(documents, seed=1) != parts_of(documents, seed=0)


KNOWN = [["d0", "d5"], ["d19", "d8"]]


def test_every_label_is_shared_out_alike_the_rare_ones_too():
    rng = random.Random(7)
    documents = []
    for n in range(500):
        labels = {"common": rng.randrange(1, 20), "half": rng.randrange(0, 6)}
        if n % 25 == 0:
            labels["rare"] = 1
        documents.append(portrait(f"d{n}", labels))
    by_id = {document.id: document.labels for document in documents}
    total = sum(by_id.values(), Counter())
    for part, share in zip(parts_of(documents), (0.8, 0.1, 0.1), strict=True):
        counts = sum((by_id[id] for id in part), Counter())
        assert counts["rare"] == round(20 * share)
        for label in ("common", "half"):
            assert counts[label] == pytest.approx(total[label] * share, rel=0.1)


def article(rng, words=120):
    """Words of a vocabulary of 4,000: two articles have no run of five in common."""
    stems = ["قصف", "جيش", "مدينة", "حلب", "بغداد", "وزير", "قال", "رئيس", "حكومة", "نهر"]
    return [rng.choice(stems) + str(rng.randrange(400)) for _ in range(words)]


def near_copies(rng, body):
    changed = body[:]
    changed[rng.randrange(len(body))] = "مصححة"
    return [
        " ".join(body),
        "خاص - " + " ".join(body) + "\nالمساهمون: وكالات",
        " ".join(changed).replace("ه", "ة"),
    ]


def test_near_duplicates_are_on_one_side_and_counted():
    rng = random.Random(3)
    documents = [portrait(f"a{n}", {"A": 1}, " ".join(article(rng))) for n in range(60)]
    for n in range(20):
        copies = near_copies(rng, article(rng))
        documents += [portrait(f"c{k}-{n}", {"A": 1}, text) for k, text in enumerate(copies)]
    division = split_documents(documents, (80, 10, 10), 7)
    side = {id: number for number, part in enumerate(division.parts) for id in part}
    assert all(len({side[f"c{k}-{n}"] for k in range(3)}) == 1 for n in range(20))
    assert (division.near, division.groups) == (60, 20)
    assert [len(part) for part in division.parts] == [96, 12, 12]


@pytest.fixture
def store(tmp_path):
    rng = random.Random(5)
    lines = []
    for n in range(30):
        text = " ".join(article(rng))
        entity = {"id": "s", "start": 0, "end": 3, "label": "GPE" if n % 2 else "PER"}
        event = {"id": "e", "type": "Conflict.Attack", "trigger": {"start": 4, "end": 6}}
        for author in ("ليلى", "سعاد")[: 1 + (n % 3 == 0)]:
            items = {"entities": [entity], "events": [event]}
            lines.append({"id": f"d{n}", "text": text, "author": author, **items})
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    with Store.create(tmp_path / "p.annot", load_scheme("ace2005")) as store:
        import_paths(store, [path], ImportOptions())
        yield store


@pytest.mark.parametrize("format", ["jsonl", "gliner"])
def test_the_summary_counts_what_each_file_holds(store, tmp_path, format, capsys):
    out = tmp_path / "x.json"
    options = ExportOptions(format=format, split=(80, 10, 10), seed=7)
    summary = export_records(store, out, options)
    assert [part.name for part in summary.parts] == ["train", "dev", "test"]
    assert [part.documents for part in summary.parts] == [24, 3, 3]
    assert sum(part.records for part in summary.parts) == 40 == summary.documents
    assert sum(part.items for part in summary.parts) == summary.kept
    events = 40 if format == "jsonl" else 0
    assert sum(part.events for part in summary.parts) == events
    said = json.loads(msgspec.json.encode(_export_json(summary), enc_hook=str))
    assert said["several_authors"] == 10 == sum(part.several for part in summary.parts)
    assert (
        sum(part["labels"].get("PER", 0) for part in said["parts"])
        == 20
        == len([r for r in store.records() for i in r.items if i.label == "PER"])
    )
    _say_export(summary)
    told = capsys.readouterr().out
    assert "train: 24 documents in" in told
    assert "10 documents have layers of several authors" in told
    assert ("Conflict.Attack: " in told) is (format == "jsonl")


def test_what_the_writer_could_not_say_is_not_counted(store, tmp_path):
    summary = export_records(
        store, tmp_path / "x.jsonl", ExportOptions(format="chat", task="entities")
    )
    (part,) = summary.parts
    assert (part.items, part.events, summary.kept) == (40, 0, 40)
    assert set(part.said()["labels"]) == {"GPE", "PER"}


def test_boilerplate_does_not_make_articles_alike(store):
    rng = random.Random(1)
    furniture = " ".join(article(rng, 400))
    made = []
    for record in store.records():
        text = furniture + "\n" + record.text.text
        zone = Zone(id="z", kind=BOILERPLATE, start=0, end=len(furniture))
        version = text_version(record.document.id, text, "", "lf", False)
        made.append(msgspec.structs.replace(record, text=version, zones=(zone,), items=()))
    assert split_documents(portraits(made), (80, 20), 0).near == 0
    bare = [msgspec.structs.replace(record, zones=()) for record in made]
    assert split_documents(portraits(bare), (80, 20), 0).near == 30
