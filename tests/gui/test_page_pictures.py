"""The pages of the corpus desk look as they did when they were looked at, in light and dark.

Kept in grey, painted with the bundled fonts alone and without hinting, so that they are the same
on every computer. With ANNOTATOR_PICTURES=write they are made anew; look at them then.
"""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from test_canvas_looks import differing

from annotator.app.projects import new_project, open_session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.gui.app import make_application
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.start_page import StartPage
from annotator.gui.theme import DARK, LIGHT, dress
from annotator.settings import Visit
from annotator.store.store import Store

PICTURES = Path(__file__).parent / "pictures"
WRITE = os.environ.get("ANNOTATOR_PICTURES") == "write"
WORDS = "قال محمد إن بغداد بعيدة عن محمد"
ENDS = ("في الصباح", "عند المساء البارد جداً", "بعد الظهر من يوم آخر طويل", "في آخر الليل")
MARKS = ((4, 8, "PER"), (12, 17, "GPE"), (27, 31, "PER"))


def records():
    """Four articles marked alike but for three slips."""
    made = [
        {
            "id": f"n{n}",
            "name": f"خبر {n}",
            "text": f"{WORDS} {end}",
            "meta": {"date": "2021-03-24"},
            "status": ("done", "new", "in-progress", "done")[n],
            "entities": [
                {"id": f"s{at}", "start": a, "end": b, "label": label}
                for at, (a, b, label) in enumerate(MARKS)
            ],
        }
        for n, end in enumerate(ENDS)
    ]
    made[1]["entities"][1]["label"] = "LOC"
    made[2]["entities"][0]["end"] += 1
    del made[3]["entities"][2]
    return made


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "p.annot"
    new_project(path)
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, records())), encoding="utf-8")
    with Store.open(path) as store:
        import_paths(store, [tmp_path / "more.jsonl"], ImportOptions(author="me"))
    return path


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def hand(request, qapp, project):
    """A hand on a window with letters that are the same everywhere."""
    app, theme = make_application(), request.param
    before, blinking = QFont(app.font()), app.cursorFlashTime()
    font = QFont(before)
    # 13 pixels on a screen of 96 to the inch, which the invisible one has.
    font.setPointSizeF(9.75)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)
    app.setCursorFlashTime(0)
    dress(app, theme)
    window = open_window(open_session(project, "me"), theme)
    made = Hand(window)
    made.settle()
    yield made
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    window.close()
    made.settle()
    app.setFont(before)
    app.setCursorFlashTime(blinking)
    dress(app, LIGHT)


def is_the_picture(widget, name, theme):
    """Compare a widget with the picture that is kept."""
    QApplication.processEvents()
    shown = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    path = PICTURES / f"{name}-{'dark' if theme.dark else 'light'}.png"
    if WRITE:
        assert shown.save(str(path))
    kept = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    assert kept.size() == shown.size(), path.name
    # Another build of FreeType may set an edge a shade differently; nothing may stand elsewhere.
    wrong = differing(kept, shown, 64)
    assert wrong <= shown.width() * shown.height() * 0.004, f"{path.name}: {wrong}"


def test_the_list_of_documents(hand):
    panel = hand.window.documents
    hand.window.canvas.setFocus()
    panel.setFixedSize(300, 340)
    hand.settle()
    is_the_picture(panel, "documents", hand.window.theme)


def test_the_findings(hand, qtbot):
    window = hand.window
    window.commands.run("consistency")
    qtbot.waitUntil(
        lambda: window.consistency._turns.idle and not window.consistency._rest.isActive(),
        timeout=20_000,
    )
    window.consistency.dialog.setFixedSize(860, 420)
    hand.settle()
    is_the_picture(window.consistency.dialog, "consistency", window.theme)


def test_the_statistics(hand, qtbot):
    window = hand.window
    window.commands.run("statistics")
    qtbot.waitUntil(lambda: window.counting.job is None, timeout=30_000)
    window.counting.dialog.setFixedSize(820, 560)
    hand.settle()
    is_the_picture(window.counting.dialog, "statistics", window.theme)


def test_the_scheme_editor(hand, qtbot):
    window = hand.window
    window.commands.run("scheme")
    dialog = window.scheming.dialog
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    dialog.setFixedSize(960, 640)
    dialog.tree.choose("PER")
    hand.settle()
    is_the_picture(dialog, "scheme", window.theme)


def test_the_palette_of_commands(hand):
    window = hand.window
    window.commands.run("command_palette")
    palette = window.helping.palette.palette
    palette.setFixedSize(560, 300)
    palette.line.setText("open")
    hand.settle()
    is_the_picture(palette, "palette", window.theme)


def test_the_start_page(hand, qtbot, tmp_path):
    page = StartPage()
    qtbot.addWidget(page)
    lost = "/nowhere/lost.annot"
    visits = {lost: Visit(time="2021-03-24T08:00:00+00:00", documents=12, done=3)}
    page.show_projects((lost,), visits)
    page.setFixedSize(700, 420)
    page.show()
    qtbot.waitUntil(lambda: bool(page.gone))
    is_the_picture(page, "start", hand.window.theme)
