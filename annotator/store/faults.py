"""Faults: what a check can find, and what may be done about each kind."""

import msgspec

from annotator.model.place import is_server

_LOSS = (
    "Go back to a backup: `annotator restore {project}`. Where there is none: `annotator salvage "
    "{project} NEW.annot`, which leaves out or names whatever cannot be proven."
)
_FROM_LOG = (
    "The log still has what was done: `annotator salvage {project} NEW.annot` makes a project by "
    "it and names what it changed. An earlier state: `annotator restore {project}`."
)
_SERVER = (
    "Somebody wrote to {project} past this program. Whoever manages it goes back to a backup with "
    "pg_restore. `annotator export {project} WORK.jsonl` saves what can be read."
)
_BY_HAND = "Open the document in the window and put it right there; that can be undone."
_REMEDIES = {
    "database": _LOSS,
    "text": _LOSS,
    "document": _LOSS,
    "scheme": "Open the labels in the window and give the scheme back what it lacks.",
    "label": _FROM_LOG,
    "log": _LOSS,
    "log.differs": _FROM_LOG,
    "log.undoes": _LOSS,
    "ref.cycle": _BY_HAND,
}


class Fault(msgspec.Struct, frozen=True):
    """One thing that does not hold: a stable key, where (document, author, item), a sentence.

    `repair` says what can be done about it and by which command.
    """

    key: str
    where: str
    message: str
    repair: str = ""


def with_remedy(fault: Fault, project: str) -> Fault:
    """The fault with what can be done about it in `project`."""
    kind = fault.key.partition(".")[0]
    words = _REMEDIES.get(fault.key) or _REMEDIES.get(kind) or _FROM_LOG
    if is_server(project) and words in (_LOSS, _FROM_LOG):
        words = _SERVER
    return msgspec.structs.replace(fault, repair=words.format(project=project))
