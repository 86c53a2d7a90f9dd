"""Schemes as TOML: how a person writes a scheme down. Text in, scheme out; no disk here.

The shape: `name`, `version`, `names`; `[[attributes]]`; `[roles.KEY]` with names and what they
admit; `[[entities]]`, `[[relations]]`, `[[events]]` with `types` below them. In the `roles` of an
event ``Target!`` is an expected role.
"""

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


class _Type(msgspec.Struct, forbid_unknown_fields=True, rename={"source": "from", "target": "to"}):
    key: str
    ar: str = ""
    en: str = ""
    second: str | None = None
    about_ar: str = ""
    about_en: str = ""
    attributes: list[str] = []
    roles: list[str] = []
    change: dict[str, _RoleChange] = {}
    source: list[str] = []
    target: list[str] = []
    symmetric: bool = False


class _Top(_Type, forbid_unknown_fields=True):
    hotkey: str | None = None
    light: str | None = None
    dark: str | None = None
    line: str = "solid"
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


_KINDS: Mapping[str, Kind] = {
    "entities": "entity",
    "relations": "relation",
    "events": "event",
    "documents": "document",
}


def scheme_from_toml(text: str, source: str) -> Scheme:
    """Read a scheme; `source` names it in messages.

    Raises UserError ``scheme.invalid`` that says where and what: a line, a key, or a rule of
    `scheme_faults` that does not hold.
    """
    scheme = read_toml(text, source)
    faults = scheme_faults(scheme)
    if faults:
        raise UserError("scheme.invalid", f"The scheme {source} cannot be used: {faults[0]}")
    return scheme


def read_toml(text: str, source: str) -> Scheme:
    """The same without the rules of `scheme_faults`: something may be lacking."""
    try:
        return _scheme(msgspec.convert(tomllib.loads(text), _File))
    except (
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
        _UnknownRoleError,
        RecursionError,
    ) as fault:
        raise UserError("scheme.invalid", f"The scheme {source} cannot be used: {fault}") from fault


class _UnknownRoleError(Exception):
    """A role is named that the file does not define."""


def _scheme(found: _File) -> Scheme:
    labels: list[Label] = []
    for section, kind in _KINDS.items():
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
    colour = None
    if top.light and top.dark:
        colour = msgspec.convert([top.light, top.dark, top.line], _ColourRow)
    head = _label(top, top.key, kind, roles)
    yield msgspec.structs.replace(
        head,
        colour=Colour(colour.light, colour.dark, colour.line) if colour else None,
        hotkey=top.hotkey,
    )
    for below in top.types:
        yield _label(below, f"{top.key}.{below.key}", kind, roles)


class _ColourRow(Colour, array_like=True, frozen=True):
    """A colour as three values, so that the same checks hold."""


def _label(found: _Type, key: str, kind: Kind, roles: dict[str, _Role]) -> Label:
    return Label(
        key=key,
        kind=kind,
        names=Names(found.ar, found.en),
        description=Names(found.about_ar, found.about_en),
        second=found.second,
        roles=tuple(_role(name, found, roles) for name in found.roles),
        attributes=tuple(found.attributes),
        source_admits=tuple(found.source),
        target_admits=tuple(found.target),
        symmetric=found.symmetric,
    )


def _role(written: str, event: _Type, roles: dict[str, _Role]) -> Role:
    key = written.removesuffix("!")
    known = roles.get(key)
    if known is None:
        raise _UnknownRoleError(f"{event.key} has a role {key} that [roles] does not define.")
    change = event.change.get(key, _RoleChange())
    admits = known.admits if change.admits is None else change.admits
    return Role(
        key=key,
        names=Names(change.ar or known.ar, change.en or known.en),
        admits=tuple(admits),
        minimum=int(written.endswith("!")),
        maximum=known.maximum,
        variants=_values(known.variants),
    )
