"""What is written for trainers, read with the trainers' own libraries."""

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from token_help import FLAT, NESTED, TEXT, bytes_of, found, read_bytes, record_of

from annotator.formats import format_by_name
from annotator.formats.base import Tokens
from annotator.formats.conll import CONLL
from annotator.formats.hf_tokens import HF_TOKENS
from annotator.formats.tokens import placed, spans_of, token_view

pytestmark = pytest.mark.oracle
WHITE = record_of("\n قبل.بعد\n\n ثم \u00a0 نهاية ", ("ثم", "X"))


def tool(*words: str, cwd: Path) -> str:
    """What another program prints; it must end well."""
    environment = os.environ | {"HF_DATASETS_OFFLINE": "1", "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *words],
        cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def docs_of(path: Path):
    """The Docs of a .spacy file, by spaCy."""
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    return list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))


def described(doc) -> tuple:
    ents = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    spans = sorted((s.start_char, s.end_char, s.label_) for s in doc.spans.get("sc", ()))
    return doc.text, ents, spans


def test_spacy_loads_the_docbin_and_sees_the_same(tmp_path):
    pytest.importorskip("spacy")
    data, _ = bytes_of(format_by_name("spacy"), [NESTED, WHITE])
    (tmp_path / "x.spacy").write_bytes(data)
    doc, white = docs_of(tmp_path / "x.spacy")
    text, ents, spans = described(doc)
    assert text == TEXT
    assert spans == sorted((i.start, i.end, i.label) for i in NESTED.items)
    assert {(a, b) for a, b, _ in ents} == {
        (i.start, i.end) for i in NESTED.items if i.id in {"s1", "s3", "s5"}
    }
    assert white.text == WHITE.text.text
    view = token_view(NESTED, Tokens.CLITIC)
    assert len(list(doc.sents)) == len(view.sentences)
    assert doc.user_data["id"] == "d-1"


def test_spacy_writes_the_same_bytes_for_the_same_docs(tmp_path):
    pytest.importorskip("spacy")
    import srsly
    from spacy.tokens import DocBin

    data, _ = bytes_of(format_by_name("spacy"), [NESTED, WHITE])
    (tmp_path / "x.spacy").write_bytes(data)
    attrs = ["ENT_IOB", "ENT_TYPE", "SENT_START"]
    again = DocBin(attrs=attrs, store_user_data=True, docs=docs_of(tmp_path / "x.spacy"))
    ours = srsly.msgpack_loads(zlib.decompress(data))
    theirs = srsly.msgpack_loads(zlib.decompress(again.to_bytes()))
    theirs["strings"] = [s for s in theirs["strings"] if s in ours["strings"]]
    assert list(ours) == list(theirs)
    assert ours == theirs


def test_a_docbin_that_spacy_made_is_read(tmp_path):
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    doc = spacy.blank("ar")(TEXT)
    doc.ents = [doc.char_span(7, 12, label="ORG"), doc.char_span(38, 43, label="GPE")]
    doc.spans["other"] = [doc.char_span(35, 43, label="PHRASE"), doc.char_span(7, 12, label="ORG")]
    path = tmp_path / "x.spacy"
    DocBin(docs=[doc]).to_disk(path)
    (record,), problems = read_bytes(format_by_name("spacy"), path.read_bytes(), "x.spacy")
    assert (record.text.text, problems) == (TEXT, [])
    assert found(record) == [("الجيش", "ORG"), ("في بغداد", "PHRASE"), ("بغداد", "GPE")]


def test_spacy_debug_data_accepts_the_files(tmp_path):
    pytest.importorskip("spacy")
    words = [("الجيش", "ORG"), ("كركوك", "GPE"), ("داعش", "ORG"), ("بغداد", "GPE")]
    records = [record_of(f"خبر {n}: {TEXT}", *words, id=f"d-{n}") for n in range(130)]
    records += [record_of(f"لا شيء في النص {n}.", id=f"n-{n}") for n in range(30)]
    spacy = format_by_name("spacy")
    (tmp_path / "train.spacy").write_bytes(bytes_of(spacy, records[20:])[0])
    (tmp_path / "dev.spacy").write_bytes(bytes_of(spacy, records[:20])[0])
    tool("-m", "spacy", "init", "config", "c.cfg", "--lang", "ar", "--pipeline", "ner",
         cwd=tmp_path)  # fmt: skip
    printed = tool("-m", "spacy", "debug", "data", "c.cfg", "--paths.train", "train.spacy",
                   "--paths.dev", "dev.spacy", cwd=tmp_path)  # fmt: skip
    assert "140 training docs" in printed
    assert "2 label(s)" in printed
    assert "Good amount of examples for all labels" in printed
    assert "No entities consisting of or starting/ending with whitespace" in printed
    assert "No entities crossing sentence boundaries" in printed


def test_spacy_converts_our_json_and_our_conll(tmp_path):
    pytest.importorskip("spacy")
    json_format = format_by_name("spacy-json")
    (tmp_path / "x.json").write_bytes(bytes_of(json_format, [FLAT, WHITE])[0])
    (tmp_path / "y.conll").write_bytes(bytes_of(CONLL, [FLAT])[0])
    tool("-m", "spacy", "convert", "x.json", ".", "-l", "ar", cwd=tmp_path)
    tool("-m", "spacy", "convert", "y.conll", ".", "-l", "ar", "-c", "conll", cwd=tmp_path)
    one, white = docs_of(tmp_path / "x.spacy")
    places = [(i.start, i.end, i.label) for i in FLAT.items]
    assert described(one)[:2] == (TEXT, places)
    assert white.text == WHITE.text.text
    (two,) = docs_of(tmp_path / "y.spacy")
    assert [(ent.text, ent.label_) for ent in two.ents] == found(FLAT)


def test_datasets_loads_the_rows_and_casts_the_numbers(tmp_path):
    pytest.importorskip("datasets")
    (tmp_path / "train.jsonl").write_bytes(bytes_of(HF_TOKENS, [FLAT, WHITE])[0])
    script = """
import json
from datasets import ClassLabel, List, load_dataset
ds = load_dataset("json", data_files={"train": "train.jsonl"}, split="train", cache_dir="cache")
names = ds[0]["labels"]
ds = ds.cast_column("ner_tags", List(ClassLabel(names=names)))
feature = ds.features["ner_tags"].feature
print(json.dumps([[row["text"], row["tokens"], feature.int2str(row["ner_tags"])] for row in ds]))
"""
    rows = json.loads(tool("-c", script, cwd=tmp_path).splitlines()[-1])
    assert [row[0] for row in rows] == [TEXT, WHITE.text.text]
    assert [len(row[1]) == len(row[2]) for row in rows] == [True, True]
    view = token_view(FLAT, Tokens.CLITIC)
    assert rows[0][1] == view.words()
    tagged = [word for word, tag in zip(*rows[0][1:], strict=True) if tag.startswith("B-")]
    assert tagged == [quote for quote, _ in found(FLAT)]


@pytest.mark.parametrize(("task", "scheme"), [("bio", "IOB2"), ("bioes", "IOBES")])
def test_seqeval_finds_the_same_entities_in_strict_mode(task, scheme):
    schemes = pytest.importorskip("seqeval.scheme")
    view = token_view(FLAT, Tokens.CLITIC)
    places, _ = placed(FLAT, view, spans_of(FLAT), flat=True)
    data, _ = bytes_of(CONLL, [FLAT], task=task)
    tags = [line.split()[-1] for line in data.decode().split("\n")[1:] if line]
    (entities,) = schemes.Entities([tags], getattr(schemes, scheme)).entities
    assert [entity.to_tuple()[1:] for entity in entities] == [
        (place.mention.label, place.first, place.last) for place in places
    ]
