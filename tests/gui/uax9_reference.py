"""The Unicode bidirectional algorithm (UAX 9, rules X1 to L2) for one paragraph: plain and slow.

Only the tests use it, as an oracle that owes Qt nothing; it is itself checked against
BidiCharacterTest.txt. The names of rules are those of the standard.
"""

import unicodedata
from itertools import groupby

EMBEDDINGS = {"LRE", "RLE", "LRO", "RLO"}
INITIATORS = {"LRI", "RLI", "FSI"}
REMOVED = EMBEDDINGS | {"PDF", "BN"}
NEUTRAL = {"B", "S", "WS", "ON", "PDI"} | INITIATORS
STRONG = {"L", "R", "AL"}
OPENING = {"(": ")", "[": "]", "{": "}", "\u3008": "\u3009"}
CLOSING = set(OPENING.values())
CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
DEEPEST = 125


def visual_order(text: str, base: int, start: int = 0, end: int | None = None) -> list[int]:
    """The indexes of the line [start, end) from left to right, without those that X9 removes.

    `base` is the level of the paragraph: 0 left to right, 1 right to left.
    """
    end = len(text) if end is None else end
    levels = resolved_levels(text, base)
    line = [at for at in range(start, end) if levels[at] is not None]
    trailing = True  # L1
    for at in reversed(line):
        kind = unicodedata.bidirectional(text[at])
        trailing = kind in {"S", "B"} or (trailing and kind in INITIATORS | {"WS", "PDI"})
        if trailing:
            levels[at] = base
    for level in range(max((levels[at] for at in line), default=0), 0, -1):  # L2
        turned = []
        for high, run in groupby(line, key=lambda at: levels[at] >= level):
            part = list(run)
            turned += part[::-1] if high else part
        line = turned
    return line


def resolved_levels(text: str, base: int) -> list[int | None]:
    """The level of each character after I2; None for those that X9 removes."""
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    explicit = Explicit(kinds, base)
    found = list(explicit.levels)
    for at in sequences(kinds, explicit.levels, explicit.ends):
        for place, level in zip(at, Sequence(text, kinds, explicit, at).resolved(), strict=True):
            found[place] = level
    return found


class Explicit:
    """Rules X1 to X9: levels of embeddings and isolates, and the classes that overrides set."""

    def __init__(self, kinds: list[str], base: int) -> None:
        self.base = base
        self.original = kinds
        self.kinds = list(kinds)
        self.levels: list[int | None] = [base] * len(kinds)
        self.ends = self._matched()
        self._stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self._lost_isolates = self._lost_embeddings = self._isolates = 0
        for at, kind in enumerate(kinds):
            if kind in EMBEDDINGS:
                self._open(kind[0] == "R", override=kind[0] if kind[2] == "O" else "")
            elif kind in INITIATORS:
                self._set(at)
                self._open(kind == "RLI" or (kind == "FSI" and self._first_is_rtl(at)), True)
            elif kind == "PDI":
                self._close_isolate()
                self._set(at)
            elif kind == "PDF":
                self._close_embedding()
            elif kind != "BN":
                self._set(at)
            if kind in REMOVED:
                self.levels[at] = None

    def _matched(self) -> dict[int, int]:
        waiting, found = [], {}
        for at, kind in enumerate(self.original):
            if kind in INITIATORS:
                waiting.append(at)
            elif kind == "PDI" and waiting:
                found[waiting.pop()] = at
        return found

    def _set(self, at: int) -> None:
        level, override, _ = self._stack[-1]
        self.levels[at] = level
        self.kinds[at] = override or self.kinds[at]

    def _first_is_rtl(self, at: int) -> bool:
        end = self.ends.get(at, len(self.original))
        at += 1
        while at < end:
            if self.original[at] in STRONG:
                return self.original[at] != "L"
            at = self.ends.get(at, end) if self.original[at] in INITIATORS else at + 1
        return False

    def _open(self, rtl: bool, isolate: bool = False, override: str = "") -> None:
        level = self._stack[-1][0] + 1
        level += (level % 2 == 1) != rtl
        if level <= DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._isolates += isolate
            self._stack.append((level, override, isolate))
        elif isolate:
            self._lost_isolates += 1
        elif not self._lost_isolates:
            self._lost_embeddings += 1

    def _close_isolate(self) -> None:
        if self._lost_isolates:
            self._lost_isolates -= 1
        elif self._isolates:
            self._lost_embeddings = 0
            while not self._stack.pop()[2]:
                pass
            self._isolates -= 1

    def _close_embedding(self) -> None:
        if self._lost_isolates:
            return
        if self._lost_embeddings:
            self._lost_embeddings -= 1
        elif not self._stack[-1][2] and len(self._stack) > 1:
            self._stack.pop()


def sequences(kinds: list[str], levels: list[int | None], ends: dict[int, int]) -> list[list[int]]:
    """The isolating run sequences (BD13)."""
    kept = [at for at, level in enumerate(levels) if level is not None]
    runs = [list(run) for _, run in groupby(kept, key=lambda at: levels[at])]
    by_first = {run[0]: run for run in runs}
    found = []
    for run in runs:
        if run[0] in ends.values():
            continue
        sequence = list(run)
        while (after := ends.get(sequence[-1])) is not None:
            sequence += by_first[after]
        found.append(sequence)
    return found


class Sequence:
    """Rules W1 to I2 on one isolating run sequence."""

    def __init__(self, text: str, kinds: list[str], explicit: Explicit, at: list[int]) -> None:
        self._text = [CANONICAL.get(text[place], text[place]) for place in at]
        self._original = [kinds[place] for place in at]
        self._explicit = explicit
        self._at = at
        self._kinds = [explicit.kinds[place] for place in at]
        level = explicit.levels[at[0]]
        assert level is not None
        self._own = "R" if level % 2 else "L"
        self._sos = self._border(level, reversed(range(at[0])))
        beyond = range(at[-1] + 1, len(explicit.levels))
        isolate = kinds[at[-1]] in INITIATORS
        self._eos = self._border(level, () if isolate else beyond)
        self._level = level

    def _border(self, level: int, places) -> str:
        levels = self._explicit.levels
        outside = (levels[at] for at in places if levels[at] is not None)
        return "R" if max(level, next(outside, self._explicit.base)) % 2 else "L"

    def resolved(self) -> list[int]:
        """The levels of the characters of the sequence (I1, I2)."""
        self._weak_letters()
        self._weak_signs()
        self._brackets()
        self._neutrals()
        raised = {"L": 1, "R": 0} if self._level % 2 else {"L": 0, "R": 1, "EN": 2, "AN": 2}
        return [self._level + raised.get(kind, 1) for kind in self._kinds]

    def _weak_letters(self) -> None:
        before, strong = self._sos, self._sos
        for at, kind in enumerate(self._kinds):
            if kind == "NSM":  # W1
                kind = "ON" if before in INITIATORS | {"PDI"} else before
            before = kind
            if kind in STRONG:
                strong = kind
            if kind == "EN" and strong == "AL":  # W2
                before = kind = "AN"
            self._kinds[at] = kind
        self._kinds = ["R" if kind == "AL" else kind for kind in self._kinds]  # W3

    def _weak_signs(self) -> None:
        kinds = self._kinds
        for at in range(1, len(kinds) - 1):  # W4
            around = kinds[at - 1]
            if around == kinds[at + 1] and (
                (kinds[at] in {"ES", "CS"} and around == "EN")
                or (kinds[at] == "CS" and around == "AN")
            ):
                kinds[at] = around
        at = 0
        for kind, run in groupby(list(kinds)):  # W5, W6
            end = at + len(list(run))
            if kind == "ET" and "EN" in (kinds[at - 1 : at] + kinds[end : end + 1]):
                kinds[at:end] = ["EN"] * (end - at)
            at = end
        strong = self._sos
        for at, kind in enumerate(kinds):
            if kind in {"ES", "ET", "CS"}:
                kinds[at] = "ON"
            strong = kind if kind in {"L", "R"} else strong
            if kind == "EN" and strong == "L":  # W7
                kinds[at] = "L"

    def _pairs(self) -> list[tuple[int, int]]:
        """Bracket pairs (BD16)."""
        waiting: list[tuple[str, int]] = []
        found = []
        for at, letter in enumerate(self._text):
            if self._kinds[at] != "ON":
                continue
            if letter in OPENING:
                if len(waiting) == 63:
                    return []
                waiting.append((OPENING[letter], at))
            elif letter in CLOSING:
                for back in reversed(range(len(waiting))):
                    if waiting[back][0] == letter:
                        found.append((waiting[back][1], at))
                        del waiting[back:]
                        break
        return sorted(found)

    def _direction(self, at: int) -> str:
        kind = self._kinds[at]
        return {"EN": "R", "AN": "R", "L": "L", "R": "R"}.get(kind, "")

    def _brackets(self) -> None:
        """N0."""
        for opening, closing in self._pairs():
            inside = {self._direction(at) for at in range(opening + 1, closing)} - {""}
            if not inside:
                continue
            chosen = self._own
            if chosen not in inside:
                before = (self._direction(at) for at in reversed(range(opening)))
                chosen = next((way for way in before if way), self._sos)
            for bracket in (opening, closing):
                self._kinds[bracket] = chosen
                after = bracket + 1
                while after < len(self._at) and self._original[after] == "NSM":
                    self._kinds[after] = chosen
                    after += 1

    def _neutrals(self) -> None:
        """N1 and N2."""
        at, count = 0, len(self._kinds)
        while at < count:
            end = at
            while end < count and self._kinds[end] in NEUTRAL:
                end += 1
            if end > at:
                before = self._direction(at - 1) if at else self._sos
                after = self._direction(end) if end < count else self._eos
                way = before if before == after else self._own
                self._kinds[at:end] = [way] * (end - at)
            at = end + 1
