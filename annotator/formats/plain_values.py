"""Values of other tools' features as attributes, and whole JSON or YAML as plain values."""

import json
from collections.abc import Iterable, Mapping

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level
from annotator.formats.standoff import Draft
from annotator.model.items import Scalar
from annotator.sentences import worded


def scalars(
    features: Mapping[str, object], draft: Draft, where: str, skip: Iterable[str] = ()
) -> dict[str, Scalar]:
    """The features of a mark as attributes: lists and maps become the JSON that says the same,
    with a note; so does null.
    """
    left_out = set(skip)
    found: dict[str, Scalar] = {}
    for key, value in features.items():
        if key in left_out:
            continue
        if isinstance(value, (str, bool, int, float)):
            found[key] = value
        else:
            try:
                found[key] = as_json(jsonable(value))
            except UserError:
                words = worded(
                    "The value of {key!r} is nested too deeply and was left out.", key=key
                )
                draft.tell("attribute.too_deep", words, Level.CHANGED, where)
                continue
            words = worded("The value of {key!r} is nested; it was kept as its JSON.", key=key)
            draft.tell("attribute.nested", words, Level.NOTE, where)
    return found


def as_json(value: object) -> str:
    """A value as JSON on one line, without ASCII escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


_DEEPEST = 100
_MOST_VALUES = 100_000


def jsonable(value: object, size: int = 0) -> object:
    """A parsed value as JSON could hold it: keys become strings, dates and the like their text,
    NaN and infinities too. `size` is the length of what was parsed. Raises UserError
    ``limit.values`` for what is deeper than 100 or, with all that it refers to, has more values
    than its source has characters (and more than 100,000): YAML can say that on one page.
    """
    return _Plain(max(size, _MOST_VALUES)).value(value, 0)


class _Plain:
    def __init__(self, most: int) -> None:
        self._left = most

    def value(self, value: object, depth: int) -> object:
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            words = worded(
                "The file has too many values, or values too deep in each other, to be read."
            )
            raise UserError("limit.values", words)
        if isinstance(value, dict):
            return {_key(key): self.value(held, depth + 1) for key, held in value.items()}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self.value(held, depth + 1) for held in value]
        if isinstance(value, float) and value - value != 0:
            return str(value)
        plain = value is None or isinstance(value, (str, bool, int, float))
        return value if plain else str(value)


def _key(key: object) -> str:
    return as_json(key) if isinstance(key, bool) or key is None else str(key)


def json_map(text: str, name: str) -> dict[str, object]:
    """A JSON object from a whole file; UserError ``json.syntax`` or ``json.too_deep``."""
    try:
        found = msgspec.json.decode(text)
    except RecursionError as fault:
        words = worded("{file} is nested more deeply than any document is.", file=name)
        raise UserError("json.too_deep", words) from fault
    except msgspec.DecodeError as fault:
        raise UserError(
            "json.syntax",
            worded("{file} is not whole JSON ({fault}).", file=name, fault=str(fault)),
        ) from fault
    if not isinstance(found, dict):
        raise UserError("json.other", worded("{file} is JSON, but not one object.", file=name))
    return found
