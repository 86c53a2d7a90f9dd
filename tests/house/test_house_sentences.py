"""What the program says to a person is a sentence with a translation, wherever it is said."""

import ast
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest
from sentences_found import ARABIC, calls, sources, templates, translated

MESSAGE = {"UserError": 1, "Conflict": 0}
ARABIC_LETTERS = set(map(chr, range(0x621, 0x64B)))


def places(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def literals(function):
    """The names that a function gives a text that is no sentence."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Constant, ast.JoinedStr)):
            text = getattr(node.value, "value", "")
            if isinstance(node.value, ast.JoinedStr) or (isinstance(text, str) and " " in text):
                yield from (one.id for one in node.targets if isinstance(one, ast.Name))


def bare(call, names=()):
    """Whether an error is raised with a text that no translator will ever see."""
    name = getattr(call.func, "id", "")
    given = {word.arg: word.value for word in call.keywords}
    if name == "Problem":
        message = given.get("message")
    elif name in MESSAGE:
        message = given.get(
            "message", call.args[MESSAGE[name]] if len(call.args) > MESSAGE[name] else None
        )
    else:
        return False
    return isinstance(message, (ast.Constant, ast.JoinedStr, ast.BinOp)) or (
        isinstance(message, ast.Name) and message.id in names
    )


def test_no_error_is_raised_with_words_that_cannot_be_translated():
    found = []
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        for part in [] if "gui" in path.parts else functions:
            names = set(literals(part))
            calls = [node for node in ast.walk(part) if isinstance(node, ast.Call)]
            found += [f"{path.name}, line {call.lineno}" for call in calls if bare(call, names)]
    assert sorted(set(found)) == []


def test_the_values_of_each_template_are_those_it_has_places_for():
    for path in sources():
        for call in calls(path):
            given = {word.arg for word in call.keywords}
            if None not in given:
                assert places(call.args[0].value) == given, f"{path.name}, line {call.lineno}"


def test_every_sentence_has_its_arabic_with_the_same_places():
    known = translated()
    assert sorted(templates() - set(known)) == []
    assert sorted(set(known) - templates()) == []
    for template, said in known.items():
        assert places(said) == places(template), template
        bones = "".join(words for words, *_ in string.Formatter().parse(template))
        letters = any(letter.isalpha() for letter in bones)
        assert not letters or ARABIC_LETTERS & set(said), template


def test_options_and_commands_keep_their_direction_in_arabic():
    for template, said in translated().items():
        rest = re.sub("\u2066[^\u2069]*\u2069", "", said)
        assert not re.search("--[a-z]|`", rest), template
        assert said.count("\u2066") == said.count("\u2069"), template


def test_the_compiled_file_is_that_of_the_source(tmp_path):
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("lrelease is not installed")
    made = tmp_path / "made.qm"
    subprocess.run([tool, str(ARABIC), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == ARABIC.with_suffix(".qm").read_bytes()
