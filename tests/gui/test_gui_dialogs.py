"""Every dialog can be used with the keyboard alone: focus, Enter, Tab and Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from annotator.app.transfer import format_rows
from annotator.errors import UserError
from annotator.gui.backups import BackupsDialog
from annotator.gui.doors import Doors
from annotator.gui.export_dialog import ExportDialog
from annotator.gui.import_dialog import ImportDialog
from annotator.gui.keys import COMMANDS
from annotator.gui.keys_dialog import KeysDialog
from annotator.gui.new_project import NewProject
from annotator.gui.report_dialog import ReportDialog
from annotator.gui.settings_dialog import SettingsDialog
from annotator.gui.start_page import StartPage
from annotator.gui.theme import scaled
from annotator.gui.trash import TrashDialog
from annotator.gui.widgets import plain_box

KEY = Qt.Key


def dialogs(window, project):
    session = window.bridge.session
    return {
        "settings": lambda: SettingsDialog(window.settings, list(COMMANDS), window),
        "import": lambda: ImportDialog([project], format_rows(), ("ace2005", "me"), window),
        "export": lambda: ExportDialog(format_rows(), session, window),
        "backups": lambda: BackupsDialog(window, project),
        "trash": lambda: TrashDialog(window),
        "report": lambda: ReportDialog("Import", ["1 imported"], [], window),
        "keys": lambda: KeysDialog(window),
        "new": lambda: NewProject((), window),
        "start": lambda: StartPage(window),
    }


NAMES = ("settings", "import", "export", "backups", "trash", "report", "keys", "new", "start")
DEFAULTS = {
    "settings": "OK",
    "import": "Import",
    "export": "Export…",
    "backups": "Back up now",
    "trash": "Close",
    "report": "Close",
    "keys": "Close",
    "new": "Next",
    "start": "New project…",
}


def default(dialog):
    found = [b for b in dialog.findChildren(QPushButton) if b.isDefault() and b.isEnabled()]
    assert len(found) == 1
    return found[0].text().replace("&", "")


@pytest.fixture(params=NAMES)
def dialog(request, hand, project):
    made = dialogs(hand.window, project)[request.param]()
    made.setProperty("of", request.param)
    made.show()
    made.activateWindow()
    hand.settle()
    yield made
    if request.param not in ("report", "keys", "new"):
        made.close()
        made.deleteLater()
    QApplication.processEvents()


def test_enter_has_one_button_and_the_focus_is_somewhere(dialog):
    assert default(dialog) == DEFAULTS[dialog.property("of")]
    assert dialog.focusWidget() is not None
    assert dialog.focusWidget().isVisible()


def test_escape_leaves(dialog):
    QTest.keyClick(dialog.focusWidget() or dialog, KEY.Key_Escape)
    assert not dialog.isVisible()


def tabbed(dialog, first, count):
    """What has the focus after 0, 1, 2 … times Tab."""
    first.setFocus()
    found = [dialog.focusWidget()]
    for _ in range(count):
        QTest.keyClick(dialog.focusWidget(), KEY.Key_Tab)
        found.append(dialog.focusWidget())
    return found


def test_tab_goes_through_the_import_as_the_eye_does(hand, project):
    dialog = dialogs(hand.window, project)["import"]()
    dialog.show()
    hand.settle()
    pane = dialog.pane
    found = tabbed(dialog, pane.files, 9)
    wanted = [pane.files, pane.format, pane.encoding, pane.preview, pane.replace, pane.strict]
    assert [w for w in found if w in wanted] == wanted
    dialog.close()


def test_enter_brings_back_what_lies_in_the_trash(hand):
    hand.window.commands.run("delete_documents")
    dialog = TrashDialog(hand.window)
    dialog.show()
    hand.settle()
    assert default(dialog) == "Bring back"
    QTest.keyClick(dialog.list, KEY.Key_Return)
    assert len(hand.window.bridge.session.documents()) == 1
    assert default(dialog) == "Close"
    dialog.close()


@pytest.mark.parametrize(
    ("key", "taken"), [("project.locked", "first"), ("project.damaged", "close")]
)
def test_enter_opens_to_read_but_never_replaces_a_damaged_project(
    qapp, qtbot, monkeypatch, key, taken
):
    chosen = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: chosen.append(box.defaultButton().text()) or 0
    )
    offers = [("Take the offer", lambda: None)]
    Doors().choose(UserError(key, "It cannot be opened."), offers)
    assert (chosen == ["Take the offer"]) == (taken == "first")


def test_a_box_is_wide_enough_for_a_sentence_with_a_path(qapp, qtbot):
    words = (
        "There is no space to write /corpora/of/somebody/out.jsonl. What was there is as it was."
    )
    box = plain_box(None, "No", words)
    qtbot.addWidget(box)
    box.show()
    assert box.width() >= scaled(360)
    assert box.height() < box.width()
