"""Place: where a project is, a file or a database of a server. Opens neither."""

import re
from pathlib import Path
from typing import TypeAlias

Place: TypeAlias = Path | str
"""A path is a project file; a string is always the URL of a project on a PostgreSQL server."""

_SERVER = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_SETTINGS = re.compile(r"[?#]")
_USER = re.compile(r"[^:@/?#]*")
_HOST = re.compile(r"(?:\[[^\]]*\]|[^:]*)(?::\d*)?")


def is_server(name: str) -> bool:
    """Whether a name, as a person types it, is the URL of a PostgreSQL server."""
    return _SERVER.match(name) is not None


def place_of(name: str) -> Place:
    """The place that a person names: a URL stays as it is, all else is a file."""
    return name if is_server(name) else Path(name)


def project_title(name: str) -> str:
    """What a project is called: its file without folder and ending, or its database."""
    return name.rpartition("/")[2] if is_server(name) else Path(name).stem


def shown(place: Place) -> str:
    """A place for people: a path as it is, a URL without password and without settings.

    This is what may be printed, logged and remembered; libpq finds the password in PGPASSWORD or
    in the password file.
    """
    if isinstance(place, Path):
        return str(place)
    scheme, _, rest = place.partition("://")
    start, *settings = _SETTINGS.split(rest, maxsplit=1)
    # The last @ parts: a password may hold one that nobody has escaped.
    who, at, where = start.rpartition("@")
    user = _user(who)
    if any("@" in part for part in settings):
        # Who knows where the password ends: what follows the name is left out.
        return f"{scheme}://{_user(rest)}"
    hosts, slash, database = where.partition("/")
    kept = (host if _HOST.fullmatch(host) else _user(host) for host in hosts.split(","))
    return f"{scheme}://{user}{at}{','.join(kept)}{slash}{database}"


def _user(words: str) -> str:
    found = _USER.match(words)
    return found.group() if found else ""
