"""Search: words in all documents of a project, as a reader of Arabic expects to find them."""

from collections.abc import Iterator

import msgspec

from annotator.errors import UserError
from annotator.store.store import Store
from annotator.text.fold import find_folded, fold

_AROUND = 30


class Hit(msgspec.Struct, frozen=True):
    """One place: half-open code points of the document's text, and up to 30 on either side."""

    document: str
    name: str
    start: int
    end: int
    before: str
    text: str
    after: str


def find_text(store: Store, query: str) -> Iterator[Hit]:
    """All places of `query` in the documents, in the order of import; both sides are folded.

    Raises UserError ``search.empty`` when nothing of the query is left after folding.
    """
    if not fold(query).strip():
        raise UserError(
            "search.empty", "There is nothing to look for: name at least one letter or digit."
        )
    for id in store.document_ids():
        text = store.text(id).text
        places = find_folded(text, query)
        name = store.document(id).name if places else ""
        for start, end in places:
            yield Hit(
                id,
                name,
                start,
                end,
                text[max(0, start - _AROUND) : start],
                text[start:end],
                text[end : end + _AROUND],
            )
