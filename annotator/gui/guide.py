"""Guidelines beside the article: which page is shown, its examples, and who may write what.

The page of the label that is looked at: below the pointer or the keyboard in the list of labels,
that of the selected item, the one kept ready; else the project's. What the panel is made of is
imported when it is first opened: the first painted article need not wait for it.
"""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.app import guide
from annotator.app.session import Change
from annotator.errors import UserError
from annotator.gui.guide_pages import GuidePages
from annotator.gui.guide_work import GuideWork
from annotator.gui.telling import in_words
from annotator.gui.theme import scaled
from annotator.gui.widgets import asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.app.guide_examples import Example
    from annotator.gui.guide_examples import Shown
    from annotator.gui.guide_menu import GuideMenu
    from annotator.gui.guide_panel import GuidePanel
    from annotator.gui.guide_view import GuideView
    from annotator.gui.window import Window

_WIDTH = 330
_PAUSE_MS = 120
_KEEP_MS = 600
_AGAIN_MS = 700
_BEFORE = 2
"""The panel stands before the labels: third in the row of panels."""


class Guiding(QObject):
    """The guidelines of one window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.panel: GuidePanel | None = None
        self.stored = GuidePages(window)
        self._work = GuideWork(window)
        self._label: str | None = None
        self._looked = ""
        self._writing: str | None = None
        self._drawn: dict[str, list[Example]] = {}
        self.menu: GuideMenu | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._follow)
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._draw_again)
        self._keep = QTimer(self, interval=_KEEP_MS, singleShot=True)
        self._keep.timeout.connect(self._keep_width)
        window.palette_panel.labelLooked.connect(self._look)
        window.bridge.changed.connect(self._heard)
        self.stored.changed.connect(self._changed)
        self._work.read.connect(self._have_pages)
        self._work.drawn.connect(self._have_examples)
        window.installEventFilter(self)
        # After the first article is painted: it need not wait for the panel.
        QTimer.singleShot(0, self, self._begin)

    def methods(self) -> "dict[str, Callable[[], object]]":
        """What the commands of this capability call."""
        return {
            "guide": self.toggle,
            "edit_guide": self.write,
            "pin_example": lambda: self.stored.pin(self.label, good=True),
            "pin_counter": lambda: self.stored.pin(self.label, good=False),
        }

    def panels(self) -> list[QWidget]:
        """The panel, where it is shown."""
        return [self.panel] if self.panel is not None and self.panel.isVisible() else []

    @property
    def label(self) -> str:
        """The key of the label whose page is shown; "" for the project."""
        return self._label or ""

    # --- open and closed ----------------------------------------------------------------------

    def _begin(self) -> None:
        if self._window.settings.guide_shown and not self.panels():
            self._open()

    def toggle(self) -> None:
        """Show the guidelines, or close them."""
        if not self.panels():
            self._open()
            self._remember()
        elif self._may_leave():
            self._close()

    def _open(self) -> "GuidePanel":
        panel = self.panel if self.panel is not None else self._made()
        panel.show()
        self._window.canvas.setFocus()
        self._label = None
        panel.set_read_only(self.stored.read_only)
        self._work.read_pages()
        return panel

    def _made(self) -> "GuidePanel":
        from annotator.gui.guide_menu import GuideMenu
        from annotator.gui.guide_panel import GuidePanel

        window = self._window
        self.panel = panel = GuidePanel(window)
        self.menu = GuideMenu(self, window)
        panel.closed.connect(self.toggle)
        panel.writeAsked.connect(self.write)
        panel.menuAsked.connect(self.menu.fill)
        panel.startAsked.connect(self.stored.start)
        panel.editor.saved.connect(self.save)
        panel.editor.left.connect(self._leave)
        panel.examples.opened.connect(self._go)
        panel.examples.removed.connect(self.stored.unpin)
        row = window.centralWidget()
        assert isinstance(row, QSplitter), "the panels stand in a row"
        sizes = row.sizes()
        row.insertWidget(_BEFORE, panel)
        row.setStretchFactor(_BEFORE, 0)
        width = window.settings.guide_width or scaled(_WIDTH)
        row.setSizes([sizes[0], sizes[1] - width, width, *sizes[_BEFORE:]])
        row.splitterMoved.connect(lambda: self._keep.start())
        return panel

    def _close(self) -> None:
        assert self.panel is not None, "it was open"
        had_focus = self.panel.isAncestorOf(self._window.focusWidget() or self._window)
        self._stop_writing()
        self._pause.stop()
        self.panel.hide()
        if had_focus:
            self._window.canvas.setFocus()
        self._remember()

    def _remember(self) -> None:
        window = self._window
        shown = bool(self.panels())
        width = self.panel.width() if shown and self.panel is not None else 0
        settings = msgspec.structs.replace(
            window.settings,
            guide_shown=shown,
            guide_width=width or window.settings.guide_width,
            zoom=window.canvas.zoom,
        )
        if settings != window.settings:
            window.settingsChanged.emit(settings)

    def _keep_width(self) -> None:
        if self.panels():
            self._remember()

    # --- which page ---------------------------------------------------------------------------

    def _look(self, label: str) -> None:
        self._looked = label
        self.follow()

    def follow(self) -> None:
        """Something else may be looked at now: its page is shown, after a short rest."""
        if self.panels() and self._chosen() != self._label:
            self._pause.start()

    def _chosen(self) -> str:
        window = self._window
        marking, state = window.marking, window.bridge.session.state
        one = marking.selected[0] if len(marking.selected) == 1 and state is not None else None
        item = state.item(one) if state is not None and one is not None else None
        selected = getattr(item, "label", "")
        return self._looked or window.palette_panel.current() or selected or marking.armed or ""

    def _follow(self) -> None:
        if self.panels() and self._writing is None and self._chosen() != self._label:
            self.show(self._chosen())

    def show(self, label: str) -> None:
        """Show the page of a label, or of the project for ""."""
        assert self.panel is not None, "it is open"
        self._label = label
        self.panel.show_page(self._view().page(self.stored.pages, label))
        name = self._window.bridge.session.scheme.name
        words = self.tr("Begin with the pages for {scheme}") if self.stored.may_start() else ""
        self.panel.offer_start(words.replace("{scheme}", name.replace("&", "&&")))
        self._show_examples()
        if label and label not in self._drawn:
            self._work.draw(label)

    def _view(self) -> "GuideView":
        from annotator.gui.guide_view import GuideView

        return GuideView(self._window.bridge.session.scheme, self._window.language)

    def name(self, label: str) -> str:
        """The name of a label in the language of the window; of the project for ""."""
        return self._view().name(label)

    # --- examples -----------------------------------------------------------------------------

    def _show_examples(self) -> None:
        if self.panel is None:
            return
        page = guide.page_for(self.stored.pages, self.label)
        pins = page.pins if page is not None else ()
        rows = self._view().examples(pins, self._drawn.get(self.label, []))
        said = self.tr("Examples; Enter or a click goes there") if rows else ""
        if self.label and not rows:
            known = self.label in self._drawn
            said = self.tr("Nothing is marked so yet.") if known else self.tr("Looking…")
        self.panel.show_examples(rows, said)

    def _have_examples(self, label: str, found: "list[Example]") -> None:
        if label == self._label and found != self._drawn.get(label):
            self._drawn[label] = found
            self._show_examples()

    def _draw_again(self) -> None:
        if self.panels() and self.label:
            self._work.draw(self.label)

    def _go(self, row: "Shown") -> None:
        """Go to the place of an example; a pinned one may have moved since."""
        window, hit = self._window, row.hit
        if row.pin is not None:
            try:
                place = guide.place_of(window.bridge.session.store, row.pin)
            except UserError:
                place = None
            if place is None:
                window.status.say(self.tr("This example is not in the corpus any more."))
                return
            hit = msgspec.structs.replace(hit, start=place[0], end=place[1])
        window.searching.go(hit)

    def _have_pages(self, pages: dict[str, str]) -> None:
        self.stored.pages = pages
        if self.panels() and self._writing is None:
            self.show(self._chosen())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the window closes, what is half written is saved and all work is stopped."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            if self._writing is not None and self.panel is not None and self.panel.editor.changed:
                self.save()
            self._work.finish()
        return False

    # --- writing ------------------------------------------------------------------------------

    def write(self, label: str | None = None) -> None:
        """Open the editor on the page of a label ("": the project's), else of the one shown."""
        window = self._window
        if self.stored.read_only:
            window.status.say(self.tr("The project is open for reading only."))
            return
        if self._writing is not None and not self._may_leave():
            return
        if not self.panels():
            self.stored.read()
            self._open()
            self._remember()
        chosen = self._label if self._label is not None else self._chosen()
        self._writing = label if label is not None else chosen
        assert self.panel is not None, "it is open"
        below = self.tr("Ctrl+Enter saves, Esc leaves")
        self.panel.edit(self.name(self._writing), below, self.stored.pages.get(self._writing, ""))

    def save(self) -> None:
        """Save what is in the editor, in one act; a fault is told below it."""
        if self._writing is None or self.panel is None:
            return
        try:
            act = guide.save_page(self.stored.pages, self._writing, self.panel.editor.text)
        except UserError as error:
            self.panel.editor.tell(in_words(error.message))
            return
        if act is None:
            self._stop_writing()
            return
        refused = self.stored.act(act)
        if refused is not None:
            self.panel.editor.tell(in_words(refused.message))

    def _may_leave(self) -> bool:
        if self._writing is None or self.panel is None or not self.panel.editor.changed:
            return True
        title = self.tr("Leave without saving?")
        words = self.tr("What you wrote on this page would be lost.")
        return asked(self._window, title, words, self.tr("Leave"))

    def _leave(self) -> None:
        if self._may_leave():
            self._stop_writing()

    def _stop_writing(self) -> None:
        if self._writing is not None and self.panel is not None:
            label, self._writing = self._writing, None
            had_focus = self.panel.isAncestorOf(self._window.focusWidget() or self._window)
            self.panel.read()
            self.show(label)
            if had_focus:
                self._window.canvas.setFocus()

    def _changed(self, labels: set[str]) -> None:
        """Pages are others now: what is shown or was just saved follows."""
        if self._writing in labels:
            self._stop_writing()
        elif self.panels() and self._writing is None:
            self.show(self.label)

    def _heard(self, change: Change) -> None:
        """Something was marked: other places may be typical or new now."""
        if change.transaction is not None:
            self._drawn = {k: v for k, v in self._drawn.items() if k == self._label}
            self._again.start()
