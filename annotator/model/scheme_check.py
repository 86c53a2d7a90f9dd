"""Rules that every scheme keeps, so that keys, colours and roles can be relied on.

Errors make a scheme useless, and nothing may bring one in. Remarks say what is unfinished: a label
without a key of its own, an event without roles.
"""

import re
from collections import Counter
from collections.abc import Iterator

from annotator.model.scheme import ANYTHING, Kind, Label, Role, Scheme
from annotator.sentences import worded

RESERVED = frozenset(
    {"E", "J", "K", "L", "M", "N", "O", "[", "]", "=", "/", ",", "."}
    | {"Space", "Delete", "Tab", "Escape", "Return"}
)
"""Keys of the program: no entity label may take one of them as its one-stroke key."""

# Labels of other tools have blanks inside; data that use them must find their label.
_KEY = re.compile(r"[^\s.]+( [^\s.]+)*(\.[^\s.]+( [^\s.]+)*)*")
_ROLE = re.compile(r"[^\s!]+")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_STROKED: tuple[Kind, ...] = ("entity", "relation", "event")


def is_colour(words: str) -> bool:
    """Whether `words` are a colour as schemes write it, ``#rrggbb``."""
    return bool(_HEX.fullmatch(words))


def scheme_faults(scheme: Scheme) -> list[str]:
    """Errors and remarks, one plain sentence each; an empty list means sound and finished."""
    return [*scheme_errors(scheme), *scheme_remarks(scheme)]


def scheme_errors(scheme: Scheme) -> list[str]:
    """What a scheme must not have, one plain sentence each."""
    return [*_keys(scheme), *_strokes(scheme), *_colours(scheme), *_links(scheme), *_roles(scheme)]


def scheme_remarks(scheme: Scheme) -> list[str]:
    """What is still lacking, one plain sentence each; labels that are retired may lack it."""
    return [*_unfinished(scheme), *_names(scheme), *_unlinked(scheme)]


def _keys(scheme: Scheme) -> Iterator[str]:
    for key, number in Counter(label.key for label in scheme.labels).items():
        if number > 1:
            yield worded("The label {key} stands there {number} times.", key=key, number=number)
        if not _KEY.fullmatch(key):
            yield worded("«{key}» cannot be the key of a label.", key=key)
    for attribute, number in Counter(a.key for a in scheme.attributes).items():
        if number > 1:
            yield worded(
                "The attribute {attribute} stands there {number} times.",
                attribute=attribute,
                number=number,
            )
        if not attribute or attribute != attribute.strip():
            yield worded("«{attribute}» cannot be the key of an attribute.", attribute=attribute)
    yield from _attribute_values(scheme)


def _attribute_values(scheme: Scheme) -> Iterator[str]:
    for one in scheme.attributes:
        for value, number in Counter(value.key for value in one.values).items():
            if number > 1:
                yield worded(
                    "The value {value} of the attribute {attribute} stands there {number} times.",
                    value=value,
                    attribute=one.key,
                    number=number,
                )
        known = {value.key for value in one.values}
        if one.default is not None and not one.free and one.default not in known:
            yield worded(
                "The attribute {attribute} has the default {default}, which is no value of it.",
                attribute=one.key,
                default=one.default,
            )


def _strokes(scheme: Scheme) -> Iterator[str]:
    for kind in _STROKED:
        tops = [top for top in scheme.tops(kind) if not top.retired]
        yield from _doubled(tops, [label.hotkey for label in tops])
        for top in tops:
            if kind == "entity" and top.hotkey in RESERVED:
                yield worded(
                    "The key {key} of {label} belongs to the program.",
                    key=top.hotkey,
                    label=top.key,
                )
            children = [child for child in scheme.children(top.key) if not child.retired]
            yield from _doubled(children, [label.second for label in children])


def _doubled(labels: list[Label], keys: list[str | None]) -> Iterator[str]:
    first: dict[str, str] = {}
    for label, key in zip(labels, keys, strict=True):
        if key and first.setdefault(key, label.key) != label.key:
            yield worded(
                "The key {key} of {label} is taken twice: {other} has it too.",
                key=key,
                label=label.key,
                other=first[key],
            )


def _colours(scheme: Scheme) -> Iterator[str]:
    for label in scheme.labels:
        colour = label.colour
        if colour and not (is_colour(colour.light) and is_colour(colour.dark)):
            yield worded("The colours of {label} are not written #rrggbb.", label=label.key)


def _links(scheme: Scheme) -> Iterator[str]:
    known = {label.key: label.kind for label in scheme.labels}
    attributes = {attribute.key for attribute in scheme.attributes}
    for label in scheme.labels:
        if label.parent and label.parent not in known:
            yield worded(
                "{label} stands below {parent}, which is not there.",
                label=label.key,
                parent=label.parent,
            )
        elif label.parent and known[label.parent] != label.kind:
            yield worded(
                "{label} stands below {parent}, which is of another kind.",
                label=label.key,
                parent=label.parent,
            )
        for name in sorted(set(label.attributes) - attributes):
            yield worded(
                "{label} has an attribute {attribute} that is not defined.",
                label=label.key,
                attribute=name,
            )
        admitted = [*label.source_admits, *label.target_admits]
        admitted += [key for role in label.roles for key in role.admits]
        for key in sorted(set(admitted) - known.keys() - {ANYTHING}):
            yield worded(
                "{label} admits {admitted}, which is not a label.", label=label.key, admitted=key
            )


def _roles(scheme: Scheme) -> Iterator[str]:
    for label in scheme.labels:
        for key, number in Counter(role.key for role in label.roles).items():
            if number > 1:
                yield worded(
                    "The role {role} of {label} stands there {number} times.",
                    role=key,
                    label=label.key,
                    number=number,
                )
        for role in label.roles:
            if not _ROLE.fullmatch(role.key):
                yield worded(
                    "«{role}» cannot be the key of a role of {label}.",
                    role=role.key,
                    label=label.key,
                )
            if not _counts(role):
                yield worded(
                    "The role {role} of {label} wants more fillers than it may have.",
                    role=role.key,
                    label=label.key,
                )


def _counts(role: Role) -> bool:
    return role.minimum >= 0 and (role.maximum is None or role.maximum >= max(1, role.minimum))


# --- remarks ----------------------------------------------------------------------------------


def _unfinished(scheme: Scheme) -> Iterator[str]:
    for kind in _STROKED:
        for top in scheme.tops(kind):
            if top.retired:
                continue
            if not top.hotkey:
                yield worded("{label} has no key.", label=top.key)
            if top.colour is None:
                yield worded("{label} has no colour.", label=top.key)
            for child in scheme.children(top.key):
                if not (child.second or child.retired):
                    yield worded("{label} has no key.", label=child.key)


def _names(scheme: Scheme) -> Iterator[str]:
    for label in scheme.labels:
        if not (label.names.ar and label.names.en):
            yield worded("{label} lacks its Arabic or its English name.", label=label.key)
        for role in label.roles:
            if not (role.names.ar and role.names.en):
                yield worded(
                    "The role {role} of {label} lacks a name.", role=role.key, label=label.key
                )


def _unlinked(scheme: Scheme) -> Iterator[str]:
    for label in scheme.labels:
        leaf = not scheme.children(label.key) and not label.retired
        if label.kind == "event" and leaf and not scheme.roles_of(label.key):
            yield worded("The event {event} has no roles.", event=label.key)
        if label.kind == "relation" and leaf and not label.source_admits:
            yield worded("The relation {relation} joins nothing.", relation=label.key)
        for role in label.roles:
            if not role.admits:
                yield worded(
                    "The role {role} of {label} admits nothing.", role=role.key, label=label.key
                )
