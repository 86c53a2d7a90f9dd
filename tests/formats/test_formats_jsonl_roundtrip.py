"""What is written can be read, and reading changes nothing: any record, any unit, any line end."""

import json
import re
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import LETTERS, records

from annotator.formats.base import Problem, ReadOptions, Unit
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.jsonl_write import line_of
from annotator.model.record import Record, canonical_key


def read(data: bytes, **options) -> list[Record | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        path.write_bytes(data)
        return list(read_jsonl(Source(path), ReadOptions(**options)))


def canonical(record: Record) -> Record:
    return msgspec.structs.replace(
        record,
        items=tuple(sorted(record.items, key=canonical_key)),
        zones=tuple(sorted(record.zones, key=lambda z: (z.start, -z.end, z.id))),
    )


@settings(max_examples=200, deadline=None)
@given(records(), st.sampled_from(list(Unit)))
def test_a_record_comes_back_as_it_was_in_every_unit(record, unit):
    line = line_of(record, unit)
    (back,) = read(line)
    assert back == canonical(record)
    assert line_of(back, unit) == line


@settings(max_examples=100, deadline=None)
@given(records())
def test_every_offset_of_every_unit_cuts_out_the_text_it_names(record):
    raw = {
        Unit.CODEPOINT: lambda text, a, b: text[a:b],
        Unit.UTF16: lambda text, a, b: text.encode("utf-16-le")[2 * a : 2 * b].decode("utf-16-le"),
        Unit.BYTE: lambda text, a, b: text.encode()[a:b].decode(),
    }
    for unit, cut in raw.items():
        value = json.loads(line_of(record, unit))
        assert value["offset_unit"] == unit.value
        for place in value["entities"] + [event["trigger"] for event in value["events"]]:
            parts = [cut(value["text"], a, b) for a, b in place["fragments"]]
            assert " ".join(parts) == place["text"]


@settings(max_examples=100, deadline=None)
@given(records())
def test_lines_are_utf8_without_ascii_escapes_and_keys_stand_in_their_order(record):
    line = line_of(record)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    # Only what JSON demands is escaped.
    assert all(
        int(code, 16) < 0x20 for code in re.findall(r"(?<!\\)\\u([0-9a-f]{4})", line.decode())
    )
    value = json.loads(line)
    assert list(value) == KEYS
    for entity in value["entities"]:
        assert list(entity) == ENTITY_KEYS


KEYS = [
    "format",
    "id",
    "external_id",
    "name",
    "title",
    "text",
    "sha256",
    "source_sha256",
    "newline",
    "bom",
    "offset_unit",
    "language",
    "direction",
    "scheme",
    "author",
    "status",
    "flagged",
    "note",
    "seconds",
    "meta",
    "labels",
    "zones",
    "entities",
    "events",
    "relations",
    "clusters",
]
ENTITY_KEYS = [
    "id",
    "label",
    "start",
    "end",
    "text",
    "fragments",
    "head",
    "norm",
    "attributes",
    "note",
]


@settings(max_examples=200, deadline=None)
@given(
    st.text(LETTERS + "\r", min_size=1, max_size=40).map(lambda t: "م\r\n" + t),
    st.sampled_from(list(Unit)),
    st.data(),
)
def test_offsets_over_foreign_line_ends_still_mark_the_same_words(text, unit, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    inside_a_line_end = any(text[at - 1 : at + 1] == "\r\n" for at in (start, end))
    counts = {
        Unit.CODEPOINT: len,
        Unit.UTF16: lambda part: len(part.encode("utf-16-le")) // 2,
        Unit.BYTE: lambda part: len(part.encode()),
    }
    place = {
        "start": counts[unit](text[:start]),
        "end": counts[unit](text[:end]),
        "label": "PER",
        "text": text[start:end],
    }
    line = json.dumps({"text": text, "offset_unit": unit.value, "entities": [place]}).encode()
    *problems, record = read(line)
    assert "\r" not in record.text.text
    if record.items and not inside_a_line_end:
        assert not problems
        (span,) = record.items
        assert span.quote == text[start:end].replace("\r\n", "\n").replace("\r", "\n")
        assert record.text.text[span.start : span.end] == span.quote
    elif not inside_a_line_end:
        pytest.fail(f"the span was lost: {problems}")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_give_records_and_problems_but_never_a_crash(data):
    for entry in read(b'{"text": "abc", "meta": {"x": ' + data):
        assert isinstance(entry, (Record, Problem))
    for entry in read(data):
        assert isinstance(entry, (Record, Problem))


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("ab\x00\ud800 ", max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "label",
                    "type",
                    "start",
                    "end",
                    "text",
                    "fragments",
                    "head",
                    "trigger",
                    "arguments",
                    "role",
                    "target",
                    "members",
                    "source",
                    "kind",
                    "attributes",
                    "x",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from([*KEYS, "x", "y"]), junk, max_size=8))
def test_any_json_gives_a_sound_record_or_a_reason(value):
    value = {"text": "abcdef", **value}
    line = json.dumps(value).encode()
    entries = read(line)
    kept = [entry for entry in entries if isinstance(entry, Record)]
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    assert not any(problem.key == "record.shape" for problem in problems)
    if not kept:
        assert problems
    for record in kept:
        (again,) = read(line_of(record))
        assert again == canonical(record)
