"""Our own format: everything of the model, one layer of one document a line (design.md, 7)."""

import re

from annotator.formats.base import EVERYTHING, Format
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.jsonl_write import write_jsonl
from annotator.sentences import worded

# Anywhere, since other programs sort the keys; in a text each of these quotes is escaped.
_OURS = re.compile(rb'"format"\s*:\s*"annotator/\d')
_SHAPED = re.compile(rb'"(?:fragments"\s*:\s*\[\s*\[|trigger"\s*:\s*\{\s*")')
_JSON = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"')


def _sniff(head: bytes, name: str) -> int:
    """Ours for sure, or any JSON that no other format knows: its reader says what is wrong."""
    if not _JSON.match(head):
        return 0
    return 100 if _OURS.search(head) else 70 if _SHAPED.search(head) else 50


JSONL = Format(
    name="jsonl",
    title=worded("Annotator JSONL: one layer of one document a line"),
    suffixes=(".jsonl", ".ndjson", ".json"),
    keeps=EVERYTHING,
    read=read_jsonl,
    write=write_jsonl,
    sniff=_sniff,
)
