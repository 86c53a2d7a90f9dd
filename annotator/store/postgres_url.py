"""PostgreSQL URLs: from what a person types to what the driver is told. Nothing is connected."""

import os
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from annotator.errors import UserError
from annotator.model.place import shown
from annotator.sentences import worded

CONNECT_S = 10
STATEMENT_MS = 60_000
LOCK_MS = 5_000
IDLE_MS = 60_000

# Ours first, so that a URL may ask for other times; the search path last, so that it may not.
_TIMES = (
    f"-cstatement_timeout={STATEMENT_MS} -clock_timeout={LOCK_MS} "
    f"-cidle_in_transaction_session_timeout={IDLE_MS}"
)
# pg_temp stands last: a temporary table must never take the place of one of ours.
_PATH = "-csearch_path=annotator,pg_temp"
_NEAR = ("", "localhost", "127.0.0.1", "::1")


def driver_words(url: str, *, read_only: bool = False) -> dict[str, str | int]:
    """What psycopg is told for a URL; UserError ``team.url`` when it is not one of libpq's.

    The password is libpq's affair: the URL, PGPASSWORD, or the password file. A server elsewhere
    must prove its name (``sslmode=verify-full``) unless the URL or PGSSLMODE asks for less.
    """
    try:
        asked = {key: str(value) for key, value in conninfo_to_dict(url).items() if value}
    except psycopg.ProgrammingError as fault:
        # The words of libpq could quote the password.
        words = worded(
            "{url} is not a URL of a server. Write postgresql://NAME@HOST/DATABASE.", url=shown(url)
        )
        raise UserError("team.url", words) from fault
    if not asked.get("dbname") and not os.environ.get("PGDATABASE"):
        words = worded(
            "{url} names no database. Write postgresql://NAME@HOST/DATABASE.", url=shown(url)
        )
        raise UserError("team.url", words)
    ours: dict[str, str | int] = {
        "application_name": "annotator",
        "connect_timeout": CONNECT_S,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
    }
    mode = "-cdefault_transaction_read_only=on" if read_only else ""
    options = " ".join(part for part in (_TIMES, asked.get("options", ""), mode, _PATH) if part)
    return ours | _security(asked) | asked | {"options": options}


def _security(asked: dict[str, str]) -> dict[str, str | int]:
    hosts = (asked.get("host") or os.environ.get("PGHOST", "")).split(",")
    near = all(host in _NEAR or host.startswith("/") for host in hosts)
    if near or "sslmode" in asked or os.environ.get("PGSSLMODE"):
        return {}
    own = Path.home() / ".postgresql" / "root.crt"
    if "sslrootcert" in asked or os.environ.get("PGSSLROOTCERT") or own.exists():
        return {"sslmode": "verify-full"}
    return {"sslmode": "verify-full", "sslrootcert": "system"}
