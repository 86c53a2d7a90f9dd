"""Demo: the whole job on the sample article, by real key and mouse events in the real window.

Every promise is checked on the way; the first one that does not hold ends the demo with its name.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.app.projects import make_sample, new_project, open_session
from annotator.app.session import Session
from annotator.app.transfer import ExportOptions, ImportOptions, export_records, import_paths
from annotator.errors import AnnotatorError
from annotator.gui.app import make_application
from annotator.gui.hand import Hand
from annotator.gui.theme import LIGHT, CanvasTheme, dress
from annotator.gui.window import Window
from annotator.model.items import Event, LayerItem, Span
from annotator.model.state import Annotations
from annotator.settings import Settings, data_folder

_SIZE = (1360, 900)
_AUTHOR = "demo"
_CTRL = Qt.KeyboardModifier.ControlModifier


class DemoFailedError(AnnotatorError):
    """A step of the demo did not do what it promises."""


def _require(holds: bool, promise: str) -> None:
    if not holds:
        raise DemoFailedError(promise)


class Demo:
    """One run of the demo in a folder; `say` gets a line for every step."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self._say = say
        self.project = folder / "demo.annot"
        self.exported = folder / "demo.jsonl"
        self.picture = folder / "demo.png"
        self._copy = folder / "demo-read-back.annot"
        self._hand: Hand

    def run(self) -> None:
        """All steps, in order; DemoFailedError at the first that does not hold."""
        for old in (self.project, self.exported, self.picture, self._copy):
            old.unlink(missing_ok=True)
        make_sample(self.project)
        self._open()
        for step in (
            self._mark_with_the_mouse,
            self._mark_with_the_keyboard,
            self._cut_off_a_clitic,
            self._nest,
            self._attack_by_key,
            self._death_by_mouse,
            self._describe,
            self._undo_once,
            self._count,
            self._take_picture,
            self._close_and_reopen,
            self._export_and_read_back,
        ):
            step()

    # --- the window -----------------------------------------------------------------------

    def _open(self) -> None:
        session = open_session(self.project, _AUTHOR)
        window = open_window(session, LIGHT)
        self._hand = Hand(window)
        self._hand.settle()
        self._say(f"opened {self.project} with the article «{self._state.document.title}»")

    @property
    def _session(self) -> Session:
        return self._hand.window.bridge.session

    @property
    def _state(self) -> Annotations:
        state = self._session.state
        assert state is not None, "a document is open"
        return state

    def _event(self, id: str) -> Event:
        event = self._state.mention(id)
        assert isinstance(event, Event), "an event was just made"
        return event

    def _at(self, words: str, within: str = "") -> tuple[int, int]:
        """The code points of the first `words`, inside the first `within` when given."""
        text: str = self._state.text
        start = text.index(words, text.index(within) if within else 0)
        return start, start + len(words)

    def _made(self, words: str, label: str) -> str:
        """The id of the mention on `words`; it must have just been made and saved."""
        found = [m for m in self._state.mentions() if m.quote == words and m.label == label]
        _require(bool(found), f"«{words}» is marked {label}")
        said = self._hand.window.status.saved.text()
        _require(said.startswith("✓"), f"the status bar says that {label} «{words}» is saved")
        return found[-1].id

    # --- the steps ------------------------------------------------------------------------

    def _mark_with_the_mouse(self) -> None:
        hand = self._hand
        hand.double_click(self._at("بغداد")[0])
        hand.key(Qt.Key.Key_G)
        self._made("بغداد", "GPE")
        hand.double_click(self._at("داعش")[0] + 1)
        _require(self._hand.canvas.selection() == self._at("داعش"), 'داعش alone inside لـ"داعش"')
        hand.key(Qt.Key.Key_S)
        self._made("داعش", "ORG")
        for words, key, label in (
            ("التحالف", Qt.Key.Key_S, "ORG"),
            ("21 مارس 2021", Qt.Key.Key_1, "Time"),
            ("الأناضول", Qt.Key.Key_S, "ORG"),
            ("خلية الإعلام الأمني الحكومية", Qt.Key.Key_S, "ORG"),
            ("مصطفى الكاظمي", Qt.Key.Key_A, "PER"),
        ):
            hand.drag(*self._at(words))
            hand.key(key)
            self._made(words, label)
        self._say(
            'marked 7 entities with the mouse, داعش inside لـ"داعش" and a date of digits among them'
        )

    def _mark_with_the_keyboard(self) -> None:
        hand = self._hand
        for words, key, label in (
            ("واشنطن", Qt.Key.Key_G, "GPE"),
            ("نينوى", Qt.Key.Key_G, "GPE"),
            ("إيران", Qt.Key.Key_G, "GPE"),
        ):
            self._select_by_key(*self._at(words))
            hand.key(key)
            self._made(words, label)
        self._say("marked 3 entities with the keyboard alone")

    def _select_by_key(self, start: int, end: int) -> None:
        hand = self._hand
        hand.key(Qt.Key.Key_Escape)
        hand.canvas.set_caret(start)
        hand.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        selected = hand.canvas.selection()
        _require(selected == (start, end), f"Shift+Left selects {start}-{end}, not {selected}")

    def _cut_off_a_clitic(self) -> None:
        hand = self._hand
        start, end = self._at("وكركوك")
        hand.double_click(start + 2)
        _require(hand.canvas.selection() == (start, end), "a double-click takes the word وكركوك")
        hand.key(Qt.Key.Key_K)
        _require(hand.canvas.selection() == (start + 1, end), "K leaves كركوك")
        hand.key(Qt.Key.Key_G)
        self._made("كركوك", "GPE")
        self._say("cut the و off وكركوك with one key and marked كركوك")

    def _nest(self) -> None:
        hand = self._hand
        hand.drag(*self._at("السلطات الأمنية العراقية"))
        hand.key(Qt.Key.Key_S)
        outer = self._made("السلطات الأمنية العراقية", "ORG")
        hand.double_click(self._at("العراقية", "السلطات الأمنية")[0] + 3)
        hand.key(Qt.Key.Key_G)
        inner = self._made("العراقية", "GPE")
        o, i = self._state.mention(outer), self._state.mention(inner)
        nested = o is not None and i is not None and o.start < i.start and i.end == o.end
        _require(nested, "العراقية is nested in its organization")
        hand.drag(*self._at("عدد من الإرهابيين"))
        hand.key(Qt.Key.Key_A)
        hand.type("2")
        self._made("عدد من الإرهابيين", "PER.Group")
        hand.drag(*self._at("طائرات التحالف الدولي"))
        hand.key(Qt.Key.Key_V)
        self._made("طائرات التحالف الدولي", "VEH")
        self._say("nested a place in an organization, and gave a subtype with a second key")

    def _attack_by_key(self) -> None:
        hand = self._hand
        hand.double_click(self._at("تدمير")[0])
        hand.strokes = 0
        hand.key(Qt.Key.Key_E)
        hand.type("51")
        attack = self._made("تدمير", "Conflict.Attack")
        self._pick("التحالف")
        self._pick("داعش")
        hand.key(Qt.Key.Key_Tab)
        self._pick("بغداد")
        hand.key(Qt.Key.Key_Escape)
        roles = [argument.role for argument in self._event(attack).arguments]
        _require(roles == ["Attacker", "Target", "Place"], f"three roles are filled, not {roles}")
        _require(hand.strokes <= 10, f"three arguments took {hand.strokes} keystrokes, over 10")
        self._say(f"marked an attack with three arguments in {hand.strokes} keystrokes")

    def _pick(self, words: str) -> None:
        """Press the number that stands at the nearest candidate that reads `words`."""
        numbers = self._hand.window.linking.numbers()
        quotes = {mention.id: mention.quote for mention in self._state.mentions()}
        keys = [number for id, number in numbers.items() if quotes[id] == words]
        _require(bool(keys), f"«{words}» is offered with a number")
        self._hand.type(str(keys[0]))

    def _death_by_mouse(self) -> None:
        hand = self._hand
        start, end = self._at("وقتل", "24 كهفاً")
        hand.drag(start, end)
        hand.key(Qt.Key.Key_K)
        hand.key(Qt.Key.Key_E)
        hand.type("موت")
        hand.key(Qt.Key.Key_Return)
        death = self._made("قتل", "Life.Die")
        window = hand.window
        window.linking.arm(death, "Victim")
        hand.settle()
        hand.click(self._at("عدد من الإرهابيين")[0] + 1)
        window.linking.arm(death, "Place")
        hand.settle()
        hand.click(self._at("نينوى")[0] + 1)
        window.linking.arm(death, "Time")
        hand.settle()
        hand.drag(*self._at("العشرة أيام الماضية"))
        hand.key(Qt.Key.Key_1)
        hand.key(Qt.Key.Key_Escape)
        filled = len(self._event(death).arguments)
        _require(filled == 3, "the second event has three arguments, by click and by text")
        self._say("marked a death: two arguments by click, a third by marking new text")

    def _describe(self) -> None:
        window = self._hand.window
        event = next(m for m in self._state.mentions() if m.label == "Conflict.Attack")
        window.marking.select(event.id)
        self._hand.settle()
        self._hand.key(Qt.Key.Key_N)
        self._hand.type("title")
        self._hand.key(Qt.Key.Key_Return, _CTRL)
        window.canvas.setFocus()
        self._hand.settle()
        _require(self._event(event.id).note == "title", "the note is saved")

    def _undo_once(self) -> None:
        hand, before = self._hand, contents(self._session)
        hand.double_click(self._at("المحافظات")[0] + 2)
        hand.key(Qt.Key.Key_D)
        _require(contents(self._session) != before, "a further mark is there")
        hand.key(Qt.Key.Key_Z, _CTRL)
        _require(contents(self._session) == before, "one undo takes it back whole")
        self._say("took one act back with Ctrl+Z")

    def _count(self) -> None:
        mentions = list(self._state.mentions())
        spans = [m for m in mentions if isinstance(m, Span)]
        events = [m for m in mentions if isinstance(m, Event)]
        kinds = {span.label.partition(".")[0] for span in spans}
        arguments = sum(len(event.arguments) for event in events)
        _require(len(spans) >= 12, f"at least 12 entities, not {len(spans)}")
        _require(len(kinds) >= 5, f"at least 5 types, not {len(kinds)}")
        _require(len(events) >= 2 and arguments >= 4, "two events with four arguments together")
        self._say(
            f"{len(spans)} entities of {len(kinds)} types, {len(events)} events, "
            f"{arguments} arguments"
        )

    def _take_picture(self) -> None:
        self._show_attack()
        _require(self._hand.window.grab().save(str(self.picture)), "the picture is written")
        self._say(f"took a picture of the window: {self.picture}")

    def _show_attack(self) -> None:
        window = self._hand.window
        event = next(m for m in self._state.mentions() if m.label == "Conflict.Attack")
        window.marking.select(event.id)
        window.canvas.verticalScrollBar().setValue(0)
        self._hand.settle()

    def _close_and_reopen(self) -> None:
        before = contents(self._session)
        self._hand.window.close()
        self._hand.settle()
        beside = [p.name for p in self.project.parent.glob("demo.annot?*")]
        _require(not beside, f"the closed project is one file, without {beside}")
        self._open()
        _require(contents(self._session) == before, "the reopened project holds the same")
        self._say("closed and reopened: everything is there")

    def _export_and_read_back(self) -> None:
        session = self._session
        export_records(session.store, self.exported, ExportOptions())
        before = [msgspec.structs.replace(r, scheme=None) for r in session.store.records()]
        self._hand.window.close()
        new_project(self._copy)
        copy = open_session(self._copy, _AUTHOR)
        try:
            summary = import_paths(copy.store, [self.exported], ImportOptions())
            after = [msgspec.structs.replace(r, scheme=None) for r in copy.store.records()]
        finally:
            copy.close()
            self._copy.unlink(missing_ok=True)
        _require(not summary.problems, "the export is read back without a problem")
        _require(after == before, "the export reads back equal")
        self._say(f"exported {self.exported}; it reads back equal")


def contents(session: Session) -> list[LayerItem]:
    """All items of the open layer, by id: to compare two moments."""
    state = session.state
    assert state is not None, "a document is open"
    return sorted(state.items.values(), key=lambda item: item.id)


def open_window(session: Session, theme: CanvasTheme, settings: Settings | None = None) -> Window:
    """A window of the demo's size on a session, its first document open."""
    app = QApplication.instance()
    assert isinstance(app, QApplication), "Qt is running"
    dress(app, theme)
    window = Window(session, settings or Settings(author=session.author), theme)
    window.resize(*_SIZE)
    window.open_document(window.documents.rows()[0].id)
    window.show()
    window.activateWindow()
    window.canvas.setFocus()
    return window


def run(out: Path | None, say: Callable[[str], None]) -> int:
    """Run the demo in the folder `out` (made if need be). Exit status 0, or 1 when a step fails."""
    make_application()
    folder = out or data_folder() / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    demo = Demo(folder, say)
    try:
        demo.run()
    except DemoFailedError as failed:
        sys.stderr.write(f"annotator: the demo failed: this does not hold: {failed}\n")
        return 1
    say(f"The demo is done. Look at {demo.picture}, {demo.exported} and {demo.project}.")
    return 0
