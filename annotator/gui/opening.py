"""Opening: brings a document into the window - text first, marks in sight next, then the rest.

A usual article comes at once. A long one is read by a thread while its text is already there; no
document is open meanwhile, so that no key can mark on what is not read yet.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from annotator.app.scene import Look, SceneBuilder
from annotator.app.session import Opened, Peek, Session
from annotator.errors import UserError
from annotator.model.marks import Scene

if TYPE_CHECKING:
    from annotator.gui.window import Window

_BEFORE = 2_000
"""A mark that began so many characters above the first line is still looked for."""


class _Reader(QThread):
    """Reads one document. `done` carries what was read, its builder and scene.

    `failed` carries a UserError, `broke` a bug of ours.
    """

    done = Signal(object, object, object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, session: Session, id: str, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._id, self._look = session, id, look

    def run(self) -> None:
        """The body of the thread."""
        try:
            opened = self._session.read_document(self._id)
            builder = SceneBuilder(self._session.scheme)
            scene = builder.scene(opened.state, self._look)
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
        self._reader: _Reader | None = None

    @property
    def reading(self) -> bool:
        """Whether the marks of a long document are still on their way."""
        return self._reader is not None

    def open(self, id: str) -> None:
        """Open a document, at once or by and by."""
        self.finish()
        session = self._window.bridge.session
        peek = session.peek(id)
        if not peek.long:
            session.open_document(id)
            self.opened.emit()
            return
        session.leave()
        showing = self._window.showing
        showing.text(peek.document, peek.version.text)
        self._window.status.show_saved(self.tr("Reading the marks…"), problem=True)
        self._window.canvas.viewport().repaint()
        self._show_part(peek)
        self._reader = _Reader(session, id, showing.look(), self)
        self._reader.done.connect(self._done)
        self._reader.failed.connect(self._failed)
        self._reader.broke.connect(self._broke)
        self._reader.start()

    def _show_part(self, peek: Peek) -> None:
        """Show the marks in sight."""
        canvas, session = self._window.canvas, self._window.bridge.session
        start, end = canvas.in_sight()
        part = session.part(peek, max(0, start - _BEFORE), end)
        canvas.set_scene(SceneBuilder(session.scheme).scene(part, self._window.showing.look()))

    def _done(self, opened: Opened, builder: SceneBuilder, scene: Scene) -> None:
        if self.sender() is not self._reader:
            return
        self._let_go()
        self._window.showing.take(builder, scene)
        self._window.bridge.session.adopt(opened)
        self.opened.emit()

    def _failed(self, error: UserError) -> None:
        if self.sender() is self._reader:
            self._let_go()
            self._window.bridge.refused.emit(error)

    def _broke(self, bug: Exception) -> None:
        if self.sender() is self._reader:
            self._let_go()
            words = self.tr("The marks could not be read; nothing can be marked here now.")
            self._window.status.show_saved(words, problem=True)
            raise bug

    def _let_go(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.wait()
            reader.deleteLater()

    def finish(self) -> None:
        """Wait for what is being read; it is not shown any more."""
        self._let_go()
