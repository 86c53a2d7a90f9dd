"""Salvaging: a new project out of a damaged one, with the report of what could not be saved."""

from pathlib import Path

import msgspec

from annotator.app.session import utc_now
from annotator.errors import UserError
from annotator.formats.files import atomic_writer
from annotator.sentences import plain, worded
from annotator.store.salvage import salvage
from annotator.store.salvage_state import Loss

__all__ = ["Loss", "Outcome", "salvage_project"]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it. `report` has one line of JSON for each loss; none where nothing was lost."""

    documents: int
    items: int
    lost: int
    unproven: int
    losses: tuple[Loss, ...]
    report: str


def salvage_project(damaged: Path, new: Path) -> Outcome:
    """Make `new` out of what can be read of `damaged`, and ``<new>.losses.jsonl`` beside it.

    The damaged project is not changed. UserError as from `store.salvage.salvage`, and
    ``project.exists`` where a report stands already.
    """
    report = new.with_name(new.name + ".losses.jsonl")
    if report.exists():
        words = worded("{path} exists already. Choose another name for what is saved.", path=report)
        raise UserError("project.exists", words)
    done = salvage(damaged, new, utc_now())
    if done.losses:
        with atomic_writer(report) as file:
            for loss in done.losses:
                file.write(msgspec.json.encode(loss, enc_hook=plain) + b"\n")
    return Outcome(
        documents=done.documents,
        items=done.items,
        lost=done.lost,
        unproven=done.unproven,
        losses=done.losses,
        report=str(report) if done.losses else "",
    )
