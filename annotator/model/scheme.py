"""Schemes: labels with their roles, attributes, names, colours and keys. Frozen values.

`scheme_toml` reads them from text; no disk and no window here.
"""

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

Kind = Literal["entity", "event", "relation", "document", "cluster", "zone"]
ANYTHING = "*"
"""In a list of admitted labels: whatever there is."""


class Names(msgspec.Struct, frozen=True):
    """A name in Arabic and in English."""

    ar: str
    en: str


class Colour(msgspec.Struct, frozen=True):
    """``#rrggbb`` on the light and on the dark page, and the style of the line."""

    light: str
    dark: str
    line: Literal["solid", "dashed", "dotted", "double"] = "solid"


class ValueDef(msgspec.Struct, frozen=True):
    """One value that an attribute may take."""

    key: str
    names: Names


class AttributeDef(msgspec.Struct, frozen=True, kw_only=True):
    """A named property of items: one of `values`, or any text when `free`."""

    key: str
    names: Names
    values: tuple[ValueDef, ...] = ()
    default: str | None = None
    free: bool = False


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """What an argument of an event may be.

    `admits` are label keys; a parent admits its children, ``*`` anything. `minimum` over 0 makes
    the slot stand visibly empty, and a *problem* (never an error) while it is: no published
    guideline makes a role mandatory. `maximum` None means any number. `variants` are finer kinds
    of the same role (the time roles of ACE), for exports that tell them apart.
    """

    key: str
    names: Names
    admits: tuple[str, ...]
    minimum: int = 0
    maximum: int | None = None
    variants: tuple[ValueDef, ...] = ()

    @property
    def expected(self) -> bool:
        """Whether the slot is shown as required."""
        return self.minimum > 0


class Label(msgspec.Struct, frozen=True, kw_only=True, tag="scheme-label"):
    """A label: of entities, events, relations, clusters or whole documents.

    The key is dotted; its parent is the part before the last dot. Top-level labels have a colour
    and a one-stroke key (US name of its place on the keyboard), subtypes a second stroke.
    """

    key: str
    kind: Kind
    names: Names
    description: Names = Names("", "")
    colour: Colour | None = None
    hotkey: str | None = None
    second: str | None = None
    roles: tuple[Role, ...] = ()
    attributes: tuple[str, ...] = ()
    source_admits: tuple[str, ...] = ()
    target_admits: tuple[str, ...] = ()
    symmetric: bool = False
    retired: bool = False

    @property
    def parent(self) -> str:
        """The key of the label above, or "" at the top."""
        return self.key.rpartition(".")[0]


def admits_key(admitted: Iterable[str], key: str) -> bool:
    """Whether a list of admitted keys holds `key`, one of its parents, or ``*``."""
    return any(a == ANYTHING or key == a or key.startswith(a + ".") for a in admitted)


class SchemeHead(msgspec.Struct, frozen=True, tag="scheme-head"):
    """A scheme without its labels: what is changed, logged and undone apart from them."""

    name: str
    version: int
    names: Names
    attributes: tuple[AttributeDef, ...]


class Scheme(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A set of labels and attributes with a name and a version."""

    name: str
    version: int
    names: Names
    labels: tuple[Label, ...] = ()
    attributes: tuple[AttributeDef, ...] = ()

    @property
    def _by_key(self) -> dict[str, Label]:
        known: dict[str, Label] | None = self.__dict__.get("by_key")
        if known is None:
            known = {label.key: label for label in self.labels}
            self.__dict__["by_key"] = known
        return known

    def label(self, key: str) -> Label | None:
        """The label of a key, or None."""
        return self._by_key.get(key)

    def of_kind(self, kind: Kind) -> list[Label]:
        """All labels of a kind, in the order of the scheme."""
        return [label for label in self.labels if label.kind == kind]

    def offered(self, kind: Kind) -> list[Label]:
        """The labels of a kind that new items may get: neither they nor one above is retired."""
        return [label for label in self.of_kind(kind) if not self.retired(label.key)]

    def retired(self, key: str) -> bool:
        """Whether a label, or one above it, is offered no more."""
        label = self.label(key)
        while label is not None and not label.retired:
            label = self.label(label.parent)
        return label is not None

    def entities(self) -> list[Label]:
        """All labels of entities and values, parents and children."""
        return self.of_kind("entity")

    def events(self) -> list[Label]:
        """All types of events, headings included."""
        return self.of_kind("event")

    def relations(self) -> list[Label]:
        """All labels of relations, parents included."""
        return self.of_kind("relation")

    def tops(self, kind: Kind) -> list[Label]:
        """The labels of a kind that have no parent in the scheme."""
        return [label for label in self.of_kind(kind) if self.label(label.parent) is None]

    def children(self, key: str) -> list[Label]:
        """The labels directly below a key."""
        return [label for label in self.labels if label.parent == key]

    def admits(self, role: Role, key: str) -> bool:
        """Whether a role may be filled by an item of a label."""
        return admits_key(role.admits, key)

    def roles_of(self, key: str) -> tuple[Role, ...]:
        """The roles of an event type, its parent's where it has none of its own."""
        label = self.label(key)
        while label is not None and not label.roles:
            label = self.label(label.parent)
        return label.roles if label is not None else ()

    def roles_for(self, event_key: str, target_key: str) -> list[Role]:
        """The roles of an event type that an item of a label may fill."""
        return [role for role in self.roles_of(event_key) if self.admits(role, target_key)]

    def relations_between(
        self, source_key: str, target_key: str, *, retired: bool = False
    ) -> list[Label]:
        """The relations that may join two labels, subtypes rather than their headings.

        With `retired` also those that are offered no more, but were once.
        """
        return [
            label
            for label in (self.relations() if retired else self.offered("relation"))
            if not self.children(label.key) and self._joins(label, source_key, target_key)
        ]

    def _joins(self, label: Label, source: str, target: str) -> bool:
        there = admits_key(label.source_admits, source) and admits_key(label.target_admits, target)
        back = admits_key(label.source_admits, target) and admits_key(label.target_admits, source)
        return there or (label.symmetric and back)

    def colour_of(self, key: str) -> Colour | None:
        """The colour of a label: its own, or that of the nearest label above it."""
        label = self.label(key)
        while label is not None and label.colour is None:
            label = self.label(label.parent)
        return label.colour if label is not None else None

    def attributes_of(self, key: str) -> list[AttributeDef]:
        """The attributes that apply to a label: its own and those of the labels above it."""
        wanted: dict[str, None] = {}
        label = self.label(key)
        while label is not None:
            wanted = dict.fromkeys((*label.attributes, *wanted))
            label = self.label(label.parent)
        known = {attribute.key: attribute for attribute in self.attributes}
        return [known[name] for name in wanted if name in known]

    @property
    def head(self) -> SchemeHead:
        """The scheme without its labels."""
        return SchemeHead(self.name, self.version, self.names, self.attributes)

    def with_head(self, head: SchemeHead) -> "Scheme":
        """The same labels under another head."""
        return Scheme(
            name=head.name,
            version=head.version,
            names=head.names,
            labels=self.labels,
            attributes=head.attributes,
        )

    def with_label(self, label: Label) -> "Scheme":
        """The scheme with a label added, or changed in its place."""
        if self.label(label.key) is None:
            return msgspec.structs.replace(self, labels=(*self.labels, label))
        labels = tuple(label if old.key == label.key else old for old in self.labels)
        return msgspec.structs.replace(self, labels=labels)

    def without_label(self, key: str) -> "Scheme":
        """The scheme without a label."""
        return msgspec.structs.replace(
            self, labels=tuple(label for label in self.labels if label.key != key)
        )

    def find(
        self, query: str, kind: Kind, fold: Callable[[str], str] = str.casefold
    ) -> list[Label]:
        """The labels whose key or name holds what was typed; names that begin with it first."""
        wanted = fold(query)
        ranked = []
        for at, label in enumerate(self.of_kind(kind)):
            names = [fold(name) for name in (label.names.ar, label.names.en, label.key)]
            if any(wanted in name for name in names):
                ranked.append((not any(name.startswith(wanted) for name in names), at, label))
        return [label for _, _, label in sorted(ranked, key=lambda row: row[:2])]
