"""A project whose every string is markup or a trick opens no file, loads nothing, shows letters."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHILD = Path(__file__).with_name("hostile_child_gui.py")


@pytest.fixture
def run_child(tmp_path):
    def run(*command):
        import os

        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "ANNOTATOR_HOME": str(tmp_path / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            "no_proxy": "",
            "http_proxy": "http://127.0.0.1:9",
        }
        canary = tmp_path / "canary.png"
        words = [*command, sys.executable, str(CHILD), str(tmp_path), str(canary)]
        done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout, canary

    return run


def test_no_widget_paints_a_picture_that_a_name_asks_for(run_child):
    said, _ = run_child()
    assert "widgets" in said
    assert "red 0" in said


def test_no_file_is_opened_that_a_name_asks_for(run_child, tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("strace is not here (Debian: strace)")
    log = tmp_path / "calls"
    _, canary = run_child("strace", "-f", "-e", "trace=open,openat,connect,stat", "-o", str(log))
    calls = log.read_text(errors="replace").splitlines()
    by_child = [line for line in calls if canary.name in line and "O_CREAT" not in line]
    assert by_child == []
    assert not [line for line in calls if "sin_port" in line or "/dev/zero" in line]
