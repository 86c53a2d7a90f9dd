"""Team: the door to what the manager of a project on a server does about its annotators."""

from types import ModuleType
from typing import TYPE_CHECKING

from annotator.errors import UserError
from annotator.model.place import is_server, shown
from annotator.sentences import worded

if TYPE_CHECKING:
    from annotator.store import team as store_team


def for_team(project: str) -> "TeamOf":
    """The team of a project; UserError ``team.url`` for a file, which only one person writes."""
    if not is_server(project):
        words = worded(
            "{project} is a file, which one person writes at a time. A team works on a server: "
            "postgresql://NAME@HOST/DATABASE.",
            project=project,
        )
        raise UserError("team.url", words)
    return TeamOf(project)


class TeamOf:
    """The team of one project on a server; every method is one transaction of its manager."""

    def __init__(self, url: str) -> None:
        self.name = shown(url)
        self._url = url

    def init(self, *, blind: bool) -> None:
        """Give everybody the right to write his own layers only; see `store.team.team_init`."""
        _store().team_init(self._url, blind=blind)

    def add(self, name: str, password: str | None) -> bool:
        """Let an annotator in; true when a login role was made for it."""
        made: bool = _store().team_add(self._url, name, password)
        return made

    def remove(self, name: str) -> None:
        """Shut an annotator out; the work stays."""
        _store().team_remove(self._url, name)

    def members(self) -> "tuple[bool, list[store_team.Member]]":
        """Whether it is blind, and the annotators with how much they have done."""
        found: tuple[bool, list[store_team.Member]] = _store().team_members(self._url)
        return found

    def upgrade(self) -> int:
        """Renew a project of an older version; its revision afterwards."""
        revision: int = _store().team_upgrade(self._url)
        return revision


def _store() -> ModuleType:
    # Only who works on a server pays for loading its driver.
    from annotator.store.engine import with_driver

    return with_driver("annotator.store.team")
