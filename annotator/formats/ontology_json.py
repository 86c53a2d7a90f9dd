"""Ontologies in JSON: types of events with their roles and what may fill them, types of entities.

Two shapes. As the KAIROS file of gen-arg: an object of event types, each with `roles` and, beside
it, `role_types`. Or sections: `entities`, `events`, `relations`, each a list or an object, whose
events have `roles` (also `slots`, `arguments`) with `constraints` (also `types`, `admits`).
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from annotator.errors import UserError
from annotator.formats.scheme_read import MOST_DEEP, ReadScheme, colour_of, invalid, key_of
from annotator.model.scheme import ANYTHING, Colour, Kind, Label, Names, Role, Scheme
from annotator.model.scheme_fill import listed
from annotator.sentences import worded

Json: TypeAlias = dict[str, Any]

_SECTIONS: Mapping[str, Kind] = {
    "entities": "entity", "entity_types": "entity", "entityTypes": "entity",
    "events": "event", "event_types": "event", "eventTypes": "event",
    "relations": "relation", "relation_types": "relation", "relationTypes": "relation",
}  # fmt: skip
_ROLES = ("roles", "slots", "arguments", "args", "participants")
_TYPES = (
    "constraints", "types", "admits", "entity_types", "entityTypes", "role_types", "fillers",
)  # fmt: skip
_NAME = ("key", "name", "type", "label", "id", "@id")
_ROLE_NAME = ("role", "roleName", "name", "key", "label", "id")
_ABOUT = ("description", "definition", "comment", "template")
_PARENT = ("parent", "subtype_of", "subclass_of", "subClassOf", "superclass")
_BELOW = ("subtypes", "children")
_ENDS = (("source", "from", "domain", "arg1"), ("target", "to", "range", "arg2"))
_TAKEN = {
    *_ROLES, *_NAME, *_ABOUT, *_PARENT, *_BELOW, *(name for end in _ENDS for name in end),
    "role_types", "keywords", "ar", "en", "title", "colour", "color", "symmetric",
}  # fmt: skip
_EVENT_WORDS = {"event", "events"}
_NUMBERED = re.compile(r"<arg([1-9]\d{0,2})>")


class _Entry(msgspec.Struct):
    """A type as the file has it. `key` is dotted; `named` is what others call it by."""

    kind: Kind
    named: str
    key: str
    facts: Json


def read_ontology(text: str, source: str, name: str) -> ReadScheme:
    """The scheme of an ontology; `name` becomes its name, `source` is for messages.

    Raises UserError ``scheme.invalid`` with what is wrong and in which type.
    """
    return _Reader(source, name).read(decoded(text, source))


def decoded(text: str, source: str) -> object:
    """The value of a JSON text; UserError ``scheme.invalid`` also for a key that stands twice."""

    def once(pairs: list[tuple[str, Any]]) -> Json:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise invalid(
                source, worded("the key {key!r} stands twice in one object", key=twice[:80])
            )
        return found

    def never(word: str) -> None:
        raise invalid(source, worded("{word} is not a value of JSON", word=word))

    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=never)
    except json.JSONDecodeError as fault:
        words = worded(
            "line {line}, column {column}: this is not JSON ({fault})",
            line=fault.lineno,
            column=fault.colno,
            fault=fault.msg,
        )
        raise invalid(source, words) from fault
    except (RecursionError, ValueError) as fault:
        raise invalid(
            source, worded("its JSON is nested too deep, or a number is too long")
        ) from fault


class _Reader:
    def __init__(self, source: str, name: str) -> None:
        self._source = source
        self._name = name
        self._entries: dict[str, _Entry] = {}
        self._made: dict[str, Label] = {}
        self._left: dict[str, None] = {}
        self._sections: list[str] = []
        self._added: dict[str, None] = {}
        self._doubled: dict[str, None] = {}
        self._colours: list[str] = []

    def read(self, value: object) -> ReadScheme:
        if not isinstance(value, dict):
            raise self._fault(worded("an ontology is one JSON object"))
        whole = self._gather(value)
        self._nest()
        title = value.get("name")
        labels = [self._label(entry) for entry in self._entries.values()]
        scheme = Scheme(
            name=title if whole and isinstance(title, str) and title else self._name,
            version=1,
            names=Names("", ""),
            labels=(*self._made.values(), *labels),
        )
        return ReadScheme(scheme, tuple(self._said()))

    def _fault(self, words: str) -> UserError:
        return invalid(self._source, words)

    # --- what types there are ---------------------------------------------------------------

    def _gather(self, value: Json) -> bool:
        """Take in all types; True when the file has sections."""
        if any(isinstance(value.get(name), (dict, list)) for name in _SECTIONS):
            for name, section in value.items():
                if name in _SECTIONS:
                    self._section(_SECTIONS[name], section, "")
                elif isinstance(section, (dict, list)):
                    self._sections.append(name)
            return True
        events = {
            key: facts
            for key, facts in value.items()
            if isinstance(facts, dict) and any(name in facts for name in _ROLES)
        }
        if not events:
            raise self._fault(
                worded("it has neither types of events with roles nor types of entities")
            )
        self._sections += [key for key in value if key not in events]
        self._section("event", events, "")
        return False

    def _section(self, kind: Kind, section: object, above: str) -> None:
        if above.count(".") >= MOST_DEEP:
            raise self._fault(
                worded("{type} lies more than {limit} types deep", type=above[:80], limit=MOST_DEEP)
            )
        for named, facts in self._types(section):
            own = key_of(named)
            if not own:
                raise self._fault(worded("a type has no name"))
            key = own if not above or own.startswith(f"{above}.") else f"{above}.{own}"
            if named in self._entries:
                raise self._fault(worded("the type {type} stands there twice", type=named[:80]))
            self._entries[named] = _Entry(kind, named, key, facts)
            below = next((facts[name] for name in _BELOW if facts.get(name)), None)
            if below is not None:
                self._section(kind, below, key)

    def _types(self, section: object) -> Iterator[tuple[str, Json]]:
        if isinstance(section, dict):
            for key, facts in section.items():
                yield key, self._facts(key, facts)
            return
        if not isinstance(section, list):
            raise self._fault(
                worded("a section is a list or an object, not {value!r:.40}", value=section)
            )
        for one in section:
            if isinstance(one, str):
                yield one, {}
            elif isinstance(one, dict) and _first(one, _NAME):
                yield _first(one, _NAME), one
            else:
                raise self._fault(worded("a type has no name: {value!r:.60}", value=one))

    def _facts(self, key: str, facts: object) -> Json:
        if isinstance(facts, dict):
            return facts
        if isinstance(facts, list):
            return {"roles": facts}
        if facts is None or isinstance(facts, str):
            return {"description": facts or ""}
        raise self._fault(
            worded("{type} is {value!r:.40}, where its facts should be", type=key[:80], value=facts)
        )

    def _nest(self) -> None:
        """Give each type that names a parent a key below it. UserError where that goes round."""
        above = {named: _first(entry.facts, _PARENT) for named, entry in self._entries.items()}
        keys = {named: self._below(self._chain(named, above)) for named in above if above[named]}
        for named, key in keys.items():
            self._entries[named].key = key

    def _chain(self, named: str, above: Mapping[str, str]) -> list[str]:
        """A type and all above it, the topmost last."""
        chain = [named]
        while at := above[chain[-1]]:
            if at in chain:
                raise self._fault(
                    worded(
                        "the types {types} lie below each other in a circle", types=listed(chain)
                    )
                )
            if at not in self._entries:
                raise self._fault(
                    worded(
                        "{type} lies below {above}, which is not there",
                        type=chain[-1][:80],
                        above=at[:80],
                    )
                )
            if self._entries[at].kind != self._entries[named].kind:
                raise self._fault(
                    worded(
                        "{type} lies below {above}, which is of another kind",
                        type=named[:80],
                        above=at[:80],
                    )
                )
            if len(chain) > MOST_DEEP:
                raise self._fault(
                    worded(
                        "{type} lies more than {limit} types deep", type=named[:80], limit=MOST_DEEP
                    )
                )
            chain.append(at)
        return chain

    def _below(self, chain: list[str]) -> str:
        key, *parts = (self._entries[one].key for one in reversed(chain))
        for part in parts:
            # A key that has the one above in front of it already says the same once.
            key = part if part.startswith(f"{key}.") else f"{key}.{part.rpartition('.')[2]}"
        return key

    # --- labels -------------------------------------------------------------------------------

    def _label(self, entry: _Entry) -> Label:
        facts = entry.facts
        self._left.update(dict.fromkeys(name for name in facts if name not in _TAKEN))
        order = self._order(entry) if entry.kind == "event" else []
        relation = entry.kind == "relation"
        ends = [self._admitted(entry, _value(facts, names)) for names in _ENDS] if relation else []
        return Label(
            key=entry.key,
            kind=entry.kind,
            names=self._names(entry),
            description=Names("", _about(facts, [role.key for role in order])),
            colour=self._colour(entry),
            roles=self._once(entry, order),
            source_admits=ends[0] if ends else (),
            target_admits=ends[1] if ends else (),
            symmetric=facts.get("symmetric") is True,
        )

    def _names(self, entry: _Entry) -> Names:
        facts, parts = entry.facts, entry.key.split(".")
        last = parts[-1]
        # Kinds of one type that only say "unspecified" could not be told apart.
        if len(parts) > 2 and last.lower() in ("unspecified", "other", "na", "n/a"):
            last = f"{parts[-2]} · {last}"
        arabic, english = _first(facts, ("ar",)), _first(facts, ("en", "title"))
        return Names(arabic or last, english or last)

    def _colour(self, entry: _Entry) -> Colour | None:
        written = _first(entry.facts, ("colour", "color"))
        found = colour_of(written) if written and entry.kind != "event" else None
        if written and found is None and entry.kind != "event":
            self._colours.append(f"{written[:30]} ({entry.key})")
        return found

    def _order(self, entry: _Entry) -> list[Role]:
        """All roles of an event as often as they stand there, in their order."""
        found: object = next((entry.facts[name] for name in _ROLES if entry.facts.get(name)), [])
        if isinstance(found, dict):
            return [self._role(entry, key, facts) for key, facts in found.items()]
        types = entry.facts.get("role_types", [])
        if not isinstance(found, list) or not isinstance(types, list):
            raise self._fault(
                worded("the roles of {type} are neither a list nor an object", type=entry.key)
            )
        if types and len(types) != len(found):
            words = worded(
                "{type} has {roles} roles and {role_types} role_types",
                type=entry.key,
                roles=len(found),
                role_types=len(types),
            )
            raise self._fault(words)
        names = [one if isinstance(one, str) else _first(one, _ROLE_NAME) for one in found]
        return [
            self._role(entry, name, types[at] if types else found[at])
            for at, name in enumerate(names)
        ]

    def _once(self, entry: _Entry, order: list[Role]) -> tuple[Role, ...]:
        """Each role once: one that stands there twice may be filled more than once."""
        found: dict[str, Role] = {}
        for role in order:
            known = found.get(role.key)
            if known is not None:
                self._doubled[f"{role.key} of {entry.key}"] = None
                admits = tuple(dict.fromkeys((*known.admits, *role.admits)))
                role = msgspec.structs.replace(role, admits=admits, maximum=None)
            found[role.key] = role
        return tuple(found.values())

    def _role(self, entry: _Entry, name: str, facts: object) -> Role:
        # Roles are written in lists with signs beside them, so they have no blanks.
        key = key_of(name).replace(" ", "_").replace("!", "")
        if not key:
            raise self._fault(worded("a role of {type} has no name", type=entry.key))
        told = facts if isinstance(facts, dict) else {}
        # A role that is only a name admits anything; one beside its types has them as `facts`.
        types = _value(told, _TYPES) if told else None if facts == name else facts
        least = told.get("minimum", told.get("min", int(told.get("required") is True)))
        most = told.get("maximum", told.get("max"))
        minimum = least if isinstance(least, int) and least > 0 else 0
        maximum = most if isinstance(most, int) and most > 0 else None
        if maximum is not None and maximum < minimum:
            words = worded(
                "the role {role} of {type} wants {minimum} fillers and may have {maximum}",
                role=key,
                type=entry.key,
                minimum=minimum,
                maximum=maximum,
            )
            raise self._fault(words)
        return Role(
            key=key,
            names=Names(_first(told, ("ar",)), _first(told, ("en", "title"))),
            admits=self._admitted(entry, types),
            minimum=minimum,
            maximum=maximum,
        )

    def _admitted(self, entry: _Entry, types: object) -> tuple[str, ...]:
        if types is None or types == []:
            return (ANYTHING,)
        wanted = [types] if isinstance(types, str) else types
        if not isinstance(wanted, list) or not all(isinstance(one, str) for one in wanted):
            raise self._fault(
                worded(
                    "{type} admits {value!r:.60}, which is no list of types",
                    type=entry.key,
                    value=types,
                )
            )
        keys: dict[str, None] = {}
        for one in wanted:
            keys.update(dict.fromkeys(self._meant(one)))
        return tuple(keys) or (ANYTHING,)

    def _meant(self, named: str) -> list[str]:
        if named in self._entries:
            return [self._entries[named].key]
        if named == ANYTHING or not key_of(named):
            return [ANYTHING]
        if named.lower() in _EVENT_WORDS:
            events = [e.key for e in self._entries.values() if e.kind == "event"]
            return list(dict.fromkeys(key.partition(".")[0] for key in events))
        key = key_of(named)
        if key not in self._made and not any(e.key == key for e in self._entries.values()):
            self._made[key] = Label(key=key, kind="entity", names=Names("", ""))
            self._added[key] = None
        return [key]

    # --- what was not taken over --------------------------------------------------------------

    def _said(self) -> Iterator[str]:
        several = any(entry.kind == "entity" for entry in self._entries.values())
        sentences: list[tuple[Mapping[str, None] | list[str], str]] = [
            (self._sections, worded("These parts of the file were left out:")),
            (self._left, worded("These facts have no place in a scheme:")),
            (
                self._added if several else {},
                worded("Named by roles, not defined, and now types of entities:"),
            ),
            (self._doubled, worded("Roles that stood twice are one that may be filled again:")),
            (self._colours, worded("These are no colours, others were given:")),
        ]
        for what, words in sentences:
            if what:
                yield worded("{words} {what}.", words=words, what=listed(what))


def _first(facts: object, names: tuple[str, ...]) -> str:
    """The first of some facts that is a text; "" when none is."""
    if not isinstance(facts, dict):
        return ""
    return next((facts[n] for n in names if isinstance(facts.get(n), str) and facts[n]), "")


def _value(facts: Json, names: tuple[str, ...]) -> object:
    return next((facts[name] for name in names if name in facts), None)


def _about(facts: Json, roles: list[str]) -> str:
    """The description; in a template the numbers of its places are the names of the roles."""

    def named(hit: re.Match[str]) -> str:
        at = int(hit.group(1)) - 1
        return f"<{roles[at]}>" if at < len(roles) else hit.group()

    words = _NUMBERED.sub(named, _first(facts, _ABOUT))
    keywords = facts.get("keywords")
    if isinstance(keywords, list) and all(isinstance(one, str) for one in keywords) and keywords:
        words = f"{words}\n({', '.join(keywords)})".strip()
    return words
