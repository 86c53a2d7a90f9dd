"""Many programs at one project: never two writers, and a lock dies with its holder at once."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.store.store import Store

ROOT = Path(__file__).resolve().parents[2]

CHILD = """
import sys, os
from pathlib import Path
from annotator.errors import UserError
from annotator.store.store import Store
project = Path(sys.argv[1])
print("ready", flush=True)
for line in sys.stdin:
    try:
        store = Store.open(project)
    except UserError as error:
        print(error.key, flush=True)
        continue
    print("open", flush=True)
    sys.stdin.readline()
    store.close()
    print("closed", flush=True)
"""


def child(path):
    started = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert started.stdout.readline() == "ready\n"
    return started


def ask(process):
    process.stdin.write("go\n")
    process.stdin.flush()


@pytest.fixture
def children(store, path):
    store.close()
    found = [child(path) for _ in range(3)]
    yield found
    for process in found:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def test_of_those_who_open_at_one_moment_one_writes_and_the_others_are_told(children):
    for round_ in range(200):
        for process in children:
            ask(process)
        answers = [process.stdout.readline().strip() for process in children]
        assert answers.count("open") == 1, (round_, answers)
        assert set(answers) <= {"open", "project.locked"}, (round_, answers)
        writer = children[answers.index("open")]
        ask(writer)
        assert writer.stdout.readline() == "closed\n"


def test_after_a_kill_the_project_is_free_within_a_second(children, path):
    ask(children[0])
    assert children[0].stdout.readline() == "open\n"
    with pytest.raises(UserError) as refused:
        Store.open(path)
    assert f"process {children[0].pid}" in refused.value.message
    children[0].kill()
    children[0].wait()
    began = time.monotonic()
    while True:
        try:
            Store.open(path).close()
            break
        except UserError:
            assert time.monotonic() - began < 1
