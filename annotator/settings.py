"""Where things are: the bundled resources, and the person's own settings, data and cache folders.

The only module that knows where `resources/` is.
"""

import os
from pathlib import Path

import msgspec
import platformdirs

from annotator.errors import UserError
from annotator.sentences import worded

_PACKAGE = Path(__file__).resolve().parent
_APP = "annotator"


def resources() -> Path:
    """The folder of bundled resources: inside the wheel, else beside the package."""
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"


def data_folder() -> Path:
    """Where the person's own copy of the sample lives; made when it is not there.

    ``ANNOTATOR_HOME`` moves all folders of the program below one place (tests, memory sticks).
    """
    return _made("data", platformdirs.user_data_path(_APP, appauthor=False))


def config_folder() -> Path:
    """Where settings are kept; made when it is not there."""
    return _made("config", platformdirs.user_config_path(_APP, appauthor=False))


def cache_folder() -> Path:
    """Where lies what can be made again; made when it is not there."""
    return _made("cache", platformdirs.user_cache_path(_APP, appauthor=False))


def _made(name: str, usual: Path) -> Path:
    home = os.environ.get("ANNOTATOR_HOME")
    folder = Path(home) / name if home else usual
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Visit(msgspec.Struct, kw_only=True, frozen=True):
    """What was known of a project when its window was last closed.

    `time` is in UTC (ISO 8601); `done` of its `documents` were done by this person.
    """

    time: str = ""
    documents: int = 0
    done: int = 0


class Settings(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=False):
    """What a person has chosen. Sizes are pixels at 96 dots an inch; keys are portable Qt names.

    `line_spacing` is in percent; `guide_width` is 0 for the usual width. `hotkeys` maps the name
    of a command to its key and holds only what was changed. `at_start` is what the program begins
    with: the "last" project or the start "page". `last` is the project open last, "" before the
    very first start; `recent` are those before it, `visits` what is known of them; the sample is
    in neither.
    """

    author: str = ""
    theme: str = "system"
    language: str = "system"
    reading_font: str = "Noto Naskh Arabic"
    reading_size: int = 22
    column_width: int = 760
    line_spacing: int = 100
    zoom: float = 1.0
    show_invisibles: bool = False
    keep_label_armed: bool = False
    show_all_relations: bool = False
    show_all_events: bool = False
    hotkeys: dict[str, str] = {}
    recent: tuple[str, ...] = ()
    visits: dict[str, Visit] = {}
    at_start: str = "last"
    last: str = ""
    tour_offered: bool = False
    window: str = ""
    guide_shown: bool = False
    guide_width: int = 0


def load_settings() -> Settings:
    """The person's settings; the defaults where there are none yet.

    Raises UserError ``settings.invalid`` when the file is there and cannot be understood: it is
    never overwritten in silence.
    """
    path = config_folder() / "settings.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise UserError(
            "settings.invalid",
            worded(
                "The settings in {path} cannot be read ({fault}). Mend the file, or delete it to "
                "start with the usual settings.",
                path=path,
                fault=str(fault),
            ),
        ) from fault


def save_settings(settings: Settings) -> None:
    """Write the settings whole: a temporary file in the same folder, then a rename."""
    path = config_folder() / "settings.json"
    part = path.with_suffix(".part")
    try:
        part.write_bytes(msgspec.json.format(msgspec.json.encode(settings)) + b"\n")
        part.replace(path)
    except OSError as fault:
        raise UserError(
            "settings.unwritable",
            worded(
                "The settings cannot be written to {path}: {reason}.",
                path=path,
                reason=fault.strerror,
            ),
        ) from fault


def user_name() -> str:
    """The name of the person at this computer, as a first guess for the author."""
    for name in ("ANNOTATOR_AUTHOR", "USER", "USERNAME", "LOGNAME"):
        value = os.environ.get(name, "").strip()
        if value:
            return value
    return "author"
