"""Statistics of many labels: their names stand below each other, not over each other."""

import json

import pytest
from PySide6.QtGui import QFontMetrics

from annotator.app.projects import load_scheme, new_project
from annotator.app.transfer import ImportOptions, import_paths
from annotator.store.store import Store

WORDS = "زار محمد بغداد مع علي"


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    new_project(path)
    labels = [label.key for label in load_scheme("ace2005").offered("entity")][:18]
    entities = [{"start": 4, "end": 8, "label": label} for label in labels]
    record = json.dumps({"id": "n0", "text": WORDS, "entities": entities})
    (tmp_path / "more.jsonl").write_text(record, encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [tmp_path / "more.jsonl"], ImportOptions(author="me"))
    return path


def test_each_bar_has_the_height_of_its_name_in_a_low_window(hand, qtbot):
    hand.window.commands.run("statistics")
    page = hand.window.counting.dialog
    page.resize(900, 520)
    qtbot.waitUntil(lambda: hand.window.counting.job is None, timeout=30_000)
    hand.settle()
    plots = page.plots
    field = plots._main.getViewBox().sceneBoundingRect().height()
    assert field / 18 >= QFontMetrics(plots._small()).height() * 0.75
