"""Salvage, third step: the log as it was found, which of its chains hold, and what it tells. Pure.

A place (a layer, or a document itself) is proven when every act on it is there, every link
follows, and no act can be missing that might have touched it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from annotator.model.document import Document, LayerKey
from annotator.model.edits import Edit, Origin, Transaction
from annotator.model.replay import Told
from annotator.store.chain import CHAIN_START, digest, follows, link
from annotator.store.salvage_rows import Mapped, sound

_decode = msgspec.json.Decoder(tuple[Edit, ...]).decode
_ORIGINS = {str(origin) for origin in Origin}


class Line:
    """A line of the log that can be read: the row, and its edits."""

    __slots__ = ("edits", "row")

    def __init__(self, row: Mapped, edits: tuple[Edit, ...]) -> None:
        self.row = row
        self.edits = edits

    def transaction(self, edits: tuple[Edit, ...]) -> Transaction:
        """The act with these of its edits."""
        row = self.row
        return Transaction(
            id=row["id"],
            edits=edits,
            title=row["title"],
            author=row["author"],
            time=row["time"],
            origin=Origin(row["origin"]),
            undoes=row["undoes"],
        )


class FoundLog:
    """The log of a damaged project. `missing` are the numbers of acts that are not there."""

    def __init__(self, tables: Mapping[str, list[Mapped]]) -> None:
        self.lines: dict[int, Line] = {}
        self._links: dict[LayerKey, dict[int, str]] = {}
        self._places: dict[LayerKey, set[int]] = {}
        self._candidates: dict[int, list[Line]] = {}
        for row in tables["transactions"]:
            line = _line(row)
            if line is not None:
                self._candidates.setdefault(row["seq"], []).append(line)
        for row in tables["transaction_layers"]:
            if sound(row):
                key = LayerKey(row["document"], row["author"])
                self._links.setdefault(key, {})[row["seq"]] = row["hash"]
                self._places.setdefault(key, set()).add(row["seq"])
        self._choose()
        told = [row["seq"] for row in tables["sqlite_sequence"] if row["name"] == "transactions"]
        linked = {seq for links in self._links.values() for seq in links}
        last = max([*linked, *self.lines, *(n for n in told if n < 1 << 40)], default=0)
        # Numbers beyond the log's own can only come from a damaged count; they prove nothing.
        last = min(last, len(self.lines) + len(linked) + 100_000)
        self.missing = {seq for seq in range(1, last + 1) if seq not in self.lines}
        for seq, line in self.lines.items():
            for edit in line.edits:
                self._places.setdefault(edit.place, set()).add(seq)
        self.proven = {place for place in self._places if self._holds(place)}

    def _choose(self) -> None:
        """Of several lines with one number the one that its links know."""
        for seq, lines in self._candidates.items():
            self.lines[seq] = lines[0]
            for line in lines[1:]:
                if self._known(seq, line) and not self._known(seq, self.lines[seq]):
                    self.lines[seq] = line

    def _known(self, seq: int, line: Line) -> bool:
        for place in {edit.place for edit in line.edits}:
            links = self._links.get(place, {})
            before = max((n for n in links if n < seq), default=0)
            previous = links.get(before, CHAIN_START)
            if seq in links and follows(previous, line.row, links[seq]):
                return True
        return False

    def documents(self) -> list[str]:
        """The documents that the log knows of, in the order in which it names them."""
        named = sorted((min(seqs), place.document) for place, seqs in self._places.items() if seqs)
        return list(dict.fromkeys(document for _, document in named if document))

    def authors(self, document: str) -> list[str]:
        """The authors of layers of a document that the log knows of."""
        found = {p.author for p in self._places if p.document == document and p.author}
        return sorted(found)

    def whole(self, document: str) -> bool:
        """Whether everything that the log says of a document is proven."""
        places = [place for place in self._places if place.document == document]
        return bool(places) and all(place in self.proven for place in places)

    def told(self, document: str) -> Told:
        """What the lines that are there tell of a document."""
        places = (p for p in self._places if p.document == document)
        seqs = {seq for place in places for seq in self._places[place]}
        told = Told()
        for seq in sorted(seqs & self.lines.keys()):
            for edit in self.lines[seq].edits:
                if edit.place.document == document:
                    told.take(edit)
        return told

    def _holds(self, place: LayerKey) -> bool:
        seqs = sorted(self._places[place])
        if any(seq not in self.lines for seq in seqs):
            return False
        links = self._links.get(place, {})
        previous, tied = CHAIN_START, True
        for seq in seqs:
            line = self.lines[seq]
            hash_ = links.get(seq)
            if hash_ is None:
                # Its link is lost; if the next one follows from it, it was this line all the same.
                previous, tied = link(_start(previous, line, place), digest(line.row)), False
                continue
            starts = (previous, _start(previous, line, place))
            if not any(follows(start, line.row, hash_) for start in starts):
                return False
            previous, tied = hash_, True
        # An act that is missing altogether may have been the last one on this place.
        return tied and not any(seq > seqs[-1] for seq in self.missing)


def _start(previous: str, line: Line, place: LayerKey) -> str:
    begins = any(
        isinstance(edit.after, Document) and edit.before is None and edit.after.id == place.document
        for edit in line.edits
    )
    return CHAIN_START if begins else previous


def _line(row: Mapped) -> Line | None:
    if not sound(row) or row["origin"] not in _ORIGINS:
        return None
    try:
        return Line(row, _decode(row["body"]))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


def rows_by(rows: Iterable[Mapped], *names: str) -> dict[Any, list[Mapped]]:
    """Rows grouped by a column, or by several as a tuple."""
    found: dict[Any, list[Mapped]] = {}
    for row in rows:
        key = row[names[0]] if len(names) == 1 else tuple(row[name] for name in names)
        found.setdefault(key, []).append(row)
    return found
