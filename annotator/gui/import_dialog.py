"""Import dialog: the pane of files to import, with a button that imports them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.app.transfer import FormatRow
from annotator.gui.import_pane import ImportPane
from annotator.gui.widgets import open_at, tab_through


class ImportDialog(QDialog):
    """Accepted when what its `pane` holds is to be imported. Nothing is imported here."""

    def __init__(
        self,
        paths: Sequence[Path],
        formats: Sequence[FormatRow],
        of_project: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import"))
        self.pane = ImportPane(formats, of_project, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(self.pane, 1)
        whole.addWidget(buttons)
        self.pane.filled.connect(lambda: self.go.setEnabled(bool(self.pane.paths())))
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        tab_through(self.pane.strict, self.go, cancel)
        open_at(self, (900, 560))
        self.pane.add(paths)
        # Enter imports what was chosen already; the list is one Tab away.
        self.go.setFocus()
