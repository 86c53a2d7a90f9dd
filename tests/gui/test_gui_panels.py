"""The panels show what they are given, letter by letter, and only say what a person wants."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QMessageBox, QPushButton, QToolButton

from annotator.app.catalogue import Catalogue, Details, folded_words
from annotator.app.inspect import AttributeView, FillView, ItemView, SlotView
from annotator.app.projects import load_scheme
from annotator.gui.chooser import Chooser, ChooserEntry
from annotator.gui.documents import DocumentsPanel
from annotator.gui.inspector import Inspector
from annotator.gui.keys import COMMANDS
from annotator.gui.labels import LabelPalette
from annotator.gui.settings_dialog import SettingsDialog
from annotator.gui.strike import strike
from annotator.gui.widgets import message
from annotator.model.document import Status
from annotator.model.record import DocumentRow
from annotator.model.scheme import Colour
from annotator.settings import Settings

EVIL = '<img src="/nowhere/canary.png"><b>bold</b>'
LEFT = Qt.MouseButton.LeftButton


def row(number, **words):
    return DocumentRow(id=f"d{number}", name=f"{number}.txt", title=f"عنوان {number}", **words)


def view(**words):
    defaults = {
        "id": "e1",
        "kind": "event",
        "label": "Conflict.Attack",
        "name": "Attack (Conflict.Attack)",
        "colour": Colour("#3B3B3B", "#D0D0D0", "double"),
        "quote": "تدمير",
        "fragments": ((11, 16),),
        "attributes": (
            AttributeView(key="tense", name="Tense", values=(("Past", "P"), ("Future", "F")),
                          current="Past", free=False),
        ),
        "slots": (
            SlotView(role="Attacker", name="Attacker", required=True, fills=(), admits="PER"),
            SlotView(role="Place", name="Place", required=False, admits="GPE",
                     fills=(FillView(index=0, target="s1", quote="بغداد", label="GPE"),)),
        ),
        "uses": (),
        "norm": None,
        "note": "",
        "problems": ("The role Attacker of Conflict.Attack is still empty.",),
    }  # fmt: skip
    return ItemView(**(defaults | words))


# --- documents --------------------------------------------------------------------------------


@pytest.fixture
def documents(qtbot):
    panel = DocumentsPanel()
    qtbot.addWidget(panel)
    panel.resize(260, 400)
    panel.show()
    return panel


def test_a_document_is_chosen_by_click_or_enter_but_not_by_arrowing(documents, qtbot):
    documents.show_catalogue(listed(*(row(n) for n in range(5))))
    chosen = []
    documents.documentChosen.connect(chosen.append)
    documents.set_current("d0")
    qtbot.keyClick(documents.list, Qt.Key.Key_Down)
    assert chosen == []
    qtbot.keyClick(documents.list, Qt.Key.Key_Return)
    index = documents.list.model().index(3, 0)
    qtbot.mouseClick(documents.list.viewport(), LEFT, pos=documents.list.visualRect(index).center())
    assert chosen == ["d1", "d3"]


def listed(*rows):
    """A catalogue of rows, counted."""
    lines = [(n, r.id, r.name, r.title, r.status, r.flagged, r.note, r.seconds)
             for n, r in enumerate(rows, 1)]  # fmt: skip
    catalogue = Catalogue(lines)
    while (some := catalogue.missing()) is not None:
        details = {
            catalogue.numbers[at]: Details(rows[at].spans, rows[at].events, (), rows[at].date)
            for at in some
        }
        catalogue.fill(some, details, folded_words(catalogue.name_words(some)))
    return catalogue


def test_the_filter_folds_and_keeps_the_order(documents):
    named = msgspec.structs.replace(row(2), title="مُصطفى الكاظمي")
    documents.show_catalogue(listed(row(1), named, row(3)))
    documents.filter.setText("مصطفي")
    model = documents.list.model()
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["مُصطفى الكاظمي"]
    documents.filter.clear()
    assert model.rowCount() == 3


def test_a_hundred_thousand_documents_are_shown_and_one_is_updated(documents):
    documents.show_catalogue(
        Catalogue((n, f"d{n}", "", "", None, None, None, None) for n in range(100_000))
    )
    documents.update_row(row(99_999, status=Status.DONE, spans=7), ["PER"])
    changed = documents.row("d99999")
    assert (changed.status, changed.spans, documents.rows().done) == (Status.DONE, 7, 1)
    documents.set_current("d99999")
    assert documents.current() == "d99999"


def test_an_empty_project_offers_to_import(documents, qtbot):
    documents.show_catalogue(Catalogue())
    (button,) = [found for found in documents.findChildren(QPushButton) if found.isVisible()]
    with qtbot.waitSignal(documents.importAsked):
        qtbot.mouseClick(button, LEFT)


# --- labels -----------------------------------------------------------------------------------


@pytest.fixture
def palette(qtbot):
    panel = LabelPalette()
    qtbot.addWidget(panel)
    scheme = load_scheme("ace2005")
    panel.set_scheme(scheme, "en", {label.key: label.hotkey or "" for label in scheme.labels})
    panel.resize(300, 600)
    panel.show()
    return panel


def place(panel, key):
    return panel.tree.visualItemRect(panel._rows[key]).center()


def test_a_click_on_a_label_says_its_key(palette, qtbot):
    with qtbot.waitSignal(palette.labelChosen) as caught:
        qtbot.mouseClick(palette.tree.viewport(), LEFT, pos=place(palette, "ORG"))
    assert caught.args == ["ORG"]


def test_a_label_is_chosen_by_key_too(palette, qtbot):
    palette.tree.setCurrentItem(palette._rows["PER"])
    with qtbot.waitSignal(palette.labelChosen) as caught:
        qtbot.keyClick(palette.tree, Qt.Key.Key_Return)
    assert caught.args == ["PER"]


def test_counts_take_in_the_subtypes(palette):
    palette.set_counts({"GPE": 2, "GPE.Nation": 3, "Conflict.Attack": 1})
    assert palette.count_of("GPE") == 5
    assert palette.count_of("GPE.Nation") == 3
    assert palette.count_of("Conflict") == 1


def test_the_subtypes_light_up_while_a_second_stroke_is_awaited(palette):
    palette.set_prompt("GPE")
    assert palette._rows["GPE"].isExpanded()
    assert palette.look_of("GPE.Nation")[3]
    assert not palette.look_of("ORG.Media")[3]
    palette.set_prompt(None)
    assert not palette._rows["GPE"].isExpanded()


def test_names_are_those_of_the_language(palette):
    assert palette.name_of("PER") == "Person"
    palette.set_scheme(load_scheme("ace2005"), "ar", {})
    assert palette.name_of("PER") == "شخص"


# --- inspector --------------------------------------------------------------------------------


@pytest.fixture
def inspector(qtbot):
    panel = Inspector()
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    return panel


def emitted(signal):
    seen = []
    signal.connect(lambda *words: seen.append(words))
    return seen


def test_showing_an_item_changes_nothing(inspector):
    changes = [
        emitted(s)
        for s in (
            inspector.attributeChanged,
            inspector.noteChanged,
            inspector.normChanged,
            inspector.argumentRemoved,
        )
    ]
    inspector.show_item(view(note="x"))
    inspector.show_item(view(note="y", id="e2"))
    inspector.show_item(None)
    assert changes == [[], [], [], []]


def test_an_attribute_is_changed_and_taken_away(inspector, qtbot):
    inspector.show_item(view())
    seen = emitted(inspector.attributeChanged)
    box = inspector.findChild(QComboBox)
    assert box.currentData() == "Past"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert seen[0] == ("tense", "Future")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert seen[-1] == ("tense", None)


def test_a_note_is_handed_over_with_ctrl_enter_and_when_another_item_comes(inspector, qtbot):
    inspector.show_item(view())
    seen = emitted(inspector.noteChanged)
    inspector.focus_note()
    qtbot.keyClicks(inspector._note, "abc")
    qtbot.keyClick(inspector._note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen == [("abc",)]
    inspector.show_item(view(note="abc"))
    qtbot.keyClicks(inspector._note, "d")
    inspector.show_item(view(id="e2"))
    assert seen[-1][0] in ("abcd", "dabc")


def test_slots_say_what_is_wanted(inspector, qtbot):
    inspector.show_item(view())
    armed, removed = emitted(inspector.slotArmed), emitted(inspector.argumentRemoved)
    rows = inspector._slots._rows
    qtbot.mouseClick(rows[0].button, LEFT)
    taker = [b for b in rows[1].findChildren(QToolButton) if b.text() == "✕"]
    qtbot.mouseClick(taker[0], LEFT)
    assert (armed, removed) == ([("Attacker",)], [(0,)])
    inspector.set_armed("Place")
    assert rows[1].button.font().bold()
    assert not rows[0].button.font().bold()


def test_nothing_that_somebody_wrote_is_taken_for_markup(inspector, qtbot):
    inspector.show_item(view(name=EVIL, quote=EVIL, note=EVIL, problems=(EVIL,)))
    message(inspector, "title", EVIL)
    box = inspector.findChild(QMessageBox, "message")
    for label in [*inspector.findChildren(QLabel), *box.findChildren(QLabel)]:
        assert label.textFormat() == Qt.TextFormat.PlainText
    assert box.informativeText() == EVIL
    assert inspector._note.toPlainText() == EVIL
    box.close()


# --- chooser ----------------------------------------------------------------------------------

ENTRIES = [
    ChooserEntry(key="Life.Die", name_ar="موت أو قتل", name_en="Die", code="15", keywords="Life"),
    ChooserEntry(key="Conflict.Attack", name_ar="هجوم", name_en="Attack", code="51"),
    ChooserEntry(key="Conflict.Demonstrate", name_ar="مظاهرة", name_en="Demonstrate", code="52"),
]


@pytest.fixture
def chooser(qtbot):
    popup = Chooser()
    qtbot.addWidget(popup)
    popup.ask(ENTRIES, "Type", popup.rect())
    return popup


@pytest.mark.parametrize(
    ("typed", "first"),
    [("هج", "Conflict.Attack"), ("att", "Conflict.Attack"), ("قتل", "Life.Die"),
     ("life", "Life.Die"), ("مظاهره", "Conflict.Demonstrate")],
)  # fmt: skip
def test_part_of_either_name_and_enter_choose(chooser, qtbot, typed, first):
    with qtbot.waitSignal(chooser.chosen) as caught:
        for letter in typed:
            strike(chooser.line, letter)
        qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert caught.args == [first]


def test_two_digits_choose_at_once(chooser, qtbot):
    with qtbot.waitSignal(chooser.chosen) as caught:
        qtbot.keyClicks(chooser.line, "52")
    assert caught.args == ["Conflict.Demonstrate"]
    assert not chooser.isVisible()


def test_escape_cancels_once_and_arrows_move(chooser, qtbot):
    qtbot.keyClick(chooser.line, Qt.Key.Key_Down)
    assert chooser.list.currentRow() == 1
    cancelled = emitted(chooser.cancelled)
    qtbot.keyClick(chooser.line, Qt.Key.Key_Escape)
    assert cancelled == [()]


# --- settings ---------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot):
    shown = SettingsDialog(Settings(author="me", hotkeys={"event": "Y"}), COMMANDS)
    qtbot.addWidget(shown)
    return shown


def test_unchanged_settings_come_back_the_same(dialog):
    assert dialog.result_settings() == Settings(author="me", hotkeys={"event": "Y"})


def test_a_key_can_be_changed_and_a_conflict_is_told(dialog):
    dialog._keys["relation"].setKeySequence(QKeySequence("Ctrl+J"))
    assert dialog.result_settings().hotkeys == {"event": "Y", "relation": "Ctrl+J"}
    dialog._keys["relation"].setKeySequence(QKeySequence("Ctrl+Z"))
    assert not dialog._ok.isEnabled()
    assert "Ctrl+Z" in dialog._conflict.text()
    dialog._reset()
    assert dialog.result_settings().hotkeys == {}
