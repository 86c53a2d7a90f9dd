"""Formats of others: packages that name a `Format` under the entry point ``annotator.formats``.

A package that is installed beside the program says in its pyproject::

    [project.entry-points."annotator.formats"]
    mine = "my_package.my_format:MINE"
"""

from functools import cache
from importlib import metadata

from annotator.formats.base import Format
from annotator.sentences import worded

GROUP = "annotator.formats"
"""The group of entry points."""


class Faulty(Exception):
    """An installed format that cannot be used, and why."""


@cache
def plugin_formats() -> tuple[tuple[Format, ...], tuple[str, ...]]:
    """The formats that other packages bring, and a sentence for each that could not be loaded.

    In the order of their names; looked for once in the life of the program.
    """
    found: list[Format] = []
    faults: list[str] = []
    for entry in sorted(metadata.entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            found.append(_loaded(entry))
        except Faulty as fault:
            faults.append(
                worded(
                    "The format {name} ({place}) cannot be used: {why}.",
                    name=entry.name,
                    place=entry.value,
                    why=fault.args[0],
                )
            )
    return tuple(found), tuple(faults)


def _loaded(entry: metadata.EntryPoint) -> Format:
    try:
        value = entry.load()
    except Exception as fault:
        # Whatever goes wrong while a stranger's module is imported: it is told by its name.
        raise Faulty(f"{type(fault).__name__}: {fault}") from fault
    if not isinstance(value, Format):
        raise Faulty(worded("it is no Format of annotator.formats.base"))
    if not value.name or (value.read is None and not value.writes):
        raise Faulty(worded("it has no name, or neither reads nor writes"))
    return value
