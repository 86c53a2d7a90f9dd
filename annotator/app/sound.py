"""Sound: what must never be stored, whoever asks for it."""

from annotator.errors import UserError
from annotator.model import rules
from annotator.model.document import Zone
from annotator.model.edits import Edit, Transaction, document_place
from annotator.model.items import Cluster, DocumentLabel, Event, LayerItem, Relation, Span
from annotator.model.state import Annotations

_LAYER_ITEMS = (Span, Event, Relation, Cluster, DocumentLabel)


def refuse_unsound(transaction: Transaction, new: Annotations) -> None:
    """Refuse an act, with its first error of structure; `new` is the open layer after it."""
    here = document_place(new.key.document)
    for edit in transaction.edits:
        # Zones of other documents lie in other texts.
        if isinstance(edit.after, Zone) and edit.place == here:
            for error in rules.zone_errors(edit.after, len(new.text)):
                raise UserError(error.key, error.message)
        if edit.place != new.key or not isinstance(edit.value, _LAYER_ITEMS):
            continue
        for item in _affected(edit, new):
            for error in rules.item_errors(item, new.text, new.item):
                raise UserError(error.key, error.message)


def _affected(edit: Edit, new: Annotations) -> list[LayerItem]:
    item = new.item(edit.value.id) if isinstance(edit.value, _LAYER_ITEMS) else None
    if item is not None:
        return [item]
    # A deleted item may leave others pointing at nothing: those are looked at instead.
    return new.pointing_at(edit.value.id) if isinstance(edit.value, _LAYER_ITEMS) else []
