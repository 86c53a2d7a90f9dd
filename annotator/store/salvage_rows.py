"""Salvage, second step: which table each found row is of, and the rows as mappings by column.

Tables are told apart by the number and the kinds of their columns, which differ for all of ours,
so that a lost schema or a lost tree loses nothing. Pure.
"""

import hashlib
import itertools
from collections.abc import Iterable
from typing import Any

from annotator.store.salvage_pages import Row
from annotator.store.schema import metadata

Mapped = dict[str, Any]

_NUMBERED = {"documents": "pk", "layers": "pk", "transactions": "seq"}
_LONGEST_MENDED = 16_384

# i: a number, t: text, T: text that may be missing, n: the number of the row, [ and {: JSON.
_SHAPES = {
    "project": "tt",
    "scheme_labels": "ti{",
    "documents": "ntTtttt{ii",
    "texts": "iitttti",
    "zones": "ittiii",
    "layers": "nittitii",
    "mentions": "itttiit{i",
    "fragments": "itiii",
    "arguments": "ititt",
    "relations": "itttt{i",
    "clusters": "itt[tti",
    "document_labels": "itt{i",
    "transactions": "ntttttT[",
    "transaction_layers": "ittt",
    "sqlite_sequence": "ti",
}


def sort_rows(found: Iterable[Row]) -> dict[str, list[Mapped]]:
    """The rows of each table by name, in no order; what is of no table of ours is left out."""
    tables: dict[str, list[Mapped]] = {name: [] for name in _SHAPES}
    by_length: dict[int, list[tuple[str, str]]] = {}
    for name, shape in _SHAPES.items():
        by_length.setdefault(len(shape), []).append((name, shape))
    for row in found:
        for name, shape in by_length.get(len(row.values), ()):
            if all(map(_is, shape, row.values)):
                tables[name].append(_mapped(name, row))
                break
    return tables


def _is(kind: str, value: object) -> bool:
    if kind == "i":
        return isinstance(value, int)
    if kind == "n":
        return value is None
    if value is None:
        return kind == "T"
    # Text that is no UTF-8 any more comes as bytes; it still has its place.
    if isinstance(value, bytes):
        return kind in "tT" or value[:1] == kind.encode()
    return isinstance(value, str) and (kind in "tT" or value[:1] == kind)


def _mapped(name: str, row: Row) -> Mapped:
    if name == "sqlite_sequence":
        return {"name": row.values[0], "seq": row.values[1]}
    columns = [column.name for column in metadata.tables[name].columns]
    mapped = dict(zip(columns, row.values, strict=True))
    if name in _NUMBERED:
        mapped[_NUMBERED[name]] = row.number
    return mapped


def sound(row: Mapped) -> bool:
    """Whether every text of a row is text still."""
    return not any(isinstance(value, bytes) for value in row.values())


def mended(text: str | bytes, sha256: str) -> str | None:
    """The text that has this hash: as it is, or with one bit turned back; None when there is none.

    A text stands in the project once, so that a single bit would cost all the work on it. With
    more than 16 kB it is not tried: the time grows with the square of the length.
    """
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if hashlib.sha256(raw).hexdigest() == sha256:
        return _decoded(raw)
    if len(raw) > _LONGEST_MENDED:
        return None
    before = hashlib.sha256()
    for at, bit in itertools.product(range(len(raw)), range(8)):
        trial = before.copy()
        trial.update(bytes((raw[at] ^ (1 << bit),)))
        trial.update(raw[at + 1 :])
        if trial.hexdigest() == sha256:
            return _decoded(raw[:at] + bytes((raw[at] ^ (1 << bit),)) + raw[at + 1 :])
        if bit == 7:
            before.update(raw[at : at + 1])
    return None


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None
