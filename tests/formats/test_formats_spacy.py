"""spaCy: ents, spans and the whole text; a damaged or hostile file gets no further than a word."""

import zlib

import msgspec
import pytest
from token_help import GOLDEN, NESTED, TEXT, bytes_of, found, golden, read_bytes, record_of

from annotator.formats import format_by_name, guess_format
from annotator.formats import spacy_bin_read as reading
from annotator.formats.base import Level, Tokens
from annotator.formats.spacy_json import SPACY_JSON
from annotator.formats.spacy_view import spacy_view

pytest.importorskip("spacy", reason="the extra spacy is not installed")
SPACY = format_by_name("spacy")
WHITE = "  قبل.بعد\n\n ثم \u00a0 نهاية  \t\n"


def unpacked(data: bytes) -> dict:
    return msgspec.msgpack.decode(zlib.decompress(data))


def packed(values: dict) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(values))


@pytest.fixture
def sound() -> dict:
    return unpacked(bytes_of(SPACY, [NESTED])[0])


def test_the_golden_file_is_written_byte_for_byte_and_read_again():
    data, problems = bytes_of(SPACY, [NESTED])
    assert [(p.key, p.level) for p in problems] == [("spacy.spans_only", Level.NOTE)]
    # Unpacked: what zlib makes of it differs from version to version.
    assert zlib.decompress(data) == (GOLDEN / "nested.spacy.msgpack").read_bytes()
    (record,), told = read_bytes(SPACY, data, "x.spacy")
    assert told == []
    assert (record.text.text, record.document.id, record.author) == (TEXT, "d-1", "ليلى")
    assert found(record) == found(NESTED)


def test_the_golden_json_is_written_byte_for_byte_and_read_again():
    data, problems = bytes_of(SPACY_JSON, [NESTED, record_of("خبر", ("خبر", "X"), id="d-2")])
    assert [(p.key, p.level) for p in problems] == [("spacy.spans_only", Level.NOTE)]
    golden("nested.spacy.json", data)
    records, told = read_bytes(SPACY_JSON, data)
    assert told == []
    assert [(r.text.text, r.document.id, r.author) for r in records] == [
        (TEXT, "d-1", "ليلى"),
        ("خبر", "d-2", "ليلى"),
    ]
    assert found(records[0]) == found(NESTED)


@pytest.mark.parametrize("format", [SPACY, SPACY_JSON], ids=lambda known: known.name)
@pytest.mark.parametrize("tokens", list(Tokens))
def test_white_space_stands_in_tokens_of_its_own_and_comes_back(format, tokens):
    data, _ = bytes_of(format, [record_of(WHITE, ("ثم", "X"))], tokens=tokens)
    (record,), told = read_bytes(format, data, "x.spacy")
    assert (record.text.text, found(record), told) == (WHITE, [("ثم", "X")], [])


def test_ents_are_the_longest_and_no_sentence_is_white_space_alone():
    view, _ = spacy_view(NESTED, Tokens.CLITIC)
    assert [place.mention.id for place in view.ents] == ["s1", "s3", "s5"]
    assert len(view.spans) == 6
    view, _ = spacy_view(record_of("\n  اول. ثان."), Tokens.CLITIC)
    begins = [view.words()[at] for at in view.begins]
    assert begins == ["\n  ", "ثان"]


def test_files_are_recognised():
    data, _ = bytes_of(SPACY, [NESTED])
    assert guess_format("x.spacy", data).name == "spacy"
    data, _ = bytes_of(SPACY_JSON, [NESTED])
    assert guess_format("x.json", data).name == "spacy-json"


def test_without_spacy_the_other_format_is_named(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "spacy.strings", None)
    _, problems = read_bytes(SPACY, b"x", "x.spacy")
    assert [(p.key, p.level) for p in problems] == [("format.needs_extra", Level.SOURCE)]
    assert "spacy-json" in problems[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"\x78\x9c",
        zlib.compress(b"x"),
        zlib.compress(msgspec.msgpack.encode({"attrs": [65]})),
        zlib.compress(b"y" * 100_000)[:-20],
    ],
)
def test_a_damaged_file_is_refused(data):
    records, problems = read_bytes(SPACY, data, "x.spacy")
    assert (records, [p.key for p in problems]) == ([], ["spacy.damaged"])


def test_a_file_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 10 * 2**20)
    _, problems = read_bytes(SPACY, zlib.compress(bytes(50 * 2**20)), "x.spacy")
    assert [p.key for p in problems] == ["limit.file"]


@pytest.mark.parametrize(
    "change",
    [
        {"lengths": b"\xff\xff\xff\xff"},
        {"lengths": b"\x01\x00\x00"},
        {"spaces": b""},
        {"attrs": []},
        {"attrs": [65, 77]},
        {"attrs": [66, 77, 78, 80]},
        {"strings": []},
        {"span_groups": [b"\xc1"]},
        {"span_groups": [msgspec.msgpack.encode({b"\x90": ["sc"]})]},
        {"user_data": [b"\xc1"]},
        {"strings": [1]},
    ],
)
def test_arrays_that_do_not_fit_are_refused(sound, change):
    records, problems = read_bytes(SPACY, packed(sound | change), "x.spacy")
    assert (records, [p.key for p in problems]) == ([], ["spacy.damaged"])


def test_a_span_outside_of_its_document_is_left_out_and_told(sound):
    (key,) = msgspec.msgpack.decode(sound["span_groups"][0])
    group = msgspec.msgpack.decode(key)
    wild = reading._SPAN.pack(0, 0, 0, 10**9, 2 * 10**9, 0, 1)
    group["spans"] = [wild, reading._SPAN.pack(0, 0, 0, -5, 2, 0, 1), *group["spans"]]
    changed = {msgspec.msgpack.encode(group): ["sc"]}
    values = sound | {"span_groups": [msgspec.msgpack.encode(changed)]}
    (record,), problems = read_bytes(SPACY, packed(values), "x.spacy")
    assert [(p.key, p.level) for p in problems] == [("offset.out_of_range", Level.ITEM)] * 2
    assert found(record) == found(NESTED)


# --- JSON --------------------------------------------------------------------------------------


def document(tokens: list[dict], **more) -> str:
    paragraph = {"sentences": [{"tokens": tokens}]} | more
    return msgspec.json.encode([{"id": 3, "paragraphs": [paragraph]}]).decode()


GOOD = [{"orth": "علي", "ner": "U-PER"}, {"orth": "قال", "ner": "-"}]


@pytest.mark.parametrize(
    ("text", "key", "level", "where"),
    [
        ("[{}]", "record.shape", Level.RECORD, "paragraphs"),
        ('[{"paragraphs": [1], "id": 2}]', "record.shape", Level.ITEM, "paragraphs[0]"),
        (document(GOOD, raw="علي يقول"), "text.differs", Level.CHANGED, "paragraphs[0].raw"),
        (document([*GOOD, {"ner": "O"}]), "record.shape", Level.ITEM, "paragraphs[0].sentences[0]"),
        (document([{"orth": "a", "ner": "IO"}, *GOOD]), "tag.unknown", Level.ITEM,
         "paragraphs[0].sentences[0].tokens"),
        (document([{"orth": "a", "ner": "I-X"}, *GOOD]), "bio.repaired", Level.CHANGED,
         "paragraphs[0].sentences[0]"),
        (document(GOOD, spans={"sc": [[0, 99, "X"]]}), "offset.out_of_range", Level.ITEM,
         "paragraphs[0].spans.sc[0]"),
        (document(GOOD, spans={"sc": [[True, 2, "X"]]}), "offset.out_of_range", Level.ITEM,
         "paragraphs[0].spans.sc[0]"),
        (document(GOOD, spans={"sc": [[-3, 2, "X"]]}), "offset.out_of_range", Level.ITEM,
         "paragraphs[0].spans.sc[0]"),
        (document([{"orth": "a\x00", "ner": "O"}]), "text.nul", Level.RECORD, ""),
    ],
)  # fmt: skip
def test_each_fault_has_its_path(text, key, level, where):
    records, problems = read_bytes(SPACY_JSON, text)
    told = [p for p in problems if p.key != "text.blank"]
    assert [(p.key, p.level, p.where) for p in told] == [(key, level, where)]
    if records:
        assert ("علي", "PER") in found(records[0])


def test_paragraphs_and_sentences_without_blanks_are_lines():
    text = msgspec.json.encode(
        [{"id": 0, "paragraphs": [{"sentences": [{"tokens": GOOD}, {"tokens": GOOD}]},
                                  {"sentences": [{"tokens": GOOD}]}]}]
    )  # fmt: skip
    (record,), _ = read_bytes(SPACY_JSON, text)
    assert record.text.text == "علي قال\nعلي قال\nعلي قال"
    assert found(record) == [("علي", "PER")] * 3


@pytest.mark.parametrize("name", ["ner-sent-per-line", "ner-token-per-line"])
def test_the_examples_of_spacy_say_the_same_as_their_iob(shared, name):
    folder = shared / "corpora" / "peers" / "spacy" / "ner_example_data"
    data = (folder / f"{name}.json").read_bytes()
    assert guess_format(f"{name}.json", data[:65536]).name == "spacy-json"
    records, problems = read_bytes(SPACY_JSON, data, f"{name}.json")
    iob, _ = read_bytes(format_by_name("conll"), (folder / f"{name}.iob").read_bytes())
    assert problems == []
    ours = [entry for record in records for entry in found(record)]
    assert ours == [entry for record in iob for entry in found(record)]
    assert len(ours) == 7
