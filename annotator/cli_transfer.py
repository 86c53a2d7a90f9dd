"""The commands that take files in and out: import, export, formats. Speaks to `app` alone."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from annotator.app import care, transfer
from annotator.app.guide import read_pages
from annotator.app.guide_files import read_guide, take_guide, write_guide
from annotator.app.projects import DEFAULT_SCHEME, author_name, load_scheme, open_session
from annotator.cli_output import complain, progress_bar, reporting, say, say_json
from annotator.model.place import place_of

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

Tokens = Annotated[
    str, typer.Option("--tokens", help="whitespace, word or clitic (which loses nothing).")
]
Task = Annotated[
    str,
    typer.Option(
        "--task", help="Of chat: entities, events or both; of token tags: bio, bioes or io."
    ),
]
Boilerplate = Annotated[
    str, typer.Option("--boilerplate", help="keep or cut; else as the format can say it.")
]
Window = Annotated[
    int, typer.Option("--window", min=0, help="Cut into pieces of so many characters.")
]
Split = Annotated[str, typer.Option("--split", help="Shares, such as 80,10,10; each label alike.")]


def add_transfer_commands(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("import")(import_)
    app.command("export")(export_)
    app.command("guide")(guide)
    app.command("formats")(formats)


def import_(  # noqa: PLR0913 - the options of the command
    project: Project,
    # What cannot be read is told by the import, which reads the files around it.
    paths: Annotated[
        list[Path],
        typer.Argument(help="Files, or folders.", show_default=False, readable=False),
    ],
    format: Annotated[str, typer.Option("--format", help="See: annotator formats.")] = "",
    encoding: Annotated[str, typer.Option("--encoding", help="When it is not UTF-8.")] = "",
    author: Author = "",
    language: Annotated[str, typer.Option("--language", help="BCP 47 code, such as ar.")] = "",
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field", help="Where a file has what: text=COLUMN, title=, id=, label=, token=, tag=…"
        ),
    ] = None,
    scheme: Annotated[str, typer.Option("--scheme", help="For a new project.")] = DEFAULT_SCHEME,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an author's items.")] = False,
    replace_text: Annotated[
        bool, typer.Option("--replace-text", help="Correct the texts of known documents.")
    ] = False,
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
        fields=transfer.parse_fields(field or ()),
        replace=replace,
        replace_text=replace_text,
        strict=strict,
    )
    place = place_of(project)
    care.back_up_before_import(place, paths)
    target = transfer.LateProject(place, load_scheme(scheme))
    with (
        contextlib.closing(target),
        reporting(report, [place] if isinstance(place, Path) else []) as on_problem,
        progress_bar("Importing") as progress,
    ):
        summary = transfer.import_paths(target, paths, options, progress, on_problem=on_problem)
    if as_json:
        say_json(_import_json(summary))
    else:
        _say_import(summary)
    raise typer.Exit(on_problem.status(summary.exit_status))


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
    if summary.corrected:
        say(f"{summary.corrected} texts corrected; {summary.altered} marks say other words since.")
    if summary.files_ignored:
        say(f"{summary.files_ignored} files of other kinds were not looked at.")
    if summary.labels_added:
        say(f"Labels added to the scheme: {', '.join(summary.labels_added)}.")
    for key, number in sorted(summary.findings.items()):
        say(f"Kept, but not as the scheme has it: {number} times {key}.")


def _import_json(summary: transfer.ImportSummary) -> dict[str, object]:
    names = (
        "records_in", "imported", "layers_added", "replaced", "skipped", "refused", "items",
        "left_out", "corrected", "altered", "files", "files_ignored", "labels_added", "findings",
        "problem_counts", "problems", "exit_status",
    )  # fmt: skip
    return {name: getattr(summary, name) for name in names}


def export_(  # noqa: PLR0913 - the options of the command
    project: Project,
    out: Annotated[
        Path, typer.Argument(help="The file to write.", show_default=False, readable=False)
    ],
    format: Annotated[str, typer.Option("--format", help="See: annotator formats.")] = "jsonl",
    author: Annotated[str, typer.Option("--author", help="Only the work of this author.")] = "",
    status: Annotated[str, typer.Option("--status", help="new, in-progress or done.")] = "",
    offsets: Annotated[str, typer.Option("--offsets", help="codepoint, utf16 or byte.")] = (
        "codepoint"
    ),
    tokens: Tokens = "clitic",
    task: Task = "",
    boilerplate: Boilerplate = "",
    window: Window = 0,
    split: Split = "",
    seed: Annotated[int, typer.Option("--seed", help="Another division of --split.")] = 0,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse to lose anything.")] = False,
    report: Report = None,
    as_json: AsJson = False,
) -> None:
    """Export a project; what is written appears whole or not at all.

    What a format cannot hold is listed, and kept in a file beside it that brings it back.
    """
    options = transfer.ExportOptions(
        format=format,
        author=author,
        status=status,
        offsets=offsets,
        tokens=tokens,
        task=task,
        boilerplate=boilerplate,
        window=window,
        split=transfer.parse_split(split) if split else (),
        seed=seed,
        strict=strict,
    )
    with (
        contextlib.closing(open_session(place_of(project), read_only=True)) as session,
        reporting(report, transfer.export_files(out, options)) as on_problem,
        progress_bar("Exporting") as progress,
    ):
        summary = transfer.export_records(
            session.store, out, options, progress, on_problem=on_problem
        )
    if as_json:
        say_json(_export_json(summary))
    else:
        _say_export(summary)
    raise typer.Exit(on_problem.status(summary.exit_status))


def _say_export(summary: transfer.ExportSummary) -> None:
    files = ", ".join(str(path) for path in summary.paths)
    say(f"{summary.documents} documents with {summary.items} items written to {files}.")
    say(
        f"{summary.kept} items kept, {summary.changed} of them changed; {summary.dropped} left out."
    )
    if summary.division is not None:
        _say_division(summary, summary.division)
    for path in summary.losses:
        say(f"What is lacking is listed and kept in {path}; importing the export brings it back.")


def _say_division(summary: transfer.ExportSummary, division: transfer.Division) -> None:
    for part in summary.parts:
        layers = f" in {part.records} records" if part.records != part.documents else ""
        say(
            f"{part.name}: {part.documents} documents{layers}, {part.items} items, "
            f"{part.events} of them events."
        )
    labels = sorted({label for part in summary.parts for label, n in part.labels.items() if n})
    for label in labels:
        say(f"    {label}: {', '.join(str(part.labels[label]) for part in summary.parts)}")
    if division.near:
        say(
            f"{division.near} documents have near-duplicates, in {division.groups} groups; each "
            "group is in one part."
        )
    if division.several:
        say(
            f"{division.several} documents have layers of several authors: each layer is a record "
            "of its own, and all of a document are in one part. --author takes those of one."
        )


def _export_json(summary: transfer.ExportSummary) -> dict[str, object]:
    names = (
        "documents", "items", "kept", "changed", "dropped", "refused", "problem_counts",
        "problems", "exit_status",
    )  # fmt: skip
    value = {name: getattr(summary, name) for name in names}
    paths = {name: [str(path) for path in getattr(summary, name)] for name in ("paths", "losses")}
    value["parts"] = [part.said() for part in summary.parts]
    division = summary.division
    if division is not None:
        value["near_duplicates"] = {"documents": division.near, "groups": division.groups}
        value["several_authors"] = division.several
    return {**value, **paths}


def guide(
    project: Project,
    path: Annotated[Path, typer.Argument(help="A .md file, or a folder with one for each page.")],
    take: Annotated[
        bool, typer.Option("--import", help="Read the pages from there into the project.")
    ] = False,
) -> None:
    """Write the guidelines of a project as Markdown, or take them from there."""
    with contextlib.closing(open_session(place_of(project), read_only=not take)) as session:
        pages = read_pages(session.store)
        if not take:
            written = write_guide(pages, path)
            say(f"{len(pages)} pages written to {path} ({len(written)} files).")
            return
        found = read_guide(path, session.scheme)
        ticket = session.act(take_guide(pages, found))
        if ticket is not None and ticket.error is not None:
            raise ticket.error
    say(f"{len(found.pages)} pages taken.")
    if found.unknown:
        say(f"Left out, since the scheme has no such label: {', '.join(found.unknown)}.")
        raise typer.Exit(3)


def formats(as_json: AsJson = False) -> None:
    """List the formats, what each keeps and what it loses."""
    rows = transfer.format_rows()
    for fault in transfer.format_faults():
        complain(fault)
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
