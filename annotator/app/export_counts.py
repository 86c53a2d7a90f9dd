"""Counts of what an export writes, part by part: documents, layers, items of each label, events."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from annotator.model.items import Cluster, Event, LayerItem
from annotator.model.record import Record


@dataclass
class PartCounts:
    """One file of an export. `name` is ``train``, ``dev`` or ``test``, "" where there is no split.

    `documents` are those of the project, `records` what was written: layers, or windows of them.
    `several` are documents with layers of more than one author; each layer is a record, and all
    are in this part. `characters` are code points of the texts, each counted as often as it is
    written. `labels` counts items by label, `authors` records by author; clusters without a label
    are counted under "cluster".
    """

    name: str
    path: Path
    documents: int = 0
    records: int = 0
    several: int = 0
    characters: int = 0
    items: int = 0
    events: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    _document: str | None = None
    _authors: set[str] = field(default_factory=set)

    def take(self, document: str, record: Record) -> None:
        """Count a record that goes to the writer; those of one `document` come together."""
        if document != self._document:
            self._document = document
            self._authors = set()
            self.documents += 1
        if record.author and record.author not in self._authors:
            self._authors.add(record.author)
            self.several += len(self._authors) == 2
        self.records += 1
        self.characters += len(record.text.text)
        self.authors[record.author] += 1
        self._count(record.items, 1)

    def lose(self, record: Record, id: str) -> None:
        """The writer could not say an item of a record after all."""
        self._count([item for item in record.items if item.id == id], -1)

    def refuse(self, record: Record) -> None:
        """The writer could not say a record after all; its document stays counted."""
        self.records -= 1
        self.characters -= len(record.text.text)
        self.authors[record.author] -= 1
        self._count(record.items, -1)

    def _count(self, items: Iterable[LayerItem], by: int) -> None:
        for item in items:
            self.items += by
            self.events += by * isinstance(item, Event)
            self.labels[item.label or ("cluster" if isinstance(item, Cluster) else "")] += by

    def said(self) -> dict[str, object]:
        """The counts for JSON; labels and authors in the order of their names."""
        names = ("documents", "records", "several", "characters", "items", "events")
        return {
            "name": self.name,
            "path": str(self.path),
            **{name: getattr(self, name) for name in names},
            "labels": {key: n for key, n in sorted(self.labels.items()) if n},
            "authors": {key: n for key, n in sorted(self.authors.items()) if n},
        }
