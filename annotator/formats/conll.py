"""CoNLL-2003 and n-column files: a token a line, its tag in the last column. Flat spans only.

Written are four columns between blanks, ``token -X- _ TAG``, with ``-DOCSTART- -X- O O`` ahead of
each document, as spaCy's ``convert`` and the readers of CoNLL-2003 expect it. The text itself is
not put beside as comments: CoNLL-2003 knows none, and a trainer that takes each line for a token
would learn from them. It comes back from the side-car, as long as the file is unchanged.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from annotator.formats.base import Format, Keeps, Level, Problem, ReadOptions, WriteOptions
from annotator.formats.columns import DOCSTART, look, read_columns
from annotator.formats.files import Source
from annotator.formats.losses import named, problem_of
from annotator.formats.tags import Dialect, dialect_of, flat_tags, halves, label_of, parsed
from annotator.formats.tokens import Placed, TokenView, placed, spans_of, token_view
from annotator.model.document import Document
from annotator.model.record import Record
from annotator.sentences import worded

_HEAD = f"{DOCSTART} -X- O O\n\n"


def read_conll(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a column file; see `columns.read_columns`. Tags are in the last column.

    ``fields`` may name the columns, counted from 1: ``{"token": "2", "tag": "4"}``. A row that has
    more columns than the first one, and nothing but tags in them, is nested: all count. Lines of
    spaCy's IOB (``word|POS|TAG`` side by side) are sentences.
    """
    width = 0

    def pick(behind: Sequence[str]) -> Sequence[str]:
        nonlocal width
        width = width or len(behind)
        if len(behind) > width and all(parsed(column) for column in behind[width - 1 :]):
            return behind[width - 1 :]
        return behind[-1:]

    return read_columns(source, options, pick)


def write_conll(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write each record as a document of sentences; `WriteOptions.task` is ``bio`` (as it stands
    there by itself), ``bioes`` or ``io``. A span that shares a token with another one goes.
    """
    dialect = dialect_of(options.task)
    for record in records:
        view = token_view(record, options.tokens)
        places, problems = placed(record, view, spans_of(record), flat=True)
        yield from problems
        yield from label_changes(record.document, places)
        if dialect is Dialect.IO:
            yield from run_together(record, view, places)
        tags = flat_tags(len(view.tokens), places, dialect)
        out.write((_HEAD + "".join(_sentences(view, tags))).encode("utf-8"))


def label_changes(document: Document, places: Iterable[Placed]) -> Iterator[Problem]:
    """A problem for each span whose label no column can hold as it is."""
    for mention, _, _ in places:
        if label_of(mention.label) != mention.label:
            words = worded("{item}: white space or | in its label became _.", item=named(mention))
            yield problem_of(
                document, "label.changed", words, level=Level.CHANGED, where=mention.id
            )


def run_together(record: Record, view: TokenView, places: list[Placed]) -> Iterator[Problem]:
    """A problem for each span that IO tags cannot part from the one before it."""
    ends = {(p.last, label_of(p.mention.label)) for p in places}
    starts = {first for first, _ in view.sentences}
    for mention, first, _ in places:
        if (first, label_of(mention.label)) in ends and first not in starts:
            words = worded(
                "{item} is left out: IO tags make it one with the span before it.",
                item=named(mention),
            )
            yield problem_of(
                record.document, "tags.joined", words, level=Level.ITEM, where=mention.id
            )


def _sentences(view: TokenView, tags: list[str]) -> Iterator[str]:
    words = view.words()
    rows = [f"{word} -X- _ {tag}\n" for word, tag in zip(words, tags, strict=True)]
    if DOCSTART in view.text:
        for at, word in enumerate(words):
            if word == DOCSTART:
                # Every reader would take the whole for the beginning of a document.
                one, other = halves(tags[at])
                rows[at] = f"- -X- _ {one}\nDOCSTART- -X- _ {other}\n"
    for first, last in view.sentences:
        yield from rows[first:last]
        yield "\n"


def _sniff(head: bytes, name: str) -> int:
    seen = look(head)
    if head.startswith((b"-DOCSTART-", b"\xef\xbb\xbf-DOCSTART-")):
        return 95
    if seen.rows < 2 or seen.share < 0.7:
        return 0
    return 90 if seen.share > 0.95 else 70


CONLL = Format(
    name="conll",
    title=worded("CoNLL-2003: a token a line with its tag (BIO, BIOES, IO)"),
    suffixes=(".conll", ".bio", ".iob", ".iob2", ".conll03"),
    keeps=Keeps(text=False),
    read=read_conll,
    write=write_conll,
    sniff=_sniff,
    tokens=True,
)
