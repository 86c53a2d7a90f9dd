"""The command `rules`: lists the rules of a project, and marks what they find."""

import contextlib
from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import Annotated

import msgspec
import typer

from annotator.app.corpus_marking import MOST_AT_ONCE
from annotator.app.corpus_rules import MOST_ZONES, load_rules, mark_found, may_keep
from annotator.app.projects import open_session
from annotator.app.rule_run import RuleRun
from annotator.app.session import Session
from annotator.cli_output import progress_bar
from annotator.model.corpus_rules import AnyRule, MarkRule
from annotator.model.place import place_of

Say = Callable[[str], None]
SayJson = Callable[[object], None]
Project = Annotated[
    str,
    typer.Argument(
        help="Project: a file (*.annot), or postgresql://NAME@HOST/DATABASE.", show_default=False
    ),
]


def add_rules_command(app: typer.Typer, say: Say, say_json: SayJson) -> None:
    """Add the command to the command line."""

    @app.command()
    def rules(
        project: Project,
        run: Annotated[bool, typer.Option("--run", help="Mark what they find.")] = False,
        all_: Annotated[
            bool, typer.Option("--all", help="In all documents, not new ones.")
        ] = False,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
    ) -> None:
        """List the rules for zones and names; with --run mark what they find, in one act.

        Without --all only documents that have come since a rule ran last are looked at.
        """
        session = open_session(place_of(project), read_only=not run)
        try:
            kept = load_rules(session.store)
            done = _run(session, kept, everything=all_) if run else {}
        finally:
            session.close()
        found: Counter[str] = Counter(done)
        if as_json:
            listed = [msgspec.to_builtins(rule) | _figures(rule, found) for rule in kept]
            say_json({"rules": listed, "ran": run})
            return
        for rule in kept:
            say(_line(rule, found[rule.id] if run else None))
        total = f", {found.total()} places marked" if run else ""
        say(f"{len(kept)} rules{total}.")


def _run(session: Session, kept: list[AnyRule], *, everything: bool) -> dict[str, int]:
    """Run the rules that are on; how many places each has marked."""
    on = [rule for rule in kept if rule.on]
    if not may_keep(session.store):
        on = [rule for rule in on if isinstance(rule, MarkRule)]
    if not on:
        return {}
    marks = any(isinstance(rule, MarkRule) for rule in on)
    run = RuleRun(session.store, session.scheme, session.author, on, everything=everything)
    with contextlib.closing(session.store.corpus()) as corpus, progress_bar("Articles") as show:
        hits = list(islice(run.hits(corpus, show), MOST_AT_ONCE if marks else MOST_ZONES))
    before = {rule.id: rule.marked for rule in on}
    mark_found(session, run, hits, [], keep=False)
    if not may_keep(session.store):
        return Counter(hit.author for hit in hits)
    after = {rule.id: rule.marked for rule in load_rules(session.store)}
    return {id: after.get(id, 0) - number for id, number in before.items()}


def _figures(rule: AnyRule, found: Counter[str]) -> dict[str, object]:
    return {"on": rule.on, "marked": rule.marked + found[rule.id], "found": found[rule.id]}


def _line(rule: AnyRule, found: int | None) -> str:
    if isinstance(rule, MarkRule):
        what = f"{rule.names} names as {rule.label}"
    else:
        words = f" «{rule.words}»" if rule.words else ""
        what = f"{rule.kind}, {rule.how}{words}, {rule.source or 'all documents'}"
    state = "" if rule.on else "  [off]"
    figures = f"marked {rule.marked}" if found is None else f"marked {found} now"
    return f"{rule.id}  {rule.name}  ({what})  {figures}{state}"
