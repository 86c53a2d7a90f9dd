"""Pages of guidelines become plain blocks: every letter stays, and nothing is ever loaded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.markdown import Block, Run, blocks_of, escaped, unescaped


def shapes(source):
    return [(block.kind, block.level, block.marker, block.text) for block in blocks_of(source)]


def test_headings_paragraphs_lists_quotes_and_code():
    page = (
        "# Title #\n\ntwo\nlines\n\n- one\n  goes on\n  - below\n3) third\n\n> said\n> so\n\n"
        "```py\n# no heading\n```\n***\n| a | b |\nend"
    )
    assert shapes(page) == [
        ("heading", 1, "", "Title"),
        ("paragraph", 0, "", "two lines"),
        ("item", 0, "•", "one goes on"),
        ("item", 1, "•", "below"),
        ("item", 0, "3)", "third"),
        ("quote", 0, "", "said so"),
        ("code", 0, "", "# no heading"),
        ("rule", 0, "", ""),
        ("code", 0, "", "| a | b |"),
        ("paragraph", 0, "", "end"),
    ]


def test_a_line_that_runs_the_other_way_is_a_paragraph_of_its_own():
    assert [text for *_, text in shapes("اسم علم\nبلا لقب\na name\nwithout a title")] == [
        "اسم علم بلا لقب",
        "a name without a title",
    ]


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("a **b** c", [Run("a "), Run("b", bold=True), Run(" c")]),
        ("*ب* و__ج__", [Run("ب", italic=True), Run(" و__ج__")]),
        ("***x***", [Run("x", bold=True, italic=True)]),
        ("`*x*`", [Run("*x*", code=True)]),
        ("snake_case_name", [Run("snake_case_name")]),
        (r"\*no\*", [Run("*no*")]),
        ("2 * 3 * 4", [Run("2 * 3 * 4")]),
        ("**open", [Run("**open")]),
    ],
)
def test_emphasis(words, runs):
    assert blocks_of(words)[0].runs == tuple(runs)


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("[site](http://x.y/z)", "site (http://x.y/z)"),
        ("![a picture](/etc/passwd)", "a picture (/etc/passwd)"),
        ("![](file:///x.png)", "file:///x.png"),
        ("<img src='/etc/passwd'>", "<img src='/etc/passwd'>"),
        ("<http://x.y>", "<http://x.y>"),
        ("[x]: /etc/passwd", "[x]: /etc/passwd"),
        ("&#33;[a](b)", "&#33;a (b)"),
    ],
)
def test_addresses_are_letters(words, letters):
    assert blocks_of(words) == [Block("paragraph", (Run(letters),))]


def test_two_blanks_keep_the_end_of_a_line():
    assert blocks_of("a  \nb\\\nc")[0].text == "a\nb\nc"


@given(st.text())
def test_any_text_is_blocks_and_no_letter_is_made_up(source):
    blocks = blocks_of(source)
    assert all(block.text or block.kind in ("rule", "item", "code", "heading") for block in blocks)
    allowed = {*source, " ", "\n", "(", ")"}
    assert {letter for block in blocks for letter in block.text} <= allowed


@given(st.text(alphabet=st.characters(blacklist_characters="\r\n", blacklist_categories=["Cs"])))
def test_escaped_words_mean_nothing_but_themselves(words):
    assert unescaped(escaped(words)) == words
    (block,) = blocks_of(f"x{escaped(words)}x")
    assert block.text == f"x{words}x" or not words.isprintable()
    assert not any(run.bold or run.italic or run.code for run in block.runs)


@pytest.mark.parametrize(
    "piece", ["[", "![a](", "*a", "`", "``a", "> ", "- ", "\\", "_ _", "|", "#", "(", "**_", "[a]("]
)
def test_a_page_of_one_sign_is_read_to_its_end(piece):
    # A reader that begins again at each sign would not come to the end within the test's time.
    number = 60_000 // len(piece)
    blocks = blocks_of(f"x{piece * number}\n\nend")
    assert blocks[-1].text == "end"


def test_many_lines_after_a_long_one_are_read_to_their_end():
    blocks = blocks_of("1" * 30_000 + "\n1" * 15_000)
    assert sum(block.text.count("1") for block in blocks) == 45_000
    assert max(len(block.text) for block in blocks) <= 2_000
