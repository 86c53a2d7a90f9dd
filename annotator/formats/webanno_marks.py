"""The marks of a WebAnno file: what rows and columns say of one annotation, put together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from annotator.formats.webanno_shape import (
    ANY,
    Cell,
    Column,
    LayerHead,
    Ref,
    cells_of,
    parted,
    ref_of,
    unescape_value,
)


class Slot(NamedTuple):
    """One argument: its feature, its role (None where it has none), what it points at."""

    feature: str
    role: str | None
    ref: Ref
    hint: str


class Mark(msgspec.Struct, kw_only=True):
    """One annotation: a span, a relation or a link of a chain. Offsets are code points.

    `slots` say what fills a feature; `source` points at the source of a relation, whose base is the
    layer `hint`; `chain` is the number of its chain and its place there.
    """

    layer: LayerHead
    unit: str
    line: int
    start: int
    end: int
    features: dict[str, str] = {}
    slots: list[Slot] = []
    source: Ref | None = None
    hint: str = ""
    chain: tuple[int, int] | None = None


class Marks:
    """Gathers marks row by row; then answers who is meant by a pointer."""

    def __init__(self, layers: Sequence[LayerHead]) -> None:
        self._layers = layers
        self.all: list[Mark] = []
        self._by_unit: dict[str, list[Mark]] = {}
        self._by_id: dict[int, Mark] = {}
        self._chains: dict[tuple[str, int, int], Mark] = {}
        self.passed: set[str] = set()

    def pass_over(self, unit: str) -> None:
        """A unit that stands nowhere: pointers to it lead nowhere."""
        self.passed.add(unit)

    def take(self, line: int, unit: str, place: tuple[int, int], cells: Sequence[str]) -> None:
        """What one row says of every layer."""
        if cells.count("_") == len(cells):
            return
        at = 0
        for layer in self._layers:
            stack: dict[int, Mark] = {}
            own = cells[at : at + len(layer.columns)]
            at += len(layer.columns)
            self._grouped(layer, own, stack, (line, unit, place))

    def _grouped(
        self,
        layer: LayerHead,
        cells: Sequence[str],
        stack: dict[int, Mark],
        where: tuple[int, str, tuple[int, int]],
    ) -> None:
        roles: dict[int, Cell] = {}
        for column, raw in zip(layer.columns, cells, strict=True):
            targets = column.kind in {"target", "source"}
            for index, cell in enumerate(cells_of(raw, plain=targets)):
                mark = stack.get(index)
                if mark is None:
                    mark = self._mark(layer, cell, where)
                    stack[index] = mark
                if column.kind == "role":
                    roles[index] = cell
                elif column.kind == "target":
                    mark.slots = list(_slots(column, roles.get(index), cell))
                else:
                    _say(mark, column, cell)

    def _mark(self, layer: LayerHead, cell: Cell, where: tuple[int, str, tuple[int, int]]) -> Mark:
        line, unit, (start, end) = where
        id = cell.ids[0] if cell.ids and layer.kind == "SP" else 0
        known = self._by_id.get(id)
        if layer.kind == "CH" and cell.chain is not None:
            known = self._chains.get((layer.type, *cell.chain))
        if known is None:
            known = Mark(
                layer=layer, unit=unit, line=line, start=start, end=end, chain=cell.chain,
                features={}, slots=[],
            )  # fmt: skip
            self.all.append(known)
            if id:
                self._by_id[id] = known
            if known.chain is not None:
                self._chains[layer.type, *known.chain] = known
        else:
            known.end = max(known.end, end)
        self._by_unit.setdefault(unit, []).append(known)
        return known

    def meant(self, unit: str, id: int, hint: str, but: Mark) -> Mark | None:
        """The span that a pointer means: by its id, else the first of the layer at the unit."""
        if id:
            return self._by_id.get(id)
        there = [mark for mark in self._by_unit.get(unit, ()) if mark.layer.kind == "SP"]
        fitting = [mark for mark in there if mark.layer.type == hint]
        if not fitting and hint == ANY:
            fitting = [mark for mark in there if mark is not but]
        return fitting[0] if fitting else None


def _say(mark: Mark, column: Column, cell: Cell) -> None:
    if column.kind == "source":
        mark.source = ref_of(cell.value or "")
        mark.hint = column.hint
    elif cell.value is not None and column.kind != "none":
        mark.features[column.name] = unescape_value(cell.value)


def _slots(column: Column, roles: Cell | None, targets: Cell) -> Iterator[Slot]:
    if targets.value is None:
        return
    names = parted(roles.value, ";") if roles is not None and roles.value is not None else []
    for number, written in enumerate(parted(targets.value, ";")):
        ref = ref_of(written)
        name = names[number] if number < len(names) else "*"
        if ref is not None:
            role = None if name == "*" else unescape_value(name)
            yield Slot(column.name, role, ref, column.hint)
