"""A full disk refuses an act in one plain sentence; what was saved stays, and work goes on after.

The limit on the size of a file stands for the disk: SQLite meets the same refusal of a write.
"""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.model.document import LayerKey
from annotator.store.backup import backups_of, make_backup
from annotator.store.clock import utc_now
from annotator.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux are used")

CHILD = """
import resource, sys
from pathlib import Path
from annotator.app.exporting import ExportOptions, export_records
from annotator.app.import_types import ImportOptions
from annotator.app.importing import import_paths
from annotator.app.projects import open_session
from annotator.errors import UserError
from annotator.model import commands
from annotator.store.backup import make_backup
from annotator.store.clock import utc_now

project, work, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
session = open_session(project, "me")
session.open_document("d1")
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
saved = 0
def edit():
    global saved
    for n in range(2000):
        ticket = session.act(commands.set_note(session.state, "s1", f"{n} " + "x" * 400))
        if not ticket.saved:
            return ticket.error
        saved = n + 1
def other(act):
    try:
        act()
    except UserError as error:
        return error
def imports():
    paths = [project.with_name("big.jsonl")]
    summary = import_paths(session.store, paths, ImportOptions(author="me"))
    if summary.problems:
        raise UserError(summary.problems[-1].key, summary.problems[-1].message)
def exports():
    export_records(session.store, project.with_suffix(".jsonl"), ExportOptions())
works = {
    "edit": edit,
    "import": lambda: other(imports),
    "export": lambda: other(exports),
    "backup": lambda: other(lambda: make_backup(project, "work", utc_now)),
}
error = works[work]()
print("refused", error.key if error else "nothing")
print("message", error.message if error else "")
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
ticket = session.act(commands.set_note(session.state, "s1", f"after {saved}"))
print("after", ticket.saved)
session.close()
"""


def run(path, work, most):
    # The kernel would send a signal first; the program is to see the refusal of the write.
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), work, str(most)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
    )
    assert done.returncode == 0, done.stderr
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


@pytest.fixture
def project(store, path):
    lines = "".join(f'{{"id": "n{n}", "text": "{"مقال " * 400}{n}"}}\n' for n in range(400))
    path.with_name("big.jsonl").write_text(lines, encoding="utf-8")
    make_backup(path, "hand", utc_now)
    store.close()
    return path


@pytest.mark.parametrize("work", ["edit", "import", "export", "backup"])
def test_the_work_is_refused_in_words_and_goes_on_when_there_is_room(project, work):
    most = {"edit": 900_000, "import": 600_000, "export": 1_000, "backup": 60_000}[work]
    said = run(project, work, most)
    assert said["refused"] in ("project.disk_full", "export.disk_full", "backup.failed"), said
    assert said["message"].strip()
    assert said["after"] == "True"
    with Store.open(project) as store:
        assert store.check() == []
        notes = [item.note for item in store.layer(LayerKey("d1", "me"))[1] if item.id == "s1"]
        assert notes[0].startswith("after ")
        if work == "edit":
            assert int(notes[0].split()[1]) > 10
    assert len(backups_of(project)) == 1
    left = [p.name for p in project.parent.iterdir() if "part" in p.name or "tmp" in p.name]
    assert left == []


def test_the_limit_is_a_real_one():
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
