"""Our own format: everything of the model, one layer of one document a line (design.md, 7)."""

import re

from annotator.formats.base import EVERYTHING, Format
from annotator.formats.jsonl_read import read_jsonl
from annotator.formats.jsonl_write import write_jsonl
from annotator.sentences import worded

_OURS = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"annotator/')
_JSON = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"')


def _sniff(head: bytes, name: str) -> int:
    """Ours for sure, or any JSON that no other format knows: its reader says what is wrong."""
    return 100 if _OURS.match(head) else 50 if _JSON.match(head) else 0


JSONL = Format(
    name="jsonl",
    title=worded("Annotator JSONL: one layer of one document a line"),
    suffixes=(".jsonl", ".ndjson", ".json"),
    keeps=EVERYTHING,
    read=read_jsonl,
    write=write_jsonl,
    sniff=_sniff,
)
