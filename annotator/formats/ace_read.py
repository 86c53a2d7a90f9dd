"""Reading ACE APF with its .sgm: entities become spans and clusters, mentions of events events."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from annotator.errors import UserError
from annotator.formats.ace_data import data_of
from annotator.formats.ace_shape import (
    METONYMY,
    OF_ENTITY,
    OF_EVENT,
    OF_MENTION,
    OF_RELATION,
    OF_RELATION_MENTION,
    OF_TIME,
    TIME,
    TIMES,
    WITHIN,
    Choice,
    label_of,
)
from annotator.formats.ace_source import Place, SourceText, agrees, source_text
from annotator.formats.ace_xml import Node, tree
from annotator.formats.base import Level, Problem, ReadOptions
from annotator.formats.decoding import decode
from annotator.formats.documents import document_id, found_document, text_version
from annotator.formats.files import Source
from annotator.model.document import Layer
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
from annotator.model.record import Record, SchemeName
from annotator.sentences import worded
from annotator.text.offsets import find_forbidden, is_blank, normalise_newlines

_SUFFIXES = (".apf.xml", ".sgm.apf", ".apf", ".xml")


def stem_of(name: str) -> str:
    """The name of a document without what APF files add to it."""
    for suffix in _SUFFIXES:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name.removesuffix(".sgm")


def read_ace(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each document of an APF file, with the text of the .sgm beside it.

    A .sgm alone gives its text without marks. What could not be followed is a problem each.
    """
    try:
        yield from _read(source, options)
    except UserError as fault:
        yield Problem(
            key=fault.key, message=fault.message, level=Level.SOURCE, source=str(source.path)
        )


def _read(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    stem = stem_of(source.name)
    if source.name.lower().endswith(".sgm"):
        words = worded(
            "{file} has no .apf.xml file; it was read without any marks.", file=source.name
        )
        yield Problem(key="ace.no_apf", message=words, level=Level.NOTE, source=str(source.path))
        yield from _records(source, source, [], options)
        return
    root = tree(source.whole(), source.name)
    documents = root.all("document") if root.tag == "source_file" else []
    if not documents:
        words = worded(
            "{file} is XML, but no <source_file> with a <document> of APF.", file=source.name
        )
        raise UserError("ace.other", words)
    beside = source.beside(f"{stem}.sgm") or source.beside(root.get("URI"))
    if beside is None:
        words = worded(
            "{file} has no {stem}.sgm beside it, so nobody can say what it marks.",
            file=source.name,
            stem=stem,
        )
        raise UserError("ace.no_source", words)
    yield from _records(source, beside, documents, options)


def _records(
    source: Source, text: Source, documents: list[Node], options: ReadOptions
) -> Iterator[Record | Problem]:
    data = text.whole()
    raw, mark = decode(data, options.encoding, text.name)
    plain, newlines = normalise_newlines(raw)
    bad = find_forbidden(plain)
    if bad is not None:
        key = "text.nul" if bad[1] == "NUL" else "text.lone_surrogate"
        raise UserError(
            key,
            worded(
                "{file} holds a {character}, which no project can store.",
                file=text.name,
                character=bad[1],
            ),
        )
    for document in documents or [Node("document", {}, 0)]:
        found = source_text(plain, _places(document))
        if is_blank(found.text):
            raise UserError(
                "text.blank", worded("{file} holds nothing to read but its markup.", file=text.name)
            )
        work = _Work(found)
        for problem in work.build(document):
            yield msgspec.structs.replace(
                problem,
                source=str(source.path),
                message=worded("{file}, {what}", file=source.name, what=problem.message),
            )
        stem = stem_of(source.name)
        name = stem if stem.endswith(".txt") else f"{stem}.sgm"
        id = document_id(name, found.text)
        yield Record(
            document=found_document(
                id, name, found.text, options.language, external_id=document.get("DOCID") or None
            ),
            text=text_version(
                id, found.text, hashlib.sha256(data).hexdigest(), newlines.kind, mark
            ),
            author="",
            layer=Layer(),
            scheme=SchemeName(options.scheme, 0),
            zones=found.zones,
            items=tuple(work.items),
        )


def _places(node: Node) -> Iterator[Place]:
    """All readable places below an element."""
    for child in node.children:
        if child.tag == "charseq":
            start, last = _number(child.get("START")), _number(child.get("END"))
            if start is not None and last is not None:
                yield Place(start, last, child.text)
        else:
            yield from _places(child)


def _number(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else None


class _MisplacedError(Exception):
    """A place that is not in the text, or holds other words."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(words)
        self.key = key
        self.words = words


class _Work:
    """Builds the items of one document."""

    def __init__(self, source: SourceText) -> None:
        self.items: list[LayerItem] = []
        self._text = source.text
        self._ids: set[str] = set()
        self._entities: dict[str, list[str]] = {}

    def build(self, document: Node) -> Iterator[Problem]:
        """Fill `items`; yield a problem for each element that could not be followed."""
        kinds = ("entity", "value", "timex2")
        for node in chain.from_iterable(document.all(kind) for kind in kinds):
            yield from self._entity(node)
        events = [(e, m) for e in document.all("event") for m in e.all("event_mention")]
        yield from self._events(events)
        for node in document.all("relation"):
            yield from self._relation(node)
        for node in (node for kind in (*kinds, "event") for node in document.all(kind)):
            self._cluster(node)

    # --- places -----------------------------------------------------------------------------

    def _place(self, node: Node, part: str) -> Fragment:
        charseq = node.first(part, "charseq")
        if charseq is None:
            raise _MisplacedError(
                "ace.no_place", worded("it has no {part} with a charseq", part=part)
            )
        said = f"{charseq.get('START')}-{charseq.get('END')}"
        start, last = _number(charseq.get("START")), _number(charseq.get("END"))
        if start is None or last is None:
            raise _MisplacedError(
                "offset.type", worded("{place} are no two whole numbers", place=said[:40])
            )
        if last < start:
            raise _MisplacedError("offset.reversed", worded("{place} is reversed", place=said))
        if last >= len(self._text):
            words = worded(
                "{place} lies beyond the text, which ends at {length}",
                place=said,
                length=len(self._text),
            )
            raise _MisplacedError("offset.out_of_range", words)
        there = self._text[start : last + 1]
        if not agrees(there, charseq.text):
            words = worded(
                "the text at {place} is {found!r}, not {meant!r}",
                place=said,
                found=there[:40],
                meant=charseq.text[:40],
            )
            raise _MisplacedError("offset.text_mismatch", words)
        return start, last + 1

    def _new(self, node: Node) -> str | None:
        """The id of an item, or None when it stands there twice or not at all."""
        id = node.get("ID")
        if not id or id in self._ids:
            return None
        self._ids.add(id)
        return id

    # --- entities, values, times ----------------------------------------------------------------

    def _entity(self, node: Node) -> Iterator[Problem]:
        members = self._entities.setdefault(node.get("ID"), [])
        for mention in node.all(f"{node.tag}_mention"):
            try:
                place = self._place(mention, "extent")
                head = self._head(mention, place)
            except _MisplacedError as fault:
                yield _left_out(mention, fault.key, fault.words)
                continue
            id = self._new(mention)
            if id is None:
                yield _left_out(
                    mention, "id.duplicate", worded("its id is missing or stands there twice")
                )
                continue
            members.append(id)
            self.items.append(self._span(node, mention, id, place, head))

    def _head(self, mention: Node, place: Fragment) -> Fragment | None:
        if mention.first("head") is None:
            return None
        head = self._place(mention, "head")
        if head == place:
            return head if data_of(mention.data).whole_head else None
        if not place[0] <= head[0] < head[1] <= place[1]:
            raise _MisplacedError("head.outside", worded("its head lies outside of its extent"))
        return head

    def _span(
        self, node: Node, mention: Node, id: str, place: Fragment, head: Fragment | None
    ) -> Span:
        label = TIME if node.tag == "timex2" else label_of(node.get("TYPE"), node.get("SUBTYPE"))
        attributes: dict[str, Scalar] = {}
        if node.tag == "entity":
            _take(node, OF_ENTITY, attributes, {"ID", "TYPE", "SUBTYPE"})
            _take(mention, OF_MENTION, attributes, {"ID"})
        elif node.tag == "timex2":
            _take(node, OF_TIME, attributes, {"ID"})
        data = data_of(mention.data)
        return Span(
            id=id,
            fragments=(place,),
            quote=self._text[slice(*place)],
            label=label if data.label is None else data.label,
            attributes=attributes if data.attributes is None else data.attributes,
            note=data.note,
            head=head,
            norm=data.norm,
        )

    # --- events and relations -------------------------------------------------------------------

    def _events(self, events: list[tuple[Node, Node]]) -> Iterator[Problem]:
        made: list[tuple[Node, Node, str, Fragment]] = []
        for event, mention in events:
            try:
                place = self._place(mention, "anchor")
            except _MisplacedError as fault:
                yield _left_out(mention, fault.key, fault.words)
                continue
            id = self._new(mention)
            if id is None:
                yield _left_out(
                    mention, "id.duplicate", worded("its id is missing or stands there twice")
                )
                continue
            self._entities.setdefault(event.get("ID"), []).append(id)
            made.append((event, mention, id, place))
        # An event may be an argument of one before it, so all have their ids first.
        for event, mention, id, place in made:
            yield from self._event(event, mention, id, place)

    def _event(self, event: Node, mention: Node, id: str, place: Fragment) -> Iterator[Problem]:
        attributes: dict[str, Scalar] = {}
        _take(event, OF_EVENT, attributes, {"ID", "TYPE", "SUBTYPE"})
        _take(mention, {}, attributes, {"ID"})
        data = data_of(mention.data)
        said = data.arguments
        if said is None:
            found = mention.all("event_mention_argument")
            said = [(_role(one.get("ROLE")), one.get("REFID")) for one in found]
        arguments = []
        for role, target in said:
            if target in self._ids and target != id:
                arguments.append(Argument(role, target))
            else:
                words = worded("its argument {target} is not there", target=target)
                yield _left_out(mention, "ref.missing", words)
        label = label_of(event.get("TYPE"), event.get("SUBTYPE"))
        self.items.append(
            Event(
                id=id,
                fragments=(place,),
                quote=self._text[slice(*place)],
                label=label if data.label is None else data.label,
                attributes=attributes if data.attributes is None else data.attributes,
                note=data.note,
                arguments=tuple(arguments),
            )
        )

    def _relation(self, node: Node) -> Iterator[Problem]:
        mentions = node.all("relation_mention")
        for mention in mentions:
            arguments = mention.all("relation_mention_argument")
            ends = {one.get("ROLE"): one.get("REFID") for one in arguments}
            yield from self._joined(node, mention, ends)
        if not mentions:
            found = {one.get("ROLE"): one.get("REFID") for one in node.all("relation_argument")}
            ends = {role: (self._entities.get(id) or [id])[0] for role, id in found.items()}
            words = worded(
                "line {line}: {id} joins entities; it joins their first mentions.",
                line=node.line,
                id=node.get("ID"),
            )
            yield Problem(
                key="ace.entity_relation", message=words, level=Level.NOTE, line=node.line
            )
            yield from self._joined(node, Node("", {"ID": node.get("ID")}, node.line), ends)

    def _joined(self, node: Node, mention: Node, ends: dict[str, str]) -> Iterator[Problem]:
        source, target = ends.get("Arg-1", ""), ends.get("Arg-2", "")
        if source not in self._ids or target not in self._ids:
            yield _left_out(mention, "ref.missing", worded("one of its ends is not there"))
            return
        for role in (role for role in ends if role in TIMES):
            yield _left_out(
                mention,
                "ace.time",
                worded("its {role} has no place in a relation of two", role=role),
            )
        id = self._new(mention)
        if id is None:
            yield _left_out(
                mention, "id.duplicate", worded("its id is missing or stands there twice")
            )
            return
        attributes: dict[str, Scalar] = {}
        _take(node, OF_RELATION, attributes, {"ID", "TYPE", "SUBTYPE"})
        _take(mention, OF_RELATION_MENTION, attributes, {"ID"})
        data = data_of(mention.data)
        label = label_of(node.get("TYPE"), node.get("SUBTYPE"))
        self.items.append(
            Relation(
                id=id,
                label=label if data.label is None else data.label,
                source=source,
                target=target,
                attributes=attributes if data.attributes is None else data.attributes,
                note=data.note,
            )
        )

    # --- clusters -------------------------------------------------------------------------------

    def _cluster(self, node: Node) -> None:
        """An entity or event of several mentions, of a link, or of which we noted it."""
        members = self._entities.get(node.get("ID"), [])
        link = node.first("external_link")
        data = data_of(node.data)
        if not members or (len(members) == 1 and link is None and data.cluster is None):
            return
        id = self._new(node)
        label, note = data.cluster or ("", "")
        if id is not None:
            eid = data.link or (link.get("EID") if link is not None else "")
            self.items.append(
                Cluster(id=id, members=tuple(members), label=label, link=eid, note=note)
            )


def _role(written: str) -> str:
    return "Time" if written == WITHIN else written


def _take(node: Node, choices: Choice, found: dict[str, Scalar], skip: Iterable[str]) -> None:
    """The attributes of an element under our names, or in small letters where we have none."""
    ours = {name: key for key, (name, _, _) in choices.items()}
    for name, value in node.attributes.items():
        if name in skip:
            continue
        key = ours.get(name, name.lower())
        if name == "METONYMY_MENTION":
            value = {said: mine for mine, said in METONYMY.items()}.get(value, value)
        found[key] = value


def _left_out(node: Node, key: str, words: str) -> Problem:
    name = node.get("ID") or node.tag
    message = worded(
        "line {line}: {id} was left out or cut: {words}.", line=node.line, id=name, words=words
    )
    return Problem(key=key, message=message, level=Level.ITEM, line=node.line, where=node.get("ID"))
