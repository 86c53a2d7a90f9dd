"""The bytes of our format, kept: a change of these files is a change of the format."""

from pathlib import Path

import pytest

from annotator.formats import FORMATS
from annotator.formats.base import ReadOptions, Unit
from annotator.formats.files import Source
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.jsonl_write import line_of
from annotator.model.record import Record

GOLDEN = Path(__file__).parent / "golden"


def lines_again(name: str, unit: Unit = Unit.CODEPOINT) -> bytes:
    return b"".join(
        line_of(entry, unit)
        for entry in read_jsonl(Source(GOLDEN / name), ReadOptions())
        if isinstance(entry, Record)
    )


@pytest.mark.parametrize("unit", list(Unit), ids=lambda unit: unit.value)
def test_a_golden_file_is_written_again_byte_for_byte(unit):
    assert (
        lines_again(f"full.{unit.value}.jsonl", unit)
        == (GOLDEN / f"full.{unit.value}.jsonl").read_bytes()
    )


@pytest.mark.parametrize("unit", list(Unit), ids=lambda unit: unit.value)
def test_all_units_say_the_same(unit):
    assert (
        lines_again("full.codepoint.jsonl", unit)
        == (GOLDEN / f"full.{unit.value}.jsonl").read_bytes()
    )


def test_the_short_form_becomes_the_canonical_one():
    assert lines_again("short.jsonl") == (GOLDEN / "short.canonical.jsonl").read_bytes()


def test_every_format_has_a_name_of_its_own_and_a_way():
    names = [known.name for known in FORMATS]
    assert len(set(names)) == len(names)
    assert all(known.read or known.write for known in FORMATS)
