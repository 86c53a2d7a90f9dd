"""Scheme merge: taking another scheme into that of the project. Pure.

Nothing is ever taken away: labels, roles, attributes and values that only the project has stay.
"""

import msgspec

from annotator.model.scheme import AttributeDef, Label, Role, Scheme
from annotator.model.scheme_edits import SchemeChange, changed
from annotator.model.spare import spare_colour


class Merging(msgspec.Struct, frozen=True):
    """What a merge would do. `change` is None where it would do nothing.

    `clashing` are labels that are of another kind here and stay as they are, `differing` those
    that say something else here; with ``replace`` these were changed, without they were left.
    """

    change: SchemeChange | None
    added: tuple[str, ...]
    differing: tuple[str, ...]
    clashing: tuple[str, ...]


def merge_schemes(scheme: Scheme, other: Scheme, *, replace: bool = False) -> Merging:
    """Add what another scheme has and this one lacks; with `replace` its words count elsewhere.

    A new label gets no stroke that is taken beside it. UserError ``scheme.rule`` where both
    together would break a rule.
    """
    after = msgspec.structs.replace(scheme, attributes=_attributes(scheme, other, replace=replace))
    added, differing, clashing = [], [], []
    for label in other.labels:
        here = after.label(label.key)
        if here is None and _clashes(after, label):
            clashing.append(label.key)
        elif here is None:
            added.append(label.key)
            after = after.with_label(_fitted(after, label))
        elif here.kind != label.kind:
            clashing.append(label.key)
        else:
            both = _joined(after, here, label)
            if both != here:
                differing.append(label.key)
                after = after.with_label(both) if replace else after
    if after == scheme:
        return Merging(None, (), tuple(differing), tuple(clashing))
    change = changed(f"scheme-import {other.name}", scheme, _without_unknown(after))
    return Merging(change, tuple(added), tuple(differing), tuple(clashing))


def _clashes(scheme: Scheme, label: Label) -> bool:
    above = scheme.label(label.parent)
    return above is not None and above.kind != label.kind


def _fitted(scheme: Scheme, label: Label) -> Label:
    """A new label with a colour of its own, and no stroke that is taken beside it."""
    beside = [one for one in scheme.of_kind(label.kind) if one.parent == label.parent]
    colour = label.colour
    if colour is None and scheme.label(label.parent) is None:
        used = {one.colour.light.upper() for one in scheme.labels if one.colour}
        colour = spare_colour(len(beside), label.kind, used)
    return msgspec.structs.replace(
        label,
        colour=colour,
        hotkey=None if label.hotkey in {one.hotkey for one in beside} else label.hotkey,
        second=None if label.second in {one.second for one in beside} else label.second,
    )


def _joined(scheme: Scheme, here: Label, there: Label) -> Label:
    """A label in the words of `there`, with all that only `here` has."""
    beside = [
        one
        for one in scheme.of_kind(here.kind)
        if one.parent == here.parent and one.key != here.key
    ]
    free = there.hotkey not in {one.hotkey for one in beside}
    second = there.second not in {one.second for one in beside}
    mine = {role.key: role for role in here.roles}
    theirs = {role.key: role for role in there.roles}
    roles = tuple(theirs.get(key, role) for key, role in mine.items())
    roles += tuple(role for key, role in theirs.items() if key not in mine)
    return msgspec.structs.replace(
        there,
        colour=there.colour or here.colour,
        hotkey=there.hotkey if there.hotkey and free else here.hotkey,
        second=there.second if there.second and second else here.second,
        roles=roles,
        attributes=_union(here.attributes, there.attributes),
        source_admits=_union(here.source_admits, there.source_admits),
        target_admits=_union(here.target_admits, there.target_admits),
    )


def _union(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mine, *theirs)))


def _attributes(scheme: Scheme, other: Scheme, *, replace: bool) -> tuple[AttributeDef, ...]:
    found = {one.key: one for one in scheme.attributes}
    for one in other.attributes:
        mine = found.get(one.key)
        if mine is None:
            found[one.key] = one
            continue
        base, more = (one, mine) if replace else (mine, one)
        keys = {value.key for value in base.values}
        values = (*base.values, *(value for value in more.values if value.key not in keys))
        found[one.key] = msgspec.structs.replace(base, values=values, free=base.free or mine.free)
    return tuple(found.values())


def _without_unknown(scheme: Scheme) -> Scheme:
    """Admitted labels that clashed and were left out are admitted nowhere."""
    known = {label.key for label in scheme.labels} | {"*"}

    def fit(role: Role) -> Role:
        kept = tuple(key for key in role.admits if key in known)
        return msgspec.structs.replace(role, admits=kept)

    labels = tuple(
        msgspec.structs.replace(
            label,
            roles=tuple(map(fit, label.roles)),
            source_admits=tuple(key for key in label.source_admits if key in known),
            target_admits=tuple(key for key in label.target_admits if key in known),
        )
        for label in scheme.labels
    )
    return msgspec.structs.replace(scheme, labels=labels)
