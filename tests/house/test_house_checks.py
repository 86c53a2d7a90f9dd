"""The house rules that a tool can check: lint, format, types, the direction of imports."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(words)}:\n{done.stdout[-6000:]}\n{done.stderr[-2000:]}"


def test_ruff_finds_nothing_to_mend():
    run("ruff", "check", "--no-cache", "annotator", "tests")


def test_every_file_is_formatted():
    run("ruff", "format", "--no-cache", "--check", "annotator", "tests")


def test_types_are_strict_everywhere():
    run("mypy")


def test_stairs_go_down_only():
    code = "from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_the_scripts_are_sound_shell_and_can_be_run(script):
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0
