"""CoNLL-U: a word a line in ten columns, entities in the last one, the white space kept.

Nothing is said of lemmas and syntax: the columns between hold ``_``. How MISC is written stands in
`conllu_misc`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from annotator.formats.base import Format, Keeps, Problem, WriteOptions
from annotator.formats.conllu_misc import FIELDS, entity_field, escaped, spaces_after
from annotator.formats.conllu_read import EXACT, read_conllu
from annotator.formats.tokens import Placed, TokenView, placed, spans_of, token_view
from annotator.model.record import Record
from annotator.sentences import worded

_EMPTY = "\t_" * 7 + "\t"
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
    words, tokens, text = view.words(), view.tokens, view.text
    misc = _misc(view, _entities(places))
    for number, (first, last) in enumerate(view.sentences, start=1):
        surface = " ".join(text[tokens[first][0] : tokens[last - 1][1]].split())
        yield f"# sent_id = {'_'.join(id.split())}-{number}\n# text = {surface}\n"
        rows = zip(words[first:last], misc[first:last], strict=True)
        yield "".join([f"{at}\t{word}{_EMPTY}{said}\n" for at, (word, said) in enumerate(rows, 1)])
        yield "\n"


def _misc(view: TokenView, entities: dict[int, str]) -> list[str]:
    """The last column of each word: most have one blank behind them and say nothing."""
    text = view.text
    starts = [start for start, _ in view.tokens[1:]]
    between = zip(view.tokens, [*starts, len(text)], strict=False)
    found = [_after(text[end:start]) for (_, end), start in between]
    before = view.tokens[0][0] if view.tokens else 0
    for at in set(entities) | ({0} if before else set()):
        parts = (
            f"Entity={entities[at]}" if at in entities else "",
            f"SpacesBefore={escaped(text[:before])}" if before and not at else "",
            found[at] if found[at] != "_" else "",
        )
        found[at] = "|".join(part for part in parts if part)
    return found


@lru_cache(maxsize=1024)
def _after(blank: str) -> str:
    return spaces_after(blank) or "_"


def _entities(places: list[Placed]) -> dict[int, str]:
    """The ``Entity`` of each word that has one: what ends there, then what begins, the outer
    first.
    """
    begin: defaultdict[int, list[str]] = defaultdict(list)
    ends: defaultdict[int, list[str]] = defaultdict(list)
    ordered = sorted(places, key=lambda p: (p.first, -p.last))
    for number, (mention, first, last) in enumerate(ordered, start=1):
        opening = f"(e{number}-{entity_field(mention.label)}-1-"
        if last - first == 1:
            begin[first].append(f"{opening})")
        else:
            begin[first].append(opening)
            ends[last - 1].insert(0, f"e{number})")
    # A word may end one mention and begin another: the closings stand first.
    return {at: "".join([*ends[at], *begin[at]]) for at in {*begin, *ends}}


def _sniff(head: bytes, name: str) -> int:
    text = head.decode("utf-8-sig", errors="replace")
    if not text[:1].isdecimal() and not text.startswith("#"):
        return 0
    return 97 if _ROW.search(text) else 0


CONLLU = Format(
    name="conllu",
    title=worded("CoNLL-U: ten columns, entities in MISC"),
    suffixes=(".conllu", ".conllup"),
    keeps=Keeps(overlap=True, nesting=True),
    read=read_conllu,
    write=write_conllu,
    sniff=_sniff,
    tokens=True,
)
