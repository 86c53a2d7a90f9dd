"""What the command line prints: harmless for a terminal, problems as they come, a progress bar."""

import contextlib
import json
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import typer

from annotator.app import transfer
from annotator.errors import UserError
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


class Reporter:
    """Tells each problem on standard error as it comes, and writes it to the report when asked."""

    def __init__(self) -> None:
        self.write: Callable[[Any], None] | None = None
        self._failed = False

    def __call__(self, problem: transfer.Problem) -> None:
        """Tell a problem."""
        complain(f"{problem.message} [{problem.key}]")
        if self.write is not None:
            self.write(problem)

    def failed(self, fault: UserError) -> None:
        """The work was done, but its report could not be written."""
        self._failed = True
        complain(f"annotator: {fault.message} [{fault.key}]")

    def status(self, status: int) -> int:
        """The exit status of work that ended with `status`."""
        return status or (3 if self._failed else 0)


@contextlib.contextmanager
def reporting(report: Path | None, written: Sequence[Path] = ()) -> Iterator[Reporter]:
    """A reporter for the work inside; `written` are its files, which no report may replace.

    SIGTERM and SIGHUP end that work as Ctrl+C does: what was half written is cleared away.
    """
    reporter, ended = Reporter(), False
    try:
        with contextlib.ExitStack() as stack:
            if report is not None:
                reporter.write = stack.enter_context(transfer.report_to(report, written))
            stack.enter_context(_stoppable())
            yield reporter
            ended = True
    except UserError as fault:
        if not ended:
            raise
        reporter.failed(fault)


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Have every signal that asks the program to stop raise KeyboardInterrupt."""
    names = ("SIGTERM", "SIGHUP")
    here = threading.current_thread() is threading.main_thread()
    wanted = [getattr(signal, name) for name in names if here and hasattr(signal, name)]
    # One that is ignored already (nohup) stays ignored.
    wanted = [one for one in wanted if signal.getsignal(one) is signal.SIG_DFL]
    for one in wanted:
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in wanted:
            signal.signal(one, signal.SIG_DFL)


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
