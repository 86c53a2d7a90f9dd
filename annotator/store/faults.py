"""Faults: what a check can find, and what may be done about each kind."""

import msgspec

from annotator.model.place import is_server
from annotator.sentences import Sentence, worded


def _loss(project: str) -> Sentence:
    return worded(
        "Go back to a backup: `annotator restore {project}`. Where there is none: `annotator "
        "salvage {project} NEW.annot`, which leaves out or names whatever cannot be proven.",
        project=project,
    )


def _from_log(project: str) -> Sentence:
    return worded(
        "The log still has what was done: `annotator salvage {project} NEW.annot` makes a project "
        "by it and names what it changed. An earlier state: `annotator restore {project}`.",
        project=project,
    )


def _server(project: str) -> Sentence:
    return worded(
        "Somebody wrote to {project} past this program. Whoever manages it goes back to a backup "
        "with pg_restore. `annotator export {project} WORK.jsonl` saves what can be read.",
        project=project,
    )


def _labels(_project: str) -> Sentence:
    return worded("Open the labels in the window and give the scheme back what it lacks.")


def _by_hand(_project: str) -> Sentence:
    return worded("Open the document in the window and put it right there; that can be undone.")


_REMEDIES = {
    "database": _loss,
    "text": _loss,
    "document": _loss,
    "scheme": _labels,
    "label": _from_log,
    "log": _loss,
    "log.differs": _from_log,
    "log.undoes": _loss,
    "ref.cycle": _by_hand,
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
    remedy = _REMEDIES.get(fault.key) or _REMEDIES.get(kind) or _from_log
    if is_server(project) and remedy in (_loss, _from_log):
        remedy = _server
    return msgspec.structs.replace(fault, repair=remedy(project))
