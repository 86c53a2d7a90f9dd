"""The text room at size: folding 1 MB, offset tables of 10 MB, one look into a giant line."""

from pathlib import Path

import pytest

from annotator.text.boundaries import previous_grapheme, previous_sentence
from annotator.text.fold import find_folded, fold, fold_with_map
from annotator.text.offsets import OffsetMap, has_astral, normalise_newlines
from annotator.text.words import previous_word, segments, word_at

ROOT = Path(__file__).resolve().parents[2]


def grown(size: int) -> str:
    """The sample article again and again, `size` bytes of UTF-8 or a little more."""
    text = (ROOT / "resources" / "samples" / "article.txt").read_text(encoding="utf-8")
    return text * (size // len(text.encode()) + 1)


MB = grown(1_000_000)
MB10 = grown(10_000_000)


def test_fold_1_mb(benchmark):
    benchmark(fold, MB)


def test_fold_1_mb_with_map(benchmark):
    benchmark(fold_with_map, MB)


def test_find_in_1_mb_what_is_not_there(benchmark):
    assert benchmark(find_folded, MB, "قققق") == []


def test_segments_of_1_mb(benchmark):
    benchmark(lambda: sum(1 for _ in segments(MB)))


def test_has_astral_10_mb(benchmark):
    assert not benchmark(has_astral, MB10)


def test_utf16_table_of_10_mb(benchmark):
    text = MB10 + "😀"
    benchmark(lambda: OffsetMap(text).to_utf16(len(text)))


def test_byte_table_of_10_mb(benchmark):
    benchmark(lambda: OffsetMap(MB10).to_byte(len(MB10)))


def test_one_byte_offset_of_10_mb(benchmark):
    offsets = OffsetMap(MB10)
    benchmark(offsets.from_byte, offsets.to_byte(len(MB10) // 2))


def test_line_ends_of_10_mb(benchmark):
    raw = MB10.replace("\n", "\r\n")
    assert benchmark(normalise_newlines, raw)[0] == MB10


@pytest.mark.parametrize("look", [previous_grapheme, word_at, previous_word, previous_sentence])
def test_one_look_into_a_line_of_5_million_characters(benchmark, look):
    line = MB10.replace("\n", " ")
    benchmark(look, line, len(line) // 2)
