"""Clock: the time of now, for people. Nothing is ordered by it; order comes from numbers."""

import datetime
from collections.abc import Callable

Clock = Callable[[], str]
"""Gives the time of now, UTC in ISO 8601, as ``2026-11-24T14:00:00Z``."""


def utc_now() -> str:
    """The time of now in UTC, ISO 8601 with seconds."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
