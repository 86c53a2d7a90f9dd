"""A display of its own with the real X keyboard, and a bus of its own for assistive tools."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "xkbcomp": "x11-xkb-utils",
}


@pytest.fixture(scope="session")
def display():
    """The name of a new X display of 1400 by 900 pixels; skips where the programs are absent."""
    missing = sorted({package for name, package in NEEDED.items() if shutil.which(name) is None})
    if missing:
        pytest.skip(f"real keys need Debian's packages {' '.join(missing)}")
    reading, writing = os.pipe()
    words = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1400x900x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(words, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said:
        number = said.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def environment(display, tmp_path):
    """The environment of a program on that display, with a home of its own."""
    return {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
        "ANNOTATOR_HOME": str(tmp_path / "home"),
    }


@pytest.fixture
def tool(environment):
    """Runs a program of X and gives what it prints."""

    def run(*words):
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture
def focused(tool, environment):
    """Gives the window of a title the focus: there is no window manager to do it."""

    def focus(title):
        for _ in range(100):
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", title],
                env=environment,
                capture_output=True,
                text=True,
            ).stdout.split()
            if found:
                tool("xdotool", "windowfocus", found[0])
                return
            time.sleep(0.1)
        raise AssertionError("the window did not come")

    return focus
