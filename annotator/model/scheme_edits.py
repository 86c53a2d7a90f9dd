"""Scheme edits: what may be done to a scheme, each a pure function to a SchemeChange.

A change is the scheme of afterwards and what becomes of the items. Edits are made by comparing
the two schemes, so that every change is logged and taken back like any other.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

import msgspec

from annotator.errors import UserError
from annotator.model.edits import SCHEME_PLACE, Edit
from annotator.model.item_moves import ItemMoves, is_under
from annotator.model.scheme import ANYTHING, AttributeDef, Label, Names, Role, Scheme, SchemeHead
from annotator.model.scheme_check import scheme_errors
from annotator.sentences import worded


class SchemeChange(msgspec.Struct, frozen=True, kw_only=True):
    """One act on the scheme: a title ``verb detail``, the schemes around it, the items' part."""

    title: str
    before: Scheme
    after: Scheme
    moves: ItemMoves = ItemMoves()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of head and labels."""
        return scheme_edits(self.before, self.after)


def scheme_edits(before: Scheme, after: Scheme) -> tuple[Edit, ...]:
    """The edits that turn one scheme into another, order of labels included.

    Labels stand in the order in which they were added. So where one goes out of the midst, those
    behind it are taken out, last first, and put back; taken back, that gives the order of before.
    """
    edits: list[tuple[object, object]] = []
    if before.head != after.head:
        edits.append((before.head, after.head))
    same = 0
    for old, new in zip(before.labels, after.labels, strict=False):
        if old.key != new.key:
            break
        same += 1
        if old != new:
            edits.append((old, new))
    edits += [(label, None) for label in reversed(before.labels[same:])]
    edits += [(None, label) for label in after.labels[same:]]
    return tuple(Edit(SCHEME_PLACE, old, new) for old, new in edits)  # type: ignore[arg-type] # labels and heads


def scheme_with(scheme: Scheme, edits: Iterable[Edit]) -> Scheme:
    """A scheme after edits of its labels and its head; all other edits leave it as it is."""
    for edit in edits:
        if edit.place != SCHEME_PLACE:
            continue
        if isinstance(edit.after, Label):
            scheme = scheme.with_label(edit.after)
        elif isinstance(edit.before, Label):
            scheme = scheme.without_label(edit.before.key)
        elif isinstance(edit.after, SchemeHead):
            scheme = scheme.with_head(edit.after)
    return scheme


_KINDS = {
    "entity": worded("entity"),
    "event": worded("event"),
    "relation": worded("relation"),
    "document": worded("document"),
    "cluster": worded("cluster"),
    "zone": worded("zone"),
}


def _refused(key: str, words: str) -> UserError:
    return UserError(f"scheme.{key}", words)


def changed(
    title: str, before: Scheme, after: Scheme, moves: ItemMoves | None = None
) -> SchemeChange:
    """A change with its version raised. UserError ``scheme.rule`` for the first new error in it."""
    known = set(scheme_errors(before))
    for error in scheme_errors(after):
        if error not in known:
            raise _refused(
                "rule",
                worded("This would break the scheme: {fault} Nothing was changed.", fault=error),
            )
    after = msgspec.structs.replace(after, version=before.version + 1)
    return SchemeChange(title=title, before=before, after=after, moves=moves or ItemMoves())


def _known(scheme: Scheme, key: str) -> Label:
    label = scheme.label(key)
    if label is None:
        raise _refused(
            "missing",
            worded("The scheme {scheme} has no label {label}.", scheme=scheme.name, label=key),
        )
    return label


# --- labels -----------------------------------------------------------------------------------


def add_label(scheme: Scheme, label: Label) -> SchemeChange:
    """Add a label behind those that there are. UserError ``scheme.taken``, ``scheme.rule``."""
    if scheme.label(label.key) is not None:
        raise _refused(
            "taken",
            worded(
                "The scheme {scheme} has a label {label} already.",
                scheme=scheme.name,
                label=label.key,
            ),
        )
    return changed(f"scheme-add {label.key}", scheme, scheme.with_label(label))


def revise_label(
    scheme: Scheme, key: str, label: Label, roles: Mapping[str, str] | None = None
) -> SchemeChange:
    """Make a label what `label` says; its key, with all below it, may be another one.

    `roles` are those of its roles that got another key: (before -> after). Arguments of a role
    that is there no more go. UserError ``scheme.…`` with one sentence.
    """
    old = _known(scheme, key)
    renamed = dict(roles or {})
    if old.kind != label.kind:
        raise _refused(
            "kind",
            worded(
                "The label {label} stays one for {kind}: its items are that.",
                label=key,
                kind=_KINDS[old.kind],
            ),
        )
    moves = ItemMoves(
        labels=((key, label.key),) if label.key != key else (),
        roles=tuple(_role_moves(scheme, old, label, renamed)),
    )
    after = scheme
    if label.key != key:
        _check_key(scheme, old, label.key)
        after = _rekeyed(scheme, moves.label)
        label = _retargeted(label, moves.label)
    after = after.with_label(label)
    verb = "scheme-rename" if label.key != key else "scheme-change"
    detail = f"{key} {label.key}" if label.key != key else key
    return changed(f"{verb} {detail}", scheme, after, moves)


def rename_label(scheme: Scheme, key: str, new: str) -> SchemeChange:
    """Give a label another key; all below it move along. UserError ``scheme.…``."""
    label = _known(scheme, key)
    if new == key:
        raise _refused("same", worded("The label is called {label} already.", label=key))
    colour = label.colour
    if "." not in new and colour is None:
        colour = scheme.colour_of(key)
    return revise_label(scheme, key, msgspec.structs.replace(label, key=new, colour=colour))


def _check_key(scheme: Scheme, old: Label, new: str) -> None:
    if scheme.label(new) is not None:
        words = worded(
            "The scheme has a label {new} already. Merge {old} into it, or choose another.",
            new=new,
            old=old.key,
        )
        raise _refused("taken", words)
    if is_under(new, old.key):
        raise _refused(
            "cycle",
            worded("{label} cannot stand below itself, as {new} would.", label=old.key, new=new),
        )


def merge_labels(scheme: Scheme, key: str, into: str) -> SchemeChange:
    """Give all items of a label, and of those below it, to another one, and take the label out.

    A subtype goes to the subtype of the same name where the other label has one, else it moves
    below it, without its stroke where that is taken there. Roles of an event type that the other
    one lacks are added to it. UserError ``scheme.kind``, ``scheme.cycle``.
    """
    old, other = _known(scheme, key), _known(scheme, into)
    if is_under(into, key):
        raise _refused(
            "cycle",
            worded(
                "{label} cannot be merged into {into}, which is a part of it.", label=key, into=into
            ),
        )
    if old.kind != other.kind:
        words = worded(
            "{label} is for {kind}, {into} for {other_kind}: they cannot be merged.",
            label=key,
            kind=_KINDS[old.kind],
            into=into,
            other_kind=_KINDS[other.kind],
        )
        raise _refused("kind", words)
    moves = ItemMoves(labels=((key, into),))
    lacking = [r for r in scheme.roles_of(key) if r.key not in _role_keys(scheme.roles_of(into))]
    after = _unclashed(_rekeyed(scheme, moves.label), {one.key for one in scheme.labels})
    if lacking:
        grown = (*scheme.roles_of(into), *(_role_retargeted(r, moves.label) for r in lacking))
        after = after.with_label(msgspec.structs.replace(_known(after, into), roles=grown))
    return changed(f"scheme-merge {key} {into}", scheme, after, moves)


def retire_label(scheme: Scheme, key: str, *, retired: bool = True) -> SchemeChange:
    """Offer a label for no new items, or offer it again; no item is touched."""
    label = msgspec.structs.replace(_known(scheme, key), retired=retired)
    verb = "scheme-retire" if retired else "scheme-offer"
    return changed(f"{verb} {key}", scheme, scheme.with_label(label))


def delete_label(scheme: Scheme, key: str) -> SchemeChange:
    """Take a label out, with those below it, and all their items with it."""
    _known(scheme, key)
    after = _rekeyed(scheme, lambda one: None if is_under(one, key) else one)
    return changed(f"scheme-delete {key}", scheme, after, ItemMoves(gone=(key,)))


def move_label(scheme: Scheme, key: str, by: int) -> SchemeChange | None:
    """Move a label up (-1) or down (+1) among those beside it; None where it cannot go on."""
    label = _known(scheme, key)
    beside = [one for one in scheme.of_kind(label.kind) if one.parent == label.parent]
    at = beside.index(label) + by
    if not 0 <= at < len(beside):
        return None
    labels = list(scheme.labels)
    here, there = labels.index(label), labels.index(beside[at])
    labels.insert(there, labels.pop(here))
    after = msgspec.structs.replace(scheme, labels=tuple(labels))
    return changed(f"scheme-move {key}", scheme, after)


# --- the head ---------------------------------------------------------------------------------


def revise_attributes(
    scheme: Scheme,
    attributes: Sequence[AttributeDef],
    keys: Mapping[str, str] | None = None,
    values: Mapping[tuple[str, str], str] | None = None,
) -> SchemeChange:
    """Give the scheme these attributes.

    `keys` are those that got another key (before -> after), `values` the values that did:
    (attribute before, value before) -> value after. What is there no more goes from the items.
    """
    renamed, said = dict(keys or {}), dict(values or {})
    there = {one.key: one for one in attributes}
    moved: list[tuple[str, str | None]] = []
    renamed_values: list[tuple[str, str, str | None]] = []
    for old in scheme.attributes:
        key = renamed.get(old.key, old.key)
        new = there.get(key)
        if new is None:
            moved.append((old.key, None))
            continue
        if key != old.key:
            moved.append((old.key, key))
        if not new.free:
            left = {value.key for value in new.values}
            for value in old.values:
                word = said.get((old.key, value.key), value.key)
                if word not in left or word != value.key:
                    renamed_values.append((old.key, value.key, word if word in left else None))
    after = msgspec.structs.replace(scheme, attributes=tuple(attributes))
    after = _attributes_renamed(after, dict(moved))
    moves = ItemMoves(attributes=tuple(moved), values=tuple(renamed_values))
    return changed("scheme-attributes", scheme, after, moves)


def _attributes_renamed(scheme: Scheme, moved: Mapping[str, str | None]) -> Scheme:
    labels = []
    for label in scheme.labels:
        kept = tuple(k for k in (moved.get(key, key) for key in label.attributes) if k is not None)
        labels.append(msgspec.structs.replace(label, attributes=kept))
    return msgspec.structs.replace(scheme, labels=tuple(labels))


def name_scheme(scheme: Scheme, name: str, names: Names) -> SchemeChange:
    """Give the scheme another name. UserError ``scheme.name`` for an empty one."""
    if not name.strip() or "\n" in name:
        raise _refused("name", worded("A scheme needs a name on one line."))
    after = msgspec.structs.replace(scheme, name=name.strip(), names=names)
    return changed(f"scheme-name {name.strip()}", scheme, after)


def lost_words(before: Scheme, after: Scheme) -> ItemMoves:
    """What items may not use any more after a change: its labels and roles, as what would go."""
    keys = {label.key for label in after.labels}
    gone = tuple(label.key for label in before.labels if label.key not in keys)
    roles = tuple(
        (label.key, role.key, None)
        for label in before.of_kind("event")
        if label.key in keys
        for role in before.roles_of(label.key)
        if role.key not in _role_keys(after.roles_of(label.key))
    )
    return ItemMoves(gone=gone, roles=roles)


# --- parts ------------------------------------------------------------------------------------


def _rekeyed(scheme: Scheme, move: Callable[[str], str | None]) -> Scheme:
    """The scheme with labels under other keys; those that get None, or one that is there, go."""
    labels: dict[str, Label] = {}
    taken = {label.key for label in scheme.labels if move(label.key) == label.key}
    for label in scheme.labels:
        key = move(label.key)
        if key is None or (key != label.key and key in taken):
            continue
        labels[key] = msgspec.structs.replace(_retargeted(label, move), key=key)
    return msgspec.structs.replace(scheme, labels=tuple(labels.values()))


def _unclashed(scheme: Scheme, there: Container[str]) -> Scheme:
    """The scheme with no second stroke on labels not `there` before that another one has."""
    for label in scheme.labels:
        beside = [one for one in scheme.children(label.parent) if one.key != label.key]
        if label.key not in there and label.second in {one.second for one in beside}:
            scheme = scheme.with_label(msgspec.structs.replace(label, second=None))
    return scheme


def _retargeted(label: Label, move: Callable[[str], str | None]) -> Label:
    return msgspec.structs.replace(
        label,
        roles=tuple(_role_retargeted(role, move) for role in label.roles),
        source_admits=_admitted(label.source_admits, move),
        target_admits=_admitted(label.target_admits, move),
    )


def _role_retargeted(role: Role, move: Callable[[str], str | None]) -> Role:
    return msgspec.structs.replace(role, admits=_admitted(role.admits, move))


def _admitted(keys: Iterable[str], move: Callable[[str], str | None]) -> tuple[str, ...]:
    found = (key if key == ANYTHING else move(key) for key in keys)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def _role_keys(roles: Iterable[Role]) -> set[str]:
    return {role.key for role in roles}


def _role_moves(
    scheme: Scheme, old: Label, new: Label, renamed: Mapping[str, str]
) -> Iterable[tuple[str, str, str | None]]:
    """What becomes of the roles of a label, on its items and on those of labels that inherit."""
    if old.kind != "event" or old.roles == new.roles:
        return
    before = scheme.roles_of(old.key)
    after = _role_keys(new.roles or scheme.roles_of(old.parent))
    heirs = [one.key for one in scheme.of_kind("event") if _heir(scheme, one, old)]
    for key in heirs:
        for role in before:
            name = renamed.get(role.key, role.key)
            if name not in after:
                yield key, role.key, None
            elif name != role.key:
                yield key, role.key, name


def _heir(scheme: Scheme, label: Label, above: Label) -> bool:
    """Whether the roles of a label are those of `above`: itself, and those without any below."""
    at: Label | None = label
    while at is not None and at.key != above.key and not at.roles:
        at = scheme.label(at.parent)
    return at is not None and at.key == above.key
