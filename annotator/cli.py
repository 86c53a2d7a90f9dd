"""The command line: every command of the program, its output and its exit statuses.

Knows no window (what opens one is handed in) and no workshop: it speaks to `app` alone. Exit
status: 0 done, 1 a fault of ours, 2 refused and nothing changed, 3 done in part, 130 stopped.
"""

import contextlib
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

import annotator
from annotator.app.consistency import Check, check_kinds
from annotator.app.consistency_types import KINDS, Group, Limits
from annotator.app.dismissed import read_dismissed
from annotator.app.projects import (
    DEFAULT_SCHEME,
    find_scheme,
    new_project,
    open_session,
)
from annotator.app.searching import search as search_corpus
from annotator.app.session import Session
from annotator.cli_care import add_care_commands
from annotator.cli_correct import add_correct_command
from annotator.cli_output import complain, progress_bar, say, say_json
from annotator.cli_rules import add_rules_command
from annotator.cli_scheme import scheme_commands
from annotator.cli_statistics import add_statistics_command
from annotator.cli_team import team_commands
from annotator.cli_transfer import add_transfer_commands
from annotator.errors import UserError
from annotator.model.place import Place, place_of, shown
from annotator.settings import data_folder, load_settings, save_settings

OpenWindow = Callable[[Place | None], int]
RunDemo = Callable[[Path | None, bool], int]
RunPicture = Callable[[Place, str, Path, str, tuple[str, str]], int]


@dataclass
class Doors:
    """What the command line hands on: it never imports a window itself."""

    window: OpenWindow
    demo: RunDemo
    picture: RunPicture | None = None


app = typer.Typer(
    name="annotator",
    help="Mark entities and events in right-to-left news articles; export training data.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(team_commands(say, say_json), name="team")
add_care_commands(app, say, say_json)
add_transfer_commands(app)
add_statistics_command(app)
add_correct_command(app)
app.add_typer(scheme_commands(say, say_json), name="scheme")
add_rules_command(app, say, say_json)

Project = Annotated[
    str,
    typer.Argument(
        help="Project: a file (*.annot), or postgresql://NAME@HOST/DATABASE.", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Author = Annotated[str, typer.Option("--author", help="Author of work that names none.")]
Report = Annotated[
    Path | None, typer.Option("--report", help="Write each problem as a line of JSON to this file.")
]


def run(
    args: Sequence[str], window: OpenWindow, demo: RunDemo, picture: RunPicture | None = None
) -> int:
    """Run one command line; the exit status. The doors are called for their commands."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # real streams
    try:
        doors = Doors(window, demo, picture)
        typer.main.get_command(app).main(list(args), prog_name="annotator", obj=doors)
    except SystemExit as end:
        if end.code == 130:
            complain("annotator: stopped. What was saved before stays.")
        return end.code if isinstance(end.code, int) else 1
    except UserError as fault:
        complain(f"annotator: {fault.message} [{fault.key}]")
        return 2
    except Exception as bug:  # noqa: BLE001 - the top of the program: reported, never swallowed
        complain(report_bug(bug))
        return 1
    return 0


def report_bug(bug: BaseException) -> str:
    """Write where a fault of ours arose into a file, and say so.

    Neither holds a value of a variable or the words of the error: those could be article text.
    """
    frames = traceback.format_list(traceback.extract_tb(bug.__traceback__))
    kind = type(bug).__name__
    folder = data_folder() / "reports"
    path = folder / f"fault-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}.txt"
    body = f"annotator {annotator.__version__}, Python {sys.version}\n{kind}\n\n{''.join(frames)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
        where = f"Where it arose is written in {path}"
    except OSError:
        where = f"It arose in {frames[-1].strip() if frames else 'an unknown place'}"
    return (
        f"annotator: a fault of this program ({kind}), not of yours. {where}; it holds none of "
        "your texts. Please send it with a report."
    )


@contextlib.contextmanager
def _project(name: str, author: str = "", *, write: bool = False) -> Iterator[Session]:
    session = open_session(place_of(name), author or None, read_only=not write)
    try:
        yield session
    finally:
        session.close()


def _version(wanted: bool) -> None:
    if wanted:
        say(f"annotator {annotator.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Mark entities and events in right-to-left news articles; export training data.

    Without a command the window opens.
    """


@app.command("open")
def open_(context: typer.Context, project: Project) -> None:
    """Open the window on a project."""
    raise typer.Exit(context.obj.window(place_of(project)))


@app.command()
def demo(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for what it writes.")] = None,
    offscreen: Annotated[bool, typer.Option("--offscreen", help="Show nothing.")] = False,
) -> None:
    """Do the whole job through the real window, by key and mouse, and check it."""
    raise typer.Exit(context.obj.demo(out, offscreen))


@app.command()
def picture(  # noqa: PLR0913 - the options of the command
    context: typer.Context,
    project: Project,
    document: Annotated[str, typer.Argument(help="Its id, or the name of its file.")],
    out: Annotated[Path, typer.Argument(help="A .pdf, .png or .svg file.")],
    author: Author = "",
    theme: Annotated[str, typer.Option("--theme", help="light or dark.")] = "light",
    language: Annotated[str, typer.Option("--language", help="Of the legend: ar or en.")] = "en",
) -> None:
    """Put one annotated article on paper: PDF, PNG or SVG, with a legend."""
    paint = context.obj.picture
    status = paint(place_of(project), document, out, author, (theme, language)) if paint else 2
    if not status:
        say(f"Written to {out}.")
    raise typer.Exit(status)


@app.command()
def new(
    project: Project,
    scheme: Annotated[
        str, typer.Option(help="A shipped scheme, or a file: TOML, annotation.conf, JSON, XML.")
    ] = DEFAULT_SCHEME,
    author: Annotated[str, typer.Option("--author", help="Your name, kept in the settings.")] = "",
) -> None:
    """Make an empty project. With --author, new work on this computer is signed by that name."""
    place, (found, lost) = place_of(project), find_scheme(scheme)
    new_project(place, found)
    say(f"{shown(place)} made, with the scheme {found.name}.")
    for sentence in lost:
        say(f"Not as the file has it: {sentence}")
    if author:
        save_settings(msgspec.structs.replace(load_settings(), author=author))
        say(f"New work is signed by {author}.")


@app.command()
def info(project: Project, as_json: AsJson = False) -> None:
    """Say what is in a project."""
    with _project(project) as session:
        facts: dict[str, Any] = msgspec.to_builtins(session.store.info())
    if as_json:
        say_json(facts)
        return
    for name, value in facts.items():
        shown = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value
        say(f"{name.replace('_', ' ')}: {shown}")


@app.command()
def check(project: Project, as_json: AsJson = False) -> None:
    """Look for faults in a project: exit status 0 sound, 3 faults listed, 2 cannot be opened."""
    with _project(project) as session:
        faults = list(session.store.check())
    if as_json:
        say_json({"faults": faults})
    else:
        for fault in faults:
            say(f"{fault.where}: {fault.message} [{fault.key}]")
        for repair in sorted({fault.repair for fault in faults}):
            say(f"What can be done: {repair}")
        say(f"{len(faults)} faults found." if faults else "Sound: no fault found.")
    raise typer.Exit(3 if faults else 0)


@app.command()
def search(
    project: Project,
    query: Annotated[str, typer.Argument(help="Words, filters, or /an expression/.")],
    as_json: AsJson = False,
) -> None:
    """Look for words or marks in all documents; vowel signs, tatweel, forms of alef do not count.

    Filters: label:PER role:Attacker=ORG attr:polarity=negative author:me status:done is:unlabelled
    """
    number = 0
    with _project(project) as session, contextlib.closing(session.store.corpus()) as corpus:
        hits = search_corpus(corpus, session.scheme, query, session.author)
        with progress_bar("Index") as show:
            corpus.freshen(show)
            corpus.count_quotes()
        for hit in hits:
            number += 1
            if as_json:
                say_json(hit)
            else:
                words = " ".join(f"{hit.before}«{hit.text}»{hit.after}".split())
                mark = f"  {hit.label} ({hit.author})" if hit.item else ""
                say(f"{hit.name}  {hit.start}-{hit.end}{mark}  {words}")
    if not as_json:
        say(f"{number} places found.")


@app.command()
def consistency(  # noqa: PLR0913 - the options of the command
    project: Project,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help=f"Only these: {', '.join(KINDS)}.")
    ] = None,
    author: Author = "",
    everybody: Annotated[
        bool, typer.Option("--all", help="Judge the work of all authors.")
    ] = False,
    likelihood: Annotated[float, typer.Option(min=0, max=1, help="Tell from here on.")] = 0.5,
    marks: Annotated[int, typer.Option(min=1, help="Names that are marked so often.")] = 1,
    as_json: AsJson = False,
) -> None:
    """List what is odd in all documents, the most likely first: exit status 0 nothing, 3 listed.

    The same name with other labels or none, odd edges, doubles, empty or oddly filled roles, marks
    in boilerplate, articles that are there twice, and what the scheme does not know.
    """
    wanted = frozenset(kind or KINDS)
    check_kinds(sorted(wanted))
    with _project(project, author) as session, progress_bar("Check") as show:
        whose = None if everybody else session.author
        limits = Limits(likelihood=likelihood, marks=marks)
        check = Check(session.store, session.scheme, whose, limits, read_dismissed(session))
        report = check.run(show)
        author = session.author
    groups = [group for group in report.groups if group.kind in wanted]
    if as_json:
        counted = {"documents": report.documents, "layers": report.layers, "left": report.left}
        say_json({**counted, "groups": groups})
    else:
        for group in groups:
            _say_group(group)
        by = "all authors" if everybody else author
        said = f"{sum(group.number for group in groups)} places in {len(groups)} groups"
        say(f"{said}; looked at {report.documents} documents, {report.layers} layers of {by}.")
    raise typer.Exit(3 if groups else 0)


def _say_group(group: Group) -> None:
    counts = ", ".join(f"{name or 'all'} {number}" for name, number in group.counts)
    shown = f"«{group.shown}»" + (f"  {counts}" if counts else "")
    say(f"{group.kind}  {shown}  {group.number} places  ({group.likelihood:.0%})")
    for found in group.places:
        words = " ".join(f"{found.before[-30:]}«{found.text}»{found.after[:30]}".split())
        mark = f"  {found.label}" if found.label else ""
        say(f"  {found.name}  {found.start}-{found.end}{mark}  {words}")
    if group.number > len(group.places):
        say(f"  and {group.number - len(group.places)} more")
