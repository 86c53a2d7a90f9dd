"""ACE APF: entities, values, times, relations and events of ACE, standing off from an .sgm file.

Offsets count the characters of the source without its markup, a line end as one, and both ends
belong to the place (formats.md, section 1). Versions 4 and 5 are read, 5.1.1 is written.
"""

import re

from annotator.formats.ace_read import read_ace
from annotator.formats.ace_write import write_ace
from annotator.formats.base import Format, Keeps
from annotator.sentences import worded

_ROOT = re.compile(rb"<(?:!DOCTYPE\s+)?source_file\b")
_SGML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<DOC\b[^>]*>\s*<DOCID>", re.IGNORECASE)


def _sniff(head: bytes, name: str) -> int:
    start = head.removeprefix(b"\xef\xbb\xbf")
    if start.lstrip().startswith(b"<") and _ROOT.search(start[:4096]):
        return 96
    return 70 if _SGML.match(start) else 0


ACE_APF = Format(
    name="ace-apf",
    title=worded("ACE Program Format 5.1.1 (.apf.xml) with its source (.sgm)"),
    suffixes=(".xml", ".sgm", ".apf"),
    keeps=Keeps(
        overlap=True,
        nesting=True,
        subtoken=True,
        attributes=True,
        heads=True,
        events=True,
        relations=True,
        clusters=True,
        links=True,
        notes=True,
    ),
    read=read_ace,
    write_files=write_ace,
    sniff=_sniff,
    companions={".apf.xml": (".sgm",), ".apf": (".sgm",), ".xml": (".sgm",)},
)
