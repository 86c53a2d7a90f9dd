"""Timeline: the past of a document as data: its acts, its state after any of them, the way back.

Pure but for the reading; looking at the past changes nothing, and going back is one new act.
"""

from collections.abc import Iterable, Sequence

import msgspec

from annotator.errors import UserError
from annotator.model.commands import Act
from annotator.model.document import Layer, LayerKey, TextVersion, Zone
from annotator.model.edits import Edit, Origin, Transaction, document_place
from annotator.model.items import LayerItem, Mention
from annotator.model.replay import Told
from annotator.model.state import Annotations
from annotator.sentences import worded
from annotator.store.store import Store

_QUOTED = 40

Acts = Sequence[tuple[int, Transaction]]
"""Acts on one document with their numbers in the log, oldest first."""


class PastAct(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the history: `number` names it, `changes` counts the edits on this document.

    `quote` is what the first mention among them says, one line of it.

    `time` is UTC in ISO 8601 by the clock of then; the order is that of the numbers.
    """

    number: int
    title: str
    author: str
    time: str
    origin: Origin
    changes: int
    quote: str = ""


def acts_of(acts: Acts, key: LayerKey) -> Acts:
    """Those acts that a layer, its document or the text of it was changed by."""
    places = {key, document_place(key.document)}
    return [(number, act) for number, act in acts if any(e.place in places for e in act.edits)]


def past_acts(acts: Acts, document: str) -> list[PastAct]:
    """The history of a document, oldest first."""
    return [
        PastAct(
            number=number,
            title=act.title,
            author=act.author,
            time=act.time,
            origin=act.origin,
            changes=sum(edit.place.document == document for edit in act.edits),
            quote=_quote(act, document),
        )
        for number, act in acts
    ]


def _quote(act: Transaction, document: str) -> str:
    here = (edit.value for edit in act.edits if edit.place.document == document)
    first = next((value.quote for value in here if isinstance(value, Mention)), "")
    line = " ".join(first.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def told_until(acts: Acts, document: str, number: int) -> Told:
    """What the log tells of a document up to and with act `number`. Pure.

    Raises UserError ``history.missing`` when no act on this document has that number.
    """
    if all(seq != number for seq, _ in acts):
        words = worded(
            "Document {document} has no act {number}. See `annotator history`.",
            document=document,
            number=number,
        )
        raise UserError("history.missing", words)
    told = Told()
    for seq, act in acts:
        if seq > number:
            break
        for edit in act.edits:
            if edit.place.document == document:
                told.take(edit)
    return told


def state_at(store: Store, key: LayerKey, number: int) -> Annotations:
    """One layer as it was after act `number`, computed from the log. Changes nothing.

    Raises UserError ``history.missing`` for a number that is not of this document, or of a
    document that was deleted then.
    """
    return state_after(store, store.acts(key.document), key, number)


def state_after(store: Store, acts: Acts, key: LayerKey, number: int) -> Annotations:
    """As `state_at`, of acts that were read already: for stepping through many."""
    told = told_until(acts, key.document, number)
    if told.document is None:
        words = worded(
            "Document {document} was not there after act {number}.",
            document=key.document,
            number=number,
        )
        raise UserError("history.missing", words)
    text = store.text(key.document, abs(told.document.text_version))
    items = told.items.get(key.author, {}).values()
    content = (told.layers.get(key.author), tuple(told.zones.values()), tuple(items))
    return Annotations.load(key, told.document, text, content)


def return_act(now: Annotations, then: Annotations, number: int) -> Act | None:
    """The act that makes a layer what it was after act `number`; None when it is that already.

    Items, status, flag and note go back; the time spent stays, and so do the zones and the entry
    of the document, which belong to all. Raises UserError ``history.text`` when the text has
    become another one since: its offsets would point elsewhere.
    """
    if _name(now.version) != _name(then.version):
        words = worded(
            "The text of document {name} has changed since act {number}, so its "
            "marks of then do not fit it. Look at them there; nothing was changed.",
            name=now.document.name,
            number=number,
        )
        raise UserError("history.text", words)
    edits = (*_layer(now, then), *_items(now, then))
    return Act(f"return {number}", edits) if edits else None


def refuse_old_zones(store: Store, act: Transaction) -> None:
    """UserError ``history.text`` for an act whose zones stood on a text that is in force no more.

    Taken back or done again they would hold something else; marks are known by their words.
    """
    if any(isinstance(edit.before, TextVersion) for edit in act.edits):
        return  # a correction brings zones and text together
    for id in {e.place.document for e in act.edits if isinstance(e.value, Zone)}:
        if store.last_text(id) < 2:
            continue
        acts = store.acts(id)
        number = next((seq for seq, logged in acts if logged.id == act.id), None)
        if number is None:
            continue
        then, now = told_until(acts, id, number).document, store.document(id)
        if then is not None and abs(then.text_version) != abs(now.text_version):
            words = worded(
                "The text of document {name} was corrected since, so this zone would stand "
                "elsewhere. Nothing was changed; mark it anew.",
                name=now.name,
            )
            raise UserError("history.text", words)


def _name(text: TextVersion) -> tuple[int, str]:
    return text.number, text.sha256


def _layer(now: Annotations, then: Annotations) -> Iterable[Edit]:
    here, there = now.layer or Layer(), then.layer or Layer()
    after = msgspec.structs.replace(there, seconds=here.seconds)
    if now.layer is not None and after != here:
        yield Edit(now.key, here, after)


def _items(now: Annotations, then: Annotations) -> Iterable[Edit]:
    """Deletions first, so that an id that changed its class is free again."""
    added: list[Edit] = []
    for id in sorted({*_ids(now), *_ids(then)}):
        before, after = now.items.get(id), then.items.get(id)
        if before == after:
            continue
        if before is not None and type(before) is not type(after):
            yield Edit(now.key, before, None)
            before = None
        if after is not None:
            added.append(Edit(now.key, before, after))
    yield from added


def _ids(state: Annotations) -> Iterable[str]:
    found: Iterable[LayerItem] = state.items.values()
    return (item.id for item in found)
