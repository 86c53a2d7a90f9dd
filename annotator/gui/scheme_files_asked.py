"""Scheme files asked for: taking a scheme in from a file with a look first, and writing it out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app import scheme_editing as editing
from annotator.app.scheme_editing import Merging
from annotator.errors import UserError
from annotator.gui.corpus_dialog import sentence
from annotator.gui.file_asking import ask_file, ask_target
from annotator.gui.telling import in_words
from annotator.gui.widgets import asked, isolated, message
from annotator.model.scheme import Scheme

if TYPE_CHECKING:
    from annotator.gui.scheming import Scheming

_MOST_SAID = 5


class SchemeFiles(QObject):
    """The files of one scheme editor. What comes in is proposed there, and applied there."""

    def __init__(self, owner: "Scheming") -> None:
        super().__init__(owner)
        self._owner = owner

    def ask_file(self) -> None:
        """Ask for the file of a scheme, and show what taking it in would add and change."""
        kinds = self.tr("Schemes (*.toml *.conf *.json *.xml);;All (*)")
        path = ask_file(self._owner.made(), self.tr("Import a scheme"), kinds)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Show what taking in a scheme would add and change."""
        try:
            found = editing.read_file(path)
            self.import_scheme(found.scheme, found.said)
        except UserError as error:
            self._owner.made().refuse(in_words(error.message))

    def import_scheme(self, other: Scheme, said: Sequence[str] = ()) -> None:
        """Show what taking in a scheme would add and change; labels that differ are asked about.

        `said` are sentences of what its file could not give. UserError ``scheme.…`` where both
        together would break a rule.
        """
        scheme = self._owner.scheme()
        merging = editing.merge_schemes(scheme, other)
        if merging.differing:
            title = self.tr("Change labels that are there already?")
            words = self.tr("Labels that say something else in the file: {number} ({labels})")
            shown = ", ".join(merging.differing[:8]) + (" …" if len(merging.differing) > 8 else "")
            words = sentence(words, number=len(merging.differing), labels=shown)
            if asked(self._owner.made(), title, words, self.tr("Change them")):
                merging = editing.merge_schemes(scheme, other, replace=True)
        dialog = self._owner.made()
        dialog.offer(merging.change)
        lacking = map(in_words, said[:_MOST_SAID])
        dialog.show_effect("\n".join([self._merge_words(merging), *lacking]), ())

    def _merge_words(self, merging: Merging) -> str:
        if merging.change is None:
            return self.tr("The scheme has all of this already.")
        words = self.tr("Taken in: {added} new labels, {changed} changed. Nothing is taken away.")
        before, after = merging.change.before, merging.change.after
        changed = sum(
            after.label(one.key) is not None and after.label(one.key) != one
            for one in before.labels
        )
        said = sentence(words, added=len(merging.added), changed=changed)
        if merging.added:
            said += "\n" + ", ".join(merging.added[:30]) + (" …" if len(merging.added) > 30 else "")
        if merging.clashing:
            left = self.tr("Left out, of another kind here: {labels}")
            said += "\n" + sentence(left, labels=", ".join(merging.clashing))
        return said

    def ask_export(self) -> None:
        """Ask where the scheme is to be written as TOML."""
        name = f"{self._owner.scheme().name}.toml"
        title = self.tr("Export the scheme")
        path = ask_target(self._owner.made(), title, "TOML (*.toml)", name)
        if path is not None:
            self.export(path)

    def export(self, path: Path) -> None:
        """Write the scheme of the project as TOML."""
        dialog = self._owner.made()
        try:
            editing.export_toml(self._owner.scheme(), path)
        except UserError as error:
            message(dialog, self.tr("This could not be done"), in_words(error.message))
        else:
            words = self.tr("Written to {file}").replace("{file}", isolated(path.name))
            dialog.said.setText(f"✓ {words}")
