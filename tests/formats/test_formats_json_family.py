"""The JSON formats of other tools are told apart by content, and none takes a file of another."""

import json
from pathlib import Path

import pytest

from annotator.formats import FORMATS, SURE, format_by_name, guess_format
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.files import Source

GOLDEN = Path(__file__).parent / "golden"
FAMILY = ("doccano", "label-studio", "labelbuddy", "prodigy", "pubannotation", "w3c")


@pytest.mark.parametrize("name", FAMILY)
def test_what_a_format_writes_is_recognised_under_any_name(name):
    (path,) = GOLDEN.glob(f"{name}.json*")
    for called in (path.name, "x.json", "x.jsonl", "x"):
        assert guess_format(called, path.read_bytes()).name == name


@pytest.mark.parametrize("name", FAMILY)
def test_what_a_format_writes_is_recognised_pretty_printed_and_in_a_list(name):
    (path,) = GOLDEN.glob(f"{name}.json*")
    data = path.read_text("utf-8")
    first = json.loads(data)[0] if data.startswith("[") else json.loads(data.splitlines()[0])
    for layout in (json.dumps(first, indent=4), json.dumps([first]), json.dumps([first], indent=1)):
        assert guess_format("x.json", layout.encode()).name == name


HOMES = {
    "doccano": ("peers/doccano", "ner/he-iahlt-knesset"),
    "label-studio": ("peers/label-studio",),
    "labelbuddy": (),
    "prodigy": ("peers/prodigy",),
    "pubannotation": ("peers/pubannotation", "events/bionlp2013-ge"),
    "w3c": ("peers/inception-other",),
}


def test_no_file_of_the_corpora_is_taken_by_a_format_that_is_not_its_own(shared):
    corpora = shared / "corpora"
    for path in sorted(p for p in corpora.rglob("*") if p.is_file()):
        with path.open("rb") as file:
            head = file.read(65536)
        for name in FAMILY:
            if format_by_name(name).sniff(head, path.name) >= SURE:
                home = path.relative_to(corpora).as_posix()
                assert home.startswith(HOMES[name]), (name, home)


@pytest.mark.parametrize("name", FAMILY)
def test_bad_inputs_of_any_kind_end_in_problems_with_a_place_and_never_in_a_crash(name):
    format = format_by_name(name)
    folder = Path(__file__).parent / "badinputs"
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"):
        for entry in format.read(Source(path), ReadOptions()):
            if isinstance(entry, Problem) and entry.level in {Level.ITEM, Level.RECORD}:
                assert path.name in entry.message, entry


def test_the_own_format_stays_first_for_what_it_wrote():
    own = (GOLDEN / "full.codepoint.jsonl").read_bytes()
    sure = {known.name for known in FORMATS if known.sniff(own[:65536], "x.jsonl") >= SURE}
    assert sure == {"jsonl"}
