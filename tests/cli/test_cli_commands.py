"""The commands, as a person or a script meets them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import cli
from annotator.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
RECORD = {
    "id": "d1",
    "text": "قال الوزير محمد بن سلمان",
    "author": "ليلى",
    "entities": [{"id": "p", "start": 11, "end": 24, "label": "PER"}],
}


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(RECORD, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def shell(*words: object, home: Path, **more) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "ANNOTATOR_HOME": str(home), "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        check=False,
        cwd=home,
    )


def test_a_round_trip_in_a_real_process_ends_with_0(tmp_path, corpus):
    made = shell("import", "p.annot", corpus, home=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    out = shell("export", "p.annot", "out.jsonl", home=tmp_path)
    assert (out.returncode, out.stderr) == (0, "")
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["entities"][0]["text"] == (
        "محمد بن سلمان"
    )
    assert shell("check", "p.annot", home=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["formats", "--json"], 0),
        (["bogus"], 2),
        (["import"], 2),
        (["import", "p.annot", "nothing.txt"], 2),
        (["info", "nothing.annot"], 2),
        (["check", "nothing.annot"], 2),
        (["export", "postgresql://127.0.0.1:1/db", "x"], 2),
    ],
)
def test_exit_statuses_of_a_real_process(tmp_path, words, status):
    done = shell(*words, home=tmp_path)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert bool(done.stderr) == (status != 0)
    assert not (tmp_path / "p.annot").exists()


def test_bytes_of_a_foreign_console_do_not_stop_the_output(tmp_path, corpus):
    assert shell("import", "p.annot", corpus, home=tmp_path).returncode == 0
    done = shell("search", "p.annot", "محمد", home=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "1 places found." in done.stdout


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path):
    command = [sys.executable, "-m", "annotator", "formats"]
    env = {**os.environ, "ANNOTATOR_HOME": str(tmp_path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, cwd=ROOT
    ) as child:
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


def test_a_missing_path_is_told_before_anything_is_made(annotate, tmp_path):
    done = annotate("import", tmp_path / "p.annot", tmp_path / "none.txt")
    assert (done.status, "[import.not_found]" in done.err) == (2, True)
    assert not (tmp_path / "p.annot").exists()


def test_new_makes_a_project_and_never_overwrites_one(annotate, project, fingerprint):
    before = fingerprint(project)
    done = annotate("new", project)
    assert (done.status, "[project.exists]" in done.err) == (2, True)
    assert fingerprint(project) == before


def test_new_with_an_author_signs_later_work(annotate, tmp_path):
    assert annotate("new", tmp_path / "p.annot", "--author", "سعاد").status == 0
    record = tmp_path / "r.jsonl"
    record.write_text(json.dumps({**RECORD, "author": ""}), encoding="utf-8")
    assert annotate("import", tmp_path / "p.annot", record).status == 0
    facts = json.loads(annotate("info", tmp_path / "p.annot", "--json").out)
    assert facts["authors"] == ["سعاد"]


def test_new_takes_a_scheme_of_another_tool_and_says_what_is_lost(annotate, tmp_path):
    scheme = tmp_path / "of another tool"
    scheme.write_text('{"entities": ["PER"], "motto": ["x"]}', encoding="utf-8")
    done = annotate("new", tmp_path / "p.annot", "--scheme", scheme)
    assert done.status == 0
    assert "motto" in done.out
    scheme.write_text('{"entities": ["PER", "PER"]}', encoding="utf-8")
    done = annotate("new", tmp_path / "q.annot", "--scheme", scheme)
    assert (done.status, "[scheme.invalid]" in done.err, "twice" in done.err) == (2, True, True)
    assert not (tmp_path / "q.annot").exists()


def test_guidelines_go_out_and_come_in_as_markdown(annotate, project, tmp_path):
    assert "[guide.none]" in annotate("guide", project, tmp_path / "out.md").err
    pages = tmp_path / "in.md"
    pages.write_text("ours\n<!-- guideline: PER -->\npeople\n", encoding="utf-8")
    done = annotate("guide", project, pages, "--import")
    assert (done.status, done.out) == (0, "2 pages taken.\n")
    assert annotate("guide", project, tmp_path / "folder").status == 0
    folder = sorted(path.name for path in (tmp_path / "folder").iterdir())
    assert folder == ["PER.md", "project.md"]
    pages.write_text("<!-- guideline: Nobody -->\nx\n", encoding="utf-8")
    done = annotate("guide", project, pages, "--import")
    assert (done.status, "Nobody" in done.out) == (3, True)
    assert annotate("guide", project, tmp_path / "again.md").status == 0
    text = (tmp_path / "again.md").read_text(encoding="utf-8")
    assert text == "<!-- guideline:  -->\nours\n\n<!-- guideline: PER -->\npeople\n"


def test_info_counts_what_is_there(annotate, project, corpus):
    annotate("import", project, corpus)
    facts = json.loads(annotate("info", project, "--json").out)
    assert (facts["documents"], facts["spans"], facts["authors"]) == (1, 1, ["ليلى"])
    assert "documents: 1" in annotate("info", project).out


def test_check_lists_faults_with_status_3(annotate, project, corpus):
    annotate("import", project, corpus)
    assert annotate("check", project).status == 0
    import sqlite3

    damage = sqlite3.connect(project)
    with damage:
        damage.execute("UPDATE mentions SET quote = 'شيء'")
    damage.close()
    done = annotate("check", project)
    assert done.status == 3
    assert json.loads(annotate("check", project, "--json").out)["faults"]
    out = project.parent / "out.jsonl"
    exported = annotate("export", project, out)
    assert exported.status in {2, 3}
    assert "[offset.text_mismatch]" in exported.err


def test_search_finds_what_a_reader_takes_for_the_same(annotate, project, tmp_path):
    (tmp_path / "a.txt").write_text("سطر\nقال محمّدٌ إنّه في الرياض", encoding="utf-8")
    annotate("import", project, tmp_path / "a.txt")
    (hit,) = [
        json.loads(line)
        for line in annotate("search", project, "محمد", "--json").out.split("\n")
        if line
    ]
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert text[hit["start"] : hit["end"]] == hit["text"] == "محمّدٌ"
    assert "1 places found" in annotate("search", project, "انه").out
    assert "0 places found" in annotate("search", project, "باريس").out
    assert annotate("search", project, "ـ").status == 2


def test_formats_says_what_is_kept_and_lost(annotate):
    rows = {row["name"]: row for row in json.loads(annotate("formats", "--json").out)}
    assert rows["jsonl"]["writes"]
    assert rows["jsonl"]["loses"] == []
    assert not rows["txt"]["writes"]
    assert "jsonl" in annotate("formats").out


def test_an_export_is_never_written_over_a_project(annotate, project, corpus, fingerprint):
    annotate("import", project, corpus)
    before = fingerprint(project)
    done = annotate("export", project, project)
    assert (done.status, "[export.onto_project]" in done.err) == (2, True)
    assert fingerprint(project) == before


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["--format", "mp3"], "format.unknown"),
        (["--format", "txt"], "format.not_writable"),
        (["--offsets", "token"], "offset.unit"),
        (["--status", "finished"], "status.unknown"),
        (["--split", "80,30"], "export.split"),
        (["--author", "nobody"], "export.nothing"),
    ],
)
def test_a_refused_export_writes_nothing(annotate, project, corpus, tmp_path, words, key):
    annotate("import", project, corpus)
    done = annotate("export", project, tmp_path / "out.jsonl", *words)
    assert (done.status, f"[{key}]" in done.err) == (2, True)
    assert not list(tmp_path.glob("out*"))


def test_the_report_lists_each_problem_as_a_line_of_json(annotate, project, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "abc", "entities": [{"start": 9}]}\n{\n')
    done = annotate("import", project, tmp_path / "a.jsonl", "--report", tmp_path / "r.jsonl")
    assert done.status == 3
    rows = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text().splitlines()]
    assert [row["line"] for row in rows][-1] == 2
    assert rows[-1]["key"] == "json.syntax"


def test_open_and_demo_hand_over_to_the_window(tmp_path):
    seen = []
    calls = {
        "window": lambda project: seen.append(project) or 0,
        "demo": lambda out, offscreen: seen.append((out, offscreen)) or 1,
    }
    assert cli.run(["open", "p.annot"], **calls) == 0
    assert cli.run(["demo", "--out", str(tmp_path), "--offscreen"], **calls) == 1
    assert seen == [Path("p.annot"), (tmp_path, True)]


def test_a_fault_of_ours_ends_with_1_and_tells_no_text(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path))

    def broken(project):
        text = "سر لا يقال"
        raise KeyError(text)

    assert cli.run(["open", "p.annot"], window=broken, demo=lambda *a: 0) == 1
    said = capsys.readouterr()
    (report,) = (tmp_path / "data" / "reports").iterdir()
    assert str(report) in said.err
    for words in (said.out + said.err, report.read_text(encoding="utf-8")):
        assert "سر لا يقال" not in words
        assert "KeyError" in words
    assert "broken" in report.read_text(encoding="utf-8")


def test_a_fault_of_the_world_is_one_sentence_and_2(capsys):
    def refused(project):
        raise UserError("display.missing", "There is no display\x1b[2J here.")

    assert cli.run(["open", "p.annot"], window=refused, demo=lambda *a: 0) == 2
    said = capsys.readouterr()
    assert said.err == "annotator: There is no display\\u001b[2J here. [display.missing]\n"


def test_stopping_by_the_keyboard_ends_with_130(capsys):
    def stopped(project):
        raise KeyboardInterrupt

    assert cli.run(["open", "p.annot"], window=stopped, demo=lambda *a: 0) == 130
    assert "stopped" in capsys.readouterr().err


def test_the_window_is_reached_without_loading_the_command_line():
    code = (
        "import sys; import annotator.__main__ as front;"
        "front._window = lambda project: print(project) or 0;"
        "sys.argv = ['annotator', *sys.argv[1:]]; status = front.main();"
        "print(status, 'typer' in sys.modules, 'PySide6' in sys.modules)"
    )
    for words, expected in ([], "None"), (["open", "a.annot"], "a.annot"):
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert done.stdout.split() == [expected, "0", "False", "False"]
