"""Search index: what is asked of an index of folded texts, be it a file or tables of a server.

An index names candidates only: every document that holds the words is among them, and whoever asks
looks into the text itself. So a document too many is no fault, and both kinds give the same
answers. What it lacks of the project it knows by the last act of the log that touched a document.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

import msgspec

LEAST = 3
"""Letters that words must have for an index of three-letter pieces to know them."""

State = tuple[int, int, str]
"""How far it has read the log (the number of an act), and by which project: the number of the last
act until there that touched a document, with its link in a chain of hashes."""

Entry = tuple[int, str, str]
"""A document's number, the SHA-256 of its text, the folded text."""


Counted = Mapping[tuple[str, str], int]
"""How many spans have a quote and a label; how many more or fewer, where it is a change."""


class QuotesAt(msgspec.Struct, frozen=True):
    """Up to which act quotes were counted (number and id), and whether they were too many."""

    number: int
    act: str
    too_many: bool = False


class SearchIndex(ABC):
    """An index of one project."""

    @abstractmethod
    def state(self) -> State | None:
        """How far it is; None for a new one."""

    @abstractmethod
    def entries(self) -> dict[int, str]:
        """The numbers of the documents that it has, with the SHA-256 of each text."""

    @abstractmethod
    def put(self, entries: Sequence[Entry]) -> None:
        """Take in the texts of documents, in place of older ones."""

    @abstractmethod
    def drop(self, documents: Iterable[int]) -> None:
        """Forget documents."""

    @abstractmethod
    def reach(self, state: State) -> None:
        """Remember that all acts up to this one are taken in."""

    @abstractmethod
    def candidates(
        self, words: Sequence[str], after: int, limit: int, *, exact: bool = True
    ) -> list[int]:
        """The first numbers above `after`, ascending, of documents that may hold all `words`.

        The words are folded and have at least `LEAST` letters each. Not `exact` may be quicker and
        name more documents that do not hold them.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of it. Closing twice does nothing."""


class QuoteIndex(SearchIndex):
    """An index that has the quotes of all spans as well, each with its label and their number."""

    @abstractmethod
    def quotes_at(self) -> QuotesAt | None:
        """Up to where quotes were counted; None where they never were."""

    @abstractmethod
    def keep_quotes(self, since: QuotesAt | None, at: QuotesAt, counted: Counted) -> None:
        """Take in counts: in place of all others, or as changes of those of `since`.

        Where others than those of `since` are kept by now, nothing is done.
        """

    @abstractmethod
    def quotes(self, labels: Sequence[str], most: int) -> list[str]:
        """The quotes of a label or its subtypes (all for none), each once, up to `most`."""


class IndexAway(Exception):
    """The index cannot be used just now; searching goes on without it."""
