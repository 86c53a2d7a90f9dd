"""Imports of all or nothing: what the window offers, where stopping is one click away."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from annotator.app.import_types import ImportOptions, ImportSummary, Progress
from annotator.app.importing import import_paths
from annotator.store.store import Store


class _StoppedError(Exception):
    """An import of all or nothing was stopped."""


def import_whole(
    store: Store,
    paths: Sequence[Path],
    options: ImportOptions,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportSummary:
    """Import as `import_paths` does, but all or nothing: stopping leaves the project as it was.

    One database transaction holds it all, so nobody else can write meanwhile.
    """
    try:
        with store.all_or_nothing():
            whole = msgspec.structs.replace(options, whole=True)
            summary = import_paths(store, paths, whole, progress, cancelled)
            if summary.cancelled:
                raise _StoppedError
    except _StoppedError:
        stopped = ImportSummary(cancelled=True, problems=summary.problems)
        stopped.problem_counts = summary.problem_counts
        return stopped
    return summary
