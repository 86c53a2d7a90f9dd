"""The command line of a team's manager: ``annotator team …``. How to print is handed in."""

from collections.abc import Callable
from typing import Annotated

import typer

from annotator.app.team import for_team

Say = Callable[[str], None]
SayJson = Callable[[object], None]
Url = Annotated[
    str, typer.Argument(help="postgresql://NAME@HOST/DATABASE", metavar="URL", show_default=False)
]
Name = Annotated[str, typer.Argument(help="The annotator, and the login role.", show_default=False)]


def team_commands(say: Say, say_json: SayJson) -> typer.Typer:
    """The commands ``team init``, ``add``, ``remove``, ``status`` and ``upgrade``."""
    app = typer.Typer(
        help="Annotators of a project on a PostgreSQL server.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    _for_annotators(app, say)
    _for_project(app, say, say_json)
    return app


def _for_project(app: typer.Typer, say: Say, say_json: SayJson) -> None:
    @app.command()
    def init(
        url: Url,
        blind: Annotated[bool, typer.Option(help="Nobody sees the work of the others.")] = False,
    ) -> None:
        """Let several people work on a project: everybody writes only their own layers."""
        team = for_team(url)
        team.init(blind=blind)
        sees = "only that" if blind else "also that of all others"
        say(f"{team.name} is for a team now: everybody writes their own work and sees {sees}.")

    @app.command()
    def status(
        url: Url,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
    ) -> None:
        """List the annotators, and how far each of them is."""
        blind, members = for_team(url).members()
        if as_json:
            say_json({"blind": blind, "members": members})
            return
        say(f"{len(members)} annotators, {'blind' if blind else 'open'}.")
        for member in members:
            done = f"{member.done} of {member.documents} documents done"
            say(f"{member.name}: {done}, {member.mentions} entities and events")

    @app.command()
    def upgrade(url: Url) -> None:
        """Renew a project that an older version has made. Make a backup (pg_dump) before."""
        team = for_team(url)
        say(f"{team.name} is of revision {team.upgrade()}.")


def _for_annotators(app: typer.Typer, say: Say) -> None:
    @app.command()
    def add(
        url: Url,
        name: Name,
        password: Annotated[
            bool, typer.Option("--password", help="Ask for a password for the new role.")
        ] = False,
    ) -> None:
        """Let an annotator in; a login role is made when there is none of that name."""
        team = for_team(url)
        secret = None
        if password:
            secret = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        made = team.add(name, secret)
        say(f"{name} is in the team of {team.name}.{' A login role was made.' if made else ''}")
        if made and not password:
            say("It has no password. Set one where the server asks for it: psql, then \\password")

    @app.command()
    def remove(url: Url, name: Name) -> None:
        """Shut an annotator out; the work stays, and so does the login role."""
        team = for_team(url)
        team.remove(name)
        say(f"{name} is not in the team of {team.name} any more. The work stays.")
