"""What an assistive tool reads over its bus: the text, the caret, the marks, what is selected."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.app.projects import make_sample, open_session
from annotator.model import commands

jeepney = pytest.importorskip("jeepney")

CHILD = Path(__file__).with_name("atspi_child_x11.py")
_TEXT = "org.a11y.atspi.Text"


def end(program):
    """End a program and let go of its pipes."""
    program.kill()
    program.communicate()


@pytest.fixture
def bus(environment):
    """The environment with a session bus of its own."""
    missing = [name for name in ("dbus-daemon", "gdbus") if shutil.which(name) is None]
    services = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
    if missing or not services.exists():
        pytest.skip("assistive tools need Debian's packages dbus at-spi2-core libglib2.0-bin")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
    environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
    yield environment
    daemon.terminate()
    daemon.communicate()


@pytest.fixture
def article(bus, tmp_path, focused):
    """The element of the article, the connection, and the session's text."""
    from atspi_client import open_bus, programs

    project = tmp_path / "p.annot"
    make_sample(project)
    session = open_session(project, "me")
    state = session.open_document(session.documents()[0].id)
    session.act(commands.mark_span(state, [(0, 5)], "GPE"))
    session.act(commands.mark_event(session.state, [(11, 16)], "Conflict.Attack"))
    text = session.state.text
    session.close()
    program = subprocess.Popen(
        [sys.executable, str(CHILD), str(project)],
        env=bus,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert program.stdout.readline() == "ready\n"
    focused("annotator for assistive tools")
    client = open_bus(bus)
    found = None
    for _ in range(60):
        for element in programs(client):
            found = element.find(lambda e: _TEXT in e.interfaces and e.name == "Article")
        if found is not None:
            break
        time.sleep(0.25)
    assert found is not None, "no element of the name Article holds text"
    yield found, client, text
    client.close()
    end(program)


def test_text_caret_and_marks_are_read_and_the_selection_is_announced(article, tool):
    from atspi_client import listening, member_of

    element, client, text = article
    assert element.text() == text
    assert element.text(17, 24) == text[17:24]
    assert element.read(_TEXT, "CharacterCount") == len(text)

    before = element.caret()
    tool("xdotool", "key", "Left")
    tool("xdotool", "key", "Left")
    for _ in range(40):
        if element.caret() == before + 2:
            break
        time.sleep(0.1)
    assert element.caret() == before + 2

    marks = element.children()
    assert [mark.name for mark in marks] == [
        f"Geo-Political Entity (GPE): {text[0:5]}",
        f"Attack (Conflict.Attack): {text[11:16]}",
    ]
    left, top, wide, high = element.extents()
    for mark in marks:
        x, y, w, h = mark.extents()
        assert w > 5
        assert h > 5
        assert left <= x
        assert x + w <= left + wide
        assert top <= y
        assert y + h <= top + high
    assert marks[0].extents()[0] > marks[1].extents()[0], "reading goes from right to left"

    with listening(
        client, "org.a11y.atspi.Event.Object", "object:announcement", "object:"
    ) as heard:
        tool("xdotool", "key", "shift+Left")
        announced = []
        for _ in range(60):
            try:
                message = client.recv_until_filtered(heard, timeout=5)
            except TimeoutError:
                break
            if member_of(message) == "Announcement":
                announced.append(str(message.body))
                break
    assert announced
    assert "Selected" in announced[0]
