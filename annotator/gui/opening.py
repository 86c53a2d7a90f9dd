"""Opening: brings a document into the window - text first, marks in sight next, then the rest.

A usual article comes at once. A long one is read by a thread while its text is already there; no
document is open meanwhile, so that no key can mark on what is not read yet. What is on a server is
fetched by `team`, and the present document stays until then.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from annotator.app.scene import Look, SceneBuilder
from annotator.app.session import Opened, Peek, Session
from annotator.errors import UserError
from annotator.gui.telling import in_words
from annotator.gui.widgets import message
from annotator.model.edits import Transaction
from annotator.model.marks import Scene

if TYPE_CHECKING:
    from annotator.gui.window import Window

_BEFORE = 2_000
"""A mark that began so many code points above the first line is still looked for."""


class _Reader(QThread):
    """Reads one document. `done` carries what was read, its builder and scene; `failed` a
    UserError, `broke` a bug. Asked to stop, it says nothing any more.
    """

    done = Signal(object, object, object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, session: Session, peek: Peek, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._peek = session, peek
        self.look, self.scheme = look, session.scheme

    def run(self) -> None:
        """The body of the thread."""
        try:
            opened = self._session.read_document(self._peek.key.document)
            if self.isInterruptionRequested():
                return
            builder = SceneBuilder(self.scheme)
            scene = builder.scene(opened.state, self.look)
        except UserError as error:
            self.failed.emit(error)
        except Exception as bug:  # noqa: BLE001 - the top of a thread: handed on, never swallowed
            self.broke.emit(bug)
        else:
            self.done.emit(opened, builder, scene)


class Opening(QObject):
    """Opens documents in one window. `opened` fires when all of a document is there."""

    opened = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._wanted = ""
        self._reader: _Reader | None = None
        self._behind = False
        window.bridge.saved.connect(self._saved)
        self._left: set[_Reader] = set()

    @property
    def reading(self) -> bool:
        """Whether the marks of a long document are still on their way."""
        return self._reader is not None

    @property
    def wanted(self) -> str | None:
        """The id of the document that is open or being read; None where there is none."""
        state = self._window.bridge.session.state
        if self._reader is not None:
            return self._wanted
        return state.key.document if state is not None else None

    def open(self, id: str) -> None:
        """Open a document, at once or by and by; what was being read before is let go.

        UserError when there is none such or the one that is open cannot be left: nothing has
        changed then.
        """
        session = self._window.bridge.session
        self._window.listing.timing.save()
        if self._window.team is not None:
            self._window.team.open(id)
            return
        peek = session.peek(id)
        if peek.long:
            session.leave()
            self._let_go()
            self._show_text(peek)
            self._read(peek)
        else:
            opened = session.read_document(id)
            self._let_go()
            session.adopt(opened)
            self.opened.emit()

    def again(self) -> None:
        """Read the document that is open or being read once more; the reader's place is kept."""
        id = self.wanted
        if id is not None:
            self.open(id)

    def _show_text(self, peek: Peek) -> None:
        window = self._window
        window.showing.leave()
        window.showing.text(peek.document, peek.version.text)
        window.status.show_saved(self.tr("Reading the marks…"), problem=True)
        window.canvas.viewport().repaint()

    def _read(self, peek: Peek) -> None:
        """Show the marks in sight, and set a thread on the rest."""
        session = self._window.bridge.session
        try:
            self._show_part(peek)
        except UserError as error:
            self._tell(error)
            return
        self._wanted, self._behind = peek.key.document, False
        reader = _Reader(session, peek, self._window.showing.look(), self)
        reader.done.connect(self._done)
        reader.failed.connect(self._failed)
        reader.broke.connect(self._broke)
        reader.finished.connect(self._ended)
        self._reader = reader
        reader.start()

    def _show_part(self, peek: Peek) -> None:
        canvas, session = self._window.canvas, self._window.bridge.session
        start, end = canvas.in_sight()
        part = session.part(peek, max(0, start - _BEFORE), end)
        canvas.set_scene(SceneBuilder(session.scheme).scene(part, self._window.showing.look()))
        canvas.viewport().repaint()

    def _saved(self, transaction: Transaction) -> None:
        """An act on many documents may touch the one that is being read, which may be read."""
        if self._reader is not None:
            self._behind |= any(e.place.document == self._wanted for e in transaction.edits)

    # --- what the thread says ---------------------------------------------------------------

    def _done(self, opened: Opened, builder: SceneBuilder, scene: Scene) -> None:
        reader, session = self._reader, self._window.bridge.session
        if reader is None or self.sender() is not reader:
            return
        self._let_go()
        if self._behind:
            self.open(self._wanted)
            return
        if reader.scheme is session.scheme and reader.look == self._window.showing.look():
            self._window.showing.take(opened.state, builder, scene)
        session.adopt(opened)
        self.opened.emit()

    def _failed(self, error: UserError) -> None:
        if self.sender() is self._reader:
            self._let_go()
            self._tell(error)

    def _broke(self, bug: BaseException) -> None:
        if self.sender() is self._reader:
            self._let_go()
            self._window.showing.nothing()
            raise bug

    def _ended(self) -> None:
        reader = self.sender()
        if isinstance(reader, _Reader):
            self._left.discard(reader)
            reader.deleteLater()

    def _tell(self, error: UserError) -> None:
        self._window.showing.nothing()
        message(self._window, self.tr("The document was not opened"), in_words(error.message))

    def _let_go(self) -> None:
        """Nobody waits for what is being read any more; it ends by itself."""
        reader, self._reader = self._reader, None
        if reader is not None and reader.isRunning():
            reader.requestInterruption()
            self._left.add(reader)

    def finish(self) -> None:
        """Wait for every thread that still reads; nothing of it is shown any more."""
        self._let_go()
        for reader in tuple(self._left):
            reader.wait()
