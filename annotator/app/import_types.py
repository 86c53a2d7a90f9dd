"""What an import is asked for, what it asks of a project, and what it answers."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Problem
from annotator.model.document import Document, Layer, LayerKey, TextVersion, Zone
from annotator.model.edits import Transaction
from annotator.model.items import LayerItem
from annotator.model.scheme import Scheme
from annotator.sentences import worded
from annotator.store.trash import Trashed

PROBLEMS_KEPT = 10_000
"""How many problems a summary holds; further ones are only counted and told as they come."""

Progress = Callable[[int, int], None]
"""Called with what is done and what there is: bytes read on import, documents on export."""

OnProblem = Callable[[Problem], None]


class Target(Protocol):
    """What an import asks of a project; `Store` and `LateProject` both have it."""

    def scheme(self) -> Scheme:
        """The scheme as it stands now."""

    def document_ids(self) -> list[str]:
        """The ids of all documents."""

    def trash(self) -> list[Trashed]:
        """The documents that were deleted and can come back."""

    def document(self, id: str) -> Document:
        """A document."""

    def text(self, id: str) -> TextVersion:
        """The text of a document that is in force."""

    def last_text(self, id: str) -> int:
        """The highest number of a document's texts."""

    def authors_of(self, id: str) -> list[str]:
        """The authors who have a layer on a document."""

    def sees_all(self) -> bool:
        """Whether what is read here is all there is."""

    def zones(self, id: str) -> Sequence[Zone]:
        """The zones of a document."""

    def layer(self, key: LayerKey) -> tuple[Layer, tuple[LayerItem, ...]]:
        """A layer and its items."""

    def layer_exists(self, key: LayerKey) -> bool:
        """Whether this author has ever touched this document."""

    def commit_many(self, batch: Sequence[Transaction]) -> None:
        """Save a batch in one database transaction."""


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to import. `format` "" means by content; `encoding` "" means UTF-8 and nothing else.

    `author` is the author of work that names none. `replace` lets a record take the place of the
    same author's other items; `fields` pairs what a table holds with its column; `strict` refuses
    every record with anything to complain of. `replace_text` lets a record with another text of a
    known document correct that text, and takes the marks over. `whole`: the caller makes all or
    nothing of it.
    """

    format: str = ""
    encoding: str = ""
    author: str = ""
    language: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    replace: bool = False
    replace_text: bool = False
    strict: bool = False
    whole: bool = False


@dataclass
class ImportSummary:
    """What an import did. Records in = imported + layers_added + replaced + skipped + refused.

    `imported` counts new documents, `layers_added` further authors on known ones, `skipped` what
    was there already. `corrected` counts texts that took the place of others, `altered` marks that
    say other words since. `findings` counts, by key, what the scheme says against kept items.
    """

    records_in: int = 0
    imported: int = 0
    layers_added: int = 0
    replaced: int = 0
    skipped: int = 0
    refused: int = 0
    items: int = 0
    left_out: int = 0
    corrected: int = 0
    altered: int = 0
    files: int = 0
    files_ignored: int = 0
    cancelled: bool = False
    problems: list[Problem] = field(default_factory=list)
    problem_counts: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    labels_added: list[str] = field(default_factory=list)
    source_refused: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything was written to the project."""
        return bool(self.imported or self.layers_added or self.replaced or self.corrected)

    @property
    def exit_status(self) -> int:
        """0 done, 2 refused and nothing changed, 3 done in part (design.md, section 8)."""
        if self.source_refused and not self.changed:
            return 2
        in_part = self.refused or self.left_out or self.altered or self.cancelled
        return 3 if in_part else 0


_FIELDS = ("text", "title", "id", "label", "labels", "token", "tag", "tokens", "tags")


def parse_fields(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What ``--field text=COLUMN`` says, pair by pair; else UserError ``import.field``."""
    pairs = []
    for word in words:
        field, equals, column = word.partition("=")
        if field not in _FIELDS or not equals or not column:
            known = ", ".join(f"{name}=COLUMN" for name in _FIELDS)
            told = worded("{word!r} names no column. Say one of: {known}.", word=word, known=known)
            raise UserError("import.field", told)
        pairs.append((field, column))
    return tuple(pairs)
