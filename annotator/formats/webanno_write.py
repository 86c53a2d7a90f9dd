"""Writing WebAnno TSV 3.3: words and their parts as rows, layers as columns.

Spans go into the layer of named entities that every INCEpTION project has; events, relations and
clusters into layers of their own (`webanno_shape`), which a project must have before it takes
them. What is no plain feature stands in features that begin with ``annotator_``.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from annotator.formats.base import Level, OutFile, Problem, Tokens, WriteOptions
from annotator.formats.losses import named, problem_of, without_dangling
from annotator.formats.stems import Stems, safe_stem
from annotator.formats.tokens import TokenView, token_view
from annotator.formats.webanno_shape import (
    ANY,
    ANY_RELATION,
    CLUSTER,
    EVENT,
    EVENT_LINK,
    EVENT_RELATION,
    NAMED_ENTITY,
    OWN,
    RELATION,
    escape_text,
    escape_value,
)
from annotator.formats.webanno_units import Units
from annotator.model.items import (
    Cluster,
    Event,
    Fragment,
    LayerItem,
    Mention,
    Relation,
    Scalar,
    Span,
    references,
)
from annotator.model.record import Record, canonical_key
from annotator.sentences import worded
from annotator.text.offsets import OffsetMap, has_astral

_FEATURE = re.compile(r"[a-z][A-Za-z0-9]*")
_TAKEN = {"value", "label", "begin", "end", "sofa"}
_Features = dict[str, str]
_Rows = dict[str, dict[str, str]]
"""Of each unit with a mark, what stands in the columns of each layer."""


def write_webanno(records: Iterable[Record], options: WriteOptions) -> Iterator[OutFile | Problem]:
    """One ``.tsv`` for each record; several layers of a document go into folders by author.

    Rows are words and signs (`--tokens whitespace`: what stands between blanks); a mark that
    begins or ends inside one gets a row of its own, so that nothing is lost.
    """
    tokens = Tokens.WHITESPACE if options.tokens is Tokens.WHITESPACE else Tokens.WORD
    stems = Stems()
    for _, group in itertools.groupby(records, key=lambda record: record.document.id):
        layers = list(group)
        stem = stems.of(layers[0].document, ())
        for number, record in enumerate(layers):
            author = safe_stem(record.author) or f"layer-{number + 1}"
            folder = f"{author}/" if len(layers) > 1 else ""
            work = _Document(record, token_view(record, tokens))
            data = work.text()
            yield from work.problems
            if data:
                yield OutFile(f"{folder}{stem}.tsv", data.encode("utf-8"))


class _Layer(msgspec.Struct):
    """A layer on its way: its marks, each with the units it covers and its features."""

    kind: str
    type: str
    marks: list["_Mark"] = []
    hint: str = ""

    def features(self) -> list[str]:
        """The features that any mark has, ours last."""
        names = {name for mark in self.marks for name in mark.features} - {"value"}
        own = sorted(name for name in names if name.startswith(OWN))
        if self.kind == "CH":
            return ["referenceRelation", "referenceType", *own]
        return ["value", *sorted(names - set(own)), *own]


class _Mark(msgspec.Struct):
    item: LayerItem
    units: list[str]
    features: _Features
    id: int = 0
    source: str = ""


class _Document:
    """One record on its way into rows."""

    def __init__(self, record: Record, view: TokenView) -> None:
        self.problems: list[Problem] = []
        self._record = record
        self._units = Units(view)
        self._astral = has_astral(record.text.text)
        items = sorted(self._standing(record.items), key=canonical_key)
        self._items = list(without_dangling(self._joinable(items), self._tell))
        self._marks: dict[str, _Mark] = {}
        self._layers: list[_Layer] = []

    @cached_property
    def _offsets(self) -> OffsetMap:
        return OffsetMap(self._record.text.text)

    def text(self) -> str:
        """The whole file, "" when there is no word in the text to hang anything on."""
        if not self._units.tokens:
            self._say("webanno.no_words", worded("holds no word, and so no row"), Level.RECORD)
            return ""
        self._gather()
        self._number()
        rows: _Rows = {}
        for layer in self._layers:
            self._column(layer, rows)
        return "".join(self._lines(rows))

    # --- what can be said -----------------------------------------------------------------------

    def _standing(self, items: Iterable[LayerItem]) -> Iterator[LayerItem]:
        """Items without the mentions that cover no word; those cut at blanks are told."""
        for item in items:
            if not isinstance(item, Mention):
                yield item
                continue
            extent = self._units.extent(item.start, item.end)
            if extent is None:
                self._tell(
                    item, "token.dropped", worded(" is left out: no word stands there."), Level.ITEM
                )
                continue
            if extent != (item.start, item.end):
                words = worded(": it begins or ends with blanks, which are not written.")
                self._tell(item, "token.trimmed", words, Level.CHANGED)
            yield item

    def _joinable(self, items: list[LayerItem]) -> Iterator[LayerItem]:
        mentions = {item.id for item in items if isinstance(item, Mention)}
        lost = {item.id for item in self._record.items if isinstance(item, Mention)} - mentions
        for item in items:
            if isinstance(item, Relation) and not mentions.union(lost).issuperset(references(item)):
                words = worded(" is left out: only spans and events can be joined.")
                self._tell(item, "webanno.end", words, Level.ITEM)
                continue
            yield item

    def _tell(self, item: LayerItem, key: str, words: str, level: Level) -> None:
        document = self._record.document
        self.problems.append(
            problem_of(
                document,
                key,
                worded("{item}{rest}", item=named(item), rest=words),
                level=level,
                where=item.id,
            )
        )

    def _say(self, key: str, words: str, level: Level) -> None:
        document = self._record.document
        self.problems.append(
            problem_of(
                document,
                key,
                worded("Document {document} {words}.", document=document.name, words=words),
                level=level,
            )
        )

    # --- layers -----------------------------------------------------------------------------------

    def _gather(self) -> None:
        spans, events = _Layer("SP", NAMED_ENTITY), _Layer("SP", EVENT)
        for item in self._items:
            if isinstance(item, (Span, Event)):
                mark = _Mark(item, self._units.of(item.start, item.end), self._features(item))
                self._marks[item.id] = mark
                (spans if isinstance(item, Span) else events).marks.append(mark)
        relations = {
            Span: _Layer("RL", RELATION, hint=NAMED_ENTITY),
            Event: _Layer("RL", EVENT_RELATION, hint=EVENT),
            object: _Layer("RL", ANY_RELATION, hint=ANY),
        }
        chains = _Layer("CH", CLUSTER)
        number = 0
        for item in self._items:
            if isinstance(item, Relation):
                kinds = {type(self._marks[id].item) for id in references(item)}
                layer = relations[kinds.pop() if len(kinds) == 1 else object]
                target = self._marks[item.target]
                layer.marks.append(_Mark(item, target.units[:1], self._features(item)))
            elif isinstance(item, Cluster):
                number += 1
                chains.marks.extend(self._chain(item, number))
        self._layers = [la for la in (spans, events, *relations.values(), chains) if la.marks]

    def _chain(self, cluster: Cluster, number: int) -> Iterator[_Mark]:
        for place, id in enumerate(dict.fromkeys(cluster.members), start=1):
            member = self._marks[id]
            features = {"link": cluster.label, "place": f"->{number}-{place}"}
            if place == 1:
                own = {f"{OWN}link": cluster.link, f"{OWN}note": cluster.note}
                features |= {name: value for name, value in own.items() if value}
            yield _Mark(member.item, member.units, features, number)

    def _features(self, item: Span | Event | Relation) -> _Features:
        features = {"value": item.label}
        odd: dict[str, Scalar] = {}
        for name, value in item.attributes.items():
            plain = isinstance(value, str) and value and "\r" not in value
            if plain and name not in _TAKEN and _FEATURE.fullmatch(name):
                features[name] = str(value)
            else:
                odd[name] = value
        own = {"note": item.note}
        if odd:
            own["attributes"] = msgspec.json.encode(odd).decode("utf-8")
        if isinstance(item, Span):
            own["norm"] = item.norm
            if item.head is not None:
                own["head"] = "-".join(str(self._offsets.to_utf16(at)) for at in item.head)
        return features | {f"{OWN}{name}": value for name, value in own.items() if value}

    def _number(self) -> None:
        """Give an id to each mark that is pointed at, stands on several units, or is stacked."""
        pointed = {id for item in self._items for id in references(item)}
        last = 0
        for layer in self._layers:
            if layer.kind != "SP":
                continue
            stacked: dict[str, int] = {}
            for mark in layer.marks:
                for unit in mark.units:
                    stacked[unit] = stacked.get(unit, 0) + 1
            for mark in layer.marks:
                several = len(mark.units) > 1 or any(stacked[unit] > 1 for unit in mark.units)
                if several or mark.item.id in pointed:
                    last += 1
                    mark.id = last

    # --- rows -------------------------------------------------------------------------------------

    def _column(self, layer: _Layer, rows: _Rows) -> None:
        names = layer.features()
        by_unit: dict[str, list[_Mark]] = {}
        for mark in layer.marks:
            for unit in mark.units:
                by_unit.setdefault(unit, []).append(mark)
        for unit, stack in by_unit.items():
            said = [self._said(layer, mark, names) for mark in stack]
            cells = ["|".join(column) for column in zip(*said, strict=True)]
            rows.setdefault(unit, {})[layer.type] = "\t".join(cells) + "\t"

    def _said(self, layer: _Layer, mark: _Mark, names: list[str]) -> list[str]:
        if layer.kind == "CH":
            member = self._marks[mark.item.id]
            link = escape_value(mark.features["link"]) or "*"
            name = escape_value(f"{member.item.label} #{member.id}")
            own = [escape_value(mark.features.get(one, "")) or "*" for one in names[2:]]
            return [f"{link}{mark.features['place']}", f"{name}[{mark.id}]", *own]
        suffix = f"[{mark.id}]" if mark.id else ""
        values = [
            (escape_value(mark.features[name]) if mark.features.get(name) else "*") + suffix
            for name in names
        ]
        if isinstance(mark.item, Event) and layer.kind == "SP":
            arguments = mark.item.arguments
            roles = ";".join(escape_value(one.role) or "*" for one in arguments)
            targets = ";".join(self._pointer(one.target) for one in arguments)
            values += [(roles or "*") + suffix, targets or "*"]
        if isinstance(mark.item, Relation):
            source, target = self._marks[mark.item.source], self._marks[mark.item.target]
            values.append(f"{source.units[0]}[{source.id}_{target.id}]")
        return values

    def _pointer(self, id: str) -> str:
        mark = self._marks[id]
        return f"{mark.units[0]}[{mark.id}]"

    def _head(self, layer: _Layer) -> str:
        columns = layer.features()
        if layer.type == EVENT:
            columns += [f"ROLE_{EVENT}:arguments_{EVENT_LINK}", ANY]
        if layer.kind == "RL":
            columns.append(f"BT_{layer.hint}")
        return f"#T_{layer.kind}={'|'.join([layer.type, *columns])}"

    def _lines(self, rows: _Rows) -> Iterator[str]:
        yield "#FORMAT=WebAnno TSV 3.3\n"
        empty: dict[str, str] = {}
        for layer in self._layers:
            head = self._head(layer)
            empty[layer.type] = "_\t" * head.count("|")
            yield f"{head}\n"
        yield "\n"
        blank = "".join(empty.values())
        cells = {name: _cells(row, empty) for name, row in rows.items()}
        for said, names, places in self._units.sentences():
            yield f"\n#Text={escape_text(said)}\n"
            shown, words = self._words(places)
            yield "".join(
                [
                    f"{name}\t{start}-{end}\t{word}\t{cells.get(name, blank)}\n"
                    for name, (start, end), word in zip(names, shown, words, strict=True)
                ]
            )

    def _words(self, places: list[Fragment]) -> tuple[list[Fragment], list[str]]:
        """Places as they are written, in UTF-16, and the words that stand there."""
        text = self._record.text.text
        words = [text[start:end] for start, end in places]
        if places[0][0] == 0:
            # Only the first word of a text may hold white space: see `Units`.
            words[0] = words[0].replace("\t", "\\t").replace("\n", "\\n")
        if not self._astral:
            return places, words
        to = self._offsets.to_utf16
        return [(to(start), to(end)) for start, end in places], words


def _cells(row: dict[str, str], empty: dict[str, str]) -> str:
    return "".join((empty | row).values())
