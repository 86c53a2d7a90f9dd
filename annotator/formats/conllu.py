"""CoNLL-U: a word a line in ten columns, entities in the last one, the white space kept.

Nothing is said of lemmas and syntax: the columns between hold ``_``. How MISC is written stands in
`conllu_misc`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from annotator.formats.base import Format, Keeps, Problem, WriteOptions
from annotator.formats.conllu_misc import FIELDS, entity_field, escaped, spaces_after
from annotator.formats.conllu_read import EXACT, read_conllu
from annotator.formats.tokens import Placed, TokenView, placed, spans_of, token_view
from annotator.model.record import Record

_ROW = re.compile(r"^[0-9]+(?:[-.][0-9]+)?\t(?:[^\t\n]*\t){8}[^\t\n]*$", re.MULTILINE)


def write_conllu(
    records: Iterable[Record], out: BinaryIO, options: WriteOptions
) -> Iterator[Problem]:
    """Write each record as a document. Words are cut as `WriteOptions.tokens` says."""
    for record in records:
        view = token_view(record, options.tokens)
        places, problems = placed(record, view, spans_of(record))
        yield from problems
        out.write("".join(_document(record, view, places)).encode("utf-8"))


def _document(record: Record, view: TokenView, places: list[Placed]) -> Iterator[str]:
    id = "".join(letter if letter.isprintable() else " " for letter in record.document.id)
    yield f"# newdoc id = {id}\n# global.Entity = {'-'.join(FIELDS)}\n{EXACT}\n"
    entities = _entities(len(view.tokens), places)
    words, tokens, text = view.words(), view.tokens, view.text
    starts = [start for start, _ in tokens]
    ends = zip(tokens, [*starts[1:], len(text)], strict=True)
    blanks = [text[end:start] for (_, end), start in ends]
    before = f"SpacesBefore={escaped(text[: starts[0]])}" if tokens and starts[0] else ""
    for number, (first, last) in enumerate(view.sentences, start=1):
        surface = " ".join(text[tokens[first][0] : tokens[last - 1][1]].split())
        yield f"# sent_id = {'_'.join(id.split())}-{number}\n# text = {surface}\n"
        for at in range(first, last):
            entity, blank = entities[at], blanks[at]
            plain = blank == " " and not entity and (at or not before)
            misc = "_" if plain else _misc(entity, "" if at else before, spaces_after(blank))
            yield f"{at - first + 1}\t{words[at]}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n"
        yield "\n"


def _misc(entity: str, before: str, after: str) -> str:
    told = (f"Entity={entity}" if entity else "", before, after)
    return "|".join(part for part in told if part) or "_"


def _entities(count: int, places: list[Placed]) -> list[str]:
    """The ``Entity`` of each word: what ends there, then what begins, the outer first."""
    begin: list[list[str]] = [[] for _ in range(count)]
    ends: list[list[str]] = [[] for _ in range(count)]
    ordered = sorted(places, key=lambda p: (p.first, -p.last))
    for number, (mention, first, last) in enumerate(ordered, start=1):
        opening = f"(e{number}-{entity_field(mention.label)}-1-"
        if last - first == 1:
            begin[first].append(f"{opening})")
        else:
            begin[first].append(opening)
            ends[last - 1].insert(0, f"e{number})")
    # A word may end one mention and begin another: the closings stand first.
    return ["".join([*closing, *opening]) for closing, opening in zip(ends, begin, strict=True)]


def _sniff(head: bytes, name: str) -> int:
    text = head.decode("utf-8-sig", errors="replace")
    if not text[:1].isdecimal() and not text.startswith("#"):
        return 0
    return 97 if _ROW.search(text) else 0


CONLLU = Format(
    name="conllu",
    title="CoNLL-U: ten columns, entities in MISC",
    suffixes=(".conllu", ".conllup"),
    keeps=Keeps(overlap=True, nesting=True),
    read=read_conllu,
    write=write_conllu,
    sniff=_sniff,
    tokens=True,
)
