"""Two families of error: the world's faults, told in one plain sentence, and our own bugs."""


class AnnotatorError(Exception):
    """Base of every error that this program raises on purpose."""


class UserError(AnnotatorError):
    """A fault of the world: a file, a record, an offset, another program.

    `key` is a stable name such as ``offset.out_of_range``: tests and scripts may rely on it. The
    message is one plain sentence: what happened, where, and what to do.
    """

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
        self.message = message


class Conflict(UserError):
    """Another writer changed the same item first; nothing was overwritten."""

    def __init__(self, message: str) -> None:
        super().__init__("edit.conflict", message)


class BugError(AnnotatorError):
    """Something that cannot happen did: a fault of ours, shown with a report."""
