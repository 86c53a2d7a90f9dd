"""Replay: what a log tells of one document, edit by edit. Pure; knows no store."""

from annotator.model.document import Document, Layer, TextVersion, Zone
from annotator.model.edits import Edit
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation, Span

_ITEMS = (Span, Event, Relation, Cluster, DocumentLabel)


class Told:
    """What the log tells of one document: the document, its texts, zones, layers and items."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.texts: dict[int, TextVersion] = {}
        self.zones: dict[str, Zone] = {}
        self.layers: dict[str, Layer | None] = {}
        self.items: dict[str, dict[str, LayerItem]] = {}

    def take(self, edit: Edit) -> None:
        """One edit, in the order of the log."""
        after, value = edit.after, edit.value
        if isinstance(value, _ITEMS):
            items = self.items.setdefault(edit.place.author, {})
            if isinstance(after, _ITEMS):
                items[after.id] = after
            else:
                items.pop(value.id, None)
        elif isinstance(value, Layer):
            self.layers[edit.place.author] = after if isinstance(after, Layer) else None
        elif isinstance(value, Zone):
            self.zones.pop(value.id, None)
            if isinstance(after, Zone):
                self.zones[after.id] = after
        elif isinstance(after, TextVersion):
            self.texts[after.number] = after
        elif isinstance(value, Document):
            self._take_document(after if isinstance(after, Document) else None)

    def _take_document(self, after: Document | None) -> None:
        self.document = after
        if after is None:
            # With a document go its texts and zones; its items went one by one before.
            self.texts, self.zones = {}, {}
