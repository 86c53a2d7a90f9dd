"""Scheme files: our TOML, brat's annotation.conf, ontologies in JSON, Label Studio's XML.

The one door to all of them. Which one it is, is told by what a file holds, never by its name.
"""

import re
from pathlib import Path

import msgspec

from annotator.errors import UserError
from annotator.formats.brat_conf import conf_losses, read_conf
from annotator.formats.decoding import decode
from annotator.formats.files import Source
from annotator.formats.label_studio_config import read_config
from annotator.formats.ontology_json import decoded, read_ontology
from annotator.formats.scheme_read import ReadScheme, invalid
from annotator.model.scheme import Scheme
from annotator.model.scheme_check import scheme_errors
from annotator.model.scheme_fill import filled
from annotator.model.scheme_toml import read_toml
from annotator.sentences import worded

MOST_BYTES = 5 * 2**20
"""The largest scheme file that is read; the largest known ontology of events has 1 MB."""
MOST_LABELS = 2_000

TOML, BRAT, ONTOLOGY, LABEL_STUDIO = "toml", "brat", "json", "label-studio"

_BRAT = re.compile(r"^\[(entities|spans|relations|events|attributes)\]\s*$", re.MULTILINE | re.I)
_TOML = re.compile(r"""^\s*(\[\[?[\w".]+\]?\]|[\w"]+)\s*(=|$)""", re.MULTILINE)


class SchemeFile(msgspec.Struct, frozen=True):
    """A scheme from a file; `said` are plain sentences of what could not be taken over."""

    scheme: Scheme
    kind: str
    said: tuple[str, ...] = ()


def read_scheme_file(path: Path) -> SchemeFile:
    """The scheme of a file of any of the kinds, with spare names, inks and strokes where it has
    none.

    Raises UserError with one sentence: ``import.unreadable`` (no such file), ``limit.file``,
    ``encoding.…``, ``xml.…`` or ``scheme.invalid`` (what is wrong, and where in the file).
    """
    source = Source(path)
    try:
        data = source.whole(MOST_BYTES)
    except UserError as fault:
        if fault.key == "limit.file":
            words = worded(
                "{name} is larger than {most} MB, too large for a scheme.",
                name=path.name,
                most=MOST_BYTES // 2**20,
            )
            raise UserError("limit.file", words) from fault
        raise
    kind, found = _read(data, path)
    if kind != TOML and not found.scheme.labels:
        raise invalid(path.name, worded("it has no label"))
    if len(found.scheme.labels) > MOST_LABELS:
        number = len(found.scheme.labels)
        words = worded(
            "it has {number} labels, and {most} are the most that are read",
            number=number,
            most=MOST_LABELS,
        )
        raise invalid(path.name, words)
    try:
        msgspec.json.encode(found.scheme)
    except UnicodeEncodeError as fault:
        words = worded("a name in it holds half a character (a lone surrogate)")
        raise invalid(path.name, words) from fault
    whole = filled(found.scheme)
    faults = scheme_errors(whole.scheme)
    if faults:
        words = worded("The scheme {name} cannot be used: {fault}", name=path.name, fault=faults[0])
        raise UserError("scheme.invalid", words)
    return SchemeFile(whole.scheme, kind, (*found.said, *whole.said))


def _read(data: bytes, path: Path) -> tuple[str, ReadScheme]:
    name = path.stem
    bare = data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if bare.startswith(b"<"):
        return LABEL_STUDIO, read_config(data, path.name, name)
    try:
        text, _ = decode(data, "", path.name)
    except UserError as fault:
        words = worded(
            "The scheme {name} is not UTF-8 text. Save it as UTF-8 and take it again.",
            name=path.name,
        )
        raise UserError(fault.key, words) from fault
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_json(text):
        inner = _config_inside(text, path.name)
        if inner is not None:
            return LABEL_STUDIO, read_config(inner.encode(), path.name, name)
        return ONTOLOGY, read_ontology(text, path.name, name)
    if _BRAT.search(text):
        # Every such file has the same name; what it is about is called by its folder.
        name = path.resolve().parent.name or name
        return BRAT, ReadScheme(read_conf(text, name).scheme, tuple(conf_losses(text, name)))
    if not _TOML.search(text):
        words = worded(
            "it is neither our TOML, nor brat's annotation.conf, nor an ontology in JSON, nor a "
            "configuration of Label Studio"
        )
        raise invalid(path.name, words)
    return TOML, ReadScheme(read_toml(text, path.name))


def _is_json(text: str) -> bool:
    start = text.lstrip()[:200]
    return start.startswith("{") or re.match(r'\[\s*[{"\d\]]', start) is not None


def _config_inside(text: str, source: str) -> str | None:
    """The configuration that a project of Label Studio has as one of its facts."""
    if '"label_config"' not in text:
        return None
    value = decoded(text, source)
    found = value.get("label_config") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None
