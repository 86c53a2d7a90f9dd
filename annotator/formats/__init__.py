"""Formats: readers and writers over records. A border room: it knows no window and no database.

The formats themselves are imported when they are first asked for (`registry`): together they cost
a quarter of a second, which the first painted article shall not wait for.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING

from annotator.errors import UserError
from annotator.sentences import worded

if TYPE_CHECKING:
    from annotator.formats.base import Format

    FORMATS: tuple[Format, ...]


def __getattr__(name: str) -> object:
    """`FORMATS`, every format of the program, on demand (PEP 562)."""
    if name != "FORMATS":
        raise AttributeError(name)
    from annotator.formats import registry

    return globals().setdefault("FORMATS", registry.FORMATS)


def _own() -> "tuple[Format, ...]":
    found: tuple[Format, ...] = globals().get("FORMATS") or __getattr__("FORMATS")  # type: ignore[assignment] # what the module's own attribute holds
    return found


def known_formats() -> "tuple[Format, ...]":
    """The formats of the program, then those of plugins whose names are still free."""
    from annotator.formats.plugins import plugin_formats

    names = {known.name for known in _own()}
    others, _ = plugin_formats()
    return (*_own(), *(other for other in others if other.name not in names))


SNIFFED = 64 * 1024
"""How many bytes of a file the sniffers see."""

SURE = 50
"""A sniffer that says so much or more has recognised a file."""

_FOREIGN = {
    b"SQLite format 3\0": worded("a project or another database"),
    b"\x1f\x8b": worded("a compressed file"),
    b"\xd0\xcf\x11\xe0": worded("an old office document"),
    b"PK\x03\x04": worded("an archive or an office document"),
}


def format_by_name(name: str) -> "Format":
    """The format of a name such as ``jsonl``; UserError ``format.unknown`` when there is none."""
    for known in known_formats():
        if known.name == name:
            return known
    names = ", ".join(known.name for known in known_formats())
    raise UserError(
        "format.unknown",
        worded("There is no format {name!r}. There are: {names}.", name=name, names=names),
    )


def guess_format(name: str, head: bytes) -> "Format":
    """The format of a file from its first `SNIFFED` bytes and its name; the bytes weigh more.

    The surest sniffer has it; where none is sure, the suffix; else it is plain text. Raises
    UserError ``format.unknown`` for what is no text at all.
    """
    readable = [known for known in known_formats() if known.read is not None]
    best = max(readable, key=lambda known: known.sniff(head, name))
    if best.sniff(head, name) >= SURE:
        return best
    for magic, words in _FOREIGN.items():
        if head.startswith(magic):
            raise UserError(
                "format.unknown",
                worded("{name} is {words}, which cannot be imported here.", name=name, words=words),
            )
    suffix = PurePath(name).suffix.lower()
    for known in readable:
        if suffix in known.suffixes:
            return known
    return format_by_name("txt")


def known_suffix(name: str) -> bool:
    """Whether the name of a file is that of a format, for files met in a folder."""
    suffix = PurePath(name).suffix.lower()
    return any(suffix in known.suffixes for known in known_formats() if known.read)
