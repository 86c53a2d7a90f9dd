"""Every format that goes both ways gives back what it says it keeps; of the rest it says a word."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from formats_help import read, shape, suffix, written
from hypothesis import HealthCheck, given, settings
from record_strategies import records

from annotator.formats import FORMATS
from annotator.formats.base import Level
from annotator.formats.losses import reduced
from annotator.model.record import Record

TWO_WAY = [known for known in FORMATS if known.read and known.writes]
MODULES = {"spacy": "spacy", "uima": "cassis", "xlsx": "openpyxl"}
"""What the extras of the installation bring."""

LOST = {Level.CHANGED, Level.ITEM, Level.RECORD, Level.SOURCE}


@pytest.mark.parametrize("format", TWO_WAY, ids=lambda known: known.name)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records())
def test_what_was_written_comes_back_or_a_problem_names_it(format, record):
    if format.extra:
        pytest.importorskip(MODULES[format.extra], reason=f"the extra {format.extra} is missing")
    shadow, _ = reduced(record, format.keeps)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out{suffix(format)}"
        problems = written(format, [shadow], path)
        if any(problem.level is Level.RECORD for problem in problems):
            return
        entries = read(format, path)
    back = [entry for entry in entries if isinstance(entry, Record)]
    faults = [e for e in entries if not isinstance(e, Record) and e.level in LOST]
    assert faults == [], "what is written can be read"
    assert len(back) == 1, problems
    if format.keeps.text:
        assert back[0].text.text == shadow.text.text
    if format.keeps.authors:
        assert back[0].author == shadow.author
    lost = {problem.where for problem in problems if problem.level in LOST}
    wanted, found = Counter(map(repr, shape(shadow, format.keeps))), shape(back[0], format.keeps)
    if not lost:
        assert Counter(map(repr, found)) == wanted
        return
    assert lost <= {item.id for item in shadow.items}, "a problem names the item it is about"
    dropped = {problem.where for problem in problems if problem.level is Level.ITEM}
    assert len(found) == len(shadow.items) - len(dropped)
