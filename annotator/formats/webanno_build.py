"""From the marks of a WebAnno file to items.

The conventions are those of INCEpTION: ``value`` is the label, a span with slots is an event, a
chain is a cluster over its links. Layers of grammar (words, parts of speech, lemmas, dependencies)
are counted and passed over.
"""

from collections import Counter
from collections.abc import Iterator

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Level, Problem
from annotator.formats.webanno_marks import Mark, Marks
from annotator.formats.webanno_shape import CLUSTER, EVENT, OWN
from annotator.model.items import (
    Argument,
    Cluster,
    Event,
    Fragment,
    LayerItem,
    Relation,
    Scalar,
    Span,
)
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap

_GRAMMAR = {
    "Token", "Sentence", "Lemma", "Stem", "POS", "MorphologicalFeatures", "SurfaceForm",
    "Dependency", "Chunk",
}  # fmt: skip
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
_KINDS = {"SP": "s", "RL": "r"}
_VALUES = msgspec.json.Decoder(dict[str, Scalar])


class Builder:
    """Builds the items of one document over its text and the map of its UTF-16 offsets."""

    def __init__(self, text: str, marks: Marks, offsets: OffsetMap) -> None:
        self.items: list[LayerItem] = []
        self._text = text
        self._marks = marks
        self._offsets = offsets
        self._ids: dict[int, str] = {}
        self._passed: Counter[str] = Counter()

    def build(self) -> Iterator[Problem]:
        """Fill `items`; yield a problem for each mark that could not become one."""
        wanted = [mark for mark in self._marks.all if not self._grammar(mark)]
        if self._passed:
            names = ", ".join(f"{number} {name}" for name, number in sorted(self._passed.items()))
            words = worded("layers of grammar are not items and stay out: {names}.", names=names)
            yield Problem(key="webanno.grammar", message=words, level=Level.NOTE)
        numbers: Counter[str] = Counter()
        for mark in wanted:
            own = mark.layer.type == CLUSTER
            if mark.layer.kind == "RL" or own or self._stands(mark):
                prefix = "e" if self._is_event(mark) else _KINDS.get(mark.layer.kind, "s")
                if not own:
                    numbers[prefix] += 1
                    self._ids[id(mark)] = f"{prefix}{numbers[prefix]}"
            else:
                words = worded(
                    "{layer} of {unit} was left out: it marks no text.",
                    layer=mark.layer.short,
                    unit=mark.unit,
                )
                yield _left_out(mark, "offset.empty", words)
        for mark in wanted:
            if mark.layer.kind == "RL":
                yield from self._relation(mark)
            elif id(mark) in self._ids:
                yield from self._mention(mark)
        yield from self._clusters([mark for mark in wanted if mark.chain is not None])

    def _grammar(self, mark: Mark) -> bool:
        layer = mark.layer
        found = layer.short in _GRAMMAR and layer.type.startswith(_DKPRO)
        if found:
            self._passed[layer.short] += 1
        return found

    @staticmethod
    def _stands(mark: Mark) -> bool:
        return mark.start < mark.end

    @staticmethod
    def _is_event(mark: Mark) -> bool:
        slots = any(column.kind == "role" for column in mark.layer.columns)
        return mark.layer.type == EVENT or slots

    # --- items ----------------------------------------------------------------------------------

    def _mention(self, mark: Mark) -> Iterator[Problem]:
        place = (mark.start, mark.end)
        label, attributes = self._label(mark), dict(self._attributes(mark))
        rest = {
            "id": self._ids[id(mark)],
            "fragments": (place,),
            "quote": self._text[slice(*place)],
            "label": label,
            "attributes": attributes,
            "note": mark.features.get(f"{OWN}note", ""),
        }
        if not self._is_event(mark):
            norm = mark.features.get(f"{OWN}norm", "")
            self.items.append(Span(**rest, head=self._head(mark), norm=norm))  # type: ignore[arg-type] # each of its field's type
            return
        arguments = []
        for slot in mark.slots:
            target = self._marks.meant(slot.ref.unit, slot.ref.source, slot.hint, mark)
            name = self._ids.get(id(target))
            if name is None or target is mark:
                words = worded(
                    "{label} at {unit} lost an argument: {target} has no such item.",
                    label=label,
                    unit=mark.unit,
                    target=slot.ref.unit,
                )
                yield _left_out(mark, "ref.missing", words)
                continue
            role = slot.role
            if role is None:
                role = "" if mark.layer.type == EVENT else slot.feature
            arguments.append(Argument(role, name))
        self.items.append(Event(**rest, arguments=tuple(arguments)))  # type: ignore[arg-type] # each of its field's type

    def _label(self, mark: Mark) -> str:
        features, short = mark.features, mark.layer.short
        if mark.chain is not None:
            return features.get("referenceType") or _chain_name(mark)
        return features.get("value") or features.get("label") or short

    def _attributes(self, mark: Mark) -> Iterator[tuple[str, Scalar]]:
        used = {"value", "label"} if self._label(mark) != mark.layer.short else set()
        if mark.chain is not None:
            used = {"referenceType"}
        for name, value in mark.features.items():
            if not name.startswith(OWN) and name not in used:
                yield name, value
        try:
            yield from _VALUES.decode(mark.features.get(f"{OWN}attributes", "{}").encode()).items()
        except (msgspec.DecodeError, UnicodeEncodeError):
            yield f"{OWN}attributes", mark.features[f"{OWN}attributes"]

    def _head(self, mark: Mark) -> Fragment | None:
        begin, _, end = mark.features.get(f"{OWN}head", "").partition("-")
        if not (begin.isascii() and begin.isdigit() and end.isascii() and end.isdigit()):
            return None
        try:
            found = tuple(self._offsets.from_utf16_strict(int(at[:12])) for at in (begin, end))
        except UserError:
            return None
        inside = mark.start <= found[0] < found[1] <= mark.end
        return (found[0], found[1]) if inside else None

    def _relation(self, mark: Mark) -> Iterator[Problem]:
        source = mark.source
        name = self._label(mark)
        if source is None:
            yield _left_out(
                mark,
                "ref.missing",
                worded("{label} at {unit} has no source.", label=name, unit=mark.unit),
            )
            return
        ends = [
            self._marks.meant(source.unit, source.source, mark.hint, mark),
            self._marks.meant(mark.unit, source.target, mark.hint, mark),
        ]
        ids = [self._ids.get(id(end)) for end in ends]
        if ids[0] is None or ids[1] is None:
            words = worded(
                "{label} at {unit} was left out: it joins what is no item.",
                label=name,
                unit=mark.unit,
            )
            yield _left_out(mark, "ref.missing", words)
            return
        self.items.append(
            Relation(
                id=self._ids[id(mark)],
                label=name,
                source=ids[0],
                target=ids[1],
                attributes=dict(self._attributes(mark)),
                note=mark.features.get(f"{OWN}note", ""),
            )
        )

    def _clusters(self, links: list[Mark]) -> Iterator[Problem]:
        chains: dict[tuple[str, int], list[Mark]] = {}
        for link in links:
            assert link.chain is not None, "links are marks of a chain"
            chains.setdefault((link.layer.type, link.chain[0]), []).append(link)
        for number, ((type, _), found) in enumerate(chains.items(), start=1):
            found.sort(key=lambda link: link.chain or (0, 0))
            members = [self._member(link) for link in found]
            there = tuple(member for member in members if member is not None)
            if len(there) < len(members):
                words = worded(
                    "{lost} links of chain {number} point at no item.",
                    lost=len(members) - len(there),
                    number=number,
                )
                yield _left_out(found[0], "ref.missing", words)
            label = (
                found[0].features.get("referenceRelation", "")
                if type == CLUSTER
                else _chain_name(found[0])
            )
            if there:
                said = found[0].features
                uri, note = said.get(f"{OWN}link", ""), said.get(f"{OWN}note", "")
                self.items.append(
                    Cluster(id=f"c{number}", members=there, label=label, link=uri, note=note)
                )

    def _member(self, link: Mark) -> str | None:
        """The span of a link; in our own layer the mark whose number stands behind its label."""
        if link.layer.type != CLUSTER:
            return self._ids.get(id(link))
        number = link.features.get("referenceType", "").rpartition("#")[2]
        known = number.isascii() and number.isdigit() and len(number) < 10
        target = self._marks.meant(link.unit, int(number), "", link) if known else None
        return self._ids.get(id(target))


def _chain_name(mark: Mark) -> str:
    return mark.layer.short.removesuffix("Link") or mark.layer.short


def _left_out(mark: Mark, key: str, words: str) -> Problem:
    message = worded("line {line}: {words}", line=mark.line, words=words)
    return Problem(key=key, message=message, level=Level.ITEM, line=mark.line, where=mark.unit)
