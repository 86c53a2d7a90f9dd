"""Guide view: what the panel shows for a label, made of its page and of what the scheme says."""

from itertools import chain

from PySide6.QtCore import QObject

from annotator.app import guide
from annotator.app.guide_examples import Example
from annotator.gui.guide_examples import Shown
from annotator.gui.guide_panel import PageView
from annotator.gui.widgets import isolated
from annotator.model.markdown import Block, Run, each_block
from annotator.model.scheme import Role, Scheme


class GuideView(QObject):
    """Says it in one language, "ar" or "en", for one scheme."""

    def __init__(self, scheme: Scheme, language: str) -> None:
        super().__init__()
        self._scheme = scheme
        self._language = language

    def name(self, label: str) -> str:
        """The name of a label; of the project for ""."""
        found = self._scheme.label(label)
        if not label:
            return self.tr("The project")
        return str(getattr(found.names, self._language)) if found is not None else label

    def page(self, pages: guide.Pages, label: str) -> PageView:
        """The page of a label; before one that is not its own stands what the scheme says."""
        page = guide.page_for(pages, label)
        words = page.words if page is not None else ""
        blocks = each_block(words)
        if page is not None and words and page.owner == label:
            return PageView(self.name(label), label, blocks)
        below = self.tr("There is no page yet. Shift+F2 writes one.")
        if page is not None and words:
            words = self.tr("No page of its own; this is the page of: {owner}")
            below = words.replace("{owner}", isolated(self.name(page.owner)))
        return PageView(self.name(label), below, chain(self._about(label), blocks))

    def _about(self, label: str) -> list[Block]:
        """The description of a label, and the roles of an event."""
        found = self._scheme.label(label)
        if found is None:
            return []
        there = found.description
        arabic = self._language == "ar"
        words = (there.ar or there.en) if arabic else (there.en or there.ar)
        blocks = [Block("paragraph", (Run(words, italic=True),))] if words else []
        roles = self._scheme.roles_of(label) if found.kind == "event" else ()
        if roles:
            blocks.append(Block("heading", (Run(self.tr("Roles")),), level=3))
            blocks += [self._role(role) for role in roles]
        return blocks

    def _role(self, role: Role) -> Block:
        names = [self.name(key) for key in role.admits if self._scheme.label(key) is not None]
        comma = "، " if self._language == "ar" else ", "
        words = f": {comma.join(names)}" if names else ""
        name = str(getattr(role.names, self._language))
        return Block("item", (Run(name, bold=role.expected), Run(words)), marker="•")

    def examples(self, pins: tuple[guide.Pin, ...], drawn: list[Example]) -> list[Shown]:
        """The rows of the list: what was pinned, then what the corpus has; no place twice."""
        signs = {True: self.tr("✓ example"), False: self.tr("✗ not so")}
        rows = [Shown(guide.hit_of(pin), signs[pin.good], pin) for pin in pins]
        pinned = {(pin.document, pin.start, pin.end) for pin in pins}
        for example in drawn:
            hit = example.hit
            if (hit.document, hit.start, hit.end) not in pinned:
                words = self.tr("typical: {number} ×") if example.times else self.tr("new")
                rows.append(Shown(hit, words.replace("{number}", str(example.times))))
        return rows
