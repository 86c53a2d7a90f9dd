"""Projects: making and opening them, the shipped schemes, and the person's copy of the sample."""

from pathlib import Path

from annotator.app.outbox import Outbox
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError
from annotator.formats.brat_conf import read_conf
from annotator.model.place import Place, shown
from annotator.model.scheme import Scheme
from annotator.model.scheme_toml import scheme_from_toml
from annotator.settings import data_folder, load_settings, resources, user_name
from annotator.store.store import Store

DEFAULT_SCHEME = "ace2005"


def author_name() -> str:
    """The author of new work: the one chosen in the settings, else the person's login name."""
    return load_settings().author or user_name()


def scheme_names() -> list[str]:
    """The names of the shipped schemes, in order."""
    return sorted(path.stem for path in (resources() / "schemes").glob("*.toml"))


def load_scheme(name: str) -> Scheme:
    """A shipped scheme by name, or one by the path of a TOML file or of brat's annotation.conf.

    Raises UserError ``scheme.missing`` with the names there are, or ``scheme.invalid``.
    """
    shipped = resources() / "schemes" / f"{name}.toml"
    path = shipped if name in scheme_names() else Path(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UserError(
            "scheme.missing",
            f"There is no scheme {name}: it is neither a readable file nor one of "
            f"{', '.join(scheme_names())}.",
        ) from fault
    if path.suffix.lower() == ".conf":
        return read_conf(text, path.resolve().parent.name or path.stem).scheme
    return scheme_from_toml(text, str(path), strict=path == shipped)


def new_project(place: Place, scheme: str = DEFAULT_SCHEME) -> None:
    """Make an empty project with a scheme; UserError where there is one already."""
    Store.create(place, load_scheme(scheme)).close()


def open_session(place: Place, author: str | None = None, *, read_only: bool = False) -> Session:
    """Open a project for one author; UserError in plain words when it cannot be opened.

    On the server of a team the author is the role that is connected, unless another is named.
    """
    store = Store.open(place, read_only=read_only)
    return Session(store, author or store.author or author_name())


def open_window_session(
    place: Place, author: str | None = None, *, read_only: bool = False
) -> Session:
    """As `open_session`, for a window: on a server its acts wait in an outbox to be sent."""
    session = open_session(place, author, read_only=read_only)
    if isinstance(place, Path) or read_only:
        return session
    try:
        outbox = Outbox(data_folder() / "outbox", shown(place), session.author)
    except UserError:
        session.close()
        raise
    return TeamSession(session.store, session.author, outbox)


def sample_project() -> Path:
    """The person's own copy of the sample project; made, with its article, when not there yet."""
    path = data_folder() / "sample.annot"
    if not path.exists():
        # Made under another name: a start that is cut short leaves no half a sample behind.
        part = path.with_name("sample-being-made.annot")
        for left in path.parent.glob(f"{part.name}*"):
            left.unlink()
        make_sample(part)
        part.rename(path)
    return path


def make_sample(place: Place) -> None:
    """Make a project at `place` that holds the bundled article and the default scheme."""
    store = Store.create(place, load_scheme(DEFAULT_SCHEME))
    try:
        article = resources() / "samples" / "article.txt"
        import_paths(store, [article], ImportOptions(author=""))
    finally:
        store.close()
