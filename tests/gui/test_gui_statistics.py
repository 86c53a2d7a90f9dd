"""The page of statistics: counts, shows, leads to articles, and is saved; by key and by mouse."""

import csv
import itertools
import json
import time
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from annotator.app.projects import make_sample, new_project, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.gui.demo import Demo, open_window
from annotator.gui.statistics_words import FIGURES
from annotator.gui.theme import DARK, dress
from annotator.gui.window import Window
from annotator.model.colour import mixed
from annotator.model.document import Status
from annotator.settings import Settings
from annotator.store.store import Store

TEXT = "زار محمد بغداد مع علي"


def record(number):
    entities = [
        {"id": "p", "start": 4, "end": 8, "label": "PER"},
        {"id": "g", "start": 9, "end": 14, "label": "GPE"},
        {"id": "q", "start": 18, "end": 21, "label": "PER"},
    ]
    event = {
        "id": "e",
        "type": "Movement.Transport",
        "trigger": {"start": 0, "end": 3},
        "arguments": [{"role": "Agent", "target": "p"}],
    }
    return {
        "id": f"n{number}",
        "name": f"خبر {number}",
        "text": TEXT,
        "author": "me" if number else "other",
        "status": "done" if number % 2 else "new",
        "entities": entities[: number + 1],
        "events": [event] if number else [],
    }


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    make_sample(path)
    lines = "\n".join(json.dumps(record(number), ensure_ascii=False) for number in range(4))
    (tmp_path / "more.jsonl").write_text(lines, encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [tmp_path / "more.jsonl"], ImportOptions(author="me"))
    return path


@pytest.fixture
def page(hand, qtbot):
    """The page of a window, counted."""
    return opened(hand, qtbot)


def opened(hand, qtbot):
    hand.window.commands.run("statistics")
    wait(hand, qtbot)
    return hand.window.counting.dialog


def wait(hand, qtbot):
    qtbot.waitUntil(lambda: hand.window.counting.job is None, timeout=30_000)
    hand.settle()


def rows(page, key):
    page.show_figure(key)
    return [row.cells for row in page.figure().rows]


def place_of(plots, x, y):
    """Where a point of the plot is on the screen."""
    box = plots._main.getViewBox()
    return plots.mapFromScene(box.mapViewToScene(QPointF(x, y)))


def test_a_key_opens_the_page_with_everything_counted(hand, qtbot):
    hand.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    wait(hand, qtbot)
    page = hand.window.counting.dialog
    assert page.isVisible()
    assert "5" in page.said.text()
    used = [cells for cells in rows(page, "labels") if cells[2]]
    assert used == [
        ("entity", "PER", 6),
        ("entity", "GPE", 3),
        ("event", "Movement.Transport", 3),
    ]
    assert rows(page, "together")[0][:2] == ("PER", "PER")


def test_every_figure_is_drawn_or_says_why_not(hand, page):
    for key in FIGURES:
        page.show_figure(key)
        hand.settle()
        figure = page.figure()
        assert figure is not None, key
        assert page.name.text(), key
        assert page.about.text(), key
        if figure.rows:
            assert page.stack.currentWidget() is page.plots, key
            assert page.plots.accessibleName() == page.name.text()
            assert page.table.figure.rowCount() == len(figure.rows)
            assert page.table.accessibleName() == page.name.text()
        else:
            assert page.stack.currentWidget() is page.empty, key
            assert page.empty.text(), key


def test_a_click_on_a_bar_searches_for_its_items(hand, page, qtbot):
    page.show_figure("labels")
    hand.settle()
    at = place_of(page.plots, 1, 0)
    QTest.mouseClick(page.plots.viewport(), Qt.MouseButton.LeftButton, pos=at)
    hand.settle()
    dialog = hand.window.searching.dialog
    assert dialog.line.text() == "label:PER"
    qtbot.waitUntil(lambda: dialog.list.hits.rowCount() == 6, timeout=10_000)


def test_return_in_the_table_does_the_same(hand, page, qtbot):
    page.show_figure("roles")
    page.table.choose([row.cells[1] for row in page.figure().rows].index("Agent"))
    page.table.setFocus()
    page.activateWindow()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = hand.window.searching.dialog
    assert dialog.line.text() == "label:Movement.Transport role:Agent"
    qtbot.waitUntil(lambda: dialog.list.hits.rowCount() == 3, timeout=10_000)


def test_a_pair_of_labels_lists_its_documents_and_opens_one(hand, page, qtbot):
    page.show_figure("together")
    pairs = [row.cells[:2] for row in page.figure().rows]
    page.table.choose(pairs.index(("PER", "GPE")))
    page.lead.click()
    found = page.findChild(object, "documentsFound")
    assert found.list.keys() == ["n1"]
    assert [row.key for row in found.list.rows()] == ["n1", "n2", "n3"]
    found.list.setCurrentRow(1)
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hand.window.bridge.session.state.key.document == "n2", timeout=10_000)


def test_a_row_that_leads_nowhere_offers_nothing(page):
    page.show_figure("characters")
    assert not page.lead.isEnabled()
    page.show_figure("labels")
    assert page.lead.isEnabled()
    page.table.choose(len(page.figure().rows) - 1)
    assert not page.lead.isEnabled()


def test_what_is_chosen_is_counted_anew(hand, page, qtbot):
    filters = page.filters
    filters.authors.setCurrentIndex(filters.authors.findData("other"))
    filters.authors.activated.emit(filters.authors.currentIndex())
    wait(hand, qtbot)
    assert [cells for cells in rows(page, "labels") if cells[2]] == [("entity", "PER", 1)]
    assert filters.authors.currentData() == "other"
    filters.authors.setCurrentIndex(0)
    filters.statuses.setCurrentIndex(filters.statuses.findData(str(Status.DONE)))
    filters.statuses.activated.emit(0)
    wait(hand, qtbot)
    assert rows(page, "spread")[0][2] == 2
    page.show_figure("labels")
    page.table.choose([row.cells[1] for row in page.figure().rows].index("PER"))
    page.lead.click()
    assert hand.window.searching.dialog.line.text() == "label:PER status:done"


def test_days_can_be_chosen(hand, page, qtbot):
    filters = page.filters
    assert not filters.first.isVisible()
    filters.days.setCurrentIndex(filters.days.findData("between"))
    filters.days.activated.emit(0)
    assert filters.first.isVisible()
    filters.first.setDate(filters.first.date().addDays(-4000))
    filters.last.setDate(filters.last.date().addDays(-3000))
    wait(hand, qtbot)
    assert rows(page, "labels")[0][2] == 0
    assert page.stack.currentWidget() is page.empty


def test_a_figure_is_saved_as_picture_drawing_and_table(hand, page, tmp_path):
    write = hand.window.counting.write
    for key in ("labels", "progress", "together", "documents"):
        page.show_figure(key)
        hand.settle()
        for kind in ("png", "svg", "csv"):
            write(tmp_path / f"{key}.{kind}")
        image = QImage(str(tmp_path / f"{key}.png"))
        assert image.width() > 2 * page.plots.width()
        places = itertools.product(range(0, image.width(), 7), range(60, 400, 5))
        assert len({image.pixel(x, y) for x, y in places}) > 3, key
        tree = ET.parse(tmp_path / f"{key}.svg")
        assert page.name.text() in "".join(tree.getroot().itertext())
        # Letters are outlines: a reader without our fonts shows them all the same.
        assert tree.find(".//{http://www.w3.org/2000/svg}text") is None
        lines = list(csv.reader((tmp_path / f"{key}.csv").read_text("utf-8-sig").splitlines()))
        assert len(lines) == 1 + len(page.figure().rows)


def filled(image, theme):
    """The shares of the width between which the colour of bars stands, and of the height."""
    wanted = QColor(mixed(theme.accent, theme.base, 0.45)).rgb()
    places = [
        (x / image.width(), y / image.height())
        for x in range(image.width())
        for y in range(0, image.height(), 3)
        if image.pixel(x, y) == wanted
    ]
    return [(min(some), max(some)) for some in zip(*places, strict=True)]


def test_a_drawing_has_its_bars_where_the_picture_has_them(hand, page, tmp_path):
    for key in ("progress", "documents"):
        page.show_figure(key)
        hand.settle()
        for kind in ("png", "svg"):
            hand.window.counting.write(tmp_path / f"out.{kind}")
        picture = QImage(str(tmp_path / "out.png"))
        drawn = QImage(picture.size(), picture.format())
        painter = QPainter(drawn)
        QSvgRenderer(str(tmp_path / "out.svg")).render(painter)
        painter.end()
        theme = hand.window.theme
        for one, other in zip(filled(picture, theme), filled(drawn, theme), strict=True):
            assert one == pytest.approx(other, abs=0.01), key


def test_another_kind_of_file_is_refused_in_words(hand, page, tmp_path):
    hand.window.counting.write(tmp_path / "out.bmp")
    box = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "message")
    assert "out.bmp" in box.informativeText()
    box.close()
    assert not (tmp_path / "out.bmp").exists()


def test_an_empty_project_says_so(tmp_path, qapp, qtbot):
    from annotator.gui.hand import Hand

    new_project(tmp_path / "empty.annot")
    window = Window(open_session(tmp_path / "empty.annot", "me"), Settings(author="me"), DARK)
    window.show()
    page = opened(Hand(window), qtbot)
    for key in FIGURES:
        page.show_figure(key)
        assert page.stack.currentWidget() is page.empty, key
        assert "Import articles" in page.empty.text()
        assert not page.save.isEnabled()
    window.close()


def test_the_page_stands_in_a_mirrored_window(hand, page, qapp):
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        hand.window.counting.count()
        deadline = time.monotonic() + 30
        while hand.window.counting.job is not None and time.monotonic() < deadline:
            qapp.processEvents()
        page.show_figure("labels")
        hand.settle()
        plots = page.plots
        # The axis with the names is at the right, and bars grow to the left.
        assert plots._main.getAxis("right").isVisible()
        assert place_of(plots, 1, 0).x() < place_of(plots, 0, 0).x()
        axis = plots._main.getAxis("right").sceneBoundingRect()
        assert axis.left() > plots._main.getViewBox().sceneBoundingRect().center().x()
        assert "شخص" in page.table.figure.words("label", "PER", "entity")
    finally:
        qapp.setLayoutDirection(before)


def test_plots_follow_the_theme_at_once(hand, page):
    page.show_figure("labels")
    hand.settle()
    light = page.plots.grab().toImage().pixelColor(2, 2).lightness()
    asked = []
    page.lookChanged.connect(lambda: asked.append(1))
    hand.window.commands.run("toggle_theme")
    hand.settle()
    # The test's window is dressed by the application, which is not there: as it does.
    dress(QApplication.instance(), DARK)
    hand.window.use_settings(hand.window.settings, DARK)
    hand.settle()
    assert page.plots.grab().toImage().pixelColor(2, 2).lightness() < light / 2
    assert len(asked) < 20


def test_the_window_closes_in_the_midst_of_counting(qapp, project):
    window = open_window(open_session(project, "me"), DARK)
    window.commands.run("statistics")
    window.close()
    qapp.processEvents()
    with Store.open(project) as store:
        assert store.check() == []


def test_stopping_leaves_what_was_counted(hand, page):
    hand.window.counting.count()
    page.stop.click()
    hand.settle()
    assert not page.bar.isVisible()
    assert "Stopped" in page.said.text()
    assert page.figure() is not None


def test_the_demo_gives_these_numbers(tmp_path, qapp, qtbot):
    from annotator.app.statistics import Choice, count, look_closer

    demo = Demo(tmp_path, lambda _words: None)
    demo.run()
    with Store.open(demo.project) as store:
        chosen = Choice()
        known = count(store, store.scheme(), chosen, lambda *_: None, lambda: False)
        known = look_closer(store, chosen, known, lambda *_: None, lambda: False)
    told = {
        key: [row.cells for row in known.figure(key).rows]
        for key in ("spread", "depth", "characters")
    }
    assert (known.documents, known.entities, known.events, known.relations) == (1, 16, 2, 0)
    assert told["spread"] == [
        ("entity", "GPE", 1, 1.0, 6.0),
        ("entity", "ORG", 1, 1.0, 5.0),
        ("entity", "PER", 1, 1.0, 1.0),
        ("entity", "PER.Group", 1, 1.0, 1.0),
        ("entity", "Time", 1, 1.0, 2.0),
        ("entity", "VEH", 1, 1.0, 1.0),
        ("event", "Conflict.Attack", 1, 1.0, 1.0),
        ("event", "Life.Die", 1, 1.0, 1.0),
    ]
    assert told["depth"] == [(0, 17, 0.9444), (1, 1, 0.0556)]
    assert told["characters"][:3] == [(3, 0, 1), (4, 1, 0), (5, 4, 1)]
    filled = [row.cells[:2] for row in known.figure("roles").rows if row.cells[3]]
    assert filled == [
        ("Conflict.Attack", "Attacker"),
        ("Conflict.Attack", "Target"),
        ("Conflict.Attack", "Place"),
        ("Life.Die", "Victim"),
        ("Life.Die", "Place"),
        ("Life.Die", "Time"),
    ]


def test_the_window_goes_together_with_its_plots(page, hand, project):
    """Another project in the window's place deletes it: the process once died of that."""
    assert page.plots is not None
    window = hand.window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(window)
    hand.window = open_window(open_session(project, "me"), DARK)
