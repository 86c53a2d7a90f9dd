"""brat standoff: a text, its annotations line by line, and a configuration; also BioNLP's files.

Offsets are code points, half-open, a line end counts one (formats.md, section 1). The syntax was
read in brat's own reader (nlplab/brat, server/src/annotation.py).
"""

import re

from annotator.formats.base import Format, Keeps
from annotator.formats.brat_read import brat_scheme, read_brat
from annotator.formats.brat_write import write_brat
from annotator.sentences import worded

_LINE = re.compile(
    rb"(?:T\d+\t\S+ \d+ \d+|E\d+\t[^\s:]+:[TE]\d+|R\d+\t\S+ [^\s:]+:|[AM]\d+\t\S+ [TERN]\d"
    rb"|\*\t\S+ [TE]\d|#\d+\t\S+ [TERN]\d)"
)


def _sniff(head: bytes, name: str) -> int:
    """By the first line: no other format begins with such an id and a TAB."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if _LINE.match(first) is None:
        return 0
    return 95 if name.lower().endswith((".ann", ".a1", ".a2")) else 60


BRAT = Format(
    name="brat",
    title=worded("brat standoff: .txt and .ann files with annotation.conf, and BioNLP .a1/.a2"),
    suffixes=(".ann", ".a1", ".a2", ".conf", ".txt"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        fragments=True,
        subtoken=True,
        attributes=True,
        heads=True,
        events=True,
        relations=True,
        clusters=True,
        links=True,
        notes=True,
    ),
    read=read_brat,
    write_files=write_brat,
    sniff=_sniff,
    scheme=brat_scheme,
    companions={".ann": (".txt",), ".a1": (".txt", ".a2"), ".a2": (".txt",)},
)
