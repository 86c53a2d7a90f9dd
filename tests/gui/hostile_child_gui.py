"""Opens a project whose every string asks for a picture, walks all panels and dialogs, counts red.

hostile_child_gui.py FOLDER CANARY
"""

import sys
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.app import guide
from annotator.app.projects import load_scheme
from annotator.app.session import Session
from annotator.gui.app import make_application
from annotator.gui.backups import BackupsDialog
from annotator.gui.demo import open_window
from annotator.gui.hand import Hand
from annotator.gui.keys import COMMANDS
from annotator.gui.settings_dialog import SettingsDialog
from annotator.gui.theme import LIGHT
from annotator.gui.trash import TrashDialog
from annotator.gui.widgets import message
from annotator.model import commands
from annotator.model.document import Document, TextVersion, text_sha256
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.scheme import Names
from annotator.store.store import Store

RED = 0xFFFF0000


def hostile_scheme(trick: str):
    """The usual scheme with the trick for every name that a label, role or attribute has."""
    scheme = load_scheme("ace2005")
    names = Names(ar=trick, en=trick)

    def label(one):
        roles = tuple(msgspec.structs.replace(role, names=names) for role in one.roles)
        return msgspec.structs.replace(one, names=names, roles=roles)

    labels = tuple(label(one) for one in scheme.labels)
    attributes = tuple(msgspec.structs.replace(a, names=names) for a in scheme.attributes)
    return msgspec.structs.replace(scheme, names=names, labels=labels, attributes=attributes)


def hostile_project(path: Path, trick: str) -> None:
    """A project of the program's own making, whose every string is the trick."""
    store = Store.create(path, hostile_scheme(trick))
    text = f"{trick} بغداد تعلن\n{trick}\nقصف {trick}"
    for number in range(3):
        id = f"d-{number}"
        document = Document(id=id, name=f"{trick}{number}", title=trick)
        sha = text_sha256(text)
        version = TextVersion(document=id, text=text, sha256=sha, source_sha256=sha)
        place = document_place(id)
        edits = (Edit(place, None, document), Edit(place, None, version))
        store.commit(
            Transaction(
                id=f"t{number}", edits=edits, title="import", author=trick, time="",
                origin=Origin.IMPORT,
            )
        )  # fmt: skip
    store.close()


def guidelines(window, hand: Hand, trick: str, canary: Path) -> None:
    """A page for the project, a label and a pinned example, all of them asking for the picture."""
    page = "\n\n".join(
        [
            trick,
            f"# ![red]({canary})",
            f'![red](<{canary}> "red")\n![red][ref] <{canary}> [x]({canary})',
            f"[ref]: {canary}\n\n[ref]: file://{canary}",
            f"> ![](file://{canary})\n\n- ![](http://127.0.0.1:9/x.png)\n\n| ![]({canary}) |",
            f"```\n![]({canary})\n```\n\n<style>@import '{canary}'</style>",
            f"<svg><image href='{canary}'/></svg> ![](data:image/png;base64,AAAA)",
        ]
    )
    session = window.bridge.session
    for label in ("", "GPE"):
        window.bridge.act(guide.save_page(guide.read_pages(session.store), label, page))
    window.commands.run("guide")
    window.commands.run("pin_example")
    for label in ("GPE", "ORG", ""):
        QTest.qWait(200)
        window.guiding.show(label)
        hand.settle()
    window.guiding.menu.fill(window.guiding.panel.menu)
    window.guiding.panel.menu.popup(QPoint(0, 0))
    hand.settle()
    window.guiding.panel.menu.hide()
    window.commands.run("edit_guide")
    QTest.qWait(300)
    assert window.guiding.panel.editing


def red_pixels(widget: QWidget) -> int:
    """How many pixels of a widget are purely red."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
    data = image.constBits().tobytes()
    return sum(data[at : at + 4] == b"\x00\x00\xff\xff" for at in range(0, len(data), 4))


def work(hand: Hand, trick: str) -> None:
    """Everything that shows a string: marks, notes, events, roles, messages."""
    window = hand.window
    session = window.bridge.session
    for key, place in ((Qt.Key.Key_G, (len(trick) + 1, len(trick) + 6)), (Qt.Key.Key_S, (0, 4))):
        hand.canvas.setFocus()
        hand.canvas.select(*place)
        hand.key(key)
    id = window.marking.selected[0]
    window.bridge.act(commands.set_note(session.state, id, trick))
    window.bridge.act(commands.set_norm(session.state, id, trick))
    window.bridge.act(commands.set_attribute(session.state, id, trick, trick))
    hand.settle()
    at = session.state.text.rindex("قصف")
    hand.canvas.select(at, at + 3)
    hand.key(Qt.Key.Key_E)
    hand.type("51")
    hand.settle()


def session_items(window):
    """The ids of the spans that are marked."""
    return [item.id for item in window.bridge.session.state.mentions()]


def main() -> None:
    """Make, open, walk, count."""
    folder, canary = Path(sys.argv[1]), Path(sys.argv[2])
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(RED)
    picture.save(str(canary))
    trick = (
        f'<img src="{canary}"><img src="file://{canary}"><img src="/dev/zero">&lt;b&gt;\u202egpj'
    )
    hostile_project(folder / "h.annot", trick)
    app = make_application()
    window = open_window(Session(Store.open(folder / "h.annot"), trick), LIGHT)
    hand = Hand(window)
    hand.settle()
    work(hand, trick)
    window.marking.select(next(iter(session_items(window))))
    guidelines(window, hand, trick, canary)
    dialog = SettingsDialog(window.settings, list(COMMANDS), window)
    dialog.show()
    for name in ("show_keys", "about", "find", "event", "mark_all", "move_argument", "history"):
        window.commands.run(name)
        hand.settle()
    hand.key(Qt.Key.Key_Down)
    message(window, trick, trick)
    window.notice.tell(trick, ((trick, window.notice.clear),))
    window.commands.run("delete_documents")
    window.status.say(trick)
    for opened in (TrashDialog(window), BackupsDialog(window, folder / "h.annot")):
        opened.show()
        hand.settle()
    tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), window.mapToGlobal(QPoint(5, 5)))
    seen, red = 0, 0
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, tip)
        hand.settle()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            seen += 1
            red += red_pixels(widget)
    window.close()
    print("widgets", seen, "red", red)
    app.quit()


main()
