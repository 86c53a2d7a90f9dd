"""Consistency with the scheme: labels, roles, attributes, relations of one layer. Pure."""

from collections.abc import Iterator

from annotator.app.consistency_marks import on_relation
from annotator.app.consistency_types import Found, Judged, Reason, Sheet, found_at, share
from annotator.app.consistency_usual import Usual
from annotator.model import rules
from annotator.model.items import Cluster, Event, LayerItem, Mention, Relation
from annotator.model.scheme import Scheme

_FEW = 3
_SELDOM = 0.1


def judge_scheme(sheet: Sheet, usual: Usual, scheme: Scheme) -> Iterator[Judged]:
    """What the scheme says against the items of a layer, with how usual it is here."""
    known = {item.id: item for item in sheet.record.items}
    for item in sheet.record.items:
        for problem in rules.item_problems(item, scheme, known.get):
            if problem.key == "role.target" and isinstance(item, Event):
                continue
            reason = _reason(problem, item, usual)
            yield reason, _on(sheet, reason, item)
        if isinstance(item, Event):
            yield from _fillers(sheet, usual, scheme, item)
        for name, value in rules.attribute_problems(item, scheme):
            reason = _attribute(scheme, item.label, name, value)
            yield reason, _on(sheet, reason, item)


def _on(sheet: Sheet, reason: Reason, item: LayerItem) -> Found:
    if isinstance(item, Relation):
        return on_relation(sheet, reason, item)
    place = (item.start, item.end) if isinstance(item, Mention) else (0, 0)
    return found_at(sheet, reason, place, (item.id, item.label))


def _attribute(scheme: Scheme, label: str, name: str, value: str) -> Reason:
    """A slip in a value; or an attribute that the scheme lacks, as imports bring in masses."""
    if any(attribute.key == name for attribute in scheme.attributes_of(label)):
        return Reason("scheme.attribute", f"{name}={value}", f"{name} = {value}", 0.9)
    return Reason("scheme.attribute", name, name, 0.5)


def _reason(problem: rules.Finding, item: LayerItem, usual: Usual) -> Reason:
    label = item.label
    if problem.key == "role.empty":
        role = problem.about
        filled, number = usual.filled[label, role], usual.types[label]
        counts = (("filled", filled), ("empty", number - filled))
        sure = max(0.5, share(filled, number))
        return Reason("event.role", f"{label} {role}", f"{label} · {role}", sure, counts)
    if problem.key in ("role.unknown", "role.many"):
        about = f"{label} · {problem.about}"
        return Reason("scheme.role", f"{problem.key} {label} {problem.about}", about, 0.9)
    if problem.key == "relation.ends":
        return Reason(
            "scheme.relation", f"{label} {problem.about}", f"{label}: {problem.about}", 0.9
        )
    return Reason("scheme.label", label, label, 0.9)


def _fillers(sheet: Sheet, usual: Usual, scheme: Scheme, event: Event) -> Iterator[Judged]:
    """Roles filled by what the scheme does not admit there: unusual here, or usual and so meant."""
    roles = {role.key: role for role in scheme.roles_of(event.label)}
    items = {item.id: item for item in sheet.record.items}
    for argument in event.arguments:
        role, target = roles.get(argument.role), items.get(argument.target)
        if role is None or target is None or isinstance(target, Cluster):
            continue
        if scheme.admits(role, target.label):
            continue
        number = usual.fillers[event.label, role.key, target.label]
        slots = usual.slots[event.label, role.key]
        odd = number < _FEW or number < slots * _SELDOM
        shown = f"{event.label} · {role.key} ← {target.label}"
        cause = f"{event.label} {role.key} {target.label}"
        counts = ((target.label, number), ("", slots))
        sure = max(0.5, share(slots - number, slots)) if odd else 0.5
        reason = Reason("event.filler" if odd else "scheme.role", cause, shown, sure, counts)
        yield reason, _on(sheet, reason, event)
