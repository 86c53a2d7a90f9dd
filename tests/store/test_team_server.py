"""The server of the tests itself: it goes with the run that started it, however that ends."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from team_server import FAST, server
made = server(**FAST)
running = next(made)
print(running.folder, flush=True)
sys.stdin.read()
"""


def test_a_run_that_is_killed_leaves_neither_a_server_nor_a_folder(team_server):
    words = [sys.executable, "-c", CHILD, str(Path(__file__).parents[1])]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        folder = Path(run.stdout.readline().strip())
        if not folder.is_dir():
            pytest.fail("no server was started")
        pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        run.kill()
    until = time.monotonic() + 20
    while folder.exists() or Path(f"/proc/{pid}").exists():
        assert time.monotonic() < until
        time.sleep(0.1)
    assert team_server.ask("SELECT 1") == [(1,)]
