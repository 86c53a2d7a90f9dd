"""What a reader must say of a document when its source does not: id, title, language."""

import hashlib
import re

from annotator.model.document import TextVersion, text_sha256
from annotator.text.bidi import Direction, paragraph_direction

_TITLE_LENGTH = 120
_BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SAMPLE = 250  # code points
_LETTERS = (
    ("ar", re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
)


def document_id(name: str, text: str) -> str:
    """The id of a document that brings none: ``d-`` and 80 bits of SHA-256 of name and text.

    So the same file imported twice is one document, and two files of different names are two,
    even with equal texts. `text` is the stored text: line ends and the encoding do not count.
    """
    digest = hashlib.sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass"))
    return "d-" + digest.hexdigest()[:20]


def title_of(text: str) -> str:
    """The first line that is not blank, without bidi controls, at most 120 code points."""
    for match in re.finditer(r"[^\n]+", text):
        # A line may have megabytes: only its beginning is looked at.
        line = _BIDI_CONTROLS.sub("", match.group()[: 4 * _TITLE_LENGTH]).strip()
        if line:
            return line if len(line) <= _TITLE_LENGTH else _cut(line)
    return ""


def _cut(line: str) -> str:
    words = line[: _TITLE_LENGTH - 1]
    space = words.rfind(" ")
    return (words[:space] if space > _TITLE_LENGTH // 2 else words) + "…"


def guess_language(text: str) -> str:
    """A first guess from the script: ``ar`` for Arabic letters, ``he`` for Hebrew, else ``und``.

    Only the beginning is looked at. The Arabic script serves many languages; whoever imports
    another one names it.
    """
    sample = text[:_SAMPLE]
    enough = max(1, len(sample.strip()) // 5)
    for code, letters in _LETTERS:
        if len(letters.findall(sample)) >= enough:
            return code
    return "und"


def guess_direction(text: str, language: str) -> Direction:
    """The direction of a document: that of its guessed language, else of its first strong letter.

    Many articles begin with the Latin name of an agency. Each paragraph still finds its own
    direction when it is shown.
    """
    return "rtl" if language in {"ar", "he"} else paragraph_direction(text, "rtl")


def text_version(
    document: str, text: str, source_sha256: str, newline: str, bom: bool
) -> TextVersion:
    """The first text version of a document, hashed."""
    return TextVersion(
        document=document,
        text=text,
        sha256=text_sha256(text),
        source_sha256=source_sha256,
        newline=newline,
        bom=bom,
    )
