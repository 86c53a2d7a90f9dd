"""With an Arabic, Hebrew or Persian layout on, every one-stroke key is still the key it is.

Real key codes of a real X server: what Qt makes of them is what a person gets.
"""

import select
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.app.projects import load_scheme, make_sample, scheme_names
from annotator.gui.keys import _EVDEV, COMMANDS, is_stroke

CHILD = Path(__file__).with_name("keys_child_x11.py")
CODES = {name: code + 8 for code, name in _EVDEV.items()} | {
    # X counts from 8 above the codes of the kernel (input-event-codes.h).
    "Tab": 15 + 8,
    "Return": 28 + 8,
    "Space": 57 + 8,
    "Delete": 111 + 8,
}
LAYOUTS = ("ara", "il", "ir", "us")


class Child:
    """The window, and what it says."""

    def __init__(self, project, kind, environment):
        self._program = subprocess.Popen(
            [sys.executable, str(CHILD), str(project), kind],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._program.stdout.readline() == "ready\n"

    def said(self):
        """The next line that it says; nothing within some seconds is nothing."""
        waiting, _, _ = select.select([self._program.stdout], [], [], 8)
        return self._program.stdout.readline().split() if waiting else []

    def end(self):
        self._program.kill()
        self._program.communicate()


@pytest.fixture
def child(tmp_path, environment, focused):
    make_sample(tmp_path / "p.annot")
    children = []

    def start(kind):
        children.append(Child(tmp_path / "p.annot", kind, environment))
        focused("keys of annotator")
        return children[-1]

    yield start
    for one in children:
        one.end()


def stroke(key):
    """The words of xdotool for a key by its place."""
    shifted, name = key.startswith("Shift+"), key.removeprefix("Shift+")
    return f"shift+{CODES[name]}" if shifted else str(CODES[name])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_stroke_of_a_command_calls_it_in_every_layout(child, tool, layout):
    tool("setxkbmap", layout)
    window = child("commands")
    wanted = [(c.name, c.key) for c in COMMANDS if is_stroke(c.key)]
    assert len(wanted) > 30
    for name, key in wanted:
        tool("xdotool", "key", "--clearmodifiers", stroke(key))
        assert window.said() == ["command", name], key
    tool("setxkbmap", "us")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_key_of_a_label_marks_in_every_layout(child, tool, layout):
    tool("setxkbmap", layout)
    window = child("labels")
    used = {
        label.hotkey
        for scheme in scheme_names()
        for label in load_scheme(scheme).entities()
        if label.hotkey and not label.parent
    }
    # B types two letters at once in Arabic (لا), and is the label key of three schemes.
    assert "B" in used
    for key in sorted(used):
        tool("xdotool", "key", "--clearmodifiers", stroke(key))
        assert window.said() == ["label", key], key
    tool("setxkbmap", "us")
