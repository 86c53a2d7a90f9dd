"""What the JSON formats of tokens share: the text beside the tokens, and what we add for ourselves.

These formats know token indices only. Under a key of our own, which their readers pass over, stand
the text, the place of each token and whatever the format has no word for; each such entry carries
what the format itself says of the item, so that it is found again by that when another program
has reordered, taken out or added some, and is passed over where nothing fits.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from annotator.formats.base import Level, Problem
from annotator.formats.jsonl_findings import Json
from annotator.formats.losses import problem_of, without_dangling
from annotator.formats.tokens import Placed, TokenView, placed
from annotator.model.items import Cluster, DocumentLabel, Event, Fragment, LayerItem, Mention, Span
from annotator.model.record import Record
from annotator.sentences import worded

OURS = "annotator"
"""The key under which our exports say what a format has no word for."""

SHAPE = msgspec.json.Encoder()


def header_said(record: Record) -> Json:
    """Document, layer, zones and document labels in the words of our JSONL; the usual left out."""
    document, text, layer = record.document, record.text, record.layer
    said: Json = {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "language": document.language,
        "direction": document.direction,
        "author": record.author,
        "status": layer.status.value,
        "newline": text.newline,
    }
    rest = {
        "external_id": document.external_id,
        "source_sha256": text.source_sha256 if text.source_sha256 != text.sha256 else "",
        "bom": text.bom,
        "flagged": layer.flagged,
        "note": layer.note,
        "seconds": layer.seconds,
        "meta": document.meta,
        "zones": [_zone(zone) for zone in record.zones],
        "labels": [_label(item) for item in record.items if isinstance(item, DocumentLabel)],
    }
    said.update((key, value) for key, value in rest.items() if value)
    if document.external_id is not None:
        said["external_id"] = document.external_id
    if record.scheme.name:
        said["scheme"] = {"name": record.scheme.name, "version": record.scheme.version}
    return said


def _zone(zone: object) -> object:
    return {name: getattr(zone, name) for name in ("id", "kind", "start", "end")}


def _label(label: DocumentLabel) -> Json:
    return {"label": label.label, **rest_of(label)}


def rest_of(item: LayerItem) -> Json:
    """The id of an item and what token formats have no word for: attributes, note, head, form."""
    said: Json = {"id": item.id}
    if not isinstance(item, Cluster) and item.attributes:
        said["attributes"] = dict(item.attributes)
    if item.note:
        said["note"] = item.note
    if isinstance(item, Span):
        if item.head is not None:
            said["head"] = item.head
        if item.norm:
            said["norm"] = item.norm
    return said


def slices(view: TokenView, sentences: Sequence[Fragment]) -> list[str]:
    """The text of each sentence with what stands before the next; together the text of the view.

    Only white space stands between tokens, so that the text alone says where each of them is.
    """
    starts = [0, *(view.tokens[first][0] for first, _ in sentences[1:]), len(view.text)]
    return [view.text[low:high] for low, high in pairwise(starts)]


class Laid:
    """The mentions of a record on tokens, and what of the record could be said with them."""

    def __init__(self, record: Record, view: TokenView) -> None:
        self.record = record
        self.view = view
        mentions = [item for item in record.items if isinstance(item, (Span, Event))]
        found, self.problems = placed(record, view, mentions)
        self.places: dict[str, Placed] = {place.mention.id: place for place in found}
        gone = len(found) < len(mentions)
        self.items: list[LayerItem] = list(record.items)
        self.only_spans = all(type(item) is Span for item in record.items)
        """Whether nothing points at anything: there is nothing to take apart then."""
        if gone:
            self.keep(lambda item: not isinstance(item, Mention) or item.id in self.places)

    def keep(self, wanted: Callable[[LayerItem], bool]) -> None:
        """Leave out items, and with a line for each what points at them."""
        left = [item for item in self.items if wanted(item)]
        if len(left) < len(self.items):
            self.items = list(without_dangling(left, self.tell))

    def tell(self, item: LayerItem, key: str, words: str, level: Level) -> None:
        """Note what became of an item."""
        cluster = isinstance(item, Cluster)
        name = item.label or (worded("Cluster") if cluster else type(item).__name__)
        words = worded("{label} {id}{rest}", label=name, id=item.id, rest=words)
        self.problems.append(
            problem_of(self.record.document, key, words, level=level, where=item.id)
        )

    def rest(self, item: LayerItem) -> Json:
        """`rest_of` an item; a head that lies off its tokens goes with what the tokens lost."""
        said = rest_of(item)
        head = said.get("head")
        if head is not None and isinstance(item, Span):
            _, first, last = self.places[item.id]
            tokens = self.view.tokens
            if (
                item.head
                and not tokens[first][0] <= item.head[0] < item.head[1] <= tokens[last - 1][1]
            ):
                del said["head"]
        return said

    def note(self, key: str, words: str) -> None:
        """Note something of the whole record that costs nothing."""
        document = self.record.document
        self.problems.append(problem_of(document, key, words, level=Level.NOTE))


def no_token(record: Record) -> Problem:
    """Why a record without any token was left out."""
    words = worded(
        "Document {document} was left out: there is no token in its text.",
        document=record.document.name,
    )
    return problem_of(record.document, "text.blank", words, level=Level.RECORD)
