"""The command that puts a corrected text in the place of a document's. Speaks to `app` alone."""

from pathlib import Path
from typing import Annotated

import typer

from annotator.app import correcting
from annotator.app.correcting import Correction, OfLayer
from annotator.app.projects import open_session
from annotator.cli_output import say, say_json
from annotator.model.carrying import Kind
from annotator.model.items import Mention
from annotator.model.place import place_of

Project = Annotated[
    str,
    typer.Argument(
        help="Project: a file (*.annot), or postgresql://NAME@HOST/DATABASE.", show_default=False
    ),
]


def add_correct_command(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("correct")(correct)


def correct(  # noqa: PLR0913 - the options of the command
    project: Project,
    document: Annotated[
        str, typer.Argument(help="Its id, or the name of its file.", show_default=False)
    ],
    file: Annotated[Path, typer.Argument(help="The corrected text.", show_default=False)],
    encoding: Annotated[str, typer.Option("--encoding", help="When it is not UTF-8.")] = "",
    format: Annotated[str, typer.Option("--format", help="See: annotator formats.")] = "",
    author: Annotated[str, typer.Option("--author", help="Who corrects it.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would become of the marks.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Correct the text of a document; the marks of all authors and the zones move along.

    Exit status 0: all are kept; 3: some say other words, lost a link, or are lost; each is listed.
    """
    text = correcting.read_text(file, encoding, format)
    session = open_session(place_of(project), author or None, read_only=dry_run)
    try:
        id = correcting.document_named(session, document)
        correction = correcting.prepare(session.store, id, text)
        act = correction.act()
        if act is not None and not dry_run:
            ticket = session.act(act)
            if ticket is not None and ticket.error is not None:
                raise ticket.error
    finally:
        session.close()
    fates = correction.fates()
    if as_json:
        say_json(_report(correction, fates, done=act is not None and not dry_run))
    else:
        _say(correction, fates, dry_run=dry_run)
    numbers = correcting.counts(fates)
    raise typer.Exit(3 if numbers[Kind.CHANGED] or numbers[Kind.LOST] else 0)


def _say(correction: Correction, fates: list[OfLayer], *, dry_run: bool) -> None:
    if correction.old.text == correction.new.text:
        say("The text is the same; nothing was changed.")
        return
    for one in fates:
        if one.fate.kind in (Kind.SPELT, Kind.CHANGED, Kind.LOST):
            say(correcting.said(one))
    number = correcting.counts(fates)
    say(
        f"{number[Kind.SAME]} items stay where they are, {number[Kind.MOVED]} move with the same "
        f"words, {number[Kind.SPELT]} are spelt otherwise, {number[Kind.CHANGED]} are changed, "
        f"{number[Kind.LOST]} are lost."
    )
    name = correction.document.name
    if dry_run:
        say(f"Nothing was changed. Without --dry-run {name} gets this text.")
    else:
        say(f"{name} has text {correction.new.number} now; undo in the window takes it back.")


def _report(correction: Correction, fates: list[OfLayer], *, done: bool) -> dict[str, object]:
    return {
        "document": correction.document.id,
        "done": done,
        "text_version": correction.new.number if done else correction.old.number,
        "counts": correcting.counts(fates),
        "items": [_item(one) for one in fates],
    }


def _item(one: OfLayer) -> dict[str, object]:
    fate = one.fate
    before, after = fate.before, fate.after
    return {
        "author": one.author,
        "id": fate.id,
        "label": before.label if hasattr(before, "label") else before.kind,
        "kind": fate.kind,
        "why": fate.why,
        "before": before.quote if isinstance(before, Mention) else None,
        "after": after.quote if isinstance(after, Mention) else None,
        "fragments": before.fragments if isinstance(before, Mention) else None,
        "new_fragments": after.fragments if isinstance(after, Mention) else None,
        "links": fate.links,
    }
