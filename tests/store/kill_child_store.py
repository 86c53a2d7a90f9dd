"""Does one piece of work and kills itself with SIGKILL inside its N-th database or file call.

    kill_child_store.py WORK N PROJECT ARTICLE

Prints "saved" when the program said so, and "through" when N calls were never made.
"""

import os
import signal
import sys
from pathlib import Path

import faulty
import next_revision

from annotator.app.exporting import ExportOptions, export_records
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import open_session
from annotator.model import commands
from annotator.store.backup import make_backup
from annotator.store.clock import utc_now
from annotator.store.restore import restore
from annotator.store.store import Store


class Deadly(faulty.Countdown):
    """The call that is due is the last one of this process."""

    def due(self, name: str) -> bool:
        if super().due(name):
            os.kill(os.getpid(), signal.SIGKILL)
        return False


class Setter:
    """What `wired` needs of pytest's monkeypatch; nothing is ever set back."""

    setattr = staticmethod(setattr)


def in_session(project: Path, count: Deadly, act) -> None:
    session = open_session(project, "me")
    session.open_document(session.documents()[0].id)
    with faulty.failing(count):
        if act(session).saved:
            print("saved", flush=True)
        session.close()


def work(name: str, project: Path, article: Path, count: Deadly) -> None:
    """One of the works, with every call counted."""
    if name == "edit":
        in_session(project, count, lambda s: s.act(commands.mark_span(s.state, [(60, 66)], "ORG")))
    elif name == "undo":
        in_session(project, count, lambda s: s.undo())
    elif name == "backup":
        with faulty.failing(count):
            make_backup(project, "work", utc_now)
            print("saved", flush=True)
    elif name == "restore":
        with faulty.failing(count):
            restore(project)
            print("saved", flush=True)
    elif name == "migration":
        next_revision.install(dict.__setitem__, setattr)
        with faulty.failing(count):
            Store.open(project).close()
            print("saved", flush=True)
    elif name == "import":
        with Store.open(project) as store, faulty.failing(count):
            if import_paths(store, [article], ImportOptions(author="me")).imported:
                print("saved", flush=True)
            store.close()
    else:
        with Store.open(project) as store, faulty.failing(count):
            export_records(store, project.with_suffix(".jsonl"), ExportOptions())
            print("saved", flush=True)


if __name__ == "__main__":
    deadly = Deadly(int(sys.argv[2]))
    with faulty.wired(Setter()):
        work(sys.argv[1], Path(sys.argv[3]), Path(sys.argv[4]), deadly)
    print("through", flush=True)
