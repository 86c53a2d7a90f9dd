"""Markdown of guidelines as plain blocks of letters: nothing in it can name a file to be loaded.

A small part of CommonMark: headings, paragraphs, lists, quotes, code, rules, emphasis. Whatever
else there is (HTML, pictures, tables) stays the letters that it is; a link is its words and its
address. A line that runs against the one before begins a paragraph. Linear in the length of the
text. Pure.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from annotator.text.bidi import Direction, paragraph_direction

Kind = Literal["heading", "paragraph", "item", "quote", "code", "rule"]


class Run(msgspec.Struct, frozen=True):
    """Letters of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


class Block(msgspec.Struct, frozen=True):
    """A paragraph. `level` is that of a heading (1 to 6), or how deep an item lies (from 0).

    `marker` is what stands before an item: a bullet, or its number as it was written.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """All letters of the block."""
        return "".join(run.text for run in self.runs)


_DEEPEST = 5
_LONGEST = 2_000
_FENCE = re.compile(r" {0,3}(```+|~~~+)[^`]*")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"([ \t]*)([-*+•]|\d{1,9}[.)])[ \t]+(.*)")
_QUOTE = re.compile(r" {0,3}>[ \t]?(.*)")
_TABLE = re.compile(r" {0,3}\|.*")

# One piece of a line that may mean something. The lengths are bounded, so that a page of a
# million brackets is read as fast as one of letters.
_PIECE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<tick>`{1,3})(?P<code>[^`\n]{1,500})(?P=tick)(?!`)"
    r"|!?\[(?P<words>[^\[\]\n]{0,300})\]\(\s{0,3}<?(?P<address>[^()\s<>]{0,2000})>?"
    r"(?:\s{1,3}\"[^\"\n]{0,200}\")?\s{0,3}\)"
    r"|(?P<mark>\*{1,3}|_{1,3})"
)


def blocks_of(source: str) -> list[Block]:
    """The blocks of a page, in order."""
    return list(each_block(source))


def each_block(source: str) -> Iterator[Block]:
    """The same one by one: a window need not wait for the end of a long page."""
    return _Lines(source.replace("\r\n", "\n").split("\n")).blocks()


class _Lines:
    """Reads lines from the top; `_open` is the block that the next line may belong to."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._open: tuple[Kind, int, str] | None = None
        self._gathered: list[str] = []
        self._side: Direction = "ltr"

    def blocks(self) -> Iterator[Block]:
        at = 0
        while at < len(self._lines):
            fence = _FENCE.fullmatch(self._lines[at])
            if fence is not None:
                yield from self._close()
                end = self._end_of_code(at + 1, fence.group(1))
                yield Block("code", (Run("\n".join(self._lines[at + 1 : end]), code=True),))
                at = end + 1
                continue
            yield from self._line(self._lines[at])
            at += 1
        yield from self._close()

    def _end_of_code(self, at: int, fence: str) -> int:
        while at < len(self._lines) and not self._lines[at].strip().startswith(fence):
            at += 1
        return at

    def _line(self, line: str) -> Iterator[Block]:
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        quote = _QUOTE.fullmatch(line)
        if not line.strip():
            yield from self._close()
        elif heading is not None:
            yield from self._close()
            runs = _runs(heading.group(2) or "")
            yield Block("heading", runs, level=len(heading.group(1)))
        elif _RULE.fullmatch(line):
            yield from self._close()
            yield Block("rule")
        elif quote is not None:
            yield from self._belongs(("quote", 0, ""), quote.group(1))
        elif item is not None:
            yield from self._close()
            depth = min(_DEEPEST, len(item.group(1).expandtabs(4)) // 2)
            marker = item.group(2)
            self._open = ("item", depth, "•" if marker in "-*+•" else marker)
            self._gathered = [item.group(3)]
        elif _TABLE.fullmatch(line):
            yield from self._close()
            yield Block("code", (Run(line.strip(), code=True),))
        elif self._open is not None and self._open[0] == "item" and not self._turns(line):
            self._gathered.append(line)
        else:
            yield from self._belongs(("paragraph", 0, ""), line)

    def _belongs(self, kind: tuple[Kind, int, str], words: str) -> Iterator[Block]:
        if self._open != kind or self._turns(words):
            yield from self._close()
            self._open = kind
        self._gathered.append(words)

    def _turns(self, line: str) -> bool:
        """Whether a line runs against those before it: then it is a paragraph of its own.

        People write a sentence in Arabic and below it the same in English.
        """
        if len(self._gathered) == 1:
            self._side = paragraph_direction(self._gathered[0], "ltr")
        return bool(self._gathered) and paragraph_direction(line, self._side) != self._side

    def _close(self) -> Iterator[Block]:
        if self._open is not None:
            kind, level, marker = self._open
            words = _joined(self._gathered)
            self._open, self._gathered = None, []
            for part in _cut(words) if words or kind == "item" else ():
                yield Block(kind, _runs(part), level, marker)
                marker = ""


def _cut(words: str) -> Iterator[str]:
    """A paragraph in parts of `_LONGEST` letters at most, so that none takes long."""
    at = 0
    while len(words) - at > _LONGEST:
        end = words.rfind(" ", at + 1, at + _LONGEST) + 1 or at + _LONGEST
        yield words[at:end]
        at = end
    yield words[at:]


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph: two blanks or a backslash at an end keep the line's end."""
    parts: list[str] = []
    for at, line in enumerate(lines):
        hard = line.endswith(("  ", "\\"))
        parts.append(line.strip().removesuffix("\\") if hard else line.strip())
        if at < len(lines) - 1:
            parts.append("\n" if hard else " ")
    return "".join(parts).strip()


# --- within a line ----------------------------------------------------------------------------


class _Piece(msgspec.Struct):
    text: str
    mark: str = ""
    code: bool = False
    pair: int = -1


def _runs(words: str) -> tuple[Run, ...]:
    pieces = _pieces(words)
    _pair(pieces)
    runs: list[Run] = []
    bold = italic = 0
    for at, piece in enumerate(pieces):
        if piece.pair < 0:
            if piece.text:
                runs.append(Run(piece.text, bold > 0, italic > 0, piece.code))
            continue
        step = 1 if piece.pair > at else -1
        bold += step * (len(piece.mark) != 1)
        italic += step * (len(piece.mark) != 2)
    return _merged(runs)


def _pieces(words: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    end = 0
    for hit in _PIECE.finditer(words):
        pieces.append(_Piece(words[end : hit.start()]))
        end = hit.end()
        if hit["mark"] is not None:
            pieces.append(_Piece(hit["mark"], mark=hit["mark"]))
        elif hit["code"] is not None:
            pieces.append(_Piece(hit["code"], code=True))
        elif hit["escaped"] is not None:
            pieces.append(_Piece(hit["escaped"]))
        else:
            said, address = hit["words"].strip(), hit["address"]
            shown = f"{said} ({address})" if said and address and said != address else ""
            pieces.append(_Piece(shown or said or address))
    pieces.append(_Piece(words[end:]))
    return [piece for piece in pieces if piece.text]


def _pair(pieces: list[_Piece]) -> None:
    """Tell which marks open and close a stretch; the others stay letters."""
    waiting: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        if not piece.mark:
            continue
        before = pieces[at - 1].text[-1:] if at else ""
        behind = pieces[at + 1].text[:1] if at + 1 < len(pieces) else ""
        lined = piece.mark.startswith("_")
        closes = bool(before.strip()) and not (lined and behind.isalnum())
        opens = bool(behind.strip()) and not (lined and before.isalnum())
        start = waiting.pop(piece.mark, None) if closes else None
        if start is not None:
            piece.pair, pieces[start].pair = start, at
            # A mark that opened inside and did not close there is a letter.
            waiting = {mark: place for mark, place in waiting.items() if place < start}
        elif opens:
            waiting[piece.mark] = at


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    done: list[Run] = []
    for run in runs:
        last = done[-1] if done else None
        if last is not None and (last.bold, last.italic, last.code) == (
            run.bold, run.italic, run.code,
        ):  # fmt: skip
            done[-1] = msgspec.structs.replace(last, text=last.text + run.text)
        else:
            done.append(run)
    return tuple(done)


_MEANING = re.compile(r"[\\`*_\[\]<>]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def escaped(words: str) -> str:
    """Letters for the middle of a line that mean nothing but themselves there; one line."""
    line = words.replace("\n", " ").replace("\r", " ")
    return _MEANING.sub(lambda hit: "\\" + hit.group(), line)


def unescaped(written: str) -> str:
    """The letters that `escaped` wrote."""
    return _ESCAPED.sub(lambda hit: hit.group(1), written)
