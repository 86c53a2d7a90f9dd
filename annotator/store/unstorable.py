"""What no database can keep, told in words that name the place: NUL, halves of surrogates."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec
from sqlalchemy.exc import DataError

from annotator.errors import UserError
from annotator.model.edits import Edit, Transaction
from annotator.sentences import worded
from annotator.store.log import name_of

_UNSTORABLE = re.compile("[\\0\\ud800-\\udfff]")


@contextmanager
def told_plainly(batch: Sequence[Transaction]) -> Iterator[None]:
    """Turn what no database can store into a UserError: NUL on a server, half of a surrogate pair.

    Looked for only when the driver has refused, which is before anything was sent.
    """
    try:
        yield
    except (UnicodeEncodeError, DataError) as fault:
        for transaction in batch:
            for edit in transaction.edits:
                refuse_unstorable(edit)
        said = fault.orig if isinstance(fault, DataError) else fault
        raise UserError(
            "text.unstorable", worded("This cannot be stored: {said}.", said=str(said))
        ) from fault


def refuse_unstorable(edit: Edit) -> None:
    """Raise UserError ``text.nul`` or ``text.surrogate`` for the first such character of an edit.

    The position counts code points from the start of the text, quote or note that holds it.
    """
    for words in _strings(msgspec.structs.asdict(edit.value)):
        found = _UNSTORABLE.search(words)
        if found is None:
            continue
        nul = found.group() == "\0"
        what = worded("a NUL character") if nul else worded("half of a surrogate pair")
        name = name_of(edit.value) or worded("the layer")
        raise UserError(
            "text.nul" if nul else "text.surrogate",
            worded(
                "{item} of document {document} holds {what} at {at}, which cannot be stored. Take "
                "it out, then repeat what you did; nothing was changed.",
                item=name,
                document=edit.place.document,
                what=what,
                at=found.start(),
            ),
        )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _strings(key)
            yield from _strings(inside)
    elif isinstance(value, (tuple, list)):
        for inside in value:
            yield from _strings(inside)
    elif isinstance(value, msgspec.Struct):
        yield from _strings(msgspec.structs.asdict(value))
