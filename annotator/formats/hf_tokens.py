"""Hugging Face token classification: tokens and tag numbers, a document a line.

``load_dataset("json", data_files="x.jsonl")`` of `datasets` takes the file as it is. A JSON file
has no place for the names of a ``ClassLabel``, so each row carries them in ``labels``; the number
of a tag is its place there, the same in every row::

    ds = load_dataset("json", data_files={"train": "train.jsonl"}, split="train")
    ds = ds.cast_column("ner_tags", List(ClassLabel(names=ds[0]["labels"])))

The numbers follow the scheme of the project, whatever labels a file happens to hold, so that the
parts of a split agree. ``text`` and ``offsets`` (code points, half-open, one pair a token) stand
beside; trainers ignore them, and by them a prediction finds its place.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, BinaryIO

import msgspec

from annotator.formats.base import Format, Keeps, Level, Problem, WriteOptions
from annotator.formats.conll import label_changes, run_together
from annotator.formats.hf_tokens_read import read_hf_tokens
from annotator.formats.losses import problem_of
from annotator.formats.tags import Dialect, dialect_of, flat_tags, label_of
from annotator.formats.tokens import Placed, TokenView, placed, spans_of, token_view
from annotator.model.document import Document
from annotator.model.record import Record
from annotator.model.scheme import Scheme
from annotator.sentences import worded

_KEPT_IN_MEMORY = 16 * 1024 * 1024
_KINDS = {Dialect.BIO: "BI", Dialect.IO: "I", Dialect.BIOES: "BIES"}
_TOKENS = re.compile(rb'"(?:tokens|words)"\s*:\s*\[\s*"')
_TAGS = re.compile(rb'"(?:ner_tags|tags|ner)"\s*:\s*\[\s*(?:\d|")')
_OURS = re.compile(rb'^\{"id":"[^"]*","labels":\["O"')
_OTHERS = re.compile(rb'"(?:entity_mentions|event_mentions|spans|sentences)"\s*:')


class _Row(msgspec.Struct):
    """A row on its way: `ner_tags` are numbers of tags in the order of their first use."""

    id: str
    labels: list[str]
    tokens: list[str]
    ner_tags: list[int]
    offsets: Sequence[tuple[int, int]]
    text: str
    author: str


_PACKED = msgspec.msgpack.Decoder(_Row)


def write_hf_tokens(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write each record as a row; `WriteOptions.task` is ``bio`` (by itself), ``bioes`` or ``io``.

    The rows wait in a temporary file until all tags are known. For models with a short input
    export with windows: each is a row of its own.
    """
    dialect = dialect_of(options.task)
    numbers: dict[str, int] = {}
    beyond: set[str] = set()
    known = _labels(options.scheme)
    with tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY) as waiting:
        for record in records:
            view = token_view(record, options.tokens)
            places, problems = placed(record, view, spans_of(record), flat=True)
            yield from problems
            yield from label_changes(record.document, places)
            if dialect is Dialect.IO:
                yield from run_together(record, view, places)
            if options.scheme is not None:
                yield from _beyond_scheme(record.document, places, known, beyond)
            tags = flat_tags(len(view.tokens), places, dialect)
            _put(waiting, _row(record, view, tags, numbers))
        names = _names(known, numbers, dialect)
        place_of = [names.index(tag) for tag in numbers]
        for row in _rows(waiting):
            row.labels = names
            row.ner_tags = [place_of[number] for number in row.ner_tags]
            out.write(msgspec.json.encode(row) + b"\n")


def _row(record: Record, view: TokenView, tags: list[str], numbers: dict[str, int]) -> _Row:
    for tag in set(tags) - numbers.keys():
        numbers[tag] = len(numbers)
    return _Row(
        id=record.document.id,
        labels=[],
        tokens=view.words(),
        ner_tags=list(map(numbers.__getitem__, tags)),
        offsets=view.tokens,
        text=view.text,
        author=record.author,
    )


def _labels(scheme: Scheme | None) -> list[str]:
    found = [label_of(label.key) for label in scheme.entities()] if scheme is not None else []
    return list(dict.fromkeys(found))


def _names(known: list[str], used: Iterable[str], dialect: Dialect) -> list[str]:
    """All tags in the order of their numbers: O, those of the scheme, then others by the letter."""
    others = {tag[2:] for tag in used if tag != "O"} - set(known)
    labels = [*known, *sorted(others)]
    return ["O", *(f"{kind}-{label}" for label in labels for kind in _KINDS[dialect])]


def _beyond_scheme(
    document: Document, places: list[Placed], known: list[str], told: set[str]
) -> Iterator[Problem]:
    for mention, _, _ in places:
        label = label_of(mention.label)
        if label not in known and label not in told:
            told.add(label)
            words = worded(
                "The label {label} is not in the scheme. Its tags are numbered behind those "
                "of the scheme, which another part of a split may do otherwise.",
                label=label,
            )
            yield problem_of(document, "labels.beyond_scheme", words, level=Level.NOTE)


def _put(waiting: IO[bytes], row: _Row) -> None:
    packed = msgspec.msgpack.encode(row)
    waiting.write(len(packed).to_bytes(4, "little"))
    waiting.write(packed)


def _rows(waiting: IO[bytes]) -> Iterator[_Row]:
    waiting.seek(0)
    while size := waiting.read(4):
        yield _PACKED.decode(waiting.read(int.from_bytes(size, "little")))


def _sniff(head: bytes, name: str) -> int:
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return 0
    line = head.split(b"\n", 1)[0]
    row = line if len(line) > 2 else head[:8192]
    if not _TOKENS.search(row) or _OTHERS.search(row):
        return 0
    return 95 if _TAGS.search(row) or _OURS.search(row) else 0


HF_TOKENS = Format(
    name="hf-tokens",
    title=worded("Hugging Face token classification: tokens and tag numbers, a document a line"),
    suffixes=(".jsonl", ".json", ".ndjson"),
    keeps=Keeps(authors=True),
    read=read_hf_tokens,
    write=write_hf_tokens,
    sniff=_sniff,
    tokens=True,
)
