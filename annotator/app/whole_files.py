"""Whole files: writes bytes so that the old file or the new one is there, never half of one."""

from pathlib import Path

from annotator.formats.files import atomic_writer


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, durably.

    Raises UserError ``export.*`` when the disk refuses; what stood there is unchanged then.
    """
    with atomic_writer(path) as out:
        out.write(data)
