"""WebAnno TSV 3: words as rows, layers as columns; the format of WebAnno and INCEpTION.

Offsets are UTF-16 units, half-open (formats.md, section 1). Versions 3.0 to 3.3 are read, 3.3 is
written.
"""

from annotator.formats.base import Format, Keeps
from annotator.formats.webanno_read import read_webanno
from annotator.formats.webanno_write import write_webanno
from annotator.sentences import worded


def _sniff(head: bytes, name: str) -> int:
    return 100 if head.removeprefix(b"\xef\xbb\xbf").startswith(b"#FORMAT=WebAnno TSV") else 0


WEBANNO_TSV = Format(
    name="webanno-tsv",
    title=worded("WebAnno TSV 3.3, of WebAnno and INCEpTION"),
    suffixes=(".tsv",),
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
    read=read_webanno,
    write_files=write_webanno,
    sniff=_sniff,
    tokens=True,
)
