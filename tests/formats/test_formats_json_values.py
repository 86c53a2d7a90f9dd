"""JSON of other tools is cut into its values, whatever its layout and size."""

import json
import tracemalloc

import pytest

from annotator.errors import UserError
from annotator.formats import json_values as module
from annotator.formats.base import Problem, ReadOptions
from annotator.formats.files import Source
from annotator.formats.json_values import Value, json_values

TRICKY = {"text": 'a "quoted" ] } brace \\ and \\" more [', "n": [[1, 2], {"x": "}"}], "ع": "😀"}


def cut(tmp_path, data: bytes, encoding: str = "") -> list[Value | Problem]:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    return list(json_values(Source(path), ReadOptions(encoding=encoding)))


def objects(entries) -> list:
    return [json.loads(entry.data) for entry in entries if isinstance(entry, Value)]


def layouts(values):
    return [
        ("\n".join(json.dumps(v) for v in values), [None] * 3),
        (json.dumps(values), [0, 1, 2]),
        (json.dumps(values, indent=4), [0, 1, 2]),
        ("\ufeff \n" + json.dumps(values, ensure_ascii=False), [0, 1, 2]),
        ("\n".join(json.dumps(v, indent=2) for v in values), [None] * 3),
        ("[\n" + ",\n".join(json.dumps(v) for v in values) + "\n]\n", [0, 1, 2]),
    ]


@pytest.mark.parametrize("chunk", [1, 7, 64, 1024 * 1024])
@pytest.mark.parametrize("layout", range(6))
def test_every_layout_gives_the_same_values(tmp_path, monkeypatch, layout, chunk):
    monkeypatch.setattr(module, "_CHUNK", chunk)
    values = [TRICKY, {"a": 1}, {**TRICKY, "last": True}]
    data, places = layouts(values)[layout]
    entries = cut(tmp_path, data.encode())
    assert objects(entries) == values
    assert [entry.place for entry in entries] == places


def test_the_line_of_each_value_is_named(tmp_path):
    data = b'[\n\n  {"a": 1},\n  {"b":\n 2}, {"c": 3}\n]'
    assert [entry.line for entry in cut(tmp_path, data)] == [3, 4, 5]


def test_what_is_no_object_stands_alone_and_the_good_ones_around_it_arrive(tmp_path):
    entries = cut(tmp_path, b'[{"a": 1}, 17, "x", {"b": 2}]')
    assert [entry.data for entry in entries] == [b'{"a": 1}', b'17, "x"', b'{"b": 2}']


@pytest.mark.parametrize("end", ["", "]", ', {"cut": "no end'])
def test_a_list_that_is_not_closed_is_named_and_its_values_are_read(tmp_path, end):
    entries = cut(tmp_path, b'[\n{"a": 1},\n{"b": 2}' + end.encode())
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    assert objects(entries[:2]) == [{"a": 1}, {"b": 2}]
    assert [problem.key for problem in problems] == ([] if end == "]" else ["json.syntax"])


def test_another_encoding_is_read_when_it_is_named(tmp_path):
    data = json.dumps([{"text": "بغداد"}], ensure_ascii=False).encode("utf-16")
    assert objects(cut(tmp_path, data, "utf-16")) == [{"text": "بغداد"}]
    with pytest.raises(UserError, match="utf-16"):
        cut(tmp_path, data)


def test_a_list_of_any_size_needs_the_memory_of_one_value(tmp_path):
    path = tmp_path / "large.json"
    one = json.dumps({"text": "x" * 10_000})
    with path.open("w") as file:
        file.write("[" + one)
        for _ in range(4_000):
            file.write("," + one)
        file.write("]")
    tracemalloc.start()
    number = sum(1 for _ in json_values(Source(path), ReadOptions()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 4_001
    assert peak < 8 * 2**20 < path.stat().st_size


def test_a_value_beyond_the_limit_ends_the_reading_with_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LINE_LIMIT", 1000)
    monkeypatch.setattr(module, "_CHUNK", 100)
    with pytest.raises(UserError, match="longer than") as caught:
        cut(tmp_path, b'[{"a": 1}, {"text": "' + b"x" * 5000 + b'"}]')
    assert caught.value.key == "limit.line"


def test_an_empty_file_and_an_empty_list_say_so(tmp_path):
    for data in (b"", b" \n", b"[]"):
        (entry,) = cut(tmp_path, data)
        assert entry.key == "json.empty"
