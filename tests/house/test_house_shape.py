"""Sizes, words and promises of the source itself."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "annotator").rglob("*.py"))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def size(node: ast.stmt) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def tracked() -> list[Path]:
    """The files that git has, or every file outside of what is ignored where git is not there."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode == 0 and done.stdout:
        names = [name for name in done.stdout.split("\0") if name]
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    return [*SOURCES, *(ROOT / "resources").rglob("*"), *(ROOT / "tests").rglob("*.py")]


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_files_functions_and_classes_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 450
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, FUNCTIONS):
            assert size(node) <= 60, f"{node.name} has {size(node)} lines"
        if isinstance(node, ast.ClassDef):
            assert size(node) <= 300, f"class {node.name} has {size(node)} lines"


def test_functions_are_short_as_a_rule():
    sizes = sorted(
        size(node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, FUNCTIONS)
    )
    assert sizes[len(sizes) // 2] <= 10
    assert sizes[len(sizes) * 95 // 100] <= 35


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_promise_is_left_in_a_comment(path):
    text = path.read_text(encoding="utf-8")
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")
    assert not re.search(rf"\b({'|'.join(words)})\b", text)
    for line in text.splitlines():
        if "type: ignore" in line or "noqa" in line:
            assert " - " in line or " # " in line.split("ignore")[-1], (
                f"an ignore without its reason: {line.strip()}"
            )


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if "store" not in p.relative_to(ROOT).parts], ids=named
)
def test_sql_is_spoken_only_in_the_store(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.match(r"\s*(SELECT .+ FROM|INSERT INTO|DELETE FROM|PRAGMA )", node.value)


def test_no_address_of_a_registry_and_no_path_of_a_machine_is_committed():
    hosts = "|".join(
        ("py" + "pi.org", "python" + "hosted", "deb.deb" + "ian", "registry.npm" + "js")
    )
    homes = "|".join(("/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/"))
    for path in tracked():
        if path.suffix in {".ttf", ".png", ".xz", ".annot", ".db", ".gz"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not re.search(hosts, text), f"{named(path)} names a package registry"
        assert not re.search(rf"(?<![\w.]){homes}", text), (
            f"{named(path)} names a path of a machine"
        )


def test_there_is_no_lock_file_with_addresses():
    names = {path.name for path in tracked()}
    assert not names & {"uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock"}


def test_every_room_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rooms = {p.name for p in (ROOT / "annotator").iterdir() if (p / "__init__.py").exists()}
    assert all(re.search(rf"\b{room}\b", readme) for room in rooms), rooms


def test_every_picture_and_page_that_the_readme_names_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((resources/[^)]+)\)", readme):
        assert (ROOT / target).exists(), target


def test_the_pins_hold_pyside_below_6_12_on_old_pythons():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "'PySide6-Essentials>=6.8,<6.12; python_version<\"3.12\"'" in lines
    assert "'PySide6-Essentials>=6.8; python_version>=\"3.12\"'" in lines


def test_void_qt_calls_keep_none():
    import sys

    from PySide6.QtCore import QObject

    probe = QObject()
    probe.setObjectName("x")
    before = sys.getrefcount(None)
    for _ in range(1000):
        probe.setObjectName("x")
    assert sys.getrefcount(None) > before - 20


def test_the_window_starts_without_the_heavy_libraries():
    """alembic, typer and rich would each cost a tenth of a second or more at every start."""
    import sys

    code = (
        "import sys; import annotator.gui.app; "
        "heavy = {'alembic', 'typer', 'rich', 'pydantic', 'hypothesis', 'numpy', 'pyqtgraph'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


POSSESSIVE = re.compile(r"(?<!\\)[*+?}]\+")
CLASSES = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]")


def patterns(path):
    """The constants of a file that only the `re` of Python can be meant to read."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {n.name for node in ast.walk(tree) if isinstance(node, ast.Import) for n in node.names}
    if "re" not in names or "regex" in names:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Dict):
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, (str, bytes)):
                    value = part.value
                    text = value if isinstance(value, str) else value.decode("latin-1")
                    if any(sign in text for sign in "\\(["):
                        yield part.lineno, CLASSES.sub("x", text)


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_possessive_quantifiers_are_left_to_the_regex_library(path):
    """Python's own gets them wrong up to 3.11.3 (gh-101955), and Debian 12 has 3.11.2."""
    assert [line for line, text in patterns(path) if POSSESSIVE.search(text)] == []
