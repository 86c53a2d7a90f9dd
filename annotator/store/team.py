"""Team: one login role for each annotator of a project on a server, and rights to own layers.

Done by whoever made the project; nobody needs to be a superuser, only to may make roles.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import psycopg
from psycopg import sql as quoted

from annotator.errors import UserError
from annotator.model.place import shown
from annotator.sentences import worded
from annotator.store import postgres_team as sql
from annotator.store.postgres import PostgresDatabase
from annotator.store.postgres_errors import translated
from annotator.store.postgres_team import TeamRow
from annotator.store.postgres_url import driver_words

_LONGEST_NAME = 63
"""Bytes of a role's name in PostgreSQL."""

Server = psycopg.Connection[Any]


class Member(msgspec.Struct, frozen=True):
    """An annotator of a team, and how far the work is."""

    name: str
    documents: int
    done: int
    mentions: int
    seconds: int


def team_init(url: str, *, blind: bool) -> None:
    """Turn a project into that of a team, or change whether it is blind.

    From then on everybody writes only his own layers and reads all, or with `blind` only his own.
    UserError ``team.forbidden`` when this role did not make the project, or may not make roles.
    """
    PostgresDatabase.open(url, read_only=True).close()
    with _managing(url) as (server, team):
        members = team.members if team else f"annotators_{secrets.token_hex(6)}"
        if team is None:
            _say(server, sql.MAKE_MEMBERS, members)
        server.execute(sql.FORCE)
        for statement in (*sql.SHARED, *(sql.BLIND if blind else (sql.OPEN,)), *sql.OWN):
            server.execute(statement)
        for grant in sql.GRANTS:
            _say(server, grant, members)
        server.execute(sql.KEEP_TEAM, (msgspec.json.encode(TeamRow(members, blind)).decode(),))


def team_add(url: str, name: str, password: str | None = None) -> bool:
    """Let an annotator in; true when a login role was made, false when there was one already.

    The role's name is the author's name. A password is sent as its SCRAM verifier, so that no
    log of the server can hold it. UserError ``team.name``, ``team.role`` or ``team.forbidden``.
    """
    _check_name(name)
    with _managing(url) as (server, team):
        members = _needed(team, url).members
        found = server.execute(sql.ROLE, (name,)).fetchone()
        if found is not None:
            _check_role(found, name, password)
        else:
            _say(server, sql.MAKE_ROLE, name)
            if password is not None:
                secret = server.pgconn.encrypt_password(
                    password.encode(), name.encode(), b"scram-sha-256"
                )
                words = quoted.SQL(sql.PASSWORD).format(quoted.Identifier(name), secret.decode())
                server.execute(words)
        _say(server, sql.JOIN, members, name)
    return found is None


def team_remove(url: str, name: str) -> None:
    """Shut an annotator out; the role and all of the work stay."""
    with _managing(url) as (server, team):
        members = _needed(team, url).members
        if name not in {row[0] for row in server.execute(sql.MEMBERS, (members,))}:
            raise UserError(
                "team.name",
                worded("{name} is not in the team of {project}.", name=name, project=shown(url)),
            )
        _say(server, sql.LEAVE, members, name)


def team_members(url: str) -> tuple[bool, list[Member]]:
    """Whether the team is blind, and who is in it with how much work, by name."""
    with _managing(url) as (server, team):
        needed = _needed(team, url)
        rows = server.execute(sql.MEMBERS, (needed.members,)).fetchall()
    return needed.blind, [Member(row[0], *map(int, row[1:])) for row in rows]


def team_upgrade(url: str) -> int:
    """Renew a project of an older version in one transaction; its revision afterwards.

    A backup is for the server's own tools (pg_dump) to make; this asks for none.
    """
    revision = PostgresDatabase.renew(url)
    with _managing(url) as (_, team):
        pass
    if team is not None:
        # Tables that the steps have made have no policies yet.
        team_init(url, blind=team.blind)
    return revision


@contextmanager
def _managing(url: str) -> Iterator[tuple[Server, TeamRow | None]]:
    """One transaction of whoever manages the project, and the team that there is."""
    words = driver_words(url)
    with translated(shown(url)), psycopg.connect(**words) as server:  # type: ignore[arg-type] # libpq's own words
        row = server.execute(sql.MANAGES).fetchone()
        if row is None:
            raise UserError(
                "project.missing", worded("There is no project in {project}.", project=shown(url))
            )
        manages, kept = row
        if not manages:
            words_ = worded(
                "Only the role that made the project in {project} may change its team.",
                project=shown(url),
            )
            raise UserError("team.forbidden", words_)
        yield server, msgspec.json.decode(kept, type=TeamRow) if kept is not None else None


def _say(server: Server, statement: str, *names: str) -> None:
    """Say a constant to the server, with names put in as quoted identifiers."""
    words = quoted.SQL(statement)
    server.execute(words.format(*map(quoted.Identifier, names)))


def _needed(team: TeamRow | None, url: str) -> TeamRow:
    if team is None:
        words = worded(
            "{project} has no team yet. Type first: annotator team init {project}",
            project=shown(url),
        )
        raise UserError("team.none", words)
    return team


def _check_name(name: str) -> None:
    wrong = (
        not name
        or name != name.strip()
        or not name.isprintable()
        or len(name.encode("utf-8", "surrogatepass")) > _LONGEST_NAME
        or name.lower().startswith("pg_")
        or name in ("public", "none")
    )
    if wrong:
        words = worded(
            "«{name}» cannot be the name of an annotator: 1 to {most} bytes, none of them "
            "invisible, and no name that PostgreSQL keeps for itself.",
            name=name,
            most=_LONGEST_NAME,
        )
        raise UserError("team.name", words)


def _check_role(found: tuple[Any, ...], name: str, password: str | None) -> None:
    stronger, may_log_in = found
    if stronger or not may_log_in:
        words = worded(
            "The role {name} may see everything, or may not log in, so it cannot be that of an "
            "annotator. Choose another name.",
            name=name,
        )
        raise UserError("team.role", words)
    if password is not None:
        words = worded(
            "The role {name} is there already; its password was left as it is. Leave it out.",
            name=name,
        )
        raise UserError("team.role", words)
