"""The work that a power cut interrupts: a person at a project, or exports over an older one.

    power_child_store.py (edits|closed|export) FOLDER

Writes to standard output, as signed 64-bit numbers, only what the program called done: the number
of acts in the log, or the generation of the exported file.
"""

import os
import random
import struct
import sys
from pathlib import Path

from annotator.app.exporting import ExportOptions, export_records
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import load_scheme, open_session
from annotator.model import commands, commands_repair
from annotator.model.items import Event, Span
from annotator.store.store import Store

EDITS = 150
GENERATIONS = 5


def told(number: int) -> None:
    """Say what was called done."""
    os.write(1, struct.pack("<q", number))


def project_in(folder: Path, article: Path) -> Path:
    """A project made and filled by the program's own code."""
    project = folder / "p.annot"
    store = Store.create(project, load_scheme("ace2005"))
    import_paths(store, [article], ImportOptions(author=""))
    store.close()
    return project


def edit(session, chance: random.Random) -> bool:
    """One random act; whether it is saved."""
    state = session.state
    spans = [m.id for m in state.mentions() if isinstance(m, Span)]
    events = [m.id for m in state.mentions() if isinstance(m, Event)]
    at = chance.randrange(len(state.text) - 40)
    kind = chance.randrange(9)
    if kind == 0 and session.history.done:
        return session.undo().saved
    if kind == 1 and session.history.undone:
        return session.redo().saved
    if kind == 2 and spans:
        act = commands.delete(state, [chance.choice(spans)])
    elif kind == 3 and spans and events:
        ends = (chance.choice(events), "Target", chance.choice(spans))
        act = commands.add_argument(state, *ends)
    elif kind == 4 and len(spans) > 1:
        act = commands_repair.merge_mentions(state, chance.sample(spans, 2))
    elif kind == 5:
        places = [(at + n, at + n + 3) for n in range(0, 36, 4)]
        act = commands_repair.mark_all(state, places, "PER")
    elif kind == 6:
        act = commands.mark_event(state, [(at, at + 4)], "Conflict.Attack")
    else:
        act = commands.mark_span(state, [(at, at + chance.randrange(1, 30))], "ORG")
    ticket = session.act(act)
    return ticket is not None and ticket.saved


def edits(folder: Path, article: Path, *, closed: bool) -> None:
    """Edits on one document; closed properly in between and at the end, or never."""
    project = project_in(folder, article)
    told(-1)
    chance = random.Random(7)
    session = open_session(project, "me")
    session.open_document(session.documents()[0].id)
    done = 0
    for number in range(EDITS):
        if edit(session, chance):
            done += 1
            told(done)
        if closed and number % 40 == 39:
            session.close()
            session = open_session(project, "me")
            session.open_document(session.documents()[0].id)
    if closed:
        session.close()
    os._exit(0)


def exports(folder: Path, article: Path) -> None:
    """One export after the other to the same name, each with one span more than the one before."""
    project = project_in(folder, article)
    session = open_session(project, "me")
    session.open_document(session.documents()[0].id)
    for generation in range(GENERATIONS + 1):
        export_records(session.store, folder / "out.jsonl", ExportOptions())
        told(generation)
        at = 10 * generation
        session.act(commands.mark_span(session.state, [(at, at + 4)], "PER"))
    os._exit(0)


if __name__ == "__main__":
    work, where, text = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    exports(where, text) if work == "export" else edits(where, text, closed=work == "closed")
