"""What a stranger hands in, and what leaves the computer: as a command line meets them."""

import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BAD = ROOT / "tests" / "store" / "badinputs"


def snapshot(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


COMMANDS = [
    ("info",),
    ("check",),
    ("search", "قال"),
    ("backup",),
    ("trash",),
    ("history", "d1"),
    ("export", "out.jsonl"),
]


@pytest.mark.parametrize("name", ["newer.db", "trigger.db", "truncated.db", "zero.db"])
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_command_changes_a_bad_project_or_breaks_on_it(
    annotate, tmp_path, monkeypatch, name, words
):
    monkeypatch.chdir(tmp_path)
    shutil.copy(BAD / name, tmp_path / name)
    before = (tmp_path / name).read_bytes()
    done = annotate(words[0], name, *words[1:])
    assert done.status == 2, done.err
    assert name in done.err
    assert (tmp_path / name).read_bytes() == before
    assert not (tmp_path / "out.jsonl").exists()
    assert not list(tmp_path.rglob("*.part"))


def test_an_archive_that_wants_to_write_elsewhere_is_no_backup(annotate, project, tmp_path):
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(evil, "w") as archive:
        archive.writestr("../../evil.txt", "x")
        archive.writestr("project.annot", "x")
    before = {k: v for k, v in snapshot(tmp_path).items() if "home" not in k.parts}
    done = annotate("restore", project, evil)
    assert (done.status, "backup.bad" in done.err) == (2, True)
    assert {k: v for k, v in snapshot(tmp_path).items() if "home" not in k.parts} == before


@pytest.mark.shared
def test_the_shared_bad_backup_is_refused(annotate, project, shared, fingerprint):
    before = fingerprint(project)
    done = annotate("restore", project, shared / "badinputs" / "backup" / "bad_manifest.zip")
    assert (done.status, "backup.bad" in done.err) == (2, True)
    assert fingerprint(project) == before


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_project_never_breaks_the_program(annotate, project, tmp_path, seed):
    """Bytes changed at random: a plain refusal or a list of faults, never a bug or a crash."""
    entity = {"start": 0, "end": 3, "label": "PER"}
    record = {"id": "d1", "text": "قال الوزير", "entities": [entity]}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert annotate("import", project, tmp_path / "a.jsonl").status == 0
    chance, data = random.Random(seed), bytearray(project.read_bytes())
    for _ in range(chance.choice((1, 4, 40))):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    project.write_bytes(bytes(data))
    for words in (("info",), ("check",), ("history", "d1")):
        done = annotate(words[0], project, *words[1:])
        assert done.status in (0, 2, 3), done.err


def test_a_large_import_begins_with_a_backup_and_a_small_one_does_not(annotate, project, tmp_path):
    def corpus(name, number):
        lines = (json.dumps({"id": f"{name}{n}", "text": f"مقال {n}"}) for n in range(number))
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path / name

    def reasons():
        listed = json.loads(annotate("backup", project, "--list", "--json").out)
        return [backup["reason"] for backup in listed["backups"]]

    assert annotate("import", project, corpus("few.jsonl", 100)).status == 0
    assert reasons() == []
    assert annotate("import", project, corpus("many.jsonl", 101)).status == 0
    assert reasons() == ["import"]


SCRIPT = """
import sys
from pathlib import Path
from annotator import cli
def no(*_): raise AssertionError
folder = Path(sys.argv[1])
(folder / "a.jsonl").write_text('{"id": "d1", "text": "قال http://example.invalid/x"}\\n')
p = str(folder / "p.annot")
for words in (["import", p, str(folder / "a.jsonl")], ["export", p, str(folder / "o.jsonl")],
              ["check", p], ["search", p, "قال"], ["backup", p], ["restore", p], ["info", p],
              ["salvage", p, str(folder / "s.annot")], ["history", p, "d1"], ["trash", p]):
    assert cli.run(words, no, no) == 0, words
"""


def test_nothing_leaves_the_computer(tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("strace is not here (Debian: strace)")
    log = tmp_path / "calls"
    trace = ["strace", "-f", "-e", "trace=connect,sendto,sendmsg", "-o", str(log)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ANNOTATOR_HOME": str(tmp_path / "home")}
    command = [*trace, sys.executable, "-c", SCRIPT, str(tmp_path)]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    calls = log.read_text(errors="replace")
    assert "exited with 0" in calls
    assert "AF_INET" not in calls
    assert "sendto(" not in calls
