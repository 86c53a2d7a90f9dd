"""What an export is asked for and what it answers."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from annotator.app.export_counts import PartCounts
from annotator.app.splitting import Division
from annotator.formats.base import Problem, Tokens, Unit


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to export. "" means every author, every status; `documents` are the ids of those that
    are wanted, all of them for none.

    `split` gives the shares of train, dev and test (or train and test) in percent, by document,
    each label shared out alike and near-duplicates kept together; `seed` makes another division
    of the same shares. `tokens` is how token formats cut the text, `task` what
    ``chat`` asks for. `boilerplate` "keep" leaves zones of that kind in the text, "cut" takes
    them out; "" cuts them out where the format could not say that they are boilerplate.
    `window` above 0 cuts documents between sentences into pieces of at most so many code points.
    `strict` refuses to lose or change anything.
    """

    format: str = "jsonl"
    author: str = ""
    status: str = ""
    documents: tuple[str, ...] = ()
    offsets: str = Unit.CODEPOINT.value
    split: tuple[int, ...] = ()
    seed: int = 0
    tokens: str = Tokens.CLITIC.value
    task: str = ""
    boilerplate: str = ""
    window: int = 0
    strict: bool = False


@dataclass
class ExportSummary:
    """What an export did. `kept` + `dropped` is the number of items looked at.

    `documents` counts records written: one layer of one document each. `changed` counts items
    that the format could say only in another way. `losses` are the side-car files that hold what
    the format could not, and bring it back when the export is imported again.
    """

    documents: int = 0
    items: int = 0
    kept: int = 0
    changed: int = 0
    dropped: int = 0
    refused: int = 0
    cancelled: bool = False
    division: Division | None = None
    """What a split was made of; None without one."""
    parts: list[PartCounts] = field(default_factory=list)
    """What each file holds, in the order of `paths`; one part without a split."""
    paths: list[Path] = field(default_factory=list)
    losses: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_counts: Counter[str] = field(default_factory=Counter)

    @property
    def exit_status(self) -> int:
        """0 done, 3 done in part (design.md, section 8)."""
        return 3 if self.refused or self.changed or self.dropped or self.cancelled else 0
