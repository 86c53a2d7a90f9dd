"""The bytes of the JSON formats of tokens, kept: changing them changes the format."""

from pathlib import Path

import pytest
from formats_help import read, written
from token_samples import sample

from annotator.app.projects import load_scheme
from annotator.formats.chat import CHAT
from annotator.formats.dygie import DYGIE
from annotator.formats.gliner import GLINER
from annotator.formats.losses import reduced
from annotator.formats.oneie import ONEIE

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("format", [GLINER, DYGIE, ONEIE, CHAT], ids=lambda known: known.name)
def test_the_sample_is_written_byte_for_byte(format, tmp_path):
    record, _ = reduced(sample(), format.keeps)
    path = tmp_path / "out"
    written(format, [record], path, scheme=load_scheme("conll4"))
    golden = GOLDEN / f"sample.{format.name}{format.suffixes[0]}"
    assert path.read_text("utf-8") == golden.read_text("utf-8")


@pytest.mark.parametrize("format", [GLINER, DYGIE, ONEIE, CHAT], ids=lambda known: known.name)
def test_the_golden_file_reads_back_and_is_written_the_same(format, tmp_path):
    golden = GOLDEN / f"sample.{format.name}{format.suffixes[0]}"
    path = tmp_path / "again"
    written(format, read(format, golden), path, scheme=load_scheme("conll4"))
    assert path.read_bytes() == golden.read_bytes()
