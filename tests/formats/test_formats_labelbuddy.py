"""labelbuddy: characters, bytes and the checksum must agree; old keys are read."""

import hashlib
import json
from pathlib import Path

from json_family import assert_golden, bytes_of, entries_of, keys, read_value

from annotator.formats import guess_format
from annotator.formats.labelbuddy import LABELBUDDY

BAD = Path(__file__).parent / "badinputs" / "labelbuddy"
# The second example of labelbuddy's own documentation (docs/modules/ROOT/examples).
TEXT = "😀 the text of document 1\nsome text\nthe end\n"
MD5 = hashlib.md5(TEXT.encode()).hexdigest()
WORD = {"start_char": 6, "end_char": 10, "start_byte": 9, "end_byte": 13, "label_name": "Word"}
NUMBER = {"start_char": 23, "end_char": 24, "label_name": "Number", "extra_data": "1"}


def document(*annotations, **more):
    return {"text": TEXT, "annotations": list(annotations), **more}


def test_what_is_written_is_kept_byte_for_byte():
    assert_golden(LABELBUDDY, "labelbuddy.jsonl")


def test_the_example_of_the_documentation_is_read(tmp_path):
    metadata = {"source": "example.org"}
    line = document(WORD, NUMBER, metadata=metadata, utf8_text_md5_checksum=MD5, list_title="one")
    (record,), problems = read_value(LABELBUDDY, tmp_path, line)
    assert problems == []
    assert [(s.quote, s.label, s.note) for s in record.items] == [
        ("text", "Word", ""), ("1", "Number", "1"),
    ]  # fmt: skip
    assert (record.document.title, record.document.meta) == ("one", metadata)


def test_both_units_and_the_checksum_are_written(tmp_path):
    (record,), _ = read_value(LABELBUDDY, tmp_path, document(WORD))
    written = json.loads(bytes_of(LABELBUDDY, [record]))
    assert written["annotations"] == [WORD]
    assert written["utf8_text_md5_checksum"] == MD5


def test_bytes_alone_are_enough(tmp_path):
    line = document({"start_byte": 9, "end_byte": 13, "label_name": "Word"})
    (record,), problems = read_value(LABELBUDDY, tmp_path, line)
    assert (record.items[0].quote, problems) == ("text", [])


def test_the_keys_of_old_versions_are_read(tmp_path):
    line = {"text": "the text of 2", "labels": [[4, 8, "Word"], [12, 13, "Number", "two"]]}
    line |= {"meta": {"id": "doc-2"}, "long_title": "title 2"}
    (record,), problems = read_value(LABELBUDDY, tmp_path, line)
    assert problems == []
    assert [(s.quote, s.label, s.note) for s in record.items] == [
        ("text", "Word", ""), ("2", "Number", "two"),
    ]  # fmt: skip
    assert (record.document.title, record.document.meta) == ("title 2", {"id": "doc-2"})


def test_a_list_is_recognised_and_read(tmp_path):
    path = tmp_path / "annotations.json"
    path.write_text(json.dumps([document(WORD), document(NUMBER)], indent=2))
    assert guess_format(path.name, path.read_bytes()) is LABELBUDDY
    records, problems = entries_of(LABELBUDDY, path)
    assert (len(records), problems) == (2, [])
    assert len({record.document.id for record in records}) == 2


def test_cr_lf_is_counted_as_it_stands_in_the_file(tmp_path):
    text = "a\r\nب"
    mark = {"start_char": 3, "end_char": 4, "start_byte": 3, "end_byte": 5, "label_name": "X"}
    md5 = hashlib.md5(text.encode()).hexdigest()
    line = {"text": text, "annotations": [mark], "utf8_text_md5_checksum": md5}
    (record,), problems = read_value(LABELBUDDY, tmp_path, line)
    assert problems == []
    assert [(s.start, s.end, s.quote) for s in record.items] == [(2, 3, "ب")]


def test_what_does_not_agree_is_named_and_the_rest_arrives():
    records, problems = entries_of(LABELBUDDY, BAD / "values.jsonl")
    assert [(p.key, p.line, p.where) for p in problems] == [
        ("offset.units_differ", 1, "annotations[0]"),
        ("offset.inside_character", 1, "annotations[1].start_byte"),
        ("offset.out_of_range", 1, "annotations[2].end_char"),
        ("field.type", 1, "annotations[3].extra_data"),
        ("text.hash", 2, "utf8_text_md5_checksum"),
        ("text.missing", 3, "text"),
        ("text.missing", 4, "text"),
    ]
    assert [[s.quote for s in record.items] for record in records] == [["ب"]]
    assert len(keys(problems)) == 7
