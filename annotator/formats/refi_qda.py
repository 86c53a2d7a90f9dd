"""REFI-QDA projects (.qdpx): the texts, and the codes on them as spans.

REFI-QDA Project Exchange 1.5: a zip file with ``project.qde`` and the sources. Positions of a
PlainTextSelection count Unicode code points, end exclusive, line ends as they stand in the file.
"""

import zipfile
from collections.abc import Iterator

from annotator.errors import UserError
from annotator.formats.archives import opened_archive, read_member
from annotator.formats.base import Format, Keeps, Level, Problem, ReadOptions
from annotator.formats.composing import composed, noted, source_refused, suffix_of
from annotator.formats.files import Source
from annotator.formats.markup import Element, local, named, parse_xml
from annotator.model.items import Span, quote_of
from annotator.model.record import Record
from annotator.sentences import worded
from annotator.text.offsets import NewlineMap, normalise_newlines

_PROJECT = "project.qde"


def read_refi_qda(source: Source, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record for each text of the project. Pictures, sound and film are told and passed over.

    The path of a code in the code book, joined by dots, is the label. A selection that lies outside
    of its text is told and left out.
    """
    try:
        with opened_archive(source) as archive:
            root = parse_xml(read_member(archive, _PROJECT, source.name), source.name)
            labels = {code.get("guid"): _label(code) for code in named(root, "Code")}
            for text in named(root, "TextSource"):
                yield from _text_source(source, options, (archive, text, labels))
        others = list(named(root, "PictureSource", "PDFSource", "AudioSource", "VideoSource"))
        if others:
            words = worded(
                "{file}: {number} sources that are no plain text were passed over.",
                file=source.name,
                number=len(others),
            )
            yield noted(source, "refi.not_text", words)
    except UserError as fault:
        yield source_refused(source, fault)


def _label(code: Element) -> str:
    above = (parent for parent in code.iterancestors() if local(parent) == "Code")
    names = [code.get("name") or "code", *(parent.get("name") for parent in above)]
    # A dot means a step down in our labels, so it can be no part of a name.
    return ".".join(reversed([name.replace(".", " ") for name in names if name]))


def _text_source(
    source: Source,
    options: ReadOptions,
    found: tuple[zipfile.ZipFile, Element, dict[str, str]],
) -> Iterator[Record | Problem]:
    archive, element, labels = found
    name = element.get("name") or element.get("guid") or "text"
    raw = _text(archive, element, source.name)
    text, line_ends = normalise_newlines(raw)
    items: list[Span] = []
    for selection in named(element, "PlainTextSelection"):
        for ref in named(selection, "CodeRef"):
            label = labels.get(ref.get("targetGUID"), "code")
            span = _span(selection, label, (text, raw, line_ends), f"s{len(items) + 1}")
            if span is None:
                yield _outside(source, selection, name)
            else:
                items.append(span)
    try:
        yield composed(
            source, options, text, part=name, external_id=element.get("guid"), items=tuple(items)
        )
    except UserError as fault:
        yield noted(
            source, fault.key, worded("{message} It was passed over.", message=fault.message)
        )


def _text(archive: zipfile.ZipFile, element: Element, name: str) -> str:
    path = element.get("plainTextPath") or ""
    if path.startswith("internal://"):
        member = f"sources/{path.removeprefix('internal://')}"
        if member not in archive.namelist():
            member = member.replace("sources/", "Sources/", 1)
        return read_member(archive, member, name).decode("utf-8-sig")
    content = next((e.text for e in named(element, "PlainTextContent")), None)
    if content is None:
        words = worded(
            "{file}: a text lies outside of the project file ({path}). Nothing outside of it "
            "is opened.",
            file=name,
            path=path or worded("no path"),
        )
        raise UserError("refi.outside", words)
    return str(content)


def _span(
    selection: Element, label: str, texts: tuple[str, str, NewlineMap], id: str
) -> Span | None:
    text, raw, line_ends = texts
    try:
        first, last = int(selection.get("startPosition")), int(selection.get("endPosition"))
    except (TypeError, ValueError):
        return None
    if not 0 <= first < last <= len(raw):
        return None
    place = (line_ends.to_stored(first), line_ends.to_stored(last))
    if place[0] == place[1]:
        return None
    return Span(id=id, fragments=(place,), quote=quote_of(text, (place,)), label=label)


def _outside(source: Source, selection: Element, name: str) -> Problem:
    start, end = selection.get("startPosition"), selection.get("endPosition")
    return Problem(
        key="offset.out_of_range",
        message=worded(
            "{file}: a selection of {name}, {start}-{end}, is no place in its text.",
            file=source.name,
            name=name,
            start=start,
            end=end,
        ),
        level=Level.ITEM,
        source=str(source.path),
        line=selection.sourceline,
    )


def _sniff(head: bytes, name: str) -> int:
    return 90 if suffix_of(name) == ".qdpx" else 0


REFI_QDA = Format(
    name="refi-qda",
    title=worded("REFI-QDA projects: texts and codes"),
    suffixes=(".qdpx",),
    keeps=Keeps(overlap=True, nesting=True),
    read=read_refi_qda,
    sniff=_sniff,
)
