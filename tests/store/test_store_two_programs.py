"""Two programs and one project file: never two writers, by whatever name each of them opens it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.store.store import Store

ROOT = Path(__file__).parents[2]
RACERS, RACES = 4, 5
RACER = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from annotator.errors import UserError
from annotator.store.store import Store
print(json.dumps("ready"), flush=True)
for name in map(str.strip, sys.stdin):
    from pathlib import Path
    try:
        store = Store.open(Path(name))
    except UserError as error:
        print(json.dumps(error.key), flush=True)
        sys.stdin.readline()
    else:
        print(json.dumps("open"), flush=True)
        sys.stdin.readline()
        store.close()
    print(json.dumps("closed"), flush=True)
"""


@pytest.fixture
def racers():
    """Programs that open a project when they are told its name, and close it when told again."""
    words = [sys.executable, "-c", RACER, str(ROOT)]
    started = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(RACERS)
    ]
    assert all(answer(racer) == "ready" for racer in started)
    yield started
    for racer in started:
        racer.kill()
        racer.wait()
        racer.stdin.close()
        racer.stdout.close()


def answer(racer):
    return json.loads(racer.stdout.readline())


def tell(racer, words=""):
    racer.stdin.write(f"{words}\n")
    racer.stdin.flush()


def test_of_programs_that_start_at_once_exactly_one_may_write(store, path, racers):
    store.close()
    link = path.with_name("link.annot")
    link.symlink_to(path.name)
    for race in range(RACES):
        for number, racer in enumerate(racers):
            tell(racer, link if (race + number) % 2 else path)
        said = sorted(answer(racer) for racer in racers)
        assert said == ["open"] + ["project.locked"] * (RACERS - 1), f"race {race}"
        for racer in racers:
            tell(racer)
        assert all(answer(racer) == "closed" for racer in racers)


def test_who_is_killed_holds_nobody_up(store, path, racers):
    store.close()
    tell(racers[0], path)
    assert answer(racers[0]) == "open"
    with pytest.raises(UserError, match=f"process {racers[0].pid}"):
        Store.open(path)
    os.kill(racers[0].pid, signal.SIGKILL)
    racers[0].wait()
    start = time.monotonic()
    with Store.open(path) as again:
        assert time.monotonic() - start < 1.0
        assert again.check() == []


def test_a_file_with_two_names_is_opened_for_reading_only(store, path):
    store.close()
    other = path.with_name("other.annot")
    os.link(path, other)
    for name in (path, other):
        with pytest.raises(UserError) as refused:
            Store.open(name)
        assert refused.value.key == "project.linked"
        with Store.open(name, read_only=True) as reader:
            assert reader.document_ids() == ["d1"]
    other.unlink()
    Store.open(path).close()
