"""History: which act undo takes back next, and which redo brings again.

Plain data computed from the log, so it is the same after the program was closed or killed.
"""

from collections.abc import Iterable

import msgspec

from annotator.model.edits import Origin, Transaction


class LogHead(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the log without its edits. `seq` gives the order, `time` is for people."""

    seq: int
    id: str
    title: str
    origin: Origin
    author: str
    time: str
    undoes: str | None = None


_PART = "/"


def part_id(act: str, number: int | str) -> str:
    """The id of a part of an act on the scheme: a large one is several transactions in the log.

    They are saved together or not at all. Part 0 holds the scheme, the others the items.
    """
    return f"{act}{_PART}{number}"


def is_scheme_act(id: str) -> bool:
    """Whether an id in the log is that of a part of an act on the scheme."""
    return _PART in id


def act_of(id: str) -> str:
    """The act that a part belongs to, without the number."""
    return id.partition(_PART)[0]


class Step(msgspec.Struct, frozen=True):
    """An act that can be undone or redone."""

    id: str
    title: str


class History(msgspec.Struct, frozen=True):
    """The acts of one author on one document: those that stand, and those taken back.

    Undo takes the last of `done`; redo the last of `undone`, until a new act comes. Imports are
    where a document starts, so they are never steps; nor is the time that was spent.
    """

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    @classmethod
    def from_log(cls, heads: Iterable[LogHead]) -> "History":
        """The history after a log, oldest line first."""
        done: list[Step] = []
        undone: list[Step] = []
        for head in heads:
            _advance(done, undone, head)
        return cls(tuple(done), tuple(undone))

    def after(self, transaction: Transaction) -> "History":
        """The history once `transaction` was committed."""
        done, undone = list(self.done), list(self.undone)
        _advance(done, undone, transaction)
        return History(tuple(done), tuple(undone))


def _advance(done: list[Step], undone: list[Step], tx: LogHead | Transaction) -> None:
    if tx.origin is Origin.LOCAL:
        done.append(Step(tx.id, tx.title))
        undone.clear()
    elif tx.origin is Origin.UNDO:
        undone.append(_take(done, tx.undoes))
    elif tx.origin is Origin.REDO:
        done.append(_take(undone, tx.undoes))


def _take(steps: list[Step], id: str | None) -> Step:
    for at in range(len(steps) - 1, -1, -1):
        if steps[at].id == id:
            return steps.pop(at)
    # A log that names an act which is not there has lost a line; `check` says so. The step is
    # kept by its name, so that the acts around it can still be undone.
    return Step(id or "", "")
