"""What the command line prints: harmless for a terminal, problems as they come, a progress bar."""

import contextlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import typer

from annotator.app import transfer
from annotator.sentences import plain

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
    say(json.dumps(msgspec.to_builtins(value, enc_hook=plain), ensure_ascii=False))


@contextlib.contextmanager
def reporting(report: Path | None, written: Sequence[Path] = ()) -> Iterator[Callable[[Any], None]]:
    """Tell each problem on standard error as it comes, and write it to the report when asked.

    `written` are the files of the work itself, which the report must not replace.
    """
    with transfer.report_to(report, written) if report else contextlib.nullcontext(None) as write:

        def on_problem(problem: transfer.Problem) -> None:
            complain(f"{problem.message} [{problem.key}]")
            if write is not None:
                write(problem)

        yield on_problem


@contextlib.contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
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
