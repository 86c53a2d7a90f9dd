"""A file is written whole or not at all, whatever happens on the way."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.formats.files import Source, atomic_writer

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the POSIX way of the same promise")
NOT_ROOT = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is forbidden to root"
)


def write(path: Path, data: bytes) -> None:
    with atomic_writer(path) as out:
        out.write(data)


def test_a_new_file_and_an_old_one_get_the_new_content(tmp_path):
    path = tmp_path / "a.jsonl"
    for data in (b"one", b"two"):
        write(path, data)
        assert path.read_bytes() == data
    assert os.listdir(tmp_path) == ["a.jsonl"]


def test_the_old_content_stands_until_the_end(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"old")
    with atomic_writer(path) as out:
        out.write(b"new" * 10_000_000)
        assert path.read_bytes() == b"old"


def test_a_failure_in_between_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"old")

    def fail() -> None:
        with atomic_writer(path) as out:
            out.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.jsonl"]


@POSIX
def test_while_it_is_written_only_its_owner_can_read_it(tmp_path):
    with atomic_writer(tmp_path / "a.jsonl"):
        (part,) = tmp_path.iterdir()
        assert part.stat().st_mode & 0o777 == 0o600


@POSIX
def test_a_file_ends_with_the_usual_mode_or_keeps_its_own(tmp_path):
    old = os.umask(0o027)
    try:
        write(tmp_path / "new", b"")
    finally:
        os.umask(old)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    (tmp_path / "new").chmod(0o604)
    write(tmp_path / "new", b"again")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o604


@POSIX
def test_a_link_is_replaced_and_never_followed(tmp_path):
    other = tmp_path / "other"
    other.write_bytes(b"precious")
    link = tmp_path / "link"
    link.symlink_to(other)
    write(link, b"new")
    assert other.read_bytes() == b"precious"
    assert link.read_bytes() == b"new"


def test_a_folder_a_missing_folder_and_a_device_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "no" / "a.jsonl", Path(os.devnull)):
        with pytest.raises(UserError) as refused:
            write(path, b"x")
        assert refused.value.key == "export.unwritable"


@POSIX
@NOT_ROOT
def test_a_folder_that_is_closed_to_us_is_told(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UserError) as refused:
            write(tmp_path / "a", b"x")
        assert refused.value.key == "export.unwritable"
    finally:
        tmp_path.chmod(0o700)


@POSIX
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"old")
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from annotator.errors import UserError\n"
        "from annotator.formats.files import atomic_writer\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    with atomic_writer(Path(sys.argv[1])) as out:\n"
        "        for _ in range(5000): out.write(b'x' * 1000)\n"
        "except UserError as error: print(error.key)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.stdout.strip() == "export.disk_full"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.jsonl"]


@POSIX
def test_a_writer_killed_in_between_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"old")
    code = (
        "import sys; from pathlib import Path\n"
        "from annotator.formats.files import atomic_writer\n"
        "with atomic_writer(Path(sys.argv[1])) as out:\n"
        "    out.write(b'x' * 3_000_000); out.flush(); print('half', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    with child:
        assert child.stdout.readline() == b"half\n"
        child.kill()
    assert path.read_bytes() == b"old"


@POSIX
def test_bytes_and_folder_reach_the_disk_before_the_end(tmp_path, monkeypatch):
    """Without both flushes a power cut can take an export that was reported as done."""
    calls = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *a, real=real, name=name: (calls.append(name), real(*a))[1]
        )
    write(tmp_path / "a", b"x")
    assert calls == ["fsync", "replace", "fsync"]


def test_lines_are_ended_by_lf_alone(tmp_path):
    path = tmp_path / "a"
    path.write_bytes("\ufeffا\u2028ب\r\n\x0cج\x85\n\nlast".encode())
    assert list(Source(path).lines()) == [
        (1, "ا\u2028ب".encode()),
        (2, "\x0cج\x85".encode()),
        (3, b""),
        (4, b"last"),
    ]


def test_a_line_over_the_limit_ends_the_reading_by_name(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"ok\n" + b"x" * 11 + b"\nok\n")
    lines = Source(path).lines(limit=10)
    assert next(lines) == (1, b"ok")
    with pytest.raises(UserError, match="line 2") as refused:
        next(lines)
    assert refused.value.key == "limit.line"


def test_a_file_over_the_limit_and_a_missing_one_are_refused(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * 11)
    for work, key in (
        (lambda: Source(path).whole(limit=10), "limit.file"),
        (lambda: Source(tmp_path / "none").whole(), "import.unreadable"),
        (lambda: Source(tmp_path / "none").size, "import.unreadable"),
    ):
        with pytest.raises(UserError) as refused:
            work()
        assert refused.value.key == key


def test_lines_of_another_encoding_may_be_left_half_read(tmp_path, monkeypatch):
    """Python writes what goes wrong in a generator that is let go straight to standard error."""
    path = tmp_path / "x.txt"
    path.write_text("a\nb\n" * 10, encoding="windows-1256")
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    lines = Source(path).lines("windows-1256")
    assert next(lines) == (1, b"a")
    del lines
    gc.collect()
    assert told == []
