"""A clean corpus made from the sample, as records that faults can be planted in."""

import copy
import json

from annotator.app.consistency import Check
from annotator.app.gazetteer import Gazetteer
from annotator.app.projects import load_scheme
from annotator.app.session import Session
from annotator.app.transfer import ImportOptions, import_paths
from annotator.model.commands import Act
from annotator.model.edits import SCHEME_PLACE, Edit
from annotator.settings import resources
from annotator.store.store import Store

NAMES = (
    ("بغداد", "GPE"),
    ("واشنطن", "GPE"),
    ("العراق", "GPE"),
    ("إيران", "GPE"),
    ("نينوى", "GPE"),
    ("داعش", "ORG"),
    ("التحالف الدولي", "ORG"),
    ("الحشد الشعبي", "ORG"),
    ("مصطفى الكاظمي", "PER"),
    ("خلية الإعلام الأمني", "ORG"),
    ("المخابئ", "FAC"),
)
MORE = {
    "n1": "وصل مصطفى الكاظمي إلى واشنطن أمس، وقال إن بغداد تريد الهدوء مع إيران.\n"
    "ثم عاد من واشنطن إلى بغداد.",
    "n2": "قالت خلية الإعلام الأمني إن الطائرات عادت إلى بغداد بعد تدمير المخابئ في نينوى.\n"
    "ولم يصدر تعليق من إيران على ضربات التحالف الدولي.\n+ الخط -",
    "n3": "يرى العراق أن وجود داعش في نينوى انتهى، ويطلب الحشد الشعبي دوراً في ذلك من بغداد.\n"
    "وكان مصطفى الكاظمي قد زار نينوى قبل شهر، والتقى وفداً من الحشد الشعبي.",
    "n4": "انتقد متحدث في العراق موقف واشنطن، وذكّر بأن التحالف الدولي باق لقتال داعش.\n"
    "أما بغداد فلم تعلق، ولم تعلق واشنطن بعد ذلك.",
}
UNKNOWN = "PLANET"
TRIGGER = "تدمير"


def places(record, words):
    """Where words are marked or stand: (start, end) of each, in the order of the text."""
    text, found, at = record["text"], [], record["text"].find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def marked(record, words):
    """The entities that stand on these words, in the order of the text."""
    return [e for e in record["entities"] if record["text"][e["start"] : e["end"]] == words]


def clean():
    """The records of the clean corpus by id: all names marked alike, all roles filled."""
    article = (resources() / "samples" / "article.txt").read_text(encoding="utf-8")
    names = Gazetteer(NAMES)
    records = {}
    for id, text in {"n0": article, **MORE}.items():
        entities = [
            {"id": f"s{n}", "start": place.start, "end": place.end, "label": place.label}
            for n, place in enumerate(names.find(text))
        ]
        record = {"id": id, "name": id, "text": text, "author": "me", "entities": entities}
        record["events"] = [
            {
                "id": f"e{n}",
                "type": "Conflict.Attack",
                "trigger": {"start": start, "end": end},
                "arguments": _arguments(record, start),
            }
            for n, (start, end) in enumerate(places(record, TRIGGER))
        ]
        record["relations"] = []
        record["zones"] = [
            {"id": f"z{n}", "kind": "boilerplate", "start": start, "end": end}
            for n, (start, end) in enumerate(places(record, "+ الخط -"))
        ]
        records[id] = record
    return copy.deepcopy(records)


def _arguments(record, at):
    actors = [e for e in record["entities"] if e["label"] in ("GPE", "ORG")]
    near = min(actors, key=lambda e: abs(e["start"] - at))
    target = min(
        (e for e in record["entities"] if e["label"] != "GPE"), key=lambda e: abs(e["start"] - at)
    )
    return [
        {"role": "Attacker", "target": near["id"]},
        {"role": "Target", "target": target["id"]},
    ]


def store_of(records, path, scheme="ace2005"):
    """A project with these records."""
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records.values())
    source = path.with_suffix(".jsonl")
    source.write_text(lines, encoding="utf-8")
    store = Store.create(path, load_scheme(scheme))
    summary = import_paths(store, [source], ImportOptions(author="me"))
    assert summary.refused == 0
    unknown = store.scheme().label(UNKNOWN)
    if unknown is not None:
        # An import adds the labels that the scheme lacks; this one was then retired.
        act = Act("retire", (Edit(SCHEME_PLACE, unknown, None),))
        assert Session(store, "me").act(act).saved
    return store


def checked(records, path, author="me", **words):
    """The report on records; the store is closed again."""
    with store_of(records, path) as store:
        return Check(store, store.scheme(), author, **words).run()


def told(report):
    """(kind, document, text) of all places."""
    return [
        (found.kind, found.document, found.text)
        for group in report.groups
        for found in group.places
    ]
