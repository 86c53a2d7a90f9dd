"""Nested columns, as Wojood, NEMO and IAHLT have them: a token a line, then all its tags.

The columns are depths, the outer span first, and shift as spans end. Written is the shape of
Wojood: ``token TAG TAG``, ``O`` alone outside of spans, so that its own trainer finds the tags by
their names. Ahead of each document stands ``-DOCSTART- O`` as a sentence of its own: what does not
know the mark learns from it that a dash is no name. Neither of the corpora has a place for the
text, which comes back from the side-car as long as the file is unchanged.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from annotator.errors import UserError
from annotator.formats.base import Format, Keeps, Level, Problem, ReadOptions, WriteOptions
from annotator.formats.columns import DOCSTART, look, read_columns
from annotator.formats.conll import label_changes
from annotator.formats.files import Source
from annotator.formats.losses import named, problem_of
from annotator.formats.tags import Dialect, dialect_of, halves, nested_tags
from annotator.formats.tokens import Placed, TokenView, placed, spans_of, token_view
from annotator.model.document import Document
from annotator.model.record import Record
from annotator.sentences import worded


def read_wojood(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """The documents of a file of nested columns; see `columns.read_columns`.

    Every column behind the token holds a tag, or several between bars (``B-ORG|I-TTL``). A tag
    goes on with the outermost open span of its label.
    """
    return read_columns(source, options, _pick)


def _pick(behind: Sequence[str]) -> Sequence[str]:
    return [tag for column in behind for tag in column.split("|")]


def write_wojood(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write each record as sentences of nested tags; `WriteOptions.task` is ``bio`` or ``bioes``.

    Spans that cross once they are on whole tokens lose the later one.
    """
    dialect = dialect_of(options.task)
    if dialect is Dialect.IO:
        words = worded(
            "IO tags cannot say where a span inside one of its own label begins. Use bio."
        )
        raise UserError("tags.dialect", words)
    for record in records:
        view = token_view(record, options.tokens)
        places, problems = placed(record, view, spans_of(record))
        yield from problems
        places, crossing = _without_crossings(record.document, places)
        yield from crossing
        yield from label_changes(record.document, places)
        tags = nested_tags(len(view.tokens), places, dialect)
        out.write((f"{DOCSTART} O\n\n" + "".join(_sentences(view, tags))).encode("utf-8"))


def _without_crossings(
    document: Document, places: Iterable[Placed]
) -> tuple[list[Placed], list[Problem]]:
    kept: list[Placed] = []
    problems: list[Problem] = []
    around: list[int] = []  # where the spans around the next one end
    for place in sorted(places, key=lambda p: (p.first, -p.last)):
        while around and around[-1] <= place.first:
            around.pop()
        if around and place.last > around[-1]:
            words = worded(
                "{item} is left out: on whole tokens it crosses another span.",
                item=named(place.mention),
            )
            where = place.mention.id
            problems.append(
                problem_of(document, "token.dropped", words, level=Level.ITEM, where=where)
            )
            continue
        around.append(place.last)
        kept.append(place)
    return kept, problems


def _sentences(view: TokenView, tags: list[list[str]]) -> Iterator[str]:
    words = view.words()
    for first, last in view.sentences:
        for at in range(first, last):
            here = " ".join(tags[at]) or "O"
            if words[at] == DOCSTART:
                # Readers would take the whole for the beginning of a document.
                cut = [halves(tag) for tag in here.split(" ")]
                yield f"- {' '.join(one for one, _ in cut)}\n"
                yield f"DOCSTART- {' '.join(other for _, other in cut)}\n"
            else:
                yield f"{words[at]} {here}\n"
        yield "\n"


def _sniff(head: bytes, name: str) -> int:
    seen = look(head)
    if head.startswith(f"{DOCSTART} O\n".encode()):
        return 97
    return 96 if seen.nested and seen.rows > 1 and seen.share > 0.95 else 0


WOJOOD = Format(
    name="wojood",
    title=worded("Nested columns: a token a line with all its tags (Wojood, NEMO, IAHLT)"),
    suffixes=(".wojood", ".bmes", ".biose"),
    keeps=Keeps(nesting=True, text=False),
    read=read_wojood,
    write=write_wojood,
    sniff=_sniff,
    tokens=True,
)
