"""The JSON that ``spacy convert`` takes: a list of documents with paragraphs and tagged tokens.

It needs no spaCy to be written. Its tags (BILUO) are flat; what stands in `doc.spans` has no place
in it and is put beside under ``spans``, which spaCy's loader passes over and we read again, as it
does with ``doc_id`` and ``author`` (spaCy, `training/gold_io.pyx`: json_to_annotations).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Level, Problem, ReadOptions, WriteOptions
from annotator.formats.composing import source_refused
from annotator.formats.files import Source
from annotator.formats.json_objects import json_objects, json_problem, refused, text_of
from annotator.formats.spacy_view import (
    SPANS_KEY,
    Place,
    SpacyView,
    characters,
    in_order,
    spacy_view,
)
from annotator.formats.tags import OUTSIDE, Dialect, Tag, decoded, marks, parsed
from annotator.formats.token_records import Marked, span_record
from annotator.formats.tokens import joined
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import normalise_newlines

_BILUO = str.maketrans({"E": "L", "S": "U"})
_SHAPE = re.compile(rb'"paragraphs"\s*:\s*\[\s*\{')
_TOKEN = re.compile(rb'"(?:orth|sentences)"\s*:')
_Object = Mapping[str, object]


def write_spacy_json(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write each record as a document of one paragraph, a line each, in one list."""
    ahead = b"["
    for number, record in enumerate(records):
        view, problems = spacy_view(record, options.tokens)
        yield from problems
        out.write(ahead + b"\n" + msgspec.json.encode(_document(number, record, view)))
        ahead = b","
    out.write(b"[]\n" if ahead == b"[" else b"\n]\n")


def _document(number: int, record: Record, view: SpacyView) -> dict[str, object]:
    spans = [[*characters(view, place), place.mention.label] for place in view.spans]
    ents = [[*characters(view, place), place.mention.label] for place in view.ents]
    paragraph = {
        "sentences": _sentences(view),
        "raw": view.text,
        "cats": [],
        "entities": ents,
        "links": [],
        "spans": {SPANS_KEY: spans},
    }
    return {
        "id": number,
        "paragraphs": [paragraph],
        "doc_id": record.document.id,
        "author": record.author,
    }


def _sentences(view: SpacyView) -> list[dict[str, object]]:
    tags = ["O"] * len(view.tokens)
    for mention, first, last in view.ents:
        # JSON holds any label, so none is changed here as columns demand it.
        kinds = (mark.translate(_BILUO) for mark in marks(last - first, Dialect.BIOES))
        tags[first:last] = [f"{kind}-{mention.label}" for kind in kinds]
    tokens = [
        {"id": at, "orth": word, "space": " " * blank, "ner": tag}
        for at, (word, blank, tag) in enumerate(zip(view.words(), view.blanks, tags, strict=True))
    ]
    ends = [*view.begins[1:], len(tokens)]
    sentences = zip(view.begins, ends, strict=True)
    return [{"tokens": tokens[first:last], "brackets": []} for first, last in sentences]


def read_spacy_json(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each document; its paragraphs are lines apart.

    The text is rebuilt from the tokens and what they say of blanks; where they say nothing, a
    blank follows each and a line ends each sentence. A ``raw`` text that differs is told
    (``text.differs``), and so is a tag that is none (``tag.unknown``).
    """
    try:
        for entry in json_objects(source, options):
            if isinstance(entry, Problem):
                yield entry
            else:
                yield from _DocumentReader(source, options, *entry).read()
    except UserError as fault:
        yield source_refused(source, fault)


class _DocumentReader:
    """One document on its way to a record."""

    def __init__(self, source: Source, options: ReadOptions, line: int, document: _Object) -> None:
        self._source = source
        self._options = options
        self._line = line
        self._document = document
        self._parts: list[str] = []
        self._at = 0
        self._tagged: Counter[Place] = Counter()
        self._beside: Counter[Place] = Counter()
        self._problems: list[Problem] = []

    def read(self) -> Iterator[Record | Problem]:
        paragraphs = self._document.get("paragraphs")
        if not isinstance(paragraphs, list):
            words = worded("there is no list of paragraphs.")
            yield json_problem(self._source, self._line, "record.shape", words, "paragraphs")
            return
        for number, paragraph in enumerate(paragraphs):
            where = f"paragraphs[{number}]"
            if isinstance(paragraph, dict):
                self._paragraph(paragraph, where)
            else:
                self._tell("record.shape", worded("no object; it was left out."), where)
        yield from self._end()

    def _end(self) -> Iterator[Record | Problem]:
        text, newlines = normalise_newlines("".join(self._parts))
        marked = [
            Marked(label, ((newlines.to_stored(start), newlines.to_stored(end)),))
            for label, (start, end) in in_order(self._tagged | self._beside)
        ]
        given = text_of(self._document.get("doc_id"))
        name = given or f"{self._source.path.stem}:{text_of(self._document.get('id'))}"
        author = text_of(self._document.get("author"))
        yield from self._problems
        try:
            record = span_record(name, text, marked, self._options, id=given, author=author)
        except UserError as fault:
            yield refused(self._source, self._line, fault)
        else:
            yield record

    def _paragraph(self, paragraph: _Object, where: str) -> None:
        if self._parts:
            self._put("\n")
        base, begin = self._at, len(self._parts)
        sentences = paragraph.get("sentences")
        for number, sentence in enumerate(sentences if isinstance(sentences, list) else ()):
            tokens = sentence.get("tokens") if isinstance(sentence, dict) else None
            if isinstance(tokens, list):
                self._sentence(tokens, f"{where}.sentences[{number}]", first=number == 0)
            else:
                words = worded("a sentence without a list of tokens was left out.")
                self._tell("record.shape", words, f"{where}.sentences[{number}]")
        raw = paragraph.get("raw")
        rebuilt = "".join(self._parts[begin:])
        if isinstance(raw, str) and " ".join(raw.split()) != " ".join(rebuilt.split()):
            words = worded("the tokens make another text than raw says; theirs was taken.")
            self._tell("text.differs", words, f"{where}.raw", Level.CHANGED)
        self._spans(paragraph.get("spans"), base, f"{where}.spans")

    def _sentence(self, tokens: list[object], where: str, *, first: bool) -> None:
        good = [token for token in tokens if isinstance(token, dict) and text_of(token.get("orth"))]
        if len(good) < len(tokens):
            words = worded(
                "{number} tokens have no orth and were left out.", number=len(tokens) - len(good)
            )
            self._tell("record.shape", words, where)
        if not good:
            return
        told = all(isinstance(token.get("space"), str) for token in good)
        if not told and not first:
            self._put("\n")
        spaces = [bool(token["space"]) for token in good] if told else None
        text, places = joined([text_of(token["orth"]) for token in good], spaces)
        base = self._at
        self._put(text + " " if spaces and spaces[-1] else text)
        tags = [self._tag(token.get("ner"), f"{where}.tokens") for token in good]
        found, repairs = decoded([(tag,) for tag in tags])
        for label, low, high in found:
            self._tagged[label, (base + places[low][0], base + places[high - 1][1])] += 1
        if repairs:
            words = worded(
                "{number} tags do not fit those before them; spans were mended.",
                number=len(repairs),
            )
            self._tell("bio.repaired", words, where, Level.CHANGED)

    def _tag(self, value: object, where: str) -> Tag:
        if value in {None, "-", ""}:  # spaCy's words for: not known
            return OUTSIDE
        tag = parsed(value) if isinstance(value, str) else None
        if tag is None:
            words = worded(
                "{value!r} is no tag such as B-PER or O. The token was kept without it.",
                value=value,
            )
            self._tell("tag.unknown", words, where)
        return tag or OUTSIDE

    def _spans(self, spans: object, base: int, where: str) -> None:
        """Spans of ``doc.spans``, which only our own files have."""
        for key, group in spans.items() if isinstance(spans, dict) else ():
            for number, span in enumerate(group if isinstance(group, list) else ()):
                place = self._place(span, base)
                if place is None:
                    self._tell(
                        "offset.out_of_range",
                        worded(
                            "{span!r} is no span of a text of {length} characters.",
                            span=span,
                            length=self._at - base,
                        ),
                        f"{where}.{key}[{number}]",
                    )
                else:
                    self._beside[place] += 1

    def _place(self, span: object, base: int) -> Place | None:
        if not isinstance(span, list) or len(span) != 3:
            return None
        start, end, label = span
        if type(start) is not int or type(end) is not int or not isinstance(label, str):
            return None
        if not (label and 0 <= start < end <= self._at - base):
            return None
        return label, (base + start, base + end)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def _tell(self, key: str, words: str, where: str, level: Level = Level.ITEM) -> None:
        self._problems.append(json_problem(self._source, self._line, key, words, where, level))


def _sniff(head: bytes, name: str) -> int:
    return 95 if _SHAPE.search(head) and _TOKEN.search(head) else 0


SPACY_JSON = Format(
    name="spacy-json",
    title=worded("spaCy JSON: what `spacy convert` takes"),
    suffixes=(".json",),
    keeps=Keeps(overlap=True, nesting=True, authors=True),
    read=read_spacy_json,
    write=write_spacy_json,
    sniff=_sniff,
    tokens=True,
)
