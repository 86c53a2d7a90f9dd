"""Changes: news of what others have saved. A file has none; a server tells."""

import threading
from abc import ABC, abstractmethod
from types import TracebackType

import msgspec


class Changed(msgspec.Struct, frozen=True):
    """One layer, or the document itself, that another program has changed.

    `author` is that of the layer: empty for a document, its texts and zones; both names are empty
    for the scheme. `by` did it, in the act `number` of the log.
    """

    document: str
    author: str
    by: str
    number: int


class Watch(ABC):
    """News as it comes. `poll` belongs to one thread; `close` may be called from any."""

    @abstractmethod
    def poll(self, seconds: float) -> list[Changed]:
        """What others have saved since the last call; waits for the first, `seconds` at most.

        Nothing is lost and nothing told twice, also over a lost connection: it is made anew, and
        the log is asked for what was missed. While the server cannot be reached the answer is
        empty, and `connected` is false. After `close` the answer is empty at once.
        """

    @abstractmethod
    def close(self) -> None:
        """Stop. A `poll` under way in another thread returns within a second."""

    @property
    @abstractmethod
    def connected(self) -> bool:
        """Whether news can come just now."""

    def __enter__(self) -> "Watch":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Silence(Watch):
    """The news of a project file: one program writes it at a time, so there are none."""

    def __init__(self) -> None:
        self._closed = threading.Event()

    def poll(self, seconds: float) -> list[Changed]:
        """Wait, and have nothing to tell."""
        self._closed.wait(seconds)
        return []

    def close(self) -> None:
        """Stop waiting."""
        self._closed.set()

    @property
    def connected(self) -> bool:
        """True: there is nothing to lose."""
        return True
