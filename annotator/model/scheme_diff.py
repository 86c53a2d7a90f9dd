"""Scheme diff: what is different between two schemes, as rows that can be read. Pure."""

from collections.abc import Iterator

import msgspec

from annotator.model.scheme import AttributeDef, Colour, Label, Names, Role, Scheme


class Difference(msgspec.Struct, frozen=True):
    """One difference. `what` names its sort, `where` the label or attribute it is of.

    ``added``, ``removed``, ``renamed`` are of a label as a whole; the others name what changed,
    with its words of before and after; an empty one means that there was nothing.
    """

    what: str
    where: str
    before: str = ""
    after: str = ""


def scheme_diff(old: Scheme, new: Scheme) -> list[Difference]:
    """All differences: the head first, then attributes, then labels in their order."""
    return [*_head(old, new), *_attributes(old, new), *_labels(old, new)]


def _head(old: Scheme, new: Scheme) -> Iterator[Difference]:
    yield from _row("name", "", old.name, new.name)
    yield from _row("names", "", _names(old.names), _names(new.names))


def _row(what: str, where: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(what, where, before, after)


def _names(names: Names) -> str:
    return " · ".join(part for part in (names.ar, names.en) if part)


# --- attributes -------------------------------------------------------------------------------


def _attributes(old: Scheme, new: Scheme) -> Iterator[Difference]:
    before = {one.key: one for one in old.attributes}
    after = {one.key: one for one in new.attributes}
    for key in before.keys() - after.keys():
        yield Difference("attribute-removed", key, _attribute(before[key]))
    for key, one in after.items():
        if key not in before:
            yield Difference("attribute-added", key, "", _attribute(one))
        else:
            yield from _row("attribute", key, _attribute(before[key]), _attribute(one))


def _attribute(one: AttributeDef) -> str:
    values = ", ".join(value.key for value in one.values)
    default = f" ({one.default})" if one.default is not None else ""
    return f"{_names(one.names)}: {'*' if one.free else values}{default}"


# --- labels -----------------------------------------------------------------------------------


def _labels(old: Scheme, new: Scheme) -> Iterator[Difference]:
    before = {label.key: label for label in old.labels}
    after = {label.key: label for label in new.labels}
    renamed = _renamed(before, after)
    for key, label in before.items():
        if key not in after and key not in renamed:
            yield Difference("removed", key, _names(label.names))
    came = {now: was for was, now in renamed.items()}
    for key, label in after.items():
        was = came.get(key, key)
        if was != key and not _follows(was, key, came):
            yield Difference("renamed", key, was, key)
        if was not in before:
            yield Difference("added", key, "", _names(label.names))
        else:
            yield from _label(_told(before[was], renamed), label)
    common = [key for key in before if key in after]
    if common != [key for key in after if key in before]:
        yield Difference("order", "")


def _renamed(before: dict[str, Label], after: dict[str, Label]) -> dict[str, str]:
    """Labels that are there under another key: (before -> after).

    They are known by their names, both or one of them, and subtypes by the heading above them.
    """
    fresh = {key: label for key, label in after.items() if key not in before}
    found: dict[str, str] = {}
    for key, label in before.items():
        if key in after:
            continue
        moved = f"{found.get(label.parent, '')}.{key.rpartition('.')[2]}"
        likely = [moved] if moved in fresh else []
        likely += [other for other, new in fresh.items() if label.names == new.names]
        likely += [other for other, new in fresh.items() if _alike(label.names, new.names)]
        for other in likely:
            if fresh[other].kind == label.kind:
                found[key] = other
                del fresh[other]
                break
    return found


def _alike(one: Names, other: Names) -> bool:
    return bool((one.ar and one.ar == other.ar) or (one.en and one.en == other.en))


def _follows(was: str, key: str, came: dict[str, str]) -> bool:
    """Whether a subtype has another key only because its heading has."""
    above, _, name = key.rpartition(".")
    return bool(above) and above in came and f"{came[above]}.{name}" == was


def _told(label: Label, renamed: dict[str, str]) -> Label:
    """A label of before, with what it admits under the keys of now."""

    def now(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(renamed.get(key, key) for key in keys)

    roles = tuple(msgspec.structs.replace(role, admits=now(role.admits)) for role in label.roles)
    return msgspec.structs.replace(
        label,
        roles=roles,
        source_admits=now(label.source_admits),
        target_admits=now(label.target_admits),
    )


def _label(old: Label, new: Label) -> Iterator[Difference]:
    key = new.key
    yield from _row("names", key, _names(old.names), _names(new.names))
    yield from _row("description", key, _names(old.description), _names(new.description))
    yield from _row("colour", key, _colour(old.colour), _colour(new.colour))
    yield from _row("hotkey", key, old.hotkey or "", new.hotkey or "")
    yield from _row("second", key, old.second or "", new.second or "")
    yield from _row("attributes", key, ", ".join(old.attributes), ", ".join(new.attributes))
    yield from _row("from", key, ", ".join(old.source_admits), ", ".join(new.source_admits))
    yield from _row("to", key, ", ".join(old.target_admits), ", ".join(new.target_admits))
    if old.symmetric != new.symmetric:
        yield Difference("symmetric" if new.symmetric else "directed", key)
    if old.retired != new.retired:
        yield Difference("retired" if new.retired else "offered", key)
    yield from _roles(old, new)


def _colour(colour: Colour | None) -> str:
    return f"{colour.light} {colour.dark} {colour.line}" if colour is not None else ""


def _roles(old: Label, new: Label) -> Iterator[Difference]:
    before = {role.key: role for role in old.roles}
    after = {role.key: role for role in new.roles}
    for key, role in before.items():
        if key not in after:
            yield Difference("role-removed", new.key, _role(role))
    for key, role in after.items():
        if key not in before:
            yield Difference("role-added", new.key, "", _role(role))
        elif role != before[key]:
            yield Difference("role", new.key, _role(before[key]), _role(role))


def _role(role: Role) -> str:
    most = "∞" if role.maximum is None else str(role.maximum)
    return f"{role.key} ({_names(role.names)}) {role.minimum}–{most}: {', '.join(role.admits)}"
