"""A scheme as brat's annotation.conf and visual.conf, written."""

import re
from collections.abc import Iterator

from annotator.formats.brat_conf import EQUIV, TRUE_KEY, derived_key, escaped
from annotator.formats.brat_names import BratNames, plain_role
from annotator.model.scheme import (
    ANYTHING,
    AttributeDef,
    Kind,
    Label,
    Names,
    Role,
    Scheme,
)

_VALUE = re.compile(r"[^\s|,:<>]+")
_KINDS: dict[Kind, str] = {"entity": "<ENTITY>", "event": "<EVENT>", "relation": "<RELATION>"}


def conf_text(scheme: Scheme, names: BratNames) -> str:
    """The annotation.conf of a scheme and of the labels that `names` has met besides."""
    return _Writer(_whole(scheme, names), names).text()


def visual_text(scheme: Scheme, names: BratNames, *, right_to_left: bool) -> str:
    """A visual.conf: what brat shows instead of names, the colours, the direction of the text."""
    whole = _whole(scheme, names)
    lines = ["[labels]"]
    shown = dict.fromkeys(_shown(label, names) for label in whole.labels)
    lines += [line for line in shown if line]
    lines += ["", "[drawing]", "SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken"]
    lines += ["ARC_DEFAULT\tcolor:black, arrowHead:triangle-5"]
    for label in whole.labels:
        colour = whole.colour_of(label.key)
        if colour is not None and label.kind == "entity":
            lines.append(f"{names.label(label.key, label.kind)}\tbgColor:{colour.light}")
    if right_to_left:
        lines += ["", "[options]", "Text direction:rtl"]
    return "\n".join(lines) + "\n"


def _shown(label: Label, names: BratNames) -> str:
    name = names.label(label.key, label.kind)
    forms = dict.fromkeys(one for one in (label.names.ar, label.names.en) if one)
    safe = [form for form in forms if not set(form) & set("|<>\t\n#[]")]
    return " | ".join([name, *safe]) if label.kind != "document" and safe else ""


def _whole(scheme: Scheme, names: BratNames) -> Scheme:
    known = {label.key for label in scheme.labels}
    for key, kind in names.found.items():
        if key not in known:
            scheme = scheme.with_label(Label(key=key, kind=kind, names=Names(key, key)))
    return scheme


class _Writer:
    """One configuration under way."""

    def __init__(self, scheme: Scheme, names: BratNames) -> None:
        self._scheme = scheme
        self._names = names
        self._macros: dict[str, str] = {}

    def text(self) -> str:
        """The four sections; macros stand in each, since brat keeps them apart."""
        entities = list(self._section("entity"))
        relations = [*self._section("relation"), *self._clusters()]
        events = list(self._section("event"))
        macros = list(self._macros.values())
        attributes = list(self._attributes())
        parts = [
            ["[entities]", *entities],
            ["[relations]", *macros, *relations],
            ["[events]", *macros, *events],
            ["[attributes]", *attributes],
        ]
        return "\n\n".join("\n".join(part) for part in parts) + "\n"

    def _section(self, kind: Kind) -> Iterator[str]:
        for label in self._scheme.of_kind(kind):
            above = self._scheme.label(label.parent)
            # A label may stand below one of another kind, which is of another section.
            if above is None or above.kind != kind:
                yield from self._tree(label, None, 0)

    def _tree(self, label: Label, above: tuple[str, str] | None, depth: int) -> Iterator[str]:
        name = self._names.label(label.key, label.kind)
        written = name if derived_key(name, above) == label.key else self._aliased(name, label.key)
        children = [c for c in self._scheme.children(label.key) if c.kind == label.kind]
        said = self._said(label)
        heading = "!" if label.kind in {"event", "relation"} and children and not said else ""
        yield "\t" * depth + f"{heading}{written}" + (f"\t{said}" if said else "")
        for child in children:
            yield from self._tree(child, (name, label.key), depth + 1)

    @staticmethod
    def _aliased(name: str, key: str) -> str:
        return f"{name}|{TRUE_KEY}{escaped(key)}"

    def _said(self, label: Label) -> str:
        if label.kind == "event":
            return ", ".join(self._role(role) for role in label.roles if plain_role(role.key))
        if label.kind != "relation" or not label.source_admits:
            return ""
        ends = f"Arg1:{self._types(label.source_admits)}, Arg2:{self._types(label.target_admits)}"
        return ends + (", <REL-TYPE>:symmetric" if label.symmetric else "")

    def _clusters(self) -> Iterator[str]:
        both = "Arg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive"
        yield f"{EQUIV}\t{both}"
        for label in self._scheme.of_kind("cluster"):
            name = self._names.label(label.key, "cluster")
            written = (
                name if derived_key(name, None) == label.key else self._aliased(name, label.key)
            )
            yield f"{written}\t{both}"

    def _role(self, role: Role) -> str:
        return f"{role.key}{_count(role)}:{self._types(role.admits)}"

    def _types(self, keys: tuple[str, ...]) -> str:
        found: list[str] = []
        for key in keys:
            label = self._scheme.label(key)
            if key == ANYTHING or label is None:
                return "<ANY>"
            found.append(self._type(label))
        return "|".join(dict.fromkeys(found)) or "<ANY>"

    def _type(self, label: Label) -> str:
        """A label and those below it, which brat does not count in by itself: as a macro."""
        name = self._names.label(label.key, label.kind)
        below = [self._names.label(one.key, one.kind) for one in _below(self._scheme, label.key)]
        if not below:
            return name
        macro = "<any-" + re.sub("[^A-Za-z-]", "-", name) + ">"
        line = f"{macro}={'|'.join([name, *below])}"
        if self._macros.setdefault(macro, line) != line:
            return "|".join([name, *below])
        return macro

    def _attributes(self) -> Iterator[str]:
        known = {one.key: one for one in self._scheme.attributes}
        for key, name in self._names.attributes().items():
            written = name if name == key else self._aliased(name, key)
            definition = known.get(key)
            said = [f"Arg:{self._bearers(key)}"]
            if definition is not None:
                said += _values(definition)
            yield f"{written}\t{', '.join(said)}"

    def _bearers(self, key: str) -> str:
        found: list[str] = []
        for kind, whole in _KINDS.items():
            tops = self._scheme.tops(kind)
            having = [label for label in self._scheme.of_kind(kind) if key in label.attributes]
            if tops and all(top in having for top in tops):
                found.append(whole)
                continue
            for label in having:
                below = _below(self._scheme, label.key)
                found += [self._names.label(one.key, one.kind) for one in (label, *below)]
        return "|".join(dict.fromkeys(found)) or "<ANY>"


def _below(scheme: Scheme, key: str) -> list[Label]:
    return [label for label in scheme.labels if label.key.startswith(key + ".")]


def _values(definition: AttributeDef) -> Iterator[str]:
    values = [value.key for value in definition.values if _VALUE.fullmatch(value.key)]
    if values:
        yield f"Value:{'|'.join(values)}"
    if definition.default in values:
        yield f"<DEFAULT>:{definition.default}"


def _count(role: Role) -> str:
    low, high = role.minimum, role.maximum
    simple = {(1, 1): "", (0, 1): "?", (0, None): "*"}
    if (low, high) in simple:
        return simple[low, high]
    if high is None:
        # brat has no «at least three»; what is asked for is said by the first.
        return "+"
    return f"{{{low}}}" if low == high else f"{{{low}-{high}}}"
