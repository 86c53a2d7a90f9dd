"""Guidelines as files: one Markdown file for all pages, or a folder with one for each.

Each page begins with a line ``<!-- guideline: KEY -->`` (no key: the project's), which readers of
Markdown do not show. What stands before the first such line is the project's page.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from annotator.app.guide import PROJECT, Pages, page_edits
from annotator.errors import UserError
from annotator.formats.decoding import decode
from annotator.formats.files import Source, atomic_writer
from annotator.formats.stems import Stems, safe_stem
from annotator.model.commands import Act
from annotator.model.scheme import Scheme
from annotator.sentences import worded
from annotator.settings import resources

SUFFIX = ".md"
_MOST_BYTES = 16 * 2**20
_MOST_FILES = 5_000
_HEAD = re.compile(r"<!-- guideline:(.*)-->[ \t]*")
_LIKE_HEAD = re.compile(r"^(\\*<!-- guideline:)", re.MULTILINE)
_WAS_LIKE = re.compile(r"^\\(\\*<!-- guideline:)", re.MULTILINE)


class Taken(msgspec.Struct, frozen=True):
    """Pages that were read, and the keys of those that no label of the scheme has."""

    pages: dict[str, str]
    unknown: tuple[str, ...] = ()


def write_guide(pages: Pages, out: Path) -> list[Path]:
    """Write all pages: into one file when `out` ends in .md, else into a folder; what was written.

    Raises UserError ``guide.none`` when there is no page, ``export.…`` when the disk refuses.
    """
    if not pages:
        words = worded("This project has no guidelines yet, so nothing was written.")
        raise UserError("guide.none", words)
    ordered = sorted(pages.items())
    if out.suffix.lower() == SUFFIX:
        _write(out, "\n\n".join(_section(label, body) for label, body in ordered))
        return [out]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        words = worded(
            "The folder {path} cannot be made ({fault}). Choose another place.",
            path=out,
            fault=fault.strerror,
        )
        raise UserError("export.unwritable", words) from fault
    stems, written = Stems(), []
    for label, body in ordered:
        path = out / f"{stems.unused(safe_stem(label) or 'project')}{SUFFIX}"
        _write(path, _section(label, body))
        written.append(path)
    return written


def _section(label: str, body: str) -> str:
    return f"<!-- guideline: {label} -->\n{_LIKE_HEAD.sub(_with_backslash, body)}"


def _with_backslash(hit: re.Match[str]) -> str:
    return "\\" + hit.group(1)


def _write(path: Path, text: str) -> None:
    with atomic_writer(path) as out:
        out.write(text.encode() + b"\n")


def read_guide(path: Path, scheme: Scheme) -> Taken:
    """The pages of a file, or of all .md files of a folder.

    Raises UserError ``import.unreadable``, ``limit.file``, ``encoding.…``, ``guide.none`` (no page
    in it) or ``guide.twice``.
    """
    pages: dict[str, str] = {}
    for file in _files(path):
        text, _ = decode(Source(file).whole(_MOST_BYTES), "", file.name)
        # In a folder that somebody else has made, a file's name says whose page it is.
        alone = scheme.label(file.stem) is not None
        for label, body in _pages_of(text, file.stem if alone else PROJECT):
            if label in pages:
                words = worded(
                    "{name} has a second page of {label}. Nothing was read.",
                    name=file.name,
                    label=label or worded("the project"),
                )
                raise UserError("guide.twice", words)
            pages[label] = body
    if not pages:
        raise UserError("guide.none", worded("{name} holds no guidelines.", name=path.name))
    unknown = [label for label in pages if label and scheme.label(label) is None]
    known = {label: body for label, body in pages.items() if label not in unknown}
    return Taken(known, tuple(unknown))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        found = sorted(f for f in path.iterdir() if f.suffix.lower() == SUFFIX and f.is_file())
    except OSError as fault:
        words = worded("{path} cannot be read ({fault}).", path=path, fault=fault.strerror)
        raise UserError("import.unreadable", words) from fault
    if len(found) > _MOST_FILES:
        words = worded(
            "{path} holds more than {most} files. Nothing was read.", path=path, most=_MOST_FILES
        )
        raise UserError("limit.file", words)
    return found


def _pages_of(text: str, label: str) -> Iterator[tuple[str, str]]:
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        head = _HEAD.fullmatch(line)
        if head is None:
            lines.append(line)
            continue
        yield from _page(label, lines)
        label, lines = head.group(1).strip(), []
    yield from _page(label, lines)


def _page(label: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    body = "\n".join(lines).strip("\n").rstrip()
    if body:
        yield label, _WAS_LIKE.sub(r"\1", body)


def take_guide(pages: Pages, taken: Taken) -> Act | None:
    """The act that brings pages of files; one that is there already is replaced. None for nothing.

    Raises UserError as `save_page`.
    """
    edits = page_edits(pages, taken.pages)
    return Act("guide-import", edits) if edits else None


def starting_pages(scheme: Scheme) -> Taken | None:
    """The pages that are shipped for a scheme of this name; None where there are none."""
    path = resources() / "guides" / f"{scheme.name}{SUFFIX}"
    if safe_stem(scheme.name) != scheme.name or not path.is_file():
        return None
    return read_guide(path, scheme)
