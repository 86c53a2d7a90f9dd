"""What every test may use: the shared corpora where present, and a settings folder of its own."""

import os
from pathlib import Path

import pytest
from team_server import database, team_server

__all__ = ["database", "team_server"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of shared corpora, or a skip that says why."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not here")
    return SHARED


@pytest.fixture
def sample_text() -> str:
    """The bundled article, as stored: 2,673 code points."""
    path = Path(__file__).resolve().parents[1] / "resources" / "samples" / "article.txt"
    return path.read_text(encoding="utf-8")
