"""What a reader must say of a document when its source does not: id, title, language."""

import hashlib
import re
from collections.abc import Mapping

from annotator.errors import UserError
from annotator.model.document import Document, TextVersion, text_sha256
from annotator.sentences import worded
from annotator.text.bidi import Direction, paragraph_direction
from annotator.text.offsets import find_forbidden, is_blank

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


def found_document(  # noqa: PLR0913 - what there is to say of a document
    id: str,
    name: str,
    text: str,
    language: str = "",
    *,
    title: str = "",
    external_id: str | None = None,
    meta: Mapping[str, object] | None = None,
) -> Document:
    """The document of a text whose source says little of it.

    `language` is what the person who imports has named, "" to guess.
    """
    guessed = guess_language(text)
    return Document(
        id=id,
        name=name,
        title=title or title_of(text),
        language=language or guessed,
        direction=guess_direction(text, guessed),
        external_id=external_id,
        meta=dict(meta or {}),
    )


def refuse_unusable(text: str, name: str) -> None:
    """UserError ``text.nul``, ``text.lone_surrogate`` (with the place) or ``text.blank`` for a
    text that no project can keep, or that holds nothing. `name` is shown for it.
    """
    bad = find_forbidden(text)
    if bad is not None:
        position, what = bad
        raise UserError(
            "text.nul" if what == "NUL" else "text.lone_surrogate",
            worded(
                "{name} holds a {character} at character {place}, which no project can "
                "store. Take it out and import the file again.",
                name=name,
                character=what,
                place=position,
            ),
        )
    if is_blank(text):
        raise UserError(
            "text.blank", worded("{name} holds nothing to read: only blanks and marks.", name=name)
        )


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
