"""What the sniffers see of a file: its first bytes, of JSON with long lines its outline."""

import re

from annotator.formats import SNIFFED
from annotator.formats.files import LINE_LIMIT, Source

_JSON = re.compile(rb"^(?:\xef\xbb\xbf)?\s*[\[{]")
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_LONG = 1024
_OUTLINE = 4 * 1024 * 1024


def first_bytes(source: Source) -> bytes:
    """The first `SNIFFED` bytes, by which a format is known; UserError ``import.unreadable``.

    The keys of a JSON record may lie behind a text that is longer than that. Where the last line
    of those bytes goes on, long strings are emptied, so that all its keys are seen.
    """
    head = source.head(SNIFFED)
    if len(head) < SNIFFED or len(head) - head.rfind(b"\n") < SNIFFED // 2:
        return head
    if not _JSON.match(head):
        return head
    return _STRING.sub(_outlined, source.head(LINE_LIMIT // 2))[:_OUTLINE]


def _outlined(string: re.Match[bytes]) -> bytes:
    return string.group() if len(string.group()) < _LONG else b'"..."'
