"""Projects: making and opening them, the shipped schemes, and the person's copy of the sample."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.app.import_types import ImportOptions, ImportSummary, Progress
from annotator.app.importing import import_paths
from annotator.app.importing_whole import import_whole
from annotator.app.outbox import Outbox
from annotator.app.session import Session
from annotator.app.team_session import TeamSession
from annotator.errors import UserError
from annotator.model.place import Place, shown
from annotator.model.scheme import Scheme
from annotator.model.scheme_toml import scheme_from_toml
from annotator.sentences import worded
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
        words = worded(
            "There is no scheme {name}: it is neither a readable file nor one of {names}.",
            name=name,
            names=", ".join(scheme_names()),
        )
        raise UserError("scheme.missing", words)
    # The readers of other tools' files need not be there before the first article is painted.
    from annotator.app.scheme_files import read_scheme_file

    found = read_scheme_file(Path(name))
    return found.scheme, found.said


def new_project(place: Place, scheme: str | Scheme = DEFAULT_SCHEME) -> None:
    """Make an empty project with a scheme, or one by name; UserError where there is one already."""
    found = load_scheme(scheme) if isinstance(scheme, str) else scheme
    Store.create(place, found).close()


def make_project(
    place: Path,
    scheme: Scheme,
    sources: tuple[Sequence[Path], ImportOptions],
    progress: Progress | None = None,
    stopped: Callable[[], bool] | None = None,
) -> ImportSummary | None:
    """Make a project with a scheme and the articles of `sources` (files, and how they are read).

    It appears whole or not at all: it is made in a folder of its own beside `place` and moved
    there when all is in it. The answer is what the import reports, None without files; one that
    was stopped leaves nothing. The folder of `place` is made when it is not there. Raises
    UserError ``project.exists``, ``project.unwritable``, or what the import raises.
    """
    if place.exists():
        words = worded("{path} exists already. Choose another name.", path=place)
        raise UserError("project.exists", words)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=place.parent, prefix=".annotator-") as folder:
            part = Path(folder) / place.name
            summary = _filled(part, scheme, sources, progress, stopped)
            if summary is None or not summary.cancelled:
                part.rename(place)
            return summary
    except OSError as fault:
        words = worded(
            "Nothing can be written in {path}: {fault}. Choose another folder.",
            path=place.parent,
            fault=fault.strerror,
        )
        raise UserError("project.unwritable", words) from fault


def _filled(
    part: Path,
    scheme: Scheme,
    sources: tuple[Sequence[Path], ImportOptions],
    progress: Progress | None,
    stopped: Callable[[], bool] | None,
) -> ImportSummary | None:
    """Make a project and import into it; UserError when nothing of the files came in."""
    store = Store.create(part, scheme)
    try:
        paths, options = sources
        if not paths:
            return None
        summary = import_whole(store, paths, options, progress, stopped)
    finally:
        store.close()
    if not summary.cancelled and not summary.imported:
        reasons = [problem.message for problem in summary.problems[:1]]
        nothing = worded("These files hold no text.")
        raise UserError("import.nothing", reasons[0] if reasons else nothing)
    return summary


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


def sample_place() -> Path:
    """Where the person's own copy of the sample project is, or will be."""
    return data_folder() / "sample.annot"


def sample_project() -> Path:
    """The person's own copy of the sample project; made, with its article, when not there yet."""
    path = sample_place()
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
