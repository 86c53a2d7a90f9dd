"""The words of instruction tuning: what a model is asked, in the language of the document.

The same words for the same scheme, task and language, on every machine.
"""

from enum import StrEnum

from annotator.errors import UserError
from annotator.model.scheme import Scheme
from annotator.sentences import worded


class Task(StrEnum):
    """What a model is asked for."""

    ENTITIES = "entities"
    EVENTS = "events"
    BOTH = "both"


def task_of(name: str) -> Task:
    """The task of a name, both for ""; UserError ``chat.task`` when there is none."""
    try:
        return Task(name or Task.BOTH)
    except ValueError as fault:
        words = worded(
            "There is no task {name!r}. There are: {names}.", name=name, names=", ".join(Task)
        )
        raise UserError("chat.task", words) from fault


_OPENING = {
    "en": "You mark up news articles. The user gives you an article. Answer with one JSON object "
    "and nothing else.",
    "ar": "أنت توسّم المقالات الإخبارية. يعطيك المستخدم مقالًا. أجب بكائن JSON واحد ولا شيء غيره.",
}
_ENTITIES = {
    "en": '"entities": a list in the order of the text, one object for each mention of an entity: '
    '"id" (E1, E2, …), "label", "text" (the words of the mention, exactly as they stand in the '
    'article), "occurrence" (1 when these words stand in the article for the first time there, 2 '
    "for the second, and so on).",
    "ar": '"entities": قائمة بترتيب النص، فيها كائن لكل ذكر لكيان: "id" (E1، E2، …)، و"label"، '
    'و"text" (ألفاظ الذكر كما هي في المقال حرفًا حرفًا)، و"occurrence" (1 إذا كانت هذه أول مرة ترد '
    "فيها هذه الألفاظ في المقال، و2 للثانية، وهكذا).",
}
_EVENTS = {
    "en": '"events": a list in the order of the text, one object for each event: "id" (V1, V2, …), '
    '"type", "trigger" (the words that name the event, exactly as they stand in the article), '
    '"occurrence" (counted in the same way), "arguments" (a list of objects: ',
    "ar": '"events": قائمة بترتيب النص، فيها كائن لكل حدث: "id" (V1، V2، …)، و"type"، و"trigger" '
    '(الألفاظ الدالة على الحدث كما هي في المقال حرفًا حرفًا)، و"occurrence" (عدد مرات ورودها إلى '
    'ذلك الموضع، ابتداءً من 1)، و"arguments" (قائمة كائنات: ',
}
_BY_ID = {
    "en": '"role", "target" with the id of an entity or event, "text" with its words).',
    "ar": '"role"، و"target" وفيه معرّف كيان أو حدث، و"text" وفيه ألفاظه).',
}
_BY_WORDS = {
    "en": '"role" and either "label", "text" and "occurrence" of an entity, or "target" with the '
    "id of an event).",
    "ar": '"role"، ثم إما "label" و"text" و"occurrence" لكيان، وإما "target" وفيه معرّف حدث).',
}
_LABELS = {"en": "Labels of entities: ", "ar": "وسوم الكيانات: "}
_TYPES = {
    "en": "Types of events, with their roles: ",
    "ar": "أنواع الأحداث مع أدوارها: ",
}
_AND = {"en": ", ", "ar": "، "}


def prompt(scheme: Scheme | None, task: Task, language: str) -> str:
    """What the system says: in Arabic for documents in Arabic, in English for all others.

    `language` is the BCP 47 code of the document. The labels of the scheme are listed by their
    keys, since these are what the answer has.
    """
    tongue = "ar" if language.partition("-")[0] == "ar" else "en"
    lines = [_OPENING[tongue]]
    if task is not Task.EVENTS:
        lines.append(_ENTITIES[tongue])
    if task is not Task.ENTITIES:
        ends = _BY_ID if task is Task.BOTH else _BY_WORDS
        lines.append(_EVENTS[tongue] + ends[tongue])
    if scheme is not None:
        lines.extend(_inventory(scheme, task, tongue))
    return "\n".join(lines)


def _inventory(scheme: Scheme, task: Task, tongue: str) -> list[str]:
    both, lines = _AND[tongue], []
    entities = [label.key for label in scheme.entities()]
    if entities:
        lines.append(_LABELS[tongue] + both.join(entities))
    events = [
        f"{label.key} ({both.join(role.key for role in scheme.roles_of(label.key))})"
        for label in scheme.events()
    ]
    if events and task is not Task.ENTITIES:
        lines.append(_TYPES[tongue] + both.join(events))
    return lines
