"""Whereabouts: where a person was in a project, to come back to; in the cache, not in the project.

Losing it costs nobody anything, so whatever cannot be read or written is as if it were not there.
"""

import contextlib
import hashlib
from pathlib import Path

import msgspec

from annotator.model.place import Place, shown
from annotator.settings import cache_folder


class Whereabouts(msgspec.Struct, frozen=True, kw_only=True):
    """The open document and the place in it (code points: caret, first line in sight), and the
    list: its filter as it was typed, what it is sorted by, which document comes next.
    """

    document: str = ""
    caret: int = 0
    top: int = 0
    filter: str = ""
    sort: str = "import"
    falling: bool = False
    work: str = "list"


def _file(place: Place) -> Path:
    name = shown(place.resolve() if isinstance(place, Path) else place)
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return cache_folder() / "places" / f"{digest}.json"


def load_whereabouts(place: Place) -> Whereabouts:
    """Where the person was in a project."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.json.decode(_file(place).read_bytes(), type=Whereabouts)
    return Whereabouts()


def save_whereabouts(place: Place, where: Whereabouts) -> None:
    """Remember where the person is in a project."""
    with contextlib.suppress(OSError):
        file = _file(place)
        file.parent.mkdir(mode=0o700, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(msgspec.json.encode(where))
        part.replace(file)
