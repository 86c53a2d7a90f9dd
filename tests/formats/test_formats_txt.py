"""Plain text: the stored text is the file's, and no encoding is ever guessed silently."""

import hashlib

import pytest

from annotator.errors import UserError
from annotator.formats import format_by_name, guess_format, known_suffix
from annotator.formats.base import Problem, ReadOptions
from annotator.formats.documents import title_of
from annotator.formats.files import Source
from annotator.formats.txt import read_txt

ARTICLE = "\n  عنوان الخبر\nقال الوزير 😀 محمد.\n"


def read(tmp_path, data: bytes, name: str = "a.txt", **options):
    path = tmp_path / name
    path.write_bytes(data)
    (entry,) = read_txt(Source(path), ReadOptions(**options))
    return entry


def test_a_document_is_named_after_its_file_and_titled_by_its_first_line(tmp_path):
    record = read(tmp_path, ARTICLE.encode())
    assert (record.document.name, record.document.title) == ("a.txt", "عنوان الخبر")
    assert (record.document.language, record.document.direction) == ("ar", "rtl")
    assert record.text.text == ARTICLE
    assert record.text.source_sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert (record.author, record.items, record.zones) == ("", (), ())


@pytest.mark.parametrize(
    ("end", "word"), [("\n", "lf"), ("\r\n", "crlf"), ("\r", "cr")], ids=["lf", "crlf", "cr"]
)
def test_line_ends_become_lf_and_are_remembered(tmp_path, end, word):
    record = read(tmp_path, ARTICLE.replace("\n", end).encode())
    assert (record.text.text, record.text.newline) == (ARTICLE, word)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbf" + ARTICLE.encode(), ""),
        (b"\xef\xbb\xbf" + ARTICLE.encode(), "utf-8"),
        (ARTICLE.encode("utf-16"), "utf-16"),
        (ARTICLE.encode("utf-16"), ""),
        ("\ufeff".encode("utf-16-be") + ARTICLE.encode("utf-16-be"), ""),
        (("\ufeff" + ARTICLE).encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_a_byte_order_mark_is_taken_off_and_remembered(tmp_path, data, encoding):
    record = read(tmp_path, data, encoding=encoding)
    assert (record.text.text, record.text.bom) == (ARTICLE, True)


def test_the_same_file_has_one_id_and_other_files_have_others(tmp_path):
    first = read(tmp_path, ARTICLE.encode()).document.id
    assert read(tmp_path, ARTICLE.encode()).document.id == first
    assert read(tmp_path, ARTICLE.encode(), name="b.txt").document.id != first
    assert read(tmp_path, ARTICLE.encode() + b"x").document.id != first


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_refused_with_its_name_and_read_when_named(tmp_path, encoding):
    text = "قال الوزير محمد بن سلمان في الرياض إن المحكمة أصدرت حكمها.\n"
    refused = read(tmp_path, text.encode(encoding))
    assert isinstance(refused, Problem)
    assert (refused.key, refused.fatal) == ("encoding.guess", True)
    assert f"--encoding {encoding}" in refused.message
    assert read(tmp_path, text.encode(encoding), encoding=encoding).text.text == text


def test_damaged_utf8_is_refused_with_the_byte(tmp_path):
    data = ARTICLE.encode()
    refused = read(tmp_path, data[:20] + b"\xff" + data[20:])
    assert refused.key == "encoding.invalid_utf8"
    assert "byte 20 (0xFF)" in refused.message


def test_bytes_that_do_not_fit_the_named_encoding_are_refused(tmp_path):
    assert read(tmp_path, ARTICLE.encode(), encoding="ascii").key == "encoding.invalid"
    assert read(tmp_path, b"a\x00b", encoding="utf-16").key == "encoding.invalid"


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "\0"])
def test_what_is_no_text_encoding_is_refused_by_name(tmp_path, encoding):
    assert read(tmp_path, b"abc", encoding=encoding).key == "encoding.unknown"


def test_a_long_first_line_gives_a_short_title():
    assert len(title_of("كلمة " * 100_000)) <= 120
    assert title_of("كلمة " * 100_000).endswith("…")


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.txt", b'{"id": "1", "text": "x"}', "jsonl"),
        ("a.txt", b'\xef\xbb\xbf [\n {"text": 1}]', "jsonl"),
        ("a.txt", "[خاص] قال".encode(), "txt"),
        ("a.jsonl", b"not json", "jsonl"),
        ("a.JSON", b"", "jsonl"),
        ("article", "قال".encode(), "txt"),
    ],
)
def test_a_format_is_known_by_content_first(tmp_path, name, head, expected):
    assert guess_format(name, head).name == expected


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"SQLite format 3\0", b"\x1f\x8b"])
def test_what_is_no_text_is_refused(tmp_path, head):
    with pytest.raises(UserError) as refused:
        guess_format("a.txt", head)
    assert refused.value.key == "format.unknown"


def test_an_unknown_format_is_refused_with_the_names_there_are():
    with pytest.raises(UserError, match=r"jsonl, .*txt"):
        format_by_name("mp3")


def test_only_files_of_known_kinds_are_taken_from_a_folder(tmp_path):
    assert known_suffix("a.TXT")
    assert not known_suffix("a.annot")


@pytest.mark.shared
def test_real_articles_are_stored_letter_by_letter(shared):
    for name in ("seed/article.txt", "plain/ar-wiki/arabic.txt"):
        path = shared / "corpora" / name
        (record,) = read_txt(Source(path), ReadOptions())
        assert record.text.text.encode() == path.read_bytes()


@pytest.mark.shared
def test_real_files_of_old_encodings_are_guessed_and_read(shared):
    folder = shared / "corpora" / "encodings" / "uchardet" / "ar"
    want = (folder / "utf-8.txt").read_bytes().decode()
    for name in ("windows-1256", "iso-8859-6"):
        source = Source(folder / f"{name}.txt")
        (refused,) = read_txt(source, ReadOptions())
        assert f"--encoding {name}" in refused.message
        (record,) = read_txt(source, ReadOptions(encoding=name))
        assert record.text.text[:200] == want.replace("\r\n", "\n")[:200]
