"""Which files an import reads: files, folders and zip files, told apart; companions read once."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from annotator.app.import_folders import Refused, folder_files, no_file, unreadable
from annotator.app.sidecar import is_read_with_export, is_sidecar, sidecar_alone
from annotator.errors import UserError
from annotator.formats import SURE, known_formats, known_suffix
from annotator.formats.archives import zip_members
from annotator.formats.base import Format
from annotator.formats.files import Source
from annotator.formats.sniffing import first_bytes
from annotator.sentences import worded

_ZIP = b"PK\x03\x04"
Ignored = Callable[[str], None]


def gathered(
    paths: Sequence[Path], chosen: Format | None, ignored: Ignored, refused: Refused | None = None
) -> list[Source]:
    """The sources of an import, in sorted order within each folder and archive.

    In a folder or a zip file only files of known suffixes are read; `ignored` is told the name of
    each other one. A file that is read with another one (the text beside a standoff file) is not
    read by itself. A zip file that a format knows as its own (a Word document) is one source.
    A zip file that is not opened is handed to `refused`, so that the files around it arrive.
    Raises UserError ``import.not_found``; where `refused` is None or the file is the only one that
    was named, ``import.unreadable``, ``import.link_outside`` and those of `zip_members`.
    """
    for path in paths:
        _look(path)
    found: list[Source] = []
    for path in paths:
        alone = len(paths) == 1 and path.is_file()
        named = [Source(path)] if path.is_file() else _of_folder(path, chosen, ignored, refused)
        for source in named:
            if not alone and is_read_with_export(source):
                continue
            found.extend(_inside(source, chosen, ignored, None if alone else refused))
    return found


def _look(path: Path) -> None:
    """UserError when a path that was named is not there, or is neither a file nor a folder."""
    try:
        path.stat()
    except OSError as fault:
        if isinstance(fault, PermissionError):
            raise unreadable(path, fault) from fault
        words = worded("There is no file or folder {path}.", path=path)
        raise UserError("import.not_found", words) from fault
    if not (path.is_file() or path.is_dir()):
        raise no_file(path)


def _inside(
    source: Source, chosen: Format | None, ignored: Ignored, refused: Refused | None
) -> list[Source]:
    try:
        if is_sidecar(source):
            raise sidecar_alone(source)
        return list(_of_file(source, chosen, ignored))
    except UserError as fault:
        if refused is None:
            raise
        refused(source, fault)
        return []


def _of_folder(
    folder: Path, chosen: Format | None, ignored: Ignored, refused: Refused | None
) -> Iterator[Source]:
    def told(source: Source, fault: UserError) -> None:
        # What would not have been read anyway is only passed over.
        if not (os.path.isdir(source.path) or known_suffix(source.name)):
            ignored(source.name)
        elif refused is None:
            raise fault
        else:
            refused(source, fault)

    files = folder_files(folder, told)
    return _chosen_of(files, chosen, ignored)


def _of_file(source: Source, chosen: Format | None, ignored: Ignored) -> Iterator[Source]:
    if source.path.suffix.lower() == ".zip" and source.head(4) == _ZIP and not _own(source, chosen):
        yield from _chosen_of(zip_members(source.path), chosen, ignored)
    else:
        yield source


def _own(source: Source, chosen: Format | None) -> bool:
    if chosen is not None:
        return ".zip" in chosen.suffixes
    head = first_bytes(source)
    return any(known.sniff(head, source.name) >= SURE for known in known_formats() if known.read)


def _chosen_of(
    sources: Sequence[Source], chosen: Format | None, ignored: Ignored
) -> Iterator[Source]:
    with_others = _companions(sources, [chosen] if chosen else known_formats())
    for source in sources:
        if source.path in with_others:
            continue
        suffix = source.path.suffix.lower()
        wanted = suffix in chosen.suffixes if chosen else known_suffix(source.name)
        if wanted or suffix == ".zip":
            yield source
        else:
            ignored(source.name)


def _companions(sources: Sequence[Source], formats: Iterable[Format]) -> set[PurePath]:
    """The paths of files that are read together with another one."""
    here = {source.path for source in sources}
    found: set[PurePath] = set()
    for known in formats:
        for suffix, others in known.companions.items():
            for source in sources:
                # A suffix may have several parts, such as .apf.xml.
                if source.path.name.lower().endswith(suffix):
                    stem = source.path.name[: -len(suffix)]
                    beside = (source.path.with_name(stem + other) for other in others)
                    found.update(path for path in beside if path in here)
    return found
