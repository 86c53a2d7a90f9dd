"""The command line: every command of the program, its output and its exit statuses.

Knows no window (what opens one is handed in) and no workshop: it speaks to `app` alone. Exit
status: 0 done, 1 a fault of ours, 2 refused and nothing changed, 3 done in part, 130 stopped.
"""

import contextlib
import json
import os
import re
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
from annotator.app import care, transfer
from annotator.app.projects import (
    DEFAULT_SCHEME,
    author_name,
    load_scheme,
    new_project,
    open_session,
)
from annotator.app.searching import find_text
from annotator.app.session import Session
from annotator.cli_care import add_care_commands
from annotator.cli_team import team_commands
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


_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def clean(words: str) -> str:
    r"""`words` with control characters, bidi controls and half surrogates written as ``\u001b``.

    A name from a file must not be able to steer the terminal (reliability.md, S16). In JSON the
    same spelling means the same character, so JSON output stays what it was.
    """
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match.group()):04x}", words)


def say(words: str) -> None:
    """Print to standard output, harmless for a terminal."""
    try:
        print(clean(words), flush=True)
    except BrokenPipeError as enough:
        # Whoever reads has seen enough, as in `annotator search … | head`. Python would complain
        # once more when it closes the stream at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from enough


def complain(words: str) -> None:
    """Print to standard error, harmless for a terminal."""
    print(clean(words), file=sys.stderr)


def say_json(value: object) -> None:
    """Print one JSON value on one line."""
    say(json.dumps(msgspec.to_builtins(value), ensure_ascii=False))


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
def _project(name: str, *, write: bool = False) -> Iterator[Session]:
    session = open_session(place_of(name), read_only=not write)
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
    scheme: Annotated[str, typer.Option(help="A shipped scheme, or a file.")] = DEFAULT_SCHEME,
    author: Annotated[str, typer.Option("--author", help="Your name, kept in the settings.")] = "",
) -> None:
    """Make an empty project. With --author, new work on this computer is signed by that name."""
    place = place_of(project)
    new_project(place, scheme)
    say(f"{shown(place)} made, with the scheme {load_scheme(scheme).name}.")
    if author:
        save_settings(msgspec.structs.replace(load_settings(), author=author))
        say(f"New work is signed by {author}.")


@app.command("import")
def import_(  # noqa: PLR0913 - the options of the command
    project: Project,
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders.", show_default=False)],
    format: Annotated[str, typer.Option("--format", help="See: annotator formats.")] = "",
    encoding: Annotated[str, typer.Option("--encoding", help="When it is not UTF-8.")] = "",
    author: Author = "",
    language: Annotated[str, typer.Option("--language", help="BCP 47 code, such as ar.")] = "",
    scheme: Annotated[str, typer.Option("--scheme", help="For a new project.")] = DEFAULT_SCHEME,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an author's items.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse what has any fault.")] = False,
    report: Report = None,
    as_json: AsJson = False,
) -> None:
    """Import articles or records; the project is made when it does not exist."""
    options = transfer.ImportOptions(
        format=format,
        encoding=encoding,
        author=author or author_name(),
        language=language,
        replace=replace,
        strict=strict,
    )
    care.back_up_before_import(place_of(project), paths)
    target = transfer.LateProject(place_of(project), load_scheme(scheme))
    with (
        contextlib.closing(target),
        _reporting(report) as on_problem,
        _progress("Importing") as progress,
    ):
        summary = transfer.import_paths(target, paths, options, progress, on_problem=on_problem)
    if as_json:
        say_json(_import_json(summary))
    else:
        _say_import(summary)
    raise typer.Exit(summary.exit_status)


def _say_import(summary: transfer.ImportSummary) -> None:
    counts = (
        (summary.imported, "imported"),
        (summary.layers_added, "further layers"),
        (summary.replaced, "replaced"),
        (summary.skipped, "skipped (there already)"),
        (summary.refused, "refused"),
    )
    parts = [f"{number} {words}" for number, words in counts if number]
    say(f"{summary.records_in} records: {', '.join(parts) or 'nothing to do'}.")
    say(f"{summary.items} items imported, {summary.left_out} left out.")
    if summary.files_ignored:
        say(f"{summary.files_ignored} files of other kinds were not looked at.")
    if summary.labels_added:
        say(f"Labels added to the scheme: {', '.join(summary.labels_added)}.")
    for key, number in sorted(summary.findings.items()):
        say(f"Kept, but not as the scheme has it: {number} times {key}.")


def _import_json(summary: transfer.ImportSummary) -> dict[str, object]:
    names = (
        "records_in", "imported", "layers_added", "replaced", "skipped", "refused", "items",
        "left_out", "files", "files_ignored", "labels_added", "findings", "problem_counts",
        "problems", "exit_status",
    )  # fmt: skip
    return {name: getattr(summary, name) for name in names}


@app.command("export")
def export_(  # noqa: PLR0913 - the options of the command
    project: Project,
    out: Annotated[Path, typer.Argument(help="The file to write.", show_default=False)],
    format: Annotated[str, typer.Option("--format", help="See: annotator formats.")] = "jsonl",
    author: Annotated[str, typer.Option("--author", help="Only the work of this author.")] = "",
    status: Annotated[str, typer.Option("--status", help="new, in-progress or done.")] = "",
    offsets: Annotated[str, typer.Option("--offsets", help="codepoint, utf16 or byte.")] = (
        "codepoint"
    ),
    split: Annotated[str, typer.Option("--split", help="Shares, such as 80,10,10.")] = "",
    seed: Annotated[int, typer.Option("--seed", help="Another division of --split.")] = 0,
    report: Report = None,
    as_json: AsJson = False,
) -> None:
    """Export a project; the file appears whole or not at all."""
    options = transfer.ExportOptions(
        format=format,
        author=author,
        status=status,
        offsets=offsets,
        split=transfer.parse_split(split) if split else (),
        seed=seed,
    )
    with (
        _project(project) as session,
        _reporting(report) as on_problem,
        _progress("Exporting") as progress,
    ):
        summary = transfer.export_records(
            session.store, out, options, progress, on_problem=on_problem
        )
    if as_json:
        say_json(_export_json(summary))
    else:
        files = ", ".join(str(path) for path in summary.paths)
        say(f"{summary.documents} documents with {summary.items} items written to {files}.")
        if summary.dropped or summary.changed:
            say(f"{summary.dropped} items left out, {summary.changed} changed.")
    raise typer.Exit(summary.exit_status)


def _export_json(summary: transfer.ExportSummary) -> dict[str, object]:
    names = (
        "documents", "items", "kept", "changed", "dropped", "refused", "problem_counts",
        "problems", "exit_status",
    )  # fmt: skip
    value = {name: getattr(summary, name) for name in names}
    return {**value, "paths": [str(path) for path in summary.paths]}


@app.command()
def formats(as_json: AsJson = False) -> None:
    """List the formats, what each keeps and what it loses."""
    rows = transfer.format_rows()
    if as_json:
        say_json(rows)
        return
    for row in rows:
        ways = " and ".join(
            way for way, there in (("read", row.reads), ("written", row.writes)) if there
        )
        say(f"{row.name}: {row.title}; {', '.join(row.suffixes)}; {ways}.")
        if row.loses and row.writes:
            say(f"    loses {', '.join(row.loses)}")


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
    query: Annotated[str, typer.Argument(help="Words to look for.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Look for words in all documents; vowel signs, tatweel and forms of alef do not count."""
    number = 0
    with _project(project) as session:
        for hit in find_text(session.store, query):
            number += 1
            if as_json:
                say_json(hit)
            else:
                words = " ".join(f"{hit.before}«{hit.text}»{hit.after}".split())
                say(f"{hit.name}  {hit.start}-{hit.end}  {words}")
    if not as_json:
        say(f"{number} places found.")


@contextlib.contextmanager
def _reporting(report: Path | None) -> Iterator[Callable[[Any], None]]:
    """Tell each problem on standard error as it comes, and write it to the report when asked."""
    with transfer.report_to(report) if report else contextlib.nullcontext(None) as write:

        def on_problem(problem: transfer.Problem) -> None:
            complain(f"{problem.message} [{problem.key}]")
            if write is not None:
                write(problem)

        yield on_problem


@contextlib.contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error when a person watches; nothing otherwise."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        last = [0.0]

        def show(done: int, total: int) -> None:
            now = time.monotonic()
            if now - last[0] >= 0.1 or done >= total:
                last[0] = now
                bar.update(task, completed=done, total=total)

        yield show
