"""What the tests of arcs share: scenes of events with arguments, made at random."""

import random

from canvas_help import COLOURS, mark

from annotator.model.marks import Arc, Mark, Scene, Shape
from annotator.text.words import word_ranges

ROLES = ("Attacker", "Target", "Instrument", "Place", "Time-Within", "مهاجم", "هدف", "مكان")
LATIN = (
    "The coalition said on Monday that its forces destroyed eleven vehicles near the town of "
    "Baiji in northern Iraq while troops advanced towards the refinery. "
) * 10


def events_scene(
    text: str, events: int, arguments: int, seed: int, *, near: int = 14, everything: bool = True
) -> Scene:
    """Events spread over a text, each with arguments within `near` words; one is selected.

    With `everything` the arcs of all events are shown, else those of the selected one.
    """
    rng = random.Random(seed)
    words = list(word_ranges(text))
    marks: dict[str, Mark] = {}
    arcs: list[Arc] = []
    for number in range(events):
        at = int((number + 0.5) * len(words) / events)
        chosen = number == events // 3
        light, dark = COLOURS[number % 3]
        badge = rng.choice(("Conflict.Attack", "هجوم", "Movement.Transport"))
        look = {"shape": Shape.EVENT, "badge": badge, "selected": chosen}
        event = mark(f"e{number}", words[at], light=light, dark=dark, **look)
        marks[event.item] = event
        for role in rng.sample(ROLES, arguments):
            word = max(0, min(len(words) - 1, at + rng.choice((-1, 1)) * rng.randint(0, near)))
            target = marks.setdefault(f"s{word}", _span(rng, words, word))
            if chosen or everything:
                arc = Arc(
                    source=event.item,
                    target=target.item,
                    pill=role,
                    light=light,
                    dark=dark,
                    faint=not chosen,
                )
                arcs.append(arc)
    ordered = sorted(marks.values(), key=lambda m: (m.start, -m.end))
    return Scene(tuple(ordered), tuple(arcs))


def _span(rng: random.Random, words: list[tuple[int, int]], at: int) -> Mark:
    fragments = [words[at]]
    if rng.random() < 0.1 and at + 3 < len(words):
        fragments.append(words[at + 2])
    light, dark = COLOURS[at % 3]
    badge = rng.choice(("PER", "GPE", "شخص: فرد", "ORG"))
    return mark(f"s{at}", *fragments, light=light, dark=dark, badge=badge)
