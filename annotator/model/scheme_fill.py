"""Filling in what a scheme from elsewhere lacks: headings, names, colours, strokes. Pure."""

from collections.abc import Iterable, Iterator

import msgspec

from annotator.model.scheme import Label, Names, Scheme
from annotator.model.spare import spare_colour, spare_key
from annotator.sentences import worded

_DIGITS = "1234567890"
_SHOWN = 5


class Filled(msgspec.Struct, frozen=True):
    """A scheme that lacks nothing, and in plain sentences what could not be filled in."""

    scheme: Scheme
    said: tuple[str, ...] = ()


def filled(scheme: Scheme) -> Filled:
    """The scheme with everything that the program needs; what is there already is kept.

    A key whose parent is missing gets it as a heading; a name that is missing is the last part
    of the key, in both languages; inks and strokes are spare ones. A stroke that is taken or
    belongs to the program is given up for another. It checks nothing: see `scheme_faults`.
    """
    labels = [_named(label) for label in _with_headings(scheme.labels)]
    labels = _coloured(labels)
    labels, without = _stroked(labels)
    attributes = tuple(
        msgspec.structs.replace(
            attribute,
            names=both_names(attribute.names, attribute.key),
            values=tuple(
                msgspec.structs.replace(value, names=both_names(value.names, value.key))
                for value in attribute.values
            ),
        )
        for attribute in scheme.attributes
    )
    whole = msgspec.structs.replace(
        scheme,
        names=both_names(scheme.names, scheme.name),
        labels=tuple(labels),
        attributes=attributes,
    )
    words = worded(
        "There are not keys enough for all labels; these have none: {labels}.",
        labels=listed(without),
    )
    return Filled(whole, (words,) if without else ())


def both_names(names: Names, key: str) -> Names:
    """The names with the key where one is missing."""
    return Names(names.ar or key, names.en or key)


def listed(keys: Iterable[str]) -> str:
    """The first few of some keys for a sentence, and how many more there are."""
    every = list(dict.fromkeys(keys))
    more = len(every) - _SHOWN
    shown = ", ".join(every[:_SHOWN])
    return worded("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown


def _with_headings(labels: Iterable[Label]) -> Iterator[Label]:
    labels = list(labels)
    known = {label.key for label in labels}
    for label in labels:
        parts = label.key.split(".")
        for at in range(1, len(parts)):
            key = ".".join(parts[:at])
            if key not in known:
                known.add(key)
                yield Label(key=key, kind=label.kind, names=Names("", ""))
        yield label


def _named(label: Label) -> Label:
    name = label.key.rpartition(".")[2]
    roles = tuple(
        msgspec.structs.replace(role, names=both_names(role.names, role.key))
        for role in label.roles
    )
    return msgspec.structs.replace(label, names=both_names(label.names, name), roles=roles)


def _coloured(labels: list[Label]) -> list[Label]:
    known = {label.key for label in labels}
    used = {label.colour.light.upper() for label in labels if label.colour}
    given, done = 0, []
    for label in labels:
        if label.colour is None and label.parent not in known:
            colour = spare_colour(given, label.kind, used)
            given += label.kind != "event"
            done.append(msgspec.structs.replace(label, colour=colour))
        else:
            done.append(label)
    return done


def _stroked(labels: list[Label]) -> tuple[list[Label], list[str]]:
    """The labels with their strokes, and the keys of those for which none was left."""
    known = {label.key for label in labels}
    groups: dict[tuple[str, str], list[int]] = {}
    for at, label in enumerate(labels):
        above = label.parent if label.parent in known else ""
        groups.setdefault((above, "" if above else label.kind), []).append(at)
    done, without = list(labels), []
    for (above, _), places in groups.items():
        field = "second" if above else "hotkey"
        taken: set[str] = set()
        wishes = [getattr(labels[at], field) for at in places]
        fits = [_may(wish, labels[at], taken, top=not above)
                for at, wish in zip(places, wishes, strict=True)]  # fmt: skip
        for at, wish, fit in zip(places, wishes, fits, strict=True):
            label = labels[at]
            key = wish if fit else _spare(label, taken, top=not above)
            if key is None:
                without.append(label.key)
            else:
                taken.add(key)
            done[at] = msgspec.structs.replace(label, **{field: key})
    return done, without


def _may(wish: str | None, label: Label, taken: set[str], *, top: bool) -> bool:
    """Whether a label may have the stroke that it asks for; it is taken then."""
    reserved = top and label.kind == "entity"
    if not wish or spare_key(wish, taken, reserved=reserved) != wish:
        return False
    taken.add(wish)
    return True


def _spare(label: Label, taken: set[str], *, top: bool) -> str | None:
    # Types of events are chosen from a list, where codes begin with a digit and names do not.
    wanted = _DIGITS if label.kind == "event" else label.names.en
    return spare_key(wanted, taken, reserved=top and label.kind == "entity")
