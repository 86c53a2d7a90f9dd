"""The sentences that rooms below the window say, collected from the sources.

`python tests/house/sentences_found.py` brings resources/i18n/sentences_ar.ts up to date: new
templates come in unfinished, those that nobody says any more go out.
"""

import ast
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARABIC = ROOT / "resources" / "i18n" / "sentences_ar.ts"
CONTEXT = "Sentences"


def calls(path: Path):
    """Every call of `worded` in a source file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "worded":
            yield node


def sources():
    """The files of the program but for the module that makes sentences."""
    files = sorted((ROOT / "annotator").rglob("*.py"))
    return [path for path in files if path.name != "sentences.py"]


def templates() -> set[str]:
    """The literals that are said; anything else than a literal is an error of the source."""
    found = set()
    for path in sources():
        for call in calls(path):
            first = call.args[0] if call.args else None
            if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                raise AssertionError(f"{path.name}, line {call.lineno}: a template is a literal.")
            found.add(first.value)
    return found


def translated(path: Path = ARABIC) -> dict[str, str]:
    """Template -> its finished translation, "" while it has none."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        said = message.find("translation")
        done = said.get("type") is None
        found[message.findtext("source", "")] = (said.text or "") if done else ""
    return found


def write(known: dict[str, str], path: Path = ARABIC) -> None:
    """Write the templates of the sources with the translations that are known."""
    root = ET.Element("TS", version="2.1", language="ar")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for template in sorted(templates()):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = template
        said = ET.SubElement(message, "translation")
        said.text = known.get(template, "")
        if not said.text:
            said.set("type", "unfinished")
    ET.indent(root, "    ")
    words = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{words}\n", encoding="utf-8")


if __name__ == "__main__":
    write(translated())
