"""Folders of an import as people have them: links, pipes, what may not be read, odd names."""

import os

import pytest

from annotator.app.late import LateProject
from annotator.app.projects import load_scheme
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "in"
    path.mkdir()
    (path / "a.txt").write_text("خبر أول", encoding="utf-8")
    return path


@pytest.fixture
def take(tmp_path):
    def run(*paths, **options):
        target = LateProject(tmp_path / "p.annot", load_scheme("ace2005"))
        try:
            return import_paths(target, list(paths), ImportOptions(**options))
        finally:
            target.close()

    return run


def counts(summary):
    return summary.imported, summary.refused, dict(summary.problem_counts)


def test_the_folder_one_stands_in_is_imported(take, folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert counts(take(type(folder)("."))) == (1, 0, {})


def test_a_pipe_is_refused_and_not_passed_over_in_silence(take, folder):
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(UserError, match=r"pipe\.txt is no ordinary file"):
        take(folder / "pipe.txt")
    assert counts(take(folder)) == (1, 1, {"import.unreadable": 1})


def test_a_link_out_of_the_folder_is_named_and_not_followed(take, folder, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("سر", encoding="utf-8")
    (folder / "one.txt").symlink_to(outside / "secret.txt")
    (folder / "many").symlink_to(outside)
    done = take(folder)
    assert counts(done) == (1, 2, {"import.link_outside": 2})
    assert done.exit_status == 3
    # Who names a link himself means it.
    assert counts(take(folder / "one.txt")) == (1, 0, {})


def test_the_text_beside_is_not_read_through_a_link_out_of_the_folder(take, folder, tmp_path):
    (tmp_path / "secret.txt").write_text("سر", encoding="utf-8")
    (folder / "x.ann").write_text("", encoding="utf-8")
    (folder / "x.txt").symlink_to(tmp_path / "secret.txt")
    assert counts(take(folder))[:2] == (1, 2)


def test_links_in_a_circle_and_links_to_nothing_end(take, folder):
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "dead.txt").symlink_to("nothing.txt")
    (folder / "again.txt").symlink_to("a.txt")
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to("..")
    done = take(folder)
    assert counts(done) == (2, 2, {"import.unreadable": 2})


def test_what_may_not_be_read_does_not_keep_the_others_out(take, folder, monkeypatch):
    (folder / "locked").mkdir()
    (folder / "listed").mkdir()
    (folder / "listed" / "b.txt").write_text("خبر", encoding="utf-8")
    listdir, stat = os.listdir, os.stat

    def no_listing(path):
        if os.path.basename(path) == "locked":
            raise PermissionError(13, "Permission denied")
        return listdir(path)

    def no_stat(path, **more):
        if not isinstance(path, int) and "listed" + os.sep in str(path):
            raise PermissionError(13, "Permission denied")
        return stat(path, **more)

    monkeypatch.setattr(os, "listdir", no_listing)
    monkeypatch.setattr(os, "stat", no_stat)
    done = take(folder)
    assert counts(done) == (1, 2, {"import.unreadable": 2})
    with pytest.raises(UserError, match="cannot be read"):
        take(folder / "listed" / "b.txt")


def test_a_file_that_is_gone_before_it_is_read_is_told(take, folder):
    gone = folder / "b.txt"
    gone.write_text("خبر ثان", encoding="utf-8")

    class Vanishing(type(folder)):
        """A path whose neighbour goes away once the folder was looked through."""

        def resolve(self, strict=False):
            gone.unlink(missing_ok=True)
            return super().resolve(strict)

    done = take(Vanishing(folder))
    assert counts(done) == (1, 1, {"import.unreadable": 1})


def test_folders_may_lie_very_deep(take, folder):
    here = os.open(folder, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        there = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    os.close(here)
    try:
        assert counts(take(folder)) == (1, 0, {})
    finally:
        # Who clears up after the tests would go down one call for each folder.
        os.removedirs(folder.joinpath(*["d"] * 1200))


def test_names_that_differ_in_case_only_are_two_documents(take, folder):
    (folder / "A.TXT").write_text("خبر آخر", encoding="utf-8")
    (folder / "سطر\nآخر.txt").write_text("خبر ثالث", encoding="utf-8")
    assert counts(take(folder)) == (3, 0, {})


def test_a_damaged_file_with_a_chosen_field_does_not_end_the_import(take, folder, tmp_path):
    (folder / "bad.jsonl").write_bytes(b'{"body": "\xd9\x85"}\n{"body": "\xd9"}\n')
    (folder / "good.jsonl").write_text('{"body": "خبر"}\n', encoding="utf-8")
    done = take(folder, format="jsonl", fields=(("text", "body"),), encoding="utf-16-le")
    assert done.source_refused
    done = take(folder, format="jsonl", fields=(("text", "body"),))
    assert (done.imported, done.refused) == (2, 1)


def test_utf_16_without_its_mark_is_refused_in_words(take, folder):
    path = folder / "x.jsonl"
    path.write_text('{"text": "خبر"}\n', encoding="utf-16-le")
    for encoding, refused in (("utf-16", 1), ("utf-16-le", 0)):
        done = take(path, format="doccano", encoding=encoding)
        assert (done.refused, done.imported) == (refused, 1 - refused)


@pytest.mark.parametrize("encoding", ["punycode", "unicode_escape", "undefined", "idna", "hex"])
def test_codecs_that_are_not_of_files_are_no_encodings(take, folder, encoding):
    with pytest.raises(UserError, match="There is no text encoding"):
        take(folder / "a.txt", encoding=encoding)
