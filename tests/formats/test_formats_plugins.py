"""A format of one's own comes in by installing a package; a broken one is named, and no more."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE = """
from annotator.formats.base import Format, Keeps

def write(records, out, options):
    for record in records:
        out.write(f"{len(record.items)}\\n".encode())
    yield from ()

MINE = Format(name="counts", title="Counts", suffixes=(".n",), keeps=Keeps(), write=write)
NONE = "no format at all"
"""
ENTRIES = """[annotator.formats]
mine = my_format:MINE
none = my_format:NONE
gone = my_format_that_is_not_there:MINE
"""


def install(folder: Path) -> dict[str, str]:
    """A package as pip would lay it down."""
    (folder / "my_format.py").write_text(MODULE, "utf-8")
    info = folder / "my_format-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: my-format\nVersion: 1.0\n", "utf-8"
    )
    (info / "entry_points.txt").write_text(ENTRIES, "utf-8")
    paths = os.pathsep.join([str(folder), str(ROOT)])
    return {**os.environ, "PYTHONPATH": paths, "ANNOTATOR_HOME": str(folder / "home")}


def annotate(environment, *words):
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_format_of_ones_own_exports_and_a_broken_one_is_named(tmp_path):
    environment = install(tmp_path)
    listed = annotate(environment, "formats", "--json")
    assert listed.returncode == 0
    assert "counts" in [row["name"] for row in json.loads(listed.stdout)]
    assert "none (my_format:NONE)" in listed.stderr
    assert "my_format_that_is_not_there" in listed.stderr
    (tmp_path / "a.txt").write_text("بغداد", "utf-8")
    project, out = tmp_path / "p.annot", tmp_path / "o.n"
    assert annotate(environment, "import", project, tmp_path / "a.txt").returncode == 0
    assert annotate(environment, "export", project, out, "--format", "counts").returncode == 0
    assert out.read_text("utf-8") == "0\n"
