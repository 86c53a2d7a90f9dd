"""Marking in the corpus: where names stand unmarked in all documents, and the one act that marks.

Nothing here saves: the act goes to the session like any other, and is undone like any other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from annotator.app.gazetteer import Gazetteer
from annotator.app.searching import Covered, Hit, hit_at, label_keys
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.model.commands import Act, random_id
from annotator.model.document import Layer, LayerKey, Status
from annotator.model.edits import Edit, Transaction
from annotator.model.items import Event, LayerItem, Span
from annotator.model.scheme import Scheme
from annotator.sentences import worded
from annotator.store.search import Corpus
from annotator.store.store import Store

MOST_AT_ONCE = 5_000
"""So many places are marked by one act at most: the rest is found again by asking again."""


def check_labels(scheme: Scheme, names: Gazetteer) -> None:
    """Refuse a list whose labels the scheme lacks; UserError ``gazetteer.label`` names the first.

    Only labels of entities and events stand on text.
    """
    for label in sorted(names.labels):
        if not key_of(scheme, label):
            words = worded(
                "The list gives the label {label}, which is no entity or event of the scheme "
                "{scheme}. Add it to the scheme, or change the list.",
                label=label,
                scheme=scheme.name,
            )
            raise UserError("gazetteer.label", words)


def key_of(scheme: Scheme, name: str) -> str:
    """The label of an entity or an event that a name means; "" for none."""
    for key in label_keys(scheme, name):
        label = scheme.label(key)
        if label is not None and label.kind in ("entity", "event"):
            return key
    return ""


def open_places(
    corpus: Corpus, scheme: Scheme, names: Gazetteer, label: str, author: str
) -> Iterator[Hit]:
    """Where the names stand in all documents and no mark of the author with the label covers them.

    `label` is the key for names that have none of their own; each hit carries its own.
    """
    keys = {own: key_of(scheme, own) for own in names.labels}
    for batch in corpus.texts([names.only] if names.only else []):
        found = [(document, names.find(document.text)) for document in batch]
        numbers = [document.number for document, places in found if places]
        marked = corpus.places(numbers, [author]) if numbers else {}
        for document, places in found:
            covered = Covered(marked.get(document.number, ()))
            for place in places:
                wanted = keys.get(place.label) or label
                if not covered.holds(place.start, place.end, wanted):
                    hit = hit_at(document, place.start, place.end)
                    yield msgspec.structs.replace(hit, label=wanted, author=author)


class Marked(msgspec.Struct, frozen=True):
    """The act that marks places, and how many of them it does; `left` are those that changed.

    `saved` is the act in the log where it has been saved. `first` is an act that comes before it
    (what is to be remembered), and so is `first_saved`.
    """

    act: Act | None
    number: int
    documents: int
    left: int
    saved: Transaction | None = None
    first: Act | None = None
    first_saved: Transaction | None = None

    @property
    def parts(self) -> list[tuple[Transaction | None, Act | None]]:
        """Both acts in their order, as they were saved or as they are still to be done."""
        return [(self.first_saved, self.first), (self.saved, self.act)]


def mark_places(session: Session, hits: Iterable[Hit]) -> Marked:
    """Mark hits in this session's layers, in one act; a worker may do it.

    What it gives goes to `Session.landed` where it was saved, else to `Session.act`: on a server
    acts are sent by the outbox. Raises UserError when nothing could be saved.
    """
    return saved(session, marking_act(session.store, session.scheme, hits, session.author))


def saved(session: Session, marked: Marked) -> Marked:
    """The same, saved where it can be saved at once: not on a server, nor where nothing is done."""
    if marked.act is None or isinstance(session, TeamSession):
        return marked
    first = (
        session.save_large(session.transaction(marked.first)) if marked.first is not None else None
    )
    done = session.save_large(session.transaction(marked.act))
    return msgspec.structs.replace(marked, first_saved=first, saved=done)


def marking_act(store: Store, scheme: Scheme, hits: Iterable[Hit], author: str) -> Marked:
    """The act that marks hits with their labels in the author's layers, for `Session.act`.

    Places whose text is another one by now, or that carry the label already, are left out.
    """
    by_document: dict[str, list[Hit]] = defaultdict(list)
    number = 0
    for hit in hits:
        number += 1
        by_document[hit.document].append(hit)
    edits: list[Edit] = []
    done = touched = 0
    for id, found in by_document.items():
        made = _edits_of(store, scheme, LayerKey(id, author), found)
        items = sum(not isinstance(edit.value, Layer) for edit in made)
        done, touched = done + items, touched + bool(items)
        edits += made
    act = Act("mark-corpus", tuple(edits)) if edits else None
    return Marked(act, done, touched, number - done)


def _edits_of(store: Store, scheme: Scheme, key: LayerKey, hits: list[Hit]) -> list[Edit]:
    text = store.text(key.document).text
    layer, items = store.layer(key)
    there = {_place(item) for item in items}
    edits = []
    for hit in hits:
        item = _item(scheme, hit)
        if text[hit.start : hit.end] == hit.text and _place(item) not in there:
            there.add(_place(item))
            edits.append(Edit(key, None, item))
    if not edits or layer.status is not Status.NEW:
        return edits
    begun = msgspec.structs.replace(layer, status=Status.IN_PROGRESS)
    before = layer if store.layer_exists(key) else None
    return [Edit(key, before, begun), *edits]


def _item(scheme: Scheme, hit: Hit) -> Span | Event:
    label = scheme.label(hit.label)
    event = label is not None and label.kind == "event"
    kind: type[Span] | type[Event] = Event if event else Span
    return kind(
        id=random_id("e" if event else "s"),
        fragments=((hit.start, hit.end),),
        quote=hit.text,
        label=hit.label,
    )


def _place(item: LayerItem) -> tuple[object, str]:
    return (item.fragments if isinstance(item, (Span, Event)) else item.id, item.label)
