"""The commands on the scheme of a project: show, export, import, versions, undo.

Speaks to `app` alone; what prints is handed in by `cli`, which also turns errors into words.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from annotator.app import scheme_editing as editing
from annotator.app.projects import find_scheme, open_session
from annotator.app.session import Session
from annotator.cli_output import progress_bar
from annotator.model.place import place_of
from annotator.model.scheme import Kind, Label, Scheme
from annotator.model.scheme_check import scheme_faults
from annotator.model.scheme_diff import Difference, scheme_diff
from annotator.model.scheme_write import scheme_to_toml

Say = Callable[[str], None]
SayJson = Callable[[object], None]

Project = Annotated[
    str,
    typer.Argument(
        help="Project: a file (*.annot), or postgresql://NAME@HOST/DATABASE.", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it; without this it is only shown.")]
_KINDS: tuple[Kind, ...] = ("entity", "event", "relation", "cluster", "document", "zone")


def scheme_commands(say: Say, say_json: SayJson) -> typer.Typer:
    """The commands, as a group of the command line."""
    group = typer.Typer(
        help="Show, export, import and take back changes of the scheme.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    speaking = _Commands(say, say_json)
    for name, method in (
        ("show", speaking.show),
        ("export", speaking.export),
        ("import", speaking.import_),
        ("versions", speaking.versions),
        ("undo", speaking.undo),
    ):
        group.command(name)(method)
    return group


@contextmanager
def _session(project: str, *, write: bool = False) -> Iterator[Session]:
    session = open_session(place_of(project), read_only=not write)
    try:
        yield session
    finally:
        session.close()


class _Commands:
    """The commands; each method is one, its docstring the help that is shown."""

    def __init__(self, say: Say, say_json: SayJson) -> None:
        self._say = say
        self._say_json = say_json

    def show(self, project: Project, as_json: AsJson = False) -> None:
        """Show the labels of a project, with roles, and what is odd about its scheme."""
        with _session(project) as session:
            scheme = session.scheme
        if as_json:
            self._say_json(scheme)
            return
        self._say(f"{scheme.name}, version {scheme.version}: {len(scheme.labels)} labels")
        for kind in _KINDS:
            for label in scheme.of_kind(kind):
                self._say(_label_line(scheme, label))
        for fault in scheme_faults(scheme):
            self._say(f"Problem: {fault}")

    def export(
        self,
        project: Project,
        out: Annotated[str, typer.Argument(help="A .toml file, or - for the screen.")],
    ) -> None:
        """Write the scheme of a project as TOML, which `new --scheme` and `import` read."""
        with _session(project) as session:
            scheme = session.scheme
        if out == "-":
            self._say(scheme_to_toml(scheme).rstrip("\n"))
            return
        editing.export_toml(scheme, Path(out))
        self._say(f"{scheme.name}, version {scheme.version}, written to {out}.")

    def import_(
        self,
        project: Project,
        file: Annotated[
            str, typer.Argument(help="A file of a scheme, or the name of one shipped.")
        ],
        replace: Annotated[
            bool, typer.Option("--replace", help="Also change labels that differ.")
        ] = False,
        yes: Yes = False,
    ) -> None:
        """Take a scheme into that of a project; shows what comes, and does it with --yes."""
        other, said = find_scheme(file)
        for words in said:
            self._say(words)
        with _session(project, write=yes) as session:
            merging = editing.merge_schemes(session.scheme, other, replace=replace)
            change = merging.change
            if change is not None:
                for one in scheme_diff(change.before, change.after):
                    self._say(_difference_line(one))
            for key in merging.clashing:
                self._say(f"Left out: {key}, which is of another kind here.")
            if merging.differing and not replace:
                shown = ", ".join(merging.differing)
                self._say(f"Left as they are here (--replace changes them): {shown}")
            if change is None:
                self._say("The scheme has all of this already.")
            elif yes:
                editing.apply_change(session, change)
                self._say(f"Done: {len(merging.added)} labels added. Take it back: scheme undo")
            else:
                self._say("Nothing is changed yet; say --yes to do it.")

    def versions(self, project: Project, as_json: AsJson = False) -> None:
        """List what was done to the scheme, the latest first, and what changed each time."""
        with _session(project) as session:
            found = editing.versions(session.store)
        differences = [
            scheme_diff(older.scheme, newer.scheme) for newer, older in itertools.pairwise(found)
        ]
        if as_json:
            rows = [
                {"version": v.number, "title": v.title, "author": v.author, "time": v.time,
                 "origin": str(v.origin), "standing": v.standing, "changes": changes}
                for v, changes in zip(found, [*differences, []], strict=True)
            ]  # fmt: skip
            self._say_json({"versions": rows})
            return
        for version, changes in zip(found, [*differences, []], strict=True):
            title = version.title or "as the project began"
            mark = "" if version.standing else "  [taken back]"
            who = f"  {version.time}  {version.author}" if version.time else ""
            origin = f"  [{version.origin}]" if version.origin in ("undo", "redo") else ""
            self._say(f"version {version.number}{who}  {title}{origin}{mark}")
            for one in changes:
                self._say(f"    {_difference_line(one)}")

    def undo(self, project: Project) -> None:
        """Take back the latest change of the scheme, with all items that it touched."""
        with _session(project, write=True) as session, progress_bar("Taking back") as told:
            try:
                title = editing.take_back(session, watching=editing.Watching(told))
            except editing.ChangedSince as fault:
                for place in fault.places:
                    words = f"{place.name}  {place.start}-{place.end}  {place.label}"
                    self._say(f"{words}  «{place.quote}»  ({place.author})")
                raise
        self._say(f"Taken back: {title}.")


def _label_line(scheme: Scheme, label: Label) -> str:
    stroke = label.hotkey or label.second or ""
    words = [f"{label.kind:8}  {label.key}", f"{label.names.ar} / {label.names.en}"]
    if stroke:
        words.append(f"[{stroke}]")
    roles = [f"{role.key}{'!' if role.expected else ''}" for role in label.roles]
    if roles:
        words.append(f"roles: {', '.join(roles)}")
    if label.source_admits:
        words.append(f"{', '.join(label.source_admits)} → {', '.join(label.target_admits)}")
    if scheme.retired(label.key):
        words.append("(retired)")
    return "  ".join(words)


def _difference_line(one: Difference) -> str:
    sign = {"added": "+", "removed": "-"}.get(one.what.rpartition("-")[2], "~")
    said = " → ".join(part for part in (one.before, one.after) if part)
    where = f" {one.where}" if one.where else ""
    return f"{sign} {one.what}{where}" + (f": {said}" if said else "")
