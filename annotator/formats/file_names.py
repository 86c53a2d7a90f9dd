"""Names of the files of an export of layers: the document's, with the author's where needed."""

import re

from annotator.formats.stems import Stems, safe_stem
from annotator.model.record import Record

_TEXT_SUFFIXES = re.compile(r"\.(txt|text|xmi|json|xml|bdocjs|bdocym|html?)$", re.IGNORECASE)


class FileNames:
    """Gives each layer of each document a file name without a suffix, never one twice."""

    def __init__(self) -> None:
        self._stems = Stems()

    def of(self, record: Record, layers: int = 1) -> str:
        """``article``, or ``article.author`` where a document has several layers; with a number
        where that is taken (names that differ by case alone are one on some systems).
        """
        name = _TEXT_SUFFIXES.sub("", record.document.name)
        stem = safe_stem(name.replace("/", "_")) or "document"
        if layers > 1 and record.author:
            stem = f"{stem}.{safe_stem(record.author) or 'author'}"
        return self._stems.unused(stem)
