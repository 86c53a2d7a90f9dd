"""Running the command line in this process, with settings of its own."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator import cli


@dataclass
class Done:
    """What a command line did."""

    status: int
    out: str
    err: str


Cli = Callable[..., Done]


@pytest.fixture
def annotate(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Cli:
    """Run ``annotator WORDS...`` here; a window or a demo is an error."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ANNOTATOR_AUTHOR", "ليلى")

    def run(*words: object) -> Done:
        capsys.readouterr()
        status = cli.run([str(word) for word in words], window=_no_window, demo=_no_demo)
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return run


def _no_window(project: Path | None) -> int:
    raise AssertionError(f"a window was opened on {project}")


def _no_demo(out: Path | None, offscreen: bool) -> int:
    raise AssertionError(f"a demo was started in {out}, {offscreen}")


@pytest.fixture
def project(annotate: Cli, tmp_path: Path) -> Path:
    """An empty project."""
    path = tmp_path / "corpus.annot"
    assert annotate("new", path).status == 0
    return path


@pytest.fixture
def fingerprint() -> Callable[[Path], str]:
    """SHA-256 of a file."""
    return lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
