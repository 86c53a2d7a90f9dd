"""Schemes as TOML: how a person writes a scheme down. Text in, scheme out; no disk here.

The shape: `name`, `version`, `names`; `[[attributes]]`; `[roles.KEY]` with names and what they
admit; `[[entities]]`, `[[relations]]`, `[[events]]` with `types` below them. In the `roles` of an
event ``Target!`` is an expected role, and `change.Target` says what is other about it there.
`scheme_write` writes the same shape.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping

import msgspec

from annotator.errors import UserError
from annotator.model.scheme import (
    AttributeDef,
    Colour,
    Kind,
    Label,
    Names,
    Role,
    Scheme,
    ValueDef,
)
from annotator.model.scheme_check import scheme_faults
from annotator.sentences import worded

_SYNTAX = re.compile(r"(.+) \(at line (\d+), column (\d+)\)", re.DOTALL)
_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`(?: - at `(.+)`)?")
_MISSING = re.compile(r"Object missing required field `(.+?)`(?: - at `(.+)`)?")
_WRONG = re.compile(r"Expected `(.+?)`, got `(.+?)`(?: - at `(.+)`)?")


class _Value(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    ar: str = ""
    en: str = ""


class _Attribute(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    ar: str = ""
    en: str = ""
    values: list[_Value] = []
    default: str | None = None
    free: bool = False


class _Role(msgspec.Struct, forbid_unknown_fields=True):
    admits: list[str]
    ar: str = ""
    en: str = ""
    maximum: int | None = None
    variants: list[_Value] = []


class _RoleChange(msgspec.Struct, forbid_unknown_fields=True):
    ar: str | None = None
    en: str | None = None
    admits: list[str] | None = None
    minimum: int | None = None
    maximum: int | None = None
    variants: list[_Value] | None = None


class _Type(msgspec.Struct, forbid_unknown_fields=True, rename={"source": "from", "target": "to"}):
    key: str
    ar: str = ""
    en: str = ""
    hotkey: str | None = None
    second: str | None = None
    light: str | None = None
    dark: str | None = None
    line: str = "solid"
    about_ar: str = ""
    about_en: str = ""
    attributes: list[str] = []
    roles: list[str] = []
    change: dict[str, _RoleChange] = {}
    source: list[str] = []
    target: list[str] = []
    symmetric: bool = False
    retired: bool = False


class _Top(_Type, forbid_unknown_fields=True):
    types: list[_Type] = []


class _File(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    version: int
    ar: str = ""
    en: str = ""
    attributes: list[_Attribute] = []
    roles: dict[str, _Role] = {}
    entities: list[_Top] = []
    relations: list[_Top] = []
    events: list[_Top] = []
    documents: list[_Top] = []
    clusters: list[_Top] = []
    zones: list[_Top] = []


KINDS: Mapping[str, Kind] = {
    "entities": "entity",
    "relations": "relation",
    "events": "event",
    "documents": "document",
    "clusters": "cluster",
    "zones": "zone",
}
"""The sections of a file in their order, and the kind of label that stands in each."""

ANY_NUMBER = 0
"""As the `maximum` of a change: any number, where [roles] sets one."""


def scheme_from_toml(text: str, source: str) -> Scheme:
    """Read a scheme; `source` names it in messages.

    Raises UserError ``scheme.invalid`` that says where and what: a line, a key, or a rule of
    `scheme_faults` that does not hold.
    """
    scheme = read_toml(text, source)
    faults = scheme_faults(scheme)
    if faults:
        raise UserError(
            "scheme.invalid",
            worded("The scheme {scheme} cannot be used: {fault}", scheme=source, fault=faults[0]),
        )
    return scheme


def read_toml(text: str, source: str) -> Scheme:
    """The same without the rules of `scheme_faults`: something may be lacking."""
    try:
        return _scheme(msgspec.convert(tomllib.loads(text), _File))
    except (
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
        _WordedError,
        RecursionError,
    ) as fault:
        raise UserError(
            "scheme.invalid",
            worded(
                "The scheme {scheme} cannot be used: {fault}", scheme=source, fault=_said(fault)
            ),
        ) from fault


def _said(fault: Exception) -> str:
    """What a fault says: our own in the words it was given, and that of a reader in plain ones."""
    if isinstance(fault, _WordedError):
        return fault.words
    if isinstance(fault, RecursionError):
        return worded("its lists are nested too deeply.")
    said = str(fault)
    if syntax := _SYNTAX.fullmatch(said):
        what, line, column = syntax.groups()
        return worded(
            "line {line}, column {column}: this is not TOML ({what}).",
            line=int(line),
            column=int(column),
            what=what,
        )
    if unknown := _UNKNOWN.fullmatch(said):
        return worded(
            "{place}: {field} means nothing here.", place=_place(unknown[2]), field=unknown[1]
        )
    if missing := _MISSING.fullmatch(said):
        return worded("{place}: {field} is missing.", place=_place(missing[2]), field=missing[1])
    if wrong := _WRONG.fullmatch(said):
        return worded(
            "{place}: {found} stands where {wanted} is to be.",
            place=_place(wrong[3]),
            found=wrong[2],
            wanted=wrong[1],
        )
    return said


def _place(path: str | None) -> str:
    """Where in the file, as msgspec writes it: ``$.entities[0]`` is the first of [[entities]]."""
    return path.removeprefix("$").removeprefix(".") if path else worded("the file")


class _WordedError(Exception):
    """What is wrong in our own words."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(words)


def _scheme(found: _File) -> Scheme:
    labels: list[Label] = []
    for section, kind in KINDS.items():
        for top in getattr(found, section):
            labels.extend(_labels(top, kind, found.roles))
    return Scheme(
        name=found.name,
        version=found.version,
        names=Names(found.ar, found.en),
        labels=tuple(labels),
        attributes=tuple(map(_attribute, found.attributes)),
    )


def _attribute(found: _Attribute) -> AttributeDef:
    return AttributeDef(
        key=found.key,
        names=Names(found.ar, found.en),
        values=_values(found.values),
        default=found.default,
        free=found.free,
    )


def _values(found: list[_Value]) -> tuple[ValueDef, ...]:
    return tuple(ValueDef(value.key, Names(value.ar, value.en)) for value in found)


def _labels(top: _Top, kind: Kind, roles: dict[str, _Role]) -> Iterator[Label]:
    yield _label(top, top.key, kind, roles)
    for below in top.types:
        yield _label(below, f"{top.key}.{below.key}", kind, roles)


def _colour(found: _Type) -> Colour | None:
    if not (found.light and found.dark):
        return None
    try:
        row = msgspec.convert([found.light, found.dark, found.line], _ColourRow)
    except msgspec.ValidationError as fault:
        words = worded(
            "{label}: there is no line {line}. It is solid, dashed, dotted or double.",
            label=found.key,
            line=found.line,
        )
        raise _WordedError(words) from fault
    return Colour(row.light, row.dark, row.line)


class _ColourRow(Colour, array_like=True, frozen=True):
    """A colour as three values, so that the same checks hold."""


def _label(found: _Type, key: str, kind: Kind, roles: dict[str, _Role]) -> Label:
    return Label(
        key=key,
        kind=kind,
        names=Names(found.ar, found.en),
        description=Names(found.about_ar, found.about_en),
        colour=_colour(found),
        hotkey=found.hotkey,
        second=found.second,
        roles=tuple(_role(name, found, roles) for name in found.roles),
        attributes=tuple(found.attributes),
        source_admits=tuple(found.source),
        target_admits=tuple(found.target),
        symmetric=found.symmetric,
        retired=found.retired,
    )


def _role(written: str, event: _Type, roles: dict[str, _Role]) -> Role:
    key = written.removesuffix("!")
    known = roles.get(key)
    if known is None:
        words = worded(
            "{event} has a role {role} that [roles] does not define.", event=event.key, role=key
        )
        raise _WordedError(words)
    change = event.change.get(key, _RoleChange())
    least = int(written.endswith("!")) if change.minimum is None else change.minimum
    most = known.maximum if change.maximum is None else change.maximum
    return Role(
        key=key,
        names=Names(_either(change.ar, known.ar), _either(change.en, known.en)),
        admits=tuple(known.admits if change.admits is None else change.admits),
        minimum=least,
        maximum=None if most == ANY_NUMBER else most,
        variants=_values(known.variants if change.variants is None else change.variants),
    )


def _either(change: str | None, known: str) -> str:
    return known if change is None else change
