"""Rules that every scheme keeps, so that keys, colours and roles can be relied on."""

import re
from collections import Counter
from collections.abc import Iterator

from annotator.model.scheme import ANYTHING, Kind, Label, Scheme

RESERVED = frozenset(
    {"E", "J", "K", "L", "M", "N", "O", "[", "]", "=", "/", ",", "."}
    | {"Space", "Delete", "Tab", "Escape", "Return"}
)
"""Keys of the program: no entity label may take one of them as its one-stroke key."""

# Labels of other tools have blanks inside; data that use them must find their label.
_KEY = re.compile(r"[^\s.]+( [^\s.]+)*(\.[^\s.]+( [^\s.]+)*)*")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def scheme_faults(scheme: Scheme, *, lenient: bool = False) -> list[str]:
    """What a scheme must not have, one plain sentence each; an empty list means sound.

    With `lenient`, for schemes of other tools, a label may lack its stroke (there are not enough
    for a large scheme) and an event its roles.
    """
    return [
        *_keys(scheme),
        *_strokes(scheme, lenient=lenient),
        *_names(scheme),
        *_links(scheme, lenient=lenient),
    ]


def _keys(scheme: Scheme) -> Iterator[str]:
    for key, number in Counter(label.key for label in scheme.labels).items():
        if number > 1:
            yield f"The label {key} stands there {number} times."
        if not _KEY.fullmatch(key):
            yield f"«{key}» cannot be the key of a label."
    for attribute, number in Counter(a.key for a in scheme.attributes).items():
        if number > 1:
            yield f"The attribute {attribute} stands there {number} times."


def _strokes(scheme: Scheme, *, lenient: bool) -> Iterator[str]:
    kinds: tuple[Kind, ...] = ("entity", "relation", "event")
    for kind in kinds:
        tops = scheme.tops(kind)
        yield from _doubled(tops, [label.hotkey for label in tops], lenient=lenient)
        for top in tops:
            if kind == "entity" and top.hotkey in RESERVED:
                yield f"The key {top.hotkey} of {top.key} belongs to the program."
            if top.colour is None:
                yield f"{top.key} has no colour."
            elif not (_HEX.fullmatch(top.colour.light) and _HEX.fullmatch(top.colour.dark)):
                yield f"The colours of {top.key} are not written #rrggbb."
            children = scheme.children(top.key)
            yield from _doubled(children, [label.second for label in children], lenient=lenient)


def _doubled(labels: list[Label], keys: list[str | None], *, lenient: bool) -> Iterator[str]:
    counts = Counter(keys)
    for label, key in zip(labels, keys, strict=True):
        if not key:
            if not lenient:
                yield f"{label.key} has no key."
        elif counts[key] > 1:
            yield f"The key {key} of {label.key} is taken twice."


def _names(scheme: Scheme) -> Iterator[str]:
    for label in scheme.labels:
        if not (label.names.ar and label.names.en):
            yield f"{label.key} lacks its Arabic or its English name."
        for role in label.roles:
            if not (role.names.ar and role.names.en):
                yield f"The role {role.key} of {label.key} lacks a name."


def _links(scheme: Scheme, *, lenient: bool) -> Iterator[str]:
    known = {label.key for label in scheme.labels}
    attributes = {attribute.key for attribute in scheme.attributes}
    for label in scheme.labels:
        if label.parent and label.parent not in known:
            yield f"{label.key} stands below {label.parent}, which is not there."
        for name in set(label.attributes) - attributes:
            yield f"{label.key} has an attribute {name} that is not defined."
        bare = label.kind == "event" and not scheme.children(label.key) and not label.roles
        if bare and not lenient:
            yield f"The event {label.key} has no roles."
        if label.kind == "relation" and not scheme.children(label.key) and not label.source_admits:
            yield f"The relation {label.key} joins nothing."
        admitted = [*label.source_admits, *label.target_admits]
        admitted += [key for role in label.roles for key in role.admits]
        for key in sorted(set(admitted) - known - {ANYTHING}):
            yield f"{label.key} admits {key}, which is not a label."
        for role in label.roles:
            if not role.admits:
                yield f"The role {role.key} of {label.key} admits nothing."
