"""Projects: making and opening them, the shipped schemes, and the person's copy of the sample."""

from pathlib import Path

from annotator.app.outbox import Outbox
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.app.transfer import ImportOptions, import_paths
from annotator.errors import UserError
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
    """A shipped scheme by name, or one by the path of a file of any kind of `scheme_files`.

    Raises UserError ``scheme.missing`` with the names there are, or as `read_scheme_file`.
    """
    return find_scheme(name)[0]


def find_scheme(name: str) -> tuple[Scheme, tuple[str, ...]]:
    """The same, and in plain sentences what of a file could not be taken over."""
    if name in scheme_names():
        shipped = resources() / "schemes" / f"{name}.toml"
        return scheme_from_toml(shipped.read_text(encoding="utf-8"), name), ()
    if not Path(name).is_file():
        raise UserError(
            "scheme.missing",
            f"There is no scheme {name}: it is neither a readable file nor one of "
            f"{', '.join(scheme_names())}.",
        )
    # The readers of other tools' files need not be there before the first article is painted.
    from annotator.app.scheme_files import read_scheme_file

    found = read_scheme_file(Path(name))
    return found.scheme, found.said


def new_project(place: Place, scheme: str | Scheme = DEFAULT_SCHEME) -> None:
    """Make an empty project with a scheme, or one by name; UserError where there is one already."""
    found = load_scheme(scheme) if isinstance(scheme, str) else scheme
    Store.create(place, found).close()


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
