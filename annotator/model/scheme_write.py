"""Scheme writing: a scheme as TOML, the exact inverse of `scheme_toml`. Scheme in, text out.

What is read back is equal to what was written, but for the order of labels: a file has them by
kind, each top-level label before all that stand below it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.model.scheme import AttributeDef, Colour, Label, Names, Role, Scheme, ValueDef
from annotator.model.scheme_toml import ANY_NUMBER, KINDS

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_WIDTH = 96


def scheme_to_toml(scheme: Scheme) -> str:
    """The text of a scheme, UTF-8 when it is written to a file, with a newline at its end."""
    common = _common_roles(scheme)
    lines = [
        f"name = {_text(scheme.name)}",
        f"version = {scheme.version}",
        *_names(scheme.names),
    ]
    for attribute in scheme.attributes:
        lines += ["", "[[attributes]]", *_attribute(attribute)]
    for key, role in common.items():
        lines += ["", f"[roles.{_key(key)}]", *_role(role)]
    for label, section, name in _in_order(scheme):
        lines += ["", f"[[{section}]]", f"key = {_text(name)}", *_label(label, common)]
    return "\n".join(lines) + "\n"


def _in_order(scheme: Scheme) -> Iterator[tuple[Label, str, str]]:
    """Each label with the section it stands in, and its key there."""
    for section, kind in KINDS.items():
        for top in scheme.tops(kind):
            yield top, section, top.key
            for label in scheme.of_kind(kind):
                if label.key.startswith(top.key + "."):
                    yield label, f"{section}.types", label.key[len(top.key) + 1 :]


# --- parts ------------------------------------------------------------------------------------


def _names(names: Names) -> list[str]:
    return [f"ar = {_text(names.ar)}", f"en = {_text(names.en)}"]


def _attribute(attribute: AttributeDef) -> Iterator[str]:
    yield f"key = {_text(attribute.key)}"
    yield from _names(attribute.names)
    if attribute.default is not None:
        yield f"default = {_text(attribute.default)}"
    if attribute.free:
        yield "free = true"
    if attribute.values:
        yield f"values = {_values(attribute.values)}"


def _role(role: Role) -> Iterator[str]:
    yield from _names(role.names)
    yield f"admits = {_list(role.admits)}"
    if role.maximum is not None:
        yield f"maximum = {role.maximum}"
    if role.variants:
        yield f"variants = {_values(role.variants)}"


def _label(label: Label, common: dict[str, Role]) -> Iterator[str]:
    yield from _names(label.names)
    for name in ("hotkey", "second"):
        stroke = getattr(label, name)
        if stroke is not None:
            yield f"{name} = {_text(stroke)}"
    if label.colour is not None:
        yield from _colour(label.colour)
    for name, words in (("about_ar", label.description.ar), ("about_en", label.description.en)):
        if words:
            yield f"{name} = {_text(words)}"
    lists = (("attributes", label.attributes), ("from", label.source_admits))
    for name, keys in (*lists, ("to", label.target_admits)):
        if keys:
            yield f"{name} = {_list(keys)}"
    yield from (f"{name} = true" for name in ("symmetric", "retired") if getattr(label, name))
    yield from _label_roles(label, common)


def _colour(colour: Colour) -> Iterator[str]:
    yield f"light = {_text(colour.light)}"
    yield f"dark = {_text(colour.dark)}"
    if colour.line != "solid":
        yield f"line = {_text(colour.line)}"


def _label_roles(label: Label, common: dict[str, Role]) -> Iterator[str]:
    if label.roles:
        wanted = [f"{role.key}!" if role.minimum else role.key for role in label.roles]
        yield f"roles = {_list(wanted)}"
    for role in label.roles:
        other = _change(role, common[role.key])
        if other:
            yield f"change.{_key(role.key)} = {{ {', '.join(other)} }}"


# --- roles ------------------------------------------------------------------------------------


def _common_roles(scheme: Scheme) -> dict[str, Role]:
    """The usual form of each role, which [roles] holds: the commonest, the first among equals."""
    forms: dict[str, Counter[Role]] = {}
    for label in scheme.labels:
        for role in label.roles:
            forms.setdefault(role.key, Counter())[_at_least(role, 0)] += 1
    return {key: found.most_common(1)[0][0] for key, found in forms.items()}


def _at_least(role: Role, least: int) -> Role:
    return Role(
        key=role.key,
        names=role.names,
        admits=role.admits,
        minimum=least,
        maximum=role.maximum,
        variants=role.variants,
    )


def _change(role: Role, common: Role) -> list[str]:
    found = [
        f"{name} = {_text(getattr(role.names, name))}"
        for name in ("ar", "en")
        if getattr(role.names, name) != getattr(common.names, name)
    ]
    if role.admits != common.admits:
        found.append(f"admits = {_list(role.admits)}")
    if role.minimum > 1:
        found.append(f"minimum = {role.minimum}")
    if role.maximum != common.maximum:
        found.append(f"maximum = {ANY_NUMBER if role.maximum is None else role.maximum}")
    if role.variants != common.variants:
        found.append(f"variants = {_values(role.variants, one_line=True)}")
    return found


# --- TOML -------------------------------------------------------------------------------------


def _text(words: str) -> str:
    """A basic string: the escapes of JSON are those of TOML, and DEL is one more."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _list(keys: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, keys))}]"


def _values(values: Sequence[ValueDef], *, one_line: bool = False) -> str:
    rows = [
        f"{{ key = {_text(v.key)}, ar = {_text(v.names.ar)}, en = {_text(v.names.en)} }}"
        for v in values
    ]
    line = f"[{', '.join(rows)}]"
    if one_line or len(line) <= _WIDTH:
        return line
    return "\n".join(["[", *(f"    {row}," for row in rows), "]"])
