"""`check` finds what was tampered with, and says nothing of a sound project."""

import pytest

from annotator.store.store import Store

GROUNDS = ("file", "server")
FAULTS = {
    "an offset moved": ("UPDATE mentions SET start = start + 1 WHERE id = 's1'", "text_mismatch"),
    "an offset beyond the text": (
        "UPDATE mentions SET \"end\" = 9999 WHERE id = 's1'",
        "out_of_range",
    ),
    "a changed quote": ("UPDATE mentions SET quote = 'x' WHERE id = 's2'", "text_mismatch"),
    "a changed label": ("UPDATE mentions SET label = 'LOC' WHERE id = 's2'", "log.differs"),
    "a changed note": ("UPDATE mentions SET rest = '{}' WHERE id = 's1'", "log.differs"),
    "a changed text": ("UPDATE texts SET text = replace(text, 'بغداد', 'بغدان')", "text.hash"),
    "a lost text": ("DELETE FROM texts", "text.missing"),
    "a dangling argument": (
        "UPDATE arguments SET target = 'gone' WHERE ordinal = 0",
        "ref.missing",
    ),
    "a dangling relation": ("UPDATE relations SET target = 'gone'", "ref.missing"),
    "a dangling member": ("UPDATE clusters SET members = '[\"gone\"]'", "ref.missing"),
    "a deleted item": ("DELETE FROM document_labels", "log.differs"),
    "an added item": (
        "INSERT INTO document_labels SELECT layer, 'x', label, rest, 1 FROM document_labels",
        "log.differs",
    ),
    "a lost fragment": ("DELETE FROM fragments WHERE ordinal = 1", "text_mismatch"),
    "a zone beyond the text": ('UPDATE zones SET "end" = 9999', "out_of_range"),
    "a moved zone": ('UPDATE zones SET "end" = 4', "log.differs"),
    "a changed status": ("UPDATE layers SET status = 'done'", "log.differs"),
    "a rewritten log": ("UPDATE transactions SET body = replace(body, 'NAM', 'NOM')", "log.chain"),
    "a broken chain": ("UPDATE transaction_layers SET hash = 'x'", "log.chain"),
    "an act undone that never was": ("UPDATE transactions SET undoes = 'nothing'", "log.undoes"),
    "a gap in the log": ("UPDATE transactions SET seq = seq + 1", "log.gap"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(store, place, damage, name):
    statement, key = FAULTS[name]
    store.close()
    assert damage(statement) > 0
    with Store.open(place, read_only=True) as opened:
        assert any(key in fault.key for fault in opened.check()), opened.check()


def test_a_sound_project_has_no_faults(store):
    assert store.check() == []
    assert store.info().spans == 3
