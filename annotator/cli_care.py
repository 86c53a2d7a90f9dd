"""The commands that care for a project: backup, restore, salvage, trash, history.

Speaks to `app` alone; what prints is handed in by `cli`, which also turns errors into words.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from annotator.app import care, salvaging, timeline, trash
from annotator.app.projects import open_session
from annotator.app.session import Ticket, utc_now
from annotator.errors import UserError
from annotator.model.document import LayerKey
from annotator.model.items import LayerItem, Mention
from annotator.model.place import is_server, place_of, shown
from annotator.model.record import canonical_key
from annotator.sentences import worded

Say = Callable[[str], None]
SayJson = Callable[[object], None]

Project = Annotated[
    str,
    typer.Argument(
        help="Project: a file (*.annot), or postgresql://NAME@HOST/DATABASE.", show_default=False
    ),
]
ProjectFile = Annotated[str, typer.Argument(help="Project file (*.annot).", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def add_care_commands(app: typer.Typer, say: Say, say_json: SayJson) -> None:
    """Add the commands to the command line."""
    speaking = _Care(say, say_json)
    for name in ("backup", "restore", "salvage", "trash", "history"):
        app.command(name)(getattr(speaking, name))


def _file(project: str) -> Path:
    if is_server(project):
        words = worded(
            "{project} is on a server, and this is for project files. A server is backed "
            "up with its own tools (pg_dump, pg_restore); `annotator export` makes a copy of the "
            "work.",
            project=shown(project),
        )
        raise UserError("project.server", words)
    return Path(project)


class _Care:
    """The commands; each method is one, its docstring the help that is shown."""

    def __init__(self, say: Say, say_json: SayJson) -> None:
        self._say = say
        self._say_json = say_json

    def backup(
        self,
        project: ProjectFile,
        list_: Annotated[bool, typer.Option("--list", help="Only list what there is.")] = False,
        as_json: AsJson = False,
    ) -> None:
        """Make a checked copy of a project, or list the copies; the project may be open."""
        path = _file(project)
        remark = ""
        if not list_:
            done = care.back_up(path, "hand")
            known, remark = [done.backup], done.remark
        else:
            known = care.backups_of(path)
        if as_json:
            self._say_json({"backups": [_backup_json(backup) for backup in known]})
            return
        for backup in known:
            size = f"{backup.size / 1e6:.1f} MB"
            self._say(f"{backup.number}  {backup.time}  {backup.reason}  {size}  {backup.path}")
        if list_:
            self._say(f"{len(known)} backups. Go back: annotator restore {project} [BACKUP]")
        else:
            self._say("Opened and checked: it is whole.")
        if remark:
            self._say(f"Older backups were not tidied away: {remark}")

    def restore(
        self,
        project: ProjectFile,
        backup: Annotated[
            str, typer.Argument(help="A number of `backup --list`, or a file.", show_default=False)
        ] = "",
    ) -> None:
        """Put a backup in the place of a project. The files of before are kept beside it."""
        path = _file(project)
        done = care.restore_project(path, _chosen(path, backup))
        for passed in done.passed:
            self._say(f"Passed over: {passed.why}")
        self._say(f"{project} is now {done.source}.")
        if done.aside:
            self._say(f"What stood there is kept: {', '.join(map(str, done.aside))}.")

    def salvage(
        self,
        damaged: Annotated[str, typer.Argument(help="The damaged project.", show_default=False)],
        new: Annotated[str, typer.Argument(help="The new project file.", show_default=False)],
        as_json: AsJson = False,
    ) -> None:
        """Save what can be proven of a damaged project into a new one; list all else.

        Exit status 0: everything was saved; 3: something was lost or is not proven.
        """
        done = salvaging.salvage_project(_file(damaged), _file(new))
        if as_json:
            self._say_json(done)
        else:
            for loss in done.losses:
                what = " / ".join(part for part in (loss.document, loss.author, loss.item) if part)
                self._say(f"{what or 'project'}: {loss.reason} [{loss.kind}]")
            self._say(f"{done.documents} documents with {done.items} items saved in {new}.")
            self._say(f"{done.lost} things lost, {done.unproven} not proven: {done.report}")
        raise typer.Exit(3 if done.losses else 0)

    def trash(
        self,
        project: Project,
        list_: Annotated[bool, typer.Option("--list", help="List it (the usual).")] = False,
        restore: Annotated[
            list[str] | None, typer.Option("--restore", help="Bring a document back, by its id.")
        ] = None,
        empty: Annotated[bool, typer.Option("--empty", help="Delete for good.")] = False,
        now: Annotated[bool, typer.Option("--now", help="Also what is no 30 days old.")] = False,
        as_json: AsJson = False,
    ) -> None:
        """Show deleted documents, bring them back, or delete for good what is 30 days old."""
        wanted = restore or []
        if wanted and empty:
            words = worded("Either --restore or --empty, not both at once.")
            raise UserError("trash.both", words)
        session = open_session(place_of(project), read_only=not (wanted or empty))
        try:
            if wanted:
                _settled(trash.bring_back(session, wanted))
                self._say(f"{len(wanted)} documents are back.")
                return
            lying = session.store.trash()
            if empty:
                gone = lying if now else trash.ripe(lying, utc_now())
                if trash.needs_backup(len(gone)) and not is_server(project):
                    care.back_up(_file(project), "delete")
                number = trash.empty_trash(session, gone)
                left = len(lying) - number
                self._say(f"{number} documents deleted for good, {left} stay in the trash.")
                return
        finally:
            session.close()
        if as_json:
            self._say_json({"trash": lying})
            return
        for found in lying:
            by = f"deleted by {found.author} at {found.time}"
            self._say(f"{found.document.id}  {found.document.name}  {by}")
        self._say(f"{len(lying)} documents in the trash.")

    def history(
        self,
        project: Project,
        document: Annotated[str, typer.Argument(help="Id of a document.", show_default=False)],
        at: Annotated[int, typer.Option("--at", help="Show what was marked after this act.")] = 0,
        back: Annotated[int, typer.Option("--return", help="Go back to after this act.")] = 0,
        author: Annotated[str, typer.Option("--author", help="Whose work.")] = "",
        as_json: AsJson = False,
    ) -> None:
        """List what was done on a document; show an earlier state; go back to one."""
        session = open_session(place_of(project), author or None, read_only=not back)
        try:
            store = session.store
            store.document(document)
            key = LayerKey(document, session.author)
            if back:
                now = session.open_document(document)
                act = timeline.return_act(now, timeline.state_at(store, key, back), back)
                _settled(session.act(act))
                self._say(f"{document} is as after act {back}; undo takes it back.")
            elif at:
                then = timeline.state_at(store, key, at)
                self._show_state(sorted(then.items.values(), key=canonical_key), as_json)
            else:
                self._show_acts(timeline.past_acts(store.acts(document), document), as_json)
        finally:
            session.close()

    def _show_acts(self, acts: list[timeline.PastAct], as_json: bool) -> None:
        if as_json:
            self._say_json({"acts": acts})
            return
        for act in acts:
            words = f"{act.number}  {act.time}  {act.author}  {act.title}  ({act.changes} changes)"
            self._say(words if act.origin == "local" else f"{words} [{act.origin}]")

    def _show_state(self, items: Sequence[LayerItem], as_json: bool) -> None:
        if as_json:
            self._say_json({"items": items})
            return
        for item in items:
            if isinstance(item, Mention):
                self._say(f"{item.start}-{item.end}  {item.label}  «{item.quote}»  {item.id}")
        self._say(f"{len(items)} items.")


def _backup_json(backup: care.Backup) -> dict[str, object]:
    return {
        "number": backup.number,
        "time": backup.time,
        "reason": backup.reason,
        "size": backup.size,
        "path": str(backup.path),
    }


def _chosen(project: Path, backup: str) -> Path | None:
    if not backup:
        return None
    for known in care.backups_of(project):
        if backup == str(known.number):
            return known.path
    return Path(backup)


def _settled(ticket: Ticket | None) -> None:
    if ticket is not None and ticket.error is not None:
        raise ticket.error
